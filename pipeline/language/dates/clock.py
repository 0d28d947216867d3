"""Clock times: "9:00-11:00", "14.00 uur", "van 13.30 tot 15.00 uur", "half acht", "kwart over twee 's middags"."""

from __future__ import annotations

from datetime import time

from pipeline.language.dates.line import Line

Times = tuple[time | None, time | None]
LEADS = ("om", "near", "from", "after", "before", "latest", "later", "earlier")
SEPARATORS = ("dash", "until", "through", "and")


def _hour(line: Line, i: int) -> int | None:
    t = line.at(i)
    return (
        t.value
        if t.kind == "num" and t.value <= 24 and len(t.low) <= 2 or t.kind == "num" and not t.low.isdigit() and t.value <= 24
        else None
    )


def _spoken(line: Line, i: int) -> tuple[int, int, int] | None:
    """half acht; kwart over twee; tien voor half zes -> hour, minute, next token."""
    if line.low(i) == "half" and (hour := _hour(line, i + 1)) is not None and hour <= 12:
        return (hour - 1) % 12, 30, i + 2
    quarter = line.low(i) == "kwart"
    minutes = 15 if quarter else _hour(line, i)
    way = line.kind(i + 1)
    if minutes is None or way not in ("over", "before"):
        return None
    j = i + 2
    half = line.low(j) == "half"
    hour = _hour(line, j + half)
    if hour is None or (hour > 12 and (half or quarter)):
        return None
    total = hour * 60 - (30 if half else 0) + (minutes if way == "over" else -minutes)
    return total // 60 % 24, total % 60, j + half + 1


def point(line: Line, i: int, loose: bool = False) -> tuple[time, int, bool] | None:
    """A time at token i: the time, the next token, and whether it can be nothing else. ``loose``: a bare hour or "14.00" will do."""
    t = line.at(i)
    sure = True
    if t.kind == "time":
        (hour, minute), j = t.value, i + 1
    elif t.kind == "dot" and int(t.value[0]) < 24 and int(t.value[1]) < 60 and len(t.value[1]) == 2:
        hour, minute, j = int(t.value[0]), int(t.value[1]), i + 1
        sure = line.kind(j) == "unit" and line.low(j) == "uur" or line.low(j) == "u"
        if not sure and not loose:
            return None
    elif spoken := _spoken(line, i):
        hour, minute, j = spoken
        sure = t.low in ("half", "kwart") or "half" in (line.low(i + 2),)
        if not sure and not loose:
            return None
    elif (found := _hour(line, i)) is not None and line.kind(i + 1) not in ("month", "month_abbr"):
        hour, minute, j = found % 24, 0, i + 1
        sure = line.low(j) in ("uur", "u", "h")
        if not sure and not loose:
            return None
    else:
        return None
    return _finish(line, hour, minute, j, sure)


def _finish(line: Line, hour: int, minute: int, j: int, sure: bool) -> tuple[time, int, bool]:
    if line.low(j) in ("uur", "u", "h", "uren") and not line.low(j - 1).endswith("uur"):
        j += 1
        if (
            minute == 0
            and line.kind(j) == "num"
            and line.low(j).isdigit()
            and 0 < line.at(j).value < 60
            and len(line.low(j)) == 2
            and line.stops(j + 1)
        ):
            minute, j = line.at(j).value, j + 1
    k = j
    if line.low(k) in ("'s", "in"):
        k = line.skip(k + 1, "the")
    if line.kind(k) == "daypart" and k > j:
        hour, j, sure = _shift(hour, line.at(k).value), k + 1, True
    return time(hour, minute), j, sure


def _shift(hour: int, part: str) -> int:
    if part == "middag" and 1 <= hour <= 6 or part == "avond" and 4 <= hour <= 11:
        return hour + 12
    return hour


def stretch(line: Line, i: int, loose: bool = False) -> tuple[Times, int, bool] | None:
    """A time or a range of times at token i."""
    led = line.kind(i) in ("van", "between", "from")
    if line.kind(i + led) == "pair" and (hours := _pair(line, i + led, led)):
        return hours
    dotted = line.kind(i + led) == "dot" and not (loose or led)
    first = point(line, i + led, loose or led or dotted)
    if not first:
        return None
    begin, j, sure = first
    dotted = dotted and not sure
    if line.kind(j) in SEPARATORS and (line.kind(j) != "and" or line.kind(i) == "between"):
        k = line.skip(j + 1, "om")
        second = point(line, k, True)
        if second and (sure or second[2] or loose or led or dotted and line.kind(k) == "dot"):
            end, k, also = second
            if end < begin and end.hour < 12 and begin.hour >= 9:  # van 10:30 tot 3
                end = end.replace(hour=(end.hour + 12) % 24)
            if begin.hour < 12 <= end.hour and not sure and line.kind(k - 1) == "daypart":
                begin = begin.replace(hour=_shift(begin.hour, line.at(k - 1).value))
            return (begin, end), k, sure or also
    if dotted:
        return None
    k = line.skip(j + (line.low(j) == "maar"), ",")
    if line.kind(i - 1) == "after" and line.kind(k) == "before" and (second := point(line, k + 1, True)) and second[0] > begin:
        return (begin, second[0]), second[1], sure  # na 9:30 maar voor 11:00
    return ((begin, None), j, sure) if not led or line.kind(i) == "from" else None


def _pair(line: Line, i: int, led: bool) -> tuple[Times, int, bool] | None:
    """8-9 's ochtends, tussen 6-8: a pair of hours."""
    a, b, sep = line.at(i).value
    j = i + 1
    k = line.skip(j + 1, "the") if line.low(j) in ("'s", "in") else j
    part = line.at(k).value if line.kind(k) == "daypart" else ""
    if sep != "-" or not a < b <= 24 or not (part or led) and line.low(j) not in ("uur", "u"):
        return None
    j = k + 1 if part else line.skip(j, "unit") if line.low(j) in ("uur", "u") else j
    return (time(_shift(a, part) % 24), time(_shift(b, part) % 24)), j, bool(part)


def after(line: Line, j: int) -> tuple[Times, int] | None:
    """Times that follow a date at token j: ", 9:00-11:00", "om 10 uur", "van 13.30 tot 15.00 uur", "(14.00 uur)"."""
    k = line.skip(j, ",", "(", "dash")
    if line.low(k) in ("'s", "in") and line.kind(line.skip(k + 1, "the")) == "daypart":
        k = line.skip(k + 1, "the") + 1
    elif line.kind(k) == "daypart":
        k += 1
    k = line.skip(k, ",")
    loose = False
    while line.kind(k) in LEADS or line.low(k) in ("kl", "tijd", "aanvang", "dan", "niet"):
        loose, k = loose or line.kind(k) in ("om", "near") or line.low(k) == "kl", k + 1
    hours = (
        line.kind(j - 1) == "weekday"
        and line.kind(k) == "num"
        and line.kind(k + 1) == "until"
        and line.kind(k + 2) == "num"
        and line.closes(k + 3)
    )
    loose = loose or hours
    found = stretch(line, k, loose or line.kind(k) in ("between",))
    if found is None and line.at(k).kind in ("dot",) and not line.stops(j):
        found = stretch(line, k, True)
    return (found[0], found[1]) if found else None


def by_daypart(line: Line, times: Times, i: int, j: int) -> Times:
    """7:00 op zondagmiddag is 19:00: early hours beside an afternoon or evening move by twelve."""
    lows = [line.low(k) if line.kind(k) != "today" else str(line.at(k).value) for k in range(i, j + 1)]
    part = next((p for p in ("middag", "avond") for low in lows if low.endswith(p)), "")
    begin, end = (t.replace(hour=t.hour + 12) if t and part and 1 <= t.hour < 12 and (t.hour < 8 or part == "avond") else t for t in times)
    return begin, end
