"""The people a set of minutes knows, and where a sentence names them.

The document itself says who its people are (attendance, presenters, chair, secretary); the language model adds names the lists leave out.
A lone first name or surname stands for a full name only when one person alone fits: otherwise the name stays as printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from spacy.tokens import Doc, Span

from pipeline import resources
from pipeline.extraction.names import given_names
from pipeline.language.lemmas import table
from pipeline.language.verbs import forms as forms_of_verbs
from pipeline.language.verbs import infinitives
from pipeline.model import Verslag
from pipeline.resources import term_set

PARTICLES = frozenset(
    {"van", "de", "den", "der", "het", "'t", "te", "ten", "ter", "v.d.", "vd", "vden", "vder", "v", "d", "la", "le", "du", "el"}
)
WORD = re.compile(r"[\w'’.-]+")
# A first name with a surname, whoever keeps the list: "Els van der Wal-Smit".
WHOLE_NAME = re.compile(
    r"(?<![\w.@/-])(?P<first>[A-ZÀ-Þ][\w'’-]+)[^\S\n]+(?:(?:van|de|den|der|het|'t|te|ten|ter|el|la|v\.?d\.?)[^\S\n]+){0,3}[A-ZÀ-Þ][a-zà-ÿ'’]+(?:[A-Z][a-zà-ÿ]+)?(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?(?!\w)"
)
SMALL_NAME = re.compile(r"(?<![\w.@/#-])[a-zà-ÿ]{4,}(?![\w@.]\w|\w|[-'’]\w)")
LONE_NAME = re.compile(r"(?<![\w.@/-])[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?(?![\w@]|[-'’]\w)")
TITLE = (
    r"(?:(?:de\s+)?heer|mevrouw|meneer|mijnheer|mevr\.?|mw\.?|dhr\.?|ds\.?|br\.?|zr\.?|broeder|zuster|dr\.?|ir\.?|drs\.?|mr\.?|prof\.?|wethouder|burgemeester|heemraad|"
    r"ouderling|diaken|raadslid|collega|voorzitter|secretaris|penningmeester)"
)
FIRMS = frozenset("beheer bouw groep holding advies advocaten accountants techniek installaties verhuur vastgoed makelaars wonen".split())
ONLY_TITLE = re.compile(rf"(?:de\s+)?{TITLE}", re.I)  # "Mevrouw", which the language model may take for a name of its own
ADDRESS = re.compile(rf"(?<!\w)(?:(?:de\s+)?{TITLE}\s+){{1,2}}$", re.I)
TITLED = re.compile(
    rf"(?<!\w)(?i:{TITLE})\s+(?P<name>(?:[A-ZÀ-Þ]\.\s?)*(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]en|[Tt]er|[Tt]e)\s+){{0,3}}[A-ZÀ-Þ][a-zà-ÿ'’]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?)"
)
OFFICE = re.compile(r"\b(?:de|onze)\s+([a-zà-ÿ-]{4,})", re.I)
CALLED_SO = 2  # people whose initials a text must use before they are read as names
PLAIN = 3  # letters from which initials are no word of the house by chance
INITIAL = re.compile(r"^(?:[A-Z]\.?){1,4}$")


@cache
def first_names() -> frozenset[str]:
    return frozenset(resources.terms("first_names"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a text, ``text[start:end]``; ``name`` is the fullest name known for that person."""

    start: int
    end: int
    name: str


def forms(name: str) -> set[str]:
    """The ways minutes write a full name: whole, first name, surname with and without particles, initials with surname."""
    words = name.split()
    if len(words) == 1:
        return {name}
    given = given_count(words)
    first, called = words[0], " ".join(words[:given])
    words = [first, *words[given:]]
    cut = next((i for i, w in enumerate(words[1:], 1) if w.lower() not in PARTICLES), len(words) - 1)
    last, bare = " ".join(words[1:]), " ".join(words[cut:])
    found = {name, last, bare, f"{first[0]}. {last}", f"{first[0]}.{last}"}
    if first.lower() in PARTICLES:  # "De Gelder", no first name known
        return {name, bare, first.lower() + name[len(first) :]}
    if not INITIAL.match(first):
        found |= {first, called, f"{called} {last}"}
    if "-" in bare and " " not in bare and bare[0].isupper():
        found.add(bare.split("-")[0])
    if cut > 1:
        found.add(last[0].upper() + last[1:])
    if cut > 1:
        short = ["".join(w[0] for w in words[1:cut]), ".".join(w[0] for w in words[1:cut]) + ".", "/".join(w[0] for w in words[1:cut])]
        found |= {f"{first} {s} {bare}" for s in short} | {f"{s} {bare}" for s in short}
    if not INITIAL.match(first):  # "Jan V.", "Jan vdB": how lists tell two Jans apart
        found |= {f"{first} {bare[0]}.", f"{first} {''.join(w[0] for w in words[1:])}"}
    found |= {unaccented(f) for f in found}
    return {f for f in found if len(f) > 1 and (len(f.replace(".", "")) > 2 or not INITIAL.match(f))}


def given_count(words: Sequence[str]) -> int:
    """How many words are given names: 2 in "Klaas Jan de Wit"."""
    return 2 if len(words) > 2 and {words[0], words[1]} <= given_names() else 1


def unaccented(name: str) -> str:
    """How minutes often write it: "Joel" for "Joël"."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name


def named_at(mentions: Sequence[Mention], place: int) -> bool:
    """Whether a person is named at this place of the text."""
    return any(m.start <= place < m.end for m in mentions)


def leading(mentions: Sequence[Mention]) -> Mention | None:
    """The person that a sentence opens with."""
    return next((m for m in mentions if m.start <= 2), None)


@dataclass(frozen=True, slots=True)
class Roster:
    """``known`` maps a written form to the full names it may stand for, ``offices`` a role ("penningmeester") to the one who holds it;
    ``organisations`` are those of the people who were there."""

    known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None
    offices: dict[str, str] = field(default_factory=dict)
    organisations: frozenset[str] = frozenset()

    def full(self, written: str) -> str:
        """The one full name a written form stands for; the form itself where none or several fit."""
        names = self.known.get(written) or self.known.get(re.sub(r"^(?:dhr|mevr|mw|de heer|mevrouw)\.?\s+", "", written, flags=re.I), ())
        return names[0] if len(names) == 1 else written

    def knows(self, written: str) -> bool:
        return written in self.known

    def office_in(self, text: str) -> str:
        """Who holds the one office that a text names ("aldus de bestuurder"), "" for none or more than one."""
        found = {self.offices[m[1].lower()] for m in OFFICE.finditer(text) if m[1].lower() in self.offices}
        return found.pop() if len(found) == 1 else ""

    @property
    def everybody(self) -> frozenset[str]:
        return frozenset(name for names in self.known.values() for name in names)

    def mentions(self, span: Span | Doc) -> tuple[Mention, ...]:
        """People named in the span, offsets relative to its start; a name inside a longer one is not counted twice."""
        text = span.text
        base = span.start_char if isinstance(span, Span) else 0
        found: list[Mention] = []
        if self.pattern:
            found += [Mention(m.start(), m.end(), self.full(m[0])) for m in self.pattern.finditer(text)]
        whole = [(m.start(), m.end()) for m in WHOLE_NAME.finditer(text) if m["first"] in first_names() and not self.acts(m[0])]
        # "Jan Smit" is no mention of a Jan de Vries on the list.
        found = [m for m in found if not any(start == m.start and m.end < end for start, end in whole)]
        found = [m for m in found if not firm(m, text)]
        others = whole + [(m.start(), m.end()) for m in LONE_NAME.finditer(text) if m[0] in first_names()]
        others += [(e.start_char - base, e.end_char - base) for e in span.ents if e.label_ == "PER" and not self.acts(e.text)]
        others += [m.span() for m in SMALL_NAME.finditer(text) if self.knows(m[0].title()) and unmistakable(m[0])]
        for start, end in others:
            if not ONLY_TITLE.fullmatch(text[start:end]) and not any(m.start < end and start < m.end for m in found):
                written = text[start:end]
                found.append(Mention(start, end, self.full(written.title() if written.islower() else written)))
        found = [titled(m, text) for m in found]
        for m in TITLED.finditer(text):
            if not any(f.start < m.end() and m.start() < f.end for f in found):
                found.append(Mention(m.start(), m.end(), self.full(m["name"])))
        return tuple(sorted(found, key=lambda m: m.start))

    def acts(self, written: str) -> bool:
        """A known first name with a verb that somebody wrote with a capital: "Frank Checked"."""
        first, _, last = written.partition(" ")
        verb = re.sub(r"ed$", "t", last.lower())
        doing = verb.endswith("t") and infinitives(verb) & (term_set("task_verbs") | term_set("speech_verbs"))
        return bool(doing) and len(self.known.get(first, ())) == 1


@cache
def words() -> frozenset[str]:
    return frozenset(form for form, upos in table() if upos != "PROPN")


def unmistakable(small: str) -> bool:
    """A first name that is no Dutch word, so that it is a name without its capital too: "lancelot reserveert een zaal"."""
    return small.title() in first_names() and small not in words() and small not in forms_of_verbs()


def firm(m: Mention, text: str) -> bool:
    """ "Kroon Beheer", a firm that bears the surname of somebody on the list."""
    behind = re.match(r"\s+([A-ZÀ-Þ]\w+)(?!\w)", text[m.end :])
    lone = text[m.start : m.end] != m.name and text[m.start : m.end] != m.name.split()[0]
    return bool(behind and lone and behind[1].lower() in FIRMS)


def titled(m: Mention, text: str) -> Mention:
    """The mention with the form of address in front of it: "de heer Smit", "wethouder Smit"."""
    title = ADDRESS.search(text[: m.start])
    return Mention(title.start(), m.end, m.name) if title else m


def roster(verslag: Verslag, text: str = "", as_named: bool = False) -> Roster:
    """``text`` of the minutes: whether they call people by their initials.

    ``as_named``: initials and double first names ("Dirk-Jan") stay what people are called.
    """
    v = verslag.vergadering
    names = [p.naam for p in (*verslag.aanwezig, *verslag.afwezig)]
    names += [n for item in verslag.agenda for n in item.inleiders]
    names += [n for n in (v.voorzitter, v.notulist) if n]
    places = {p.organisatie.strip() for p in verslag.aanwezig if p.organisatie}
    organisations = frozenset(o for o in places if o[:1].isupper() and len(o) > 2)
    short = initials_in(text, names)
    if as_named:
        short = {s: s for s in (*short, *double_names(names))}
    return replace(build(names, short), offices=offices(verslag), organisations=organisations)


def initials_of(names: Sequence[str]) -> dict[str, str]:
    """Initials that one person alone has -> full name: "KB", "TvL" and "TL"; not those that name a department or group."""
    short: dict[str, set[str]] = defaultdict(set)
    for name in (n for n in names if len(n.split()) > 1 and not INITIAL.match(n.split()[0])):
        first, *rest = name.split()
        particles = "".join(w[0].lower() for w in rest if w.lower() in PARTICLES)
        given = "".join(part[0] for part in first.split("-") if part)
        last = "".join(part[0] for w in rest if w.lower() not in PARTICLES for part in w.split("-") if part)
        for written in (given + particles + last, (given + last).upper()):
            short[written].add(name)
    words = term_set("departments") | term_set("group_words")
    return {s: name for s, name in of_one(short).items() if s not in words and s.lower() not in words}


def double_names(names: Sequence[str]) -> dict[str, str]:
    """ "Dirk-Jan" -> the full name of the one person of whom that is the first name."""
    called: dict[str, set[str]] = defaultdict(set)
    for name in (n for n in names if len(n.split()) > 1 and "-" in n.split()[0]):
        called[name.split()[0]].add(name)
    return of_one(called)


def of_one(held: Mapping[str, set[str]]) -> dict[str, str]:
    """What one person alone is called, or holds -> that person."""
    return {what: next(iter(names)) for what, names in held.items() if len(names) == 1}


def initials_in(text: str, names: Sequence[str]) -> dict[str, str]:
    """Initials -> full name, where minutes call at least two people so, "TvL belt de drukker, KB leest mee", or one by three letters."""
    found = {s: name for s, name in initials_of(names).items() if re.search(rf"(?<![\w.&/-]){re.escape(s)}(?![\w.&-])", text)}
    return found if len(set(found.values())) >= CALLED_SO else {s: name for s, name in found.items() if len(s) >= PLAIN}


def offices(verslag: Verslag) -> dict[str, str]:
    """Role -> full name, where one person alone is said to have it."""
    held: dict[str, set[str]] = defaultdict(set)
    for person in verslag.aanwezig:
        for role in re.split(r",|/|\ben\b", (person.rol or "").lower()):
            held[role.strip()].add(person.naam)
    for role, name in (("voorzitter", verslag.vergadering.voorzitter), ("notulist", verslag.vergadering.notulist)):
        if name:
            held[role] = {name}
    return {role: name for role, name in of_one(held).items() if role}


def build(names: list[str], short: Mapping[str, str] | None = None) -> Roster:
    """A roster of full names; of two spellings of one name the first stays. ``short``: initials -> full name."""
    known: dict[str, list[str]] = defaultdict(list)
    fullest = [n for n in dict.fromkeys(names) if len(n.split()) > 1]
    firsts = {n.split()[0] for n in fullest} | {f for n in fullest for f in forms(n)}
    for name in (*fullest, *(n for n in dict.fromkeys(names) if len(n.split()) == 1 and n not in firsts)):
        for form in forms(name):
            if name not in known[form]:
                known[form].append(name)
    for name in fullest:  # somebody's whole name is never somebody else's part
        known[name] = [name]
    for initials, name in (short or {}).items():
        known[initials] = [name]
    ways = sorted((re.escape(f) for f in known), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w@./-])(?:{'|'.join(ways)})(?![\w@]|[-'’]\w)") if ways else None
    return Roster({f: tuple(n) for f, n in known.items()}, pattern)
