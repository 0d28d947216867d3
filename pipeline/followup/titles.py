"""Short titles for a draft agenda: the subject of a sentence that sends something to a meeting. Word order, no parser."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from pipeline import resources
from pipeline.register.matching import tokens
from pipeline.register.wording import MONTHS, shortened

LONGEST = 90
_LOOSE = frozenset("aan bij door en in met na naar of om op over te tot uit van via voor".split())
_ARTICLE = re.compile(r"^(?:de|het|een)\s+", re.IGNORECASE)
_LABEL = re.compile(r"^\s*(?:(?:[^\s:]+\s+){0,3}[^\s:]+:\s+|<[^<>]{0,40}>\s*)")
_AGAIN = r"(?:verder|opnieuw|weer|nogmaals|nader)"
_ABOUT = re.compile(r"\b(?:over|aangaande|inzake)\s+(?P<subject>.+)", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:onderwerp|thema|dossier|onderdeel|agendapunt|punt)\s+(?P<subject>.+)", re.IGNORECASE)
_POINTING = re.compile(
    r"^(?:het|dit|dat|deze|die)(?:\s+(?:onderwerp|punt|thema|agendapunt|dossier|stuk|discussie|bespreking))?\s+"
    r"(?:komt|wordt|zal|staat|keert|gaat|is|blijft|kan|schuift|verschuift|schuiven|houden|stellen|nemen|zetten|agenderen|bespreken)\b|"
    r"^(?:hier|daar|ze|zij|er)\w*\b|^(?:komt|terug\w*)\b|^(?:wordt|schuift)\s*$|^(?:agenda)?punt\s+\d+\w?\b|"
    r"^(?:(?:dit|het)\s+)?(?:(?:agenda)?punt|onderwerp|voorstel|stuk)?\s*"
    r"(?:(?:is|wordt)\s+)?(?:aangehouden|doorgeschoven|verschoven|uitgesteld|vooruitgeschoven)\s*$",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"^\s*(?:ja|nee|neen|akkoord|prima|oké|ok|goed\s+idee|jawel|liever\s+niet)\s*[,.:;!]", re.IGNORECASE)
_QUESTION = re.compile(
    r"^(?P<subject>[^,;?]{3,60}),\s+(?:gaan|gaat|doen|doet|hoe|wat|wanneer|wie|waar|moet|moeten|kan|kunnen|wil|willen|is|zijn|komt|komen|"
    r"heeft|hebben|zullen|wordt)\b[^?]*\?",
    re.IGNORECASE,
)
_FINITE = (
    r"(?:komt|komen|wordt|worden|werd|werden|is|zijn|zal|zullen|staat|staan|keert|keren|moet|moeten|gaat|gaan|kan|kunnen|"
    r"schuift|schuiven|verschuift|verschuiven|ligt|liggen)"
)
_BARE_POINTER = re.compile(
    r"^(?:het|dit|dat)\s+(?:onderwerp|thema|dossier|onderdeel|agendapunt|punt)\b"
    r"|^(?:agenda)?punt\s+(?:\d|(?:(?:is|wordt)\s+)?(?:aangehouden|doorgeschoven|verschoven|uitgesteld|vooruitgeschoven)\s*$)",
    re.IGNORECASE,
)
_WHY = re.compile(rf"^(?:wegens|vanwege|door|gezien|omdat|op verzoek|bij gebrek|ook|nu)\b.{{0,80}}?(?=\b{_FINITE}\b)", re.IGNORECASE)
_SETTLED = re.compile(
    r"^(?:er\s+(?:wordt|is)\s+|(?:we|wij)\s+)?(?:afgesproken|besloten|overeengekomen|besluiten|spreken\s+af)(?:\s+(?:wordt|is))?\s+(?:(?:dat|om)\s+)?",
    re.IGNORECASE,
)
_WE = r"(?:agenderen|bespreken|behandelen|stellen|houden|nemen|schuiven|zetten|plaatsen|praten|spreken|gaan)"
_BY_US = re.compile(
    rf"^(?:over\s+)?(?P<subject>.+?)\s+{_WE}\s+(?:we|wij)\b|^{_WE}\s+(?:we|wij)\s+(?:verder\s+over\s+)?(?P<behind>.+)$", re.IGNORECASE
)
_GOES = re.compile(
    r"^(?P<subject>.+?)\s+(?:gaat|gaan|komt|komen|staat|staan|schuift|schuiven|verschuift|verschuiven|keert|keren|ligt|liggen)(?:\s+(?:door|mee|op|weer|dan|terug|voor|ook|een\s+vergadering))*$",
    re.IGNORECASE,
)
_MOVED = re.compile(r"^(?P<subject>.+?)\s+(?:door|uit|aan|mee|voor)\s+te\s+(?:schuiven|stellen|houden|nemen|leggen)$", re.IGNORECASE)
_RAISED = re.compile(
    r"\b(?:aandacht\s+(?:\w+\s+)?voor|vraagt\s+(?:\w+\s+)?om|vragen\s+om|naar\s+aanleiding\s+van|zorgen\s+over|over|inzake)\s+(?P<subject>[^,;:.?!]{3,90})",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"^(?!.*\b(?:dat|omdat|of)\b).{0,60}?\b(?:zorgt|zorgen)\s+voor\s+(?P<subject>.+)$|^.{0,60}?\b(?:komt|komen)\s+met\s+(?P<other>.+)$",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"\b(?:volgt|volgen)\s+(?:er\s+)?(?:dan\s+|nog\s+)?(?P<subject>.+)$", re.IGNORECASE)
_PRONOUN = re.compile(r"^(?:we|wij|ik|men)\s+", re.IGNORECASE)
_EMPTY = re.compile(r"^(?:er|worden|verder|nog|we|wij|ik|men)\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:hier|daar|er)\b.{0,40}\b(?:op|over|bij)\b.{0,20}\bterug\b|\b(?:hierop|daarop|erop)\b.{0,20}\bterug\b", re.IGNORECASE
)


class Grammar(NamedTuple):
    when: re.Pattern[str]  # when and at which meeting
    plain: re.Pattern[str]  # X komt terug
    inverted: re.Pattern[str]  # (Op die dag) wordt X besproken
    tail: re.Pattern[str]  # X agenderen


@cache
def grammar() -> Grammar:
    """The patterns, with the word lists filled in."""
    returning = "|".join(resources.terms("returning"))
    nouns = "|".join(resources.terms("meeting_words"))
    weekday = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+)?"
    day = rf"{weekday}\d{{1,2}}(?:\s+(?:{'|'.join(MONTHS)})|[-/.]\d{{1,2}})(?:[-/.\s]+\d{{4}}|[-/.]\d{{2}})?"
    meeting = rf"(?:(?i:het|de|een)\s+)?(?:(?i:eerst)?(?i:volgende|komende)\s+)?(?:[A-Z][A-Z0-9]+|(?i:\w*(?:{nouns})))\b"
    agenda = r"(?:(?i:de)\s+agenda\s+(?:van|voor)\s+)?"
    prep = r"(?i:op|in|bij|voor|tijdens|van|naar|tot|aan)\s+"
    month = rf"(?:(?:begin|eind|medio|half)\s+)?(?:{'|'.join(MONTHS)})(?:\s+\d{{4}})?\b"
    quarter = r"(?:het\s+)?(?:eerste|tweede|derde|vierde|[1-4]e)\s+(?:kwartaal|halfjaar)(?:\s+(?:van\s+)?\d{4})?\b|Q[1-4](?:\s+\d{4})?\b"
    year = r"(?:(?:begin|eind|medio)\s+|het\s+(?:voor|na)jaar\s+(?:van\s+)?|de\s+zomer\s+(?:van\s+)?)(?:20\d\d)?\b"
    return Grammar(
        when=re.compile(
            rf"\s*\b(?:{prep})?{agenda}(?:{meeting}\s+)?(?:(?:op|van|d\.d\.)\s+)?{day}|\s*\b{prep}{agenda}{meeting}"
            rf"|\s*\b(?:{prep})?(?:(?i:de)\s+)?(?i:volgende|komende)\s+keer\b|\s*\bop\s+de\s+agenda\b"
            rf"|\s*\b(?:in|op|voor|tot|na)\s+(?:{month}|{quarter}|{year})|\s*\b(?:begin|eind|medio)\s+(?:20\d\d\b|{month})"
            r"|\s+ter\s+(?:vaststelling|besluitvorming|bespreking|goedkeuring|kennisneming|behandeling)\b"
        ),
        plain=re.compile(rf"^(?P<subject>.+?)\s+{_FINITE}\b.*\b(?:{returning}|agenda)\b", re.IGNORECASE),
        inverted=re.compile(
            rf"^\s*{_FINITE}\s+(?:er\s+)?(?:{_AGAIN}\s+)?(?:worden\s+)?(?P<subject>.+?)\s+(?:{_AGAIN}\s+)?(?:{returning})\b", re.IGNORECASE
        ),
        tail=re.compile(rf"\s+(?:{_AGAIN}\s+)?(?:ter\s+\w+\s+)?(?:te\s+)?(?:laten\s+)?(?:{returning})\s*$", re.IGNORECASE),
    )


def title(text: str, item: str | None, before: str | None = None, names: Collection[str] = (), told: str = "") -> str:
    """A title for what ``text`` sends on. ``item``: the title of its agenda item; ``before``: the action that precedes it there.

    A sentence that only points back ("Het onderwerp komt terug") takes the subject of what precedes it. A word or two of the item ("de
    notitie") stand for the whole of it. What is no subject (a person of
    ``names``, a sentence) or too long becomes the title of its item; what is too bare to stand alone ("Update") is put behind it.
    """
    bare = cleaned(text)
    if _ANSWER.match(text):  # what it is about stands in the question
        return raised(told) if item is None and told else capital(item or shortened(bare, LONGEST))
    if item is None and not before and told and (not bare or _POINTING.match(bare) or _BACK.search(bare)):
        return raised(told)
    if not bare or _POINTING.match(bare) or _BACK.search(bare):
        named = _ABOUT.search(bare) or _NAMED.search(bare) if not _BARE_POINTER.match(bare) else None
        if named and not _BACK.search(bare):
            return capital(article_off(subject_of(bare)))
        return title(before, item, names=names) if before and not _POINTING.match(cleaned(before)) else capital(item or bare)
    subject = article_off(subject_of(bare))
    if item and set(tokens(subject)) < set(tokens(item)):
        return capital(item)
    if not usable(subject, names):
        if item is None and told:
            return raised(told)
        return capital(item or shortened(bare, LONGEST))
    if item and generic(subject):
        return f"{capital(item)}: {subject[:1].lower()}{subject[1:]}" if len(item) + len(subject) <= LONGEST else capital(item)
    return capital(subject) if len(subject) <= LONGEST else capital(item or shortened(subject, LONGEST))


def raised(told: str) -> str:
    """What the sentence before brought up, in its own words: "aandacht voor *de werkdruk*"; else that sentence."""
    found = _QUESTION.match(_LABEL.sub("", told)) or _RAISED.search(told)
    subject = article_off(found["subject"]) if found else ""
    return capital(subject if 0 < len(subject) <= LONGEST else shortened(told.strip(" .;:"), LONGEST))


def usable(subject: str, names: Collection[str]) -> bool:
    """Whether it can be a title: not only people, not a sentence, not broken off."""
    words = tokens(subject)
    if not words or words[0] in names:
        return False
    return words[-1] not in _LOOSE and not any(w in resources.terms("sentence_verbs") for w in words[:6])


def subject_of(bare: str) -> str:
    """The subject of one sentence: what it is about, what is done, else all of it."""
    sentence = _SETTLED.sub("", _WHY.sub("", bare))
    us = _BY_US.match(sentence)
    if us and not _EMPTY.match(us["subject"] or us["behind"]):
        return about(grammar().tail.sub("", us["subject"] or us["behind"]))
    sentence = _PRONOUN.sub("", sentence)
    if (spoken := _ABOUT.search(sentence)) and re.search(r"\b(?:gesproken|spreken|stilgestaan|stilstaan|doorgepraat)\b", sentence):
        return about(grammar().tail.sub("", spoken["subject"]))
    for pattern in (grammar().inverted, grammar().plain, _GOES, _MOVED):
        found = pattern.match(sentence)
        if found and not _EMPTY.match(found["subject"]):
            return about(found["subject"])
    if grammar().tail.search(sentence):
        return about(grammar().tail.sub("", sentence))
    follows = _FOLLOWS.search(bare)
    if follows:
        return article_off(follows["subject"])
    task = _TASK.match(bare)
    return about(task["subject"] or task["other"]) if task else bare


def about(subject: str) -> str:
    """ "De notitie over X" is about X; of "besluit over de kosten" the one word says too little."""
    for pattern in (_ABOUT, _NAMED):
        found = pattern.search(subject)
        bare = len(tokens(article_off(found["subject"]))) < 2 if found else False
        subject = found["subject"] if found and not (bare and pattern is _ABOUT) else subject
    return subject


def cleaned(text: str) -> str:
    """Without label ("Vervolg:"), without when and at which meeting, without closing punctuation and what follows a comma."""
    bare = _LABEL.sub("", " ".join(text.split()))
    bare = grammar().when.sub("", bare)
    bare = re.split(r",\s+(?:met|waarbij|zodat|inclusief|en)\b", bare)[0]
    return bare.strip(" ,.;:-–\"'“”‘’")


def article_off(subject: str) -> str:
    return _ARTICLE.sub("", subject.strip(" ,.;:-–\"'“”‘’"))


def generic(subject: str) -> bool:
    """Whether the subject says nothing without its item: "update aan het netwerk", "terugkoppeling"."""
    return not subject or subject.lower().split()[0] in resources.terms("generic_subjects")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
