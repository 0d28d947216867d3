"""Where one entry of a list of names ends and the next begins: commas, semicolons, "en", dashes, slashes, outside brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.extraction import names
from pipeline.extraction.name_order import turned

AFTER_BRACKET = re.compile(r"(?<=\))\s*(?=[A-ZÀ-Ý][\w'’-]+\s+(?:[\w'’.]+\s+){0,3}?[A-ZÀ-Ý][\w'’-]+)")
DASHED = re.compile(r"\s[–—-]\s|\s/\s")
BRACKETS = re.compile(r"\(([^()]*)\)?")


def pieces(text: str, one_a_line: bool, last_first: bool) -> Iterable[tuple[int, str]]:
    """(start, piece) at commas, semicolons, "en", " / " outside brackets; by semicolon alone where there is one."""
    depth_text = re.sub(r"\([^)]*\)?", lambda m: "\0" * len(m[0]), text)
    if ";" in depth_text:
        several = any(_several(part) for part in depth_text.split(";"))
        separator = r";|,|\s+en\s+" if several else r";"
    elif "," not in depth_text and len(parts := DASHED.split(depth_text)) > 2 and all(_called(p) for p in parts):
        separator = DASHED.pattern
    elif (
        last_first
        and depth_text.count(",") == 1
        and turned(*(names.clean(BRACKETS.sub("", part)) for part in text.split(",", 1)))
        or one_a_line
        and depth_text.count(",") == 1
        and not names.certain(names.clean(BRACKETS.sub("", text).partition(",")[2]))
    ):
        separator = r"\n"
    else:
        separator = r",|\s+(?:en|&|\+)\s+|\s/\s|(?<=[a-z])/(?=[A-Z])|\s{4,}|\t|•"
    cuts = [(m.start(), m.end()) for m in re.finditer(separator, depth_text)]
    cuts += [(m.start(), m.end()) for m in AFTER_BRACKET.finditer(text)]
    position = 0
    for start, end in [*sorted(cuts), (len(text), len(text))]:
        piece = text[position:start]
        if piece.strip(" .-–:"):
            yield position + len(piece) - len(piece.lstrip()), piece.strip()
        position = max(position, end)


def _several(part: str) -> bool:
    """Whether a stretch between semicolons names more than one person: "ouders Anna Aan, Bert Bos", not "Aan, Anna" or "Anna Aan, GGD"."""
    first, *rest = (names.clean(p.replace("\0", "")) for p in re.split(r",|\s+en\s+", part))
    sure = sum(map(names.certain, rest))
    return sure > 0 and sure * 2 >= len(rest) and all(map(names.is_name, rest)) and not (len(rest) == 1 and turned(first, rest[0]))


def _called(text: str) -> bool:
    """A name, or a word and a name: "penningmeester Anna", its brackets left open."""
    name = names.clean(text.replace("\0", ""))
    return names.is_name(name) or names.is_name(name.partition(" ")[2])


def shared(cut: Iterable[tuple[int, str]]) -> Iterable[tuple[int, int, str]]:
    """ "J. en H. Veenstra": initials before "en" share the surname behind it."""
    listed = list(cut)
    for i, (start, piece) in enumerate(listed):
        alone = re.fullmatch(r"(?:[A-Z]\.?){1,4}", names.clean(piece))
        partner = re.match(r"(?:[A-Z]\.\s*){1,4}(?P<surname>[^(]+)", names.clean(listed[i + 1][1])) if i + 1 < len(listed) else None
        yield start, start + len(piece), f"{piece} {partner['surname'].strip()}" if alone and "." in piece and partner else piece
