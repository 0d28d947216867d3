"""What follows from the register and the minutes: lists and draft agendas. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.followup.agenda import agenda_for, agendas, parked, sent_to
from pipeline.followup.chair import not_handled
from pipeline.followup.quarter import quarters
from pipeline.followup.referrals import inside
from pipeline.followup.unplaced import unplaced
from pipeline.model import Conceptagenda, Dossier, Melding, Registeractie, Verslag
from pipeline.register import Ledger
from pipeline.register.notices import told_before
from pipeline.register.status import CLOSED
from pipeline.register.wording import count, shortened

__all__ = ["agenda_for", "dossier", "quarters"]


def dossier(ledger: Ledger) -> Dossier:
    """Everything that is rendered after one set of minutes.

    The action list holds what is open and what this meeting closed. An open action that the list of this meeting left out is shown
    once more, to be confirmed; one that went missing before stays open in the register, and a Melding says how many there are.
    """
    held = ledger.verslag.vergadering.datum
    made = agendas(ledger)
    return Dossier(
        verslag=ledger.verslag,
        acties=tuple(a for a in ledger.acties if (a.afgesloten == held if a.status in CLOSED else not long_gone(a, held))),
        besluiten=tuple(b for b in ledger.besluiten if b.datum == held),
        agendas=made,
        meldingen=(
            *unsettled(ledger, made),
            *ledger.meldingen,
            *unplaced(ledger),
            *forgotten(ledger),
            *parked(ledger),
            *not_handled(ledger),
        ),
    )


def unsettled(ledger: Ledger, made: Sequence[Conceptagenda]) -> list[Melding]:
    """The doubts of the minutes, less what needs no answer.

    That is a missing owner that is known by now (the register has a name, the action is closed, the draft agenda names who brings the
    subject in) or that belongs to an action to be confirmed: that one is asked about itself, with its owner. And the year of a date
    that no paper shows. Two sentences on one action are one doubt; so are two spellings of one name in more than one set of minutes.
    """
    verslag, asked = ledger.verslag, set[str]()
    held = verslag.vergadering.datum
    earlier = [v for v in ledger.verslagen if held and v.vergadering.datum and v.vergadering.datum < held]
    known = {a.nummer: a for a in (*ledger.acties, *ledger.elsewhere)}
    found = []
    for melding in verslag.meldingen:
        if told_before(melding, earlier) or idle(melding, verslag):
            continue
        number = number_of(ledger, melding) if melding.code == "actie_zonder_eigenaar" else None
        actie = known.get(number) if number else None
        if actie and (actie.eigenaren or actie.te_bevestigen or actie.status in CLOSED or actie.nummer in asked):
            continue
        if number and brought_in(melding, ledger, made):
            continue
        asked |= {number} if number else set()
        found.append(melding)
    return found


def idle(melding: Melding, verslag: Verslag) -> bool:
    """Whether it doubts a date on which nothing rests. A weekday is kept: where it does not fit, the minutes may be wrong themselves."""
    at = melding.vindplaats
    if melding.code != "datum_onzeker" or at is None or "dag" in melding.citaat.lower():
        return False
    following = (verslag.volgende_vergadering,) if verslag.volgende_vergadering else ()
    shown = (*verslag.acties, *verslag.besluiten, *verslag.terugkomsten, *following)
    return not inside(at, (fact.vindplaats for fact in shown))


def brought_in(melding: Melding, ledger: Ledger, made: Sequence[Conceptagenda]) -> bool:
    """Whether a subject that returns stands on a draft agenda with a name behind it, or will on one that is made later."""
    acties, sha = ledger.verslag.acties, ledger.verslag.sha256
    at = next((i for i, a in enumerate(acties) if a.vindplaats == melding.vindplaats and a.terugkeer), None)
    if at is None:
        return False
    quote = f'"{shortened(acties[at].citaat, 300)}"'
    named = any(p.inleiders and any(quote in line for line in p.herkomst) for agenda in made for p in agenda.punten)
    return named or any(r.inleiders and (sha, at) in r.keys for r in sent_to(ledger))


def number_of(ledger: Ledger, melding: Melding) -> str | None:
    sha, acties = ledger.verslag.sha256, ledger.verslag.acties
    return next((ledger.number_of.get((sha, i)) for i, a in enumerate(acties) if a.vindplaats == melding.vindplaats), None)


def long_gone(actie: Registeractie, held: date | None) -> bool:
    return bool(actie.gemist and held and actie.gemist < held)


def forgotten(ledger: Ledger) -> list[Melding]:
    held = ledger.verslag.vergadering.datum
    number = sum(a.status not in CLOSED and long_gone(a, held) for a in ledger.acties)
    if not number:
        return []
    text = (
        f"{count(number, 'eerdere actie is', 'eerdere acties zijn')} nooit afgemeld en staat al langer in geen actielijst meer. "
        f'Die vindt u met: vervolg acties --map MAP --overleg "{ledger.body.afkorting or ledger.body.naam}" --open (MAP is uw werkmap).'
    )
    return [Melding(code="lang_niet_genoemd", tekst=text.replace("zijn nooit afgemeld en staat", "zijn nooit afgemeld en staan"))]
