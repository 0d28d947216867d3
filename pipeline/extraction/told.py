"""Minutes told in the past tense are read in the present; what is found there is quoted as it stands in the minutes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import wraps
from typing import Any

from pipeline.language.parse import Parse, Present
from pipeline.model import Actie, Verslag, Vindplaats

Extractor = Callable[[Parse, Verslag], Verslag]
QUOTES = frozenset({"citaat", "ook", "ervoor", "tekst"})  # fields with words of the minutes
FOUND = ("besluiten", "terugkomsten", "acties", "afmeldingen")


def in_present(extractor: Extractor) -> Extractor:
    """Lets an extractor of ``FOUND`` read the present tense of minutes that are told in the past."""

    @wraps(extractor)
    def read(parse: Parse, verslag: Verslag) -> Verslag:
        present = parse.present
        if present is None:
            return extractor(parse, verslag)
        given = replace(
            verslag, datums=_forward(verslag.datums, present), terugkomsten=_forward(verslag.terugkomsten, present)
        )  # they are looked up by their place
        found = extractor(present.parse, given)
        changed = [name for name in FOUND if getattr(found, name) != getattr(given, name)]
        told: dict[str, Any] = {name: tuple(_back(fact, parse, present) for fact in getattr(found, name)) for name in changed}
        return replace(verslag, **told)

    return read


def _forward(value: Any, present: Present) -> Any:
    """The facts with their places in the text in the present."""
    if isinstance(value, Vindplaats):
        shift = present.shifts[value.blok]
        return replace(value, van=shift.forward(value.van), tot=shift.forward(value.tot)) if shift else value
    if isinstance(value, tuple):
        return tuple(_forward(v, present) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _forward(getattr(value, f.name), present) for f in fields(value)})
    return value


def _back(fact: Any, parse: Parse, present: Present, block: int = 0) -> Any:
    """The fact with its places and quotes in the minutes as they are; what an action asks to be done stays in the present."""
    if isinstance(fact, Vindplaats):
        shift = present.shifts[fact.blok]
        return replace(fact, van=shift.back(fact.van), tot=shift.back(fact.tot)) if shift else fact
    if not is_dataclass(fact) or isinstance(fact, type):
        return fact
    place = getattr(fact, "vindplaats", None)
    block = place.blok if place else block
    told = {}
    for f in fields(fact):
        value = getattr(fact, f.name)
        if f.name not in QUOTES:
            told[f.name] = _back(value, parse, present, block)
        elif isinstance(value, tuple):
            told[f.name] = tuple(_as_told(text, block, parse, present) for text in value)
        elif not (isinstance(fact, Actie) and f.name == "tekst"):
            told[f.name] = _as_told(value, block, parse, present)
    return replace(fact, **told)


def _as_told(text: str, block: int, parse: Parse, present: Present) -> str:
    """The words of the minutes for a text in the present that stands in that block or the one before it."""
    words = r"\s+".join(map(re.escape, text.split()))
    for i in (block, block - 1):
        shift = present.shifts[i] if i >= 0 else None
        found = re.search(words, shift.text, re.I) if shift and words else None
        if shift and found:
            told = re.sub(r"\s+", " ", parse.outline.document.blocks[i].text[shift.back(found.start()) : shift.back(found.end())])
            return told[:1].upper() + told[1:] if text[:1].isupper() else told
    return text
