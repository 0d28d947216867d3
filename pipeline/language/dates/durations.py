"""Durations counted from a day: over twee weken, binnen zes weken, 3 dagen na morgen, twee weken geleden, komende 3 maanden."""

from __future__ import annotations

from datetime import date

from pipeline.language.dates import calendar as cal
from pipeline.language.dates.expr import Expr, derived
from pipeline.language.dates.line import Line

UNDATED = ("hour", "minute", "second")


def duration(line: Line, i: int) -> tuple[list[tuple[int, str]], int] | None:
    """2 jaar, 1 maand en 21 dagen -> [(2, year), (1, month), (21, day)] and the next token."""
    parts: list[tuple[int, str]] = []
    j = i
    while True:
        k = j
        while line.low(k) in ("ongeveer", "circa", "ca", "zo'n", "kleine", "ruim", "goed", "nog", "hooguit", "maximaal"):
            k += 1
        k = k + 1 if line.kind(k) == "a" and line.kind(k + 1) in ("few", "w") and line.low(k + 1) in ("paar", "kleine") else k
        t = line.at(k)
        n = t.value if t.kind in ("num", "few", "a") else 1 if t.kind == "unit" and parts else None
        if t.kind in ("num", "few", "a") and line.kind(k + 1) == "dir" and line.at(k + 1).value == "coming":
            k += 1  # de 2 aankomende maanden
        unit = line.at(k + 1) if t.kind in ("num", "few", "a") else t
        if n is None or unit.kind != "unit" or unit.value == "year" and n > 400:
            break
        parts.append((int(n), unit.value))
        j = k + (2 if t.kind in ("num", "few", "a") else 1)
        following = line.skip(j, ",", "and")
        if line.kind(following) not in ("num", "few") or line.kind(following + 1) != "unit":
            break
        j = following
    return (parts, j) if parts else None


def shift(day: date, parts: list[tuple[int, str]], sign: int = 1) -> date:
    try:
        for n, unit in parts:
            day = cal.move(day, sign * n, unit)
    except (OverflowError, ValueError):
        return date.max if sign > 0 else date.min
    return day


def _only_clock(parts: list[tuple[int, str]]) -> bool:
    return all(unit in UNDATED for _, unit in parts)


def stretch_of(line: Line, i: int, j: int, way: str) -> Expr | None:
    """komende twee weken, afgelopen 2 dagen, de volgende drie jaar: counted from the day after, up to the day before the base."""
    found = duration(line, j)
    if not found or all(unit in UNDATED for _, unit in found[0]):
        return None
    parts, end = found
    base = line.base
    if way in ("previous", "last", "final"):
        span = (shift(base, parts, -1), base - cal.days(1))
    else:
        span = (base + cal.days(1), shift(base, parts))
    vague = line.kind(j) == "few"
    return Expr(i=i, j=end, soort="termijn", span=span, relative=True, why="hoe lang precies staat er niet" if vague else "")


def over(line: Line, i: int) -> Expr | None:
    """over twee weken, over twee dagen vanaf morgen."""
    j = i + 1
    found = duration(line, j)
    if not found or _only_clock(found[0]):
        return None
    parts, end = found
    counted = counted_from(line, i, parts, end)
    vague = any(line.kind(k) == "few" for k in range(j, end))
    if counted:
        return counted
    if (
        line.kind(i - 1) in ("w",)
        and line.kind(end) == "w"
        and line.low(i - 1) in ("gaat", "ging", "sprak", "spreekt", "besluit", "informatie")
    ):
        return None
    return Expr(i=i, j=end, span=(shift(line.base, parts),) * 2, relative=True, why="hoeveel precies staat er niet" if vague else "")


def after_duration(line: Line, i: int) -> Expr | None:
    """na 2 weken, in 7 dagen: durations more often than dates, so only where the sentence looks ahead or holds nothing else."""
    found = duration(line, i + 1)
    if not found or _only_clock(found[0]) or line.kind(found[1]) in ("van", "after", "before", "from", "ago", "later", "num"):
        return None
    alone = i == 0 and found[1] == line.size
    if not (alone or line.kind(i) == "after" and line.sense(i) > 0):
        return None
    return Expr(
        i=i, j=found[1], soort="termijn", span=(shift(line.base, found[0]),) * 2, relative=True, why="gerekend vanaf de vergadering"
    )


def within(line: Line, i: int) -> Expr | None:
    """binnen zes weken, binnen de komende 10 maanden: from the base up to the last day."""
    j = line.skip(i + 1, "the")
    if line.kind(j) == "dir" and line.at(j).value in ("coming", "next"):
        j += 1
    found = duration(line, j)
    if found is None and line.kind(j) == "unit":
        found = ([(1, line.at(j).value)], j + 1)
        more = duration(line, line.skip(j + 1, "and")) if line.kind(j + 1) == "and" else None
        found = (found[0] + more[0], more[1]) if more else found if line.kind(j - 1) != "within" else None
    if not found or _only_clock(found[0]):
        return None
    parts, end = found
    if line.kind(end) in ("after", "from", "before") or line.low(end) in ("na", "van"):
        k = line.skip(end + 1, "the")
        if (inner := line.item(k)) and inner.soort == "dag" and inner.span:
            return Expr(i=i, j=inner.j, soort="periode", span=(inner.span[0], shift(inner.span[0], parts)))
        if line.kind(end) in ("after",):
            return None  # binnen zes weken na ontvangst: counted from something that is no date
    return Expr(i=i, j=end, soort="termijn", span=(line.base, shift(line.base, parts)), relative=True)


def counted(line: Line, i: int) -> Expr | None:
    """twee weken geleden, 3 weken later, 3 dagen na morgen, twee zondagen vanaf nu, eerste week van juni (for ordinals)."""
    if line.kind(i + 1) == "dir" and line.at(i + 1).value in ("coming", "next") and line.kind(i + 2) == "unit":
        return stretch_of(line, i, i, "coming")
    if line.kind(i + 1) == "weekdays" and line.kind(i) == "num" and line.kind(i + 2) == "from" and line.kind(i + 3) == "now":
        first = (line.at(i + 1).value - line.base.weekday()) % 7 or 7
        return Expr(i=i, j=i + 4, span=(line.base + cal.days(first + 7 * (line.at(i).value - 1)),) * 2)
    found = duration(line, i)
    if not found:
        return None
    parts, j = found
    if _only_clock(parts):
        return None
    if line.kind(j) == "ago":
        vague = any(line.kind(k) == "few" for k in range(i, j))
        why = "hoeveel precies staat er niet" if vague else ""
        return Expr(i=i, j=j + 1, span=(shift(line.base, parts, -1),) * 2, relative=True, why=why)
    if line.kind(j) == "later":
        return Expr(i=i, j=j + 1, soort="termijn", span=(shift(line.base, parts),) * 2, relative=True, why="gerekend vanaf de vergadering")
    if line.low(j) == "in" and [line.low(j + 1), line.low(j + 2)] == ["de", "toekomst"]:
        return Expr(i=i, j=j + 3, soort="periode", span=(line.base + cal.days(1), shift(line.base, parts)))
    return counted_from(line, i, parts, j)


def counted_from(line: Line, i: int, parts: list[tuple[int, str]], j: int) -> Expr | None:
    """twee weken na Pasen, 2 dagen voor gisteren, drie weken vanaf morgen."""
    k = j + 1 if line.low(j) == "gerekend" else j
    way = line.kind(k)
    if way == "earlier" and line.low(k + 1) == "dan":
        way, k = "before", k + 1
    if way not in ("after", "before", "from") or all(unit == "year" for _, unit in parts) and line.kind(k + 1) not in ("relday", "now"):
        return None
    sign = -1 if way == "before" else 1
    start = line.skip(k + 1, "the")
    if line.kind(start) == "now":
        return Expr(i=i, j=start + 1, span=(shift(line.base, parts),) * 2)
    inner = line.item(start)
    if not inner or inner.soort not in ("dag", "periode"):
        return None
    if inner.wd is not None and inner.span is None and inner.yearly is None and inner.monthly is None:
        ahead = line.base + cal.days((inner.wd - line.base.weekday()) % 7 or 7)
        inner.span = (ahead, ahead)
    if line.low(i - 2) == "minder" and inner.span and sign > 0:
        return Expr(i=i - 2, j=inner.j, soort="periode", span=(inner.span[0], shift(inner.span[0], parts)))
    return derived(inner, i, inner.j, "dag", lambda s: (shift(s[0] if sign < 0 else s[1], parts, sign),) * 2)


def weekday_over(line: Line, i: int) -> Expr | None:
    """dinsdag over een week, vrijdag over 14 dagen."""
    if line.kind(i + 1) != "over" or not (found := duration(line, i + 2)) or _only_clock(found[0]):
        return None
    ahead = line.base + cal.days((line.at(i).value - line.base.weekday()) % 7)
    return Expr(i=i, j=found[1], span=(shift(ahead, found[0]),) * 2, wd=line.at(i).value, relative=True)
