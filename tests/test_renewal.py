"""Papers in earlier folders: a draft agenda or list that newer minutes change is replaced where it stands, and the secretary is told."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from desk import BACK, BODY, HELD, LATER, NEXT, PLACE, minutes, promise, row

from pipeline import readers, resources, returned, workfolder
from pipeline.model import Jaarplan, Terugkeer, Vergadering, Verslag, VolgendeVergadering
from pipeline.papers import Outcome, Settings, write_agenda
from pipeline.register import Register
from pipeline.run import process, remake, take_back

OTHER = "Werkgroep Het Pontveer"
AGENDA = "conceptagenda-bhv-2026-06-18.docx"
BEGIN = date(2026, 3, 19)
SLUICE, FERRY, REEDS = "de nieuwe sluisdeuren", "het tarief van de pont", "de rietkraag bij de kade"


class Office:
    """A working folder, into which minutes come one by one."""

    def __init__(self, folder: Path) -> None:
        workfolder.create(folder)
        self.settings = Settings(folder=folder, templates=resources.path("templates"))
        self.register = Register(self.settings.register)

    def process(self, facts: Verslag | Jaarplan) -> Outcome:
        return process(facts, self.register, self.settings)

    def folder(self, verslag: Verslag) -> Path:
        return self.settings.outbox / verslag.mapnaam

    def agendas(self) -> dict[str, bytes]:
        return {p.parent.name: p.read_bytes() for p in self.settings.outbox.glob(f"*/{AGENDA}")}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "werkmap")
    yield made
    made.register.close()


def sends(subject: str, day: date, name: str, body: str = OTHER) -> Verslag:
    """Minutes that send a subject to the Beheerraad of 18 June."""
    text = f"{subject.capitalize()} komt op 18 juni terug in de Beheerraad Het Vlasmeer"
    back: Terugkeer = replace(BACK, overleg=BODY, tekst=text)
    said = replace(promise(0), tekst=text, citaat=f"{text}.", terugkeer=back, te_bevestigen=False, deadline=None)
    made = replace(minutes(day, said, name=name), volgende_vergadering=VolgendeVergadering(vindplaats=PLACE, datum=NEXT))
    if body == BODY:
        return made
    return replace(made, vergadering=Vergadering(overleg=body, datum=day), volgende_vergadering=None)


def words(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    return "\n".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


def codes(outcome: Outcome) -> list[str]:
    return [m.code for m in outcome.meldingen if m.code.startswith("stuk_")]


OWN, FROM_OTHER = sends(SLUICE, HELD, "vlasmeer.docx", BODY), sends(FERRY, LATER, "pontveer.docx")


def test_an_agenda_that_other_minutes_add_to_is_replaced_in_its_own_folder(office: Office) -> None:
    assert codes(office.process(OWN)) == []
    outcome = office.process(FROM_OTHER)
    found = office.agendas()
    assert set(found) == {OWN.mapnaam, FROM_OTHER.mapnaam} and len(set(found.values())) == 1
    assert all(subject in words(found[OWN.mapnaam]).lower() for subject in (SLUICE, FERRY))
    assert codes(outcome) == ["stuk_vernieuwd"]
    (told,) = (m.tekst for m in outcome.meldingen if m.code == "stuk_vernieuwd")
    assert f"{AGENDA} in de map {OWN.mapnaam} (erbij: 'Tarief van de pont')" in told
    assert OWN.mapnaam in words((office.folder(FROM_OTHER) / "controlelijst.docx").read_bytes())


def test_the_same_minutes_again_renew_nothing(office: Office) -> None:
    for verslag in (OWN, FROM_OTHER):
        office.process(verslag)
    before = office.agendas()
    assert codes(office.process(FROM_OTHER)) == codes(office.process(OWN)) == []
    assert office.agendas() == before


def test_minutes_that_come_in_late_have_what_is_known_by_now(office: Office) -> None:
    for verslag in (minutes(BEGIN, name="vlasmeer maart.docx"), FROM_OTHER):
        office.process(verslag)
    assert SLUICE not in words(office.agendas()[FROM_OTHER.mapnaam]).lower()
    outcome = office.process(OWN)
    found = office.agendas()
    assert {OWN.mapnaam, FROM_OTHER.mapnaam} <= set(found) and len(set(found.values())) == 1
    assert all(subject in words(found[OWN.mapnaam]).lower() for subject in (SLUICE, FERRY))
    assert codes(outcome) == ["stuk_vernieuwd"]


def test_an_agenda_that_somebody_edited_stays_and_the_new_one_comes_beside_it(office: Office) -> None:
    office.process(OWN)
    path = office.folder(OWN) / AGENDA
    document = docx.Document(str(path))
    item = next(p for p in document.paragraphs if p.style.name == "Agendapunt" and p.text.startswith("Rondvraag"))
    item.runs[0].text = "Vragen en wensen"
    document.save(str(path))
    edited = path.read_bytes()

    outcome = office.process(FROM_OTHER)
    beside = path.with_stem(f"{path.stem} (nieuwe versie)")
    assert path.read_bytes() == edited
    assert beside.read_bytes() == (office.folder(FROM_OTHER) / AGENDA).read_bytes()
    assert codes(outcome) == ["stuk_met_de_hand_gewijzigd"]

    third = office.process(sends(REEDS, date(2026, 5, 28), "pontveer 2.docx"))
    assert path.read_bytes() == edited and REEDS in words(beside.read_bytes()).lower()
    assert codes(third) == ["stuk_vernieuwd", "stuk_met_de_hand_gewijzigd"]

    back = returned.marked(readers.read(path))
    assert back is not None
    take_back(back, office.register, office.settings)
    assert not beside.exists()
    found = office.agendas()
    assert len(found) == 3 and len(set(found.values())) == 1
    assert all(s in words(found[OWN.mapnaam]).lower() for s in (SLUICE, FERRY, REEDS, "vragen en wensen"))


def test_the_agenda_of_a_meeting_that_was_held_is_left_alone(office: Office) -> None:
    office.process(OWN)
    office.process(minutes(NEXT, name="vlasmeer juni.docx"))
    before = (office.folder(OWN) / AGENDA).read_bytes()
    assert codes(office.process(FROM_OTHER)) == []
    assert (office.folder(OWN) / AGENDA).read_bytes() == before


def test_an_agenda_that_was_asked_for_has_all_minutes_and_renews_the_others(office: Office) -> None:
    for verslag in (OWN, FROM_OTHER):
        office.process(verslag)
    (office.settings.folder / "gremia.toml").write_text(
        f'[[overleg]]\nnaam = "{BODY}"\nafkorting = "BHV"\nagenda = ["Welkom", "...", "Tot slot"]\n', encoding="utf-8"
    )
    outcome = write_agenda(office.register, "BHV", None, office.settings)
    assert outcome.made == (AGENDA,)
    found = office.agendas()
    assert len(found) == 3 and len(set(found.values())) == 1
    assert all(s in words(found[OWN.mapnaam]).lower() for s in (SLUICE, FERRY, "welkom", "tot slot"))
    assert codes(outcome) == ["stuk_vernieuwd"]


def lists(office: Office, verslag: Verslag) -> str:
    return words((office.folder(verslag) / "actielijst.docx").read_bytes())


def test_late_minutes_bring_the_later_lists_up_to_date(office: Office) -> None:
    first, second, third = minutes(BEGIN, row(0), row(8)), minutes(HELD, row(8), row(9)), minutes(LATER, row(9))
    for verslag in (second, third):
        office.process(verslag)
    assert row(0).tekst not in lists(office, second)
    outcome = office.process(first)
    assert row(0).tekst in lists(office, second)
    assert row(8).tekst in lists(office, third)
    (told,) = (m.tekst for m in outcome.meldingen if m.code == "stuk_vernieuwd")
    assert f"actielijst.docx in de map {second.mapnaam}" in told and "controlelijst" not in told
    assert codes(office.process(first)) == []


def test_a_later_list_that_somebody_edited_stays(office: Office) -> None:
    first, second = minutes(BEGIN, row(0), row(8)), minutes(HELD, row(8), row(9))
    office.process(second)
    path = office.folder(second) / "actielijst.docx"
    path.write_bytes(path.read_bytes() + b"met de hand")
    edited = path.read_bytes()
    assert codes(office.process(first)) == ["stuk_vernieuwd", "stuk_met_de_hand_gewijzigd"]  # the Excel list, the Word list
    assert path.read_bytes() == edited
    assert row(0).tekst in words(path.with_stem("actielijst (nieuwe versie)").read_bytes())


def test_what_a_hand_finishes_leaves_the_agendas_elsewhere_too(office: Office) -> None:
    due = minutes(HELD, row(1, terugkeer=None), name="vlasmeer.docx")
    office.process(replace(due, volgende_vergadering=VolgendeVergadering(vindplaats=PLACE, datum=NEXT)))
    office.process(FROM_OTHER)
    assert "BHV-001" in words(office.agendas()[FROM_OTHER.mapnaam])
    outcome = remake(returned.actions.finish(office.register, "BHV-001"), office.register, office.settings)
    found = office.agendas()
    assert len(set(found.values())) == 1 and "BHV-001" not in words(found[FROM_OTHER.mapnaam])
    assert codes(outcome) == ["stuk_vernieuwd"]
