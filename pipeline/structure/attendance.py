"""Stretches of text that name who was there and who was not: labels, headings, lists, tables of names, presence marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.document import Block, Document, Kind
from pipeline.model import Vindplaats
from pipeline.structure import labelled, name_lines
from pipeline.structure.labelled import PEOPLE, Labelled, Piece
from pipeline.structure.outline import Attendance, Table
from pipeline.structure.tables import title_above
from pipeline.structure.words import is_closing, is_standing, mapping, normal, wordset

PRESENT, ABSENT = "aanwezig", "afwezig"
OFFICES = frozenset({"voorzitter", "notulist", "secretaris", "deelnemers"})  # "- Voorzitter: Anna" in a list of who was there
# "Het bestuur was vertegenwoordigd door Anna Aan (voorzitter) en Bert Bos"
TOLD = re.compile(
    r"\b(?:vertegenwoordigd door|(?:zijn|waren) (?:\w+ )?aanwezig|aanwezig (?:zijn|waren)|(?:zijn|waren) erbij)[:,]?\s+"
    r"((?:\([^()]*\)|\.(?!\s+[A-Z]\w{3}|$)|[^.()\n])+)",
    re.IGNORECASE,
)
ASSEMBLED = re.compile(
    r"\b(?:bijeengekomen|bijeen|vergader(?:d|de|t|den)|aanwezig|samengekomen|vertegenwoordigd|erbij)\b",
    re.IGNORECASE,
)
ADDRESSED = r"(?:de heer|mevrouw|mw\.|mevr\.|dhr\.|wethouder)\s+[A-ZÀ-Ý][\w'’-]*(?:\s+[A-ZÀ-Ý][\w'’-]*)*(?:\s*\([^()]*\))?"
ON_BEHALF = re.compile(rf"\bnamens\s+(?:[a-zà-ÿ-]+\s+){{1,4}}?(?P<who>{ADDRESSED}(?:(?:,|\s+en)\s+{ADDRESSED})*)", re.I)
LEAST_GROUPS = 2
LAST = 25  # blocks at the end in which a list of who was there may stand
FIRST = 8  # blocks in which a sentence may say who came
SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\w)[^.!?\n]+)*")
CAME = re.compile(r"\b(?:waren|zaten|zijn|deden|schoven|kwamen|present|compleet|voltallig|erbij|aanwezig)\b", re.I)
MISSED = re.compile(r"\b(?:niet|afwezig|verhinderd|ziek|afgemeld|afwezigheid|zonder)\b", re.I)
NAMED = r"[A-ZÀ-Ý][\w'’-]+(?:\s+(?:van|de|den|der|ter|te|het|'t|vd)\b)*(?:\s+[A-ZÀ-Ý][\w'’-]+)?(?:\s*\([^()]*\))?"
RUN = re.compile(rf"{NAMED}(?:,\s+{NAMED})+,?\s+en\s+(?:ik\b|{NAMED})")
IN_BRACKETS = re.compile(r"\(([^()]{5,600})\)")


def find(document: Document, tables: Sequence[Table], body: int, stops: frozenset[int]) -> tuple[Attendance, ...]:
    """``body`` is the first block of the first agenda item, ``stops`` the headings at which a list of names ends."""
    named = _labelled(document, tables, body, stops)
    rows = [(label, entry) for label, entry in _from_tables(document, tables, body) if label != "genodigden"]
    there = {"aanwezig"} & ({label for label, pieces in named if any(p.text.strip() for p in pieces)} | {label for label, _ in rows})
    if there:  # a list of members is no attendance where the minutes also say who was there
        named = [(label, pieces) for label, pieces in named if label != "deelnemers"]
        rows = [(label, entry) for label, entry in rows if label != "deelnemers"]
    found = [entry for _, entry in rows]
    for presence, pieces in named:
        found += [_entry(document, presence, p) for p in pieces if p.text.strip(" -–.:")]
    head = document.blocks[:body]
    for told in (_prose, _gathered, _on_behalf):
        if not any(a.presence == PRESENT for a in found):
            found += [_entry(document, PRESENT, p) for p in told(head)]
    if not any(a.presence == PRESENT and re.search(r"[^\W\d_]{2}", a.text) and name_lines.looks_like_names(a.text) for a in found):
        found += [_entry(document, PRESENT, p) for p in name_lines.find(head, [a.place for a in found])]
    elif any(a.presence == PRESENT for a in found):  # "Bestuur: Anna Aan, Bert Bos" above "Gasten: Carla Cool"
        beside = {i for i, b in enumerate(head) if b.kind is Kind.PARAGRAPH and labelled.names_people(b)}
        led = name_lines.find(head, [a.place for a in found], beside)
        found += [_entry(document, PRESENT, p) for p in led]
    named_there = any(a.presence == PRESENT and name_lines.looks_like_names(a.text) for a in found)
    if not named_there and body < len(document.blocks):  # "Aanwezig: zie de lijst achteraan" names nobody
        found += at_end(document, tables, body)
    return tuple(sorted(found, key=lambda a: (a.place.blok, a.place.van)))


def at_end(document: Document, tables: Sequence[Table], body: int) -> list[Attendance]:
    """Who was there, told behind the last item: "Aanwezig waren: Anna Aan, Bert Bos", "Bijlage - Deelnemers" above a table."""
    last = max(body, len(document.blocks) - LAST)
    named = _labelled(document, tables, len(document.blocks), frozenset(), last)
    found = [_entry(document, presence, p) for presence, pieces in named for p in pieces if p.text.strip(" -–.:")]
    rows = [entry for label, entry in _from_tables(document, tables, len(document.blocks)) if label != "genodigden"]
    return [*found, *(entry for entry in rows if entry.place.blok >= last)]


def _entry(document: Document, presence: str, piece: Piece, organisation: str | None = None, role: str | None = None) -> Attendance:
    place = Vindplaats(blok=piece.block, van=piece.start, tot=piece.end, bladzijde=document.blocks[piece.block].page)
    kind = ABSENT if presence == ABSENT else PRESENT
    return Attendance(text=piece.text, presence=kind, place=place, organisation=organisation, role=role)  # type: ignore[arg-type]


def _labelled(
    document: Document, tables: Sequence[Table], body: int, stops: frozenset[int], first: int = 0
) -> list[tuple[str, list[Piece]]]:
    """Labels with the blocks that belong to them, from block ``first`` on."""
    blocks = document.blocks
    found: list[tuple[str, list[Piece]]] = []
    taken: set[int] = set()
    gone = False  # behind an empty "Afwezig:" the labels of groups name who was not there
    in_header_table = {i: t for t in tables if t.kind in {"kop", "overig"} for i in t.rows}
    for i, block in enumerate(blocks[:body]):
        if i in taken or i < first:
            continue
        if block.kind is Kind.TABLE_ROW:
            table = in_header_table.get(i)
            if table and i == table.rows[0]:
                inside = labelled.in_table(blocks, table.rows)
                found += [(_whose(x), [x.value]) for x in inside if _people_label(x)]
                if inside and _people_label(inside[-1]):  # a list of names that runs on below its table
                    found[-1][1].extend(_following(blocks, table.rows[-1], body, stops, inside[-1]))
            continue
        labels = labelled.in_block(i, block)
        for position, item in enumerate(labels):
            if not _people_label(item) or labelled.of_group(item) and not _among_people(blocks, i, item):
                gone = gone and item.labels[0] not in OFFICES
                continue
            last = position == len(labels) - 1
            more = _following(blocks, i, body, stops, item) if last else []
            taken.update(p.block for p in more if p.end == len(blocks[p.block].text))
            group = labelled.of_group(item)
            gone = gone if group else item.labels[0] == ABSENT and not more and not item.value.text
            if gone and not group:
                continue
            guests = item.labels[0] == PRESENT and (group or labelled.of_guests(item))
            found.append((ABSENT if gone else "gasten" if guests else item.labels[0], [item.value, *more]))
    return [(label, pieces) for label, pieces in found if label != "genodigden"]


def _among_people(blocks: Sequence[Block], i: int, item: Labelled) -> bool:
    """Whether a label such as "Directeur:" stands among labels of who was there, or has more than one name behind it."""
    beside = [x for b in blocks[max(i - 1, 0) : i + 2] if b.kind is not Kind.TABLE_ROW for x in labelled.in_text(0, b.text)]
    officers = {"voorzitter", "notulist", "secretaris"}
    return sum(_people_label(x) or bool(officers & set(x.labels)) for x in beside) > 1 or len(name_lines.entries(item.value.text)) > 1


def _whose(item: Labelled) -> str:
    """The label of who was there; "gasten" for people beside the members."""
    return "gasten" if item.labels[0] == PRESENT and labelled.of_guests(item) else item.labels[0]


def _people_label(item: Labelled) -> bool:
    return item.labels[0] in PEOPLE


def _following(blocks: Sequence[Block], i: int, body: int, stops: frozenset[int], item: Labelled) -> list[Piece]:
    """Blocks after a label that still name people: all of them under a heading, else as long as they look like names."""
    heading = blocks[i].kind is Kind.HEADING
    pieces: list[Piece] = []
    for j in range(i + 1, body):
        block = blocks[j]
        if block.kind in (Kind.HEADING, Kind.TABLE_ROW) or j in stops:
            break
        labels = labelled.in_text(j, block.text)
        listed = block.kind is Kind.LIST_ITEM
        if labels and not (listed and not item.value.text and set(labels[0].labels) <= OFFICES):
            end = block.text.find(labels[0].wording)
            if end > 3 and name_lines.looks_like_names(block.text[:end]):  # names, and then the next label in the same line
                pieces.append(Piece(block=j, start=0, end=end, text=block.text[:end]))
            break
        if is_closing(block.text):
            break
        if listed and (is_standing(block.text) or item.value.text and not name_lines.entries(block.text, False)):
            break
        below = not item.value.text and j == i + 1 and name_lines.lists_people(block.text)
        if not (heading or listed and not item.value.text or below) and not name_lines.looks_like_names(block.text):
            break
        pieces.append(Piece(block=j, start=0, end=len(block.text), text=block.text))
    return pieces


def _prose(blocks: Sequence[Block]) -> Iterable[Piece]:
    """ "... is het voltallige bestuur (Jan Aan, Piet Bakker en Els Cees) bijeengekomen": the bracketed list of an opening sentence."""
    for i, block in enumerate(blocks):
        if block.kind is not Kind.PARAGRAPH or not ASSEMBLED.search(block.text):
            continue
        for match in [*IN_BRACKETS.finditer(block.text), *TOLD.finditer(block.text)]:
            if re.search(r",| en ", match[1]) and name_lines.looks_like_names(match[1]):
                yield Piece(block=i, start=match.start(1), end=match.end(1), text=match[1])


def _gathered(blocks: Sequence[Block]) -> Iterable[Piece]:
    """ "We waren met z'n vieren: Anna, Bert, Carla en ik": three names or more in a sentence of the first lines that says who came."""
    for i, block in enumerate(blocks[:FIRST]):
        if block.kind is not Kind.PARAGRAPH:
            continue
        for sentence in SENTENCE.finditer(block.text):
            run = RUN.search(sentence[0]) if CAME.search(sentence[0]) and not MISSED.search(sentence[0]) else None
            if run and len(name_lines.entries(run[0], False)) > 2:
                start = sentence.start() + run.start()
                yield Piece(block=i, start=start, end=start + len(run[0]), text=run[0])


def _on_behalf(blocks: Sequence[Block]) -> Iterable[Piece]:
    """ "Namens de rederij de heer Bos en mevrouw Smit, namens de reizigers de heer Vos": two groups or more in the first lines."""
    for i, block in enumerate(blocks[:FIRST]):
        found = list(ON_BEHALF.finditer(block.text)) if block.kind is Kind.PARAGRAPH else []
        if len(found) >= LEAST_GROUPS:
            yield from (Piece(block=i, start=m.start("who"), end=m.end("who"), text=m["who"]) for m in found)


def _from_tables(document: Document, tables: Sequence[Table], body: int) -> Iterable[tuple[str, Attendance]]:
    """(label of the table, entry): "aanwezig" where nothing stands above the table or in its corner."""
    for table in tables:
        if table.kind != "aanwezigen" or not table.rows or table.rows[0] >= body:
            continue
        label = _table_label(document, table)
        default = ABSENT if label == "afwezig" else PRESENT
        for row in table.rows:
            yield from ((label, entry) for entry in _row(document, table, row, default))


def _table_label(document: Document, table: Table) -> str:
    first = table.header if table.header is not None else table.rows[0]
    corner = document.blocks[first].cells[0] if document.blocks[first].cells else None
    texts = [title_above(document.blocks, first), document.blocks[first].cell_text(corner) if corner and table.header is not None else ""]
    for text in texts:
        label = labelled.canonical(text)
        if label and label[0] in PEOPLE:
            return label[0]
    return "aanwezig"


def _row(document: Document, table: Table, row: int, default: str) -> Iterable[Attendance]:
    """One person, or more where a table prints names and organisations in several pairs of columns."""
    block = document.blocks[row]
    by_role: list[tuple[str, str, int, int]] = []
    if len(block.cells) == 1 and len([r for r in table.roles if r]) > 1:
        return  # "Ondernemingsraad" over the whole width: what those below are
    for cell in block.cells:
        role = table.role(cell)
        if role and not cell.continued:
            by_role.append((role, block.cell_text(cell).strip(), cell.start, cell.end))
    presence = _presence(by_role, default)
    if presence is None:
        return
    starts = [i for i, r in enumerate(by_role) if r[0] in {"naam", "achternaam", "voornaam"}]
    groups = _groups(by_role, starts)
    for group in groups:
        text = _name(group)
        if text:
            values = {role: value for role, value, _, _ in group}
            piece = Piece(block=row, start=min(g[2] for g in group), end=max(g[3] for g in group), text=text)
            organisation, role = values.get("organisatie") or None, values.get("rol") or None
            yield _entry(document, presence, piece, organisation, role)


def _groups(cells: list[tuple[str, str, int, int]], starts: list[int]) -> list[list[tuple[str, str, int, int]]]:
    """Cells a person: a second "naam" column begins a second person; first name and surname belong together."""
    if sum(cells[i][0] == "naam" for i in starts) < 2:
        return [cells]
    bounds = [i for i in starts if cells[i][0] == "naam"]
    return [cells[a:b] for a, b in zip(bounds, [*bounds[1:], len(cells)], strict=True)]


def _name(cells: list[tuple[str, str, int, int]]) -> str:
    values = {role: value for role, value, _, _ in cells if value}
    if "achternaam" in values and "voornaam" in values:
        last = values["achternaam"]
        head, _, rest = last.partition(",")  # "Berg, van den"
        last = f"{rest.strip()} {head}" if rest else last
        return " ".join(filter(None, (values["voornaam"], values.get("tussenvoegsel"), _lower_particles(last))))
    return values.get("naam") or values.get("achternaam") or values.get("voornaam") or ""


def _lower_particles(surname: str) -> str:
    words = surname.split()
    for i, word in enumerate(words[:-1]):
        if word.lower() not in wordset("name_particles"):
            break
        words[i] = word.lower()
    return " ".join(words)


def _presence(cells: list[tuple[str, str, int, int]], default: str) -> str | None:
    """What the marks in a presence column say; None when a column of marks leaves this row open in both directions."""
    marks = mapping("attendance_marks")
    for role, value, _, _ in cells:
        if role == "aanwezigheid" and value.strip(" -–—.?"):
            mark = marks.get(normal(value)) or marks.get(normal(re.split(r"[(,;]", value)[0]), PRESENT)
            return ABSENT if mark == ABSENT else PRESENT
        if (
            role == "afwezigheid"
            and value
            and marks.get(normal(value)) != ABSENT
            or role == "afwezigheid"
            and normal(value) in {"m.k", "mk"}
        ):
            return ABSENT
    roles = {role for role, *_ in cells}
    if "aanwezigheid" in roles:
        return ABSENT
    return default
