"""Decisions: labelled sentences, rows of decision tables, and sentences in which the body settles something."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extraction import classifier
from pipeline.extraction.commitments import Candidate, candidates, scored
from pipeline.extraction.owners import group_words
from pipeline.extraction.roster import roster
from pipeline.extraction.settled import wording_of
from pipeline.extraction.statements import Statement
from pipeline.extraction.wording import clean, without_label
from pipeline.language import Parse
from pipeline.model import Besluit, Verslag, Vindplaats

# As in actions.py: below THRESHOLD no decision, from there to SURE to be confirmed; a wording that settles something needs only LEAST.
THRESHOLD = 0.55
LEAST = 0.1
SURE = 0.75
MINUTES = re.compile(r"\b(?:verslag|notulen|agenda)\b", re.I)
AGENT = re.compile(r"\bdoor\s+(?:het\s+|de\s+)?(?P<who>[A-ZÀ-Þ]\w+)", re.I)
FACT = re.compile(r"\bvast\s?gesteld\b[^.]{0,15}\bdat\b|\bgisteren\b|\bover\b.{0,60}\bbesloten\b", re.I)
NOTED = re.compile(
    r"\bter\s+kennisneming\b|\bvoor\s+kennisgeving\b|\bstel(?:t|len)\s+vast\s+dat\b|^\W*[\w\s]{0,20}besluit(?:en)?\W*$", re.I
)
POINTER = re.compile(r"\b(?:hier|hiermee|hiervoor|dit|daar|daarmee|dat|ermee)\b", re.I)


def decisions(parse: Parse, verslag: Verslag) -> Verslag:
    people = roster(verslag)
    rows = scored("besluit", candidates(parse, verslag, people))
    found = []
    for i, (c, p) in enumerate(rows):
        if c.label is not None and c.label.kind == "actie" and (c.statement.column or c.label.word.startswith("afgespro")):
            continue
        worded = p >= LEAST and wording(c, verslag) is not None
        if labelled(c) or worded or p >= THRESHOLD:
            before = rows[i - 1][0].statement if i and rows[i - 1][0].statement.block == c.statement.block else None
            found.append(decision(c, 1.0 if labelled(c) else p, before))
    found += table_decisions(parse)
    return replace(verslag, besluiten=tuple(sorted(found, key=lambda b: (b.vindplaats.blok, b.vindplaats.van))))


def labelled(c: Candidate) -> bool:
    return c.label is not None and c.label.kind == "besluit"


def wording(c: Candidate, verslag: Verslag) -> str | None:
    """A wording that settles something here and now: not on an earlier day, not by another body."""
    base, text = verslag.vergadering.datum, c.statement.text
    past = any(base and d.tot and d.tot < base for d in c.dates) and not MINUTES.search(text)
    agent = AGENT.search(text)
    own = {w.lower() for n in (verslag.vergadering.overleg, verslag.vergadering.afkorting) if n for w in n.split()} | group_words()
    other = agent is not None and agent["who"].lower() not in own
    return None if past or other or NOTED.search(text) or FACT.search(text) or text.rstrip().endswith("?") else wording_of(text)


def decision(c: Candidate, probability: float, before: Statement | None) -> Besluit:
    """ "De vergadering stemt hiermee in." says nothing alone: the sentence it points to is quoted with it."""
    s, label = c.statement, c.label if labelled(c) else None
    quote, place = s.text, s.vindplaats
    if before and label is None and POINTER.search(s.text) and len(s.text.split()) <= 9:
        quote, place = f"{before.text} {s.text}", replace(place, van=before.start)
    reason = f'label "{s.text[label.start : label.end].strip()}"' if label else classifier.weights().reasons("besluit", c.found)
    return Besluit(
        tekst=clean(without_label(quote, label)),
        citaat=quote,
        vindplaats=place,
        agendapunt=s.item,
        zekerheid=round(probability, 2),
        grond=reason,
        te_bevestigen=probability < SURE,
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
                    Besluit(
                        tekst=clean(text),
                        citaat=text,
                        vindplaats=place,
                        agendapunt=main.number or main.title if main else None,
                        grond="rij in de besluitenlijst",
                    )
                )
    return found
