"""An outline with one spaCy Doc a block: ``docs[i]`` is the analysis of ``outline.document.blocks[i]``, offsets are the same."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.document import Block, Kind
from pipeline.language.present import Shift, in_present, told_in_past
from pipeline.structure.outline import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """``present``: the same minutes in the present tense, where they are told in the past."""

    outline: Outline
    docs: tuple[Doc, ...]
    present: Present | None = None

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.outline.document.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """``shifts[i]``: how block i was put into the present; None for a block that is as it was."""

    parse: Parse
    shifts: tuple[Shift | None, ...]


def parse(outline: Outline, nlp: Language) -> Parse:
    """Every block is read, empty ones too, so that an index into blocks is an index into docs."""
    docs = tuple(nlp.pipe(block.text for block in outline.document.blocks))
    return Parse(outline=outline, docs=docs, present=_present(outline, docs, nlp))


def _present(outline: Outline, docs: tuple[Doc, ...], nlp: Language) -> Present | None:
    """Rows of tables stay as they are: their cells hold no telling."""
    blocks = outline.document.blocks
    told = [i for i in range(outline.body, len(blocks)) if blocks[i].kind in (Kind.PARAGRAPH, Kind.LIST_ITEM)]
    if not told_in_past(docs[i] for i in told):
        return None
    shifts: list[Shift | None] = [None] * len(blocks)
    for i in told:
        shift = in_present(docs[i])
        shifts[i] = shift if len(shift.pieces) > 1 else None
    moved = tuple(b if s is None else _shifted(b, s) for b, s in zip(blocks, shifts, strict=True))
    again = nlp.pipe(b.text for b, s in zip(moved, shifts, strict=True) if s is not None)
    read = tuple(doc if s is None else next(again) for doc, s in zip(docs, shifts, strict=True))
    document = replace(outline.document, blocks=moved)
    return Present(parse=Parse(outline=replace(outline, document=document), docs=read), shifts=tuple(shifts))


def _shifted(block: Block, shift: Shift) -> Block:
    marks = tuple(replace(m, start=shift.forward(m.start), end=shift.forward(m.end)) for m in block.marks)
    return replace(block, text=shift.text, marks=marks)
