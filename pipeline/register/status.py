"""The state of an action as one of a few words, and whether minutes carry the running list."""

from __future__ import annotations

import re

from pipeline import resources
from pipeline.model import Actie

OPEN = "open"
RUNNING = "loopt"
DONE = "gereed"
DROPPED = "vervallen"
CLOSED = frozenset({DONE, DROPPED})
ROW = "rij in de actielijst"  # the ``grond`` that extraction gives to a row of an action table


def of(actie: Actie) -> str:
    """Open or done is what extraction read; the words beside it tell finished from lapsed, and waiting from running."""
    if actie.status == "gereed":
        return DROPPED if _says(actie.statustekst, "status_dropped") else DONE
    return RUNNING if _says(actie.statustekst, "status_running") else OPEN


def postponed(actie: Actie) -> bool:
    return _says(actie.statustekst, "status_postponed")


def in_table(actie: Actie) -> bool:
    return actie.soort == "lijst" and actie.grond == ROW


def _says(text: str, terms: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(t)}(?!\w)", text, re.IGNORECASE) for t in resources.terms(terms))
