"""The terms an annual plan explains: under a heading such as "Begrippen", or in a table of terms and explanations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Block, Document, Kind, Style
from pipeline.language.parse import Parse
from pipeline.model import Begrip, Jaarplan
from pipeline.structure.plan import Topic, ancestors, topics
from pipeline.structure.plan_tables import grids
from pipeline.structure.words import mapping, normal

COLON = re.compile(r"^(?P<term>[^:\n.]{2,60}?)\s*(?::|\s[–-]|\s=)\s+(?P<explained>\S.*)", re.S)
# "Een wijkteam is ...": a term of a few words, the verb of a definition, an explanation.
TOLD = re.compile(
    r"^(?P<term>\w(?:[^\s:.,;]*\s?){1,6}?)\s(?P<explained>(?:is|zijn|betekent|betekenen|staat voor|omvat|betreft|noemen we)\s.{8,})", re.S
)


def glossary_kind(title: str) -> frozenset[str]:
    """ "begrip", "afkorting", both or neither."""
    plain = normal(title)
    return frozenset(kind for words, kind in mapping("plan_glossary_headings").items() if re.search(rf"\b{re.escape(words)}\b", plain))


def glossary_blocks(document: Document) -> set[int]:
    heads = topics(document)
    about = [t for i, t in enumerate(heads) if any(glossary_kind(heads[j].title) for j in (i, *ancestors(heads, i)))]
    return {b for t in about for b in range(t.first, t.last)}


def glossary(parse: Parse, found: Jaarplan) -> Jaarplan:
    """Abbreviations stand apart: what is only one of those is no term."""
    short = {a.kort for a in found.afkortingen}
    terms: dict[str, Begrip] = {}
    for term in (*_tabled(parse), *_listed(parse)):
        if term.term not in short:
            terms.setdefault(normal(term.term), term)
    return replace(found, begrippen=tuple(terms.values()))


def _tabled(parse: Parse) -> Iterator[Begrip]:
    document = parse.outline.document
    for grid in grids(document):
        if grid.has("begrip", "uitleg"):
            for row in grid.rows:
                cells = grid.cells(document, row)
                if "begrip" in cells and "uitleg" in cells:
                    place = parse.outline.place(row, cells["begrip"].start, cells["uitleg"].end)
                    yield Begrip(term=cells["begrip"].text, uitleg=cells["uitleg"].text, vindplaats=place)


def _listed(parse: Parse) -> Iterator[Begrip]:
    document = parse.outline.document
    heads = topics(document)
    for i, topic in enumerate(heads):
        if not _about_terms(heads, i):
            continue
        if not glossary_kind(topic.title) and topic.last > topic.first:
            text = "\n".join(document.blocks[j].text.strip() for j in range(topic.first, topic.last))
            yield Begrip(term=topic.title, uitleg=text, vindplaats=parse.outline.place(topic.block))
            continue
        for index in range(topic.first, topic.last):
            block = document.blocks[index]
            parts = explained(block)
            if parts and block.kind is not Kind.TABLE_ROW:
                yield Begrip(term=parts[0], uitleg=parts[1], vindplaats=parse.outline.place(index))


def _about_terms(heads: tuple[Topic, ...], i: int) -> bool:
    return any("begrip" in glossary_kind(heads[j].title) for j in (i, *ancestors(heads, i)))


def explained(block: Block) -> tuple[str, str] | None:
    """(term, explanation): what is bold at the start, what stands before a colon or dash, or before the verb of a definition."""
    text = block.text.strip()
    lead = max((m.end for m in block.marks if m.style is Style.BOLD and not block.text[: m.start].strip()), default=0)
    if 1 < lead < len(block.text.rstrip()):
        return block.text[:lead].strip(" :–-\n"), block.text[lead:].lstrip(" :–-=\n").strip()
    match = COLON.match(text) or (TOLD.match(text) if block.kind is Kind.LIST_ITEM else None)
    return (match["term"].strip(), match["explained"].strip()) if match else None
