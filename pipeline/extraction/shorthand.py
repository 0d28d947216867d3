"""Wordings of minutes in telegram style that settle something: lines without a verb, short answers, sums, closed points of a list.

Each is a regular expression over one sentence; ``implied.py`` reads them with its own. The share of decisions among the sentences of our
invented minutes (those the others do not see) stands behind a wording where it is below nine in ten.
"""

from __future__ import annotations

from pipeline.extraction.settling_terms import BODY, WE
from pipeline.language.dates.expr import MONTHS

PERIOD = (
    r"(?:in\s+(?:19|20)\d\d|(?:dit|volgend|komend)\s+(?:jaar|seizoen|schooljaar|kwartaal)|deze\s+keer|(?:deze|komende)\s+(?:zomer|winter))"
)
FOR_NOW = r"(?:voorlopig|vooralsnog)"
VERBLESS = (
    r"(?!.*\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|gaat|gaan|kan|kunnen|kon|wil|willen|komt|komen|kwam|moet|moeten|"
    r"zal|zullen|zou|zouden|mag|mogen|zegt|vraagt|vindt|meldt|lukt|hoeft|weet|blijkt|bleek|staat|doet|doen|ziet|zien|krijgt|krijgen|geeft|geven)\b)"
)
# "Dit jaar geen klachten" tells
NEWS = r"(?:klacht\w*|melding\w*|reactie\w*|opmerking\w*|bijzonderheden|nieuws|incident\w*|ongeval\w*|vragen|problemen)\b"
EURO = r"(?:€\s*)?\d[\d.,]*"
WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+)?"
MONTH = rf"(?:{'|'.join(MONTHS)})"
DAY = rf"{WEEKDAY}\d{{1,2}}\s*(?:[/-]\s*\d|{MONTH}\b)"
SAID = r"(?!\W*(?:voorstel|[A-ZÀ-Þ][\w.'’ -]{1,30}):)"  # "Bram: ..." is what one person says
SHORTHAND: tuple[tuple[str, str], ...] = (
    (
        "telegram: niet",  # "Lampionoptocht dit jaar niet", "Voorlopig geen tweede steiger", "In 2027 geen kermis"
        rf"^\W*{VERBLESS}[^,;:?]{{2,50}}\b(?:{PERIOD}|{FOR_NOW})\s+(?:dus\s+|nog\s+|even\s+)?(?:niet|wel)(?=\W*$|[,;:(])|"
        rf"^\W*{VERBLESS}(?:{PERIOD}|{FOR_NOW})\s+(?:dus\s+)?(?:geen|niet)\b(?!\s+(?:\w+\s+)?{NEWS})|\bdus\s+{FOR_NOW}\s+(?:niet|geen)\b|"
        rf"\b{FOR_NOW}\s+niet\W*$|^\W*{VERBLESS}{FOR_NOW}\s+(?:alleen|elke|iedere|gewoon)\b|^\W*{VERBLESS}geen\b.{{2,40}}\b(?:dus|{PERIOD})[^,;]{{0,15}}$|"
        r"^\W*niet\s+(?:meer\s+)?(?:doen|invoeren|plaatsen|kopen|aanschaffen|opnemen|instemmen|verlengen|uitbreiden)\b",
    ),
    (
        "telegram: wel",  # "Wel een bingo op 3 mei"
        rf"^\W*{VERBLESS}(?:maar\s+)?wel\s+(?:weer\s+)?(?:een|de|het)\s+[\w-]+(?:\s+\w+)?\s+op\s+{DAY}",
    ),
    ("dus", r"^\W*(?!kan\b|niet\s+)(?!.*(?:zoeken|vragen|bellen|mailen|regelen|maken)\s+dus)(?:[\w€./-]+\s+){1,4}dus\W*$"),
    ("dan", r"^\W*dan\s+(?!niet|vanavond|zien|ook|is|nog)(?:maar\s+)?(?:[\w./-]+\s*){1,3}\W*$"),
    ("hoeft niet", r"^\W*(?:[\w-]+\s+){0,3}hoe(?:ft|ven)\s+(?:dus\s+niet(?:\s+meer)?|niet\s+meer)\W*$"),
    (
        "punt gesloten",  # lists of points: "Dubbel met 12, sluiten", "Gesloten."
        r"^\W*(?:gesloten|sluiten)\s*(?:,|als\b|as\b|want\b)|^\W*(?:(?:issue|ticket|punt|melding|dit)\s+)?(?:mag\s+|kan\s+)?(?:gesloten|sluiten|closed|dicht|prullenbak)\W*$|"
        r"\bdubbel\b.{0,30}[,–-]\s*(?:sluiten|gesloten|vervalt)\W*$|\b(?:mag|mogen)\s+(?:dus\s+)?(?:weg|blijven|dicht|in\s+productie|beginnen|starten|doorgaan|verder)\b",
    ),
    (
        "aangehouden",  # five of six
        r"\baangehouden\b(?=\W*$|[,;(]|\s+tot\b)|^\W*(?:even\s+)?aanhouden\W*$",
    ),
    ("schuift door", rf"\bschuiven\s+{WE}\b.{{0,30}}\b(?:door|op)\b|\bschui(?:ft|ven)\s+(?:dus\s+|dan\s+|daarom\s+)?door\s+(?:naar|tot)\b"),
    ("goed, ...", r"^\W*(?:goed|oké|ok|prima|akkoord)\s*,\s*(?!maar|dank|do[e]|volgende|hij|zij|ik|dat\s+(?:horen|lezen))"),  # 16 of 19
    (
        "dat is prima",
        r"[,;]\s*(?:(?:en\s+)?dat\s+is\s+(?:prima|goed|akkoord)|prima|akkoord|oké|ok|goed\s+zo)\W*$",
    ),
    ("verder goed", r"^\W*(?:verder|overigens|voor\s+het\s+overige)\s+(?:goed|akkoord|in\s+orde|prima|oké|conform)\b|\bconform\W*$"),
    (
        "bedrag",  # "De entree gaat van 3 naar 4 euro", "Budget maximaal 200 euro"
        rf"^{SAID}.*\b(?:gaat|gaan)\s+(?:van\s+{EURO}\s+(?:euro\s+)?)?naar\s+{EURO}(?:\s*euro\b|\s*%|\s+procent\b)|"
        rf"^{SAID}.*\b(?:gaat|gaan)\s+van\s+{EURO}\s+(?:euro\s+)?naar\s+{EURO}(?=\W*$|[,;])|"
        rf"^\W*(?:budget|borg|entree|bijdrage)\s*:?\s*(?:van\s+|max\w*\s+)*{EURO}\s*(?:euro\b|uit\b)|^\W*(?:budget|borg|bijdrage)\s+(?:max\w*\.?\s+)+{EURO}|"
        rf"^{SAID}[^,;:]{{3,50}}\bkrijg(?:t|en)\s+(?:€\s*\d[\d.,]*|\d[\d.,]*\s+euro)\s+(?:voor\b|uit\s+de\b)|\b\w*(?:commissie|groep|vereniging|stichting|koor)\s+krijgt\s+{EURO}\s*(?:euro)?\W*$|"
        rf"\bmag\b.{{0,20}}\b(?:tot|maximaal|hoogstens)\s+{EURO}.{{0,20}}\b(?:uitgeven|besteden)\b|"
        r"\b(?:opbrengst|collecte|overschot|batig\s+saldo)\w*\s+(?:van\s+[\w\s]{2,30}\s+)?(?:gaat|is)\s+(?:naar|voor|bestemd)\b|"
        r"\b\w+collecte\s+gaat\s+naar\b",
    ),
    (
        "datum",
        rf"^\W*nieuwe\s+datum\b(?:\s+\w+){{0,5}}?\s*(?::|is|wordt)?\s*{DAY}|\bword(?:t|en)\s+(?:het\s+)?(?:dus\s+|voortaan\s+|nu\s+|definitief\s+)?(?:€\s*)?\d[\d.,]*\b(?!\s*%)|^\W*[^,;:?]{{3,40}}\s+wordt\s+{DAY}\W*$",
    ),
    ("decharge", r"^(?!.*\badvi\w+).*\bd[ée]charge\s+(?:is\s+|wordt\s+)?verleend\b"),
    ("voorkeur gaat uit", rf"^(?!.*\b(?:haar|zijn|mijn|hun|persoonlijk)\b).*\bvoorkeur\s+(?:van\s+{BODY}\s+)?gaat\s+uit\b"),
    ("go", r"^\W*(?:no-?\s?)?go\s*[:,]"),
    ("ongewijzigd naar", r"\bgaat\b.{0,10}\bongewijzigd\b.{0,10}\bnaar\b"),
    ("spreken we af", rf"[,;:]\s*(?:zo\s+|dat\s+)?spreken\s+{WE}\s+af\W*$"),
)
