"""Wordings with which a body settles something; ``UNDONE`` undoes them: plans, conditions, questions, decisions of earlier.

Each wording is a regular expression over one sentence; the vocabulary is small and closed, so it stands here with its grammar.
"""

from __future__ import annotations

import re

from pipeline import resources
from pipeline.extraction.settling_terms import BODY, GAP, PARTICIPLE, UNDONE

OBJECTS = rf"(?:{'|'.join(resources.terms('settled_objects'))})"
WORDINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        (
            "wordt besloten",
            r"\bbesloten\s+wordt\s+(?:om|dat)\b|\bwordt\s+besloten\s+(?:om|dat)\b|^\W*(?:er\s+)?wordt\s+besloten\b|^\W*besloten\s+(?:wordt|om|dat)\b",
        ),
        (
            "besloten wordt",
            rf"\b(?:wordt|word|is|zijn|worden)\b{GAP}\bbesloten\b|\bbesloten\s+(?:wordt|is|om|dat)\b|"
            r"^\W*(?:\w+\s+){0,4}(?<!\bde )(?<!\bhet )(?<!\been )(?<!\bin )besloten\b",
        ),
        ("wij besluiten", rf"\b{BODY}\b(?:\s+\w+){{0,2}}\s+besluit(?:en)?\b|\bbesluit(?:en)?\s+(?:\w+\s+){{0,1}}{BODY}\b"),
        ("er is voor gekozen", r"\b(?:is|wordt|zijn|worden)\s+(?:er\s*voor|ervoor)\s+gekozen\b"),
        ("hiermee vastgesteld", rf"\b(?:hiermee|daarmee|hierbij)\b.{{0,60}}\b{PARTICIPLE}\b"),
        ("door allen gekozen", r"\b(?:(?:met|onder)\s+applaus|bij\s+acclamatie|met\s+algemene\s+stemmen)\b"),
        (
            "stuk goedgekeurd",  # before "wordt vastgesteld", which is weak
            rf"^\W*(?:(?:de|het|deze|dit|vorige?|\d+)\s+)*(?:\w+\s+)?[\w-]*{OBJECTS}(?:en|s|n)?\b[^,;:]{{0,50}}\b(?:is|zijn)\b[^,;:]{{0,30}}"
            r"\b(?:goedgekeurd|afgekeurd|aangenomen|verworpen|afgewezen|vastgesteld)\W*$",
        ),
        ("wordt vastgesteld", rf"\b(?:wordt|worden|is|zijn)\b{GAP}\b{PARTICIPLE}\b|\b{PARTICIPLE}\s+(?:wordt|worden)\b"),
        (
            "vastgesteld",
            rf"\b{PARTICIPLE}(?:\s+(?:door|dat|met|zonder|bij|waarbij|aangezien|voor|tot|onder|als|per|en|om|conform)\b|[.,;)]|\s*$)",
        ),
        (
            "stelt vast",
            rf"\b(?:stelt|stellen)\b(?!\s+voor\b){GAP}\bvast\b|\b(?:keurt|keuren)\b{GAP}\bgoed\b|\b(?:wijst|wijzen)\b{GAP}\baf\b|\b(?:neemt|nemen)\b{GAP}\b(?:besluit|voorstel|motie)\b{GAP}\b(?:aan|over)\b",
        ),
        (
            "stemt in",
            rf"\b(?:stemt|stemmen|stemde|stemden)\b{GAP}\b(?:in|mee in|voor|tegen)\b(?:\s+(?:met|mits|als|onder)\b|[.,;]|\s*$)|\bunaniem\b|"
            rf"\bwaarmee\b.{{0,20}}\b{BODY}\b.{{0,20}}\binstem(?:t|men)\b",
        ),
        (
            "akkoord",
            rf"\b(?:gaat|gaan|is|zijn|ging|gingen)\b{GAP}\bakkoord\b|^\W*(?:[\w\s.()'-]{{0,40}}:\s*)?akkoord\b|[=:]\s*akkoord\b|\bakkoord,?\s+(?:met|geen|zonder)\b|"
            rf"\b(?:verslag|notulen|agenda|voorstel)\s+akkoord\b|\b{BODY}(?:\s*-?\s*leden)?\s+(?:is\s+|zijn\s+)?akkoord\b",
        ),
        # a list of points with what became of each: "#41 leesbare namen = gesloten", "Kolom erbij -> akkoord, sluiten"
        (
            "uitkomst",
            r"(?<!\S)(?:=+>?|-+>|→|⇒)\s*(?:is\s+|wordt\s+)?(?:akkoord|gesloten|sluiten|afgesloten|vervalt|vervallen|aangenomen|afgewezen|goedgekeurd|afgekeurd|doorgevoerd)\b",
        ),
        (
            "eens",
            rf"\b(?:er\s+(?:is|was)|is\s+er)\s+(?:\w+\s+)?(?:overeenstemming|consensus)\b|\b(?:we|wij|men|iedereen|allen|alle\s+\w+|{BODY}\w*)\s+(?:(?:is|zijn)\s+)?"
            r"het\s+(?:\w+\s+)?(?:er\s*over\s+|er\s*mee\s+|hier\s*over\s+|hier\s*mee\s+|daar\s*mee\s+|met\s+elkaar\s+)?eens\b|\ballen\s+eens\b|"
            r"\b(?:iedereen|allen)\s+(?:sluit|sluiten)\b.{0,20}\baan\b|\b(?:sluit|sluiten)\s+(?:iedereen|allen)\b|\b(?:kunnen|konden|kan|kon)\s+zich\b.{0,20}\bvinden\s+in\b",
        ),
        (
            "gehonoreerd",
            r"\b(?:wordt|worden|is|zijn)\b.{0,40}\b(?:gehonoreerd|geschrapt|geaccepteerd|gehandhaafd)\b|\b(?:blijft|blijven)\b.{0,20}\bgehandhaafd\b",
        ),
        (
            "overeengekomen",
            rf"\b(?:komen|komt)\b{GAP}\bovereen\b|\b{BODY}\s+(?:spreken|spreekt)\b{GAP}\baf\b|\bspreken\s+(?:we|wij)\b{GAP}\baf\b",
        ),
        (
            "besluit om",
            r"(?<!\bhet )(?<!\been )(?<!\bdit )(?<!\bdat )(?<!\bvan )(?<!\bover )(?<!\bons )(?<![\w-])(?:besluit|beslist|besloot)\s+"
            r"(?:om|dat|tot|het|de|te|geen|niet|in|unaniem|een|met|vooralsnog|voorlopig|zonder)\b",
        ),
        (
            "instemming",
            r"\b(?:onthoudt|verleent|verlenen|geeft|geven)\b.{0,40}\b(?:instemming|toestemming|goedkeuring|groen licht)\b|"
            r"\b(?:instemming|toestemming|goedkeuring)\s+(?:is\s+|wordt\s+)?(?:verleend|gegeven)\b",
        ),
        (
            "toekenning",
            r"\b(?:wordt|worden|is|zijn)\b.{0,60}\b(?:aanvaard|ingewilligd|verdaagd|aangehouden|opgeheven|toegekend)\b|\bgroen licht\b|"
            r"\b(?:ziet|zien)\s+(?:hiervan\s+)?af\b",
        ),
        (
            "machtiging",
            r"\b(?:wordt|worden)\b.{0,70}\b(?:gemachtigd|gemandateerd|onttrokken|losgekoppeld|"
            r"afgevoerd|toegestaan|van de (?:agenda|lijst) gehaald)\b|"
            r"\bkan\b.{0,40}\bvan de lijst\b|\badvise(?:ert|ren)\s+(?:\w+\s+)?(?:positief|negatief|instemmend)\b|"
            r"\b(?:iedereen|allen|alle\s+\w+)\b.{0,40}\b(?:akkoord|mee eens)\b|\b(?:is|zijn)\s+(?:iedereen|allen)\s+(?:daar\s*)?voor\b|"
            r"\b(?:iedereen|allen)\s+(?:is|zijn)\s+(?:daar\s*|er\s*)?voor\b(?=\W*$|,)|\b(?:team|groep|vergadering|gremium)\s+kiest\s+voor\b",
        ),
        (
            "afspraak",
            r"^\W*(?:afspraak|afspraken|conclusie|besluit|besluiten|beslispunt)\b(?!\s+(?:maken|over|van|worden)\b)|"
            r"\bde conclusie\s+(?:is|was|luidt)\b|\b(?:is|was|luidt)\s+de conclusie\b|"
            r"\bconcluder\w+ (?:we|dat)\b",
        ),
        (
            "gekozen",
            rf"\b(?:wordt|is)\s+(?:er\s+)?{GAP}gekozen\s+(?:voor|om|tot)\b|\b{BODY}\s+(?:kiest|kiezen)\b{GAP}\b(?:voor|om)\b|"
            rf"\b(?:kiest|kiezen|koos|kozen)\s+{BODY}\b|\b{BODY}\s+(?:kiest|koos|kozen)\b|\bgekozen\s+(?:is|wordt)\s+(?:er\s+)?voor\b",
        ),
        ("geen bezwaar", r"\bgeen\s+(?:bezwaar|bezwaren)\b|\b(?:verleent|verlenen|verleend)\b.{0,40}\bd[ée]charge\b|\bbenoeming\b"),
        (
            "vaststelling",
            r"^\W*(?:formele\s+)?(?:vaststelling|goedkeuring)\s+(?:van\s+)?(?:het\s+|de\s+)?(?:verslag|notulen|agenda|jaar\w+|begroting)\b",
        ),
    )
)
CERTAIN = frozenset(
    {"wordt besloten", "akkoord", "stuk goedgekeurd", "uitkomst", "afspraak", "stemt in", "overeengekomen", "eens", "door allen gekozen"}
)  # need no reader
WEAK = frozenset({"wordt vastgesteld", "machtiging", "toekenning", "wij hebben besloten"})  # tell as often what was settled elsewhere
PREFIX = re.compile(
    r"^(?:Na|Na enige|Tot slot|Kortom|Uiteindelijk)\b(?![^:.]*\b(?:conclusie|kan|kunnen|is|zijn|wordt|gaat|gaan)\b)[^:.]{0,60}:\s*", re.I
)
OWN_PERFECT = re.compile(
    rf"\b(?:hebben\s+(?:we|wij)|(?:we|wij)\s+hebben|het\s+bestuur\s+heeft|heeft\s+het\s+bestuur)\b{GAP}\b{PARTICIPLE}\b", re.I
)


# "Kolom erbij = akkoord, sluiten?": only what is left to do with the point is asked
AFTER_OUTCOME = re.compile(r"((?:=+>?|-+>|→|⇒)\s*(?:akkoord|gesloten|afgewezen|goedgekeurd|aangenomen))\s*[,;][^,;?]{1,40}\?\s*$", re.I)

# "De raad kan instemmen met de folder", "Daarmee kunnen alle leden instemmen"
CAN_CONSENT = re.compile(
    rf"\b(?P<who>{BODY})\s+(?:kan|kunnen)\s+(?:\w+\s+){{0,2}}instemmen\b|"
    rf"\b(?:kan|kunnen)\s+(?P<turned>{BODY}|alle\s+leden)\s+(?:\w+\s+){{0,3}}(?:instemmen|akkoord\s+gaan)\b",
    re.I,
)


def wording_of(text: str) -> str | None:
    """The name of the wording with which the sentence settles something, None where it does not or where something undoes it."""
    text = CAN_CONSENT.sub(lambda m: f"{m['who'] or m['turned']} stemt in", AFTER_OUTCOME.sub(r"\1", PREFIX.sub("", text)))
    found = next((name for name, pattern in WORDINGS if pattern.search(text)), None)
    if found is None or any(p.search(text) for p in UNDONE):
        return "wij hebben besloten" if found and OWN_PERFECT.search(text) and not UNDONE[0].search(text) else None
    return found
