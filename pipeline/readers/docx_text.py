"""The runs of one paragraph: its text, character styles, fields, breaks; tracked changes as accepted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from pipeline.readers.docx_ink import BOLD, ITALIC, LINK, STRUCK, Ink
from pipeline.readers.docx_package import MC, M, W
from pipeline.readers.docx_state import Reading
from pipeline.readers.docx_styles import Styles, on, toggles, value
from pipeline.readers.docx_symbols import is_symbol_font, symbol

OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_TOC_STYLE = re.compile(r"(?:toc|inhopg|inhoudsopgave|contents|table of figures|lijst met afbeeldingen)\b.*", re.I)
_PROMPT_STYLES = {"placeholder text", "placeholdertext"}  # Word's own name in every language, and its usual id
_FLAGS = (("b", BOLD), ("i", ITALIC), ("strike", STRUCK), ("dstrike", STRUCK))


class Inline:
    """Reads one paragraph into ``ink``; text boxes anchored in it are left in ``boxes`` (w:txbxContent elements)."""

    def __init__(self, reading: Reading, style_id: str) -> None:
        self.reading = reading
        self.style_id = style_id
        self.ink = Ink()
        self.boxes: list[etree._Element] = []
        self.page: int | None = None
        self.in_toc_style = bool(_TOC_STYLE.fullmatch(reading.styles.name(style_id)))

    def read(self, parent: etree._Element, flags: int = 0) -> None:
        for child in parent:
            self.child(child, flags)

    def child(self, element: etree._Element, flags: int) -> None:
        tag = element.tag
        if tag == W + "r":
            self.run(element, flags)
        elif tag == W + "hyperlink":
            self.read(element, flags | LINK)
        elif tag in _PASSED:
            self.reading.tracked |= tag in _TRACKED
            self.read(element, flags)
        elif tag in _DROPPED:
            self.reading.tracked = True
        elif tag == W + "sdt":
            self.control(element, flags)
        elif tag == W + "fldSimple":
            self.simple_field(element, flags)
        elif tag in (M + "oMath", M + "oMathPara"):
            self.add("".join(t.text or "" for t in element.iter(M + "t")), flags)
        elif tag == MC + "AlternateContent":
            self.read(alternative(element), flags)

    def control(self, element: etree._Element, flags: int) -> None:
        """A content control; a prompt that nobody filled in ("Klik om tekst in te voeren") is not text."""
        if not is_prompt(element, self.reading.styles):
            for content in element.findall(W + "sdtContent"):
                self.read(content, flags)

    def simple_field(self, element: etree._Element, flags: int) -> None:
        self.reading.fields.begin()
        self.reading.fields.instruct(element.get(W + "instr", ""))
        self.reading.fields.separate()
        self.read(element, flags)
        self.reading.fields.end()

    def run(self, element: etree._Element, flags: int) -> None:
        rpr = element.find(W + "rPr")
        shown = self.effective(rpr)
        font = _font(rpr)
        for name, bit in _FLAGS:
            flags |= bit if shown.get(name) else 0
        hidden = shown.get("vanish", False)
        for child in element:
            handler = _RUN.get(child.tag)
            if handler is not None:
                handler(self, child, flags)
            elif not hidden:
                self.content(child, flags, font)

    def effective(self, rpr: etree._Element | None) -> dict[str, bool]:
        """Toggle properties: paragraph and character style cancel each other out, a direct setting wins (ECMA-376, 17.7.3)."""
        styles = self.reading.styles
        paragraph, direct = styles.toggles_of(self.style_id), toggles(rpr)
        run_style = value(rpr, W + "rStyle")
        character = styles.toggles_of(run_style) if run_style else {}
        merged = {name: paragraph.get(name, False) != character.get(name, False) for name in {*paragraph, *character}}
        defaults = {name: True for name, set_on in styles.default_toggles.items() if set_on}
        return {**merged, **defaults, **direct}

    def content(self, child: etree._Element, flags: int, font: str) -> None:
        tag = child.tag
        if tag == W + "t":
            text = child.text or ""
            self.add("".join(symbol(font, ord(c)) for c in text) if is_symbol_font(font) else text, flags)
        elif tag in _CHARACTER:
            self.add(_CHARACTER[tag], flags)
        elif tag == W + "sym":
            self.add(_symbol(child), flags)
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            self.reading.notes.refer(child, self.reading.pages.now)
        elif tag == W + "ruby":
            for base in child.findall(W + "rubyBase"):
                self.read(base, flags)
        elif tag == MC + "AlternateContent":
            for part in alternative(child):
                self.content(part, flags, font)
        elif tag in _DRAWINGS:
            self.reading.foreign |= next(child.iter(OLE), None) is not None
            self.boxes.extend(text_boxes(child))

    def add(self, text: str, flags: int) -> None:
        fields = self.reading.fields
        if fields.hides() or (self.in_toc_style and fields.inside("TOC")):
            return
        if self.page is None and text.strip():
            self.page = self.reading.pages.text()
        self.ink.add(text, flags | (LINK if fields.inside("HYPERLINK") else 0))

    def field_char(self, child: etree._Element, flags: int) -> None:
        kind = child.get(W + "fldCharType")
        if kind == "begin":
            self.add(_form_field(child), flags)
            self.reading.fields.begin()
        elif kind == "separate":
            self.reading.fields.separate()
        elif kind == "end":
            self.reading.fields.end()

    def instruction(self, child: etree._Element, flags: int) -> None:
        self.reading.fields.instruct(child.text or "")

    def line_break(self, child: etree._Element, flags: int) -> None:
        if child.get(W + "type") == "page":
            self.reading.pages.broken()
        self.add("\n", flags)

    def page_seen(self, child: etree._Element, flags: int) -> None:
        self.reading.pages.rendered()


_PASSED = {W + n for n in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdtContent")}
_TRACKED = {W + "ins", W + "moveTo"}
_DROPPED = {W + "del", W + "moveFrom"}
_DRAWINGS = {W + "drawing", W + "pict", W + "object"}
_CHARACTER = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": ""}
_RUN: dict[str, Callable[[Inline, etree._Element, int], None]] = {
    W + "fldChar": Inline.field_char,
    W + "instrText": Inline.instruction,
    W + "br": Inline.line_break,
    W + "lastRenderedPageBreak": Inline.page_seen,
}


def alternative(element: etree._Element) -> etree._Element:
    """One branch of mc:AlternateContent, never two: the first choice with text in it, else the fallback."""
    branches = [*element.findall(MC + "Choice"), *element.findall(MC + "Fallback")]
    return next((b for b in branches if next(b.iter(W + "t"), None) is not None), element if not branches else branches[-1])


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The w:txbxContent under a drawing, one branch of each alternative, boxes within boxes left to their own paragraph."""
    if element.tag == MC + "AlternateContent":
        element = alternative(element)
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from text_boxes(child)


def is_prompt(element: etree._Element, styles: Styles) -> bool:
    """Whether a content control shows only its prompt. Programs that fill in templates leave the flag standing: the style decides too."""
    shown = element.find(f"{W}sdtPr/{W}showingPlcHdr")
    if shown is None or not on(shown.get(W + "val")):
        return False
    runs = [run for run in element.iter(W + "r") if run.find(W + "t") is not None]
    return all(styles.name(value(run.find(W + "rPr"), W + "rStyle")).lower() in _PROMPT_STYLES for run in runs)


def _font(rpr: etree._Element | None) -> str:
    fonts = rpr.find(W + "rFonts") if rpr is not None else None
    return "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""


def _symbol(element: etree._Element) -> str:
    try:
        return symbol(element.get(W + "font", ""), int(element.get(W + "char", ""), 16))
    except ValueError:
        return ""


def _form_field(begin: etree._Element) -> str:
    """Old form fields show their value without a run: a tick box, a choice from a list."""
    box, choice = begin.find(f"{W}ffData/{W}checkBox"), begin.find(f"{W}ffData/{W}ddList")
    if box is not None:
        state = box.find(W + "checked")
        state = state if state is not None else box.find(W + "default")
        return "☒" if state is not None and on(state.get(W + "val")) else "☐"
    if choice is not None:
        entries, chosen = choice.findall(W + "listEntry"), value(choice, W + "result", "0")
        if chosen.isdigit() and int(chosen) < len(entries):
            return str(entries[int(chosen)].get(W + "val", ""))
    return ""
