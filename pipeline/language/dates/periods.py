"""Weeks, quarters, half-years, seasons, years, school years, holidays."""

from __future__ import annotations

from datetime import date
from functools import partial

from pipeline.language.dates import calendar as cal
from pipeline.language.dates import lexicon
from pipeline.language.dates.expr import Expr, derived
from pipeline.language.dates.feasts import feast_span
from pipeline.language.dates.line import LEADS, Line
from pipeline.language.dates.named import YEARS, is_month, month_expr, year_after, year_before


def week(line: Line, i: int) -> Expr | None:
    """week 12, wk. 24, week nr 7 van 2026, w24, 2026-W12."""
    t = line.at(i)
    if t.kind == "wk":
        n, y = t.value
        if t.low[0] == "w" and t.low[1].isdigit() and line.kind(i - 1) not in LEADS | {"end", "brk"}:
            return None
        y2, j = year_after(line, i + 1)
        return week_expr(i, j, n, y or y2)
    if (
        t.kind == "unit"
        and t.low not in ("week", "weken")
        or line.kind(i - 1) in ("per", "dir", "every", "num", "a", "ordword", "ord", "few")
    ):
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


def quarter(line: Line, i: int) -> Expr | None:
    """Q2, Q2 2026, K3 dit jaar, kwartaal 2, kw. 2."""
    t = line.at(i)
    if t.kind == "qtr":
        n, y = t.value
        j = i + 1
    else:
        n, y, j = line.at(i + 1).value, None, i + 2
        named = t.low == "kwartaal" or t.kind == "quarter_abbr" and line.kind(i - 1) != "num"  # "15 kW" is power
        if not named or line.kind(i + 1) != "num" or not 1 <= n <= 4 or t.kind != "unit" and line.kind(j) == "unit":
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
    y = year_before(line, i) if y is None else y
    name = t.value
    why = "winter van het ene op het andere jaar" if name == "winter" and y and line.kind(j - 1) != "years" else ""
    return Expr(i=i, j=j, soort="seizoen", y=y, why=why, yearly=lambda year: cal.season_span(year, name))


FORESEEN = frozenset("staat staan stond stonden gepland ingepland geprogrammeerd voorzien bedoeld begroot".split())
EVES = {"voorjaar": (3, 20), "zomer": (6, 20), "najaar": (9, 20), "winter": (12, 20)}


def before_season(line: Line, i: int) -> Expr | None:
    """voor, tot or tegen de zomer: by convention its last day is 20 June; voor de zomervakantie stays open.

    "Gepland voor het najaar", "stond voor voorjaar 2024" is in that season.
    """
    if line.kind(i) == "before" and line.low(i - 1) in FORESEEN or line.kind(i) == "near" and line.low(i) != "tegen":
        return None
    j = line.skip(i + 1, "the", "dir")
    if line.kind(j) == "vacation":
        if line.kind(i) != "before":
            return None
        return Expr(i=i, j=j + 1, soort="periode", vague=True, why=VAGUE)
    if line.kind(j) != "season" or not (found := season(line, j)) or line.kind(i) != "before" and line.at(j).value != "zomer":
        return None  # "tot het najaar" may well be in it
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
    beyond = line.kind(j) in ("until", "through", "dash", "and", "or") and (
        line.low(j + 1) in ("erna", "daarna", "later") or line.at(j + 1).value in YEARS
    )
    if not (asked or beyond or start < i or line.stops(j)) or before == "num":
        return None
    return Expr(i=start, j=j, soort="jaar", y=y, yearly=lambda year: cal.unit_span(date(year, 1, 1), "year"))


def the_year(line: Line, i: int) -> Expr | None:
    """in het jaar, at the end of a phrase: the running year; het jaar tot (op) heden."""
    if line.low(i + 1) == "jaar" and line.kind(i + 2) == "until":
        k = line.skip(i + 3, "op")
        if line.low(k) in ("heden", "nu", "vandaag"):
            return Expr(i=i, j=k + 1, soort="periode", span=(date(line.base.year, 1, 1), line.base), relative=True)
    if line.kind(i - 1) not in ("in", "before") or line.low(i) != "het" or line.low(i + 1) != "jaar" or not line.stops(i + 2):
        return None
    return Expr(i=i, j=i + 2, soort="jaar", span=cal.unit_span(line.base, "year"), relative=True)


WISHES = frozenset({"goed", "goede", "gelukkig", "gelukkige", "zalig", "fijn", "fijne", "prettige", "vrolijk", "vrolijke", "mooie"})


def feast(line: Line, i: int) -> Expr | None:
    if line.low(i - 1) in WISHES:  # "een goed nieuwjaar", "prettige kerst"
        return None
    for name, rule in lexicon.holidays().get(line.low(i), ()):
        if all(line.low(i + n) == word for n, word in enumerate(name)):
            y, j = year_after(line, i + len(name))
            return Expr(i=i, j=j, y=y, soort="periode" if ".." in rule else "dag", yearly=partial(feast_span, rule))
    return None
