"""The annual plan at a glance, and what a quarter brought for each of its activities."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pipeline.model import Jaarplan, Kwartaaloverzicht
from pipeline.rendering.mark import Mark
from pipeline.rendering.word import fill

COUNTED = ("besluiten", "gereed", "open", "verlopen")
NO_THEME = "Overige activiteiten"


def annual_plan(plan: Jaarplan, templates: Path) -> dict[str, bytes]:
    themes = by_theme(plan.activiteiten, lambda activity: activity.thema)
    context = {"jaarplan": plan, "themas": [{"naam": theme, "activiteiten": found} for theme, found in themes.items()]}
    mark = Mark(soort="jaarplan-overzicht", titel=f"Overzicht {plan.titel or 'jaarplan'}")
    return {"jaarplan-overzicht.docx": fill(templates / "jaarplan-overzicht.docx", context, mark)}


def quarter(overview: Kwartaaloverzicht, templates: Path) -> dict[str, bytes]:
    linked = [line for line in overview.regels if line.activiteit]
    themes = by_theme([line for line in linked if not line.stil], lambda line: line.activiteit.thema)
    context = {
        "overzicht": overview,
        "themas": [{"naam": theme, "regels": lines} for theme, lines in themes.items()],
        "zonder_activiteit": [line for line in overview.regels if not line.activiteit and not line.stil],
        "stil": [line.activiteit for line in linked if line.stil],
        "telling": {name: sum(len(getattr(line, name)) for line in overview.regels) for name in COUNTED},
    }
    titel = f"Kwartaaloverzicht {overview.jaar}, kwartaal {overview.kwartaal}"
    mark = Mark(soort="kwartaaloverzicht", titel=titel, datum=overview.peildatum)
    return {f"{overview.mapnaam}.docx": fill(templates / "kwartaaloverzicht.docx", context, mark)}


def by_theme(items: Iterable[Any], theme: Callable[[Any], str | None]) -> dict[str, list[Any]]:
    """In the order of the plan; what has no theme comes last."""
    found: dict[str, list[Any]] = {}
    for item in sorted(items, key=lambda item: theme(item) is None):
        found.setdefault(theme(item) or NO_THEME, []).append(item)
    return found
