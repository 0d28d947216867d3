"""What the terminal says: plain Dutch sentences on what became of each file, and the facts of one file with their sources."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from pipeline import workfolder
from pipeline.model import (
    Actie,
    Agendapunt,
    Besluit,
    Datumvermelding,
    Deelnemer,
    Dossier,
    Jaarplan,
    Melding,
    Registeractie,
    Registerbesluit,
    Spreker,
    Verslag,
    Vindplaats,
)
from pipeline.papers import Outcome
from pipeline.register.queries import Treffer
from pipeline.rendering.doubts import gathered, wording
from pipeline.rendering.dutch import clock, day_month_year, deadline, long_date, names, short_date, state, vague

WIDTH = 100


def outcome_lines(outcome: Outcome, workplace: Path) -> Iterator[str]:
    """The report of one file: what was done and made, what a person must look at, what failed and what to do next."""
    yield outcome.name
    yield from _wrapped(_headline(outcome, workplace))
    for change in outcome.changes:
        yield from _wrapped(change, bullet="- ")
    if outcome.folder:
        yield from _wrapped(f"Gemaakt in {outcome.folder.as_posix()}: {', '.join(outcome.made)}.")
    for folder in outcome.also:
        plan = ", met wat dit kwartaal bij de activiteiten van het jaarplan hoort" if folder.name.startswith("jaarplan") else ""
        yield from _wrapped(f"Bijgewerkt: {folder.as_posix()}{plan}.")
    if outcome.kept:
        copies = ", ".join(path.name for path in outcome.kept)
        yield from _wrapped(f"In die map had iemand met de hand gewerkt. Dat werk is bewaard als: {copies}. Neem zelf over wat nog geldt.")
    if outcome.meldingen:
        yield from _wrapped("Kijk hier nog naar:")
        yield from _meldingen(outcome.meldingen)
    if outcome.stays and outcome.state in ("verwerkt", "al verwerkt"):
        yield from _wrapped(
            "Het bestand staat nog in de inbox, omdat een ander programma het vasthoudt. Sluit het daar; "
            "de volgende keer wordt het verplaatst."
        )


def summary_line(outcomes: Sequence[Outcome]) -> str:
    """``Klaar: 4 bestanden verwerkt, 1 mislukt.``"""
    if not outcomes:
        return "Er staat niets nieuws in de inbox."
    counts = {state: sum(o.state == state for o in outcomes) for state in ("verwerkt", "al verwerkt", "wacht", "mislukt")}
    words = {"verwerkt": "verwerkt", "al verwerkt": "al eerder verwerkt", "wacht": "nog niet gedaan", "mislukt": "mislukt"}
    return "Klaar: " + ", ".join(f"{_count(n, 'bestand', 'bestanden')} {words[s]}" for s, n in counts.items() if n) + "."


def _headline(outcome: Outcome, workplace: Path) -> str:
    if outcome.state == "mislukt":
        where = "Het bestand blijft in de inbox." if outcome.stays else "Het bestand staat in inbox/mislukt, met de reden ernaast."
        return f"Niet verwerkt. {outcome.remark} {where}"
    if outcome.state == "wacht":
        return f"Nog niet verwerkt. {outcome.remark}"
    if outcome.state == "al verwerkt":
        command = f"vervolg run --map {workfolder.typed(workplace)} --opnieuw"
        again = f"Wilt u de stukken toch opnieuw? Zet het bestand weer in de inbox en geef: {command}"
        return f"Dit bestand is al eens verwerkt; er is niets opnieuw gemaakt. {again}"
    return _found(outcome.facts, outcome.subject) if outcome.facts else outcome.remark


def _found(facts: Verslag | Jaarplan, subject: Dossier | None) -> str:
    """With as many actions and decisions as the lists show: a sentence and its row in the minutes are one action."""
    if isinstance(facts, Verslag):
        meeting, shown = facts.vergadering, subject or facts
        body, day = meeting.overleg or "een onbekend overleg", long_date(meeting.datum) if meeting.datum else "een onbekende dag"
        items = _count(sum(item.niveau == 1 for item in facts.agenda), "agendapunt", "agendapunten")
        listed = names([*_listed(shown.besluiten, "besluit", "besluiten"), *_listed(shown.acties, "actie", "acties")])
        return f"Verslag van {body}, {day}: {items}. In de lijsten: {listed}.{_next(facts)}"
    if isinstance(facts, Jaarplan):
        bodies = _count(len(facts.gremia), "overleg", "overleggen")
        return f"Jaarplan {facts.jaar or 'zonder jaar'}: {bodies}, {_count(len(facts.activiteiten), 'activiteit', 'activiteiten')}."
    return "Verwerkt."


def _listed(facts: Sequence[Actie | Besluit] | Sequence[Registeractie | Registerbesluit], one: str, more: str) -> Iterator[str]:
    """As the tables have them: those in doubt stand apart."""
    unsure = sum(fact.te_bevestigen for fact in facts)
    yield _count(len(facts) - unsure, one, more)
    if unsure:
        yield f"{_count(unsure, one, more)} om te bevestigen"


def _next(facts: Verslag) -> str:
    following = facts.volgende_vergadering
    return f" Volgende vergadering: {long_date(following.datum)}." if following and following.datum else ""


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _meldingen(meldingen: Iterable[Melding]) -> Iterator[str]:
    """Each doubt with its sentence; many of one kind as one, with the sentences below it."""
    for group in gathered(meldingen):
        if len(group) == 1:
            yield from _melding(group[0])
            continue
        yield from _wrapped(wording(group), bullet="- ")
        for melding in group:
            where = f"punt {melding.agendapunt}: " if melding.agendapunt else ""
            yield from _wrapped(f"{where}“{_short(melding.citaat)}”", bullet="- ", indent=4)


def _melding(melding: Melding) -> Iterator[str]:
    """What is a list in it stays one."""
    where = f"Punt {melding.agendapunt}: " if melding.agendapunt else ""
    quote = f" “{_short(melding.citaat)}”" if melding.citaat else ""
    first, *rest = f"{where}{melding.tekst}{quote}".splitlines()
    yield from _wrapped(first, bullet="- ")
    for line in rest:
        yield from _wrapped(line.removeprefix("- "), bullet="- " if line.startswith("- ") else "", indent=4)


def _short(text: str, length: int = 160) -> str:
    return textwrap.shorten(text, length, placeholder=" ...")


def _wrapped(text: str, *, bullet: str = "", indent: int = 2) -> Iterator[str]:
    start = " " * indent + bullet
    lines = textwrap.wrap(" ".join(text.split()), WIDTH, initial_indent=start, subsequent_indent=" " * len(start), break_on_hyphens=False)
    yield from lines or [start.rstrip()]


def fact_lines(facts: Verslag | Jaarplan) -> Iterator[str]:
    """Everything found in one file, each fact with its place, the very sentence and why it was taken for that."""
    yield f"{facts.bestand}: {facts.soort}"
    yield from _minutes(facts) if isinstance(facts, Verslag) else _plan(facts)
    yield from _part("Meldingen: kijk hier nog naar", [_melding(m) for m in facts.meldingen])


def _minutes(facts: Verslag) -> Iterator[str]:
    yield from _part("Vergadering", [_wrapped(f"{label}: {value}") for label, value in _meeting(facts)])
    yield from _part("Aanwezig", [_wrapped(_person(p)) for p in facts.aanwezig])
    yield from _part("Afwezig", [_wrapped(_person(p)) for p in facts.afwezig])
    yield from _part("Agenda", [_wrapped(_item(item), indent=2 * item.niveau) for item in facts.agenda])
    yield from _part("Sprekers", [_speaker(s) for s in facts.sprekers])
    yield from _part("Besluiten", [_decision(b) for b in facts.besluiten])
    yield from _part("Acties", [_action(a) for a in facts.acties])
    yield from _part("Datums", [_wrapped(_date(d)) for d in facts.datums])


def _meeting(facts: Verslag) -> Iterator[tuple[str, str]]:
    meeting, following = facts.vergadering, facts.volgende_vergadering
    yield "overleg", meeting.overleg or "niet gevonden"
    yield "datum", long_date(meeting.datum) if meeting.datum else "niet gevonden"
    yield "tijd", clock(meeting.begintijd, meeting.eindtijd) if meeting.begintijd else "niet gevonden"
    for label in ("locatie", "voorzitter", "notulist"):
        yield label, getattr(meeting, label) or "niet gevonden"
    yield "volgende vergadering", long_date(following.datum) if following and following.datum else "niet gevonden"


def _person(person: Deelnemer) -> str:
    return _with(person.naam, ", ".join(filter(None, (person.organisatie, person.rol))))


def _item(item: Agendapunt) -> str:
    presenters = f" – {', '.join(item.inleiders)}" if item.inleiders else ""
    attachments = f" [{'; '.join(item.bijlagen)}]" if item.bijlagen else ""
    return f"{item.nummer + '.' if item.nummer else '-'} {item.titel}{presenters}{attachments}"


def _date(found: Datumvermelding) -> str:
    return f"{found.tekst}: {_with(_days(found.van, found.tot), found.overleg)}"


def _speaker(speaker: Spreker) -> Iterator[str]:
    yield from _wrapped(speaker.naam, bullet="- ")
    for said in speaker.uitspraken:
        yield from _wrapped(f"{_place(said.vindplaats, said.agendapunt)}: “{said.citaat}”", indent=4)


def _decision(fact: Besluit) -> Iterator[str]:
    yield from _wrapped(fact.tekst, bullet="- ")
    yield from _source(fact)


def _action(fact: Actie) -> Iterator[str]:
    yield from _wrapped(fact.tekst, bullet="- ")
    when = f"{fact.deadline.tekst} ({_days(fact.deadline.van, fact.deadline.tot)})" if fact.deadline else "geen termijn"
    yield from _wrapped(f"wie: {', '.join(fact.eigenaren) or 'niet genoemd'}; wanneer: {when}; status: {fact.status}", indent=4)
    yield from _source(fact)


def _source(fact: Actie | Besluit) -> Iterator[str]:
    yield from _wrapped(f"bron: {_place(fact.vindplaats, fact.agendapunt)}: “{fact.citaat}”", indent=4)
    for other in fact.ook:
        yield from _wrapped(f"ook: “{other}”", indent=4)
    sure = f"zekerheid {fact.zekerheid:.0%}{', te bevestigen' if fact.te_bevestigen else ''}"
    yield from _wrapped(f"waarom: {fact.grond or 'niet vastgelegd'} ({sure})", indent=4)


def _place(place: Vindplaats, item: str | None) -> str:
    page = f"blz. {place.bladzijde}, " if place.bladzijde else ""
    return f"{page}{f'punt {item}' if item else f'blok {place.blok}'}"


def _days(first: date | None, last: date | None) -> str:
    days = [day_month_year(day) for day in dict.fromkeys((first, last)) if day]
    return " t/m ".join(days) or "geen vaste dag"


def _plan(plan: Jaarplan) -> Iterator[str]:
    yield from _part("Plan", [_wrapped(f"titel: {plan.titel or 'niet gevonden'}"), _wrapped(f"jaar: {plan.jaar or 'niet gevonden'}")])
    yield from _part("Overleggen", [_wrapped(f"{_with(g.naam, g.afkorting)}: {_short(g.taak or '-')}") for g in plan.gremia])
    yield from _part("Werkgroepen", [_wrapped(name) for name in plan.werkgroepen])
    yield from _part("Thema's", [_wrapped(name) for name in plan.themas])
    activities = [f"{_with(a.titel, a.rol)}: {_short(a.resultaat or '-')}" for a in plan.activiteiten]
    yield from _part("Activiteiten", [_wrapped(activity, bullet="- ") for activity in activities])
    yield from _part("Terugkerend", [_wrapped(f"{t.frequentie}: “{t.citaat}”", bullet="- ") for t in plan.terugkerend])
    yield from _part("Begrippen", [_wrapped(f"{b.term}: {_short(b.uitleg)}") for b in plan.begrippen])
    yield from _part("Afkortingen", [_wrapped(f"{a.kort}: {a.lang}") for a in plan.afkortingen])


def _with(name: str, extra: str | None) -> str:
    return f"{name} ({extra})" if extra else name


def action_lines(actions: Sequence[Registeractie]) -> Iterator[str]:
    rows = [(a.nummer, f"{a.tekst}\n({a.bron})", names(a.eigenaren, "niemand genoemd"), _due(a), _state(a)) for a in actions]
    yield from _table(("Nr", "Wat", "Wie", "Wanneer", "Status"), (9, 38, 18, 12, 15), rows)
    yield _count(len(actions), "actie", "acties") + " gevonden."


def _state(action: Registeractie) -> str:
    return f"{state(action)}\n(te bevestigen)" if action.te_bevestigen else state(action)


def _due(action: Registeractie) -> str:
    return f"{deadline(action)}\n({short_date(action.deadline)})" if vague(action) else deadline(action)


def decision_lines(decisions: Sequence[Registerbesluit]) -> Iterator[str]:
    rows = [(d.nummer, d.tekst, d.overleg, day_month_year(d.datum, "onbekend"), d.bron) for d in decisions]
    yield from _table(("Nr", "Besluit", "Overleg", "Datum", "Bron"), (9, 37, 16, 12, 18), rows)
    yield _count(len(decisions), "besluit", "besluiten") + " gevonden."


def _table(heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Columns of a fixed width, two spaces apart, in characters that every console has; a line of a cell stays a line."""
    yield "  ".join(f"{head:{width}}" for head, width in zip(heads, widths, strict=True)).rstrip()
    yield "  ".join("-" * width for width in widths)
    for row in rows:
        pairs = zip(row, widths, strict=True)
        cells = [[part for line in text.split("\n") for part in textwrap.wrap(line, width) or [""]] for text, width in pairs]
        for i in range(max(map(len, cells))):
            yield "  ".join(f"{cell[i] if i < len(cell) else '':{w}}" for cell, w in zip(cells, widths, strict=True)).rstrip()


def by_hand_lines(outcome: Outcome) -> Iterator[str]:
    """What was changed by hand from the command line."""
    yield from _wrapped(outcome.remark, indent=0)
    if outcome.folder:
        yield from _wrapped(f"Bijgewerkt: {outcome.folder.as_posix()}.")
    if outcome.kept:
        copies = ", ".join(path.name for path in outcome.kept)
        yield from _wrapped(f"In die map had iemand met de hand gewerkt. Dat werk is bewaard als: {copies}.")
    yield from _meldingen(outcome.meldingen)


def agenda_lines(outcome: Outcome) -> Iterator[str]:
    """A draft agenda that was asked for."""
    for name in outcome.made:
        yield f"De conceptagenda staat in {outcome.folder / name if outcome.folder else name}."
    for copy in outcome.kept:
        yield from _wrapped(f"Daar stond een versie waarin iemand had gewerkt. Die is bewaard als {copy.name}.", indent=0)
    yield from _meldingen(outcome.meldingen)


def hit_lines(hits: Sequence[Treffer]) -> Iterator[str]:
    for hit in hits:
        yield from _wrapped(f"{hit.nummer or hit.soort}  {hit.tekst}", indent=0)
        yield from _wrapped(f"{hit.overleg}, {day_month_year(hit.datum) if hit.datum else 'zonder datum'}; bron: {hit.bron}", indent=4)
    yield _count(len(hits), "plaats", "plaatsen") + " gevonden."


def _part(title: str, facts: Iterable[Iterable[str]]) -> Iterator[str]:
    lines = [list(fact) for fact in facts]
    if lines:
        yield ""
        yield f"{title} ({len(lines)})" if title not in ("Vergadering", "Plan") else title
        for fact in lines:
            yield from fact
