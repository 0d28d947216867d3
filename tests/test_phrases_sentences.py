"""The sentences of ``phrases/zinnen.json``, each read as minutes of one sentence: is it an action, a decision, whose task, who speaks.

``phrases/zinnen_bekend.json`` holds the sentences that come out wrong, by kind: mending one forces striking it out, a new failure shows.
After a wanted change: ``VERVOLG_PHRASES=opnieuw python -m pytest tests/test_phrases_sentences.py``, then read the difference before you
commit it. "hoogstens" is a ratchet, the share of the sentences judged that may come out wrong: the switch lowers it and never raises
it, so a change that costs more than it brings must be defended by hand.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from pipeline import language
from pipeline.document import Block, Document, Kind
from pipeline.extraction.actions import actions
from pipeline.extraction.dates import dates
from pipeline.extraction.decisions import decisions
from pipeline.extraction.speakers import speakers
from pipeline.language import Parse
from pipeline.model import Deelnemer, Vergadering, Verslag, Vindplaats
from pipeline.structure.outline import Outline, Section

PHRASES = Path(__file__).parent / "phrases"
KNOWN = PHRASES / "zinnen_bekend.json"
REGENERATE = os.environ.get("VERVOLG_PHRASES") == "opnieuw"
KINDS = ("actie", "besluit", "eigenaren", "spreker")
DAY = date(2026, 3, 26)
ARTICLES = ("de ", "het ", "een ")


@dataclass(frozen=True, slots=True)
class Result:
    """What one sentence should give and gave: per kind a set, empty for "no"; a kind that cannot be judged is left out."""

    row: dict[str, Any]
    expected: dict[str, set[str]]
    found: dict[str, set[str]]

    @property
    def wrong(self) -> set[str]:
        return {kind for kind in self.expected if self.expected[kind] != self.found[kind]}


def rows() -> list[dict[str, Any]]:
    return json.loads((PHRASES / "zinnen.json").read_text(encoding="utf-8"))["rows"]


def minutes(row: dict[str, Any], nlp: Language) -> tuple[Parse, Verslag]:
    """An agenda item with one paragraph, and the people on the attendance list."""
    blocks = (Block(kind=Kind.HEADING, text="Voortgang", level=1, marker="2."), Block(kind=Kind.PARAGRAPH, text=row["zin"]))
    section = Section(number="2", level=1, title="Voortgang", headings=(0,), first=1, last=2)
    document = Document(name="verslag.docx", format="docx", sha256="", blocks=blocks)
    here = Vindplaats(blok=0, van=0, tot=0)
    people = tuple(Deelnemer(naam=name, vindplaats=here) for name in row["namen"])
    meeting = Vergadering(datum=DAY, voorzitter=row.get("voorzitter"))
    verslag = Verslag(bestand="verslag.docx", sha256="", vergadering=meeting, aanwezig=people)
    return language.parse(Outline(document=document, kind="verslag", sections=(section,)), nlp), verslag


def same(names: Iterable[str]) -> set[str]:
    """Names apart from capitals and an article in front: "De werkgroep Groen" is "werkgroep groen"."""
    lowered = (name.casefold() for name in names)
    return {next((name.removeprefix(a) for a in ARTICLES if name.startswith(a)), name) for name in lowered}


def read(row: dict[str, Any], nlp: Language) -> Result:
    parse, verslag = minutes(row, nlp)
    for extractor in (dates, speakers, decisions, actions):
        verslag = extractor(parse, verslag)
    expected = {kind: {kind} if row[kind] else set() for kind in ("actie", "besluit")}
    found = {"actie": {"actie"} if verslag.acties else set(), "besluit": {"besluit"} if verslag.besluiten else set()}
    expected["spreker"] = same([row["spreker"]] if row["spreker"] else [])
    found["spreker"] = same(s.naam for s in verslag.sprekers)
    if row["actie"] and verslag.acties:  # whose task it is can only be judged of a task that was found
        expected["eigenaren"] = same(row["eigenaren"])
        found["eigenaren"] = same(name for a in verslag.acties for name in a.eigenaren)
    return Result(row, expected, found)


def figures(results: list[Result], kind: str) -> str:
    judged = [r for r in results if kind in r.expected]
    hits = sum(len(r.expected[kind] & r.found[kind]) for r in judged)
    expected, found = (sum(len(side[kind]) for side in sides) for sides in ([r.expected for r in judged], [r.found for r in judged]))
    precision, recall = hits / max(found, 1), hits / max(expected, 1)
    f1 = 2 * hits / max(found + expected, 1)
    return f"{kind:10}{len(judged):5} zinnen{expected:5} verwacht{found:5} gevonden   P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}"


def wrong_by_kind(results: list[Result]) -> dict[str, list[str]]:
    return {kind: [r.row["zin"] for r in results if kind in r.wrong] for kind in KINDS}


def shares(results: list[Result]) -> dict[str, float]:
    """Wrong of those judged, rounded up: a share and not a number, since owners are judged of more sentences as more actions are found."""
    wrong = wrong_by_kind(results)
    return {kind: math.ceil(1000 * len(wrong[kind]) / sum(kind in r.expected for r in results)) / 1000 for kind in KINDS}


def write(results: list[Result], limits: dict[str, float]) -> None:
    now = shares(results)
    content = {"hoogstens": {kind: min(limits.get(kind, 1), now[kind]) for kind in KINDS}, "fouten": wrong_by_kind(results)}
    KNOWN.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def known() -> dict[str, Any]:
    return json.loads(KNOWN.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def results() -> list[Result]:
    nlp = language.load()
    found = [read(row, nlp) for row in rows()]
    if REGENERATE:
        write(found, known()["hoogstens"] if KNOWN.exists() else {})
    return found


def test_switch_is_off() -> None:
    assert not REGENERATE, "VERVOLG_PHRASES=opnieuw has written the known failures anew: read the difference, then run without it"


def test_collection_is_sound() -> None:
    """Enough of each kind, no sentence twice, a third kept from training, owners only of actions, speakers only from the list."""
    all_rows = rows()
    assert len({r["zin"] for r in all_rows}) == len(all_rows) >= 700
    assert sum(r["actie"] for r in all_rows) >= 200 and sum(r["besluit"] for r in all_rows) >= 130
    assert sum(not r["actie"] and not r["besluit"] for r in all_rows) >= 340
    assert [r["deel"] == "toets" for r in all_rows] == [i % 3 == 2 for i in range(len(all_rows))]
    assert not [r["zin"] for r in all_rows if r["eigenaren"] and not r["actie"] or r["spreker"] and r["spreker"] not in r["namen"]]


@pytest.mark.parametrize("kind", KINDS)
def test_sentences_fail_exactly_where_known(kind: str, results: list[Result]) -> None:
    print(f"\n{figures([r for r in results if r.row['deel'] == 'toets'], kind)}  (toets)\n{figures(results, kind)}  (alle)")
    wrong, listed = wrong_by_kind(results)[kind], known()["fouten"][kind]
    assert set(wrong) - set(listed) == set(), "new failures"
    assert set(listed) - set(wrong) == set(), "mended: strike these out"


@pytest.mark.parametrize("kind", KINDS)
def test_share_of_failures_does_not_grow(kind: str, results: list[Result]) -> None:
    assert shares(results)[kind] <= known()["hoogstens"][kind]
