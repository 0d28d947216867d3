"""Actions: rows of action tables, labelled sentences, and commitments in running text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pipeline import resources
from pipeline.document import Block
from pipeline.extraction import classifier
from pipeline.extraction.commitments import Candidate, candidates, scored
from pipeline.extraction.owners import listed, owners
from pipeline.extraction.roster import Roster, roster
from pipeline.extraction.statements import struck
from pipeline.extraction.wording import clean, wording
from pipeline.language import Parse
from pipeline.language.dates import find_dates
from pipeline.model import Actie, Datumvermelding, Status, Terugkeer, Verslag, Vindplaats
from pipeline.structure.outline import Table

# A sentence below THRESHOLD is no action; from there to SURE a person must confirm it. Chosen leave-one-document-out: models/README.md.
THRESHOLD = 0.35
SURE = 0.7
RETURNS = re.compile(
    r"\bkom(?:t|en)\b.{0,60}\bterug\b|\bterugkomen\b|\b(?:her)?agende\w+|\bge(?:her)?agendeerd\b|\bop (?:de|een) agenda\b|"
    r"\b(?:eerst)?volgende?\s+(?:keer|vergadering|overleg|bijeenkomst|bbo|stuurgroep\w*|werkgroep\w*|sessie|to|commissie\w*)\b",
    re.I,
)
NOT_DONE = re.compile(r"\b(?:niet|nog|deels|gedeeltelijk|bijna|half|grotendeels|wordt|moet)\W+(?:\w+\W+){0,2}$", re.I)
POINTS_BACK = re.compile(
    r"^(?:het|dit|dat)\s+(?:onderwerp|punt|voorstel|stuk)?\b|^(?:dit|deze|die|dat|hier\w*|daar\w*|hij|zij|ze)\b|^(?:komt|wordt)\b", re.I
)
NEXT = re.compile(
    r"\b(?:vóór|voor|op|in|tijdens|bij)?\s*(?:de|het)?\s*(?:eerst)?volgende?\s+(?:keer|vergadering|overleg|bijeenkomst|sessie)\b", re.I
)


def actions(parse: Parse, verslag: Verslag) -> Verslag:
    people = roster(verslag)
    rows = [a for t in parse.outline.tables if t.kind == "acties" for a in table_actions(parse, verslag, t, people)]
    prose = [
        action(c, p, verslag, people)
        for c, p in scored("actie", candidates(parse, verslag, people))
        if labelled(c) or sent_on(c) or p >= THRESHOLD
    ]
    found = sorted((*rows, *prose), key=lambda a: (a.vindplaats.blok, a.vindplaats.van))
    return replace(verslag, acties=tuple(found))


def labelled(c: Candidate) -> bool:
    return c.label is not None and c.label.kind == "actie"


def standing_alone(text: str, c: Candidate) -> str:
    """A wording that points back ("Het onderwerp komt ...") names the agenda item it is about."""
    section = c.statement.section or c.statement.main
    return f"{text} (over: {section.title})" if section and POINTS_BACK.match(text) else text


def sent_on(c: Candidate) -> bool:
    """A line that names a coming meeting and, behind a colon, what it will deal with: "Regiegroep 12 mei: stand van zaken"."""
    head, colon, rest = c.statement.text.partition(":")
    coming = c.found.get("datum van een komend overleg")
    return (
        bool(colon and coming and rest.strip())
        and any(d.overleg and d.vindplaats.tot - c.statement.start <= len(head) + 1 for d in c.dates)
        and len(head.split()) <= 6
    )


def action(c: Candidate, probability: float, verslag: Verslag, people: Roster) -> Actie:
    s, label = c.statement, c.label if labelled(c) else None
    who = listed(label.who, people) if label and label.who else ()
    who = who or owners(s.span, c.clauses, people, c.mentions, label.rest[0] if label else 0)
    sure = 1.0 if label else max(probability, SURE) if sent_on(c) else probability
    reason = f'label "{s.text[label.start : label.end].strip() or label.word}"' if label else classifier.weights().reasons("actie", c.found)
    return Actie(
        tekst=standing_alone(wording(s.span, label, c.clauses, bool(who)), c),
        citaat=s.text,
        vindplaats=s.vindplaats,
        agendapunt=s.item,
        eigenaren=who,
        deadline=deadline(c, verslag.vergadering.datum),
        status="gereed" if s.struck else "open",
        soort="lijst" if label else "tekst",
        terugkeer=returns(c, verslag),
        zekerheid=round(sure, 2),
        grond=reason,
        te_bevestigen=sure < SURE,
    )


def deadline(c: Candidate, base: date | None) -> Datumvermelding | None:
    """The last date of the sentence that is not past; "de volgende vergadering" without a date keeps its words, dates empty."""
    coming = [d for d in c.dates if d.tot and (base is None or d.tot >= base)]
    if coming:
        return coming[-1] if len({(d.van, d.tot) for d in coming}) > 1 and "uiterlijk" in c.statement.text.lower() else coming[0]
    match = NEXT.search(c.statement.text)
    if not match:
        return None
    start = c.statement.start + match.start() + len(match[0]) - len(match[0].lstrip())
    place = replace(c.statement.vindplaats, van=start, tot=c.statement.start + match.end())
    return Datumvermelding(tekst=match[0].strip(), van=None, tot=None, vindplaats=place, agendapunt=c.statement.item)


def returns(c: Candidate, verslag: Verslag) -> Terugkeer | None:
    """The meeting to which the subject returns, if the sentence says so."""
    base = verslag.vergadering.datum
    named = next((d for d in c.dates if d.overleg and d.van and (base is None or d.van > base)), None)
    match = RETURNS.search(c.statement.text)
    if not named and not match:
        return None
    dated = named or next((d for d in c.dates if d.van and d.van == d.tot and (base is None or d.van > base)), None)
    body = named.overleg if named else (verslag.vergadering.afkorting or verslag.vergadering.overleg)
    return Terugkeer(overleg=body, datum=dated.van if dated else None, tekst=c.statement.text)


def table_actions(parse: Parse, verslag: Verslag, table: Table, people: Roster) -> list[Actie]:
    found = []
    for row in table.rows:
        block = parse.outline.document.blocks[row]
        cells = {role: cell for cell in block.cells if cell.column < len(table.roles) and (role := table.roles[cell.column])}
        what = cells.get("actie")
        if what is None or not re.search(r"[^\W\d_]", block.cell_text(what)):
            continue
        place = Vindplaats(blok=row, van=what.start, tot=what.end, bladzijde=block.page)
        text = {role: block.cell_text(cell).strip() for role, cell in cells.items()}
        main = parse.outline.main_section_of(row)
        state, printed = status(block, what.start, what.end, text.get("status", ""))
        found.append(
            Actie(
                tekst=clean(text["actie"]),
                citaat=text["actie"],
                vindplaats=place,
                agendapunt=text.get("agendapunt") or (main.number or main.title if main else None),
                eigenaren=listed(text.get("eigenaar", ""), people),
                deadline=row_deadline(block, cells, row, verslag),
                status=state,
                statustekst=printed,
                nummer=text.get("nummer") or None,
                soort="lijst",
                grond="rij in de actielijst",
            )
        )
    return found


def status(block: Block, start: int, end: int, printed: str) -> tuple[Status, str]:
    """Done when struck through or when the status cell says so; "nog niet gereed" is open."""
    if struck(block, start, end):
        return "gereed", printed or "doorgehaald"
    done = [re.search(rf"(?<!\w){re.escape(w)}(?!\w)", printed, re.I) for w in resources.terms("done_words")]
    negated = any(m and NOT_DONE.search(printed[: m.start()]) for m in done)
    return ("gereed" if any(done) and not negated else "open"), printed


def row_deadline(block: Block, cells: dict, row: int, verslag: Verslag) -> Datumvermelding | None:
    cell = cells.get("deadline")
    base = verslag.vergadering.datum
    if cell is None or base is None or not block.cell_text(cell).strip():
        return None
    text = block.cell_text(cell)
    dates = [d for d in find_dates(text, base) if d.soort not in ("tijd", "herhaling")]
    place = Vindplaats(blok=row, van=cell.start, tot=cell.end, bladzijde=block.page)
    if not dates:
        return Datumvermelding(tekst=text.strip(), van=None, tot=None, vindplaats=place)
    d = dates[-1]
    return Datumvermelding(
        tekst=text.strip(),
        van=d.van,
        tot=d.tot,
        vindplaats=replace(place, van=cell.start + d.start, tot=cell.start + d.eind),
        zeker=d.zeker,
    )
