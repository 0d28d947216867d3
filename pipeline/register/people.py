"""One person for all the ways minutes write a name, within the series of one body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from pipeline import resources
from pipeline.model import Verslag
from pipeline.register import offices
from pipeline.register.gremia import Overleg, Persoon
from pipeline.register.matching import tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """``known``: written form -> the one name it stands for. ``variants``: name -> other spellings of it that were found.

    ``offices``: who holds an office of the body, for what a hand or an earlier list calls by its office alone.
    """

    known: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    offices: offices.Held = field(default_factory=dict)
    variants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def name(self, written: str) -> str:
        """The full name, or the form itself where nobody or more than one person fits."""
        called = self.offices.get(offices.office(written), written)
        return self.known.get(tokens(ordered(called)), called)


def ordered(name: str) -> str:
    """ "Bijen, Antoon" -> "Antoon Bijen"; "Vries, J. de" -> "J. de Vries"."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() and "," not in first else name.strip()


def split(name: str) -> tuple[str, str]:
    """First name or initials, and surname without particles, both in lower case; a lone name has no surname."""
    words = tokens(name)
    particles = set(resources.terms("name_particles"))
    last = [w for w in words[1:] if w not in particles]
    return (words[0], " ".join(last)) if words else ("", "")


def sound(word: str) -> str:
    """Spellings that Dutch names share: Tax/Taks, Reijnders/Reinders, Thijs/Tijs."""
    for was, now in (("x", "ks"), ("ij", "y"), ("ei", "y"), ("ey", "y"), ("th", "t"), ("ck", "k"), ("c", "k"), ("ph", "f"), ("dt", "t")):
        word = word.replace(was, now)
    return re.sub(r"(.)\1", r"\1", word)


def near(a: str, b: str) -> bool:
    """Equal as they sound, or one letter apart in a name of five letters or more."""
    if sound(a) == sound(b):
        return True
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1:
        return False
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        return sum(x != y for x, y in zip(short, long, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def same(a: str, b: str) -> bool:
    (first_a, last_a), (first_b, last_b) = split(a), split(b)
    if not last_a or not last_b:
        return False
    if len(first_a) == 1 or len(first_b) == 1:
        return first_a[0] == first_b[0] and last_a == last_b
    return (first_a == first_b and near(last_a, last_b)) or (last_a == last_b and near(first_a, first_b))


def people(verslagen: Sequence[Verslag], declared: Iterable[Persoon] = (), usual: Overleg | None = None) -> People:
    """From all names that the minutes of one body print, by date; what the secretary declared goes first.

    ``usual`` says who holds a role where no minutes do.
    """
    counts: Counter[str] = Counter()
    apart: set[frozenset[str]] = set()
    for verslag in verslagen:
        present = {ordered(d.naam) for d in (*verslag.aanwezig, *verslag.afwezig)}
        counts.update(_full([ordered(n) for n in printed(verslag)]))
        apart |= {frozenset(pair) for pair in combinations(present, 2)}  # two names on one attendance list are two people
    given = {ordered(n): p.naam for p in declared for n in (p.naam, *p.aliassen)}
    groups = _grouped([n for n in sorted(counts) if n not in given], apart)
    names = {n: max(g, key=lambda m: (len(split(m)[0]), counts[m], m)) for g in groups for n in g} | given
    return People(known=_forms(names), offices=offices.usual(verslagen, usual.offices if usual else {}), variants=_variants(names, given))


def printed(verslag: Verslag) -> list[str]:
    v = verslag.vergadering
    found = [d.naam for d in (*verslag.aanwezig, *verslag.afwezig)]
    found += [s.naam for s in verslag.sprekers] + [n for a in verslag.agenda for n in a.inleiders]
    return found + [n for n in (v.voorzitter, v.notulist) if n]


def _full(names: Iterable[str]) -> list[str]:
    return [n for n in names if split(n)[1]]


def _grouped(names: Sequence[str], apart: set[frozenset[str]]) -> list[list[str]]:
    """Names of one person together. A name that fits two people who differ stays by itself."""
    like = {n: [m for m in names if m != n and same(n, m) and frozenset((n, m)) not in apart] for n in names}
    clear = {n for n, others in like.items() if all(a == b or same(a, b) for a in others for b in others)}
    groups: list[list[str]] = []
    for name in names:
        group = next((g for g in groups if name in clear and any(m in like[name] and m in clear for m in g)), None)
        if group is None:
            groups.append([name])
        else:
            group.append(name)
    return groups


def _forms(names: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    """Whole names, and a lone first name or surname that only one person has."""
    lone: dict[tuple[str, ...], set[str]] = {}
    for written, name in names.items():
        first, last = split(written)
        for form in ((first,), tuple(last.split()), tokens(written)[1:]):
            if form and len(form[0]) > 1:
                lone.setdefault(form, set()).add(name)
    single = {form: next(iter(found)) for form, found in lone.items() if len(found) == 1}
    return single | {tokens(written): name for written, name in names.items()}


def _variants(names: Mapping[str, str], given: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for written, name in sorted(names.items()):
        if written != name and written not in given:
            found.setdefault(name, []).append(written)
    return {name: tuple(others) for name, others in found.items()}
