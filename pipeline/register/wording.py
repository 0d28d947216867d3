"""Dutch for dates, counts and lists in the sentences that the secretary reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]


def long_date(when: date | None) -> str:
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" if when else "datum onbekend"


def count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def listed(items: Sequence[str]) -> str:
    """ "a, b en c" """
    return " en ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


def shortened(text: str, limit: int = 80) -> str:
    """At most ``limit`` characters, cut at a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
