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
UNITS = {"per jaar": 12.0, "in het jaar": 12.0, "per kwartaal": 3.0, "per maand": 1.0}


@cache
def _table() -> dict[str, float]:
    return {wording: float(months) for wording, months in (line.split(" = ") for line in resources.terms("plan_frequencies"))}


@cache
def _words() -> re.Pattern[str]:
    terms = sorted(map(re.escape, _table()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(terms)})(?!\w)", re.I)


def find(text: str) -> re.Match[str] | None:
    """The first wording that says how often, the longest of those that begin there."""
    found = [m for m in (TIMES.search(text), _words().search(text)) if m]
    return min(found, key=lambda m: (m.start(), -m.end()), default=None)


def months(wording: str) -> float | None:
    """Months between two times; None where the wording does not say ("periodiek")."""
    times = TIMES.search(wording)
    if times:
        count = COUNTS[times["word"].lower()] if times["word"] else int(times["digits"])
        return UNITS[times["unit"].lower()] / count if count else None
    known = _words().search(wording)
    return (_table()[known[0].lower()] or None) if known else None
