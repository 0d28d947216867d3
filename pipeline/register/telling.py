"""What one statement in the minutes does to an action: it begins it, tells of it again, or says beside its row what the row says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pipeline.model import Actie
from pipeline.register import matching, status
from pipeline.register.beside import titles
from pipeline.register.threads import Meeting, Thread, also, on_the_day, shown, source


def begin(meeting: Meeting, index: int, turn: int) -> Thread:
    actie = meeting.verslag.acties[index]
    now = status.of(actie)
    return Thread(
        keys=((meeting.verslag.sha256, index),),
        datum=meeting.datum,
        punt=actie.agendapunt,
        tekst=actie.tekst,
        citaat=actie.citaat,
        bron=source(meeting.verslag, actie),
        eigenaren=actie.eigenaren,
        wanneer=actie.deadline.tekst if actie.deadline else "",
        deadline=actie.deadline.tot if actie.deadline else None,
        status=now,
        statustekst=actie.statustekst,
        te_bevestigen=actie.te_bevestigen,
        reden=actie.grond if actie.te_bevestigen else "",
        laatst_genoemd=meeting.datum,
        afgesloten=meeting.datum if now in status.CLOSED else None,
        terugkeer=actie.terugkeer,
        headings=titles(meeting.verslag, actie),
        listed=status.in_table(actie),
        nummer=(actie.nummer or "") if status.in_table(actie) else "",
        turn=turn,
        printed=said(actie),
    )


def said(actie: Actie) -> dict[str, object]:
    """What the minutes say, per field of TOLD; a field they are silent on is not there."""
    values: dict[str, object] = {"tekst": actie.tekst, "status": status.of(actie)}
    if actie.eigenaren:
        values["eigenaren"] = actie.eigenaren
    if actie.deadline and actie.deadline.tot:
        values["deadline"] = actie.deadline.tot
    return values


def told(thread: Thread, meeting: Meeting, index: int, turn: int) -> tuple[Thread, tuple[tuple[str, str, str], ...]]:
    """The thread after later minutes speak of it again, and what in them speaks against a hand.

    What was set by hand holds while the minutes merely repeat themselves, and gives way when they say something new.
    """
    actie = meeting.verslag.acties[index]
    row = status.in_table(actie)
    values = said(actie)
    if thread.listed and not row:
        values.pop("tekst")
        if values["status"] == status.OPEN:
            values.pop("status")  # that a sentence does not say it is done says nothing
    fresh = {v: x for v, x in values.items() if v not in thread.hand or thread.printed.get(v) != x and not _one(v, getattr(thread, v), x)}
    clash = tuple((v, shown(now), shown(x)) for v, x in values.items() if v in thread.hand and not _one(v, now := getattr(thread, v), x))
    now = replace(
        thread,
        keys=(*thread.keys, (meeting.verslag.sha256, index)),
        uitgesteld=thread.uitgesteld + put_off(thread, fresh, actie),
        wanneer=actie.deadline.tekst if actie.deadline and "deadline" in fresh else thread.wanneer,
        statustekst=actie.statustekst or thread.statustekst,
        laatst_genoemd=meeting.datum,
        again=on_the_day(meeting.datum, actie.agendapunt),
        terugkeer=actie.terugkeer or thread.terugkeer,
        te_bevestigen=thread.te_bevestigen and not thread.missed and not row,
        reden="" if thread.missed or row else thread.reden,
        listed=thread.listed or row,
        nummer=(actie.nummer or "") if row else thread.nummer,
        missed=None,
        turn=turn,
        printed={**thread.printed, **values},
        hand=thread.hand - fresh.keys(),
        **fresh,  # type: ignore[arg-type]
    )
    return _closing(thread, now, meeting.datum), clash


def _one(veld: str, hand: object, minutes: object) -> bool:
    """Whether what was set by hand and what the minutes say is one thing: "Mira" and "Mira Dop", or the same words."""
    if veld == "tekst":
        return matching.tokens(str(hand)) == matching.tokens(str(minutes))
    if veld != "eigenaren" or not isinstance(hand, tuple) or not isinstance(minutes, tuple) or len(hand) != len(minutes):
        return hand == minutes
    left, right = (sorted(matching.tokens(o) for o in owners) for owners in (hand, minutes))
    return all(set(a) <= set(b) or set(b) <= set(a) for a, b in zip(left, right, strict=True))


def put_off(thread: Thread, fresh: Mapping[str, object], actie: Actie) -> bool:
    """A later deadline, or a word for it that was not there before."""
    day = fresh.get("deadline")
    if isinstance(day, date) and thread.deadline:
        return day > thread.deadline
    return status.postponed(actie) and actie.statustekst != thread.statustekst


def joined(thread: Thread, meeting: Meeting, index: int) -> Thread:
    """A sentence beside its own row: it may add who and when, the row decides the rest."""
    actie = meeting.verslag.acties[index]
    day = actie.deadline.tot if actie.deadline else None
    row = next((meeting.verslag.acties[i].agendapunt for sha, i in thread.keys if sha == meeting.verslag.sha256 and i >= 0), None)
    begun = thread.keys[0][0] == meeting.verslag.sha256
    return replace(
        thread,
        bron=also(thread.bron, actie.agendapunt, row) if begun else thread.bron,
        again=thread.again if begun else also(thread.again, actie.agendapunt, row),
        keys=(*thread.keys, (meeting.verslag.sha256, index)),
        eigenaren=thread.eigenaren or actie.eigenaren,
        wanneer=thread.wanneer or (actie.deadline.tekst if actie.deadline else ""),
        deadline=thread.deadline or day,
        terugkeer=thread.terugkeer or actie.terugkeer,
        punt=actie.agendapunt if thread.datum == meeting.datum else thread.punt,
    )


def _closing(old: Thread, new: Thread, day: date | None) -> Thread:
    if new.closed == old.closed:
        return new
    return replace(new, afgesloten=day if new.closed else None)
