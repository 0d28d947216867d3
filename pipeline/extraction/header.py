"""The reported meeting: body, date, times, place, chair and secretary, from header fields, titles, opening and closing sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.extraction import body, meeting_date, meeting_place, meeting_times, names, people
from pipeline.extraction.frame import opening, values
from pipeline.language.parse import Parse
from pipeline.model import Deelnemer, Vergadering, Verslag
from pipeline.structure.outline import Outline

NAME = r"(?:[A-ZÀ-Ý][\w'’-]+(?:\s+(?:van|de|den|der|ter|te|ten|het|'t|v\.d\.|vd)){0,3}(?:\s+[A-ZÀ-Ý][\w'’-]+){0,3})"
ADDRESS = r"(?:(?:de heer|mevrouw|mevr\.?|dhr\.?|mw\.?|wethouder|burgemeester)\s+)?"
CHAIR = re.compile(
    rf"\b[Vv]oorzitter(?:[,:]?|\s+is)\s+{ADDRESS}(?P<who>{NAME})|\b(?P<who2>{NAME})\s*\((?:vz\.?|voorzitter)\)|(?:^|(?<=[.!]\s)){ADDRESS}(?P<who3>{NAME})\s+"
    r"(?:zit\s+(?:\w+\s+){0,4}voor\b|is\s+(?:(?:vandaag|vanavond|deze\s+keer)\s+)?(?:dag)?voorzitter\b(?!\s+van)|leidt\s+(?:de\s+vergadering|het\s+overleg)\b)"
)
CHAIR_TITLE = re.compile(r"\bdoor (?:de )?voorzitter\b", re.I)
OPENER = re.compile(rf"^{ADDRESS}(?P<who>{NAME})\s+(?:opent|opende|heet|heette)\b")
MINUTES_BY = re.compile(
    rf"\b(?P<who>{NAME})(?:\s+(?:(?!\ben\s+[A-ZÀ-Ý])[^.\n]){{0,60}}?)?\s+(?:notuleert|notuleerde|(?:maakt|verzorgt|schrijft|doet)\s+(?:de\s+notulen|het\s+verslag)|houdt\s+de\s+notulen\s+bij|(?:schrijft|schreef|tikt|tikte|typt|typte|pent|pende)\s+mee)\b"
    rf"|(?:^|(?<=[.!,]\s))(?P<who5>{NAME})\s+(?:schrijft|schreef|tikt|tikte)(?=\.(?:\s|$))"
    rf"|\b[Vv]oorzitter:?\s+{NAME}\s*(?:[,;/|–-]|\ben\b)\s*(?:notulen|verslag|secretaris)\s*:?\s+(?P<who4>{NAME})"
    rf"|\b[Nn]otulist(?:e)?[,:]?\s+(?P<who2>{NAME})|\b(?P<who3>{NAME})\s*\((?:notulist|notulen|verslag)\)"
)
WITHIN = re.compile(r"\(([^()]+)\)")  # "VvE Beheer Plus (S. Lam)"


def header(parse: Parse, verslag: Verslag) -> Verslag:
    outline = parse.outline
    day, meldingen = meeting_date.find(outline)
    begin, end = meeting_times.find(outline)
    name, short = body.find(outline)
    meeting = Vergadering(overleg=name, afkorting=short, datum=day, begintijd=begin, eindtijd=end, locatie=meeting_place.find(outline))
    return replace(verslag, vergadering=meeting, meldingen=(*verslag.meldingen, *meldingen))


def officers(parse: Parse, verslag: Verslag) -> Verslag:
    """Chair and secretary, after attendance: a field, a role in the attendance list, or a sentence that says so."""
    outline = parse.outline
    chair = _field_person(outline, "voorzitter", verslag) or _by_role(verslag, "voorzitter") or _chair_in_text(outline)
    secretary = (
        _field_person(outline, "notulist", verslag)
        or _by_role(verslag, "notulist")
        or _in_text(MINUTES_BY, opening(outline))
        or _field_person(outline, "secretaris", verslag)
        or _by_role(verslag, "secretaris")
        or (_field_person(outline, "afzender", verslag) if sent(outline) else None)
    )
    verslag = replace(verslag, aanwezig=_in_full(verslag, [n for n in (chair, secretary) if n]))
    meeting = replace(verslag.vergadering, voorzitter=_full(verslag, chair), notulist=_full(verslag, secretary))
    return replace(verslag, vergadering=meeting, aanwezig=(*verslag.aanwezig, *_in_the_chair(outline, verslag)))


def _in_full(verslag: Verslag, officers: Sequence[str]) -> tuple[Deelnemer, ...]:
    """Who was there, with the whole name where the list has the first name and the header the rest: "Voorzitter: Anna Aan"."""
    there = list(verslag.aanwezig)
    for name in officers:
        same = [i for i, p in enumerate(there) if names.same_person(p.naam, name)]
        if len(same) == 1 and len(there[same[0]].naam.split()) == 1:
            there[same[0]] = replace(there[same[0]], naam=names.fullest(there[same[0]].naam, name))
    return tuple(there)


def _in_the_chair(outline: Outline, verslag: Verslag) -> Iterable[Deelnemer]:
    """Who the header names as chair or secretary was there too, though the list names the members only; who wrote the minutes need not."""
    if not verslag.aanwezig:
        return
    seen = [p.naam for p in (*verslag.aanwezig, *verslag.afwezig)]
    there = {"voorzitter", "secretaris", *(("afzender",) if sent(outline) else ())}
    for field in outline.fields:
        if field.label not in there or re.fullmatch(r"\s*[A-Z]{2,4}\s*", field.value):
            continue
        for person in people.read(field.value)[:1]:
            if not any(names.same_person(person.name, name) for name in seen):
                seen.append(person.name)
                yield Deelnemer(
                    naam=person.name,
                    vindplaats=field.place,
                    organisatie=person.organisation,
                    rol=field.label if field.label != "afzender" else None,
                )


def sent(outline: Outline) -> bool:
    """Whether the minutes are a mail: "Van: Anna Aan", "Aan: de werkgroep"."""
    return any(values(outline, "verzendlijst"))


def _field_person(outline: Outline, label: str, verslag: Verslag) -> str | None:
    for value in values(outline, label):
        short = value.strip().lower() if re.fullmatch(r"\s*[A-Z]{2,4}\s*", value) else ""
        meant = [p.naam for p in verslag.aanwezig if names.initials(p.naam) == short]
        if len(meant) == 1:
            return meant[0]
        for person in people.read(value) or people.read(" ".join(WITHIN.findall(value))):
            return person.name
    return None


def _by_role(verslag: Verslag, role: str) -> str | None:
    for person in (*verslag.aanwezig, *verslag.afwezig):
        if role in (person.rol or "").split(", "):
            return person.naam
    return None


def _chair_in_text(outline: Outline) -> str | None:
    found = _in_text(CHAIR, opening(outline))
    first = next((s for s in outline.sections if s.level == 1), None)
    if found or first is None or not CHAIR_TITLE.search(first.title):
        return found
    return _in_text(OPENER, [b.text for b in outline.document.blocks[first.first : first.first + 1]])


def _in_text(pattern: re.Pattern[str], texts: Iterable[str]) -> str | None:
    for text in texts:
        for match in pattern.finditer(text):
            who = names.clean(next((g for k, g in match.groupdict().items() if k.startswith("who") and g), ""))
            if names.is_name(who):
                return who
    return None


def _full(verslag: Verslag, name: str | None) -> str | None:
    """The fullest writing of the name that the attendance knows, when one person alone fits."""
    if name is None:
        return None
    known = {p.naam for p in (*verslag.aanwezig, *verslag.afwezig) if names.same_person(p.naam, name)}
    return names.fullest(name, *known) if len(known) == 1 else name
