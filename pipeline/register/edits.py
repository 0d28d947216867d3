"""Changes by hand: they take effect after the meeting whose list was edited, and hold until minutes say something new."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.model import Melding
from pipeline.register import status
from pipeline.register.threads import TOLD, Change, Key, State, Thread, differences, on_the_day, shown
from pipeline.register.wording import readable

PRINTED = {"tekst": "wat", "eigenaren": "wie", "deadline": "wanneer", "status": "status"}  # TOLD, as the secretary reads them
NEW = "nieuw"
SAME = "zelfde_als"
FIELDS = (*TOLD, "wanneer", "punt", "datum", "te_bevestigen", NEW, SAME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change by hand to action ``nummer``.

    ``veld`` is one of FIELDS. ``waarde`` is text: owners joined by ", ", a deadline as 2026-06-18, "ja"/"nee" for te_bevestigen, the text
    of an action that is NEW, the number that this one is SAME as; "" empties a field. ``datum`` is the meeting whose list was edited.
    ``was`` is the value on that list, None if unknown.
    """

    nummer: str
    veld: str
    waarde: str
    datum: date
    bron: str
    was: str | None = None


Holds = Mapping[str, frozenset[Key]]  # number -> the statements it was issued to


def applied(state: State, edits: Sequence[Edit], holds: Holds) -> State:
    threads, changes = list(state.threads), list(state.changes)
    for edit in edits:
        at = _find(threads, edit.nummer, holds)
        if at is None:
            if edit.veld == NEW:
                changes.append(Change(thread=len(threads), datum=edit.datum, veld="tekst", oud="", nieuw=edit.waarde, bron=edit.bron))
                threads.append(_added(edit, state.turn))
            continue
        if edit.veld == SAME:
            _merge(threads, at, _find(threads, edit.waarde, holds))
            continue
        old = threads[at]
        threads[at] = changed(old, edit)
        changes += differences(at, old, threads[at], edit.datum, edit.bron)
        changes += _confirmed(at, old, threads[at], edit)
    return replace(state, threads=tuple(threads), changes=tuple(changes))


def _confirmed(at: int, old: Thread, new: Thread, edit: Edit) -> list[Change]:
    """That somebody confirmed an action, or put it in doubt: a line of its own where that is what was done."""
    if edit.veld != "te_bevestigen" or old.te_bevestigen == new.te_bevestigen:
        return []
    was, now = ("ja" if t.te_bevestigen else "nee" for t in (old, new))
    return [Change(thread=at, datum=edit.datum, veld=edit.veld, oud=was, nieuw=now, bron=edit.bron)]


def _find(threads: Sequence[Thread], nummer: str, holds: Holds) -> int | None:
    keys = holds.get(nummer, frozenset()) | {(nummer, -1)}
    return next((i for i, t in enumerate(threads) if not keys.isdisjoint(t.keys)), None)


def changed(thread: Thread, edit: Edit) -> Thread:
    if edit.veld == "te_bevestigen":
        doubt = edit.waarde == "ja"
        return replace(thread, te_bevestigen=doubt, reden=thread.reden if doubt else "", missed=thread.missed if doubt else None)
    if edit.veld == "wanneer":
        return replace(thread, wanneer=edit.waarde)
    if edit.veld == "punt":
        return replace(thread, punt=edit.waarde or None)
    if edit.veld == "datum":  # of an action that was added by hand
        return replace(thread, datum=date.fromisoformat(edit.waarde))
    if edit.veld not in TOLD:
        return thread
    value = parsed(edit.veld, edit.waarde)
    new = replace(thread, hand=thread.hand | {edit.veld}, **{edit.veld: value})  # type: ignore[arg-type]
    if edit.veld == "deadline" and isinstance(value, date) and thread.deadline and value > thread.deadline:
        new = replace(new, uitgesteld=thread.uitgesteld + 1)
    if edit.veld == "status":
        settled = replace(new, te_bevestigen=False, reden="", missed=None)
        new = replace(settled, afgesloten=(thread.afgesloten or edit.datum) if settled.closed else None)
    return new


def parsed(veld: str, waarde: str) -> object:
    """The value of a field from text. Raises ValueError for a deadline that is no date."""
    if veld == "eigenaren":
        return tuple(filter(None, (w.strip() for w in waarde.split(","))))
    if veld == "deadline":
        return date.fromisoformat(waarde) if waarde else None
    return waarde


def _added(edit: Edit, turn: int) -> Thread:
    return Thread(
        keys=((edit.nummer, -1),),
        datum=edit.datum,
        punt=None,
        tekst=edit.waarde,
        citaat="",
        bron=edit.bron,
        status=status.OPEN,
        laatst_genoemd=edit.datum,
        turn=turn,
        hand=frozenset({"tekst"}),
    )


def _merge(threads: list[Thread], gone: int, kept: int | None) -> None:
    """What was said under the number that goes counts for the one that stays; the first to be named gives date and source."""
    if kept is None or kept == gone:
        return
    a, b = threads[kept], threads[gone]
    first = a if (a.datum or date.max) <= (b.datum or date.max) else b
    last = a if a.turn >= b.turn else b
    threads[kept] = replace(
        last,
        keys=(*a.keys, *b.keys),
        datum=first.datum,
        punt=first.punt,
        citaat=first.citaat,
        bron=first.bron,
        again=last.again or (on_the_day(last.datum, last.punt) if last.datum != first.datum else first.again),
        eigenaren=last.eigenaren or first.eigenaren,
        deadline=last.deadline or first.deadline,
        wanneer=last.wanneer or first.wanneer,
        uitgesteld=max(a.uitgesteld, b.uitgesteld),
        hand=a.hand | b.hand,
    )
    threads[gone] = replace(b, keys=(), tekst="", status=status.DROPPED, datum=None)


def united(threads: Sequence[Thread], number: Callable[[Thread], str]) -> list[Thread]:
    """One thread for each number: what was joined later stood apart at an earlier meeting, but is one action on its lists too."""
    found, at = list(threads), dict[str, int]()
    for i, thread in enumerate(threads):
        _merge(found, i, at.setdefault(number(thread), i))
    return [t for t in found if t.keys]


def checked(edit: Edit, state: State | None, holds: Holds) -> tuple[Melding | None, bool]:
    """What is wrong with a change by hand, and whether it must be refused for it."""
    threads = state.threads if state else ()
    at = _find(threads, edit.nummer, holds)
    if at is None:
        if edit.veld == NEW:
            return None, False
        text = (
            f"Nummer {edit.nummer} uit {edit.bron} staat niet in het register. De wijziging is niet overgenomen; kijk of het nummer klopt."
        )
        return Melding(code="nummer_onbekend", tekst=text), True
    if edit.veld == SAME and _find(threads, edit.waarde, holds) is None:
        text = f"{edit.nummer} zou dezelfde actie zijn als {edit.waarde}, maar dat nummer staat niet in het register. Kijk of het klopt."
        return Melding(code="nummer_onbekend", tekst=text), True
    try:
        parsed(edit.veld, edit.waarde)
    except ValueError:
        text = f"Bij {edit.nummer} staat als datum '{edit.waarde}'. Die is niet te lezen; schrijf een datum als 18-6-2026."
        return Melding(code="waarde_onleesbaar", tekst=text), True
    return _conflict(edit, threads[at]), False


def _conflict(edit: Edit, thread: Thread) -> Melding | None:
    """The register moved on since the list that was edited: the value on it is no longer the value here."""
    if edit.was is None or edit.veld not in TOLD:
        return None
    now = shown(getattr(thread, edit.veld))
    if now in (edit.was, edit.waarde):
        return None
    text = (
        f"{edit.nummer}: op de lijst stond bij {PRINTED[edit.veld]} '{readable(edit.was)}' en u maakte er '{readable(edit.waarde)}' van. "
        f"In het register staat intussen '{readable(now)}'. Kijk welke waarde klopt en pas zo nodig de nieuwste actielijst aan."
    )
    return Melding(code="wijziging_botst", tekst=text)
