"""Main items by headings: levels made relative to the title, to framing headings and to printed numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.document import Document, Kind
from pipeline.structure import labelled, numbers
from pipeline.structure.candidates import Candidate, is_framing
from pipeline.structure.words import is_closing, is_standing, normal, wordset

TITLE_BLOCKS = 6
MINUTES = re.compile(r"\b\w*(?:verslag|notulen|besluitenlijst)\b", re.I)


def find(document: Document, usable: list[Candidate]) -> list[Candidate]:
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
    paths = {c.number.path for c in numbered if c.number}
    found = []
    for c in heads:
        if c.number and len(numbered) > 1 and c.number.style[0] == "1":
            orphan = c.number.printed[-1].isalpha() and c.number.path[:-1] not in paths  # "1a" and "1b" without a "1"
            depth = len(c.number.path) - orphan
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
            framing = is_framing(blocks[i]) and normal(blocks[i].text) in wordset("frame_headings")
            return level - 1 if framing else level
    return level


def _is_title(document: Document, candidate: Candidate) -> bool:
    """The document's own title: a heading among the first blocks that names minutes, or the only one of the top level."""
    blocks = document.blocks
    filled = [i for i, b in enumerate(blocks) if b.text.strip()]
    if candidate.number or candidate.block not in filled[:TITLE_BLOCKS] or below_people(document, candidate.block):
        return False
    if MINUTES.search(candidate.title) and (not is_standing(candidate.title) or _heads_people(document, candidate.block)):
        return True
    block = blocks[candidate.block]
    same = [b for b in blocks if b.kind is Kind.HEADING and b.level <= block.level]
    if len(same) == 1:
        return True
    beside = [numbers.of(b) for b in blocks if b.kind is Kind.HEADING and b.level == block.level and b is not block]
    if candidate.block == filled[0] and len(beside) > 2 and all(beside) and not is_standing(candidate.title):
        return True  # "### Overleg buurtgroep" above "### 1. Welkom"
    # title lines stand together at the very top, before any text
    before = [blocks[i] for i in filled if i < candidate.block]
    after = next((b for i, b in enumerate(blocks) if i > candidate.block and b.text.strip()), None)
    return all(b.kind is Kind.HEADING for b in before) and bool(after) and is_framing(after) and not is_standing(candidate.title)  # type: ignore[arg-type]


def _heads_people(document: Document, block: int) -> bool:
    """Whether who was there stands between the heading and the next: "Notulen van de vergadering van 3 mei" is what all of it is."""
    for b in document.blocks[block + 1 :]:
        if b.kind is Kind.HEADING or labelled.names_people(b):
            return b.kind is not Kind.HEADING
    return False


def below_people(document: Document, block: int) -> bool:
    """Whether who was there stands above the block: then it is no title of the minutes, even when it says "Verslag 16 mei"."""
    return any(labelled.names_people(b) for b in document.blocks[:block])


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
