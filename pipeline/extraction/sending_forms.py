"""The written forms with which minutes send a subject on, hedge it, or speak of something else; ``sending.py`` judges them."""

from __future__ import annotations

import re
from functools import cache

from pipeline import resources

GAP = r"[^;:?!]{0,120}?"
WORDINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "terug",
        re.compile(
            rf"\b(?:kom|komt|komen|keert|keren)\b{GAP}\bterug(?:komen|keren)?\b(?!\s+(?:van|uit)\b)|\bterug\s?(?:te\s+)?(?:laten\s+)?(?:komt|komen|keert|keren)\b|\b(?:wordt|worden)\b{GAP}\bteruggekomen\b",
            re.I,
        ),
    ),
    (
        "agenda",
        re.compile(
            rf"\b(?:her)?(?:ge)?agende(?:er|ert|ren|erd)\b|"
            rf"\b(?:kom|komt|komen|staat|staan|zet|zetten|plaatst|plaatsen|nemen|neemt|blijft|blijven|laten|geplaatst|gezet)\b{GAP}\bop\s+(?:de|een|die)(?:\s+\w+)?\s+agenda\b|"
            r"\bop\s+de\s+(?:eerst)?(?:volgende|komende)\s+agenda\b|"
            r"\bop\s+(?:de|een|die)(?:\s+\w+)?\s+agenda\b.{0,60}?\b(?:gezet|zetten|geplaatst|plaatsen|staan|komen|opgenomen|komt|staat)\b",
            re.I,
        ),
    ),
    (
        "schuift",
        re.compile(
            rf"\bschui(?:f|ft|ven)\b{GAP}\b(?:door|op\s+naar)\b|\bverschui(?:f|ft|ven)\b{GAP}\bnaar\b|\b(?:doorgeschoven|door\s?(?:te\s+)?schuiven|doorschuift|verschoven|verplaatst|overgeheveld)\b",
            re.I,
        ),
    ),
    (
        "aan",
        re.compile(
            rf"\b(?:aangehouden|verdaagd|verdagen|verdaagt|uitgesteld|uit\s?(?:te\s+)?stellen|opgeschort|aan\s?(?:te\s+)?houden)\b|"
            rf"\bhoud(?:t|en)?\b{GAP}\baan\b(?=\s+tot|[.,]|$)|\bstel(?:t|len)?\b{GAP}\buit\b(?=\s+(?:tot|naar)|[.,]|$)",
            re.I,
        ),
    ),
    ("mee", re.compile(rf"\b(?:nemen|neemt|neem)\b{GAP}\bmee\b|\bmee(?:genomen|\s?te\s?nemen|nemen)\b", re.I)),
    ("gaat", re.compile(rf"\b(?:gaat|gaan)\b(?!\s+(?:uit|over|om|na)\b){GAP}\bnaar\b", re.I)),
    ("bewaard", re.compile(r"\b(?:bewaard|bewaart|bewaren|geparkeerd|parkeert|parkeren|doorgezet|doorzetten|vooruitgeschoven)\b", re.I)),
    (
        "voor",
        re.compile(
            rf"\b(?:lig|ligt|liggen|leg|legt|leggen)\b{GAP}\bvoor\b(?=\s+(?:aan|in|bij|tijdens|op|ter)\b|[.,]|$)|\bvoor(?:ge)?leg(?:d|gen)\b|\bvoor\s+te\s+leggen\b",
            re.I,
        ),
    ),
)
NEGATED = re.compile(r"\b(?:niet|nooit|niets|geen)\b", re.I)
NOW = re.compile(
    r"\b(?:in|tijdens|bij|op|naar|tot)\s+(?:dit|deze|het huidige|de huidige)\s+(?:overleg|vergadering|bijeenkomst|sessie|keer|agenda|bbo)\b"
    r"|\bvandaag\b|\bstraks\b|\bzojuist\b|"
    r"\b(?:bij|onder|in|op)\s+(?:agenda)?punt\s+\d|\b(?:hoog|hoger|laag)\s+op\s+de\b|\bop\s+de\s+(?:politieke|landelijke|maatschappelijke|bestuurlijke)\s+agenda\b",
    re.I,
)
HEDGED = re.compile(
    r"\b(?:zou|zouden|misschien|wellicht|mogelijk|eventueel|indien|mocht|mochten|tenzij|voorgesteld|oppert|suggereert|"
    r"vraagt|(?<!de )vragen|verzoekt|"
    r"wil|willen|wenst|graag|kan|kunnen|zo nodig|waarschijnlijk|interesse|vermoedelijk|hopelijk|hoopt|zodra|wanneer|adviseert)\b|"
    r"\bstel(?:t|len)?\b(?:\s+\w+){0,3}\s+voor\b|^\W*als\b|,\s*als\b|\bals\s+(?:de|het|er|dat|dit|we|blijkt)\b",
    re.I,
)
LATER = re.compile(r"\b(?:later|t\.?z\.?t\.?|te zijner tijd|in de toekomst|op termijn|ooit|een keer)\b", re.I)
RECURRING = re.compile(
    r"\b(?:elke?|ieder|iedere|steeds|telkens|vaak|regelmatig|periodiek|jaarlijks|maandelijks|"
    r"halfjaarlijks|structureel|altijd|vast agendapunt)\b",
    re.I,
)
BEFORE = re.compile(r"\b(?:vorige?|afgelopen|laatste|gisteren|eerder|destijds)\b", re.I)
ELSEWHERE = re.compile(r"\bterug(?:komt|komen)?\s+(?:in|bij|op|naar|onder|tijdens)\b", re.I)
TO_TREAT = re.compile(
    r"\bter\s+(?:vaststelling|besluitvorming|bespreking|goedkeuring|kennisneming|behandeling|accordering|instemming|ondertekening|informatie)\b",
    re.I,
)
PASSIVE = re.compile(r"\b(?:wordt|worden|werd|werden|zal|zullen|moet|moeten|gaan|gaat)\b", re.I)
ACTIVE = re.compile(
    r"\b(?:we|wij|komt|komen|zet|zetten|plaatst|plaatsen|schuift|schuiven|houdt|houden|stelt|stellen|agenderen|agendeert)\b", re.I
)
BORDER = re.compile(r"[,;]\s|\s(?:en|maar|want|dus|zodat|waardoor|omdat|doordat|aangezien)\s", re.I)
PERSONAL = re.compile(r"^(?:ik|we|wij|hij|zij|ze|iedereen|men|allen)\b", re.I)
TO_IT = re.compile(
    r"\b(?:hier|daar|er)\b.{0,80}\bop\b|\b(?:hierop|daarop|erop)\b|\bterug\s+(?:op|met)\b|\bop\s+.{2,80}\sterug\b|\bterug\s+te\s+komen\s+op\b",
    re.I,
)
DEADLINE = re.compile(r"(?:\b(?:voor|vóór)\s+(?:de\s+|het\s+|een\s+)?)$", re.I)
AIMED = re.compile(
    r"\b(?:in|naar|bij|tijdens|op|tot|aan)\s+(?:het\s+|de\s+|een\s+|onze\s+|ons\s+)?(?:(?:eerst)?(?:volgend|komend)e?\s+)?$", re.I
)
OF_A_MEETING = re.compile(
    r"\b(?:agenda|vergadering|overleg|bijeenkomst|zitting|sessie)\s+(?:van|voor|met)\s+(?:het\s+|de\s+|een\s+|onze\s+|ons\s+)?(?:(?:eerst)?(?:volgend|komend)e?\s+)?$",
    re.I,
)
DAY_OF_MEETING = re.compile(r"\b(?:vergadering|overleg|bijeenkomst|zitting|sessie|meeting)\s+(?:van|op|d\.d\.|in)\s+(?:\w+dag\s+)?$", re.I)
LEADING = re.compile(r"^\W*(?:agenda(?:punt(?:en)?)?|onderwerp(?:en)?|punt(?:en)?|voor|op de agenda)\b[^:]{0,40}$", re.I)
SAYS_AGAIN = re.compile(r"\bverder\b(?=\s*(?:[.,;]|$|over\b|met\b|op\b|aan\b|besp|behand|ge|gaan\b|praten\b|te\s))", re.I)
REPORTS = re.compile(
    r"\b(?:geeft|geven|doet|doen|verzorgt|verzorgen|volgt|volgen|brengt|brengen|houdt|houden|komt|komen)\b.{0,80}?\b(?:terugkoppeling|update|presentatie|toelichting|verslag|rapportage)\b|"
    r"\bkoppel(?:t|en)\b.{0,100}?\bterug\b|\bpak(?:t|ken)\b.{0,80}?\bop\b|\blicht(?:en)?\b.{0,100}?\btoe\b",
    re.I,
)
OWN_MINUTES = re.compile(r"^\W*(?:het|dit|de)?\s*(?:concept\s?-?)?(?:verslag|notulen)\b", re.I)


@cache
def following() -> re.Pattern[str]:
    """ "de eerstvolgende vergadering", "het volgende BBO", "volgende keer"."""
    nouns = "|".join(
        sorted({*resources.terms("bodies"), *resources.terms("meeting_words"), "keer", "meeting", "agenda"}, key=len, reverse=True)
    )
    return re.compile(rf"\b(?i:eerst|daarop)?(?i:volgend|komend)e?\s+(?:(?i:[a-zà-ÿ-]+)\s+)?(?:(?i:[\w-]*(?:{nouns}))\b|[A-Z][A-Z&]+\b)")


@cache
def treats() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(resources.terms('meeting_verbs'))})\b", re.I)
