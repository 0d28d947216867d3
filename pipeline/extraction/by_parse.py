"""Who must do it by the parse: subjects of the clauses of a sentence, "door ..." of a passive, whom a request is put to."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from pipeline.extraction import doers
from pipeline.extraction.clauses import Clause
from pipeline.extraction.finite import DONE
from pipeline.extraction.parties import ARTICLE, EVERYBODY, group_words, names_doer
from pipeline.extraction.roster import Mention, named_at
from pipeline.language.dates.expr import MONTHS

NEAR = frozenset({"amod", "flat", "compound", "appos", "nmod", "nmod:poss", "fixed", "nummod", "flat:name", "compound:prt"})
WE = frozenset({"we", "wij", "ik", "jullie"})
WHEN = re.compile(rf"(?:{'|'.join(MONTHS)})\b|\d")  # "spreekt de raad in mei verder"
# "neemt het bestuur vóór november contact op": no part of the name
TIME = frozenset({"vóór", "voor", "na", "tijdens", "sinds", "rond", "vanaf", "tot", "per"})


def is_group(token: Token) -> bool:
    """Whether a noun names a body or group: "werkgroep", "regiegroep", "DK-team"."""
    word = token.lower_.rsplit("-", 1)[-1]
    return word in group_words() or token.lemma_.lower() in group_words() or any(word.endswith(g) for g in group_words() if len(g) > 4)


def phrase(token: Token) -> str:
    """A group as the text names it: its noun phrase without article, relative clause and loose adverbs."""
    keep = [token]
    stack = list(token.children)
    while stack:
        child = stack.pop()
        when = any(c.dep_ == "case" and (c.lower_ in TIME or WHEN.match(child.lower_)) for c in child.children)
        within = child.dep_ == "nmod" and when
        near = not within and child.dep_ in NEAR
        if near and (child.dep_ not in ("nmod", "appos") or child.pos_ in ("PROPN", "X", "SYM", "NOUN") and abs(child.i - token.i) <= 4):
            keep.append(child)
            stack += [c for c in child.children if c.dep_ != "punct"]
    first, last = min(t.i for t in keep), max(t.i for t in keep)
    words = ARTICLE.sub("", re.split(r",|\smet\s", token.doc[first : last + 1].text)[0]).strip(" ,.;:")
    return token.text if re.search(r"\s(?:de|het|een)$", words) else words  # a verb taken for a noun: "moderamen bereidt een"


def subject_owners(subject: Token, span: Span, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Persons, or the group, that a subject names; empty for "we", "er", things."""
    left, right = subject.left_edge.idx - span.start_char, subject.i
    edge = max((t.idx + len(t) for t in (subject, *subject.conjuncts, *subject.children)), default=right) - span.start_char
    head = subject.idx - span.start_char
    people = [m for m in mentions if left <= m.start and m.end <= edge]
    if named_at(people, head):
        return doers.names_of(people)
    if is_group(subject) or names_doer(subject.lower_) or subject.ent_type_ in ("ORG", "GREMIUM"):
        name = phrase(subject)
        return ("allen",) if EVERYBODY.match(name) else (name,)
    return ()


def agent_owners(clause: Clause, span: Span, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """The "door ..." of a passive."""
    if not clause.passive and clause.finite.lower_ not in ("wordt", "worden", "is", "zijn"):
        return ()  # "geeft dit door aan Jan": he receives it
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


def owners(span: Span, found: tuple[Clause, ...], mentions: tuple[Mention, ...], start: int = 0) -> tuple[str, ...]:
    """Owners by the subjects of the clauses behind ``start``, the main clause first."""
    for clause in sorted(found, key=lambda c: not c.root):
        if clause.subject is not None and clause.subject.idx - span.start_char < start or DONE.fullmatch(clause.finite.lower_):
            continue  # the label itself, taken for a subject
        if clause.finite.i + 1 < span.end and clause.finite.nbor().lower_ in WE:
            continue  # "De spreker benaderen we": not the speaker
        names = asked_owners(clause, span, mentions) or agent_owners(clause, span, mentions)
        undergoes = clause.passive or clause.finite.lower_ in ("wordt", "worden", "mag", "mogen")
        if not names and clause.subject is not None and not clause.passive:
            names = subject_owners(clause.subject, span, mentions)
            names = () if undergoes and not any(m.name in names for m in mentions) else names
        if names:
            return names
    return ()
