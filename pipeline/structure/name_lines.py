"""Lines of a header that are names and nothing else, or names behind a group: "Oudergeleding: Anna Aan, Bert Bos (vz)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline import resources
from pipeline.document import Block, Kind
from pipeline.model import Vindplaats
from pipeline.structure import labelled
from pipeline.structure.labelled import Piece
from pipeline.structure.words import mapping, wordset

LETTERS = re.compile(r"[^\W\d_][\w.'’-]*")
GROUP_LEAD = re.compile(r"^\s*[A-ZÀ-Ý][^,;:()\n]{1,40}(?:\s*\([^)]*\))?:\s+")
OF_BODIES = re.compile(
    r"\W*(?:verenigingen|clubs|organisaties|bedrijven|scholen|gemeenten|instellingen|partijen|leveranciers|corporaties|partners)\b", re.I
)
# where a stretch of a header line ends: at a bar, a dot in the middle of the line, or a full stop that belongs to no abbreviation
SHORT = "dr drs mr mw ir ing dhr mevr prof ds st br zr vz".split()
STOP = re.compile(r"[|•·]|(?<=[\wà-ÿ)])\.(?=\s+[A-ZÀ-Ý])(?<!\b[A-Z]\.)" + "".join(rf"(?<!\b{t}\.)" for t in SHORT))
ENTRY = re.compile(r"(?:(?:de heer|mevrouw|mevr|mw|dhr|prof|dr|drs|ir|juf|meester)\.?\s+)*(?:[a-zà-ÿ][a-zà-ÿ-]{3,}\s+)?[A-ZÀ-Ý]")
SERVES = re.compile(r"^[a-zà-ÿ-]+\s+(?=[A-ZÀ-Ý])")  # "kokkin Trijn"
SYMBOL = re.compile(r"^[^\w(]+")  # a smiley or an arrow before a name
LEAST_NAMES = 3
BARS = re.compile(r"\s[|•·]\s")  # "Anna (vz) | Bert | Carla"
CALLED = re.compile(r"(?<![^\s,;|•·])[\w.]{1,14}\s+=\s+(?=[A-ZÀ-Ý])")  # "AB = Anna Bos": how the minutes will call her
DASHES = re.compile(r"\s[–—-]\s|\s/\s")


def looks_like_names(text: str) -> bool:
    """Mostly capitals, tussenvoegsels and "en" outside brackets: a line of names rather than a sentence or a list of bodies."""
    listed = entries(text.partition(":")[2]) if OF_BODIES.match(text) else []
    if sum(map(_personal, listed)) * 2 < len(listed):
        return False  # "Verenigingen: De Treffers, Net Over"
    text = re.sub(r"\([^)]*\)?", " ", text)
    text = text.rpartition(":")[2] if ":" in text[:90] else text
    words = LETTERS.findall(text)
    if not words:
        return bool(text.strip(" -–.")) is False
    small = wordset("name_particles") | wordset("name_titles") | frozenset(mapping("role_words")) | {"en", "namens"}
    small -= wordset("minutes_words")
    named = sum(w[0].isupper() or w.lower().strip(".") in small for w in words)
    return named / len(words) >= 0.75 and any(w[0].isupper() for w in words)


def lists_people(text: str) -> bool:
    """Whether every line, or every stretch between semicolons, begins with the name of a person: "Anna Bos, arts (voorzitter)"."""
    parts = [SYMBOL.sub("", p).strip() for p in re.split(r"[\n;]", text) if p.strip()]
    return bool(parts) and all(ENTRY.match(p) and _personal(p) for p in parts)


def find(blocks: Sequence[Block], taken: Sequence[Vindplaats], within: set[int] | None = None) -> Iterable[Piece]:
    """Lines of the header that are names and nothing else, or names behind a group: "Oudergeleding: Anna Aan, Bert Bos (vz)".

    Of the blocks ``within`` only names behind a group: the rest of such a block has been read by its labels.
    """
    for i, block in enumerate(blocks):
        if block.kind not in (Kind.PARAGRAPH, Kind.LIST_ITEM):
            continue
        stretches = list(_stretches(block.text))
        grouped = any((g := GROUP_LEAD.match(text)) and len(entries(text[g.end() :])) > 1 for _, text in stretches)
        for begin, text in stretches:
            cut = False
            if (labels := labelled.in_text(0, text)) and (at := text.find(labels[0].wording)) > 0:
                text, labels, cut = text[:at], [], True  # names, and then "afwezig: Anna" in the same line
            led = GROUP_LEAD.match(text)
            if labels or within is not None and (i not in within or not (led or cut)):
                continue
            rest = (text[led.end() :] if led else text).rstrip(" .")
            listed = entries(rest, bool(led))
            least = 1 if led and ("(" in rest or grouped) else 2 if led else 3
            lead = text[: led.end()] if led else ""
            if len(listed) < least or not looks_like_names(lead + ", ".join(SERVES.sub("", name) for name in listed)):
                continue
            start = begin + (led.end() if led else 0)
            if not any(place.blok == i and place.van < start + len(rest) and start < place.tot for place in taken):
                yield Piece(block=i, start=start, end=start + len(rest), text=rest)


def _listed(line: str) -> str:
    """A line of three names or more between bars, or behind what the minutes will call them, with commas instead; as long as it was."""
    if len(CALLED.findall(line)) >= LEAST_NAMES:
        line = CALLED.sub(lambda m: " " * len(m[0]), line)
    parts = [p.strip() for p in BARS.split(line)]
    parts = [p for p in parts if not labelled.in_text(0, p)]  # "... | notulen: Anna"
    named = len(parts) >= LEAST_NAMES and all(map(ENTRY.match, parts)) and ("(" in line or all(map(_personal, parts)))
    return BARS.sub(" , ", line) if named else line


def _stretches(text: str) -> Iterable[tuple[int, str]]:
    """(start, stretch) of a text, line by line."""
    position = 0
    for line in map(_listed, text.split("\n")):
        plain = re.sub(r"\([^()]*\)", lambda m: "_" * len(m[0]), line)
        begin = 0
        for end, following in [*((m.start(), m.end()) for m in STOP.finditer(plain)), (len(line), 0)]:
            yield position + begin, line[begin:end]
            begin = following
        position += len(line) + 1


@cache
def first_names() -> frozenset[str]:
    return frozenset(w.lower() for name in ("first_names", "given_names") for line in resources.terms(name) for w in line.split())


def _personal(entry: str) -> bool:
    """It begins as the name of a person does: a usual first name, initials or a form of address, perhaps behind a role."""
    words = [w for w in entry.split() if w[0].isupper() or w.lower() in wordset("name_titles")]
    first = words[0].rstrip(".") if words else ""
    usual = first.split("-")[0].lower() in first_names()
    return usual or first.lower() in wordset("name_titles") or len(first.replace(".", "")) <= 2 and words[0].endswith(".")


def entries(text: str, led: bool = True) -> list[str]:
    """What stands between commas, or dashes, outside brackets: capitals first, or one word before them ("penningmeester Anna Aan")."""
    bare = re.sub(r"\([^)]*\)?", "", text)
    cut = DASHES if len(DASHES.findall(bare)) > 1 and "," not in bare else re.compile(r",|;|\ben\b")
    parts = [p.strip() for p in cut.split(bare) if p.strip()]
    called = [p for p in parts if ENTRY.match(p) and len(p.split()) <= 6]
    if not led and sum(_personal(p) for p in called) * 2 < len(called):
        return []  # "Theater De Kazerne, Leeuwarden"
    return called if len(called) >= len(parts) - (len(called) > 2) else []  # "Cor, Hennie en Dirk-Jan, in de stuurhut"
