"""The draft agenda of a next meeting: standing items, what was sent there, what is due by then. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.followup.chair import alike, as_returned, closing, set_aside, skipped
from pipeline.followup.recurring import recurring
from pipeline.followup.referrals import Referral, announced, merged, referrals
from pipeline.model import Conceptagenda, Conceptpunt, Melding, Registeractie, Verslag, VolgendeVergadering
from pipeline.register import Ledger, offices
from pipeline.register.bodies import UNKNOWN, Body
from pipeline.register.gremia import Overleg, from_verslag
from pipeline.register.plans import days_of
from pipeline.register.status import CLOSED
from pipeline.register.wording import listed, long_date

USUAL = ("Opening en mededelingen", "Verslag {verslag} en actielijst", "...", "Rondvraag", "Sluiting")


def agendas(ledger: Ledger) -> tuple[Conceptagenda, ...]:
    """For the body of these minutes, and for every other body that they send something to on a known date."""
    if ledger.body.naam == UNKNOWN:
        return ()
    sent = sent_to(ledger)
    when = next_date(ledger, ledger.body, sent)
    made = [agenda(ledger, ledger.body, when, sent)]
    here = [r for r in sent if not (r.period and r.datum is None) and any(sha == ledger.verslag.sha256 for sha, _ in r.blocks)]
    for body in ledger.bodies:
        if body.id != ledger.body.id:
            days = {r.datum or next_date(ledger, body, sent) for r in here if r.body == body.id}
            made += [agenda(ledger, body, datum, sent) for datum in sorted(d for d in days if d)]
    return tuple(made)


def agenda_for(ledger: Ledger, body: Body, datum: date | None = None) -> Conceptagenda:
    """The draft agenda of one body, from the register as it stands: of its next meeting, or of the meeting on ``datum``."""
    sent = sent_to(ledger)
    return agenda(ledger, body, datum or next_date(ledger, body, sent), sent)


def sent_to(ledger: Ledger) -> list[Referral]:
    """Everything that any minutes so far send to a meeting after this one, less what has since been closed."""
    held = ledger.verslag.vergadering.datum
    found: list[Referral] = []
    for verslag in ledger.verslagen:
        own = ledger.body_of(verslag)
        if own is None:
            continue
        given = ledger.gremia.of(own)
        who = offices.filled(verslag, given.offices if given else {})  # an agenda names the person who brings a subject in
        placed = (planned(r, verslag, ledger) for r in referrals(who, own, ledger.bodies))
        found += [r for r in placed if upcoming(r, verslag, ledger, own, held)]
    return merged(found)


def planned(referral: Referral, verslag: Verslag, ledger: Ledger) -> Referral:
    """What returns in a period goes to the first meeting known in it, never to one before."""
    if referral.period is None:
        return referral
    first, last = referral.period
    body = ledger.known(referral.body)
    after = verslag.vergadering.datum
    inside = [d for d in known_days(ledger, body) if first <= d <= last and (after is None or d > after)]
    return replace(referral, datum=min(inside), period=None) if inside else referral


def known_days(ledger: Ledger, body: Body) -> set[date]:
    """The days on which a body met or will meet, as minutes, gremia.toml and annual plans say."""
    usual = ledger.gremia.of(body)
    days = {*(usual.data if usual else ()), *days_of(ledger.plans, (body.naam, body.afkorting, *body.names))}
    for verslag in ledger.verslagen:
        held = verslag.vergadering.datum if ledger.of_body.get(verslag.sha256) == body.id else None
        days |= {d for d in (held, announced(verslag, body, ledger.bodies)) if d}
    return days


def upcoming(referral: Referral, verslag: Verslag, ledger: Ledger, own: Body, held: date | None) -> bool:
    if referral.keys and all(ledger.number_of.get(key) in ledger.closed for key in referral.keys):
        return False
    if referral.datum:
        return held is None or referral.datum > held
    if referral.period:
        return held is None or referral.period[1] > held
    if referral.body == own.id:
        return verslag == ledger.latest(own)  # "next time" is over once that body has met again
    last, said = ledger.latest(ledger.known(referral.body)), verslag.vergadering.datum
    return last is None or last.vergadering.datum is None or said is None or last.vergadering.datum <= said


def next_date(ledger: Ledger, body: Body, sent: Sequence[Referral]) -> date | None:
    """As announced, else as the first thing sent there says, else as planned in gremia.toml or an annual plan."""
    held = ledger.verslag.vergadering.datum
    stated = announced(ledger.verslag, body, ledger.bodies)
    if stated and (held is None or stated > held):
        return stated
    usual = ledger.gremia.of(body)
    given = [d for d in (usual.data if usual else ()) if held is None or d > held]
    planned = given or [d for d in days_of(ledger.plans, (body.naam, body.afkorting, *body.names)) if held is None or d > held]
    return min((r.datum for r in sent if r.body == body.id and r.datum), default=None) or min(planned, default=None)


def agenda(ledger: Ledger, body: Body, datum: date | None, sent: Sequence[Referral]) -> Conceptagenda:
    usual = ledger.gremia.of(body) or Overleg(naam=body.naam)
    mine = [r for r in sent if r.body == body.id and belongs(r, datum)]
    last = ledger.latest(body)
    said = last.volgende_vergadering if last else None
    following = said if said and (body.id == ledger.body.id or (said.datum and said.datum == datum)) else None
    latest = last.vergadering.datum if last else None
    before = from_verslag(last, None) if last else Overleg(naam=body.naam)
    start, end = usual.times if usual.tijd else before.times
    met = [v.vergadering.datum for v in ledger.verslagen if ledger.of_body.get(v.sha256) == body.id and v.vergadering.datum]
    sent_here = [_item(r) for r in mine]
    again = [p for p in skipped(ledger.chair.get(body.id, ()), met, latest) if not any(alike(p, q) for q in sent_here)]
    duties = recurring(ledger.plans, body, ledger.bodies, datum, met)
    computed = Conceptagenda(
        overleg=body.naam,
        afkorting=body.afkorting,
        datum=datum,
        punten=numbered(usual.agenda or USUAL, latest, [*sent_here, *again, *duties], usual),
        acties=due(ledger, body, datum, {key for r in mine for key in r.keys}),
        vorige=latest,
        begintijd=(following.begintijd if following else None) or start,
        eindtijd=(following.eindtijd if following else None) or end,
        locatie=(following.locatie if following else None) or usual.plaats or before.plaats or None,
    )
    return taken_over(as_returned(computed, ledger.chair.get(body.id, ())), before, following)


def taken_over(agenda: Conceptagenda, before: Overleg, said: VolgendeVergadering | None) -> Conceptagenda:
    """With a line that says so where time or place are as they were ``before`` and nobody ``said`` so: they may be others this time."""
    time = agenda.begintijd and agenda.begintijd == before.times[0] and not (said and said.begintijd)
    place = agenda.locatie and agenda.locatie == before.plaats and not (said and said.locatie)
    what = "Tijd en plaats zijn" if time and place else "De tijd is" if time else "De plaats is" if place else ""
    return replace(agenda, overgenomen=f"{what} als de vorige keer. Controleer dat voor u de agenda verstuurt." if what else "")


def belongs(referral: Referral, datum: date | None) -> bool:
    """Whether it is for the meeting on ``datum``: that day, the next meeting, or a period in which that day falls."""
    if referral.datum is None and referral.period:
        return datum is not None and referral.period[0] <= datum <= referral.period[1]
    return referral.datum in (datum, None)


def _item(referral: Referral) -> Conceptpunt:
    return Conceptpunt(nummer=0, titel=referral.titel, inleiders=referral.inleiders, herkomst=referral.herkomst, soort="vervolg")


def named(titel: str, parts: Sequence[str]) -> bool:
    """Whether a title holds one of the parts that the secretary wrote down."""
    return any(p.strip().lower() in titel.lower() for p in parts if p.strip())


def parked(ledger: Ledger) -> list[Melding]:
    """What the secretary parked is named every time, so that it is not lost."""
    usual = ledger.gremia.of(ledger.body)
    titles = [r.titel for r in sent_to(ledger) if usual and r.body == ledger.body.id and named(r.titel, usual.parkeer)]
    text = f"Geparkeerd en dus niet op de conceptagenda: {listed(titles)}. Haal het punt uit 'parkeer' in gremia.toml als het weer mag."
    return [*([Melding(code="punt_geparkeerd", tekst=text)] if titles else []), *set_aside(ledger, ledger.body)]


def numbered(standing: Sequence[str], latest: date | None, more: Sequence[Conceptpunt], usual: Overleg) -> tuple[Conceptpunt, ...]:
    """Standing items with the others in the place of "...", or before the closing items; without what is skipped or parked."""
    titles = [t.replace("{verslag}", long_date(latest) if latest else "vorige vergadering") for t in standing]
    at = titles.index("...") if "..." in titles else next((i for i, t in enumerate(titles) if closing(t)), len(titles))
    fixed = [Conceptpunt(nummer=0, titel=t) for t in titles]
    items = [*fixed[:at], *(p for p in more if not named(p.titel, (*usual.sla_over, *usual.parkeer))), *fixed[at:]]
    return tuple(replace(p, nummer=i) for i, p in enumerate((p for p in items if p.titel != "..."), start=1))


def due(ledger: Ledger, body: Body, datum: date | None, shown: set[tuple[str, int]]) -> tuple[Registeractie, ...]:
    """Open actions with a deadline up to that meeting, less those that are agenda items themselves."""
    items = {ledger.number_of[key] for key in shown if key in ledger.number_of}
    own = ledger.acties if body.id == ledger.body.id else [a for a in ledger.elsewhere if a.overleg == body.naam]
    running = [a for a in own if a.status not in CLOSED and a.nummer not in items]
    return tuple(a for a in running if a.deadline and (datum is None or a.deadline <= datum))
