"""A dossier -> the files that leave the program. Touches no disk but the templates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.model import Dossier, Jaarplan, Kwartaaloverzicht
from pipeline.rendering.agenda import draft_agendas
from pipeline.rendering.data import annual_plan_json, minutes_json
from pipeline.rendering.lists import action_list, check_list, decision_list
from pipeline.rendering.overview import annual_plan, quarter
from pipeline.rendering.workbook import action_workbook

Renderer = Callable[[Any, Path], dict[str, bytes]]

RENDERERS: dict[type, tuple[Renderer, ...]] = {
    Dossier: (action_list, action_workbook, decision_list, draft_agendas, check_list, minutes_json),
    Jaarplan: (annual_plan, annual_plan_json),
    Kwartaaloverzicht: (quarter,),
}


def render(subject: Dossier | Jaarplan | Kwartaaloverzicht, templates: Path) -> dict[str, bytes]:
    """File name -> contents, for publishing in one folder. Raises SjabloonFout."""
    files: dict[str, bytes] = {}
    for renderer in RENDERERS[type(subject)]:
        made = renderer(subject, templates)
        assert not files.keys() & made.keys(), "two renderers made a file of one name"
        files |= made
    return files
