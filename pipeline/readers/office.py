"""OpenDocument, old Word files and RTF: LibreOffice turns them into .docx, the Word reader does the rest.

LibreOffice runs without a window, with a profile of its own that forbids macros and fetching, and is stopped after two minutes.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path, PurePath

from pipeline.document import Document
from pipeline.errors import OnleesbaarBestand
from pipeline.readers.docx import read_docx
from pipeline.readers.docx_package import check_sizes

TIMEOUT = 120  # seconds; a cold start on an old laptop takes about 20

_MAGIC = {".odt": b"PK\x03\x04", ".doc": bytes.fromhex("d0cf11e0a1b11ae1"), ".rtf": b"{\\rtf"}

# Settings of the throw-away profile, by their path in LibreOffice's own registry: macros off, linked files not fetched
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
)


def read_office(data: bytes, name: str) -> Document:
    """Raises OnleesbaarBestand where LibreOffice is missing, refuses the file or does not answer in time."""
    suffix = PurePath(name).suffix.lower()
    _refuse_disguise(data, suffix, name)
    program = find_libreoffice()
    if program is None:
        raise OnleesbaarBestand(
            f"{name}: voor dit soort bestand is LibreOffice nodig en dat staat niet op deze computer. "
            "Open het bestand in Word en bewaar het als .docx, of installeer LibreOffice, en probeer het opnieuw."
        )
    with tempfile.TemporaryDirectory(prefix="vervolg-", ignore_cleanup_errors=True) as folder:
        converted = _convert(program, data, suffix, Path(folder), name)
    document = read_docx(converted, name)
    return replace(document, format=suffix.lstrip("."), sha256=hashlib.sha256(data).hexdigest())


def find_libreoffice() -> Path | None:
    """The LibreOffice program: on the search path, or where its installers put it on Windows and macOS."""
    for command in ("soffice", "libreoffice"):
        found = shutil.which(command)
        if found:
            return Path(found)
    return next((path for path in _usual_places() if path.is_file()), None)


def _usual_places() -> list[Path]:
    if sys.platform == "win32":
        roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
        return [Path(root) / "LibreOffice" / "program" / "soffice.exe" for root in roots if root]
    if sys.platform == "darwin":
        return [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")]
    return []


def _refuse_disguise(data: bytes, suffix: str, name: str) -> None:
    """LibreOffice opens nearly anything; a file that is not what its name says stays closed."""
    if not data.lstrip().startswith(_MAGIC[suffix]):
        raise OnleesbaarBestand(
            f"{name}: dit bestand is beschadigd of heeft de verkeerde naam. Open het in Word, bewaar het als .docx en probeer het opnieuw."
        )
    if suffix == ".odt":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                check_sizes(archive, name)
                protected = b"manifest:encryption-data" in archive.read("META-INF/manifest.xml")
        except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError) as error:
            raise OnleesbaarBestand(f"{name}: het bestand is beschadigd. Open het in Word en bewaar het als .docx.") from error
        if protected:
            raise OnleesbaarBestand(f"{name}: er staat een wachtwoord op dit bestand. Haal het eraf en probeer het opnieuw.")


def _convert(program: Path, data: bytes, suffix: str, folder: Path, name: str) -> bytes:
    """The file as .docx; its own name is not used, so that odd characters in it reach no command line."""
    source, profile, out = folder / f"bron{suffix}", folder / "profiel", folder / "uit"
    source.write_bytes(data)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
    options = ["--headless", "--norestore", "--nologo", "--nolockcheck", f"-env:UserInstallation={profile.as_uri()}"]
    command = [str(program), *options, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(source)]
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT, check=False)
        return (out / "bron.docx").read_bytes()
    except (OSError, subprocess.TimeoutExpired) as error:
        raise OnleesbaarBestand(
            f"{name}: LibreOffice kan dit bestand niet openen. Staat er een wachtwoord op? Open het in Word en bewaar het als .docx."
        ) from error


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
