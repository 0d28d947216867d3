"""A folder in ``cases`` is a test: ``bron.*`` is read, ``verwacht.json`` is what must come out.

``bekend.txt`` names the keys of which we know that they do not come out yet, one a line with the reason after ``#``; mending one forces
striking it out. After a wanted change: ``VERVOLG_NIEUW=1 python -m pytest tests/test_cases.py`` (keys in bekend.txt are left as they are),
then read the difference before you commit it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from pipeline.rendering.data import as_json
from pipeline.run import understand

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
REGENERATE = os.environ.get("VERVOLG_NIEUW", "") not in ("", "0")

# The digest follows line ends of a checkout; confidence and reason move with every training of the classifier.
LEFT_OUT = {"sha256", "zekerheid", "grond"}


def kept(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: kept(item) for key, item in value.items() if key not in LEFT_OUT}
    return [kept(item) for item in value] if isinstance(value, list) else value


def known_wrong(case: Path) -> set[str]:
    path = case / "bekend.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {key for line in lines if (key := line.partition("#")[0].strip())}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_case(case: Path, nlp: Language) -> None:
    (source,) = case.glob("bron.*")
    found = kept(json.loads(as_json(understand(source, nlp))))
    expected = case / "verwacht.json"
    known = known_wrong(case)
    truth = json.loads(expected.read_text(encoding="utf-8")) if expected.exists() else {}
    if REGENERATE:
        truth = found | {key: truth[key] for key in known if key in truth}
        expected.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    assert found.keys() == truth.keys()
    assert {key: found[key] for key in found if key not in known} == {key: truth[key] for key in truth if key not in known}
    assert not {key for key in known if found[key] == truth[key]}, "mended: strike it from bekend.txt"


def test_the_switch_is_off() -> None:
    assert not REGENERATE, "verwacht.json was written anew, not compared"


def test_every_case_has_one_source() -> None:
    assert len(CASES) >= 5
    assert all(len(list(case.glob("bron.*"))) == 1 for case in CASES)
