"""Doubts that show only once all facts are there: tasks nobody owns, first names that fit two people."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction.roster import Roster, roster
from pipeline.language import Parse
from pipeline.model import Actie, Melding, Verslag

RETURNING = "Dit komt terug op een agenda, maar er staat niet wie het voorbereidt. Vul een naam in als dat nodig is."


def doubts(parse: Parse, verslag: Verslag) -> Verslag:
    people = roster(verslag)
    found: list[Melding] = []
    for a in verslag.acties:
        if a.status != "open":
            continue
        if not a.eigenaren:
            found.append(
                melding(a, "actie_zonder_eigenaar", RETURNING if a.terugkeer else "Deze actie heeft geen eigenaar. Wie pakt dit op?")
            )
        found += [melding(a, "naam_dubbelzinnig", text) for name in a.eigenaren if (text := ambiguous(name, people))]
    return replace(verslag, meldingen=(*verslag.meldingen, *found))


def ambiguous(name: str, people: Roster) -> str | None:
    fits = people.known.get(name, ())
    if len(fits) < 2:
        return None
    return f"De naam '{name}' past bij {' en '.join([', '.join(fits[:-1]), fits[-1]])}. Wie is bedoeld?"


def melding(a: Actie, code: str, text: str) -> Melding:
    return Melding(code=code, tekst=text, citaat=a.citaat, agendapunt=a.agendapunt, vindplaats=a.vindplaats)
