"""Decisions: labelled sentences, rows of decision tables, and sentences in which the body settles something."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction import classifier
from pipeline.extraction.commitments import Candidate, candidates, scored
from pipeline.extraction.roster import roster
from pipeline.extraction.wording import clean, wording
from pipeline.language import Parse
from pipeline.model import Besluit, Verslag, Vindplaats

# As in actions.py: below THRESHOLD no decision, from there to SURE to be confirmed.
THRESHOLD = 0.4
SURE = 0.65


def decisions(parse: Parse, verslag: Verslag) -> Verslag:
    people = roster(verslag)
    found = [decision(c, p) for c, p in scored("besluit", candidates(parse, verslag, people)) if labelled(c) or p >= THRESHOLD]
    found += table_decisions(parse)
    return replace(verslag, besluiten=tuple(sorted(found, key=lambda b: (b.vindplaats.blok, b.vindplaats.van))))


def labelled(c: Candidate) -> bool:
    return c.label is not None and c.label.kind == "besluit"


def decision(c: Candidate, probability: float) -> Besluit:
    s, label = c.statement, c.label if labelled(c) else None
    sure = 1.0 if label else probability
    reason = f"label \"{s.text[label.start:label.end].strip()}\"" if label else classifier.weights().reasons("besluit", c.found)
    return Besluit(
        tekst=wording(s.span, label, c.clauses, named=False), citaat=s.text, vindplaats=s.vindplaats, agendapunt=s.item,
        zekerheid=round(sure, 2), grond=reason, te_bevestigen=sure < SURE,
    )


def table_decisions(parse: Parse) -> list[Besluit]:
    found = []
    for table in parse.outline.tables:
        if table.kind != "besluiten":
            continue
        for row in table.rows:
            block = parse.outline.document.blocks[row]
            cell = next((c for c in block.cells if c.column < len(table.roles) and table.roles[c.column] == "besluit"), None)
            text = block.cell_text(cell).strip() if cell else ""
            if cell and text:
                main = parse.outline.main_section_of(row)
                place = Vindplaats(blok=row, van=cell.start, tot=cell.end, bladzijde=block.page)
                found.append(
                    Besluit(tekst=clean(text), citaat=text, vindplaats=place, agendapunt=main.number or main.title if main else None, grond="rij in de besluitenlijst")
                )
    return found
