"""Who holds an office or has these initials: minutes say "De secretaris" or "KB", the register names who has to do it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.extraction.roster import double_names, initials_of, of_one
from pipeline.model import Verslag
from pipeline.structure.words import mapping, normal

Held = Mapping[str, str]  # office -> the one person who holds it
ARTICLE = re.compile(r"^(?:de|het|onze|ons|dhr\.?|mevr\.?|mw\.?)\s+", re.IGNORECASE)
# Words that the list of roles puts with the secretary, but that may be somebody else's office.
APART = ("griffier", "secretaresse")


def office(written: str) -> str:
    """ "De scriba" -> "secretaris"; a word for no office stays as it is, in lower case."""
    word = normal(ARTICLE.sub("", written.strip()))
    return word if word.endswith(APART) else mapping("role_words").get(word, word)


def held(verslag: Verslag) -> dict[str, str]:
    """What these minutes themselves say, of offices that one person alone has."""
    found: dict[str, set[str]] = {}
    for person in (*verslag.aanwezig, *verslag.afwezig):
        for role in re.split(r",|/|\ben\b", (person.rol or "").lower()):
            found.setdefault(role.strip(), set()).add(person.naam)
    sole = {role: name for role, name in of_one(found).items() if role}
    meeting = verslag.vergadering
    named = {"voorzitter": meeting.voorzitter, "notulist": meeting.notulist}
    return sole | {role: name for role, name in named.items() if name}


def usual(verslagen: Sequence[Verslag], given: Held) -> dict[str, str]:
    """What the last minutes of a body that say so say, else what ``gremia.toml`` says."""
    found = dict(given)
    for verslag in verslagen:
        found |= held(verslag)
    return found


def named(owners: Iterable[str], who: Held) -> tuple[str, ...]:
    return tuple(dict.fromkeys(who.get(office(o), o) for o in owners))


def filled(verslag: Verslag, others: Held) -> Verslag:
    """The minutes with names for offices in the owners of actions; ``others``: who holds them where these minutes do not say."""
    people = [p.naam for p in (*verslag.aanwezig, *verslag.afwezig)]
    short = initials_of(people) | double_names(people)
    who = {**others, **held(verslag)}
    acties = tuple(replace(a, eigenaren=named([short.get(o, o) for o in a.eigenaren], who)) for a in verslag.acties)
    return replace(verslag, acties=acties) if acties != verslag.acties else verslag
