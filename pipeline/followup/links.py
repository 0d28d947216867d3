"""Which activity of an annual plan a decision or action belongs to. No link is better than a wrong one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline import resources
from pipeline.language.meaning import encode
from pipeline.model import Activiteit
from pipeline.register.matching import stem, tokens

# Shares of the words of a title, and cosines; set by eye on minutes and plans of two networks (tests/test_jaarplan.py holds examples).
CLEAR = 0.65  # so much of a title in the row or its agenda item is a link
HALF = 0.45  # so much only with a meaning that is near
NEAR = 0.35
ALONE = 0.65  # meaning without words, which links only in doubt
AHEAD = 0.15  # the second best activity must stay so far behind
PART = 0.5  # a word that is only the start of a compound counts for so much: hitte, hitteplan
SHORTEST = 5
NAMING = 6  # letters of a first word that names an activity by itself: "Zorgpad" of "Zorgpad kwetsbare ouderen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """``activity`` is an index into the activities; ``sure`` is False where a person must look. ``why`` is a Dutch reason."""

    activity: int
    sure: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``text`` of a decision or action, ``subject`` the title of the agenda item it was settled under ("" if unknown)."""

    text: str
    subject: str = ""


def links(rows: Sequence[Row], activities: Sequence[Activiteit]) -> list[Link | None]:
    """One for each row, None where no activity is clearly the one."""
    if not rows or not activities:
        return [None] * len(rows)
    titles = [_words(a.titel) for a in activities]
    often = Counter(w for words in titles for w in words)
    # rounded, so that a last bit of floating point never decides
    means = (encode([f"{r.subject}: {r.text}" if r.subject else r.text for r in rows]) @ encode([_told(a) for a in activities]).T).round(3)
    return [_link(row, activities, titles, often, [float(m) for m in near]) for row, near in zip(rows, means, strict=True)]


def _told(activity: Activiteit) -> str:
    return f"{activity.titel}. {activity.resultaat}" if activity.resultaat else activity.titel


def _link(
    row: Row, activities: Sequence[Activiteit], titles: Sequence[frozenset[str]], often: Counter[str], near: Sequence[float]
) -> Link | None:
    said = _words(row.text) | _words(row.subject)
    shares = [_share(said, words, often) for words in titles]
    ranked = sorted(range(len(titles)), key=lambda i: (shares[i], near[i]), reverse=True)
    best = ranked[0]
    ahead = len(ranked) == 1 or shares[best] - shares[ranked[1]] >= AHEAD
    shared = ", ".join(w for w in _printed(activities[best].titel) if stem(_plain(w)) in titles[best] & said)
    if ahead and shares[best] >= CLEAR:
        return Link(activity=best, sure=True, why=f"zelfde woorden ({shared})")
    if ahead and shares[best] >= HALF and near[best] >= NEAR:
        return Link(activity=best, sure=False, why=f"deels zelfde woorden ({shared})" if shared else _alike(row, activities[best]))
    named = [i for i, a in enumerate(activities) if (name := _name(a.titel, often)) and name in tokens(f"{row.text} {row.subject}")]
    if len(named) == 1 and shares[named[0]] == shares[best]:
        shared = ", ".join(w for w in _printed(activities[named[0]].titel) if stem(_plain(w)) in titles[named[0]] & said)
        return Link(activity=named[0], sure=False, why=f"deels zelfde woorden ({shared})")
    meant = sorted(range(len(titles)), key=lambda i: near[i], reverse=True)
    clear = len(meant) == 1 or near[meant[0]] - near[meant[1]] >= AHEAD
    if clear and near[meant[0]] >= ALONE:
        return Link(activity=meant[0], sure=False, why="ongeveer dezelfde betekenis")
    return None


def _name(title: str, often: Counter[str]) -> str | None:
    """The word that names an activity: the first of its title that tells it apart and no other title has. Its plural is another thing."""
    first = next((w for w in map(_plain, _printed(title)) if stem(w) in _words(title)), "")
    return first if len(first) >= NAMING and often[stem(first)] == 1 else None


def _printed(text: str) -> list[str]:
    """The words as written, each once."""
    return list(dict.fromkeys(re.findall(r"\w[\w'’-]*\w", text)))


def _plain(word: str) -> str:
    return "".join(tokens(word))


def _alike(row: Row, activity: Activiteit) -> str:
    """Which words are partly the same, as written."""
    others = _printed(f"{row.text} {row.subject}")
    pairs = [(a, b) for a in _printed(activity.titel) for b in others if _compound(stem(_plain(a)), stem(_plain(b)))]
    pairs = [(a, b) for a, b in pairs if stem(_plain(a)) in _words(activity.titel)]
    return f"een deel van een woord is gelijk ({pairs[0][0]}, {pairs[0][1]})" if pairs else "een deel van een woord is gelijk"


def _share(said: frozenset[str], title: frozenset[str], often: Counter[str]) -> float:
    """How much of the title is said, a word that more titles have counting for less."""
    total = sum(1 / often[w] for w in title)
    return sum(_said(w, said) / often[w] for w in title) / total if total else 0.0


def _said(word: str, said: frozenset[str]) -> float:
    if word in said:
        return 1.0
    return PART if any(_compound(word, other) for other in said) else 0.0


def _compound(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= SHORTEST and (long.startswith(short) or long.endswith(short))


def _words(text: str) -> frozenset[str]:
    """Stems of the words that tell subjects apart; all of them where a title has no such word ("Communicatie met inwoners")."""
    stems = [stem(w) for w in tokens(text) if len(w) > 2 and not w.isdigit() and w not in _little()]
    return frozenset(s for s in stems if s not in _common()) or frozenset(stems)


@cache
def _little() -> frozenset[str]:
    return frozenset(w for term in resources.terms("little_words") for w in tokens(term))


@cache
def _common() -> frozenset[str]:
    return frozenset(stem(w) for term in resources.terms("plan_common_words") for w in tokens(term))
