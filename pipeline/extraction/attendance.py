"""Who was there and who was not, from the attendance of the outline and from sentences such as "Pedro heeft zich afgemeld"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.extraction import name_order, names, people
from pipeline.extraction.people import Person
from pipeline.language.parse import Parse
from pipeline.model import Deelnemer, Verslag, Vindplaats
from pipeline.structure.outline import Attendance, Outline
from pipeline.structure.words import mapping, normal

NAME = r"(?:[A-ZÀ-Ý][\w'’-]+(?:\s+(?:van|de|den|der|ter|te|het|'t|v\.d\.|vd)){0,3}(?:\s+[A-ZÀ-Ý][\w'’-]+){0,3})"
NAMES = rf"(?P<who>{NAME}(?:\s*,\s*{NAME}){{0,9}}(?:\s+en\s+{NAME})?)"
EXCUSED = re.compile(
    rf"\b{NAMES}\s+(?:heeft|hebben|had|hadden)\s+(?:zich\s+(?:\w+\s+){{0,3}}(?:afgemeld|verontschuldigd)|zich\s+laten\s+verontschuldigen|afgezegd)"
    rf"|\b{NAMES.replace('who', 'who2')}\s+(?:is|zijn|was|waren)\s+(?:(?:helaas|vandaag|deze keer|beiden|allebei)\s+)*"
    r"(?:afwezig|verhinderd|ziek|er niet(?: bij)?|niet aanwezig)\b"
    rf"|(?:^|(?<=[.!?]\s)){NAMES.replace('who', 'who4')}\s+(?:kon|konden|kan|kunnen)\s+(?:er\s+)?"
    r"(?:(?:helaas|vandaag|vanavond|deze keer)\s+)?niet"
    r"(?:\s+(?:komen|bij zijn|aanwezig zijn))?(?=\s*(?:[,.;]|$|en\b|omdat\b|wegens\b|vanwege\b))"
    rf"|\b[Aa]fmeldingen?(?: van|:| is er van| zijn er van)\s+{NAMES.replace('who', 'who3')}"
)
# "Dirigente Olga sluit aan bij punt 3", "Anna Smit schuift later aan"
JOINS = re.compile(
    rf"(?:^|(?<=[.;]\s))(?P<who>(?:[A-ZÀ-Ý]?[a-zà-ÿ]+\s+)?{NAME})\s+(?:sluit|schuift)\s+"
    r"(?:\w+\s+){0,3}aan\b(?!\s+bij\s+(?:de|het|een|wat)\b)"
    rf"|(?:^|(?<=[.;]\s))(?P<who2>{NAME})(?:\s+van\s+(?:de|het)\s+\w+)?\s+(?:kwam|komt)\s+(?:[\w.:]+\s+){{0,5}}(?:binnen(?:vallen)?|erbij|later)\b"
)
OF = re.compile(r"(?P<name>[A-ZÀ-Ý][\w'’-]+ (?:\S+ )*?[A-ZÀ-Ý][\w'’-]+) van (?P<organisation>[A-ZÀ-Ý][\w&'’-]+(?: [A-ZÀ-Ý][\w&'’-]+)*)")


def attendance(parse: Parse, verslag: Verslag) -> Verslag:
    outline = parse.outline
    text = "\n".join(b.text for b in outline.document.blocks)
    present: list[Deelnemer] = []
    absent: list[Deelnemer] = []
    turned = name_order.shape([a.text for a in outline.attendance])[1]  # a list of one name is written as the others are
    for presence in ("aanwezig", "afwezig"):
        stretches = [a for a in outline.attendance if a.presence == presence]
        one_a_line, last_first = name_order.shape([a.text for a in stretches])
        for stretch in stretches:
            before = (len(present), len(absent))
            for person in _apart(_people(stretch, one_a_line, last_first or turned), text):
                gone = presence == "afwezig" if person.absent is None else person.absent
                _merge(absent if gone else present, _participant(stretch, person), before[gone])
    for participant in _excused(outline):
        known = any(names.same_person(participant.naam, p.naam) for p in (*present, *absent))
        if not known:
            absent.append(participant)
    for participant in _joining(outline) if present else ():
        if not any(names.same_person(participant.naam, p.naam) for p in (*present, *absent)):
            present.append(participant)
    return replace(verslag, aanwezig=tuple(present), afwezig=tuple(absent))


def _people(stretch: Attendance, one_a_line: bool, last_first: bool) -> list[Person]:
    found = people.read(stretch.text, one_a_line, last_first)
    if stretch.organisation is None and stretch.role is None:
        return found
    extra = []
    for person in found:
        for remark in filter(None, (stretch.organisation, stretch.role)):
            held = [r for r in re.findall(r"\(([^()]*)\)", remark) if normal(r) in mapping("role_words")]  # "Gemeente Waard (voorzitter)"
            for role in held:
                remark = remark.replace(f"({role})", "")
            for said in (remark, *held):
                person = people.noted(person, said)
        extra.append(person)
    return extra


def _apart(found: list[Person], text: str) -> list[Person]:
    """ "Gerda Paping van Huisgoed" is of Huisgoed where the text also speaks of "Huisgoed" alone; else it may be a surname of two."""
    apart = []
    for person in found:
        of = OF.fullmatch(person.name)
        if of and not person.organisation and re.search(rf"(?<!\bvan )(?<!\w)(?<!\w-){re.escape(of['organisation'])}(?!\w)", text):
            person = replace(person, name=of["name"], organisation=of["organisation"])
        apart.append(person)
    return apart


def _participant(stretch: Attendance, person: Person) -> Deelnemer:
    place = stretch.place
    inside = person.end <= place.tot - place.van
    van = place.van + person.start if inside else place.van
    tot = place.van + person.end if inside else place.tot
    where = Vindplaats(blok=place.blok, van=van, tot=tot, bladzijde=place.bladzijde)
    return Deelnemer(naam=person.name, vindplaats=where, organisatie=person.organisation, rol=person.role)


def _merge(found: list[Deelnemer], new: Deelnemer, before: int) -> None:
    """Named twice counts once, with all that is known; two Jans are two persons only when their surnames differ.

    A first name alone may be somebody of another list, the first ``before``: "Aanwezig: Esra Kaya ... Te laat: Esra".
    """
    meant = [i for i, old in enumerate(found[:before]) if names.same_person(old.naam, new.naam)]
    for i, old in enumerate(found):
        if (
            names.fold(old.naam) == names.fold(new.naam)
            or meant == [i]
            or len(new.naam.split()) > 1
            and len(old.naam.split()) > 1
            and names.same_person(old.naam, new.naam)
        ):
            found[i] = Deelnemer(
                naam=names.fullest(old.naam, new.naam),
                vindplaats=old.vindplaats,
                organisatie=old.organisatie or new.organisatie,
                rol=old.rol or new.rol,
            )
            return
    found.append(new)


def _excused(outline: Outline) -> Iterable[Deelnemer]:
    """Absence told in a sentence at the start: before the first item, in the first item, or in text before it."""
    first = next((s for s in outline.sections if s.level == 1), None)
    end = first.last if first else min(len(outline.document.blocks), 15)
    for i, block in enumerate(outline.document.blocks[:end]):
        for match in EXCUSED.finditer(block.text):
            who = match["who"] or match["who2"] or match["who3"] or match["who4"]
            for person in people.read(who):
                where = Vindplaats(blok=i, van=match.start(), tot=match.end(), bladzijde=block.page)
                yield Deelnemer(naam=person.name, vindplaats=where)


def _joining(outline: Outline) -> Iterable[Deelnemer]:
    """Who joins for a part of the meeting, told in a sentence above the items."""
    first = next((s for s in outline.sections if s.level == 1), None)
    for i, block in enumerate(outline.document.blocks[: min(first.headings) if first else 0]):
        for match in JOINS.finditer(block.text):
            who = match["who"] or match["who2"]
            first_word, _, rest = who.partition(" ")  # "Dirigente Olga"
            role = mapping("role_words").get(normal(first_word)) if rest else None
            for person in people.read(rest if role else who):
                where = Vindplaats(blok=i, van=match.start(), tot=match.end(), bladzijde=block.page)
                yield Deelnemer(naam=person.name, vindplaats=where, rol=person.role or role)
