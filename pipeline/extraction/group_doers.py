"""Groups, offices and firms that act, by the written words: before the verb, behind "door", behind a thing, or alone at the end.

As in ``doers`` each gives names, or () where it does not apply.
"""

from __future__ import annotations

import re

from pipeline.extraction import doers
from pipeline.extraction.finite import ASKED, ASKED_TO, MODAL_FORMS, STATES, first_finite
from pipeline.extraction.parties import ARTICLE, EVERYBODY, WITHIN, heads, names_doer, names_group, plural
from pipeline.extraction.roster import Roster
from pipeline.language.verbs import infinitives
from pipeline.resources import term_set

EVERY = frozenset({"alle", "beide", "sommige", "enkele", "twee", "drie"})
NO_NAME = frozenset(
    "volgende volgend vorige vorig komende vanavond vandaag morgen omdat als zodra wanneer indien nadat".split()
)  # what begins with one is when, not who
CUT = frozenset("en de het een".split())  # no name ends in one of these
ALLOWED = frozenset({"mag", "mogen"})  # "Twee leden mogen mee" lays no task on them
BEING = re.compile(r"[^,;:.]*\b(?:zijn|hebben|blijven)\b\s*(?:[,;:.]|$)")  # "moeten thuis zijn" is no task
NOT_BEFORE_VERB = frozenset("met voor bij in op aan dat die of hij zij ze we wij".split())
# In small letters no part of a name: "Het bestuur bereidt hiervoor een nieuw voorstel voor", where the verb was taken for none
NOT_IN_NAME = frozenset("een dit er nog ook dan nu niet hiervoor daarvoor hierover daarover hierop daarop".split())
ASKED_GROUP = re.compile(
    r"(?<!\w)(?:vraagt|vragen|verzoekt|verzoeken)\s+(?:aan\s+)?(?:de|het)\s+(?P<who>[a-zà-ÿ][\w-]+)\s+om\b.*\bte\s+\w+n\b", re.I
)
ASKED_PROPER = re.compile(r"^\W*(?:We|Wij) vragen (?:aan )?(?P<who>[A-ZÀ-Þ][\w.&-]*\w)\b(?! en\b)[^.;]*\bte\s+\w+n\b")
BY_GROUP = re.compile(
    r"(?<!\w)door\s+(?:(?:de|het|ons|onze)\s+(?P<who>[a-zà-ÿ][\w-]+)|(?P<org>[A-ZÀ-Þ][\w.&-]*\w))(?=\s+(?:(?:zal|zullen)\b|\w+\s+)*?(?:ge|be|ver|\w+ge)\w+|"
    r"\s+(?:zal|zullen)\b)"
)
# "te regelen door Waterloket", "wordt verzorgd door de adviseur van Joost, in week 42": nothing but a day or an end behind it
BY_AT_END = re.compile(
    r"(?<!\w)(?:te\s+\w+n|(?:ge|be|ver|ont|her|\w+ge)\w+(?:d|t|en))\s+door\s+(?:(?:de|het|ons|onze)\s+(?P<who>[a-zà-ÿ][\w-]+(?:\s+van\s+(?:de\s+|het\s+)?[\w-]+)?)"
    r"|(?P<org>[A-ZÀ-Þ][\w.&-]*\w))(?=\W*$|\s*[,;(]|\s+(?:in|op|voor|vóór|uiterlijk|vanaf|per|eind|begin|medio)\b)"
)
TO_BE_DONE = re.compile(r"\b(?:wordt|worden|te\s+\w+n\s+door)\b")
BEHIND = re.compile(r"^(?P<task>.*\w)\s*(?::|\s[–—-])\s*(?P<who>[^:;,.!?()–—]{3,60}?)\W*$")
THING = re.compile(
    r"^\W*(?:die|dit|dat|deze|(?:de|het)\s+[a-zà-ÿ-]+(?:\s+(?:van|bij|voor|in|op|uit)\s+(?:de\s+|het\s+)?[\w-]+(?:\s+van\s+[\w-]+)?)?)\s+"
    r"(?P<verb>[a-z]+)\s+(?:de|het|onze|ons)\s+(?P<who>[a-zà-ÿ][\w-]+)(?P<rest>[^,;:]*)",
    re.I,
)
LATER = re.compile(
    r"[,;]\s+(?:daarna|dan|vervolgens|hierna|waarna|verder)\s+(?P<verb>[a-z]+)\s+(?:de|het|onze|ons)\s+(?P<who>[a-zà-ÿ][\w-]+)", re.I
)


def opening_group(subject: str, verb: str, rest: str) -> tuple[str, ...]:
    """The group that the words before a finite verb name. A verb in -en with one group is no finite verb: "penningmeester bellen"."""
    words = ARTICLE.sub("", subject.strip(" ,:-–")).split()
    states = verb in STATES and not ASKED_TO.search(rest) or verb in ALLOWED or verb in MODAL_FORMS and BEING.match(rest)
    if not words or states or any(w.lower() in NOT_BEFORE_VERB or w in NOT_IN_NAME for w in words):
        return ()
    name = " ".join(words)
    if EVERYBODY.match(name):
        return ("allen",)
    if words[0].lower() in NO_NAME or words[-1].lower() in CUT:
        return ()  # "Volgende kernteam nog een keer"; "De secretaris concipieert de tekst en legt hem voor"
    if not heads(words) or verb not in MODAL_FORMS and verb.endswith("n") and verb not in ASKED and infinitive(subject, words, verb, rest):
        return ()
    return (name,)


def infinitive(subject: str, words: list[str], verb: str, rest: str) -> bool:
    """Whether the verb in -en behind a group is a task to be done with it: "commissie oprichten", "leden informeren over het feest"."""
    bare = not ARTICLE.match(subject.strip(" ,:-–")) and words[0].lower() not in EVERY
    return not plural(words) or not re.match(r"\s+\w", rest) or bare and verb in doers.TO_PERSONS


def asked_group(text: str) -> tuple[str, ...]:
    """A group or office that somebody is told to have asked: "Els vraagt de beheerder om een plan te maken"."""
    proper = ASKED_PROPER.match(text)
    return (proper["who"],) if proper else next(((m["who"],) for m in ASKED_GROUP.finditer(text) if names_doer(m["who"])), ())


def appealed(text: str) -> tuple[str, ...]:
    """A group that an appeal is made to: "Vraag aan de leden om ..."."""
    who = ARTICLE.sub("", doers.appealed(text).strip())
    return (who,) if who and len(who.split()) <= 4 and (names_group(who.split()[0]) or names_group(who.split()[-1])) else ()


def by_group(text: str) -> tuple[str, ...]:
    """The group or firm behind "door": "wordt door de werkgroep bekeken", "wordt verzorgd door de receptie", "te regelen door KPN"."""
    if not TO_BE_DONE.search(text):
        return ()
    for match in (*BY_GROUP.finditer(text), *BY_AT_END.finditer(text)):
        who = match["org"] or match["who"]
        if not doers.RELATIVE.search(text[: match.start()]) and (match["org"] or names_doer(who.split()[0])):
            return (who,)
    return ()


def placed(text: str, roster: Roster, start: int) -> tuple[str, ...]:
    """Organisations of people who were there that open the task: "Datahuis richt de proef in", "Datahuis en Gemeente Veen gaan ..."."""
    verb = first_finite(text, start)
    parts = re.split(r"\s+en\s+|\s*[,&]\s*", text[start : verb.start()].strip()) if verb else []
    return tuple(parts) if parts and all(p in roster.organisations for p in parts) else ()


def behind(text: str) -> tuple[str, ...]:
    """A group or office alone at the end of a task: "Navraag bij de verzekeraar: beheerder", "Zaal zoeken - bestuur"."""
    match = BEHIND.match(text)
    if match is None or match["task"].split()[-1].lower() in WITHIN or len(match["task"].split()) < 2:
        return ()
    parts = [ARTICLE.sub("", p) for p in re.split(r"\s+en\s+|\s*[/+&]\s*", match["who"].strip())]
    return tuple(parts) if all(len(p.split()) == 1 and names_group(p) for p in parts) else ()


def thing_first(text: str) -> tuple[str, ...]:
    """ "Die voegt de voorzitter toe": what is done, the verb, and behind it the office or group that does it."""
    match = THING.match(text)
    if not match or not names_doer(match["who"]) or text.rstrip().endswith("?"):
        return ()
    rest = tuple(w.lower() for w in doers.WORD.findall(match["rest"]))
    done = infinitives(match["verb"].lower(), rest)
    first = doers.WORD.findall(text)[1].lower() if ARTICLE.match(text.lstrip()) else ""
    things = any(v.endswith(tuple(term_set("thing_verbs"))) for v in done)
    return (match["who"],) if things and not (first and names_doer(first)) and not match["verb"].endswith("n") else ()


def later(text: str) -> tuple[str, ...]:
    """Who acts in a clause that goes on: "..., daarna voert de huismeester ze af"."""
    return tuple(m["who"] for m in LATER.finditer(text) if names_doer(m["who"]) and doers.doing(m["verb"], text[m.end() :], parsed=True))
