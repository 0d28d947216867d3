"""What kind of document this is, from its title, its tables and its shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline import resources
from pipeline.document import Document, Kind
from pipeline.structure import labelled, numbers
from pipeline.structure.outline import Attendance, DocumentKind, Section, Table
from pipeline.structure.words import body_words

TITLE_BLOCKS = 8
LONGEST_TITLE = 200  # characters
LEAST_ITEMS = 3
MANY_LINES = 30  # of notes in catchwords; an agenda has fewer
MOST_CELLS = 3  # a row of more is no title line but a row of a list
PLAN = re.compile(r"\b(?:jaarplan|jaarprogramma|werkplan|meerjarenplan|jaaragenda|activiteitenplan|beleidsplan)\b", re.I)
MINUTES = re.compile(r"\b\w*(?:verslag|notulen|verslaglegging|besluitenlijst)\b", re.I)
AGENDA = re.compile(r"\b(?:concept-?\s?)?agenda\b|\buitnodiging\b", re.I)
LIST = re.compile(r"\b(?:actie(?:punten)?-?lijst|actie- en besluitenlijst|takenlijst)\b", re.I)
ADDRESSED = re.compile(r"\W*(?:geachte?|beste|aan|van|met dank|l\.s\.)\b", re.I)  # the first line of a letter
TOGETHER = re.compile(r"\b(?:sync|call|meeting)\b", re.I)
REPORT = re.compile(r"\bjaarverslag\b", re.I)
DAY = re.compile(
    r"\b\d{1,2}\s+(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b", re.I
)
HELD = re.compile(
    r"\b(?:opent|opende|sluit|sloot|heet)\b.{0,40}\b(?:vergadering|bijeenkomst|overleg|welkom|iedereen|aanwezigen)\b|\brondvraag\b", re.I
)


def find(document: Document, tables: Sequence[Table], sections: Sequence[Section], people: Sequence[Attendance] = ()) -> DocumentKind:
    """Minutes are recognised by their title, else by attendance or a meeting that is opened and closed.

    ``people``: who was there, also where no label says so ("3 mei, in de keet. Anna, Bert en Carla"): with a day and running text minutes.
    """
    lines = _title_lines(document)
    minutes = _first(lines, MINUTES)
    plan = _first(lines, PLAN)
    attended = any(t.kind == "aanwezigen" for t in tables) or _labels(document)
    if minutes is not None and (attended or plan is None or minutes <= plan):
        return "verslag"
    if plan is not None and not attended:
        return "jaarplan"
    acts = any(t.kind == "acties" for t in tables)
    if _first(lines, LIST) is not None and not attended and acts:
        return "actielijst"
    if _first(lines[:4], AGENDA) is not None and not attended and not _prose(document):
        return "conceptagenda"
    if attended or (sections and any(HELD.search(b.text) for b in document.blocks)):
        return "verslag"
    if any(a.presence == "aanwezig" for a in people) and _prose(document) and _dated(document):
        return "verslag"
    told = _prose(document) or len(sections) >= LEAST_ITEMS or len(document.blocks) >= MANY_LINES
    titles = [t for t in (*lines[:2], lines[-1]) if not ADDRESSED.match(t)]  # the document's, the first line, the name of the file
    meets = any(body_words().search(t) or TOGETHER.search(t) for t in titles) and _first(lines[:4], AGENDA) is None
    if told and meets and not _other_title(document, sections) and _dated(document):
        return "verslag"
    if len(sections) >= LEAST_ITEMS and (acts or _labels(document, "deelnemers") and _prose(document)):
        return "verslag"
    return "onbekend"


def _dated(document: Document) -> bool:
    return any(DAY.search(b.text) for b in document.blocks[:TITLE_BLOCKS])


def _other_title(document: Document, sections: Sequence[Section]) -> bool:
    """Whether a title line above the first item says that it is something else: a letter, a note, a plan."""
    end = min((i for s in sections for i in s.headings), default=TITLE_BLOCKS)
    first = [b.text for b in document.blocks[: max(1, min(end, TITLE_BLOCKS))] if len(b.text) < LONGEST_TITLE]
    return any(_other_documents().search(t) or REPORT.search(t) for t in [document.title, *first, re.sub(r"[_-]+", " ", document.name)])


@cache
def _other_documents() -> re.Pattern[str]:
    return re.compile(rf"\b\w*(?:{resources.alternatives('other_documents')})(?:s|en|n)?\b", re.I)


def _title_lines(document: Document) -> list[str]:
    """The document's title, the name of the file, and the first short lines that are no item and no table of several columns."""
    lines = [b for b in document.blocks[:TITLE_BLOCKS] if b.kind is not Kind.LIST_ITEM and len(b.cells) <= MOST_CELLS]
    short = [b for b in lines if len(b.text) < LONGEST_TITLE and not numbers.of(b)]
    texts = [REPORT.sub("", b.text) for b in short]
    return [document.title, *texts, re.sub(r"[_-]+", " ", document.name)]


def _first(lines: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((i for i, line in enumerate(lines) if pattern.search(line)), None)


def _labels(document: Document, *wanted: str) -> bool:
    """Whether the top names who was present or absent; a list of people invited does not say that they came."""
    labels = frozenset(wanted or ("aanwezig", "afwezig"))
    for i, block in enumerate(document.blocks[:60]):
        texts = [block.text] if block.kind is not Kind.TABLE_ROW else [block.cell_text(c) for c in block.cells]
        if any(labels & set(x.labels) for t in texts for x in labelled.in_text(i, t)):
            return True
    return False


def _prose(document: Document) -> bool:
    """Whether the document holds running text: an agenda has hardly a sentence."""
    sentences = sum(len(re.findall(r"[a-z)][.!?](?:\s|$)", b.text)) for b in document.blocks)
    return sentences > max(4, len(document.blocks) // 3)
