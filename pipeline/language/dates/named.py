"""Days and months by name: 18 juni, mei 2026, vrijdag de 26e, de 23e."""

from __future__ import annotations

from datetime import time

from pipeline import resources
from pipeline.language.dates import calendar as cal
from pipeline.language.dates.expr import SHIFT, Expr, day_month, derived
from pipeline.language.dates.line import LEADS, Line
from pipeline.language.dates.tokens import full_year

MONTHS = ("month", "month_abbr")


NAMES = {"jan", "mei", "april", "maart", "juni", "augustus"}  # months that are also people


BORDERS = (",", ";", ":", "(", "brk", "and", "or", "num", "month", "month_abbr", "season", "date", "end")
YEARS = range(1900, 2101)
MANY = 12  # an ordinal up to here may count things
LONG_AGO = 25  # years: "maart 98" is a year, "wordt in maart 88" is rather an age


def year_after(line: Line, j: int) -> tuple[int | None, int]:
    """A year at token j (", 2026", "van 2026", "'26", "dit jaar", "tweeduizend achttien") and the token after it."""
    k = line.skip(j, ",", "van", "in")
    if line.low(k) == "het":
        k += 1
    if line.kind(k) == "brk" and "\t" not in line.low(k):
        k += 1
    t = line.at(k)
    if k == j and t.start - line.at(j - 1).end > 1 and line.kind(j - 1) not in ("month_abbr", "quarter_abbr", "brk"):
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


def year_before(line: Line, i: int) -> int | None:
    """The year said a few words before in the same clause: "volgend jaar in mei", "vorig jaar was het op 3 mei".

    Not that of a noun: "de begroting van volgend jaar komt in november".
    """
    for k in range(i - 1, max(i - 7, 0), -1):
        if line.kind(k) in BORDERS or line.at(k).dot:
            return None
        way = line.at(k - 1)
        if line.low(k) == "jaar" and way.kind == "dir":
            of_noun = line.kind(k - 2) in LEADS and line.kind(k - 2) != "and"
            return None if of_noun else {"next": line.base.year + 1, "previous": line.base.year - 1}.get(way.value)
    return None


def _short_year(line: Line, k: int) -> bool:
    """Whether two bare digits after a month are a year: nothing counted follows and they are not a day or an hour."""
    value = int(line.low(k))
    behind = line.base.year - full_year(line.low(k))
    return (
        line.kind(k + 1) not in ("dash", "unit", "money")
        and line.closes(k + 1)
        and (abs(behind) <= 3 or value > 31 and 0 < behind <= LONG_AGO)
    )


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
        supported = (
            supported
            or before.kind in ("weekday", "weekday_abbr")
            or before.kind == ","
            and line.kind(i - 2) in ("weekday", "weekday_abbr")
        )
        supported = supported or following.kind == "num" and len(following.low) == 2 and line.stops(i + 2)
        if t.low == "jan":
            return bool(following.kind in ("num", "yy") and following.value in YEARS or _neighbour(line, i))
        return supported or line.stops(i - 1) and line.stops(i + 1)
    if not t.cap or t.low not in NAMES:
        return not (t.cap and followed and not supported)
    if before.low in resources.terms("dates_events") and line.stops(i + 1):
        return True
    if line.starts_sentence(i):
        return not followed and (following.kind != "w" or following.low in ("is", "wordt", "was", "staat"))
    return (
        supported
        and not followed
        and before.kind not in ("(", "van", "or")
        and not (before.kind == "and" and line.kind(i - 2) not in MONTHS)
    )


def _neighbour(line: Line, i: int) -> bool:
    """jan-feb, jan t/m mrt: another month beyond a dash."""
    ahead = line.kind(i + 1) in ("dash", "through", "until") and line.kind(i + 2) in MONTHS
    return ahead or line.kind(i - 1) in ("dash", "through", "until") and line.kind(i - 2) in MONTHS


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
    ordinal = t.kind != "num" or not t.low.isdigit() or line.kind(j - 1) == "suffix"
    if line.kind(j) == "van" and (ordinal or line.kind(i - 1) in ("until", "van", "between", "through")):
        j += 1
    if not is_month(line, j, True):
        return None
    y, end = year_after(line, j + 1)
    y = year_before(line, i) if y is None else y
    found = day_month(i, end, t.value, line.at(j).value, y)
    if y is None and line.kind(end) == "time" and line.kind(end + 1) == "num":
        found.y, end = year_after(line, end + 1)  # 26 okt 15:50:06 2016, as mail headers have it
        if found.y is not None and found.y > 1000:
            found.times, found.j = (time(*line.at(found.j).value), None), end
        else:
            found.y = None
    return found


def month(line: Line, i: int) -> Expr | None:
    """mei, mei 2026, februari 15, April 14, 2015."""
    if not is_month(line, i):
        return None
    m, t = line.at(i).value, line.at(i + 1)
    if t.kind in ("num", "ord") and 1 <= t.value <= 31 and t.low[0].isdigit() and line.kind(i - 1) not in ("num", "ord"):
        y, j = year_after(line, i + 2)
        year = len(t.low) == 2 and t.value == line.base.year % 100
        if not year and (y is not None or line.kind(i + 2) == "end"):
            return day_month(i, j, t.value, m, y)
    if (
        line.kind(i + 1) == "dash"
        and line.kind(i - 1) not in ("num", "ord")
        and line.kind(i + 2) == "num"
        and len(line.low(i + 2)) == 2
        and line.stops(i + 3)
    ):
        y = full_year(line.low(i + 2))  # mrt-26 in a column of deadlines
        if abs(y - line.base.year) <= 3:
            return month_expr(i, i + 3, m, y)
    y, j = year_after(line, i + 1)
    y = year_before(line, i) if y is None else y
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
    joined = (
        line.kind(j) in ("and", "or") and line.kind(j + 1) in ("w", "dir") and (t.kind != "ord" or t.value <= MANY)
    )  # "de 2e en laatste keer"
    if not line.closes(j) or joined or line.kind(j) == "van" and t.kind != "num":
        return None
    small = t.value < 10 and line.kind(i - 1) != "end" and not line.anchor
    if not led and (small or line.kind(j) == "dash"):
        return None  # "de 3e - extra autorisatie" counts things
    if t.kind == "ordword" and line.low(j) in ("en", "van", "na", "voor", "bij", "in"):
        return None
    found = Expr(i=i, j=j, d=t.value, monthly=lambda y, m: cal.day_span(y, m, t.value))
    if line.anchor and line.anchor > line.base and line.sense(i) >= 0:  # "Zij kan op 1 en 8 juni; de 15e is zij weg."
        found.span = cal.day_span(line.anchor.year, line.anchor.month, t.value)
    return found


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
    if (
        line.kind(j) != "van"
        or not 1 <= d <= 31
        or line.kind(i) == "num"
        and j == i + 1
        or line.kind(line.skip(j + 1, "the")) not in ("dir", "unit")
    ):
        return None
    last = line.skip(line.skip(j + 1, "the"), "dir")
    return _of_month(line, i, j, d) if line.low(last) == "maand" else None


def _of_month(line: Line, i: int, j: int, d: int) -> Expr | None:
    k = line.skip(j + 1, "the")
    shift = SHIFT.get(line.at(k).value, 0) if line.kind(k) == "dir" else 0
    k = line.skip(k, "dir")
    span = cal.unit_span(line.base, "month", shift)[0]
    found = cal.day_span(span.year, span.month, d)
    return Expr(i=i, j=k + 1, span=found, why="" if found else "deze datum bestaat niet", vague=not found)
