"""Asking the register from the command line, and finishing an action by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from desk import BODY, FIRST, TASKS, Excel, Word, minutes, row, sending
from docx import Document

from pipeline import cli, intake, language, resources, workfolder
from pipeline import run as road
from pipeline.cli import main
from pipeline.model import Besluit, Verslag, Vindplaats
from pipeline.register import Register, queries

PLACE = Vindplaats(blok=1, van=0, tot=5, bladzijde=2)
OTHER = "Werkgroep Rietland"


class Today(date):
    @classmethod
    def today(cls) -> Today:
        return cls(2026, 6, 2)


def other() -> Verslag:
    made = minutes(date(2026, 5, 7), row(3), name="rietland.docx")
    decision = Besluit(tekst="Het riet wordt in januari gesneden", citaat="Besluit: riet in januari.", vindplaats=PLACE, agendapunt="2")
    return replace(made, vergadering=replace(made.vergadering, overleg=OTHER, afkorting="RIE"), besluiten=(decision,))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder in which three sets of minutes were processed; today is 2 June 2026."""
    monkeypatch.setattr(cli, "date", Today)
    monkeypatch.setattr(intake, "SETTLE", 0)
    monkeypatch.setattr(language, "load", lambda name=None: None)
    workfolder.create(tmp_path / "werk")
    settings = road.Settings(folder=tmp_path / "werk", templates=resources.path("templates"))
    with Register(settings.register) as register:
        for verslag in (FIRST, other(), sending("Het baggerplan komt op 18 juni terug", "bagger.docx", date(2026, 5, 21))):
            road.process(verslag, register, settings)
    return tmp_path / "werk"


def vervolg(folder: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, words), "--map", str(folder)], prog_name="vervolg")


def numbers(result: Result) -> list[str]:
    return [line.split()[0] for line in result.output.splitlines() if line[:4] in ("BHV-", "RIE-")]


def test_actions_by_body_person_state_and_day(folder: Path) -> None:
    everything = vervolg(folder, "acties")
    assert everything.exit_code == 0 and len(numbers(everything)) == 26 and "26 acties gevonden." in everything.output
    assert numbers(vervolg(folder, "acties", "--overleg", "RIE")) == ["RIE-001"]
    with Register(folder / "vervolg.sqlite") as register:
        known = queries.acties(register)
    assert numbers(vervolg(folder, "acties", "--wie", "corrie")) == [a.nummer for a in known if "Corrie Alma" in a.eigenaren]
    late = [a.nummer for a in known if a.deadline and a.deadline < Today.today()]
    assert late and numbers(vervolg(folder, "acties", "--verlopen")) == late


def test_a_table_fits_the_screen(folder: Path) -> None:
    lines = vervolg(folder, "acties").output.splitlines()
    assert lines[0].split() == ["Nr", "Wat", "Wie", "Wanneer", "Status"]
    assert max(map(len, lines)) <= 100
    words = " ".join(" ".join(lines).split())
    assert "Werkgroep" in words and "eind juni (30-06-2026)" not in lines[2]
    assert any("30-06-2026" in line for line in lines)


@pytest.mark.parametrize("command", [("acties",), ("besluiten",), ("zoek", "baggerplan"), ("acties", "--wie", "nergens")])
def test_an_old_windows_console_shows_it(folder: Path, command: tuple[str, ...]) -> None:
    code = "from pipeline.cli import main; main()"
    env = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(Path(cli.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code, *command, "--map", str(folder)], capture_output=True, env=env, check=False)
    shown = (done.stdout + done.stderr).decode("cp1252")
    assert done.returncode in (0, 9) and shown.strip() and "?" not in shown and "Traceback" not in shown


def test_what_is_not_there_says_what_to_do(folder: Path) -> None:
    for command in (("acties", "--wie", "nergens"), ("zoek", "zeppelin"), ("gereed", "BHV-999"), ("besluiten", "--overleg", BODY)):
        result = vervolg(folder, *command)
        assert result.exit_code == 9 and result.output.startswith("vervolg: "), command
        assert len(result.output.split(". ")) >= 2, "a next step follows"
    unknown = vervolg(folder, "agenda", "Polderraad")
    assert unknown.exit_code == 9 and BODY in unknown.output
    assert vervolg(folder, "agenda", "BHV", "--datum", "31 febr").exit_code == 9


def test_actions_in_excel(folder: Path, tmp_path: Path) -> None:
    result = vervolg(folder, "acties", "--overleg", "BHV", "--open", "--xlsx", tmp_path / "lijst.xlsx")
    assert result.exit_code == 0 and "lijst.xlsx" in result.output
    book = openpyxl.load_workbook(tmp_path / "lijst.xlsx")
    assert [str(r[0].value) for r in book.active.iter_rows(min_row=2)] == numbers(result)
    assert book.active["D7"].value == TASKS[5] and book.active["D7"].data_type == "s"
    (tmp_path / "lijst.xlsx").rename(folder / "inbox" / "lijst.xlsx")
    back = vervolg(folder, "run")
    assert back.exit_code == 4 and "actieoverzicht" in back.output  # a selection is no list: nothing is asked about the rest


def test_decisions(folder: Path) -> None:
    result = vervolg(folder, "besluiten", "--overleg", "RIE")
    assert numbers(result) == ["RIE-B001"] and "1 besluit gevonden." in result.output


def test_searching_with_places(folder: Path) -> None:
    result = vervolg(folder, "zoek", "STEIG", "keuren")
    assert result.exit_code == 0 and "BHV-001" in result.output and "verslag 2026-04-16.docx, blz. 2" in " ".join(result.output.split())
    assert "agendapunt" in vervolg(folder, "zoek", "rondgang").output


def test_what_was_written_by_hand_is_found(folder: Path) -> None:
    with Register(folder / "vervolg.sqlite") as register:
        nummer = register.add(BODY, "Zonnepanelen op het botenhuis", date(2026, 5, 21), "lijst.docx")
    assert nummer in vervolg(folder, "zoek", "zonnepan").output


def test_finishing_by_hand(folder: Path) -> None:
    result = vervolg(folder, "gereed", "bhv-001")
    assert result.exit_code == 0 and "is nu gereed" in result.output and "Bijgewerkt" in result.output
    with Register(folder / "vervolg.sqlite") as register:
        found = queries.actie(register, "BHV-001")
        assert found is not None and found.status == "gereed"
        last = queries.geschiedenis(register, "BHV-001")[-1]
        assert (last.veld, last.oud, last.nieuw, last.bron) == ("status", "open", "gereed", "met de hand, vervolg gereed")
    (list_of_may,) = (folder / "outbox").glob("2026-05-21-*/actielijst.xlsx")
    rows = {r[0].value: r[6].value for sheet in openpyxl.load_workbook(list_of_may) for r in sheet.iter_rows() if len(r) > 6}
    assert rows["BHV-001"] == "gereed" and rows["BHV-002"] == "open"
    assert "was al gereed" in vervolg(folder, "gereed", "BHV-001").output


def test_one_wrong_number_changes_nothing(folder: Path) -> None:
    result = vervolg(folder, "gereed", "BHV-001", "BHV-999")
    assert result.exit_code == 9 and "BHV-999" in result.output and "BHV-001" not in result.output
    with Register(folder / "vervolg.sqlite") as register:
        found = queries.actie(register, "BHV-001")
        assert found is not None and found.status == "open"


def test_a_draft_agenda_on_demand(folder: Path) -> None:
    assert vervolg(folder, "agenda", "BHV").exit_code == 0
    made = folder / "outbox" / "conceptagenda-bhv-2026-06-18" / "conceptagenda-bhv-2026-06-18.docx"
    assert "Baggerplan" in [p.text for p in Document(str(made)).paragraphs if p.style.name == "Agendapunt"]
    assert vervolg(folder, "agenda", "RIE", "--datum", "1-9-2026").exit_code == 0
    assert (folder / "outbox" / "conceptagenda-rie-2026-09-01" / "conceptagenda-rie-2026-09-01.docx").exists()


def test_an_edited_list_in_the_inbox_from_end_to_end(folder: Path) -> None:
    """run: the list is recognised, applied, told, moved away, and the last papers are made again."""
    (here,) = (folder / "outbox").glob("2026-05-21-*")
    editor = Word((here / "actielijst.docx").read_bytes())
    editor.put("BHV-002", "Status", "gereed")
    editor.put("BHV-003", "Wanneer", "31 febr")
    (here / "actielijst.docx").write_bytes(editor.data())  # edited in the outbox itself, and then copied to the inbox
    (folder / "inbox" / "lijst van Corrie.docx").write_bytes(editor.data())
    result = vervolg(folder, "run")
    assert result.exit_code == 0, result.output
    words = " ".join(result.output.split())
    assert f"Actielijst van {BODY}: 1 wijziging overgenomen." in words
    assert "- BHV-002, Status: nu 'gereed', was 'open'." in words and "'31 febr'" in words
    assert not [p for p in (folder / "inbox").iterdir() if p.is_file()]
    assert Word((here / "actielijst.docx").read_bytes()).row("BHV-002").cells[6].text == "gereed"
    assert not list(here.glob("*bewerkt*"))  # what stood there is in the register, so there is nothing to keep
    assert "31 febr" in "".join(Document(str(here / "controlelijst.docx")).element.itertext())
    sheet, at = Excel((here / "actielijst.xlsx").read_bytes()).row("BHV-002")
    assert sheet.cell(at, 7).value == "gereed"
