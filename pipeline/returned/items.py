"""A draft agenda that came back -> its items and what stands above them. No comparison, no register."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.document import Block, Document, Kind, Style
from pipeline.rendering.xmltext import one_line
from pipeline.returned.rows import Row, rows

SKIP = r"(?:sla(?:an)?\s+over|overslaan|overgeslagen)"
PARK = r"(?:parkeer|parkeren|geparkeerd)"
BESIDE = re.compile(rf"^\s*(?:(?P<s1>{SKIP})|(?P<p1>parkeer|geparkeerd))\s*:\s*|\s*[([](?:(?P<s2>{SKIP})|(?P<p2>{PARK}))[)\]]\s*", re.I)
BEHIND = re.compile(rf"\s+[-–—]\s+(?:(?P<s1>{SKIP})|(?P<p1>parkeer|geparkeerd))\s*$", re.I)
ALONE = re.compile(rf"^\W*(?:(?P<s1>{SKIP})|(?P<p1>{PARK}))\W*$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item as it stands there: title and presenters in one line; ``regels`` are the lines under it.

    ``fate``: "houd", "sla over", "parkeer" or, where it is struck through, "weg".
    """

    tekst: str
    regels: tuple[str, ...] = ()
    fate: str = "houd"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedAgenda:
    """``kenmerken``: label in lower case ("tijd") -> what stands beside it. ``rows`` are those of the list of open actions.

    ``loose``: lines that stand before the first item.
    """

    bestand: str
    sha256: str
    items: tuple[Item, ...]
    loose: tuple[str, ...] = ()
    kenmerken: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    overleg: str | None = None
    datum: date | None = None
    versie: str = ""


def read(document: Document) -> ReturnedAgenda:
    origin = document.origin
    return ReturnedAgenda(
        bestand=document.name,
        sha256=document.sha256,
        items=tuple(_items(document)),
        loose=tuple(_loose(document)),
        kenmerken=_facts(document),
        rows=rows(document),
        overleg=origin.body if origin else None,
        datum=origin.day if origin else None,
        versie=origin.version if origin else "",
    )


def _facts(document: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in document.blocks:
        if block.kind is Kind.TABLE_ROW and len(block.cells) == 2:
            label, value = (one_line(block.cell_text(cell)) for cell in block.cells)
            found.setdefault(label.lower().rstrip(":"), value)
    return found


def _items(document: Document) -> Iterator[Item]:
    """Items, with the lines under each."""
    item: Item | None = None
    for block in _agenda(document):
        text = one_line(block.text)
        if not text:
            continue
        if _begins(block):
            if item:
                yield item
            item = _item(text, "weg" if block.marked(Style.STRUCK) else "houd")
        elif item and (alone := ALONE.match(text)):
            item = replace(item, fate=_fate(alone))
        elif item and not block.marked(Style.STRUCK):
            item = replace(item, regels=(*item.regels, text))
    if item:
        yield item


def _loose(document: Document) -> Iterator[str]:
    for block in _agenda(document):
        if _begins(block):
            return
        yield from [one_line(block.text)] if block.text.strip() else []


def _agenda(document: Document) -> Iterator[Block]:
    """What stands between the heading "Agenda" and the list of open actions."""
    blocks = [b for b in document.blocks if b.kind is not Kind.FOOTNOTE]
    heads = [i + 1 for i, b in enumerate(blocks) if b.kind is Kind.HEADING and one_line(b.text).lower() == "agenda"]
    tables = [i + 1 for i, b in enumerate(blocks) if b.kind is Kind.TABLE_ROW and len(b.cells) == 2]
    start = heads[0] if heads else max(tables, default=0)
    for block in blocks[start:]:
        if block.kind is Kind.HEADING and block.text.strip().lower().startswith("bijlage"):
            return
        if block.kind is not Kind.TABLE_ROW and block.style.lower() != "title":
            yield block


def _begins(block: Block) -> bool:
    """An item has our style, or looks like one: a heading, or a number before it."""
    if block.style.lower() == "herkomst":
        return False
    return block.style.lower() == "agendapunt" or block.kind is Kind.HEADING or any(c.isdigit() for c in block.marker)


def _item(text: str, fate: str) -> Item:
    for pattern in (BESIDE, BEHIND):
        if found := pattern.search(text):
            return Item(tekst=one_line(pattern.sub(" ", text, count=1)), fate=_fate(found))
    return Item(tekst=text, fate=fate)


def _fate(found: re.Match[str]) -> str:
    return "sla over" if any(v for name, v in found.groupdict().items() if name.startswith("s")) else "parkeer"
