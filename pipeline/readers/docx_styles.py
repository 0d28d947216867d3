"""styles.xml: what a style means once its chain of basedOn is followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from pipeline.readers.docx_package import W

# Word stores its own heading styles under their English name in every language; other programs store what they show.
_HEADING = re.compile(r"(?:heading|kop|kopje|überschrift|titre|rubrik|overskrift|otsikko|título|titolo)\s*([1-9])", re.I)
_LONGEST_CHAIN = 50
TOGGLES = ("b", "i", "strike", "dstrike", "vanish")


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One style as written in the file, nothing inherited. ``outline`` 0 is the highest, 9 means running text."""

    id: str
    name: str
    kind: str = "paragraph"
    based_on: str = ""
    outline: int | None = None
    num_id: str | None = None
    ilvl: int | None = None
    toggles: dict[str, bool] = field(default_factory=dict)


class Styles:
    """All styles of a file; an unknown id is an empty style with that name."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = root.findall(f"{W}style") if root is not None else []
        self.by_id = {s.id: s for s in map(_style, elements)}
        self.default = next((_style(e).id for e in elements if e.get(f"{W}type") == "paragraph" and on(e.get(f"{W}default"), False)), "")
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self.default_toggles = toggles(defaults)
        self.heading_level = lru_cache(None)(self._heading_level)
        self.toggles_of = lru_cache(None)(self._toggles_of)

    def name(self, style_id: str) -> str:
        style = self.by_id.get(style_id)
        return style.name if style else style_id

    def chain(self, style_id: str) -> Iterator[ParagraphStyle]:
        """The style and what it is based on, nearest first; a circle ends it."""
        seen: set[str] = set()
        while style_id and style_id not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(style_id)
            style = self.by_id.get(style_id)
            if style is None:
                yield ParagraphStyle(style_id, style_id)
                return
            yield style
            style_id = style.based_on

    def _heading_level(self, style_id: str) -> int:
        """1 to 9, or 0 for running text."""
        for style in self.chain(style_id):
            if style.outline is not None:
                return style.outline + 1 if 0 <= style.outline < 9 else 0
            match = _HEADING.fullmatch(style.name.strip())
            if match:
                return int(match[1])
        return 0

    def _toggles_of(self, style_id: str) -> dict[str, bool]:
        merged: dict[str, bool] = {}
        for style in self.chain(style_id):
            merged = {**style.toggles, **merged}
        return merged


def on(value: str | None, absent: bool = True) -> bool:
    """The value of an on/off attribute; ``absent`` where the attribute is missing."""
    return absent if value is None else value.lower() not in {"0", "false", "off"}


def toggles(rpr: etree._Element | None) -> dict[str, bool]:
    """The on/off character properties set right here; those in a tracked rPrChange are not children and stay out."""
    if rpr is None:
        return {}
    found = ((name, rpr.find(W + name)) for name in TOGGLES)
    return {name: on(element.get(f"{W}val")) for name, element in found if element is not None}


def number(element: etree._Element | None) -> int | None:
    """The ``w:val`` of an element as a number, None where it is missing or nonsense."""
    try:
        return int(element.get(f"{W}val", "")) if element is not None else None
    except ValueError:
        return None


def value(parent: etree._Element | None, path: str, default: str = "") -> str:
    element = parent.find(path) if parent is not None else None
    return element.get(f"{W}val", default) if element is not None else default


def _style(element: etree._Element) -> ParagraphStyle:
    ppr = element.find(f"{W}pPr")
    numbering = ppr.find(f"{W}numPr") if ppr is not None else None
    style_id = element.get(f"{W}styleId", "")
    return ParagraphStyle(
        id=style_id,
        name=value(element, f"{W}name", style_id),
        kind=element.get(f"{W}type", "paragraph"),
        based_on=value(element, f"{W}basedOn"),
        outline=number(ppr.find(f"{W}outlineLvl")) if ppr is not None else None,
        num_id=value(numbering, f"{W}numId") or None,
        ilvl=number(numbering.find(f"{W}ilvl")) if numbering is not None else None,
        toggles=toggles(element.find(f"{W}rPr")),
    )
