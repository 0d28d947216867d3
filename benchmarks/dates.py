"""Texts a second of the date finder on one core, by processor time.

    python benchmarks/dates.py [FILE]

FILE holds one text a line; without it the phrase collection of the tests is read over and over.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path

from pipeline.language.dates import find_dates

BASE = date(2026, 3, 26)
PHRASES = Path(__file__).parents[1] / "tests" / "phrases" / "datums.json"


def texts(arguments: list[str]) -> list[str]:
    if arguments:
        return Path(arguments[0]).read_text(encoding="utf-8").splitlines()
    return [p["tekst"] for p in json.loads(PHRASES.read_text(encoding="utf-8"))["zinnen"]] * 20


def main() -> None:
    some = texts(sys.argv[1:])
    began = time.process_time()
    for text in set(some):
        find_dates(text, BASE)  # loads the word lists and the holidays
    loaded = time.process_time()
    found = sum(len(find_dates(text, BASE)) for text in some)
    spent = time.process_time() - loaded
    size, rate = sum(map(len, some)), len(some) / spent
    print(f"{len(some)} texts, {size} characters, {found} dates: {rate:.0f} texts/s (first pass {loaded - began:.1f} s)")


if __name__ == "__main__":
    main()
