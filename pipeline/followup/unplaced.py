"""What minutes send to a meeting and no draft agenda can hold yet: a Melding each, so that it is not lost."""

from __future__ import annotations

from pipeline.followup.agenda import next_date, sent_to
from pipeline.followup.referrals import Referral, meant
from pipeline.model import Melding, Terugkomst
from pipeline.register import Ledger
from pipeline.register.bodies import Body
from pipeline.register.wording import long_date, shortened


def unplaced(ledger: Ledger) -> list[Melding]:
    sent = sent_to(ledger)
    here = [r for r in sent if any(sha == ledger.verslag.sha256 for sha, _ in r.blocks)]
    found = [m for r in here if r.datum is None and (m := without_day(r, ledger, sent))]
    return [*found, *(elsewhere(t) for t in ledger.verslag.terugkomsten if to_unknown_body(t, ledger))]


def without_day(referral: Referral, ledger: Ledger, sent: list[Referral]) -> Melding | None:
    body = ledger.known(referral.body)
    if referral.period:
        when = f"tussen {long_date(referral.period[0])} en {long_date(referral.period[1])}"
        text = f"'{referral.titel}' komt {when} terug in {named(body)}, maar van een vergadering in die tijd is geen datum bekend."
    elif body.id != ledger.body.id and next_date(ledger, body, sent) is None:
        text = f"'{referral.titel}' gaat naar {named(body)}, maar van die vergadering is geen datum bekend."
    else:
        return None
    return Melding(code="terugkeer_zonder_datum", tekst=f"{text} Zet de datum bij 'data' in gremia.toml.")


def named(body: Body) -> str:
    """ "het BBO", else the name between quotes: an article of our own could be the wrong one."""
    return f"het {body.afkorting}" if body.afkorting else f"'{body.naam}'"


def to_unknown_body(sent: Terugkomst, ledger: Ledger) -> bool:
    back = sent.terugkeer
    dated = back.datum or back.van
    return bool(sent.zeker and dated and back.overleg) and meant(back.overleg or "", ledger.body, ledger.bodies) is None


def elsewhere(sent: Terugkomst) -> Melding:
    name = sent.terugkeer.overleg
    text = f"Dit gaat naar '{name}', maar dat overleg kent vervolg niet. Zet het in gremia.toml, of zet dit zelf op de agenda."
    return Melding(
        code="terugkeer_onbekend_overleg",
        tekst=text,
        citaat=shortened(sent.citaat, 300),
        agendapunt=sent.agendapunt,
        vindplaats=sent.vindplaats,
    )
