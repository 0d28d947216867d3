"""A working folder: what ``vervolg init`` puts in it, and which templates are used there."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from pipeline import resources
from pipeline.errors import WerkmapFout

FOLDERS = ("inbox/verwerkt", "inbox/mislukt", "outbox", "sjablonen")
DELIVERED = ".vervolg.json"  # the templates as delivered, by name: an edited one has another digest

WELCOME = """\
Dit is een werkmap van vervolg.

inbox      Zet hier uw verslagen en jaarplannen in (Word, PDF, Markdown of tekst).
outbox     Hier komen de actielijst, de besluitenlijst en de conceptagenda, per vergadering een map.
sjablonen  De opmaak van die stukken. U kunt ze aanpassen in Word. Is een sjabloon kapot? Gooi het weg, dan komt het origineel terug.

Start vervolg met: vervolg run --map (deze map)
Wat verwerkt is, gaat naar inbox/verwerkt. Wat niet lukt, gaat naar inbox/mislukt, met de reden ernaast.
gremia.toml staat er na de eerste keer. Daarin kunt u per overleg de voorzitter, vaste agendapunten en data aanvullen (met Kladblok).
vervolg.sqlite is het geheugen van vervolg. Gooi het niet weg: dan raken de nummers van de acties kwijt.
"""


def create(folder: Path) -> None:
    """Make what is missing; what is there stays as it is. Raises WerkmapFout."""
    try:
        for part in FOLDERS:
            (folder / part).mkdir(parents=True, exist_ok=True)
        if not (folder / "LEESMIJ.txt").exists():
            (folder / "LEESMIJ.txt").write_text(WELCOME, encoding="utf-8-sig", newline="\r\n")
    except OSError as error:
        raise WerkmapFout(f"De map {folder} is niet te maken. Kies een map waarin u mag schrijven.") from error
    templates(folder)


def exists(folder: Path) -> bool:
    """Whether ``vervolg init`` or an earlier run left its marks here, or an inbox and an outbox stand side by side, as in a checkout.

    Any folder may happen to hold an inbox alone.
    """
    if (folder / "inbox").is_dir() and (folder / "outbox").is_dir():
        return True
    marks = ("LEESMIJ.txt", "gremia.toml", f"sjablonen/{DELIVERED}")
    return register(folder).exists() or any((folder / mark).exists() for mark in marks)


def typed(path: Path) -> str:
    """A path as it can be typed behind a command: between quotation marks where a shell would cut it in two."""
    return f'"{path}"' if re.search(r"[^\w./\\:~-]", str(path)) else str(path)


def register(folder: Path) -> Path:
    return folder / "vervolg.sqlite"


def templates(folder: Path) -> Path:
    """The templates to use: those in ``sjablonen``, or the program's own where there is no such folder.

    A template that is missing comes back, one that nobody edited follows the program's newer version, an edited one stays.
    """
    originals, own = resources.path("templates"), folder / "sjablonen"
    if not own.is_dir():
        return originals
    delivered, now = _delivered(own), {}
    try:
        for original in sorted(originals.glob("*.docx")):
            data, copy = original.read_bytes(), own / original.name
            now[original.name] = _digest(data)
            if not copy.exists() or _digest(copy.read_bytes()) == delivered.get(original.name) != now[original.name]:
                copy.write_bytes(data)
        if now != delivered:
            (own / DELIVERED).write_text(json.dumps(now, indent=1), encoding="utf-8")
    except OSError as error:
        text = f"De sjablonen in {own} zijn niet te lezen of te schrijven. Sluit ze in Word en start vervolg opnieuw."
        raise WerkmapFout(text) from error
    return own


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _delivered(own: Path) -> dict[str, str]:
    try:
        found = json.loads((own / DELIVERED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
