"""What talk comes to, without a word for deciding: consent of all, a choice, money, votes, a post that is filled, a change of plan.

Each is a regular expression over one sentence; ``implied.py`` reads them with its own.
"""

from __future__ import annotations

import re

from pipeline import resources
from pipeline.extraction.settling_terms import BODY, WE
from pipeline.extraction.shorthand import DAY, FOR_NOW, SAID

EVERY = r"(?:iedereen|allen|allemaal|niemand|alle\s+\w+|(?:de|een)\s+(?:ruime\s+|grote\s+)?meerderheid)"
BODIES = rf"(?:(?:de\s+)?(?:rest|anderen|meesten|(?:overige|andere)\s+\w+)|(?!de\s+voorzitter\b){BODY})"
WITHIN = r"(?:\s+(?!(?:niet|nog|of|wat)\b)[\w-]+){0,5}?\s+"
BEHIND = r"\W*(?:$|,\s*(?:mits|met\s+dien\s+verstande|zodat|zij\s+het|waarbij|maar\s+dan)\b)"
OPENS = r"(?:^\W*|[,;:–-]\s+|\b(?:en|zodat|dus)\s+)(?:(?!(?:niet|of|als|komt|komen|kwam|kwamen)\b)[\w-]+\s+){0,4}?"  # of a clause
N = r"(?:\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
VOTES = rf"{N}\s+(?:stemmen\s+)?(?:voor|tegen)\b.{{0,40}}\b(?:{N}|geen|niemand)\s+(?:stemmen\s+)?(?:voor|tegen|onth\w+|blanco)\b"
HANDS = r"\bhanden\s+omhoog:"
COUNTED = re.compile(rf"{VOTES}|{HANDS}", re.I)
CONSENT = frozenset({"iedereen mee", "algemene steun"})  # need the sentence they settle


def consenting() -> str:
    """All agree or nobody objects, at the end of a clause."""
    agree, object_to = resources.alternatives("agreeing"), resources.alternatives("objections")
    small = r"(?:\s+(?:is|zijn|daar|er|hier|ook|op|dus|iets|unaniem)){0,3}\s+"
    return (
        rf"{OPENS}(?:{EVERY}|{BODIES}){WITHIN}(?:{agree}){BEHIND}|\bniemand{WITHIN}(?:{object_to}){BEHIND}|"
        rf"{OPENS}{EVERY}{small}(?:voor|tegen){BEHIND}|{OPENS}voel(?:t|en)\s+(?:niemand|{BODIES})\s+(?:niets\s+)?voor{BEHIND}|"
        r"\b(?:geen|zonder)\s+tegenstem\w*|\btegenstem\w*\s+(?:zijn|waren)\s+er\s+niet\b"
    )


def doing() -> str:
    """A body does what settles something: "de vergadering gunt", "daar berust de raad in"."""
    found = []
    for line in resources.terms("settling_verbs"):
        verb, _, rest = line.partition(" ")
        behind = re.escape(rest).replace(re.escape("... "), r".{0,60}\b")
        behind = rf"\b\s+{behind}" if rest else ""
        found += [rf"\b{BODY}(?:\s+(?!(?:en|of)\b)\w+)?\s+{verb}{behind}\b", rf"\b{verb}\s+{BODY}{behind}\b"]
    return "|".join(found)


OUTCOMES: tuple[tuple[str, str], ...] = (
    ("iedereen mee", consenting()),
    ("het overleg doet", rf"^(?!.*\b(?:stellen|stelt)\s+voor\b)(?:.*?)(?:{doing()})"),
    (
        "keuze",
        r"\bkeu(?:ze|s)\s+(?:valt|viel|is\s+gevallen)\s+op\b|\bval(?:t|len)\s+(?:daarmee\s+|dus\s+)?af\b|"
        r"^\W*(?:het|dat)\s+wordt\s+(?:(?-i:[A-ZÀ-Þ])\w+|variant|optie|scenario|model|versie)\b",
    ),
    (
        "meerderheid",
        r"\bmeerderheid\s+(?:kiest|wil|stemt)\b|\b(?:is|krijgt|haalt|heeft)\s+(?:\w+\s+){0,3}?geen\s+meerderheid\b",
    ),
    (
        "opvolging",
        r"\bvolg(?:t|en)\s+(?:hem|haar|hen|(?:de\s+heer|mevrouw|dhr\.?|mevr\.?)\s+[\w ]{2,25})\s+op\b|\btreedt\s+(?:\w+\s+){0,3}?toe\b",
    ),
    ("bijdrage", rf"^{SAID}.*\b(?:{resources.alternatives('fees')})\s+(?:gaat|stijgt|daalt|blijft)\b"),
    (
        "voorlopig",
        rf"\b{FOR_NOW}\s+(?!(?:is|zijn|heeft|hebben)\b)\w+\s+{BODY}\b|\b(?:{BODY}|iedereen)\s+(?!(?:is|zijn|heeft|hebben)\b)\w+\s+{FOR_NOW}\b",
    ),
    (
        "gaat door",
        rf"\b{WE}\s+gaan\s+(?:dus\s+|gewoon\s+|wel\s+)*door\b|\b(?:proef|pilot)\b(?!.*\bis\s+gestopt\b).{{0,40}}\b(?:stopt|gaat\s+door|verlengd|gestopt)\b",
    ),
    (
        "bij het oude",
        rf"\ber\s+verandert\s+(?:dus\s+)?niets\b|\bbij\s+het\s+oude\b|\bdaar\s+(?:blijft|laten\s+{WE})\s+het\s+bij\b",
    ),
    (
        "geld uit",  # "kan uit de kleine kas", "komt ten laste van de post onvoorzien"
        rf"\b(?:kan|komt|komen|betaald|betalen|gaat|gaan|mag)\s+(?:\w+\s+){{0,3}}?(?:uit|van)\s+(?:de|het)\s+(?:\w+\s+){{0,2}}?"
        rf"\w*(?:{resources.alternatives('funds')})\b|\b(?:komt|komen|mag|mogen|gaat|gaan)\s+(?:\w+\s+)?(?:ten\s+laste|op\s+kosten|voor\s+rekening)\s+van\b",
    ),
    (
        "opdracht",
        r"\bkrijg(?:t|en)\s+de\s+(?:opdracht|klus|order)\W*$|\b(?:opdracht|werk|klus|order)\s+gaat\s+naar\b",
    ),
    ("punt erbij", r"^(?!.*\bgeen\b).*\bagenda\b[^,;:]{0,100}\b(?:toegevoegd|uitgebreid)\b"),
    ("dan niet", r"[,;]\s*dan\s+(?:dus\s+)?niet\W*$"),
    ("nee dus", rf"^\W*(?:ja|nee)\s+dus\b|^(?!.*\b(?:vraagt|vraag)\b){SAID}\W*(?:[\w'’-]+\s+){{2,12}}[\w'’-]+:\s*(?:nee|ja)\b"),
    (
        "niet nu",  # "Daar gaan we niet op in", "Kopen we dit jaar niet"
        rf"^\W*(?:niet\s+nu|nu\s+niet)\b|\bga(?:at|an)\b.{{0,25}}\bniet\s+(?:op\s+in|in\s+mee|in|mee)\b|\bniet\s+(?:op\s+)?ingegaan\b|"
        rf"\b\w+en\s+{WE}\s+(?:dus|voorlopig|(?:dit|volgend)\s+jaar)\s+(?:niet|geen|wel)\b|"
        rf"^\W*[^,;:?]{{3,50}}\s(?!(?:{resources.alternatives('opinion_verbs')})\b)\w+en\s+{WE}\s+(?:\w+\s+)?niet\W*$",
    ),
    ("niet nodig", r"\bhoe(?:ft|ven)\b.{0,10}\bniet\s+van\s+(?:ons|de\s+\w+)\b|^\W*hoe(?:ft|ven)\s+ook\s+niet\b"),
    ("bepaald op", r"\b(?:wordt|worden|is)\b[^,;:]{0,80}\b(?:bepaald|gesteld)\s+op\b"),
    ("niet gedaan", r"\bword(?:t|en)\b[^,;:]{0,60}\bniet\s+(?:meer\s+)?(?:\w+\s+){0,2}?(?:ge|in|aan|op|uit|over|ver|be)\w+(?:d|t|en)\W*$"),
    ("haalt het niet", r"\b(?:dat|voorstel|motie|amendement)\s+haalt\s+het\s+niet\b"),
    (
        "later",
        rf"\bschui(?:ft|ven)\s+(?:\w+\s+){{0,2}}?(?:op|van)\b|\bkomt\s+(?:een|\w+)\s+(?:week|maand|kwartaal|jaar)\s+later\b|"
        rf"\bvan\s+{DAY}.{{0,20}}\b(?:verhuist|verschuift|gaat)\s+naar\s+{DAY}|\bpunt\s+\d+\w?\s+vervalt\b|"
        r"^(?!.*\bgeen\b).*\bkrijg(?:t|en)\b.{0,20}\b(?:extra|uitstel|respijt)\b",
    ),
    ("stemmen", rf"^(?!.*\b(?:verdeeld|poll|peil\w*)\b).*(?:{VOTES}|{HANDS})"),
    ("uitkomst is", r"^\W*(?:uitkomst|slotsom|lijn)\s*:\s*\w|\bis\s+de\s+(?:lijn|uitkomst|slotsom)\W*$"),
    ("krijgt dus", r"\bkrijg(?:t|en)\s+(?:daarom|dus)\b"),
    ("wil daarom", rf"\b(?!de\s+voorzitter){BODY}\s+wil(?:len)?\s+(?:er\s+)?(?:daarom|dus)\b"),
    ("wie wordt", r"^\W*[^,;:?]{3,60}\s+wordt\s+(?-i:[A-ZÀ-Þ]\w+)(?:\s+\w+){0,2}\W*$"),
    ("prima", r"^\W*[\w\s.-]{5,40}:\s*(?:prima|goed|ok|oké|akkoord|in\s+orde)(?:\s+zo)?\W*$"),
    (
        "blijft zo",
        r"\bblij(?:ft|ven)\s+(?:om\s+)?(?:half|kwart)\b|\bblij(?:ft|ven)\s+om\s+\d|\bblij(?:ft|ven)\s+(?:dus|dan\s+ook|daarom)\b(?!.*\b(?:over|rond)\b)|\bblij(?:ft|ven)\b.{0,20}\ber(?:in|uit)\b",
    ),
)
