"""Whether a sentence of the minutes says what a row of the action list in the same minutes says.

A secretary sums up in the list what was said above it: "Mira belt Wendel hierover" under the heading Schaduwplekken becomes the row
"Met Wendel overleggen over schaduwplekken", by Mira. So within one document, and by one person, less is asked than between meetings
(``matching``): the words that only the row has may stand in the heading or just before the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from os.path import commonprefix

from pipeline import resources
from pipeline.language.bodies import is_body
from pipeline.model import Actie, Verslag
from pipeline.register import matching
from pipeline.register.alignment import Token, aligned, compared, joined
from pipeline.register.matching import Wording

SURE, MAYBE, NO = 2, 1, 0
LEAST, HALF, TWO_THIRDS, MOST, ALMOST = 0.3, 0.5, 0.66, 0.7, 0.75  # shares of the words of a row
ENOUGH = 2.0  # weight of the things shared: two things, or two names
BACK = re.compile(r"\b(?:dit|deze|hem|ze|(?:hier|daar)\w+)\b", re.I)  # what the task is about was said before
REASON = re.compile(r"[\s,]+(?:zodat|opdat|omdat|aangezien|waardoor|want)\b.*", re.I | re.S)  # no part of the task
AKIN = 0.65  # cosine from which two verbs are one task in other words: "leveren", "doorgeven"
ASIDE = re.compile(r"\(([^()]*)\)")
MANY = 3  # so many owners in a row are everybody, so many things shared outweigh another verb


@dataclass(frozen=True, slots=True)
class Said:
    """A wording with the headings above it and the text before it, to which it may point back."""

    wording: Wording
    headings: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What a sentence and a row share. "Things" are no verbs, dates, words of every list or words of the meeting's name.

    ``things``: weight of what both name, ``what``: of which no names. ``told``: share of the row that the sentence holds, ``covered``:
    with what is around it.
    ``row``: whether the sentence and its headings, ``row_before``: or the text before it, hold all things of the row; ``sentence``: whether
    the row holds all of the sentence. ``back``: whether the sentence points back. ``noun``: whether they share a word that is no verb
    and no body: with a werkgroep much can be done.
    ``verb``: whether they share a verb, ``bare``: whether the row has none, ``other``: whether the sentence has another, ``task``: one that
    names a task; ``apart``: whether both name another task, ``akin``: one task in two verbs. ``clash``: whether each has a name, or a date,
    that the other lacks (the day of what was said before is not that of this).
    ``share``: share of the sentence that the row holds, ``kept``: weight of the things of the sentence in it.
    ``off``: whether the headings are about something else than the row, ``many``: whether they share more than one word. ``contact``:
    whether both turn to somebody, the sentence says no more than to whom, and what is around it what about. ``light``: whether the
    row's verbs say only that it is arranged, ``seeks``: and the sentence's.
    ``titled``: whether the heading is about nothing but what the row is about. ``pair``: whether the sentence names the two who do the
    task together.
    """

    things: float
    what: float
    told: float
    covered: float
    row: bool
    row_before: bool
    sentence: bool
    back: bool
    noun: bool
    verb: bool
    bare: bool
    other: bool
    task: bool
    apart: bool
    clash: bool
    akin: bool
    share: float
    kept: float
    off: bool
    many: bool
    contact: bool
    light: bool
    seeks: bool
    titled: bool
    pair: bool


def said(verslag: Verslag, actie: Actie) -> Said:
    return Said(Wording(matching.ABOUT.sub("", actie.tekst), actie.eigenaren), titles(verslag, actie), actie.ervoor)


def titles(verslag: Verslag, actie: Actie) -> str:
    """The headings above an action, from its own up to the main item."""
    found: list[tuple[int, str]] = []
    for punt in reversed(verslag.agenda):
        if punt.vindplaats.blok <= actie.vindplaats.blok and (not found or punt.niveau < found[-1][0]):
            found.append((punt.niveau, punt.titel))
    return ". ".join(title for _, title in found)


def general(verslag: Verslag) -> frozenset[str]:
    """The words of the meeting's own name: "de werkgroep" tells nothing apart in minutes of a werkgroep."""
    return frozenset(matching.stem(w) for w in matching.tokens(verslag.vergadering.overleg or ""))


def verdict(sentence: Said, row: Wording, common: frozenset[str]) -> tuple[int, float]:
    """SURE, MAYBE or NO, and how near the two are, to choose between rows. ``common``: as ``general``."""
    one = by_one(sentence.wording, row)
    found = shared(sentence, row, common, bool(one))
    near = max(found.things, found.kept) + found.covered + 0.5 * found.verb
    if one:
        return _by_one_person(found), near
    if one is False:
        return (MAYBE if found.things >= ENOUGH and found.told >= MOST and not found.clash else NO), near
    return _by_whoever(found), near


def fits(sentence: Said, row: Wording, common: frozenset[str]) -> bool:
    """Whether one person does both, they share a thing that is no name, and only one of the two says more.

    That is enough where nothing else can be meant.
    """
    found = shared(sentence, row, common, True)
    told = found.what >= 1 and (found.sentence or found.row_before) and (found.many or not found.off)
    return by_one(sentence.wording, row) is True and told and not (found.apart or found.clash)


def _by_one_person(found: Shared) -> int:
    if not found.clash and (_reworded(found) or found.contact):
        return SURE
    vague = found.sentence or found.back
    whole = (found.row or found.row_before and (vague or found.things >= ENOUGH)) and not found.apart
    if found.things < 1:
        sure = whole and found.covered >= MOST and (found.noun or found.verb)
        return SURE if sure else MAYBE if found.noun and found.covered >= HALF else NO
    held = found.sentence and (not found.apart or found.things >= MANY) and found.covered >= (HALF if found.things >= ENOUGH else MOST)
    literal = found.things >= 2 * ENOUGH and found.covered >= HALF
    near = found.things >= ENOUGH and found.covered >= ALMOST and not found.apart
    if literal or (whole or held or near) and not found.clash:
        return SURE
    return MAYBE if found.covered >= LEAST or found.sentence or found.things >= ENOUGH else NO


def _reworded(found: Shared) -> bool:
    """The same verb, or one like it, and the same things; or two people who are the only ones to do this together."""
    told = found.verb and found.kept >= ENOUGH and found.share >= TWO_THIRDS
    short = found.verb and found.noun and found.things >= 1 and found.sentence and found.covered >= HALF and not found.off
    other = found.akin and found.noun and found.things >= 1 and found.row_before and found.covered >= MOST
    titled = found.titled and found.noun
    subject = titled and found.verb and found.row_before and found.covered >= MOST
    return told or short or other or subject or titled and found.pair and found.covered >= HALF


def _by_whoever(found: Shared) -> int:
    """One of the two names nobody, or a role."""
    if found.clash:
        return NO
    if found.things < 1:
        return MAYBE if found.back and found.noun and found.row_before and found.covered >= ALMOST else NO
    if found.covered >= ALMOST and found.noun:
        arranged = found.row and found.seeks and (found.bare or found.light)
        if arranged or found.verb and (found.row or found.back and found.row_before):
            return SURE
    does = found.bare or found.verb and not found.task
    whole = found.row_before and (does and found.things >= ENOUGH or not found.other)
    if found.told >= MOST and (whole or found.verb and found.things >= ENOUGH and not found.other):
        return SURE
    likely = found.told >= LEAST and found.covered >= HALF
    return MAYBE if likely and (found.things >= ENOUGH or found.row_before or found.verb) else NO


@lru_cache(maxsize=50_000)
def shared(sentence: Said, row: Wording, common: frozenset[str], one: bool) -> Shared:
    everybody = tuple(o for o in sentence.wording.owners if _everybody(o))
    owners, text = (*row.owners, *everybody) if one else everybody, REASON.sub("", sentence.wording.text)
    left, right = matching.content(Wording(text, owners)), matching.content(Wording(row.text, owners))
    _, lost, free = compared(right, left)
    held = [t for t in right if t not in lost]
    parts = [t for t in lost if any(_compound(t, c) for c in left)]
    away = _without([t for t in lost if t not in parts], sentence.headings)
    gone = _without(away, sentence.before)
    total = sum(t.weight for t in right) or 1.0
    aside = {t.stem for t in matching.content(Wording(" ".join(ASIDE.findall(text))))}
    counted = [t for t in left if t.word not in resources.terms("loose_words") and t.stem not in aside and not _for_all(t.word)]
    headings = [t for t in matching.content(Wording(sentence.headings)) if t.stem not in common]
    heading = [t for t in headings if thing(t, common)]
    nouns = [t for t in right if not t.verb]
    named_there = any(t.telling or t in lost and t not in away and thing(t, common) for t in nouns if t not in gone)
    about = named_there * sum(t.weight for t in nouns if t not in gone) / (sum(t.weight for t in nouns) or 1.0)
    named = sum(_first(o) in matching.tokens(text) for o in row.owners)
    people = named > 1 or any(t.telling and not _dated(t) for t in free)
    whom = people and all(t.telling or t.verb for t in free if thing(t, common))
    same = [t for t in left if t not in free]
    names = {t.stem for t in (*left, *right) if t.telling}
    back, covered, verb = bool(BACK.search(text)), 1 - sum(t.weight for t in gone) / total, any(t.verb for t in (*held, *same))
    return Shared(
        things=sum(t.weight for t in held if thing(t, common)),
        what=sum(t.weight for t in held if thing(t, common) and t.stem not in names),
        told=sum(t.weight for t in held) / total,
        covered=covered,
        row=not any(thing(t, common) for t in away),
        row_before=not any(thing(t, common) for t in gone),
        sentence=not any(thing(t, common) and not t.telling and t.stem not in aside for t in free),
        back=back,
        noun=bool(parts) or any(not (t.verb or _dated(t) or is_body(t.word)) for t in held),
        verb=verb,
        bare=not any(t.verb for t in right),
        other=any(t.verb for t in free),
        task=any(matching.is_task(t) for t in free),
        apart=not verb and not (back and covered >= MOST) and matching.apart(lost, free),
        clash=_named(gone, False) and _named(free, False) or _named(away, True) and _named(free, True),
        akin=any(matching.meaning(a.word, b.word) >= AKIN for a in lost for b in free if a.forms and b.forms),
        share=sum(t.weight for t in counted if t not in free) / (sum(t.weight for t in counted) or 1.0),
        kept=sum(t.weight for t in same if thing(t, common)),
        off=bool(gone) and bool(heading) and len(_without(headings, row.text)) == len(headings),
        many=sum(not t.verb and t.stem not in names for t in held) > 1,
        contact=whom and about >= TWO_THIRDS and _contact(left) and _contact(right),
        light=all(matching.is_one_of(t, "light_verbs") for t in right if t.verb),
        seeks=all(any(matching.is_one_of(t, v) for v in ("light_verbs", "contact_verbs")) for t in free if matching.is_task(t)),
        titled=bool(heading) and not _without(heading, row.text),
        pair=len(row.owners) == 2 and named == 2,
    )


def tells(sentence: Said, row: Wording, common: frozenset[str]) -> bool:
    """Whether a sentence, with the headings above it, names all things of a row."""
    return shared(sentence, row, common, bool(by_one(sentence.wording, row))).row


def _contact(words: Sequence[Token]) -> bool:
    return any(matching.is_one_of(t, "contact_verbs") for t in words)


def _without(words: Sequence[Token], text: str) -> list[Token]:
    """The words that ``text`` does not hold, as such or in a compound."""
    around = matching.content(Wording(text))
    _, lost, _ = aligned(words, joined(around, words))
    return [t for t in lost if not any(_compound(t, c) for c in around)]


def thing(token: Token, common: frozenset[str]) -> bool:
    empty = token.word in resources.terms("loose_words") or token.word in resources.terms("name_particles")
    return token.weight >= 1 and token.stem not in common and not empty


def _compound(part: Token, other: Token) -> bool:
    """ "hitte" and "hitteplan", "antwoordbrief" and "antwoord": one begins with the other."""
    short, long = sorted((part.stem, other.stem), key=len)
    start = len(commonprefix([short, long]))
    return start >= 5 and start >= len(short) - 1 and part.stem.isalpha() and other.stem.isalpha()


def _named(tokens: Sequence[Token], dated: bool) -> bool:
    """Whether one of them is a date (or a name)."""
    return any(t.telling and _dated(t) == dated for t in tokens)


def _dated(token: Token) -> bool:
    return token.telling and token.weight < 1


def by_one(sentence: Wording, row: Wording) -> bool | None:
    """Whether one person does both; None where that is not said. A sentence that names the owner of the row speaks of that person."""
    found = matching.same_owner(sentence, row)
    if found or any(_first(o) in matching.tokens(sentence.text) for o in row.owners if _first(o)):
        return True
    if any(_everybody(o) for o in sentence.owners) and len(row.owners) >= MANY:
        return True
    unknown = found is None or any(all(_role(o) for o in w.owners) for w in (sentence, row))
    return None if unknown else False


def _first(owner: str) -> str:
    return next(iter(matching.tokens(owner)), "")


def _role(owner: str) -> bool:
    """Everybody, a group or a role: any person may be meant. It holds words without a capital, or is one of the words for all."""
    small = [w for w in owner.split() if w[0].islower() and w not in resources.terms("name_particles")]
    return bool(small) or _everybody(owner)


def _everybody(owner: str) -> bool:
    return any(_for_all(w) for w in matching.tokens(owner))


def _for_all(word: str) -> bool:
    return word in resources.terms("everybody")
