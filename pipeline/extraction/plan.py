"""An annual plan to facts: one kind of fact a file, each a function ``(parse, jaarplan) -> jaarplan``, in this order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from pipeline.extraction.dates import mentions
from pipeline.extraction.plan_abbreviations import abbreviations
from pipeline.extraction.plan_activities import activities
from pipeline.extraction.plan_bodies import bodies, working_groups
from pipeline.extraction.plan_glossary import glossary
from pipeline.extraction.plan_names import is_body
from pipeline.extraction.plan_recurring import recurring
from pipeline.language.parse import Parse
from pipeline.model import Datumvermelding, Jaarplan, Melding
from pipeline.structure.kind import PLAN

TITLE_BLOCKS = 8
SENTENCE = 5  # words from which a line with a full stop is running text: "De raad heeft in 2024 het beleidsplan vastgesteld."
NAMED = re.compile(r"(?=.*\b20\d\d\b)\b\w+(?:plan|programma|agenda)\b", re.I)
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
YEARS = re.compile(r"(?<!\d)(20\d\d)\s*(?:-|–|/|t/m|tot en met|en)\s*(20\d\d)(?!\d)")

MONTH = re.compile(r"\b(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|zomer|voorjaar|lente|najaar|herfst|kwartaal|Q[1-4])", re.I)

PlanExtractor = Callable[[Parse, Jaarplan], Jaarplan]


def plan(parse: Parse) -> Jaarplan:
    """All facts of one annual plan."""
    document = parse.outline.document
    found = Jaarplan(bestand=document.name, sha256=document.sha256, meldingen=document.meldingen)
    for extractor in PLAN_EXTRACTORS:
        found = extractor(parse, found)
    return found


def title(parse: Parse, found: Jaarplan) -> Jaarplan:
    """The year is that of the title, else of the top, else of the file; of several years the first, and the secretary is told."""
    document = parse.outline.document
    top = [line.strip() for b in document.blocks[:TITLE_BLOCKS] for line in b.text.split("\n") if 0 < len(line.strip()) < 200]
    top = [line for line in top if not re.search(r"[.!?](?:\s|$)", line) or len(line.split()) < SENTENCE] or top
    titles = [line for line in (*top, document.title) if PLAN.search(line)] or [line for line in top if NAMED.search(line)]
    for texts in (titles, top, [document.title, re.sub("[_-]+", " ", document.name)]):
        years = [m for line in texts if (m := YEAR.search(line)) and not re.match(r"\d", line)] or []
        if years:
            several = YEARS.search(years[0].string)
            doubt = (_several_years(several[0], int(years[0][1])),) if several else ()
            return replace(found, titel=next(iter(titles), None), jaar=int(years[0][1]), meldingen=(*found.meldingen, *doubt))
    text = "Voor welk jaar dit plan is, staat niet in de titel. Zet het jaar in de titel of de bestandsnaam en bied het plan opnieuw aan."
    return replace(found, titel=next(iter(titles), None), meldingen=(*found.meldingen, Melding(code="jaar_onbekend", tekst=text)))


def _several_years(wording: str, first: int) -> Melding:
    text = f"Dit plan is voor meer jaren ({wording}). vervolg rekent het als het plan van {first}."
    return Melding(code="meer_jaren", tekst=text, citaat=wording)


def dates(parse: Parse, found: Jaarplan) -> Jaarplan:
    """Days without a year are those of the plan's year; in a row of a planning the first cell names the body of every date."""
    base = date(found.jaar, 1, 1) if found.jaar else parse.outline.document.created
    if base is None:
        return found
    datums, unsure = mentions(parse, base)
    settled = {d.vindplaats for d in datums if _in_year(d)}
    shifted = [_shifted(d, base.year) if d.vindplaats in settled else d for d in datums]
    unsure = [m for m in unsure if m.vindplaats not in settled]
    return replace(found, datums=tuple(_with_body(parse, found, d) for d in shifted), meldingen=(*found.meldingen, *unsure))


def _in_year(datum: Datumvermelding) -> bool:
    """A day or month of which no year is told, nor a direction ("afgelopen mei"), is one of the plan's own year."""
    return bool(MONTH.search(datum.tekst)) and not re.search(
        r"\d{4}|['’]\d\d|[-/.]\d\d\b|\b(?:vorig|afgelopen|volgend|komend|jl|a\.s)", datum.tekst, re.I
    )


def _shifted(datum: Datumvermelding, year: int) -> Datumvermelding:
    if datum.van is None or datum.tot is None or datum.van.year != datum.tot.year:
        return datum
    try:
        return replace(datum, van=datum.van.replace(year=year), tot=datum.tot.replace(year=year), zeker=True)
    except ValueError:  # 29 February
        return datum


def _with_body(parse: Parse, found: Jaarplan, datum: Datumvermelding) -> Datumvermelding:
    block = parse.outline.document.blocks[datum.vindplaats.blok]
    first = block.cell_text(block.cells[0]).strip() if block.cells else ""
    known = {n for g in found.gremia for n in (g.naam, g.afkorting) if n}
    named = first in known or any(is_body(w) for w in first.split())
    return replace(datum, overleg=first) if named and len(first.split()) <= 8 and not YEAR.search(first) else datum


def doubts(parse: Parse, found: Jaarplan) -> Jaarplan:
    """What a plan should hold and this one does not."""
    missing = []
    if not found.activiteiten:
        text = (
            "In dit jaarplan zijn geen activiteiten gevonden. vervolg zoekt naar een tabel met een kolom Activiteit, naar koppen met "
            "'Beoogd resultaat:' eronder en naar lijstjes onder een kop als 'Activiteiten'. Kijk of het plan zo is opgemaakt."
        )
        missing.append(Melding(code="geen_activiteiten", tekst=text))
    return replace(found, meldingen=(*found.meldingen, *missing))


# Abbreviations first: they name bodies. Recurring duties before activities: standing work is no activity of the year.
PLAN_EXTRACTORS: tuple[PlanExtractor, ...] = (title, abbreviations, bodies, working_groups, recurring, glossary, activities, dates, doubts)
