"""Wordings with which minutes send a subject to a coming meeting: "schuift door naar de volgende vergadering", "komt op 3 mei terug".

It reads written forms, no parse and no classifier: what a wording says beyond doubt must not hang on a model. What is hedged, or
names no meeting where one is needed, is in doubt and left to a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extraction.sending_forms import (
    ACTIVE,
    AIMED,
    BEFORE,
    BORDER,
    DAY_OF_MEETING,
    DEADLINE,
    ELSEWHERE,
    HEDGED,
    LATER,
    LEADING,
    NEGATED,
    NOW,
    OF_A_MEETING,
    OWN_MINUTES,
    PASSIVE,
    PERSONAL,
    RECURRING,
    REPORTS,
    SAYS_AGAIN,
    TO_IT,
    TO_TREAT,
    WORDINGS,
    following,
    treats,
)
from pipeline.extraction.sent_subject import like_an_item, only_points, subject_of


@dataclass(frozen=True, slots=True)
class When:
    """A date in the sentence, ``text[start:end]``; ``body``: the meeting it names."""

    start: int
    end: int
    body: str | None
    long: bool  # more than one day
    known: bool  # a day on which the minutes say there is a meeting
    index: int  # of the date that it stands for


@dataclass(frozen=True, slots=True)
class Sent:
    """What the wording says: to ``body`` (None: the own one), at ``when`` (None: not said; ``following``: the next meeting)."""

    body: str | None
    when: When | None
    following: bool
    sure: bool


def sent(text: str, dates: Sequence[When], bodies: Sequence[tuple[int, int, str]], people: Sequence[tuple[int, int]]) -> Sent | None:
    """Where the sentence sends its subject, None where it sends nothing. Places are those of ``text``."""
    if text.rstrip(" \"'”’)").endswith("?"):
        return None
    for name, pattern in WORDINGS:
        for match in pattern.finditer(text):
            found = judged(name, match, text, dates, bodies, people)
            if found:
                return found
    return treated(text, dates, bodies) or led(text, dates)


def judged(
    name: str,
    match: re.Match[str],
    text: str,
    dates: Sequence[When],
    bodies: Sequence[tuple[int, int, str]],
    people: Sequence[tuple[int, int]],
) -> Sent | None:
    begin = max((b.end() for b in BORDER.finditer(text, 0, match.start())), default=0)
    end = next((b.start() for b in re.finditer(r"[;]|\.\s", text[match.end() :])), len(text) - match.end()) + match.end()
    clause = text[begin:end]
    if NEGATED.search(text, begin, match.end()) or NOW.search(clause):
        return None
    if name in ("schuift", "aan"):  # a day in front of it is where the subject comes from
        dates = [d for d in dates if d.start > match.start()]
    when, body, next_one = destination(text, begin, match, dates, bodies)
    if BEFORE.search(clause) and not (next_one or when):
        return None
    if name == "mee" and next_one and re.search(r"\b(?:voor|vóór)\s+(?:de|het)?\s*(?:eerst)?(?:volgend|komend)", clause, re.I):
        return None  # "lekkers voor de volgende keer meenemen"
    meeting = bool(body or next_one or when and (when.body or when.known or DAY_OF_MEETING.search(text[: when.start])))
    subject = subject_of(text, begin, match.start(), match.end())
    item = like_an_item(subject) or only_points(subject) or bool(TO_TREAT.search(clause)) or "op de agenda" in clause.lower()
    personal = bool(PERSONAL.match(subject)) or any(text[a:b] == subject[: b - a] and subject for a, b in people)
    ruled = RULES[name](Case(clause, subject, when, body, next_one, meeting, item, personal))
    if ruled is None:
        return None
    doubtful = bool(HEDGED.search(text) or LATER.search(clause) or RECURRING.search(clause))
    if doubtful and not (meeting or when or item):
        return None
    return Sent(body, when, next_one, ruled and not doubtful)


@dataclass(frozen=True, slots=True)
class Case:
    """What the rule of a wording looks at; a rule answers True (sure), False (in doubt) or None (sends nothing)."""

    clause: str
    subject: str
    when: When | None
    body: str | None
    following: bool
    meeting: bool
    item: bool
    personal: bool

    @property
    def dated(self) -> bool:
        return self.following or self.when is not None


def comes_back(c: Case) -> bool | None:
    if c.personal and not TO_IT.search(c.clause):
        return None
    if c.meeting:
        return True
    if c.when:
        return True if c.item else None if c.when.long else False
    return False if c.item and not ELSEWHERE.search(c.clause) and len(c.clause.split()) <= 14 else None


def on_agenda(c: Case) -> bool | None:
    if c.meeting or c.when:
        return True
    if re.search(r"\b(?:wordt|worden|zal|zullen)\b.*\bge(?:her)?agendeerd\b", c.clause, re.I):
        return True
    return True if c.item and (ACTIVE.search(c.clause) or PASSIVE.search(c.clause)) else None


def moved(c: Case) -> bool | None:
    """An event that moves ("de opening wordt verschoven naar 5 mei") is no item; nor is the meeting itself."""
    if is_meeting(c.subject):
        return None
    if c.meeting:
        return True
    return True if c.item else None


def held_over(c: Case) -> bool | None:
    if is_meeting(c.subject):
        return None
    return True if c.meeting or c.item else None


def taken_along(c: Case) -> bool | None:
    return True if c.following or c.meeting and c.when else None


def goes_to(c: Case) -> bool | None:
    if c.personal or is_meeting(c.subject) or not c.meeting:
        return None
    if c.dated:
        return True
    return (True if TO_TREAT.search(c.clause) else False) if c.item and c.body else None


def kept(c: Case) -> bool | None:
    return True if c.following or c.meeting and c.when else None


def laid_before(c: Case) -> bool | None:
    if not c.meeting:
        return None
    return True if c.dated or TO_TREAT.search(c.clause) else None


RULES = {
    "terug": comes_back,
    "agenda": on_agenda,
    "schuift": moved,
    "aan": held_over,
    "mee": taken_along,
    "gaat": goes_to,
    "bewaard": kept,
    "voor": laid_before,
}


def is_meeting(subject: str) -> bool:
    """ "De vergadering van 3 mei wordt verzet": what moves is the meeting."""
    bare = re.sub(r"^(?:de|het|deze|dit|onze|ons)\s+", "", subject, flags=re.I)
    return bool(re.match(r"(?:eerst)?(?:volgende?\s+)?[\w-]*(?:vergadering|overleg|bijeenkomst|sessie|bbo|meeting)\b", bare, re.I))


def destination(
    text: str, begin: int, match: re.Match[str], dates: Sequence[When], bodies: Sequence[tuple[int, int, str]]
) -> tuple[When | None, str | None, bool]:
    """When and at which body, as the clause says: the date nearest to the wording, one that names a meeting first."""
    last = next((b.start() for b in re.finditer(r";|\.\s", text[match.end() :])), len(text) - match.end()) + match.end()
    near = [d for d in dates if begin <= d.start < last]
    when = min(near, key=lambda d: (d.body is None, max(match.start() - d.end, d.start - match.end(), 0)), default=None)
    aimed = [
        (a, b, name)
        for a, b, name in bodies
        if begin <= a < last and (a > match.start() or AIMED.sub("", text[begin:a]).strip() == "")
        if AIMED.search(text[:a]) or OF_A_MEETING.search(text[:a])
    ]
    body = when.body if when and when.body else aimed[0][2] if aimed else None
    coming = following().search(text, begin, last)
    return when, body, bool(coming)


def treated(text: str, dates: Sequence[When], bodies: Sequence[tuple[int, int, str]]) -> Sent | None:
    """ "wordt in de volgende vergadering besproken", "praten we op 3 mei in het BBO over verder", "doen dan verslag"."""
    for pattern in (treats(), SAYS_AGAIN, REPORTS):
        for match in pattern.finditer(text):
            begin = max((b.end() for b in BORDER.finditer(text, 0, match.start())), default=0)
            when, body, _ = destination(text, begin, match, dates, bodies)
            coming = following().search(text, begin)
            meant = coming is not None and not DEADLINE.search(text[: coming.start()])
            day = when is not None and bool(when.body or when.known or body or DAY_OF_MEETING.search(text[: when.start]))
            if not (meant or day) or NEGATED.search(text, begin, match.end()) or NOW.search(text[begin:]) or OWN_MINUTES.match(text):
                continue
            if when and DEADLINE.search(text[: when.start]):
                continue
            return Sent(body, when if day or not meant else None, meant, not (HEDGED.search(text) or RECURRING.search(text)))
    return None


def led(text: str, dates: Sequence[When]) -> Sent | None:
    """ "Voor het volgende overleg: de parkeernota"; a time or place behind the colon announces the meeting itself."""
    head, colon, rest = text.partition(":")
    coming = following().search(head)
    if (
        not (colon and coming and re.search(r"[^\W\d_]{4}", rest))
        or any(d.start > len(head) for d in dates)
        or re.search(r"\d[.:]\d\d|\buur\b", rest)
    ):
        return None
    if LEADING.match(head[: coming.start()]) and len(head.split()) <= 8 and not re.search(r"\b(?:bepalen|prik\w*|plannen)\b", rest):
        return Sent(None, None, True, not HEDGED.search(rest))
    return None
