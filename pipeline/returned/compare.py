"""An edited action list against the list as it was delivered and the register as it is now: what a hand changed, and what is in doubt.

A pure function. A field that the hand changed and the register did not, is an edit. One that both changed is a doubt, and nothing is
edited. A value that cannot be read, a row that is gone, a number that is unknown: a doubt, and what stood there stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from pipeline.model import Registeractie
from pipeline.register.wording import count, listed, long_date, shortened
from pipeline.rendering.xmltext import one_line
from pipeline.returned import values
from pipeline.returned.added import add
from pipeline.returned.findings import FIELDS, Background, Change, Found, Notes, names
from pipeline.returned.rows import Row
from pipeline.returned.values import Due, Unreadable


def compare(rows: Sequence[Row], back: Background) -> Found:
    notes = Notes()
    delivered = {a.nummer: a for a in back.base}
    numbers = [row.nummer for row in rows]
    gone = {n: a for n, a in delivered.items() if n not in numbers}
    twice = {n for n in numbers if n and numbers.count(n) > 1}
    for nummer in sorted(twice):
        text = f"{nummer} staat meer dan eens op de lijst. Van die regels is niets overgenomen. Laat bij een nieuwe actie Nr leeg."
        notes.doubt("nummer_dubbel", text)
    for row in rows:
        nummer = row.nummer or _lost_number(row, gone, notes)
        if nummer in twice:
            continue
        if not nummer:
            add(row, back, notes)
            continue
        gone.pop(nummer, None)
        now = back.now(nummer)
        if now is None or now.overleg != back.overleg:
            notes.doubt("nummer_onbekend", _strange(nummer, row, now, back))
        else:
            _row(row, nummer, delivered.get(nummer, now), now, back, notes)
    if back.whole:
        _ask(tuple(gone.values()), back, notes)
    return Found(changes=tuple(notes.changes), new=tuple(notes.new), meldingen=tuple(notes.meldingen))


def _lost_number(row: Row, gone: dict[str, Registeractie], notes: Notes) -> str:
    """A row whose number somebody wiped out: its text is that of a delivered row that is otherwise gone."""
    found = [n for n, a in gone.items() if values.same_text(row.cell("Wat"), a)]
    if len(found) != 1:
        return ""
    notes.doubt("nummer_ontbreekt", f'Bij "{shortened(row.cell("Wat"))}" was het nummer weggehaald. Dit is {found[0]}; dat nummer blijft.')
    return found[0]


def _strange(nummer: str, row: Row, now: Registeractie | None, back: Background) -> str:
    if now is None:
        known = f'Nummer {nummer} ("{shortened(row.cell("Wat"))}") staat niet in het register.'
        return f"{known} Die regel is niet overgenomen. Kijk of het nummer klopt; laat Nr leeg voor een nieuwe actie."
    return f"{nummer} hoort bij {now.overleg} en niet bij {back.overleg}. Verander die actie in de actielijst van dat overleg."


def _row(row: Row, nummer: str, was: Registeractie, now: Registeractie, back: Background, notes: Notes) -> None:
    for change, current in (*_state(row, was, back, notes), *_text(row, was, notes), *_owners(row, was, back), *_place(row, was)):
        _weigh(change, current(now), back, notes)
    _due(row, was, now, back, notes)
    if back.whole and row.doubtful != was.te_bevestigen and now.te_bevestigen == was.te_bevestigen and not _confirmed(notes, nummer):
        notes.changes.append(_change(nummer, "te_bevestigen", _yes(row.doubtful), _yes(was.te_bevestigen)))
    if row.partly:
        text = f"Bij {nummer} is een deel doorgestreept. Is de actie klaar? Streep dan alles onder Wat door, of zet de status op gereed."
        notes.doubt("deels_doorgestreept", text)
    _fixed(row, was, notes)


def _fixed(row: Row, was: Registeractie, notes: Notes) -> None:
    """Columns that follow from the minutes."""
    for column, printed in (("Datum", _dates(was)), ("Bron", {one_line(was.bron)})):
        if column in row.cells and one_line(row.cell(column)) not in printed:
            text = f"Bij {was.nummer} is de kolom {column} veranderd. Die kolom volgt uit het verslag en blijft zoals hij was."
            notes.doubt("kolom_vast", text)


def _dates(actie: Registeractie) -> set[str]:
    return {"", "–", "-"} if actie.datum is None else {actie.datum.isoformat(), f"{actie.datum:%d-%m-}{actie.datum.year:04}"}


Reading = tuple[Change, Callable[[Registeractie], str]]


def _confirmed(notes: Notes, nummer: str) -> bool:
    """Whether the status says so already: settling a status settles the doubt."""
    return any(c.nummer == nummer and c.veld in ("status", "te_bevestigen", "zelfde_als") for c in notes.changes)


def _state(row: Row, was: Registeractie, back: Background, notes: Notes) -> Iterator[Reading]:
    cell = row.cell("Status")
    if "Status" not in row.cells or values.same_state(cell, was):
        if row.struck and not values.finished(was):
            yield _change(was.nummer, "status", "gereed", was.status), _status
        return
    if not cell.strip():
        notes.doubt("waarde_onleesbaar", f"Bij {was.nummer} is de status leeg gemaakt. De status blijft {was.status}.")
        return
    try:
        stand = values.stand(cell)
    except Unreadable as why:
        notes.doubt("waarde_onleesbaar", f"Bij {was.nummer} staat als status '{shortened(cell)}'. De status blijft {was.status}. {why}")
        return
    if stand.same_as:
        yield from _same(was, stand.same_as, back, notes)
    elif stand.confirmed:
        if was.te_bevestigen:
            yield _change(was.nummer, "te_bevestigen", "nee", "ja"), lambda now: _yes(now.te_bevestigen)
    elif stand.status and stand.status != was.status:
        yield _change(was.nummer, "status", stand.status, was.status), _status


def _same(was: Registeractie, nummer: str, back: Background, notes: Notes) -> Iterator[Reading]:
    """That an action is another one of the same body."""
    other = back.now(nummer)
    if other and other.overleg == back.overleg and nummer != was.nummer:
        stays = other.nummer
        yield _change(was.nummer, "zelfde_als", stays, ""), lambda now: stays if now.nummer == stays else ""
        return
    why = "Dat nummer staat niet in het register" if other is None else f"{nummer} hoort bij {other.overleg}"
    why = "Dat is de actie zelf" if nummer == was.nummer else why
    text = f"Bij {was.nummer} staat als status 'zelfde als {nummer}'. {why}. Er is niets samengevoegd; kijk of het nummer klopt."
    notes.doubt("nummer_onbekend", text)


def _text(row: Row, was: Registeractie, notes: Notes) -> Iterator[Reading]:
    cell = one_line(row.cell("Wat"))
    if "Wat" not in row.cells or values.same_text(cell, was):
        return
    if not cell:
        notes.doubt("waarde_onleesbaar", f'Bij {was.nummer} is de tekst leeg gemaakt. De tekst blijft "{shortened(was.tekst)}".')
        return
    yield _change(was.nummer, "tekst", cell, was.tekst), lambda now: now.tekst


def _owners(row: Row, was: Registeractie, back: Background) -> Iterator[Reading]:
    cell = row.cell("Wie")
    if "Wie" not in row.cells or values.same_owners(cell, was):
        return
    found = values.owners(cell, names(back))
    if tuple(map(back.name, found)) != was.eigenaren:
        shown = ", ".join(back.name(n) for n in found)
        change = Change(nummer=was.nummer, veld="eigenaren", waarde=", ".join(found), was=", ".join(was.eigenaren), nu=shown)
        yield change, lambda now: ", ".join(now.eigenaren)


def _place(row: Row, was: Registeractie) -> Iterator[Reading]:
    cell = one_line(row.cell("Punt"))
    if "Punt" in row.cells and cell != one_line(was.punt or ""):
        yield _change(was.nummer, "punt", cell, was.punt or ""), lambda now: now.punt or ""


def _status(now: Registeractie) -> str:
    return now.status


def _yes(value: bool) -> str:
    return "ja" if value else "nee"


def _change(nummer: str, veld: str, waarde: str, was: str) -> Change:
    return Change(nummer=nummer, veld=veld, waarde=waarde, was=was, nu=waarde)


def _weigh(change: Change, current: str, back: Background, notes: Notes) -> bool:
    """Takes a change, unless the register has it already or has moved on to something else; whether it was taken."""
    if current in (change.waarde, change.nu) and current != change.was:
        return False
    if current == change.was:
        notes.changes.append(change)
        return True
    if (change.nummer, change.veld, change.waarde) not in back.taken:
        notes.doubt("wijziging_botst", _clash(change, current))
    return False


def _clash(change: Change, current: str) -> str:
    return (
        f"{change.nummer}: op de lijst stond bij {FIELDS.get(change.veld, change.veld)} '{change.was or 'niets'}' en u maakte er "
        f"'{change.nu or 'niets'}' van. Intussen staat in het register '{current or 'niets'}', en dat is zo gebleven. "
        "Is uw waarde toch de goede? Verander dan de nieuwste actielijst en zet die in de inbox."
    )


def _due(row: Row, was: Registeractie, now: Registeractie, back: Background, notes: Notes) -> None:
    """Day and words go together: whoever changes the deadline changes both."""
    cell = row.cell("Wanneer")
    if "Wanneer" not in row.cells or values.same_due(cell, was):
        return
    try:
        due = values.changed_due(cell, was, back.day)
    except Unreadable as why:
        stays = values.deadline(was) if was.deadline or was.wanneer else "leeg"
        text = f"Bij {was.nummer} staat als datum '{shortened(one_line(cell))}'. Die is niet te lezen; Wanneer blijft {stays}. {why}"
        notes.doubt("waarde_onleesbaar", text)
        return
    same_day = due.day == was.deadline == now.deadline
    if (due.day, due.words) == (now.deadline, now.wanneer) or (same_day and due.day and _bare(due)):
        return
    day, change = due.day.isoformat() if due.day else "", _change(was.nummer, "wanneer", due.words, was.wanneer)
    moved = Change(nummer=was.nummer, veld="deadline", waarde=day, was=_said(was.deadline, was.wanneer), nu=_said(due.day, due.words))
    if now.deadline not in (was.deadline, due.day) or (same_day and now.wanneer != was.wanneer):
        if (was.nummer, "deadline", day) not in back.taken:
            notes.doubt("wijziging_botst", _clash(moved, _said(now.deadline, now.wanneer)))
        return
    notes.changes += [moved] if due.day != now.deadline else []
    notes.changes += [change] if due.words != now.wanneer else []


def _bare(due: Due) -> bool:
    """Whether the words say no more than the day: the same day in digits is no change."""
    return not any(c.isalpha() for c in due.words)


def _said(day: date | None, words: str) -> str:
    return words or (long_date(day) if day else "")


def _ask(gone: Sequence[Registeractie], back: Background, notes: Notes) -> None:
    """A row that is no longer there may be a slip: it stays, and the secretary says what was meant."""
    missing = [a for a in gone if (now := back.now(a.nummer)) and not values.finished(now)]
    if not missing:
        return
    names, many = [f'{a.nummer} "{shortened(a.tekst)}"' for a in missing], len(missing) > 1
    text = (
        f"{count(len(missing), 'regel is', 'regels zijn')} van de lijst gehaald: {listed(names)}. vervolg haalt niets weg: "
        f"{'de acties blijven' if many else 'de actie blijft'} staan. {'Zijn ze' if many else 'Is die'} klaar of niet meer nodig? Zet dan "
        "als status gereed of vervallen."
    )
    notes.doubt("regel_verwijderd", text)
