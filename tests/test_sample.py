"""The sample inbox, from Word files to Word files, with the real language model: what the README's first command shows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from pipeline import language, resources, workfolder
from pipeline.register import Register
from pipeline.run import Outcome, Settings, batch

INBOX = Path(__file__).resolve().parent.parent / "inbox"
DECEMBER, FEBRUARY, APRIL = "2025-12-11", "2026-02-05", "2026-04-16"


class Done:
    """The working folder after one run over the samples."""

    def __init__(self, folder: Path) -> None:
        workfolder.create(folder)
        for path in INBOX.iterdir():
            if path.is_file():
                shutil.copy(path, folder / "inbox")
        self.folder = folder
        self.settings = Settings(folder=folder, templates=resources.path("templates"))
        self.outcomes = self.run()

    def run(self) -> dict[str, Outcome]:
        return {outcome.name: outcome for outcome in batch(self.settings, language.load)}

    def made(self, day: str, name: str) -> Path:
        """The one file of that name among those of the BOR of that day."""
        (path,) = (self.folder / "outbox").glob(f"{day}-bestuurlijk-overleg-rivierenpark*/{name}")
        return path

    def minutes(self, day: str) -> dict[str, Any]:
        return json.loads(self.made(day, "verslag.json").read_text(encoding="utf-8"))

    def actions(self, day: str) -> dict[str, tuple[str, str, str]]:
        """Number -> (what, who, status), from every sheet of the Excel action list."""
        book = openpyxl.load_workbook(self.made(day, "actielijst.xlsx"))
        rows = [row for sheet in book for row in sheet.iter_rows(values_only=True) if str(row[0]).startswith("BOR-")]
        return {str(row[0]): (str(row[3]), str(row[4]), str(row[6])) for row in rows}


def words(path: Path) -> str:
    """All text of a Word file."""
    return "\n".join(node.text or "" for node in docx.Document(str(path)).element.body.iter() if node.tag.endswith("}t"))


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    return Done(tmp_path_factory.mktemp("werk"))


def test_every_file_is_settled(done: Done) -> None:
    assert {name: outcome.state for name, outcome in done.outcomes.items()} == {
        "Jaarplan 2026 Rivierenpark.docx": "verwerkt",
        "Verslag BOR 11 december 2025.pdf": "verwerkt",
        "Verslag BOR 5 februari 2026.docx": "verwerkt",
        "Verslag BOR 16 april 2026.docx": "verwerkt",
        "Verslag Regiegroep 10 maart 2026.docx": "verwerkt",
        "werkgroep-valpreventie-2026-03-24.md": "verwerkt",
    }
    assert [p.name for p in (done.folder / "inbox").iterdir() if p.is_file()] == []


def test_every_output_opens_and_holds_no_tag(done: Done) -> None:
    files = list((done.folder / "outbox").rglob("*.docx"))
    assert len(files) >= 15
    for path in files:
        text = words(path)
        assert text.strip() and "{{" not in text and "{%" not in text


def test_an_action_keeps_its_number_through_the_series(done: Done) -> None:
    lists = [done.actions(name) for name in (DECEMBER, FEBRUARY, APRIL)]
    numbers = [{number for number, (what, _, _) in found.items() if what.startswith("Cijfers") and "beweegweek" in what} for found in lists]
    assert numbers[0] == numbers[1] == numbers[2] and len(numbers[0]) == 1
    (number,) = numbers[0]
    assert lists[2][number][1] == "Nadia el Amrani" and "2e keer uitgesteld" in lists[2][number][2]


def test_a_struck_row_is_done_and_leaves_the_list(done: Done) -> None:
    february, april = done.actions(FEBRUARY), done.actions(APRIL)
    (parking,) = [number for number, (what, _, _) in february.items() if what.startswith("Parkeerkaarten")]
    assert february[parking][2] == "gereed"
    assert parking not in april


def test_no_owner_is_invented(done: Done) -> None:
    (translator,) = [who for what, who, _ in done.actions(APRIL).values() if what.startswith("Vertaler zoeken")]
    assert translator == "nog te bepalen"


def test_a_heading_over_two_lines_is_one_title(done: Done) -> None:
    items = {item["titel"]: item["inleiders"] for item in done.minutes(FEBRUARY)["agenda"]}
    assert items["Samen zorgen voor ouderen met een kwetsbare gezondheid"] == ["Bas Zijlmans"]


def test_doubts_are_told(done: Done) -> None:
    told = " ".join(melding.tekst for melding in done.outcomes["Verslag BOR 5 februari 2026.docx"].meldingen)
    assert "14 maart 2026 is een zaterdag" in told
    assert "Tolsema" in told, "the misspelt name"


def test_the_draft_agenda_carries_what_was_sent_to_it(done: Done) -> None:
    text = words(done.made(APRIL, "conceptagenda-*-2026-06-11.docx"))
    assert "donderdag 11 juni 2026" in text
    assert "otitie" in text and "Rondvraag" in text


def test_a_second_run_changes_nothing(done: Done) -> None:
    before = sorted((p.relative_to(done.folder), p.read_bytes()) for p in (done.folder / "outbox").rglob("*") if p.is_file())
    shutil.copy(INBOX / "Verslag BOR 16 april 2026.docx", done.folder / "inbox" / "nog eens.docx")
    with Register(done.settings.register) as register:
        numbers = register.db.execute("SELECT COUNT(*) FROM nummer").fetchone()[0]
    assert {name: outcome.state for name, outcome in done.run().items()} == {"nog eens.docx": "al verwerkt"}
    with Register(done.settings.register) as register:
        assert register.db.execute("SELECT COUNT(*) FROM nummer").fetchone()[0] == numbers
    assert sorted((p.relative_to(done.folder), p.read_bytes()) for p in (done.folder / "outbox").rglob("*") if p.is_file()) == before
