"""Expressions counted from the base date or from another expression: volgende week, over twee weken, eind mei, eerste vrijdag van juli."""

from __future__ import annotations

from datetime import date

from pipeline.language.dates import calendar as cal
from pipeline.language.dates.expr import Expr
from pipeline.language.dates.grammar import MONTHS, SHIFT, days_within, derived, feast, is_month, month, numeric_pair, season, weekday, year_after
from pipeline.language.dates.line import Line, Rule

SOORT = {"day": "dag", "workday": "dag", "week": "week", "weekend": "periode", "month": "maand", "quarter": "kwartaal", "half": "periode", "year": "jaar"}
UNDATED = ("hour", "minute", "second")


def relative_day(line: Line, i: int) -> Expr | None:
    """morgen, eergisteren, vandaag over een week."""
    t = line.at(i)
    if line.low(i - 1) in ("'s", "goede") or line.low(i - 1) == "de" and line.kind(i - 2) == "in":
        return None
    day = line.base + cal.days(t.value)
    j = i + 1
    if line.kind(j) == "over" and (found := duration(line, j + 1)):
        return Expr(i=i, j=found[1], span=(shift(day, found[0]),) * 2)
    return Expr(i=i, j=j, span=(day, day), relative=True)


def today(line: Line, i: int) -> Expr:
    return Expr(i=i, j=i + 1, span=(line.base, line.base), relative=True)


def leading(line: Line, i: int) -> Expr | None:
    """jl. donderdag, a.s. maandag, jongstleden 12 maart."""
    found = line.item(i + 1)
    if not found or found.soort != "dag" or found.wd is None and not found.m:
        return None
    found.i, found.sense = i, line.at(i).value
    if found.yearly is None and found.span is None and found.monthly is None and found.wd is not None:
        return directed_weekday(line, i, i + 1, "last" if found.sense == "past" else "coming")
    return found


# --- direction

def directed(line: Line, i: int) -> Expr | None:
    """deze/volgende/komende/vorige/afgelopen/laatste + weekday, unit, number of units, month, season, holiday."""
    way = line.at(i).value
    j = i + 1
    while line.kind(j) == "dir" and line.at(j).value != "that":  # deze aankomende vrijdag
        way, j = line.at(j).value, j + 1
    t = line.at(j)
    if t.kind == "weekday" and way != "that" or t.kind == "weekday_abbr" and t.dot:
        return directed_weekday(line, i, j, way)
    if t.kind == "unit" and t.value not in UNDATED:
        return directed_unit(line, i, j, way)
    if way == "that":
        return None
    if t.kind in ("num", "few") and way != "this":
        return stretch_of(line, i, j, way)
    if t.kind == "daypart" and way in ("this", "coming", "next", "last", "final", "previous"):
        return Expr(i=i, j=j + 1, span=(line.base + cal.days(_daypart_shift(way)),) * 2, relative=True)
    found = month(line, j) if is_month(line, j) else season(line, j) if t.kind == "season" else feast(line, j)
    if found is None and t.kind == "pair" and (found := numeric_pair(line, j)) and way == "this":
        found.y = line.base.year
    if found is None and t.kind in ("ord", "num"):
        found = line.item(j)
        found = found if found and found.m else None
    return _directed(line, found, i, way) if found else None


def _daypart_shift(way: str) -> int:
    return {"this": 0, "coming": 1, "next": 1}.get(way, -1)


def _directed(line: Line, found: Expr, i: int, way: str) -> Expr:
    found.i = i
    if way == "this" and found.y is None and found.yearly:
        found.y = line.base.year
    if way == "this" and found.soort == "seizoen" and found.yearly and found.y == line.base.year:
        previous = found.yearly(line.base.year - 1)
        if previous and previous[0] <= line.base <= previous[1]:
            found.y -= 1  # "deze winter" in February
    found.sense = {"coming": "future", "next": "future", "this": None}.get(way, "past")
    return found


def directed_weekday(line: Line, i: int, j: int, way: str) -> Expr:
    """aanstaande: the first to come; volgende: that of next week; afgelopen: the last one gone; vorige: that of last week."""
    base, wd = line.base, line.at(j).value
    monday = cal.week_of(base)[0]
    ahead = (wd - base.weekday()) % 7
    day = {
        "this": base + cal.days(ahead),
        "coming": base + cal.days(ahead or 7),
        "next": monday + cal.days(7 + wd),
        "previous": monday + cal.days(wd - 7),
    }.get(way, base - cal.days((base.weekday() - wd) % 7 or 7))
    end = j + 1
    dated = weekday(line, j)
    if dated and dated.m:
        dated.i = i
        return dated
    if line.kind(end) == "the" and line.kind(end + 1) == "ord":
        end = j + 1
    return Expr(i=i, j=end, span=(day, day), wd=wd, relative=True)


def directed_unit(line: Line, i: int, j: int, way: str) -> Expr | None:
    unit = line.at(j).value
    plural = line.low(j).endswith(("en", "ren"))
    if plural and unit != "weekend":
        return None
    if unit == "week" and (found := _weekdays_between(line, i, j, way) or _weekday_of(line, i, j, way)):
        return found
    if unit == "day":
        here = way == "this" and (line.kind(i - 1) == "op" or "rest" in (line.low(i - 2), line.low(i - 3)))
        return Expr(i=i, j=j + 1, span=(line.base + cal.days(_daypart_shift(way)),) * 2) if way in ("next", "coming", "previous") or here else None
    if way == "final" or way == "that" and unit in ("day", "month", "year", "quarter", "half"):
        return None
    shift = SHIFT[way]
    if unit == "weekend" and way == "coming":
        shift = 0
    if way == "that" and line.kind(i - 1) not in ("w", "end", "over", "in"):
        return None
    span = cal.unit_span(line.base, unit, shift)
    end = j + 1
    if unit == "year" and is_month(line, end, True):
        return month_of_year(line, i, end, span[0].year)
    inner = days_within(line, i, end, span[0].month, span[0].year) if unit == "month" else None
    return inner or Expr(i=i, j=end, soort=SOORT[unit], span=span, relative=True)


def month_of_year(line: Line, i: int, j: int, y: int) -> Expr:
    return Expr(i=i, j=j + 1, soort="maand", span=cal.months_span(y, line.at(j).value))


def _weekday_of(line: Line, i: int, j: int, way: str) -> Expr | None:
    """volgende week dinsdag, vorige week - maandag, volgende week op dinsdag."""
    k = line.skip(j + 1, "op", "dash", ",")
    if line.kind(k) != "weekday" or way not in SHIFT or line.kind(k + 1) in ("num", "the") and line.kind(k + 2) in MONTHS:
        return None
    monday = cal.week_of(line.base + cal.days(7 * SHIFT[way]))[0]
    day = monday + cal.days(line.at(k).value)
    return Expr(i=i, j=k + 1, span=(day, day), wd=line.at(k).value, relative=True)


def _weekdays_between(line: Line, i: int, j: int, way: str) -> Expr | None:
    """volgende week tussen woensdag en vrijdag, deze week maandag t/m donderdag."""
    k = line.skip(j + 1, "van", "between")
    first, last = line.at(k), line.at(k + 2)
    joins = ("and",) if line.kind(k - 1) == "between" else ("until", "through", "dash")
    if first.kind != "weekday" or last.kind != "weekday" or line.kind(k + 1) not in joins or way not in SHIFT or last.value < first.value:
        return None
    monday = cal.week_of(line.base + cal.days(7 * SHIFT[way]))[0]
    return Expr(i=i, j=k + 3, soort="periode", span=(monday + cal.days(first.value), monday + cal.days(last.value)), relative=True)


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


# --- durations

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


def over(line: Line, i: int) -> Expr | None:
    """over twee weken, over twee dagen vanaf morgen."""
    j = line.skip(i + 1, "the")
    if line.kind(j) == "dir":
        return None
    found = duration(line, j)
    if not found or _only_clock(found[0]):
        return None
    parts, end = found
    counted = counted_from(line, i, parts, end)
    vague = any(line.kind(k) == "few" for k in range(j, end))
    if counted:
        return counted
    if line.kind(i - 1) in ("w",) and line.kind(end) == "w" and line.low(i - 1) in ("gaat", "ging", "sprak", "spreekt", "besluit", "informatie"):
        return None
    return Expr(i=i, j=end, span=(shift(line.base, parts),) * 2, relative=True, why="hoeveel precies staat er niet" if vague else "")


def after_duration(line: Line, i: int) -> Expr | None:
    """na 2 weken, in 7 dagen: only where the sentence looks ahead or there is nothing else, for these are durations more often than dates."""
    found = duration(line, i + 1)
    if not found or _only_clock(found[0]) or line.kind(found[1]) in ("van", "after", "before", "from", "ago", "later", "num"):
        return None
    alone = i == 0 and found[1] == line.size
    if not (alone or line.kind(i) == "after" and line.sense(i) > 0):
        return None
    return Expr(i=i, j=found[1], soort="termijn", span=(shift(line.base, found[0]),) * 2, relative=True, why="gerekend vanaf de vergadering")


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


# --- parts and nth ones of a period

def part(line: Line, i: int) -> Expr | None:
    """begin mei, medio 2026, eind van de week, het einde van maart, eind volgend jaar, eind Q2."""
    name = line.at(i).value
    j = line.skip(i + 1, "van")
    found = period(line, j, line.kind(j - 1) == "van")
    if not found:
        return None
    soort = found.soort if found.soort in ("dag", "jaar") else "periode"
    before = line.kind(i - 1) == "before" or line.kind(i - 1) == "the" and line.kind(i - 2) == "before"
    if name == "eind" and before and line.kind(i + 1) == "van":
        return derived(found, i, found.j, soort, lambda s: (s[1], s[1]))  # voor het eind van het jaar: its last day
    return derived(found, i, found.j, soort, lambda s: cal.part_of(s, name))


def period(line: Line, j: int, linked: bool) -> Expr | None:
    """A period after "eind (van)" or "eerste week van": an expression, or "de maand", "het jaar" for the one that holds the base."""
    k = line.skip(j, "the")
    t = line.at(k)
    if t.kind == "unit" and t.value not in UNDATED and line.kind(k + 1) not in ("num", "of"):
        if t.value not in ("week", "month", "quarter", "year", "weekend", "day") or not (linked or k > j or t.value == "year") or t.low.endswith("en"):
            return None
        if t.value == "year" and line.low(k - 1) == "half":
            return None
        y, end = year_after(line, k + 1)
        if t.value == "year" and y:
            return Expr(i=k, j=end, soort="jaar", span=(date(y, 1, 1), date(y, 12, 31)))
        return Expr(i=k, j=k + 1, soort=SOORT[t.value], span=cal.unit_span(line.base, t.value), relative=True)
    if t.kind == "num" and t.value < 1000 and line.kind(k + 1) not in MONTHS:
        return None
    return line.item(k)


def nth(line: Line, i: int) -> Expr | None:
    """eerste kwartaal (van) 2026, 1e week van juni, laatste vrijdag van de maand, tweede helft van mei, derde dag in oktober."""
    n = -1 if line.kind(i) == "dir" else line.at(i).value
    if line.kind(i) == "dir" and line.at(i).value != "final":
        return None
    if line.kind(i) == "num" and line.kind(i + 1) != "suffix":
        return None
    j = i + (2 if line.kind(i + 1) == "suffix" else 1)
    if line.kind(j) == "w" and line.low(j) == "volle":
        j += 1
    t = line.at(j)
    if t.kind == "unit" and t.value in ("quarter", "half"):
        return nth_of_year(line, i, j, n, t.value)
    if t.kind not in ("unit", "unit_half", "weekday") or t.kind == "unit" and (t.value not in ("week", "day", "workday", "weekend", "month") or t.low.endswith("en")):
        return None
    if line.kind(j + 1) == "after" and t.kind == "weekday":
        return nth_after(line, i, j, n)
    if line.kind(j + 1) not in ("van", "in") and not is_month(line, j + 1):
        return None
    if line.kind(j + 1) in ("van", "in") and line.low(j + 2) in ("de", "elke", "iedere") and line.low(j + 3) == "maand":
        return None  # de eerste maandag van de maand: a recurrence
    inner = period(line, line.skip(j + 1, "van", "in"), True)
    if not inner or inner.soort == "dag" or inner.soort == "jaar" and t.kind == "weekday":
        return None
    soort = {"week": "week", "weekend": "periode", "month": "maand"}.get(str(t.value), "dag") if t.kind == "unit" else "periode" if t.kind == "unit_half" else "dag"
    found = derived(inner, i, inner.j, soort, lambda s: nth_in(s, t.kind, t.value, n))
    found.sense = None
    return found


def nth_of_year(line: Line, i: int, j: int, n: int, unit: str) -> Expr | None:
    top = 4 if unit == "quarter" else 2
    n = top if n < 0 else n
    if not 1 <= n <= top:
        return None
    y, end = year_after(line, j + 1)
    if y is None and line.kind(j + 1) == "van" and line.low(line.skip(j + 2, "the")) == "jaar":
        end, y = line.skip(j + 2, "the") + 1, line.base.year
    make = cal.quarter_span if unit == "quarter" else cal.half_span
    return Expr(i=i, j=end, soort="kwartaal" if unit == "quarter" else "periode", y=y, yearly=lambda year: make(year, n))


def nth_in(span: cal.Span, kind: str, value: object, n: int) -> cal.Span | None:
    if kind == "unit_half":
        return _halves(span, n)
    if kind == "weekday":
        day = cal.nth_weekday(span, int(str(value)), n)
    elif value == "week":
        return cal.nth_week(span, n)
    elif value == "weekend":
        saturday = cal.nth_weekday(span, 5, n)
        return (saturday, saturday + cal.days(1)) if saturday else None
    elif value == "month":
        first = cal.add_months(span[0], n - 1) if n > 0 else span[1].replace(day=1)
        return cal.months_span(first.year, first.month)
    elif value == "workday":
        day = cal.add_workdays(span[0] - cal.days(1), n) if n > 0 else cal.add_workdays(span[1] + cal.days(1), -1)
    else:
        day = span[0] + cal.days(n - 1) if n > 0 else span[1]
    return (day, day) if day and span[0] <= day <= span[1] else None


def _halves(span: cal.Span, n: int) -> cal.Span | None:
    if n not in (-1, 1, 2):
        return None
    months = (span[1].year - span[0].year) * 12 + span[1].month - span[0].month + 1
    if months == 1:
        middle = span[0] + cal.days(15)
    else:
        middle = cal.add_months(span[0], months // 2) if months % 2 == 0 else cal.add_months(span[0], months // 2) + cal.days(15)
    return (span[0], middle - cal.days(1)) if n == 1 else (middle, span[1])


def nth_after(line: Line, i: int, j: int, n: int) -> Expr | None:
    """derde dinsdag na kerst 2014."""
    inner = line.item(line.skip(j + 2, "the"))
    wd = line.at(j).value
    if not inner or n < 1:
        return None
    return derived(inner, i, inner.j, "dag", lambda s: (s[1] + cal.days((wd - s[1].weekday()) % 7 or 7) + cal.days(7 * (n - 1)),) * 2)


def rest(line: Line, i: int) -> Expr | None:
    """rest van de week: from the base to its end."""
    j = line.skip(i + 1, "van")
    found = period(line, j, True)
    if not found or not found.span or not found.span[0] <= line.base <= found.span[1]:
        return None
    return Expr(i=i, j=found.j, soort="jaar" if found.soort == "jaar" else "periode", span=(line.base, found.span[1]), relative=True)


def later_or_earlier(line: Line, i: int) -> Expr | None:
    """later deze week, eerder in de maand: up to the base or the middle, or from there."""
    j = line.skip(i + 1, "in")
    if line.kind(j) not in ("dir", "the"):
        return None
    found = period(line, j, True)
    if not found or not found.span or found.soort == "dag":
        return None
    first, last = found.span
    base = line.base
    if not first <= base <= last:
        span = cal.part_of(found.span, "begin" if line.kind(i) == "earlier" else "eind")
    else:
        middle = {"maand": first + cal.days(15), "jaar": cal.add_months(first, 6)}.get(found.soort, first + ((last - first) + cal.days(1)) // 2)
        span = (first, max(first, min(base, middle) - cal.days(1))) if line.kind(i) == "earlier" else (max(base, middle), last)
    return Expr(i=i, j=found.j, soort="jaar" if found.soort == "jaar" else "periode", span=span, relative=True)


def beside_day(line: Line, i: int) -> Expr | None:
    """de dag na Pasen, de week na de zomer, de dag erna, de week na de volgende."""
    t = line.at(i)
    if t.value not in ("day", "week", "month", "year") or t.low not in ("dag", "week", "maand", "jaar") or line.kind(i - 1) not in ("the", "op", "end", "in"):
        return None
    nextword = line.low(i + 1)
    if nextword in ("erna", "daarna", "ervoor", "daarvoor") and t.value == "day":
        step = 1 if nextword in ("erna", "daarna") else -1
        return Expr(i=i, j=i + 2, span=(line.base + cal.days(step),) * 2, why="welke dag bedoeld is, staat er niet")
    sign = {"after": 1, "before": -1}.get(line.kind(i + 1))
    if not sign:
        return None
    j = i + 2
    if line.low(j) == "afloop":
        j = line.skip(j + 1, "van")
    k = line.skip(j, "the")
    if line.low(k) == "volgende" and line.stops(k + 1) or line.low(k) == "volgende" and line.closes(k + 1):
        return Expr(i=i, j=k + 1, soort=SOORT[t.value], span=cal.unit_span(line.base, t.value, 2), relative=True)
    inner = line.item(k) if t.value != "year" else None
    if not inner:
        return None
    unit = t.value
    return derived(inner, i, inner.j, SOORT[unit], lambda s: cal.unit_span(s[1] if sign > 0 else s[0], unit, sign))


def weekday_over(line: Line, i: int) -> Expr | None:
    """dinsdag over een week, vrijdag over 14 dagen."""
    if line.kind(i + 1) != "over" or not (found := duration(line, i + 2)) or _only_clock(found[0]):
        return None
    ahead = line.base + cal.days((line.at(i).value - line.base.weekday()) % 7)
    return Expr(i=i, j=found[1], span=(shift(ahead, found[0]),) * 2, wd=line.at(i).value, relative=True)


RULES: dict[str, tuple[Rule, ...]] = {
    "relday": (relative_day,),
    "post": (leading,),
    "today": (today,),
    "dir": (nth, directed),
    "num": (counted, nth),
    "few": (counted,),
    "a": (counted,),
    "over": (over,),
    "within": (within,),
    "after": (after_duration,),
    "in": (after_duration,),
    "part": (part,),
    "ord": (nth,),
    "ordword": (nth,),
    "rest": (rest,),
    "later": (later_or_earlier,),
    "earlier": (later_or_earlier,),
    "unit": (beside_day,),
    "weekday": (weekday_over,),
}
