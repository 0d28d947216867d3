"""The forms of the verbs in our word lists, so that "geeft ... aan" is known as "aangeven" whatever a model makes of it.

Regular forms follow the rules of Dutch spelling (doubled vowels, final f/s for v/z); strong forms come from models/strong_verbs.txt.
Where a rule can go two ways ("regelen", "delen") both results are kept: an extra form that nobody writes does no harm.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline import resources

LISTS = ("speech_verbs", "task_verbs", "opinion_verbs", "separable_verbs")
PREFIXES = ("be", "ver", "ge", "ont", "her")  # never apart from their verb: "besprak", "hervat"
# Longest first, so that "terug" is not read as "te".
PARTICLES = (
    "achteraan",
    "tegemoet",
    "achterna",
    "overeen",
    "terecht",
    "samen",
    "tegen",
    "terug",
    "thuis",
    "voort",
    "achter",
    "binnen",
    "boven",
    "buiten",
    "langs",
    "mede",
    "neer",
    "rond",
    "toe",
    "vast",
    "voor",
    "weer",
    "over",
    "onder",
    "door",
    "goed",
    "mee",
    "aan",
    "bij",
    "los",
    "uit",
    "weg",
    "stil",
    "af",
    "in",
    "na",
    "om",
    "op",
)


def stems(infinitive: str) -> set[str]:
    """The possible stems: "maken" -> {"mak", "maak"}, "zeggen" -> {"zeg"}, "geven" -> {"gef", "geef"}."""
    base = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    if not base:
        return {infinitive}
    if re.search(r"([bdfgklmnprst])\1$", base):
        return {base[:-1]}
    found = {base}
    if re.search(r"(?:^|[^aeiou])[aeou][^aeiou]$", base):
        found.add(base[:-1] + base[-2] + base[-1])
    return {s[:-1] + {"v": "f", "z": "s"}.get(s[-1], s[-1]) for s in found}


def regular(infinitive: str) -> set[str]:
    """Present and past forms and participles without a separable particle."""
    found = {infinitive}
    for stem in stems(infinitive):
        present = stem if stem.endswith("t") else stem + "t"
        end = stem if stem.endswith(("t", "d")) else ""
        pasts = {stem + e for e in ("te", "ten", "de", "den")}
        participles = {"ge" + (end or stem + e) for e in ("t", "d")} | {end or stem + e for e in ("t", "d")}
        found |= {stem, present} | pasts | participles
    return found


@cache
def strong() -> dict[str, tuple[str, ...]]:
    rows = (line.split() for line in resources.terms("strong_verbs"))
    return {row[0]: tuple(row[1:]) for row in rows}


def split(infinitive: str) -> tuple[str, str]:
    """Particle and base: "terugkoppelen" -> ("terug", "koppelen"); ("", verb) where the verb does not separate."""
    for particle in PARTICLES:
        base = infinitive.removeprefix(particle)
        if base != infinitive and len(base) > 4 or base in ("gaan", "doen", "zien", "staan") and base != infinitive:
            return particle, base
    return "", infinitive


@cache
def inseparable() -> frozenset[str]:
    return frozenset(resources.terms("inseparable_verbs"))


@cache
def forms() -> dict[str, frozenset[str]]:
    """Written form without particle -> infinitives of our lists it may belong to, particles left off ("geeft" -> {"geven"})."""
    found: dict[str, set[str]] = {}
    known = dict.fromkeys(v for name in LISTS for v in resources.terms(name))
    for verb in (*known, *strong()):
        base = verb if verb in inseparable() else split(verb)[1]
        root = next((s for s in strong() if base == s or base.endswith(s) and base[: -len(s)] in PREFIXES), None)
        written = regular(base) | ({base[: -len(root)] + f for f in strong()[root]} if root else set())
        for form in written:
            found.setdefault(form, set()).add(base)
        particle = verb.removesuffix(base)
        if particle:
            for form in written:
                found.setdefault(particle + form, set()).add(verb)
    return {form: frozenset(verbs) for form, verbs in found.items()}


@cache
def known() -> frozenset[str]:
    return frozenset(v for name in LISTS for v in resources.terms(name))


def infinitives(form: str, following: tuple[str, ...] = ()) -> frozenset[str]:
    """Infinitives of our lists a written verb may stand for; ``following`` are the words behind it in its clause, lower case.

    "geeft", ("graag", "aan") -> {"aangeven"}: with its particle behind it a verb is read as the separable one.
    """
    bases = forms().get(form.lower(), frozenset())
    joined = frozenset(p + b for b in bases for p in following if p in PARTICLES and p + b in known())
    return joined or frozenset(b for b in bases if b in known() or b in strong())
