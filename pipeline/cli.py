"""The command line: commands, logging, exit codes. Whatever takes time to import is imported by the command that needs it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

import pipeline
from pipeline import workfolder
from pipeline.errors import VervolgError, WerkmapFout

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.register import Register

T = TypeVar("T")
FILE = click.Path(path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
MODEL = click.option(
    "--model",
    envvar="VERVOLG_MODEL",
    metavar="NAAM",
    help="Een ander taalmodel: een geïnstalleerd spaCy-pakket of een map. Mag ook in de omgevingsvariabele VERVOLG_MODEL.",
)
WORKFOLDER = click.option(
    "--map", "folder", metavar="MAP", type=FOLDER, default=".", help="De werkmap. Zonder deze optie: de map waarin u staat."
)
BODY = click.option("--overleg", "body", metavar="NAAM", help="Alleen dit overleg, bij naam of afkorting.")


class DutchFormatter(click.HelpFormatter):
    HEADINGS = {"Options": "Opties", "Commands": "Opdrachten"}

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Gebruik: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(self.HEADINGS.get(heading, heading))


class DutchContext(click.Context):
    formatter_class = DutchFormatter


class DutchCommand(click.Command):
    context_class = DutchContext

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPTIES]", **settings})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Toon deze uitleg."
        return option


class DutchGroup(DutchCommand, click.Group):
    """Turns every expected error into Dutch words and an exit code, in this one place."""

    command_class = DutchCommand

    def main(self, *args: Any, **settings: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):  # a Windows console knows few characters; a question mark is better than a crash
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        try:
            code = super().main(*args, **{**settings, "standalone_mode": False})
        except VervolgError as error:
            click.echo(f"vervolg: {error}", err=True)
            code = error.exit_code
        except OSError as error:
            from pipeline.run import disk_trouble

            click.echo(f"vervolg: {disk_trouble(error)}", err=True)
            code = WerkmapFout.exit_code
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            code = 0
        except click.UsageError as error:
            click.echo(f"vervolg: {_usage(error)}\nUitleg: {error.ctx.command_path if error.ctx else 'vervolg'} --help", err=True)
            code = error.exit_code
        except click.Abort:
            click.echo("vervolg: afgebroken. Wat klaar is, staat in de outbox; de rest doet vervolg de volgende keer.", err=True)
            code = 1
        sys.exit(code if isinstance(code, int) else 0)


def _usage(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"de optie {error.option_name} bestaat niet."
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if isinstance(error.param, click.Argument) and error.ctx else _option(error.param)
        return f"er ontbreekt iets: {name}."
    if isinstance(error, click.BadParameter):
        return f"de waarde bij {_option(error.param)} klopt niet."
    return "deze opdracht bestaat niet of is niet compleet."


def _option(param: click.Parameter | None) -> str:
    return param.opts[0] if param and param.opts else "een optie"


@click.group(cls=DutchGroup, context_settings={"help_option_names": ["-h", "--help"]}, subcommand_metavar="OPDRACHT ...")
@click.version_option(pipeline.__version__, "--version", message="vervolg %(version)s", help="Toon de versie.")
@click.option("-v", "--verbose", count=True, help="Vertel meer over wat er gebeurt; -vv vertelt alles, ook tekst uit uw stukken.")
def main(verbose: int) -> None:
    """Leest vergaderverslagen en maakt actielijsten, besluitenlijsten en conceptagenda's.

    Begin met: vervolg init MAP. Zet verslagen in MAP/inbox en geef: vervolg run --map MAP.
    """
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger("pipeline").setLevel({0: logging.WARNING, 1: logging.INFO}.get(verbose, logging.DEBUG))


@main.command(short_help="Maak een werkmap.")
@click.argument("folder", metavar="MAP", type=FOLDER)
def init(folder: Path) -> None:
    """Maak een werkmap met een inbox, een outbox en de sjablonen. Wat er al staat, blijft staan."""
    workfolder.create(folder)
    click.echo(f"De werkmap {folder} staat klaar. Zet verslagen in {folder / 'inbox'} en geef: vervolg run --map {folder}")


@main.command(short_help="Verwerk alles wat nieuw is in de inbox.")
@WORKFOLDER
@click.option("--opnieuw", "again", is_flag=True, help="Maak ook de stukken opnieuw van bestanden die al eens verwerkt zijn.")
@MODEL
@click.pass_context
def run(ctx: click.Context, folder: Path, again: bool, model: str | None) -> None:
    """Verwerk alles wat nieuw is in de inbox en vertel per bestand wat er is gedaan."""
    from pipeline import report
    from pipeline.run import Settings, batch

    outcomes = batch(Settings(folder=folder, templates=workfolder.templates(folder), again=again, today=date.today()), lambda: _load(model), _progress)
    for outcome in outcomes:
        _say(report.outcome_lines(outcome))
        click.echo()
    click.echo(report.summary_line(outcomes))
    ctx.exit(max((outcome.exit_code for outcome in outcomes), default=0))


@main.command(short_help="Schrijf wat er gevonden is als JSON.")
@click.argument("files", metavar="BESTAND...", nargs=-1, required=True, type=FILE)
@click.option("--json", "folder", metavar="MAP", type=FOLDER, required=True, help="De map waarin de JSON-bestanden komen.")
@MODEL
@click.pass_context
def extract(ctx: click.Context, files: Sequence[Path], folder: Path, model: str | None) -> None:
    """Schrijf per bestand wat erin gevonden is als JSON. Inbox, register en outbox blijven onaangeroerd."""
    from pipeline.rendering.data import as_json
    from pipeline.run import attempt, only_facts

    nlp, worst, taken = _load(model), 0, set[str]()
    folder.mkdir(parents=True, exist_ok=True)
    for path in _progress(files):
        facts = attempt(only_facts, path, nlp)
        if isinstance(facts, VervolgError):
            click.echo(f"{path.name}: {facts}", err=True)
            worst = max(worst, facts.exit_code)
            continue
        # two files of one name and different kinds: the second keeps its suffix in the name, so that neither is lost
        target = folder / (f"{path.name}.json" if path.stem in taken else f"{path.stem}.json")
        taken.add(path.stem)
        target.write_bytes(as_json(facts))
    ctx.exit(worst)


@main.command(short_help="Toon wat er uit een bestand wordt gehaald.")
@click.argument("file", metavar="BESTAND", type=FILE)
@MODEL
def check(file: Path, model: str | None) -> None:
    """Toon wat er uit een bestand wordt gehaald, met de zin waarin het staat en waarom het is gevonden."""
    from pipeline import report
    from pipeline.run import attempt, only_facts

    facts = attempt(only_facts, file, _load(model))
    if isinstance(facts, VervolgError):
        raise facts
    _say(report.fact_lines(facts))


@main.command(short_help="Toon acties uit het register.")
@WORKFOLDER
@BODY
@click.option("--wie", metavar="NAAM", help="Alleen acties van deze persoon of groep.")
@click.option("--open", "unfinished", is_flag=True, help="Alleen acties die nog niet klaar zijn.")
@click.option("--verlopen", "overdue", is_flag=True, help="Alleen acties waarvan de termijn voorbij is.")
def acties(folder: Path, body: str | None, wie: str | None, unfinished: bool, overdue: bool) -> None:
    """Toon de acties die vervolg kent, met nummer, wie, wanneer, status en bron."""
    from pipeline import report
    from pipeline.register import queries

    with _register(folder, body) as register:
        found = queries.acties(register, overleg=body, wie=wie, open=unfinished, verlopen=date.today() if overdue else None)
    _say(report.action_lines(found))


@main.command(short_help="Toon besluiten uit het register.")
@WORKFOLDER
@BODY
def besluiten(folder: Path, body: str | None) -> None:
    """Toon de besluiten die vervolg kent, met nummer, datum en bron."""
    from pipeline import report
    from pipeline.register import queries

    with _register(folder, body) as register:
        _say(report.decision_lines(queries.besluiten(register, overleg=body)))


@main.command(short_help="Zoek in agendapunten, besluiten en acties.")
@click.argument("words", metavar="WOORDEN...", nargs=-1, required=True)
@WORKFOLDER
def zoek(words: Sequence[str], folder: Path) -> None:
    """Zoek in alle agendapunten, besluiten en acties die vervolg kent. Alle woorden moeten voorkomen; het begin van een woord is genoeg."""
    from pipeline import report
    from pipeline.register import queries

    with _register(folder) as register:
        _say(report.hit_lines(queries.zoek(register, " ".join(words))))


@contextmanager
def _register(folder: Path, body: str | None = None) -> Iterator[Register]:
    """The register of a working folder, to ask; raises WerkmapFout where there is none or it does not know the body."""
    from pipeline.register import Register, bodies

    path = workfolder.register(folder)
    if not path.exists():
        raise WerkmapFout(f"In de map {folder} is nog niets verwerkt. Zet een verslag in de inbox en geef: vervolg run --map {folder}")
    with Register(path) as register:
        known = register.bodies()
        if body and bodies.resolve(body, known) is None:
            names = "; ".join(b.naam for b in known) or "nog geen enkel overleg"
            raise WerkmapFout(f"Het overleg '{body}' staat niet in het register. Wel bekend: {names}.")
        yield register


def _load(model: str | None) -> Language:
    from pipeline import language

    if sys.stderr.isatty():
        click.echo("Het taalmodel wordt geladen ...", err=True)
    return language.load(model)


def _progress(things: Sequence[T]) -> Iterator[T]:
    """A bar on the terminal when there is something to wait for; silence in a pipe or a log."""
    if len(things) < 2 or not sys.stderr.isatty():
        yield from things
        return
    with click.progressbar(things, label="Lezen", file=sys.stderr) as bar:
        yield from bar


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
