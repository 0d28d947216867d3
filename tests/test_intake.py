from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline import intake

KNOWN = {".docx", ".txt"}


def no_pause(_: float) -> None:
    pass


def scan(inbox: Path) -> dict[str, intake.Arrival]:
    return {a.path.name: a for a in intake.scan(inbox, KNOWN, no_pause)}


@pytest.mark.parametrize(
    "name",
    ["~$rslag.docx", ".DS_Store", "Thumbs.db", "desktop.ini", ".verborgen.txt", "verslag.docx.tmp", "~WRL0003.tmp", "verslag.crdownload"]
    + ["oud verslag.docx.reden.txt"],
)
def test_litter_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert scan(tmp_path) == {}


def test_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "map.docx").mkdir()
    (tmp_path / "verwerkt").mkdir()
    (tmp_path / "verwerkt" / "oud.docx").write_bytes(b"x")
    assert scan(tmp_path) == {}


def test_a_whole_file_is_ready_with_its_digest(tmp_path: Path) -> None:
    (tmp_path / "Verslag.DOCX").write_bytes(b"inhoud")
    arrival = scan(tmp_path)["Verslag.DOCX"]
    assert arrival.reason == ""
    assert arrival.sha256 == "d7e97c74572ca14e0d8fa46583f74d3211594d19b3d0fc5e1a2fcefc0cf964fb"


def test_equal_content_has_an_equal_digest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"zelfde")
    (tmp_path / "b.txt").write_bytes(b"zelfde")
    (tmp_path / "c.txt").write_bytes(b"anders")
    found = scan(tmp_path)
    assert found["a.txt"].sha256 == found["b.txt"].sha256 != found["c.txt"].sha256


def test_unknown_kinds_and_empty_files_are_refused_with_advice(tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"x")
    (tmp_path / "zonder").write_bytes(b"x")
    (tmp_path / "leeg.docx").touch()
    found = scan(tmp_path)
    assert ".jpg" in found["foto.jpg"].reason and ".docx" in found["foto.jpg"].reason
    assert "zonder punt" in found["zonder"].reason
    assert "leeg" in found["leeg.docx"].reason
    assert not any(a.busy for a in found.values())


def test_a_file_that_grows_waits(tmp_path: Path) -> None:
    path = tmp_path / "groot.docx"
    path.write_bytes(b"begin")
    (arrival,) = intake.scan(tmp_path, KNOWN, lambda _: path.write_bytes(b"begin en verder") and None)
    assert arrival.busy and "nog geschreven" in arrival.reason


def test_a_file_that_vanishes_waits(tmp_path: Path) -> None:
    path = tmp_path / "weg.docx"
    path.write_bytes(b"x")
    (arrival,) = intake.scan(tmp_path, KNOWN, lambda _: path.unlink())
    assert arrival.busy


@pytest.mark.skipif(os.name == "nt", reason="making a link asks for rights on Windows")
def test_a_link_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "geheim"
    outside.write_bytes(b"x")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "verslag.docx").symlink_to(outside)
    assert "snelkoppeling" in scan(inbox)["verslag.docx"].reason


def test_originals_move_unchanged_and_overwrite_nothing(tmp_path: Path) -> None:
    for content in (b"een", b"twee", b"drie"):
        (tmp_path / "verslag.docx").write_bytes(content)
        assert intake.finish(tmp_path / "verslag.docx") is not None
    done = tmp_path / "verwerkt"
    assert {p.name: p.read_bytes() for p in done.iterdir()} == {
        "verslag.docx": b"een",
        "verslag (2).docx": b"twee",
        "verslag (3).docx": b"drie",
    }
    assert not (tmp_path / "verslag.docx").exists()


def test_a_failure_has_its_reason_beside_it(tmp_path: Path) -> None:
    (tmp_path / "kapot.docx").write_bytes(b"x")
    moved = intake.reject(tmp_path / "kapot.docx", "Het bestand is beschadigd. Geef één nieuw bestand.")
    assert moved == tmp_path / "mislukt" / "kapot.docx"
    raw = (tmp_path / "mislukt" / "kapot.docx.reden.txt").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw
    assert "één nieuw bestand" in raw.decode("utf-8-sig")


def test_a_file_that_cannot_move_stays(tmp_path: Path) -> None:
    (tmp_path / "verwerkt").write_bytes(b"een bestand op de plek van de map")
    (tmp_path / "verslag.docx").write_bytes(b"x")
    assert intake.finish(tmp_path / "verslag.docx") is None
    assert (tmp_path / "verslag.docx").read_bytes() == b"x"
