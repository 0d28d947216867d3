"""The agenda items as treated in the minutes: main items by headings, numbers or ink, then sub-headings inside them.

Which of these a document uses is decided once for the whole document: the way that gives the best row of titles wins.
A printed agenda at the top helps to recognise the items and is used itself only where nothing else structures the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Block, Document, Kind
from pipeline.structure import candidates, in_short, labelled, mainitems, numbers, subitems
from pipeline.structure.candidates import Candidate, is_framing
from pipeline.structure.itemtables import from_tables
from pipeline.structure.outline import Section, Table
from pipeline.structure.words import is_closing, is_standing, mapping, normal, wordset

TITLES = 5  # blocks in which the title of the minutes stands


def find(document: Document, tables: Sequence[Table]) -> tuple[tuple[Section, ...], frozenset[int]]:
    """Sections in reading order, and the blocks at which a list of names ends: framing headings and a printed agenda."""
    blocks = document.blocks
    everything = candidates.find(document)
    frames = frozenset(i for i, b in enumerate(blocks) if is_framing(b))
    printed = _printed_agenda(document, frames)
    titles = frozenset(normal(blocks[i].text[_start(blocks[i]) :]) for i in printed)
    short = {j for i, below in in_short.lines(document).items() for j in (i, *below)}
    usable = [c for c in everything if c.block not in frames and c.block not in printed and c.block not in short]
    heads = [c.block for c in usable if not labelled.is_label_line(blocks[c.block])]
    usable = [c for c in usable if not _entitles(blocks, c, min((i for i in heads if i > c.block), default=len(blocks)))]
    main = mainitems.find(document, usable, titles)
    if rows := _rows(document, tables, main):
        after = [c for c in main if c.block >= rows[-1].last] or mainitems.closing_lines(document, usable, rows[-1].last - 1)
        return (*rows, *_sections(document, after, [], frames)), frames | printed
    if not main and printed:
        main = _printed_items(blocks, printed)
    if not main:
        return (), frames | printed
    subs = subitems.find(document, tables, usable, main, frames)
    return _sections(document, main, subs, frames), frames | printed


def _entitles(blocks: Sequence[Block], c: Candidate, limit: int) -> bool:
    """A line of the first blocks under which the attendance stands is the title of the minutes, no item."""
    if c.number or c.block > TITLES or is_standing(c.title) and not re.search(r"\b\d{4}\b", c.title):
        return False
    lines = [line for b in blocks[c.block + 1 : limit] if b.kind is not Kind.TABLE_ROW for line in b.text.split("\n")]
    under = [label for line in lines for label in labelled.in_text(0, line)[:1]]
    return any(set(label.labels) & {"aanwezig", "deelnemers"} for label in under)


def _rows(document: Document, tables: Sequence[Table], main: Sequence[Candidate]) -> tuple[Section, ...]:
    """The rows of a table of items, unless the items stand outside it: above the table, or more of them than the table has rows."""
    rows = from_tables(document, tables)
    if not main or not rows:
        return rows
    titled = any(t.kind in ("agenda", "tekst") and set(t.rows) & {i for s in rows for i in s.headings} for t in tables)
    told = [c for c in main if not is_closing(c.title)]  # "Besluitenlijst", also above the items
    before = any(c.block < rows[0].first for c in told)
    return rows if titled and not before and len(told) < len(rows) else ()


def _start(block: Block) -> int:
    number = numbers.of(block)
    return number.end if number else 0


def _printed_agenda(document: Document, frames: frozenset[int]) -> frozenset[int]:
    """Blocks of a list under the heading "Agenda": short lines up to the next heading, label or full sentence."""
    blocks = document.blocks
    found: set[int] = set()
    for i in frames:
        if "agenda" not in normal(blocks[i].text).split(" ")[0]:
            continue
        seen: set[str] = set()
        for j in range(i + 1, len(blocks)):
            text = blocks[j].text.strip()
            number = numbers.of(blocks[j])
            plain = normal(text[number.end :] if number else text)
            if blocks[j].kind in (Kind.HEADING, Kind.TABLE_ROW) or j in frames or len(text) > 150 or plain in seen:
                break
            if blocks[j].kind is Kind.PARAGRAPH and not number and (text.endswith(".") or found and j - 1 not in found):
                break
            seen.add(plain)
            found.add(j)
    return frozenset(found)


def _printed_items(blocks: Sequence[Block], printed: frozenset[int]) -> list[Candidate]:
    return [
        Candidate(
            block=i, title=blocks[i].text[_start(blocks[i]) :].strip(), number=numbers.of(blocks[i]), ink="", depth=max(blocks[i].level, 1)
        )
        for i in sorted(printed)
        if blocks[i].level <= 1 and blocks[i].text[_start(blocks[i]) :].strip()
    ]


def _sections(document: Document, main: list[Candidate], subs: list[Candidate], frames: frozenset[int]) -> tuple[Section, ...]:
    blocks = document.blocks
    items = sorted([*main, *subs], key=lambda c: c.block)
    taken = frozenset(c.block for c in items)
    found = []
    for i, c in enumerate(items):
        second = candidates.broken(blocks, c.block, c.title, taken) if not c.runs_in else None
        headings = (c.block,) if second is None else (c.block, second)
        title = c.title if second is None else _join(c.title, blocks[second].text.strip())
        first = c.block if c.runs_in else headings[-1] + 1
        limit = items[i + 1].block if i + 1 < len(items) else len(blocks)
        frame = min((f for f in frames if first <= f < limit and f > c.block and _ends_section(blocks[f])), default=limit)
        number = c.number.printed if c.number else None
        found.append(Section(number=number, level=1 if c.depth == 1 else 2, title=title, headings=headings, first=first, last=frame))
    return tuple(found)


def _ends_section(block: Block) -> bool:
    """Framing headings that follow an item close it; "Besluit" or "Bijlagen" in running text do not."""
    return block.kind is Kind.HEADING and normal(block.text) in wordset("frame_headings") | frozenset(mapping("header_labels"))


def _join(first: str, second: str) -> str:
    return first[:-1] + second if first.endswith("-") and second[:1].islower() else f"{first} {second}"
