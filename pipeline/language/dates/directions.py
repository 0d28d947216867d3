"""Directions from the base: volgende week, aanstaande vrijdag, vorig jaar, jl. donderdag, morgen."""

from __future__ import annotations

from pipeline.language.dates import calendar as cal
from pipeline.language.dates import lexicon
from pipeline.language.dates.digits import numeric_pair
from pipeline.language.dates.durations import UNDATED, duration, shift, stretch_of
from pipeline.language.dates.expr import SHIFT, Expr
from pipeline.language.dates.line import Line
from pipeline.language.dates.named import MONTHS, days_within, is_month, month
from pipeline.language.dates.parts import SOORT, UNSAID
from pipeline.language.dates.periods import feast, season
from pipeline.language.dates.weekdays import weekday
from pipeline.language.verbs import forms


def relative_day(line: Line, i: int) -> Expr | None:
    """morgen, eergisteren, vandaag over een week."""
    t = line.at(i)
    if line.low(i - 1) in ("'s", "goede") or line.low(i - 1) == "de" and line.kind(i - 2) == "in" or _some_day(line, i):
        return None
    day = line.base + cal.days(t.value)
    j = i + 1
    if line.kind(j) == "over" and (found := duration(line, j + 1)):
        return Expr(i=i, j=found[1], span=(shift(day, found[0]),) * 2)
    return Expr(i=i, j=j, span=(day, day), relative=True)


def _some_day(line: Line, i: int) -> bool:
    """ "morgen nog geen standaard", "vandaag of morgen", "niet van vandaag op morgen", "de scholen van morgen": some day to come."""
    if line.low(i) not in ("morgen", "gisteren"):
        return line.says(i, lexicon.habits())  # "morgenvroeg is er altijd iemand"
    not_yet = line.low(i + 1) == "nog" and line.low(i + 2) in ("geen", "niet")
    together = line.kind(i - 2) == "today" and line.low(i - 1) in ("of", "op", "als")
    of_thing = line.kind(i - 1) == "van" and line.kind(i - 2) == "w" and line.stops(i + 1) and i >= 3 and line.low(i - 3) in ("de", "het")
    return not_yet or together or of_thing


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


def directed(line: Line, i: int) -> Expr | None:
    """deze/volgende/komende/vorige/afgelopen/laatste + weekday, unit, number of units, month, season, holiday."""
    way = line.at(i).value
    j = i + 1
    while way != "that" and line.kind(j) == "dir" and line.at(j).value != "that":  # deze aankomende vrijdag
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
    if way == "next" and found.yearly and found.y is None and found.soort in ("seizoen", "maand"):
        now = found.yearly(line.base.year)
        found.y = line.base.year + 1 if now and now[0] <= line.base <= now[1] else None
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


def of_week(line: Line, i: int) -> Expr | None:
    """ "Zij gaat van de week langs": this week; not "eind van de week", "de foto van de week"."""
    if line.low(i + 1) != "de" or line.low(i + 2) != "week":
        return None
    verb = line.low(i - 1) in forms() or line.low(i - 1) in (
        "er",
        "hem",
        "haar",
        "het",
        "dit",
        "dat",
        "ze",
        "hij",
        "zij",
        "ik",
        "we",
        "wij",
        "nog",
        "ook",
    )
    article = line.kind(i - 2) in ("the", "a") or line.low(i - 2) in ("het", "dit", "dat", "deze", "die")
    if not (line.starts_sentence(i) and line.kind(i + 3) == "w" or verb and line.kind(i - 1) == "w" and not article):
        return None
    return Expr(i=i, j=i + 3, soort="week", span=cal.week_of(line.base), relative=True)


def directed_unit(line: Line, i: int, j: int, way: str) -> Expr | None:
    unit = line.at(j).value
    plural = line.low(j).endswith(("en", "ren"))
    if plural and unit != "weekend":
        return None
    if unit == "week" and (found := _weekdays_between(line, i, j, way) or _weekday_of(line, i, j, way)):
        return found
    if unit == "day":
        if way in ("next", "previous") and line.kind(i - 1) == "the":  # de volgende dag: counted from a day named before it
            step = cal.days(_daypart_shift(way))
            return Expr(i=i, j=j + 1, span=((line.anchor or line.base) + step,) * 2, why="" if line.anchor else UNSAID)
        here = line.low(i) in ("deze", "huidige") and (line.kind(i - 1) == "op" or "rest" in (line.low(i - 2), line.low(i - 3)))
        return (
            Expr(i=i, j=j + 1, span=(line.base + cal.days(_daypart_shift(way)),) * 2)
            if way in ("next", "coming", "previous") or here
            else None
        )
    if way == "final" or way == "that" and unit != "weekend":
        return None  # "die week" is a week spoken of before
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
