"""How an annual plan is laid out: which headings name themes, activities or mere frames, and what stands under a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.document import Block
from pipeline.model import Activiteit, Vindplaats
from pipeline.structure.kind import PLAN
from pipeline.structure.outline import Outline
from pipeline.structure.plan import Topic, ancestors, area, theme_word
from pipeline.structure.plan_tables import role
from pipeline.structure.words import normal, starts, wordset

LABELLED = re.compile(r"^(?P<label>[^:?\n]{2,60}[:?])\s*(?P<value>.*)", re.S)
# "Voortzetten van de subsidie met als beoogd resultaat:" holds title and label in one line.
TRAILING = re.compile(
    r"[\s,]+(?:met\s+)?(?:als\s+)?(?:beoogd|beoogt|gewenst|verwacht)e?\s+(?:resultaat|effect|opbrengst|doel)\s*:\s*$", re.I
)
# "Thema Ouderen thuis", "Speerpunt Wonen": the word names the kind of heading, its subject follows with a capital
CALLED = re.compile(r"^(?:[Tt]hema|[Ss]peerpunt|[Pp]ijler|[Pp]rogrammalijn|[Pp]rioriteit|[Aa]mbitie|[Oo]pgave)\s*[:–-]?\s+(?=[A-ZÀ-Þ])")
NUMBERED = re.compile(r"^(?P<kind>[A-Za-zÀ-ÿ]+)\s+(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-H])\s*(?:[:.–-]\s*|\s)(?=\S)")
OWN_ROLE = re.compile(r"(?:in)?direct\b", re.I)  # a heading above all activities of one role: "Direct: door het netwerk zelf"
ACTIVITY = frozenset({"activiteit", "actie", "project", "maatregel", "initiatief", "inspanning"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan as these functions look at it. ``listed``: headings whose activities are the items of a list."""

    outline: Outline
    heads: tuple[Topic, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.outline.document.blocks


def numbered_theme(title: str) -> bool:
    match = NUMBERED.match(title)
    return bool(match and theme_word(match["kind"])) or CALLED.match(title) is not None


def container(title: str) -> bool:
    return theme_word(title) and not numbered_theme(title) and not PLAN.search(title)


def bare(title: str) -> str:
    """ "Thema 1: Gezond ouder worden" names the theme Gezond ouder worden."""
    match = NUMBERED.match(title)
    known = match and (theme_word(match["kind"]) or match["kind"].lower() in ACTIVITY)
    return (title[match.end() :] if match and known else CALLED.sub("", title)).strip(" .;:")


def frame(title: str) -> bool:
    return bool(starts("plan_frame_headings").match(normal(title)))


def generic(title: str) -> bool:
    """A heading that names a kind of text, not a subject: a label, a frame, an area of activities."""
    return role(title) is not None or OWN_ROLE.match(title) is not None or frame(title) or PLAN.search(title) is not None


def general(title: str) -> bool:
    """ "Onze thema's" names no theme; "Bovenregionale opgaven" does."""
    words = [
        w for w in re.findall(r"[\w'’-]+", normal(title)) if w not in ("de", "onze", "het", "en", "voor", "in", "per") and not w.isdigit()
    ]
    nouns = wordset("plan_theme_words")
    return all(w.replace("’", "'") in nouns or area(w) for w in words)


def theme_topic(plan: Plan, i: int) -> bool:
    above = plan.heads[i].parent
    return numbered_theme(plan.heads[i].title) or (above is not None and container(plan.heads[above].title))


def theme_of(plan: Plan, block: int, own: bool = False) -> str | None:
    """The nearest heading above that names a subject; ``own``: the heading the block stands under counts too."""
    at = next((i for i in range(len(plan.heads) - 1, -1, -1) if plan.heads[i].block <= block), None)
    if at is None:
        return None
    for i in [at, *ancestors(plan.heads, at)] if own else ancestors(plan.heads, at):
        title = plan.heads[i].title
        if generic(title) or (area(title) and not numbered_theme(title)) or (container(title) and i != at and general(title)):
            continue
        return bare(title)
    return None


def result_line(text: str) -> bool:
    return any(_result_label(line) for line in text.strip().split("\n"))


def _result_label(text: str) -> bool:
    match = LABELLED.match(text.strip())
    return bool(match and role(match["label"].rstrip(":")) == "resultaat") or (len(text) < 60 and role(text) == "resultaat")


def title_of(text: str) -> str:
    return bare(re.sub(r"\s+", " ", TRAILING.sub("", text)).strip(" .;:•–-"))


def role_of(text: str) -> Literal["direct", "indirect"] | None:
    match = re.search(r"\b(indirect|direct)", text, re.I)
    return "indirect" if match and match[1].lower() == "indirect" else "direct" if match else None


def above_role(plan: Plan, block: int) -> Literal["direct", "indirect"] | None:
    """ "Rol: direct" under the title, else a heading above that begins with the word."""
    at = next((t for t in plan.heads if t.block == block), None)
    for line in plan.blocks[at.first : at.last] if at else ():
        label, colon, value = line.text.partition(":")
        if colon and role(label) == "rol":
            return role_of(value)
    index = next((i for i in range(len(plan.heads) - 1, -1, -1) if plan.heads[i].block <= block), None)
    for i in ancestors(plan.heads, index) if index is not None else ():
        if OWN_ROLE.match(plan.heads[i].title):
            return role_of(plan.heads[i].title)
    return None


def made(plan: Plan, block: int, title: str, result: str | None) -> Activiteit:
    place: Vindplaats = plan.outline.place(block)
    at = next((i for i in range(len(plan.heads) - 1, -1, -1) if plan.heads[i].block <= block), None)
    head = at is not None and plan.heads[at].block == block
    own = at is not None and not head and theme_topic(plan, at)
    title = plan.heads[at].title if at is not None and head else title
    return Activiteit(
        titel=title_of(title), thema=theme_of(plan, block, own=own), rol=above_role(plan, block), resultaat=result, vindplaats=place
    )
