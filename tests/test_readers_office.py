"""OpenDocument, old Word and RTF files: through LibreOffice where it is installed, else a message that says what to do."""

from __future__ import annotations

import hashlib
import io
import subprocess
import zipfile
from pathlib import Path

import pytest

from pipeline.document import Kind, Style
from pipeline.errors import OnleesbaarBestand
from pipeline.readers import office, read

RTF = rb"{\rtf1\ansi Verslag netwerkoverleg\par {\strike Anna belt de gemeente.}\par}"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")

needs_libreoffice = pytest.mark.skipif(office.find_libreoffice() is None, reason="LibreOffice is not installed")


MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def opendocument(content: str = "", manifest: str = MANIFEST) -> bytes:
    """An .odt file with this body."""
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table"))
    body = f"<office:body><office:text>{content}</office:text></office:body>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f'<office:document-content {spaces} office:version="1.2">{body}</office:document-content>')
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


@needs_libreoffice
def test_rich_text_becomes_blocks(tmp_path: Path) -> None:
    path = tmp_path / "verslag, punt 1 (définitief).rtf"
    path.write_bytes(RTF)
    document = read(path)
    assert [block.text for block in document.blocks] == ["Verslag netwerkoverleg", "Anna belt de gemeente."]
    assert [block.marked(Style.STRUCK) for block in document.blocks] == [False, True]
    assert (document.format, document.name) == ("rtf", path.name)
    assert document.sha256 == hashlib.sha256(RTF).hexdigest()


@needs_libreoffice
def test_opendocument_becomes_blocks() -> None:
    heading = '<text:h text:outline-level="1">Opening</text:h>'
    data = opendocument(f"{heading}<text:list><text:list-item><text:p>Anna belt.</text:p></text:list-item></text:list>")
    document = office.read_office(data, "verslag.odt")
    assert [(block.kind, block.text) for block in document.blocks] == [(Kind.HEADING, "Opening"), (Kind.LIST_ITEM, "Anna belt.")]


@pytest.mark.parametrize("name", ["verslag.rtf", "verslag.odt", "verslag.doc"])
def test_without_libreoffice_the_message_says_what_to_do(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_libreoffice", lambda: None)
    data = {"rtf": RTF, "odt": opendocument(), "doc": OLE}[name.rpartition(".")[2]]
    with pytest.raises(OnleesbaarBestand, match=r"installeer LibreOffice"):
        office.read_office(data, name)


@pytest.mark.parametrize("failure", [subprocess.TimeoutExpired("soffice", 1), OSError("weg"), None])
def test_a_conversion_that_fails_is_an_unreadable_file(failure: Exception | None, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*args: object, **options: object) -> None:
        if failure is not None:
            raise failure

    monkeypatch.setattr(office, "find_libreoffice", lambda: Path("soffice"))
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(OnleesbaarBestand, match="LibreOffice kan dit bestand niet openen"):
        office.read_office(RTF, "verslag.rtf")


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"gewone tekst", "verslag.doc", "verkeerde naam"),
        (RTF, "verslag.odt", "verkeerde naam"),
        (opendocument()[:60], "verslag.odt", "beschadigd"),
        (opendocument(manifest="<manifest:encryption-data/>"), "verslag.odt", "wachtwoord"),
    ],
)
def test_damaged_protected_and_disguised_files_stay_closed(data: bytes, name: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_libreoffice", lambda: pytest.fail("LibreOffice was asked"))
    with pytest.raises(OnleesbaarBestand, match=says):
        office.read_office(data, name)
