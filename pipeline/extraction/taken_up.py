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
TOGETHER = re.compile(r"(?<!werkt )(?<!werken )\bsamen\s+met\s+(?:de|het|onze|ons)\s+(?P<who>[A-Z]{2,}(?:['’]?s)?|[a-z][\w-]+)(?!\w)")
THING = re.compile(r"^\W*(?P<thing>(?:[A-ZÀ-Þ][a-zà-ÿ-]*|[a-zà-ÿ-]+)(?:\s+[\w-]+){0,4})\s+(?P<verb>[a-z]+)\s+$")


def taken_up(text: str, mentions: Sequence[Mention], asked: bool = False) -> Names:
    """ "De sleutel heeft Jan nog niet, hij belt morgen": the one person named before the pronoun, he who only asks or tells left out.

    ``asked``: only where somebody else asks or tells it first.
    """
    for match in LATER_PRONOUN.finditer(text):
        before = [m for m in mentions if m.end <= match.start()]
        named = names_of(before)
        told = len(named) > 1 and not re.search(r"\w", text[: before[0].start]) and bool(TELLS_FIRST.match(text[before[0].end :]))
        if told:
            named = unique([n for n in named if n != before[0].name])
        if len(named) == 1 and (told or not asked) and doing(match["verb"], text[match.end() :]):
            return named
    return ()


def thing_first(text: str, mentions: Sequence[Mention]) -> Names:
    """ "Het contract maakt Jan in orde", "De zaal regelt Els": what is done, the verb, and then who does it."""
    for group in groups(text, mentions)[:1]:
        match = THING.match(text[: group[0].start])
        known = match and infinitives(match["verb"], tuple(w.lower() for w in WORD.findall(text[group[-1].end :]))[:12])
        if not match or not known or not any(k.endswith(tuple(term_set("thing_verbs"))) for k in known):
            return ()
        thing = re.sub(r"^(?:de|het|een|deze|dit|die|dat)\s+", "", match["thing"], flags=re.I).split()
        if not thing or thing[0] in first_names() or thing[0].lower() not in words() or any(names_group(w) for w in thing):
            return ()
        return names_of(group)
    return ()


def together(text: str) -> Names:
    """ "samen met de CISO's", "samen met het bestuur": a group that shares the task."""
    return unique([m["who"] for m in TOGETHER.finditer(text) if m["who"][0].isupper() or names_group(m["who"])])
