"""Subjects that were sent to a later meeting: once that meeting had them on its agenda, the action that sent them there is done."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline import resources
from pipeline.model import Agendapunt, Terugkeer, Verslag
from pipeline.register import beside, matching
from pipeline.register.alignment import Token, compared
from pipeline.register.bodies import Body, resolve
from pipeline.register.matching import Wording
from pipeline.register.threads import Meeting, Thread

NO_SUBJECT = ("returning", "agenda_words", "meeting_words", "generic_subjects", "drafting_words")
DECIDED = re.compile(r"\b(?:vast(?:gesteld|stellen|te stellen)|vaststelling|besloten|besluiten|beslissen|goedgekeurd|goedkeuren)\b", re.I)
ASKED = "Stond op de agenda van "  # how the question begins
HALF = 0.5  # share of a subject that a title must name to be asked about
TWO = 2  # things that a subject or title must name to stand by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """``thread``: index of the action; ``verslag``, ``item``: where its subject was on the agenda. ``sure``: whether that is what the
    action asked for, and all it asked for."""

    thread: int
    verslag: Verslag
    item: Agendapunt
    sure: bool


def handled(threads: Sequence[Thread], meeting: Meeting, told: Collection[int]) -> list[Handled]:
    """``told``: the actions that this meeting speaks of itself."""
    found = []
    for at, thread in enumerate(threads):
        back = thread.terugkeer
        if back is None or thread.closed or at in told or "status" in thread.hand:
            continue
        to = resolve(back.overleg, meeting.bodies) if back.overleg else None
        words = _names(b for b in meeting.bodies if b == to or b.id == meeting.body)
        on = [(v, item, sure) for v in _held_at(back, to, thread, meeting) for item, sure in _about(thread, back, v, words)]
        if on:
            verslag, item, sure = max(on, key=lambda f: f[2])
            if not sure and (thread.missed or thread.reden.startswith(ASKED)):
                continue  # asked about before
            found.append(Handled(thread=at, verslag=verslag, item=item, sure=sure))
    return found


def _held_at(back: Terugkeer, to: Body | None, thread: Thread, meeting: Meeting) -> Iterator[Verslag]:
    """The minutes of the body that it was sent to, from the day or period that was named on."""
    first, own = back.datum or back.van, ((meeting.body, meeting.verslag),)
    for of, verslag in (*own, *meeting.elsewhere):
        held = verslag.vergadering.datum
        meant = of == to.id if to else of == meeting.body and _own(back, meeting)
        if meant and held and thread.datum and held > thread.datum and (first is None or held >= first):
            yield verslag


def _own(back: Terugkeer, meeting: Meeting) -> bool:
    """Whether it returns at the body of these minutes, where no other body is known."""
    v = meeting.verslag.vergadering
    return back.overleg is None or back.overleg in (v.overleg, v.afkorting)


def _about(thread: Thread, back: Terugkeer, verslag: Verslag, names: frozenset[str]) -> Iterator[tuple[Agendapunt, bool]]:
    """The agenda items that its subject may have been, and whether that is beyond doubt. ``names``: words of the names of bodies."""
    wanted = subject(thread, names)
    near = _things(Wording(thread.headings.split(". ")[0]), frozenset())
    again = {a.agendapunt for a in verslag.acties if a.terugkeer} | {t.agendapunt for t in verslag.terugkomsten}
    for item in verslag.agenda:
        if matching.standing(item.titel):
            continue
        title = _things(Wording(item.titel), names)
        shared = _shared(wanted, title)
        if not shared:
            continue
        named = bool(back.datum or back.van or _shared(near, title)) and len(title) <= TWO
        whole = shared == len(wanted) and (len(wanted) >= TWO or named) or shared == len(title) >= TWO
        if whole or shared >= HALF * len(wanted) or shared == len(title):
            yield item, whole and only_returns(thread) and not again & {item.nummer, item.titel}


def _names(bodies: Iterable[Body]) -> frozenset[str]:
    """The words of names of bodies, which say nothing about a subject."""
    return frozenset(matching.stem(w) for b in bodies for n in (b.naam, b.prefix, b.afkorting or "", *b.names) for w in matching.tokens(n))


def subject(thread: Thread, common: frozenset[str]) -> tuple[Token, ...]:
    """What an action sends on, without when, where and how: "Het fietsplan komt op 21 mei terug" is about the fietsplan.

    A sentence that names nothing is about what it points back to, or what it stood under.
    """
    back = " ".join(matching.ABOUT.findall(thread.tekst)).replace("(over: ", "").rstrip(")")
    headings = [h for h in thread.headings.split(". ") if not matching.standing(h)]
    told = [Wording(thread.tekst, thread.eigenaren), Wording(back), *(Wording(h) for h in headings[:1])]
    return next((found for w in told if (found := _things(w, common))), ())


def only_returns(thread: Thread) -> bool:
    """Whether it asks for nothing but that: no row of a list, and no other work than to put it on an agenda and speak of it.

    That it is decided is more: an agenda does not say whether it was.
    """
    words = matching.content(Wording(thread.tekst, thread.eigenaren))
    return (
        not thread.listed and not DECIDED.search(thread.tekst) and not any(matching.is_task(t) and not _is_in(t, NO_SUBJECT) for t in words)
    )


def _things(wording: Wording, common: frozenset[str]) -> tuple[Token, ...]:
    found = [t for t in matching.content(wording) if beside.thing(t, common) and not t.verb and not _is_in(t, NO_SUBJECT)]
    return tuple(t for t in found if not t.word.isdigit() and len(t.word) > 1)


def _is_in(token: Token, lists: Sequence[str]) -> bool:
    return any(token.word in resources.term_set(name) or not token.forms.isdisjoint(matching.stems(name)) for name in lists)


def _shared(wanted: Sequence[Token], title: Sequence[Token]) -> int:
    _, lost, _ = compared(wanted, title)
    return len(wanted) - len(lost)
