"""The name somebody goes by, where brackets tell it: "Johannes (Joop) de Wit"."""

from __future__ import annotations

import re

from pipeline.extraction import names
from pipeline.structure.words import mapping, normal


def called(piece: str, brackets: re.Pattern[str], remarks: list[str]) -> tuple[str, list[str]]:
    """The name somebody goes by: "Johannes (Joop) de Wit" and "J. de Wit (Joop)" are Joop de Wit, "Baloe (Kim Bos)" is Kim Bos."""
    said = next((r for r in remarks if names.is_name(names.clean(r)) and normal(r) not in mapping("role_words")), "")
    words = names.clean(brackets.sub(" ", piece)).split()
    if not said or not words:
        return piece, remarks
    call, rest = names.clean(said), [r for r in remarks if r != said]
    known, first = names.given_names(), words[0]
    if call in words:
        return piece, rest
    if len(words) == 1 and first not in known and len(call.split()) > 1 and names.certain(call):
        return call, rest
    if " " in call or len(words) < 2:
        return piece, remarks
    behind = piece.partition(f"({said})")[2]
    if names.is_name(names.clean(re.split(r"[(,]", behind)[0])) and (call in known or first in known or first.endswith(".")):
        return f"{call} {behind}", rest
    surname = [w for w in words if not names.INITIALS.match(w)]
    return (f"{call} {' '.join(surname)}", rest) if call in known and names.INITIALS.match(first) and surname else (piece, remarks)
