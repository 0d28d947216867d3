"""A template in the making: paragraphs, tables and the tags between them, header and footer."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import house_style
from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw, ImageFont

Run = str | tuple[str, str]


class Cell:
    """A table cell of the template: a paragraph style and one paragraph for each text."""

    def __init__(self, style: str, *texts: str) -> None:
        self.style, self.texts = style, texts


class Sheet:
    """A template in the making; ``when``, ``each`` and ``end`` write the tags that stand in a paragraph of their own."""

    def __init__(self, landscape: bool) -> None:
        self.document, self.landscape = Document(), landscape
        self.blocks: list[str] = []
        house_style.apply(self.document, landscape)

    def paragraph(self, style: str, *runs: Run) -> Paragraph:
        return write(self.document.add_paragraph(style=style), runs)

    def heading(self, text: str, level: int = 1, new_page: bool = False) -> None:
        self.paragraph(f"Heading {level}", text).paragraph_format.page_break_before = new_page or None

    def note(self, text: str, style: str = "Toelichting") -> None:
        self.paragraph(style, text)

    def when(self, condition: str) -> None:
        self._open("if", condition)

    def each(self, loop: str) -> None:
        self._open("for", loop)

    def _open(self, word: str, rest: str) -> None:
        self.paragraph("Normal", f"{{%p {word} {rest} %}}")
        self.blocks.append(word)

    def end(self) -> None:
        """Closes the last ``when`` or ``each``."""
        self.paragraph("Normal", f"{{%p end{self.blocks.pop()} %}}")

    def otherwise(self, text: str) -> None:
        self.paragraph("Normal", "{%p else %}")
        self.paragraph("Normal", text)
        self.end()

    def facts(self, *rows: tuple[str, str]) -> None:
        """The table of facts at the top: label and value, two pairs beside each other on a wide page."""
        self.paragraph("Tussenruimte")
        pairs = 2 if self.landscape else 1
        widths = (2.9, self._width() / pairs - 2.9) * pairs
        table = self._table("Kenmerken van het overleg", widths, "Vervolg kenmerken", header=False)
        rows += (("", ""),) * (-len(rows) % pairs)
        for start in range(0, len(rows), pairs):
            chosen = rows[start : start + pairs]
            fill_row(table, [cell for label, value in chosen for cell in (Cell("Kenmerk", label), Cell("Kenmerk waarde", value))])
        self.paragraph("Tussenruimte")

    def table(self, description: str, columns: Sequence[str], widths: Sequence[float], loops: Sequence[tuple[str, list[Cell]]]) -> None:
        """``loops``: what to repeat ("actie in acties") and the row to repeat."""
        table = self._table(description, widths, "Vervolg lijst", header=True)
        fill_row(table, [Cell("Tabelkop", column) for column in columns], header=True)
        for loop, cells in loops:
            empty = [Cell("Tabeltekst", "")] * (len(columns) - 1)
            fill_row(table, [Cell("Tabeltekst", f"{{%tr for {loop} %}}"), *empty])
            fill_row(table, cells)
            fill_row(table, [Cell("Tabeltekst", "{%tr endfor %}"), *empty])

    def section(self, title: str, items: str, item: str, columns: Sequence[str], widths: Sequence[float], row: list[Cell]) -> None:
        """A heading and a table, left out when there is nothing to list."""
        self.when(items)
        self.heading(title)
        self.table(title, columns, widths, [(f"{item} in {items}", row)])
        self.end()

    def _width(self) -> float:
        section = self.document.sections[0]
        return round((section.page_width - section.left_margin - section.right_margin) / Cm(1), 2)

    def _table(self, description: str, widths: Sequence[float], style: str, header: bool):
        table = self.document.add_table(rows=0, cols=len(widths), style=style)
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        properties = table._tbl.tblPr
        total = sum(column.width.twips for column in table.columns)
        for old in properties.findall(qn("w:tblW")) + properties.findall(qn("w:tblLook")):
            properties.remove(old)
        properties.insert(1, parse_xml(f'<w:tblW {nsdecls("w")} w:w="{total}" w:type="dxa"/>'))
        look = f'w:firstRow="{int(header)}" w:lastRow="0" w:firstColumn="{int(not header)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
        properties.append(parse_xml(f'<w:tblLook {nsdecls("w")} w:val="{"0620" if header else "0680"}" {look}/>'))
        properties.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="{description.partition(":")[0]}"/>'))
        properties.append(parse_xml(f'<w:tblDescription {nsdecls("w")} w:val="{description}"/>'))
        return table

    def save(self, path: Path) -> None:
        assert not self.blocks, f"not closed: {self.blocks}"
        last = self.paragraph("Tussenruimte")  # Word wants a paragraph after the last table; a tall one would be a page of its own
        last.paragraph_format.space_after = Pt(0)
        last.paragraph_format.line_spacing = Pt(1)
        self.document.save(path)


def new_document(kind: str, subject: str, when: str, landscape: bool = False) -> Sheet:
    """Title, first page header with the place for the logo, running header, and "pagina 1 van 2" in the footer."""
    sheet = Sheet(landscape)
    section = sheet.document.sections[0]
    section.different_first_page_header_footer = True
    width = Cm(sheet._width())
    add_logo(section.first_page_header.paragraphs[0], width)
    write(tabbed(section.header.paragraphs[0], width), (f"{subject}\t{kind} {when}",))
    for footer in (section.first_page_footer, section.footer):
        page_numbers(tabbed(footer.paragraphs[0], width), f"{kind} {when}")
    sheet.paragraph("Title", kind)
    core = sheet.document.core_properties
    core.author, core.title, core.language, core.comments, core.subject = "vervolg", kind, "nl-NL", "", ""
    return sheet


def write(paragraph: Paragraph, runs: Sequence[Run]) -> Paragraph:
    for run in runs:
        text, style = (run, None) if isinstance(run, str) else run
        paragraph.add_run(text, style)
    return paragraph


def fill_row(table, cells: Sequence[Cell], header: bool = False) -> None:
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if header:
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for place, cell, column in zip(row.cells, cells, table.columns, strict=True):
        place.width = column.width
        for number, text in enumerate(cell.texts):
            paragraph = place.paragraphs[0] if number == 0 else place.add_paragraph()
            paragraph.style = cell.style
            paragraph.add_run(text)


def tabbed(paragraph: Paragraph, width: int) -> Paragraph:
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    return paragraph


def page_numbers(paragraph: Paragraph, left: str) -> None:
    paragraph.add_run(f"{left}\tpagina ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" van ")
    add_field(paragraph, "NUMPAGES")


def add_field(paragraph: Paragraph, code: str) -> None:
    """A field with a first value, which Word replaces as it lays out the page."""
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))


def add_logo(paragraph: Paragraph, width: int) -> None:
    """In Word: right click, Afbeelding wijzigen. Size and place stay."""
    paragraph.paragraph_format.alignment = 2
    paragraph.paragraph_format.space_after = Pt(6)
    picture = paragraph.add_run().add_picture(io.BytesIO(logo()), width=Cm(3.6))
    for side in "TBLR":  # absent, LibreOffice takes 3 mm
        picture._inline.set(f"dist{side}", "0")
    properties = picture._inline.docPr
    properties.set("name", "Logo")
    properties.set("descr", "Plaats voor het logo van uw organisatie")


def logo() -> bytes:
    picture = Image.new("RGB", (720, 260), "white")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((4, 4, 715, 255), radius=24, outline=f"#{house_style.LINE}", width=4)
    draw.text((360, 130), "logo", fill=f"#{house_style.LINE}", font=ImageFont.load_default(84), anchor="mm")
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
