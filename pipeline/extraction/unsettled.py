"""What speaks against a decision: a proposal, a fact noted, consent of one person, a heading, what others settled or is still to come."""

from __future__ import annotations

import re
from datetime import date

from pipeline import resources
from pipeline.extraction.commitments import Candidate
from pipeline.extraction.implied import NAMES as IMPLIED
from pipeline.extraction.settling_terms import BODY
from pipeline.extraction.shorthand import MONTH

MINUTES = re.compile(r"\b(?:verslag|notulen|agenda)\b", re.I)
AGENT = re.compile(
    r"(?<!niet )\bdoor\s+(?!(?:naar|met|in|op|tot|en|maar|want|omdat|alle|allen|iedereen|middel|te|deze|dit)\b)"
    r"(?:het\s+|de\s+)?(?P<who>[A-ZÀ-Þ]\w+)",
    re.I,
)
FACT = re.compile(
    r"\bvast\s?gesteld\b[^.]{0,15}\bdat\b|\bgisteren\b|\bover\b.{0,60}\bbesloten\b|"
    r"\b(?:vergunning|subsidie)\w*\b.{0,40}\b(?:is|zijn)\b.{0,20}\b(?:goedgekeurd|verleend|toegekend|afgewezen)\b",
    re.I,
)
NOTED = re.compile(
    r"\bter\s+kennisneming\b|\bvoor\s+kennisgeving\b|\bstel(?:t|len)\s+vast\s+dat\b|^\W*[\w\s]{0,20}besluit(?:en)?\W*$", re.I
)
ESTABLISHED = re.compile(r"\bvast\s?gesteld\s+(?:wordt|is|kan\s+worden)?\s*dat\b|\bwordt\s+(?:ook\s+)?vast\s?gesteld\s+dat\b", re.I)
CONSENT = re.compile(
    r"\bakkoord\b|\b(?:stemt|stemde)\b.{0,20}\bin\b|\bmee\s+eens\b|\bgeen\s+bezwaar\b|\bis\s+voor\b|:\s*(?:prima|goed|oké?)\b", re.I
)
ANOTHER = re.compile(
    r"^\W*(?:(?:de|het|een|haar|zijn|hun|onze|eigen)\s+)*(?P<who>[\w-]+)(?:\s+(?-i:[A-ZÀ-Þ][\w-]+))?\s+(?:is|zijn|gaat|gaan|stemt|heeft|stelt|keurt|wijst|beslist|besluit|neemt|verleent|"
    r"komt|komen|werkt|werken|stopt|stoppen|blijft|blijven|doet|laat|wacht|ziet|geeft|houdt|brengt|kiest)\b",
    re.I,
)
IN_YEAR = re.compile(r"\bin\s+((?:19|20)\d\d)\s+(?:is|zijn)\b|\b(?:is|zijn)\s+in\s+((?:19|20)\d\d)\b", re.I)
SPEAKER = re.compile(r"^\W*[A-ZÀ-Þ][\w.'’ -]{1,40}:\s")
REMARKS = re.compile(r"^\W*(?:er\s+zijn\s+)?geen\s+(?:verdere\s+)?(?:opmerkingen|vragen|aanvullingen|mededelingen)\b.{0,8}$", re.I)
UNDECIDED = re.compile(
    r"\bneig(?:t|en|de|den)\s+(?:\w+\s+){0,2}naar\b|\b(?:vergadering|bijeenkomst)\b.{0,30}\b(?:hervat|geschorst|heropend)\b|\bis\s+bevoegd\b|^\W*besluiten\s+worden\s+genomen\b|\bgeen\s+(?:besluit|beslissing|knoop)\b|\bbesluit(?:vorming)?\s+volgt\b|\bniets?\s+besloten\b|"
    r"\b(?:komen|komt)\s+(?:we|wij|men|er|het\s+\w+)\b.{0,15}\bniet\s+uit\b|\b(?:gaan\s+(?:we|wij)|(?:we|wij)\s+gaan)\s+(?:daar\s+|hier\s+|er\s+)?niet\s+over\b|"
    rf"\b(?:beslist|besluit|beslissen|besluiten)\s+(?:in\s+{MONTH}|in\s+het\s+\w*jaar|op\s+\d|later|eind|begin|medio)\b|"
    r"\b(?:beslissen|bepalen)\s+(?:we|wij)\s+niet\b|\bis\s+niet\s+aan\s+(?:ons|hem|haar)\b|^\W*(?:daar|hier)\s+(?:beslist|besluit|gaat)\b.{0,40}\bover\W*$|"
    r"\bvolgende?\s+(?:vergadering|stuurgroep|overleg|keer|bijeenkomst|alv|ledenraad)\b.{0,60}\b(?:vaststellen|besluiten|beslissen)\b",
    re.I,
)
PROPOSED = re.compile(
    r"\b(?:we|wij)\s+leggen\b.{0,40}\bvoor\s+aan\b|\b(?:wordt|is)\s+(?:er\s+)?(?:\w+\s+)?voorgesteld\b|\b(?:stelt|stelde)\b.{0,40}\bvoor\s+(?:om|dat|te)\b|\bsuggereert\b|"
    r"\b(?:stelt|stelde)\b.{0,40}\bvoor\b.{0,60}\bte\s+\w+en\b",
    re.I,
)
REPLIES = frozenset({"geen reden", "geen steun", "neemt over", "oneens", "spreken we af"})  # say what became of a proposal in the sentence
# What goes with the minutes: "Bijgevoegd het verslag van de werkgroep", "Zie bijlage 2"
ENCLOSED = re.compile(
    r"^\W*(?:bijgevoegd|bijgaand|(?:als|in)\s+(?:de\s+)?bijlage|bijlagen?\s*\w{0,2}\s*:|zie\s+(?:ook\s+)?(?:de\s+)?bijlage)", re.I
)
APPROVED = re.compile(r"\b(?:conform|goed\w*|ok|oké|akkoord|geen|zonder|ongewijzigd|vast\w*|in\s+orde)\b", re.I)


def nothing_settled(c: Candidate, worded: str | None) -> bool:
    """Consent of one person or of an outside party, a fact noted, a proposal, a heading, a decision that is still to come."""
    text, title = c.statement.text, c.statement.section.title if c.statement.section else ""
    another = ANOTHER.match(text) if worded else None
    if another and another["who"].lower().endswith(tuple(resources.terms("outside_parties"))):
        return True
    if one_consents(c) or ESTABLISHED.search(text) or UNDECIDED.search(text) or REMARKS.search(text) and not MINUTES.search(title):
        return True
    heading = (not c.clauses and bool(MINUTES.search(text)) or bool(ENCLOSED.match(text))) and not APPROVED.search(text)
    open_still = bool(PROPOSED.search(text)) and worded not in REPLIES
    return (worded is None or worded in IMPLIED) and (heading or open_still)


def one_consents(c: Candidate) -> bool:
    """ "Els is het ermee eens", "Jansen: we zijn akkoord": not the meeting as a whole."""
    text = c.statement.text
    if not CONSENT.search(text):
        return False
    said = SPEAKER.match(text)
    group = re.search(rf"\b{BODY}\b", re.sub(r"\b(?:we|wij)\b", "", text) if said else text, re.I)
    opens = any(not re.search(r"\w", text[: m.start]) or said and m.start < said.end() for m in c.mentions)
    return len(c.mentions) == 1 and not group and opens


def by_others(text: str, ours: set[str] | frozenset[str]) -> bool:
    """ "Is door de provincie vastgesteld": ``ours`` are the words for those who meet."""
    agent = AGENT.search(text)
    return agent is not None and agent["who"].lower() not in ours


def noted(text: str) -> bool:
    return bool(NOTED.search(text) or FACT.search(text))


def earlier(c: Candidate, base: date | None) -> bool:
    """Whether a date or year before the meeting stands in it; the day of former minutes that are adopted does not count."""
    text = c.statement.text
    dated = any(base and d.tot and d.tot < base for d in c.dates) and not MINUTES.search(text)
    return dated or any(base and int(a or b) < base.year for a, b in IN_YEAR.findall(text))
