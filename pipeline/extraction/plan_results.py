"""Activities that an annual plan gives with "Beoogd resultaat: ..." under their title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Kind
from pipeline.extraction.plan_layout import LABELLED, TRAILING, Plan, container, frame, made, result_line
from pipeline.language.sentences import sentences
from pipeline.model import Activiteit
from pipeline.structure.kind import PLAN
from pipeline.structure.plan import children, short
from pipeline.structure.plan_tables import role


def labelled(plan: Plan, listed: set[int]) -> Iterator[Activiteit]:
    """The heading or line above a result is the activity; above a list of activities it is a theme, and the result its goal."""
    for index, block in enumerate(plan.blocks):
        if block.kind is Kind.TABLE_ROW:
            continue
        trailing = TRAILING.search(block.text)
        first, _, rest = block.text.partition("\n")
        if rest and not result_line(first) and short(first) and any(result_line(line) for line in rest.split("\n")):
            line = next(line for line in rest.split("\n") if result_line(line))
            yield replace(
                made(plan, index, first, line.partition(":")[2].strip() or None), vindplaats=plan.outline.place(index, 0, len(first))
            )
        elif trailing:
            result = "; ".join(_following(plan, index + 1)) or None
            yield made(plan, index, block.text[: trailing.start()], result)
        elif result_line(block.text):
            title = _title_above(plan, index, listed)
            if title is not None:
                yield made(plan, title, plan.blocks[title].text, _result(plan, index))


def _result(plan: Plan, index: int) -> str | None:
    """The rest of the line and the paragraphs that go on about it, or what follows an empty label."""
    lines = plan.blocks[index].text.strip().split("\n")
    at = next((i for i, line in enumerate(lines) if result_line(line)), 0)
    match = LABELLED.match("\n".join(lines[at:]))
    value = match["value"].strip() if match else ""
    return "\n".join([value, *_continued(plan, index + 1)]) if value else "; ".join(_following(plan, index + 1)) or None


def _continued(plan: Plan, index: int) -> Iterator[str]:
    """Paragraphs up to a heading, a list, another label, or the title of a next result."""
    heads, blocks = {t.block for t in plan.heads}, plan.blocks
    while index < len(blocks) and blocks[index].kind is Kind.PARAGRAPH and index not in heads:
        text = blocks[index].text.strip()
        titles = index + 1 < len(blocks) and result_line(blocks[index + 1].text)
        if titles or result_line(text) or TRAILING.search(text) or text.endswith(":") or role(text.partition(":")[0]):
            return
        yield text
        index += 1


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
            if last is not None and any(result_line(plan.blocks[k].text) for k in range(topic.first, last)):
                return last
            inside = range(topic.block, max([topic.last, *(plan.heads[c].last for c in children(plan.heads, heads[j]))]))
            goal = any(b in listed for b in inside) or frame(topic.title) or PLAN.search(topic.title)
            return None if goal or container(topic.title) and children(plan.heads, heads[j]) else j
        if j < index and (result_line(text) or plan.blocks[j].kind is Kind.TABLE_ROW):
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
