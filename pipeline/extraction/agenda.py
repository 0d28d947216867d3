"""Agenda items: title without number and presenter, who presents, what is attached."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.document import Block, Kind
from pipeline.extraction import names
from pipeline.language.parse import Parse
from pipeline.model import Agendapunt, Verslag
from pipeline.structure.outline import Outline, Section
from pipeline.structure.words import mapping, normal

DASH = re.compile(r"\s+[–—-]\s+(?P<tail>[^–—]{2,90}?)\s*:?\s*$")
BRACKET = re.compile(r"\s*\((?P<inside>[^()]{2,90})\)")
ADDRESS = re.compile(r"\s*\(\s*(?:https?://|www\.)[^()]*\)")
BY = re.compile(r",?\s+(?:door|o\.l\.v\.|toelichting(?: door)?|presentatie door|inleider:?)\s+(?P<tail>[^,()]{3,60})\s*$", re.I)
SLOT = re.compile(
    r"^\s*\(?\d{1,2}[:.]\d{2}(?:\s*(?:uur|u))?(?:\s*[-–]\s*\d{1,2}[:.]\d{2}(?:\s*(?:uur|u))?)?\)?\s*[-–:]?\s+"
    r"|\s*[-–(,]?\s*\(?\b\d{1,2}[:.]\d{2}\s*(?:uur|u)?(?:\s*[-–]\s*\d{1,2}[:.]\d{2}\s*(?:uur|u)?)\)?\s*$"
    r"|\s*\(\d{1,2}[:.]\d{2}\s*(?:uur|u\.?)?\)\s*$"
    r"|\s*\t\s*\d{1,2}[:.]\d{2}\s*(?:uur|u\.?)?\s*$"
    r"|\s*\(?\b(?:\d{1,3}\s*(?:min(?:uten|\.)?|')|\d{1,2}[:.]\d{2}\s*uur)\)?\s*$",
    re.I,
)
ATTACHED = re.compile(r"^(?:bijlagen?|bijgevoegd|meegestuurd|stukken)\b\s*(?P<number>\d+[a-z]?|[A-Z](?=[:.)\s]))?\s*[:.)–-]", re.I)
SEE = re.compile(r"^(?:zie\s*:?\s+)(?P<what>(?:de\s+)?bijlage\b.{0,80}?)\.?$", re.I)
SEE_IN_TITLE = re.compile(r"\((?:zie|met|incl\.?|inclusief)?\s*(?:ook\s+)?(?:de\s+)?bijlagen?:?\s*(?P<what>[^()]{2,90})\)", re.I)
# A role behind a title names its holder, where the minutes tell who that is.
ROLES = {
    "vz": "voorzitter",
    "vz.": "voorzitter",
    "voorzitter": "voorzitter",
    "de voorzitter": "voorzitter",
    "secretaris": "secretaris",
    "de secretaris": "secretaris",
    "notulist": "notulist",
}
OPENING = re.compile(r"\W*(?:opening|welkom)\b", re.I)
ROLE = re.compile(
    r"\s*\((?:de\s+)?(?:vz\.?|voorzitter|secretaris|notulist)\)|\s[–—-]\s*(?:de\s+)?(?:vz\.?|voorzitter|secretaris|notulist)\s*:?\s*$", re.I
)


def agenda(parse: Parse, verslag: Verslag) -> Verslag:
    outline = parse.outline
    return replace(verslag, agenda=tuple(_item(outline, section, verslag) for section in outline.sections))


def _item(outline: Outline, section: Section, verslag: Verslag) -> Agendapunt:
    title, presenters = presented(SLOT.sub("", ADDRESS.sub("", section.title)), outline, section, verslag)
    return Agendapunt(
        nummer=section.number,
        niveau=section.level,
        titel=re.sub(r"\s+", " ", title).strip(" :–—-\t"),
        vindplaats=outline.place(section.headings[0]),
        inleiders=tuple(dict.fromkeys(presenters)),
        bijlagen=tuple(_attachments(outline, section)),
    )


# --- presenters ----------------------------------------------------------------------------------------------------------------


def presented(title: str, outline: Outline, section: Section, verslag: Verslag) -> tuple[str, list[str]]:
    """(title without presenters, presenters): behind a dash, in brackets, after "door". A role, "(vz)", is always cut."""
    found: list[str] = []
    while (match := DASH.search(title)) and (who := _persons(match["tail"], outline, section, verslag, dashed=True)):
        title, found = title[: match.start()], who + found
    for match in reversed(list(BRACKET.finditer(title))):
        who = _persons(match["inside"], outline, section, verslag)
        if who:
            title, found = title[: match.start()] + title[match.end() :], who + found
    if (
        not found
        and (match := BY.search(title))
        and normal(match["tail"]) not in ROLES
        and (who := _persons(match["tail"], outline, section, verslag))
    ):
        title, found = title[: match.start()], who
    return ROLE.sub("", title) or title, found


def _persons(text: str, outline: Outline, section: Section, verslag: Verslag, dashed: bool = False) -> list[str]:
    """The people a stretch of a title names; empty unless all of it names people we can be sure of."""
    bare = BRACKET.sub("", re.sub(r"\s+", " ", text)).strip(" .,:")
    if role := ROLES.get(bare.lower()):
        if OPENING.match(section.title):
            return []  # the chair opens every meeting: "Opening (vz)" tells of no presenter
        holder = verslag.vergadering.voorzitter if role == "voorzitter" else verslag.vergadering.notulist
        return [holder] if holder else []
    found = []
    for piece in re.split(r"\s*(?:,|/|&|\+|;|\s+en\s+)\s*", bare):
        name = _one(piece, outline, section, verslag, dashed)
        if not name:
            return []
        found.append(name)
    return found


def _one(piece: str, outline: Outline, section: Section, verslag: Verslag, dashed: bool) -> str | None:
    words = piece.split()
    if len(words) > 1 and normal(words[0]) in mapping("role_words") and not names.is_name(piece):
        piece = " ".join(words[1:])
    name = names.clean(piece)
    written = " " not in name or names.is_name(name)  # not "Jorrit schuift aan"
    for known in _known(verslag) if written else ():
        if names.same_person(known, name) and (name[:1].isupper() or names.fold(name) == names.fold(known.split()[0])):
            return _capital(name)
    if not names.is_name(name):
        return None
    if names.certain(name) or dashed and len(name.split()) > 1 and (_italic(outline, section, piece) or _mentioned(outline, section, name)):
        return name
    return name if _speaks(outline, section, name) else None


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _known(verslag: Verslag) -> Iterable[str]:
    meeting = verslag.vergadering
    yield from (p.naam for p in (*verslag.aanwezig, *verslag.afwezig))
    yield from filter(None, (meeting.voorzitter, meeting.notulist))


def _italic(outline: Outline, section: Section, piece: str) -> bool:
    for i in section.headings:
        block = outline.document.blocks[i]
        at = block.text.find(piece)
        if at >= 0 and any(m.style == "italic" and m.start <= at and at + len(piece) <= m.end for m in block.marks):
            return not block.marked(next(m.style for m in block.marks if m.style == "italic"))
    return False


def _mentioned(outline: Outline, section: Section, name: str) -> bool:
    """The name stands again in the text below the title: somebody, not a subject."""
    return any(name in b.text for b in outline.document.blocks[section.first : section.last])


def _speaks(outline: Outline, section: Section, name: str) -> bool:
    """A lone first name that begins a sentence below the title and is followed by a verb: "Krijn meldt"."""
    pattern = re.compile(rf"(?:^|[.!?:]\s+){re.escape(name)}(?:\s+[A-Z][\w-]+)?\s+[a-z]+(?:t|en|de|den|te|ten)\b")
    return name.split()[0] in names.given_names() and any(pattern.search(b.text) for b in outline.document.blocks)


# --- attachments ---------------------------------------------------------------------------------------------------------------


def _attachments(outline: Outline, section: Section) -> Iterable[str]:
    blocks = outline.document.blocks
    printed = [section.title, *(blocks[i].text.split("\n")[0] for i in section.headings if blocks[i].kind is not Kind.TABLE_ROW)]
    titled = next((m for text in printed if (m := SEE_IN_TITLE.search(text))), None)
    if titled:
        what = titled["what"].strip()
        yield f"bijlage {what}" if re.fullmatch(r"\d+[a-z]?", what) else what
    for i in range(section.first, section.last):
        text = blocks[i].text.strip()
        see = SEE.match(text)
        if see:
            yield see["what"].strip()
        match = ATTACHED.match(text)
        if not match or len(text) > 400 or blocks[i].kind is Kind.TABLE_ROW:
            continue
        rest = text[match.end() :].strip()
        if rest:
            yield from _listed(text, rest, match)
        else:
            yield from _below(blocks[i + 1 : section.last])


def _listed(text: str, rest: str, match: re.Match[str]) -> Iterable[str]:
    """One attachment a line; "Bijlagen: a; b" and "Bijlage 1: a, bijlage 2: b" are several."""
    parts = re.split(r"\n|;\s*|,\s*(?=bijlage\s)", text if match["number"] else rest, flags=re.I)
    parts = [p.strip(" .–-") for p in parts if p.strip(" .–-")]
    if len(parts) == 1:
        yield text.rstrip(".")
    else:
        yield from parts


def _below(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        if block.kind is not Kind.LIST_ITEM or len(block.text) > 200:
            return
        yield block.text.strip()
