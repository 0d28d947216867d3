"""What minutes send to a later meeting, of their own body or of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline import resources
from pipeline.followup.titles import capital, title
from pipeline.model import Actie, Agendapunt, Datumvermelding, Terugkeer, Terugkomst, Verslag, Vindplaats
from pipeline.register import matching
from pipeline.register.bodies import Body, is_own, resolve
from pipeline.register.matching import Wording
from pipeline.register.people import printed
from pipeline.register.wording import long_date, shortened

Period = tuple[date, date]  # first and last day
Target = tuple[Body, date | None, Period | None]
ON_PAPER = re.compile(r"\b(?:schriftelijk|per\s+(?:e-?mail|mail|brief|memo)|via\s+de\s+(?:e-?mail|mail))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """A subject for the meeting of ``body`` on ``datum`` (None: its next one).

    ``keys``: (sha256, index) of the actions behind it. ``firm``: the sentence itself says when. ``period``: it says only roughly
    when, and ``datum`` is the first meeting known in that period.
    """

    body: int
    datum: date | None
    titel: str
    inleiders: tuple[str, ...] = ()
    herkomst: tuple[str, ...] = ()
    keys: tuple[tuple[str, int], ...] = ()
    blocks: tuple[tuple[str, int], ...] = ()
    item: tuple[str, str | None] = ("", None)
    firm: bool = False
    period: Period | None = None


def referrals(verslag: Verslag, own: Body, bodies: Sequence[Body]) -> list[Referral]:
    """In the order of the text, duplicates on one subject merged."""
    sent = [r for i in range(len(verslag.acties)) if (r := by_action(verslag, i, own, bodies))]
    tasks = [a.vindplaats for a in verslag.acties if a.terugkeer or a.status == "gereed"]
    sent += [r for t in verslag.terugkomsten if not inside(t.vindplaats, tasks) and (r := by_sentence(verslag, t, own, bodies))]
    covered = {b for r in sent for b in r.blocks} | {(verslag.sha256, t.vindplaats.blok) for t in verslag.terugkomsten}
    sent += [r for d in verslag.datums if (verslag.sha256, d.vindplaats.blok) not in covered and (r := by_date(verslag, d, own, bodies))]
    return merged(sorted(sent, key=lambda r: r.blocks[0][1]))


def by_action(verslag: Verslag, index: int, own: Body, bodies: Sequence[Body]) -> Referral | None:
    actie = verslag.acties[index]
    if actie.status == "gereed":
        return None
    target = destination(actie, verslag, own, bodies)
    if target is None:
        return None
    body, datum, period = target
    item = item_of(verslag, actie.agendapunt)
    before = preceding(verslag, index)
    sentence = actie.terugkeer.tekst if actie.terugkeer and actie.terugkeer.tekst else actie.tekst
    told = next((t.ervoor for t in verslag.terugkomsten if inside(t.vindplaats, [actie.vindplaats])), "") or last_sentence(
        pointed_at(actie)
    )
    titel = title(sentence, subject_item(item), before.tekst if before else None, names(verslag), told)
    by = before.eigenaren if before and titel != title(sentence, subject_item(item), None, names(verslag), told) else ()
    return Referral(
        body=body.id,
        datum=datum,
        titel=titel,
        inleiders=actie.eigenaren or by or presenters(item, titel),
        herkomst=(origin(verslag, own, body, actie.agendapunt, actie.citaat),),
        keys=((verslag.sha256, index),),
        blocks=((verslag.sha256, actie.vindplaats.blok),),
        firm=bool(actie.deadline or (actie.terugkeer and actie.terugkeer.datum)),
        item=(verslag.sha256, actie.agendapunt),
        period=period,
    )


def pointed_at(actie: Actie) -> str:
    """What was said just before, as extraction put it behind the text: (over: “Burendag, gaan we die nog houden?”)."""
    quoted = re.search(r"\(over: “(.+)”\)$", actie.tekst)
    return quoted[1] if quoted else actie.ervoor


def last_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s+", text.strip())[-1]


def inside(place: Vindplaats, others: Iterable[Vindplaats]) -> bool:
    return any(place.blok == o.blok and place.van < o.tot and o.van < place.tot for o in others)


def by_sentence(verslag: Verslag, sent: Terugkomst, own: Body, bodies: Sequence[Body]) -> Referral | None:
    """What a sentence sends on that is no action; what is in doubt stays a Melding."""
    target = meeting(sent.terugkeer, verslag, own, bodies) if sent.zeker else None
    if target is None:
        return None
    body, datum, period = target
    item = item_of(verslag, sent.agendapunt)
    titel = title(sent.citaat, subject_item(item), names=names(verslag), told=sent.ervoor)
    return Referral(
        body=body.id,
        datum=datum,
        titel=titel,
        inleiders=presenters(item, titel),
        herkomst=(origin(verslag, own, body, sent.agendapunt, sent.citaat),),
        blocks=((verslag.sha256, sent.vindplaats.blok),),
        firm=sent.terugkeer.datum is not None,
        item=(verslag.sha256, sent.agendapunt),
        period=period,
    )


def presenters(item: Agendapunt | None, titel: str) -> tuple[str, ...]:
    """Who presented the item presents it again, but only that very subject: under one item minutes may treat several."""
    if item is None:
        return ()
    subject = set(re.findall(r"\w{4,}", item.titel.lower()))
    return item.inleiders if subject & set(re.findall(r"\w{4,}", titel.lower())) else ()


def meeting(back: Terugkeer, verslag: Verslag, own: Body, bodies: Sequence[Body]) -> Target | None:
    """The body, the day and the period that a subject returns at.

    None for a body that is not known, for a day in the past, and for an answer in writing, which needs no meeting.
    """
    held = verslag.vergadering.datum
    body = meant(back.overleg, own, bodies) if back.overleg else own
    if body is None or ON_PAPER.search(back.tekst or ""):
        return None
    if back.van and back.tot:
        return (body, None, (back.van, back.tot)) if held is None or back.tot > held else None
    when = back.datum or announced(verslag, body, bodies)
    return (body, when, None) if when is None or held is None or when > held else None


def meant(name: str, own: Body, bodies: Sequence[Body]) -> Body | None:
    """The body that minutes of ``own`` call so."""
    return resolve(name, bodies) or (own if is_own(name, own) else None)


def destination(actie: Actie, verslag: Verslag, own: Body, bodies: Sequence[Body]) -> Target | None:
    """The meeting that an action sends its subject to, if any; never one in the past."""
    held = verslag.vergadering.datum
    if actie.terugkeer:
        return meeting(actie.terugkeer, verslag, own, bodies)
    deadline = actie.deadline
    if deadline is None or deadline.tot is None or deadline.van != deadline.tot or (held and deadline.tot <= held):
        return None
    if deadline.overleg and (body := resolve(deadline.overleg, bodies)):
        return body, deadline.tot, None
    return (own, deadline.tot, None) if "agenda" in actie.citaat.lower() and deadline.tot == announced(verslag, own, bodies) else None


def announced(verslag: Verslag, body: Body, bodies: Sequence[Body]) -> date | None:
    """The date that these minutes give for the next meeting of a body: as announced, else the first day in the future that names it."""
    held = verslag.vergadering.datum
    following = verslag.volgende_vergadering
    if following and following.datum and (not following.overleg or resolve(following.overleg, bodies) == body):
        own = verslag.vergadering.overleg
        if following.overleg or (own and resolve(own, bodies) == body):
            return following.datum
    named = [(d.overleg, d.van) for d in verslag.datums if d.overleg and d.van and d.van == d.tot]
    back = [a.terugkeer for a in verslag.acties if a.terugkeer and not ON_PAPER.search(a.terugkeer.tekst or "")]
    named += [(t.overleg, t.datum) for t in back if t.overleg and t.datum]
    here = resolve(verslag.vergadering.overleg, bodies) if verslag.vergadering.overleg else None
    ours = [when for name, when in named if (meant(name, here, bodies) if here else resolve(name, bodies)) == body]
    return min((when for when in ours if held is None or when > held), default=None)


def by_date(verslag: Verslag, mention: Datumvermelding, own: Body, bodies: Sequence[Body]) -> Referral | None:
    """A date under an agenda item that names a meeting: that item comes back there. Announcements of the meeting itself do not count."""
    held = verslag.vergadering.datum
    item = item_of(verslag, mention.agendapunt)
    body = resolve(mention.overleg, bodies) if mention.overleg else None
    if item is None or body is None or mention.van is None or mention.van != mention.tot or (held and mention.van <= held):
        return None
    if matching.standing(item.titel) or preparing(mention, item) or announcement(verslag, mention, item):
        return None
    before = nearest(verslag, mention)
    titel = title(before.tekst, item.titel, names=names(verslag)) if before else capital(item.titel)
    return Referral(
        body=body.id,
        datum=mention.van,
        titel=titel,
        inleiders=(before.eigenaren if before else ()) or presenters(item, titel),
        herkomst=(origin(verslag, own, body, mention.agendapunt, before.citaat if before else ""),),
        blocks=((verslag.sha256, mention.vindplaats.blok),),
        firm=True,
        item=(verslag.sha256, mention.agendapunt),
    )


def announcement(verslag: Verslag, mention: Datumvermelding, item: Agendapunt) -> bool:
    """Whether the date only says when the next meeting is: a line at the end, not a subject of its item."""
    following = verslag.volgende_vergadering
    last = max((a for a in verslag.agenda if a.niveau == 1), key=lambda a: a.vindplaats.blok, default=item)
    at_end = item.vindplaats.blok >= last.vindplaats.blok
    return bool(following and following.vindplaats.blok == mention.vindplaats.blok and at_end and nearest(verslag, mention) is None)


def preparing(mention: Datumvermelding, item: Agendapunt) -> bool:
    """A heading "Voorbereiding bestuur 15 oktober": that day is what the item is about, not where its subject goes."""
    return mention.vindplaats.blok == item.vindplaats.blok and matching.tokens(item.titel)[:1] == ("voorbereiding",)


def nearest(verslag: Verslag, mention: Datumvermelding) -> Actie | None:
    """The action whose own sentence has the date."""
    return next((a for a in verslag.acties if inside(mention.vindplaats, [a.vindplaats])), None)


def subject_item(item: Agendapunt | None) -> str | None:
    """The title of an item that has a subject; "Rondvraag" has none, "Voorbereiding bestuur 15 oktober" that of another meeting."""
    return item.titel if item and not matching.standing(item.titel) and matching.tokens(item.titel)[:1] != ("voorbereiding",) else None


def names(verslag: Verslag) -> frozenset[str]:
    """Words of the names of all people in the minutes."""
    owners = [o for a in verslag.acties for o in a.eigenaren]
    return frozenset(w for name in (*printed(verslag), *owners) for w in matching.tokens(name))


def item_of(verslag: Verslag, punt: str | None) -> Agendapunt | None:
    """``punt`` is the number or, where items have none, the title of an agenda item."""
    return next((a for a in verslag.agenda if punt is not None and punt in (a.nummer, a.titel)), None)


def preceding(verslag: Verslag, index: int) -> Actie | None:
    """The action just before, under the same item and in the same or the previous block."""
    here = verslag.acties[index]
    near = [
        a
        for a in verslag.acties
        if a.agendapunt == here.agendapunt
        and (a.vindplaats.blok, a.vindplaats.van) < (here.vindplaats.blok, here.vindplaats.van)
        and here.vindplaats.blok - a.vindplaats.blok <= 1
    ]
    return max(near, key=lambda a: (a.vindplaats.blok, a.vindplaats.van), default=None)


def origin(verslag: Verslag, own: Body, target: Body, punt: str | None, citaat: str) -> str:
    where = [f"punt {punt}" if punt and punt[0].isdigit() else f"“{punt}”" if punt else "", own.naam if own.id != target.id else ""]
    line = "Vervolg op " + ", ".join(filter(None, (*where, long_date(verslag.vergadering.datum))))
    return f'{line}: "{shortened(citaat, 300)}"' if citaat else line


def merged(sent: Iterable[Referral]) -> list[Referral]:
    """One referral a subject and meeting: titles that share their words, or one that is part of the other."""
    kept: list[Referral] = []
    for referral in sent:
        at = next((i for i, k in enumerate(kept) if alike(k, referral)), None)
        if at is None:
            kept.append(referral)
            continue
        first, other = (referral, kept[at]) if referral.firm and not kept[at].firm else (kept[at], referral)
        kept[at] = replace(
            first,
            inleiders=first.inleiders or other.inleiders,
            herkomst=tuple(dict.fromkeys((*first.herkomst, *other.herkomst))),
            keys=(*first.keys, *other.keys),
            blocks=(*first.blocks, *other.blocks),
        )
    return kept


def alike(a: Referral, b: Referral) -> bool:
    """One subject: the same telling words, or most of them within one agenda item."""
    if (a.body, a.datum, a.period) != (b.body, b.datum, b.period):
        return False
    left, right = _subject(a.titel), _subject(b.titel)
    if left and right and (left <= right or right <= left):
        return True
    shared = 2 * len(left & right) / max(1, len(left) + len(right))
    return shared >= (0.6 if a.item == b.item else 0.75)


def _subject(titel: str) -> set[str]:
    stages = {matching.stem(w) for name in ("generic_subjects", "drafting_words") for w in resources.terms(name)}
    return {t.stem for t in matching.content(Wording(titel))} - stages
