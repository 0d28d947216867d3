"""The action list, the decision list and the secretary's own check list, in Word."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.model import Dossier, Melding, Registeractie
from pipeline.rendering.doubts import as_one, gathered
from pipeline.rendering.dutch import day_month_year
from pipeline.rendering.mark import Mark
from pipeline.rendering.word import fill

FINISHED = ("gereed", "vervallen")


def mark_of(dossier: Dossier, soort: str, titel: str) -> Mark:
    meeting = dossier.verslag.vergadering
    about = [part for part in (meeting.afkorting or meeting.overleg, meeting.datum and day_month_year(meeting.datum)) if part]
    versie = dossier.versie if soort == "actielijst" else ""
    return Mark(soort=soort, titel=" ".join([titel, *about]), overleg=meeting.overleg, datum=meeting.datum, versie=versie)


def finished(actions: Iterable[Registeractie]) -> tuple[Registeractie, ...]:
    return tuple(action for action in actions if action.status in FINISHED)


def running(actions: Iterable[Registeractie]) -> tuple[Registeractie, ...]:
    return tuple(action for action in actions if action.status not in FINISHED)


def action_list(dossier: Dossier, templates: Path) -> dict[str, bytes]:
    certain = [action for action in dossier.acties if not action.te_bevestigen]
    following = dossier.verslag.volgende_vergadering
    context = {
        "vergadering": dossier.verslag.vergadering,
        "volgende": following.datum if following else None,
        "acties": running(certain),
        "acties_gereed": finished(certain),
        "te_bevestigen": tuple(action for action in dossier.acties if action.te_bevestigen),
    }
    return {"actielijst.docx": fill(templates / "actielijst.docx", context, mark_of(dossier, "actielijst", "Actielijst"))}


def decision_list(dossier: Dossier, templates: Path) -> dict[str, bytes]:
    context = {
        "vergadering": dossier.verslag.vergadering,
        "besluiten": tuple(decision for decision in dossier.besluiten if not decision.te_bevestigen),
        "te_bevestigen": tuple(decision for decision in dossier.besluiten if decision.te_bevestigen),
    }
    return {"besluitenlijst.docx": fill(templates / "besluitenlijst.docx", context, mark_of(dossier, "besluitenlijst", "Besluitenlijst"))}


def check_list(dossier: Dossier, templates: Path) -> dict[str, bytes]:
    """For the secretary only, and therefore a file of its own: a list that goes to the chair carries no doubts by accident."""
    context = {
        "vergadering": dossier.verslag.vergadering,
        "bestand": dossier.verslag.bestand,
        "meldingen": doubts(dossier),
        "acties": tuple(action for action in dossier.acties if action.te_bevestigen),
        "besluiten": tuple(decision for decision in dossier.besluiten if decision.te_bevestigen),
    }
    return {"controlelijst.docx": fill(templates / "controlelijst.docx", context, mark_of(dossier, "controlelijst", "Controlelijst"))}


def doubts(dossier: Dossier) -> tuple[Melding, ...]:
    """Those that still stand, each once, and many of one kind as one."""
    return tuple(as_one(group) for group in gathered(dossier.meldingen))
