"""Speakers: who says, asks, reports, presents or proposes something in the meeting, each with the sentence. Not those merely mentioned."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline import resources
from pipeline.extraction import names
from pipeline.extraction.clauses import Clause, clauses
from pipeline.extraction.labels import label_of
from pipeline.extraction.owners import group_words
from pipeline.extraction.roster import Mention, Roster, first_names, roster
from pipeline.extraction.statements import Statement, statements
from pipeline.language import Parse
from pipeline.language.verbs import infinitives
from pipeline.model import Spreker, Uitspraak, Verslag, Vindplaats

# "Jan: ...", "Jan de Vries (Org): ...": the person whose turn it is.
TURN = re.compile(r"^[\W_]*(?P<who>[A-Z][\w'’.-]*(?:\s+[\w'’.-]+){0,4}?)\s*(?:\([^)]{1,40}\))?\s*(?:\baan\s+\S+\s*)?:(?!//)")
AFTER_NOUN = re.compile(
    r"\b(?:vraag|opmerking|toelichting|presentatie|aanvulling|reactie|mededeling|bijdrage|suggestie|voorstel|inbreng|inleiding|"
    r"terugkoppeling|advies)\s+(?:van|door)\s+$",
    re.I,
)
ACCORDING = re.compile(r"\b(?:volgens|aldus)\s+$", re.I)
JOINED = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:,|en|&|,\s*en)\s*")
BEHIND_NAME = re.compile(r"(?:[\s.]*[A-Z]\.)*\)?\s*(?:\([^)]{1,60}\)\s*)?(?:,[^,]{1,60},\s*)?(?P<verb>[a-zë]+)\b")
NEWCOMER = re.compile(r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ'’-]+(?:\s+(?:(?:van|de|den|der|ter|te|ten|el|la)\s+){0,3}[A-ZÀ-Þ][a-zà-ÿ'’-]+)?)(?=\s)")
# What organisations and documents do not do by themselves: with a name on no list, one of these makes it a person.
PERSONAL = frozenset(
    "aangeven aansluiten antwoorden bedanken benadrukken benoemen melden opmerken openen toelichten toeliggen vertellen vragen afvragen "
    "zeggen vinden".split()
)
NOT_SAID = frozenset({"zullen", "gaan", "moeten", "willen", "kunnen", "mogen"})
GIVEN = frozenset({"toelichting", "uitleg", "presentatie", "terugkoppeling", "update", "samenvatting", "overzicht"})
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
        opens = i == 0 or known[i - 1].block != s.block
        for name in speaking(s, people, verslag.vergadering.voorzitter, opens):
            if not may_speak(name, s, verslag):
                continue
            said_here = known[i - 1] if alone_in_brackets(s.text) and not opens else s
            places.setdefault(name, s.vindplaats)
            said.setdefault(name, []).append(Uitspraak(citaat=said_here.text, vindplaats=said_here.vindplaats, agendapunt=s.item))
    found = [Spreker(naam=n, vindplaats=p, uitspraken=tuple(said.get(n, ()))) for n, p in places.items()]
    return replace(verslag, sprekers=tuple(s for s in found if not respelled(s, found)))


def may_speak(name: str, s: Statement, verslag: Verslag) -> bool:
    """The absent do not speak; whom no list names may be a guest, not when it is told of before or by one name only."""
    if any(names.same_person(name, p.naam) for p in verslag.afwezig):
        return False
    known = [p.naam for p in verslag.aanwezig] + [n for item in verslag.agenda for n in item.inleiders]
    if not verslag.aanwezig or any(names.same_person(name, n) for n in known) or TURN.match(s.text):
        return True
    return " " in name and not any(c.root and (c.past or c.perfect) for c in clauses(s.span))


def respelled(s: Spreker, others: list[Spreker]) -> bool:
    """A presenter whom the text itself spells otherwise is listed once, as the text has it; the doubt is a melding already."""
    return not s.uitspraken and any(o is not s and o.uitspraken and names.spelled_apart(s.naam, o.naam) for o in others)


def speaking(s: Statement, people: Roster, chair: str | None, first: bool) -> tuple[str, ...]:
    """Full names of the people who speak in the sentence; ``first``: the sentence opens its block."""
    mentions = people.mentions(s.span)
    found = [m.name for m in mentions if alone_in_brackets(s.text)]
    turn = TURN.match(s.text)
    if turn and label_of(s.text) is None:
        found += turn_names(turn, mentions, chair)
    for c in clauses(s.span):
        if speaks(c):
            found += subject_names(c, s, mentions, chair)
    for i, m in enumerate(mentions):
        before = s.text[: m.start]
        if (
            AFTER_NOUN.search(before)
            or ACCORDING.search(before)
            or i
            and JOINED.fullmatch(s.text[mentions[i - 1].end : m.start])
            and mentions[i - 1].name in found
        ):
            found.append(m.name)
        elif says_next(s.text[m.end :]):
            found += [o.name for o in mentions[: i + 1] if o is m or JOINED.fullmatch(s.text[o.end : m.start])]
    if not found:
        found += newcomer(s.text) or (opening(s, mentions) if first else [])
    return tuple(dict.fromkeys(found))


def newcomer(text: str) -> list[str]:
    """Somebody on no list who opens a sentence and says something: "Corrie Bos merkt op ...". A verb that takes a person."""
    match = NEWCOMER.match(text)
    if not match or not names.is_name(match["name"]) or any(w.lower() in group_words() for w in match["name"].split()):
        return []
    known = match["name"].split()[0] in first_names()
    verbs = PERSONAL if not known else speech_verbs()
    return [match["name"]] if (known or " " in match["name"]) and says_next(text[match.end() :], verbs) else []


def alone_in_brackets(text: str) -> bool:
    """A sentence that is a name in brackets: who said the sentence before it."""
    return bool(re.fullmatch(r"\([A-ZÀ-Þ][^()]{1,40}\)[.\s]*", text))


def turn_names(turn: re.Match[str], mentions: tuple[Mention, ...], chair: str | None) -> list[str]:
    """The people before the colon, also "Organisatie (Jan J.): ..."; a line with more words than names is no turn."""
    inside = [m for m in mentions if m.end <= turn.end()]
    words = len(turn["who"].split())
    if inside and (words <= sum(len(m.name.split()) for m in inside) + 2):
        return [m.name for m in inside]
    return [chair] if chair and CHAIR.match(turn["who"]) else []


def speaks(c: Clause) -> bool:
    """A verb of saying in the present or past: what somebody is to say later is no speech in this meeting."""
    said = c.lemma in speech_verbs() or c.lemma == "geven" and any(t.lower_ in GIVEN for t in c.verb.doc[c.finite.i : c.finite.i + 12])
    return said and c.modal not in NOT_SAID and not c.passive


@cache
def speech_verbs() -> frozenset[str]:
    return frozenset(resources.terms("speech_verbs"))


def says_next(rest: str, verbs: frozenset[str] | None = None) -> bool:
    """Whether a finite verb of saying stands right behind a name ("Jan (Org) merkt op dat ..."), whatever the parser made of it."""
    match = BEHIND_NAME.match(rest)
    if not match or match["verb"].endswith("en") and not match["verb"].endswith(("oen", "aan")):
        return False
    following = re.split(r"[,;:.?!]", rest[match.end() :], maxsplit=1)[0].lower().split()
    return bool(infinitives(match["verb"], tuple(following)) & (speech_verbs() if verbs is None else verbs))


def subject_names(c: Clause, s: Statement, mentions: tuple[Mention, ...], chair: str | None) -> list[str]:
    """The people in the subject; where the parser found none, the name right before or behind the finite verb."""
    if c.subject is not None:
        left, head = c.subject.left_edge.idx - s.start, c.subject.idx - s.start
        right = max(t.idx + len(t) for t in (c.subject, *c.subject.children, *c.subject.conjuncts)) - s.start
        inside = [m for m in mentions if left <= m.start and m.end <= right]
        if any(m.start <= head < m.end for m in inside):
            return [m.name for m in inside]
        if chair and c.subject.lower_ == "voorzitter":
            return [chair]
        if c.subject.pos_ == "PRON" and abs(c.subject.i - c.finite.i) == 1:
            return []
    finite, before = c.finite.idx - s.start, c.finite.nbor(-1).lower_ if c.finite.i else ""
    inverted = finite > 0 and before not in ("en", "of", ",", "die", "dat")
    inverted = inverted and not any(0 <= finite - m.end <= 2 for m in mentions)
    return [m.name for m in mentions if inverted and 0 <= m.start - finite - len(c.finite) <= 1][:1]


def opening(s: Statement, mentions: tuple[Mention, ...]) -> list[str]:
    """A block that opens with a full name and a comma ("Els de Wit, de planning loopt uit."), no list of names."""
    if len(mentions) != 1 or mentions[0].start > 1 or " " not in mentions[0].name:
        return []
    return [mentions[0].name] if re.match(r"\s*(?:\([^)]*\))?\s*,", s.text[mentions[0].end :]) else []
