"""Speakers: who says, asks, reports, presents or proposes something in the meeting, each with the sentence. Not those merely mentioned."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline import resources
from pipeline.extraction.clauses import FINITE_FUTURE, Clause, clauses
from pipeline.extraction.roster import Mention, Roster, roster
from pipeline.extraction.statements import Statement, statements
from pipeline.language import Parse
from pipeline.model import Spreker, Uitspraak, Verslag, Vindplaats

# "Jan: ...", "Jan de Vries (Org): ...": the person whose turn it is.
TURN = re.compile(r"^[\W_]*(?P<who>[A-Z][\w'’.-]*(?:\s+[\w'’.-]+){0,4}?)\s*(?:\([^)]{1,40}\))?\s*(?:\baan\s+\S+\s*)?:(?!//)")
AFTER_NOUN = re.compile(
    r"\b(?:vraag|opmerking|toelichting|presentatie|aanvulling|reactie|mededeling|bijdrage|suggestie|voorstel|inbreng|inleiding|terugkoppeling|advies)\s+(?:van|door)\s+$", re.I
)
ACCORDING = re.compile(r"\b(?:volgens|aldus)\s+$", re.I)
CHAIR = re.compile(r"^(?:de\s+)?voorzitter\b|\(vz\)", re.I)


def speakers(parse: Parse, verslag: Verslag) -> Verslag:
    people = roster(verslag)
    said: dict[str, list[Uitspraak]] = {}
    places: dict[str, Vindplaats] = {}
    for item in verslag.agenda:
        for name in item.inleiders:
            places.setdefault(people.full(name), item.vindplaats)
    known = statements(parse)
    for i, s in enumerate(known):
        for name in speaking(s, people, verslag.vergadering.voorzitter, first=i == 0 or known[i - 1].block != s.block):
            places.setdefault(name, s.vindplaats)
            said.setdefault(name, []).append(Uitspraak(citaat=s.text, vindplaats=s.vindplaats, agendapunt=s.item))
    found = tuple(Spreker(naam=n, vindplaats=p, uitspraken=tuple(said.get(n, ()))) for n, p in places.items())
    return replace(verslag, sprekers=found)


def speaking(s: Statement, people: Roster, chair: str | None, first: bool) -> tuple[str, ...]:
    """Full names of the people who speak in the sentence; ``first``: the sentence opens its block."""
    mentions = people.mentions(s.span)
    names: list[str] = []
    turn = TURN.match(s.text)
    if turn:
        names += turn_names(turn, mentions, people, chair)
    for c in clauses(s.span):
        if speaks(c):
            names += subject_names(c, s, mentions, chair)
    for m in mentions:
        before = s.text[: m.start]
        if AFTER_NOUN.search(before) or ACCORDING.search(before):
            names.append(m.name)
    if first and not names:
        names += opening(s, mentions)
    return tuple(dict.fromkeys(names))


def turn_names(turn: re.Match[str], mentions: tuple[Mention, ...], people: Roster, chair: str | None) -> list[str]:
    start, end = turn.span("who")
    inside = [m for m in mentions if start <= m.start and m.end <= end + 1]
    if inside and inside[0].start <= start + 1 and len(inside[-1].name.split()) + 3 >= len(turn["who"].split()):
        return [m.name for m in inside]
    return [chair] if chair and CHAIR.match(turn["who"]) else []


def speaks(c: Clause) -> bool:
    """A verb of saying in the present or past: what somebody is to say later is no speech in this meeting."""
    return c.lemma in resources.terms("speech_verbs") and c.modal not in FINITE_FUTURE and not c.passive


def subject_names(c: Clause, s: Statement, mentions: tuple[Mention, ...], chair: str | None) -> list[str]:
    """The people in the subject; where the parser found none, the name right before or behind the finite verb."""
    finite = c.finite.idx - s.start
    near = [m for m in mentions if 0 <= finite - m.end <= 1 or 0 <= m.start - finite - len(c.finite) <= 1]
    if c.subject is not None:
        left, head = c.subject.left_edge.idx - s.start, c.subject.idx - s.start
        right = max(t.idx + len(t) for t in (c.subject, *c.subject.children, *c.subject.conjuncts)) - s.start
        inside = [m for m in mentions if left <= m.start and m.end <= right]
        if any(m.start <= head < m.end for m in inside):
            return [m.name for m in inside]
        if chair and c.subject.lower_ == "voorzitter":
            return [chair]
        if c.subject.pos_ == "PRON" or not near or abs(c.subject.i - c.finite.i) == 1:
            return []
    return [m.name for m in near[:1]]


def opening(s: Statement, mentions: tuple[Mention, ...]) -> list[str]:
    """A block that opens with a full name and a comma ("Els de Wit, de planning loopt uit."), no list of names."""
    if len(mentions) == 1 and mentions[0].start <= 1 and " " in mentions[0].name and re.match(r"\s*(?:\([^)]*\))?\s*,", s.text[mentions[0].end :]):
        return [mentions[0].name]
    return []
