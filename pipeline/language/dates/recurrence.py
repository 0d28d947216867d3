"""Recurrence: "ieder kwartaal", "elke eerste maandag van de maand". The rule is an RRULE of RFC 5545, as calendars use it."""

from __future__ import annotations

from pipeline.language.dates import lexicon
from pipeline.language.dates.expr import Expr
from pipeline.language.dates.line import Line

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQ = {
    "day": "FREQ=DAILY",
    "workday": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "week": "FREQ=WEEKLY",
    "weekend": "FREQ=WEEKLY;BYDAY=SA,SU",
    "month": "FREQ=MONTHLY",
    "quarter": "FREQ=MONTHLY;INTERVAL=3",
    "half": "FREQ=MONTHLY;INTERVAL=6",
    "year": "FREQ=YEARLY",
}


def _every(unit: str, n: int) -> str:
    """FREQ=WEEKLY;INTERVAL=2 for every two weeks."""
    rule = FREQ[unit]
    if n == 1:
        return rule
    size = {"quarter": 3, "half": 6}.get(unit, 1) * n
    return f"{rule.partition(';')[0]};INTERVAL={size}"


def _found(i: int, j: int, rule: str) -> Expr:
    return Expr(i=i, j=j, soort="herhaling", rule=rule)


def every(line: Line, i: int) -> Expr | None:
    """elke maandag, iedere twee weken, elk kwartaal, elke eerste maandag van de maand, elk najaar, elke 1e van de maand."""
    j = i + 1
    t = line.at(j)
    if t.kind in ("ord", "ordword") or t.low == "laatste":
        return nth_every(line, i, j)
    n = t.value if t.kind in ("num", "few") else 1
    if line.low(j) == "half" and line.low(j + 1) == "jaar":
        return _found(i, j + 2, FREQ["half"])
    unit = line.at(j + 1) if t.kind in ("num", "few") else t
    end = j + (2 if t.kind in ("num", "few") else 1)
    if unit.kind == "unit" and unit.value in FREQ:
        return _found(i, end, _every(unit.value, int(n)))
    if unit.kind in ("weekday", "weekdays"):
        return _found(i, _more_weekdays(line, end), f"FREQ=WEEKLY{_interval(int(n))};BYDAY={','.join(_weekdays(line, end - 1))}")
    if unit.kind == "month":
        return _found(i, end, f"FREQ=YEARLY;BYMONTH={unit.value}")
    if unit.kind in ("season", "daypart"):
        return _found(i, end, "FREQ=YEARLY" if unit.kind == "season" else "FREQ=DAILY")
    return None


def _interval(n: int) -> str:
    return f";INTERVAL={n}" if n > 1 else ""


def _weekdays(line: Line, i: int) -> list[str]:
    found = [DAYS[line.at(i).value]]
    while line.kind(i + 1) in ("and", "or", ",") and line.kind(i + 2) in ("weekday", "weekdays"):
        i += 2
        found.append(DAYS[line.at(i).value])
    return found


def _more_weekdays(line: Line, end: int) -> int:
    while line.kind(end) in ("and", "or", ",") and line.kind(end + 1) in ("weekday", "weekdays"):
        end += 2
    return end


def nth_every(line: Line, i: int, j: int) -> Expr | None:
    """(elke) eerste maandag van de/elke maand; ``j`` is the ordinal. Without "elke" the month must be unnamed: "van de maand"."""
    if line.kind(j) == "dir" and line.low(j) != "laatste":
        return None
    n = -1 if line.low(j) == "laatste" else line.at(j).value
    t = line.at(j + 1)
    k = j + 2
    k = line.skip(k, "van", "in")
    k = line.skip(k, "the", "every")
    unit = line.at(k)
    linked = k > j + 2 and unit.kind == "unit" and unit.value in ("month", "quarter", "year")
    if t.kind == "weekday" and (linked or line.kind(i) == "every"):
        base = FREQ[unit.value] if linked else "FREQ=MONTHLY"
        return _found(i, k + 1 if linked else j + 2, f"{base};BYDAY={n}{DAYS[t.value]}")
    if linked and t.kind == "unit" and t.value in ("week", "day", "workday"):
        return _found(i, k + 1, FREQ[unit.value])
    if line.kind(i) == "every" and line.kind(j + 1) == "van" and line.low(line.skip(j + 2, "the")) == "maand":
        return _found(i, line.skip(j + 2, "the") + 1, f"FREQ=MONTHLY;BYMONTHDAY={n}")
    return None


def nth(line: Line, i: int) -> Expr | None:
    return nth_every(line, i, i)


def word(line: Line, i: int) -> Expr | None:
    return _found(i, i + 1, line.at(i).value)


def weekdays(line: Line, i: int) -> Expr | None:
    """op maandagen, 's maandags, dinsdags."""
    return _found(i, _more_weekdays(line, i + 1), f"FREQ=WEEKLY;BYDAY={','.join(_weekdays(line, i))}")


def habit(line: Line, i: int) -> Expr | None:
    """op zaterdag, in a sentence about what is usual ("altijd", "meestal"): no Saturday in particular."""
    found = line.item(i)
    if not found or found.j != i + 1 or line.kind(i - 1) not in ("op", "end") or not line.says(i, lexicon.habits()) or line.points(i):
        return None
    return _found(i, _more_weekdays(line, i + 1), f"FREQ=WEEKLY;BYDAY={','.join(_weekdays(line, i))}")


def season(line: Line, i: int) -> Expr | None:
    """in de winter, where the sentence plans and reports nothing: any winter."""
    bare = line.low(i - 1) == "de" and line.kind(i - 2) == "in" and (found := line.item(i)) and found.j == i + 1
    usual = line.says(i, lexicon.habits()) or line.low(i) == "winter" and not line.tells(i)
    return _found(i, i + 1, "FREQ=YEARLY") if bare and usual else None


def per(line: Line, i: int) -> Expr | None:
    """per kwartaal, eens per jaar, tweemaal per maand."""
    t = line.at(i + 1)
    return _found(i, i + 2, FREQ[t.value]) if t.kind == "unit" and t.value in FREQ and not t.low.endswith("en") else None


def around(line: Line, i: int) -> Expr | None:
    """om de week, om de twee weken, om de maand, om het jaar."""
    if line.kind(i + 1) != "the":
        return None
    t = line.at(i + 2)
    if t.kind == "unit" and t.value in FREQ:
        return _found(i, i + 3, _every(t.value, 2))
    if t.kind == "num" and line.kind(i + 3) == "unit" and line.at(i + 3).value in FREQ:
        return _found(i, i + 4, _every(line.at(i + 3).value, t.value))
    return None


def once_in(line: Line, i: int) -> Expr | None:
    """eens in de twee weken, één keer in het kwartaal."""
    if line.low(i - 1) not in ("eens", "keer", "maal") or line.kind(i + 1) != "the":
        return None
    t = line.at(i + 2)
    if t.kind == "unit" and t.value in FREQ:
        return _found(i - 1, i + 3, FREQ[t.value])
    if t.kind == "num" and line.kind(i + 3) == "unit" and line.at(i + 3).value in FREQ:
        return _found(i - 1, i + 4, _every(line.at(i + 3).value, t.value))
    return None


RULES = {
    "in": (once_in,),
    "every": (every,),
    "recurring": (word,),
    "weekdays": (weekdays,),
    "weekday": (habit,),
    "season": (season,),
    "per": (per,),
    "om": (around,),
    "ordword": (nth,),
    "ord": (nth,),
    "dir": (nth,),
}
