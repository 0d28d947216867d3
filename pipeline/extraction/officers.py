"""Chair and secretary of the meeting: from a field of the header, a role in the attendance list, or a sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.extraction import body, names, officers_told, people
from pipeline.extraction.frame import values
from pipeline.language.parse import Parse
from pipeline.model import Deelnemer, Verslag
from pipeline.structure.outline import Outline

WITHIN = re.compile(r"\(([^()]+)\)")  # "VvE Beheer Plus (S. Lam)"


def officers(parse: Parse, verslag: Verslag) -> Verslag:
    """Chair and secretary, after attendance: a field, a role in the attendance list, or a sentence that says so."""
    outline = parse.outline
    chair = _field_person(outline, "voorzitter", verslag) or _by_role(verslag, "voorzitter") or officers_told.chair(outline)
    secretary = (
        _field_person(outline, "notulist", verslag)
        or _by_role(verslag, "notulist")
        or officers_told.minute_taker(outline)
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
            if not body.names_body(person.name):  # "Verslag | Bestuurlijk Overleg Ouderen" says of what, not by whom
                return person.name
    return None


def _by_role(verslag: Verslag, role: str) -> str | None:
    for person in (*verslag.aanwezig, *verslag.afwezig):
        if role in (person.rol or "").split(", "):
            return person.naam
    return None


def _full(verslag: Verslag, name: str | None) -> str | None:
    """The fullest writing of the name that the attendance knows, when one person alone fits."""
    if name is None:
        return None
    known = {p.naam for p in (*verslag.aanwezig, *verslag.afwezig) if names.same_person(p.naam, name)}
    return names.fullest(name, *known) if len(known) == 1 else name
