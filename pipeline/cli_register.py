"""The commands that ask the register, or change one thing in it by hand. ``ctx.obj`` is the day of today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline import workfolder
from pipeline.cli_dutch import BODY, WORKFOLDER, DutchCommand, say
from pipeline.errors import NietGevonden, WerkmapFout

if TYPE_CHECKING:
    from pipeline.register import Register

SATURDAY = 5
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(cls=DutchCommand, short_help="Toon acties uit het register.")
@WORKFOLDER
@BODY
@click.option("--wie", metavar="NAAM", help="Alleen acties van deze persoon of groep.")
@click.option("--open", "unfinished", is_flag=True, help="Alleen acties die nog niet klaar zijn.")
@click.option("--verlopen", "overdue", is_flag=True, help="Alleen acties waarvan de termijn voorbij is.")
@click.option("--xlsx", "file", metavar="BESTAND", type=FILE, help="Schrijf de acties ook in dit Excel-bestand.")
@click.pass_obj
def acties(today: date, folder: Path, body: str | None, wie: str | None, unfinished: bool, overdue: bool, file: Path | None) -> None:
    """Toon de acties die vervolg kent, met nummer, wie, wanneer, status en bron."""
    from pipeline import report
    from pipeline.register import queries

    with opened(folder, body) as register:
        found = queries.acties(register, overleg=body, wie=wie, open=unfinished, verlopen=today if overdue else None)
    asked = [f"van {body}" if body else "", f"van {wie}" if wie else "", "die nog open zijn" if unfinished else ""]
    if not found:
        what = " ".join(filter(None, ["acties", *asked, "waarvan de termijn voorbij is" if overdue else ""]))
        raise NietGevonden(f"Er zijn geen {what}. Vraag eens minder: laat een optie weg, of schrijf een deel van de naam.")
    say(report.action_lines(found))
    if file:
        from pipeline.rendering.workbook import overview

        file.write_bytes(overview(found, " ".join(filter(None, ["Acties", *asked]))))
        click.echo(f"Ook geschreven in {file}.")


@click.command(cls=DutchCommand, short_help="Toon besluiten uit het register.")
@WORKFOLDER
@BODY
def besluiten(folder: Path, body: str | None) -> None:
    """Toon de besluiten die vervolg kent, met nummer, datum en bron."""
    from pipeline import report
    from pipeline.register import queries

    with opened(folder, body) as register:
        found = queries.besluiten(register, overleg=body)
    if not found:
        raise NietGevonden(
            f"Er zijn geen besluiten{f' van {body}' if body else ''}. Kijk met vervolg check wat er in een verslag gevonden is."
        )
    say(report.decision_lines(found))


@click.command(cls=DutchCommand, short_help="Zoek in agendapunten, besluiten en acties.")
@click.argument("words", metavar="WOORDEN...", nargs=-1, required=True)
@WORKFOLDER
def zoek(words: Sequence[str], folder: Path) -> None:
    """Zoek in alle agendapunten, besluiten en acties die vervolg kent. Alle woorden moeten voorkomen; het begin van een woord is genoeg."""
    from pipeline import report
    from pipeline.register import queries

    with opened(folder) as register:
        found = queries.zoek(register, " ".join(words))
    if not found:
        raise NietGevonden(f"Nergens staat: {' '.join(words)}. Probeer minder woorden, of alleen het begin van een woord.")
    say(report.hit_lines(found))


@click.command(cls=DutchCommand, short_help="Zet acties op gereed.")
@click.argument("numbers", metavar="NUMMER...", nargs=-1, required=True)
@WORKFOLDER
@click.pass_obj
def gereed(today: date, numbers: Sequence[str], folder: Path) -> None:
    """Zet acties op gereed, bijvoorbeeld: vervolg gereed BBO-014. De laatste stukken van dat overleg worden bijgewerkt."""
    from pipeline import report
    from pipeline.papers import Settings
    from pipeline.register import queries
    from pipeline.returned.actions import finish
    from pipeline.run import remake

    settings = Settings(folder=folder, templates=workfolder.templates(folder), today=today)
    with opened(folder) as register:
        unknown = [n for n in numbers if queries.actie(register, n) is None]
        if unknown:
            missing = f"{', '.join(unknown)} staat niet in het register. Er is niets gewijzigd."
            raise NietGevonden(f"{missing} Kijk welk nummer u bedoelt met: vervolg acties --map {workfolder.typed(folder)} --open")
        for nummer in numbers:
            with register.transaction():
                outcome = remake(finish(register, nummer), register, settings)
            say(report.by_hand_lines(outcome))


@click.command(cls=DutchCommand, short_help="Maak de conceptagenda van een overleg.")
@click.argument("body", metavar="OVERLEG")
@WORKFOLDER
@click.option("--datum", metavar="DAG", help="De dag van de vergadering, zoals 18-6-2026. Zonder deze optie: de eerstvolgende.")
@click.pass_obj
def agenda(today: date, body: str, folder: Path, datum: str | None) -> None:
    """Maak de conceptagenda van een overleg, bij naam of afkorting, met alles wat er nu in het register staat."""
    from pipeline import report
    from pipeline.papers import Settings, write_agenda

    settings = Settings(folder=folder, templates=workfolder.templates(folder), today=today)
    with opened(folder, body) as register:
        outcome = write_agenda(register, body, _day(datum, today), settings)
    say(report.agenda_lines(outcome))


def _day(text: str | None, today: date) -> date | None:
    from pipeline.language.dates import find_dates
    from pipeline.rendering.dutch import long_date

    if text is None:
        return None
    found = [d.van for d in find_dates(text, today) if d.van and d.van == d.tot and d.zeker]
    if len(found) != 1:
        raise NietGevonden(f"De dag '{text}' is niet te lezen. Schrijf bijvoorbeeld: --datum 18-6-2026")
    if found[0] < today:
        raise NietGevonden(f"De dag {long_date(found[0])} is al voorbij. Er is geen agenda gemaakt. Kijk of de dag en het jaar kloppen.")
    if found[0].weekday() >= SATURDAY:
        click.echo(f"Let op: {long_date(found[0])} valt in het weekend. Kijk of de dag klopt.", err=True)
    return found[0]


@contextmanager
def opened(folder: Path, body: str | None = None) -> Iterator[Register]:
    """The register of a working folder, to ask; raises WerkmapFout where there is none, NietGevonden for an unknown body."""
    from pipeline.register import Register, bodies

    path = workfolder.register(folder)
    if not path.exists():
        command = f"vervolg run --map {workfolder.typed(folder)}"
        raise WerkmapFout(f"In de map {folder} is nog niets verwerkt. Zet een verslag in de inbox en geef: {command}")
    with Register(path) as register:
        known = register.bodies()
        if body and bodies.resolve(body, known) is None:
            names = "; ".join(b.naam for b in known) or "nog geen enkel overleg"
            raise NietGevonden(f"Het overleg '{body}' staat niet in het register. Wel bekend: {names}.")
        yield register


COMMANDS = (acties, besluiten, zoek, gereed, agenda)
