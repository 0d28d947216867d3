"""The state of an action as one of a few words."""

from __future__ import annotations

from pipeline.model import Actie

OPEN = "open"
DONE = "gereed"
DROPPED = "vervallen"
CLOSED = frozenset({DONE, DROPPED})


def of(actie: Actie) -> str:
    return actie.status
