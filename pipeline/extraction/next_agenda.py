"""What stands under "Agendapunten volgende vergadering" or "Agenda volgende keer": items for the next agenda, one a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Block, Kind
from pipeline.extraction.statements import Statement

HEADING = re.compile(
    r"\W*(?:\d+[a-z]?[.)]?\s+)?(?:(?:nieuwe|mogelijke|voorgestelde|voorlopige|concept)[\s-]*)?(?:agenda(?:punten|onderwerpen)?|onderwerpen|punten|bespreekpunten)"
    r"\s+(?:voor\s+|van\s+)?(?:de\s+|het\s+|een\s+)?(?:eerst)?volgende?\s+"
    r"(?:keer|\w*(?:vergadering|overleg|bijeenkomst|sessie|commissie|raad|groep|alv|mr|mt))\b[^:\n]{0,40}",
    re.I,
)
LONGEST = 160  # characters of an item


def is_heading(text: str) -> bool:
    return bool(HEADING.fullmatch(text.strip().rstrip(":")))


def for_next(s: Statement, blocks: Sequence[Block]) -> bool:
    """Whether the sentence is such an item: one of the list or short lines below the heading, or what stands behind its colon."""
    if len(s.text) > LONGEST:
        return False
    head, colon, rest = s.text.partition(":")
    if colon and rest.strip() and HEADING.fullmatch(head.strip()):
        return True
    if is_heading(s.text):
        return False
    above = [b for b in blocks[: s.block] if b.text.strip()]
    for n, block in enumerate(reversed(above)):
        if is_heading(block.text):
            return n == 0 or s.kind is Kind.LIST_ITEM or not told(s.text)
        if block.kind is not Kind.LIST_ITEM and (s.kind is Kind.LIST_ITEM or block.kind is not Kind.PARAGRAPH or told(block.text)):
            return False
        if block.kind is Kind.LIST_ITEM and s.kind is not Kind.LIST_ITEM:
            return False  # the list is over
    return False


def told(text: str) -> bool:
    """A whole sentence rather than the name of an item."""
    return len(text) > LONGEST or bool(re.search(r"[.!?]$", text.strip()))
