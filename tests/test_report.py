"""What the terminal says about the lists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dossiers import ACTIONS, DOSSIER, DOUBTS

from pipeline import report
from pipeline.papers import Outcome


def told(outcome: Outcome) -> list[str]:
    return list(report.outcome_lines(outcome, Path("werk")))


def test_as_many_actions_are_told_as_the_tables_have() -> None:
    acties = tuple(replace(a, te_bevestigen=i < 2) for i, a in enumerate(ACTIONS))
    dossier = replace(DOSSIER, acties=acties, besluiten=DOSSIER.besluiten[:1])
    outcome = Outcome(name="v.docx", state="verwerkt", facts=replace(DOSSIER.verslag, acties=()), subject=dossier)
    text = " ".join(" ".join(told(outcome)).split())
    assert f"1 besluit, {len(ACTIONS) - 2} acties en 2 acties om te bevestigen." in text


def test_a_list_in_a_doubt_is_a_list_on_the_screen() -> None:
    text = "Drie staan er niet:\n- A-001 een\n- A-002 twee\n- A-003 drie\nZijn ze klaar?"
    doubt = replace(DOUBTS[0], tekst=text, citaat="", agendapunt=None)
    lines = told(Outcome(name="v.docx", state="verwerkt", remark="Gedaan.", meldingen=(doubt,)))
    assert lines[-5:] == ["  - Drie staan er niet:", "    - A-001 een", "    - A-002 twee", "    - A-003 drie", "    Zijn ze klaar?"]


def test_what_must_be_confirmed_is_told_with_the_status() -> None:
    sure, unsure = replace(ACTIONS[0], te_bevestigen=False), replace(ACTIONS[0], te_bevestigen=True)
    assert "(te bevestigen)" not in "\n".join(report.action_lines([sure]))
    assert "\n".join(report.action_lines([sure, unsure])).count("(te bevestigen)") == 1
