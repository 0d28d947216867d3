"""Two versions of the minutes of one meeting: which one counts, and what is different."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Actie, Besluit, Melding, Verslag
from pipeline.register import matching, status
from pipeline.register.matching import Wording
from pipeline.register.wording import count, listed, long_date, shortened

SAME_TEXT = 0.52  # within one meeting a corrected wording may differ a lot and still be the same action


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Indices: ``actions`` and ``decisions`` map the new version's to the old one's; ``dropped`` are the old one's that are gone."""

    actions: Mapping[int, int]
    decisions: Mapping[int, int]
    changed: tuple[int, ...]
    added: tuple[int, ...]
    dropped: tuple[int, ...]
    decisions_added: tuple[int, ...]
    decisions_dropped: tuple[int, ...]


def concept(verslag: Verslag) -> bool:
    return "concept" in verslag.bestand.lower()


def compare(old: Verslag, new: Verslag) -> Difference:
    actions = _paired([_wording(a) for a in new.acties], [_wording(a) for a in old.acties])
    decisions = _paired([Wording(b.citaat) for b in new.besluiten], [Wording(b.citaat) for b in old.besluiten])
    return Difference(
        actions=actions,
        decisions=decisions,
        changed=tuple(i for i, j in actions.items() if facts(new.acties[i]) != facts(old.acties[j])),
        added=_rest(new.acties, actions),
        dropped=_rest(old.acties, actions.values()),
        decisions_added=_rest(new.besluiten, decisions),
        decisions_dropped=_rest(old.besluiten, decisions.values()),
    )


def facts(actie: Actie) -> tuple[object, ...]:
    """What a reader of the action list sees of it."""
    return matching.tokens(actie.tekst), actie.eigenaren, actie.deadline.tot if actie.deadline else None, status.of(actie)


def same_meeting(a: Verslag, b: Verslag) -> bool:
    """Whether two sets of minutes of one body and day report one meeting: they share agenda items, or one has none."""
    left, right = ({matching.tokens(p.titel) for p in v.agenda} for v in (a, b))
    return not left or not right or len(left & right) * 3 >= min(len(left), len(right))


def notice(old: Verslag, new: Verslag, found: Difference, numbers: Mapping[int, str]) -> Melding:
    """``numbers``: the number per action of the old version."""
    parts = [
        *_part(found.changed, "actie gewijzigd", "acties gewijzigd"),
        *_part(found.dropped, "actie vervallen", "acties vervallen"),
        *_part(found.added, "actie nieuw", "acties nieuw"),
        *_part(found.decisions_dropped, "besluit vervallen", "besluiten vervallen"),
        *_part(found.decisions_added, "besluit nieuw", "besluiten nieuw"),
    ]
    gone = [f'{numbers.get(i, "")} "{shortened(old.acties[i].tekst)}"'.strip() for i in found.dropped]
    text = f"Dit is een nieuwe versie van het verslag van {long_date(new.vergadering.datum)} (eerder: {old.bestand}). "
    text += f"Verschil: {listed(parts)}." if parts else "De acties en besluiten zijn gelijk."
    text += f" Niet meer in het verslag: {listed(gone)}." if gone else ""
    return Melding(code="verslag_gecorrigeerd", tekst=text + " Nummers en wat u met de hand wijzigde, blijven staan.")


def _part(found: Sequence[int], one: str, more: str) -> list[str]:
    return [count(len(found), one, more)] if found else []


def _wording(actie: Actie) -> Wording:
    return Wording(actie.tekst, actie.eigenaren)


def _paired(new: Sequence[Wording], old: Sequence[Wording]) -> dict[int, int]:
    return dict(matching.assign(new, old, lambda i, j: SAME_TEXT).pairs)


def _rest(facts: Sequence[Actie] | Sequence[Besluit], paired: object) -> tuple[int, ...]:
    taken = set(paired)  # type: ignore[call-overload]
    return tuple(i for i in range(len(facts)) if i not in taken)
