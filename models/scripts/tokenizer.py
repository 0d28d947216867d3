"""The tokenizer of vervolg_nl: spaCy's Dutch one with our abbreviations in place of its list.

spaCy's list comes from legal citations: it makes one word of "best.", "hand." and 1,500 more, so that "We doen ons best." never ends.
The result is stored inside the trained pipeline; the product does not need this file.
"""

from __future__ import annotations

import re
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

MODELS = Path(__file__).resolve().parent.parent
# w.v.t.t.k., N.V., J.P., A.: single letters each with a full stop; "St.-Jan" stays whole through the infixes.
LETTERS = r"^(?:[^\W\d_]\.){2,}$|^[A-Z]\.$|^IJ\.$"
# 's-Gravenhage, 't, 'n, d', zo'n: the apostrophe belongs to the word; so does the century or decade in '60.
APOSTROPHE = r"^['’](?:s|t|n|k|m)(?:-\w[\w-]*)?$|^['’]\d\d$"

# Written without a capital in Dutch, and "Jan." at the end of a sentence is a person.
CALENDAR = frozenset({"jan.", "feb.", "febr.", "apr.", "aug.", "sept.", "okt.", "nov.", "dec.", "ma.", "di.", "wo.", "do.", "vr.", "za."})


def abbreviations(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [term for line in lines if (term := line.partition("#")[0].strip())]


def capitals(word: str) -> tuple[str, ...]:
    return (word,) if word in CALENDAR else (word, word[0].upper() + word[1:], word.upper())


def customise(nlp: Language) -> None:
    """Replaces the exceptions of ``nlp.tokenizer``; prefixes, suffixes and infixes stay spaCy's."""
    words = abbreviations(MODELS / "abbreviations.txt")
    forms = sorted({form for word in words for form in capitals(word)} | {"''", ",,"})
    defaults = nlp.Defaults
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules={form: [{ORTH: form}] for form in forms},
        prefix_search=compile_prefix_regex(defaults.prefixes).search,
        suffix_search=compile_suffix_regex(defaults.suffixes).search,
        infix_finditer=compile_infix_regex(defaults.infixes).finditer,
        token_match=re.compile(f"{LETTERS}|{APOSTROPHE}").match,
        url_match=defaults.url_match,
    )


@spacy.registry.callbacks("vervolg.tokenizer.v1")
def tokenizer_callback():
    return customise
