"""Labels and their values, wherever a header prints them: "Datum: 3 mei", a table of two columns or two rows, a label on its own line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.document import Block, Kind, Style
from pipeline.structure.words import mapping, normal, wordset

SHORT = frozenset({"aanw", "afw", "not", "secr", "vz", "voorz", "aant", "verontsch"})  # labels that may end in a full stop
PERSONS = re.compile(r"(?:de|het)\s+(?:heren|dames|leden|brs?\.|zrs?\.|broeders?|zusters?|bestuursleden|raadsleden|commissieleden)\s", re.I)
# "Bij punt 3: Wouter Vos", said of who was there for a part of the meeting
FOR_A_PART = (
    r"(?:(?:alleen|ook)\s+)?(?:bij|vanaf|tijdens|voor|tot(?:\s+en\s+met)?|t/m)\s+(?:de\s+)?(?:agenda)?punt(?:en)?\s*\d+[a-z]?"
    r"(?:\s*(?:,|en|t/m|tot\s+en\s+met|-|–)\s*\d+[a-z]?)*(?:\s+(?:(?:ook\s+|tevens\s+)?(?:aanwezig|erbij)|tevens))?"
)
NEXT_ONE = r"(?:eerst)?volgende?\s+\w+(?:overleg|vergadering|bijeenkomst)"  # "Volgend zorgoverleg"
# What may stand behind a label before the colon: "Aanwezig namens de gemeente:", "Voorzitter deze keer:"
BEHIND = "namens|vanuit|via|op|als|zijn|waren|met|zonder|bij|uit|van|per|de|deze|dit|vandaag"
PEOPLE = frozenset({"aanwezig", "afwezig", "deelnemers", "genodigden"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """``text`` is ``blocks[block].text[start:end]``."""

    block: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A label with its value; ``labels`` are canonical, two for "Datum en tijd". ``wording`` is the label as printed."""

    labels: tuple[str, ...]
    wording: str
    value: Piece


@cache
def labels() -> dict[str, str]:
    """Wording -> canonical label; a group of those present ("Wethouders") is one more label of who was there."""
    return {**dict.fromkeys(wordset("group_labels"), "aanwezig"), **mapping("header_labels")}


def of_group(item: Labelled) -> bool:
    return normal(item.wording) in wordset("group_labels")


def of_guests(item: Labelled) -> bool:
    """Whether the label names people beside the members: "Gasten", "Namens het college"."""
    plain = normal(item.wording)
    guests = any(plain == g or plain.startswith(f"{g} ") for g in wordset("guest_labels"))  # "te gast bij punt 4"
    return guests or plain.startswith("namens ") or bool(re.fullmatch(FOR_A_PART, plain))


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """A label at the start of a line, and one inside a line: there it needs a border before it and a colon behind it."""
    words = sorted(labels(), key=len, reverse=True)
    group = r"namens\s+(?:de\s+|het\s+|een\s+)?\w[\w-]*(?:\s\w[\w-]*){0,3}(?=\s*:)"
    group += rf"|{FOR_A_PART}(?=\s*:)|{NEXT_ONE}"
    one = group + "|" + "|".join(re.escape(w).replace(r"\ ", r"\s+") + (r"\.?" if "." in w or w in SHORT else "") for w in words)
    combined = rf"(?:{one})(?:\s*(?:/|&|,|\+|\ben\b)\s*(?:{one}))*(?!\w)"
    tail = rf"(?:\s+(?:{BEHIND})\b[^:\n\t]{{0,60}}(?=:))?"
    tail += r"(?:\s*\([^()\n]{0,80}\)(?=\s*(?::|\n|\t|$)))?"
    first = re.compile(rf"^[\s*•·–-]*(?P<label>{combined}{tail})\s*\??\s*(?P<sep>:|\t|\n|\s{{3,}}|\s+[–-]\s+|$|(?=\s))", re.IGNORECASE)
    inner = re.compile(
        rf"(?:(?<=[.;)|·•]\s)|(?<=//\s)|(?<=\t)|(?<=\s{{3}})|(?<=\s)(?-i:(?=[A-Z]))|(?<=\s)(?=(?:aanw|afw|afgem)\b)"
        rf"|(?<=[\w)]\s)(?=niet:\s+[A-ZÀ-Ý][\w.'’-]+(?:\s*[,(]|\s*$)))(?P<label>{combined}{tail})\s*(?P<sep>:)",
        re.IGNORECASE,
    )
    told = re.compile(
        r"(?:^|(?<=[.;]\s))(?P<label>(?:Aanwezig|Afwezig|Verhinderd|Afgemeld|Present)\s+(?:zijn|waren|is|was|hebben zich)"
        r"|Bericht(?:en)?\s+van\s+verhindering\s+van|Met\s+(?:kennisgeving|bericht)\s+afwezig(?:\s+(?:zijn|waren|is|was))?"
        r"(?=\s+(?:de\s+(?:heer|heren|dames|leden)|mevrouw|mw\.|dhr\.|[A-ZÀ-Ý]))"
        r"|(?:Vz|Voorz|Voorzitter|Secr|Secretaris|Aanw|Afw|Not)\b\.?(?=\s+(?:(?:mevr|dhr|mw|drs|ir|ing)\.\s+|de heer\s+|mevrouw\s+)?"
        r"[A-ZÀ-Ý][\w'’.-]*(?:\s+[A-ZÀ-Ý][\w'’-]*)*(?:\s*[,(.]|\s*$))"
        r"|(?:Genoteerd|Opgetekend|Begeleid|Voorgezeten|Geleid|Opgesteld|Opgemaakt)\s+door)(?P<sep>:?)\s"
    )
    return first, inner, told


@cache
def canonical(wording: str) -> tuple[str, ...]:
    """The canonical labels of a wording: one, or those of its parts ("Datum en tijd"); empty when it is no label."""
    if "\n" in wording.strip():
        return ()  # a label over its value
    known = labels()
    plain = normal(wording)
    bare = normal(re.sub(r"\([^)]*\)", "", plain))
    for form in (plain, bare):
        if form in known:
            return (known[form],)
    if re.fullmatch(rf"namens (?:de |het |een )?\w[\w-]*(?: \w[\w-]*){{0,3}}|{FOR_A_PART}", plain):
        return ("aanwezig",)
    if re.fullmatch(NEXT_ONE, plain):
        return ("volgende",)
    parts = [normal(p) for p in re.split(r"\s*(?:/|&|,|\+|\ben\b)\s*", bare)]
    if parts and all(p in known for p in parts):
        return tuple(dict.fromkeys(known[p] for p in parts))
    head = re.match(rf"(?:\S+\s+){{0,2}}?\S+(?=\s+(?:{BEHIND})\b)", bare)
    if head and normal(head[0]) in known:
        return (known[normal(head[0])],)
    return ()


def in_text(block: int, text: str, offset: int = 0) -> list[Labelled]:
    """All labels of a paragraph or cell. A line without a label belongs to the label before it."""
    spots = list(_spots(text))
    found = []
    for i, (labels, wording, start, _) in enumerate(spots):
        end = spots[i + 1][3] if i + 1 < len(spots) else len(text)
        found.append(Labelled(labels=labels, wording=wording, value=_piece(block, text, start, end, offset)))
    return found


def in_block(number: int, block: Block) -> list[Labelled]:
    """As ``in_text``; a label in bold at the start of a line needs no colon: "**wie** Anna, Bert"."""
    text = block.text
    for mark in block.marks:
        opens = mark.style == Style.BOLD and (mark.start == 0 or text[mark.start - 1] == "\n")
        if opens and text[mark.end : mark.end + 1] == " " and canonical(text[mark.start : mark.end]):
            text = f"{text[: mark.end]}:{text[mark.end + 1 :]}"
    return in_text(number, text)


def _piece(block: int, text: str, start: int, end: int, offset: int) -> Piece:
    while start < end and text[start] in " \t\n:":
        start += 1
    while end > start and text[end - 1] in " \t\n":
        end -= 1
    return Piece(block=block, start=offset + start, end=offset + end, text=text[start:end])


def _spots(text: str) -> Iterator[tuple[tuple[str, ...], str, int, int]]:
    """(canonical labels, wording, start of the value, start of the label) in order."""
    first, inner, told = patterns()
    position = 0
    for line in text.split("\n"):
        at = first.match(line)
        if at and _accept(at, line):
            yield canonical(at["label"]), at["label"].strip(), position + at.end(), position + at.start("label")
        for match in sorted([*inner.finditer(line), *told.finditer(line)], key=re.Match.start):
            if canonical(match["label"]) and not (at and _accept(at, line) and match.start("label") <= at.start("label")):
                yield canonical(match["label"]), match["label"].strip(), position + match.end(), position + match.start("label")
        position += len(line) + 1


def _accept(match: re.Match[str], line: str) -> bool:
    labels = canonical(match["label"])
    if not labels:
        return False
    wording, rest = normal(match["label"]), line[match.end() :].strip()
    if match["sep"].strip() == ":" or "\t" in match["sep"] or len(match["sep"]) >= 3:
        return True
    if wording in {"aanw", "afw"} and re.match(r"[A-ZÀ-Ý]", rest):
        return True
    if wording in wordset("weak_labels") | wordset("group_labels") or match["sep"].strip():
        return False
    if not rest:
        return True
    if match["label"][0].isupper() and set(labels) & PEOPLE and PERSONS.match(rest):
        return True
    # "Datum 14-06-2024" but not "Aanwezig bewijs ontbreekt" or "Datum van de ALV is nog niet bekend."
    if re.search(r"\b(?:zijn|waren|is|was)$", wording):
        return bool(re.match(r"[A-ZÀ-Ý(]|de heer|mevrouw|de heren|de leden", rest))
    if not set(re.split(r" en | ?[/,&] ?", wording)) <= wordset("bare_labels") or len(rest.split()) > 40 or not match["label"][0].isupper():
        return False
    return bool(re.match(r"[\dA-ZÀ-Ý(]", rest)) and not re.search(
        r"\b(?:is|zijn|wordt|heeft|hebben|opent|sluit|heet|meldt|geeft)\b", rest[:60]
    )


def in_table(blocks: Sequence[Block], rows: Sequence[int]) -> list[Labelled]:
    """Labels of a header table: value to the right of the label, below it, or behind it in the same cell."""
    found: list[Labelled] = []
    heads: dict[int, tuple[tuple[str, ...], str]] = {}  # column -> label standing above it
    for row in rows:
        block = blocks[row]
        cells = [c for c in block.cells if block.cell_text(c).strip() and not c.continued]
        alone = [() if _bare_group(t) else canonical(t) for t in map(block.cell_text, cells)]
        if len(cells) == 2 and alone[0] == ("locatie",):
            alone[1] = ()  # "Locatie | Online (Teams)": the same word is a label elsewhere, for who joined from afar
        headed = bool(heads) and all(c.column in heads for c in cells) and not all(alone)
        if headed:
            alone = [() for _ in cells]  # "Locatie" above "Online": below its label a value may be worded as a label
        if cells and all(alone) and (len(cells) > 1 or len(block.cells) == 1):
            heads = {c.column: (a, block.cell_text(c)) for c, a in zip(cells, alone, strict=True)}
            continue
        open_label: tuple[tuple[str, ...], str] | None = None
        for cell, label in zip(cells, alone, strict=True):
            text = block.cell_text(cell)
            if label:
                open_label, heads = (label, text), {}
                continue
            piece = _piece(row, text, 0, len(text), cell.start)
            inside = in_text(row, text, cell.start)
            head = text.partition("\n")[0]
            if open_label:
                found.append(Labelled(labels=open_label[0], wording=open_label[1], value=piece))
            elif not inside and piece.text != head.strip() and (above := canonical(head)):  # "Verslag" over "Anna Aan" in one cell
                below = _piece(row, text, len(head) + 1, len(text), cell.start)
                found.append(Labelled(labels=above, wording=head.strip(), value=below))
            elif inside and inside[0].value.text:
                before = text.find(inside[0].wording)
                if cell.column in heads and text[:before].strip():  # names under "Aanwezig", and below them "Gast: Anna"
                    labels_above, wording = heads[cell.column]
                    found.append(Labelled(labels=labels_above, wording=wording, value=_piece(row, text, 0, before, cell.start)))
                found += inside
            elif cell.column in heads:
                found.append(Labelled(labels=heads[cell.column][0], wording=heads[cell.column][1], value=piece))
            elif found and cell.column and not heads:
                found.append(Labelled(labels=found[-1].labels, wording=found[-1].wording, value=piece))
    return found


def _bare_group(text: str) -> bool:
    """ "wethouder" in a cell says what somebody is; "Wethouders:" is a label."""
    return normal(text) in wordset("group_labels") and not text.rstrip().endswith(":")


def names_people(block: Block) -> bool:
    """Whether the block holds a label of who was there or not, in its text or in a cell of its own."""
    texts = [block.text] if block.kind is not Kind.TABLE_ROW else [block.cell_text(c) for c in block.cells]
    texts = [t for t in texts if not _bare_group(t)]
    return any(set(found.labels) & PEOPLE for t in texts for found in in_text(0, t)) or any(set(canonical(t)) & PEOPLE for t in texts[:1])


def is_label_line(block: Block) -> bool:
    return block.kind is not Kind.TABLE_ROW and bool(in_text(0, block.text))
