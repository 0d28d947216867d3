"""Who must do it: only those whom the sentence, its label or its row names. Nobody named means nobody, never a guess."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Span, Token

from pipeline import resources
from pipeline.extraction.clauses import Clause
from pipeline.extraction.roster import Mention, Roster
from pipeline.language.verbs import forms

SEPARATORS = re.compile(r"\s*(?:,|;|/|&|\+|\n|\ben\b|\bmet\b|\bi\.s\.m\.?|\bsamen met\b)\s*")
BRACKETS = re.compile(r"\(([^()]{2,60})\)\s*[.;]?\s*$")
ROLE = re.compile(r"\s*\((?:vz|voorzitter|notulist|secr(?:etaris)?)\.?\)\s*$", re.I)
NOBODY = re.compile(
    r"^(?:-+|n\.?v\.?t\.?|\?+|onbekend|nader te bepalen|n\.?t\.?b\.?|nog te bepalen|vacant|vacature|open|tbd|geen|x)$", re.I
)
ARTICLE = re.compile(r"^(?:de|het|een|onze|ons|dhr\.?|mevr\.?|mw\.?|de heer|mevrouw)\s+", re.I)
FIRST_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
MODAL_FORMS = frozenset(
    {"zal", "zullen", "gaat", "gaan", "moet", "moeten", "dient", "dienen", "kan", "kunnen", "wil", "willen", "krijgt", "krijgen"}
)
ASKED = frozenset({"wordt", "worden", "is", "zijn"})
NOT_VERBS = frozenset({"het", "de", "een", "bij", "aan", "vast", "recht", "leden", "zaken", "plannen", "regels", "beheer", "lijst"})
ALL = re.compile(r"^(?:allen|allemaal|iedereen|all|alle aanwezigen|alle leden)$", re.I)


@cache
def group_words() -> frozenset[str]:
    return frozenset(resources.terms("group_words"))


def is_group(token: Token) -> bool:
    """Whether a noun names a body or group: "werkgroep", "regiegroep", "DK-team"."""
    word = token.lower_.rsplit("-", 1)[-1]
    return word in group_words() or token.lemma_.lower() in group_words() or any(word.endswith(g) for g in group_words() if len(g) > 4)


def listed(text: str, roster: Roster) -> tuple[str, ...]:
    """Owners in a cell or label: "Jan en Els", "Peter/Lizzy", "allen", "team X". Full names where one person alone fits."""
    found: list[str] = []
    for part in SEPARATORS.split(text.strip()):
        name = ARTICLE.sub("", ROLE.sub("", part).strip(" .:<>")).strip()
        if len(name) > 1 and not NOBODY.match(name) and re.search(r"[^\W\d_]", name):
            full = roster.full(name)
            if full not in found:
                found.append(full)
    return tuple(found)


def phrase(token: Token) -> str:
    """A group as the text names it: its noun phrase without article, relative clause and loose adverbs."""
    keep = [token]
    stack = list(token.children)
    while stack:
        child = stack.pop()
        near = child.dep_ in ("amod", "flat", "compound", "appos", "nmod", "nmod:poss", "fixed", "nummod", "flat:name", "compound:prt")
        if near and (child.dep_ not in ("nmod", "appos") or child.pos_ in ("PROPN", "X", "SYM", "NOUN") and abs(child.i - token.i) <= 4):
            keep.append(child)
            stack += [c for c in child.children if c.dep_ != "punct"]
    first, last = min(t.i for t in keep), max(t.i for t in keep)
    return ARTICLE.sub("", token.doc[first : last + 1].text).strip(" ,.;:")


def subject_owners(subject: Token, span: Span, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Persons, or the group, that a subject names; empty for "we", "er", things."""
    left, right = subject.left_edge.idx - span.start_char, subject.i
    edge = max((t.idx + len(t) for t in (subject, *subject.conjuncts, *subject.children)), default=right) - span.start_char
    head = subject.idx - span.start_char
    people = [m for m in mentions if left <= m.start and m.end <= edge]
    if any(m.start <= head < m.end for m in people):
        return tuple(dict.fromkeys(m.name for m in people))
    if is_group(subject) or subject.ent_type_ in ("ORG", "GREMIUM"):
        name = phrase(subject)
        return ("allen",) if ALL.match(name) else (name,)
    return ()


def agent_owners(clause: Clause, span: Span, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """The "door ..." of a passive."""
    for child in clause.verb.children:
        if child.dep_ in ("obl:agent", "obl") and any(c.lower_ == "door" for c in child.children):
            return subject_owners(child, span, mentions)
    return ()


def asked_owners(clause: Clause, span: Span, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Whom a request made in the meeting is put to: "Els vraagt Jan om ... te sturen" makes it Jan's task."""
    if clause.lemma not in ("vragen", "verzoeken", "uitnodigen") or clause.modal:
        return ()
    asked = [c for c in clause.verb.children if c.dep_ in ("obj", "iobj") and c.i != (clause.subject.i if clause.subject else -1)]
    doing = any(t.lower_ == "te" and t.i > clause.finite.i for t in span)
    return subject_owners(asked[0], span, mentions) if asked and doing else ()


def bracketed(text: str, roster: Roster) -> tuple[str, ...]:
    """Names alone in brackets at the end: "Rapportage rondsturen (Frank)"."""
    match = BRACKETS.search(text)
    names = listed(match[1], roster) if match else ()
    return names if names and all(roster.knows(n) or ALL.match(n) for n in names) else ()


def opening_owners(text: str, mentions: tuple[Mention, ...], start: int = 0) -> tuple[str, ...]:
    """Whom a task opens with, right before its finite verb: "Els en Jan (Org) maken ...", "De werkgroep Groen zoekt ...".

    Reads written forms, so it holds where a label or telegram style misleads the parser. ``start``: where the task begins.
    """
    verb = next((m for m in FIRST_WORDS.finditer(text, start, start + 90) if is_finite(m[0], text[m.end() :])), None)
    if verb is None:
        return ()
    subject = text[start : verb.start()]
    people = [m for m in mentions if start <= m.start and m.end <= verb.start()]
    left = subject
    for m in reversed(people):
        left = left[: m.start - start] + left[m.end - start :]
    if people and not re.search(r"\w", re.sub(r"\([^)]*\)|\ben\b|&", "", left)):
        return tuple(dict.fromkeys(m.name for m in people))
    words = ARTICLE.sub("", subject.strip(" ,:-–")).split()
    grouped = next((i for i, w in enumerate(words) if names_group(w)), None)
    if (
        people
        or grouped is None
        or len(words) > 7
        or any(w.lower() in ("die", "dat", "met", "voor", "bij", "in", "op", "aan", "er") for w in words)
    ):
        return ()
    return ("allen",) if ALL.match(" ".join(words)) else (" ".join(words),)


def is_finite(word: str, rest: str = "") -> bool:
    """A written form that most often is a finite verb; "wordt" only in "Jan wordt gevraagd om", where he who is asked must act."""
    lower = word.lower()
    return word[0].islower() and (
        lower in MODAL_FORMS
        or lower in ASKED
        and bool(re.search(r"\b(?:gevraagd|verzocht)\b", rest))
        or lower in forms()
        and not lower.startswith("ge")
        and lower not in NOT_VERBS
    )


def names_group(word: str) -> bool:
    last = word.lower().strip("().,").rsplit("-", 1)[-1]
    return last in group_words() or any(last.endswith(g) for g in group_words() if len(g) > 5)


def owners(span: Span, found: tuple[Clause, ...], roster: Roster, mentions: tuple[Mention, ...], start: int = 0) -> tuple[str, ...]:
    """Owners of the task in a sentence of running text; ``start``: where the task begins, behind a label."""
    names = bracketed(span.text, roster) or opening_owners(span.text, mentions, start)
    for clause in sorted(found, key=lambda c: not c.root):
        if names:
            break
        names = asked_owners(clause, span, mentions) or agent_owners(clause, span, mentions)
        if not names and clause.subject is not None and not clause.passive:
            names = subject_owners(clause.subject, span, mentions)
    return names
