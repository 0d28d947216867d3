"""The mark on files that vervolg itself made: four custom document properties, in Word and Excel files alike.

They say what a file is when it comes back, edited or not; ``rendering/mark.py`` writes them and tells more.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date

from lxml import etree

from pipeline.document import Origin

PART = "docProps/custom.xml"
MAX_PART = 1024 * 1024  # a handful of properties; sensitivity labels add a few kilobytes


def origin(data: bytes) -> Origin | None:
    """None for a file without the mark; a damaged property sheet is no reason to refuse the text."""
    values = _properties(data)
    kind = values.get("vervolg-soort")
    if not kind:
        return None
    try:
        day = date.fromisoformat(values.get("vervolg-datum", ""))
    except ValueError:
        day = None
    return Origin(kind=kind, body=values.get("vervolg-overleg") or None, day=day, version=values.get("vervolg-versie", ""))


def _properties(data: bytes) -> dict[str, str]:
    if not data.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(PART).file_size > MAX_PART:
                return {}
            root = etree.fromstring(archive.read(PART), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (KeyError, OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError):
        return {}
    return {prop.get("name", ""): "".join(prop.itertext()).strip() for prop in root}
