"""Where the running text begins: minutes may tell something before the first item, and that is no header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Block, Document, Kind
from pipeline.structure import labelled
from pipeline.structure.outline import Attendance, Field, Table
from pipeline.structure.words import verb

SENTENCE = re.compile(r"[a-zà-ÿ0-9)\"”'’%][.!?][)\"”'’]*(?:\s|$)")
LEAST_WORDS = 4
MANY_WORDS = 25  # so many words are text, also when no verb is known


def tells(block: Block) -> bool:
    """Running text: a whole sentence with a verb, or a long stretch."""
    if block.kind in (Kind.HEADING, Kind.TABLE_ROW, Kind.FOOTNOTE):
        return False
    words = len(block.text.split())
    return bool(SENTENCE.search(block.text)) and words >= LEAST_WORDS and (words >= MANY_WORDS or bool(verb().search(block.text)))


def begin(
    document: Document,
    first: int,
    fields: Sequence[Field],
    attendance: Sequence[Attendance],
    tables: Sequence[Table],
    stops: frozenset[int],
) -> int:
    """The first block of running text before block ``first`` (the first item), below the last line that belongs to the header."""
    rows = {i for t in tables for i in (t.header, *t.rows) if i is not None}
    people = {a.place.blok for a in attendance}
    named = {f.place.blok for f in fields if f.label != "titel"}
    found = first
    for i in range(first - 1, -1, -1):
        block = document.blocks[i]
        if i in rows or i in stops or i in people or _heads(block) or i in named and not _inside(block):
            break
        if tells(block) or found < first and block.kind is Kind.LIST_ITEM:
            found = i
    return found


def _heads(block: Block) -> bool:
    """A line of the header: it begins with a label."""
    found = labelled.in_text(0, block.text)
    return bool(found) and block.text.find(found[0].wording) < LEAST_WORDS


def _inside(block: Block) -> bool:
    """Running text in which a label was read only because a sentence happens to hold its word."""
    found = labelled.in_text(0, block.text)
    return bool(found) and len(SENTENCE.findall(block.text[: block.text.find(found[0].wording)])) > 0
