"""Which meetings are of the same body, and what its actions are numbered with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model import Verslag

UNKNOWN = "Onbekend overleg"
_SMALL = frozenset(["de", "het", "een", "van", "der", "den", "voor", "en", "in", "op", "te", "ten", "ter", "met", "bij"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """``names`` are all the ways documents name it; ``prefix`` stands before its numbers ("BBO")."""

    id: int
    naam: str
    prefix: str
    afkorting: str | None = None
    names: tuple[str, ...] = ()


def one_space(name: str) -> str:
    """A name from a heading may hold what was left out of it as a wider space."""
    return " ".join(name.split())


def words(name: str) -> tuple[str, ...]:
    """The words that tell one body from another: "Stuurgroep van het platform API's" -> stuurgroep, platform, apis."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    bare = re.sub(r"['’`]", "", ascii_only)
    return tuple(w for w in re.findall(r"\w+", bare.lower()) if w not in _SMALL)


def initials(name: str) -> str:
    return "".join(w[0] for w in words(name)).upper()


def abbreviation(name: str | None, mentions: Iterable[str]) -> str | None:
    """The first of ``mentions``, of three letters or more, that begins the initials of ``name``: BBO of Breed Bestuurlijk Overleg X."""
    if not name:
        return None
    letters = initials(name)
    own = [t for t in re.findall(r"\b[A-Z]{2,8}\b", name) if t not in letters]
    candidates = [t for m in mentions for t in re.findall(r"\b[A-Z]{3,8}\b", m)]
    return next((t for t in candidates if letters.startswith(t) and t not in own), None)


def mentions(verslag: Verslag) -> tuple[str, ...]:
    """Meetings that the text names, the next meeting first."""
    following = verslag.volgende_vergadering
    named = [following.overleg if following else None]
    named += [a.terugkeer.overleg for a in verslag.acties if a.terugkeer]
    named += [t.terugkeer.overleg for t in verslag.terugkomsten if t.zeker]
    named += [d.overleg for d in verslag.datums]
    return tuple(n for n in named if n)


def expanded(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether ``longer`` is ``shorter`` with one abbreviation written out: TO Digikoppeling, Technisch Overleg Digikoppeling."""
    extra = len(longer) - len(shorter)
    for i, word in enumerate(shorter):
        stretch = longer[i : i + extra + 1]
        if extra > 0 and word == "".join(w[0] for w in stretch) and (*shorter[:i], *stretch, *shorter[i + 1 :]) == tuple(longer):
            return True
    return False


def same(a: str, b: str) -> bool:
    left, right = words(a), words(b)
    if not left or not right:
        return a.strip() == b.strip()
    return left == right or expanded(left, right) or expanded(right, left)


def part(a: str, b: str) -> bool:
    """Whether one name is the first words of the other: "Stuurgroep", "Stuurgroep Mobiliteit"."""
    left, right = sorted((words(a), words(b)), key=len)
    return bool(left) and right[: len(left)] == left


def resolve(name: str, bodies: Sequence[Body]) -> Body | None:
    """The one body that ``name`` (a name or an abbreviation) means; None where none or more than one fits."""
    for fits in (_by_name, _by_abbreviation, _by_part):
        found = [b for b in bodies if fits(name, b)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def is_own(name: str, body: Body) -> bool:
    """Whether minutes of ``body`` that speak of "de commissievergadering" or "het bestuursoverleg" mean its own next meeting."""
    said = words(re.sub(r"^(?:volgende|eerstvolgende|komende)\s+", "", name.strip(), flags=re.IGNORECASE))
    kind = re.fullmatch(r"(\w{2,}?)s?(?:vergadering|overleg|bijeenkomst|beraad)", said[0]) if len(said) == 1 else None
    return bool(kind) and any(kind[1] in words(n) or said[0] in words(n) for n in (body.naam, *body.names))  # type: ignore[index]


def _by_name(name: str, body: Body) -> bool:
    return any(same(name, n) for n in (body.naam, *body.names))


def _by_abbreviation(name: str, body: Body) -> bool:
    return name.strip().upper() in {(body.afkorting or "").upper(), body.prefix}


def _by_part(name: str, body: Body) -> bool:
    return any(part(name, n) for n in (body.naam, *body.names))


def prefix(name: str, short: str | None, taken: Iterable[str]) -> str:
    """A prefix that no other body has: its abbreviation, else its initials, else its first letters."""
    own = re.sub(r"[^A-Z0-9]", "", (short or "").upper())
    letters = own or initials(name)[:5]
    base = letters if len(letters) > 1 else (("".join(words(name)) or "onb")[:3]).upper()
    used = set(taken)
    return next(p for i in range(1, 1000) if (p := base if i == 1 else f"{base}{i}") not in used)
