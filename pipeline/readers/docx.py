"""Word files (.docx, .docm). Macros are data that nobody reads; nothing in the file is run or fetched."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from lxml import etree

from pipeline.document import Block, Document, Kind
from pipeline.errors import OnleesbaarBestand
from pipeline.model import Melding
from pipeline.readers.docx_body import Paragraph, contents
from pipeline.readers.docx_numbering import Numbering
from pipeline.readers.docx_package import Package, R, W, not_word, open_package
from pipeline.readers.docx_state import Note, Reading
from pipeline.readers.docx_styles import Styles
from pipeline.readers.docx_tables import rows

_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"


def read_docx(data: bytes, name: str) -> Document:
    """Raises OnleesbaarBestand for a file that is damaged, protected, hostile, empty or not Word at all."""
    package = open_package(data, name)
    try:
        return _document(package, data)
    except RecursionError as error:
        raise OnleesbaarBestand(f"{name}: het document is te ingewikkeld. Kopieer de tekst naar een nieuw Word-bestand.") from error
    finally:
        package.close()


def _document(package: Package, data: bytes) -> Document:
    body = _body(package)
    styles = Styles(package.related("styles"))
    reading = Reading(styles, Numbering(package.related("numbering"), styles))
    blocks = [*_blocks(body, reading), *_notes(package, reading)]
    if not blocks:
        raise OnleesbaarBestand(f"{package.name}: in dit bestand staat geen tekst. Is het een scan? Vraag dan om de versie met tekst.")
    if not reading.pages.told:
        blocks = [replace(block, page=None) for block in blocks]
    title, author, created = _properties(package)
    return Document(
        name=package.name,
        format=PurePath(package.name).suffix.lstrip(".").lower() or "docx",
        sha256=hashlib.sha256(data).hexdigest(),
        blocks=tuple(blocks),
        headers=_margins(package, body, "header", styles),
        footers=_margins(package, body, "footer", styles),
        title=title,
        author=author,
        created=created,
        meldingen=tuple(_meldingen(package, reading)),
    )


def _body(package: Package) -> etree._Element:
    root = package.part(package.main)
    body = root.find(W + "body") if root is not None and root.tag == W + "document" else None
    if body is None:
        raise not_word(package.name)
    return body


def _blocks(parent: etree._Element, reading: Reading) -> Iterator[Block]:
    for piece in contents(parent, reading):
        if isinstance(piece, Paragraph):
            if piece.ink.visible():
                yield piece.block()
        else:
            yield from rows(piece, reading)


def _notes(package: Package, reading: Reading) -> Iterator[Block]:
    """Footnotes and endnotes that the text refers to, after the text, on the page of their reference."""
    parts = {kind: _by_id(package.related(f"{kind}s")) for kind in ("footnote", "endnote")}
    for note in reading.notes.found:  # grows meanwhile: a note may refer to a note
        element = parts[note.kind].pop(note.id, None)
        if element is not None:
            yield from _note(element, note, reading)


def _by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    return {} if root is None else {e.get(W + "id", ""): e for e in root if e.get(W + "type", "normal") == "normal"}


def _note(element: etree._Element, note: Note, reading: Reading) -> Iterator[Block]:
    marker = note.marker
    for block in _blocks(element, reading):
        if block.kind is Kind.TABLE_ROW:
            yield replace(block, page=note.page)
            continue
        shown = " ".join(part for part in (marker, block.marker) if part)
        yield replace(block, kind=Kind.FOOTNOTE, level=0, marker=shown, page=note.page)
        marker = ""


def _margins(package: Package, body: etree._Element, kind: str, styles: Styles) -> tuple[str, ...]:
    """The texts of the page headers or footers in use, each once; page numbers are fields and drop out."""
    ids = dict.fromkeys(reference.get(R + "id", "") for reference in body.iter(f"{W}{kind}Reference"))
    texts: dict[str, None] = {}
    for path in dict.fromkeys(package.relations[i][1] for i in ids if i in package.relations):
        root = package.part(path)
        if root is not None:
            reading = Reading(styles, Numbering(None, styles))
            texts["\n".join(block.text for block in _blocks(root, reading))] = None
    return tuple(text for text in texts if text)


def _properties(package: Package) -> tuple[str, str, date | None]:
    """Title, author and day of creation as the file states them."""
    try:
        root = package.part(_CORE)
    except OnleesbaarBestand:  # a broken property sheet is no reason to refuse the text
        root = None
    if root is None:
        return "", "", None
    title, author = (" ".join((root.findtext(_DC + tag) or "").split()) for tag in ("title", "creator"))
    try:
        created = date.fromisoformat((root.findtext(_TERMS + "created") or "").strip()[:10])
    except ValueError:
        created = None
    return title, author, created


def _meldingen(package: Package, reading: Reading) -> Iterator[Melding]:
    if reading.tracked:
        yield Melding(
            code="wijzigingen_bijgehouden",
            tekst="In dit document staan bijgehouden wijzigingen. De tekst is gelezen alsof alle wijzigingen zijn geaccepteerd. "
            "Controleer of dat klopt, of accepteer en weiger de wijzigingen in Word en bied het document opnieuw aan.",
        )
    comments = package.related("comments")
    if comments is not None and comments.find(W + "comment") is not None:
        yield Melding(
            code="opmerkingen",
            tekst="In dit document staan opmerkingen in de kantlijn. Die zijn niet gelezen. Kijk zelf of er iets in staat dat telt.",
        )
    if reading.foreign:
        yield Melding(
            code="ingevoegd_bestand",
            tekst="In dit document zit een ander bestand, bijvoorbeeld een Excel-tabel. Dat is niet gelezen. "
            "Kijk zelf of er iets in staat dat telt.",
        )
