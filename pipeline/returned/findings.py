"""What an edited list is held against, and what is found in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.model import Melding, Registeractie
from pipeline.register.bodies import Body

FIELDS = {"tekst": "Wat", "eigenaren": "Wie", "deadline": "Wanneer", "status": "Status", "punt": "Punt", "te_bevestigen": "te bevestigen"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A value set by hand: ``veld`` and ``waarde`` as in ``register.edits``, ``was`` and ``nu`` as a person reads them."""

    nummer: str
    veld: str
    waarde: str
    was: str
    nu: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAction:
    """A row without a number. ``fields``: (field, value) as in ``register.edits``, beside the text."""

    tekst: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    changes: tuple[Change, ...] = ()
    new: tuple[NewAction, ...] = ()
    meldingen: tuple[Melding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What the rows are held against.

    ``base``: the list as delivered. ``now``: an action by its number as the register has it. ``acties``: all actions of the body.
    ``name``: the full name of a person as written. ``day``: the meeting of the list. ``taken``: (number, field, value) set by hand before.
    ``whole``: all actions are in it, the doubtful ones apart; in an extract a row that is not there means nothing.
    """

    overleg: str
    day: date
    base: Sequence[Registeractie]
    now: Callable[[str], Registeractie | None]
    acties: Sequence[Registeractie] = ()
    name: Callable[[str], str] = str
    taken: frozenset[tuple[str, str, str]] = frozenset()
    whole: bool = True


@dataclass(slots=True)
class Notes:
    """What is found on the way."""

    changes: list[Change] = field(default_factory=list)
    new: list[NewAction] = field(default_factory=list)
    meldingen: list[Melding] = field(default_factory=list)

    def doubt(self, code: str, tekst: str) -> None:
        self.meldingen.append(Melding(code=code, tekst=tekst))


def names(back: Background) -> set[str]:
    return {name for actie in (*back.base, *back.acties) for name in actie.eigenaren}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a file that came back. ``body``: whose papers must be made again, None where nothing
    changed and nothing is in doubt.

    ``kop`` is one sentence, ``regels`` say each change; ``verslagen``: sha256 of other minutes whose papers show it too.
    """

    kop: str
    body: Body | None = None
    regels: tuple[str, ...] = ()
    meldingen: tuple[Melding, ...] = ()
    verslagen: tuple[str, ...] = ()
