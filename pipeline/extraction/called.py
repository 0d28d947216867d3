"""The name somebody goes by, where brackets tell it: "Johannes (Joop) de Wit"; a list of people by their initials alone."""

from __future__ import annotations

import re

from pipeline.extraction import names
from pipeline.structure.words import mapping, normal

GUEST = re.compile(
    r"^(?:met\s+)?als\s+(?:gast|gasten|toehoorder|inspreker|spreker|waarnemer|adviseur)\s*[:,]?\s+(?=[A-ZÀ-Ý]|\w+\.?\s+[A-ZÀ-Ý])", re.I
)
# "Dennis Koolen van Woonborg": read so of a guest only, "van de gemeente" of anybody
OF_ORGANISATION = re.compile(
    r"(?P<name>(?:\S+\s+)+?)van\s+(?P<organisation>(?:de|het|ons|onze)\s+[a-zà-ÿ][\w&-]{3,}.*"
    r"|(?:gemeente|stichting|vereniging|woningcorporatie|bureau)\s.+)"
)
OF_GUEST = re.compile(r"(?P<name>[A-ZÀ-Ý]\S+\s+(?:\S+\s+)*?[A-ZÀ-Ý]\S+)\s+van\s+(?P<organisation>(?!de[nr]?\s+[A-ZÀ-Ý])[A-ZÀ-Ý].*)")
LEAST_INITIALLED = 3  # people in a list of initials
INITIALLED = re.compile(r"(?<![\w.])(?P<who>[A-Z][a-z]{0,2}[A-Z]{1,2})(?![\w.])(?:\s*\((?P<remark>[^()]*)\))?")


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


def sent_by(text: str, remarks: list[str]) -> tuple[str, list[str]]:
    """A name without "als gast" before it and "van de gemeente" behind it, which is one more remark on it."""
    guest = GUEST.match(text)
    text = text[guest.end() :] if guest else text
    found = guest and OF_GUEST.fullmatch(text) or OF_ORGANISATION.fullmatch(text)
    return (found["name"].strip(), [*remarks, found["organisation"]]) if found else (text, remarks)


def all_initials(text: str) -> bool:
    """A list of people by their initials alone, "HV (vz), BdG, TS": most have two letters, or a small one between."""
    listed = [m["who"] for m in INITIALLED.finditer(text)]
    short = sum(len(who) == 2 or not who.isupper() for who in listed)
    rest = INITIALLED.sub("", text).strip(" ,;.&")
    return len(listed) >= LEAST_INITIALLED and short * 2 > len(listed) and rest in ("", "en")
