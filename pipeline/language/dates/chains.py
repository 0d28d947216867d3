"""Expressions joined into lists and ranges: "11 en 12 september", "3 t/m 5 mei", "week 12 en 13"."""

from __future__ import annotations

from pipeline.language.dates import calendar as cal
from pipeline.language.dates.expr import Expr, day_month
from pipeline.language.dates.line import Line
from pipeline.language.dates.named import MONTHS, is_month
from pipeline.language.dates.periods import week_expr

JOINS = ("through", "until", "dash", "and", "or", ",")


RANGES = ("through", "until", "dash")


def day_only(line: Line, i: int) -> Expr | None:
    """A day that waits for the month of what follows: "11" in "11 en 12 september", "do 11" in "do 11 en vr 12 juni"."""
    j = i
    wd = line.at(j).value if line.kind(j) in ("weekday", "weekday_abbr") else None
    j = j + 1 if wd is not None else j
    j = line.skip(j, "the") if wd is not None or line.kind(j + 1) in ("ord", "ordword", "num") else j
    t = line.at(j)
    if t.kind in ("num", "ord", "ordword") and 1 <= t.value <= 31:
        return Expr(i=i, j=j + 1, d=t.value, wd=wd)
    return None


def month_first(line: Line, i: int) -> list[Expr] | None:
    """juni: 4, 11 en 18; september 11 en 12."""
    if line.kind(i) not in MONTHS or not is_month(line, i, True) or line.kind(i - 1) in ("num", "ord", "and", ","):
        return None
    found: list[Expr] = []
    j = i + 1
    while line.kind(j) == "num" and 1 <= line.at(j).value <= 31 and line.low(j).isdigit():
        found.append(day_month(j if found else i, j + 1, line.at(j).value, line.at(i).value))
        if line.kind(j + 1) not in ("and", ",", "or"):
            break
        j += 2
    if len(found) < 2 or line.kind(j) != "num" or not line.closes(j + 1) or line.kind(j - 1) == ",":
        return None
    return found


def waits(e: Expr) -> bool:
    """A day that has no month yet."""
    return e.d is not None and e.yearly is None and e.span is None


def element(line: Line, i: int) -> Expr | None:
    found = line.item(i)
    return found if found else day_only(line, i)


def chain(line: Line, i: int) -> tuple[list[Expr], list[str]] | None:
    """Expressions joined by "t/m", "tot", "-", "en", "of", ",": the expressions and what joins them."""
    between = line.kind(i) == "between"
    j = line.skip(i + between, "the") if between else i
    if not between and (listed := month_first(line, i)):
        return listed, ["and"] * (len(listed) - 1)
    first = element(line, j)
    if first is None and between and line.kind(j) == "now":
        first = Expr(i=j, j=j + 1, span=(line.base, line.base))
    if first is None:
        return None
    found: list[Expr] = [first]
    seps: list[str] = []
    while line.kind(j := found[-1].j) in JOINS:
        sep = "or" if line.low(j) == "/" and (found[-1].soort != "dag" or waits(found[-1])) else line.kind(j)
        k = j + 1
        while line.kind(k) in ("van", "op", "in") or sep == "," and line.kind(k) == "and":
            k += 1
        following = (
            _next_week(line, found[-1], k) or line.item(k) or (line.item(k + 1) if line.kind(k) == "the" else None) or day_only(line, k)
        )
        if following is None and line.kind(k) == "now" and (between or sep in RANGES):
            following = Expr(i=k, j=k + 1, span=(line.base, line.base))
        if following is None or sep == "," and not _alike(found[-1], following):
            break
        found.append(following)
        seps.append("through" if between and sep == "and" and len(found) == 2 else sep)
        if between:
            break
    while found and found[-1].d and not (found[-1].yearly or found[-1].monthly or found[-1].span):
        found.pop()
        seps = seps[:-1]
    if not found or between and len(found) == 1:
        return None
    if between:
        found[0].i = i
    return found, seps


def _next_week(line: Line, before: Expr, k: int) -> Expr | None:
    """13 in "week 12 en 13"; "tweede" has its own rule."""
    t = line.at(k)
    if (
        before.soort == "week"
        and before.yearly
        and t.kind == "num"
        and 1 <= t.value <= 53
        and line.kind(k + 1) not in ("month", "month_abbr", "unit", "dash")
    ):
        return week_expr(k, k + 1, t.value, None)
    return None


def _alike(left: Expr, right: Expr) -> bool:
    """Whether a comma may join them into one list: a day waiting for a month, or both without a year of their own."""
    return waits(left) or left.y is None and left.yearly is not None and right.yearly is not None and left.soort == right.soort


def fill(line: Line, found: list[Expr], seps: list[str]) -> list[Expr]:
    """Give each expression the month and year of its right neighbour where it has none; None marks what stays open."""
    for n in range(len(found) - 2, -1, -1):
        left, right = found[n], found[n + 1]
        waiting = left.d is not None and left.m is None and left.yearly is None
        if waiting and right.m and right.soort == "dag":
            wd = left.wd
            found[n] = left = day_month(left.i, left.j, left.d or 1, right.m)
            left.wd = wd
        elif waiting and left.monthly is None and right.monthly and right.d:
            d = left.d or 1
            left.monthly = lambda y, m, d=d: cal.day_span(y, m, d)  # type: ignore[misc]
        if left.yearly and left.y is None and right.y is not None and right.yearly:
            left.y = right.y
            a, b = left.yearly(left.y), right.yearly(right.y)
            if a and b and a[0] > b[1] and seps[n] in RANGES:
                left.y -= 1
    return found
