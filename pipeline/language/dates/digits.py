"""Dates in digits: 18-6-2026, 18/6, 2026-06, op 10.10. A pair of numbers is a date only where the text around it asks for one."""

from __future__ import annotations

from pipeline.language.dates import calendar as cal
from pipeline.language.dates import lexicon
from pipeline.language.dates.expr import Expr, day_month
from pipeline.language.dates.line import LEADS, Line
from pipeline.language.dates.named import YEARS, month_expr, year_after

NO_DATE = ("label", "series", "money", "x", "num")  # before a pair of numbers
NUMBERED = frozenset("nr nummer kenmerk zaaknummer dossier tel telefoon".split())
MEETINGS = frozenset({"keer", "vergadering", "overleg", "bijeenkomst", "volgende", "next"})


def numeric_date(line: Line, i: int) -> Expr | None:
    t = line.at(i)
    y, m, d = t.value
    whole = t.low[-4:].isdigit() and "." not in t.low and line.low(i - 1) not in NUMBERED
    if line.kind(i - 1) == "label" and not whole or (line.kind(i - 1) == "dash" and line.kind(i - 2) in ("num", "x")):
        return None
    if y is None:
        y, j = year_after(line, i + 1)
        return day_month(i, j, d, m, y)
    if t.low.count(".") == 2 and len(t.low) <= 6 and line.kind(i - 1) not in LEADS | {"weekday", "weekday_abbr"}:
        return None  # 1.2.26 is rather a version or a section
    return day_month(i, i + 1, d, m, y)


def numeric_month(line: Line, i: int) -> Expr | None:
    y, m = line.at(i).value
    if line.kind(i - 1) in ("label", "dash", "num") or is_code(line, i):
        return None
    return month_expr(i, i + 1, m, y) if 1 <= m <= 12 and y in YEARS else None


def is_code(line: Line, i: int) -> bool:
    """Whether year and month are the number of a decision or promise: "toezegging 2025-03", "besluiten 2025-03, 2025-07 en 2025-08"."""
    word, colon = before_numbers(line, i)
    return word in lexicon.numbered() and (not colon or word.endswith(("nr", "nrs", "nummer", "nummers")))


def before_numbers(line: Line, i: int) -> tuple[str, bool]:
    """The word that stands before a list of numbers, and whether a colon follows it."""
    k = i - 1
    while line.kind(k) in ("my", "pair", ",", "and", "or", "through", "(", "dash"):
        k -= 1
    return line.low(k), bool(line.at(k).colon)


def numeric_pair(line: Line, i: int) -> Expr | None:
    """18/6, 22-4: only where the text around it asks for a date."""
    d, m, sep = line.at(i).value
    before, after = line.kind(i - 1), line.kind(i + 1)
    meeting = line.low(i - 1) in MEETINGS  # "volgende keer 27/5"
    if cal.make(2024, m, d) is None or before in NO_DATE and not meeting or after in ("money", "unit") or line.low(i + 1) == "deel":
        return None
    if sep == "-" and len(line.low(i)) == 5 and is_code(line, i):
        return None  # "toezegging 25-02"
    if sep == "/" and before_numbers(line, i)[0].endswith(lexicon.groups()):
        return None  # "groep 4/5"
    hours = before in ("weekday", "between") and (
        line.low(i + 1) in ("'s", "uur", "u") or line.kind(i + 1) == "daypart" or before == "between" and not joined_pair(line, i)
    )
    if hours:
        return None
    led = before in (
        "weekday",
        "weekday_abbr",
        "in",
        "op",
        "per",
        "dated",
        "latest",
        "from",
        "until",
        "through",
        "between",
        "since",
        "before",
        "dir",
    )
    led = led or before in ("dash", "and", "van") and line.kind(i - 2) not in ("num", "w") and after not in ("w",)
    led = led or meeting
    led = led or after == "post" or after == "through" and line.kind(i + 2) in ("pair", "date")
    led = led or before == "and" and line.kind(i - 2) == "num" and sep == "/" and line.at(i - 2).value < d  # 11 en 12/9
    opening = sep == "/" and before in ("end", "brk") and d > 4 and line.at(i + 1).cap  # 9/8 Bijeenkomst
    beyond = d > 12 and (sep == "/" or d > m)
    alone = before in ("end", "brk", ":", "(", ",") and line.stops(i + 1)
    joined = after in ("and", "dash", "until") and line.kind(i + 2) in ("pair", "date")
    padded = sep == "/" and d > 4 and line.kind(i + 1) != "w"
    closing = before == "dash" and line.at(i - 2).cap and line.kind(i + 1) in ("end", "brk")  # "Rooster afmaken – Carla – 12-11"
    if not (led or beyond or alone or joined or padded or opening or closing):
        return None
    y, j = year_after(line, i + 1)
    return day_month(i, j, d, m, y)


def joined_pair(line: Line, i: int) -> bool:
    """Whether another day follows: "tussen 3-4 en 8-4"."""
    return line.kind(i + 1) in ("and", "dash", "until", "through") and line.kind(i + 2) in ("pair", "date", "num", "my")


def dotted_pair(line: Line, i: int) -> Expr | None:
    """op 10.10: a day and month only where a word asks for a date; else it is a time or a section."""
    d, m = (int(n) for n in line.at(i).value)
    if (
        line.kind(i - 1) not in ("op", "dated", "weekday", "weekday_abbr") or line.low(i + 1) == "uur" or cal.make(2024, m, d) is None
        if 1 <= m <= 12
        else True
    ):
        return None
    return day_month(i, i + 1, d, m)


def spaced_date(line: Line, i: int) -> Expr | None:
    """18 - 6 - 2026."""
    if [line.kind(i + n) for n in range(1, 5)] != ["dash", "num", "dash", "num"] or line.kind(i - 1) == "dash":
        return None
    d, m, y = line.at(i).value, line.at(i + 2).value, line.at(i + 4)
    ok = y.value in YEARS and cal.make(2024, m, d) is not None if 1 <= m <= 12 and 1 <= d <= 31 else False
    return day_month(i, i + 5, d, m, y.value) if ok else None


def month_dash_year(line: Line, i: int) -> Expr | None:
    """11 - 2016, 11/ 2016."""
    m, y = line.at(i).value, line.at(i + 2)
    if line.kind(i + 1) == "dash" and y.kind == "num" and y.value in YEARS and 1 <= m <= 12 and line.kind(i - 1) != "dash":
        return month_expr(i, i + 3, m, y.value)
    return None
