"""Actions: rows of action tables, labelled sentences, and commitments in running text."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extraction import classifier, next_meeting
from pipeline.extraction.action_tables import says_done, table_actions
from pipeline.extraction.before import sentences_before
from pipeline.extraction.commitments import Candidate, candidates, scored
from pipeline.extraction.deadlines import deadline
from pipeline.extraction.elliptic import elliptic, names_only, owner_only, quoted, share_of
from pipeline.extraction.labels import Label
from pipeline.extraction.margin import in_margin
from pipeline.extraction.no_task import against, announces, conditional, introduces, only_told, routine, settles, takes_place
from pipeline.extraction.owners import AGREED, agreed_owners, is_finite, led, listed, owners, trailed
from pipeline.extraction.pointing import about, points_back
from pipeline.extraction.remarks import has_priority, remark
from pipeline.extraction.roster import Roster, roster
from pipeline.extraction.told import in_present
from pipeline.extraction.wording import CALLED, clean, wording
from pipeline.language import Parse
from pipeline.model import Actie, Agendapunt, Terugkeer, Verslag

# A sentence below THRESHOLD is no action; from there to SURE a person must confirm it. Chosen on held-out minutes: models/README.md.
THRESHOLD = 0.37
DATED = 0.25  # of a sentence that names a day to come and is not about the next meeting
LEAST = 0.12
LEAST_WORDED = 0.03
# A wording that nearly always lays a task on somebody, and the chance that it asks of the classifier.
SURELY: dict[str, float] = {
    "toezegging of verzoek": LEAST,
    "iemand gaat of zal": LEAST,
    "komt terug op een agenda": LEAST,
    "doorgeschoven": LEAST,
    "brengt het over": LEAST,
    "vraagt het na": LEAST,
    "laat het weten": LEAST,
    "noemt het een actiepunt": 0.0,
    "verzoek aan iemand": 0.0,
    "vraagt iemand iets te doen": 0.0,
    "heeft het toegezegd": 0.0,
    "zoekt het uit of geeft het door": LEAST_WORDED,
    "moet nog gebeuren": LEAST_WORDED,
    "er wordt iets gedaan": LEAST_WORDED,
    "hoort er later van": LEAST_WORDED,
    "doet het op een dag": LEAST_WORDED,
    "kondigt een vervolg aan": LEAST_WORDED,
    "wordt door iemand bekeken": LEAST,
    "wordt rondgestuurd of nagevraagd": LEAST,
    "draagt iemand op te vragen": LEAST,
    "er wordt actie ondernomen": LEAST,
    "moet worden gedaan": LEAST,
    "moet op een dag klaar zijn": LEAST_WORDED,
    "gaat op een dag de deur uit": LEAST_WORDED,
    "komt op een dag": LEAST_WORDED,
    "komt met een voorstel": LEAST_WORDED,
    "wordt nog bekeken": LEAST_WORDED,
    "zal door iemand worden gedaan": LEAST_WORDED,
    "pakt dit op": 0.0,
    "gaat een volgende keer verder": LEAST_WORDED,
    "stap met een dag": LEAST_WORDED,
    "ik doe": LEAST_WORDED,
    "wordt door iemand gedaan": LEAST_WORDED,
    "wordt door een groep gedaan": LEAST,
    "iemand doet het daarna": LEAST_WORDED,
    "neemt of brengt het mee": LEAST_WORDED,
    "een eigen groep of functie doet het": LEAST,
    "staat op een dag op de agenda": LEAST_WORDED,
    "wordt alsnog gedaan": LEAST_WORDED,
    "iedereen doet het voor een dag": LEAST_WORDED,
    "wordt nagevraagd of afgesproken": LEAST_WORDED,
    "vraagt het een ander": LEAST_WORDED,
    "neemt het zich voor": LEAST,
    "gaat erheen of in gesprek": LEAST,
    "zet het in een blad of op de site": LEAST,
}
SURE = 0.7
WORDED = 0.65  # how sure at least of what such a wording speaks for; how often it is right: models/README.md
RETURNS = re.compile(
    r"\bkom(?:t|en)\b.{0,60}\bterug\b|\bterugkomen\b|\b(?:her)?agende\w+|\bge(?:her)?agendeerd\b|\bop (?:de|een) agenda\b|"
    r"\b(?:eerst)?volgende?\s+(?:keer|vergadering|overleg|bijeenkomst|bbo|stuurgroep\w*|werkgroep\w*|sessie|to|commissie\w*)\b",
    re.I,
)


@in_present
def actions(parse: Parse, verslag: Verslag) -> Verslag:
    people = roster(verslag, parse.text, as_named=True)
    rows = [a for t in parse.outline.tables if t.kind == "acties" for a in table_actions(parse, verslag, t, people)]
    found = scored("actie", candidates(parse, verslag, people))
    before = (None, *(c for c, _ in found))
    prose = [action(c, p, verslag, people, parse, b) for (c, p), b in zip(found, before, strict=False) if is_task(c, p)]
    prose = with_called(without_repeats(prose), [c for c, _ in found], people)
    prose = in_margin(parse, verslag, prose, [c for c, _ in found], people, lambda c: action(c, 1.0, verslag, people, parse, None))
    ordered = sorted((*rows, *prose), key=lambda a: (a.vindplaats.blok, a.vindplaats.van))
    return replace(verslag, acties=tuple(ordered))


def with_called(prose: list[Actie], said: list[Candidate], people: Roster) -> list[Actie]:
    """A line that only says who ("Actie: Els") is about the sentence above it: one action, which quotes both."""
    alone = {c.statement.vindplaats: i for i, c in enumerate(said) if labelled(c) and (owner_only(c) or names_only(c))}
    kept: list[Actie] = []
    for a in prose:
        i = alone.get(a.vindplaats, 0)
        if i == 0:
            kept.append(a)
            continue
        above, line, label = said[i - 1].statement, said[i].statement, said[i].label
        if label and not a.eigenaren:
            a = replace(a, eigenaren=listed(line.text[slice(*label.rest)], people))
        if not a.eigenaren or above.block != line.block - 1 or above.main != line.main:
            kept.append(a)
            continue
        both = replace(a, citaat=above.text, vindplaats=above.vindplaats, ook=(*a.ook, a.citaat))
        last = kept[-1] if kept else None
        if last and last.vindplaats.blok == above.block and last.soort == "tekst":  # a task was found there: it is that one
            both = replace(both, citaat=last.citaat, vindplaats=last.vindplaats, tekst=last.tekst, deadline=a.deadline or last.deadline)
            kept.pop()
        kept.append(both)
    return kept


def without_repeats(prose: list[Actie]) -> list[Actie]:
    """The sentence before "(Els)" is one action with it: of two in a row with the same words and owners in a block the later goes."""
    kept: list[Actie] = []
    for a in prose:
        last = kept[-1] if kept else None
        again = last and last.vindplaats.blok == a.vindplaats.blok and (last.tekst, last.eigenaren) == (a.tekst, a.eigenaren)
        if not again:
            kept.append(a)
    return kept


def is_task(c: Candidate, probability: float) -> bool:
    """A label or a line for a coming meeting settles it; else how likely it is, which a wording may help."""
    if labelled(c) or sent_on(c):
        return not (carried_label(c) and has_priority(c))
    if against(c, probability, SURE) or remark(c, probability, SURE) or settles(c) or introduces(c):
        return False
    told = conditional(c) or takes_place(c) or next_meeting.NEXT.search(c.statement.text)
    dated = c.coming and probability >= DATED and not told
    worded = probability >= asks_of(c) and not (only_told(c) or announces(c) or routine(c))
    return probability >= THRESHOLD or dated or worded


def asks_of(c: Candidate) -> float:
    """The chance that the wordings of the sentence ask of the classifier, 2 where it has none."""
    return min((least for name, least in SURELY.items() if f"opdracht: {name}" in c.found), default=2.0)


def labelled(c: Candidate) -> bool:
    return c.label is not None and c.label.kind == "actie"


def carried_label(c: Candidate) -> bool:
    """Whether the label stands above the sentence, over a list, and not in it."""
    return c.label is not None and c.label.start == c.label.end


def standing_alone(text: str, c: Candidate, agenda: tuple[Agendapunt, ...], parse: Parse) -> str:
    """A wording that points back ("Het onderwerp komt ...") names the agenda item it is about, else quotes the sentence before it."""
    behind = next(sentences_before(parse, c.statement.vindplaats), "") if owner_only(c) else ""
    if behind:
        return clean(behind)
    if whole := share_of(c, parse.outline.document.blocks):
        return f"{text} (over: “{whole.strip(' .:')}”)"
    title = None
    if not elliptic(c):
        if not points_back(text) and not CALLED.match(c.statement.text):
            return text
        section = c.statement.section or c.statement.main
        title = next(
            (item.titel for item in agenda if section and item.vindplaats.blok in section.headings), section.title if section else None
        )
    told = about(title, sentences_before(parse, c.statement.vindplaats))
    return f"{text} (over: {told})" if told else text


def sent_on(c: Candidate) -> bool:
    """A line that names a coming meeting and, behind a colon, what it will deal with: "Regiegroep 12 mei: stand van zaken"."""
    head, colon, rest = c.statement.text.partition(":")
    coming = c.found.get("datum van een komend overleg")
    return (
        bool(colon and coming and rest.strip())
        and any(d.overleg and d.vindplaats.tot - c.statement.start <= len(head) + 1 for d in c.dates)
        and len(head.split()) <= 6
    )


def who_acts(c: Candidate, label: Label | None, people: Roster) -> tuple[tuple[str, ...], int]:
    """Owners, and where in the sentence the task begins behind them."""
    s, start = c.statement, label.rest[0] if label else 0
    if label and label.who:
        return listed(label.who, people), start
    if label:
        names, begin = led(s.text[start:], people)
        names = names or trailed(s.text[start:], people)
        if names:
            return names, start + begin
    agreed = AGREED.match(s.text)
    names = agreed_owners(s.text, c.mentions, agreed.end()) if agreed else ()
    names = names or owners(s.span, c.clauses, people, c.mentions, start)
    section = s.section.title if s.section else ""
    if not names and section and people.knows(section) and is_finite(s.text.split()[0].lower()):
        names = (people.full(section),)  # notes kept per person, under a heading that is a name
    return names, start


def action(c: Candidate, probability: float, verslag: Verslag, people: Roster, parse: Parse, before: Candidate | None) -> Actie:
    s, label = c.statement, c.label if labelled(c) else None
    who, begin = who_acts(c, label, people)
    if label and begin > label.rest[0]:
        label = replace(label, rest=(begin, label.rest[1]))
    done = s.struck or s.ticked or bool(label and label.start == label.end and says_done(s.text[-60:]))
    sure = 1.0 if label else max(probability, SURE if sent_on(c) else WORDED if asks_of(c) <= probability else 0.0)
    reason = f'label "{s.text[label.start : label.end].strip() or label.word}"' if label else classifier.weights().reasons("actie", c.found)
    quote, place = quoted(c, before)
    placed = [m.start for m in c.mentions if m.name in who]
    return Actie(
        tekst=standing_alone(wording(s.span, label, c.clauses, bool(who), placed), c, verslag.agenda, parse),
        citaat=quote,
        vindplaats=place,
        agendapunt=s.item,
        ook=(s.text,) if len(quote) > len(s.text) else (),
        eigenaren=who,
        deadline=deadline(c, verslag.vergadering.datum),
        status="gereed" if done else "open",
        soort="lijst" if label else "tekst",
        terugkeer=returns(c, verslag),
        zekerheid=round(sure, 2),
        grond=reason,
        te_bevestigen=sure < SURE,
    )


def returns(c: Candidate, verslag: Verslag) -> Terugkeer | None:
    """The meeting to which the subject returns, if the sentence says so."""
    base, place = verslag.vergadering.datum, c.statement.vindplaats
    known = next((t for t in verslag.terugkomsten if t.vindplaats.blok == place.blok and place.van <= t.vindplaats.van < place.tot), None)
    if known:
        return known.terugkeer if known.zeker else None
    named = next((d for d in c.dates if d.overleg and d.van and (base is None or d.van > base)), None)
    match = RETURNS.search(c.statement.text)
    if not named and not match:
        return None
    dated = named or next((d for d in c.dates if d.van and d.van == d.tot and (base is None or d.van > base)), None)
    body = named.overleg if named else (verslag.vergadering.afkorting or verslag.vergadering.overleg)
    return Terugkeer(overleg=body, datum=dated.van if dated else None, tekst=c.statement.text)
