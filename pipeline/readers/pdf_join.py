"""Lines back to running text: which line ends were a wrap, and what a hyphen at the end of a line means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.document import Style
from pipeline.readers.pdf_columns import is_marker
from pipeline.readers.pdf_page import Line, Word
from pipeline.readers.text_lines import opens
from pipeline.readers.text_runs import Run
from pipeline.resources import terms

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ADDRESS = re.compile(r"https?:|www\.|\w@\w|\w\.[a-z]{2,4}/|/\S*/|[?&%]\w*=")
NEW_ADDRESS = re.compile(r"[(<\[]?(?:https?:|www\.)")
VOWEL_CLASH = re.compile("a[aeiu]|e[eiu]|i[ej]|o[eiou]|u[iu]|ii")  # what would be read as one sound: Groene Boekje, leidraad 6
OPENING = "([{“‘\"'<"


@cache
def _hyphen_terms() -> tuple[frozenset[str], frozenset[str]]:
    """Prefixes that keep their hyphen ("niet") and words that may follow a hanging one ("en")."""
    listed = terms("koppelteken")
    return frozenset(t[:-1] for t in listed if t.endswith("-")), frozenset(t for t in listed if not t.endswith("-"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hyphenation:
    """``known``: words of the document that are not broken at the end of a line, in lower case. ``automatic``: it breaks words."""

    known: frozenset[str] = frozenset()
    automatic: bool = True


def hyphenation(lines: Sequence[Line]) -> Hyphenation:
    """A word processor that breaks words does so all the time; a few hyphens at line ends are real ones."""
    words = (w.text for line in lines for w in line.words[:-1])
    known = frozenset(found.casefold() for word in words for found in WORD.findall(word))
    pairs = [(a.words[-1].text, b.words[0].text) for a, b in zip(lines, lines[1:], strict=False)]
    broken = sum(re.search(r"[a-z]-$", a) is not None and b[0].islower() and not ADDRESS.search(a) for a, b in pairs)
    return Hyphenation(known=known, automatic=broken > max(2, 0.02 * len(lines)))


def fits(line: Line, following: Line, right: float) -> bool:
    """Whether the next word would have stood on this line, so that the writer ended the line on purpose."""
    first = following.words[0]
    part = re.match(r"[^-/]*[-/]?", first.text)
    share = max(len(part[0]) if part else 0, 1) / max(len(first.text), 1)
    glued = 0.0
    for word in following.words[1:]:
        if not word.glued or share < 1:
            break
        glued += word.x1 - word.x0
    return line.x1 + 0.3 * line.size + (first.x1 - first.x0) * share + glued < right - 0.2 * line.size


def marker_width(line: Line) -> int:
    """How many words at the start of the line are a list marker set off by a tab: 0 or 1."""
    if len(line.words) < 2 or not is_marker(line.words[0].text):
        return 0
    return int(line.words[1].x0 - line.words[0].x1 > 0.5 * line.words[0].size)


def runs_of(lines: Sequence[Line], right: float, usual: Hyphenation, breaks: bool = True) -> list[Run]:
    """The lines as one stretch of text; ``breaks`` keeps line ends that were made on purpose as line breaks."""
    runs: list[Run] = []
    for i, line in enumerate(lines):
        if i:
            _join(runs, lines[i - 1], line, right, usual, breaks)
        for n, word in enumerate(line.words):
            if n and not word.glued:
                runs.append(Run(text=" ", styles=line.words[n - 1].styles & word.styles))
            runs.append(Run(text=word.text, styles=word.styles))
    return runs


def _join(runs: list[Run], line: Line, following: Line, right: float, usual: Hyphenation, breaks: bool) -> None:
    last, first = line.words[-1], following.words[0]
    if last.text.endswith("\u00ad"):
        return  # `clean` takes the soft hyphen out
    if last.text.endswith(("-", "\u2010")) and len(last.text) > 1:
        joint = hyphen(_tail(line), _head(following), usual)
        if joint == "":
            runs[-1] = Run(text=last.text[:-1], styles=last.styles)
        elif joint == "- ":
            runs.append(Run(text=" "))
        return
    if not NEW_ADDRESS.match(first.text) and (last.text[1:].endswith("/") or _address_goes_on(last.text, first.text)):
        return  # broken after a slash, or in the middle of an address
    if breaks and _cut(line, following, right, usual):
        return
    running = last.text[-1] == "," or (first.text[0].islower() and last.text[-1] not in ".!?:;" and not opens(line.text, following.text))
    apart = following.top - line.bottom > 0.8 * line.size or marker_width(following) > 0
    if breaks and (apart or (not running and fits(line, following, right))):
        runs.append(Run(text="\n"))
    else:
        runs.append(Run(text=" ", styles=last.styles & first.styles & frozenset(Style)))


def _cut(line: Line, following: Line, right: float, usual: Hyphenation) -> bool:
    """Whether a word too long for its cell was broken without a hyphen ("Wannee|r"): it fills a line by itself.

    Two words may fill their lines as well, so the rest must be no word (no vowel, or nothing but one), or the whole a known one.
    """
    part, first = line.text, following.words[0]
    rest = re.match(r"[a-zà-ÿ]*", first.text)
    if " " in part or not part[-1].isalpha() or rest is None or not rest[0]:
        return False
    letter = (first.x1 - first.x0) / len(first.text)
    if line.x1 + letter < right - 1:
        return False
    sounds = re.findall(r"[aeiouyà-ÿ]", rest[0])
    return not sounds or rest[0] == "e" or f"{part}{rest[0]}".casefold() in usual.known | _long_words()


@cache
def _long_words() -> frozenset[str]:
    """Headings of columns and months: what narrow columns hold in most tables."""
    listed = (line.partition(" = ")[0].strip() for line in (*terms("column_labels"), *terms("dates_terms")))
    return frozenset(word for line in listed for word in line.casefold().split())


def _address_goes_on(last: str, first: str) -> bool:
    return bool(ADDRESS.search(last)) and (last.endswith(".") or re.search(r"[%=?&/_]", first) is not None)


def _tail(line: Line) -> str:
    return _whole(reversed(line.words), backwards=True)


def _head(line: Line) -> str:
    return _whole(iter(line.words), backwards=False)


def _whole(words: Iterable[Word], backwards: bool) -> str:
    """The word at the end or the start of a line, put together where its style changes half-way."""
    text = ""
    for word in words:
        if not backwards and text and not word.glued:
            break
        text = word.text + text if backwards else text + word.text
        if backwards and not word.glued:
            break
    return text


def hyphen(before: str, after: str, usual: Hyphenation) -> str:
    """What joins a word ending in a hyphen to the start of the next line: "" (one word), "-" (a real hyphen) or "- " (a hanging one).

    A hyphen is real before a capital or digit and after an abbreviation, a digit or a prefix that keeps it, in an address, between
    vowels that would be read as one ("mee-eten"), where the document has the word with its hyphen elsewhere, and in a document that
    breaks no words. All else was broken by the word processor.
    """
    prefixes, conjunctions = _hyphen_terms()
    stem = before.rstrip("-\u2010").lstrip(OPENING)
    part, rest = re.split(r"[-/]", stem)[-1], re.match(r"[^\W\d_]*", after)
    following = rest[0] if rest else ""
    if not following or ADDRESS.search(before):
        return "- " if not following and after[:1] in OPENING else "-"
    if f"{part}{following}".casefold() in usual.known:
        return ""
    if after.rstrip(".,;:") in conjunctions:
        return "- "
    if following[0].isupper() or not part or not part[-1].islower() or (part.casefold() in prefixes and len(following) > 3):
        return "-"
    if VOWEL_CLASH.fullmatch(part[-1] + following[0]) or f"{part}-{following}".casefold() in usual.known:
        return "-"
    return "" if usual.automatic else "-"
