"""Small PDF files for tests, written by hand so that every letter stands where the test says."""

from __future__ import annotations

import textwrap
import zlib
from dataclasses import dataclass, field

from pdfminer.fontmetrics import FONT_METRICS

FONTS = {"": "Helvetica", "b": "Helvetica-Bold", "i": "Helvetica-Oblique", "bi": "Helvetica-BoldOblique"}
WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 72.0, 523.0


def width(text: str, size: float = 10, style: str = "") -> float:
    widths = FONT_METRICS[FONTS[style]][1]
    return sum(widths.get(c, 500) for c in text) * size / 1000


def wrap(text: str, room: float, size: float = 10, style: str = "") -> list[str]:
    """Lines as a word processor makes them: as many words as fit."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size, style) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@dataclass
class Sheet:
    """One page; ``y`` counts from the top and moves down as text is added."""

    y: float = 72.0
    parts: list[str] = field(default_factory=list)
    links: list[tuple[float, float, float, float]] = field(default_factory=list)
    picture: bool = False

    def put(self, x: float, y: float, text: str, size: float = 10, style: str = "") -> None:
        code = text.encode("cp1252").hex()
        self.parts.append(f"BT /{style or 'r'} {size} Tf 1 0 0 1 {x:.2f} {HEIGHT - y - size:.2f} Tm <{code}> Tj ET")

    def line(self, text: str, x: float = LEFT, size: float = 10, style: str = "", pitch: float = 1.2) -> None:
        self.put(x, self.y, text, size, style)
        self.y += pitch * size

    def paragraph(self, text: str, x: float = LEFT, after: float = 8, size: float = 10, style: str = "", right: float = RIGHT) -> None:
        for line in wrap(text, right - x, size, style):
            self.line(line, x, size, style)
        self.y += after

    def item(self, marker: str, text: str, x: float = LEFT, hang: float = 18, style: str = "", after: float = 0) -> None:
        self.put(x, self.y, marker, 10, style)
        self.paragraph(text, x + hang, after, style=style)

    def rule(self, x0: float, y: float, x1: float, thick: float = 0.5) -> None:
        self.parts.append(f"{x0:.2f} {HEIGHT - y - thick:.2f} {x1 - x0:.2f} {thick} re f")

    def row(self, cells: list[str], edges: list[float], ruled: bool = True) -> None:
        """A table row with wrapped cells between the edges."""
        wrapped = [wrap(cell, b - a - 12) if cell else [] for cell, a, b in zip(cells, edges, edges[1:], strict=False)]
        top, depth = self.y, 12 * max(len(lines) for lines in wrapped) + 4
        for lines, x in zip(wrapped, edges, strict=False):
            for n, line in enumerate(lines):
                self.put(x + 5, top + 2 + 12 * n, line)
        self.y += depth
        if ruled:
            self.rule(edges[0], top, edges[-1])
            self.rule(edges[0], self.y, edges[-1])
            for x in edges:
                self.parts.append(f"{x:.2f} {HEIGHT - self.y:.2f} 0.5 {depth:.2f} re f")


def pdf(*sheets: Sheet, info: str = "", trailer: str = "") -> bytes:
    """The file; ``info`` and ``trailer`` are raw entries of the dictionaries of those names."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", f"<< {info} >>".encode("cp1252")]
    fonts = []
    for style, name in FONTS.items():
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode())
        fonts.append(f"/{style or 'r'} {len(objects)} 0 R")
    pixel = zlib.compress(b"\x80")
    header = b"<< /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>"
    objects.append(header % len(pixel) + b"\nstream\n" + pixel + b"\nendstream")
    image, kids = len(objects), []
    for sheet in sheets:
        parts = [f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im Do Q"] if sheet.picture else []
        content = zlib.compress("\n".join(parts + sheet.parts).encode())
        objects.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
        notes = "".join(
            f"<< /Type /Annot /Subtype /Link /Rect [{x0} {HEIGHT - y1} {x1} {HEIGHT - y0}] /A << /S /URI /URI (https://voorbeeld.nl) >> >>"
            for x0, y0, x1, y1 in sheet.links
        )
        page = f"""<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects)} 0 R /Annots [{notes}]
            /Resources << /Font << {" ".join(fonts)} >> /XObject << /Im {image} 0 R >> >> >>"""
        objects.append(textwrap.dedent(page).encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R /Info 3 0 R {trailer} >>\n"
    return out + end.encode() + f"startxref\n{len(out)}\n%%EOF\n".encode()
