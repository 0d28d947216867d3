"""Text -> tokens of the date grammar. Whatever holds a digit and is not shaped like a date, time or number becomes opaque ("x").

So file names, links, versions, phone numbers and article codes never reach the grammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pipeline.language.dates import lexicon


@dataclass(slots=True)
class Token:
    """``kind``: a class of the lexicon, a shape (date, pair, my, num, ord, yy, time, dot, qtr, half, wk, years), a mark, "w" or "x"."""

    kind: str
    value: Any
    start: int
    end: int
    low: str
    dot: bool = False  # a full stop followed
    cap: bool = False
    colon: bool = False  # a colon followed


CHUNK = re.compile(r"[\t\n\r]+|[,;()\[\]{}\"“”„<>|=~*•…!?—]|[^\s,;()\[\]{}\"“”„<>|=~*•…!?—]+")
LINK = re.compile(
    r"(?i)^(?:https?:|www\.|ftp:|mailto:|[\w.+-]+@)|\.(?:docx?|pdf|xlsx?|pptx?|md|txt|html?|csv|json|xml|zip|ya?ml|png|jpe?g)\b|[\\_#]|/.*/.*/"
)
TM = re.compile(r"(?<=\w)(t/m)(?=\w)")
D, M, Y = r"(0?[1-9]|[12]\d|3[01])", r"(0?[1-9]|1[0-2])", r"(\d{4})"
YMD = re.compile(rf"{Y}([-/.]){M}\2{D}(?:t[\d:.]+z?)?$")
DMY = re.compile(rf"{D}([-/.]){M}(?:[-/.]'?|')(\d{{4}}|\d\d)$")
DMON = re.compile(rf"{D}(?:e|de|ste)?([-/.]?)([a-z]+)\.?[-/.]?'?(\d{{4}}|\d\d)?$")
MONY = re.compile(r"([a-z]+)\.?[-/]?(?:(\d{4})|'(\d\d))$")
TIME = re.compile(
    r"([01]?\d|2[0-4])[:.]([0-5]\d)(?:[:.]([0-5]\d))?(uur|u|h)$|([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?$|([01]?\d|2[0-4])(?:uur|u|h)([0-5]\d)?$"
)
DOT = re.compile(r"(\d{1,2})\.(\d\d?)$")
PAIR = re.compile(r"(\d{1,2})([-/])(\d{1,2})$")
MY, YM, YEARS = re.compile(rf"{M}[-/]{Y}$"), re.compile(rf"{Y}[-/]{M}$"), re.compile(r"(\d{4})[-/]'?(\d{4}|\d\d)$")
ORD = re.compile(r"(\d{1,2})\^?(?:e|de|ste|ste)\^?$")
QTR = re.compile(r"(?:q|kw?)([1-4])(?:[-/]?'?(\d{4}|\d\d))?$|(\d{4})[-/]?[qk]([1-4])$|([1-4])q(\d\d)$")
HALF = re.compile(r"h([12])(?:[-/]?'?(\d{4}))?$")
WK = re.compile(r"(?:wk|week|w)\.?(\d{1,2})$|(\d{4})-?w(\d{1,2})$")


def full_year(text: str) -> int:
    """'26 -> 2026, '89 -> 1989."""
    n = int(text)
    return n if len(text) > 2 else n + (2000 if n < 60 else 1900)


def _dmon(m: re.Match[str]) -> tuple[str, Any] | None:
    entry = lexicon.words().get(m[3])
    if not entry or entry[0] not in ("month", "month_abbr"):
        return None
    return "date", (full_year(m[4]) if m[4] else None, entry[1], int(m[1]))


def _mony(m: re.Match[str]) -> tuple[str, Any] | None:
    entry = lexicon.words().get(m[1])
    return ("my", (full_year(m[2] or m[3]), entry[1])) if entry and entry[0] in ("month", "month_abbr") else None


def _years(m: re.Match[str]) -> tuple[str, Any] | None:
    first = int(m[1])
    last = int(m[2]) if len(m[2]) == 4 else first // 100 * 100 + int(m[2])
    return ("years", (first, last)) if 1900 <= first < last <= 2100 else None


def _time(m: re.Match[str]) -> tuple[str, Any] | None:
    groups = [g for g in m.groups() if g and g.isdigit()]
    hour, minute = int(groups[0]), int(groups[1]) if len(groups) > 1 else 0
    return ("time", (hour % 24, minute)) if hour < 24 or minute == 0 else None


SHAPES = (
    (re.compile(r"\d{1,4}$"), lambda m: ("num", int(m[0]))),
    (ORD, lambda m: ("ord", int(m[1])) if 1 <= int(m[1]) <= 53 else None),
    (DMY, lambda m: ("date", (full_year(m[4]), int(m[3]), int(m[1])))),
    (YMD, lambda m: ("date", (int(m[1]), int(m[3]), int(m[4])))),
    (TIME, _time),
    (DOT, lambda m: ("dot", (m[1], m[2]))),
    (PAIR, lambda m: ("pair", (int(m[1]), int(m[3]), m[2]))),
    (MY, lambda m: ("my", (int(m[2]), int(m[1])))),
    (YEARS, _years),
    (YM, lambda m: ("my", (int(m[1]), int(m[2])))),
    (re.compile(r"'(\d\d)$"), lambda m: ("yy", full_year(m[1]))),
    (QTR, lambda m: ("qtr", (int(m[1] or m[4] or m[5]), full_year(y) if (y := m[2] or m[3] or m[6]) else None))),
    (HALF, lambda m: ("half", (int(m[1]), int(m[2]) if m[2] else None))),
    (WK, lambda m: ("wk", (int(m[1] or m[3]), int(m[2]) if m[2] else None))),
    (DMON, _dmon),
    (MONY, _mony),
)


def shape(low: str) -> tuple[str, Any] | None:
    for pattern, build in SHAPES:
        if (m := pattern.match(low)) and (found := build(m)):
            return found
    return None


GLUE = re.compile(r"[-/]")
WITH_NUMBER = ("month", "month_abbr", "time", "pair", "ord")  # what a bare number may be glued to: "nov-5", "9-10u", "11-12/9"


def _piece(piece: str) -> tuple[str, Any] | None:
    entry = lexicon.words().get(piece) or (shape(piece) if any(c.isdigit() for c in piece) else None)
    return None if entry and entry[0] in ("a", "the", "w") else entry


def _fits_number(one: str, two: str, low: str, sep: str) -> bool:
    """Whether a bare number may be glued to the other piece: not in codes ("138-2010"), not in "6/7/8"."""
    other = two if one == "num" else one
    if other in ("month", "month_abbr"):
        return True
    return other in WITH_NUMBER and not re.search(r"\d{3}", low) and not (other == "pair" and sep == "/")


def _split(low: str) -> list[tuple[int, int, str, Any]] | None:
    """Known pieces glued by a dash or slash: "9:00-11:00", "20/3-30/4", "nov-5", "mei/juni", "jan-feb-mrt"."""
    for m in GLUE.finditer(low):
        left, right, begin = low[: m.start()].rstrip("."), low[m.end() :], m.end()
        one, two = _piece(left), _piece(right)
        if one is None:
            continue
        if two is None:
            rest = None if any(c.isdigit() for c in low) else _split(right)
            if not rest:
                continue
            tail = [(begin + b, begin + e, k, v) for b, e, k, v in rest]
        else:
            if "num" in (one[0], two[0]) and not _fits_number(one[0], two[0], low, m[0]):
                continue
            tail = [(begin, len(low), *two)]
        return [(0, len(left), *one), (m.start(), m.end(), "dash", m[0]), *tail]
    return None


def _chunk(raw: str, low: str, start: int, out: list[Token]) -> None:
    known = lexicon.words()
    body = low.rstrip(".:!?'")
    if body.startswith("'") and body[1:3] not in ("s", "t", "th") and not body[1:3].isdigit():
        start, raw, body = start + 1, raw[1:], body[1:]
    dot = len(low) > len(body) and "." in low[len(body) :]
    if len(body) > 1 and body[-1] in "-/" and body[:-1].isdigit():
        _chunk(raw[: len(body) - 1], body[:-1], start, out)
        out.append(Token("dash", body[-1], start + len(body) - 1, start + len(body), body[-1]))
        return
    if len(body) > 1 and body[0] in "-/" and body[1:].isdigit():
        out.append(Token("dash", body[0], start, start + 1, body[0]))
        start, raw, body = start + 1, raw[1:], body[1:]
    end, cap = start + len(body), raw[:1].isupper()
    if not body:
        return
    entry = known.get(body)
    if entry is None and any(c.isdigit() for c in body):
        entry = None if LINK.search(body) else shape(body)
        if entry is None and not LINK.search(body) and (m := TM.search(body)):
            _chunk(raw[: m.start()], body[: m.start()], start, out)
            out.append(Token("through", 0, start + m.start(), start + m.end(), "t/m"))
            _chunk(raw[m.end() :], body[m.end() :], start + m.end(), out)
            return
        entry = entry or (None if LINK.search(body) or _split(body) else ("x", None))
        if entry is None and LINK.search(body):
            entry = ("x", None)
    if entry is None and ("-" in body or "/" in body):
        if set(body) <= {"-", "/"}:
            entry = ("dash", body)
        elif pieces := _split(body):
            out += [Token(k, v, start + b, start + e, body[b:e], False, raw[b : b + 1].isupper()) for b, e, k, v in pieces]
            out[-1].dot = dot
            return
    kind, value = entry or ("w", None)
    out.append(Token(kind, value, start, end, body, dot, cap, low[len(body) : len(body) + 1] == ":" and low.startswith(body)))


def tokenize(text: str) -> list[Token]:
    plain = text.translate(lexicon.PLAIN)
    out: list[Token] = []
    for m in CHUNK.finditer(plain):
        chunk, start = m[0], m.start()
        if chunk[0] in "\t\n\r":
            out.append(Token("brk", chunk, start, m.end(), chunk))
        elif len(chunk) == 1 and not chunk.isalnum():
            out.append(Token("dash" if chunk in "-~/–—" else chunk, chunk, start, m.end(), chunk))
        else:
            low = chunk.lower()
            _chunk(chunk, low if len(low) == len(chunk) else chunk, start, out)
    return _join(out)


def _join(tokens: list[Token]) -> list[Token]:
    """ "tot en met" as one token; sentence boundaries stay visible as ``dot``."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        t = tokens[i]
        if t.kind == "until" and [x.low for x in tokens[i + 1 : i + 3]] in (["en", "met"], ["en", "met."]):
            out.append(Token("through", 0, t.start, tokens[i + 2].end, "tot en met"))
            i += 3
        elif t.kind == "years" and len(t.low) == 7 and i + 1 < len(tokens) and tokens[i + 1].kind in ("month", "month_abbr"):
            out += [Token("num", t.value[0], t.start, t.start + 4, t.low[:4]), Token("dash", "-", t.start + 4, t.start + 5, "-")]
            out.append(Token("num", int(t.low[5:]), t.start + 5, t.end, t.low[5:]))
            i += 1
        elif t.kind == "pair" and (_before_month(tokens, i) or i and tokens[i - 1].low in ("week", "weken", "wk")):
            first = len(t.low.split(t.value[2])[0])
            middle = t.start + first
            out += [Token("num", t.value[0], t.start, middle, t.low[:first]), Token("dash", t.value[2], middle, middle + 1, t.value[2])]
            out.append(Token("num", t.value[1], middle + 1, t.end, t.low[first + 1 :]))
            i += 1
        else:
            out.append(t)
            i += 1
    return out


def _before_month(tokens: list[Token], i: int) -> bool:
    """18-19 november, 29-30 en 31 oktober: a pair of days, not a day and a month."""
    a, b, _ = tokens[i].value
    j = i + 1
    while j < len(tokens) and tokens[j].kind in ("and", ",", "num", "ord", "van"):
        j += 1
    counted = j == i + 1 or tokens[j - 1].kind in ("num", "ord", "van")
    return a < b <= 31 and counted and j < len(tokens) and tokens[j].kind in ("month", "month_abbr")
