"""Two versions of the minutes of one meeting: which one counts, and what is different."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Actie, Besluit, Melding, Verslag
from pipeline.register import matching, status, twice
from pipeline.register.matching import Wording
from pipeline.register.wording import count, listed, long_date, shortened

SAME_TEXT = 0.52  # within one meeting a corrected wording may differ a lot and still be the same action

Numbers = Mapping[int, str]  # index of an action in a set of minutes -> its number


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Indices: ``actions`` and ``decisions`` map the new version's to the old one's."""

    actions: Mapping[int, int]
    decisions: Mapping[int, int]
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


def notice(old: Verslag, new: Verslag, found: Difference, was: Numbers, now: Numbers) -> Melding:
    """What a reader of the lists sees of the difference. ``was``, ``now``: the numbers per action of the old and the new version.

    An action is gone, new or changed as a whole: a sentence beside its row that was dropped or reworded says nothing by itself.
    """
    before, after = _by_number(old, was), _by_number(new, now)
    changed = [n for n in after if n in before and facts(after[n]) != facts(before[n])]
    gone, added = [n for n in before if n not in after], [n for n in after if n not in before]
    parts = [
        *_part(changed, "actie gewijzigd", "acties gewijzigd"),
        *_part(gone, "actie vervallen", "acties vervallen"),
        *_part(added, "actie nieuw", "acties nieuw"),
        *_part(found.decisions_dropped, "besluit vervallen", "besluiten vervallen"),
        *_part(found.decisions_added, "besluit nieuw", "besluiten nieuw"),
    ]
    lines = [f"- gewijzigd: {_named(n, after)}{_what(before[n], after[n])}" for n in changed]
    lines += [f"- niet meer in het verslag: {_named(n, before)}" for n in gone] + [f"- nieuw: {_named(n, after)}" for n in added]
    text = f"Dit is een nieuwe versie van het verslag van {long_date(new.vergadering.datum)} (eerder: {old.bestand}). "
    text += f"Verschil: {listed(parts)}." if parts else "De acties en besluiten zijn gelijk."
    text += "".join(f"\n{line}" for line in lines) + ("\n" if lines else " ")
    return Melding(code="verslag_gecorrigeerd", tekst=text + "Nummers en wat u met de hand wijzigde, blijven staan.")


def _by_number(verslag: Verslag, numbers: Numbers) -> dict[str, Actie]:
    """Per number what the list shows of it: its row, else the first sentence, with who and when from the others where it has none."""
    found: dict[str, Actie] = {}
    for i, actie in sorted(enumerate(verslag.acties), key=lambda pair: not status.in_table(pair[1])):
        if i in numbers:
            one = found.setdefault(numbers[i], actie)
            found[numbers[i]] = replace(one, eigenaren=one.eigenaren or actie.eigenaren, deadline=one.deadline or actie.deadline)
    return found


def _named(nummer: str, actions: Mapping[str, Actie]) -> str:
    return f'{nummer} "{shortened(actions[nummer].tekst)}"'


def _what(was: Actie, now: Actie) -> str:
    """The fields that the list shows otherwise: " (wanneer: nu 6 november 2026, was 30 oktober 2026)"."""
    pairs = (
        ("wie", listed(was.eigenaren), listed(now.eigenaren)),
        ("wanneer", _due(was), _due(now)),
        ("status", status.of(was), status.of(now)),
    )
    told = [f"{name}: nu {y or 'leeg'}, was {x or 'leeg'}" for name, x, y in pairs if x != y]
    return f" ({'; '.join(told)})" if told else ""


def _due(actie: Actie) -> str:
    if actie.deadline is None:
        return ""
    return long_date(actie.deadline.tot) if actie.deadline.tot else actie.deadline.tekst


def _part(found: Sequence[object], one: str, more: str) -> list[str]:
    return [count(len(found), one, more)] if found else []


def _wording(actie: Actie) -> Wording:
    return Wording(actie.tekst, actie.eigenaren)


def _paired(new: Sequence[Wording], old: Sequence[Wording]) -> dict[int, int]:
    """By likeness; then what is left without the days in it: in a corrected version a day may be all that changed."""
    pairs = dict(matching.assign(new, old, lambda i, j: SAME_TEXT).pairs)
    left, free = ([i for i in range(len(side)) if i not in taken] for side, taken in ((new, set(pairs)), (old, set(pairs.values()))))
    again = matching.assign([twice.undated(new[i]) for i in left], [twice.undated(old[j]) for j in free], lambda i, j: SAME_TEXT)
    return pairs | {left[i]: free[j] for i, j in again.pairs}


def _rest(facts: Sequence[Actie] | Sequence[Besluit], paired: object) -> tuple[int, ...]:
    taken = set(paired)  # type: ignore[call-overload]
    return tuple(i for i in range(len(facts)) if i not in taken)
