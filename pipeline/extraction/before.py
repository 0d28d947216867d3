"""What stands before an action in the text: "Er is nog geen zaal. Mira belt hierover" is about the room."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Kind
from pipeline.language import Parse
from pipeline.model import Actie, Verslag

LONGEST = 300  # characters: what a sentence points back to is near


def before(parse: Parse, verslag: Verslag) -> Verslag:
    """Fills ``Actie.ervoor`` of what was said in running text; a row of a table stands by itself."""
    return replace(verslag, acties=tuple(a if _row(parse, a) else replace(a, ervoor=preceding(parse, a)) for a in verslag.acties))


def preceding(parse: Parse, actie: Actie) -> str:
    """The text before the action: of its own block, and of the block above it under the same heading."""
    outline, at = parse.outline, actie.vindplaats.blok
    blocks, section = outline.document.blocks, outline.section_of(at)
    above = at - 1
    lead = ""
    if section and section.first <= above < at and blocks[above].kind in (Kind.PARAGRAPH, Kind.LIST_ITEM):
        lead = blocks[above].text
    text = " ".join(f"{lead} {blocks[at].text[: actie.vindplaats.van]}".split())
    return text if len(text) <= LONGEST else text[-LONGEST:].partition(" ")[2]


def _row(parse: Parse, actie: Actie) -> bool:
    return parse.outline.document.blocks[actie.vindplaats.blok].kind == Kind.TABLE_ROW
