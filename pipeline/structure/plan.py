"""The headings of an annual plan as a tree, also where the file has none: plans are often slides or plain text without styles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.document import Block, Document, Kind, Style
from pipeline.structure.words import mapping, normal, starts, wordset

LONGEST = 120
SLIDE, PLAIN, NUMBERED, UNDER = 9, 10, 11, 20  # levels of headings without a level of their own; 1 to 8 are the file's
TYPED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=[A-ZÀ-Þ'‘\"“])")
CAPTION = re.compile(r"^(?:figuur|tabel|afbeelding|bron|foto|grafiek|kaart|pagina|blz)\b", re.I)
DATE = re.compile(r"^[\d\s./-]+$|^\d{1,2}\s\w+\s\d{4}$")
COUNT = re.compile(r"\b(twee|drie|vier|vijf|zes|zeven|acht|negen|tien|[2-9]|10)\b(?=(.{0,40}))", re.I)
NUMBERS = {word: n for n, word in enumerate(["twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"], start=2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A heading. ``first``/``last`` are the blocks under it up to the next heading of any level, half-open; ``parent`` an index or None."""

    title: str
    block: int
    level: float
    first: int
    last: int
    number: str | None = None
    parent: int | None = None


def topics(document: Document) -> tuple[Topic, ...]:
    blocks = document.blocks
    styled = sum(b.kind is Kind.HEADING for b in blocks) >= 3
    # without styles the bold lines are the headings, where there are some; else every short line may be one
    bold = not styled and sum(_bold(b) for b in blocks) >= 3
    found: list[Topic] = []
    for i, block in enumerate(blocks):
        head = _heading(blocks, i, styled) if not bold or block.kind is not Kind.PARAGRAPH or _bold(block) or _typed(block) else None
        if head is not None:
            number, level = head
            title = TYPED.sub("", block.text.strip()) if level != NUMBERED or not block.marker else block.text.strip()
            found.append(Topic(title=re.sub(r"\s+", " ", title).rstrip(" ;"), block=i, level=level, first=i + 1, last=i + 1, number=number))
    ends = [t.block for t in found[1:]] + [len(blocks)]
    found = [replace(t, last=end) for t, end in zip(found, ends, strict=True)]
    return _tree(_announced(_levelled(found), blocks))


def _bold(block: Block) -> bool:
    text = block.text.strip()
    lead = max((m.end - m.start for m in block.marks if m.style is Style.BOLD), default=0)
    return block.kind is Kind.PARAGRAPH and short(text) and lead >= len(text)


def _typed(block: Block) -> bool:
    return TYPED.match(block.text.strip()) is not None


def children(all_topics: Sequence[Topic], parent: int) -> list[int]:
    return [i for i, t in enumerate(all_topics) if t.parent == parent]


def ancestors(all_topics: Sequence[Topic], index: int) -> list[int]:
    """From the heading directly above up to the outermost one."""
    found = []
    above = all_topics[index].parent
    while above is not None:
        found.append(above)
        above = all_topics[above].parent
    return found


def _heading(blocks: Sequence[Block], i: int, styled: bool) -> tuple[str | None, float] | None:
    """(number, level) where the block is a heading."""
    block = blocks[i]
    text = block.text.strip()
    if block.kind is Kind.HEADING and text:
        typed = TYPED.match(text)
        return (block.marker.rstrip(".") or (typed[1] if typed else "") or None), float(block.level or 1)
    if block.kind is Kind.LIST_ITEM:
        numbered = re.match(r"^\d", block.marker) and short(text)
        return (block.marker.rstrip(".)"), NUMBERED) if numbered and _text_under(blocks, i) and not styled else None
    if block.kind is not Kind.PARAGRAPH or not short(text) or (styled and not block.marked(Style.BOLD)):
        return None
    typed = TYPED.match(text)
    if typed:
        return typed[1], NUMBERED + typed[1].count(".")
    return None, UNDER if styled else PLAIN


def short(text: str) -> bool:
    """A line that can be a heading: one line, no sentence, no label with its value, no caption, no date."""
    if not 2 < len(text) <= LONGEST or "\n" in text or not (text[0].isupper() or text[0].isdigit() or text[0] in "'‘\"“"):
        return False
    if re.search(r"[.:,!…]$|[.!?]\s+[A-Z]", TYPED.sub("", text)) or CAPTION.match(text) or DATE.match(text):
        return False
    label, colon, _ = text.partition(":")
    return not (colon and normal(label) in mapping("plan_labels"))


def _text_under(blocks: Sequence[Block], i: int) -> bool:
    """Running text or a bulleted list follows: an item of a list has neither."""
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    return after is not None and after.kind is Kind.PARAGRAPH and not short(after.text.strip())


def _levelled(found: list[Topic]) -> list[Topic]:
    """A title that returns is the running head of slides, above what stands under it; plain titles stand under typed chapter numbers."""
    often = Counter(normal(t.title) for t in found)
    texted = next((t for t in found if t.last > t.first), None)
    chapters = texted is not None and NUMBERED <= texted.level < UNDER
    levels: list[float] = []
    for t in found:
        running = often[normal(t.title)] > 1 and t.level >= PLAIN and not _label(t.title)
        frame = SLIDE in levels and t.level == PLAIN and starts("plan_frame_headings").match(normal(t.title))
        levels.append(SLIDE if running or frame else UNDER if chapters and t.level == PLAIN else t.level)
    return [replace(t, level=level) for t, level in zip(found, levels, strict=True)]


def _label(title: str) -> bool:
    return normal(title).rstrip("?") in mapping("plan_labels")


def theme_word(text: str) -> bool:
    """Whether the text names parts of a plan: "thema's", "onze speerpunten", "drie pijlers", "Bovenregionale opgaven"."""
    words = [w.strip("'") for w in re.findall(r"[\w'-]+", re.sub("[’‘]", "'", text.lower()))]
    nouns = wordset("plan_theme_words")
    return any(w in nouns or any(len(n) > 6 and w.endswith(n) for n in nouns) for w in words)


def _announced(found: list[Topic], blocks: Sequence[Block]) -> list[Topic]:
    """Titles on one level with a heading such as "Ambitie" or "Onze opgaven" stand under it where its text names or counts them."""
    out = list(found)
    for i, topic in enumerate(found):
        if topic.level >= PLAIN and topic.first == topic.last and area(topic.title):
            _put_under(out, found, i)
        if topic.level < PLAIN or not theme_word(topic.title):
            continue
        text = " ".join(b.text for b in blocks[topic.first : topic.last]).lower()
        left = _counted(text)
        for j in range(i + 1, len(found)):
            if found[j].level != topic.level or not (left > 0 or normal(found[j].title) in text):
                break
            out[j] = replace(found[j], level=topic.level + 0.5)
            left -= 1
    return out


def _put_under(out: list[Topic], found: Sequence[Topic], i: int) -> None:
    """ "Wat gaan we doen?" with nothing under it but more headings of its own look holds these, up to one of another kind."""
    for j in range(i + 1, len(found)):
        title = normal(found[j].title)
        if found[j].level != found[i].level or starts("plan_frame_headings").match(title) or area(title) or found[j].first == found[j].last:
            return
        out[j] = replace(found[j], level=found[i].level + 0.5)


def area(title: str) -> bool:
    """Whether activities stand under such a heading: "Activiteiten 2026", "Wat gaan we doen?", "Thema's en activiteiten"."""
    plain = normal(title).rstrip("?")
    if starts("plan_frame_headings").match(plain):
        return False
    words = re.findall(r"[\w-]+", plain)
    return any(
        term in plain if " " in term else any(w == term or (len(term) > 7 and w.endswith(term)) for w in words)
        for term in wordset("plan_area_words")
    )


def _counted(text: str) -> int:
    for match in COUNT.finditer(text):
        if theme_word(match[2]):
            return NUMBERS.get(match[1].lower()) or int(match[1])
    return 0


def _tree(found: Sequence[Topic]) -> tuple[Topic, ...]:
    stack: list[int] = []
    out: list[Topic] = []
    for i, topic in enumerate(found):
        while stack and out[stack[-1]].level >= topic.level:
            stack.pop()
        out.append(replace(topic, parent=stack[-1] if stack else None))
        stack.append(i)
    return tuple(out)
