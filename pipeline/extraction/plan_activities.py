"""What an annual plan sets out to do, by theme, with its role and result. Plans print it in four ways; each is one function."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.document import Block, Kind, Style
from pipeline.extraction.plan_layout import (
    ACTIVITY,
    NUMBERED,
    TRAILING,
    Plan,
    above_role,
    area,
    bare,
    container,
    frame,
    generic,
    made,
    numbered_theme,
    result_line,
    role_of,
    theme_of,
    theme_topic,
    title_of,
)
from pipeline.extraction.plan_recurring import committed
from pipeline.extraction.plan_results import labelled
from pipeline.language import frequency
from pipeline.language.parse import Parse
from pipeline.language.sentences import sentences
from pipeline.model import Activiteit, Jaarplan
from pipeline.structure.plan import Topic, ancestors, children, topics
from pipeline.structure.plan_tables import Grid, Value, grids, role
from pipeline.structure.words import normal, starts


def activities(parse: Parse, found: Jaarplan) -> Jaarplan:
    """In the order of the text; a table, a list, a labelled result and a heading that speak of one activity count once."""
    plan = Plan(outline=parse.outline, heads=topics(parse.outline.document))
    listed = list(_listed(plan))
    tabled, told = list(_tabled(plan)), list(labelled(plan, {a.vindplaats.blok for a in listed}))
    main = [a for a in tabled if not _framed(plan, a)]
    # A table under "Planning" or "Begroting" says again what was presented before, unless nothing was.
    spare = [a for a in tabled if not _framed(plan, a, "plan_calendar_headings")]
    raw = sorted([*(main if main or listed or told else spare), *listed, *told], key=_place)
    raw = sorted([*raw, *_headed(plan, raw)], key=_place)
    unique: dict[tuple[str, str | None], Activiteit] = {}
    for a in raw:
        key = (normal(a.titel), a.thema)
        unique[key] = (
            replace(unique[key], resultaat=unique[key].resultaat or a.resultaat, rol=unique[key].rol or a.rol) if key in unique else a
        )
    kept = tuple(unique.values())
    titles = {normal(a.titel) for a in kept}
    themes = dict.fromkeys([*(t for t in _themes(plan) if normal(t) not in titles), *(a.thema for a in kept if a.thema)])
    return replace(found, activiteiten=kept, themas=tuple(themes))


def _framed(plan: Plan, activity: Activiteit, words: str = "plan_frame_headings") -> bool:
    block = activity.vindplaats.blok
    at = next((i for i in range(len(plan.heads) - 1, -1, -1) if plan.heads[i].block <= block), None)
    return at is not None and any(starts(words).match(normal(plan.heads[i].title)) for i in (at, *ancestors(plan.heads, at)))


def _place(a: Activiteit) -> tuple[int, int]:
    return a.vindplaats.blok, a.vindplaats.van


def _themes(plan: Plan) -> Iterator[str]:
    """ "Thema 2: Wonen", and what stands under "Onze speerpunten"."""
    for i, topic in enumerate(plan.heads):
        above = plan.heads[topic.parent] if topic.parent is not None else None
        if numbered_theme(topic.title) or (above and container(above.title) and not generic(topic.title) and not area(topic.title)):
            if not (above and area(above.title) and not children(plan.heads, i)):
                yield bare(topic.title)


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
        titel=title_of(title.text),
        thema=theme,
        rol=role_of(cells["rol"].text) if "rol" in cells else None,
        resultaat=result.text if result and result != title else None,
        vindplaats=plan.outline.place(title.block, title.start, title.end),
    )


# --- items of a list under "Activiteiten", "Wat gaan we doen?", or right under a theme


def _listed(plan: Plan) -> Iterator[Activiteit]:
    for i, topic in enumerate(plan.heads):
        if frame(topic.title) or any(frame(plan.heads[j].title) for j in ancestors(plan.heads, i)):
            continue
        lists = list(_lists(plan.blocks, topic))
        announced = [items for lead, items in lists if lead is not None and _announces(plan.blocks[lead].text)]
        leaf = not children(plan.heads, i)
        whole = leaf and (area(topic.title) or role(topic.title) == "activiteit")
        first = next((j for j in range(topic.first, topic.last) if result_line(plan.blocks[j].text)), topic.last)
        # above its result a list says what is done; below it the list is the result
        bullets = (
            leaf
            and (theme_topic(plan, i) or _beside_lists(plan, i))
            and (first == topic.last or any(items[0] < first for _, items in lists))
        )
        lists = [(lead, items) for lead, items in lists if items[0] < first or not bullets]
        chosen = announced or (
            [items for lead, items in lists if lead is None or not _other_label(plan.blocks[lead].text)] if whole or bullets else []
        )
        for items in chosen:
            for index in items:
                yield _item(plan, index)


def _beside_lists(plan: Plan, i: int) -> bool:
    """Under "Wat gaan we doen?" headings that each hold nothing but a list are subjects, and the items the activities."""
    above = plan.heads[i].parent
    beside = children(plan.heads, above) if above is not None and area(plan.heads[above].title) else []
    return len(beside) > 1 and all(
        plan.heads[j].first < plan.heads[j].last
        and all(b.kind is Kind.LIST_ITEM for b in plan.blocks[plan.heads[j].first : plan.heads[j].last])
        for j in beside
    )


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
        or area(text)
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
        titel=title_of(head[first[0] : first[1]]),
        thema=theme_of(plan, index, own=True),
        rol=above_role(plan, index),
        vindplaats=plan.outline.place(index),
    )


# --- headings under an area of activities, or beside headings with a result


def _headed(plan: Plan, found: Sequence[Activiteit]) -> Iterator[Activiteit]:
    """Not standing work: what the text under a heading does again and again is a recurring duty, no activity of the year."""
    taken = {a.vindplaats.blok for a in found}
    for i, topic in enumerate(plan.heads):
        held = any(topic.block <= b < topic.last for b in taken)
        if not held and not children(plan.heads, i) and _wanted(plan, i, taken) and not _standing(plan, topic):
            yield made(plan, topic.block, topic.title, None)


def _wanted(plan: Plan, i: int, taken: set[int]) -> bool:
    """Under "Activiteiten", beside headings that have a result, numbered as one; a numbered goal with nothing under it."""
    title, above = plan.heads[i].title, plan.heads[i].parent
    if generic(title) or area(title) or any(frame(plan.heads[j].title) for j in ancestors(plan.heads, i)):
        return False
    if numbered_theme(title):
        return title.lower().startswith("doel")
    named = (match := NUMBERED.match(title)) is not None and match["kind"].lower() in ACTIVITY
    beside = above is not None and any(plan.heads[j].block in taken for j in children(plan.heads, above))
    return named or beside or any(area(plan.heads[j].title) for j in ancestors(plan.heads, i))


def _standing(plan: Plan, topic: Topic) -> bool:
    for block in plan.blocks[topic.first : topic.last]:
        for start, end in sentences(block.text):
            if frequency.find(block.text[start:end]) and committed(block.text[start:end]):
                return True
    return False
