"""Where the templates, word lists and language model are: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def path(room: str, *names: str) -> Path:
    """``room`` is "models" or "templates"; setup.cfg maps both folders into the installed package."""
    installed = PACKAGE / room
    return (installed if installed.is_dir() else PACKAGE.parent / room).joinpath(*names)


@cache
def terms(name: str) -> tuple[str, ...]:
    """The lines of word list ``models/<name>.txt``, without comments (from ``#``) and empty lines."""
    lines = path("models", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(term for line in lines if (term := line.partition("#")[0].strip()))


@cache
def term_set(name: str) -> frozenset[str]:
    """The same, to look words up in."""
    return frozenset(terms(name))


def alternatives(name: str) -> str:
    """The same for within a regular expression, longest first: "gemeenteraad|gemeente|raad"."""
    return "|".join(re.escape(term) for term in sorted(terms(name), key=len, reverse=True))
