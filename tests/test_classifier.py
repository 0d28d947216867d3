from __future__ import annotations

import numpy as np

from pipeline.extraction.classifier import PHRASED, Weights, weights
from pipeline.extraction.reading import KINDS


def test_reasons_are_words_a_user_understands() -> None:
    some = Weights(
        bias=dict.fromkeys(KINDS, 0.0),
        named={k: {"binnenkort": 1.0, "opdracht: wordt gedaan": 2.0, "lengte": 9.0, "vraag": -1.0} for k in KINDS},
        read={k: np.zeros(len(KINDS)) for k in KINDS},
    )
    found = {"binnenkort": 1.0, "opdracht: wordt gedaan": 1.0, "lengte": 1.0, "vraag": 1.0}
    assert some.reasons("actie", found) == "Misschien een actie: er wordt iets gedaan, gaat over wat nog komt."
    assert "een duidelijk woord ontbreekt" in some.reasons("besluit", {"lengte": 1.0})


def test_each_phrased_name_is_one_of_a_feature() -> None:
    names = {n.partition(": ")[2] or n for n in weights().named["actie"]}
    assert set(PHRASED) <= names
