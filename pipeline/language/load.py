"""The language model: ours from models/, or any installed spaCy pipeline with UD labels in its place."""

from __future__ import annotations

import os
from pathlib import Path

import spacy
from spacy.language import Language

from pipeline import resources
from pipeline.errors import ModelFout
from pipeline.language import bodies, boundaries, lemmas, people, separable  # noqa: F401  (registers the components)

VARIABLE = "VERVOLG_MODEL"
# What extraction stands on; a pipeline without one of these would give empty lists instead of an error.
NEEDED = ("lemma", "pos", "dep")
# Added behind every pipeline, ours or another: rules that rest on its analysis. "boundaries" goes first: the parser respects it.
PIPES = ("mending", "lemmas", "separable", "bodies", "people")


def load(name: str | Path | None = None) -> Language:
    """``name`` is an installed package or a folder; without it VERVOLG_MODEL, then models/vervolg_nl.

    Raises ModelFout when the pipeline is missing, damaged, made for another spaCy, or gives no lemmas, word classes or UD relations.
    """
    chosen = name or os.environ.get(VARIABLE) or resources.path("models", "vervolg_nl")
    try:
        nlp = spacy.load(chosen)
        nlp.add_pipe("boundaries", first=True)
        for pipe in PIPES:
            nlp.add_pipe(pipe)
    except Exception as error:  # spaCy raises OSError, ValueError, KeyError, TypeError ... for what is all one thing to the user
        raise ModelFout(
            f"Het taalmodel '{Path(chosen).name}' kan niet worden geladen. "
            f"Installeer vervolg opnieuw, of kies met --model een ander taalmodel."
        ) from error
    _check(nlp, Path(chosen).name)
    return nlp


def _check(nlp: Language, name: str) -> None:
    doc = nlp("Wij bespreken het verslag.")
    missing = [attribute for attribute in NEEDED if not all(getattr(token, f"{attribute}_") for token in doc)]
    if missing or nlp.lang != "nl":
        raise ModelFout(
            f"Het taalmodel '{name}' past niet bij vervolg: nodig is een Nederlands model met lemma's, woordsoorten en "
            f"zinsontleding (UD). Kies met --model een ander taalmodel."
        )
