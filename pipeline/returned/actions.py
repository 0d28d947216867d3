"""An edited action list into the register: what a hand changed takes effect after the last minutes of the body, with its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.model import Melding, Registeractie
from pipeline.register import Edit, Register, bodies, documents, queries
from pipeline.register.bodies import Body
from pipeline.register.delivered import DeliveredList, lists
from pipeline.register.numbering import sequence
from pipeline.register.people import people
from pipeline.register.wording import count, shortened
from pipeline.rendering.dutch import short_date
from pipeline.returned.compare import compare
from pipeline.returned.findings import FIELDS, Background, Change, Found, NewAction, Taken
from pipeline.returned.rows import ReturnedList, Row

GONE = "Zet de actielijst van dat overleg uit de outbox opnieuw in de inbox, met uw wijzigingen erin."


def take(register: Register, back: ReturnedList, today: date | None = None) -> Taken:
    body = body_of(register, back.overleg, back.rows)
    if body is None:
        return _refused(f"Van welk overleg deze actielijst is, is niet te zien. Er is niets overgenomen. {GONE}")
    if last_day(register, body) is None:
        return _refused(
            f"Het verslag van {body.naam} heeft geen datum, dus is er geen moment waarop uw wijzigingen ingaan. Er is niets overgenomen. "
            "Zet de datum in het verslag, verwerk het opnieuw en pas dan de nieuwe actielijst aan."
        )
    found = changes(register, back, body)
    if not back.rows and found.meldingen:
        return _refused("In dit bestand vindt vervolg geen tabel met de koppen Nr, Wat en Status. Er is niets overgenomen. " + GONE)
    done = record(register, body, found, back.bestand, today)
    return replace(done, kop=_kop(body, done.regels))


def record(register: Register, body: Body, found: Found, bron: str, today: date | None = None) -> Taken:
    """What was found, into the register, as of the last minutes of the body. ``today``: the day on which it came in."""
    day = last_day(register, body)
    if day is None:
        return Taken(kop="", meldingen=found.meldingen)
    with register.transaction():
        named = [(action, _added(register, body, action, day, bron, today)) for action in found.new]
        refused = register.apply_edits([_edit(c, day, bron) for c in found.changes])
    lines = [line(c) for c in found.changes if c.veld != "wanneer" or not _moved(c, found)]
    lines += [f'{nummer} is nieuw: "{shortened(action.tekst)}".' for action, nummer in named]
    told = (*found.meldingen, *refused)
    return Taken(kop="", body=body if lines or told else None, regels=tuple(lines), meldingen=told)


def changes(register: Register, back: ReturnedList, body: Body) -> Found:
    """Against the version that was delivered; where a program dropped the mark, against the delivered list that is nearest to it."""
    delivered = lists(register, body, back.versie, back.datum)
    if not delivered:
        delivered = (DeliveredList(versie="", datum=back.datum, acties=queries.acties(register, overleg=body.naam, open=True)),)
    found = [compare(back.rows, background(register, body, d.acties, d.datum)) for d in delivered]
    return min(found, key=lambda f: len(f.changes) + len(f.new) + len(f.meldingen))


def background(register: Register, body: Body, base: Sequence[Registeractie], day: date | None, whole: bool = True) -> Background:
    verslagen, settings = documents.valid(register.db, body), register.settings
    return Background(
        overleg=body.naam,
        day=day or last_day(register, body) or date.min,
        base=base,
        now=lambda nummer: queries.actie(register, nummer),
        acties=queries.acties(register, overleg=body.naam),
        name=people(verslagen, settings.persoon, settings.of(body)).name,
        taken=frozenset((e.nummer, e.veld, e.waarde) for e in documents.edits(register.db, body)),
        whole=whole,
    )


def body_of(register: Register, overleg: str | None, rows: Sequence[Row]) -> Body | None:
    """By the mark, else the body that most numbers on the list belong to."""
    if overleg:
        return bodies.resolve(overleg, register.bodies())
    found = [a.overleg for row in rows if row.nummer and (a := queries.actie(register, row.nummer))]
    most = max(sorted(set(found)), key=found.count, default=None)
    return next((b for b in register.bodies() if b.naam == most), None)


def last_day(register: Register, body: Body) -> date | None:
    days = [v.vergadering.datum for v in documents.valid(register.db, body) if v.vergadering.datum]
    return max(days, default=None)


def finish(register: Register, nummer: str) -> Taken:
    """``vervolg gereed``: one action set to finished by hand. Raises nothing: a number that is not there is said in ``kop``."""
    actie = queries.actie(register, nummer)
    body = next((b for b in register.bodies() if actie and b.naam == actie.overleg), None)
    day = last_day(register, body) if body else None
    if actie is None or body is None or day is None:
        return _refused(f"Nummer {nummer.upper()} staat niet in het register. Kijk welk nummer u bedoelt met: vervolg acties --open")
    if actie.status == "gereed":
        return Taken(kop=f'{actie.nummer} "{shortened(actie.tekst)}" was al gereed.')
    change = Change(nummer=actie.nummer, veld="status", waarde="gereed", was=actie.status, nu="gereed")
    refused = register.apply_edits([_edit(change, day, "met de hand, vervolg gereed")])
    return Taken(kop=f'{actie.nummer} "{shortened(actie.tekst)}" is nu gereed; de status was {actie.status}.', body=body, meldingen=refused)


def _added(register: Register, body: Body, action: NewAction, day: date, bron: str, today: date | None) -> str:
    source = f"handmatig toegevoegd op {short_date(today)}" if today else f"handmatig toegevoegd in {bron}"
    nummer = register.add(body.naam, action.tekst, day, source)
    register.apply_edits([Edit(nummer=nummer, veld=v, waarde=w, datum=day, bron=bron) for v, w in action.fields])
    return nummer


def _edit(change: Change, day: date, bron: str) -> Edit:
    return Edit(nummer=change.nummer, veld=change.veld, waarde=change.waarde, datum=day, bron=bron)


def line(change: Change) -> str:
    if change.veld == "zelfde_als":
        stays, goes = sorted((change.nummer, change.waarde), key=sequence)
        return f"{goes} is dezelfde actie als {stays} en gaat onder dat nummer verder."
    if change.veld == "te_bevestigen":
        return f"{change.nummer} is {'weer te bevestigen' if change.waarde == 'ja' else 'bevestigd'}."
    now, was = (f"'{shortened(text)}'" if text else "leeg" for text in (change.nu, change.was))
    return f"{change.nummer}, {FIELDS.get(change.veld, 'Wanneer')}: nu {now}, was {was}."


def _moved(change: Change, found: Found) -> bool:
    return any(c.nummer == change.nummer and c.veld == "deadline" for c in found.changes)


def _kop(body: Body, lines: Sequence[str]) -> str:
    if not lines:
        return f"Actielijst van {body.naam}: er is niets in veranderd."
    return f"Actielijst van {body.naam}: {count(len(lines), 'wijziging', 'wijzigingen')} overgenomen."


def _refused(text: str) -> Taken:
    return Taken(kop="Er is niets overgenomen.", meldingen=(Melding(code="niet_overgenomen", tekst=text),))
