"""What stands on the pages of a PDF beside the text: page headers, footers, page numbers, the side column of a letterhead."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.readers.pdf_page import Line, Page, lines_of, segments

MARGIN = 0.13  # share of the page height, at top and bottom, in which headers and footers stand
DEEP_MARGIN = 0.22  # a tall header (a letterhead) reaches to here; below MARGIN only a short text that is wholly the same counts
SHORT = 60  # letters
NUMBERING = re.compile(
    r"(?:\b(?:pagina|page|blad(?:zijde)?|blz\.?|p(?:ag)?\.)\s*)?\b\d{1,3}\s*(?:van(?:\s+de)?|of|/)\s*\d{1,3}\b"
    r"|\b(?:pagina|page|blad(?:zijde)?|blz\.?|p(?:ag)?\.)\s*:?\s*\d{1,3}\b",
    re.IGNORECASE,
)
BARE_NUMBER = re.compile(r"^[-–—|\s]*(\d{1,3})[-–—|\s]*$")
SIDE_START = 0.6  # share of the page width right of which a side column starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    headers: tuple[str, ...]
    footers: tuple[str, ...]
    pages: tuple[Page, ...]  # with only the words of the text left
    notes: tuple[Line, ...] = ()  # lines of footnotes


def separate(pages: Sequence[Page], body_size: float) -> Furniture:
    taken: dict[int, set[int]] = defaultdict(set)  # page number -> identities of words that are no text
    headers: list[str] = []
    footers: list[str] = []
    notes: list[Line] = []

    def take(page: Page, lines: Sequence[Line]) -> None:
        taken[page.number] |= {id(w) for line in lines for w in line.words}

    candidates = [(page, line, edge) for page in pages for line, edge in _marginal(page)]
    for page, line, edge in candidates:
        if _is_page_number(line.text, page) or _counts(line.text, page, len(pages)) or _repeated(line, page, edge, candidates):
            take(page, [line])
            own = rf"^{page.number}\s+(?=\D)|\s+{page.number}$"
            (footers if edge == "bottom" else headers).append(re.sub(own, "", NUMBERING.sub("", line.text)))
    for page in pages:
        take(page, [line for line in lines_of(page.words, page.number) if _says_page(line.text, page, len(pages))])
        noted = _footnotes(_left(page, taken), body_size)
        take(page, noted)
        notes += noted
        printed = _fine_print(_left(page, taken), body_size)
        take(page, printed)
        footers += [line.text for line in printed]
        column = _side_column(_left(page, taken), body_size)
        take(page, column)
        headers += ["\n".join(line.text for line in column), *page.aside]
    return Furniture(
        headers=_distinct(headers), footers=_distinct(footers), pages=tuple(_left(p, taken) for p in pages), notes=tuple(notes)
    )


def _left(page: Page, taken: dict[int, set[int]]) -> Page:
    """The page without what was taken; a page that would be left empty (the same page twice) keeps its text."""
    left = tuple(w for w in page.words if id(w) not in taken[page.number])
    return replace(page, words=left) if left else page


def _marginal(page: Page) -> list[tuple[Line, str]]:
    found = []
    for line in lines_of(page.words, page.number):
        if line.bottom < MARGIN * page.height:
            found.append((line, "top"))
        elif line.bottom < DEEP_MARGIN * page.height and len(line.text) < SHORT:
            found.append((line, "deep"))
        elif line.top > (1 - MARGIN) * page.height:
            found.append((line, "bottom"))
    return found


def _repeated(line: Line, page: Page, edge: str, candidates: Sequence[tuple[Page, Line, str]]) -> bool:
    """Whether another page shows the same text (numbers aside) at the same height, and it is no row of a table that goes on."""
    if any(top < line.top < bottom and bottom - top > MARGIN * page.height for top, bottom in _heights(page)):
        return False
    shape = line.text if edge == "deep" else _shape(line.text)
    return any(
        other_page.number != page.number
        and other_edge == edge
        and abs(other.top - line.top) < 3
        and shape == (other.text if edge == "deep" else _shape(other.text))
        for other_page, other, other_edge in candidates
    )


def _heights(page: Page) -> list[tuple[float, float]]:
    """Top and bottom of the ruled tables."""
    return [(min(c[1] for c in cells) - 1, max(c[3] for c in cells)) for cells in page.grids]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", NUMBERING.sub("#", text)).casefold().strip()


def _is_page_number(text: str, page: Page) -> bool:
    if not NUMBERING.sub("", text).strip(" -–—|"):
        return True
    bare = BARE_NUMBER.match(text)
    return bare is not None and abs(int(bare[1]) - page.number) <= 2


def _says_page(text: str, page: Page, count: int) -> bool:
    """ "1 van 3" on the first of three pages, wherever it stands."""
    bare = re.sub(r"^(?:pagina|page|blad(?:zijde)?|blz\.?)\s*", "", text.casefold())
    return bare in (f"{page.number} van {count}", f"{page.number}/{count}")


def _counts(text: str, page: Page, count: int) -> bool:
    """ "Verslag raad 3 mei - pagina 1 van 1": a header or footer even where no other page repeats it."""
    found = re.search(r"\b(\d{1,3})\s*(?:van|/)\s*(\d{1,3})$", text)
    return found is not None and (int(found[1]), int(found[2])) == (page.number, count)


def _distinct(texts: Sequence[str]) -> tuple[str, ...]:
    """Each text once, without the page number in it; a text that is nothing but a number is left out."""
    plain = (re.sub(r"\s{2,}", " ", NUMBERING.sub("", text)).strip(" -–—|") for text in texts)
    return tuple(dict.fromkeys(text for text in plain if text and not text.isdigit()))


def _fine_print(page: Page, body_size: float) -> list[Line]:
    """Small type at the foot of a page, apart from the text: the address line of a letterhead, on the first page only."""
    lines = lines_of(page.words, page.number)
    start = len(lines)
    while start and lines[start - 1].top > (1 - MARGIN) * page.height and lines[start - 1].size <= 0.85 * body_size:
        start -= 1
    above = lines[start - 1].bottom if start else 0.0
    return lines[start:] if start < len(lines) and lines[start].top - above > 0.8 * body_size else []


def _footnotes(page: Page, body_size: float) -> list[Line]:
    """Lines in smaller type under a short rule, the first of them numbered."""
    lines = lines_of(page.words, page.number)
    left = min((line.x0 for line in lines), default=0.0)
    for x0, top, x1, _ in page.rules:
        below = [line for line in lines if line.top > top - 2]
        if not below or top < 0.3 * page.height or not 50 < x1 - x0 < 230 or abs(x0 - left) > 30:
            continue
        if re.match(r"\d", below[0].text) and all(line.size < 0.95 * body_size for line in below):
            return below
    return []


def _side_column(page: Page, body_size: float) -> list[Line]:
    """Lines of a letterhead ("Contactpersoon", "Datum", "Kenmerk") that stand under each other right of the text, in small type."""
    pieces = [s for line in lines_of(page.words, page.number) for s in segments(line)]
    right = [s for s in pieces if s.x0 > SIDE_START * page.width and s.size <= 0.85 * body_size]
    edges = Counter(round(s.x0) for s in right)
    if not edges or edges.most_common(1)[0][1] < 3:
        return []
    edge = edges.most_common(1)[0][0]
    last = max(s.bottom for s in right if abs(s.x0 - edge) < 3)
    return [s for s in pieces if abs(s.x0 - edge) < 3 and s.top < last + 2 * s.size]
