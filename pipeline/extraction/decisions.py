"""Decisions: labelled sentences, rows of decision tables, and sentences in which the body settles something."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from pipeline import resources
from pipeline.extraction import classifier
from pipeline.extraction.commitments import Candidate, candidates, scored
from pipeline.extraction.implied import PLAIN, implied_of
from pipeline.extraction.labels import alone
from pipeline.extraction.margin import typed
from pipeline.extraction.outcomes import CONSENT, COUNTED
from pipeline.extraction.owners import group_words
from pipeline.extraction.roster import roster
from pipeline.extraction.settled import AFTER_OUTCOME, CERTAIN, WEAK, wording_of
from pipeline.extraction.statements import Statement
from pipeline.extraction.told import in_present
from pipeline.extraction.unsettled import by_others, earlier, noted, nothing_settled
from pipeline.extraction.wording import clean, without_label
from pipeline.language import Parse
from pipeline.model import Besluit, Verslag, Vindplaats
from pipeline.structure import in_short
from pipeline.structure.outline import Table

# As in actions.py: below THRESHOLD no decision, from there to SURE to be confirmed; a wording that settles something needs only LEAST,
# LEAST_WEAK where it tells as often what others settled, LEAST_PLAIN where it says so plainly without a word for deciding (the reader
# hardly knows such sentences), and nothing where it leaves no doubt (``settled.CERTAIN``). Chosen so that they hold on minutes that no
# rule was made on (models/README.md): lower bounds look better on the minutes the wordings were read from.
THRESHOLD = 0.5
LEAST = 0.05
LEAST_WEAK = 0.3
LEAST_PLAIN = 0.005
SURE = 0.75
WORDED = 0.7  # as in actions.py
POINTER = re.compile(r"\b(?:hier|daar|dit|dat|(?:hier|daar|er)(?:aan|achter|in|mee|over|tegen|toe|van|voor))\b", re.I)
REPLY = re.compile(rf"^\W*(?:(?:verder|voor\s+het\s+overige|overigens|daarmee)\s+)?(?:{resources.alternatives('replies')})\b", re.I)
POST = re.compile(r"^\W*(?:her)?(?:benoeming|verkiezing)\b", re.I)
COMES_FORWARD = re.compile(r"\bzich\b.{0,30}\b(?:aan|beschikbaar|kandidaat|verkiesbaar|herkiesbaar)\b", re.I)
SIGNATURE = re.compile(r"^\W*aldus\s+(?:\w+\s+)?(?:vastgesteld|opgemaakt|besloten)\b.*(?:[.…_]{3}|\bd\.?d\.?\W*$)", re.I)
VOTES = re.compile(
    r"^\W*(?:\d+|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\s+(?:stem(?:men)?\s+)?(?:voor|tegen)\b", re.I
)
TOLD = ("onderwerp", "agendapunt", "bespreking")  # columns with text
CODE = re.compile(r"\W*(?:[A-Z]{0,2}\d{2,4}[-./]\d{1,3}|[A-Z]?\d{1,3}[.)])\s+")  # "B25-21"
LONGEST = 45  # words in a quote of more than one sentence: beyond that the decision drowns
WHOLE = frozenset({"stichting", "vereniging", "coöperatie", "club", "staf", "stafvergadering", "maatschap"})  # act by their meeting
KIND = re.compile(r"(?:raad|commissie|werkgroep|stuurgroep|groep|bestuur|college|team|directie|board|kring)$")


@in_present
def decisions(parse: Parse, verslag: Verslag) -> Verslag:
    people = roster(verslag, parse.text)
    rows = scored("besluit", candidates(parse, verslag, people))
    said, found = [c.statement for c, _ in rows], {}
    for i, (c, p) in enumerate(rows):
        if c.label is not None and c.label.kind == "actie" and (c.statement.column or _agreed_task(c)):
            continue
        if alone().fullmatch(c.statement.text) or SIGNATURE.match(c.statement.text):
            continue
        worded = wording(c, verslag)
        if i - 1 in found and VOTES.match(c.statement.text) and said[i - 1].block == c.statement.block:
            continue  # the votes for what was just decided
        if labelled(c) or p >= least(worded) and not nothing_settled(c, worded):
            sure = 1.0 if labelled(c) else max(p, WORDED) if worded else p
            found[i] = decision(c, sure, context(said, i, worded))
    short = listed_in_short(parse)
    told = {b.vindplaats.blok for b in short}
    once = [*(b for b in single(found, said) if b.vindplaats.blok not in told), *table_decisions(parse), *short]
    once += typed_rows(parse, {b.vindplaats.blok for b in once})
    return replace(verslag, besluiten=tuple(sorted(once, key=lambda b: (b.vindplaats.blok, b.vindplaats.van))))


def _agreed_task(c: Candidate) -> bool:
    """ "Afspraak: Els belt" lays a task on somebody; "Afspraak: de notulen gaan binnen een week rond" settles something as well."""
    word = c.label.word if c.label else ""
    return word.startswith("afgespro") or word.startswith("afspra") and bool(c.mentions)


def labelled(c: Candidate) -> bool:
    return c.label is not None and c.label.kind == "besluit"


def least(worded: str | None) -> float:
    """The probability from which a sentence with that wording is a decision."""
    if worded is None:
        return THRESHOLD
    if worded in CERTAIN:
        return 0.0
    return LEAST_WEAK if worded in WEAK else LEAST_PLAIN if worded in PLAIN else LEAST


def wording(c: Candidate, verslag: Verslag) -> str | None:
    """A wording that settles something here and now: not on an earlier day, not by another body."""
    text = c.statement.text
    name = {w.lower() for n in (verslag.vergadering.overleg, verslag.vergadering.afkorting) if n for w in n.split()}
    if by_others(text, name | group_words()) or noted(text):
        return None
    past = earlier(c, verslag.vergadering.datum)
    text = of_the_body(AFTER_OUTCOME.sub(r"\1", text), name)
    if text.rstrip().endswith("?"):
        return None
    plain, implied = None if past else wording_of(text), implied_of(text)
    return implied if implied and (plain is None or plain in WEAK) else plain


def of_the_body(text: str, name: set[str]) -> str:
    """ "De cliëntenraad kiest" is "de raad kiest" in minutes of the cliëntenraad, "de stichting betaalt" is what its meeting settles."""
    for word in name:
        kind = KIND.search(word)
        if own := kind[0] if kind else "vergadering" if word in WHOLE else "":
            text = re.sub(rf"\b{re.escape(word)}\b", own, text, flags=re.I)
    return text


def context(said: list[Statement], i: int, worded: str | None) -> tuple[Statement, ...]:
    """The sentences to quote with the i-th: what it answers or points to, the votes for it, or who come forward for the post it fills."""
    s, first, last = said[i], i, i
    words, pointing = len(s.text.split()), POINTER.search(s.text)
    back = [j for j in range(max(0, i - 3), i) if said[j].block == s.block]
    if words <= 3 and REPLY.match(s.text) or pointing and (words <= 9 or worded in CONSENT):
        asked = [j for j in back if said[j].text.rstrip().endswith("?")] if words <= 3 else []
        first = (asked or back or [i])[-1]
        if first - 1 in back and len(said[first].text.split()) <= 2:
            first -= 1  # "Akkoord, Els?" says as little
    elif POST.match(s.text):
        while last + 1 < len(said) and said[last + 1].block == s.block and COMES_FORWARD.search(said[last + 1].text):
            last += 1
    elif back and COUNTED.search(said[i - 1].text) and not COUNTED.search(s.text):
        first = i - 1
    around = tuple(said[first : last + 1])
    return around if sum(len(a.text.split()) for a in around) <= LONGEST else (s,)


def single(found: dict[int, Besluit], said: list[Statement]) -> list[Besluit]:
    """Without those that another one quotes with its own sentence: "De klok gaat naar Zuid. Geen bezwaar." is one decision."""
    kept = []
    for i, b in found.items():
        quoting = [o for j, o in found.items() if j != i and o.ook and inside(said[i], o) and not inside(said[j], b)]
        own = [said[j].text for j, o in found.items() if j != i and b.ook and inside(said[j], b)]
        if not quoting:
            kept.append(replace(b, ook=(*b.ook, *own)))
    return kept


def inside(s: Statement, b: Besluit) -> bool:
    return s.block == b.vindplaats.blok and b.vindplaats.van <= s.start and s.end <= b.vindplaats.tot


def decision(c: Candidate, probability: float, around: tuple[Statement, ...]) -> Besluit:
    """ "De vergadering stemt hiermee in." says nothing alone: the sentence it points to is quoted with it, ``ook`` is that line itself."""
    s, label = c.statement, c.label if labelled(c) else None
    quote, place = s.text, s.vindplaats
    if label is None and len(around) > 1:
        quote, place = " ".join(a.text for a in around), replace(place, van=around[0].start, tot=around[-1].end)
    reason = f'label "{s.text[label.start : label.end].strip()}"' if label else classifier.weights().reasons("besluit", c.found)
    return Besluit(
        tekst=clean(without_label(quote, label)),
        citaat=quote,
        ook=(s.text,) if len(quote) > len(s.text) else (),
        vindplaats=place,
        agendapunt=s.item,
        zekerheid=round(probability, 2),
        grond=reason,
        te_bevestigen=probability < SURE,
    )


def typed_rows(parse: Parse, have: set[int]) -> list[Besluit]:
    """Rows of items that a column calls a decision ("B") and that tell none by themselves."""
    found = []
    for row in (row for row, letter in typed(parse).items() if letter == "B" and row not in have):
        table = next(t for t in parse.outline.tables if row in t.rows)
        found += _in_cell(parse, table, row, TOLD, "de kolom noemt het een besluit")
    return found


def listed_in_short(parse: Parse) -> list[Besluit]:
    """The lines under "Besluiten in het kort" above the items."""
    blocks, found = parse.outline.document.blocks, []
    first = min((i for s in parse.outline.sections for i in s.headings), default=parse.outline.body)
    for j in (j for below in in_short.lines(parse.outline.document).values() for j in below if j < first):
        code = CODE.match(blocks[j].text)
        start = code.end() if code else 0
        found.append(_listed(parse, j, start, len(blocks[j].text), blocks[j].text[start:].strip(), "regel in de besluitenlijst"))
    return found


def _listed(parse: Parse, row: int, start: int, end: int, text: str, ground: str) -> Besluit:
    main = parse.outline.main_section_of(row)
    place = Vindplaats(blok=row, van=start, tot=end, bladzijde=parse.outline.document.blocks[row].page)
    return Besluit(tekst=clean(text), citaat=text, vindplaats=place, agendapunt=main.number or main.title if main else None, grond=ground)


def table_decisions(parse: Parse) -> list[Besluit]:
    tables = [table for table in parse.outline.tables if table.kind == "besluiten"]
    return [b for table in tables for row in table.rows for b in _in_cell(parse, table, row, {"besluit"}, "rij in de besluitenlijst")]


def _in_cell(parse: Parse, table: Table, row: int, roles: Container[str | None], ground: str) -> list[Besluit]:
    """What the first cell with one of these roles says; nothing where it is empty."""
    block = parse.outline.document.blocks[row]
    cell = next((c for c in block.cells if table.role(c) in roles), None)
    text = block.cell_text(cell).strip() if cell else ""
    return [_listed(parse, row, cell.start, cell.end, text, ground)] if cell and text else []
