"""The draft agenda of every coming meeting, in Word."""

from __future__ import annotations

from pathlib import Path

from pipeline.model import Conceptagenda, Dossier, slug
from pipeline.rendering.dutch import day_month_year
from pipeline.rendering.mark import Mark
from pipeline.rendering.word import fill


def draft_agendas(dossier: Dossier, templates: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for agenda in dossier.agendas:
        files[free_name(file_stem(agenda), files)] = draft_agenda(agenda, templates)
    return files


def draft_agenda(agenda: Conceptagenda, templates: Path) -> bytes:
    about = f"{agenda.afkorting or agenda.overleg} {day_month_year(agenda.datum, 'datum nog te bepalen')}"
    titel = f"Conceptagenda {about}"
    mark = Mark(soort="conceptagenda", titel=titel, overleg=agenda.overleg, datum=agenda.datum, versie=agenda.versie)
    return fill(templates / "conceptagenda.docx", {"agenda": agenda}, mark)


def file_stem(agenda: Conceptagenda) -> str:
    when = agenda.datum.isoformat() if agenda.datum else "zonder-datum"
    return f"conceptagenda-{slug(agenda.afkorting or agenda.overleg)}-{when}"


def free_name(stem: str, taken: dict[str, bytes]) -> str:
    """Two bodies may shorten to one name; neither agenda may replace the other."""
    number = 2
    name = f"{stem}.docx"
    while name in taken:
        name, number = f"{stem}-{number}.docx", number + 1
    return name
