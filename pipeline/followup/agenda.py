"""The draft agenda of a next meeting: standing items, what was sent there, what is due by then. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.followup.referrals import Referral, announced, merged, referrals
from pipeline.model import Conceptagenda, Conceptpunt, Registeractie, Verslag
from pipeline.register import Ledger
from pipeline.register.bodies import UNKNOWN, Body
from pipeline.register.status import CLOSED
from pipeline.register.wording import long_date


def agendas(ledger: Ledger) -> tuple[Conceptagenda, ...]:
    """For the body of these minutes, and for every other body that they send something to on a known date."""
    if ledger.body.naam == UNKNOWN:
        return ()
    sent = sent_to(ledger)
    when = next_date(ledger, ledger.body, sent)
    made = [agenda(ledger, ledger.body, when, sent)]
    here = {(r.body, r.datum) for r in sent if r.datum and any(sha == ledger.verslag.sha256 for sha, _ in r.blocks)}
    for body in ledger.bodies:
        if body.id != ledger.body.id:
            made += [agenda(ledger, body, datum, sent) for target, datum in sorted(here) if target == body.id]
    return tuple(made)


def sent_to(ledger: Ledger) -> list[Referral]:
    """Everything that any minutes so far send to a meeting after this one, less what has since been closed."""
    held = ledger.verslag.vergadering.datum
    found: list[Referral] = []
    for verslag in ledger.verslagen:
        own = ledger.body_of(verslag)
        if own is None:
            continue
        found += [r for r in referrals(verslag, own, ledger.bodies) if upcoming(r, verslag, ledger, own, held)]
    return merged(found)


def upcoming(referral: Referral, verslag: Verslag, ledger: Ledger, own: Body, held: date | None) -> bool:
    if referral.keys and all(ledger.number_of.get(key) in ledger.closed for key in referral.keys):
        return False
    if referral.datum:
        return held is None or referral.datum > held
    return verslag == ledger.latest(own)  # "next time" is over once that body has met again


def next_date(ledger: Ledger, body: Body, sent: Sequence[Referral]) -> date | None:
    held = ledger.verslag.vergadering.datum
    stated = announced(ledger.verslag, body, ledger.bodies)
    if stated and (held is None or stated > held):
        return stated
    return min((r.datum for r in sent if r.body == body.id and r.datum), default=None)


def agenda(ledger: Ledger, body: Body, datum: date | None, sent: Sequence[Referral]) -> Conceptagenda:
    mine = [r for r in sent if r.body == body.id and r.datum in (datum, None)]
    following = ledger.verslag.volgende_vergadering if body.id == ledger.body.id else None
    last = ledger.latest(body)
    latest = last.vergadering.datum if last else None
    shown = {key for r in mine for key in r.keys}
    return Conceptagenda(
        overleg=body.naam,
        afkorting=body.afkorting,
        datum=datum,
        punten=numbered(opening(latest), mine),
        acties=due(ledger, body, datum, shown),
        vorige=latest,
        begintijd=following.begintijd if following else None,
        eindtijd=following.eindtijd if following else None,
        locatie=following.locatie if following else None,
    )


def opening(latest: date | None) -> tuple[str, ...]:
    return "Opening en mededelingen", f"Verslag {long_date(latest)} en actielijst" if latest else "Verslag vorige vergadering en actielijst"


def numbered(first: Sequence[str], sent: Sequence[Referral], last: Sequence[str] = ("Rondvraag", "Sluiting")) -> tuple[Conceptpunt, ...]:
    items = [Conceptpunt(nummer=0, titel=t) for t in first]
    items += [Conceptpunt(nummer=0, titel=r.titel, inleiders=r.inleiders, herkomst=r.herkomst, soort="vervolg") for r in sent]
    items += [Conceptpunt(nummer=0, titel=t) for t in last]
    return tuple(replace(p, nummer=i) for i, p in enumerate(items, start=1))


def due(ledger: Ledger, body: Body, datum: date | None, shown: set[tuple[str, int]]) -> tuple[Registeractie, ...]:
    """Open actions with a deadline up to that meeting, less those that are agenda items themselves."""
    items = {ledger.number_of[key] for key in shown if key in ledger.number_of}
    if body.id != ledger.body.id:
        return ()
    running = [a for a in ledger.acties if a.status not in CLOSED and a.nummer not in items]
    return tuple(a for a in running if a.deadline and (datum is None or a.deadline <= datum))
