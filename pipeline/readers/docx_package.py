"""The zip around a Word file: opened with suspicion, its XML parts parsed without entities or network.

Sizes are checked before anything is unpacked; zipfile never reads more than the size an entry declares.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass

from lxml import etree

from pipeline.errors import OnleesbaarBestand

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# "Strict Open XML" differs only in these names (ISO/IEC 29500-1 against -4)
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
)

MAX_PART = 32 * 1024 * 1024  # a minute of 100 pages has a main part of about 3 MB
MAX_TOTAL = 1024 * 1024 * 1024
MAX_ENTRIES = 20_000
MAX_DEPTH = 200  # elements within elements; Word itself stays under 60

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@dataclass(frozen=True, slots=True)
class Package:
    """``main`` is the path of the main part, ``relations`` maps relation id -> (kind, path) for it."""

    name: str
    archive: zipfile.ZipFile
    main: str
    relations: dict[str, tuple[str, str]]

    def part(self, path: str) -> etree._Element | None:
        return _parse(self.archive, path, self.name)

    def related(self, kind: str) -> etree._Element | None:
        """The first part the main part points to as ``kind`` ("styles", "numbering", ...), None if there is none."""
        return next((self.part(path) for k, path in self.relations.values() if k == kind), None)

    def close(self) -> None:
        self.archive.close()


def open_package(data: bytes, name: str) -> Package:
    """Raises OnleesbaarBestand for anything that is not a readable Word file."""
    _refuse_ole(data, name)
    archive = _open_zip(data, name)
    main = next((p for k, p in _relations(archive, "", name).values() if k == "officeDocument"), "word/document.xml")
    if main not in archive.namelist():
        raise not_word(name)
    return Package(name, archive, main, _relations(archive, main, name))


def check_sizes(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a zip that would unpack to an absurd size, and one with a password."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_TOTAL:
        raise OnleesbaarBestand(f"{name}: het bestand is uitgepakt te groot en wordt niet geopend. Vraag de afzender om een gewone versie.")
    if any(e.flag_bits & 0x1 for e in entries):
        raise OnleesbaarBestand(f"{name}: het bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf en probeer het opnieuw.")


def not_word(name: str) -> OnleesbaarBestand:
    return OnleesbaarBestand(f"{name}: dit is geen Word-bestand, ook al heet het zo. Bewaar het in Word als .docx en probeer het opnieuw.")


def _refuse_ole(data: bytes, name: str) -> None:
    if not data.startswith(_OLE):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise OnleesbaarBestand(
            f"{name}: het bestand is beveiligd met een wachtwoord. Open het in Word, haal het wachtwoord eraf en probeer het opnieuw."
        )
    raise OnleesbaarBestand(f"{name}: dit is een oud Word-bestand met de verkeerde naam. Open het in Word en bewaar het als .docx.")


def _open_zip(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _damaged(name) from error
    check_sizes(archive, name)
    return archive


def _parse(archive: zipfile.ZipFile, path: str, name: str) -> etree._Element | None:
    try:
        info = archive.getinfo(path)
    except KeyError:
        return None
    if info.file_size > MAX_PART:
        raise OnleesbaarBestand(f"{name}: het document is te groot om te lezen. Splits het of bewaar alleen het verslag zelf.")
    try:
        data = archive.read(info)
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise _damaged(name) from error
    except Exception as error:
        if type(error).__module__ in {"zlib", "lzma", "_lzma"}:  # no common base class, and lzma may be absent
            raise _damaged(name) from error
        raise
    if root.getroottree().docinfo.doctype or _deeper_than(root, MAX_DEPTH):
        raise OnleesbaarBestand(f"{name}: het bestand bevat iets wat niet in een Word-bestand hoort en wordt niet geopend.")
    return root


def _damaged(name: str) -> OnleesbaarBestand:
    return OnleesbaarBestand(
        f"{name}: het Word-bestand is beschadigd. Open het in Word, laat Word het herstellen, bewaar het en probeer het opnieuw."
    )


def _deeper_than(root: etree._Element, limit: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False


def _relations(archive: zipfile.ZipFile, source: str, name: str) -> dict[str, tuple[str, str]]:
    folder, file = posixpath.split(source)
    root = _parse(archive, posixpath.join(folder, "_rels", f"{file}.rels"), name)
    found: dict[str, tuple[str, str]] = {}
    for element in root if root is not None else ():
        target = element.get("Target", "")
        if element.get("TargetMode") == "External":
            continue
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[element.get("Id", "")] = (element.get("Type", "").rsplit("/", 1)[-1], path)
    return found
