"""A text as settled expressions: ranges and lists resolved, times attached, recurrences apart."""

from __future__ import annotations

from datetime import date

from pipeline.language.dates import calendar as cal
from pipeline.language.dates import clock, lexicon, recurrence
from pipeline.language.dates.chains import RANGES, chain, fill
from pipeline.language.dates.expr import Context, Expr, resolve
from pipeline.language.dates.line import Line
from pipeline.language.dates.named import YEARS
from pipeline.language.dates.rules import RULES

CLOCK = frozenset(["time", "dot", "om", "num", "van", "between", "latest", "near", "from"])
SENTENCE = 4  # words: fewer are a label or a cell
MOVED = frozenset(["wordt", "worden", "naar", "werd", "uitgesteld", "verschoven", "verschuift", "schuift"])
STARTS = frozenset(RULES) | frozenset(recurrence.RULES) | CLOCK


def moment(line: Line, i: int) -> Expr | None:
    """A day with its time, either first: "12 juni 13.00 uur", "14:00, 21-2-2016", "16:00 op 1 jan"."""
    if day := line.item(i):
        timed = clock.after(line, day.j) if day.soort == "dag" else None
        if not timed or timed[0][1]:
            return None
        day.times, day.j = timed
        return day
    timed_first = clock.stretch(line, i, True)
    if not timed_first or timed_first[0][1]:
        return None
    k = line.skip(timed_first[1], ",", "op")
    day = line.item(k) or (line.item(k + 1) if line.kind(k) == "the" else None)
    if not day or day.soort != "dag":
        return None
    day.times, day.i = timed_first[0], i
    return day


def moments(line: Line, context: Context, i: int) -> list[Found] | None:
    """van 14:00, 21-2-2016 tot 3:32, 23-04-2016: two moments on two days."""
    first = moment(line, i + 1) if line.kind(i) in ("van", "between", "from") else None
    if not first or line.kind(first.j) not in ("until", "through", "and", "dash"):
        return None
    second = moment(line, line.skip(first.j + 1, "op"))
    if not second:
        return None
    span, why = ranges(context, first, second)
    found = Found(second, i, second.j, span, why, "periode")
    found.times = (first.times[0], second.times[0])
    return [found]


def ranges(context: Context, left: Expr, right: Expr, sep: str = "through") -> tuple[cal.Span | None, str]:
    """First day of the left, last day of the right; the right one lies after the left one."""
    a, why = resolve(left, context)
    if a is None:
        return None, why
    b, also = resolve(right, context)
    if right.span is None and right.y is None:
        after = [s for s in _ahead(right, a[0]) if s[1] >= a[0]]
        b, also = (min(after), "" if right.wd is None or right.m is None else also) if after else (b, also)
    if b and sep == "until" and right.soort == "jaar" and (right.opening or not right.relative) and a[0] < b[0]:
        b = (b[0], b[0] - cal.days(1))  # tot 2014, tot begin 2014: up to where it begins
    if b is None or b[1] < a[0]:
        return None, also or "einde van de periode ligt voor het begin"
    return (a[0], b[1]), why or also


def _ahead(e: Expr, start: date) -> list[cal.Span]:
    if e.yearly:
        return [s for y in range(start.year - 1, start.year + 9) if (s := e.yearly(y))]
    if e.monthly:
        first = start.year * 12 + start.month - 1
        return [s for n in range(first, first + 14) if (s := e.monthly(n // 12, n % 12 + 1))]
    if e.wd is not None:
        day = start + cal.days((e.wd - start.weekday()) % 7)
        return [(day, day)]
    return []


class Found:
    """A Datum in the making: token range, span and the rest."""

    __slots__ = ("i", "j", "soort", "span", "times", "why", "vague", "rule", "relative", "wd", "open", "head")

    def __init__(self, e: Expr, i: int, j: int, span: cal.Span | None, why: str, soort: str | None = None) -> None:
        self.i, self.j, self.span, self.why = i, j, span, why
        self.soort = soort or e.soort
        self.times: clock.Times = e.times
        self.vague, self.rule, self.relative, self.wd = e.vague, e.rule, e.relative, e.wd
        self.open = e if e.yearly is not None and e.y is None and e.sense is None and soort is None else None  # its year was chosen
        self.head: Found | None = None  # the first of the row it stands in


def settle(line: Line, context: Context, found: list[Expr], seps: list[str]) -> list[Found]:
    """Resolve a chain: neighbours joined as a range become one."""
    out: list[Found] = []
    n = 0
    while n < len(found):
        e = found[n]
        trailing(line, e)
        if n + 1 < len(found) and seps[n] in RANGES and _makes_range(e, found[n + 1], seps[n]):
            trailing(line, found[n + 1])
            span, why = ranges(context, e, found[n + 1], seps[n])
            last = Found(found[n + 1], e.i, found[n + 1].j, span, why, "jaar" if e.soort == found[n + 1].soort == "jaar" else "periode")
            last.vague = span is None
            out.append(last)
            n += 2
            continue
        if e.yearly or e.monthly or e.span or e.wd is not None or e.vague:
            span, why = (None, e.why) if e.vague and not e.span else resolve(e, context)
            if n and out and span and seps[n - 1] not in RANGES and _follows(e, out[-1], context.base):
                span, why = _onward(e, out[-1].span, span, why)
            out.append(Found(e, e.i, e.j, span, why))
        n += 1
    return out


def _follows(e: Expr, before: Found, base: date) -> bool:
    """Whether e continues a list without years: of one kind, and for days from the base on."""
    open_year = e.yearly is not None and e.y is None or e.monthly is not None
    return before.span is not None and open_year and e.soort == before.soort and (e.soort != "dag" or before.span[0] >= base)


def _onward(e: Expr, before: cal.Span | None, span: cal.Span, why: str) -> tuple[cal.Span, str]:
    """ "januari, maart en augustus": the next of a list follows the one before it."""
    assert before
    later = min((s for s in _ahead(e, before[0]) if s[0] >= before[0]), default=span)
    return (later, "") if (later[0] - before[0]).days <= 270 else (span, why)


def _makes_range(left: Expr, right: Expr, sep: str) -> bool:
    if left.vague or right.vague or left.rule or right.rule:
        return False
    if (
        sep == "dash"
        and left.soort != right.soort
        and "dag" in (left.soort, right.soort)
        and not (left.soort == "maand" or right.soort == "maand")
    ):
        return False
    return bool(left.yearly or left.monthly or left.span or left.wd is not None)


def trailing(line: Line, e: Expr) -> None:
    """jl., a.s., (aanstaande) after an expression."""
    t = line.at(e.j)
    if (
        e.soort == "dag"
        and e.wd is None
        and t.kind == "("
        and line.kind(e.j + 1) in ("weekday", "weekday_abbr")
        and line.kind(e.j + 2) == ")"
    ):
        e.wd, e.j = line.at(e.j + 1).value, e.j + 3  # 22 mei (vrijdag)
        return
    if t.cap and line.at(e.j - 1).dot:
        return  # "12 maart. A.s. maandag": a new sentence
    if t.kind == "post" or t.kind == "post_dot" and t.dot or t.low in ("aanstaande", "jongstleden"):
        e.sense = "future" if t.low == "aanstaande" or t.value == "future" else "past"
        e.j += 1
        if e.wd is not None and e.span is None and e.yearly is None and e.monthly is None:
            ahead = (e.wd - line.base.weekday()) % 7 or 7
            back = (line.base.weekday() - e.wd) % 7 or 7
            day = line.base + cal.days(ahead) if e.sense == "future" else line.base - cal.days(back)
            e.span, e.relative = (day, day), True


def before_date(line: Line, i: int) -> tuple[clock.Times, int, Expr | None, bool] | None:
    """A time at token i and the day that follows it: "van 3:30 tot 5.55 op 1-1-2015"."""
    k = i
    while line.kind(k) in ("om", "near", "latest"):
        k += 1
    found = clock.stretch(line, k, k > i or line.kind(k) in ("van", "between"))
    loose = None if found else clock.stretch(line, k, True)
    if not (found or loose):
        return None
    times, j, sure = found or loose  # type: ignore[misc]
    n = line.skip(j, ",")
    n = n + 2 if line.kind(n) == "or" and line.kind(n + 1) in ("later", "earlier") else n
    n = line.skip(n, "op", "van")
    day = line.item(n) or (line.item(n + 1) if line.kind(n) == "the" else None)
    if day is None and line.kind(n - 1) == "op" and line.kind(n) == "num" and 1 <= line.at(n).value <= 31 and line.closes(n + 1):
        d = line.at(n).value
        day = Expr(i=n, j=n + 1, d=d, monthly=lambda y, m: cal.day_span(y, m, d))  # om zeven uur op 15
    if day and (day.soort != "dag" or day.i - j > 3):
        day = None
    if loose and line.kind(j) not in ("op", ",") and not (day and line.kind(i) == "dot"):
        day = None
    if not day and not (found and sure):
        return None
    return times, day.j if day else j, day, sure


def scan(line: Line) -> list[Found]:
    """All expressions of a text, left to right, none inside another."""
    context = Context(
        base=line.base, sense=line.sense, alone=lambda i: line.kind(i - 1) not in ("w", "dir") or len(line.sentence(i)) < SENTENCE
    )
    out: list[Found] = []
    i = 0
    while i < line.size:
        kind = line.kind(i)
        if kind not in STARTS and line.low(i) not in lexicon.holidays():
            i += 1
            continue
        some = _at(line, context, i, kind)
        if some:
            _in_one_year(line, out, some)
            _moved_on(line, out, some)
            out += some
            days = [f.span[1] for f in some if f.soort == "dag" and f.span]
            line.anchor = days[-1] if days else line.anchor
            i = max(i + 1, some[-1].j)
        else:
            i += 1
    return out


def _in_one_year(line: Line, out: list[Found], some: list[Found]) -> None:
    """Months in one bracket or row lie in the year from its first: "(januari, maart online; februari, mei; oktober/november excursie)"."""
    before = out[-1] if out else None
    for f in some:
        months = before is not None and before.open and before.soort == f.soort in ("maand", "kwartaal")
        if months and before and f.open and line.in_one_row(before.j, f.i):
            f.head = before.head or before
            if f.head.span and f.span and f.span[0] < f.head.span[0]:
                first = f.head.span[0]
                f.span, f.why = min((a for a in _ahead(f.open, first) if a[0] >= first), default=f.span), ""
        before = f


def _moved_on(line: Line, out: list[Found], some: list[Found]) -> None:
    """ "Stond voor voorjaar 2024, wordt nu najaar": what takes the place of a coming period lies behind it."""
    before = out[-1] if out else None
    if before is None or before.span is None or before.open or before.span[0] <= line.base:
        return
    if line.sentences[before.i] != line.sentences[some[0].i] or not any(t.low in MOVED for t in line.tokens[before.j : some[0].i]):
        return
    for f in some:
        if f.open and f.span and f.span[0] < before.span[0] and f.soort in ("seizoen", "maand", "kwartaal", "week"):
            start = before.span[0]
            f.span = min((a for a in _ahead(f.open, start) if a[0] >= start), default=f.span)


def _at(line: Line, context: Context, i: int, kind: str) -> list[Found] | None:
    for rule in recurrence.RULES.get(kind, ()):
        if e := rule(line, i):
            _in_year(line, e)
            times = clock.after(line, e.j)
            return [Found(e, e.i, times[1] if times else e.j, None, "")]
    if kind in ("van", "between", "from") and (crossing := moments(line, context, i)):
        return crossing
    clocked = kind in CLOCK or line.low(i) in ("half", "kwart")
    if clocked and (timed := before_date(line, i)):
        return _timed(context, line, i, timed)
    joined = chain(line, i)
    if not joined:
        return None
    found, seps = joined
    if len(found) == 1 and i == 0 and found[0].j == line.size and not found[0].sense and not line.finished:
        found[0].sense = "due" if found[0].d and found[0].m else "future"  # a phrase alone is a deadline in a cell, perhaps one just past
    _headed(line, i, found)
    settled = settle(line, context, fill(line, found, seps), seps)
    if settled:
        last = settled[-1]
        if (
            (last.soort == "dag" or line.at(last.j - 1).kind != "num")
            and last.soort in ("dag", "periode")
            and not any(last.times)
            and (after := clock.after(line, last.j))
        ):
            last.times, last.j = clock.by_daypart(line, after[0], last.i, last.j), after[1]
    return settled


def _in_year(line: Line, e: Expr) -> None:
    """ieder jaar in mei, jaarlijks op 1 oktober: the month and day belong to the rule."""
    if e.rule != "FREQ=YEARLY" or line.kind(e.j) not in ("in", "op"):
        return
    inner = line.item(e.j + 1)
    if inner and inner.m and inner.y is None and inner.yearly:
        e.rule += f";BYMONTH={inner.m}" + (f";BYMONTHDAY={inner.d}" if inner.d else "")
        e.j = inner.j


def _headed(line: Line, i: int, found: list[Expr]) -> None:
    """ "Data 2026: 15 januari, 12 maart": the year before the colon holds for the list."""
    before = line.at(i - 1)
    if before.kind == "num" and before.colon and before.value in YEARS and not any(e.y for e in found):
        for e in found:
            e.y = before.value if e.yearly else None


def _timed(context: Context, line: Line, i: int, timed: tuple[clock.Times, int, Expr | None, bool]) -> list[Found]:
    times, j, day, _ = timed
    if day is None:
        e = Expr(i=i, j=j, soort="tijd", times=times)
        return [Found(e, i, j, None, "")]
    trailing(line, day)
    span, why = resolve(day, context)
    found = Found(day, i, day.j, span, why)
    found.times = clock.by_daypart(line, times, day.i, day.j)
    return [found]
