"""Actions: rows of action tables, labelled sentences, and commitments in running text."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extraction import classifier
from pipeline.extraction.action_tables import says_done, table_actions
from pipeline.extraction.before import sentences_before
from pipeline.extraction.commitments import Candidate, candidates, scored
from pipeline.extraction.deadlines import deadline
from pipeline.extraction.labels import Label
from pipeline.extraction.owners import AGREED, agreed_owners, is_finite, led, listed, owners, trailed
from pipeline.extraction.pointing import about, points_back
from pipeline.extraction.roster import Roster, roster
from pipeline.extraction.wording import wording
from pipeline.language import Parse
from pipeline.model import Actie, Agendapunt, Terugkeer, Verslag

# A sentence below THRESHOLD is no action; from there to SURE a person must confirm it. Chosen on held-out minutes: models/README.md.
THRESHOLD = 0.37
LEAST = 0.12
SURELY = (
    "toezegging of verzoek",
    "iemand gaat of zal",
    "iemand doet",
    "komt terug op een agenda",
    "doorgeschoven",
    "zegt iets toe",
    "brengt het over",
    "vraagt het na",
    "laat het weten",
    "noemt het een actiepunt",
)
SURE = 0.7
RETURNS = re.compile(
    r"\bkom(?:t|en)\b.{0,60}\bterug\b|\bterugkomen\b|\b(?:her)?agende\w+|\bge(?:her)?agendeerd\b|\bop (?:de|een) agenda\b|"
    r"\b(?:eerst)?volgende?\s+(?:keer|vergadering|overleg|bijeenkomst|bbo|stuurgroep\w*|werkgroep\w*|sessie|to|commissie\w*)\b",
    re.I,
)
FINISHED = re.compile(
    r"\b(?:is|zijn)\s+(?:inmiddels\s+|nu\s+|al\s+|hiermee\s+)?(?:afgerond|gereed|afgehandeld|afgevoerd|uitgevoerd)\b", re.I
)
TOLD = re.compile(
    r"\b(?:vraagt|vragen|vroeg|meldt|melden|meldde|antwoordt|antwoordde|merkt\s+op|geeft\s+aan|geven\s+aan|vertelt|stelt\s+voor|informeert|licht\s+toe|noemt|laat\s+weten|suggereert|adviseert|oppert)\b"
    r"(?:\s+\w+){0,3}?\s*,?\s*(?:of|dat|wanneer|waarom|hoe|wat|waar|wie|naar|om|dit)\b",
    re.I,
)
SHOWS = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:geeft\b.{0,40}?\b(?:uitleg|toelichting|presentatie|update|overzicht|samenvatting|schets|indruk|terugblik)\b|"
    r"legt\b.{0,120}\b(?:voor|uit)\b(?!\s+aan)|licht\b.{0,120}\btoe\b|laat\b.{0,120}\bzien\b|neemt\b.{0,120}\bdoor\b|presenteert\b|schetst\b)",
    re.I,
)
AHEAD = re.compile(
    r"\b(?:volgende?|komende|eerstvolgende|binnenkort|later|morgen|na afloop|uiterlijk|nog|alsnog|straks|zal|gaat|aan)\b",
    re.I,
)
PROMISED = re.compile(
    r"\b(?:dat|om)\s+(?:hij|zij|ze)\b|\bzegt\b.{0,40}\btoe\b|\baan te\b|\bvoorzet\b|\b(?:vraagt|vragen)\b.{0,60}\bte\s+\w+en\b",
    re.I,
)
ANNOUNCED = re.compile(
    r"\b(?:eerst)?volgende?\s+\w*(?:vergadering|overleg|bijeenkomst|keer|sessie|meeting|commissie|raad)\b|\bvergadert\b|\bvindt\b.{0,60}\bplaats\b",
    re.I,
)
TREATED = re.compile(
    r"\bterug\w*|\bgeagendeerd\b|\bagende\w+|\bbesp\w+|\bgesproken\b|\bbehandel\w+|\bpresent\w+|\bvoor(?:ge)?leg\w*|\bvastge\w+|\bonderwerp\b|\bpraten\b",
    re.I,
)


def actions(parse: Parse, verslag: Verslag) -> Verslag:
    people = roster(verslag)
    rows = [a for t in parse.outline.tables if t.kind == "acties" for a in table_actions(parse, verslag, t, people)]
    found = scored("actie", candidates(parse, verslag, people))
    prose = [action(c, p, verslag, people, parse) for c, p in found if is_task(c, p)]
    ordered = sorted((*rows, *prose), key=lambda a: (a.vindplaats.blok, a.vindplaats.van))
    return replace(verslag, acties=tuple(ordered))


def is_task(c: Candidate, probability: float) -> bool:
    """A label or a line for a coming meeting settles it; else how likely it is, which a wording may help."""
    if labelled(c) or sent_on(c):
        return True
    if shown_there(c):
        return False
    worded = surely(c) and (probability >= LEAST or called(c)) and not (only_told(c) or announces(c))
    return (probability >= THRESHOLD or worded) and not (settles(c) or introduces(c))


def labelled(c: Candidate) -> bool:
    return c.label is not None and c.label.kind == "actie"


def standing_alone(text: str, c: Candidate, agenda: tuple[Agendapunt, ...], parse: Parse) -> str:
    """A wording that points back ("Het onderwerp komt ...") names the agenda item it is about, else quotes the sentence before it."""
    if not points_back(text):
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


def surely(c: Candidate) -> bool:
    """A wording that nearly always lays a task on somebody, so that little more is asked of the classifier."""
    return any(f"opdracht: {name}" in c.found for name in SURELY)


def called(c: Candidate) -> bool:
    """The sentence itself says that it is an action: nothing more is asked of it."""
    return "opdracht: noemt het een actiepunt" in c.found


def only_told(c: Candidate) -> bool:
    """Somebody asks, reports or proposes something: that is said in the meeting, no task. "Els zegt dat zij belt" is one."""
    text = c.statement.text
    if FINISHED.search(text):
        return True
    asked = any(f"opdracht: {name}" in c.found for name in ("vraagt het na", "laat het weten", "noemt het een actiepunt"))
    return bool(TOLD.search(text)) and not PROMISED.search(text) and not asked


def shown_there(c: Candidate) -> bool:
    """ "Bart geeft uitleg bij de begroting": told in the present, done in the meeting; a date, a place or people outside lie ahead."""
    text, lead = c.statement.text, next((m for m in c.mentions if m.start <= 2), None)
    behind = SHOWS.match(text[lead.end :]) if lead else None
    return behind is not None and not AHEAD.search(text) and not any(d.van and d.van == d.tot for d in c.dates)


def announces(c: Candidate) -> bool:
    """The next meeting is when it is; a subject that returns there is another matter."""
    return bool(c.dates) and bool(ANNOUNCED.search(c.statement.text)) and not TREATED.search(c.statement.text)


def settles(c: Candidate) -> bool:
    """A sentence under the label of a decision is one; a task that follows from it has a sentence of its own."""
    return c.label is not None and c.label.kind == "besluit"


def introduces(c: Candidate) -> bool:
    return c.statement.text.rstrip().endswith(":")


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


def action(c: Candidate, probability: float, verslag: Verslag, people: Roster, parse: Parse) -> Actie:
    s, label = c.statement, c.label if labelled(c) else None
    who, begin = who_acts(c, label, people)
    if label and begin > label.rest[0]:
        label = replace(label, rest=(begin, label.rest[1]))
    done = s.struck or s.ticked or bool(label and label.start == label.end and says_done(s.text[-60:]))
    sure = 1.0 if label else max(probability, SURE) if sent_on(c) else probability
    reason = f'label "{s.text[label.start : label.end].strip() or label.word}"' if label else classifier.weights().reasons("actie", c.found)
    return Actie(
        tekst=standing_alone(wording(s.span, label, c.clauses, bool(who)), c, verslag.agenda, parse),
        citaat=s.text,
        vindplaats=s.vindplaats,
        agendapunt=s.item,
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
