"""What stands before an action in the text: "Er is nog geen zaal. Mira belt hierover" is about the room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Kind
from pipeline.language import Parse, sentences
from pipeline.model import Actie, Verslag, Vindplaats

LONGEST = 300  # characters: what a sentence points back to is near


def before(parse: Parse, verslag: Verslag) -> Verslag:
    """Fills ``Actie.ervoor`` of what was said in running text; a row of a table stands by itself."""
    return replace(verslag, acties=tuple(a if _row(parse, a) else replace(a, ervoor=preceding(parse, a)) for a in verslag.acties))


def preceding(parse: Parse, actie: Actie) -> str:
    """The text before the action: of its own block, and of the block above it under the same heading."""
    here = parse.outline.document.blocks[actie.vindplaats.blok].text[: actie.vindplaats.van]
    text = " ".join(f"{above(parse, actie.vindplaats.blok)} {here}".split())
    return text if len(text) <= LONGEST else text[-LONGEST:].partition(" ")[2]


def above(parse: Parse, at: int) -> str:
    """The text of the block above under the same heading, "" where there is none."""
    blocks, section = parse.outline.document.blocks, parse.outline.section_of(at)
    near = section is not None and section.first <= at - 1 and blocks[at - 1].kind in (Kind.PARAGRAPH, Kind.LIST_ITEM)
    return blocks[at - 1].text if near else ""


def sentences_before(parse: Parse, place: Vindplaats) -> Iterator[str]:
    """The sentences before a place, nearest first: of its own block, then of the block above under the same heading."""
    for text in (parse.outline.document.blocks[place.blok].text[: place.van], above(parse, place.blok)):
        for start, end in reversed(list(sentences.sentences(text))):
            yield " ".join(text[start:end].split())


def _row(parse: Parse, actie: Actie) -> bool:
    return parse.outline.document.blocks[actie.vindplaats.blok].kind == Kind.TABLE_ROW
