"""Who is meant by a name or a role in the minutes: the one person present whom it fits, by the fullest name the document has."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.extraction import names
from pipeline.extraction.roster import TITLE, WHOLE_NAME, Mention, Roster, first_names, roster
from pipeline.language import Parse
from pipeline.model import Verslag
from pipeline.resources import term_set
from pipeline.structure.words import mapping

OFFICES = frozenset({"voorzitter", "secretaris", "penningmeester", "notulist"})
BEFORE = re.compile(rf"^(?:(?:de\s+)?{TITLE}\s+)+(?=(?-i:[A-ZÀ-Þ])|van\b|de\b)", re.I)


@dataclass(frozen=True, slots=True)
class Identity:
    """``offices``: role as written -> who holds it; ``present``: names on the attendance list; ``whole``: full names in the text."""

    people: Roster
    offices: dict[str, str]
    present: tuple[str, ...]
    absent: tuple[str, ...]
    whole: tuple[str, ...]

    def mentions(self, span: Span | Doc) -> tuple[Mention, ...]:
        """People named, also by an office that one person holds: "de penningmeester"."""
        found = [m for m in self.people.mentions(span) if self.people.knows(span.text[m.start : m.end]) or person(m.name)]
        if self.offices:
            words = "|".join(sorted((re.escape(w) for w in self.offices), key=len, reverse=True))
            pattern = re.compile(rf"\b(?:(?:[Dd]e|[Oo]nze)\s+)?(?P<office>{words})\b(?!\s+(?:van\b|(?-i:[A-ZÀ-Þ])\w))", re.I)
            for m in pattern.finditer(span.text):
                if not any(f.start < m.end() and m.start() < f.end for f in found):
                    found.append(Mention(m.start(), m.end(), self.offices[m["office"].lower()]))
        return tuple(sorted(found, key=lambda m: m.start))

    def of(self, name: str) -> str:
        """The name of the person on the attendance list, else the fullest one in the text; the name itself where none or several fit."""
        bare = BEFORE.sub("", name)
        if bare in self.present:
            return bare
        fits = [p for p in self.present if names.same_person(p, bare) or alike(p, bare)]
        if not fits and " " in bare:
            fits = [p for p in self.present if names.spelled_apart(p, bare)]
        if not fits and " " not in bare and not any(names.same_person(bare, a) for a in self.absent):
            fits = [w for w in self.whole if names.same_person(w, bare)]
        return fits[0] if len(fits) == 1 else bare


def person(name: str) -> bool:
    """Whether what the language model takes for a person is written as one: "Bouwbedrijf Ter Steege" is not."""
    return not any(names.ORGANISATION.search(w) or w.lower() in names.organisation_words() for w in name.split())


def alike(known: str, written: str) -> bool:
    """The same name but for accents and capitals."""
    return names.fold(written) in (names.fold(known), names.fold(known.split()[0]))


def identity(parse: Parse, verslag: Verslag) -> Identity:
    text = parse.text
    whole = dict.fromkeys(m[0] for m in WHOLE_NAME.finditer(text) if m["first"] in first_names())
    absent = tuple(p.naam for p in verslag.afwezig)
    return Identity(roster(verslag, text), offices(verslag), tuple(p.naam for p in verslag.aanwezig), absent, tuple(whole))


def of_one(role: str) -> bool:
    """A function that one person in a meeting has: "wethouder", "locatiemanager"."""
    return " " not in role and role.endswith(tuple(term_set("sole_offices")))


def offices(verslag: Verslag) -> dict[str, str]:
    """Every wording of an office that one person alone holds in these minutes."""
    held = [(role, p.naam) for p in verslag.aanwezig for role in (p.rol or "").split(", ") if role in OFFICES or of_one(role)]
    meeting = verslag.vergadering
    held += [(role, name) for role, name in (("voorzitter", meeting.voorzitter), ("notulist", meeting.notulist)) if name]
    held = list(dict.fromkeys(held))
    count = Counter(role for role, _ in held)
    sole = {role: name for role, name in held if count[role] == 1}
    if meeting.voorzitter:
        sole["voorzitter"] = meeting.voorzitter
    wordings = {
        w: role for w, role in mapping("role_words").items() if role in sole and len(w) > 5 and w not in ("verslag", "verslagen", "notulen")
    }
    return {**{w: sole[r] for w, r in wordings.items()}, **sole}
