"""The parts of the minutes that tell of the meeting itself: header fields, what stands before and in the first item, the last lines."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.structure.outline import Outline

LONGEST = 2000  # characters of a paragraph in which an opening or closing sentence is sought


def values(outline: Outline, *labels: str) -> Iterable[str]:
    return (f.value for f in outline.fields if f.label in labels)


def opening(outline: Outline) -> list[str]:
    """Text before the first item and of the first item."""
    first = next((s for s in outline.sections if s.level == 1), None)
    end = min(first.last, first.first + 6) if first else 12
    return [b.text[:LONGEST] for b in outline.document.blocks[:end]]


def closing(outline: Outline) -> list[str]:
    return [b.text[-LONGEST:] for b in outline.document.blocks[-25:]]
