"""Weekdays, alone or with a date or week: maandag, dinsdag 15 jan, vrijdag de 26e, maandag in week 12."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.language.dates import calendar as cal
from pipeline.language.dates.digits import numeric_date, numeric_pair
from pipeline.language.dates.expr import SHIFT, Expr
from pipeline.language.dates.line import Line
from pipeline.language.dates.named import MONTHS, day_then_month, month
from pipeline.language.dates.periods import week


def weekday(line: Line, i: int) -> Expr | None:
    """maandag; dinsdag 15 jan; vrijdag de 26e; zondag 31; maandag volgende week; woensdag in week 12; donderdag jl."""
    wd = line.at(i).value
    j = i + 1
    while line.kind(j) in ("daypart", ","):
        j += 1
    j = line.skip(j, "the") if line.kind(j + 1) in ("num", "ord", "ordword", "date") else j
    dated = _dated(line, j)
    if dated:
        dated.i, dated.wd = i, wd
        return dated
    t = line.at(j)
    if t.kind in ("num", "ord", "ordword") and 1 <= t.value <= 31 and _day_of_month(line, j):
        return Expr(i=i, j=j + 1, d=t.value, wd=wd, monthly=_weekday_day(t.value, wd))
    if line.kind(i - 1) in ("ord", "ordword", "a") or line.kind(i - 1) == "w" and line.kind(i - 2) == "a":
        return None  # de eerste zondag: of which month?; op een maandag: any
    if line.at(i).kind == "weekday_abbr" and not _stands_alone(line, i):
        return None
    return _week_of_weekday(line, i, wd) or Expr(i=i, j=i + 1, wd=wd)


def _stands_alone(line: Line, i: int) -> bool:
    """Whether an abbreviation without a date is a weekday: "op di.", "uiterlijk vr", "op zat"; "zo" and "wo" are mostly other words."""
    before = line.kind(i - 1)
    if line.low(i - 1) in ("die", "dat"):
        return False  # "die zat in de trein"
    if before in ("op", "dir") and (len(line.low(i)) > 3 or line.low(i) == "zat"):
        return True
    led = before in ("op", "latest", "from", "until", "through", "before", "dir") or before == "end" and line.at(i).dot
    return led and line.stops(i + 1)


def _dated(line: Line, j: int) -> Expr | None:
    kind = line.kind(j)
    if kind == "date":
        return numeric_date(line, j)
    if kind == "pair":
        return numeric_pair(line, j)
    if kind in ("num", "ord", "ordword"):
        return day_then_month(line, j)
    if kind in MONTHS and line.kind(j + 1) == "num":
        found = month(line, j)
        return found if found and found.d else None
    return None


def _day_of_month(line: Line, j: int) -> bool:
    if line.kind(j) == "num":
        listed = line.kind(j + 1) in ("and", "or", "through", "until") and line.kind(j + 2) in ("weekday", "weekday_abbr", "the")
        return line.low(j).isdigit() and (
            listed or line.stops(j + 1) and line.kind(j + 1) != "dash" or line.kind(j + 1) in ("between", "om")
        )
    return line.kind(j + 1) not in ("unit", "weekday")


def _weekday_day(d: int, wd: int) -> Callable[[int, int], cal.Span | None]:
    def span(y: int, m: int) -> cal.Span | None:
        found = cal.day_span(y, m, d)
        return found if found and found[0].weekday() == wd else None

    return span


def _week_of_weekday(line: Line, i: int, wd: int) -> Expr | None:
    """The week that stands after a weekday: "volgende week", "in week 12", "(wk 12)"."""
    j = i + 1
    while line.kind(j) in ("in", "van", "(", ",", "the"):
        j += 1
    if line.kind(j) == "dir" and line.low(j + 1) == "week" and line.at(j).value in SHIFT:
        span = cal.week_of(line.base + cal.days(7 * SHIFT[line.at(j).value]))
        return Expr(i=i, j=j + 2, span=(span[0] + cal.days(wd),) * 2, relative=True, wd=wd)
    if line.kind(j) in ("unit", "week_abbr", "wk") and (found := week(line, j)) and found.yearly:
        yearly = found.yearly
        return Expr(
            i=i, j=found.j, y=found.y, wd=wd, relative=True, yearly=lambda y: (s[0] + cal.days(wd),) * 2 if (s := yearly(y)) else None
        )
    return None
