"""Two spellings of one person's name in the same minutes: shown to the secretary, never repaired silently."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extraction import names
from pipeline.language.parse import Parse
from pipeline.model import Melding, Verslag

FULL_NAME = re.compile(
    r"\b[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?(?:\s+(?:van|de|den|der|ter|te|ten|het|'t|v\.d\.|vd|la|el)){0,3}\s+(?:IJ)?[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?\b"
)


def spellings(parse: Parse, verslag: Verslag) -> Verslag:
    """One melding a pair. At least one of the two must be somebody the minutes know, so that terms are no persons."""
    meeting = verslag.vergadering
    known = [p.naam for p in (*verslag.aanwezig, *verslag.afwezig)]
    known += [n for item in verslag.agenda for n in item.inleiders]
    known += [n for n in (meeting.voorzitter, meeting.notulist) if n]
    seen: set[frozenset[str]] = set()
    found = []
    for i, block in enumerate(parse.outline.document.blocks):
        for match in FULL_NAME.finditer(block.text):
            for name in dict.fromkeys(known):
                pair = frozenset({name, match[0]})
                if pair in seen or not names.spelled_apart(name, match[0]):
                    continue
                if match[0] in known and name in known and known.index(match[0]) < known.index(name):
                    continue
                seen.add(pair)
                text = f"Dezelfde persoon lijkt op twee manieren geschreven: '{name}' en '{match[0]}'. Kies de juiste naam."
                place = parse.outline.place(i, match.start(), match.end())
                found.append(Melding(code="naam_twee_spellingen", tekst=text, citaat=match[0], vindplaats=place))
    return replace(verslag, meldingen=(*verslag.meldingen, *found))
