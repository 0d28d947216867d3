"""Where the next meeting will be, as the sentence that announces it says."""

from __future__ import annotations

import re

from pipeline.extraction.meeting_place import TOOL, spot, without_remark
from pipeline.extraction.roster import first_names

PLACE = re.compile(r"\b(?i:locatie|plaats)\s*:\s*([^.;\n]{3,80})|\b(?:bij|in|te)\s+((?:het\s+|de\s+)?[A-Z][\w'’-]+(?:\s+[\w'’-]+){0,5})")
PLAIN_PLACE = re.compile(  # "in het gemeentehuis", "in kamer 4.12"
    r"\b(?:bij|in)\s+(?:het\s+|de\s+)?((?P<noun>[a-z][\w-]+)(?:\s+(?:[A-Z][\w'’-]+|\d[\w.]*\w|\d)){0,4})"
)
ONLINE = re.compile(  # "B2.14 (niet via Teams)" names where it will not be
    rf"(?<!\bniet )(?<!\bniet meer )\b(?:(?:via|in|op)\s+({TOOL})\b"
    r"|(online|digitaal)\b(?!\s+[a-z]))",
    re.I,
)
HOME = re.compile(  # "bij Frits", "bij Els thuis", "bij dhr. Van Dijk"
    r"\bbij\s+(?P<title>(?:(?i:dhr|mw|mevr)\.|(?i:mevrouw)|(?i:de heer))\s+)?(?P<who>(?:(?:van|de|der|den)\s+)*[A-ZÀ-Ý][\w'’-]+"
    r"(?(title)(?:\s+(?:(?:van|de|der|den)\s+)*[A-ZÀ-Ý][\w'’-]+)*))(?:\s+thuis\b)?(?=\s*(?:[.,;(]|$))"
)
NAMED = re.compile(r"\b[Ll]ocatie\s+([A-ZÀ-Ý][^.;,\n]{1,60})")  # "locatie De Brug"
PROPER = re.compile(r"(?:(?:[A-ZÀ-Ý][\w'’-]+(?:\.\d+)?|van|de|den|der|het|'t|\d+)\s*){1,5}\W*")  # "De Linde", "Buurthuis De Eik", "B2.14"
# What ends the sentence right behind the hour: "om 9.30 uur in de bouwkeet."
LAST = re.compile(
    r"[\s,]*(?:weer\s+)?(?:in|bij|op)\s+(?:de|het)\s+((?!(?:avond|ochtend|middag|agenda|week)\b)[a-z][\w-]+(?:\s+(?:[A-Z][\w'’-]+|\d[\w.]*))*)\W*$"
)
# "13.30 – 15.30 uur, Wijkcentrum De Stroom", "19.45 u. clubhuis"
BEHIND_HOURS = re.compile(
    r"(?:\bu(?:ur\b|\.|\b)|\d[.:]\d\d\b(?=\s*,))\s*(?:[,–-]\s*|(?=[a-z-]+\W*$))"
    r"((?:[A-Z]|online\b|(?!en\b|met\b|na\b|voor\b|weer\b)[a-z-]+(?:\W*$|\s+[A-Z]))(?:[^.;\n]|(?<=\d)\.(?=\d)){0,60})"
)


def find(whole: str, behind: str, below: str) -> str | None:
    """``whole`` is the sentence from the date on, ``behind`` what follows the date and its hours, ``below`` a line about the place."""
    if home := HOME.search(behind):
        if home["title"] or home["who"] in first_names():
            return home[0].strip()
    if place := ONLINE.search(behind) or PLACE.search(behind) or PLACE.search(below) or NAMED.search(behind):
        return next(g for g in place.groups() if g).strip()
    hours = BEHIND_HOURS.search(whole)
    said = without_remark(hours[1]) if hours else ""
    placed = said if spot().search(said) or PROPER.fullmatch(said) else None
    plain = next((m[1] for m in PLAIN_PLACE.finditer(behind) if spot().search(m["noun"])), placed)
    if not plain and (last := LAST.match(behind)):
        plain = last[1]
    return plain.strip(" .,;") if plain else None
