"""By when a task must be done, told in its own sentence or in the short one behind it."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from pipeline import language
from pipeline.document import Block, Document, Kind
from pipeline.extraction.commitments import candidates
from pipeline.extraction.dates import dates
from pipeline.extraction.deadlines import deadline
from pipeline.extraction.roster import build
from pipeline.language import Parse
from pipeline.model import Vergadering, Verslag
from pipeline.structure.outline import Outline, Section

THURSDAY = date(2026, 3, 26)


def due(text: str, nlp: Language) -> tuple[str, str | None, str | None] | None:
    """Words and days of the deadline of the first sentence."""
    blocks = (Block(kind=Kind.HEADING, text="Dak", level=1, marker="2."), Block(kind=Kind.PARAGRAPH, text=text))
    section = Section(number="2", level=1, title="Dak", headings=(0,), first=1, last=2)
    parse: Parse = language.parse(
        Outline(document=Document(name="a.md", format="md", sha256="", blocks=blocks), kind="verslag", sections=(section,)), nlp
    )
    verslag = dates(parse, Verslag(bestand="a.md", sha256="", vergadering=Vergadering(datum=THURSDAY)))
    first = candidates(parse, verslag, build(["Els de Boer", "Joost"]))[0]
    found = deadline(first, THURSDAY)
    return (found.tekst, found.van and found.van.isoformat(), found.tot and found.tot.isoformat()) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Joost belt de smid. Voor vrijdag.", ("vrijdag", "2026-03-27", "2026-03-27")),
        ("Joost belt de smid. Graag voor 3 april.", ("3 april", "2026-04-03", "2026-04-03")),
        ("Joost belt de smid. Op vrijdag is het feest.", None),
        ("Joost belt de smid. De zaal is vrijdag dicht.", None),
        ("Joost belt de smid binnen twee weken.", ("binnen twee weken", None, None)),
        ("Joost belt vandaag nog de smid.", ("vandaag nog", None, None)),
        ("Joost gaat van de week bij de smid langs.", ("van de week", "2026-03-23", "2026-03-29")),
        ("Joost gaat voor oktober bij de smid langs.", ("oktober", "2026-10-01", "2026-10-31")),
        ("Joost belt de smid voor het eind van de maand.", ("eind van de maand", "2026-03-31", "2026-03-31")),
    ],
)
def test_when_it_is_due(text: str, expected: tuple[str, str | None, str | None] | None, nlp: Language) -> None:
    assert due(text, nlp) == expected
