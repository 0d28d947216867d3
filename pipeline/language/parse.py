"""An outline with one spaCy Doc a block: ``docs[i]`` is the analysis of ``outline.document.blocks[i]``, offsets are the same."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.structure.outline import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    outline: Outline
    docs: tuple[Doc, ...]

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.outline.document.blocks)


def parse(outline: Outline, nlp: Language) -> Parse:
    """Every block is read, empty ones too, so that an index into blocks is an index into docs."""
    return Parse(outline=outline, docs=tuple(nlp.pipe(block.text for block in outline.document.blocks)))
