"""Wordings that point back ("Daarvoor zorgen", "Dit onderwerp komt terug"), and what they point back to, quoted from the minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline import resources

LONGEST = 140  # characters of a quoted sentence
AT_START = re.compile(
    r"^(?:het|dit|dat)\s+(?:onderwerp|punt|voorstel|stuk)\b|^(?:dit|deze|die|dat|hier\w*|daar\w*|er(?:heen|naartoe|op|over|mee|voor|bij|aan|in)|hij|zij|ze|"
    r"het\s+(?:komt|wordt|is|moet|gaat|zal))\b|^(?:komt|wordt)\b",
    re.I,
)
ADVERB = re.compile(r"\b(?:er|hier|daar)(?:heen|naartoe|voor|over|mee|bij|op|aan|naar|van|toe|in|tegen)\b", re.I)
AHEAD = re.compile(r"\b(?:dat|om|of|hoe|wat|wie|wanneer|waar|te)\b|:", re.I)  # "ervoor zorgen dat ..." points forward
SHORT = 8  # words: in a longer one the adverb mostly points within the sentence


def points_back(text: str) -> bool:
    """Whether the wording cannot be understood without what stands before it."""
    if AT_START.match(text):
        return True
    adverb = ADVERB.search(text)
    return adverb is not None and len(text.split()) <= SHORT and not AHEAD.search(text, adverb.end())


def is_subject(title: str) -> bool:
    """Whether an agenda item has a subject; "Rondvraag" has none."""
    bare = re.sub(r"\W", "", title.lower())
    known = resources.term_set("no_subject_items")
    return bare not in known and not any(w in known for w in re.findall(r"\w+", title.lower()))


def about(title: str | None, before: Iterable[str]) -> str:
    """The title of the item, else the nearest sentence before that stands alone, in quotes; "" where there is neither."""
    if title and is_subject(title):
        return title
    told = next((s for s in before if not points_back(s) and not re.match(r"(?:hij|zij|ze|ook)\b", s, re.I)), "")
    flat = told.strip(" .;:")
    if len(flat) > LONGEST:
        flat = flat[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return f"“{flat}”" if flat else ""
