"""What the grammar builds: an expression that may lack its year or month, and how the missing part is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from pipeline.language.dates.calendar import Span, day_span, days, distance

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")
FAR_AHEAD, FAR_BACK = 290, 270  # days: a reading further away than this against the sense of the sentence is not believed without doubt
SENSES = {"past": -1, "future": 1, "due": 1}
STATED = ("past", "future")
UNLIKELY = 100
CLOSE = 45
LASTING = 2  # "loopt tot en met": ahead, however far
WEAK = -0.5  # "is besproken", "is gereserveerd": back or ahead, but not far
SHIFT = {"this": 0, "that": 0, "next": 1, "coming": 1, "previous": -1, "last": -1, "final": -1}  # units from the one that holds the base


@dataclass(slots=True, kw_only=True)
class Expr:
    """One date expression, tokens ``i`` up to ``j``.

    ``span`` where the text settles it; else ``yearly`` gives the span of a year (``y`` where the text names it), or ``monthly`` that
    of a year and month, or ``wd`` alone is a weekday. ``sense`` is "past" or "future" where the expression itself says so (jl., a.s.).
    ``d`` without a month is a day that waits for the month of its neighbour ("11 en 12 september").
    """

    i: int
    j: int
    soort: str = "dag"
    span: Span | None = None
    yearly: Callable[[int], Span | None] | None = None
    monthly: Callable[[int, int], Span | None] | None = None
    y: int | None = None
    m: int | None = None
    d: int | None = None
    wd: int | None = None
    relative: bool = False
    sense: str | None = None
    times: tuple[time | None, time | None] = (None, None)
    why: str = ""
    vague: bool = False
    rule: str | None = None
    opening: bool = False  # the begin of a year: "tot begin 2014" ends where it begins


@dataclass(slots=True, kw_only=True)
class Context:
    """The base date and the sense of the sentence at a token: -1 looks back (WEAK: perhaps), 1 ahead, 0 unknown.

    ``alone``: whether no words of a sentence lead to the token: "Datum: dinsdag", not "Els stuurt dat dinsdag".
    """

    base: date
    sense: Callable[[int], float]
    alone: Callable[[int], bool]


def day_month(i: int, j: int, d: int, m: int, y: int | None = None) -> Expr:
    return Expr(i=i, j=j, d=d, m=m, y=y, yearly=lambda year: day_span(year, m, d))


def day_name(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _candidates(e: Expr, base: date) -> list[Span]:
    if e.yearly:
        return [s for y in range(base.year - 8, base.year + 9) if (s := e.yearly(y))]
    if e.monthly:
        months = range(base.year * 12 + base.month - 1 - 13, base.year * 12 + base.month - 1 + 14)
        return [s for n in months if (s := e.monthly(n // 12, n % 12 + 1))]
    return []


JUST, AFAR = 45, 180  # days: so near, the year whose weekday agrees is the one meant; so far it hardly is


def _weekday(e: Expr, base: date, sense: float, alone: bool) -> tuple[Span, str]:
    assert e.wd is not None
    ahead = base + days((e.wd - base.weekday()) % 7 or 7)
    day = ahead - days(7 if e.wd != base.weekday() else 14) if sense < 0 else ahead
    why = ""
    if e.wd == base.weekday() and not e.relative:
        why = f"de vergadering was zelf op {WEEKDAYS[e.wd]}"
        day = day if sense not in (0, WEAK) else base if alone else ahead
    return (day, day), why


def choose(spans: list[Span], base: date, sense: float, wd: int | None = None, strict: bool = False, bias: float = 1.5) -> tuple[Span, str]:
    """The span that fits the sense of the sentence best, and why it is in doubt, if it is.

    ``wd``: a weekday beside the date, which may settle the year. ``strict``: the expression itself says past or future. ``bias``: how
    much further ahead than back a day may lie and still be the likely one where the sentence does not say.
    """
    past = max((s for s in spans if s[1] < base), default=None)
    ahead = min((s for s in spans if s[1] >= base), default=None)
    if past is None or ahead is None:
        found = past or ahead
        assert found is not None
        return found, ""
    back, on = -distance(past, base), distance(ahead, base)
    if wd is not None and (past[0].weekday() == wd) != (ahead[0].weekday() == wd) and max(back, on) <= 400:
        found, other = (past, ahead) if fits_back(past[0].weekday() == wd, back, on, sense) else (ahead, past)
        unsaid = sense == 0 and found is past and back > JUST
        return found, f"jaar niet genoemd: het kan ook {day_name(other[0])} zijn" if unsaid else ""
    strict = strict or sense == LASTING
    if sense > 0 and (strict or on <= FAR_AHEAD or back > UNLIKELY):
        return ahead, ""
    if sense < WEAK and (strict or back <= FAR_BACK or on > UNLIKELY):
        return past, ""
    nearest = ahead if on <= back * (1 if sense == WEAK else bias) else past
    sense = 0 if sense == WEAK else sense
    if sense and min(back, on) > CLOSE or not sense and min(back, on) > 120:
        return nearest, f"jaar niet genoemd: het kan ook {day_name((past if nearest is ahead else ahead)[0])} zijn"
    return nearest, ""


def fits_back(weekday_back: bool, back: float, on: float, sense: float) -> bool:
    """Whether a day with its weekday lies behind: the year in which both agree, unless the sentence looks the other way.

    Of "de volgende vergadering is vrijdag 28 november" the weekday is wrong sooner than the year; the caller marks what then disagrees.
    """
    fit, other = (back, on) if weekday_back else (on, back)
    against = sense > 0 if weekday_back else sense < WEAK
    silent = sense in (0, WEAK) and fit > AFAR and other <= AFAR // 2
    return weekday_back != (against and fit > JUST or silent)


def bias(e: Expr) -> float:
    """How much likelier it lies ahead than back: week numbers, holidays and seasons are mostly about plans, months more than days."""
    if e.soort in ("week", "seizoen") or e.soort == "dag" and not e.m:
        return 3.5
    return 2.5 if e.soort == "maand" else 1.5


def resolve(e: Expr, context: Context) -> tuple[Span | None, str]:
    """Span and doubt. A span of None is a date that does not exist or that the text leaves open."""
    sense = SENSES.get(e.sense or "") or context.sense(e.i)
    why = e.why
    span = e.span
    if span is None and e.yearly and e.y is not None:
        span = e.yearly(e.y)
        why = why or ("" if span else "deze datum bestaat niet")
    elif span is None and (e.yearly or e.monthly):
        if e.monthly and not sense and e.wd is None:
            sense, why = 1, "welke maand bedoeld is, staat er niet"
        spans = _candidates(e, context.base)
        if spans:
            wd = e.wd if e.soort == "dag" else None
            span, doubt = choose(spans, context.base, sense, wd, e.sense in STATED, bias(e))
            why = why or doubt
        else:
            why = why or "deze datum bestaat niet"
    elif span is None and e.wd is not None:
        span, doubt = _weekday(e, context.base, sense, context.alone(e.i))
        why = why or doubt
    if span and e.wd is not None and not e.relative and span[0] == span[1] and span[0].weekday() != e.wd:
        why = f"{day_name(span[0])} is een {WEEKDAYS[span[0].weekday()]}, in de tekst staat {WEEKDAYS[e.wd]}"
    return span, why


def derived(inner: Expr, i: int, j: int, soort: str, change: Callable[[Span], Span | None]) -> Expr:
    """inner with its spans changed, whether settled or still waiting for a year."""
    yearly, monthly = inner.yearly, inner.monthly
    return Expr(
        i=i,
        j=j,
        soort=soort,
        y=inner.y,
        sense=inner.sense,
        why=inner.why,
        relative=True,
        wd=inner.wd if not yearly else None,
        span=change(inner.span) if inner.span else None,
        yearly=(lambda y: change(s) if (s := yearly(y)) else None) if yearly else None,
        monthly=(lambda y, m: change(s) if (s := monthly(y, m)) else None) if monthly else None,
    )
