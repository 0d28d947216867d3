"""How often: "ieder kwartaal", "vier keer per jaar", "periodiek". Their length in months: models/plan_frequencies.txt."""

from __future__ import annotations

import re
from functools import cache

from pipeline import resources

COUNTS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "acht": 8, "tien": 10, "twaalf": 12}
COUNTS |= {f"{word}maal": n for word, n in COUNTS.items()}
TIMES = re.compile(
    rf"\b(?:(?P<word>{'|'.join(COUNTS)})|(?P<digits>\d{{1,2}}))\s?(?:keer|maal|x)?\s?(?:tot \w+ (?:keer|maal) )?"
    r"(?P<unit>per jaar|per kwartaal|per maand|in het jaar)\b",
    re.I,
)
# "elke 6 weken", "om de twee maanden", "eens in de vier weken"
EVERY = re.compile(
    r"\b(?:elke|iedere|om de|(?:eens|één keer|een keer) (?:in|per) de)\s"
    rf"(?P<count>{'|'.join(COUNTS)}|\d{{1,2}})\s(?P<each>weken|maanden|jaar)\b",
    re.I,
)
WEEKDAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en|ochtend|middag|avond)?"
RANK = r"(?:eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e)"
# "elke eerste maandag", "op de laatste donderdag van de maand", "iedere dinsdag"
OF_MONTH = r"\svan\s(?:de|elke|iedere)\smaand"
RANKED = re.compile(rf"\b(?:(?:elke|iedere)\s{RANK}\s{WEEKDAY}(?:{OF_MONTH})?|(?:de\s)?{RANK}\s{WEEKDAY}{OF_MONTH})\b", re.I)
WEEKLY = re.compile(rf"\b(?:elke|iedere)\s{WEEKDAY}\b", re.I)
EACH = {"weken": 0.25, "maanden": 1.0, "jaar": 12.0}
UNITS = {"per jaar": 12.0, "in het jaar": 12.0, "per kwartaal": 3.0, "per maand": 1.0}


@cache
def _table() -> dict[str, float]:
    return {wording: float(months) for wording, months in (line.split(" = ") for line in resources.terms("plan_frequencies"))}


@cache
def _words() -> re.Pattern[str]:
    terms = sorted(map(re.escape, _table()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(terms)})(?!\w)", re.I)


def find(text: str, start: int = 0) -> re.Match[str] | None:
    """The first wording from ``start`` on that says how often, the longest of those that begin there."""
    found = [m for p in (TIMES, EVERY, RANKED, WEEKLY, _words()) if (m := p.search(text, start))]
    return min(found, key=lambda m: (m.start(), -m.end()), default=None)


def months(wording: str) -> float | None:
    """Months between two times; None where the wording does not say ("periodiek")."""
    times = TIMES.search(wording)
    if times:
        count = COUNTS[times["word"].lower()] if times["word"] else int(times["digits"])
        return UNITS[times["unit"].lower()] / count if count else None
    every = EVERY.search(wording)
    if every:
        count = COUNTS[every["count"].lower()] if every["count"].lower() in COUNTS else int(every["count"])
        return EACH[every["each"].lower()] * count or None
    if RANKED.search(wording):
        return 1.0
    if WEEKLY.search(wording):
        return 0.25
    known = _words().search(wording)
    return (_table()[known[0].lower()] or None) if known else None
