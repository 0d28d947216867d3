"""Wordings of tasks that ask next to nothing of the classifier: who writes so means that somebody is to do something.

Beside the wordings of ``committed.py``; each has a Dutch name, the explanation that a user sees. ``ahead``: the sentence names a day after
the meeting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.extraction import doers, forthcoming, turned
from pipeline.extraction.owners import names_group
from pipeline.extraction.roster import Mention, leading, named_at
from pipeline.language.verbs import PARTICLES, infinitives
from pipeline.resources import term_set

Mentions = Sequence[Mention]

CLAUSE_END = re.compile(r"[;:?!]|,\s|\b(?:dat|omdat|waarom|of|hoe|wat|wie|wanneer|die)\b")
APPEAL = re.compile(
    r"^\W*(?:graag\s+)?(?:vraag|verzoek|oproep)\s+(?:(?:bij\s+deze|hierbij)\s+)?aan\s+[^:?]{2,60}?(?::|\s(?:om|voor)\s)\s*"
    r"(?!(?:wat|wie|hoe|waarom|wanneer|waar|is|zijn|kan|kunt?|heb\w*|akkoord)\b)\w",
    re.I,
)
ASKED_TO = re.compile(r"^\W*(?:en|ook)\s+vraagt\s+(?P<who>(?-i:[A-ZÀ-Þ])[\w'’-]+)\s+om\s+[^.,;:]+\ste\s+\w+en\W*$", re.I)
PLEASE = re.compile(r"^\W*(?P<who>[A-ZÀ-Þ][\w'’-]+),?\s+(?:(?:wil|kun|kan|zou|zul)\s+|(?P<verb>[a-z]+)\s+)(?:jij|je|u)\b(?P<rest>[^?]*)\?")
HEARS = re.compile(
    r"\bhoo?r(?:t|en)\b[^?;:]{0,60}?\b(?:uiterlijk|binnen|zodra|volgende|komende|voor|vóór)\b[^?;:]*\b(?:of|wanneer|hoe|van\s+ons)\b", re.I
)
PROMISED = re.compile(r"\bzegde(?:n)?\b[^.;:]{0,60}?\btoe\b,?\s+(?:dat|om|te)\b|\bbeloofden?\b[^.;:]{0,40}\b(?:dat|om|te)\b", re.I)
BY_SOMEBODY = re.compile(
    r"\bword(?:t|en)\s+(?:[\w-]+\s+){0,3}?door\s+(?:de\s+|het\s+)?(?P<who>[\w.&-]+)\s[^.;:?]{0,50}?"
    r"(?P<verb>\w*ge\w+|(?:be|ver|onder)\w+)\b",
    re.I,
)
STILL = re.compile(r"\bmoet(?:en)?\s+(?:[\w-]+\s+){0,4}?nog\b(?!\s+(?:wel|blijken|maar))(?P<rest>[^?;:]*)(?P<asked>\??)", re.I)
SOMETHING_DONE = re.compile(
    r"^\W*er\s+(?:wordt|worden)\s+(?:nog\s+|ook\s+)?(?:een|nieuwe|extra|twee|drie)\s[^.,;:?]{0,60}?\b"
    r"(?!(?:gevraagd|gezegd|gesproken|gegeven|gedaan|getoond|gehouden|gesteld|geuit|genoemd|gevoerd|gemeld|gewezen|gemaakt)\b)\w*ge\w+(?:d|t|en)\W*$",
    re.I,
)
UNSURE = re.compile(r"^\W*(?:wat|wie|hoe|wanneer)\b|\b(?:misschien|wellicht|eerst|zou|zouden|of|als)\b", re.I)
ACTION_TAKEN = re.compile(r"\b(?:zal|zullen|gaat|gaan|wordt|worden)\b[^.;:?]{0,60}\bactie\b[^.;:?]{0,20}\bondernomen\b", re.I)
FOLLOWS = re.compile(
    r"^\W*(?:(?:nadere|verdere|schriftelijke)\s+)?(?:terugkoppeling|uitnodiging|toelichting|uitwerking)\s+(?:volgt|komt)\b|"
    r"^\W*(?:nader|verder)\s+(?:onderzoek|overleg|uitzoekwerk)\s+(?:naar|op|over|met|bij|van)\b|^\W*navraag\s+(?:doen\s+)?(?:bij|naar|over)\b",
    re.I,
)
SOON = re.compile(
    r"\b(?:binnenkort|morgen|overmorgen|straks|na\s+afloop|(?:deze|volgende|komende)\s+(?:week|maand)|"
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag)\b",
    re.I,
)
MESSAGE = re.compile(r"^\W*[A-ZÀ-Þ][\w'’-]+\s+(?:aan|→|->)\s+(?P<who>[A-ZÀ-Þ][\w'’-]+)\s*:\s*(?P<verb>\w+)")
SETS_OUT = re.compile(r"\bne(?:emt|men)\b[^.;:?]{0,25}\b(?:ons|zich)\s+voor\b(?=[^;:?]*\bte\b)", re.I)
WILLING = re.compile(r"^[^;:?]*\b(?:is|zijn)\s+(?:graag\s+|wel\s+)?bereid\b(?=[^;:?]*\bte\s+\w+n\b)", re.I)
AS_WHAT = re.compile(r"\s+als\s+\w+$")  # "gaat als vertegenwoordiger"
GOES = re.compile(
    r"(?P<who>[\w.&’'-]+)\s+ga(?:at|an)\b[^.;:?,]{0,50}\b(?:in\s+gesprek|langs|om\s+(?:de\s+)?tafel|aan\s+de\s+slag|op\s+bezoek|als\s+(?:vertegenwoordiger|afgevaardigde|waarnemer)|"
    r"naar\s+(?:de|het|een|die|deze)\s+\w*(?:bijeenkomst|overleg|avond|dag|vergadering|gesprek|beurs|cursus|sessie|congres|symposium|training))\b"
)
PUTS = re.compile(
    r"\b(?:zet|zetten|plaatst|plaatsen)\b[^.;:?,]{0,50}\b(?:(?:in|op)\s+(?:de|het|onze|hun|haar|zijn)\s+(?:\w*nieuwsbrief|(?:web)?site|\w*app|portaal|"
    r"intranet|\w*krant|\w*mail|drive|wiki|\w*pagina|agenda)|op\s+(?:papier|de\s+mail|mail)|online)\b",
    re.I,
)
EVERYBODY = re.compile(r"(?:\b(?P<before>\w+)\s+)?\b(?:iedereen|ieder|allen)\s+(?P<behind>\w+)", re.I)
NEXT = re.compile(r"\b(?:(?:eerst)?volgende?|komende?|uiterlijk)\b", re.I)
INQUIRED = re.compile(
    r"\bword(?:t|en)\s[^.;:?]{0,40}?(?:\b(?:navraag|aangifte|melding)\s[^.;:?]{0,40}?\bgedaan\b|\bcontact\s[^.;:?]{0,40}?\b(?:opgenomen|gezocht|gelegd)\b|"
    r"\b(?:een\s+afspraak|afspraken|bezwaar|werk)\s[^.;:?]{0,40}?\b(?:gemaakt|ingediend)\b)",
    re.I,
)
STANDS = frozenset("die dat dit er men hij zij ze het wat wie zo als of dan daar hier je u en".split())
BEHIND_PARTICLE = frozenset("aan bij dat en hoe in met na naar of om op per tot van via voor vóór waarom wanneer wat wie".split())
ALL_HERE = frozenset("iedereen allen ons".split())
FINDING_OUT = frozenset({"kijken", "bekijken", "nakijken", "nagaan", "uitzoeken", "onderzoeken", "oppakken", "voorbereiden", "uitwerken"})
MEETING = frozenset({"spreken", "bezoeken", "bijwonen", "ontmoeten"})
IN_MEETING = frozenset({"toelichten", "presenteren", "doornemen", "doorlopen", "melden", "kijken"})


def lowered(text: str) -> list[str]:
    return [w.lower() for w in doers.WORD.findall(text)]


def present(word: str) -> bool:
    """A form such as "zoekt": no past, no participle."""
    return word.endswith("t") and not re.match(rf"(?:{'|'.join(PARTICLES)})?ge\w", word)


def verbs(words: Sequence[str], i: int) -> frozenset[str]:
    """Infinitives of the word, with a particle behind it only where that is no preposition: not "regelt in mei"."""
    later = range(i + 1, min(len(words), i + 14))
    parts = [words[j] for j in later if words[j] in PARTICLES and (j + 1 == len(words) or words[j + 1] in BEHIND_PARTICLE)]
    return infinitives(words[i], tuple(parts))


def appeal(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Verzoek aan het bestuur: onderzoek of ...", "Vraag aan de leden om ...", "En vraagt Els om de zaal te regelen."."""
    asked = ASKED_TO.match(text)
    somebody = asked is not None and named_at(mentions, asked.start("who"))
    return "?" not in text and (APPEAL.match(text) is not None or somebody)


def please(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Els, stuur jij de lijst rond?", "Els, wil jij de zaal regelen?" """
    match = PLEASE.match(text)
    if match is None or not named_at(mentions, match.start("who")):
        return False
    words = lowered(match["rest"])
    found = infinitives(match["verb"], tuple(words)) if match["verb"] else {w for w in words if w.endswith("n")}
    return bool(found & (term_set("task_verbs") | {"vastleggen"}) - term_set("speech_verbs"))


def errand(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "ICT zoekt uit waarom ...", "Wij leggen dit voor aan de raad": finding out or handing over, the particle in the clause."""
    words = lowered(CLAUSE_END.split(text)[0])
    for i, w in enumerate(words[:7]):
        ours = not {"we", "wij"}.isdisjoint(words[max(0, i - 1) : i + 2])
        if not (present(w) and i and words[i - 1] not in STANDS or w.endswith("en") and ours):
            continue
        found = verbs(words, i) & term_set("errand_verbs")
        if found and not ("uitnodigen" in found and ALL_HERE & set(words) or "voorleggen" in found and "aan" not in words):
            return True
    return False


def by_somebody(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Er wordt door de werkgroep gekeken of ..."."""
    match = BY_SOMEBODY.search(text)
    if match is None or doers.RELATIVE.search(text[: match.start()]):
        return False
    named = named_at(mentions, match.start("who")) or match["who"][0].isupper() or names_group(match["who"])
    return named and bool(infinitives(match["verb"].lower()) & FINDING_OUT)


def passed_on(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "De uitnodiging wordt rondgestuurd"."""
    words = lowered(CLAUSE_END.split(text)[0])
    at = next((i for i, w in enumerate(words) if w in ("wordt", "worden")), len(words))
    return any(re.search(r"ge\w+[dtn]$", w) and infinitives(w) & term_set("errand_verbs") for w in words[at + 1 :])


def still(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Er moet nog een beheerder gevonden worden", "de werkgroep moet nog bijeenkomen"."""
    match = STILL.search(text)
    if match is None or match["asked"] or UNSURE.search(text[: match.end()]):
        return False
    words = lowered(re.split(r"[,.)]", match["rest"])[0])
    passive = "worden" in words[-2:] and any(re.match(r"(?:\w*ge|be|ver)\w+(?:d|t|en)$", w) for w in words[-2:])
    return passive or bool(words) and words[-1] in term_set("task_verbs") | {"bijeenkomen", "samenkomen", "vinden"}


def turn_task(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Jan: vraag Els of zij komt"."""
    _, begin = doers.said_turn(text, mentions)
    asked = bool(begin) and "?" not in text and re.match(r"\s*vraag\s+(?:aan\s+)?[A-ZÀ-Þ]", text[begin:])
    return bool(asked) and any(m.start >= begin for m in mentions)


def soon(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Els spreekt de koster zondag": a person, a present verb of doing or meeting right behind, and a moment to come."""
    lead = leading(mentions)
    words = lowered(text[lead.end :]) if lead else []
    if not words or not present(words[0]) or not (ahead or SOON.search(text)):
        return False
    return bool(verbs(words, 0) & (MEETING | term_set("task_verbs") - IN_MEETING - term_set("speech_verbs")))


def group_then(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "De kascommissie controleert in februari de boeken": a body of one's own, a present verb of doing and a day to come."""
    words = lowered(text) if ahead else []
    for i in range(1, min(len(words), 6)):
        if present(words[i]) and verbs(words, i) & term_set("task_verbs") - term_set("speech_verbs"):
            ours = {w for w in words[max(0, i - 3) : i] if names_group(w)}
            return bool(ours) and not ours & (term_set("authorities") | term_set("other_parties"))
    return False


def everybody(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Volgende keer neemt iedereen een stoel mee", "Iedereen mailt voor 3 mei zijn keuze"."""
    match = EVERYBODY.search(text) if ahead or NEXT.search(text) else None
    if match is None or "?" in text or forthcoming.UNSURE.search(text):
        return False
    words = lowered(CLAUSE_END.split(text[match.end() :])[0])
    return any(w and w.endswith("t") and bool(turned.does(w.lower(), words[:12])) for w in (match["before"], match["behind"]))


def inquired(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Bij de buren wordt navraag gedaan", "Met de school wordt contact opgenomen"."""
    match = INQUIRED.search(text)
    return match is not None and "?" not in text and not turned.USUAL.search(text[: match.end()])


def message(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Els aan Jan: bel de koster"."""
    match = MESSAGE.match(text)
    asked = match is not None and named_at(mentions, match.start("who")) and "?" not in text
    return asked and match is not None and (match["verb"] == "vraag" or bool(turned.does(match["verb"])))


def sets_out(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "We nemen ons voor een jurist te vragen", "Els is bereid de tekst te schrijven"."""
    willing = WILLING.match(text)
    somebody = willing is not None and any(m.end <= willing.end() for m in mentions) and not turned.USUAL.search(willing[0])
    return SETS_OUT.search(text) is not None or somebody


def goes(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "Els gaat bij de buren langs", "Havenbouw en de gemeente gaan in gesprek"; "naar de bijeenkomst" only of a person with a day."""
    match = GOES.search(text)
    if match is None or "?" in text:
        return False
    going = AS_WHAT.sub("", match[0])
    if turned.USUAL.search(going) or forthcoming.UNSURE.search(text.replace(match[0], going)):
        return False
    person = named_at(mentions, match.start("who")) or match["who"].lower() in ("hij", "zij", "ze")
    if re.search(r"\snaar\s", match[0]):
        return person and ahead
    return person or match["who"][0].isupper() and match.start() > 0 or turned.own_party(match["who"])


def puts(text: str, mentions: Mentions, ahead: bool) -> bool:
    """ "De school zet het in de nieuwsbrief", "Jan plaatst de foto's op de site"."""
    match = PUTS.search(text)
    before = text[: match.start()] if match else ""
    if match is None or "?" in text or not before.strip() or before.rstrip().endswith(":"):
        return False
    usual = turned.USUAL.search(text) or re.search(r"\b(?:liever|kan|kunnen|wie|zit|zitten)\b", text)
    return not usual and not forthcoming.UNSURE.search(text)


Wording = Callable[[str, Mentions, bool], bool]
ERRANDS: tuple[tuple[str, Wording], ...] = (
    ("verzoek aan iemand", appeal),
    ("vraagt iemand iets te doen", please),
    ("zoekt het uit of geeft het door", errand),
    ("wordt door iemand bekeken", by_somebody),
    ("wordt rondgestuurd of nagevraagd", passed_on),
    ("moet nog gebeuren", still),
    ("er wordt iets gedaan", lambda text, mentions, ahead: SOMETHING_DONE.search(text) is not None),
    ("hoort er later van", lambda text, mentions, ahead: HEARS.search(text) is not None),
    ("heeft het toegezegd", lambda text, mentions, ahead: PROMISED.search(text) is not None),
    ("draagt iemand op te vragen", turn_task),
    ("doet het op een dag", soon),
    ("er wordt actie ondernomen", lambda text, mentions, ahead: ACTION_TAKEN.search(text) is not None),
    ("kondigt een vervolg aan", lambda text, mentions, ahead: FOLLOWS.search(text) is not None),
    ("een groep doet het op een dag", group_then),
    ("moet op een dag klaar zijn", forthcoming.ready),
    ("gaat op een dag de deur uit", forthcoming.goes_out),
    ("komt op een dag", forthcoming.comes),
    ("komt met een voorstel", forthcoming.comes_with),
    ("wordt nog bekeken", forthcoming.looked_at),
    ("zal door iemand worden gedaan", forthcoming.done_by),
    ("pakt dit op", forthcoming.taken_up),
    ("gaat een volgende keer verder", forthcoming.goes_on),
    ("stap met een dag", forthcoming.step_then),
    ("ik doe", forthcoming.i_do),
    ("wordt door iemand gedaan", turned.by_person),
    ("wordt door een groep gedaan", turned.by_party),
    ("iemand doet het daarna", turned.name_later),
    ("hij of zij doet het", turned.he_does),
    ("neemt of brengt het mee", turned.brings),
    ("een eigen groep of functie doet het", turned.party_does),
    ("staat op een dag op de agenda", forthcoming.on_agenda),
    ("wordt alsnog gedaan", forthcoming.soon_done),
    ("iedereen doet het voor een dag", everybody),
    ("wordt nagevraagd of afgesproken", inquired),
    ("vraagt het een ander", message),
    ("neemt het zich voor", sets_out),
    ("gaat erheen of in gesprek", goes),
    ("zet het in een blad of op de site", puts),
)


def errand_of(text: str, mentions: Mentions, ahead: bool) -> str | None:
    """The name of the first wording that the sentence has, None where it has none."""
    return next((name for name, holds in ERRANDS if holds(text, mentions, ahead)), None)
