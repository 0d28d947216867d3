"""What is in the inbox, is it complete and safe to read; where it goes afterwards. Originals move, they never change."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

DONE = "verwerkt"
FAILED = "mislukt"
REASON = ".reden.txt"

# Left behind by Office, file managers, browsers and sync clients: never a document, so never worth a word.
LITTER_NAMES = {"thumbs.db", "desktop.ini", "icon\r"}
LITTER_STARTS = (".", "~")
LITTER_ENDS = (".tmp", ".temp", ".bak", ".part", ".partial", ".crdownload", ".download", ".lnk", ".url", REASON)

SETTLE = 0.3  # seconds in which the size of a file that is being copied changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A file in the inbox. ``reason`` is empty for one to process, else a Dutch sentence on why not.

    A refused file goes to ``mislukt``; a file that is ``busy`` stays for the next run.
    """

    path: Path
    sha256: str = ""
    reason: str = ""
    busy: bool = False


def scan(inbox: Path, suffixes: Collection[str], pause: Callable[[float], None] = time.sleep) -> tuple[Arrival, ...]:
    """Everything in ``inbox`` that is not litter, by name. ``suffixes`` are those the readers know, as ".docx"."""
    found = sorted((p for p in inbox.iterdir() if not p.is_dir() and not is_litter(p.name)), key=lambda p: p.name.lower())
    before = {path: _size(path) for path in found}
    if found:
        pause(SETTLE)
    return tuple(_arrival(path, before[path], suffixes) for path in found)


def is_litter(name: str) -> bool:
    low = name.lower()
    return low in LITTER_NAMES or low.startswith(LITTER_STARTS) or low.endswith(LITTER_ENDS)


def _arrival(path: Path, size: tuple[int, int] | None, suffixes: Collection[str]) -> Arrival:
    if path.is_symlink():
        return Arrival(path=path, reason="Dit is een snelkoppeling en geen bestand. Zet het bestand zelf in de inbox.")
    if path.suffix.lower() not in suffixes:
        return Arrival(path=path, reason=_unknown(path.suffix, suffixes))
    if size is None or _size(path) != size:
        return Arrival(path=path, busy=True, reason="Het bestand wordt nog geschreven. Bij de volgende keer wordt het verwerkt.")
    if size[0] == 0:
        return Arrival(path=path, reason="Het bestand is leeg (0 bytes). Sla het verslag opnieuw op en zet het nog eens in de inbox.")
    try:
        return Arrival(path=path, sha256=sha256(path))
    except OSError:
        text = "Het bestand is nu niet te lezen: een ander programma houdt het vast. Sluit het daar en start vervolg opnieuw."
        return Arrival(path=path, busy=True, reason=text)


def _unknown(suffix: str, suffixes: Collection[str]) -> str:
    known = ", ".join(sorted(suffixes))
    kind = f"Bestanden die eindigen op {suffix}" if suffix else "Bestanden zonder punt en soort in de naam (zoals .docx)"
    return f"{kind} kan vervolg niet lezen. Sla het verslag op als Word-bestand (.docx) en zet dat in de inbox. Leesbaar zijn: {known}."


def _size(path: Path) -> tuple[int, int] | None:
    """Size in bytes and time of change; None where the file is gone or out of reach."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def finish(path: Path) -> Path | None:
    """Move a processed original to ``verwerkt``; None where another program holds it: it stays, and is recognised next time."""
    return _move(path, path.parent / DONE)


def reject(path: Path, reason: str) -> Path | None:
    """Move a file to ``mislukt`` with its reason beside it, in Dutch; None where it cannot be moved."""
    moved = _move(path, path.parent / FAILED)
    if moved is not None:
        lines = (f"{path.name} is niet verwerkt.", "", reason, "", "Klaar om het opnieuw te proberen? Zet het bestand weer in de inbox.")
        # With a byte order mark and Windows line ends Notepad shows it well, old versions too.
        moved.with_name(moved.name + REASON).write_text("\n".join(lines) + "\n", encoding="utf-8-sig", newline="\r\n")
    return moved


def _move(path: Path, folder: Path) -> Path | None:
    try:
        folder.mkdir(exist_ok=True)
        return path.rename(_free(folder / path.name))
    except OSError:
        return None


def _free(target: Path) -> Path:
    """The path itself, or with " (2)", " (3)" ... before its suffix: nothing is overwritten."""
    candidate, number = target, 1
    while candidate.exists() or candidate.is_symlink():
        number += 1
        candidate = target.with_stem(f"{target.stem} ({number})")
    return candidate
