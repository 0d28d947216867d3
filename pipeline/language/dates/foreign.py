"""Dates with an English, German or French month, as Dutch minutes quote them: the one place where library dateparser reads.

Slow to load and to run, so it is asked only where such a month stands beside a day number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from pipeline import resources
from pipeline.language.dates.calendar import day_span
from pipeline.language.dates.expr import choose
from pipeline.model import Datum


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(resources.terms("dates_foreign"))
    day = r"\d{1,2}(?:st|nd|rd|th|er|\.)?"
    return re.compile(rf"\b(?:{day}\s+(?:of\s+)?(?:{names})|(?:{names})\s+{day})\b(?:,?\s+\d{{4}}\b)?", re.I)


def foreign_dates(text: str, base: date) -> Iterator[Datum]:
    """Only days; without a year the one nearest to the base, marked as a doubt."""
    for match in _pattern().finditer(text):
        span, year = _read(match[0])
        if span is None:
            continue
        if not year:
            spans = [s for y in (base.year - 1, base.year, base.year + 1) if (s := day_span(y, span.month, span.day))]
            span = choose(spans, base, 0)[0][0]
        reason = "" if year else "de datum is in een andere taal en zonder jaar geschreven"
        yield Datum(tekst=match[0], start=match.start(), eind=match.end(), van=span, tot=span, zeker=bool(year), reden=reason)


def _read(phrase: str) -> tuple[date | None, bool]:
    import dateparser

    year = bool(re.search(r"\d{4}", phrase))
    settings = {"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month"]}
    try:
        found = dateparser.parse(phrase, languages=["en", "de", "fr"], settings=settings)  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None, year
    return (found.date() if found else None), year
