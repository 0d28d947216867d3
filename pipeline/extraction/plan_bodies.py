"""The bodies of an annual plan with their tasks, and its working groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Block, Document, Kind, Style
from pipeline.extraction.plan_glossary import glossary_blocks
from pipeline.extraction.plan_names import is_body
from pipeline.extraction.plan_rhythm import rhythm
from pipeline.extraction.plan_roles import RECEIVES, verbs
from pipeline.extraction.plan_subject import moment
from pipeline.language import frequency
from pipeline.language.bodies import spans
from pipeline.language.parse import Parse
from pipeline.language.sentences import sentences
from pipeline.model import Gremium, Jaarplan
from pipeline.structure.plan import Topic, ancestors, topics
from pipeline.structure.plan_tables import grids
from pipeline.structure.words import normal, wordset

LONGEST = 8  # words of a name
ARTICLE = r"(?:de|het|een|ons|onze)"
# "In de regiegroep stemmen we ...", "Het dagelijks bestuur bereidt ...": the body opens the sentence.
OPENS = re.compile(rf"^(?:en\s+|ook\s+|daarnaast\s+)?(?:(?:in|binnen|via)\s+)?{ARTICLE}\s+", re.I)
LABEL = re.compile(r"^(?P<name>[^:\n.]{3,80}?)\s*(?::|\s[–-])\s+(?P<task>\S.{5,})", re.S)
GROUPS = re.compile(r"\b(?:werk|project|thema|taak)groep(?:en)?\b|\bcommissies?\b|\btaskforces?\b", re.I)
GROUP = r"(?:werk|project|thema|taak)groep"
CAPITAL = r"[A-ZÀ-Þ][\w'’-]*"
NAMED = re.compile(rf"(?i:\b({GROUP})) ({CAPITAL}(?: (?:(?:en|&|in|voor|van|de|het) )?{CAPITAL})*)")
SEVERAL = re.compile(rf"(?i:\b{GROUP}en) ({CAPITAL}(?:(?:, | en | ){CAPITAL})+)")
# "drie werkgroepen: Groen, Verkeer en Zorg", "Commissies: Jeugd, Velden en kantine"
PART = r"[^,.:;()\n]"
COUNTED = re.compile(
    rf"(?i:\b(?:{GROUP}en|commissies)) ?: ({CAPITAL}{PART}{{0,40}}(?:, {PART}{{2,40}})*(?:,? en {CAPITAL}{PART}{{0,40}})?)(?=[.;(\n]|$)"
)


def bodies(parse: Parse, found: Jaarplan) -> Jaarplan:
    """From tables of bodies, from the part on the organisation, and names explained with an abbreviation; one entry a body."""
    short = {normal(a.lang): a.kort for a in found.afkortingen}
    merged: list[Gremium] = []
    for body in (*_tabled(parse), *_presented(parse), *_abbreviated(parse, found), *_meeting(parse), *_planned(parse)):
        named = body if body.afkorting else replace(body, afkorting=short.get(normal(body.naam)))
        at = next((i for i, other in enumerate(merged) if _same(other, named)), None)
        if at is None:
            merged.append(named)
        else:
            known = merged[at]
            full = known.naam if known.naam != named.afkorting else named.naam
            merged[at] = replace(
                known,
                naam=full,
                afkorting=known.afkorting or named.afkorting,
                taak=known.taak or named.taak,
                vergadert=known.vergadert or named.vergadert,
            )
    return replace(found, gremia=tuple(merged))


def _same(a: Gremium, b: Gremium) -> bool:
    left, right = normal(a.naam), normal(b.naam)
    if left == right or b.naam == a.afkorting or a.naam == b.afkorting:
        return True
    shorter, longer = sorted((left.split(), right.split()), key=len)
    return longer[: len(shorter)] == shorter and len(longer) > len(shorter) and shorter[-1] not in ("werkgroep", "commissie")


def _tabled(parse: Parse) -> Iterator[Gremium]:
    document = parse.outline.document
    for grid in grids(document):
        if not grid.has("gremium") or not (grid.has("taak") or grid.has("afkorting") or grid.has("leden") or grid.has("frequentie")):
            continue
        for row in grid.rows:
            cells = grid.cells(document, row)
            if "gremium" in cells:
                # beside a body the column "Doel" says what it is for
                name, task, short = cells["gremium"], cells.get("taak") or cells.get("resultaat"), cells.get("afkorting")
                often = frequency.find(cells["frequentie"].text) if "frequentie" in cells else None
                inside = re.fullmatch(r"(.+?)\s*\(([A-Z][\w&-]{1,9})\)", name.text)
                yield Gremium(
                    naam=inside[1] if inside else name.text,
                    afkorting=short.text if short else inside[2] if inside else None,
                    taak=task.text if task else None,
                    vergadert=often[0].lower() if often else None,
                    vindplaats=parse.outline.place(row, name.start, name.end),
                )


def _planned(parse: Parse) -> Iterator[Gremium]:
    """A calendar names bodies as well: only those that are called a body there."""
    document = parse.outline.document
    for grid in grids(document):
        for row in grid.rows if grid.has("gremium", "planning") or set(grid.roles.values()) == {"gremium"} else ():
            name = grid.cells(document, row).get("gremium")
            if name and len(name.text.split()) <= LONGEST and any(is_body(w) for w in name.text.split()):
                yield Gremium(naam=name.text, vindplaats=parse.outline.place(row, name.start, name.end))


def _abbreviated(parse: Parse, found: Jaarplan) -> Iterator[Gremium]:
    """Not every meeting that a list of abbreviations explains is a body of this plan ("MDO"): the running text must name it as one."""
    document = parse.outline.document
    listed = glossary_blocks(document) | {row for g in grids(document) if g.has("afkorting") for row in g.rows}
    told = "\n".join(b.text for i, b in enumerate(document.blocks) if i not in listed)
    for a in found.afkortingen:
        words = a.lang.split()
        alone = len(words) == 1 and is_body(words[0])
        named = rf"\b(?i:de|het|ons|onze)\s+(?:{re.escape(a.kort)}|(?i:{re.escape(a.lang)}))(?!\w)"
        before = document.blocks[a.vindplaats.blok].text[: a.vindplaats.van].rstrip()
        presented = a.vindplaats.blok not in listed and not re.search(r"\b(?:een|elk|ieder|per|geen|alle)$", before, re.I)
        if (is_body(words[-1]) or is_body(words[0])) and (alone or presented or re.search(named, told)):
            yield Gremium(naam=a.lang, afkorting=a.kort, vindplaats=a.vindplaats)


def _meeting(parse: Parse) -> Iterator[Gremium]:
    """Whoever "vergadert elke maand" is a body, wherever the plan says so."""
    document = parse.outline.document
    listed = glossary_blocks(document)
    for index, block in enumerate(document.blocks):
        if block.kind in (Kind.TABLE_ROW, Kind.HEADING) or index in listed:
            continue
        for start, end in sentences(block.text):
            opening = OPENS.match(block.text[start:end])
            often = frequency.find(block.text[start:end])
            stretch = _name(parse, block, index, start + opening.end(), True) if opening and often else None
            if stretch and often and rhythm(block.text[start:end]):
                name, short = _without_short(block.text[stretch[0] : stretch[1]])
                if not GROUPS.match(name.split()[0]) or len(name.split()) > 1:
                    yield Gremium(naam=name, afkorting=short, vergadert=often[0].lower(), vindplaats=parse.outline.place(index, *stretch))


def _presented(parse: Parse) -> Iterator[Gremium]:
    """Headings, labels and opening sentences under a heading about the organisation."""
    document = parse.outline.document
    heads = topics(document)
    for i, topic in enumerate(heads):
        above = [heads[j] for j in ancestors(heads, i)]
        if above and any(_organisation(t.title) for t in above) and is_name(topic.title):
            task = next((document.blocks[j].text for j in range(topic.first, topic.last)), None)
            yield Gremium(naam=topic.title, taak=_first_sentence(task), vindplaats=parse.outline.place(topic.block))
        elif any(_organisation(t.title) for t in (topic, *above)):
            for index in range(topic.first, topic.last):
                yield from _in_block(parse, document, index)


def _organisation(title: str) -> bool:
    plain = normal(title)
    return any(re.search(rf"\b{re.escape(word)}", plain) for word in wordset("plan_organisation_headings"))


def is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= LONGEST and any(is_body(w.strip("()")) for w in words) and not GROUPS.search(words[0]) and "taak" not in words


def _in_block(parse: Parse, document: Document, index: int) -> Iterator[Gremium]:
    block = document.blocks[index]
    if block.kind is Kind.TABLE_ROW:
        return
    label = LABEL.match(block.text)
    if label and is_name(label["name"]) and not OPENS.match(label["name"]):
        name, short = _without_short(label["name"])
        yield Gremium(
            naam=name, afkorting=short, taak=_first_sentence(label["task"]), vindplaats=parse.outline.place(index, 0, label.end("name"))
        )
        return
    for start, end in sentences(block.text):
        opening = OPENS.match(block.text[start:end])
        stretch = _name(parse, block, index, start + opening.end(), start == 0) if opening else None
        several = stretch and (SEVERAL.match(block.text, stretch[0]) or NAMED.match(block.text, stretch[0]))
        if stretch and not several:
            name, short = _without_short(block.text[stretch[0] : stretch[1]])
            task = _task(block.text[start:end], stretch[1] - start)
            if task or not frequency.find(block.text[start:end]):
                yield Gremium(naam=name, afkorting=short, taak=task, vindplaats=parse.outline.place(index, *stretch))


def _task(text: str, named: int) -> str | None:
    """A sentence that says what a body is for; how often it meets or what it is owed is cut off, or is no task at all."""
    if RECEIVES.search(text) and (frequency.find(text) or moment(text)):
        return None
    often = frequency.find(text)
    meets = rhythm(text)
    if not often:
        return text
    end = meets.start if meets else max((m.start() for m in verbs().finditer(text, 0, often.start())), default=0)
    head = re.sub(r"(?:\s*,|\s+en|\s+die|\s+zij|\s+ze)+\s*$", "", text[:end])
    if re.search(r",\s*(?:waar\w*|die|dat)\s", head) and not verbs().search(head, named):
        return None
    return head if verbs().search(head, named) or len(head.split()) > len(text[:named].split()) + 2 else None


def _name(parse: Parse, block: Block, index: int, at: int, first: bool) -> tuple[int, int] | None:
    """Where the name that begins at ``at`` ends: what is bold there, a name the language room knows, or a noun for a body alone."""
    for mark in block.marks:
        if mark.style is Style.BOLD and abs(mark.start - at) <= 1 and is_body_name(block.text[at : mark.end]):
            return at, len(block.text[: mark.end].rstrip())
    if not first:  # further sentences go on about bodies that were presented before
        return None
    for span in spans(parse.docs[index]):
        if span.start_char == at:
            return at, span.end_char
    word = re.match(r"(?:[a-z]+(?:e|lijks|meen)\s)?([\w-]+)", block.text[at:])
    return (at, at + word.end()) if word and is_body(word[1]) else None


def is_body_name(text: str) -> bool:
    return len(text.split()) <= LONGEST and any(is_body(w) for w in text.split())


def _without_short(name: str) -> tuple[str, str | None]:
    inside = re.fullmatch(r"(.+?)\s*\(([A-Z][\w&-]{1,9})\)", name.strip())
    return (inside[1], inside[2]) if inside else (name.strip(), None)


def _first_sentence(text: str | None) -> str | None:
    for start, end in sentences(text or ""):
        return (text or "")[start:end]
    return None


def working_groups(parse: Parse, found: Jaarplan) -> Jaarplan:
    """Lists that a sentence or heading announces as working groups, a column of them, and "werkgroep X" in running text."""
    document = parse.outline.document
    names: dict[str, str] = {}
    written = (*_listed(document, topics(document)), *_column(document), *_told(document))
    for at, name in enumerate((*written, *_in_text(document))):
        bare = normal(re.sub(rf"^(?:de\s+)?{GROUP}\s+", "", name, flags=re.I))
        # running text shows only the capitals of a name: "de werkgroep Gezonde school" is cut to "Gezonde"
        cut = at >= len(written) and any(f"{k} ".startswith(f"{bare} ") for k in names)
        if bare and not cut and not any(bare == k or bare in k.split(" en ") for k in names):
            names[bare] = name
    return replace(found, werkgroepen=tuple(names.values()))


def _listed(document: Document, heads: tuple[Topic, ...]) -> Iterator[str]:
    headings = {t.block for t in heads}
    for index, block in enumerate(document.blocks):
        heading = index in headings
        announced = block.kind is not Kind.TABLE_ROW and GROUPS.search(block.text) and (heading or block.text.rstrip().endswith(":"))
        if announced and re.search(r"(?:groepen|commissies|taskforces)\b", _last_clause(block.text), re.I):
            for item in document.blocks[index + 1 :]:
                if item.kind is not Kind.LIST_ITEM:
                    break
                yield _item_name(item)


def _told(document: Document) -> Iterator[str]:
    """An item "Commissie Jeugd: bedenkt de activiteiten"."""
    for block in document.blocks:
        match = LABEL.match(block.text) if block.kind is not Kind.TABLE_ROW else None
        if match and re.match(rf"(?:{GROUP}|commissie)\s+\w", match["name"], re.I) and len(match["name"].split()) <= LONGEST:
            yield match["name"].strip()


def _last_clause(text: str) -> str:
    return text if len(text) < 200 else text[-200:]


def _item_name(block: Block) -> str:
    """The name of a working group in a list: up to a colon, dash or full stop."""
    return re.split(r"\s*[:;(.]\s*|\s[–-]\s", block.text.strip(), maxsplit=1)[0]


def _column(document: Document) -> Iterator[str]:
    for grid in grids(document):
        for row in grid.rows if "werkgroep" in grid.roles.values() and not grid.has("activiteit") else ():
            cell = grid.cells(document, row).get("werkgroep")
            if cell:
                yield cell.text


def _in_text(document: Document) -> Iterator[str]:
    for block in document.blocks:
        for match in COUNTED.finditer(block.text):
            yield from (name.strip() for name in re.split(r"\s*,\s*(?:en\s+)?|\s+en\s+(?=[A-ZÀ-Þ])", match[1]))
        for match in SEVERAL.finditer(block.text):
            yield from (name.strip() for name in re.split(r"\s*,\s*|\s+en\s+", match[1]))
        for match in NAMED.finditer(block.text):
            yield f"{match[1]} {match[2]}"
