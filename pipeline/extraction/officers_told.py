"""Who takes the chair and who writes the minutes, where only a sentence or a remark in the header tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.extraction import body, names
from pipeline.extraction.frame import opening
from pipeline.structure.outline import Outline

NAME = r"(?:[A-ZÀ-Ý][\w'’-]+(?:\s+(?:van|de|den|der|ter|te|ten|het|'t|v\.d\.|vd)){0,3}(?:\s+[A-ZÀ-Ý][\w'’-]+){0,3})"
ADDRESS = r"(?:(?:de (?:\w+e )?heer|mevrouw|mevr\.?|dhr\.?|mw\.?|wethouder|burgemeester)\s+)?"
WHO = rf"(?P<who>{NAME})"
# Nobody else between the name and what they do: "Anna notuleert", "Anna, van het bureau, maakt het verslag"
BETWEEN = r"(?:\s+(?:(?!\ben\s+[A-ZÀ-Ý])[^.|/·;\n]){0,60}?)?\s+"
WRITES = r"schrijft|schreef|tikt|tikte|typt|typte|noteert|noteerde"
MAKES = r"(?:maakt|verzorgt|schrijft|doet)\s+(?:de\s+notulen|(?:het|dit)\s+verslag)|houdt\s+de\s+notulen\s+bij"

CHAIR = tuple(
    map(
        re.compile,
        (
            rf"\b[Vv]oorzitter(?:[,:]?|\s+is)\s+{ADDRESS}{WHO}",  # "Voorzitter is de heer Bos"
            rf"\b{WHO}\s*\((?:vz\.?|voorzitter)\)",
            # "Anna zit deze keer voor", "Anna is vandaag voorzitter", "Anna leidt de vergadering"
            rf"(?:^|(?<=[.!;]\s)){ADDRESS}{WHO}\s+z[ia]t\s+(?:\w+\s+){{0,4}}voor\b",
            rf"(?:^|(?<=[.!]\s)){ADDRESS}{WHO}\s+is\s+(?:(?:vandaag|vanavond|deze\s+keer)\s+)?(?:dag)?voorzitter\b(?!\s+van)",
            rf"(?:^|(?<=[.!]\s)){ADDRESS}{WHO}\s+leidt\s+(?:de\s+vergadering|het\s+overleg)\b",
        ),
    )
)
CHAIR_TITLE = re.compile(r"\bdoor (?:de )?voorzitter\b", re.I)
OPENER = (re.compile(rf"^{ADDRESS}{WHO}\s+(?:opent|opende|heet|heette)\b"),)
MINUTES_BY = tuple(
    re.compile(pattern, re.M)
    for pattern in (
        rf"\b{WHO}{BETWEEN}(?:notuleert|notuleerde|{MAKES}|(?:{WRITES}|pent|pende)\s+mee)\b",
        rf"\b{WHO}(?:\s*\([^()]*\))?\s+(?:{WRITES}|maakt|maakte)\s+dit\b",  # "Anna (secretaris) schreef dit"
        rf"(?:^|(?<=[.!,]\s)){WHO}\s+(?:{WRITES})(?=\W*(?:$|\.\s))",  # "Anna typt."
        rf"\b[Vv]oorzitter:?\s+{NAME}\s*(?:[,;/|–-]|\ben\b)\s*(?:notulen|verslag|secretaris)\s*:?\s+{WHO}",
        rf"\b\w*(?:[Vv]erslag(?:je)?|[Nn]otulen|[Nn]otities|[Oo]pgeschreven|[Gg]enoteerd)\s+door\s+{ADDRESS}{WHO}",
        # "ik = Anna", "En ik, Anna, met de pen", "Ik (Anna) schrijf"
        rf"\b[Ii]k(?:\s*=\s*|,\s+|\s*\(){WHO}(?:\s*[(/]|,\s+(?:met de pen|schrijf|schreef|notuleer)|\)\s+(?:schrijf|schreef|notuleer))",
        rf",\s+verslag\s+{WHO}\s*$",  # "7 juni, de oude fabriek, verslag Anna Bos"
        rf"(?:^|[|/·]\s*)(?:Notulen|Verslag|Aantekeningen)\s+{WHO}\s*(?:$|[|/·])",  # "// Notulen Anna"
        rf"\b[Ss]ecretaris\s+\({WHO}\)",
        rf"\b[Nn]otulist(?:e)?[,:]?\s+{WHO}",
        rf"\b{WHO}\s*\((?:notulist|notulen|verslag|pen|pen in de hand|{WRITES})\)",
    )
)


def chair(outline: Outline) -> str | None:
    found = _said(CHAIR, opening(outline))
    first = next((s for s in outline.sections if s.level == 1), None)
    if found or first is None or not CHAIR_TITLE.search(first.title):
        return found
    return _said(OPENER, [b.text for b in outline.document.blocks[first.first : first.first + 1]])


def minute_taker(outline: Outline) -> str | None:
    return _said(MINUTES_BY, opening(outline))


def _said(patterns: Sequence[re.Pattern[str]], texts: Iterable[str]) -> str | None:
    """The first name in reading order that one of the patterns finds; the name of a body is none."""
    for text in texts:
        for match in sorted((m for p in patterns for m in p.finditer(text)), key=re.Match.start):
            who = names.clean(match["who"])
            if names.is_name(who) and not body.names_body(who):
                return who
    return None
