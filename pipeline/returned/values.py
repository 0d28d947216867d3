"""What a person wrote in a cell of the action list, as a value of the register; and whether the cell is as it was delivered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline import resources
from pipeline.language.dates import find_dates
from pipeline.model import Registeractie
from pipeline.register.status import CLOSED, DONE, DROPPED, OPEN, RUNNING
from pipeline.rendering.dutch import deadline, names, short_date, state, vague
from pipeline.rendering.xmltext import one_line

NOTHING = re.compile(r"(?:[-–—.?]*|nog te bepalen|nader te bepalen|n\.?t\.?b\.?|n\.?v\.?t\.?|geen|niemand|onbekend)", re.I)
POSTPONED = re.compile(r"\s*\((?:\d+e keer uitgesteld|te bevestigen)\)")
HEDGED = re.compile(r"\b(?:niet|nog|bijna|half|haast|deels|gedeeltelijk|volgt|wordt|moet)\b|\?", re.I)
SAME_AS = re.compile(r"^zelfde\s+als\s+(?P<nummer>\S+?)\.?$", re.I)
SEPARATOR = re.compile(r"\s*(?:[,;/&\n]|\ben\b)\s*")
ADVICE = "Schrijf een dag, zoals 18-6-2026."


class Unreadable(Exception):
    """A cell that says nothing that can be used; the argument is why, in Dutch, and what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline: its last day, if any, and the words for it."""

    day: date | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What the Status cell says: a status, that the action is ``same_as`` another, or that a doubtful action is ``confirmed``."""

    status: str | None = None
    same_as: str = ""
    confirmed: bool = False


def empty(text: str) -> bool:
    return bool(NOTHING.fullmatch(text.strip()))


def same_text(cell: str, actie: Registeractie) -> bool:
    return one_line(cell) == one_line(actie.tekst)


def same_owners(cell: str, actie: Registeractie) -> bool:
    return one_line(cell) == one_line(names(actie.eigenaren)) or (empty(cell) and not actie.eigenaren)


def same_due(cell: str, actie: Registeractie) -> bool:
    """As Word prints it (words and the day under them), or as Excel keeps it (the day alone, or words where there is no day)."""
    if actie.deadline is None:
        return one_line(cell) == one_line(actie.wanneer) or (empty(cell) and not actie.wanneer)
    words, day = deadline(actie), short_date(actie.deadline)
    return one_line(cell) in {one_line(f"{words} {day}") if vague(actie) else words, actie.deadline.isoformat()}


def same_state(cell: str, actie: Registeractie) -> bool:
    return one_line(cell).lower().removesuffix(" (te bevestigen)") in (state(actie), actie.status)


def stand(text: str, actie: Registeractie | None = None) -> Stand:
    """Raises Unreadable for what is no status. Only whole words count, and never one that the rest of the cell takes back."""
    said = one_line(POSTPONED.sub("", text)).strip(" .").lower()
    if found := SAME_AS.match(said):
        return Stand(same_as=found["nummer"].upper())
    if said in resources.terms("confirmed_words"):
        return Stand(confirmed=True)
    if said in (OPEN, "nieuw", "heropend"):
        return Stand(status=OPEN)
    for status, terms in ((DROPPED, "status_dropped"), (DONE, "done_words"), (RUNNING, "status_running")):
        known = resources.terms(terms)
        if said in known or (not HEDGED.search(said) and any(re.search(rf"(?<!\w){re.escape(t)}(?!\w)", said) for t in known)):
            return Stand(status=status)
    if said in resources.terms("status_postponed"):
        raise Unreadable("Schrijf bij Wanneer de nieuwe datum; vervolg ziet dan zelf dat de actie is uitgesteld.")
    raise Unreadable("Kies uit: open, loopt, gereed, vervallen.")


def due(text: str, base: date) -> Due:
    """A deadline in words or digits, against the meeting of the list. Raises Unreadable.

    What counts from the day of writing ("volgende week") cannot be used: nobody knows that day.
    """
    words = one_line(text)
    if empty(words):
        return Due(day=None, words="")
    found = [d for d in find_dates(words, base) if d.soort != "tijd"]
    rest = "".join(words[a:b] for a, b in _between(words, [(d.start, d.eind) for d in found]))
    if not found and words.lower().strip(" .") in {t.strip(" .") for t in resources.terms("open_deadlines")}:
        return Due(day=None, words=words)
    if len(found) != 1 or re.search(r"\d", rest):
        raise Unreadable(ADVICE)
    one = found[0]
    if one.soort == "herhaling":
        return Due(day=None, words=words)
    if not one.zeker or one.tot is None:
        raise Unreadable(f"{one.reden[:1].upper()}{one.reden[1:]}. {ADVICE}" if one.reden else ADVICE)
    later = find_dates(words, base + timedelta(days=9))
    if one.soort == "termijn" or not later or (later[0].tot != one.tot and later[0].tot != _next_year(one.tot)):
        raise Unreadable(f"Het is niet duidelijk vanaf welke dag dat telt. {ADVICE}")
    return Due(day=one.tot, words=short_date(one.tot) if re.fullmatch(r"\d{4}-\d\d-\d\d", words) else words)


def changed_due(cell: str, actie: Registeractie, base: date) -> Due:
    """A changed Wanneer cell. Word shows "eind juni" with the day under it: somebody may have changed either of the two, or both."""
    parts = [line.strip() for line in cell.splitlines() if line.strip()]
    if not vague(actie) or len(parts) != 2 or actie.deadline is None:
        return due(cell, base)
    words, day = parts
    if day == short_date(actie.deadline):
        return due(words, base)
    if words == one_line(actie.wanneer):
        return due(day, base)
    first, second = due(words, base), due(day, base)
    if first.day is None or first.day == second.day:
        return Due(day=second.day, words=words)
    raise Unreadable(f"De twee regels spreken elkaar tegen. {ADVICE}")


def owners(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Names as written, apart; a known name that itself holds a comma or "en" ("werkgroep Wonen en Zorg") stays whole."""
    if empty(text):
        return ()
    rest = text
    whole: list[str] = []
    for name in sorted((n for n in known if SEPARATOR.search(n)), key=len, reverse=True):
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.I)
        if pattern.search(rest):
            rest = pattern.sub(f"\0{len(whole)}\0", rest)
            whole.append(name)
    parts = [re.sub("\0(\\d+)\0", lambda m: whole[int(m[1])], part) for part in SEPARATOR.split(rest)]
    return tuple(dict.fromkeys(one_line(part) for part in parts if part.strip() and not empty(part)))


def finished(actie: Registeractie) -> bool:
    return actie.status in CLOSED


def _between(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of ``text`` outside ``spans``."""
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _next_year(day: date) -> date:
    return day + timedelta(days=366 if (day + timedelta(days=366)).day == day.day else 365)
