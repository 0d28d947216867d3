"""Calendar arithmetic. A Span is (first day, last day), both inclusive.

Convention for parts of a month: begin is days 1-10, half is 11-20, eind is 21 to the last.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date, date]
SEASONS = {"voorjaar": 3, "zomer": 6, "najaar": 9, "winter": 12}


def days(n: int) -> timedelta:
    return timedelta(days=n)


def make(y: int, m: int, d: int) -> date | None:
    try:
        return date(y, m, d)
    except ValueError:
        return None


def day_span(y: int, m: int, d: int) -> Span | None:
    day = make(y, m, d)
    return (day, day) if day else None


def months_span(y: int, m: int, count: int = 1) -> Span:
    last = m + count - 1
    ly, lm = y + (last - 1) // 12, (last - 1) % 12 + 1
    return date(y, m, 1), date(ly, lm, monthrange(ly, lm)[1])


def quarter_span(y: int, q: int) -> Span:
    return months_span(y, 3 * q - 2, 3)


def half_span(y: int, h: int) -> Span:
    return months_span(y, 6 * h - 5, 6)


def season_span(y: int, name: str) -> Span:
    """Winter y runs from December y to February y + 1."""
    return months_span(y, SEASONS[name], 3)


def week_span(y: int, n: int) -> Span | None:
    """ISO week n of year y, Monday to Sunday."""
    try:
        monday = date.fromisocalendar(y, n, 1)
    except ValueError:
        return None
    return monday, monday + days(6)


def week_of(day: date) -> Span:
    monday = day - days(day.weekday())
    return monday, monday + days(6)


def add_months(day: date, n: int) -> date:
    total = day.year * 12 + day.month - 1 + n
    y, m = divmod(total, 12)
    return date(y, m + 1, min(day.day, monthrange(y, m + 1)[1]))


def add_workdays(day: date, n: int) -> date:
    step = 1 if n >= 0 else -1
    for _ in range(abs(n)):
        day += days(step)
        while day.weekday() > 4:
            day += days(step)
    return day


def nth_weekday(span: Span, weekday: int, n: int) -> date | None:
    """The nth such weekday in the span, from the end where n is -1."""
    if n < 0:
        return span[1] - days((span[1].weekday() - weekday) % 7)
    day = span[0] + days((weekday - span[0].weekday()) % 7) + days(7 * (n - 1))
    return day if day <= span[1] else None


def nth_week(span: Span, n: int) -> Span | None:
    """The nth week of a period: as ISO counts, a week belongs to the period that holds its Thursday.

    The first week of a month is its first seven days, as "begin" is its first ten: minutes seldom mean the days before the month.
    """
    if n == 1 and 28 <= (span[1] - span[0]).days + 1 <= 31:
        return span[0], span[0] + days(6)
    thursday = nth_weekday(span, 3, n)
    return week_of(thursday) if thursday else None


def part_of(span: Span, part: str) -> Span:
    """begin, half or eind: of a month its ten days, of a longer period its third in whole months, of a week mon-wed, wed-thu, fri-sun."""
    first, last = span
    length = (last - first).days + 1
    if length <= 3:
        return span
    if length <= 7:
        return {"begin": (first, first + days(2)), "half": (first + days(2), first + days(3)), "eind": (first + days(4), last)}[part]
    if length <= 31:
        return {"begin": (first, first + days(9)), "half": (first + days(10), first + days(19)), "eind": (first + days(20), last)}[part]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    third = max(1, months // 3)
    begin = {"begin": first, "half": add_months(first, third), "eind": add_months(first, months - third)}[part]
    return begin, months_span(begin.year, begin.month, third)[1]


def unit_span(day: date, unit: str, shift: int = 0) -> Span:
    """The calendar day, week, weekend, month, quarter, half-year or year that holds ``day``, moved ``shift`` units."""
    if unit in ("day", "workday"):
        moved = add_workdays(day, shift) if unit == "workday" else day + days(shift)
        return moved, moved
    if unit == "week":
        return week_of(day + days(7 * shift))
    if unit == "weekend":
        monday = week_of(day + days(7 * shift))[0]
        return monday + days(5), monday + days(6)
    size = {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
    start = (day.year * 12 + day.month - 1) // size * size + shift * size
    return months_span(start // 12, start % 12 + 1, size)


def move(day: date, n: int, unit: str) -> date:
    """``day`` plus n units; hours and minutes do not move a day."""
    if unit == "day":
        return day + days(n)
    if unit == "workday":
        return add_workdays(day, n)
    if unit in ("week", "weekend"):
        return day + days(7 * n)
    size = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit, 0)
    return add_months(day, n * size)


def distance(span: Span, base: date) -> int:
    """Days between base and the nearest day of the span: negative where it lies in the past, 0 where it holds base."""
    if span[1] < base:
        return (span[1] - base).days
    return max(0, (span[0] - base).days)
