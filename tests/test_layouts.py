"""Minutes in the layouts of many kinds of organisation: ``layouts/<name>.md|txt`` is read, ``<name>.json`` is what a reader sees in it.

Every value was checked by hand against the text. All texts are our own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline import readers
from pipeline.extraction.agenda import agenda
from pipeline.extraction.attendance import attendance
from pipeline.extraction.header import header
from pipeline.extraction.officers import officers
from pipeline.language.parse import Parse
from pipeline.model import Verslag, plain
from pipeline.structure import outline

LAYOUTS = sorted(p for p in (Path(__file__).parent / "layouts").iterdir() if p.suffix != ".json")
MEETING = ("overleg", "datum", "begintijd", "eindtijd", "locatie", "voorzitter", "notulist")


def understood(path: Path) -> dict[str, Any]:
    """Header, attendance and agenda of a file; these facts need no language model."""
    found = outline(readers.read(path))
    verslag = Verslag(bestand=path.name, sha256="", soort=found.kind)
    for extractor in (header, attendance, officers, agenda):
        verslag = extractor(Parse(outline=found, docs=()), verslag)
    meeting = plain(verslag.vergadering)
    return {
        "soort": verslag.soort,
        **{key: meeting[key] for key in MEETING if meeting[key] is not None},
        "aanwezig": [p.naam for p in verslag.aanwezig],
        "afwezig": [p.naam for p in verslag.afwezig],
        "agenda": [[a.nummer, a.niveau, a.titel, *(", ".join(x) for x in (a.inleiders, a.bijlagen) if x)] for a in verslag.agenda],
    }


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda p: p.stem)
def test_layout(path: Path) -> None:
    assert understood(path) == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
