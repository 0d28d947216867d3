"""Duties from the annual plan that come back every month, quarter or year, on the agendas of the bodies they are owed to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline import resources
from pipeline.language.frequency import months
from pipeline.model import Conceptpunt, Jaarplan, Terugkerend
from pipeline.register.bodies import Body, resolve
from pipeline.register.wording import shortened


def recurring(plans: Sequence[Jaarplan], body: Body, bodies: Sequence[Body], datum: date | None, held: Sequence[date]) -> list[Conceptpunt]:
    """The duties owed to ``body`` on ``datum``: once a period, so not when it met earlier in that period (``held``: when it met)."""
    if datum is None:
        return []
    found = []
    for plan in plans:
        for duty in plan.terugkerend if plan.jaar in (None, datum.year) else ():
            owed = any(resolve(name, bodies) == body for name in duty.aan)
            if owed and due(duty, datum, [day for day in held if day < datum]):
                found.append(item(plan, duty))
    return list(dict.fromkeys(found))


def due(duty: Terugkerend, datum: date, held: Sequence[date]) -> bool:
    """On the first meeting from the first of a named month on ("jaarlijks in november"), else on the first of a period."""
    if duty.maanden:
        start = max((date(datum.year, m, 1) for m in duty.maanden if m <= datum.month), default=None)
        return start is not None and not any(start <= day for day in held)
    length = period(duty.frequentie)
    return length is not None and not any(same_period(day, datum, length) for day in held)


def period(frequentie: str) -> int | None:
    """Months between two times, at least one; None for "periodiek", "regelmatig" and the like, which say nothing about when."""
    length = months(frequentie)
    return max(1, round(length)) if length else None


def same_period(a: date, b: date, months: int) -> bool:
    return a.year == b.year and (a.month - 1) // months == (b.month - 1) // months


def item(plan: Jaarplan, duty: Terugkerend) -> Conceptpunt:
    words = re.findall(r"\w+", duty.citaat.lower())
    noun = duty.onderwerp or next((w for w in words if w in resources.terms("recurring_subjects")), "update")
    name = plan.titel or (f"Jaarplan {plan.jaar}" if plan.jaar else "Jaarplan")
    return Conceptpunt(
        nummer=0,
        titel=" ".join(filter(None, (noun[:1].upper() + noun[1:], duty.van, f"({duty.frequentie})"))),
        inleiders=(duty.van,) if duty.van else (),
        herkomst=(f'{name}: "{shortened(duty.citaat, 300)}"',),
        soort="terugkerend",
    )
