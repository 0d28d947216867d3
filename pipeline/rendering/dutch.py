"""Dutch wording of dates, times and names: the filters that a template may use. No locale is needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any

from pipeline.model import Registeractie

UNKNOWN = "nog te bepalen"
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")


def long_date(day: date | None, otherwise: str = UNKNOWN) -> str:
    """``donderdag 18 juni 2026``; ``otherwise`` where there is no date."""
    return f"{WEEKDAYS[day.weekday()]} {day_month_year(day)}" if day else otherwise


def day_month_year(day: date | None, otherwise: str = UNKNOWN) -> str:
    """``18 juni 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else otherwise


def short_date(day: date | None, otherwise: str = UNKNOWN) -> str:
    """``18-06-2026``."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}" if day else otherwise


def clock(begin: time | None, end: time | None = None, otherwise: str = UNKNOWN) -> str:
    """``9.00 uur``, or ``9.00 tot 11.00 uur`` when the end is known."""
    if begin is None:
        return otherwise
    until = f" tot {end.hour}.{end.minute:02}" if end else ""
    return f"{begin.hour}.{begin.minute:02}{until} uur"


def names(people: Iterable[str] | None, otherwise: str = UNKNOWN) -> str:
    """``A, B en C``."""
    *head, last = list(people or ()) or [otherwise]
    return f"{', '.join(head)} en {last}" if head else last


def known(value: Any, otherwise: str = UNKNOWN) -> Any:
    return otherwise if value is None or value == "" else value


def deadline(action: Registeractie) -> str:
    """``18-06-2026``; ``eind juni`` where the minutes do not name the day; a dash where there is no deadline."""
    if action.deadline is None or vague(action):
        return action.wanneer or "–"
    return short_date(action.deadline)


def vague(action: Registeractie) -> bool:
    """The printed deadline does not name the day that was computed from it, so both must be shown."""
    if not action.wanneer or action.deadline is None:
        return False
    return action.deadline.day not in [int(number) for number in re.findall(r"\d{1,4}", action.wanneer)]


def state(action: Registeractie) -> str:
    """``open``, or ``open (2e keer uitgesteld)``."""
    return f"{action.status} ({action.uitgesteld}e keer uitgesteld)" if action.uitgesteld else action.status


def item_number(item: str | None) -> str:
    """``3`` or ``4b``; nothing for an item that has a title only: a narrow column would break it, and the source names it."""
    return item if item and re.fullmatch(r"\d[\w.]{0,5}|[A-Z]|[IVX]{1,5}", item) else ""


def lines(text: str) -> list[str]:
    """A doubt in paragraphs: its sentences, and "• BBO-001 ..." for each item of a list in it."""
    return [f"• {line.removeprefix('- ')}" if line.startswith("- ") else line for line in text.splitlines()]


FILTERS: dict[str, Callable[..., Any]] = {
    "datum_lang": long_date,
    "datum_zonder_dag": day_month_year,
    "datum_kort": short_date,
    "tijd": clock,
    "namen": names,
    "onbekend": known,
    "termijn": deadline,
    "vaag": vague,
    "stand": state,
    "puntnummer": item_number,
    "regels": lines,
}
