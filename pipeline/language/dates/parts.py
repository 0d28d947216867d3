"""Parts and nth ones of a period: eind mei, eerste kwartaal van 2026, laatste vrijdag van juni, rest van de week, de dag na Pasen."""

from __future__ import annotations

from datetime import date

from pipeline.language.dates import calendar as cal
from pipeline.language.dates import lexicon
from pipeline.language.dates.durations import UNDATED
from pipeline.language.dates.expr import Expr, derived
from pipeline.language.dates.line import Line
from pipeline.language.dates.named import MONTHS, is_month, year_after

SOORT = {
    "day": "dag",
    "workday": "dag",
    "week": "week",
    "weekend": "periode",
    "month": "maand",
    "quarter": "kwartaal",
    "half": "periode",
    "year": "jaar",
}
UNSAID = "welke dag bedoeld is, staat er niet"
BEGINS = ("start", "aanvang")  # also a verb or a noun of its own
NEARBY = ("the", "near", "from", "since", "per", "before", "until", "through", "after", "latest")


def part(line: Line, i: int) -> Expr | None:
    """begin mei, medio 2026, eind van de week, het einde van maart, eind volgend jaar, eind Q2."""
    name = line.at(i).value
    j = line.skip(i + 1, "van")
    if line.at(i).colon or line.low(i) in BEGINS and line.kind(i + 1) != "van" and line.kind(i - 1) not in NEARBY:
        return None  # "De bouw start week 21", "Aanvang: Q2": all of it
    found = period(line, j, line.kind(j - 1) == "van")
    if not found:
        return None
    if found.soort == "dag" and line.kind(j - 1) != "van" and line.kind(j) != "dir":
        return None  # "start maandag" is a verb
    soort = found.soort if found.soort in ("dag", "jaar") else "periode"
    before = line.kind(i - 1) == "before" or line.kind(i - 1) == "the" and line.kind(i - 2) == "before"
    if name == "eind" and before and line.kind(i + 1) == "van":
        return derived(found, i, found.j, soort, lambda s: (s[1], s[1]))  # voor het eind van het jaar: its last day
    some = derived(found, i, found.j, soort, lambda s: cal.part_of(s, name))
    some.opening = name == "begin"
    return some


def period(line: Line, j: int, linked: bool) -> Expr | None:
    """A period after "eind (van)" or "eerste week van": an expression, or "de maand", "het jaar" for the one that holds the base."""
    k = line.skip(j, "the")
    t = line.at(k)
    if t.kind == "unit" and t.value not in UNDATED and line.kind(k + 1) not in ("num", "of"):
        if (
            t.value not in ("week", "month", "quarter", "year", "weekend", "day")
            or not (linked or k > j or t.value == "year")
            or t.low.endswith("en")
        ):
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
    if t.kind == "unit" and t.value in ("quarter", "half") or t.kind == "quarter_abbr":
        return nth_of_year(line, i, j, n, t.value)
    if (
        t.kind not in ("unit", "unit_half", "weekday")
        or t.kind == "unit"
        and (t.value not in ("week", "day", "workday", "weekend", "month") or t.low.endswith("en"))
    ):
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
    soort = (
        {"week": "week", "weekend": "periode", "month": "maand"}.get(str(t.value), "dag")
        if t.kind == "unit"
        else "periode"
        if t.kind == "unit_half"
        else "dag"
    )
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
        middle = {"maand": first + cal.days(15), "jaar": cal.add_months(first, 6)}.get(
            found.soort, first + ((last - first) + cal.days(1)) // 2
        )
        span = (first, max(first, min(base, middle) - cal.days(1))) if line.kind(i) == "earlier" else (max(base, middle), last)
    return Expr(i=i, j=found.j, soort="jaar" if found.soort == "jaar" else "periode", span=span, relative=True)


def beside_day(line: Line, i: int) -> Expr | None:
    """de dag na Pasen, de week na de zomer, de dag erna, de week na de volgende."""
    t = line.at(i)
    if (
        t.value not in ("day", "week", "month", "year")
        or t.low not in ("dag", "week", "maand", "jaar")
        or line.kind(i - 1) not in ("the", "op", "end", "in")
    ):
        return None
    nextword = line.low(i + 1)
    if nextword in ("erna", "daarna", "ervoor", "daarvoor") and t.value == "day":
        step = 1 if nextword in ("erna", "daarna") else -1
        if line.anchor:
            return Expr(i=i, j=i + 2, span=(line.anchor + cal.days(step),) * 2)
        return Expr(i=i, j=i + 2, span=(line.base + cal.days(step),) * 2, why=UNSAID)
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


def weekday_after(line: Line, i: int) -> Expr | None:
    """maandag na Pasen, vrijdag voor Pinksteren: the nearest such day beside a holiday."""
    sign = {"after": 1, "before": -1}.get(line.kind(i + 1))
    j = line.skip(i + 2, "the")
    if not sign or line.low(j) not in lexicon.holidays() or not (inner := line.item(j)) or not inner.yearly:
        return None
    wd = line.at(i).value

    def beside(s: cal.Span) -> cal.Span:
        day = s[1] + cal.days((wd - s[1].weekday()) % 7 or 7) if sign > 0 else s[0] - cal.days((s[0].weekday() - wd) % 7 or 7)
        return day, day

    return derived(inner, i, inner.j, "dag", beside)
