"""Tasks whose doer stands behind: passives with "door", a body or office behind its verb, "dat maakt Els af", "Els brengt er vijf mee".

Functions as in ``errands.py``: ``ahead`` says whether the sentence names a day after the meeting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extraction import doers
from pipeline.extraction.roster import Mention, named_at
from pipeline.language.verbs import infinitives, inseparable, regular, split, strong
from pipeline.resources import term_set

Mentions = Sequence[Mention]

CLAUSE_END = re.compile(r"[;:?!]|,\s|\b(?:dat|omdat|waarom|of|hoe|wat|wie|wanneer|die)\b")
BY = r"\bdoor\s+(?:(?:de|het|een|onze|ons|mw\.?|mevr\.?|mevrouw|dhr\.?|de\s+heer)\s+)?(?P<who>[\w.&'’-]+)(?:\s+(?P<next>[\w.&'’-]+))?"
IS_DONE = r"(?:wordt|worden|zal|zullen)"
DONE_BY = (
    re.compile(rf"\b{IS_DONE}\b[^.;:?!]{{0,60}}?{BY}[^.;:?]*", re.I),
    re.compile(rf"^\W*{BY}[^.;:?]{{0,40}}?\s{IS_DONE}\b[^.;:?]*", re.I),
)
PARTICIPLE = re.compile(r"^(?:[a-z]*ge\w+|(?:be|ver|her|ont|over|onder)\w+)(?:[dt]|en)$")
MAPPED = re.compile(r"\bin\s+(?:kaart\s+gebracht|orde\s+gemaakt|gang\s+gezet)\b", re.I)
USUAL = re.compile(
    r"\b(?:nu|momenteel|altijd|steeds|al|inmiddels|meestal|vaak|automatisch|zulke|jaarlijks|zelf|per\s+jaar|iedere?|elke?|tweemaal|kan|kunnen|"
    r"zou|zouden|niet|geen|als|indien|naar\s+verwachting|zich)\b",
    re.I,
)
# What is done there and then, or time and again: no errand of its own.
THERE = frozenset(
    "bekijken beoordelen bespreken betalen bewaken bezoeken bijhouden controleren delen doen doornemen inbrengen kiezen melden monitoren "
    "onderzoeken overnemen presenteren spreken toelichten toetsen volgen voorleggen vragen zoeken".split()
)
ARTICLES = frozenset("de het ons onze".split())
SUBJECTS = frozenset("hij zij ze we wij ik men wie die er u je jij iedereen niemand".split())
AUXILIARY = frozenset("is zijn was waren wordt worden werd werden heeft hebben had hadden".split())
LATER = re.compile(r"[,;–]\s+(?:(?:en|maar|dus|daarom)\s+)?$")
THAT = re.compile(r"[,;–]\s+(?:dat|die|dit)\s+(?P<verb>[a-z]+)\s+$")
HE = re.compile(r"^\W*(?P<who>hij|zij|ze|die)\s+(?P<verb>[a-zë]+)\b(?P<rest>[^;:?!]*)", re.I)
HE_LATER = re.compile(
    r"(?:[,;–]\s+(?:en|maar|dus)|\smaar)\s+(?:hij|zij|ze)\s+(?:doet|doen|regelt|regelen|verzorgt)\s+(?:het|dat|dit)\b(?!\s+(?:al|nu|niet)\b)",
    re.I,
)
BRINGS = re.compile(
    r"\b(?:brengt|neemt|brengen|nemen)\s+(?:er|het|hem|ze|die|dit|dat|een|de|nog|haar|hun|zijn|\w+\s+exemplaren)\b[^.,;:?]{0,40}\bmee\W*$"
)


@cache
def written() -> dict[str, frozenset[tuple[str, str]]]:
    """Form without particle of a verb of doing_verbs.txt -> (particle, verb); with the particle in front -> ("", verb)."""
    found: dict[str, set[tuple[str, str]]] = {}
    for verb in term_set("doing_verbs"):
        particle, base = ("", verb) if verb in inseparable() else split(verb)
        for form in regular(base) | set(strong().get(base, ())):
            found.setdefault(form, set()).add((particle, verb))
            found.setdefault(particle + form, set()).add(("", verb))
    return {form: frozenset(verbs) for form, verbs in found.items()}


def does(form: str, following: Sequence[str] = ()) -> frozenset[str]:
    """Verbs of doing a written form may stand for; ``following``: the words behind it, for its particle."""
    listed = infinitives(form, tuple(following)) & (term_set("task_verbs") | term_set("errand_verbs") | term_set("thing_verbs"))
    others = {verb for particle, verb in written().get(form, ()) if not particle or particle in following}
    return frozenset(listed | others) - term_set("speech_verbs") - term_set("opinion_verbs") - {"overnemen"}


def own_party(word: str) -> bool:
    """A body, office or desk of the organisation itself: "bestuur", "feestcommissie"; not "gemeente"."""
    lower = word.lower()
    if lower in term_set("authorities") | term_set("other_parties") or lower.startswith(("net", "case", "account")):
        return False
    return word in term_set("departments") or any(lower == o or len(o) > 4 and lower.endswith(o) for o in term_set("own_parties"))


def lowered(text: str) -> list[str]:
    return [w.lower() for w in doers.WORD.findall(text)]


def by_whom(text: str, mentions: Mentions) -> str:
    """Who is to do it in a passive of doing: "persoon", "eigen" for a body of one's own, "ander" for another with a capital, else ""."""
    match = next((m for p in DONE_BY if (m := p.search(text))), None)
    if match is None or CLAUSE_END.search(text[: match.start()]) or USUAL.search(match[0]):
        return ""
    clause = re.split(r",\s|\ben\s", match[0])[0] if match.start() else match[0]
    if not MAPPED.search(clause) and not any(does(w) - THERE for w in lowered(clause) if PARTICIPLE.match(w)):
        return ""
    if named_at(mentions, match.start("who")):
        return "persoon"
    who = match["next"] if match["next"] and re.fullmatch(r"[a-zà-ÿ]+e", match["who"]) and own_party(match["next"]) else match["who"]
    return "eigen" if own_party(who) else "ander" if who[0].isupper() else ""


def by_person(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "De lijst wordt door Els gemaakt", "Afmeldingen worden verwerkt door Jan"; by a body of one's own it asks for a day."""
    return by_whom(text, mentions) in (("persoon", "eigen") if ahead else ("persoon",))


def by_party(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Door de receptie wordt een brief bezorgd"; "Het hek wordt in mei door Havenbouw gemaakt", "zal door Havenbouw worden gemaakt"."""
    later = ahead or re.search(r"\b(?:zal|zullen)\b", text) is not None
    return by_whom(text, mentions) in (("eigen", "ander") if later else ("eigen",))


def party_does(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Het bestuur stuurt een kaart", "De kosten geeft de penningmeester door": a body of one's own before or behind the verb."""
    clause = CLAUSE_END.split(text)[0]
    words = lowered(clause)
    if USUAL.search(clause):
        return False
    named = sum(1 for m in mentions if m.end <= len(clause))
    for i, word in enumerate(words):
        if not own_party(word):
            continue
        first = next((k for k in range(i, max(-1, i - 3), -1) if words[k] in ARTICLES), i)
        before = first - 1
        if first <= 1 and i + 1 < len(words) and acts(words, i + 1):
            return True
        if first < i and before > 0 and not named and SUBJECTS.isdisjoint(words[:before]) and acts(words, before):
            return not any(own_party(w) for w in words[:before])
    return False


def acts(words: Sequence[str], i: int) -> bool:
    """Whether the word is a present form of doing something that is left to do."""
    helped = words[i].startswith("ge") or not AUXILIARY.isdisjoint(words) and PARTICIPLE.match(words[i])
    return words[i].endswith("t") and not helped and bool(does(words[i], words[i + 1 : i + 14]) - THERE)


def name_later(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "De lijst is er nog niet, Els vraagt hem op", "..., dat maakt Els af"."""
    for m in mentions:
        before, words = text[: m.start], lowered(CLAUSE_END.split(text[m.end :])[0])
        if USUAL.search(re.split(r"[,;:]", text[m.end :])[0]):
            continue
        if LATER.search(before) and words and words[0].endswith("t") and does(words[0], words[1:12]):
            return True
        if (that := THAT.search(before)) and does(that["verb"], words[:6]):
            return True
    return False


def he_does(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Hij zorgt voor taart", "Ze zucht, maar ze doet het"; "Die brengt het weg" with a day to come."""
    if HE_LATER.search(text):
        return True
    match = HE.match(text)
    if match is None or match["who"].lower() == "die" and not ahead or USUAL.search(match["rest"]):
        return False
    words = lowered(CLAUSE_END.split(match["rest"])[0])
    return bool(does(match["verb"].lower(), words) - {"zoeken", "betalen"})


def brings(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Jan brengt er vijf mee", "Het bestuur neemt dit mee"."""
    match = BRINGS.search(text)
    return match is not None and not USUAL.search(match[0]) and "?" not in text
