"""How often a body meets: "komt zes keer per jaar bijeen", "vergadert elke eerste maandag". That is its rhythm, no item of an agenda."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extraction.plan_names import is_body, name_at
from pipeline.extraction.plan_roles import LEAD, OPTIONAL, OWN, owed_to, subject_of, verbs
from pipeline.language import frequency

MEETING = "vergadering"  # the subject of a rhythm
MEETS = re.compile(r"\b(?P<verb>vergadert|vergaderen|komt|komen|is|zijn|overlegt|overleggen)\b(?P<rest>[^.]*)", re.I)
TOGETHER = re.compile(r"\b(?:bijeen|bij elkaar|samen)\b", re.I)
POINTS_BACK = re.compile(r"^(?:(?:zij|ze|hij|het|die|dit)\s+(?:vergader|kom|overleg|is)|deze\s)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """``start`` is where the clause on meeting begins; ``body`` None where the sentence does not name it."""

    start: int
    body: str | None


def rhythm(text: str, before: str = "", names: tuple[str, ...] = ()) -> Rhythm | None:
    """None where the sentence does not say how often a body meets, or says what it then does."""
    often = frequency.find(text)
    if often is None:
        return None
    for verb in MEETS.finditer(text):
        if _meets(text, verb, often) and not OWN.search(text, often.end()) and not any(owed_to(text, names)):
            return Rhythm(start=verb.start(), body=_body(text, verb, before, names))
    return None


def _meets(text: str, verb: re.Match[str], often: re.Match[str]) -> bool:
    """The frequency belongs to this verb: it stands behind it without another one between, or opens the sentence."""
    between = text[verb.end("verb") : often.start()]
    behind = often.start() >= verb.end("verb") and not verbs().search(between)
    opens = often.start() < verb.start() and not verbs().search(text[often.end() : verb.start()])
    if not behind and not opens:
        return False
    rest = verb["rest"]
    match verb["verb"].lower():
        case "vergadert" | "vergaderen":
            return True
        case "komt" | "komen":
            return bool(TOGETHER.search(rest))
        case "is" | "zijn":
            return bool(re.match(r"\s+er\b", rest))
        case _:
            return not re.search(r"\b(?:over|met)\b|\ben\b", rest)


def _body(text: str, verb: re.Match[str], before: str, names: tuple[str, ...]) -> str | None:
    if POINTS_BACK.match(text):
        lead = OPTIONAL.match(before)
        name = name_at(before, lead.end(), names, verbs()) if lead else None
        return name if name and any(is_body(w) for w in name.split()) else None
    lead = LEAD.match(text)
    opening = name_at(text, lead.end(), names, verbs()) if lead else None
    if opening and text.find(opening) < verb.start():
        return opening
    bare = re.compile(r"\w+").match(text, verb.start())
    return subject_of(text, bare, names) if bare else None
