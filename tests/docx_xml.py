"""Word files from raw XML: what a test needs of Word's format, short enough to read beside the expectation."""

from __future__ import annotations

import io
import zipfile

from pipeline.document import Block, Document, Style
from pipeline.readers.docx import read_docx

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def package(body: str, **parts: str) -> bytes:
    """A Word file with this body; ``parts``: styles, numbering, footnotes, endnotes, comments, header, footer."""
    files = {"word/document.xml": f"<w:document {NS}><w:body>{body}</w:body></w:document>"}
    relations, types = "", f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
    for kind, xml in parts.items():
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        files[f"word/{kind}.xml"] = f"<w:{root} {NS}>{xml}</w:{root}>"
        relations += f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        types += f'<Override PartName="/word/{kind}.xml" ContentType="{TYPE}.{kind}+xml"/>'
    main = f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    files["_rels/.rels"] = f'<Relationships xmlns="{PACKAGE}/relationships">{main}</Relationships>'
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    files["[Content_Types].xml"] = f'<Types xmlns="{PACKAGE}/content-types">{rels}{types}</Types>'
    return zipped(files)


def zipped(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return stream.getvalue()


def word(body: str, **parts: str) -> Document:
    return read_docx(package(body, **parts), "proef.docx")


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, num: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def lvl(i: int, text: str, shape: str = "decimal", start: int = 1, extra: str = "") -> str:
    return f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{shape}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(i: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{i}">{"".join(levels)}</w:abstractNum>'


def num(i: int, of: int, extra: str = "") -> str:
    return f'<w:num w:numId="{i}"><w:abstractNumId w:val="{of}"/>{extra}</w:num>'


def style(name: str, content: str = "", based_on: str = "", kind: str = "paragraph", style_id: str = "") -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{style_id or name}"><w:name w:val="{name}"/>{based}{content}</w:style>'


def styled(text: str, style_id: str, extra: str = "") -> str:
    return p(text, f'<w:pStyle w:val="{style_id}"/>{extra}')


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def field(instruction: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def markers(document: Document) -> list[str]:
    return [block.marker for block in document.blocks]


def marked(block: Block, style: Style) -> list[str]:
    return [block.text[m.start : m.end] for m in block.marks if m.style == style]


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


OUTLINE = abstract(0, lvl(0, "%1."), lvl(1, "%1.%2"), lvl(2, "%3)", "lowerLetter"))
