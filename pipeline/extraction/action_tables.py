"""Actions in the rows of action tables, whatever their columns."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline import resources
from pipeline.document import Block, Cell
from pipeline.extraction.owners import listed
from pipeline.extraction.roster import Roster
from pipeline.extraction.statements import struck
from pipeline.extraction.wording import clean
from pipeline.language import Parse
from pipeline.language.dates import find_dates
from pipeline.model import Actie, Datum, Datumvermelding, Status, Verslag, Vindplaats
from pipeline.structure.outline import Table

BY = re.compile(r"\b(?:uiterlijk|vóór|voor|per|in|tegen|eind|begin|half|medio)\s*$|^\W*$", re.I)
# "nog niet gereed", "volgende week klaar", "eind mei gereed"
NOT_DONE = re.compile(
    r"\b(?:niet|nog|deels|gedeeltelijk|bijna|half|grotendeels|wordt|moet|volgende|komende|eind|begin|medio|uiterlijk|morgen)"
    r"\W+(?:\w+\W+){0,2}$",
    re.I,
)
# Words that tell of an end only where nothing follows: "antwoord is binnen", "procesplaat: af"; not "binnen twee weken", "af en toe".
ENDED = re.compile(
    r"(?:^\s*|:\s*|\b(?:is|zijn|was)\s+(?:inmiddels\s+|al\s+|nu\s+)?)"
    r"(?:af|binnen|gelukt|gebeurd|besteld|betaald|ontvangen|aangeschaft|geplaatst|gepubliceerd|rondgestuurd|opgestuurd)(?=\s*(?:[.,;!)]|$))",
    re.I,
)
BEHIND = re.compile(r"\((?P<said>[^()]{2,30})\)\W*$")
UNSTATED = re.compile(r"\W*(?:ja|nee|neen|x|v|ok)?\W*", re.I)
TICKED = re.compile(r"\s*(?:ja|x|v|✓|✔|☑|ok)\W*", re.I)  # in a column "Gereed"


def table_actions(parse: Parse, verslag: Verslag, table: Table, people: Roster) -> list[Actie]:
    found = []
    for row in table.rows:
        block = parse.outline.document.blocks[row]
        cells = table.cells(block)
        what = cells.get("actie")
        if what is None or not re.search(r"[^\W\d_]", block.cell_text(what)):
            continue
        place = Vindplaats(blok=row, van=what.start, tot=what.end, bladzijde=block.page)
        text = {role: block.cell_text(cell).strip() for role, cell in cells.items()}
        main = parse.outline.main_section_of(row)
        state, printed, by = outcome(block, cells, text, row, verslag)
        found.append(
            Actie(
                tekst=clean(text["actie"]),
                citaat=text["actie"],
                vindplaats=place,
                agendapunt=text.get("agendapunt") or (main.number or main.title if main else None),
                eigenaren=listed(text.get("eigenaar", ""), people),
                deadline=by,
                status=state,
                statustekst=printed,
                nummer=text.get("nummer") or None,
                soort="lijst",
                grond="rij in de actielijst",
            )
        )
    return found


def outcome(
    block: Block, cells: dict[str, Cell], text: dict[str, str], row: int, verslag: Verslag
) -> tuple[Status, str, Datumvermelding | None]:
    """Whether it is done, how the row says so, and by when it is due: a column "Gereed" may say that it is instead of when."""
    state, printed = status(block, cells["actie"].start, cells["actie"].end, text.get("status", ""))
    if state == "open" and (behind := BEHIND.search(text["actie"])) and says_done(behind["said"]):  # "Brief sturen (afgehandeld)"
        state, printed = "gereed", behind["said"]
    due = text.get("deadline", "")
    if state == "open" and (says_done(due) or TICKED.fullmatch(due)):
        by = row_deadline(block, cells, row, verslag, finished=True)
        return "gereed", due, by if by and by.van else None
    return state, printed, row_deadline(block, cells, row, verslag, state == "gereed") or state_deadline(block, cells, row, verslag, state)


def status(block: Block, start: int, end: int, printed: str) -> tuple[Status, str]:
    """Done when struck through or when the status cell says so; "nog niet gereed" is open."""
    if struck(block, start, end):
        return "gereed", printed or "doorgehaald"
    return ("gereed" if says_done(printed) else "open"), printed


def says_done(printed: str) -> bool:
    done = [re.search(rf"(?<!\w){re.escape(w)}(?!\w)", printed, re.I) for w in resources.terms("done_words")]
    negated = any(m and NOT_DONE.search(printed[: m.start()]) for m in done)
    return (any(done) or bool(ENDED.search(printed))) and not negated


def run(dates: list[Datum], text: str) -> list[Datum]:
    """Periods in one row make one: "Q1, Q2 2026" is the first half of the year. The row of dates stays where they are apart."""
    found: list[Datum] = []
    for d in dates:
        before = found[-1] if found else None
        apart = before is None or not re.fullmatch(r"\s*(?:,|/|en|of|&)\s*", text[before.eind : d.start])
        if apart or not (before and before.tot and d.van and before.tot < d.van and before.soort == d.soort != "dag"):
            found.append(d)
        else:
            found[-1] = replace(before, tekst=text[before.start : d.eind], eind=d.eind, tot=d.tot)
    return found


def state_deadline(block: Block, cells: dict, row: int, verslag: Verslag, state: Status) -> Datumvermelding | None:
    """A day to come beside the state of what is still open: "loopt, 11 april"."""
    base = verslag.vergadering.datum
    if state == "gereed" or base is None or "status" not in cells:
        return None
    due = row_deadline(block, {"deadline": cells["status"]}, row, verslag)
    if due is None or due.tot is None or due.tot < base:
        return None
    place = due.vindplaats
    return replace(due, tekst=block.text[place.van : place.tot])


def row_deadline(block: Block, cells: dict, row: int, verslag: Verslag, finished: bool = False) -> Datumvermelding | None:
    cell = cells.get("deadline")
    base = verslag.vergadering.datum
    stated = cell is not None and not UNSTATED.fullmatch(block.cell_text(cell))
    cell = cell if stated else cells.get("actie")
    if cell is None or base is None:
        return None
    text = block.cell_text(cell)
    dates = [d for d in find_dates(text, base, finished) if d.soort not in ("tijd", "herhaling", "jaar")]
    if not stated:  # no column for it: a date to come in the words of the task itself
        last = run(dates, text)[-1:]
        dates = [d for d in (*dates, *last) if d.tot and d.tot >= base and (BY.search(text[: d.start]) or not text[d.eind :].strip(" .)"))]
        dates = last if last and dates and last[0].eind == dates[-1].eind else dates[:1]
        if not dates:
            return None
    dates = run(dates, text)
    place = Vindplaats(blok=row, van=cell.start, tot=cell.end, bladzijde=block.page)
    if not dates:
        return Datumvermelding(tekst=text.strip(), van=None, tot=None, vindplaats=place)
    d = dates[-1]
    return Datumvermelding(
        tekst=text.strip() if stated else d.tekst,
        van=d.van,
        tot=d.tot,
        vindplaats=replace(place, van=cell.start + d.start, tot=cell.start + d.eind),
        zeker=d.zeker,
    )
