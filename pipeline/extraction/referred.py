"""Whom "hij", "zij", "ze" or "ik" stands for: the one person, or the pair, that the sentences before it in the same block name."""

from __future__ import annotations

import re

from spacy.tokens import Span

from pipeline.extraction.doers import BETWEEN, Names, names_of, only_names, said_turn
from pipeline.extraction.parties import names_doer
from pipeline.extraction.roster import Mention, Roster
from pipeline.language import sentences
from pipeline.language.verbs import forms

PRONOUN = re.compile(
    r"^\W*(?:(?:ook|daarna|vervolgens|dan|verder|daar\w*|hier\w*|dit|dat|die|wel|bovendien)\s+(?P<ahead>[a-z]+)\s+)?(?P<who>hij|zij|ze)\b"
    r"(?:\s+(?P<behind>[a-z]+))?",
    re.I,
)
# "De medailles heeft hij nog niet, hij belt morgen": twice the same, so it is no thing that the sentence names
TWICE = re.compile(
    r"\b(?:heeft|is|was|kan|kon|weet|mist|wil|had)\s+(?P<who>hij|zij)\b[^,;:]*,\s+(?:(?:en|maar|dus)\s+)?(?P=who)\s+[a-z]+", re.I
)
# "De reactie van het college zendt zij nog deze week": what is done, the verb, and then who does it
INVERTED = re.compile(
    r"^\W*(?:de|het|deze|dit|die|dat|een|zijn|haar|over|voor|met)\s(?:[^,;:?]*?\s)??(?P<ahead>[a-z]{2,}t)\s+(?P<who>hij|zij|ze)\b", re.I
)
OPENS = re.compile(r"\b(?:of|omdat|als|zodat|wie|wat|waar\w*|hoe|wanneer)\b", re.I)
SPOKEN = re.compile(r"\b(?:ik|Ik)\b")
ASKS = re.compile(r"\s*(?:vraagt|vroeg|informeert|wil\s+weten|wilde\s+weten|dringt\s+(?:erop\s+)?aan)\b", re.I)
FAR = 3  # sentences back, those that go on about the same person not counted
CHAIN = re.compile(r"\b(?:hij|zij|haar|hem)\b", re.I)
PEOPLE = re.compile(r"^(?:[a-z]+(?:en|aan)|zal|zullen)$")


def around(span: Span) -> tuple[list[Span], list[Span]]:
    """The sentences of the block before (nearest first) and after this one."""
    doc = span.doc
    found = [doc.char_span(a, b, alignment_mode="expand") for a, b in sentences.sentences(doc.text)]
    solid = [s for s in found if s is not None]
    return [s for s in reversed(solid) if s.end <= span.start], [s for s in solid if s.start >= span.end]


def referred(span: Span, roster: Roster) -> Names:
    """The owner behind a pronoun that is the subject of the sentence; () when more than one person may be meant."""
    twice = TWICE.search(span.text) if not roster.mentions(span) else None
    match = PRONOUN.match(span.text) or twice or inverted(span, roster)
    if not match:
        return ()
    verb = (match["ahead"] or match.groupdict().get("behind") or "").lower() if match is not twice else ""
    plural = match["who"].lower() != "hij" and verb.endswith("n")
    far = 0
    for sentence in around(span)[0]:
        if far == FAR:
            break
        again = PRONOUN.match(sentence.text)
        if again and again["who"].lower() == match["who"].lower() and not plural:
            continue  # "Hij komt bij meneer Aydin kijken. Ook zorgt hij ...": the same one, and not whom he goes to
        far += not CHAIN.search(sentence.text)
        mentions = roster.mentions(sentence)
        if mentions and not plural and ASKS.match(sentence.text[mentions[0].end :]):
            return ()  # who asks is not who then acts
        if mentions:
            return pair(sentence.text, mentions) if plural else one(mentions)
        if office := roster.office_in(sentence.text):
            return () if plural else (office,)
    return ()


def inverted(span: Span, roster: Roster) -> re.Match[str] | None:
    """A pronoun behind the verb, where nothing before it can be whom it stands for."""
    match = INVERTED.match(span.text)
    if match is None or match["ahead"].lower() not in forms() or roster.mentions(span):
        return None
    before = re.sub(r"\bvan\s+(?:de|het)\s+[\w-]+", "", span.text[: match.start("ahead")])
    people = any(names_doer(w) for w in re.findall(r"[\w-]+", before))
    return None if people or OPENS.search(before) else match


def one(mentions: tuple[Mention, ...]) -> Names:
    names = names_of(mentions)
    return names if len(names) == 1 else ()


def pair(text: str, mentions: tuple[Mention, ...]) -> Names:
    """People who stand side by side, and nobody else in the sentence."""
    joined = all(BETWEEN.fullmatch(text[a.end : b.start]) for a, b in zip(mentions, mentions[1:], strict=False))
    return names_of(mentions) if len(mentions) > 1 and joined else ()


def speaker(span: Span, roster: Roster) -> Names:
    """Minutes kept as a dialogue, "Els: ... Ik stuur de lijst rond.": who says "ik" has the turn of the block."""
    if not SPOKEN.search(span.text):
        return ()
    for sentence in (span, *around(span)[0]):
        names, end = said_turn(sentence.text, roster.mentions(sentence))
        if end:
            return names
    return ()


def answered(span: Span, roster: Roster) -> Names:
    """A next sentence that is a name: "Vraag uitzetten in de straat. (Els)"; "Er staat nog een bloemetje open. Els regelt dat."."""
    following = around(span)[1]
    return only_names(following[0].text, roster.mentions(following[0])) if following else ()
