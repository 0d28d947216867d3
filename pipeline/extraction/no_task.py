"""What speaks against a task: what is only said or shown in the meeting, wished, proposed, conditional, or done by others elsewhere."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extraction.commitments import Candidate
from pipeline.extraction.roster import leading
from pipeline.resources import alternatives

FINISHED = re.compile(
    r"\b(?:is|zijn)\s+(?:inmiddels\s+|nu\s+|al\s+|hiermee\s+)?(?:afgerond|gereed|afgehandeld|afgevoerd|uitgevoerd)\b", re.I
)
TOLD = re.compile(
    r"\b(?:vraagt|vragen|vroeg|meldt|melden|meldde|antwoordt|antwoordde|merkt\s+op|geeft\s+aan|geven\s+aan|vertelt|stelt\s+voor|informeert|licht\s+toe|noemt|laat\s+weten|suggereert|adviseert|oppert)\b"
    r"(?:\s+\w+){0,3}?\s*,?\s*(?:of|dat|wanneer|waarom|hoe|wat|waar|wie|naar|om|dit)\b|"
    r"\bword(?:t|en)\b[^,;:]{0,60}\bgevraagd\s+(?:of|wanneer|waarom|hoe|wat|waar\w*|wie|naar|aandacht)\b|"
    r"^\W*de\s+vraag\s+of\b.*\bword(?:t|en)\b.{0,20}\bbesproken\b",
    re.I,
)
SHOWS = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:geeft\b.{0,40}?\b(?:uitleg|toelichting|presentatie|update|overzicht|samenvatting|schets|indruk|terugblik)\b|"
    r"legt\b.{0,120}\b(?:voor|uit)\b(?!\s+aan)|licht\b.{0,120}\btoe\b|laat\b.{0,120}\bzien\b|neemt\b.{0,120}\bdoor\b|presenteert\b|schetst\b)",
    re.I,
)
AHEAD = re.compile(
    r"\b(?:volgende?|komende|eerstvolgende|binnenkort|later|morgen|na afloop|uiterlijk|nog|alsnog|straks|zal|gaat|aan)\b",
    re.I,
)
PROMISED = re.compile(
    r"\b(?:dat|om)\s+(?:hij|zij|ze)\b|\bzegt\b.{0,40}\btoe\b|\baan te\b|\bvoorzet\b|\b(?:vraagt|vragen)\b.{0,60}\bte\s+\w+en\b",
    re.I,
)
ANNOUNCED = re.compile(
    r"\b(?:eerst)?volgende?\s+\w*(?:vergadering|overleg|bijeenkomst|keer|sessie|meeting|commissie|raad)\b|\bvergadert\b|\bzien\s+(?:we|wij)\s+elkaar\b|\bvindt\b.{0,60}\bplaats\b",
    re.I,
)
TREATED = re.compile(
    r"\bterug\w*|\bgeagendeerd\b|\bagende\w+|\bbesp\w+|\bgesproken\b|\bbehandel\w+|\bpresent\w+|\bvoor(?:ge)?leg\w*|\bvastge\w+|\bonderwerp\b|\bpraten\b",
    re.I,
)
# "Els wil een avond organiseren" is a wish; "wil dat wel doen" is an offer, and whether somebody wants to is asked by others.
WISH = re.compile(r"(?<!\bof )(?<!\bdie )(?<!\bwie )\b(?:wil|willen|wilde|wilden)\b(?![^,;:.]*\bwel\b(?!\s+(?:graag|eens)))")
ASKED_WHETHER = re.compile(r"\b(?:of|wie|die|zodra|als)\b[^,;:]*\b(?:wil|willen)\b")
PERHAPS = re.compile(r"^\W*(?:evt|eventueel|misschien|wellicht|mogelijk|idealiter|liefst)\b(?!.*\b(?:besloten|afgesproken)\b)", re.I)
PROPOSAL = re.compile(r"^\W*voorstel(?:\s*:|\s+(?:tot|om|oplossing|vanuit|is|voor)\b)", re.I)
CONDITION = re.compile(r"^\W*(?:als|indien|mocht(?:en)?|wanneer|stel)\b", re.I)
ACCORDING = re.compile(r"^\W*(?:volgens|aldus)\b|,\s*aldus\b(?!.*,\s*en\s)", re.I)
ANSWER = re.compile(r"^\W*op\s+(?:de|een|zijn|haar)\s+vraag\b|\bvolgt\s+een\s+(?:\w+\s+)?antwoord\b", re.I)
ROUTINE = re.compile(
    r"\b(?:elke?|iedere?)\s+(?:\w+\s+)?(?:dag|week|maand|kwartaal|jaar|\w+dag|vergadering)\b|"
    r"\b(?:jaarlijks|maandelijks|wekelijks|dagelijks)\b(?!\s+bestuur\b)",
    re.I,
)
# "De uitreiking vindt in januari plaats", "In december komt de werkgroep weer bijeen"
EVENT = re.compile(r"\bvind(?:t|en)\b.{0,80}\bplaats\b|\bkom(?:t|en)\b.{0,80}\b(?:bijeen|samen)\b", re.I)
WILL = re.compile(r"\b(?:zal|zullen)\b", re.I)
# Asked of the meeting itself: a proposal, to be settled there and then.
ASKED_TO_SETTLE = re.compile(
    r"\b(?:vergadering|leden|ledenraad|raad|alv|commissie|stuurgroep|aanwezigen|bestuur|college)\b.{0,40}\b(?:gevraagd|verzocht|gevraagd\s+om)\b.{0,30}"
    r"\b(?:in\s+te\s+stemmen|akkoord\s+te\s+gaan|vast\s+te\s+stellen|goed\s+te\s+keuren|kennis\s+te\s+nemen|te\s+besluiten)\b",
    re.I,
)
# What authorities do is their own affair, unless they do it for those who meet.
FOR_US = re.compile(
    r"\b(?:ons|onze|wij|we|toegezegd|zegt|belooft|overleg|vergadering|werkgroep|stuurgroep|projectgroep|bestuur|raad|commissie|terug\w*)\b",
    re.I,
)
TODAY = re.compile(r"^\W*vandaag\b.*\b(?:we|wij)\b", re.I)
CONTACT = re.compile(r"^\W*voor\s+(?:verdere\s+|nadere\s+|meer\s+)?(?:vragen|opmerkingen|informatie)\b", re.I)
SUGGESTED = re.compile(r"\b(?:stelt|stellen)\s+voor\b(?!.*\ben\s+\w+t\b)(?=.*\bte\s+\w+n\b)", re.I)
# Behind a name: said or asked there and then.
SPOKEN = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:onderschrijft|beaamt|steunt|peilt(?!\s+(?:bij|in|onder)))\b|maakt\s+zich\s+zorgen\b|plaatst\s+(?:\w+\s+)?kanttekening|"
    r"spreekt\s+(?:\w+\s+){1,3}toe\b|haalt\b.{0,40}\baan\b|laat\s+aantekenen\b|schrijft\s+dat\s+(?:de|het|er|een|hij|zij)\b|"
    r"vraagt\s+(?:(?:zich|af|nog|ook|verder|hardop|daarbij|tot\s+slot|per\s+mail)\s+)*(?:aandacht|hoe\w*|waar\w*|wat|wanneer|of|welke?|sinds|naar)\b)",
    re.I,
)
# "Bij punt 4 vraagt Els of ...": asked there and then too.
ASKS_BEHIND = re.compile(r"^(?:[^,;:]*\s)?vraagt\s+(?!(?:hij|zij|ze|we|wij|ik)\b)(?P<who>\w)")
ASKED = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:(?:zich|af|nog|ook|verder|hardop)\s+)*(?:hoe\w*|waar\w*|wat|wanneer|of|welke?)\b", re.I)
ASKING = frozenset("hij zij ze we wij ik bestuur voorzitter secretaris penningmeester".split())
# "Dat gaat Els niet doen", "Els kan misschien een keer bellen", "..., waar iedereen om lacht".
NOT_TO_DO = re.compile(
    r"^[^,;:]*?\b(?:gaat|gaan|zal|zullen)\b[^.,;:?]{0,40}\bniet\b(?!\s+(?:alleen|meer\s+dan|eerder|later|verder)\b)"
    r"(?![^;]*[,;]\s+(?:(?:maar|dus|dan)\b|(?:hij|zij|ze)\s+(?:zal|gaat)\b))",
    re.I,
)
MAY = re.compile(r"^[^,;:]*\b(?:kan|kunnen)\b[^.,;:]{0,25}\b(?:misschien|wellicht|eventueel)\b[^,;:]*$", re.I)
LAUGHED = re.compile(r"(?:,\s+(?:waar\w*|wat|en)\b|\()[^;:]*\b(?:lacht|lachen|gelach|gelachen|hilariteit)\b", re.I)
# "..., en belt", "..., hetgeen het secretariaat zal regelen": behind what is said or asked stands what is done
AND_DOES = re.compile(r"\ben\s+\w+t\b|;|,\s+hetgeen\b[^,;]*\bzal\s+\w+en\W*$", re.I)
FROM_NOW = re.compile(r"\bvoortaan\b", re.I)
ASKS = ("vraagt het na", "laat het weten", "noemt het een actiepunt", "verzoek aan iemand", "zoekt het uit of geeft het door")
SETTLED = ("stemt in", "uitkomst")
DROPPED = re.compile(r"\b(?:wordt|worden|is|zijn)\b.{0,60}\b(?:afgevoerd|ingetrokken|van\s+de\s+(?:agenda|lijst)\s+gehaald)\b", re.I)


def against(c: Candidate, probability: float, sure: float) -> bool:
    """Whether the sentence is no task whatever the classifier thinks of it; ``sure``: from there even a condition does not undo it."""
    text = c.statement.text
    if probability < sure and CONDITION.match(text) and not c.mentions:
        return True
    return (
        shown_there(c)
        or wished(c)
        or elsewhere(c)
        or settled(c)
        or spoken(c)
        or names_only(c)
        or asked_behind(c)
        or any(p.search(text) for p in (PERHAPS, PROPOSAL, SUGGESTED, ACCORDING, ANSWER, ASKED_TO_SETTLE, TODAY, CONTACT))
        or any(p.search(text) for p in (NOT_TO_DO, MAY, LAUGHED))
    )


def conditional(c: Candidate) -> bool:
    """ "Mochten er vragen komen, dan ..."."""
    return CONDITION.match(c.statement.text) is not None


def takes_place(c: Candidate) -> bool:
    """That something is on a day is no task; what somebody will do there is."""
    text = c.statement.text
    return EVENT.search(text) is not None and not WILL.search(text)


def spoken(c: Candidate) -> bool:
    """ "Els vraagt aandacht voor de stoep"; and "voortaan" makes a rule, unless it is promised to somebody."""
    text = c.statement.text
    if c.worded("toezegging of verzoek", "heeft het toegezegd"):
        return False
    lead = leading(c.mentions)
    if lead is None:
        return FROM_NOW.search(text) is not None
    return SPOKEN.match(text[lead.end :]) is not None and not AND_DOES.search(text)


def asked_behind(c: Candidate) -> bool:
    """ "Bij de rondvraag vraagt Els of de deur open mag": who asks stands behind the verb."""
    text = c.statement.text
    match = ASKS_BEHIND.match(text)
    if match is None or not ASKING.isdisjoint(text[: match.start("who")].lower().split()):
        return False
    if not c.mentions or not match.start("who") <= c.mentions[0].start <= match.start("who") + len("wethouder "):
        return False
    return ASKED.match(text, c.mentions[0].end) is not None and not AND_DOES.search(text)


def names_only(c: Candidate) -> bool:
    """ "(Els)" behind a sentence: a name, nothing to do."""
    return bool(c.mentions) and c.statement.text.startswith("(") and not re.search(r"[^\W\d_]", c.without_names())


def wished(c: Candidate) -> bool:
    """ "Els wil een avond organiseren": no task yet. With a day to come it is planned: "willen in oktober een avond houden"."""
    text = c.statement.text
    wish = WISH.search(text)
    return wish is not None and not ASKED_WHETHER.search(text) and not c.coming and not c.worded("noemt het een actiepunt")


@cache
def authority() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:(?:de|het)\s+)?(?:[\w-]+e\s+)?(?:{alternatives('authorities')})\b", re.I)


def elsewhere(c: Candidate) -> bool:
    match = authority().match(c.statement.text)
    return match is not None and not FOR_US.search(c.statement.text[match.end() :]) and not c.mentions


def settled(c: Candidate) -> bool:
    """The wording of a decision and none of a task: "Punt 7 wordt van de agenda afgevoerd"."""
    worded = any(f"besluit: {name}" in c.found for name in SETTLED) or DROPPED.search(c.statement.text) is not None and not c.coming
    return worded and "opdracht" not in c.found


def routine(c: Candidate) -> bool:
    """What somebody does time and again is how things are: "Els schrijft elk kwartaal het bericht"; what he will do is not so yet."""
    text = c.statement.text
    return ROUTINE.search(text) is not None and not WILL.search(text)


def only_told(c: Candidate) -> bool:
    """Somebody asks, reports or proposes something: that is said in the meeting, no task. "Els zegt dat zij belt" is one."""
    text = c.statement.text
    if FINISHED.search(text):
        return True
    return bool(TOLD.search(text)) and not PROMISED.search(text) and not c.worded(*ASKS)


def shown_there(c: Candidate) -> bool:
    """ "Bart geeft uitleg bij de begroting": told in the present, done in the meeting; a date, a place or people outside lie ahead."""
    text, lead = c.statement.text, leading(c.mentions)
    behind = SHOWS.match(text[lead.end :]) if lead else None
    return behind is not None and not AHEAD.search(text) and not any(d.van and d.van == d.tot for d in c.dates)


def announces(c: Candidate) -> bool:
    """The next meeting is when it is; a subject that returns there is another matter."""
    return bool(c.dates) and bool(ANNOUNCED.search(c.statement.text)) and not TREATED.search(c.statement.text)


def settles(c: Candidate) -> bool:
    """A sentence under the label of a decision is one, unless it says who goes and does it; other tasks have a sentence of their own."""
    return c.label is not None and c.label.kind == "besluit" and "naam + zal/gaat/moet" not in c.found


def introduces(c: Candidate) -> bool:
    return c.statement.text.rstrip().endswith(":")
