"""What a quarter brought for each activity of the annual plan. A pure function of the plan and the rows of the register."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from pipeline.followup.links import Link, Row, links
from pipeline.model import Activiteit, Jaarplan, Kwartaaloverzicht, Kwartaalregel, Melding, Registeractie, Registerbesluit
from pipeline.register import Register, documents, queries
from pipeline.register.status import CLOSED
from pipeline.register.subjects import meeting_days, subjects
from pipeline.register.wording import count, listed

QUARTERS: tuple[Literal[1], Literal[2], Literal[3], Literal[4]] = (1, 2, 3, 4)
CHECK = "koppeling controleren"


def quarters(plan: Jaarplan, register: Register, today: date | None = None) -> tuple[Kwartaaloverzicht, ...]:
    """One for each quarter of the plan's year, from the first meeting in the register up to now: the last meeting, or today if later."""
    held = meeting_days(register.db)
    if plan.jaar is None or not any(d.year == plan.jaar for d in held):
        return ()
    now = max(held[-1], today or held[-1])
    begin = min(quarter_of(d) for d in held if d.year == plan.jaar)
    end = quarter_of(now) if now.year == plan.jaar else 4
    besluiten, about = queries.besluiten(register), subjects(register.db)
    active = frozenset(b.naam for b in register.bodies() if any(plan.jaar - d.year in (0, 1) for d in documents.days(register.db, b)))
    made = []
    for quarter in range(begin, end + 1):
        until = min(days(plan.jaar, quarter)[1], now)
        made.append(overview(plan, register.as_of(until), besluiten, plan.jaar, quarter, now, about, active))
    return tuple(made)


def days(year: int, quarter: int) -> tuple[date, date]:
    """First and last day."""
    following = date(year + 1, 1, 1) if quarter == 4 else date(year, quarter * 3 + 1, 1)
    return date(year, quarter * 3 - 2, 1), following - timedelta(days=1)


def quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def overview(
    plan: Jaarplan,
    acties: Sequence[Registeractie],
    besluiten: Sequence[Registerbesluit],
    year: int,
    quarter: int,
    today: date,
    subjects: Mapping[str, str] | None = None,
    active: Collection[str] | None = None,
) -> Kwartaaloverzicht:
    """The state at the end of the quarter, or today in a quarter that still runs.

    ``subjects``: number of a decision or action -> title of the agenda item it was settled under. An action that went unnoticed before
    the quarter is left out, as on the action list, and a Melding says so. ``active``: the bodies that met this year or
    the year before; what no activity is about counts only for those.
    """
    first, last = days(year, quarter)
    until = min(last, today)
    counted = [a for a in acties if a.datum and a.datum <= until and not _closed_before(a, first)]
    dropped = [a for a in counted if a.status == "vervallen" and _closed(a, until)]
    missed = [a for a in counted if a.gemist and a.gemist < first and not _closed(a, until)]
    running = [a for a in counted if a not in dropped and a not in missed]
    decided = [b for b in besluiten if b.datum and first <= b.datum <= until]
    about = subjects or {}
    rows: list[Registeractie | Registerbesluit] = [*decided, *running]
    found = links([Row(text=r.tekst, subject=about.get(r.nummer, "")) for r in rows], plan.activiteiten)
    linked = [(row, link) for row, link in zip(rows, found, strict=True) if link or active is None or row.overleg in active]
    lines = [_line(plan.activiteiten[i], linked, i, until) for i in range(len(plan.activiteiten))]
    return Kwartaaloverzicht(
        jaar=year,
        kwartaal=QUARTERS[quarter - 1],
        peildatum=until,
        regels=(*lines, _line(None, linked, None, until)),
        titel=plan.titel,
        meldingen=(*_doubts(plan, linked), *_left_out(dropped, missed)),
    )


def _closed(actie: Registeractie, until: date) -> bool:
    return actie.status in CLOSED and (_when(actie) or date.min) <= until


def _closed_before(actie: Registeractie, first: date) -> bool:
    return _closed(actie, first - timedelta(days=1))


def _when(actie: Registeractie) -> date | None:
    """When it was closed; a list that does not say so closed it when it was last named."""
    return actie.afgesloten or actie.laatst_genoemd or actie.datum


def _line(
    activity: Activiteit | None, linked: Sequence[tuple[Registeractie | Registerbesluit, Link | None]], index: int | None, until: date
) -> Kwartaalregel:
    mine = [_marked(row, link) for row, link in linked if (link.activity if link else None) == index]
    acties = [r for r in mine if isinstance(r, Registeractie)]
    running = [a for a in acties if not _closed(a, until)]
    return Kwartaalregel(
        activiteit=activity,
        besluiten=tuple(r for r in mine if isinstance(r, Registerbesluit)),
        gereed=tuple(a for a in acties if _closed(a, until)),
        open=tuple(a for a in running if not (a.deadline and a.deadline < until)),
        verlopen=tuple(a for a in running if a.deadline and a.deadline < until),
    )


def _marked(row: Registeractie | Registerbesluit, link: Link | None) -> Registeractie | Registerbesluit:
    return row if link is None or link.sure else replace(row, bron=f"{row.bron} ({CHECK})")


def _doubts(plan: Jaarplan, linked: Sequence[tuple[Registeractie | Registerbesluit, Link | None]]) -> list[Melding]:
    found = []
    for row, link in linked:
        if link and not link.sure:
            titel = plan.activiteiten[link.activity].titel
            text = f"Hoort {row.nummer} bij de activiteit '{titel}'? Reden voor de koppeling: {link.why}."
            found.append(Melding(code="koppeling_onzeker", tekst=text, citaat=row.tekst))
    return found


def _left_out(dropped: Sequence[Registeractie], missed: Sequence[Registeractie]) -> list[Melding]:
    found = []
    if dropped:
        text = f"Vervallen en dus niet in dit overzicht: {listed([a.nummer for a in dropped])}."
        found.append(Melding(code="acties_vervallen", tekst=text))
    if missed:
        numbers = listed([a.nummer for a in missed])
        verb = count(len(missed), "actie staat", "acties staan")
        text = f"{verb} al voor dit kwartaal niet meer in de actielijst en is nooit afgemeld: {numbers}. Controleer of dit nog loopt."
        if len(missed) > 1:
            text = text.replace("en is nooit", "en zijn nooit").replace("of dit nog loopt", "of deze nog lopen")
        found.append(Melding(code="lang_niet_genoemd", tekst=text))
    return found
