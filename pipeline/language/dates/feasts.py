"""Holidays by name. The library `holidays` gives the Dutch ones; it is loaded on the first holiday found, not on import."""

from __future__ import annotations

from datetime import date
from functools import cache

from pipeline.language.dates.calendar import Span, days, make, months_span, nth_weekday


@cache
def _calendar(country: str, language: str, year: int) -> dict[str, date]:
    """name in lower case -> first day, of one year."""
    import holidays  # about 0.1 s: only when a text names a holiday

    found: dict[str, date] = {}
    known = holidays.country_holidays(
        country, years=year, language=language, categories=("public", "optional") if country == "NL" else None
    )
    for day, names in sorted(known.items()):
        for name in names.split("; "):
            found.setdefault(name.lower(), day)
    return found


def _easter(year: int) -> date | None:
    return _calendar("NL", "nl", year).get("eerste paasdag")


def _day(rule: str, year: int) -> date | None:
    if rule.startswith("nl "):
        return _calendar("NL", "nl", year).get(rule[3:].lower())
    if rule.startswith("islam "):
        return _calendar("TR", "tr", year).get(rule[6:].lower())
    if rule.startswith("easter"):
        easter = _easter(year)
        return easter + days(int(rule[6:])) if easter else None
    day, month = rule.split("-")
    if "." in day:
        weekday, n = day.split(".")
        return nth_weekday(months_span(year, int(month)), int(weekday) - 1, int(n))
    return make(year, int(month), int(day))


def feast_span(rule: str, year: int) -> Span | None:
    """First and last day of the holiday in ``year`` by its rule in models/dates_holidays.txt; None where the rule gives no day."""
    if not 1900 <= year <= 2100:
        return None
    first, _, last = rule.partition("..")
    begin = _day(first, year)
    end = _day(last, year) if last else begin
    return (begin, end) if begin and end else None
