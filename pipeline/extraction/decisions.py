"""Decisions: labelled sentences, rows of decision tables, and sentences in which the body settles something."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extraction import classifier
from pipeline.extraction.commitments import Candidate, candidates, scored
from pipeline.extraction.owners import group_words
from pipeline.extraction.roster import roster
from pipeline.extraction.settled import BODY, CERTAIN, WEAK, wording_of
from pipeline.extraction.statements import Statement
from pipeline.extraction.wording import clean, without_label
from pipeline.language import Parse
from pipeline.model import Besluit, Verslag, Vindplaats

# As in actions.py: below THRESHOLD no decision, from there to SURE to be confirmed; a wording that settles something needs only LEAST,
# LEAST_WEAK where it tells as often what others settled, and nothing where it leaves no doubt (``settled.CERTAIN``).
THRESHOLD = 0.5
LEAST = 0.1
LEAST_WEAK = 0.2
SURE = 0.75
MINUTES = re.compile(r"\b(?:verslag|notulen|agenda)\b", re.I)
AGENT = re.compile(r"\bdoor\s+(?:het\s+|de\s+)?(?P<who>[A-ZÀ-Þ]\w+)", re.I)
FACT = re.compile(r"\bvast\s?gesteld\b[^.]{0,15}\bdat\b|\bgisteren\b|\bover\b.{0,60}\bbesloten\b", re.I)
NOTED = re.compile(
    r"\bter\s+kennisneming\b|\bvoor\s+kennisgeving\b|\bstel(?:t|len)\s+vast\s+dat\b|^\W*[\w\s]{0,20}besluit(?:en)?\W*$", re.I
)
ESTABLISHED = re.compile(r"\bvast\s?gesteld\s+(?:wordt|is|kan\s+worden)?\s*dat\b|\bwordt\s+(?:ook\s+)?vast\s?gesteld\s+dat\b", re.I)
CONSENT = re.compile(r"\bakkoord\b|\b(?:stemt|stemde)\b.{0,20}\bin\b|\bmee\s+eens\b|\bgeen\s+bezwaar\b|\bis\s+voor\b", re.I)
REMARKS = re.compile(r"^\W*(?:er\s+zijn\s+)?geen\s+(?:verdere\s+)?(?:opmerkingen|vragen|aanvullingen|mededelingen)\b.{0,8}$", re.I)
POINTER = re.compile(r"\b(?:hier|hiermee|hiervoor|dit|daar|daarmee|dat|ermee)\b", re.I)


def decisions(parse: Parse, verslag: Verslag) -> Verslag:
    people = roster(verslag)
    rows = scored("besluit", candidates(parse, verslag, people))
    found = []
    for i, (c, p) in enumerate(rows):
        if c.label is not None and c.label.kind == "actie" and (c.statement.column or c.label.word.startswith("afgespro")):
            continue
        if labelled(c) or not nothing_settled(c) and (p >= THRESHOLD or p >= least(wording(c, verslag))):
            before = rows[i - 1][0].statement if i and rows[i - 1][0].statement.block == c.statement.block else None
            found.append(decision(c, 1.0 if labelled(c) else p, before))
    found += table_decisions(parse)
    return replace(verslag, besluiten=tuple(sorted(found, key=lambda b: (b.vindplaats.blok, b.vindplaats.van))))


def labelled(c: Candidate) -> bool:
    return c.label is not None and c.label.kind == "besluit"


def least(worded: str | None) -> float:
    """The probability from which a sentence with that wording is a decision."""
    if worded is None:
        return THRESHOLD
    return 0.0 if worded in CERTAIN else LEAST_WEAK if worded in WEAK else LEAST


def nothing_settled(c: Candidate) -> bool:
    """One person consents, somebody notes a fact, or nobody has anything to add to something else than the minutes."""
    text, title = c.statement.text, c.statement.section.title if c.statement.section else ""
    alone = any(not re.search(r"\w", text[: m.start]) for m in c.mentions) and not re.search(rf"\b{BODY}\b", text, re.I)
    if alone and len(c.mentions) == 1 and CONSENT.search(text):
        return True
    return bool(ESTABLISHED.search(text) or REMARKS.search(text) and not MINUTES.search(title))


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
