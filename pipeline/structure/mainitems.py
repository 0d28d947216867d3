"""The row of main items: which way of printing titles this document uses (headings, numbers, ink, plain lines), decided by points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Block, Document, Kind
from pipeline.structure import candidates, headings, opening, subitems
from pipeline.structure.candidates import Candidate
from pipeline.structure.headings import MINUTES, TITLE_BLOCKS, below_people
from pipeline.structure.name_lines import first_names
from pipeline.structure.words import is_closing, is_standing, verb, wordset

LEAST_LEADS = 3  # items
MOST_TOLD = 0.6  # of the paragraphs
LEAST_TOLD = 60  # characters of a paragraph that tells something
LEAST_CHAIN = 3.0  # points a numbered row of items must reach: two clear titles


def find(document: Document, usable: list[Candidate], titles: frozenset[str]) -> list[Candidate]:
    usable = _without_meeting(usable)
    leads, usable = [c for c in usable if c.leads], [c for c in usable if not c.leads]
    found = _without_leads(document, usable, titles)
    row = [c for c in leads if _like_item(document, c)]
    if not found:
        alone = [c for c in usable if row and c.ink == row[0].ink and c.block > row[0].block and not c.number and not c.runs_in]
        return sorted((replace(c, depth=1) for c in [*row, *alone]), key=lambda c: c.block) if _told_in(document, row) else []
    row = [c for c in row if c.ink == "bold"]
    bold = sum(c.ink == "bold" for c in found) * 2 > len(found) and all(c.depth == 1 and not c.ink.startswith("heading") for c in found)
    more = [replace(c, depth=1) for c in row if bold and (is_standing(c.title) or MINUTES.match(c.title))]
    return sorted([*found, *more, *_parts(found, row)], key=lambda c: c.block)


def _without_meeting(usable: list[Candidate]) -> list[Candidate]:
    """Items "14.01", "14.02" of the fourteenth meeting are its first and second; nothing changes where there is an item 14."""
    paths = {c.block: c.number.path for c in usable if c.number and c.number.style[0] == "1"}
    firsts = {path[0] for path in paths.values() if len(path) > 1}
    tops = [path[1] for path in paths.values() if len(path) == 2]
    if len(firsts) != 1 or min(firsts) < 2 or len(tops) < LEAST_LEADS or tops[:2] != [1, 2]:
        return usable
    for c in usable:
        headed = c.ink.startswith(("heading", "style")) and c.block not in paths
        whole = c.ink and c.number and len(c.number.path) < 2
        if c.block > min(paths) and (headed or whole):
            return usable
    return [_shortened(c) if len(paths.get(c.block, ())) > 1 else c for c in usable]


def _shortened(c: Candidate) -> Candidate:
    """Without the first number of its path: 2 for "14.02"."""
    assert c.number is not None
    path = c.number.path[1:]
    return replace(c, number=replace(c.number, path=path), depth=len(path))


def _told_in(document: Document, row: list[Candidate]) -> bool:
    """Whether first words that stand out are the titles: one that every agenda knows among three, or most of the text told behind them."""
    if len(row) < LEAST_LEADS or len({c.ink for c in row}) > 1:
        return False
    people = sum(c.title.split()[0].lower() in first_names() for c in row)
    if len({c.plain for c in row}) < len(row) or people * 2 > len(row):
        return False  # a paragraph a person, questions and answers
    texts = [b for b in document.blocks[row[0].block :] if b.kind is Kind.PARAGRAPH and len(b.text) > LEAST_TOLD]
    return any(is_standing(c.title) for c in row) or len(row) > LEAST_LEADS and len(row) >= MOST_TOLD * len(texts)


def _like_item(document: Document, c: Candidate) -> bool:
    return (
        not verb().search(c.title)
        and not subitems.NOT_HEADING.search(c.title)
        and (is_standing(c.title) or not _is_early_title(document, c))
    )


def _parts(main: list[Candidate], row: list[Candidate]) -> list[Candidate]:
    """An item told in parts that all begin with bold words: three in a row or more, one of which every agenda knows."""
    found = []
    tops = [c for c in main if c.depth == 1]
    for c, following in zip(tops, [*tops[1:], None], strict=False):
        if any(d.depth > 1 and c.block < d.block and (following is None or d.block < following.block) for d in main):
            continue
        inside = [r for r in row if c.block < r.block and (following is None or r.block < following.block)]
        if len(inside) > 2 and any(is_standing(r.title) for r in inside):
            found += [replace(r, depth=2) for r in inside]
    return found


def _without_leads(document: Document, usable: list[Candidate], titles: frozenset[str]) -> list[Candidate]:
    headed = headings.find(document, usable)
    chained = _by_numbers(usable, titles)
    inked = _by_ink(document, usable, titles)
    if chained and not headed and _holds(inked, chained) and _weight(inked, titles) > _weight(chained, titles):
        return inked
    if headed and chained:
        top = [c for c in headed if c.depth == 1]
        within = {c.block for c in chained} <= {c.block for c in headed}
        if within or _weight(top, titles) >= _weight(chained, titles):
            return _closed(document, headed, usable)
        if len(top) > 1 and _holds(top, chained) and not _deals(document, top, chained):
            have = {c.block for c in headed}
            return sorted([*headed, *(replace(c, depth=2) for c in chained if c.block not in have)], key=lambda c: c.block)
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


def _deals(document: Document, tops: list[Candidate], chained: list[Candidate]) -> bool:
    """Whether the row holds the agenda itself: no other heading has running text of its own under it before the row begins."""
    before = [c for c in tops if c.block < chained[0].block]
    told = [
        c
        for c, following in zip(before, before[1:], strict=False)
        if sum(opening.tells(b) for b in document.blocks[c.block + 1 : following.block]) > 1
    ]
    return not told


def _weight(items: list[Candidate], titles: frozenset[str] = frozenset()) -> float:
    return sum(1.0 + 2.0 * is_standing(c.title) + 1.0 * (c.plain in titles) - 0.5 * c.adjacent for c in items)


def _by_numbers(usable: list[Candidate], titles: frozenset[str]) -> list[Candidate]:
    """The best row 1, 2, 3 ... of numbered lines: the row with most of what makes a title, so not a list inside an item."""
    rows = _numbered(usable)
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
            lettered = step == 0 and c.number.path[1:] and rows[j].number.path[1:] == (c.number.path[1] - 1,)  # type: ignore[union-attr]
            if not (1 <= step <= 2 or lettered) or rows[j].number.style[0] != c.number.style[0]:  # type: ignore[union-attr]
                continue
            total = best[j] + own - 1.5 * max(step - 1, 0) + _alike(rows[j], c)
            if total > best[i]:
                best[i], before[i] = total, j
    restarted = _restarted(rows)
    if not best or restarted and len(restarted) * 2 > max(best):
        return restarted
    at: int | None = max(range(len(rows)), key=best.__getitem__)
    if best[at] < LEAST_CHAIN:  # type: ignore[index]
        return []
    chain: list[Candidate] = []
    while at is not None:
        chain.append(replace(rows[at], depth=1))
        at = before[at]
    return chain[::-1] if len(chain) >= 2 else []


def _numbered(usable: list[Candidate]) -> list[Candidate]:
    """Lines with a number of one part, and "3a", "3b" where no "3" holds them: the letters then count the items themselves."""
    whole = {c.number.path for c in usable if c.number and len(c.number.path) == 1 and c.number.style[0] == "1"}
    found = []
    for c in usable:
        if c.number is None:
            continue
        letter = len(c.number.path) == 2 and c.number.printed[-1].isalpha() and c.number.path[:1] not in whole
        if len(c.number.path) == 1:
            found.append(c)
        elif letter:
            found.append(replace(c, depth=1))
    return found


def _restarted(rows: list[Candidate]) -> list[Candidate]:
    """Automatic numbering that starts again at every item, so that each is "1.": titles with text of their own below them."""
    row = [c for c in rows if c.number and c.number.path == (1,) and not c.adjacent and not subitems.is_sentence(c.title) and c.depth == 1]
    known = sum(is_standing(c.title) or is_closing(c.title) for c in row)
    return [replace(c, depth=1) for c in row] if len(row) >= 3 and known else []


def _alike(a: Candidate, b: Candidate) -> float:
    same_look = a.ink == b.ink and a.number and b.number and a.number.style == b.number.style
    return (0.4 if same_look else -0.6) - 0.8 * (a.depth != b.depth)


def _closed(document: Document, headed: list[Candidate], usable: list[Candidate]) -> list[Candidate]:
    """Headings with a closing title after them that is printed as a mere line ("Actielijst" above its table)."""
    return [*headed, *closing_lines(document, usable, max(c.block for c in headed))]


def closing_lines(document: Document, usable: list[Candidate], last: int) -> list[Candidate]:
    """Titles after block ``last`` that every set of minutes may end with, printed as a mere line."""
    return [replace(c, depth=1) for c in usable if c.block > last and not c.number and _is_closing_line(document, c)]


def _is_closing_line(document: Document, candidate: Candidate) -> bool:
    block = document.blocks[candidate.block]
    known = (
        candidate.plain in wordset("closing_items") or candidate.ink and is_closing(candidate.title) and _above_table(document, candidate)
    )
    return bool(known) and block.kind is Kind.PARAGRAPH and subitems.stands_alone(document.blocks, candidate)


def _above_table(document: Document, candidate: Candidate) -> bool:
    following = next((b for b in document.blocks[candidate.block + 1 :] if b.text.strip()), None)
    return following is not None and following.kind is Kind.TABLE_ROW


def _extended(document: Document, chain: list[Candidate], usable: list[Candidate]) -> list[Candidate]:
    """Unnumbered main items beside the numbered ones: printed in the same ink, or a closing heading such as "Actielijst"."""
    inks = {c.ink for c in chain}
    ink = next(iter(inks)) if len(inks) == 1 else (_common(chain) if len(chain) > 2 else "")
    have = {c.block for c in chain}
    found = list(chain)
    last = chain[-1].block
    for c in usable:
        early = c.block < chain[0].block
        if c.block in have or c.number or early and not below_people(document, c.block):
            continue
        block = document.blocks[c.block]
        closing = c.block > last and is_closing(c.title) and len(c.title) < 60 and block.kind is not Kind.LIST_ITEM
        closing = closing and bool(c.ink or not re.search(r":\s*\S", c.title))  # "Volgend overleg: 3 mei, De Eik." says it all
        same_ink = ink in {"bold", "italic", "upper", "style"} and c.ink == ink and not subitems.is_sentence(c.title)
        if closing and not early or same_ink and subitems.stands_alone(document.blocks, c):
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
    if candidate.runs_in and (candidate.block != filled[0] or opening.tells(document.blocks[candidate.block])):
        return False
    if below_people(document, candidate.block):
        return False
    return (
        candidate.block in filled[:3]
        and not is_standing(candidate.title)
        or bool(candidate.block in filled[:TITLE_BLOCKS] and MINUTES.search(candidate.title) and not is_standing(candidate.title))
    )
