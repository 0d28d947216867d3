"""Blocks that could be the heading of an agenda item, with what speaks for and against each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from pipeline.document import Block, Document, Kind, Style
from pipeline.structure import columns, labelled, numbers
from pipeline.structure.numbers import Number
from pipeline.structure.words import is_frame, is_standing, normal, verb, wordset

LONGEST = 170  # characters of a title
ITEM_STYLE = re.compile(r"agenda\s?-?(?:punt|item|onderwerp)", re.I)
SUB_STYLE = re.compile(r"paragraaftitel|tussenkop|subkop|sub-?(?:heading|titel)|kopje", re.I)
FUNCTION_WORD = re.compile(
    r"\b(?:en|of|van|de|het|een|der|den|in|op|aan|met|voor|over|bij|naar|uit|om|te|ten|ter|tot|per|door|richting|tussen|rond|rondom|inzake|m\.b\.t\.)$|[,&/–-]$",
    re.I,
)
CAPITALS = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý'&/-]+(?: (?:[A-ZÀ-Ý'&/-]+|en|van|de|het)){0,4}\.(?=\s+[A-ZÀ-Ý])")  # "WATER. Henk heeft ..."
# "3. Financiën. De penningmeester ...", "12. Sluiting 21.50. Volgende keer ..."
RUN_IN = re.compile(r"(?P<title>[A-ZÀ-Ý0-9](?:[^.:?!\n]|(?<=\d)[.:](?=\d\d)){2,60})(?P<stop>[.:])\s+(?=\S+\s+\S+\s+\S)")
TITLE_WORDS = 7
DASHED_NAME = re.compile(r"\s[–—-]\s*[A-ZÀ-Ý][\w'’.-]+(?:\s+[\w'’.-]+){0,5}(?:\s*\([^)]*\))?$")
PRESENTER_TAIL = re.compile(r"\s*(?:\([^()]*\)|\s[–—-]\s.{0,60})\s*:?$")
BAR_ROWS = 2  # a table of so few rows may be the bar that holds a title
# "Actie: Els", "Besluit: akkoord": no title, whatever it is printed in
LABELLED = re.compile(r"\W*(?:actie(?:punt)?|besluit|afspraak|conclusie|toezegging)\s*:\s*\S", re.I)
WRAP = 50  # characters; a heading broken over two lines is at least this long before the break


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """``title`` is the heading without its number; ``runs_in`` says that text of the item follows in the same block.

    ``ink`` is how the line is printed: "heading1", "style", "bold", "italic", "upper" or "" for plain.
    """

    block: int
    title: str
    number: Number | None
    ink: str
    depth: int
    runs_in: bool = False
    adjacent: bool = False
    leads: bool = False  # bold words at the start of a line of text: "**Kas.** Er is ..."; a title only beside others of the kind

    @property
    def plain(self) -> str:
        return normal(self.title)


def find(document: Document) -> list[Candidate]:
    blocks = document.blocks
    sizes = Counter(b.table for b in blocks if b.kind is Kind.TABLE_ROW)
    found = []
    for i, block in enumerate(blocks):
        alone = block.kind is Kind.TABLE_ROW and (sizes[block.table] <= BAR_ROWS or _heads_table(blocks, i))
        if alone and (bar := _bar(block, i)):
            found.append(bar)
        if block.kind in (Kind.TABLE_ROW, Kind.FOOTNOTE) or not block.text.strip():
            continue
        candidate = _candidate(blocks, i)
        if candidate:
            found.append(candidate)
    return found


def _heads_table(blocks: Sequence[Block], i: int) -> bool:
    first = i == 0 or blocks[i - 1].table != blocks[i].table
    return first and columns.headed_by_title(list(takewhile(lambda b: b.table == blocks[i].table, blocks[i:])))


def _bar(block: Block, i: int) -> Candidate | None:
    """A title in a table of its own, as a bar across the page: "3 | Begroting" or "3. Begroting"."""
    texts = [t for c in block.cells if not c.continued and (t := block.cell_text(c).strip())]
    if len(texts) == 1 and (leading := numbers.of(Block(kind=Kind.PARAGRAPH, text=texts[0]))):
        number, title = leading, texts[0][leading.end :]
    elif len(texts) == 2 and (alone := numbers.of(Block(kind=Kind.LIST_ITEM, text="", marker=texts[0]))):
        number, title = alone, texts[1]
    else:
        return None
    if not 2 < len(title) <= LONGEST or "\n" in title or title[0].islower():
        return None
    return Candidate(block=i, title=title, number=number, ink="upper" if title.isupper() else "", depth=len(number.path))


def _names_below(text: str) -> bool:
    """Whether the first line is a label of who was there or not, with the names below it."""
    head, mark, _ = text.partition("\n")
    return bool(mark) and bool(set(labelled.canonical(head)) & labelled.PEOPLE) and normal(head) not in wordset("group_labels")


def _candidate(blocks: Sequence[Block], i: int) -> Candidate | None:
    block = blocks[i]
    if LABELLED.match(block.text) or _names_below(block.text):
        return None
    number = numbers.of(block)
    title, runs_in = title_of(block, number)
    leads = not number and (lead := _lead(block)) is not None
    if leads:
        title, runs_in = str(lead), True
    if not title or len(title) > LONGEST:
        return None
    ink = ink_of(block, title, number) or "upper" * leads
    sure = number and (ink == "style" or ink.startswith("heading"))  # "6. 2020" is an item where the style says so
    lettered = r"[^\W\d_]\W{0,2}[^\W\d_]" if ink else r"[^\W\d_]{2}"  # "P&O", "W.v.t.t.k."
    if not re.search(lettered, title) and not sure:
        return None
    bullet = block.kind is Kind.LIST_ITEM and number is None
    if bullet and ink in {"", "upper"}:
        return None
    depth = block.level if block.kind in (Kind.HEADING, Kind.LIST_ITEM) else 1
    if number and len(number.path) > 1:
        depth = len(number.path)
    return Candidate(
        block=i,
        title=title,
        number=number,
        ink=ink,
        depth=max(depth, 1),
        runs_in=runs_in,
        adjacent=not runs_in and _adjacent(blocks, i),
        leads=leads,
    )


def _lead(block: Block) -> str | None:
    """A few words in bold, italics or capitals before the text on the same line: not a label and not who speaks ("**Anna:** ...")."""
    if block.kind is not Kind.PARAGRAPH or block.style:
        return None
    line = block.text.split("\n")[0]
    capitals = CAPITALS.match(line)
    end = next((e for style in (Style.BOLD, Style.ITALIC) if (e := _marked_to(block, style))), capitals.end() if capitals else 0)
    title, rest = line[:end].strip(), line[end:].strip()
    if not 3 <= len(title) <= WRAP or len(title.split()) > TITLE_WORDS or len(rest) < 8 or title.endswith((":", ",", ";")):
        return None
    if not title[0].isupper() or rest.startswith((":", "(", "-", "–", ",")) or labelled.in_text(0, line):
        return None
    return title.rstrip(" .") if rest[0].isupper() or not rest[0].isalpha() else None


def _marked_to(block: Block, style: Style) -> int:
    """Where the style ends in which a block begins, 0 where it does not begin in it."""
    return max((m.end for m in block.marks if m.style == style and m.start <= 1), default=0)


def title_of(block: Block, number: Number | None) -> tuple[str, bool]:
    """The title in a block and whether the item's text follows in the same block (after a line break, bold title or colon)."""
    start = number.end if number else 0
    text = block.text
    line_end = text.find("\n", start)
    bold_end = max((m.end for m in block.marks if m.style in (Style.BOLD, Style.ITALIC) and m.start <= start + 1), default=0)
    if number and start < bold_end < len(text.rstrip()) and _bold_title(text, start, bold_end, line_end):
        bold = text[start:bold_end].strip(" \t\n:")
        return bold[:-1] if bold.find(".") == len(bold) - 1 else bold, True
    if number and not bold_end and (lead := RUN_IN.match(text, start)) and len(lead["title"].split()) <= TITLE_WORDS:
        if (
            (line_end < 0 or line_end > lead.end())
            and not verb().search(lead["title"])
            and (lead["stop"] == "." or is_standing(lead["title"]))
        ):
            return lead["title"], True
    if line_end > start:
        first, rest = text[start:line_end].strip(), text[line_end:].strip()
        if block.kind is Kind.HEADING or first and _wrapped_by_hand(block, line_end, first, rest):
            return re.sub(r"\s*\n\s*", " ", text[start:]).strip(), False  # a title wrapped by hand
        return first, bool(rest)
    return text[start:].strip(), False


def _wrapped_by_hand(block: Block, line_end: int, first: str, rest: str) -> bool:
    """Both lines are title: the second is short and unpunctuated, and the first stops mid-phrase or is set as one with it."""
    if len(rest) > 75 or re.search(r"[.;]$", rest):
        return False
    across = any(m.style == Style.BOLD and m.start < line_end < m.end - 1 for m in block.marks)
    return (
        across or bool(ITEM_STYLE.search(block.style)) or len(first) > WRAP or bool(FUNCTION_WORD.search(first) or DASHED_NAME.search(rest))
    )


def _bold_title(text: str, start: int, bold_end: int, line_end: int) -> bool:
    """A bold lead that is the title of what follows, not an item with its presenter in another type ("Opening - *Jan*")."""
    rest = text[bold_end:].strip(" :")
    line = (text[bold_end:line_end] if line_end > 0 else text[bold_end:]).strip()
    stopped = text[start:bold_end].rstrip().endswith(".") and line[:1].isupper() or bool(verb().search(line))
    told = stopped and len(line.split()) > 2 and line.endswith((".", "!", "?"))
    return 3 < bold_end - start < 100 and (len(rest) > 60 or told) and (line_end < 0 or bold_end <= line_end + 1)


def ink_of(block: Block, title: str, number: Number | None) -> str:
    if block.kind is Kind.HEADING:
        return f"heading{block.level}"
    if ITEM_STYLE.search(block.style):
        return "style"
    if SUB_STYLE.search(block.style):
        return "substyle"
    for style in (Style.BOLD, Style.ITALIC):
        covered = {i for m in block.marks if m.style == style for i in range(m.start, m.end)}
        core = PRESENTER_TAIL.sub("", title) or title
        where = block.text.find(core)
        letters = [i for i in range(where, where + len(core)) if where >= 0 and block.text[i].isalnum()]
        if letters and sum(i in covered for i in letters) >= 0.8 * len(letters):
            return str(style.value)
    letters_only = re.sub(r"[^\W\d_]", "", title) != title and re.sub(r"[\W\d_]", "", title)
    if letters_only and len(letters_only) > 4 and letters_only.isupper():
        return "upper"
    return ""


def _adjacent(blocks: Sequence[Block], i: int) -> bool:
    """Whether the next block is an item of the same list: the candidate has no text of its own."""
    following = next((b for b in blocks[i + 1 : i + 3] if b.text.strip()), None)
    if following is None or following.kind is not blocks[i].kind or following.kind is Kind.HEADING:
        return False
    mine, theirs = numbers.of(blocks[i]), numbers.of(following)
    return bool(
        mine and theirs and len(mine.path) == len(theirs.path) and mine.style == theirs.style and theirs.path[-1] == mine.path[-1] + 1
    )


def score(candidate: Candidate, printed: frozenset[str]) -> float:
    """How much a numbered line reads as the title of an item; ``printed`` are the titles of a printed agenda."""
    text = candidate.title
    points = 1.0
    points += 1.5 * is_standing(text)
    points += 1.0 * (candidate.plain in printed)
    points += {"style": 2.0, "bold": 0.8, "italic": 0.4, "upper": 0.8, "": 0.0, "substyle": -0.5}.get(candidate.ink, 1.2)
    points += 0.8 * (not candidate.adjacent)
    points -= 0.9 * bool(re.search(r"[;,]$", text)) + 0.5 * bool(re.search(r"[.]$", text))
    points -= 1.0 * (len(text) > 110) + 1.0 * bool(re.search(r"[.?!]\s+[A-Z].{15}", text))
    points -= 1.0 * text[0].islower() + 0.7 * (candidate.depth - 1)
    points -= 0.6 * (candidate.number is not None and candidate.number.style.endswith(")") and not is_standing(text))
    points -= 1.0 * bool(candidate.number and candidate.number.style[0] in "aAi")
    return points


def is_frame_line(block: Block) -> bool:
    """A heading that frames ("Agenda", "Aanwezig:") or a label with its value."""
    text = block.text.strip()
    number = numbers.of(block)
    if number:
        text = text[number.end :]
    return is_frame(text, bool(number)) or block.kind is not Kind.HEADING and labelled.is_label_line(block)


def broken(blocks: Sequence[Block], i: int, title: str, taken: frozenset[int]) -> int | None:
    """The block with the second line of a title broken over two: the first line is long or stops mid-phrase, the second is short."""
    j = i + 1
    if j >= len(blocks) or j in taken or blocks[j].kind is not Kind.PARAGRAPH or numbers.of(blocks[j]):
        return None
    rest = blocks[j].text.strip()
    if not rest or len(rest) > 90 or "\n" in rest or re.search(r"[.;:!?]$", rest) or labelled.is_label_line(blocks[j]):
        return None
    if re.search(r"[.:;!?]$", title) or DASHED_NAME.search(title):
        return None
    unfinished = bool(FUNCTION_WORD.search(title)) or title.count("(") > title.count(")")
    wrapped = len(title) >= WRAP and (bool(DASHED_NAME.search(rest)) or rest[0].islower() and len(rest) < 60)
    return j if unfinished or wrapped else None


def is_framing(block: Block) -> bool:
    """A heading or line that frames the minutes, numbered or not; bullets of a list never do."""
    if block.kind in (Kind.TABLE_ROW, Kind.LIST_ITEM) and not numbers.of(block):
        return False
    number = numbers.of(block)
    text = block.text[number.end :] if number else block.text
    return len(text) < 80 and is_frame(text, bool(number))
