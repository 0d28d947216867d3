"""Recurring duties of an annual plan: how often, who owes it, to whom, and what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline import resources
from pipeline.document import Kind
from pipeline.extraction.plan_glossary import glossary_blocks
from pipeline.extraction.plan_names import is_body, is_carrier, is_short
from pipeline.extraction.plan_rhythm import MEETING, rhythm
from pipeline.extraction.plan_roles import roles
from pipeline.extraction.plan_subject import due, moment, subject
from pipeline.language import frequency
from pipeline.language.parse import Parse
from pipeline.language.sentences import sentences
from pipeline.model import Gremium, Jaarplan, Melding, Terugkerend
from pipeline.structure.plan import topics
from pipeline.structure.plan_tables import Value, grids, role
from pipeline.structure.words import normal

WORD = re.compile(r"[\w'’&/-]+")
NOTED = re.compile(r"^(?P<often>[^:]{4,60}):\s")  # "Per kwartaal: rapportage van de directeur aan de raad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """``before`` is what stands above it in the block: "Zij komt elke maand bijeen" points back."""

    block: int
    start: int
    end: int
    text: str
    before: str = ""


def recurring(parse: Parse, found: Jaarplan) -> Jaarplan:
    names = known(found)
    duties = [d for s in stated(parse) if (d := duty(parse, s, names))] + list(_tabled(parse))
    return replace(
        found,
        terugkerend=tuple(duties),
        gremia=tuple(_meeting(g, duties) for g in found.gremia),
        meldingen=(*found.meldingen, *_vague(duties)),
    )


def known(found: Jaarplan) -> tuple[str, ...]:
    """Every name and abbreviation of a body, longest first."""
    names = {n for g in found.gremia for n in (g.naam, g.afkorting) if n} | set(found.werkgroepen)
    names |= {n for a in found.afkortingen for n in (a.kort, a.lang) if any(is_body(w) for w in a.lang.split())}
    return tuple(sorted(names, key=lambda n: (-len(n), n)))


def _meeting(body: Gremium, duties: Iterable[Terugkerend]) -> Gremium:
    """A body with the rhythm of its meetings, as the first sentence says it."""
    own = {normal(n) for n in (body.naam, body.afkorting, f"{body.naam} ({body.afkorting})") if n}
    often = next((d.frequentie for d in duties if d.onderwerp == MEETING and d.van and normal(d.van) in own), None)
    return replace(body, vergadert=body.vergadert or often)


def stated(parse: Parse) -> Iterator[Sentence]:
    """Sentences that say how often or when something is done; not in results, themes of a glossary, headings."""
    document = parse.outline.document
    skipped = glossary_blocks(document)
    heads = {b: t.title for t in topics(document) for b in range(t.first, t.last)}
    for index, block in enumerate(document.blocks):
        if block.kind in (Kind.HEADING, Kind.TABLE_ROW) or index in skipped or _result(block.text):
            continue
        for start, end in sentences(block.text):
            text = block.text[start:end]
            if (frequency.find(text) or moment(text)) and (committed(text) or _noted(text)):
                yield Sentence(block=index, start=start, end=end, text=text, before=block.text[:start].strip() or heads.get(index, ""))


def _result(text: str) -> bool:
    label, colon, _ = text.partition(":")
    return bool(colon) and role(label) == "resultaat"


def committed(text: str) -> bool:
    """A verb of doing it, and a body, the network or "wij" as the one who does it; or a passive."""
    words = [w.lower() for w in WORD.findall(text)]
    if not set(words) & set(resources.terms("plan_duty_verbs")) and not (rhythm(text) or re.search(r"\bvast (?:agenda)?punt\b", text)):
        return False
    doers = any(is_body(w) or is_carrier(w) or w in ("we", "wij", "zij") for w in words) or any(is_short(w) for w in WORD.findall(text))
    return doers or bool({"wordt", "worden", "verschijnt", "verschijnen"} & set(words))


def _noted(text: str) -> bool:
    """A duty in note form: how often before a colon, then what is owed and to whom."""
    head = NOTED.match(text)
    return bool(head and frequency.find(head["often"]) and roles(text[head.end() :], ())[1])


def duty(parse: Parse, sentence: Sentence, names: tuple[str, ...]) -> Terugkerend | None:
    """None where the text only says when, and nobody is owed anything: an event of the year, no duty."""
    often, at = frequency.find(sentence.text), moment(sentence.text)
    when = often or at
    if when is None:
        return None
    wording = when[0].lower()
    place = parse.outline.place(sentence.block, sentence.start, sentence.end)
    made = Terugkerend(citaat=sentence.text, frequentie="periodiek" if wording == "periodieke" else wording, vindplaats=place)
    meets = rhythm(sentence.text, sentence.before, names)
    if meets:
        return replace(made, van=meets.body, onderwerp=MEETING) if often else None
    head = NOTED.match(sentence.text)
    van, aan = roles(sentence.text[head.end() :] if head and _noted(sentence.text) else sentence.text, names)
    if often is None and not any(_receiver(n, names) for n in aan):
        return None
    return replace(made, van=van, aan=aan, onderwerp=subject(sentence.text, van, aan), maanden=due(sentence.text))


def _receiver(name: str, names: Iterable[str]) -> bool:
    return name in names or any(is_body(w) for w in name.split())


def _tabled(parse: Parse) -> Iterator[Terugkerend]:
    """A column "Frequentie" beside bodies (how often they meet), or beside what is owed, by whom and to whom."""
    document = parse.outline.document
    for grid in grids(document):
        for row in grid.rows if grid.has("frequentie") else ():
            cells = grid.cells(document, row)
            text = cells["frequentie"].text if "frequentie" in cells else ""
            when = frequency.find(text) or moment(text)
            owed = _row(cells, grid.has("activiteit") or grid.has("onderwerp"))
            if when and owed:
                quote, (van, aan, what) = " ".join(document.blocks[row].text.split()), owed
                made = Terugkerend(citaat=quote, frequentie=when[0].lower(), vindplaats=parse.outline.place(row))
                yield replace(made, van=van, aan=aan, onderwerp=what, maanden=due(text))


def _row(cells: dict[str, Value], of_duties: bool) -> tuple[str | None, tuple[str, ...], str] | None:
    """(by whom, to whom, what) of a row."""
    body, what = cells.get("gremium"), cells.get("activiteit") or cells.get("onderwerp")
    if of_duties and what:
        receiver, by = cells.get("ontvanger") or body, cells.get("trekker")
        aan = re.split(r"\s*(?:,|;|/|\ben\b)\s*", receiver.text) if receiver else []
        return by.text if by else None, tuple(filter(None, aan)), what.text
    return (re.sub(r"\s*\([A-Z][\w&-]+\)$", "", body.text), (), MEETING) if body else None


def _vague(duties: Iterable[Terugkerend]) -> Iterator[Melding]:
    for d in duties:
        if d.aan and frequency.months(d.frequentie) is None and not d.maanden:
            text = f"Hoe vaak is '{d.frequentie}'? Zolang dat niet vaststaat, komt dit niet vanzelf op een conceptagenda."
            yield Melding(code="frequentie_onbekend", tekst=text, citaat=d.citaat, vindplaats=d.vindplaats)
