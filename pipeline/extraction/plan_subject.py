"""What a recurring duty is about, and in which months of the year it is due."""

from __future__ import annotations

import re
from functools import cache

from pipeline import resources
from pipeline.extraction.plan_roles import ARTICLE, DISCUSS, OWN, verbs
from pipeline.language import frequency

TURN = re.compile(
    r"\s*(?:[,.;:()]|\b(?:aan|naar|die|dat|waarin|waarmee|zodat|op|met|door|via|om|per|ieder|iedere|elk|elke|in|tijdens|bij|uit|af|vast"
    r"|voor aan|wordt|worden|is|zijn)\b)",
    re.I,
)
ABOUT = re.compile(r"\s+(?:over|van|rond|voor)\s", re.I)
LONGEST = 10  # words of a subject


def subject(text: str, van: str | None, aan: tuple[str, ...]) -> str | None:
    """ "een update met de status" gives "update", with what it is about where nobody owes it; None where the text does not say it."""
    nouns = "|".join(resources.terms("plan_deliverables"))
    text = re.sub(r"\bop de hoogte\b", "hoogte", text)
    if at := moment(text):
        text = f"{text[: at.start()]}|{text[at.end() :]}"
    word = r"(?!(?:de|het|een|die|dat|om|aan|in|op|voor|van|over|met|naar)\s)\w+"
    match = re.search(rf"\b(?:een|het|de|haar|zijn)\s+((?:{word}\s){{0,2}}?\w*(?:{nouns}))\b", text, re.I) or re.search(
        rf"\b(\w*(?:{nouns}))\b", text, re.I
    )
    if match:
        return match[1] if van else match[1] + _about(text[match.end() :])
    over = re.search(r"\b(?:over|hoogte (?:\w+ )?van)(?=\s)", text)  # who reports says what about behind "over"
    stretch = (text[over.end() :] if over else "") if van and not OWN.search(text) and not DISCUSS.search(text) else text
    return _noun_phrase(stretch, (van, *aan)) if aan and stretch else None


def _about(rest: str) -> str:
    """ " over de cijfers van het jaar", up to a turn of the sentence."""
    if not ABOUT.match(rest):
        return ""
    often = frequency.find(rest)
    stretch = rest[: often.start()] if often else rest
    turn = TURN.search(stretch, 1) or verbs().search(stretch)
    words = (stretch[: turn.start()] if turn else stretch).split()[:LONGEST]
    while words and words[-1].lower() in ("en", "of", "de", "het", "een", "over", "van", "voor", "dan"):
        words.pop()
    return f" {' '.join(words)}" if words else ""


def _noun_phrase(text: str, names: tuple[str | None, ...]) -> str | None:
    """What is discussed: the first noun with an article that is neither a body named in the duty nor how often it comes."""
    often = frequency.find(text)
    cut = text.replace(often[0], " | ", 1) if often else text
    for name in filter(None, names):
        lead = rf"(?:\b(?:aan|in|met|door|naar|bij|van|op|tijdens)\s+)?(?:{ARTICLE}\s+)?"
        cut = re.sub(rf"{lead}{re.escape(name)}(?:\s\([A-Z]\w+\))?", " | ", cut)
    for match in re.finditer(rf"(?:^|[\s|]){ARTICLE}\s+(?P<noun>\w)", cut, re.I):
        stretch = cut[match.start("noun") :]
        ends = [m.start() for m in (verbs().search(stretch), TURN.search(stretch), re.search(r"\|", stretch)) if m]
        words = stretch[: min(ends, default=len(stretch))].split()[:LONGEST]
        if words and not _dangling(words[-1]):
            return " ".join(words)
    return None


def _dangling(word: str) -> bool:
    return word.lower() in ("en", "of", "de", "het", "een", "over", "van", "voor")


@cache
def _terms() -> dict[str, int]:
    return {words: int(month) for words, month in (line.split(" = ") for line in resources.terms("plan_moments"))}


@cache
def _moment() -> re.Pattern[str]:
    term = "|".join(sorted(map(re.escape, _terms()), key=len, reverse=True))
    first = rf"(?:\b(?:in|begin|medio|half|eind|rond|na|voor|vóór|aan het|tegen|uiterlijk)\s(?:de\s|het\s)?(?P<day>\d{{1,2}}\s)?(?:{term}))"
    whole = rf"(?:\b(?:{'|'.join(re.escape(t) for t in _terms() if t.startswith(('na ', 'voor ', 'vóór ')))}))"
    return re.compile(rf"(?:{whole}|{first}(?:(?:,|\s(?:en|of|en in|of in))\s(?:{term}))*)(?!\w|\s20\d\d)", re.I)


def moment(text: str) -> re.Match[str] | None:
    """ "in mei en oktober", "na de zomer", "vóór 1 maart"; not a day of one year."""
    match = _moment().search(text)
    return None if match and match["day"] and not re.match(r"(?:voor|vóór|uiterlijk|tegen|rond)\b", match[0], re.I) else match


def months(wording: str) -> tuple[int, ...]:
    """The months that a moment begins in; what is due before a day is due from two months earlier on."""
    terms = sorted(_terms(), key=len, reverse=True)
    found = [_terms()[m[0].lower()] for m in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})(?!\w)", wording, re.I)]
    match = _moment().search(wording)
    ahead = 2 if match and match["day"] else 0
    return tuple(dict.fromkeys(max(1, m - ahead) for m in found))


def due(text: str) -> tuple[int, ...]:
    """The months of a duty that is owed once or twice a year."""
    often, at = frequency.find(text), moment(text)
    length = frequency.months(often[0]) if often else None
    return months(at[0]) if at and (often is None or (length is not None and length >= 4)) else ()
