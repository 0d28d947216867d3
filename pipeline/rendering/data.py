"""The facts as JSON, for other programs: the keys are the field names of ``model``, each fact with its ``vindplaats``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.model import Dossier, Jaarplan, plain


def as_json(value: Any) -> bytes:
    """UTF-8; a character that no encoding knows (half a surrogate pair, from a damaged file) becomes "?"."""
    return (json.dumps(plain(value), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def minutes_json(dossier: Dossier, templates: Path) -> dict[str, bytes]:
    return {"verslag.json": as_json(dossier.verslag)}


def annual_plan_json(plan: Jaarplan, templates: Path) -> dict[str, bytes]:
    return {"jaarplan.json": as_json(plan)}
