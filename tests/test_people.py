"""Names of people: reading a list of them, matching two, and the label lines and item titles they stand in. Phrases are data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Block, Document, Kind
from pipeline.extraction import name_order, names, people
from pipeline.extraction.agenda import SLOT, presented
from pipeline.extraction.agenda import agenda as agenda_items
from pipeline.language.parse import Parse
from pipeline.model import Deelnemer, Vergadering, Verslag, Vindplaats
from pipeline.structure import labelled, outline
from pipeline.structure.outline import Outline, Section

PHRASES = Path(__file__).parent / "phrases"
HERE = Vindplaats(blok=0, van=0, tot=0)


def failures(name: str, right: Any) -> tuple[set[str], set[str]]:
    """(ids that fail, ids known to fail): fixing one forces striking it out of the file."""
    data = json.loads((PHRASES / f"{name}.json").read_text(encoding="utf-8"))
    ids = [p["id"] for p in data["zinnen"]]
    assert len(ids) == len(set(ids))
    return {p["id"] for p in data["zinnen"] if not right(p)}, set(data["bekende_fouten"])


def test_names_in_a_stretch_of_text() -> None:
    def right(phrase: dict[str, Any]) -> bool:
        one_a_line, last_first = name_order.shape([phrase["tekst"]])
        found = people.read(phrase["tekst"], one_a_line, last_first)
        return ["*" * bool(p.absent) + p.name for p in found] == phrase["namen"]

    wrong, known = failures("namen", right)
    assert wrong == known


def test_labels_of_the_header() -> None:
    def right(phrase: dict[str, Any]) -> bool:
        found = [[label, x.value.text] for x in labelled.in_text(0, phrase["tekst"]) for label in x.labels]
        return found == phrase["velden"]

    wrong, known = failures("koplabels", right)
    assert wrong == known


def test_titles_and_presenters() -> None:
    attendees = tuple(Deelnemer(naam=n, vindplaats=HERE) for n in ("Anna Smit", "Bert de Boer", "Priya", "Jan-Willem Kok"))
    verslag = Verslag(bestand="", sha256="", aanwezig=attendees, vergadering=Vergadering(voorzitter="Anna Smit"))

    def right(phrase: dict[str, Any]) -> bool:
        document = Document(name="", format="txt", sha256="", blocks=(Block(kind=Kind.PARAGRAPH, text=phrase["tekst"]),))
        section = Section(number="1", level=1, title=phrase["tekst"], headings=(0,), first=1, last=1)
        found = agenda_items(Parse(outline=Outline(document=document, kind="verslag", sections=(section,)), docs=()), verslag).agenda[0]
        return (found.titel, list(found.inleiders)) == (phrase["titel"], phrase["inleiders"])

    wrong, known = failures("agendatitels", right)
    assert wrong == known


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Anna de Vries", "A. de Vries", True),
        ("Linda vd Brink", "Linda van der Brink", True),
        ("Bert", "Bert de Boer", True),
        ("De Boer", "Bert de Boer", True),
        ("mw. drs. A. Smit", "Anna Smit", True),
        ("Anna Smit", "Anneke Smit", False),
        ("Anna Smit", "Anna Bos", False),
        ("B. Smit", "Anna Smit", False),
        ("", "Anna Smit", False),
    ],
)
def test_same_person(a: str, b: str, same: bool) -> None:
    assert names.same_person(a, b) is same
    assert names.same_person(b, a) is same


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("Frieda Max", "Frieda Maks", True),
        ("Erwin Reinholt", "Erwin Reinolt", True),
        ("Piet Jansen", "Piet Janssen", True),
        ("Carla Wierda", "Carla Weirda", True),
        ("Anna Smit", "Anna Bos", False),
        ("Anna Smit", "Anna Smit", False),
        ("Anna Vos", "Anna Bos", False),
        ("Anna Smit", "Bert Smits", False),
    ],
)
def test_two_spellings(a: str, b: str, apart: bool) -> None:
    assert names.spelled_apart(a, b) is apart
    assert names.spelled_apart(b, a) is apart


def test_the_fullest_writing() -> None:
    assert names.fullest("A. Smit", "Anna Smit", "Anna") == "Anna Smit"


@pytest.mark.parametrize("text", ["Bestuurlijk Overleg", "GGD", "gemeente Aalbeek", "3 mei", "a@b.nl", "Stichting De Linde", "van"])
def test_no_name_beyond_doubt(text: str) -> None:
    assert not names.certain(text)


def test_a_time_slot_is_no_year() -> None:
    assert SLOT.sub("", "Planning 2025-2026") == "Planning 2025-2026"


@given(st.text(alphabet=st.sampled_from("ABab ,;()/-.:\néen \t1"), max_size=60))
def test_places_of_people_lie_in_the_text(text: str) -> None:
    for person in people.read(text):
        assert 0 <= person.start <= person.end <= len(text)
        assert person.name.strip()


@given(st.text(max_size=80))
def test_same_person_is_symmetric_and_reflexive_for_names(text: str) -> None:
    name = names.clean(text)
    if names.is_name(name) and names.parts(name)[0]:
        assert names.same_person(name, name)
    assert names.same_person("Anna Smit", text) == names.same_person(text, "Anna Smit")


def test_presenters_need_people() -> None:
    document = Document(name="", format="txt", sha256="", blocks=())
    section = Section(number=None, level=1, title="", headings=(), first=0, last=0)
    found = presented(
        "Kaders - Nieuwe Regels", outline(document).__class__(document=document, kind="verslag"), section, Verslag(bestand="", sha256="")
    )
    assert found == ("Kaders - Nieuwe Regels", [])
