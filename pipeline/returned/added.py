"""A row without a number: a new action, or one that the register knows already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.register.wording import listed, shortened
from pipeline.rendering.xmltext import one_line
from pipeline.returned import values
from pipeline.returned.findings import Background, NewAction, Notes, names
from pipeline.returned.rows import Row
from pipeline.returned.values import Unreadable


def add(row: Row, back: Background, notes: Notes) -> None:
    tekst = one_line(row.cell("Wat"))
    if not tekst:
        seen = listed([f"'{shortened(one_line(text))}'" for text in row.cells.values() if text])
        notes.doubt("regel_zonder_tekst", f"Een regel zonder nummer heeft geen tekst onder Wat ({seen}). Die regel is niet overgenomen.")
        return
    twin = next((a for a in back.acties if values.same_text(tekst, a) and not values.finished(a)), None)
    if twin:
        if (twin.nummer, "nieuw", tekst) not in back.taken:
            text = f'"{shortened(tekst)}" staat zonder nummer op de lijst, maar is al {twin.nummer}. Er is geen tweede actie van gemaakt.'
            notes.doubt("actie_bestaat_al", text)
        return
    notes.new.append(NewAction(tekst=tekst, fields=tuple(_fields(row, tekst, back, notes))))


def _fields(row: Row, tekst: str, back: Background, notes: Notes) -> Iterator[tuple[str, str]]:
    named = f'Bij de nieuwe actie "{shortened(tekst)}"'
    if found := values.owners(row.cell("Wie"), names(back)):
        yield "eigenaren", ", ".join(found)
    try:
        due = values.due(row.cell("Wanneer"), back.day)
        yield from [("deadline", due.day.isoformat())] if due.day else []
        yield from [("wanneer", due.words)] if due.words else []
    except Unreadable as why:
        text = f"{named} staat als datum '{shortened(one_line(row.cell('Wanneer')))}'. Die is niet te lezen en is leeg gelaten. {why}"
        notes.doubt("waarde_onleesbaar", text)
    if row.cell("Datum"):
        day = _day(row.cell("Datum"), back)
        if day:
            yield "datum", day.isoformat()
        else:
            seen = shortened(one_line(row.cell("Datum")))
            text = f"{named} staat onder Datum '{seen}'. Dat is geen dag. De datum van het overleg is gebruikt."
            notes.doubt("waarde_onleesbaar", text)
    if row.cell("Punt"):
        yield "punt", one_line(row.cell("Punt"))
    if row.struck:
        yield "status", "gereed"
    elif row.cell("Status"):
        try:
            stand = values.stand(row.cell("Status"))
            yield from [("status", stand.status)] if stand.status not in (None, "open") else []
        except Unreadable as why:
            notes.doubt("waarde_onleesbaar", f"{named} staat als status '{shortened(row.cell('Status'))}'. De actie is nu open. {why}")
    if row.doubtful:  # last, because a status settles a doubt
        yield "te_bevestigen", "ja"


def _day(cell: str, back: Background) -> date | None:
    """The day that somebody wrote beside a new action: of the talk in which it came up."""
    try:
        return values.due(cell, back.day).day
    except Unreadable:
        return None
