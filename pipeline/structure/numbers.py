"""Numbers of agenda items as printed: "3.", "3.1", "3a", "3/", "Agendapunt 4:", "IV.", from automatic numbering or from the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.document import Block, Kind

ROMAN = {"i": 1, "v": 5, "x": 10}
WORD = r"(?:agenda\s?punt|punt|ad\.?|art(?:ikel|\.)|item|onderwerp|(?-i:TOP))\s*"
MARKER = re.compile(r"^\(?(?P<path>\d{1,2}(?:\.\d{1,2}){0,3}|[ivxIVX]{1,5}|[a-zA-Z])(?:(?<=\d)\.?(?P<letter>[a-z]))?[.):]*$")
PREFIX = re.compile(
    rf"^\s*(?:(?P<word>{WORD})(?P<w>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})(?P<wl>[a-z])?\s*(?:[.):–-]+\s*|\s+|$)"
    r"|(?P<n>\d{1,2}(?:\.\d{1,2}){0,3})(?:\.?(?P<nl>[a-z])(?!\w))?(?:[.)]+[\s\t]*|/\s+|[\t]+|\s+[–-]\s+|\s{1,6})(?=\S)"
    r"|(?P<r>[IVX]{1,5})[.)]\s+(?=\S)"
    r"|(?P<a>[a-zA-Z])[.)]\s+(?=\S))",
    re.IGNORECASE,
)
HOUR = re.compile(r"\s*\d{1,2}[.:]\d{2}(?:\s*(?:uur|u)\b)?\s+(?=\d{1,2}[.)]\s)", re.I)
# "12 maart", "10.30 uur", "3 miljoen", "2e kwartaal": a number, but not one of an item
NOT_NUMBER = re.compile(
    r"^\s*\d{1,2}(?:[.:]\d{2})?\s*(?:(?:e|uur|u|x|keer|weken|dagen|maanden|jaar|miljoen|euro|personen|leden|jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei"
    r"|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|%)"
    r"|^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|^\s*\d{1,2}[.:]\d{2}\s*(?:[-–]|uur|u\b|tot)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """``path`` as integers ("3.1" -> (3, 1)), ``printed`` without closing punctuation, ``end`` where the title starts in the text.

    ``style`` is how it is written: "1." and "1)" are two styles; a list inside an item often differs from the items in it.
    """

    path: tuple[int, ...]
    printed: str
    end: int
    style: str


def of(block: Block) -> Number | None:
    if block.marker:
        return _marker(block.marker)
    hour = HOUR.match(block.text)  # "13.30 1. Opening"
    if block.kind in (Kind.TABLE_ROW, Kind.FOOTNOTE) or NOT_NUMBER.match(block.text) and not hour:
        return None
    if hour:
        number = _prefix(block.text[hour.end() :])
        return number and replace(number, end=number.end + hour.end())
    return _prefix(block.text)


def _marker(marker: str) -> Number | None:
    match = MARKER.match(marker.strip())
    if not match:
        return None
    path, letter = match["path"], match["letter"]
    end = match.end("letter" if letter else "path")
    return Number(_path(path, letter), marker.strip()[match.start("path") : end].strip("."), 0, _style(path, marker.strip()[end:]))


def _prefix(text: str) -> Number | None:
    match = PREFIX.match(text)
    if not match:
        return None
    path = match["w"] or match["n"] or match["r"] or match["a"]
    letter = match["wl"] or match["nl"]
    if not path:
        return None
    if match["a"] and len(path) == 1 and path.lower() in "ivx" and path.isupper():
        path = match["a"]
    tail = re.sub(r"\s", "", match[0].strip()[-1:]) if match[0].strip()[-1:] in ".):/" else ""
    style = "word" if match["word"] else _style(path, tail)
    lettered = f"{path}." if match["nl"] and text[match.end("n")] == "." else path
    return Number(_path(path, letter), lettered + (letter or ""), match.end(), style)


def _path(path: str, letter: str | None) -> tuple[int, ...]:
    if path[0].isdigit():
        numbers = tuple(int(p) for p in path.split("."))
    elif re.fullmatch(r"[ivx]+", path, re.I):  # no list in minutes has a letter v
        numbers = (_roman(path),)
    else:
        numbers = (ord(path.lower()) - ord("a") + 1,)
    return numbers + ((ord(letter) - ord("a") + 1,) if letter else ())


def _roman(text: str) -> int:
    values = [ROMAN[c] for c in text.lower()]
    return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))


def _style(path: str, tail: str) -> str:
    if path[0].isdigit():
        return "1" + tail[:1]
    roman = re.fullmatch(r"[ivx]+", path, re.I)
    kind = "i" if roman else "a"
    return (kind.upper() if path[0].isupper() else kind) + tail[:1]
