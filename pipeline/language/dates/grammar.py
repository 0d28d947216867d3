"""Expressions that a calendar settles: days, months, weeks, quarters, seasons, years, parts of them, holidays.

A rule takes the line and the index of its first token and gives an Expr or None. ``RULES`` names the rules of each class of first token.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pipeline.language.dates import calendar as cal
from pipeline.language.dates import lexicon
from pipeline.language.dates.expr import Expr, day_month
from pipeline.language.dates.feasts import feast_span
from pipeline.language.dates.line import LEADS, Line, Rule
from pipeline.language.dates.tokens import full_year

MONTHS = ("month", "month_abbr")
NAMES = {"jan", "mei", "april", "maart", "juni", "augustus"}  # months that are also people
YEARS = range(1900, 2101)
PERIODS = ("maand", "kwartaal", "jaar", "seizoen", "periode")


def year_after(line: Line, j: int) -> tuple[int | None, int]:
    """A year at token j (", 2026", "van 2026", "'26", "dit jaar", "tweeduizend achttien") and the token after it."""
    k = line.skip(j, ",", "van", "in")
    if line.low(k) == "het":
        k += 1
    if line.kind(k) == "brk" and "\t" not in line.low(k):
        k += 1
    t = line.at(k)
    if k == j and t.start - line.at(j - 1).end > 1 and line.kind(j - 1) != "month_abbr" and line.kind(j - 1) != "brk":
        return None, j  # "vanaf juli: 50 of 75"
    if t.kind == "num" and 1000 <= t.value <= 2999 and t.low.isdigit() and line.kind(k + 1) != "money":
        return t.value, k + 1
    if t.kind == "num" and line.low(k - 1) != "," and len(t.low) == 2 and t.low.isdigit() and k == j and _short_year(line, k):
        return full_year(t.low), k + 1
    if t.kind == "yy":
        return t.value, k + 1
    if t.kind == "yearword":
        more = line.at(k + 1)
        return (t.value + more.value, k + 2) if t.value % 100 == 0 and more.kind == "num" and more.value < 100 else (t.value, k + 1)
    if t.low == "negentien" and line.kind(k + 1) == "num" and line.at(k + 1).value < 100:
        return 1900 + line.at(k + 1).value, k + 2
    if t.kind == "dir" and line.low(k + 1) == "jaar" and t.value in ("this", "next", "coming", "previous", "last"):
        return line.base.year + {"next": 1, "coming": 1, "previous": -1, "last": -1}.get(t.value, 0), k + 2
    return None, j


def _short_year(line: Line, k: int) -> bool:
    """Whether two bare digits after a month are a year: nothing counted follows and they are not a day or an hour."""
    value = int(line.low(k))
    close = abs(full_year(line.low(k)) - line.base.year) <= 3
    return line.kind(k + 1) not in ("dash", "unit", "money") and line.closes(k + 1) and (close or value > 31)


def is_month(line: Line, i: int, numbered: bool = False) -> bool:
    """Whether token i is a month and no name ("Jan", "mevrouw Mei") or other word. ``numbered``: a day stands before it."""
    t = line.at(i)
    if t.kind not in MONTHS:
        return False
    following, before = line.at(i + 1), line.at(i - 1)
    followed = following.cap and following.kind == "w" and not t.dot
    if numbered:
        return not (t.cap and followed and t.low == "jan")
    supported = before.kind in LEADS or following.kind in ("yy", "yearword") or following.kind == "num" and following.value in YEARS
    supported = supported or following.kind in ("dash", "through", "until") or before.kind in ("and", "season")
    if t.kind == "month_abbr":
        supported = supported or before.kind in ("weekday", "weekday_abbr") or before.kind == "," and line.kind(i - 2) in ("weekday", "weekday_abbr")
        supported = supported or following.kind == "num" and len(following.low) == 2 and line.stops(i + 2)
        if t.low == "jan":
            return bool(following.kind in ("num", "yy") and following.value in YEARS or _neighbour(line, i))
        return supported or line.stops(i - 1) and line.stops(i + 1)
    if not t.cap or t.low not in NAMES:
        return not (t.cap and followed and not supported)
    if line.starts_sentence(i):
        return not followed and (following.kind != "w" or following.low in ("is", "wordt", "was", "staat"))
    return supported and not followed and before.kind not in ("(", "van", "or") and not (before.kind == "and" and line.kind(i - 2) not in MONTHS)


def _neighbour(line: Line, i: int) -> bool:
    """jan-feb, jan t/m mrt: another month beyond a dash."""
    ahead = line.kind(i + 1) in ("dash", "through", "until") and line.kind(i + 2) in MONTHS
    return ahead or line.kind(i - 1) in ("dash", "through", "until") and line.kind(i - 2) in MONTHS


def numeric_date(line: Line, i: int) -> Expr | None:
    t = line.at(i)
    y, m, d = t.value
    if line.kind(i - 1) == "label" or (line.kind(i - 1) == "dash" and line.kind(i - 2) in ("num", "x")):
        return None
    if y is None:
        y, j = year_after(line, i + 1)
        return day_month(i, j, d, m, y)
    if t.low.count(".") == 2 and len(t.low) <= 6 and line.kind(i - 1) not in LEADS | {"weekday", "weekday_abbr"}:
        return None  # 1.2.26 is rather a version or a section
    return day_month(i, i + 1, d, m, y)


def numeric_month(line: Line, i: int) -> Expr | None:
    y, m = line.at(i).value
    if line.kind(i - 1) in ("label", "dash", "num"):
        return None
    return month_expr(i, i + 1, m, y) if 1 <= m <= 12 and y in YEARS else None


def numeric_pair(line: Line, i: int) -> Expr | None:
    """18/6, 22-4: only where the text around it asks for a date."""
    d, m, sep = line.at(i).value
    before, after = line.kind(i - 1), line.kind(i + 1)
    if cal.make(2024, m, d) is None or before in ("label", "money", "x", "num") or after in ("money", "unit") or line.low(i + 1) == "deel":
        return None
    hours = before in ("weekday", "between") and (line.low(i + 1) in ("'s", "uur", "u") or line.kind(i + 1) == "daypart" or before == "between" and not joined_pair(line, i))
    if hours:
        return None
    led = before in ("weekday", "weekday_abbr", "in", "op", "per", "dated", "latest", "from", "until", "through", "between", "since", "before", "dir")
    led = led or before in ("dash", "and", "van") and line.kind(i - 2) not in ("num", "w") and after not in ("w",)
    led = led or after in ("post", "through") and line.kind(i + 2) in ("pair", "date")
    beyond = d > 12 and (sep == "/" or d > m)
    alone = before in ("end", "brk", ":", "(", ",") and line.stops(i + 1)
    joined = after in ("and", "dash", "until") and line.kind(i + 2) in ("pair", "date")
    padded = sep == "/" and d > 4 and not line.at(i + 1).kind == "w"
    if not (led or beyond or alone or joined or padded):
        return None
    y, j = year_after(line, i + 1)
    return day_month(i, j, d, m, y)


def joined_pair(line: Line, i: int) -> bool:
    """Whether another day follows: "tussen 3-4 en 8-4"."""
    return line.kind(i + 1) in ("and", "dash", "until", "through") and line.kind(i + 2) in ("pair", "date", "num", "my")


def month_expr(i: int, j: int, m: int, y: int | None) -> Expr:
    return Expr(i=i, j=j, soort="maand", m=m, y=y, yearly=lambda year: cal.months_span(year, m))


def day_then_month(line: Line, i: int) -> Expr | None:
    """18 juni, 4e juli van 1995, de tiende van september, negenentwintig mei."""
    t = line.at(i)
    if not 1 <= t.value <= 31:
        return None
    j = i + 1
    if line.kind(j) == "suffix" or line.low(j) in ("e", "de") and t.kind == "num":
        j += 1
    j = line.skip(j, "van") if t.kind != "num" or line.kind(j - 1) == "suffix" or line.at(i).low.isdigit() is False else j
    if line.kind(j) == "van" and t.kind == "num" and line.kind(j + 1) in MONTHS and line.kind(i - 1) in ("until", "van", "between", "through"):
        j += 1
    if not is_month(line, j, True):
        return None
    m = line.at(j).value
    y, end = year_after(line, j + 1)
    return day_month(i, end, t.value, m, y)


def month(line: Line, i: int) -> Expr | None:
    """mei, mei 2026, februari 15, April 14, 2015."""
    if not is_month(line, i):
        return None
    m, t = line.at(i).value, line.at(i + 1)
    if t.kind in ("num", "ord") and 1 <= t.value <= 31 and t.low[0].isdigit() and line.kind(i - 1) not in ("num", "ord"):
        y, j = year_after(line, i + 2)
        if y is not None and j > i + 2 or line.kind(i + 2) == "end":
            if not (len(t.low) == 2 and t.value == line.base.year % 100):
                return day_month(i, j, t.value, m, y)
    if line.kind(i + 1) == "dash" and line.kind(i - 1) not in ("num", "ord") and line.kind(i + 2) == "num" and len(line.low(i + 2)) == 2 and line.stops(i + 3):
        y = full_year(line.low(i + 2))  # mrt-26 in a column of deadlines
        if abs(y - line.base.year) <= 3:
            return month_expr(i, i + 3, m, y)
    y, j = year_after(line, i + 1)
    return days_within(line, i, j, m, y) or month_expr(i, j, m, y)


def days_within(line: Line, i: int, j: int, m: int, y: int | None) -> Expr | None:
    """mei van 4 tot 23, feb tussen 2-7 2018: days of a month named before them."""
    k = line.skip(j, "van", "between")
    t = line.at(k)
    if k == j and line.kind(i) != "dir" or line.kind(i - 1) in ("num", "ord"):
        return None
    if t.kind == "pair":
        first, last, end = t.value[0], t.value[1], k + 1
    elif t.kind == "num" and line.kind(k + 1) in ("until", "through", "dash", "and") and line.kind(k + 2) == "num":
        first, last, end = t.value, line.at(k + 2).value, k + 3
    else:
        return None
    if not 1 <= first < last <= 31 or line.kind(end) in ("unit", "w", "month", "month_abbr") and not line.closes(end):
        return None
    y2, end = year_after(line, end)
    found = month_expr(i, end, m, y or y2)
    return derived(found, i, end, "periode", lambda s: (s[0] + cal.days(first - 1), min(s[1], s[0] + cal.days(last - 1))))


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
    bare = line.at(i).kind == "weekday_abbr"
    if line.kind(i - 1) in ("ord", "ordword"):
        return None  # de eerste zondag: of which month?
    before = line.kind(i - 1)
    if bare and not ((before in ("op", "latest", "from", "until", "through", "before", "dir") or before == "end" and line.at(i).dot) and line.stops(i + 1) or line.low(i) == "zat" and before == "op"):
        if not (len(line.low(i)) > 3 and before in ("op", "dir")):
            return None
    week = _week_of_weekday(line, i, wd)
    return week or Expr(i=i, j=i + 1, wd=wd)


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
        return line.low(j).isdigit() and (listed or line.stops(j + 1) and line.kind(j + 1) != "dash" or line.kind(j + 1) in ("between", "om"))
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
        return Expr(i=i, j=found.j, y=found.y, wd=wd, relative=True, yearly=lambda y: (s[0] + cal.days(wd),) * 2 if (s := yearly(y)) else None)
    return None


SHIFT = {"this": 0, "that": 0, "next": 1, "coming": 1, "previous": -1, "last": -1, "final": -1}


def week(line: Line, i: int) -> Expr | None:
    """week 12, wk. 24, week nr 7 van 2026, w24, 2026-W12."""
    t = line.at(i)
    if t.kind == "wk":
        n, y = t.value
        if t.low[0] == "w" and t.low[1].isdigit() and line.kind(i - 1) not in LEADS | {"end", "brk"}:
            return None
        y2, j = year_after(line, i + 1)
        return week_expr(i, j, n, y or y2)
    if t.kind == "unit" and t.low not in ("week", "weken") or line.kind(i - 1) in ("per", "dir", "every", "num", "a", "ordword", "ord", "few"):
        return None
    j = i + 1
    while line.low(j) in ("nr", "nummer", ":"):
        j += 1
    n = line.at(j)
    if n.kind != "num" or not 1 <= n.value <= 53 or not n.low.isdigit() or line.kind(j + 1) in ("unit", "money"):
        return None
    y, k = year_after(line, j + 1)
    return week_expr(i, k, n.value, y)


def week_expr(i: int, j: int, n: int, y: int | None) -> Expr | None:
    if not 1 <= n <= 53:
        return None
    return Expr(i=i, j=j, soort="week", y=y, yearly=lambda year: cal.week_span(year, n))


def week_of_day(line: Line, i: int) -> Expr | None:
    """de week van 10 april, week beginnend op 4 februari, het weekend van 12 juni, de dag na Pasen."""
    unit = line.at(i).value
    j = i + 1
    if line.low(j) in ("beginnend", "startend", "vanaf"):
        j = line.skip(j + 1, "op", "the")
    elif line.kind(j) == "van":
        j = line.skip(j + 1, "the")
    else:
        return None
    inner = line.item(j) if unit in ("week", "weekend") else None
    if not inner or inner.soort != "dag":
        return None
    soort = "week" if unit == "week" else "periode"
    return derived(inner, i, inner.j, soort, lambda s: cal.unit_span(s[0], unit) if unit == "week" else _weekend(s))


def _weekend(span: cal.Span) -> cal.Span:
    monday = cal.week_of(span[0])[0]
    return monday + cal.days(5), monday + cal.days(6)


def derived(inner: Expr, i: int, j: int, soort: str, change: Callable[[cal.Span], cal.Span | None]) -> Expr:
    """inner with its spans changed, whether settled or still waiting for a year."""
    yearly, monthly = inner.yearly, inner.monthly
    return Expr(
        i=i, j=j, soort=soort, y=inner.y, sense=inner.sense, why=inner.why, relative=True, wd=inner.wd if not yearly else None,
        span=change(inner.span) if inner.span else None,
        yearly=(lambda y: change(s) if (s := yearly(y)) else None) if yearly else None,
        monthly=(lambda y, m: change(s) if (s := monthly(y, m)) else None) if monthly else None,
    )


def quarter(line: Line, i: int) -> Expr | None:
    """Q2, Q2 2026, K3 dit jaar, kwartaal 2."""
    t = line.at(i)
    if t.kind == "qtr":
        n, y = t.value
        j = i + 1
    else:
        n, y, j = line.at(i + 1).value, None, i + 2
        if t.low != "kwartaal" or line.kind(i + 1) != "num" or not 1 <= n <= 4:
            return None
    if y is None:
        y, j = year_after(line, j)
    return Expr(i=i, j=j, soort="kwartaal", y=y, yearly=lambda year: cal.quarter_span(year, n))


def half_year(line: Line, i: int) -> Expr | None:
    n, y = line.at(i).value
    j = i + 1
    if y is None:
        y, j = year_after(line, j)
    return Expr(i=i, j=j, soort="periode", y=y, yearly=lambda year: cal.half_span(year, n)) if y or line.kind(i - 1) in LEADS else None


def season(line: Line, i: int) -> Expr | None:
    t = line.at(i)
    if t.cap and not line.starts_sentence(i) and (line.at(i - 1).cap or line.low(i - 1) in ("de", "mevrouw", "heer")):
        return None  # De Winter is a person
    y, j = year_after(line, i + 1)
    if line.kind(j) == "years" and j == i + 1:
        y, j = line.at(j).value[0], j + 1
    name = t.value
    why = "winter van het ene op het andere jaar" if name == "winter" and y and line.kind(j - 1) != "years" else ""
    return Expr(i=i, j=j, soort="seizoen", y=y, why=why, yearly=lambda year: cal.season_span(year, name))


EVES = {"voorjaar": (3, 20), "zomer": (6, 20), "najaar": (9, 20), "winter": (12, 20)}


def before_season(line: Line, i: int) -> Expr | None:
    """voor de zomer: by convention its last day is 20 June; voor de zomervakantie stays open."""
    j = line.skip(i + 1, "the", "dir")
    if line.kind(j) == "vacation":
        return Expr(i=i, j=j + 1, soort="periode", vague=True, why=VAGUE)
    if line.kind(j) != "season" or not (found := season(line, j)):
        return None
    m, d = EVES[line.at(j).value]
    return Expr(i=i, j=found.j, y=found.y, yearly=lambda y: cal.day_span(y, m, d))


VAGUE = "schoolvakanties en recessen verschillen per regio en jaar"


def vacation(line: Line, i: int) -> Expr | None:
    _, j = year_after(line, i + 1)
    start = i - 2 if line.kind(i - 1) == "the" and line.kind(i - 2) == "after" else i
    return Expr(i=start, j=j, soort="periode", vague=True, why=VAGUE)


def school_year(line: Line, i: int) -> Expr | None:
    t = line.at(i + 1)
    if t.kind == "years" and t.value[1] == t.value[0] + 1:
        y = t.value[0]
    elif t.kind == "num" and t.value in YEARS:
        y = t.value
    else:
        return None
    return Expr(i=i, j=i + 2, soort="jaar", span=(date(y, 8, 1), date(y + 1, 7, 31)))


def years(line: Line, i: int) -> Expr | None:
    first, last = line.at(i).value
    if line.kind(i - 1) in ("label", "dash", "x", "num") or line.kind(i + 1) in ("dash", "x"):
        return None
    return Expr(i=i, j=i + 1, soort="jaar", span=(date(first, 1, 1), date(last, 12, 31)))


def year(line: Line, i: int) -> Expr | None:
    """2017 april; 2016, nov; 2016 het derde kwartaal; in 2026."""
    y, j = year_after(line, i)
    if j == i or y is None or y < 1000 or len(line.low(i)) < 4:
        return None
    k = line.skip(j, ",", "dash")
    if is_month(line, k, True) and line.kind(i - 1) not in ("num", "month") and line.kind(k + 1) != "num":
        return month_expr(i, k + 1, line.at(k).value, y)
    k = line.skip(j, "the")
    if (found := line.item(k)) and found.yearly and found.y is None and found.soort == "kwartaal":
        found.i, found.y = i, y
        return found
    if line.kind(j) == "dash" and line.kind(j + 1) == "num" and 1 <= line.at(j + 1).value <= 12 and line.kind(j + 2) != "dash":
        return month_expr(i, j + 2, line.at(j + 1).value, y)
    return _bare_year(line, i, j, y)


def _bare_year(line: Line, i: int, j: int, y: int) -> Expr | None:
    """A year alone: asked for by a word before it, or nothing counted after it."""
    before = line.kind(i - 1)
    asked = before in LEADS or line.low(i - 1) in ("dan", "=", "niet") or before == "since"
    start = i - 1 if line.low(i - 1) == "jaar" else i
    if line.low(i - 1) == "jaren":
        return Expr(i=i - 1, j=j, soort="jaar", span=(date(y, 1, 1), date(y + 9, 12, 31)))
    if y not in YEARS and start == i or before in ("label", "money", "x", "dash") and not asked or line.kind(j) in ("money", "unit", "x"):
        return None
    beyond = line.kind(j) in ("until", "through", "dash", "and", "or") and (line.low(j + 1) in ("erna", "daarna", "later") or line.at(j + 1).value in YEARS)
    if not (asked or beyond or start < i or line.stops(j)) or before == "num":
        return None
    return Expr(i=start, j=j, soort="jaar", y=y, yearly=lambda year: cal.unit_span(date(year, 1, 1), "year"))


def feast(line: Line, i: int) -> Expr | None:
    for name, rule in lexicon.holidays().get(line.low(i), ()):
        if all(line.low(i + n) == word for n, word in enumerate(name)):
            y, j = year_after(line, i + len(name))
            return Expr(i=i, j=j, y=y, soort="periode" if ".." in rule else "dag", yearly=lambda year: feast_span(rule, year))
    return None


def month_dash_year(line: Line, i: int) -> Expr | None:
    """11 - 2016, 11/ 2016."""
    m, y = line.at(i).value, line.at(i + 2)
    if line.kind(i + 1) == "dash" and y.kind == "num" and y.value in YEARS and 1 <= m <= 12 and line.kind(i - 1) != "dash":
        return month_expr(i, i + 3, m, y.value)
    return None


def spaced_date(line: Line, i: int) -> Expr | None:
    """18 - 6 - 2026."""
    if [line.kind(i + n) for n in range(1, 5)] != ["dash", "num", "dash", "num"] or line.kind(i - 1) == "dash":
        return None
    d, m, y = line.at(i).value, line.at(i + 2).value, line.at(i + 4)
    ok = y.value in YEARS and cal.make(2024, m, d) is not None if 1 <= m <= 12 and 1 <= d <= 31 else False
    return day_month(i, i + 5, d, m, y.value) if ok else None


def the_day(line: Line, i: int) -> Expr | None:
    """de 23e, op de dertigste, de 5e van deze maand: a day of a month that is not named."""
    t = line.at(i + 1)
    if t.low == "weekend" and line.kind(i + 2) != "van" and line.kind(i - 1) != "in":
        return Expr(i=i, j=i + 2, soort="periode", span=cal.unit_span(line.base, "weekend"), relative=True)
    j = i + 2
    led = line.kind(i - 1) in ("op", "latest", "from", "until", "through", "per", "before", "near")
    timed = t.kind == "num" and line.kind(i + 2) in ("van", "om") and line.kind(i + 3) in ("time", "dot")
    if t.kind not in ("ord", "ordword", "num") or not 1 <= t.value <= 31 or t.kind != "ord" and (not led or t.value < 4):
        return None
    if line.kind(j) == "van" and line.low(line.skip(j + 1, "the", "dir")) in ("maand",):
        return _of_month(line, i, j, t.value)
    if t.kind == "num" and not timed:
        return None
    if not line.closes(j) or line.kind(j) in ("and", "or") and line.kind(j + 1) == "w" or line.kind(j) == "van" and t.kind != "num":
        return None
    if not led and (t.value < 10 and line.kind(i - 1) != "end" or line.kind(j) == "dash"):
        return None  # "de 3e - extra autorisatie" counts things
    if t.kind == "ordword" and line.low(j) in ("en", "van", "na", "voor", "bij", "in"):
        return None
    return Expr(i=i, j=j, d=t.value, monthly=lambda y, m: cal.day_span(y, m, t.value))


def the_year(line: Line, i: int) -> Expr | None:
    """in het jaar, at the end of a phrase: the running year; het jaar tot (op) heden."""
    if line.low(i + 1) == "jaar" and line.kind(i + 2) == "until":
        k = line.skip(i + 3, "op")
        if line.low(k) in ("heden", "nu", "vandaag"):
            return Expr(i=i, j=k + 1, soort="periode", span=(date(line.base.year, 1, 1), line.base), relative=True)
    if line.kind(i - 1) not in ("in", "before") or line.low(i) != "het" or line.low(i + 1) != "jaar" or not line.stops(i + 2):
        return None
    return Expr(i=i, j=i + 2, soort="jaar", span=cal.unit_span(line.base, "year"), relative=True)


def numbered_day(line: Line, i: int) -> Expr | None:
    """op 15 om 8:00: a bare day where a time follows."""
    d = line.at(i).value
    if line.kind(i - 1) != "op" or line.kind(i + 1) != "om" or line.kind(i + 2) not in ("time", "dot") or not 1 <= d <= 31:
        return None
    return Expr(i=i, j=i + 1, d=d, monthly=lambda y, m: cal.day_span(y, m, d))


def of_month(line: Line, i: int) -> Expr | None:
    """31ste van deze maand, 20 ste van de volgende maand."""
    j = line.skip(i + 1, "suffix")
    d = line.at(i).value
    if line.kind(j) != "van" or not 1 <= d <= 31 or line.kind(i) == "num" and j == i + 1 or line.kind(line.skip(j + 1, "the")) not in ("dir", "unit"):
        return None
    last = line.skip(line.skip(j + 1, "the"), "dir")
    return _of_month(line, i, j, d) if line.low(last) == "maand" else None


def dotted_pair(line: Line, i: int) -> Expr | None:
    """op 10.10: a day and month only where a word asks for a date; else it is a time or a section."""
    d, m = (int(n) for n in line.at(i).value)
    if line.kind(i - 1) not in ("op", "dated", "weekday", "weekday_abbr") or line.low(i + 1) == "uur" or cal.make(2024, m, d) is None if 1 <= m <= 12 else True:
        return None
    return day_month(i, i + 1, d, m)


def _of_month(line: Line, i: int, j: int, d: int) -> Expr | None:
    k = line.skip(j + 1, "the")
    shift = SHIFT.get(line.at(k).value, 0) if line.kind(k) == "dir" else 0
    k = line.skip(k, "dir")
    span = cal.unit_span(line.base, "month", shift)[0]
    found = cal.day_span(span.year, span.month, d)
    return Expr(i=i, j=k + 1, span=found, why="" if found else "deze datum bestaat niet", vague=not found)


RULES: dict[str, tuple[Rule, ...]] = {
    "date": (numeric_date,),
    "my": (numeric_month,),
    "pair": (numeric_pair,),
    "num": (spaced_date, numbered_day, day_then_month, of_month, month_dash_year, year),
    "dot": (dotted_pair,),
    "yearword": (year,),
    "ord": (feast, day_then_month, of_month),
    "ordword": (feast, day_then_month, of_month),
    "month": (month,),
    "month_abbr": (month,),
    "weekday": (weekday,),
    "weekday_abbr": (weekday,),
    "unit": (week, week_of_day, quarter),
    "week_abbr": (week,),
    "wk": (week,),
    "qtr": (quarter,),
    "half": (half_year,),
    "season": (season,),
    "before": (before_season,),
    "vacation": (vacation,),
    "schoolyear": (school_year,),
    "years": (years,),
    "the": (the_day, the_year),
    "holiday": (feast,),
}
