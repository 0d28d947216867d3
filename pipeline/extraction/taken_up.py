"""Who acts in a later clause ("..., hij belt morgen"), behind the thing itself ("De zaal regelt Els"), or together with somebody else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction.doers import WORD, Names, doing, groups, names_of, unique
from pipeline.extraction.parties import names_group
from pipeline.extraction.roster import Mention, first_names, words
from pipeline.language.verbs import infinitives
from pipeline.resources import term_set

LATER_PRONOUN = re.compile(r"[,;]\s+(?:(?:en|maar|dus|daarom)\s+)?(?:hij|zij|ze)\s+(?P<verb>[a-z]+)\b", re.I)
TELLS_FIRST = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:vraagt|vroeg|meldt|vertelt|zegt|vindt|denkt|wil\s+weten)\b", re.I)
ASKS_FIRST = re.compile(r"\W*(?:de|het)\s+(?P<who>[a-z-]+)\s+(?:vraagt|vroeg|verzoekt|verzocht)\b", re.I)
TOGETHER = re.compile(r"(?<!werkt )(?<!werken )\bsamen\s+met\s+(?:de|het|onze|ons)\s+(?P<who>[A-Z]{2,}(?:['’]?s)?|[a-z][\w-]+)(?!\w)")
# Persons who share the task of whoever stands before them: "Els schrijft de memo samen met Jan", "..., met hulp van Jan"
HELPED = re.compile(
    r"(?:(?<!werkt )(?<!werken )\bsamen\s+met|\bin\s+samenwerking\s+met|\bi\.?s\.?m\.?|\bmet\s+(?:hulp|medewerking)\s+van)\s+$", re.I
)
# "schrijft die samen met" goes on; ", die samen met" and "vraagt of" begin something else
OTHER_CLAUSE = re.compile(
    r"[;:]|,\s+(?:die|dat)\b|\b(?:of|wie|wat|waar\w*|omdat|als|zodra)\s|\b(?:dat|die)\s+(?!samen\b|in\s+samenw|i\.?s|met\b)", re.I
)
THING = re.compile(r"^\W*(?P<thing>(?:[A-ZÀ-Þ][a-zà-ÿ-]*|[a-zà-ÿ-]+)(?:\s+[\w-]+){0,4})\s+(?P<verb>[a-z]+)\s+$")


def taken_up(text: str, mentions: Sequence[Mention], asked: bool = False) -> Names:
    """ "De sleutel heeft Jan nog niet, hij belt morgen": the one person named before the pronoun, he who only asks or tells left out.

    ``asked``: only where somebody else asks or tells it first.
    """
    for match in LATER_PRONOUN.finditer(text):
        before = [m for m in mentions if m.end <= match.start()]
        named = names_of(before)
        office = bool(before) and bool(ASKS_FIRST.match(text)) and len(named) == 1
        told = len(named) > 1 and not re.search(r"\w", text[: before[0].start]) and bool(TELLS_FIRST.match(text[before[0].end :]))
        if told:
            named = unique([n for n in named if n != before[0].name])
        if len(named) == 1 and (told or office or not asked) and doing(match["verb"], text[match.end() :]):
            return named
    return ()


SELVES = frozenset({"hij", "zij", "ze", "we", "wij", "ik", "men", "iedereen"})  # who does it, and no thing


def thing_first(text: str, mentions: Sequence[Mention]) -> Names:
    """ "Het contract maakt Jan in orde", "De zaal regelt Els": what is done, the verb, and then who does it."""
    for group in groups(text, mentions)[:1]:
        match = THING.match(text[: group[0].start])
        known = match and infinitives(match["verb"], tuple(w.lower() for w in WORD.findall(text[group[-1].end :]))[:12])
        if not match or not known or not any(k.endswith(tuple(term_set("thing_verbs"))) for k in known):
            return ()
        thing = re.sub(r"^(?:de|het|een|deze|dit|die|dat)\s+", "", match["thing"], flags=re.I).split()
        if (
            not thing
            or thing[0].lower() in SELVES
            or thing[0] in first_names()
            or thing[0].lower() not in words()
            or any(names_group(w) for w in thing)
        ):
            return ()
        return names_of(group)
    return ()


def together(text: str) -> Names:
    """ "samen met de CISO's", "samen met het bestuur": a group that shares the task."""
    return unique([m["who"] for m in TOGETHER.finditer(text) if m["who"][0].isupper() or names_group(m["who"])])


def helpers(text: str, mentions: Sequence[Mention]) -> Names:
    """The persons behind "samen met" or "met hulp van", in the clause of who does it."""
    found = groups(text, mentions)
    for one, two in zip(found, found[1:], strict=False):
        between = text[one[-1].end : two[0].start]
        if HELPED.search(between) and not OTHER_CLAUSE.search(between):
            return names_of(two)
    alone = found[0] if len(found) == 1 and HELPED.search(text[: found[0][0].start]) else []
    return names_of(alone) if not OTHER_CLAUSE.search(text[: alone[0].start] if alone else "") else ()
