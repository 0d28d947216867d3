"""Wordings that settle something without a decision word: what stays, stops, lapses, is chosen or finds general favour.

Each is a regular expression over one sentence, weaker than those of ``settled.py``: the reader must see something in the sentence too.
"""

from __future__ import annotations

import re

from pipeline import resources
from pipeline.extraction.outcomes import OUTCOMES
from pipeline.extraction.settled import PREFIX
from pipeline.extraction.settling_terms import ALL, BODY, TALK, UNDONE, WE
from pipeline.extraction.shorthand import SAID, SHORTHAND

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
            rf"^\W*[^,;:?(]{{3,60}}\s(?:vervalt|vervallen)[.!]?\s*$|^\W*(?:per|vanaf|met\s+ingang\s+van)\b[^,;]{{2,30}}\bverval(?:t|len)\b|"
            r"^(?!.*\b(?:als|indien|volgens|dat|of|zodra|wanneer|waarschijnlijk|misschien|is|zijn)\b).{3,60}\s(?:vervalt|vervallen)\s+"
            r"(?:dus|daarmee|hiermee|per|met\s+ingang|vanaf|dit|voorlopig|wegens|vanwege|omdat|in\s+verband|i\.v\.m)\b|"
            rf"\bkom(?:t|en)\s+te\s+vervallen\b|"
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
            r"^\W*wordt\s+(?:het|de|een)\b|^\W*(?:\w+\s+){1,5}wordt\s+(?:een|de)\s+\w+[.!]?\s*$|\bkom(?:t|en)\s+er\s+(?:dus\s+|voorlopig\s+|wel\s+)?(?:niet)?[.!]?\s*$|"
            r"\bkom(?:t|en)\s+er\s+niet\s*,|\b(?:is|zijn)\s+het\s+geworden\W*$",
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
            rf"\b(?!de\s+voorzitter){BODY}\s+(?:steunt|steunen|ondersteunt|omarmt)\s+(?:het|de|dit|dat)\b|"
            rf"\b{BODY}\b.{{0,20}}\b(?:staat|staan)\b.{{0,40}}\bachter\b|"
            rf"\b(?!de\s+voorzitter){BODY}\b.{{0,40}}\bzich\b.{{0,40}}\b(?:vinden|verenigen)\b|"
            rf"\bzich\b.{{0,30}}\b{ALL}\b.{{0,20}}\bvinden\b|\b(?:goed\s+idee|breed)\s+(?:gevonden|gedragen)\b|\bdaarmee\b.{{0,20}}\b{ALL}\s+leven\b",
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
            r"\bvolgt\b.{0,40}\bop\s+(?:als|in)\b|\bneemt\s+(?:haar|zijn|diens)\s+plaats\s+in\b|\b(?:her)?benoemt\b.{0,60}\b(?:tot|als)\b|"
            r"\bberoep\s+wordt\s+uitgebracht\s+op\b|"
            r"\bvorm(?:t|en)\s+(?:samen\s+|daarvoor\s+)?(?:de|een)\s+\w*(?:commissie|delegatie|werkgroep)\b|\bzal\s+bestaan\s+uit\b",
        ),
        (
            "verandert",
            rf"^(?!.*\b(?:zal|zullen|kan|kunnen|moet|moeten|mag|mogen|wil|willen|zou|zouden|dient|dienen)\b[^,;:]*\bworden\b)"
            rf".*\b(?:wordt|worden)\b.{{0,80}}\b(?:{resources.alternatives('changed_participles')})\b",
        ),
        (
            "voorkeur",
            rf"\b(?:vanuit|van)\s+{BODY}\b.{{0,20}}\bvoorkeur\b|\bvoorkeur\s+van\s+(?:{BODY}|iedereen|allen)\b|\b{BODY}\b.{{0,10}}\bspreekt\b.{{0,20}}\bvoorkeur\b",
        ),
        (
            "stemming",
            r"\bmet\s+\w+\s+stem(?:men)?\s+(?:voor|tegen)\b.{0,60}\b(?:wordt|is)\b|\b(?:als|is)\s+(?:een\s+)?hamerstuk\b|^\W*hamerstuk\W*$|\bwordt\s+(?:af|in)gehamerd\b|\bworden\s+(?:\w+\s+)?(?:af|in)gehamerd\b",
        ),
        (
            "kort antwoord",
            r"^\W*(?:niet\s+nu|nu\s+niet|(?:ja|nee)\s+dus|(?:leuk,?\s+|ok,?\s+)?doen(?:\s+we)?|toegekend|afgewezen|verworpen|eens|ok)\W*$",
        ),
        ("staat vast", r"\bstaat\s+(?:nu\s+|hiermee\s+|daarmee\s+)vast(?=\W*$|\s+op\b)"),
        # what follows on talk is what it led to, unless it only tells what showed
        (
            "na overleg",
            rf"^\W*na\s+{TALK}(?!:)(?!.*\b(?:blijkt|bleek|zegt|vindt|vraagt|concludeert|besloten|had|hadden|heeft|hebben|voor)\b)|^\W*(?:uiteindelijk|al\s+met\s+al)\s+(?!vind|denk|hoop)\w+\s+{WE}\b|"
            r"^(?!\W*(?:daarna|dan)\b).*\bhak(?:t|ken)\b.{0,12}\bknoop\b.{0,5}\bdoor\b",
        ),
        (
            "neemt over",
            rf"\b{BODY}\s+(?:neemt|nemen)\s+(?:dat|dit|het|de)(?:\s+(?:advies|voorstel|aanbeveling\w*|suggestie))?\s+over\b|"
            r"\bneemt\b.{0,40}\b\w*(?:schap|secretariaat)\b.{0,30}\bover\b|"
            r"\b(?:stopt|treedt\s+af)\b.{0,40}\bals\b.{0,60}\bneemt\s+(?:het|dat)\b.{0,20}\bover\b",
        ),
        (
            "geen reden",
            rf"\b{BODY}\s+(?:ziet|zien)\b.{{0,20}}\bgeen\s+(?:reden|aanleiding|noodzaak)\b|\b(?:ziet|zien)\s+{BODY}\b.{{0,20}}\bgeen\s+(?:reden|aanleiding|noodzaak)\b|"
            rf"\bvinden\s+{WE}\b.{{0,25}}\b(?:niet\s+nodig|geen\s+probleem|te\s+duur)\b|"
            rf"\b(?:vindt|acht)\s+(?!de\s+voorzitter){BODY}\b[^,;]{{0,40}}\b(?:niet\s+(?:nodig|wenselijk|zinvol|verstandig|haalbaar)|overbodig|onnodig|te\s+duur)\b|"
            rf"\b(?!de\s+voorzitter){BODY}\s+(?:vindt|acht)\s+(?!dat\b)[^,;]{{3,50}}\bniet\s+(?:nodig|wenselijk|zinvol|verstandig|haalbaar)\b|"
            rf"\b(?:{BODY}|groep|vereniging|team)\s+(?:ziet|zien)\s+(?:\w+\s+)?af\s+van\b",
        ),
        (
            "geen steun",
            r"\b(?:daar|hier|daarvoor|hiervoor|voor\s+[^,;]{3,50})\s+(?:is|bestaat|blijkt)\s+(?:er\s+)?geen\s+(?:steun|draagvlak|meerderheid)\b",
        ),
        (
            "wachten we",
            rf"\b(?:wachten\s+{WE}|{WE}\s+wachten)\s+(?:nog\s+|even\s+|dus\s+)*(?:daar\s*mee|er\s*mee|hier\s*mee|met|tot|niet)\b",
        ),
        (
            "zo doen we",
            rf"\b(?:doen|nemen)\s+{WE}\b(?!\s+(?:al|nu|vooral|hier\s+al|ook\s+al|ons\s+voor)\b)(?!,(?!\s*mits))|"
            rf"^(?!\W*laten\s+{WE}\b).*\blaten\s+{WE}\b(?!.*\b(?:eens|nog|weten|horen|zien|maken)\b)|"
            rf"\b(?:{WE}\s+gaan|gaan\s+{WE})\s+(?:\w+\s+){{0,2}}?(?:voor\s+(?:de|het|een|optie|variant|scenario|\d)|(?:er)?mee\s+verder|met\s+[\w\s]{{1,30}}\sverder)\b",
        ),
        ("zoals het is", r"^(?!.*\bdat\s+(?:alles|het)\b).*\bblijf(?:t|ven)\s+(?:zoals|hetzelfde)\b"),
        (
            "blijft gelden",
            r"\bblij(?:ft|ven)\b.{0,6}\b(?:voor|in|ook\s+in|volgend|dit|komend)\s+(?:jaar|seizoen|(?:19|20)\d\d)\s+(?:\w+\s+)?"
            r"(?:gelden|gelijk|ongewijzigd|hetzelfde|van\s+kracht)\b",
        ),
        ("goede keus", rf"\b{ALL}\b.{{0,60}}\b(?:een\s+)?goede\s+(?:keus|keuze|kandidaat|oplossing|besteding)\b"),
        (
            "wie",
            rf"\b(?:wordt|worden)\b.{{0,90}}\bafgevaardigd\b|\b(?:{BODY}|groep)\b.{{0,30}}\bdraagt\b.{{0,30}}\bvoor\W*$",
        ),
        ("rijp", r"\brijp\s+voor\s+(?:behandeling|besluitvorming|debat)\b|\bkan\b.{0,15}\bals\s+[ab]-stuk\b"),
        (
            "eruit",
            rf"^{SAID}.*\b(?:gaat|gaan)\s+(?:er\s+(?:sowieso\s+|dus\s+|dan\s+)?(?:uit|af)|eruit|eraf)(?=\W*$|[,;]|\s+(?:want|omdat|met)\b)",
        ),
        (
            "gaat weer door",
            rf"^{SAID}.*\b(?:gaat|gaan)\s+(?:(?:dit|volgend)\s+jaar\s+)?(?:weer|wel|gewoon)\s+door\b",
        ),
        *SHORTHAND,
        *OUTCOMES,
    )
)
NAMES = frozenset(name for name, _ in IMPLIED)
# say by themselves that it is settled: all are for it, it stays as it is, one day takes the place of another
PLAIN = frozenset({"iedereen mee", "algemene steun", "voorkeur", "houden het zo", "blijft gelden", "later", "kort antwoord"})
# "De bijdrage is in 2019 vervallen" tells, "dat wordt dus niks" and "dat gaan we niet oplossen" judge, the rest reports, hopes or asks
TOLD = re.compile(
    r"\b(?:is|zijn|was|waren)\b.{0,40}\bvervallen\b|\bwordt\s+dus\s+niks\b|\boplossen\b|"
    r"^\W*volgens\s+(?!afspraak|plan\b|planning)|\bkan\s+zijn\s+dat\b|\b(?:misschien|wellicht|waarschijnlijk|mogelijk)\b|"
    r"\b(?:meldt|melden|meldde|vertelt|vertelde|bericht|denkt|hoopt|verwacht|zegt|zei|(?:deelt|deelde)\s+mee|(?:laat|liet)\s+weten|"
    r"(?:geeft|gaf)\s+aan|(?:merkt|merkte)\s+op|(?:legt|legde)\s+uit)\b.{0,60}\bdat\b|\b(?:verzoekt|vraagt|verzocht)\b[^;:]{0,40}\bom\b|"
    r"^\W*(?-i:[A-ZÀ-Þ][\w-]+)\s+\w+t\s+voortaan\b|"
    r",\s*(?:meldt|zegt|vertelt|denkt|vindt|aldus)\s+(?!iedereen|allen)(?:de\s+|het\s+)?\w+\W*$",
    re.I,
)


def implied_of(text: str) -> str | None:
    """The name of the wording that implies that something is settled, None where there is none or something undoes it."""
    text = PREFIX.sub("", text)
    found = next((name for name, pattern in IMPLIED if pattern.search(text)), None)
    return None if found is None or any(p.search(text) for p in (*UNDONE, TOLD)) else found
