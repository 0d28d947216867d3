"""Bytes to blocks: one file a format. Only this room knows Word, PDF and Markdown files.

Reader modules are imported when the first file of their kind is read: the command line must answer at once.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

from pipeline.document import Document
from pipeline.errors import OnleesbaarBestand

# suffix -> (module, function); each function takes (data: bytes, name: str) and returns a Document
READERS: dict[str, tuple[str, str]] = {
    ".docx": ("pipeline.readers.docx", "read_docx"),
    ".docm": ("pipeline.readers.docx", "read_docx"),
    ".pdf": ("pipeline.readers.pdf", "read_pdf"),
    ".md": ("pipeline.readers.text", "read_markdown"),
    ".markdown": ("pipeline.readers.text", "read_markdown"),
    ".txt": ("pipeline.readers.text", "read_text"),
    ".odt": ("pipeline.readers.office", "read_office"),
    ".doc": ("pipeline.readers.office", "read_office"),
    ".rtf": ("pipeline.readers.office", "read_office"),
    ".xlsx": ("pipeline.readers.xlsx", "read_xlsx"),
}

MAX_BYTES = 200 * 1024 * 1024


def read(path: Path) -> Document:
    """The file as blocks; ``Document.sha256`` is that of its bytes. Raises OnleesbaarBestand."""
    known = READERS.get(path.suffix.lower())
    if known is None:
        raise OnleesbaarBestand(
            f"{path.name}: dit soort bestand kan ik niet lezen. Bewaar het als Word-bestand (.docx) of als pdf en bied het opnieuw aan."
        )
    module, function = known
    data = _bytes(path)
    document: Document = getattr(import_module(module), function)(data, path.name)
    return replace(document, origin=import_module("pipeline.readers.origin").origin(data))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise OnleesbaarBestand(f"{path.name}: het bestand is groter dan 200 MB. Haal grote afbeeldingen eruit en probeer het opnieuw.")
        data = path.read_bytes()
    except OSError as error:
        raise OnleesbaarBestand(f"{path.name}: ik kan het bestand niet openen. Sluit het in Word en kijk of het er nog staat.") from error
    if not data:
        raise OnleesbaarBestand(f"{path.name}: het bestand is leeg (0 bytes). Zet het goede bestand in de map.")
    return data
