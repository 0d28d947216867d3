"""Where sentences end in minutes: at punctuation, never inside "a.s.", "dhr.", "14.00" or "www.voorbeeld.nl".

Minutes are full of telegram style and names that mislead a parser's idea of a sentence; punctuation and line ends do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline import resources

# An end is punctuation with its closing quotes or brackets, then white space or a bracketed label, then what can open a sentence.
END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(<\[]*[A-Z0-9À-Þ*]|\s*<[A-Za-z])")
LETTERS = re.compile(r"^(?:[A-Za-z]\.)+$")
HOURS = re.compile(r"\d\s*u\.$", re.I)  # "om 19.45 u. De voorzitter": no initial
COUNTS = re.compile(r"app\.|appt\.", re.I)  # "dhr. Prins (app. 11)", where "via de app." may end a sentence
NUMBER = re.compile(r"^\(?\d{1,3}\.$")


@cache
def abbreviations() -> frozenset[str]:
    return frozenset(a.lower() for a in resources.terms("abbreviations"))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Offsets (start, end) of the sentences of a text, white space around them left out; line ends and tabs end a sentence too."""
    for line in re.finditer(r"[^\n\t]+", text):
        start = line.start()
        for end in END.finditer(text, line.start(), line.end()):
            word = text[start : end.end()].rsplit(None, 1)[-1].lstrip("\"'“‘«([<")
            counts = COUNTS.fullmatch(word) and text[end.end() :].lstrip()[:1].isdigit()
            if not counts and is_end(word, text[start : end.end()]):
                yield from trimmed(text, start, end.end())
                start = end.end()
        yield from trimmed(text, start, line.end())


def is_end(word: str, sofar: str) -> bool:
    """Whether a word with its punctuation ends a sentence: not an abbreviation, an initial or the number of an item."""
    if not word.endswith("."):
        return True
    if word.lower() == "u." and HOURS.search(sofar):
        return True
    if len(word) > 2 and word[:-1].isupper():  # "de MR." is no "mr.", "het AB." no title either
        return True
    return not (word.lower() in abbreviations() or LETTERS.match(word) or NUMBER.match(word) and sofar.strip() == word)


def trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if piece.strip():
        yield start + left, start + len(piece.rstrip())
