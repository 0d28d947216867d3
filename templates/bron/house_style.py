"""The house style of the templates: page, fonts, colours, tables, numbering, settings."""

from __future__ import annotations

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor, Twips

FONT, FALLBACK = "Calibri", "Carlito"
ACCENT, TINT, GREY, LINE, DONE = "1F5C7A", "E8F0F4", "5B6770", "C9D3D9", "6B767E"
MARGIN = 2.0
LEFTOVERS = {"thumbnail", "stylesWithEffects", "customXml", "webSettings", "extended-properties"}

# name: (font size, colour, bold, italic, space before, space after, keep with next, based on)
PARAGRAPHS = {
    "Normal": (10.5, None, False, False, 0, 6, False, None),
    "Title": (22, ACCENT, True, False, 0, 4, True, "Normal"),
    "Subtitle": (13, GREY, False, False, 0, 4, True, "Normal"),
    "Heading 1": (14, ACCENT, True, False, 20, 6, True, "Normal"),
    "Heading 2": (12, ACCENT, True, False, 14, 4, True, "Normal"),
    "Heading 3": (10.5, ACCENT, True, False, 10, 2, True, "Normal"),
    "Header": (9, GREY, False, False, 0, 0, False, "Normal"),
    "Footer": (9, GREY, False, False, 0, 0, False, "Normal"),
    "Toelichting": (10, GREY, False, False, 0, 8, True, "Normal"),
    "Waarschuwing": (10.5, ACCENT, True, False, 2, 2, True, "Normal"),
    "Tussenruimte": (4, None, False, False, 0, 4, False, "Normal"),
    "Kenmerk": (10.5, GREY, False, False, 1, 1, False, "Normal"),
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
# Only the narrow columns of a table break words, where Dutch does: "werkconferen-tie", not "werkconferen tie". Others inherit from these.
HYPHENATED = {"Normal": "1", "Tabeltekst": "0"}
KEPT = {"Default Paragraph Font", "Normal Table", "Table Grid", "No List", *PARAGRAPHS}


def apply(document: Document, landscape: bool) -> None:
    set_page(document, landscape)
    set_styles(document)
    set_numbering(document)
    set_settings(document)
    drop_leftovers(document)


def set_page(document: Document, landscape: bool) -> None:
    section = document.sections[0]
    short, long = Cm(21), Cm(29.7)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = section.bottom_margin = Cm(MARGIN)
    section.top_margin, section.header_distance, section.footer_distance = Cm(2.2), Cm(1.1), Cm(1.0)


def set_settings(document: Document) -> None:
    """Dutch conventions, and the mode of Word 2013: without it Word shows "compatibiliteitsmodus" and hangs tables in the margin."""
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    for child in (
        '<w:zoom {0} w:percent="100"/>',
        '<w:defaultTabStop {0} w:val="709"/>',
        "<w:autoHyphenation {0}/>",
        f"<w:compat {{0}}>{mode}</w:compat>",
        '<w:themeFontLang {0} w:val="nl-NL"/>',
        '<w:decimalSymbol {0} w:val=","/>',
        '<w:listSeparator {0} w:val=";"/>',
    ):
        settings.append(parse_xml(child.format(nsdecls("w"))))


def drop_leftovers(document: Document) -> None:
    """What python-docx's own template brings along: a picture of its first page, old styles, and fonts that are not used."""
    for rels in (document.part.package.rels, document.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.rpartition("/")[2] in LEFTOVERS]:
            del rels[key]
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
    styles.element.replace(defaults, parse_xml(f"<w:docDefaults {nsdecls('w')}>{run}{paragraph}</w:docDefaults>"))


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
    if name in HYPHENATED:
        layout._element.pPr.spacing.addprevious(parse_xml(f'<w:suppressAutoHyphens {nsdecls("w")} w:val="{HYPHENATED[name]}"/>'))


def list_style(name: str, header: bool):
    """Hairlines between the rows and air in the cells; the header row tinted, with a line in the accent colour."""
    inner = f'<w:insideH w:val="single" w:sz="4" w:color="{LINE}"/>'
    bottom = f'<w:bottom w:val="single" w:sz="4" w:color="{LINE}"/>' if header else ""
    line = f'<w:tcBorders><w:bottom w:val="single" w:sz="8" w:color="{ACCENT}"/></w:tcBorders>'
    first = f"""<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>{line}
      <w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr>"""
    borders = f"<w:tblBorders>{bottom}{inner}</w:tblBorders>" if header else ""
    side = 85 if header else 0
    margins = "".join(
        f'<w:{edge} w:w="{width}" w:type="dxa"/>' for edge, width in (("top", 28), ("left", side), ("bottom", 28), ("right", 85))
    )
    identity = f'w:type="table" w:customStyle="1" w:styleId="{name.replace(" ", "")}"'
    return parse_xml(f"""<w:style {nsdecls("w")} {identity}><w:name w:val="{name}"/>
      <w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="0"/></w:pPr><w:tblPr>{borders}
      <w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{first if header else ""}</w:style>""")


def set_numbering(document: Document) -> None:
    """Real Word numbering by style: a new line in style Agendapunt gets its number, a moved one a new number."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    levels = (("1", "Agendapunt", "decimal", "%1.", 567), ("2", "Opsomming", "bullet", "•", 284))
    for number, style, kind, text, indent in levels:
        numbering.append(
            parse_xml(f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/>
          <w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr>
          <w:rPr><w:color w:val="{ACCENT}"/></w:rPr></w:lvl></w:abstractNum>""")
        )
    for number, style, *_ in levels:
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
        properties = document.styles[style].element.get_or_add_pPr()
        properties._insert_numPr(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>'))
    document.styles["Agendapunt"].paragraph_format.keep_together = True
    document.styles["Agendapunt"].element.pPr.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="1"/>'))
    document.styles["Herkomst"].paragraph_format.left_indent = Twips(567)
