"""Who gets something has no task by it: "Iedereen krijgt een brief van de beheerder" is the task of the beheerder."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction import doers
from pipeline.extraction.doers import Names
from pipeline.extraction.parties import names_doer
from pipeline.extraction.roster import Mention

GETS = re.compile(
    r"\W*(?:[^\W\d_][\w'’-]*\s+){1,6}?(?P<verb>krijgt|krijgen|ontvangt|ontvangen|verneemt|vernemen|hoort|horen)\b(?P<what>[^,;:.!?]*)", re.I
)
# "krijgt de opdracht om", "krijgt het rooster deze week af": then it is a task; "hoort bij" is no hearing
TASK = re.compile(r"\b(?:opdracht|taak|taken|verzoek|vraag|actie|huiswerk|mandaat|af|rond|klaar|voor\s+elkaar)\b", re.I)
HEARS = re.compile(r"^(?!.*\b(?:dat|of)\b)\s+(?:\w+\s+){0,6}?van\b")
FROM = re.compile(r"\bvan\s+(?:de|het|onze|ons)\s+(?P<who>[a-zà-ÿ][\w-]+)")
FROM_THEM = re.compile(r"\bvan\s+(?:hen|hem|haar|hun|ons|u|jou|jullie)\W*$")
NOT_BEFORE = re.compile(r"\b(?:die|dat|of|wat|wie|om|als|zodat)\b", re.I)


def received(text: str, mentions: Sequence[Mention], start: int = 0) -> Names | None:
    """Who has to hand over what others get, () where that is not said; None where nobody is said to get anything."""
    match = GETS.match(text, start)
    if not match or NOT_BEFORE.search(text[start : match.start("verb")]) or TASK.search(match["what"]):
        return None
    if not match["verb"].lower().startswith(("kr", "on")) and not HEARS.match(match["what"]):
        return None
    begin, end = match.span("what")
    people = [m for m in mentions if begin <= m.start and m.end <= end and re.search(r"\bvan\s+$", text[: m.start])]
    givers = doers.names_of(people[-1:]) if people and edge(text, begin, people[-1].start - 4, people[-1].end, end) else ()
    groups = [m for m in FROM.finditer(match["what"]) if names_doer(m["who"]) and edge(match["what"], 0, m.start(), m.end(), end - begin)]
    if FROM_THEM.search(match["what"]):
        return ()
    if not givers and not groups and not match["verb"].lower().startswith(("kr", "on")):
        return None
    also = doers.beside(text, mentions, end)
    return tuple(dict.fromkeys((*(givers or tuple(m["who"] for m in groups[-1:])), *also)))


def edge(text: str, begin: int, van: int, end: int, last: int) -> bool:
    """Whether "van ..." stands right behind the verb or at the end of the clause: else it says whose a thing is."""
    return not re.search(r"\w", text[begin:van]) or not re.search(r"\w", text[end:last])
