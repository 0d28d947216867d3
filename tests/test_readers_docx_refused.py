"""Files that are refused, and the corpus that must be read whole."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from docx_xml import NS, OUTLINE, item, num, p, package, table, tc, tr, zipped

from pipeline.errors import OnleesbaarBestand
from pipeline.readers import READERS, read
from pipeline.readers.docx import read_docx

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
BOMB = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def entity(declaration: str) -> bytes:
    return zipped({"word/document.xml": f"{declaration}<w:document {NS}><w:body>{p('&b;')}</w:body></w:document>"})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"geen zip", "beschadigd"),
        (package(p("Tekst"))[:-40], "beschadigd"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (OLE + b"rest", "oud Word-bestand"),
        (zipped({"xl/workbook.xml": "<a/>"}), "geen Word-bestand"),
        (zipped({"word/document.xml": "<a/>"}), "geen Word-bestand"),
        (zipped({"word/document.xml": "<w:document"}), "beschadigd"),
        (package(p("")), "geen tekst"),
        (entity(BOMB), "hoort"),
        (entity('<!DOCTYPE d [<!ENTITY b SYSTEM "file:///etc/hostname">]>'), "hoort"),
        (package("<w:sdt><w:sdtContent>" * 110 + p("diep") + "</w:sdtContent></w:sdt>" * 110), "hoort"),
        (package(p("x" + " " * (33 * 1024 * 1024))), "te groot"),
    ],
    ids=["rommel", "afgebroken", "wachtwoord", "oud", "excel", "vreemd", "halve-xml", "leeg", "bom", "buiten", "diep", "groot"],
)
def test_unreadable_files_are_refused_in_dutch(data: bytes, says: str) -> None:
    with pytest.raises(OnleesbaarBestand, match=says) as error:
        read_docx(data, "proef.docx")
    assert str(error.value).startswith("proef.docx: ")


def test_every_flipped_byte_gives_text_or_a_clear_refusal() -> None:
    data = package(item("Opening", 1) + table(tr(tc(p("cel")))), numbering=OUTLINE + num(1, 0))
    refused = 0
    for i in range(0, len(data), 7):
        try:
            read_docx(data[:i] + bytes([data[i] ^ 0x55]) + data[i + 1 :], "proef.docx")
        except OnleesbaarBestand:
            refused += 1
    assert refused > 0


@pytest.mark.parametrize("name", ["foto.jpg", "verslag", "lijst.csv"])
def test_an_unknown_kind_of_file_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(OnleesbaarBestand, match="soort bestand"):
        read(tmp_path / name)


def test_empty_and_missing_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "leeg.docx").touch()
    with pytest.raises(OnleesbaarBestand, match="leeg"):
        read(tmp_path / "leeg.docx")
    with pytest.raises(OnleesbaarBestand, match="niet openen"):
        read(tmp_path / "weg.docx")


def test_every_reader_in_the_table_exists() -> None:
    from importlib import import_module

    assert all(callable(getattr(import_module(module), function)) for module, function in set(READERS.values()))


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not part of the project")
@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*.docx")), ids=lambda path: path.stem)
def test_the_corpus_is_read_without_losing_a_word(path: Path) -> None:
    """Every text run of the body is in the blocks, apart from the results of page number fields."""
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    raw = re.sub(r"\s", "", "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)))
    kept = re.sub(r"\s", "", "".join(block.text for block in read(path).blocks))
    assert len(kept) >= 0.99 * len(raw)
    assert all(c.start <= c.end <= len(b.text) for b in read(path).blocks for c in b.cells)
