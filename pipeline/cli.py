"""The command line: commands, logging, exit codes. Whatever takes time to import is imported by the command that needs it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

import pipeline
from pipeline import cli_register, workfolder
from pipeline.cli_dutch import FOLDER, WORKFOLDER, DutchGroup, DutchOption, say
from pipeline.errors import VervolgError

if TYPE_CHECKING:
    from spacy.language import Language

T = TypeVar("T")
FILE = click.Path(path_type=Path)
MODEL = click.option(
    "--model",
    envvar="VERVOLG_MODEL",
    metavar="NAAM",
    help="Een ander taalmodel: een geïnstalleerd spaCy-pakket of een map. Mag ook in de omgevingsvariabele VERVOLG_MODEL.",
)


@click.group(cls=DutchGroup, context_settings={"help_option_names": ["-h", "--help"]}, subcommand_metavar="OPDRACHT ...")
@click.version_option(pipeline.__version__, "--version", message="vervolg %(version)s", help="Toon de versie.")
@click.option("-v", "--verbose", count=True, help="Vertel meer over wat er gebeurt; -vv vertelt alles, ook tekst uit uw stukken.")
@click.pass_context
def main(ctx: click.Context, verbose: int) -> None:
    """Leest vergaderverslagen en maakt actielijsten, besluitenlijsten en conceptagenda's.

    Begin met: vervolg init MAP. Zet verslagen in MAP/inbox en geef: vervolg run --map MAP.
    """
    ctx.obj = date.today()
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger("pipeline").setLevel({0: logging.WARNING, 1: logging.INFO}.get(verbose, logging.DEBUG))


@main.command(short_help="Maak een werkmap.")
@click.argument("folder", metavar="MAP", type=FOLDER)
def init(folder: Path) -> None:
    """Maak een werkmap met een inbox, een outbox en de sjablonen. Wat er al staat, blijft staan."""
    workfolder.create(folder)
    command = f"vervolg run --map {workfolder.typed(folder)}"
    click.echo(f"De werkmap {folder} staat klaar. Zet verslagen in {folder / 'inbox'} en geef: {command}")


@main.command(short_help="Verwerk alles wat nieuw is in de inbox.")
@WORKFOLDER
@click.option("--opnieuw", "again", is_flag=True, help="Maak ook de stukken opnieuw van bestanden die al eens verwerkt zijn.")
@MODEL
@click.pass_context
def run(ctx: click.Context, folder: Path, again: bool, model: str | None) -> None:
    """Verwerk alles wat nieuw is in de inbox en vertel per bestand wat er is gedaan."""
    from pipeline import report
    from pipeline.run import Settings, batch

    outcomes = batch(
        Settings(folder=folder, templates=workfolder.templates(folder), again=again, today=ctx.obj), lambda: _load(model), _progress
    )
    for outcome in outcomes:
        say(report.outcome_lines(outcome, folder))
        click.echo()
    click.echo(report.summary_line(outcomes))
    ctx.exit(max((outcome.exit_code for outcome in outcomes), default=0))


@main.command(short_help="Schrijf wat er gevonden is als JSON.")
@click.argument("files", metavar="BESTAND...", nargs=-1, required=True, type=FILE)
@click.option("--json", "folder", metavar="MAP", type=FOLDER, required=True, cls=DutchOption, help="De map waarin de JSON-bestanden komen.")
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
            told = str(facts)
            click.echo(told if told.startswith(path.name) else f"{path.name}: {told}", err=True)
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
    say(report.fact_lines(facts))


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


for command in cli_register.COMMANDS:
    main.add_command(command)


if __name__ == "__main__":  # python -m pipeline.cli, for whoever has no vervolg on the path
    main()
