"""Dutch for dates, counts and lists in the sentences that the secretary reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

DAY = re.compile(r"\d{4}-\d\d-\d\d")
MANY = 3  # so many things are easier to read as a list
MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]


def long_date(when: date | None) -> str:
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" if when else "datum onbekend"


def count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def listed(items: Sequence[str]) -> str:
    """ "a, b en c" """
    return " en ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


def readable(value: str) -> str:
    """A value of the register for a person: 2026-12-01 is 1 december 2026."""
    try:
        return long_date(date.fromisoformat(value)) if DAY.fullmatch(value) else value
    except ValueError:  # digits that are no day
        return value


def enumerated(items: Sequence[str]) -> str:
    """What stands between a colon and the next sentence: " a en b. " where there are few, else lines that begin with "- "."""
    return f" {listed(items)}. " if len(items) < MANY else "".join(f"\n- {item}" for item in items) + "\n"


def shortened(text: str, limit: int = 80) -> str:
    """At most ``limit`` characters, cut at a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
