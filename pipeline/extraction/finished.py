"""What running text says of earlier actions: "Actie 2 en 3 zijn gereed", "BBO-014 is afgerond", "De actie over het convenant vervalt".

And that work was done, of no action by name: "De zaal is gereserveerd". Whether an action said so is for the register to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extraction.statements import Statement, statements
from pipeline.extraction.told import in_present
from pipeline.language import Parse, verbs
from pipeline.model import Afmelding, Verslag
from pipeline.resources import term_set

CODE = r"[A-Z][A-Z0-9]{1,7}-\d{3}"
NUMBER = rf"(?:{CODE}|\d{{1,3}}[a-z]?\b)"
NUMBERS = rf"{NUMBER}(?:\s*(?:,\s*en\b|,|\ben\b|&|t/m|tot\s+en\s+met)\s*{NUMBER})*"
RANGE = re.compile(r"(\d{1,3})\s*(?:t/m|tot\s+en\s+met)\s*(\d{1,3})")
ACTION = r"(?:[Aa]cties?|[Aa]ctiepunt(?:en)?)"
ABOUT = r"(?:over|om|rond|rondom|inzake|aangaande|betreffende|m\.?b\.?t\.?|met\s+betrekking\s+tot|t\.?a\.?v\.?|ten\s+aanzien\s+van|voor)"
DROPPED = r"(?:vervallen|geschrapt|ingetrokken)"
FINISHED = rf"(?:gereed|klaar|afgerond|afgehandeld|afgedaan|uitgevoerd|voltooid|gedaan|gesloten|afgesloten|afgevoerd|{DROPPED})"
# none of these may stand before the word: then it is not, or not wholly, done
ADVERBS = (
    r"(?:(?!(?:niet|geen|nog|pas|bijna|deels|grotendeels|gedeeltelijk|half|nagenoeg|vrijwel|morgen|straks|binnenkort)\b)[\w-]+\s+){0,4}?"
)
STATE = (
    rf"(?:(?:is|zijn|werd|werden|staat|staan)\s+{ADVERBS}{FINISHED}\b"
    rf"|(?:wordt|worden)\s+{ADVERBS}(?:gesloten|afgesloten|afgevoerd|van\s+de\s+(?:actie)?lijst|{DROPPED})\b"
    rf"|(?:kan|kunnen|mag|mogen)\s+{ADVERBS}(?:{FINISHED}\s+(?:worden|verklaard|beschouwd)|als\s+{FINISHED}\s+worden\s+beschouwd|worden\s+{FINISHED}|van\s+de\s+(?:actie)?lijst|eraf|vervallen|weg)\b"
    rf"|vervalt\b|vervallen\b|(?:komt|komen)\s+te\s+vervallen\b|\s*[:=–-]\s*{FINISHED}\b|{FINISHED}\b)"
)
WORD = r"(?!\b(?:is|zijn|wordt|worden|werd|werden|heeft|hebben|moet|moeten|zal|zullen|kan|kunnen|mag|mogen|loopt|lopen|niet|nog)\b)"
START = r"(?:(?:^|[;,.:]\s|\ben\s)\s*[^\w\s]*\s*)"
TOLD = re.compile(
    rf"{START}(?:(?:[Dd]e\s+|[Oo]ok\s+)?(?:[Nn]ummers?\s+|{ACTION}\s+(?:nr\.?\s+|nummers?\s+)?)(?P<numbers>{NUMBERS})"
    rf"|(?:[Dd]e\s+)?(?:[Aa]ctie)?[Pp]unt(?:en)?\s+(?P<points>{NUMBERS})\s+(?:van|uit|op)\s+de\s+actielijst"
    rf"|(?P<codes>{CODE}(?:\s*(?:,|\ben\b|&)\s*{CODE})*)"
    rf"|(?:[Dd]e|[Hh]et|[Oo]ok\s+de)\s+{ACTION}\s+(?:van\s+[\w.-]+(?:\s+[\w.-]+)?\s+)?{ABOUT}\s+(?P<subject>(?:{WORD}[^;:.?!]){{3,90}}?)"
    rf"|(?P<all>(?:[Aa]lle|[Dd]e)\s+(?:overige\s+)?{ACTION}(?:\s+(?:uit|van|op|in)\s+(?:het\s+|de\s+)?(?:vorige?\s+|laatste\s+)?\w+)?))"
    rf"\s*(?:\([^()]*\)\s*)?,?\s*(?P<state>{STATE})(?P<rest>[^,;.]*)"
)
CONDITION = re.compile(r"\b(?:als|indien|wanneer|zodra|nadat|totdat|tot|voordat|mits|tenzij|of|hoeveel|welke)\b", re.I)
BUT = re.compile(r"^\s*(?:als|indien|wanneer|zodra|nadat|na|mits|tenzij|behalve|op\s+\w+\s+na|vóór|voor|uiterlijk)\b|\bzijn\s*$", re.I)

HAS_BEEN = re.compile(r"\b(?:is|zijn|heeft|hebben|heb)\b", re.I)
PARTICIPLE = re.compile(r"(?:\w*ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her|onder|over)\w{3,}(?:d|t|en))")
# with one of these it is not, not wholly, or not yet done, or not what is told
UNSURE = re.compile(
    r"\b(?:niet|geen|nog|pas|bijna|deels|grotendeels|gedeeltelijk|half|nagenoeg|niemand|nooit|opnieuw|weer|dat|of|hoe|wie|wat|waarin"
    r"|als|indien|wanneer|zodra|totdat|tot|voordat|mits|tenzij|moet|moeten|zal|zullen|zou|zouden|kan|kunnen|gaat|gaan|wil|willen|wordt|worden"
    r"|streven|voorstel|afgesproken|besloten|gepland|verzocht|gevraagd)\b|\?",
    re.I,
)


@in_present
def finished(parse: Parse, verslag: Verslag) -> Verslag:
    """A sentence that says nothing else ("Actie 5: gereed") is no new action."""
    found = [a for s in statements(parse) if not s.struck for a in (*told(s), *performed(s))]
    whole = [a.vindplaats for a in found if not a.gedaan and (m := TOLD.match(a.citaat)) and not a.citaat[m.end() :].strip(" .;")]
    acties = tuple(a for a in verslag.acties if a.vindplaats not in whole)
    return replace(verslag, acties=acties, afmeldingen=tuple(found))


def told(s: Statement) -> Iterator[Afmelding]:
    """Nothing of a question, a condition or a plan: "Als actie 2 gereed is", "Actie 2 moet in mei gereed zijn"."""
    if s.text.rstrip(" \"'”’)").endswith("?"):
        return
    for found in TOLD.finditer(s.text):
        if CONDITION.search(s.text[: found.start()]) or BUT.search(found["rest"]):
            continue
        yield Afmelding(
            citaat=s.text,
            vindplaats=s.vindplaats,
            agendapunt=s.item,
            status="vervallen" if re.search(rf"\b(?:{DROPPED}|vervalt)\b", found["state"]) else "gereed",
            nummers=tuple(numbers(found["numbers"] or found["points"] or found["codes"] or "")),
            onderwerp=(found["subject"] or "").strip(" ,"),
        )


def numbers(text: str) -> Iterator[str]:
    """ "2, 3 en BBO-014", "2 t/m 5": each number apart."""
    spread = RANGE.sub(lambda m: ", ".join(str(n) for n in range(int(m[1]), min(int(m[2]), int(m[1]) + 50) + 1)), text)
    yield from dict.fromkeys(re.findall(rf"{CODE}|\d{{1,3}}[a-z]?", spread))


def performed(s: Statement) -> Iterator[Afmelding]:
    """ "De zaal is gereserveerd", "Jan heeft de offerte aangevraagd": the verbs for work in a sentence in the perfect."""
    been = HAS_BEEN.search(s.text)
    if not been or UNSURE.search(s.text) or TOLD.search(s.text):
        return
    written = [w for w in re.findall(r"\w+", s.text[been.end() :].lower()) if PARTICIPLE.fullmatch(w)]
    work = term_set("task_verbs") | term_set("contact_verbs")
    done = tuple(dict.fromkeys(v for w in written for v in sorted(verbs.infinitives(w) & work) if v != w))
    if done:
        yield Afmelding(citaat=s.text, vindplaats=s.vindplaats, agendapunt=s.item, gedaan=done)
