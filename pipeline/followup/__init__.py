"""What follows from the register and the minutes: lists and draft agendas. Pure functions."""

from __future__ import annotations

from pipeline.followup.agenda import agendas
from pipeline.model import Dossier
from pipeline.register import Ledger
from pipeline.register.status import CLOSED

__all__ = ["dossier"]


def dossier(ledger: Ledger) -> Dossier:
    """Everything that is rendered after one set of minutes. The action list holds what is open and what this meeting closed."""
    held = ledger.verslag.vergadering.datum
    return Dossier(
        verslag=ledger.verslag,
        acties=tuple(a for a in ledger.acties if a.status not in CLOSED or a.laatst_genoemd == held),
        besluiten=tuple(b for b in ledger.besluiten if b.datum == held),
        agendas=agendas(ledger),
        meldingen=(*ledger.verslag.meldingen, *ledger.meldingen),
    )
