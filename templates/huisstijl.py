"""The house style of the templates: page, fonts, colours, tables, header and footer. Used by maak_sjablonen.py only."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor, Twips
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw, ImageFont

FONT, FALLBACK = "Calibri", "Carlito"
ACCENT, TINT, GREY, LINE, DONE = "1F5C7A", "E8F0F4", "5B6770", "C9D3D9", "6B767E"
MARGIN = 2.0
Run = str | tuple[str, str]

# name: (font size, colour, bold, italic, space before, space after, keep with next, based on)
PARAGRAPHS = {
    "Normal": (10.5, None, False, False, 0, 6, False, None),
    "Title": (22, ACCENT, True, False, 0, 10, True, "Normal"),
    "Subtitle": (13, GREY, False, False, 0, 12, True, "Normal"),
    "Heading 1": (14, ACCENT, True, False, 20, 6, True, "Normal"),
    "Heading 2": (12, ACCENT, True, False, 14, 4, True, "Normal"),
    "Heading 3": (10.5, ACCENT, True, False, 10, 2, True, "Normal"),
    "Header": (9, GREY, False, False, 0, 0, False, "Normal"),
    "Footer": (9, GREY, False, False, 0, 0, False, "Normal"),
    "Toelichting": (10, GREY, False, False, 0, 8, True, "Normal"),
    "Waarschuwing": (10.5, ACCENT, True, False, 0, 10, True, "Normal"),
    "Tussenruimte": (4, None, False, False, 0, 4, False, "Normal"),
    "Kenmerk": (10, GREY, False, False, 1, 1, False, "Normal"),
    "Kenmerk waarde": (10.5, None, False, False, 1, 1, False, "Normal"),
    "Tabelkop": (9.5, ACCENT, True, False, 2, 2, True, "Normal"),
    "Tabeltekst": (9.5, None, False, False, 2, 2, False, "Normal"),
    "Tabeltekst gereed": (9.5, DONE, False, False, 2, 2, False, "Tabeltekst"),
    "Tabeltekst nadruk": (9.5, ACCENT, True, False, 2, 2, False, "Tabeltekst"),
    "Tabelbron": (8.5, GREY, False, False, 2, 2, False, "Tabeltekst"),
    "Opsomming": (10.5, None, False, False, 0, 2, False, "Normal"),
    "Agendapunt": (11, None, True, False, 10, 1, True, "Normal"),
    "Herkomst": (9.5, GREY, False, False, 0, 1, False, "Normal"),
}
KEPT = {"Default Paragraph Font", "Normal Table", "Table Grid", "No List", *PARAGRAPHS}


class Cell:
    """A table cell of the template: a paragraph style and one paragraph for each text."""

    def __init__(self, style: str, *texts: str) -> None:
        self.style, self.texts = style, texts


class Sheet:
    """A template in the making; ``when``, ``each`` and ``end`` write the tags that stand in a paragraph of their own."""

    def __init__(self, landscape: bool) -> None:
        self.document, self.landscape = Document(), landscape
        self.blocks: list[str] = []
        set_page(self.document, landscape)
        set_styles(self.document)
        set_numbering(self.document)
        set_settings(self.document)
        drop_leftovers(self.document)

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
        pairs = 2 if self.landscape else 1
        widths = (2.6, self._width() / pairs - 2.6) * pairs
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
        properties.append(parse_xml(f'<w:tblLook {nsdecls("w")} w:val="0{"6" if header else "6"}{"2" if header else "8"}0" {look}/>'))
        properties.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="{description.partition(":")[0]}"/>'))
        properties.append(parse_xml(f'<w:tblDescription {nsdecls("w")} w:val="{description}"/>'))
        return table

    def save(self, path: Path) -> None:
        assert not self.blocks, f"not closed: {self.blocks}"
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
    properties.append(parse_xml(f'<w:cantSplit {nsdecls("w")}/>'))
    if header:
        properties.append(parse_xml(f'<w:tblHeader {nsdecls("w")}/>'))
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
        '<w:fldChar w:fldCharType="begin"/>', f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>', "<w:t>1</w:t>", '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}>{inner}</w:r>'))


def add_logo(paragraph: Paragraph, width: int) -> None:
    """In Word: right click, Afbeelding wijzigen. Size and place stay."""
    paragraph.paragraph_format.alignment = 2
    paragraph.paragraph_format.space_after = Pt(6)
    picture = paragraph.add_run().add_picture(io.BytesIO(logo()), width=Cm(3.6))
    properties = picture._inline.docPr
    properties.set("name", "Logo")
    properties.set("descr", "Plaats voor het logo van uw organisatie")


def logo() -> bytes:
    picture = Image.new("RGB", (720, 260), "white")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((4, 4, 715, 255), radius=24, outline=f"#{LINE}", width=4)
    draw.text((360, 130), "logo", fill=f"#{LINE}", font=ImageFont.load_default(84), anchor="mm")
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def set_page(document: Document, landscape: bool) -> None:
    section = document.sections[0]
    short, long = Cm(21), Cm(29.7)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = section.bottom_margin = Cm(MARGIN)
    section.top_margin, section.header_distance, section.footer_distance = Cm(2.2), Cm(1.1), Cm(1.0)


def set_settings(document: Document) -> None:
    """Dutch conventions, and the mode of Word 2013 and later: without it Word shows "compatibiliteitsmodus" and hangs tables in the margin."""
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    for child in (
        '<w:zoom {0} w:percent="100"/>', '<w:defaultTabStop {0} w:val="709"/>', f"<w:compat {{0}}>{mode}</w:compat>",
        '<w:themeFontLang {0} w:val="nl-NL"/>', '<w:decimalSymbol {0} w:val=","/>', '<w:listSeparator {0} w:val=";"/>',
    ):
        settings.append(parse_xml(child.format(nsdecls("w"))))


def drop_leftovers(document: Document) -> None:
    """What python-docx's own template brings along: a picture of its first page, and fonts that are not used."""
    package = document.part.package
    for key in [key for key, rel in package.rels.items() if "thumbnail" in rel.reltype]:
        del package.rels[key]
    for rel in document.part.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            font = f'<w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
            rel.target_part._blob = f'<?xml version="1.0" encoding="UTF-8"?><w:fonts {nsdecls("w")}>{font}</w:fonts>'.encode()


def set_styles(document: Document) -> None:
    styles = document.styles
    for style in list(styles):
        if style.name not in KEPT:
            style.delete()
    set_defaults(styles)
    for name in PARAGRAPHS:
        if name not in styles:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).quick_style = True
    for name, look in PARAGRAPHS.items():
        set_paragraph_style(styles, name, *look)
    presenter = styles.add_style("Inleider", WD_STYLE_TYPE.CHARACTER)
    presenter.font.italic, presenter.font.bold = True, False
    styles.element.append(list_style("Vervolg lijst", header=True))
    styles.element.append(list_style("Vervolg kenmerken", header=False))


def set_defaults(styles) -> None:
    """Defaults of the whole document: font, Dutch spelling, widow control."""
    defaults = styles.element.find(qn("w:docDefaults"))
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
    run = f'<w:rPrDefault><w:rPr>{fonts}<w:sz w:val="21"/><w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    paragraph = "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>"
    styles.element.replace(defaults, parse_xml(f'<w:docDefaults {nsdecls("w")}>{run}{paragraph}</w:docDefaults>'))


def set_paragraph_style(styles, name, size, colour, bold, italic, before, after, keep, base) -> None:
    style = styles[name]
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    for child in list(style.element.get_or_add_pPr()):
        if child.tag != qn("w:outlineLvl"):
            style.element.pPr.remove(child)
    style.base_style = styles[base] if base else None
    font, layout = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, italic
    properties.rFonts.set(qn("w:cs"), FONT)
    properties.rFonts.set(qn("w:eastAsia"), FONT)
    if colour:
        font.color.rgb = RGBColor.from_string(colour)
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.1
    layout.keep_with_next, layout.widow_control = keep, True


def list_style(name: str, header: bool):
    """Hairlines between the rows and air in the cells; the header row tinted, with a line in the accent colour."""
    inner = f'<w:insideH w:val="single" w:sz="4" w:color="{LINE}"/>'
    bottom = f'<w:bottom w:val="single" w:sz="4" w:color="{LINE}"/>' if header else ""
    first = f"""<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:color="{ACCENT}"/></w:tcBorders>
      <w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr>"""
    borders = f"<w:tblBorders>{bottom}{inner}</w:tblBorders>" if header else ""
    side = 85 if header else 0
    return parse_xml(f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>
      <w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="0"/></w:pPr><w:tblPr>{borders}
      <w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
      </w:tblCellMar></w:tblPr>{first if header else ""}</w:style>""")


def set_numbering(document: Document) -> None:
    """Real Word numbering by style: a new line in style Agendapunt gets its number, a moved one a new number."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    levels = (("1", "Agendapunt", "decimal", "%1.", 567), ("2", "Opsomming", "bullet", "•", 284))
    for number, style, kind, text, indent in levels:
        numbering.append(parse_xml(f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>
          <w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr><w:rPr><w:color w:val="{ACCENT}"/></w:rPr></w:lvl></w:abstractNum>"""))
    for number, style, *_ in levels:
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
        properties = document.styles[style].element.get_or_add_pPr()
        properties._insert_numPr(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>'))
    document.styles["Agendapunt"].paragraph_format.keep_together = True
    document.styles["Agendapunt"].element.pPr.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="1"/>'))
    document.styles["Herkomst"].paragraph_format.left_indent = Twips(567)
