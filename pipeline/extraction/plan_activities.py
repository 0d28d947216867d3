"""What an annual plan sets out to do, by theme, with its role and result. Plans print it in four ways; each is one function here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.document import Block, Kind, Style
from pipeline.extraction.plan_recurring import committed
from pipeline.language import frequency
from pipeline.language.parse import Parse
from pipeline.language.sentences import sentences
from pipeline.model import Activiteit, Jaarplan, Vindplaats
from pipeline.structure.kind import PLAN
from pipeline.structure.outline import Outline
from pipeline.structure.plan import Topic, ancestors, children, short, theme_word, topics
from pipeline.structure.plan_tables import Grid, Value, grids, role
from pipeline.structure.words import normal, starts, wordset

LABELLED = re.compile(r"^(?P<label>[^:?\n]{2,60}[:?])\s*(?P<value>.*)", re.S)
# "Voortzetten van de subsidie met als beoogd resultaat:" holds title and label in one line.
TRAILING = re.compile(
    r"[\s,]+(?:met\s+)?(?:als\s+)?(?:beoogd|beoogt|gewenst|verwacht)e?\s+(?:resultaat|effect|opbrengst|doel)\s*:\s*$", re.I
)
NUMBERED = re.compile(r"^(?P<kind>[A-Za-zÀ-ÿ]+)\s+(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-H])\s*(?:[:.–-]\s*|\s)(?=\S)")
ACTIVITY = frozenset({"activiteit", "actie", "project", "maatregel", "initiatief", "inspanning"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan as these functions look at it. ``listed``: headings whose activities are the items of a list."""

    outline: Outline
    heads: tuple[Topic, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.outline.document.blocks


def activities(parse: Parse, found: Jaarplan) -> Jaarplan:
    """In the order of the text; a table, a list, a labelled result and a heading that speak of one activity count once."""
    plan = Plan(outline=parse.outline, heads=topics(parse.outline.document))
    listed = list(_listed(plan))
    raw = sorted([*_tabled(plan), *listed, *_labelled(plan, {a.vindplaats.blok for a in listed})], key=_place)
    raw = sorted([*raw, *_headed(plan, raw)], key=_place)
    unique: dict[tuple[str, str | None], Activiteit] = {}
    for a in raw:
        key = (normal(a.titel), a.thema)
        unique[key] = (
            replace(unique[key], resultaat=unique[key].resultaat or a.resultaat, rol=unique[key].rol or a.rol) if key in unique else a
        )
    made = tuple(unique.values())
    titles = {normal(a.titel) for a in made}
    themes = dict.fromkeys([*(t for t in _themes(plan) if normal(t) not in titles), *(a.thema for a in made if a.thema)])
    return replace(found, activiteiten=made, themas=tuple(themes))


def _place(a: Activiteit) -> tuple[int, int]:
    return a.vindplaats.blok, a.vindplaats.van


def _themes(plan: Plan) -> Iterator[str]:
    """ "Thema 2: Wonen", and what stands under "Onze speerpunten"."""
    for i, topic in enumerate(plan.heads):
        above = plan.heads[topic.parent] if topic.parent is not None else None
        if _numbered_theme(topic.title) or (above and _container(above.title) and not _generic(topic.title) and not _area(topic.title)):
            if not (above and _area(above.title) and not children(plan.heads, i)):
                yield bare(topic.title)


def _numbered_theme(title: str) -> bool:
    match = NUMBERED.match(title)
    return bool(match and theme_word(match["kind"]))


def _container(title: str) -> bool:
    return theme_word(title) and not _numbered_theme(title) and not PLAN.search(title)


def bare(title: str) -> str:
    """ "Thema 1: Gezond ouder worden" names the theme Gezond ouder worden."""
    match = NUMBERED.match(title)
    known = match and (theme_word(match["kind"]) or match["kind"].lower() in ACTIVITY)
    return (title[match.end() :] if match and known else title).strip(" .;:")


def _area(title: str) -> bool:
    """Whether activities stand under such a heading: "Activiteiten 2026", "Wat gaan we doen?", "Thema's en activiteiten"."""
    plain = normal(title).rstrip("?")
    if starts("plan_frame_headings").match(plain):
        return False
    words = re.findall(r"[\w-]+", plain)
    return any(
        term in plain if " " in term else any(w == term or (len(term) > 7 and w.endswith(term)) for w in words)
        for term in wordset("plan_area_words")
    )


def _frame(title: str) -> bool:
    return bool(starts("plan_frame_headings").match(normal(title)))


def _generic(title: str) -> bool:
    """A heading that names a kind of text, not a subject: a label, a frame, an area of activities."""
    return role(title) is not None or _frame(title) or PLAN.search(title) is not None


def theme_of(plan: Plan, block: int, own: bool = False) -> str | None:
    """The nearest heading above that names a subject; ``own``: the heading the block stands under counts too."""
    at = next((i for i in range(len(plan.heads) - 1, -1, -1) if plan.heads[i].block <= block), None)
    if at is None:
        return None
    for i in [at, *ancestors(plan.heads, at)] if own else ancestors(plan.heads, at):
        title = plan.heads[i].title
        if _generic(title) or (_area(title) and not _numbered_theme(title)) or (_container(title) and i != at and _general(title)):
            continue
        return bare(title)
    return None


def _general(title: str) -> bool:
    """ "Onze thema's" names no theme; "Bovenregionale opgaven" does."""
    words = [
        w for w in re.findall(r"[\w'’-]+", normal(title)) if w not in ("de", "onze", "het", "en", "voor", "in", "per") and not w.isdigit()
    ]
    nouns = wordset("plan_theme_words")
    return all(w.replace("’", "'") in nouns or _area(w) for w in words)


# --- one row of a table each


def _tabled(plan: Plan) -> Iterator[Activiteit]:
    document = plan.outline.document
    for grid in grids(document):
        main = _main_column(grid)
        theme = theme_of(plan, grid.header, own=True)
        for row in grid.rows if main else ():
            banner = grid.banner(document, row)
            cells = grid.cells(document, row)
            if banner and len(cells) <= 1 and not {"resultaat", "trekker"} & set(cells):
                theme = bare(banner.text)
                continue
            theme = bare(cells["thema"].text) if "thema" in cells else theme
            if main in cells and len(cells) > 1:
                yield _row(plan, cells, cells[main], theme)


def _main_column(grid: Grid) -> str | None:
    """The column that names the activity; a plan of goals alone has it in the column of goals."""
    if grid.has("gremium") or grid.has("begrip") or grid.has("afkorting"):
        return None
    about = any(grid.has(r) for r in ("resultaat", "trekker", "planning", "rol", "thema", "middelen", "status"))
    if grid.has("activiteit") and about:
        return "activiteit"
    if grid.has("onderwerp") and (grid.has("resultaat") or grid.has("trekker")):
        return "onderwerp"
    return "resultaat" if grid.has("resultaat") and (grid.has("trekker") or grid.has("planning")) else None


def _row(plan: Plan, cells: dict[str, Value], title: Value, theme: str | None) -> Activiteit:
    result = cells.get("resultaat")
    return Activiteit(
        titel=_title(title.text),
        thema=theme,
        rol=_role(cells["rol"].text) if "rol" in cells else None,
        resultaat=result.text if result and result != title else None,
        vindplaats=plan.outline.place(title.block, title.start, title.end),
    )


# --- items of a list under "Activiteiten", "Wat gaan we doen?", or right under a theme


def _listed(plan: Plan) -> Iterator[Activiteit]:
    for i, topic in enumerate(plan.heads):
        if _frame(topic.title) or any(_frame(plan.heads[j].title) for j in ancestors(plan.heads, i)):
            continue
        lists = list(_lists(plan.blocks, topic))
        announced = [items for lead, items in lists if lead is not None and _announces(plan.blocks[lead].text)]
        leaf = not children(plan.heads, i)
        whole = leaf and (_area(topic.title) or role(topic.title) == "activiteit")
        bullets = leaf and _theme_topic(plan, i) and not any(_result_line(plan.blocks[j].text) for j in range(topic.first, topic.last))
        chosen = announced or (
            [items for lead, items in lists if lead is None or not _other_label(plan.blocks[lead].text)] if whole or bullets else []
        )
        for items in chosen:
            for index in items:
                yield _item(plan, index)


def _theme_topic(plan: Plan, i: int) -> bool:
    above = plan.heads[i].parent
    return _numbered_theme(plan.heads[i].title) or (above is not None and _container(plan.heads[above].title))


def _lists(blocks: Sequence[Block], topic: Topic) -> Iterator[tuple[int | None, list[int]]]:
    """(the line right above it, the items of the outermost level) of each list under a heading; None where the heading is right above."""
    index = topic.first
    while index < topic.last:
        if blocks[index].kind is not Kind.LIST_ITEM:
            index += 1
            continue
        start, depth = index, blocks[index].level
        while index < topic.last and blocks[index].kind is Kind.LIST_ITEM:
            index += 1
        yield (start - 1 if start > topic.first else None), [j for j in range(start, index) if blocks[j].level <= depth]


def _announces(line: str) -> bool:
    """ "Activiteiten:", "In 2026 gaan we:", "Wat gaan we doen?" above a list."""
    text = line.strip()
    if not text.endswith((":", "?")) or _other_label(text) or TRAILING.search(text):
        return False
    return (
        role(text) == "activiteit"
        or _area(text)
        or bool(re.search(r"\b(?:gaan|zullen|willen)\s+(?:we|wij)\b|\b(?:we|wij)\s+(?:gaan|zullen)\b|\baan de slag\b", text, re.I))
    )


def _other_label(line: str) -> bool:
    return role(line.partition(":")[0]) not in (None, "activiteit") or bool(TRAILING.search(line))


def _item(plan: Plan, index: int) -> Activiteit:
    block = plan.blocks[index]
    lead = max((m.end for m in block.marks if m.style is Style.BOLD and not block.text[: m.start].strip()), default=0)
    head = block.text[:lead] if 3 < lead < len(block.text) else block.text
    first = next(iter(sentences(head)), (0, len(head)))
    return Activiteit(
        titel=_title(head[first[0] : first[1]]),
        thema=theme_of(plan, index, own=True),
        rol=_above_role(plan, index),
        vindplaats=plan.outline.place(index),
    )


# --- "Beoogd resultaat: ..." under a title


def _labelled(plan: Plan, listed: set[int]) -> Iterator[Activiteit]:
    """The heading or line above a result is the activity; above a list of activities it is a theme, and the result its goal."""
    for index, block in enumerate(plan.blocks):
        if block.kind is Kind.TABLE_ROW:
            continue
        trailing = TRAILING.search(block.text)
        first, _, rest = block.text.partition("\n")
        if rest and not _result_line(first) and short(first) and any(_result_line(line) for line in rest.split("\n")):
            line = next(line for line in rest.split("\n") if _result_line(line))
            yield replace(
                _made(plan, index, first, line.partition(":")[2].strip() or None), vindplaats=plan.outline.place(index, 0, len(first))
            )
        elif trailing:
            result = "; ".join(_following(plan, index + 1)) or None
            yield _made(plan, index, block.text[: trailing.start()], result)
        elif _result_line(block.text):
            title = _title_above(plan, index, listed)
            if title is not None:
                yield _made(plan, title, plan.blocks[title].text, _result(plan, index))


def _result_line(text: str) -> bool:
    match = LABELLED.match(text.strip())
    return bool(match and role(match["label"].rstrip(":")) == "resultaat") or (len(text) < 60 and role(text) == "resultaat")


def _result(plan: Plan, index: int) -> str | None:
    match = LABELLED.match(plan.blocks[index].text.strip())
    value = match["value"].strip() if match else ""
    return value or "; ".join(_following(plan, index + 1)) or None


def _following(plan: Plan, index: int) -> Iterator[str]:
    """The list, or else the one paragraph, from there on."""
    heads = {t.block for t in plan.heads}
    blocks = plan.blocks
    if index < len(blocks) and blocks[index].kind is Kind.PARAGRAPH and index not in heads:
        yield blocks[index].text.strip()
        return
    while index < len(blocks) and blocks[index].kind is Kind.LIST_ITEM and index not in heads:
        yield blocks[index].text.strip().rstrip(" .;")
        index += 1


def _title_above(plan: Plan, index: int, listed: set[int]) -> int | None:
    heads = {t.block: i for i, t in enumerate(plan.heads)}
    last = None
    for j in range(index - (index not in heads), -1, -1):
        text = plan.blocks[j].text.strip()
        if j in heads:
            if role(plan.heads[heads[j]].title) == "resultaat":
                continue
            topic = plan.heads[heads[j]]
            if last is not None and any(_result_line(plan.blocks[k].text) for k in range(topic.first, last)):
                return last
            inside = range(topic.block, max([topic.last, *(plan.heads[c].last for c in children(plan.heads, heads[j]))]))
            goal = any(b in listed for b in inside) or _frame(topic.title) or PLAN.search(topic.title)
            return None if goal or _container(topic.title) and children(plan.heads, heads[j]) else j
        if j < index and (_result_line(text) or plan.blocks[j].kind is Kind.TABLE_ROW):
            return last
        if (
            j < index
            and plan.blocks[j].kind is Kind.PARAGRAPH
            and last is None
            and len(list(sentences(text))) == 1
            and not role(text.partition(":")[0])
        ):
            last = j
    return None


def _made(plan: Plan, block: int, title: str, result: str | None) -> Activiteit:
    place: Vindplaats = plan.outline.place(block)
    at = next((i for i in range(len(plan.heads) - 1, -1, -1) if plan.heads[i].block <= block), None)
    own = at is not None and plan.heads[at].block != block and _theme_topic(plan, at)
    return Activiteit(
        titel=_title(title), thema=theme_of(plan, block, own=own), rol=_above_role(plan, block), resultaat=result, vindplaats=place
    )


# --- headings under an area of activities, or beside headings with a result


def _headed(plan: Plan, found: Sequence[Activiteit]) -> Iterator[Activiteit]:
    """Not standing work: what the text under a heading does again and again is a recurring duty, no activity of the year."""
    taken = {a.vindplaats.blok for a in found}
    inside = [i for i, t in enumerate(plan.heads) if any(t.first <= b < t.last for b in taken)]
    for i, topic in enumerate(plan.heads):
        above = topic.parent
        if topic.block in taken or children(plan.heads, i) or _generic(topic.title) or _area(topic.title) or i in inside:
            continue
        if above is None or any(_frame(plan.heads[j].title) for j in ancestors(plan.heads, i)):
            continue
        beside = any(plan.heads[j].block in taken for j in children(plan.heads, above))
        named = (match := NUMBERED.match(topic.title)) is not None and match["kind"].lower() in ACTIVITY
        # A numbered goal with nothing under it is what is to be done; any other numbered part is a theme.
        goal = _numbered_theme(topic.title) and topic.title.lower().startswith("doel")
        wanted = goal or ((beside or named or _in_area(plan, i)) and not _numbered_theme(topic.title))
        if wanted and not _standing(plan, topic):
            yield _made(plan, topic.block, topic.title, None)


def _in_area(plan: Plan, i: int) -> bool:
    return any(_area(plan.heads[j].title) for j in ancestors(plan.heads, i))


def _standing(plan: Plan, topic: Topic) -> bool:
    for block in plan.blocks[topic.first : topic.last]:
        for start, end in sentences(block.text):
            if frequency.find(block.text[start:end]) and committed(block.text[start:end]):
                return True
    return False


# --- what they share


def _title(text: str) -> str:
    return bare(re.sub(r"\s+", " ", TRAILING.sub("", text)).strip(" .;:•–-"))


def _role(text: str) -> Literal["direct", "indirect"] | None:
    match = re.search(r"\b(indirect|direct)", text, re.I)
    return "indirect" if match and match[1].lower() == "indirect" else "direct" if match else None


def _above_role(plan: Plan, block: int) -> Literal["direct", "indirect"] | None:
    """ "Rol: direct" under the title, else a heading above that begins with the word."""
    at = next((t for t in plan.heads if t.block == block), None)
    for line in plan.blocks[at.first : at.last] if at else ():
        label, colon, value = line.text.partition(":")
        if colon and role(label) == "rol":
            return _role(value)
    index = next((i for i in range(len(plan.heads) - 1, -1, -1) if plan.heads[i].block <= block), None)
    for i in ancestors(plan.heads, index) if index is not None else ():
        if re.match(r"(?:in)?direct", plan.heads[i].title, re.I):
            return _role(plan.heads[i].title)
    return None
