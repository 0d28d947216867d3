"""Wordings that settle something without a decision word: what stays, stops, lapses, is chosen or finds general favour.

Each is a regular expression over one sentence, weaker than those of ``settled.py``: the reader must see something in the sentence too.
"""

from __future__ import annotations

import re

from pipeline.extraction.settled import PREFIX
from pipeline.extraction.settling_terms import ALL, BODY, UNDONE, WE

MINUTES = r"(?:verslag|notulen|agenda|besluitenlijst)"
IMPLIED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        (
            "gaat niet door",
            r"\b(?:gaat|gaan)\b(?:\s+\w+){0,3}\s+niet\s+door\b|\bvan\s+de\s+baan\b|\b(?:er\s+komt|komt\s+er)\s+(?:\w+\s+){0,3}geen\b|"
            r"\b(?:wordt|worden)\b.{0,60}\bvan\s+de\s+(?:agenda|lijst)\s+(?:gehaald|afgevoerd)\b",
        ),
        (
            "vervalt",
            rf"^\W*[^,;:?(]{{3,60}}\s(?:vervalt|vervallen)[.!]?\s*$|\bkom(?:t|en)\s+te\s+vervallen\b|"
            rf"\blaten\s+{WE}\b.{{0,40}}\b(?:vervallen|vallen|rusten|zitten|staan)\b|"
            rf"\b{WE}\s+laten\b.{{0,50}}\b(?:vervallen|vallen|rusten|zitten|zoals)\b|^\W*laten\s+(?:staan|vervallen|vallen|rusten|zitten)\b",
        ),
        (
            "blijft",
            r"\b(?:blijft|blijven)\s+(?:dus\s+|voorlopig\s+)?(?:zo|ongewijzigd|van\s+kracht|in\s+stand|behouden)\b|"
            rf"\b{WE}\s+(?:blijft|blijven)\s+(?:dus\s+)?(?:voorlopig\s+)?(?:bij|in|op)\b|"
            rf"\bblijven\s+{WE}\s+(?:dus\s+)?(?:voorlopig\s+)?(?:bij|in|op)\b|"
            r"\b(?:het|dat)\s+blijft\s+(?:dus\b|bij\s+(?:de|het|één|een|onze|\d)|voorlopig\b|\d)|\bblijft\s+het\s+dus\b|"
            r"\bblijft\s+(?:een\s+\w+|[\d€][\w.,:%€ ]*)\W*$",
        ),
        (
            "houden het zo",
            rf"\b{WE}\s+houd(?:en|t)\s+(?:het\s+(?:voorlopig\s+|dus\s+)?(?:bij|op|zo)\b|vast\s+aan\b)|"
            rf"\bhouden\s+{WE}\s+(?:het|dat|dit)?\s*(?:zo|bij|op|vast)\b|\b{WE}\b.{{0,60}}\bzo\s+(?:houden|laten)\W*$",
        ),
        (
            "voortaan",
            r"^(?!.*\b(?:wil|wilde|willen|idee|zou|zouden|moet|moeten|suggestie|suggereert|adviseert|stelt|voorstel|raadt|vraagt|zegt|zegde)\b)"
            r".*\b(?:voortaan|vanaf\s+nu)\b",
        ),
        (
            "wordt het",
            r"\b(?:het|dat|daarmee)\s+wordt\s+(?:het|dus|de|een|\d)|\bwordt\s+het\s*(?:dus\b|[.,;]|$)|\bwordt\s+dus\b|"
            r"^\W*wordt\s+(?:het|de|een)\b|^\W*(?:\w+\s+){1,5}wordt\s+(?:een|de)\s+\w+[.!]?\s*$|\bkom(?:t|en)\s+er\s+(?:dus\s+|voorlopig\s+|wel\s+)?(?:niet)?[.!]?\s*$",
        ),
        (
            "doen we",
            rf"\b(?:dat|dit|zo)\s+(?:doen|gaan)\s+{WE}\b(?!.*\b(?:nu|al|vooral|over|oplossen)\b)|\bgaan\s+{WE}\s+doen\b|\b{WE}\s+gaan\s+het\s+doen\b",
        ),
        (
            "doen we niet",
            rf"\b(?:doen|gaan)\s+{WE}\b.{{0,40}}\bniet\b(?!\s+(?:over|oplossen))|\b{WE}\s+(?:doen|gaan)\b.{{0,60}}\bniet\b(?!\s+(?:over|aan))",
        ),
        (
            "beginnen of stoppen",
            rf"\bbeginnen\s+{WE}\b.{{0,30}}\bniet\b|\bzullen\s+{WE}\s+beginnen\s+met\b|\bbeginnen\s+{WE}\s+met\b|\b{WE}\s+beginnen\s+met\b|"
            rf"\b{WE}\s+stoppen\b|\bstoppen\s+{WE}\b",
        ),
        (
            "algemene steun",
            rf"\b{BODY}\b.{{0,20}}\b(?:staat|staan)\b.{{0,40}}\bachter\b|\b{ALL}\b.{{0,40}}\bzich\b.{{0,30}}\bvinden\b|"
            rf"\bzich\b.{{0,30}}\b{ALL}\b.{{0,20}}\bvinden\b|\b{ALL}\b.{{0,30}}\b(?:goed|prima|uitstekend|geweldig)\s+(?:idee|plan|voorstel)\b|"
            rf"\b(?:goed\s+idee|breed)\s+(?:gevonden|gedragen)\b|\b{ALL}\b.{{0,20}}\bleven\b|\bdaarmee\b.{{0,20}}\b{ALL}\s+leven\b|"
            rf"\b{ALL}\b.{{0,40}}\bzich\b.{{0,30}}\bverenigen\b",
        ),
        (
            "oneens",
            r"\b(?:het|de)\s+(?:bestuur|commissie|werkgroep|vergadering|raad|stuurgroep|team)\s+is\s+het\b.{0,20}\bniet\s+(?:mee\s+)?eens\b",
        ),
        (
            "advies",
            r"\badvise(?:ert|erde|ren)\s+(?:\w+\s+){0,2}(?:unaniem|eensgezind|positief|negatief|instemmend)\b|"
            r"\b(?:geeft|geven|gaf)\b.{0,25}\b(?:positief|negatief|instemmend)\s+advies\b|\bgeen\s+standpunt\b|"
            rf"\bbreng(?:t|en)\b.{{0,30}}\b(?:positief|negatief|instemmend)\s+advies\s+uit\b|\b{BODY}\s+onderschrij(?:ft|ven)\b",
        ),
        (
            "orde van de vergadering",
            r"\bpunt\s+\d+\w?\s+(?:voor|vóór|na)\s+punt\b|\bagenda\b.{0,30}\b(?:gevolgd|ongewijzigd|aangehouden)\b",
        ),
        ("verslag goed", rf"\b{MINUTES}\b.{{0,25}}\b(?:goed|ok|oké|in\s+orde)\b"),
        (
            "wacht af",
            rf"\b{WE}\s+wacht(?:en)?\b.{{0,60}}\baf\b|\bwachten\s+{WE}\b.{{0,60}}\baf\b|\b{BODY}\s+wacht\b.{{0,60}}\baf\b",
        ),
        (
            "functie",
            r"\bwordt\s+(?:de\s+)?(?:nieuwe\s+|algemeen\s+)?(?:vice-?)?(?:voorzitter|secretaris|penningmeester|bestuurslid|lid|trekker|contactpersoon)\b|"
            r"\bvolgt\b.{0,40}\bop\s+(?:als|in)\b|\bneemt\s+(?:haar|zijn|diens)\s+plaats\s+in\b|\b(?:her)?benoemt\b.{0,60}\b(?:tot|als)\b",
        ),
        (
            "verandert",
            r"\b(?:wordt|worden)\b.{0,80}\b(?:verhoogd|verlaagd|verplaatst|verzet|verschoven|opgeschoven|samengevoegd|stopgezet|ingevoerd|"
            r"afgeschaft|vervroegd|"
            r"naar (?:voren|achteren) gehaald|gegund|uitgetrokken|gereserveerd|uitgesteld|ingesteld|opgeheven)\b",
        ),
        (
            "voorkeur",
            rf"\b(?:vanuit|van)\s+{BODY}\b.{{0,20}}\bvoorkeur\b|\bvoorkeur\s+van\s+(?:{BODY}|iedereen|allen)\b|\b{BODY}\b.{{0,10}}\bspreekt\b.{{0,20}}\bvoorkeur\b",
        ),
        (
            "stemming",
            r"\bmet\s+\w+\s+stem(?:men)?\s+(?:voor|tegen)\b.{0,60}\b(?:wordt|is)\b|\b(?:als|is)\s+(?:een\s+)?hamerstuk\b|^\W*hamerstuk\W*$",
        ),
        (
            "kort antwoord",
            r"^\W*(?:niet\s+nu|nu\s+niet|(?:ja|nee)\s+dus|(?:leuk,?\s+|ok,?\s+)?doen(?:\s+we)?|toegekend|afgewezen|verworpen|eens|ok)\W*$",
        ),
        ("staat vast", r"\bstaat\s+(?:nu\s+|hiermee\s+|daarmee\s+)vast\W*$"),
    )
)
NAMES = frozenset(name for name, _ in IMPLIED)
# "De bijdrage is in 2019 vervallen" tells, "dat wordt dus niks" and "dat gaan we niet oplossen" judge
TOLD = re.compile(r"\b(?:is|zijn|was|waren)\b.{0,40}\bvervallen\b|\bwordt\s+dus\s+niks\b|\boplossen\b", re.I)


def implied_of(text: str) -> str | None:
    """The name of the wording that implies that something is settled, None where there is none or something undoes it."""
    text = PREFIX.sub("", text)
    found = next((name for name, pattern in IMPLIED if pattern.search(text)), None)
    return None if found is None or any(p.search(text) for p in (*UNDONE, TOLD)) else found
