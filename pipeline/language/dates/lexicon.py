"""The words of the date grammar, read once from ``models/dates_*.txt``.

Classes (``Token.kind``): month, month_abbr, weekday, weekday_abbr, weekdays (plural or "-s": recurring), daypart, today ("vanmiddag"),
relday ("morgen"), dir ("volgende"), post ("jl."), unit, part ("begin"), season, vacation, schoolyear, every, recurring
and the joining words.
"""

from __future__ import annotations

from functools import cache

from pipeline import resources

PLAIN = str.maketrans("ëéèïóöü’‘ʼ`´–−\u00a0\u202f\u2011", "eeeioou'''''--  -")  # one character each, so offsets stay

UNITS = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
TENS = {20: "twintig", 30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig", 80: "tachtig", 90: "negentig"}
ORDINALS = {
    1: "eerste",
    2: "tweede",
    3: "derde",
    4: "vierde",
    5: "vijfde",
    6: "zesde",
    7: "zevende",
    8: "achtste",
    9: "negende",
    10: "tiende",
}


def cardinal(n: int) -> str:
    """0 to 99 in letters, without diaeresis: "tweeentwintig"."""
    if n < 20:
        return UNITS[n]
    ten, unit = n // 10 * 10, n % 10
    return f"{UNITS[unit]}en{TENS[ten]}" if unit else TENS[ten]


def ordinal(n: int) -> str:
    if n in ORDINALS:
        return ORDINALS[n]
    return cardinal(n) + ("de" if n < 20 else "ste")


def _numbers() -> dict[str, tuple[str, object]]:
    words: dict[str, tuple[str, object]] = {}
    for n in range(100):
        word = cardinal(n)
        if n >= 2:
            words[word] = ("num", n)
        words[f"tweeduizend{word}"] = words[f"tweeduizenden{word}"] = ("yearword", 2000 + n)
        if n:
            words[f"negentienhonderd{word}"] = ("yearword", 1900 + n)
        if n >= 10:
            words[f"negentien{word}"] = ("yearword", 1900 + n)
            words[f"twintig{word}"] = ("yearword", 2000 + n)
        if 1 <= n <= 31:
            words[ordinal(n)] = ("ordword", n)
    words["tweeduizend"], words["negentienhonderd"] = ("yearword", 2000), ("yearword", 1900)
    words["paar"], words["enkele"] = ("few", 2), ("few", 3)
    return words


def _pairs(name: str) -> list[tuple[str, str]]:
    found = []
    for line in resources.terms(name):
        term, _, rest = line.partition(" = ")
        found.append((term.strip().translate(PLAIN), rest.strip()))
    return found


@cache
def words() -> dict[str, tuple[str, object]]:
    """word in lower case, without accents and final full stop -> (class, value)."""
    found = _numbers()
    for term, rest in _pairs("dates_terms"):
        kind, _, value = rest.partition(" ")
        found[term] = (kind, int(value) if value.lstrip("-").isdigit() else value)
    for day, n in (("maandag", 0), ("dinsdag", 1), ("woensdag", 2), ("donderdag", 3), ("vrijdag", 4), ("zaterdag", 5), ("zondag", 6)):
        for part in ("ochtend", "morgen", "middag", "namiddag", "avond", "nacht"):
            found[day + part] = ("weekday", n)
    for day, shift in (("morgen", 1), ("gisteren", -1), ("gister", -1), ("overmorgen", 2), ("eergisteren", -2)):
        for part in ("ochtend", "morgen", "middag", "namiddag", "avond", "nacht"):
            found[day + part] = ("relday", shift)
    return found


@cache
def holidays() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """first word -> [(words, rule)], longest name first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for term, rule in _pairs("dates_holidays"):
        name = tuple(term.split())
        found.setdefault(name[0], []).append((name, rule))
    for names in found.values():
        names.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def groups() -> tuple[str, ...]:
    return tuple(term.translate(PLAIN) for term in resources.terms("dates_groups"))


@cache
def numbered() -> frozenset[str]:
    return frozenset(term.translate(PLAIN) for term in resources.terms("dates_numbered"))


@cache
def habits() -> frozenset[str]:
    return frozenset(term.translate(PLAIN) for term in resources.terms("dates_habits"))


@cache
def cues() -> dict[str, int]:
    """word -> below 0 where it looks back, above 0 where it looks ahead; "strong" ones outweigh a single auxiliary."""
    sign = {"past": -1, "future": 1, "past!": -3, "future!": 3}
    return {word: sign[kind] for kind, word in _directions() if kind in sign}


def _directions() -> list[tuple[str, str]]:
    return [(kind, word) for kind, _, word in (line.partition(" ") for line in resources.terms("dates_direction"))]


@cache
def leads() -> dict[str, int]:
    """One or two words right before a date -> -1 back, 1 ahead."""
    return {word: 1 if kind == "led-future" else -1 for kind, word in _directions() if kind.startswith("led-")}


@cache
def endings(kind: str) -> tuple[str, ...]:
    """The words of one more kind of models/dates_direction.txt: "record", "report" (endings), "later"."""
    return tuple(word for k, word in _directions() if k == kind)
