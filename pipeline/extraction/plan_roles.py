"""Who owes a recurring duty and to whom: the subject, the receiver, the meeting where it is discussed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline import resources
from pipeline.extraction.plan_names import FULL, is_body, is_carrier, is_short, name_at
from pipeline.language import frequency

ARTICLE = r"(?:de|het|een|ons|onze|alle|elke|iedere|ieder|elk|dit|deze)"
LEAD = re.compile(rf"(?:(?:en|ook|daarnaast|verder|bovendien)\s+)?{ARTICLE}\s+", re.I)
OPTIONAL = re.compile(rf"\s*(?:{ARTICLE}\s+)?", re.I)
PRONOUN = frozenset(
    {"we", "wij", "er", "men", "dit", "deze", "dat", "die", "ze", "zij", "ieder", "iedere", "elk", "elke", "per", "periodiek", "jaarlijks"}
)
OPENERS = frozenset("om voor tijdens via in bij op na met aan uit door tot naast vanuit binnen als wanneer indien zodra".split())
TO = re.compile(r"\b(?:(?:aan|in)\s+bij|aan|naar|ten behoeve van|t\.b\.v\.)\s", re.I)
PASSIVE = re.compile(r"\b(?:wordt|worden)\b", re.I)
RECEIVES = re.compile(r"\b(?:krijgt|krijgen|ontvangt|ontvangen)\b", re.I)
# "De raad wordt geïnformeerd", "wordt op de hoogte gehouden", "wordt om advies gevraagd": the subject is the one who is told.
TOLD = re.compile(
    r"\b(?:geïnformeerd|bijgepraat|ingelicht|geraadpleegd|op de hoogte (?:gehouden|gesteld|gebracht)|om \w+ (?:gevraagd|verzocht))\b", re.I
)
# With these verbs the one who is told is the object, or the meeting where it is discussed.
INFORM = re.compile(r"\b(?:informeert|informeren|praat|praten|houdt|houden|vraagt|vragen)\b", re.I)
INFORMS = re.compile(
    r"\b(?:informeert|informeren|praat|praten)\b|\b(?:houdt|houden)\b.*\bop de hoogte\b|\b(?:vraagt|vragen)\b.*\bom\b", re.I
)
DISCUSS = re.compile(
    r"\b(?:besproken|geagendeerd|agenda van|voorgelegd|gepresenteerd|bespreekt|bespreken|behandeld|behandelt|behandelen|vastgesteld"
    r"|toegelicht|doorgenomen|geëvalueerd|presenteert|presenteren|aan de orde|aan bod|(?:licht|lichten)\b.*\btoe"
    r"|(?:schuift|schuiven)\b.*\baan|(?:komt|komen)\b.*\bterug)\b",
    re.I,
)
IN = re.compile(r"\b(?:in|tijdens|bij|agenda van|met|door|op)\s", re.I)
# What a body does at its own table, when it is said to nobody else.
OWN = re.compile(
    r"\b(?:bespreekt|bespreken|behandelt|behandelen|evalueert|evalueren|beoordeelt|beoordelen|agendeert|agenderen)\b"
    r"|\b(?:stelt|stellen)\b.*\bvast\b|\b(?:neemt|nemen)\b.*\bdoor\b|\b(?:kijkt|kijken)\b.*\bterug\b|\b(?:staat|staan)\b.*\bstil bij\b",
    re.I,
)
SETTLED = re.compile(r"\b(?:besproken|behandeld|vastgesteld|doorgenomen|geëvalueerd|beoordeeld|goedgekeurd|geagendeerd)\b", re.I)
JOIN = re.compile(
    r"(?:\s*\(\w+\)|\s*,|\s+en|\s+of|\s+als|\s+zowel|\s+evenals|\s+(?:aan|naar)|\s*&)*\s*(?:(?:de|het|alle|onze|ons)\s+)?", re.I
)
ANOTHER = re.compile(r"(?:[\w-]+\s){0,2}?[\w-]+(?:\s*,|\s+en)\s+(?:(?:aan|naar)\s+)?(?:(?:de|het|alle|onze)\s+)?", re.I)
# "De cijfers van het netwerk": such names say whose, not by whom.
WHOLE = frozenset({"netwerk", "gemeente", "vereniging", "stichting", "school", "leden", "partijen", "partners", "team"})
COUNCIL = ("svergadering", "vergadering", "soverleg", "overleg")


@cache
def verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(resources.terms('plan_duty_verbs'))}|wordt|worden|zal|zullen)\b", re.I)


def roles(text: str, names: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """(who owes it, to whom) of one sentence; a body that discusses something itself owes it to nobody but itself."""
    receives = RECEIVES.search(text)
    told = receives or (PASSIVE.search(text) if TOLD.search(text) else None)
    if told:
        receiver = subject_of(text, told, names)
        return _giver(text, told, names), (receiver,) if receiver else ()
    owner, others = owed_by(text, names), tuple(dict.fromkeys(owed_to(text, names)))
    if owner in others and (not PASSIVE.search(text) or SETTLED.search(text)):
        return None, others
    if owner in others:
        return owner, tuple(n for n in others if n != owner)
    meets = owner and OWN.search(text) and (is_body(owner.split()[0]) or any(is_body(w) for w in owner.split()))
    if owner and (meets or (owner in names and OWN.search(text))):
        elsewhere = any(TO.search(text) and n for n in owed_to(text, names, TO)) or _behind(text, r"\b(?:in|tijdens)", names)
        if not others or not elsewhere and not is_office(owner):
            return (owner if others else None), tuple(dict.fromkeys((owner, *others)))
    return owner, others


def _giver(text: str, told: re.Match[str], names: tuple[str, ...]) -> str | None:
    """ "door de directeur", "ontvangt van het kernteam", "een overzicht van de penningmeester"; not "de cijfers van het netwerk"."""
    if by := _behind(text, r"\bdoor", names):
        return by
    nouns = "|".join(resources.terms("plan_deliverables"))
    often = frequency.find(text, told.end())
    near = [told.end(), often.end() if often else told.end(), *(m.end() for m in re.finditer(rf"(?:{nouns})\b", text, re.I))]
    for at in near:
        of = re.compile(rf"\s+van\s+(?:{ARTICLE}\s+)?", re.I).match(text, at)
        name = name_at(text, of.end(), names, verbs()) if of else None
        if name and name.lower() not in WHOLE:
            return name
    return None


def is_office(name: str) -> bool:
    return is_carrier(name.split()[-1]) and not any(is_body(w) for w in name.split())


def _behind(text: str, word: str, names: Iterable[str]) -> str | None:
    """The first name behind such a preposition."""
    for match in re.finditer(rf"{word}\s+(?:{ARTICLE}\s+)?", text, re.I):
        if found := name_at(text, match.end(), names, verbs()):
            return found
    return None


def subject_of(text: str, verb: re.Match[str], names: Iterable[str]) -> str | None:
    """The name before the verb that opens the sentence, or right behind the verb."""
    lead = LEAD.match(text)
    start = lead.end() if lead else 0
    before = text[start : verb.start()].strip(" ,")
    if before and not frequency.find(text[: verb.start()]) and before.split()[0].lower() not in PRONOUN | OPENERS:
        return _whole(before, name_at(text, start, names, verbs()), names)
    return name_at(text, OPTIONAL.match(text, verb.end()).end(), names, verbs())  # type: ignore[union-attr]


def _whole(before: str, name: str | None, names: Iterable[str]) -> str | None:
    """All that stands before the verb where it is one name ("werkgroep Groen en Water"), else the name that opens it."""
    if len(before.split()) > 8 or not _actor(before, names):
        return name
    rest = before[len(name) :].split() if name else []
    return before if all(w[:1].isupper() or w in ("en", "&", "van", "voor", "de", "het", "-", "–") or w[:1] == "(" for w in rest) else name


def _actor(text: str, names: Iterable[str]) -> bool:
    words = text.split()
    return (
        any(is_body(w) or is_carrier(w) for w in words)
        or text.lower() in {n.lower() for n in names}
        or FULL.match(text) is not None
        or (len(words) == 1 and is_short(text))
    )


def owed_by(text: str, names: tuple[str, ...]) -> str | None:
    """Who stands before the verb, or right behind it where the sentence opens with something else; "door ..." in a passive."""
    if PASSIVE.search(text):
        return _behind(text, r"\bdoor", names)
    verb = verbs().search(text)
    if verb is None:
        return _behind(text, r"\b(?:van|door)", names)
    lead = LEAD.match(text)
    start = lead.end() if lead else 0
    before = text[start : verb.start()].partition(":")[0].strip(" ,")
    if before and not frequency.find(before) and before.split()[0].lower() not in PRONOUN | OPENERS:
        found = _whole(before, name_at(text, start, names, verbs()), names)
        if found:
            return found
    for other in (verb, *verbs().finditer(text, verb.end())):
        behind = re.compile(rf"\s+(?:{ARTICLE}\s+)?").match(text, other.end())
        if behind and (found := name_at(text, behind.end(), names, verbs())):
            return found
    return None


def owed_to(text: str, names: tuple[str, ...], only: re.Pattern[str] | None = None) -> Iterator[str]:
    """Bodies behind "aan", joined by commas and "en"; the object of "informeert"; where it "wordt besproken"; "een overzicht voor ..."."""
    nouns = "|".join(resources.terms("plan_deliverables"))
    for_whom = re.compile(rf"(?:{nouns})\s+voor\s", re.I)
    informs = INFORMS.search(text)
    starts = [TO] + ([INFORM] if informs else []) + ([IN] if DISCUSS.search(text) else []) + [for_whom]
    for opening in [only] if only else starts:
        for match in opening.finditer(text):
            found = list(_row_of_bodies(text, match.end(), names))
            if found:
                yield from found
                return


def _row_of_bodies(text: str, at: int, names: tuple[str, ...]) -> Iterator[str]:
    joined = OPTIONAL.match(text, at)
    first = name_at(text, joined.end(), names, verbs()) if joined else None
    if first is None and joined:  # "aan de praktijken en de kwaliteitscommissie": the first is no body
        joined = ANOTHER.match(text, joined.end())
    while joined:
        name = name_at(text, joined.end(), names, verbs())
        if name is None:
            return
        yield _body_of(name, names)
        end = joined.end() + len(name)
        joined = JOIN.match(text, end)
        if joined and joined.end() == end:
            return


def _body_of(name: str, names: tuple[str, ...]) -> str:
    """ "Bestuursvergadering" is where the bestuur meets, if the plan knows one."""
    low = name.lower()
    return next((n for n in names if low in {n.lower() + end for end in COUNCIL}), name)
