"""Lines of a PDF -> headings, paragraphs and list items: which lines belong together, and what each piece of text is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.document import Block, Kind, Style
from pipeline.readers.pdf_columns import is_marker
from pipeline.readers.pdf_join import ADDRESS, NEW_ADDRESS, Hyphenation, fits, runs_of
from pipeline.readers.pdf_page import Line
from pipeline.readers.text_runs import flow

LARGE = 1.13  # times the size of the text: a heading, if no more than this share of the letters is as large
RARE = 0.12
FEW = 5
UNLIKE = 0.25  # of the type size: lines that differ more are no one text
SENTENCE_END = (".", "!", "?", ":", ";")
LONGEST_HEADING = 160
SPEAKER = re.compile(r"[A-Z<][^.:;,?!]{1,40}(?::\s|>)")
GLUED_NUMBER = re.compile(r"\d{1,2}[.)](?=[A-Z][a-z])")
BARE_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What is usual in the document. ``pitch``: distance between lines of a paragraph, in type sizes. ``rights``: of each page."""

    size: float
    pitch: float
    rights: dict[int, float]
    larger: tuple[float, ...]  # sizes of headings, largest first
    hyphens: Hyphenation


@dataclass(slots=True, kw_only=True)
class Draft:
    """A block in the making."""

    lines: list[Line]
    marker: str = ""
    heading: bool = False
    x0: float = 0.0  # of the marker, or of the first line
    indents: tuple[float, ...] = field(default_factory=tuple)  # where its next lines may start

    @property
    def last(self) -> Line:
        return self.lines[-1]


def layout(lines: Sequence[Line], hyphens: Hyphenation, widths: dict[int, float]) -> Layout:
    """``widths`` of the pages, in points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    size = max(sizes, key=lambda s: sizes[s], default=10.0)
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if a.page == b.page and a.size == b.size == size]
    pitches = Counter(round((b.bottom - a.bottom) / size, 1) for a, b in pairs if 0.9 * size < b.bottom - a.bottom < 2.5 * size)
    rights = {page: _right([line for line in lines if line.page == page], widths[page]) for page in {line.page for line in lines}}
    widest = max(rights.values(), default=0.0)
    return Layout(
        size=size,
        pitch=_pitch(pitches),
        rights={page: right if right > 0.9 * widest else widest for page, right in rights.items()},
        larger=tuple(sorted((s for s, n in sizes.items() if s >= LARGE * size and n < RARE * sizes.total()), reverse=True)),
        hyphens=hyphens,
    )


def _pitch(pitches: Counter[float]) -> float:
    """Few lines may all be paragraphs by themselves, as around tables: what lies between these is no distance of lines."""
    usual = min((p for p, n in pitches.items() if n >= 0.4 * max(pitches.values())), default=1.2)
    return usual if pitches.total() >= FEW else min(usual, 1.5)


def _right(lines: Sequence[Line], width: float) -> float:
    """The right margin: the far end of the lines, a few that stick out aside. Short lines alone do not show it: margins are about equal."""
    ends = sorted(line.x1 for line in lines if len(line.text) > 30)
    return max(ends[min(len(ends) - 1, int(0.97 * len(ends)))] if ends else 0.0, 0.85 * (width - min(line.x0 for line in lines)))


def drafts(lines: Sequence[Line], usual: Layout) -> list[Draft]:
    made: list[Draft] = []
    for line in lines:
        marker, rest = _marker(line, made[-1] if made else None, usual)
        if made and not marker and _goes_on(made[-1], line, usual):
            made[-1].lines.append(line)
            made[-1].indents = (line.x0,)
            made[-1].heading = made[-1].heading and (line.size in usual.larger or any(Style.BOLD in w.styles for w in line.words))
        else:
            made.append(
                Draft(
                    lines=[rest],
                    marker=marker,
                    heading=_opens_heading(marker, rest, made[-1] if made else None, usual),
                    x0=line.x0,
                    indents=(rest.x0, line.x0) if marker else (line.x0,),
                )
            )
    return made


def _marker(line: Line, before: Draft | None, usual: Layout) -> tuple[str, Line]:
    """The printed marker of a line that opens a list item or numbered heading, and the line without it."""
    glued = GLUED_NUMBER.match(line.words[0].text)
    if glued and (before is None or not _goes_on(before, line, usual, opening=True)):
        opening = replace(line.words[0], text=line.words[0].text[glued.end() :])
        return glued[0], replace(line, words=(opening, *line.words[1:]))
    if len(line.words) < 2:
        return "", line
    first, rest = line.words[0].text, replace(line, words=line.words[1:])
    tabbed = line.words[1].x0 - line.words[0].x1 > 0.5 * line.words[0].size
    if BARE_NUMBER.fullmatch(first) and tabbed and (rest.all_in(Style.BOLD) or rest.size in usual.larger):
        return first, rest
    if not is_marker(first) or (first == "o" and not tabbed) or line.words[1].glued:
        return "", line
    if tabbed or before is None or not _goes_on(before, line, usual, opening=True):
        return first, rest
    return "", line


def _opens_heading(marker: str, line: Line, before: Draft | None, usual: Layout) -> bool:
    """A line in larger type right under text in that type is more of that text, not a heading."""
    if marker and not marker[0].isdigit():
        return False
    last = before.last if before and not before.heading and not marker else None
    if last and (last.page, last.size) == (line.page, line.size) and (line.bottom - last.bottom) / line.size < 1.22 * usual.pitch:
        return False
    return _headlike(line, usual, bool(marker))


def _headlike(line: Line, usual: Layout, numbered: bool) -> bool:
    if len(line.text) > LONGEST_HEADING or not any(c.isalpha() for c in line.text):
        return False
    if line.size in usual.larger:
        return numbered or len(line.text) < 80 or not line.text.endswith(SENTENCE_END)
    coloured = all(w.coloured and Style.LINK not in w.styles for w in line.words)
    named = coloured and not line.text.endswith((*SENTENCE_END, ","))
    return line.size >= usual.size and line.all_in(Style.BOLD) and (numbered or named)


def _goes_on(draft: Draft, line: Line, usual: Layout, opening: bool = False) -> bool:
    """Whether the line is the next line of the draft. ``opening``: it looks like the start of a list item."""
    last = draft.last
    numbered = bool(draft.marker) and draft.marker[0].isdigit()
    alike = abs(line.size - last.size) < 0.6 and line.all_in(Style.BOLD) == last.all_in(Style.BOLD)
    if (_headlike(line, usual, numbered or opening)) and not draft.heading and not alike:
        return False
    unlike = abs(line.size - last.size)
    if unlike > UNLIKE * last.size or (unlike > 0.6 and (draft.heading or line.size in usual.larger or last.size in usual.larger)):
        return False
    right = usual.rights.get(last.page, 0.0)
    text, full = last.text.rstrip("\"'”’)»"), not fits(last, line, right)
    ended = text.endswith(SENTENCE_END)
    if line.page == last.page and not opening and _starts_anew(last.words[-1].text, line.text, ended):
        return False
    lower = line.words[0].text[0].islower() and not opening
    if draft.heading and not _headlike(line, usual, numbered) and not lower:
        return False
    broken = text.endswith(("-", "\u00ad")) and (lower or bool(ADDRESS.search(last.words[-1].text)))
    if not _aligned(draft, line, full, 12.0 if lower and not ended else 4.0):
        return False
    if line.page != last.page:
        return broken or (not ended and (lower or (full and alike)))
    pitch = (line.bottom - last.bottom) / last.size
    if pitch > 1.22 * usual.pitch:
        return pitch < 1.9 * usual.pitch and full and not ended and lower
    return full or broken or text.endswith(",") or (lower and not ended)


def _starts_anew(last: str, text: str, ended: bool) -> bool:
    """A line that can only be a new paragraph: "Naam: ..." or "<Actie Jan>" after a full stop, an address below an address."""
    if NEW_ADDRESS.match(text):
        return bool(NEW_ADDRESS.match(last))
    return ended and bool(SPEAKER.match(text))


def _aligned(draft: Draft, line: Line, full: bool, slack: float) -> bool:
    if any(abs(line.x0 - indent) <= slack for indent in draft.indents):
        return True
    return not draft.marker and len(draft.lines) == 1 and full and 0 < draft.x0 - line.x0 < 45  # the first line is indented


def blocks(made: Sequence[Draft], usual: Layout, depths: list[float]) -> list[Block]:
    """``depths``: left edges of the list items that are open, outermost first; updated in place."""
    return [block for draft in made if (block := _block(draft, usual, depths)).text]


def _block(draft: Draft, usual: Layout, depths: list[float]) -> Block:
    text, marks = flow(runs_of(draft.lines, usual.rights.get(draft.lines[0].page, 0.0), usual.hyphens, breaks=False))
    page = draft.lines[0].page
    if draft.heading:
        depths.clear()
        level = _heading_level(draft, usual)
        return Block(kind=Kind.HEADING, text=text, marks=marks, marker=draft.marker, level=level, page=page)
    if not draft.marker:
        if depths and draft.x0 < depths[0] + 3:
            depths.clear()
        return Block(kind=Kind.PARAGRAPH, text=text, marks=marks, page=page)
    while depths and depths[-1] > draft.x0 - 4:
        depths.pop()
    depths.append(draft.x0)
    return Block(kind=Kind.LIST_ITEM, text=text, marks=marks, marker=draft.marker, level=len(depths), page=page)


def _heading_level(draft: Draft, usual: Layout) -> int:
    size = draft.lines[0].size
    above = sum(larger > size for larger in usual.larger)
    return above + 1 + len(re.findall(r"\.\d", draft.marker))


def titled(made: Sequence[Block]) -> list[Block]:
    """Large lines that open the document are its title, a paragraph as in Word, unless later headings look the same."""
    first = next((i for i, b in enumerate(made) if b.kind is not Kind.HEADING or b.marker), len(made))
    later = {b.level for b in made[first:] if b.kind is Kind.HEADING and not b.marker}
    if first == len(made):
        return list(made)
    opening = made[:1] if made[:first] else []
    opening = [*opening, *(b for b in made[1:first] if b.level not in later)]
    return [replace(b, kind=Kind.PARAGRAPH, level=0, style="Title") if b in opening else b for b in made[:first]] + list(made[first:])


NOTE = re.compile(r"(\d{1,3})[.)]?\s*")


def footnotes(lines: Sequence[Line], usual: Layout) -> list[Block]:
    """Each note with its number as marker; a line that does not open with the next number belongs to the note before."""
    notes: list[list[Line]] = []
    for line in lines:
        found = NOTE.match(line.text)
        if found and (not notes or int(found[1]) == len(notes) + int(NOTE.match(notes[0][0].text)[1])):  # type: ignore[index]
            notes.append([line])
        elif notes:
            notes[-1].append(line)
    return [_note(note, usual) for note in notes]


def _note(lines: Sequence[Line], usual: Layout) -> Block:
    runs = runs_of(lines, usual.rights.get(lines[0].page, 0.0), usual.hyphens, breaks=False)
    text, marks = flow(runs)
    number = NOTE.match(text)
    cut = number.end() if number else 0
    moved = tuple(replace(m, start=max(0, m.start - cut), end=m.end - cut) for m in marks if m.end > cut)
    return Block(kind=Kind.FOOTNOTE, text=text[cut:], marks=moved, marker=number[1] if number else "", page=lines[0].page)


def note_numbers(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(found[1] for line in lines if (found := NOTE.match(line.text)))
