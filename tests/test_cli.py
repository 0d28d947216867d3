"""The program around the pipeline. What a file means is played by ``pretend``; register, rendering and outbox are real."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import cli, intake, language, outbox, rendering, workfolder
from pipeline import run as road
from pipeline.cli import main
from pipeline.errors import GeenVerslag, ModelFout, OnleesbaarBestand, SjabloonFout
from pipeline.model import (
    Actie,
    Agendapunt,
    Besluit,
    Datumvermelding,
    Deelnemer,
    Jaarplan,
    Melding,
    Spreker,
    Uitspraak,
    Vergadering,
    Verslag,
    Vindplaats,
)
from pipeline.register import Register

UNDERSTAND = road.understand
PLACE = Vindplaats(blok=3, van=0, tot=10, bladzijde=2)
ACTION = Actie(
    tekst="offerte opvragen",
    citaat="Wil vraagt een offerte op.",
    vindplaats=PLACE,
    agendapunt="2",
    eigenaren=("Wil",),
    deadline=Datumvermelding(tekst="1 juni", van=date(2026, 6, 1), tot=date(2026, 6, 1), vindplaats=PLACE),
    grond="werkwoord 'vraagt op' met Wil als onderwerp",
)

SPEAKER = Spreker(naam="Wil Dekker", vindplaats=PLACE, uitspraken=(Uitspraak(citaat="Wil vindt het te duur.", vindplaats=PLACE),))


def pretend(path: Path, nlp: object) -> Verslag | Jaarplan:
    """A text file of one line: a date makes minutes of that day, other words make what goes wrong."""
    text = path.read_text(encoding="utf-8").strip()
    match text:
        case "kapot":
            raise OnleesbaarBestand("Het bestand is beschadigd.")
        case "brief":
            raise GeenVerslag("Dit is geen verslag.")
        case "schijf":
            raise OSError(28, "No space left on device", "vervolg.tmp")
        case "fout":
            raise ValueError("Wil is ziek")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if text == "plan":
        return Jaarplan(bestand=path.name, sha256=digest, jaar=2026, titel="Jaarplan 2026")
    return Verslag(
        bestand=path.name,
        sha256=digest,
        vergadering=Vergadering(overleg="Wijkoverleg", datum=date.fromisoformat(text)),
        aanwezig=(Deelnemer(naam="Wil Dekker", organisatie="bibliotheek", vindplaats=PLACE),),
        agenda=(Agendapunt(nummer="1", niveau=1, titel="Opening", vindplaats=PLACE),),
        besluiten=(Besluit(tekst="verslag vastgesteld", citaat="Het verslag is vastgesteld.", vindplaats=PLACE, agendapunt="1"),),
        acties=(ACTION,),
        sprekers=(SPEAKER,),
        meldingen=(Melding(code="geen-eigenaar", tekst="Bij deze actie staat niet wie het doet → vul dat aan.", citaat="Iemand belt."),),
    )


@pytest.fixture(autouse=True)
def _pretend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(road, "understand", pretend)
    monkeypatch.setattr(language, "load", lambda name=None: None)
    monkeypatch.setattr(intake, "SETTLE", 0)


def vervolg(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="vervolg")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert vervolg("init", tmp_path / "werk").exit_code == 0
    return tmp_path / "werk"


def drop(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / "inbox" / f"{name}.txt").write_text(text, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if p.is_file())


def products(folder: Path) -> dict[str, list[str]]:
    return {p.name: names(p) for p in sorted((folder / "outbox").iterdir())}


def test_init_makes_a_folder_and_keeps_what_is_there(folder: Path) -> None:
    assert "actielijst.docx" in names(folder / "sjablonen")
    (folder / "sjablonen" / "actielijst.docx").write_bytes(b"van mij")
    (folder / "LEESMIJ.txt").write_text("van mij", encoding="utf-8")
    assert vervolg("init", folder).exit_code == 0
    assert (folder / "sjablonen" / "actielijst.docx").read_bytes() == b"van mij"
    assert (folder / "LEESMIJ.txt").read_text(encoding="utf-8") == "van mij"


def test_run_makes_the_files_and_says_so(folder: Path) -> None:
    drop(folder, verslag="2026-04-16")
    result = vervolg("run", "--map", folder)
    assert result.exit_code == 0, result.output
    assert names(folder / "inbox") == []
    assert names(folder / "inbox" / "verwerkt") == ["verslag.txt"]
    made = products(folder)["2026-04-16-wijkoverleg"]
    assert {"actielijst.docx", "actielijst.xlsx", "besluitenlijst.docx", "verslag.json"} <= set(made)
    for text in ("Verslag van Wijkoverleg, donderdag 16 april 2026", "1 besluit en 1 actie.", "actielijst.docx", "Kijk hier nog naar"):
        assert text in " ".join(result.output.split())
    assert "Klaar: 1 bestand verwerkt." in result.output


def test_an_empty_inbox_is_fine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "load", lambda name=None: pytest.fail("there is nothing to read"))
    result = vervolg("run", "--map", folder)
    assert result.exit_code == 0
    assert "niets nieuws" in result.output


def test_a_folder_without_an_inbox_is_explained(tmp_path: Path) -> None:
    result = vervolg("run", "--map", tmp_path)
    assert result.exit_code == 6
    assert "vervolg init" in result.output


def test_one_bad_file_never_stops_the_folder(folder: Path) -> None:
    drop(folder, a="kapot", b="2026-04-16", c="brief", d="fout")
    (folder / "inbox" / "foto.jpg").write_bytes(b"x")
    result = vervolg("-v", "run", "--map", folder)
    assert result.exit_code == 8
    assert list(products(folder)) == ["2026-04-16-wijkoverleg"]
    failed = folder / "inbox" / "mislukt"
    assert names(failed) == sorted(f"{name}{end}" for name in ("a.txt", "c.txt", "d.txt", "foto.jpg") for end in ("", ".reden.txt"))
    assert "beschadigd" in (failed / "a.txt.reden.txt").read_text(encoding="utf-8-sig")
    reason = (failed / "d.txt.reden.txt").read_text(encoding="utf-8-sig")
    assert "ValueError" in reason
    assert "ziek" not in result.output + reason, "the text of an unexpected error may quote the document"
    assert "Klaar: 1 bestand verwerkt, 4 bestanden mislukt." in result.output


@pytest.mark.parametrize(("text", "code"), [("kapot", 3), ("brief", 4), ("fout", 8), ("2026-01-08", 0)])
def test_the_exit_code_is_that_of_the_worst(folder: Path, text: str, code: int) -> None:
    drop(folder, goed="2026-04-16", ander=text)
    assert vervolg("run", "--map", folder).exit_code == code


def test_a_full_disk_is_not_the_fault_of_the_file(folder: Path) -> None:
    drop(folder, verslag="schijf")
    result = vervolg("run", "--map", folder)
    assert result.exit_code == 6 and "schijf vol" in result.output
    assert names(folder / "inbox") == ["verslag.txt"]


def test_a_folder_out_of_reach_is_explained(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scan(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(folder / "inbox"))

    monkeypatch.setattr(intake, "scan", scan)
    result = vervolg("run", "--map", folder)
    assert result.exit_code == 6 and "inbox: Permission denied" in result.output


def test_a_broken_template_leaves_the_minutes_in_the_inbox(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drop(folder, verslag="2026-04-16")
    with monkeypatch.context() as patch:
        patch.setattr(rendering, "render", _broken_template)
        result = vervolg("run", "--map", folder)
    assert result.exit_code == 5
    assert "blijft in de inbox" in result.output
    assert names(folder / "inbox") == ["verslag.txt"] and products(folder) == {}
    assert vervolg("run", "--map", folder).exit_code == 0
    assert names(folder / "inbox") == []


def _broken_template(*_: object) -> dict[str, bytes]:
    raise SjabloonFout("In actielijst.docx staat een onbekend woord.")


def test_a_lost_template_comes_back(folder: Path) -> None:
    (folder / "sjablonen" / "actielijst.docx").unlink()
    drop(folder, verslag="2026-04-16")
    assert vervolg("run", "--map", folder).exit_code == 0
    assert "actielijst.docx" in names(folder / "sjablonen")


def test_a_template_nobody_edited_follows_the_program(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = tmp_path / "nieuwer"
    shutil.copytree(folder / "sjablonen", newer)
    for name in ("actielijst.docx", "besluitenlijst.docx"):
        (newer / name).write_bytes(b"nieuwe versie")
    (folder / "sjablonen" / "actielijst.docx").write_bytes(b"van mij")
    monkeypatch.setattr(workfolder.resources, "path", lambda room, *names: newer)
    workfolder.templates(folder)
    assert (folder / "sjablonen" / "actielijst.docx").read_bytes() == b"van mij"
    assert (folder / "sjablonen" / "besluitenlijst.docx").read_bytes() == b"nieuwe versie"


def test_the_same_content_is_processed_once(folder: Path) -> None:
    drop(folder, een="2026-04-16", twee="2026-04-16")
    result = vervolg("run", "--map", folder)
    assert result.exit_code == 0
    assert "1 bestand verwerkt, 1 bestand al eerder verwerkt" in result.output
    drop(folder, drie="2026-04-16")
    assert "al eens verwerkt" in vervolg("run", "--map", folder).output
    assert names(folder / "inbox" / "verwerkt") == ["drie.txt", "een.txt", "twee.txt"]


def test_again_makes_the_files_again(folder: Path) -> None:
    drop(folder, verslag="2026-04-16")
    vervolg("run", "--map", folder)
    made = folder / "outbox" / "2026-04-16-wijkoverleg"
    (made / "besluitenlijst.docx").unlink()
    drop(folder, verslag="2026-04-16")
    assert vervolg("run", "--map", folder, "--opnieuw").exit_code == 0
    assert "besluitenlijst.docx" in names(made)


def test_edited_output_is_kept_and_reported(folder: Path) -> None:
    drop(folder, verslag="2026-04-16")
    vervolg("run", "--map", folder)
    (folder / "outbox" / "2026-04-16-wijkoverleg" / "besluitenlijst.docx").write_bytes(b"met de hand")
    drop(folder, verslag="2026-04-16")
    result = vervolg("run", "--map", folder, "--opnieuw")
    assert "met de hand gewerkt" in result.output
    assert any(name.startswith("besluitenlijst (bewerkt") for name in products(folder)["2026-04-16-wijkoverleg"])


def test_minutes_are_recorded_in_order_of_date_after_the_plan(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    real = road.process
    monkeypatch.setattr(road, "process", lambda facts, *rest: order.append(facts.bestand) or real(facts, *rest))
    drop(folder, a="2026-06-11", b="2025-12-11", c="2026-04-16", d="plan")
    assert vervolg("run", "--map", folder).exit_code == 0
    assert order == ["d.txt", "b.txt", "c.txt", "a.txt"]
    assert "jaarplan-2026" in products(folder)


class Interrupted(BaseException):
    """The power going off."""


@pytest.mark.parametrize("place", ["publish", "remember", "finish"])
def test_an_interrupted_run_doubles_and_loses_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    whole = tmp_path / "heel"
    vervolg("init", whole)
    for each in (whole, folder):
        drop(each, a="2026-02-05", b="2026-04-16")
    vervolg("run", "--map", whole)

    with monkeypatch.context() as patch:
        owner = {"publish": outbox, "remember": Register, "finish": intake}[place]
        real, calls = getattr(owner, place), []

        def once_then_dark(*given: object) -> object:
            calls.append(given)
            if len(calls) == 2:
                raise Interrupted
            return real(*given)

        patch.setattr(owner, place, once_then_dark)
        with pytest.raises(Interrupted):
            main.main(["run", "--map", str(folder)], prog_name="vervolg")
    assert vervolg("run", "--map", folder).exit_code == 0
    assert products(folder) == products(whole)
    assert names(folder / "inbox" / "verwerkt") == ["a.txt", "b.txt"]
    assert numbers(folder) == numbers(whole)


def numbers(folder: Path) -> list[str]:
    found = [json.loads(p.read_text(encoding="utf-8")) for p in sorted((folder / "outbox").glob("*/verslag.json"))]
    with Register(folder / "vervolg.sqlite") as register:
        rows = register.db.execute("SELECT nummer FROM nummer ORDER BY nummer").fetchall()
    return [v["vergadering"]["datum"] for v in found] + [row["nummer"] for row in rows]


def test_extract_writes_the_contract_and_touches_nothing_else(tmp_path: Path) -> None:
    source = tmp_path / "bron"
    source.mkdir()
    (source / "a.txt").write_text("2026-04-16", encoding="utf-8")
    (source / "a.md").write_text("2026-02-05", encoding="utf-8")
    (source / "stuk.txt").write_text("kapot", encoding="utf-8")
    result = vervolg("extract", source / "a.txt", source / "a.md", source / "stuk.txt", source / "weg.txt", "--json", tmp_path / "uit")
    assert result.exit_code == 6 and "stuk.txt: Het bestand is beschadigd." in result.output
    assert names(tmp_path / "uit") == ["a.json", "a.md.json"]
    facts = json.loads((tmp_path / "uit" / "a.json").read_text(encoding="utf-8"))
    assert facts["soort"] == "verslag" and facts["vergadering"]["datum"] == "2026-04-16"
    assert facts["acties"][0]["eigenaren"] == ["Wil"] and facts["acties"][0]["deadline"]["tot"] == "2026-06-01"
    assert names(source) == ["a.md", "a.txt", "stuk.txt"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bron", "uit"]


def test_check_shows_the_sentence_and_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2026-04-16", encoding="utf-8")
    result = vervolg("check", tmp_path / "a.txt")
    assert result.exit_code == 0
    for text in ("offerte opvragen", "“Wil vraagt een offerte op.”", "waarom: werkwoord 'vraagt op'", "wie: Wil", "blz. 2, punt 2"):
        assert text in result.output
    assert "Iemand belt." in result.output
    assert "“Wil vindt het te duur.”" in result.output


def test_check_of_a_bad_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("kapot", encoding="utf-8")
    result = vervolg("check", tmp_path / "a.txt")
    assert result.exit_code == 3 and result.output == "vervolg: Het bestand is beschadigd.\n"


def test_a_missing_model_is_explained(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str | None = None) -> None:
        raise ModelFout(f"Het taalmodel {name} ontbreekt.")

    monkeypatch.setattr(language, "load", load)
    monkeypatch.setenv("VERVOLG_MODEL", "nl_groot")
    drop(folder, a="2026-04-16")
    result = vervolg("run", "--map", folder)
    assert result.exit_code == 7 and "nl_groot" in result.output
    assert names(folder / "inbox") == ["a.txt"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["rnu"], "deze opdracht bestaat niet"),
        (["run", "--mapp", "x"], "de optie --mapp bestaat niet"),
        (["init"], "er ontbreekt iets: MAP"),
        (["zoek"], "er ontbreekt iets: WOORDEN.\n"),
        (["init", "Mijn", "map"], "Staat er een spatie in de naam? Zet er dan aanhalingstekens omheen."),
        (["extract", "a.txt", "--json", __file__], "de waarde bij --json klopt niet: dat is een bestand"),
        (["extract", "a.txt"], "er ontbreekt iets: --json"),
    ],
)
def test_mistakes_on_the_command_line_are_answered_in_dutch(words: list[str], text: str) -> None:
    result = vervolg(*words)
    assert result.exit_code == 2
    assert text in result.output and "Error" not in result.output


def test_hints_can_be_typed_over(tmp_path: Path) -> None:
    folder = tmp_path / "Mijn vergaderingen"
    assert f'geef: vervolg run --map "{folder}"\n' in vervolg("init", folder).output
    for _ in range(2):
        (folder / "inbox" / "a.txt").write_text("2026-04-16", encoding="utf-8")
        result = vervolg("run", "--map", folder)
    assert " ".join(f'vervolg run --map "{folder}" --opnieuw'.split()) in " ".join(result.output.split())


def test_a_folder_that_only_happens_to_have_an_inbox_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text("2026-04-16", encoding="utf-8")
    result = vervolg("run", "--map", tmp_path)
    assert result.exit_code == 6 and f"vervolg init {workfolder.typed(tmp_path)}" in result.output
    assert [p.name for p in tmp_path.rglob("*")] == ["inbox", "a.txt"]
    vervolg("init", tmp_path)
    assert vervolg("run", "--map", tmp_path).exit_code == 0


@pytest.mark.parametrize(
    ("day", "code", "text"),
    [("16-4-2020", 9, "is al voorbij"), ("16-4-2050", 0, "valt in het weekend"), ("weekend", 9, "is niet te lezen"), ("18-4-2050", 0, "")],
)
def test_the_day_of_an_agenda_is_looked_at(folder: Path, day: str, code: int, text: str) -> None:
    (folder / "inbox" / "a.txt").write_text("2026-04-16", encoding="utf-8")
    vervolg("run", "--map", folder)
    result = vervolg("agenda", "wijkoverleg", "--map", folder, "--datum", day)
    assert result.exit_code == code
    assert text in result.output and ("weekend" in result.output) == (text != "" and "16-4-2020" != day)


def test_a_mistake_in_gremia_is_told_in_dutch(folder: Path) -> None:
    (folder / "gremia.toml").write_text('[[overleg]]\nnaam = "Beraad\n', encoding="utf-8")
    (folder / "inbox" / "a.txt").write_text("2026-04-16", encoding="utf-8")
    result = vervolg("run", "--map", folder)
    assert result.exit_code == 6
    assert "er staat een fout in regel 2" in result.output and "line" not in result.output


@pytest.mark.parametrize("words", [[], ["--help"], ["run", "--help"], ["extract", "-h"]])
def test_help_is_dutch(words: list[str]) -> None:
    result = vervolg(*words)
    assert result.exit_code == 0
    assert result.output.startswith("Gebruik: vervolg")
    assert "Opties:" in result.output
    assert not any(word in result.output for word in ("Usage", "Options", "Show this", "Commands", "required"))


def test_help_waits_for_no_library() -> None:
    heavy = "{'spacy', 'numpy', 'docx', 'openpyxl', 'dateparser', 'pdfplumber', 'docxtpl', 'holidays'}"
    code = f"import sys, pipeline.cli; found = {heavy} & set(sys.modules); assert not found, found"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_python_m_is_the_same_command() -> None:
    done = subprocess.run([sys.executable, "-m", "pipeline.cli", "--version"], capture_output=True, text=True)
    assert done.stdout.startswith("vervolg ")


def test_a_console_with_few_characters_does_not_crash() -> None:
    code = "import click\nfrom pipeline.cli import main\n@main.command()\ndef pijl(): click.echo('é →')\nmain(['pijl'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env={**os.environ, "PYTHONIOENCODING": "cp1252"})
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "é ?".encode("cp1252")


def test_minutes_without_a_date_do_not_share_a_folder() -> None:
    nameless = [Verslag(bestand=name, sha256="0") for name in ("een.docx", "twee.docx")]
    assert [v.mapnaam for v in nameless] == ["zonder-datum-onbekend-overleg-een", "zonder-datum-onbekend-overleg-twee"]


@pytest.mark.parametrize("name", ["besluitenlijst.docx", "controlelijst.docx"])
def test_own_files_that_come_back_are_no_minutes(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    drop(folder, verslag="2026-04-16")
    vervolg("run", "--map", folder)
    shutil.copy(folder / "outbox" / "2026-04-16-wijkoverleg" / name, folder / "inbox" / "mijn versie.docx")
    monkeypatch.setattr(road, "understand", UNDERSTAND)
    before = numbers(folder)
    result = vervolg("run", "--map", folder)
    assert result.exit_code == 4
    assert f"het is een {name.removesuffix('.docx')}" in result.output.replace("\n  ", " ")
    assert numbers(folder) == before


def test_the_register_can_be_asked(folder: Path) -> None:
    empty = vervolg("acties", "--map", folder)
    assert empty.exit_code == 6 and "nog niets verwerkt" in empty.output
    drop(folder, a="2026-02-05", b="2026-04-16")
    vervolg("run", "--map", folder)
    found = vervolg("acties", "--map", folder, "--overleg", "wijkoverleg", "--open", "--wie", "wil")
    assert found.exit_code == 0
    assert "offerte opvragen" in found.output and "Wil" in found.output and "1 actie gevonden." in found.output
    nobody = vervolg("acties", "--map", folder, "--wie", "Roos")
    assert nobody.exit_code == 9 and "Er zijn geen acties van Roos." in nobody.output
    assert "2 besluiten gevonden." in vervolg("besluiten", "--map", folder).output
    assert "offerte opvragen" in vervolg("zoek", "offer", "--map", folder).output
    unknown = vervolg("acties", "--map", folder, "--overleg", "directie")
    assert unknown.exit_code == 9 and "Wel bekend: Wijkoverleg" in unknown.output


def test_overdue_actions(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(date):
        @classmethod
        def today(cls) -> Later:
            return cls(2026, 6, 2)

    drop(folder, a="2026-04-16")
    vervolg("run", "--map", folder)
    monkeypatch.setattr(cli, "date", Later)
    assert "1 actie gevonden." in vervolg("acties", "--map", folder, "--verlopen").output
