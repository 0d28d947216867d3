"""Decisions: labelled sentences, rows of decision tables, and sentences in which the body settles something."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline import resources
from pipeline.extraction import classifier
from pipeline.extraction.commitments import Candidate, candidates, scored
from pipeline.extraction.implied import NAMES as IMPLIED
from pipeline.extraction.implied import implied_of
from pipeline.extraction.owners import group_words
from pipeline.extraction.roster import roster
from pipeline.extraction.settled import AFTER_OUTCOME, BODY, CERTAIN, WEAK, wording_of
from pipeline.extraction.statements import Statement
from pipeline.extraction.wording import clean, without_label
from pipeline.language import Parse
from pipeline.model import Besluit, Verslag, Vindplaats

# As in actions.py: below THRESHOLD no decision, from there to SURE to be confirmed; a wording that settles something needs only LEAST,
# LEAST_WEAK where it tells as often what others settled, and nothing where it leaves no doubt (``settled.CERTAIN``). LEAST_IMPLIED is low
# because the reader hardly sees "het vuurwerk gaat niet door", while of 100 such sentences in invented minutes about 85 are decisions.
THRESHOLD = 0.5
LEAST = 0.05
LEAST_WEAK = 0.3
LEAST_IMPLIED = 0.02
SURE = 0.75
MINUTES = re.compile(r"\b(?:verslag|notulen|agenda)\b", re.I)
AGENT = re.compile(
    r"(?<!niet )\bdoor\s+(?!(?:naar|met|in|op|tot|en|maar|want|omdat|alle|allen|iedereen|middel|te|deze|dit)\b)"
    r"(?:het\s+|de\s+)?(?P<who>[A-ZÀ-Þ]\w+)",
    re.I,
)
FACT = re.compile(r"\bvast\s?gesteld\b[^.]{0,15}\bdat\b|\bgisteren\b|\bover\b.{0,60}\bbesloten\b", re.I)
NOTED = re.compile(
    r"\bter\s+kennisneming\b|\bvoor\s+kennisgeving\b|\bstel(?:t|len)\s+vast\s+dat\b|^\W*[\w\s]{0,20}besluit(?:en)?\W*$", re.I
)
ESTABLISHED = re.compile(r"\bvast\s?gesteld\s+(?:wordt|is|kan\s+worden)?\s*dat\b|\bwordt\s+(?:ook\s+)?vast\s?gesteld\s+dat\b", re.I)
CONSENT = re.compile(r"\bakkoord\b|\b(?:stemt|stemde)\b.{0,20}\bin\b|\bmee\s+eens\b|\bgeen\s+bezwaar\b|\bis\s+voor\b", re.I)
ANOTHER = re.compile(
    r"^\W*(?:(?:de|het|een|haar|zijn|hun|onze|eigen)\s+)*(?P<who>[\w-]+)\s+(?:is|zijn|gaat|gaan|stemt|heeft|stelt|keurt|wijst|beslist|besluit|neemt|verleent)\b",
    re.I,
)
IN_YEAR = re.compile(r"\bin\s+((?:19|20)\d\d)\s+(?:is|zijn)\b|\b(?:is|zijn)\s+in\s+((?:19|20)\d\d)\b", re.I)
SPEAKER = re.compile(r"^\W*[A-ZÀ-Þ][\w.'’ -]{1,40}:\s")
REMARKS = re.compile(r"^\W*(?:er\s+zijn\s+)?geen\s+(?:verdere\s+)?(?:opmerkingen|vragen|aanvullingen|mededelingen)\b.{0,8}$", re.I)
UNDECIDED = re.compile(
    r"\bgeen\s+(?:besluit|beslissing|knoop)\b|\bbesluit(?:vorming)?\s+volgt\b|\bniets?\s+besloten\b|"
    r"\bvolgende?\s+(?:vergadering|stuurgroep|overleg|keer|bijeenkomst|alv|ledenraad)\b.{0,60}\b(?:vaststellen|besluiten|beslissen)\b",
    re.I,
)
PROPOSED = re.compile(
    r"\b(?:wordt|is)\s+(?:er\s+)?(?:\w+\s+)?voorgesteld\b|\b(?:stelt|stelde)\b.{0,40}\bvoor\s+(?:om|dat|te)\b|\bsuggereert\b|"
    r"\b(?:stelt|stelde)\b.{0,40}\bvoor\b.{0,60}\bte\s+\w+en\b",
    re.I,
)
POINTER = re.compile(r"\b(?:hier|hiermee|hiervoor|dit|daar|daarmee|dat|ermee)\b", re.I)
REPLY = re.compile(
    r"^\W*(?:ja|nee|ok|oké|akkoord|prima|graag|eens|leuk|natuurlijk|doen|niet\s+(?:nu|doen|meer)|nu\s+niet|blijven|laten|toegekend|afgewezen|"
    r"aangenomen|verworpen|die|idem)\b",
    re.I,
)
POST = re.compile(r"^\W*(?:her)?(?:benoeming|verkiezing)\b", re.I)
COMES_FORWARD = re.compile(r"\bzich\b.{0,30}\b(?:aan|beschikbaar|kandidaat|verkiesbaar|herkiesbaar)\b", re.I)
LONGEST = 36  # words in a quote of more than one sentence: beyond that the decision drowns
KIND = re.compile(r"(?:raad|commissie|werkgroep|stuurgroep|groep|bestuur|college|team|directie)$")
APPROVED = re.compile(r"\b(?:goed\w*|ok|oké|akkoord|geen|zonder|ongewijzigd|vast\w*|in\s+orde)\b", re.I)


def decisions(parse: Parse, verslag: Verslag) -> Verslag:
    people = roster(verslag)
    rows = scored("besluit", candidates(parse, verslag, people))
    found = []
    for i, (c, p) in enumerate(rows):
        if c.label is not None and c.label.kind == "actie" and (c.statement.column or c.label.word.startswith("afgespro")):
            continue
        worded = wording(c, verslag)
        if labelled(c) or p >= least(worded) and not nothing_settled(c, worded):
            found.append(decision(c, 1.0 if labelled(c) else p, context([r.statement for r, _ in rows], i)))
    found += table_decisions(parse)
    return replace(verslag, besluiten=tuple(sorted(found, key=lambda b: (b.vindplaats.blok, b.vindplaats.van))))


def labelled(c: Candidate) -> bool:
    return c.label is not None and c.label.kind == "besluit"


def least(worded: str | None) -> float:
    """The probability from which a sentence with that wording is a decision."""
    if worded is None:
        return THRESHOLD
    return 0.0 if worded in CERTAIN else LEAST_WEAK if worded in WEAK else LEAST_IMPLIED if worded in IMPLIED else LEAST


def nothing_settled(c: Candidate, worded: str | None) -> bool:
    """Consent of one person or of an outside party, a fact noted, a proposal, a heading, a decision that is still to come."""
    text, title = c.statement.text, c.statement.section.title if c.statement.section else ""
    another = ANOTHER.match(text) if worded else None
    if another and another["who"].lower().endswith(tuple(resources.terms("outside_parties"))):
        return True
    if one_consents(c) or ESTABLISHED.search(text) or UNDECIDED.search(text) or REMARKS.search(text) and not MINUTES.search(title):
        return True
    heading = not c.clauses and bool(MINUTES.search(text)) and not APPROVED.search(text)
    return (worded is None or worded in IMPLIED) and (heading or bool(PROPOSED.search(text)))


def one_consents(c: Candidate) -> bool:
    """ "Els is het ermee eens", "Jansen: we zijn akkoord": not the meeting as a whole."""
    text = c.statement.text
    if not CONSENT.search(text):
        return False
    said = SPEAKER.match(text)
    group = re.search(rf"\b{BODY}\b", re.sub(r"\b(?:we|wij)\b", "", text) if said else text, re.I)
    opens = any(not re.search(r"\w", text[: m.start]) or said and m.start < said.end() for m in c.mentions)
    return len(c.mentions) == 1 and not group and opens


def wording(c: Candidate, verslag: Verslag) -> str | None:
    """A wording that settles something here and now: not on an earlier day, not by another body."""
    base, text = verslag.vergadering.datum, c.statement.text
    past = any(base and d.tot and d.tot < base for d in c.dates) and not MINUTES.search(text)
    past = past or any(base and int(a or b) < base.year for a, b in IN_YEAR.findall(text))
    agent = AGENT.search(text)
    name = {w.lower() for n in (verslag.vergadering.overleg, verslag.vergadering.afkorting) if n for w in n.split()}
    other = agent is not None and agent["who"].lower() not in name | group_words()
    if other or NOTED.search(text) or FACT.search(text):
        return None
    text = of_the_body(AFTER_OUTCOME.sub(r"\1", text), name)
    if text.rstrip().endswith("?"):
        return None
    plain, implied = None if past else wording_of(text), implied_of(text)
    return implied if implied and (plain is None or plain in WEAK) else plain


def of_the_body(text: str, name: set[str]) -> str:
    """ "De cliëntenraad kiest" is "de raad kiest" in minutes of the cliëntenraad."""
    for word in name:
        if kind := KIND.search(word):
            text = re.sub(rf"\b{re.escape(word)}\b", kind[0], text, flags=re.I)
    return text


def context(said: list[Statement], i: int) -> tuple[Statement, ...]:
    """The sentences to quote with the i-th: what it answers or points to, or who come forward for the post that it fills."""
    s, first, last = said[i], i, i
    words = len(s.text.split())
    if words <= 3 and REPLY.match(s.text) or words <= 9 and POINTER.search(s.text):
        back = [j for j in range(max(0, i - 3), i) if said[j].block == s.block]
        asked = [j for j in back if said[j].text.rstrip().endswith("?")] if words <= 3 else []
        first = (asked or back or [i])[-1]
        if first - 1 in back and len(said[first].text.split()) <= 2:
            first -= 1  # "Akkoord, Els?" says as little
    elif POST.match(s.text):
        while last + 1 < len(said) and said[last + 1].block == s.block and COMES_FORWARD.search(said[last + 1].text):
            last += 1
    around = tuple(said[first : last + 1])
    return around if sum(len(a.text.split()) for a in around) <= LONGEST else (s,)


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
