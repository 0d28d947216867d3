"""What the wordings of decisions share: who settles, with which participle, after what talk, and what in a sentence undoes it."""

from __future__ import annotations

import re

GAP = r"(?:(?![.;:]\s)[^?]){0,90}?"
SHORT = r"(?:(?![.;:,]\s)[^?]){0,90}?"  # within one clause
PARTICIPLE = (
    r"(?:vast\s?gesteld|goed\s?gekeurd|afgekeurd|aangenomen|verworpen|afgewezen|bekrachtigd|vastgelegd|overeengekomen|afgesproken|besloten|ingestemd|"
    r"(?:her)?benoemd|(?:her)?kozen|gekozen|geaccordeerd|akkoord bevonden|gedechargeerd|gearresteerd|ingetrokken|(?:on)?gegrond verklaard)"
)
BODY = (
    r"(?:we|wij|men|iedereen|allen|de\s+(?:vergadering|leden|aanwezigen|deelnemers|raad|commissie|werkgroep|stuurgroep|regiegroep|directie|gemeenteraad|ledenraad|groep|"
    r"alv|or|mr|gmr|vve|board|kring|ondernemingsraad|kascommissie|partners|partijen|bestuurders|wethouders|voorzitter)|het\s+(?:bestuur|college|overleg|kernteam|team|mt|to|bbo|"
    r"dagelijks bestuur|algemeen bestuur|platform|db|ab)|(?:stuurgroep|werkgroep|bestuur|commissie|regiegroep|vergadering|college|to)\b)"
)
WE = r"(?:we|wij|men)"
ALL = (
    r"(?:iedereen|allen|men|(?:de\s+)?(?:leden|aanwezigen|vergadering|raad|commissie|werkgroep|groep)|(?:het\s+)?(?:bestuur|team|overleg))"
)
TALK = (
    r"(?:(?:een|enige|enig|wat|korte|kort|veel|lange|ruime|lang|stevige|de|deze)\s+){0,3}"
    r"(?:discussie|stemming|poll|overleg|beraad|toelichting|uitleg|afweging|bespreking|gesprek|debat|rondje|praten|wikken|vergaderen|"
    r"(?:heen|over)\s+en\s+weer|aandringen|gelach|twijfel)\b"
)
UNDONE: tuple[re.Pattern[str], ...] = tuple(
    re.compile(p, re.I)
    for p in (
        r"\?[\"'”’)]*\s*$",
        rf"^\W*(?:als|indien|wanneer|zodra|nadat|mits|stel|na(?!\s+{TALK})|bij|voordat|hoe|of)\b",
        rf"\b(?:zal|zullen|kan|kunnen|moet|moeten|dient|dienen|wil|willen|zou|zouden|mag|mogen|gaan|gaat|hoopt|wordt\s+verwacht)\b{SHORT}\b{PARTICIPLE}\b",
        rf"\b(?:zal|zullen|kan|kunnen|moet|moeten|dient|dienen|willen|wil|zou|zouden)\b{SHORT}\b(?:vaststellen|goedkeuren|instemmen|besluiten|beslissen|akkoord)\b",
        r"\bter\s+(?:vaststelling|goedkeuring|instemming|besluitvorming)\b|\bvast\s+te\s+stellen\b|\bgoed\s+te\s+keuren\b",
        r"\b(?:eerder|destijds|reeds|vorig\s+jaar|vorige\s+week|in\s+het\s+verleden|inmiddels|toen)\b",
        rf"\b(?:was|waren|werd|werden|had|hadden|heeft|hebben)\b{GAP}\b{PARTICIPLE}\b",
        r"\bniets\s+(?:afgesproken|besloten)\b|\b(?:nog\s+(?:niet|geen|niets))\s+(?:besloten|besluit)\b|\bzoals\b.{0,40}\b(?:afgesproken|besloten|vastgesteld)\b",
        r"\bvolgende?\s+(?:vergadering|stuurgroep|overleg|keer|bijeenkomst)\b.{0,60}\b(?:vast|goed|besluiten?)\b",
        r"\b(?:is|zijn)\s+(?:al|net|onlangs|recent)\b|\bvoordat\b|\bniet\s+(?:iedereen|allen)\b",
        r"\b(?:gevraagd|vraagt|vragen|nagaan|peilt|peilen)\b(?:\s+\w+){0,3}\s+of\b(?!.*\bspreken\s+(?:we|wij)\s+af\W*$)",
    )
)
