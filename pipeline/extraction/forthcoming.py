"""Wordings of tasks without anybody who does them: what comes, goes out or must be ready on a day, and what somebody comes with.

Functions as in ``errands.py``: ``ahead`` says whether the sentence names a day after the meeting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extraction.owners import names_group
from pipeline.extraction.roster import Mention, named_at
from pipeline.extraction.turned import own_party
from pipeline.language.dates.expr import MONTHS
from pipeline.language.verbs import infinitives, split, stems
from pipeline.resources import term_set, terms

Mentions = Sequence[Mention]

MONTH = rf"(?:{'|'.join(MONTHS)})"
DATED = rf"(?:\d|\b(?:uiterlijk|vóór|voor|eind|begin|half|medio|{MONTH}|\w+dag)\b)"
# What may stand behind "komt" or a noun of doing when only the day or the meeting is named.
WHEN = (
    rf"(?:\s+(?:in|op|bij|tijdens|rond|eind|begin|half|medio|uiterlijk|na|voor|vóór|dan|ook|pas|de|het|van|week|maand|\d+(?:[-/.]\d+)*e?|"
    rf"(?:eerst)?volgende?|komende|{MONTH}|\w+dag|\w*(?:vergadering|overleg|raad|keer|bijeenkomst|commissie|stuurgroep|kwartaal)))+\W*$"
)
READY = re.compile(
    rf"\bmoet(?:en)?\b(?=[^.;:?]*{DATED})[^.;:?]{{0,60}}\b(?:(?:klaar|af|gereed|compleet|binnen|online|terug|ingeleverd|ingediend|aangeleverd|"
    r"verstuurd|betaald)(?:\s+(?:zijn|staan|liggen|worden))?|(?:in|op|bij)\s+(?:de|het)\s+\w+\s+(?:staan|liggen|zijn)|de\s+deur\s+uit)\s*(?:[,.(].*)?$",
    re.I,
)
GOES = re.compile(
    r"^(?P<what>[^.;:?,]{3,60}?)\s(?:gaat|gaan)\s[^.;:?]{0,40}?\b(?:de\s+deur\s+uit|online|de\s+lucht\s+in|"
    r"op\s+de\s+(?:web)?site|naar\s+(?:de|het|alle|onze)\s+(?P<whom>[\w-]+))",
    re.I,
)
RECEIVERS = frozenset("ouders leden bewoners medewerkers collega's drukker drukkerij gemeente deelnemers vrijwilligers pers".split())
COMES = re.compile(rf"^\W*(?:(?:de|het|een|nieuwe)\s+)?(?P<what>[\w\s-]{{3,50}}?)\s(?:komt|komen|volgt|volgen){WHEN}", re.I)
LOOKED_AT = re.compile(
    r"^\W*(?:of|wie|hoe|wanneer|waar)\b[^?;]*\b(?:wordt|worden|moet|moeten)\s+(?:nog|later|nader)\s+(?:\w+\s+)?"
    r"(?:bekeken|uitgezocht|nagegaan|onderzocht|nagevraagd|bepaald|afgestemd|overlegd)\b",
    re.I,
)
BY_WHOM = re.compile(r"\b(?:zal|zullen)\s+(?:[\w-]+\s+){0,3}?door\s+(?:de\s+|het\s+)?(?P<who>[\w.&-]+)[^.;?]*\bworden\b", re.I)
TAKES_UP = re.compile(
    r"(?<!\bof)(?<!\bdie)(?<!\bwie)\s(?:gaat|gaan|zal|zullen)\s+(?:dit|dat|deze|hier\w*|daar\w*)\s[^.,;?]{0,30}?"
    r"\b(?:oppakken|uitzoeken|regelen|navragen|nagaan|onderzoeken|terugkoppelen|afstemmen|uitwerken)\b",
    re.I,
)
GOES_ON = re.compile(
    r"\b(?:volgende?\s+(?:keer|vergadering|overleg|bijeenkomst))\s+verder\b|"
    r"^\W*(?:\w*punt\s+|onderwerp\s+)?(?:aangehouden|doorgeschoven|verschoven)\s+(?:tot|naar)\b",
    re.I,
)
I_DO = re.compile(r"^\W*ik\s+(?P<verb>\w+)\s+(?!(?:me|mij|niet|al|altijd|zelf)\b)(?P<rest>[^?]*)$", re.I)
THEN = re.compile(r"\b(?:nog|vandaag|morgen|straks|deze\s+week|volgende?|binnenkort)\b|\bik\s+zorg\s+(?:dat|voor|ervoor)\b", re.I)
ON_AGENDA = re.compile(
    r"^(?P<what>[^.;:?]*?)\b(?:sta(?:at|an)|lig(?:t|gen)|kom(?:t|en))\b[^.;:?]{0,60}\b(?:op\s+(?:de|een|onze|die)\s+agenda|"
    r"(?:op|ter)\s+tafel|aan\s+de\s+orde|aan\s+bod)\b",
    re.I,
)
SOON_DONE = re.compile(
    r"\bword(?:t|en)\s+(?:\w+\s+)?(?:binnenkort|alsnog|spoedig|z\.?s\.?m\.?|zo\s+(?:snel|spoedig)\s+mogelijk)\s[^.;:?]*"
    r"\b(?:\w*ge\w+|(?:ver|be|her)\w+)(?:d|t|en)\b",
    re.I,
)
NOT = re.compile(r"\b(?:niet|geen|nooit)\b", re.I)
PEOPLE = re.compile(r"(?:oren|isten|eurs|mensen|leden|ouders|kinderen|gasten|bezoekers)$")
UNSURE = re.compile(r"\b(?:naar\s+verwachting|als|indien|misschien|wellicht|zou|zouden|hopelijk|mogelijk)\b", re.I)


def ready(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "De lijst moet voor 1 mei compleet zijn", "Stukken moeten 10 april de deur uit"."""
    return ahead and READY.search(text) is not None and not UNSURE.search(text)


def goes_out(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "De brief gaat 3 mei de deur uit", "De rekening gaat in juni naar de leden"; a person who goes somewhere does not go out."""
    match = GOES.match(text) if ahead else None
    if match is None or any(m.start < match.end("what") for m in mentions) or names_group(match["what"].split()[-1]):
        return False
    return not match["whom"] or match["whom"].lower() in RECEIVERS or names_group(match["whom"])


def comes(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "De begroting komt in november", "De cijfers volgen in de volgende vergadering"; not people, and not the meeting itself."""
    match = COMES.match(text)
    if match is None or not (ahead or re.search(r"\b(?:volgende?|dan)\b", text, re.I)):
        return False
    subject = match["what"].lower().split()
    people = any(m.start < match.end("what") for m in mentions) or names_group(subject[-1]) or PEOPLE.search(subject[-1])
    return not people and not {"er", "wie", "we", "wij", "hij", "zij", "ze", "volgende", "u", "je"} & set(subject)


def on_agenda(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "De begroting staat in mei op de agenda", "Komend overleg ligt de uitslag op tafel"."""
    match = ON_AGENDA.match(text)
    later = ahead or re.search(r"\b(?:(?:eerst)?volgende?|komende?|dan|weer)\b", text, re.I)
    return match is not None and bool(later) and "?" not in text and not NOT.search(text) and not UNSURE.search(text)


def soon_done(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "De lijst wordt alsnog toegevoegd", "Het bord wordt zo snel mogelijk opgehangen"."""
    match = SOON_DONE.search(text)
    return match is not None and not NOT.search(text) and not UNSURE.search(text[: match.start()])


def comes_with(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "De werkgroep komt in mei met een voorstel"."""
    match = comes_with_what().search(text)
    return (
        match is not None
        and not UNSURE.search(text)
        and (ahead or re.search(r"\b(?:volgende?|nog|binnenkort|dan)\b", text, re.I) is not None)
    )


@cache
def comes_with_what() -> re.Pattern[str]:
    words = "|".join(terms("delivery_words"))
    which = rf"(?:een|het|de|zijn|haar|hun|nieuwe|nadere)\s+(?:[\w-]+\s+){{0,2}}?[\w-]*(?:{words})"
    return re.compile(rf"\bkom(?:t|en)\b[^.;:?]{{0,50}}\bmet\s+{which}\b", re.I)


def looked_at(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Of de zaal vrij is, wordt nog nagegaan"."""
    return LOOKED_AT.match(text) is not None


def done_by(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "De lijst zal door Els worden aangevuld", "... door de secretaris"; not by those whose own affair it is."""
    match = BY_WHOM.search(text)
    if match is None or UNSURE.search(text):
        return False
    return named_at(mentions, match.start("who")) or own_party(match["who"]) or match["who"].isupper()


def taken_up(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Communicatie gaat dit oppakken": whoever it is."""
    return TAKES_UP.search(text) is not None and not UNSURE.search(text)


def goes_on(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Volgende keer verder", "Aangehouden tot de vergadering van mei"."""
    return GOES_ON.search(text) is not None


@cache
def step() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(terms('doing_nouns'))}){WHEN}", re.I)


def step_then(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Verzending eind mei", "Evaluatie in de vergadering van juni"."""
    return ahead and step().match(text) is not None


def i_do(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Ik zorg voor een lijst", "Ik haal morgen de sleutel", in minutes that quote."""
    match = I_DO.match(text)
    if match is None or UNSURE.search(text) or not (ahead or THEN.search(text)):
        return False
    words = tuple(match["rest"].lower().split())
    if match["verb"].lower() in ("zal", "ga"):
        return any(infinitives(w.strip(".,'’")) & term_set("task_verbs") for w in words)
    form = match["verb"].lower()
    doing = infinitives(form, words) & (term_set("task_verbs") - term_set("opinion_verbs") | {"melden", "bezorgen", "zorgen"})
    return any(form in stems(split(v)[1]) for v in doing)
