"""Our own minutes with marks, as the training scripts read them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "models" / "scripts" / "marked.py"
FOLDER = Path(__file__).parents[1] / "models" / "annotations"


def script():
    spec = importlib.util.spec_from_file_location("marked", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules["marked"] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


def test_a_mark_belongs_to_the_sentence_before_it(tmp_path):
    file = tmp_path / "bond-2024-01-01.md"
    file.write_text("# Verslag\n\nOns dak lekt. Jan belt de dakdekker. {a} Akkoord met de offerte. {ab}\n", encoding="utf-8")
    minutes = script().marked(file)
    assert "{" not in minutes.text
    assert minutes.labels(["Ons dak lekt.", "Jan belt de dakdekker.", "Akkoord met de offerte."]) == [(0, 0), (1, 0), (1, 1)]


def test_the_same_words_twice_are_told_apart_by_their_order(tmp_path):
    file = tmp_path / "bond-2024-01-01.md"
    file.write_text("Prima.\n\nDan nemen we de blauwe stoelen.\n\nPrima. {b}\n", encoding="utf-8")
    assert script().marked(file).labels(["Prima.", "Dan nemen we de blauwe stoelen.", "Prima."]) == [(0, 0), (0, 0), (0, 1)]


def test_the_minutes_held_out_are_there():
    names = [n for n in (FOLDER / "held_out.txt").read_text(encoding="utf-8").splitlines() if n and not n.startswith("#")]
    assert len(names) == 18
    assert all((FOLDER / "verslagen" / f"{n}{s}").exists() for n in names for s in (".md", ".json"))
