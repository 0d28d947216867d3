"""Speakers: who says, asks, reports, presents or proposes something in the meeting, each with the sentence. Not those merely mentioned."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extraction import names, speech
from pipeline.extraction.clauses import Clause, clauses
from pipeline.extraction.identity import identity
from pipeline.extraction.labels import label_of
from pipeline.extraction.owners import group_words
from pipeline.extraction.roster import TITLED, Mention, first_names, named_at, words
from pipeline.extraction.statements import Statement, preamble, statements
from pipeline.extraction.turns import turn
from pipeline.language import Parse
from pipeline.model import Spreker, Uitspraak, Verslag, Vindplaats

NOUN = (
    r"(?:vra(?:ag|gen)|opmerking(?:en)?|toelichting|presentatie|aanvulling(?:en)?|reacties?|mededeling(?:en)?|bijdrage|suggesties?|voorstel|inbreng|"
    r"inleiding|terugkoppeling|advies|verzoek|kanttekening(?:en)?|zorgen|oproep|interruptie|stelling|uitleg)"
)
AFTER_NOUN = re.compile(rf"\b{NOUN}\s+(?:van|door|vanuit|bij\s+monde\s+van)\s+$", re.I)
ACCORDING = re.compile(
    r"\b(?:volgens|aldus|bij\s+monde\s+van|(?:naar|in)\s+(?:de\s+)?(?:mening|oordeel|ogen|optiek|overtuiging)\s+van|woord\s+(?:is\s+)?aan)\s+$",
    re.I,
)
OWN_NOUN = re.compile(rf"^['’]?s?['’]?\s+(?:eerste\s+|tweede\s+|laatste\s+)?{NOUN}\b", re.I)
BY = re.compile(r"\bdoor\s+$", re.I)
TOLD_BY = re.compile(r"\b(?:zal|zullen|gaat|gaan|kan|kunnen|moet|moeten)\b", re.I)
JOINED = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:,|en|&|,\s*en)\s*")
BEHIND_NAME = re.compile(r"(?:[\s.]*[A-Z]\.)*\)?\s*(?:\([^)]{1,60}\)\s*)?(?:,[^,]{1,60},\s*)?(?P<verb>[a-zë]+)\b")
NEWCOMER = re.compile(r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ'’-]+(?:\s+(?:(?:van|de|den|der|ter|te|ten|el|la)\s+){0,3}[A-ZÀ-Þ][a-zà-ÿ'’-]+)?)(?=\s)")
EMBEDDING = frozenset({"dat", "of", "als", "wie", "indien", "wanneer", "mits", "tenzij", "zodra"})
NOT_SAID = frozenset({"zullen", "gaan", "moeten", "mogen"})
PRONOUNS = frozenset({"hij", "zij", "ze"})


def speakers(parse: Parse, verslag: Verslag) -> Verslag:
    people = identity(parse, verslag)
    said: dict[str, list[Uitspraak]] = {}
    places: dict[str, Vindplaats] = {}
    for item in verslag.agenda:
        for name in item.inleiders:
            if presents(name, verslag):
                places.setdefault(people.of(name), item.vindplaats)
    known = (*preamble(parse), *statements(parse))
    before: tuple[Mention, ...] = ()
    for i, s in enumerate(known):
        opens = i == 0 or known[i - 1].block != s.block
        mentions = people.mentions(s.span)
        for name in speaking(s, mentions, () if opens else before, opens):
            full = people.of(name)
            if not may_speak(full, s, verslag):
                continue
            said_here = known[i - 1] if alone_in_brackets(s.text) and not opens else s
            places.setdefault(full, s.vindplaats)
            said.setdefault(full, []).append(Uitspraak(citaat=said_here.text, vindplaats=said_here.vindplaats, agendapunt=s.item))
        before = mentions
    found = [Spreker(naam=n, vindplaats=p, uitspraken=tuple(said.get(n, ()))) for n, p in places.items()]
    return replace(verslag, sprekers=tuple(s for s in found if not respelled(s, found)))


def presents(name: str, verslag: Verslag) -> bool:
    """Who is named with an item presents it, unless the minutes list who was there and leave that name out."""
    return not verslag.aanwezig or any(names.same_person(name, p.naam) for p in verslag.aanwezig)


def may_speak(name: str, s: Statement, verslag: Verslag) -> bool:
    """The absent do not speak; whom no list names may be a guest, not when it is told of before or the name is no usual one."""
    meeting = verslag.vergadering
    known = [p.naam for p in verslag.aanwezig] + [n for item in verslag.agenda for n in item.inleiders]
    known += [n for n in (meeting.voorzitter, meeting.notulist) if n]
    if any(names.same_person(name, p.naam) for p in verslag.afwezig):
        return False
    if not verslag.aanwezig or any(names.same_person(name, n) for n in known) or turn(s.text):
        return True
    told = any(c.root and (c.past or c.perfect) for c in clauses(s.span))
    thing = name.split()[0] not in first_names() and name.split()[0].lower() in words()  # "Dagopvang De Eik sluit op 1 mei"
    addressed = any(m["name"] == name for m in TITLED.finditer(s.text))  # "Mevrouw Vermeer vraagt ..."
    return not told and (addressed or not thing and (" " in name or name in first_names()))


def respelled(s: Spreker, others: list[Spreker]) -> bool:
    """A presenter whom the text itself spells otherwise is listed once, as the text has it; the doubt is a melding already."""
    return not s.uitspraken and any(o is not s and o.uitspraken and names.spelled_apart(s.naam, o.naam) for o in others)


def speaking(s: Statement, mentions: tuple[Mention, ...], before: tuple[Mention, ...], first: bool) -> tuple[str, ...]:
    """Names of the people who speak in the sentence; ``before``: who was named in the sentence before it; ``first``: it opens its block."""
    found = [m.name for m in mentions if alone_in_brackets(s.text)]
    if label_of(s.text) is None and (own := turn_names(s, mentions)):
        return tuple(dict.fromkeys(own))  # what that person says of others makes them no speakers
    earlier = speech.past(speech.words_of(s.text))
    for c in clauses(s.span):
        if speaks(c, s) and not (c.perfect and earlier):
            found += subject_names(c, s, mentions) or pronoun_names(c, s, mentions, before)
    for i, m in enumerate(mentions):
        if named_as_speaker(s, m) or i and joined(s, mentions[i - 1], m) and mentions[i - 1].name in found:
            found.append(m.name)
        elif not embedded(s.text[: m.start]) and says_next(s.text[m.end :], plural=bool(i and joined(s, mentions[i - 1], m))):
            found += [o.name for o in mentions[: i + 1] if o is m or joined(s, o, m)]
        elif follows_verb(s, m, mentions):
            found.append(m.name)
    if not found:
        found += newcomer(s.text) or (opening(s, mentions) if first else [])
    return tuple(dict.fromkeys(found))


def joined(s: Statement, one: Mention, other: Mention) -> bool:
    return bool(JOINED.fullmatch(s.text[one.end : other.start]))


def named_as_speaker(s: Statement, m: Mention) -> bool:
    """ "Op de vraag van Els", "aldus Els", "Els' vraag", "door Els wordt opgemerkt"."""
    before, behind = s.text[: m.start], s.text[m.end :]
    if AFTER_NOUN.search(before) or ACCORDING.search(before):
        return True
    if OWN_NOUN.match(behind) and re.match(r"['’]|s\s", behind):
        return True
    return bool(BY.search(before)) and not TOLD_BY.search(s.text) and told_by(s)


def told_by(s: Statement) -> bool:
    """A passive of saying: "wordt toegelicht", "is opgemerkt". Not "ingebracht", which may be a task to come."""
    return any(c.passive and c.lemma in speech.TELLING for c in clauses(s.span))


def embedded(before: str) -> bool:
    """What stands before a name makes its clause one that somebody else reports: "meldt dat", "vraagt of", "als"."""
    words = before.lower().split()
    return bool(words) and words[-1].strip(",") in EMBEDDING and len(words) > 1


def newcomer(text: str) -> list[str]:
    """Somebody on no list who opens a sentence and says something: "Corrie Bos merkt op ...". A verb that takes a person."""
    match = NEWCOMER.match(text)
    if not match or not names.is_name(match["name"]) or any(w.lower() in group_words() for w in match["name"].split()):
        return []
    name = names.clean(match["name"])
    known = match["name"].split()[0] in first_names()
    allowed = speech.PERSONAL if not known else speech.verbs()
    return [name] if (known or " " in match["name"]) and says_next(text[match.end() :], allowed) else []


def alone_in_brackets(text: str) -> bool:
    """A sentence that is a name in brackets: who said the sentence before it."""
    return bool(re.fullmatch(r"\([A-ZÀ-Þ][^()]{1,40}\)[.\s]*", text))


def turn_names(s: Statement, mentions: tuple[Mention, ...]) -> list[str]:
    """The people before the colon, also "Organisatie (Jan J.): ..."; a task behind the colon makes it no turn."""
    end = turn(s.text, tuple((m.start, m.end) for m in mentions))
    inside = [m for m in mentions if m.end <= end]
    return [] if inside and set_task(s, end) else [m.name for m in inside]


def set_task(s: Statement, start: int) -> bool:
    """Behind the colon no finite verb but an infinitive: "Els: contact leggen met de ouderenbond"."""
    rest = [t for t in s.span if t.idx - s.start >= start]
    form = {f for t in rest for f in t.morph.get("VerbForm", [])}
    return "Inf" in form and not form & {"Fin", "Part"} and not any(t.text in "?!" for t in rest)


def speaks(c: Clause, s: Statement) -> bool:
    """A verb of saying in the present or past: what somebody is to say later is no speech in this meeting."""
    if c.modal in NOT_SAID or c.passive or embedded(clause_start(c, s)):
        return False
    following = speech.words_of(s.text[c.finite.idx + len(c.finite) - s.start :])
    if c.verb.i == c.finite.i:
        return speech.says(c.finite.text.lower(), following) or c.lemma in speech.verbs() and not speech.outside(c.finite.lower_, following)
    return c.lemma in speech.verbs() and not (c.perfect and c.lemma in speech.OUTSIDE) or speech.says(c.finite.lower_, following)


def clause_start(c: Clause, s: Statement) -> str:
    """The text before the subject of the clause."""
    return s.text[: max(c.subject.left_edge.idx - s.start, 0)] if c.subject is not None else ""


def says_next(rest: str, allowed: frozenset[str] | None = None, plural: bool = False) -> bool:
    """Whether a finite verb of saying stands right behind a name ("Jan (Org) merkt op dat ..."), whatever the parser made of it."""
    match = BEHIND_NAME.match(rest)
    if not match or not plural and match["verb"].endswith("en") and not match["verb"].endswith(("oen", "aan")):
        return False
    return speech.says(match["verb"], speech.words_of(rest[match.end() :]), allowed)


def follows_verb(s: Statement, m: Mention, others: tuple[Mention, ...] = ()) -> bool:
    """The verb right before the name, behind something else that opens the main clause: "Daarover is Els niet tevreden"."""
    head = re.search(r"(?P<open>\S.*\s)(?P<verb>[a-zë]+)\s+$", s.text[: m.start])
    if not head or re.search(r"(?:\b(?:en|of|die|dat|om|te)|,)\s*$", head["open"]) or head["verb"].endswith("en"):
        return False
    if any(re.fullmatch(r"\s*(?:\([^)]*\)\s*)?", s.text[o.end : head.start("verb")]) for o in others if o.end <= head.start("verb")):
        return False  # "De voorzitter dankt Els": who stands before the verb speaks
    opened = re.split(r"[,;:]", head["open"])[-1].split()
    if not opened or opened[0][:1].isupper() and names.is_name(" ".join(opened)) or len(opened) > 8:
        return False
    return speech.says(head["verb"], speech.words_of(s.text[m.end :])) and not object_of(s, m)


def object_of(s: Statement, m: Mention) -> bool:
    """The parser calls the name an object, and another subject stands before it."""
    token = next((t for t in s.span if t.idx - s.start >= m.start and t.idx - s.start < m.end), None)
    return token is not None and token.dep_ in {"obj", "iobj", "obl"}


def subject_names(c: Clause, s: Statement, mentions: tuple[Mention, ...]) -> list[str]:
    """The people in the subject; where the parser found none, the name right before or behind the finite verb."""
    if any(
        re.fullmatch(r"\s*(?:\([^)]*\)\s*)?", s.text[m.end : c.finite.idx - s.start]) for m in mentions if m.end < c.finite.idx - s.start
    ):
        return []  # a name right before the verb is the subject: ``says_next`` sees to it
    if c.subject is not None and c.subject.i > c.finite.i and c.finite.i and c.finite.nbor(-1).lower_ in ("en", "of"):
        return []  # "opent de vergadering en introduceert Els": no subject
    if c.subject is not None:
        left, head = c.subject.left_edge.idx - s.start, c.subject.idx - s.start
        right = max(t.idx + len(t) for t in (c.subject, *c.subject.children, *c.subject.conjuncts)) - s.start
        inside = [m for m in mentions if left <= m.start and m.end <= right]
        if named_at(inside, head):
            return [m.name for m in inside]
        role = [m.name for m in mentions if m.start <= head < m.end]
        if role or c.subject.pos_ == "PRON" and abs(c.subject.i - c.finite.i) == 1:
            return role
    finite, before = c.finite.idx - s.start, c.finite.nbor(-1).lower_ if c.finite.i else ""
    inverted = finite > 0 and before not in ("en", "of", ",", "die", "dat")
    inverted = inverted and not any(0 <= finite - m.end <= 2 for m in mentions)
    return [m.name for m in mentions if inverted and 0 <= m.start - finite - len(c.finite) <= 1][:1]


def pronoun_names(c: Clause, s: Statement, mentions: tuple[Mention, ...], before: tuple[Mention, ...]) -> list[str]:
    """ "Els kan voorbeelden geven, maar zij merkt op ...": one person alone is named before the pronoun, here or in the sentence before."""
    if c.subject is None or c.subject.lower_ not in PRONOUNS or c.finite.lower_.endswith("en"):
        return []
    at = c.subject.idx - s.start
    named = {m.name for m in mentions if m.end <= at}
    if not named and at <= 1:
        named = {m.name for m in before}
    return list(named) if len(named) == 1 else []


def opening(s: Statement, mentions: tuple[Mention, ...]) -> list[str]:
    """A block that opens with a full name and a comma ("Els de Wit, de planning loopt uit."), no list of names."""
    if len(mentions) != 1 or mentions[0].start > 1 or " " not in mentions[0].name:
        return []
    return [mentions[0].name] if re.match(r"\s*(?:\([^)]*\))?\s*,", s.text[mentions[0].end :]) else []
