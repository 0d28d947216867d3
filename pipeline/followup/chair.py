"""A draft agenda as the register computes it, under the version that the chair sent back. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.model import Conceptagenda, Conceptpunt, Melding, Verslag
from pipeline.register import Ledger, chair, matching
from pipeline.register.bodies import Body
from pipeline.register.chair import ADDED, ChairAgenda
from pipeline.register.wording import listed, long_date

LIKE = 0.75  # shared words of two titles for one subject
HANDLED = 0.5  # of the words of an agenda item, in the title of an item of the minutes


def as_returned(agenda: Conceptagenda, agendas: Sequence[ChairAgenda]) -> Conceptagenda:
    """The chair's version with what is new since, marked; the computed one, less what was parked, where none came back."""
    record = chair.for_meeting(agendas, agenda)
    off = chair.parked(agendas)
    if record is None:
        return replace(agenda, punten=renumbered([p for p in agenda.punten if not any(same(p.titel, t) for t in off)]))
    known = (*record.punten, *record.gezien)
    new = [p for p in agenda.punten if p.soort != "vast" and not any(alike(p, k) for k in known) and not any(same(p.titel, t) for t in off)]
    at = next((i for i, p in enumerate(record.punten) if closing(p.titel)), len(record.punten))
    added = [replace(p, herkomst=(ADDED, *p.herkomst)) for p in new]
    begintijd, eindtijd = (record.begintijd, record.eindtijd) if record.begintijd else (agenda.begintijd, agenda.eindtijd)
    return replace(
        agenda,
        datum=record.nieuwe_datum or agenda.datum,
        punten=renumbered([*record.punten[:at], *added, *record.punten[at:]]),
        begintijd=begintijd,
        eindtijd=eindtijd,
        locatie=record.locatie or agenda.locatie,
    )


def skipped(agendas: Sequence[ChairAgenda], met: Sequence[date], latest: date | None) -> list[Conceptpunt]:
    """What the agenda of the last meeting skipped: it comes back on the one after. ``met``: days of meetings up to ``latest``."""
    last: dict[date, ChairAgenda] = {}
    for agenda in agendas:
        planned = agenda.nieuwe_datum or agenda.datum
        after = [d for d in met if (d >= planned if planned else agenda.vorige is None or d > agenda.vorige)]
        if after:
            last[min(after)] = agenda
    record = last.get(latest) if latest else None
    return [replace(p, herkomst=p.herkomst or (_skipped(p, latest),)) for p in record.overgeslagen] if record else []


def _skipped(punt: Conceptpunt, held: date | None) -> str:
    return f"'{punt.titel}' is overgeslagen op de agenda van {long_date(held)}."


def renumbered(punten: Sequence[Conceptpunt]) -> tuple[Conceptpunt, ...]:
    return tuple(replace(p, nummer=i) for i, p in enumerate(punten, start=1))


def closing(titel: str) -> bool:
    return titel.lower().startswith(("rondvraag", "sluiting", "afsluiting", "w.v.t.t.k", "wvttk"))


def alike(a: Conceptpunt, b: Conceptpunt) -> bool:
    """One subject: it comes from the same sentence, or the titles share nearly all words."""
    return bool(set(a.herkomst) & set(b.herkomst) - {ADDED}) or same(a.titel, b.titel)


def same(a: str, b: str) -> bool:
    left, right = set(matching.tokens(a)), set(matching.tokens(b))
    return bool(left and right) and (left == right or len(left & right) / len(left | right) >= LIKE)


def not_handled(ledger: Ledger) -> list[Melding]:
    """Items of the agenda of record that these minutes do not have. Standing items and what the chair took off are not asked about."""
    verslag = ledger.verslag
    day, own = verslag.vergadering.datum, ledger.chair.get(ledger.body.id, ())
    record = next((r for r in reversed(own) if day and day == (r.nieuwe_datum or r.datum)), None)
    if record is None:
        return []
    left = [p.titel for p in record.punten if p.soort != "vast" and not closing(p.titel) and not handled(p, verslag)]
    if not left:
        return []
    titles = listed([f"'{t}'" for t in left])
    text = (
        f"Op de agenda van {long_date(day)} ({record.bestand}) stond ook: {titles}. In dit verslag vindt vervolg dat niet terug. "
        "Is het doorgeschoven? Zet het dan op de volgende conceptagenda."
    )
    return [Melding(code="agendapunt_niet_in_verslag", tekst=text)]


def handled(punt: Conceptpunt, verslag: Verslag) -> bool:
    words = {t.stem for t in matching.content(matching.Wording(punt.titel))}
    if not words:
        return True
    if any(_share(words, item.titel) >= HANDLED or _within(item.titel, words) for item in verslag.agenda):
        return True
    said = (*(b.citaat for b in verslag.besluiten), *(a.citaat for a in verslag.acties))
    return any(_share(words, sentence) > HANDLED for sentence in said)  # one word of two is no subject


def _within(titel: str, words: set[str]) -> bool:
    """Whether the minutes name the item in fewer words: "Burendag: dag prikken" became "Burendag"."""
    named = {t.stem for t in matching.content(matching.Wording(titel))}
    return bool(named) and named <= words and not matching.standing(titel)


def _share(words: set[str], text: str) -> float:
    return len(words & {t.stem for t in matching.content(matching.Wording(text))}) / len(words)


def set_aside(ledger: Ledger, body: Body) -> list[Melding]:
    """What a chair parked is named every time, so that it is not lost."""
    off = chair.parked(ledger.chair.get(body.id, ()))
    if not off:
        return []
    titles = listed([f"'{t}'" for t in off])
    text = f"Geparkeerd op een conceptagenda die terugkwam: {titles}. Mag het weer? Zet het punt dan op de volgende conceptagenda."
    return [Melding(code="punt_geparkeerd", tekst=text)]
