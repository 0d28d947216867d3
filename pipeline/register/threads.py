"""One action through time, and all actions of a body after one meeting. Both are replaced, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.model import Actie, Besluit, Terugkeer, Verslag
from pipeline.register import status
from pipeline.register.bodies import Body
from pipeline.register.wording import shortened

TITLE = 40  # characters of the title of an agenda item in a source
Key = tuple[str, int]  # sha256 of the document, index of the action in it; an action added by hand has its number and -1
TOLD = ("tekst", "eigenaren", "deadline", "status")  # what minutes and hands may change; every change goes into the history
Clash = tuple[int, str, str, str]  # index of a thread, field, value set by hand, value in the minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One set of minutes. ``alone``: its date or body is unknown, so nothing can be said of what went before.

    ``body``: its body, of ``bodies``, which are all that are known. ``elsewhere``: (body, its minutes), of the others since the last
    meeting of this one. ``numbers``: numbers that the text names -> the statements they were issued to.
    """

    verslag: Verslag
    alone: bool = False
    body: int = 0
    bodies: tuple[Body, ...] = ()
    elsewhere: tuple[tuple[int, Verslag], ...] = ()
    numbers: Mapping[str, frozenset[Key]] = field(default_factory=dict)

    @property
    def datum(self) -> date | None:
        return self.verslag.vergadering.datum


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of history: ``thread`` is the index of the action."""

    thread: int
    datum: date | None
    veld: str
    oud: str
    nieuw: str
    bron: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One action through time.

    ``printed`` is the value the last minutes gave per field, ``hand`` the fields that were set by hand and still hold.
    ``bron`` is where it was first told, ``again`` where it was last told after that: "15-10-2026, punt 3".
    ``headings``: those above it where it was first told. ``listed``: it stood in an action table, the last time under ``nummer``.
    ``missed``: the first meeting whose action table left it out.
    """

    keys: tuple[Key, ...]
    datum: date | None
    punt: str | None
    tekst: str
    citaat: str
    bron: str
    again: str = ""
    eigenaren: tuple[str, ...] = ()
    wanneer: str = ""
    deadline: date | None = None
    status: str = status.OPEN
    statustekst: str = ""
    te_bevestigen: bool = False
    reden: str = ""
    uitgesteld: int = 0
    laatst_genoemd: date | None = None
    afgesloten: date | None = None
    terugkeer: Terugkeer | None = None
    headings: str = ""
    listed: bool = False
    nummer: str = ""
    missed: date | None = None
    turn: int = 0
    printed: Mapping[str, object] = field(default_factory=dict)
    hand: frozenset[str] = frozenset()

    @property
    def closed(self) -> bool:
        return self.status in status.CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """After one meeting. All but ``meeting``, ``turn``, ``threads`` and ``asked`` concern that meeting only and hold indices of threads.

    ``asked``: doubts of this and earlier meetings. ``absorbed``: (action, the action whose row now holds its whole text).
    ``against``: what the minutes say against a value set by hand. ``handled``: (action, where its subject was on an agenda, whether that
    settles it). ``finished``: what the text calls finished: (action or None, the sentence, new status, whether that is sure).
    """

    meeting: Meeting | None = None
    turn: int = 0
    threads: tuple[Thread, ...] = ()
    changes: tuple[Change, ...] = ()
    doubts: tuple[tuple[int, int], ...] = ()
    missing: tuple[int, ...] = ()
    reopened: tuple[int, ...] = ()
    against: tuple[Clash, ...] = ()
    absorbed: tuple[tuple[int, int], ...] = ()
    handled: tuple[tuple[int, str, bool], ...] = ()
    finished: tuple[tuple[int | None, str, str, bool], ...] = ()
    asked: frozenset[tuple[int, int]] = frozenset()
    known: tuple[int, ...] = ()
    new: tuple[int, ...] = ()


def differences(index: int, old: Thread, new: Thread, day: date | None, bron: str) -> list[Change]:
    pairs = [(veld, shown(getattr(old, veld)), shown(getattr(new, veld))) for veld in TOLD]
    return [Change(thread=index, datum=day, veld=veld, oud=was, nieuw=now, bron=bron) for veld, was, now in pairs if was != now]


def shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def also(place: str, punt: str | None, known: str | None) -> str:
    """A place with one more agenda item: "verslag.docx, punt Actielijst en punt 3"."""
    more = f" en punt {punt}"
    return place if punt in (None, known) or f"{more} " in f"{place} " else place + more


def on_the_day(when: date | None, punt: str | None) -> str:
    """A place in minutes that go by their date: "15-10-2026, punt 3". That the list repeats it ("Actielijst") goes without saying."""
    item = f"punt {punt}" if punt and punt[0].isdigit() else ""
    return ", ".join(filter(None, (f"{when:%d-%m-}{when.year:04}" if when else "", item)))


def source(verslag: Verslag, fact: Actie | Besluit) -> str:
    """A line for a person: "verslag.docx, blz. 2, punt 3 (Fietsroutes)". "Aldus besloten" says nothing without the title of its item."""
    parts = [verslag.bestand]
    if fact.vindplaats.bladzijde:
        parts.append(f"blz. {fact.vindplaats.bladzijde}")
    if fact.agendapunt:
        titel = next((a.titel for a in verslag.agenda if a.nummer == fact.agendapunt), "")
        parts.append(f"punt {fact.agendapunt} ({shortened(titel, TITLE)})" if titel else f"punt {fact.agendapunt}")
    return ", ".join(parts)
