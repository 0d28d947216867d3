"""What the register hands to the rooms above it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.model import Jaarplan, Melding, Registeractie, Registerbesluit, Verslag
from pipeline.register.bodies import Body
from pipeline.register.chair import ChairAgenda
from pipeline.register.gremia import Gremia
from pipeline.register.threads import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The register as it stands after one set of minutes.

    ``acties`` and ``besluiten`` are those of its body, closed ones too; ``verslagen`` all minutes of all bodies up to that meeting.
    ``of_body``: sha256 of minutes -> id of their body; ``number_of``: place of an action -> its number; ``closed``: numbers of all bodies;
    ``elsewhere``: actions of other bodies, as they are now; ``gremia``: what the secretary set; ``plans``: annual plans;
    ``chair``: id of a body -> its draft agendas that came back.
    """

    verslag: Verslag
    body: Body
    bodies: tuple[Body, ...]
    acties: tuple[Registeractie, ...]
    besluiten: tuple[Registerbesluit, ...]
    verslagen: tuple[Verslag, ...] = ()
    meldingen: tuple[Melding, ...] = ()
    of_body: Mapping[str, int] = field(default_factory=dict)
    number_of: Mapping[Key, str] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    elsewhere: tuple[Registeractie, ...] = ()
    gremia: Gremia = Gremia()
    plans: tuple[Jaarplan, ...] = ()
    chair: Mapping[int, tuple[ChairAgenda, ...]] = field(default_factory=dict)

    def known(self, body_id: int) -> Body:
        return next(b for b in self.bodies if b.id == body_id)

    def body_of(self, verslag: Verslag) -> Body | None:
        return next((b for b in self.bodies if b.id == self.of_body.get(verslag.sha256)), None)

    def latest(self, body: Body) -> Verslag | None:
        """The last minutes of a body, up to this meeting."""
        own = [v for v in self.verslagen if self.of_body.get(v.sha256) == body.id]
        return max(own, key=lambda v: v.vergadering.datum or date.min, default=None)
