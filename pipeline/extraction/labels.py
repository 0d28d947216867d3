"""Labels that announce a task or a decision: "Actie Jan: ...", "<actiepunt Jan>", "(actie: Jan en Els)", "Vervolg: ...", "Besluit: ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label in a sentence: ``text[start:end]`` is the label with its brackets and colon, ``who`` the names in it ("" if none).

    ``rest`` is the stretch of the sentence without the label, as (start, end).
    """

    kind: Literal["actie", "besluit"]
    word: str
    who: str
    start: int
    end: int
    rest: tuple[int, int]


@cache
def words(kind: str) -> str:
    """Alternatives of a regular expression, longest first; a space matches any white space or hyphen."""
    terms = resources.terms({"actie": "action_labels", "besluit": "decision_labels"}[kind])
    return "|".join(re.escape(t).replace(r"\ ", r"[\s-]+") for t in sorted(terms, key=len, reverse=True))


# One edit away from "actiepunt(en)": misspellings such as "actiepoint", "aktiepunt", "actie punt".
MISSPELT = r"a[ck]t?ie[\s-]?p[ou]i?nt(?:en)?|aktie"
NUMBER = r"(?:\s*(?:nr\.?)?\s*[\d][\d.\-]*)?"
NAMES = r"[^:;.!?<>()\[\]\n\d]{2,60}?"


@cache
def patterns() -> tuple[tuple[Literal["actie", "besluit"], re.Pattern[str]], ...]:
    found: list[tuple[Literal["actie", "besluit"], re.Pattern[str]]] = []
    kind: Literal["actie", "besluit"]
    for kind in ("actie", "besluit"):
        word = f"(?P<word>{words(kind)}{'|' + MISSPELT if kind == 'actie' else ''})(?![^\\W\\d_])"  # no "(actief", no "(Apidoc"
        who = rf"(?:\s*[:\-–]?\s+(?:(?:voor|door|van)\s+)?(?P<who>{NAMES}))?"
        found += [
            (kind, re.compile(rf"[<(\[]\s*{word}{NUMBER}\s*[:\-–]?\s*(?P<who>[^<>()\[\]]{{0,80}}?)\s*[>)\]]\s*:?", re.I)),
            (kind, re.compile(rf"[<(\[]\s*{word}{NUMBER}\s+(?P<who>[^<>()\[\]:]{{2,40}}:[^<>()\[\]]{{3,200}})[>)\]]", re.I)),
            (kind, re.compile(rf"^\W*{word}{NUMBER}(?!\s+met\b){who}\s*(?:>\s*:?|:|\s[–-]\s|\t)\s*", re.I)),
            (kind, re.compile(rf"(?<=[.;!?–]\s){word}{NUMBER}{who}\s*:\s*", re.I)),
        ]
        if kind == "actie":
            word = word.replace("(?P<word>", "(?P<word>(?i:", 1) + ")"
            proper = r"(?P<who>(?:[A-Z][\w'’-]+(?:\s+(?:en|&|van|de|der|den)\b)?,?\s*){1,5}?)"
            found += [
                (kind, re.compile(rf"(?:(?<=[.;!?]\s)|^\W*){word}\s+{proper}[.\s]*$")),
                (kind, re.compile(rf"^\W*{word}\s+{proper}(?=\s(?:voor|om)\b)")),
                (kind, re.compile(rf"^\W*{word}\s+(?:voor|van)\s+(?P<who>[^:.]{{2,60}}?)\s+(?=om\b)")),
                (kind, re.compile(rf"^\W*{word},\s+(?P<who>(?!.))?")),
            ]
    return tuple(found)


@cache
def alone() -> re.Pattern[str]:
    """A label and nothing else, with names or without: "Besluit", "Actie Els"."""
    name = r"[A-ZÀ-Ý][\w'’./&-]*"
    names = rf"\s+{name}(?:[\s,]+(?:en|van|de|der|den|{name}))*"
    return re.compile(rf"\W*(?i:{words('actie')}|{words('besluit')}){NUMBER}(?:{names})?\s*:?\s*")


NAME_FIRST = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?:\s+(?:en\s+)?[A-ZÀ-Þ][\w'’-]+){0,3}\s+[a-z]")
INSIDE = re.compile(r"[(\[<][^()\[\]<>]{3,240}[)\]>]")


def pieces(text: str) -> list[tuple[int, int]]:
    """The sentence cut around labels that hold a task of their own: "Het loopt goed (actie Els: bellen) (actie Jan: mailen)" is three."""
    found, start = [], 0
    for match in INSIDE.finditer(text):
        label = label_of(match[0])
        if label and label.start == 0 and label.rest[1] > label.rest[0] > 0:
            found += [(start, match.start()), (match.start(), match.end())]
            start = match.end()
    found.append((start, len(text)))
    return [(a, b) for a, b in found if re.search(r"[^\W\d_]", text[a:b])]


def label_of(text: str) -> Label | None:
    """The first label in a sentence, or None. A label needs a border: line start or punctuation before, colon or brackets after."""
    best: Label | None = None
    for kind, pattern in patterns():
        match = pattern.search(text)
        if not match or best and match.start() >= best.start:
            continue
        who = (match["who"] or "").strip(" :–-,")
        before, after = (0, match.start()), (match.end(), len(text))
        rest = after if text[slice(*after)].strip(" .") else before
        if ":" in who and text[match.start()] in "<([":  # "(actie Jan: zaal regelen)": the task stands inside the brackets
            task = match.start("who") + (match["who"] or "").index(":") + 1
            who, rest = who.partition(":")[0].strip(), (task, match.end("who"))
        elif len(who.split()) > 4 and text[match.start()] in "<([" and (lead := NAME_FIRST.match(who)):  # "(Actie Els vraagt dit na)"
            who, rest = "", (match.start("who") + lead.start(), match.end("who"))
        best = Label(kind=kind, word=match["word"].lower(), who=who, start=match.start(), end=match.end(), rest=rest)
    return best
