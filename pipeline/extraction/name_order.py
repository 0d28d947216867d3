"""Whether a list of people has surnames first: "Berg, Anna van den"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction import names
from pipeline.extraction.roster import first_names


def shape(stretches: Sequence[str]) -> tuple[bool, bool]:
    """(one person a line, "Achternaam, Voornaam") for stretches read as one list: most lines have one comma, and what stands before it."""
    parts = [part for text in stretches for part in re.split(r"\n|;", text) if part.strip()]
    lines = [re.sub(r"\([^)]*\)?", "", part).strip(" ,;.") for part in parts]
    single = [line for line in lines if line.count(",") <= 1 and ";" not in line]
    if len(lines) < 3 or len(single) < 0.8 * len(lines):
        return False, False
    pairs = [line.split(",") for line in single if "," in line]
    count = sum(turned(a.strip(), b.strip()) for a, b in pairs)
    running = all("\n" not in text.strip() and ";" in text for text in stretches)
    return not running, bool(pairs) and count * 2 > len(pairs)


def turned(before: str, after: str) -> bool:
    """ "Bijen, Antoon" or "De Boer, K.": a surname before the comma, a first name behind it."""
    words = before.split()
    if not words:
        return False
    surname = len(words) == 1 or words[0].lower() in names.particles()
    first = after.split()[:1]
    known = names.given_names()
    usual = bool(first) and first[0] in first_names() and words[-1] not in first_names()
    return (
        surname
        and bool(first)
        and (usual or first[0] in known and words[-1] not in known or bool(re.fullmatch(r"[A-Z]|(?:[A-Z]\.){1,4}[A-Z]?", first[0])))
    )
