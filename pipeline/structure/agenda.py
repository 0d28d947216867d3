"""The agenda items as treated in the minutes: main items by headings, numbers or ink, then sub-headings inside them.

Which of these a document uses is decided once for the whole document: the way that gives the best row of titles wins.
A printed agenda at the top helps to recognise the items and is used itself only where nothing else structures the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Block, Document, Kind
from pipeline.structure import candidates, numbers, subitems
from pipeline.structure.candidates import Candidate
from pipeline.structure.itemtables import from_tables
from pipeline.structure.outline import Section, Table
from pipeline.structure.words import is_closing, is_frame, is_standing, mapping, normal, wordset

TITLE_BLOCKS = 6
MINUTES = re.compile(r"\b\w*(?:verslag|notulen|besluitenlijst)\b", re.I)
LEAST_CHAIN = 3.0  # points a numbered row of items must reach: two clear titles


def find(document: Document, tables: Sequence[Table]) -> tuple[tuple[Section, ...], frozenset[int]]:
    """Sections in reading order, and the blocks at which a list of names ends: framing headings and a printed agenda."""
    blocks = document.blocks
    everything = candidates.find(document)
    frames = frozenset(i for i, b in enumerate(blocks) if _is_frame(b))
    printed = _printed_agenda(document, frames)
    titles = frozenset(normal(blocks[i].text[_start(blocks[i]) :]) for i in printed)
    usable = [c for c in everything if c.block not in frames and c.block not in printed]
    main = _main(document, tables, usable, titles)
    if not main and (rows := from_tables(document, tables)):
        return rows, frames | printed
    if not main and printed:
        main = _printed_items(blocks, printed)
    if not main:
        return (), frames | printed
    subs = subitems.find(document, tables, usable, main, frames)
    return _sections(document, main, subs, frames), frames | printed


def _start(block: Block) -> int:
    number = numbers.of(block)
    return number.end if number else 0


def _is_frame(block: Block) -> bool:
    if block.kind in (Kind.TABLE_ROW, Kind.LIST_ITEM) and not numbers.of(block):
        return False
    number = numbers.of(block)
    text = block.text[number.end :] if number else block.text
    return len(text) < 80 and is_frame(text, bool(number))


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
        Candidate(block=i, title=blocks[i].text[_start(blocks[i]) :].strip(), number=numbers.of(blocks[i]), ink="", depth=max(blocks[i].level, 1))
        for i in sorted(printed)
        if blocks[i].level <= 1
    ]


def _main(document: Document, tables: Sequence[Table], usable: list[Candidate], titles: frozenset[str]) -> list[Candidate]:
    headed = _by_headings(document, usable)
    chained = _by_numbers(usable, titles)
    inked = _by_ink(document, usable, titles)
    if chained and not headed and _holds(inked, chained) and _weight(inked, titles) > _weight(chained, titles):
        return inked
    if headed and chained:
        top = [c for c in headed if c.depth == 1]
        within = {c.block for c in chained} <= {c.block for c in headed}
        if within or _weight(top, titles) >= _weight(chained, titles):
            return _closed(document, headed, usable)
        return _extended(document, chained, usable)
    if headed:
        return _closed(document, headed, usable)
    if chained:
        return _extended(document, chained, usable)
    return inked


def _holds(inked: list[Candidate], chained: list[Candidate]) -> bool:
    """Whether the whole numbered row stands inside one of the unnumbered items: then it is a list in the text of that item."""
    before = {sum(c.block < n.block for c in inked) for n in chained}
    return len(before) == 1 and 0 not in before


def _weight(items: list[Candidate], titles: frozenset[str] = frozenset()) -> float:
    return sum(1.0 + 2.0 * is_standing(c.title) + 1.0 * (c.plain in titles) - 0.5 * c.adjacent for c in items)


def _by_headings(document: Document, usable: list[Candidate]) -> list[Candidate]:
    """Headings with their depth made relative: by printed number, else by level below title and framing headings."""
    heads = [c for c in usable if c.ink.startswith("heading") and not _is_title(document, c)]
    if not heads:
        return []
    level = {c.block: _level(document, c) for c in heads}
    top = min(level.values())
    tops = [c for c in heads if level[c.block] == top]
    if len(tops) == 1 and len(heads) > 3 and tops[0].block == heads[0].block and not tops[0].number and not is_standing(tops[0].title):
        rest = heads[1:]
        top = min(level[c.block] for c in rest)
        heads = rest
    numbered = [c for c in heads if c.number]
    found = []
    for c in heads:
        if c.number and len(numbered) > 1 and c.number.style[0] == "1":
            depth = len(c.number.path)
        else:
            depth = level[c.block] - top + 1
        found.append(replace(c, depth=max(depth, 1)))
    found = _grouped(document, found)
    return found if len([c for c in found if c.depth == 1]) >= 2 or len(found) >= 2 else []


def _level(document: Document, candidate: Candidate) -> int:
    """The heading level, one less inside a framing heading such as "Verslag" that holds the items."""
    blocks = document.blocks
    level = blocks[candidate.block].level
    for i in range(candidate.block - 1, -1, -1):
        if blocks[i].kind is Kind.HEADING and blocks[i].level < level:
            framing = _is_frame(blocks[i]) and normal(blocks[i].text) in wordset("frame_headings")
            return level - 1 if framing else level
    return level


def _is_title(document: Document, candidate: Candidate) -> bool:
    """The document's own title: a heading among the first blocks that names minutes, or the only one of the top level."""
    blocks = document.blocks
    filled = [i for i, b in enumerate(blocks) if b.text.strip()]
    if candidate.number or candidate.block not in filled[:TITLE_BLOCKS]:
        return False
    if MINUTES.search(candidate.title) and not is_standing(candidate.title):
        return True
    block = blocks[candidate.block]
    same = [b for b in blocks if b.kind is Kind.HEADING and b.level <= block.level]
    if len(same) == 1:
        return True
    # title lines stand together at the very top, before any text
    before = [blocks[i] for i in filled if i < candidate.block]
    after = next((b for i, b in enumerate(blocks) if i > candidate.block and b.text.strip()), None)
    return all(b.kind is Kind.HEADING for b in before) and bool(after) and _is_frame(after) and not is_standing(candidate.title)  # type: ignore[arg-type]


def _grouped(document: Document, heads: list[Candidate]) -> list[Candidate]:
    """Headings without text that name a group ("Commissies") take the headings of the same level below them as sub-items."""
    found: list[Candidate] = []
    inside = False
    for i, c in enumerate(heads):
        following = heads[i + 1] if i + 1 < len(heads) else None
        empty = following is not None and not any(b.text.strip() for b in document.blocks[c.block + 1 : following.block])
        if c.depth == 1 and not c.number and empty and following and following.depth == 1 and c.plain in wordset("group_headings"):
            inside = True
            found.append(c)
        elif c.depth == 1 and inside and (is_closing(c.title) or c.plain in wordset("group_headings")):
            inside = False
            found.append(c)
        else:
            found.append(replace(c, depth=c.depth + inside))
    return found


def _by_numbers(usable: list[Candidate], titles: frozenset[str]) -> list[Candidate]:
    """The best row 1, 2, 3 ... of numbered lines: the row with most of what makes a title, so not a list inside an item."""
    rows = [c for c in usable if c.number and len(c.number.path) == 1]
    best: list[float] = []
    before: list[int | None] = []
    for i, c in enumerate(rows):
        own = candidates.score(c, titles)
        number = c.number.path[0]  # type: ignore[union-attr]
        start = own - (0.0 if number <= 1 else 1.0 * min(number, 4))
        best.append(start)
        before.append(None)
        for j in range(i):
            step = number - rows[j].number.path[0]  # type: ignore[union-attr]
            if not 1 <= step <= 2 or rows[j].number.style[0] != c.number.style[0]:  # type: ignore[union-attr]
                continue
            total = best[j] + own - 1.5 * (step - 1) + _alike(rows[j], c)
            if total > best[i]:
                best[i], before[i] = total, j
    if not best:
        return []
    at: int | None = max(range(len(rows)), key=best.__getitem__)
    if best[at] < LEAST_CHAIN:  # type: ignore[index]
        return []
    chain: list[Candidate] = []
    while at is not None:
        chain.append(replace(rows[at], depth=1))
        at = before[at]
    return chain[::-1] if len(chain) >= 2 else []


def _alike(a: Candidate, b: Candidate) -> float:
    same_look = a.ink == b.ink and a.number and b.number and a.number.style == b.number.style
    return (0.4 if same_look else -0.6) - 0.8 * (a.depth != b.depth)


def _closed(document: Document, headed: list[Candidate], usable: list[Candidate]) -> list[Candidate]:
    """Headings with a closing title after them that is printed as a mere line ("Actielijst" above its table)."""
    last, have = max(c.block for c in headed), {c.block for c in headed}
    more = [c for c in usable if c.block > last and c.block not in have and not c.number and _is_closing_line(document, c)]
    return [*headed, *(replace(c, depth=1) for c in more)]


def _is_closing_line(document: Document, candidate: Candidate) -> bool:
    block = document.blocks[candidate.block]
    return candidate.plain in wordset("closing_items") and block.kind is Kind.PARAGRAPH and subitems.stands_alone(document.blocks, candidate)


def _extended(document: Document, chain: list[Candidate], usable: list[Candidate]) -> list[Candidate]:
    """Unnumbered main items beside the numbered ones: printed in the same ink, or a closing heading such as "Actielijst"."""
    inks = {c.ink for c in chain}
    ink = next(iter(inks)) if len(inks) == 1 else (_common(chain) if len(chain) > 2 else "")
    have = {c.block for c in chain}
    found = list(chain)
    last = chain[-1].block
    for c in usable:
        if c.block in have or c.number or c.block < chain[0].block:
            continue
        block = document.blocks[c.block]
        closing = c.block > last and is_closing(c.title) and len(c.title) < 60 and block.kind is not Kind.LIST_ITEM
        same_ink = ink in {"bold", "italic", "upper", "style"} and c.ink == ink and not subitems.is_sentence(c.title)
        if closing or same_ink and subitems.stands_alone(document.blocks, c):
            found.append(replace(c, depth=1))
    return sorted(found, key=lambda c: c.block)


def _common(chain: list[Candidate]) -> str:
    inks = [c.ink for c in chain]
    top = max(set(inks), key=inks.count)
    return top if inks.count(top) >= 0.7 * len(inks) else ""


def _by_ink(document: Document, usable: list[Candidate], titles: frozenset[str]) -> list[Candidate]:
    """Neither headings nor numbers: lines in one ink (capitals, bold, italic), or plain lines that every agenda knows."""
    blocks = document.blocks
    best: list[Candidate] = []
    alone = [c for c in usable if not c.number and subitems.stands_alone(blocks, c) and not _is_early_title(document, c)]
    for ink in ("upper", "bold", "italic"):
        row = [c for c in alone if c.ink == ink and not candidates.is_frame_line(blocks[c.block])]
        if len(row) >= 2 and _weight(row) > _weight(best):
            best = row
    plain = _plain_row(blocks, [c for c in alone if not c.ink], titles)
    if len(plain) >= 2 and _weight(plain) > _weight(best) + 2:
        best = plain
    return [replace(c, depth=1) for c in best]


def _plain_row(blocks: Sequence[Block], lines: list[Candidate], titles: frozenset[str]) -> list[Candidate]:
    """Titles in plain type, told by those that every agenda knows; lines of the same shape from the first of these on belong to them."""
    known = [c for c in lines if len(c.title) < 70 and (is_standing(c.title) or c.plain in titles)]
    if len(known) < 2:
        return []
    runs_in = sum(c.runs_in for c in known) * 2 > len(known)
    row = []
    for c in lines:
        like = c.runs_in == runs_in and c.block > known[0].block and subitems.like_title(blocks, c)
        if (c in known or like) and not candidates.is_frame_line(blocks[c.block]):
            row.append(c)
    return row


def _is_early_title(document: Document, candidate: Candidate) -> bool:
    filled = [i for i, b in enumerate(document.blocks) if b.text.strip()]
    return candidate.block in filled[:3] and not is_standing(candidate.title) or bool(
        candidate.block in filled[:TITLE_BLOCKS] and MINUTES.search(candidate.title) and not is_standing(candidate.title)
    )


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
