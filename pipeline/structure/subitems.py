"""Printed sub-headings inside agenda items: deeper headings, "3.1", lines in bold or italic, short plain lines that stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline import resources
from pipeline.document import Block, Document, Kind
from pipeline.structure import candidates, labelled, numbers
from pipeline.structure.candidates import Candidate
from pipeline.structure.outline import Table
from pipeline.structure.words import is_standing, verb, wordset

LONGEST = 95
PLAIN_WORDS = 8
FOLLOWED_BY = 45  # characters: a paragraph under a plain sub-heading is at least this long
NOT_HEADING = re.compile(
    r"^(?:bijlagen?|bijgevoegd|besluit|actie|acties|actiepunt|actiepunten(?=\W*$)|afspraak|afspraken|vervolg|conclusie|toezegging|stemming|noot|nb|p\.?m|geen)\b"
    r"|https?://|www\.|@|^\d{1,2}[:.]\d{2}|^[–•<(\"“‘'’]|\bpagina \d",
    re.I,
)

ATTACHMENT = re.compile(r"(?:bijlagen?|bijgevoegd|meegestuurd|stukken)\b.{0,120}$", re.I)


@cache
def opener() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(resources.terms('sentence_openers'))})\b")


def find(
    document: Document, tables: Sequence[Table], usable: list[Candidate], main: list[Candidate], frames: frozenset[int]
) -> list[Candidate]:
    """Candidates of level 2 between the main items, which may hold deeper headings themselves (``depth`` above 1)."""
    blocks = document.blocks
    have = {c.block for c in main}
    tops = [c for c in main if c.depth == 1]
    start = tops[0].block if tops else 0
    in_lists = {i for t in tables for i in t.rows}
    headings_used = any(c.ink.startswith("heading") for c in main) and document.format in {"md", "txt"}
    found = []
    for c in usable:
        if c.block in have or c.block <= start or c.block in in_lists or c.block in frames or _is_speaker(blocks[:start], c):
            continue
        if c.leads:
            continue
        if _is_sub(blocks, c, main, headings_used) and not _second_line(blocks, c, main):
            found.append(replace(c, depth=2))
    found = [c for c in found if not _one_of_text(blocks, c, found, main)]
    found = [c for c in found if not _leads_in(c) or _among_others(c, found, main)]
    inked = any(c.ink or c.number for c in found) or any(c.depth > 1 for c in main)
    return [c for c in found if c.ink or c.number or not inked or is_standing(c.title) or _names_part(c, main)]


def _one_of_text(blocks: Sequence[Block], c: Candidate, found: list[Candidate], main: list[Candidate]) -> bool:
    """ "a. Brief van de buren. Zij klagen ..." where a letter of the row is no title: a list of remarks, no sub-items."""
    if not _lettered(c):
        return False
    tops = [m.block for m in main if m.depth == 1]
    start = max((b for b in tops if b < c.block), default=-1)
    end = min((b for b in tops if b > c.block), default=len(blocks))
    titles = {f.block for f in found if _lettered(f)}
    return any((n := numbers.of(blocks[i])) and n.style[0] == "a" and i not in titles for i in range(start + 1, end))


def _lettered(c: Candidate) -> bool:
    """A letter and a title with the text behind it in one line."""
    return bool(c.number and c.runs_in and not c.ink and c.number.style[0] == "a")


def _leads_in(candidate: Candidate) -> bool:
    return candidate.title.endswith(":") and not candidate.ink and not candidate.number


def _among_others(candidate: Candidate, found: list[Candidate], main: list[Candidate]) -> bool:
    """A plain line with a colon leads in a list, unless its item is treated in several such parts: "Mededelingen:" and "Verslag:"."""

    def parent(c: Candidate) -> int:
        return max((m.block for m in main if m.block < c.block and m.depth == 1), default=-1)

    return len({c.plain.split()[0] for c in found if _leads_in(c) and parent(c) == parent(candidate)}) > 1


def _names_part(candidate: Candidate, main: list[Candidate]) -> bool:
    """A line with words of its item's title only: the item "Visie en planning" treated in the parts "Visie" and "Planning"."""
    parent = next((m for m in reversed(main) if m.block < candidate.block and m.depth == 1), None)
    words = candidate.plain.split()
    return parent is not None and bool(words) and set(words) <= set(re.findall(r"\w+", parent.plain)) and candidate.plain != parent.plain


def _is_speaker(preamble: Sequence[Block], candidate: Candidate) -> bool:
    """A line that only holds somebody of the attendance list says who speaks: it is no heading."""
    name = candidate.title.strip(" :")
    capital = all(w[0].isupper() or w in wordset("name_particles") for w in name.split())
    return capital and any(name in b.text and len(b.text) > len(name) for b in preamble)


def _second_line(blocks: Sequence[Block], candidate: Candidate, main: list[Candidate]) -> bool:
    """The continuation of a title broken over two lines is no sub-item."""
    before = next((c for c in main if c.block == candidate.block - 1), None)
    return before is not None and candidates.broken(blocks, before.block, before.title, frozenset()) == candidate.block


def _is_sub(blocks: Sequence[Block], c: Candidate, main: list[Candidate], headings_used: bool) -> bool:
    if len(c.title) > LONGEST or labelled.is_label_line(blocks[c.block]) or NOT_HEADING.search(c.title):
        return False
    if c.ink.startswith("heading"):
        return True
    if c.ink == "substyle" and not (c.number and len(c.number.path) > 2):
        return bool(c.number) or not is_sentence(c.title)
    if c.number:
        return _numbered(blocks, c, main)
    if c.runs_in and not c.ink:
        return False
    if not stands_alone(blocks, c):
        return False
    if c.ink in {"bold", "italic", "upper"}:
        sentence = verb().search(c.title) and len(c.title.split()) > PLAIN_WORDS and not c.title.endswith("?")
        return not sentence and not re.search(r"[.;,!]$|:\s+\S", c.title)
    return not headings_used and _plain(blocks, c, main)


def _numbered(blocks: Sequence[Block], c: Candidate, main: list[Candidate]) -> bool:
    """ "3.1 Titel" under item 3, or a line of the second list level with text of its own below it."""
    assert c.number
    parent = next((m for m in reversed(main) if m.block < c.block and m.depth == 1), None)
    of_parent = bool(parent and parent.number and len(c.number.path) > 1 and c.number.path[0] == parent.number.path[0])
    if re.search(r"[.;,!]$", c.title) or len(c.title) < 3:
        return False
    following = _next(blocks, c.block)
    told = (
        following is not None and following.kind is Kind.PARAGRAPH and (len(following.text) >= FOLLOWED_BY or following.text.endswith("."))
    )
    followed = c.runs_in or told
    if of_parent:
        return len(c.number.path) == 2 or followed
    if c.number.style[0] == "a" and c.title[0].isupper() and len(c.title.split()) <= PLAIN_WORDS:
        return followed and not c.adjacent and not verb().search(c.title)
    return followed and not c.adjacent and blocks[c.block].level == 2 and not verb().search(c.title)


def is_sentence(title: str) -> bool:
    """A line of text that only borrows the style of a heading: it ends as a sentence or has a verb and asks nothing."""
    return bool(re.search(r"[.;,!]$", title)) or bool(verb().search(title)) and not title.endswith("?")


def stands_alone(blocks: Sequence[Block], c: Candidate) -> bool:
    """A short line with text below it, in the next block or after a line break in the same one."""
    i, block = c.block, blocks[c.block]
    if c.runs_in and "\n" in block.text:
        return len(c.title) <= LONGEST and not re.search(r"[.;,!]$", c.title)
    following = _next(blocks, i)
    if (
        block.kind not in (Kind.PARAGRAPH, Kind.HEADING)
        or following is None
        or len(block.text) > LONGEST + 40
        or "\n" in block.text.strip()
    ):
        return False
    return following.kind is not Kind.HEADING


def _plain(blocks: Sequence[Block], c: Candidate, main: list[Candidate]) -> bool:
    """A plain line only when everything speaks for it: written as a title, text or a list below, a full stop above."""
    before = _previous(blocks, c.block)
    while before is not None and ATTACHMENT.match(before.text):  # papers of the item, printed under its title
        before = _previous(blocks, next(i for i, b in enumerate(blocks) if b is before))
    if any(_next(blocks, c.block) is blocks[m.block] for m in main) or before is None:
        return False
    below_item = any(before is blocks[m.block] for m in main)
    stopped = before.kind is not Kind.PARAGRAPH or re.search(r"[.!?:;)”’\"]\s*$", before.text)
    return bool(below_item or stopped or is_standing(c.title)) and like_title(blocks, c)


def like_title(blocks: Sequence[Block], c: Candidate) -> bool:
    """Short, no verb, no end punctuation, and text or a list below it."""
    title = c.title.removesuffix(":") if is_standing(c.title) else c.title
    if len(title.split()) > PLAIN_WORDS or re.search(r"[.:;,!?)]$", title) and not candidates.DASHED_NAME.search(title):
        return False
    if verb().search(title) or opener().match(title) or NOT_HEADING.search(title) or not re.match(r"[A-ZÀ-Ý0-9]", title):
        return False
    if re.search(r"\t|\s{3,}|[.;:]\s|\d[-/]\d", title):
        return False
    following = _next(blocks, c.block)
    if c.runs_in or following is not None and following.kind is Kind.LIST_ITEM:
        return True
    if following is None or following.kind is not Kind.PARAGRAPH or len(following.text) < FOLLOWED_BY:
        return False
    return bool(re.search(r"[.!?:]\W{0,2}$", following.text)) or len(following.text) > 2 * LONGEST


def _next(blocks: Sequence[Block], i: int) -> Block | None:
    return next((blocks[j] for j in range(i + 1, len(blocks)) if blocks[j].text.strip()), None)


def _previous(blocks: Sequence[Block], i: int) -> Block | None:
    return next((blocks[j] for j in range(i - 1, -1, -1) if blocks[j].text.strip()), None)
