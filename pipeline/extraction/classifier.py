"""How likely is a sentence a task, or a decision? A sum of named features and of what the reader (``reading.py``) makes of it.

The weights (models/sentences.npz) are trained by models/scripts/train_sentences.py on annotated sentences. They hold no text:
only a weight for each feature of ``features.py`` and for the reader's two numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from pipeline import resources
from pipeline.extraction.reading import KINDS

GENERAL = frozenset({"opdracht", "besluitformulering", "lengte", "kort", "bedrijvend", "lijdend"})  # say nothing to a reader

PHRASED = {  # names of features that a user would not understand by themselves
    "opsomming": "staat in een opsomming",
    "binnenkort": "gaat over wat nog komt",
    "ontkenning": "er staat 'niet' of 'geen'",
    "besluitwoord": "noemt een woord voor besluiten",
    "conclusie": "noemt een conclusie",
    "eindigt op doen": "eindigt op een werkwoord",
    "begint met doen": "begint met een werkwoord",
    "wordt gedaan": "er wordt iets gedaan",
    "onder kop actie of vervolg": "staat onder een kop met acties of vervolg",
}


@dataclass(frozen=True, slots=True)
class Weights:
    """Per kind: ``bias``, a weight per named feature, and one for each of the reader's log odds (in the order of KINDS)."""

    bias: dict[str, float]
    named: dict[str, dict[str, float]]
    read: dict[str, np.ndarray]

    def probability(self, kind: str, found: dict[str, float], odds: np.ndarray) -> float:
        """Between 0 and 1; ``odds``: the reader's log odds of the sentence."""
        total = self.bias[kind] + sum(self.named[kind].get(name, 0.0) * value for name, value in found.items())
        total += float(self.read[kind] @ odds)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def reasons(self, kind: str, found: dict[str, float], most: int = 3) -> str:
        """The features that weighed most for the kind, in Dutch, heaviest first."""
        weighed = sorted(((self.named[kind].get(n, 0.0) * v, n) for n, v in found.items() if n not in GENERAL and plain(n)), reverse=True)
        names = dict.fromkeys(name.partition(": ")[2] or name for weight, name in weighed if weight > 0.1)
        said = [PHRASED.get(name, name) for name in names][:most]
        word = {"actie": "Misschien een actie", "besluit": "Misschien een besluit"}[kind]
        return f"{word}: {', '.join(said)}." if said else f"{word}. De zin lijkt erop, maar een duidelijk woord ontbreekt."


def plain(name: str) -> bool:
    """Whether the name of a feature says something to somebody who is no linguist."""
    return "+" not in name and not name.startswith(
        ("onderwerp ", "tijd ", "werkwoord ", "geen persoonsvorm", "onbepaalde wijs", "datum", "naam ")
    )


def load(path: Path) -> Weights:
    with np.load(path, allow_pickle=False) as data:
        names = [str(n) for n in data["names"]]
        return Weights(
            bias={k: float(data[f"{k}_bias"]) for k in KINDS},
            named={k: dict(zip(names, (float(w) for w in data[f"{k}_named"]), strict=True)) for k in KINDS},
            read={k: data[f"{k}_read"] for k in KINDS},
        )


@cache
def weights() -> Weights:
    return load(resources.path("models", "sentences.npz"))
