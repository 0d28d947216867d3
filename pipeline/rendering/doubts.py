"""Doubts of one kind told once: a reader stops reading at the fourth "this action has no owner"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model import Melding

MOST = 3  # doubts of one wording that still stand apart


def gathered(meldingen: Iterable[Melding]) -> list[tuple[Melding, ...]]:
    """Those of one wording together where there are more than ``MOST``, at the place of the first; each once."""
    groups: dict[tuple[str, str], list[Melding]] = {}
    for melding in dict.fromkeys(meldingen):
        groups.setdefault((melding.code, melding.tekst), []).append(melding)
    told: list[tuple[Melding, ...]] = []
    for group in groups.values():
        told += [tuple(group)] if len(group) > MOST else [(melding,) for melding in group]
    return told


def wording(group: tuple[Melding, ...]) -> str:
    return f"{len(group)} keer: {group[0].tekst}" if len(group) > 1 else group[0].tekst


def as_one(group: tuple[Melding, ...]) -> Melding:
    """For a table row: all sentences in one ``citaat``, each with its place; the template puts quotation marks around the whole."""
    if len(group) == 1:
        return group[0]
    items = ", ".join(dict.fromkeys(m.agendapunt for m in group if m.agendapunt))
    quotes = "”; “".join(dict.fromkeys(m.citaat for m in group if m.citaat))
    return replace(group[0], tekst=wording(group), citaat=quotes, agendapunt=items or None, vindplaats=None)
