"""What an annual plan teaches about the bodies of the register: which of them meet, when, and their abbreviations."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from datetime import date

from pipeline.model import Gremium, Jaarplan
from pipeline.register.bodies import Body, same

# "De tactische werkgroepen" is a kind of body, none that meets as such.
SEVERAL = re.compile(r"(?:groepen|teams|commissies|overleggen|raden|tafels)$", re.I)


def that_meet(plan: Jaarplan) -> tuple[Gremium, ...]:
    return tuple(g for g in plan.gremia if not SEVERAL.search(g.naam.strip()))


def add_abbreviation(db: sqlite3.Connection, body: Body, short: str | None) -> None:
    """For a body that has none yet; its numbers keep the letters they began with."""
    if short and not body.afkorting:
        db.execute("UPDATE gremium SET afkorting = ? WHERE id = ?", (short, body.id))


def days_of(plans: Iterable[Jaarplan], names: Iterable[str | None]) -> tuple[date, ...]:
    """The days on which annual plans say that a body meets; ``names``: its names and abbreviation."""
    known = [n for n in names if n]
    found = {d.van for p in plans for d in p.datums if d.overleg and d.zeker and d.van == d.tot and d.van and _is(d.overleg, known)}
    return tuple(sorted(found))


def _is(name: str, known: Iterable[str]) -> bool:
    return any(name.lower() == n.lower() or same(name, n) for n in known)
