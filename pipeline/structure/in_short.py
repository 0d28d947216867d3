"""Short lists of decisions above the items: "Besluiten in het kort", and the lines below it."""

from __future__ import annotations

import re

from pipeline.document import Document, Kind
from pipeline.structure.words import verb

FIRST = 30  # blocks among which such a list begins
LEAST_WORDS = 3  # of a line; a shorter one is a title or a label
NUMBERED = re.compile(r"[A-Z]{0,2}\d{2,4}[-./]\d{1,3}\s")  # "B25-21 Vergaderschema akkoord"
TITLE = re.compile(
    r"(?:besluiten(?:lijst)?|genomen\s+besluiten|besluiten\s+en\s+afspraken)"
    r"(?:\s+(?:in\s+het\s+kort|op\s+een\s+rij|van\s+(?:vandaag|vanavond|deze\s+vergadering)))?\s*:?",
    re.I,
)


def lines(document: Document) -> dict[int, list[int]]:
    """Title block -> blocks of its lines: paragraphs and list items that are sentences."""
    found: dict[int, list[int]] = {}
    blocks = document.blocks
    for i, block in enumerate(blocks[:FIRST]):
        if block.kind is Kind.TABLE_ROW or not TITLE.fullmatch(block.text.strip()):
            continue
        for j in range(i + 1, len(blocks)):
            text = blocks[j].text.strip()
            told = text[-1:] in ".!" or NUMBERED.match(text) or verb().search(text)
            sentence = len(text.split()) >= LEAST_WORDS and not text.endswith(":") and told
            if blocks[j].kind not in (Kind.PARAGRAPH, Kind.LIST_ITEM) or not sentence:
                break
            found.setdefault(i, []).append(j)
    return found
