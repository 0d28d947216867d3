"""Abbreviations an annual plan explains: "Algemeen Bestuur (AB)", "AB (Algemeen Bestuur)", "AB: Algemeen Bestuur", or in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Document, Kind
from pipeline.extraction.plan_glossary import glossary_kind
from pipeline.language.parse import Parse
from pipeline.model import Afkorting, Jaarplan, Melding, Vindplaats
from pipeline.structure.plan import topics
from pipeline.structure.plan_tables import Value, grids

SHORT = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ0-9&-]{1,9}"
BEHIND = re.compile(rf"\((?:hierna:? |afgekort(?: als)?:? |kortweg:? )?[‘'\"“]?({SHORT})[’'\"”]?\)")
BEFORE = re.compile(rf"(?<![\w-])({SHORT})\s\(([^()\n]{{4,90}})\)")
LINE = re.compile(rf"^({SHORT})\s*(?:[:=\t]|\s[–-]\s)\s*(.{{3,120}})$")

LISTED = re.compile(rf"^({SHORT})(?:\s*[:=\t]\s*|\s+[–-]\s+|\s+)(.{{3,120}})$")  # under "Afkortingen" a space is enough

FAR = 200  # characters in which the long form of an abbreviation must begin
LITTLE = frozenset("de het een van der en voor in op te tot met bij".split())


def abbreviations(parse: Parse, found: Jaarplan) -> Jaarplan:
    """The first explanation of each counts; a different one later becomes a Melding."""
    document = parse.outline.document
    kept: dict[str, Afkorting] = {}
    doubts: list[Melding] = []
    for short, long, place in _all(parse, document):
        known = kept.setdefault(short, Afkorting(kort=short, lang=long, vindplaats=place))
        if not _alike(known.lang, long):
            text = f"De afkorting {short} heeft twee betekenissen: '{known.lang}' en '{long}'. vervolg gebruikt de eerste. Klopt dat?"
            doubts.append(Melding(code="afkorting_dubbel", tekst=text, citaat=long, vindplaats=place))
    return replace(found, afkortingen=tuple(kept.values()), meldingen=(*found.meldingen, *doubts))


def _all(parse: Parse, document: Document) -> Iterator[tuple[str, str, Vindplaats]]:
    heads = topics(document)
    seen: set[int] = set()
    listing = {b for t in heads if "afkorting" in glossary_kind(t.title) for b in range(t.first, t.last)}
    for grid in grids(document):
        for row in grid.rows:
            cells = grid.cells(document, row)
            long = cells.get("uitleg") or cells.get("gremium")
            short = cells.get("afkorting") or (cells.get("begrip") if long and _listed(cells, long.text) else None)
            if short and long and acronym(short.text):
                seen.add(row)
                yield short.text, long.text, parse.outline.place(row, short.start, long.end)
    for index, block in enumerate(document.blocks):
        if block.kind is Kind.TABLE_ROW and index in seen:
            continue
        pattern = LISTED if index in listing else LINE
        line = pattern.match(block.text.strip()) if block.kind is not Kind.TABLE_ROW else None
        if line and acronym(line[1]) and (index in listing or spelled(line[1], line[2]) == line[2]):
            yield line[1], line[2].rstrip(" .;"), parse.outline.place(index)
            continue
        for kort, lang, start, end in in_text(block.text):
            yield kort, lang, parse.outline.place(index, start, end)


def _listed(cells: dict[str, Value], long: str) -> bool:
    return "begrip" in cells and acronym(cells["begrip"].text) and spelled(cells["begrip"].text, long) is not None


def acronym(text: str) -> bool:
    """Two capitals at least, or one with hardly a vowel between the letters: "BBO", "IenW", "Wmo"."""
    return bool(re.fullmatch(SHORT, text)) and (
        sum(c.isupper() for c in text) >= 2 or (len(text) <= 4 and not re.search(r"[aeiou][^aeiou]", text[:-1]))
    )


def in_text(text: str) -> Iterator[tuple[str, str, int, int]]:
    """(short, long, start, end) of explanations within running text."""
    for match in BEHIND.finditer(text):
        before = text[max(0, match.start() - FAR) : match.start()].rstrip()
        long = spelled(match[1], before) if acronym(match[1]) else None
        if long:
            start = max(0, match.start() - FAR) + len(before) - len(long)
            yield match[1], long, start, match.end()
    for match in BEFORE.finditer(text):
        if acronym(match[1]) and spelled(match[1], match[2]) == match[2]:
            yield match[1], match[2], match.start(), match.end()


def spelled(short: str, text: str) -> str | None:
    """The end of ``text`` that the letters abbreviate, None where they do not: each letter from right to left, the first at a word's start.

    After Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text (2003). Dutch compounds give
    a letter for each part (zorgakkoord: ZA), so letters may stand inside a word.
    """
    letters = [c for c in short.lower() if c.isalnum()]
    initial = _initials(letters, text)
    if initial:
        return initial
    low = text.lower()
    at = len(low)
    for i, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= 0 and (low[at] != letter or (i == 0 and at > 0 and low[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
    long = text[at:]
    words = long.split()
    proper = words[0][:1].isupper() or sum(w[:1].isupper() for w in words) == 0
    return (
        long
        if proper and short not in words and len(words) <= min(len(letters) + 4, 2 * len(letters)) and len(long) > len(short) + 2
        else None
    )


def _initials(letters: list[str], text: str) -> str | None:
    """The last words of the text where each letter is the initial of one, little words between them left out."""
    words = list(re.finditer(r"[\w'’-]+", text))
    left = list(letters)
    for word in reversed(words):
        if word[0][0].lower() == left[-1]:
            left.pop()
        elif word[0] not in LITTLE or len(left) == len(letters):
            return None
        if not left:
            return text[word.start() :]
    return None


def _alike(a: str, b: str) -> bool:
    left, right = (set(re.findall(r"\w+", t.lower())) for t in (a, b))
    return left <= right or right <= left or len(left & right) * 2 >= len(left | right)
