"""The chair's draft agenda into the register: it becomes the agenda of record for that meeting."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from pipeline import followup
from pipeline.language.dates import find_dates
from pipeline.model import Conceptagenda, Conceptpunt, Melding
from pipeline.register import Register, bodies, chair, delivered
from pipeline.register.bodies import Body
from pipeline.register.chair import ADDED, ChairAgenda
from pipeline.register.wording import listed, long_date
from pipeline.rendering.dutch import clock, names
from pipeline.rendering.xmltext import one_line
from pipeline.returned.actions import background, record
from pipeline.returned.compare import compare
from pipeline.returned.findings import Taken
from pipeline.returned.items import Item, ReturnedAgenda
from pipeline.returned.values import empty

RENAMED = 0.55  # likeness of two titles, from which one is the other in other words


def take(register: Register, back: ReturnedAgenda, today: date | None = None) -> Taken:
    overleg = back.overleg or back.kenmerken.get("overleg", "").partition(" (")[0]
    body = bodies.resolve(overleg, register.bodies()) if overleg else None
    base = delivered_as(register, body, back) if body else None
    if body is None or base is None:
        return refused("Van welk overleg deze conceptagenda is, is niet te zien. Er is niets overgenomen. Zet het overleg er weer in.")
    if not back.items:
        return refused("In dit bestand vindt vervolg onder de kop 'Agenda' geen agendapunten. Er is niets overgenomen.")
    kept = chair.all_of(register.db).get(body.id, ())
    before = chair.for_meeting(kept, base)
    now, doubts = agenda_of_record(back, base, before)
    lines = [*told(base, now), *(f"Punt '{t}' is geparkeerd." for t in now.geparkeerd)]
    found = compare(back.rows, background(register, body, base.acties, base.vorige, whole=False))
    by_hand = record(register, body, found, back.bestand, today)
    fresh = before is None or replace(before, bestand="") != replace(now, bestand="")
    if fresh:
        with register.transaction():
            chair.keep(register.db, body.id, now)
    day = now.nieuwe_datum or now.datum
    kop = f"Conceptagenda van {body.naam}, {long_date(day) if day else 'datum nog te bepalen'}: "
    kop += "dit is nu de agenda die geldt." if fresh else "er is niets in veranderd."
    return Taken(
        kop=kop,
        body=body if fresh or by_hand.body else None,
        regels=(*(lines if fresh else ()), *by_hand.regels),
        meldingen=(*doubts, *_lines_apart(back, base, now), *(_older(base, before) if fresh else ()), *by_hand.meldingen),
        verslagen=delivered.minutes_behind(register, body, base.datum),
    )


def delivered_as(register: Register, body: Body, back: ReturnedAgenda) -> Conceptagenda | None:
    """The agenda as it went out; one that was never delivered is held against the one that would be now."""
    datum = back.datum or day_of(back.kenmerken.get("datum", ""), date.min)
    found = delivered.agendas(register, body, back.versie, datum)
    if found and (back.versie == found[0].versie or datum in (None, found[0].datum)):
        return found[0]
    ledger = register.latest(body.naam)
    return followup.agenda_for(ledger, body, datum) if ledger else None


def agenda_of_record(back: ReturnedAgenda, base: Conceptagenda, before: ChairAgenda | None) -> tuple[ChairAgenda, list[Melding]]:
    """``before``: the version that counted until now. What the base shows unchanged is left to the register."""
    items = [(item, point(item, base.punten)) for item in own_lines(back.items, base.punten)]
    stays = tuple(replace(p, nummer=i) for i, p in enumerate((p for item, p in items if item.fate == "houd"), start=1))
    skipped = [replace(p, nummer=0, herkomst=_bare(p)) for item, p in items if item.fate == "sla over" and p.soort != "vast"]
    on = {p.titel for p in (*stays, *skipped)}
    skipped += [p for p in (before.overgeslagen if before else ()) if p.titel not in on]
    start, end, doubts = hours(back.kenmerken.get("tijd", ""), base)
    place = back.kenmerken.get("locatie", "")
    moved, problem = meeting_day(back.kenmerken.get("datum", ""), base)
    gone = tuple(p for item, p in items if item.fate != "houd")
    seen = dict.fromkeys(replace(p, nummer=0, herkomst=_bare(p)) for p in (*(before.gezien if before else ()), *base.punten, *gone))
    changed_place = place if not empty(place) and place != one_line(base.locatie or "") else None
    return (
        ChairAgenda(
            bestand=back.bestand,
            datum=before.datum if before else base.datum,
            vorige=base.vorige,
            punten=stays,
            gezien=tuple(seen),
            geparkeerd=tuple(p.titel for item, p in items if item.fate == "parkeer"),
            overgeslagen=tuple(skipped),
            nieuwe_datum=moved or (before.nieuwe_datum if before else None),
            begintijd=start or (before.begintijd if before else None),
            eindtijd=end if start else (before.eindtijd if before else None),
            locatie=changed_place or (before.locatie if before else None),
        ),
        [*doubts, *problem],
    )


def printed(punt: Conceptpunt) -> str:
    return one_line(f"{punt.titel} – {names(punt.inleiders)}" if punt.inleiders else punt.titel)


def own_lines(items: Sequence[Item], base: Sequence[Conceptpunt]) -> list[Item]:
    """Every delivered line under the item that it stood under: one that was put between an item and its line took that line."""
    lines = [list(item.regels) for item in items]
    left = [i for i, item in enumerate(items) if not any(printed(p) == item.tekst for p in base)]
    for punt in base:
        like = difflib.get_close_matches(printed(punt), [items[i].tekst for i in left], n=1, cutoff=RENAMED)
        named = [i for i, item in enumerate(items) if item.tekst == printed(punt)] or [i for i in left if items[i].tekst in like]
        for line in map(one_line, _bare(punt)):
            own = {printed(p) for p in base if line in map(one_line, p.herkomst)}
            for i in (i for i, item in enumerate(items) if named and i not in named and item.tekst not in own and line in lines[i]):
                lines[i].remove(line)
                lines[named[0]] += [line] if line not in lines[named[0]] else []
    return [replace(item, regels=tuple(under)) for item, under in zip(items, lines, strict=True)]


def point(item: Item, base: Sequence[Conceptpunt]) -> Conceptpunt:
    """The delivered item where its line is unchanged; else what stands there, with the kind of the item that it was."""
    was = next((p for p in base if printed(p) == item.tekst), None)
    lines = tuple(line for line in item.regels if line != ADDED)
    if was:
        return replace(was, herkomst=_lines(lines, was))
    was = next((p for p in base if set(_bare(p)) & set(lines)), None)
    titel, inleiders = split(item.tekst, was)
    return Conceptpunt(nummer=0, titel=titel, inleiders=inleiders, herkomst=lines, soort=was.soort if was else "vervolg")


def _lines(lines: tuple[str, ...], was: Conceptpunt) -> tuple[str, ...]:
    """The lines of the delivered item in its own words: white space in them may have changed on paper."""
    own = {one_line(line): line for line in was.herkomst}
    return tuple(own.get(line, line) for line in lines)


def _bare(punt: Conceptpunt) -> tuple[str, ...]:
    return tuple(line for line in punt.herkomst if line != ADDED)


def split(text: str, was: Conceptpunt | None) -> tuple[str, tuple[str, ...]]:
    """Title and presenters: behind the last dash, where every part is a name, or was a presenter before."""
    titel, dash, last = text.rpartition(" – ")
    if not dash:
        return text, ()
    people = [p.strip() for p in last.replace(" en ", ", ").split(",") if p.strip()]
    known = set(was.inleiders) if was else set()
    return (titel.strip(), tuple(people)) if all(p in known or p[:1].isupper() for p in people) else (text, ())


def day_of(text: str, base: date) -> date | None:
    found = [d for d in find_dates(text, base if base > date.min else date(2000, 1, 1)) if d.van and d.van == d.tot]
    return found[0].van if len(found) == 1 else None


def meeting_day(text: str, base: Conceptagenda) -> tuple[date | None, list[Melding]]:
    """Another day for the meeting, None where it is as delivered."""
    found = day_of(text, base.datum or base.vorige or date(2000, 1, 1))
    if found == base.datum or empty(text):
        return None, []
    if found is None:
        return None, [
            Melding(code="waarde_onleesbaar", tekst=f"De datum '{text}' op de conceptagenda is niet te lezen en is niet overgenomen.")
        ]
    was = f"De vergadering stond op {long_date(base.datum)}. " if base.datum else ""
    return found, [
        Melding(
            code="vergadering_verplaatst",
            tekst=f"{was}Op de conceptagenda staat nu {long_date(found)}. Zet die dag ook bij 'data' in gremia.toml.",
        )
    ]


def hours(text: str, base: Conceptagenda) -> tuple:
    """Begin and end where somebody changed them."""
    if empty(text) or one_line(text) == clock(base.begintijd, base.eindtijd):
        return None, None, []
    wording = text if "uur" in text else f"{text} uur"
    found = [d for d in find_dates(wording, base.datum or date(2000, 1, 1)) if d.begintijd]
    if len(found) != 1:
        why = f"De tijd '{text}' op de conceptagenda is niet te lezen en is niet overgenomen. Schrijf bijvoorbeeld: 9.00 tot 11.00 uur."
        return None, None, [Melding(code="waarde_onleesbaar", tekst=why)]
    return found[0].begintijd, found[0].eindtijd, []


def told(base: Conceptagenda, now: ChairAgenda) -> Iterator[str]:
    """What is different from the agenda as delivered, a line each."""
    left, new = [printed(p) for p in base.punten], [printed(p) for p in now.punten]
    gone, added = [t for t in left if t not in new], [t for t in new if t not in left]
    titles = renamed([p for p in base.punten if printed(p) in gone], [p for p in now.punten if printed(p) in added])
    for title in gone:
        if title in titles:
            added.remove(titles[title])
            yield f"Punt '{title}' heet nu '{titles[title]}'."
        elif any(title == printed(p) for p in now.overgeslagen):
            yield f"Punt '{title}' is overgeslagen en komt op de agenda daarna."
        elif not any(title.startswith(t) for t in now.geparkeerd):
            yield f"Punt '{title}' is eraf gehaald."
    yield from (f"Punt '{title}' is erbij gezet." for title in added)
    both = [t for t in left if t in new]
    if both != [t for t in new if t in both]:
        yield "De volgorde is veranderd."
    if now.begintijd and (now.begintijd, now.eindtijd) != (base.begintijd, base.eindtijd):
        yield f"De tijd is nu {clock(now.begintijd, now.eindtijd)}."
    if now.locatie and now.locatie != base.locatie:
        yield f"De plaats is nu {now.locatie}."


def renamed(gone: Sequence[Conceptpunt], added: Sequence[Conceptpunt]) -> dict[str, str]:
    """Old title -> new one: of an item under which the same lines say where it comes from, and else of the one that is most like it."""
    found: dict[str, str] = {}
    for punt in gone:
        own = set(map(one_line, _bare(punt)))
        free = [printed(p) for p in added if printed(p) not in found.values()]
        same = [printed(p) for p in added if own & set(map(one_line, _bare(p))) and printed(p) in free]
        like = same or difflib.get_close_matches(printed(punt), free, n=1, cutoff=RENAMED)
        found |= {printed(punt): like[0]} if like else {}
    return found


def _lines_apart(back: ReturnedAgenda, base: Conceptagenda, now: ChairAgenda) -> Iterator[Melding]:
    """Lines that may have been meant as items: without the style of an item they are none."""
    known = {one_line(line) for p in base.punten for line in p.herkomst}
    style = "Is het een eigen punt? Geef de regel in Word de stijl Agendapunt en zet de agenda opnieuw in de inbox."
    for text in back.loose:
        yield Melding(code="regel_zonder_punt", tekst=f"Boven het eerste agendapunt staat '{text}'. Dat is niet overgenomen. {style}")
    for punt in now.punten:
        for line in (x for x in punt.herkomst if one_line(x) not in known):
            yield Melding(code="regel_onder_punt", tekst=f"'{line}' staat nu als toelichting onder het punt '{punt.titel}'. {style}")


def _older(base: Conceptagenda, before: ChairAgenda | None) -> list[Melding]:
    """The file was made from a version before the one that counted until now: what that one had and this one did not know of."""
    unknown = [p.titel for p in before.punten if not any(printed(p) == printed(q) for q in base.punten)] if before else []
    if not before or not unknown:
        return []
    titles = listed([f"'{t}'" for t in unknown])
    text = (
        f"Deze conceptagenda is gemaakt van een oudere versie dan {before.bestand}, die tot nu gold. Deze punten stonden alleen daarin: "
        f"{titles}. Deze conceptagenda geldt nu. Horen die punten er toch op? Zet ze er dan weer bij."
    )
    return [Melding(code="wijziging_botst", tekst=text)]


def refused(text: str) -> Taken:
    return Taken(kop="Er is niets overgenomen.", meldingen=(Melding(code="niet_overgenomen", tekst=text),))
