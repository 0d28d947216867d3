"""Remarks, facts and announcements that stand between tasks and are none: who stands in, when one meets, what must be possible."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extraction.commitments import Candidate
from pipeline.extraction.doers import WORD
from pipeline.extraction.no_task import AND_DOES
from pipeline.extraction.roster import leading
from pipeline.language.verbs import infinitives
from pipeline.resources import alternatives, term_set, terms

LATER = re.compile(r"\b(?:nog|zal|zullen|gaat|gaan|moet|moeten|dient|dienen|volgende?|komende|later|alsnog|eerst|uiterlijk)\b", re.I)
# Words that may stand beside the day of a meeting, with nothing about what is to be done.
DAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
MEETING_WORDS = frozenset(f"{DAYS} volgende eerstvolgende week is op om van tot uur de het onze in bij online".split())
STANDS_IN = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:vervangt|vervangen|zit\s+er\s+namens|is\s+er\s+namens)\s+(?=[A-ZÀ-Þ])")
WAY = re.compile(
    r"^\W*(?:(?:we|wij)\s+doen|(?:dit|dat)\s+doen\s+(?:we|wij))\s+(?:dit|dat|het|zo)?\s*(?:met|via|in|zoals|op|weer|net)\b", re.I
)
POSSIBLE = re.compile(
    r"\bmoet(?:en)?\s(?:(?!\b(?:zodat|omdat|waar\w+|dat|die|om)\b)[^.;,])*?\b(?:mogelijk\s+zijn|(?:\w+en\s+)?kunnen(?:\s+(?:worden|\w+en))?\W*$)",
    re.I,
)
PRIORITY = re.compile(
    r"\b(?:heeft|hebben|krijgt|krijgen|blijft|houdt)\s+(?:\w+\s+){0,3}prioriteit\b|\bprioriteit\s+(?:is|blijft|ligt|heeft)\b", re.I
)
CONCLUDED = re.compile(r"\b(?:concludeert|constateert|vat\s+samen|stelt\s+vast)\s*,?\s+dat\b(?P<rest>.*)", re.I)
CUT = re.compile(r"\bhak(?:t|ken)\b.{0,30}\bknoop\b|\bknoop\b.{0,30}\bdoorgehakt\b", re.I)
APPOINTED = re.compile(
    r"\b(?:wordt|worden|is|zijn)\b[^.;:]{0,160}(?<!zelf )"
    r"\b(?:afgevaardigd|benoemd|herbenoemd|gekozen|herkozen|verkozen|aangewezen|geïnstalleerd)\W*$",
    re.I,
)
TAKES_ALONG = re.compile(r"\bneemt\b.{0,15}\bons\b.{0,20}\bmee\b", re.I)
WAITS = re.compile(r"^\W*(?:(?:we|wij)\s+wachten|[\w\s]{0,20}\bwachten\s+(?:we|wij))\b.{0,80}\baf\b", re.I)
LOOSE_CLAUSE = re.compile(r"^\W*(?:en\s+)?dat\s+(?:we|wij|hij|zij|ze|er|men)\s+(?!zelf\b)", re.I)
REGISTER_WITH = re.compile(
    r"^\W*(?:graag\s+)?(?:aan|af|op)?melden\s+kan\b|^\W*graag\s+(?:vooraf\s+)?(?:aan|af|op)?melden\s+(?:bij|via)\b", re.I
)
EVERYBODY_ALWAYS = re.compile(
    r"\b(?:iedereen|allen|eenieder|de\s+leden|alle\s+\w+)\b.*\bvoortaan\b|\bvoortaan\b.*\b(?:iedereen|allen)\b", re.I
)
ASKED_OF_ALL = re.compile(r"^\W*er\s+(?:wordt|is)\s+gevraagd\b", re.I)
# "Een klacht moet binnen zes weken zijn afgehandeld": a rule, where it names nobody.
TERM = re.compile(r"\bmoet(?:en)?\b[^.;:?]{0,60}\bbinnen\s+(?:een|één|twee|drie|vier|vijf|zes|acht|tien|\d+)\s+\w+", re.I)
AGAIN = re.compile(
    r"\bzien\s+(?:we|wij)\s+elkaar\b|\b(?:we|wij)\s+zien\s+elkaar\b"
    r"|\b(?:houden|hebben)\s+(?:we|wij)\s+(?:de|het|een)\s+volgende?\s+\w*(?:bijeenkomst|vergadering|overleg|sessie)\W*$"
    r"|^\W*(?:de\s+|het\s+)?volgende?\s+(?:keer|vergadering|overleg|bijeenkomst|sessie)\s+(?:zitten|vergaderen|zijn)\s+(?:we|wij)\b",
    re.I,
)
# "Iedere klacht wordt door twee mensen gelezen": how it always goes
EVERY = re.compile(r"^\W*(?:elke?|iedere?)\s+\w+\s+(?:wordt|worden)\b(?!.*\bvoortaan\b)", re.I)
# "Els bespreekt de planning aan de hand van een tabel"
WITH_SHEETS = re.compile(r"\s*(?:\([^)]*\)\s*)?[a-z]+t\s[^;:?]*\b(?:a\.?d\.?h\.?v\.?|aan\s+de\s+hand\s+van)\s", re.I)
# "Els doet haar best", "Van Dam krijgt de opdracht" (the work goes to them), "Jan biedt zich aan": nothing that can be ticked off.
BEST = re.compile(r"^[^,;]{0,40}\b(?:doe|doet|doen)\s+(?:\w+\s+){0,2}?(?:mijn|zijn|haar|ons|hun)\s+best\W*$", re.I)
GETS_WORK = re.compile(r"\bkrijg(?:t|en)\s+(?:\w+\s+){0,2}?(?:de|het)\s+(?:opdracht|klus|order|werk)\W*$", re.I)
OFFERS = re.compile(r"^\W*[\w.'’-]+(?:\s[\w.'’-]+){0,3}\s(?:biedt|bieden|meldt|melden)\s+zich(?:\s+aan)?\W*$", re.I)
QUESTION = re.compile(r"^(?!\W*(?:kan|kun|kunnen|wil|willen|zou|zouden|mag)\b)[^?:]*\?\W*$", re.I)


def remark(c: Candidate, probability: float, sure: float) -> bool:
    """Whether the sentence is a remark whatever the classifier thinks; below ``sure`` some more wordings tell."""
    text = c.statement.text
    if has_priority(c) or labelled_remark(text) and not named_doer(c):
        return True
    if meeting_only(c) or stands_in(c) or reacts(c) or appointed(c) or happened(c) or optional(c) or shown(c) or meets_again(c):
        return True
    if any(p.search(text) for p in (CUT, TAKES_ALONG, LOOSE_CLAUSE, REGISTER_WITH, EVERYBODY_ALWAYS, BEST, GETS_WORK, OFFERS)):
        return True
    return (
        probability < sure
        and not c.coming
        and (
            any(p.search(text) for p in (WAY, POSSIBLE, WAITS, ASKED_OF_ALL, EVERY))
            or concluded(c)
            or bare_question(c)
            or rule_with_term(c)
        )
    )


def named_doer(c: Candidate) -> bool:
    """Whether the sentence says of somebody that he does or is to do it."""
    return bool({"naam + zal/gaat/moet", "opdracht: iemand doet", "opdracht: iemand gaat of zal", "opdracht: iemand moet"} & set(c.found))


def has_priority(c: Candidate) -> bool:
    """ "De keuken heeft nog steeds prioriteit": says what matters, not what to do."""
    return PRIORITY.search(c.statement.text) is not None and not named_doer(c)


@cache
def remark_labels() -> re.Pattern[str]:
    return re.compile(
        rf"^\W*(?:{alternatives('remark_labels')})(?:\s*[:,–-]\s|\s+(?:is|blijft|daarbij|hierbij|was|om|het|de|dat|vanuit)\b)", re.I
    )


def labelled_remark(text: str) -> bool:
    """ "Aandachtspunt: de stoep", "Idee, een tent huren", "Ambitie is om ..."."""
    return remark_labels().match(text) is not None


def left_over(c: Candidate) -> list[str]:
    """The words of the sentence without its dates and names, in lower case."""
    s = c.statement
    spans = [(m.start, m.end) for m in c.mentions]
    spans += [(d.vindplaats.van - s.start, d.vindplaats.tot - s.start) for d in c.dates]
    return [m[0].lower() for m in WORD.finditer(s.text) if not any(a <= m.start() < b for a, b in spans)]


def meeting_only(c: Candidate) -> bool:
    """ "6 maart volgende stuurgroep": the day of the next meeting and nothing else."""
    rest = left_over(c)
    held = [w for w in rest if w not in MEETING_WORDS]
    dated = bool(c.dates) or any(w.endswith("dag") or w == "week" for w in rest)
    meets = all(w == "keer" or any(w.endswith(m) for m in term_set("meeting_words")) for w in held)
    return dated and len(held) == 1 and meets and any(w.endswith("volgende") for w in rest)


def stands_in(c: Candidate) -> bool:
    """ "Els vervangt Jan": today; from a day to come on it may be a task."""
    lead = leading(c.mentions)
    match = STANDS_IN.match(c.statement.text, lead.end) if lead else None
    return match is not None and any(m.start == match.end() for m in c.mentions) and not c.coming


def meets_again(c: Candidate) -> bool:
    """ "Volgende keer zien we elkaar op 3 mei, bij Els"."""
    return AGAIN.search(c.statement.text) is not None and "opdracht" not in c.found


def rule_with_term(c: Candidate) -> bool:
    """ "De directie moet daarna binnen een maand antwoorden"; with a name or "nog" in it, it is somebody's task."""
    text = c.statement.text
    return TERM.search(text) is not None and not c.mentions and not re.search(r"\bnog\b", text)


def shown(c: Candidate) -> bool:
    """ "Els bespreekt de planning aan de hand van een tabel": done there and then."""
    lead = leading(c.mentions)
    match = WITH_SHEETS.match(c.statement.text, lead.end) if lead else None
    return match is not None and not LATER.search(c.statement.text) and not c.coming


@cache
def reactions() -> re.Pattern[str]:
    written = [r"\b[^.;:]{0,60}?\b".join(re.escape(part.strip()) for part in term.split("...")) for term in terms("reactions")]
    return re.compile(rf"\b(?:{'|'.join(written)})\b", re.I)


def reacts(c: Candidate) -> bool:
    """ "Els maakt zich zorgen over de stoep"; with something done behind it the sentence holds a task."""
    text = c.statement.text
    match = reactions().search(text)
    return match is not None and not AND_DOES.search(text[match.end() :]) and not c.coming and not LATER.search(text[: match.end()])


def appointed(c: Candidate) -> bool:
    """ "Els en Jan worden afgevaardigd": settled there and then; who is still to be found is sought."""
    text = c.statement.text
    match = APPOINTED.search(text)
    return match is not None and bool(c.mentions) and not c.coming and not LATER.search(text[match.start() :])


def happened(c: Candidate) -> bool:
    """ "Maandag 3 februari overleg Els en Jan": it opens with a day gone by, and nothing in it lies ahead."""
    text, s = c.statement.text, c.statement
    first = c.dates[0] if c.dates else None
    if first is None or first.van is None or first.van != first.tot or first.vindplaats.van - s.start > 12 or c.coming:
        return False
    return (
        not LATER.search(text)
        and not c.clauses
        and not any(n.endswith("zonder persoonsvorm") for n in c.found)
        and not closes_with_verb(text)
    )


def closes_with_verb(text: str) -> bool:
    """Whether the last word is an infinitive: "Lijst van 3 mei aanvullen"."""
    last = WORD.findall(text)[-1:]
    return any(w.lower() in infinitives(w.lower()) for w in last)


def concluded(c: Candidate) -> bool:
    """ "De voorzitter concludeert dat het voorstel naar de raad gaat"; of a person it may be a task."""
    match = CONCLUDED.search(c.statement.text)
    return match is not None and not any(m.start >= match.start("rest") for m in c.mentions)


def bare_question(c: Candidate) -> bool:
    """ "Jan vragen voor de muziek?": not yet settled; "Kan Jan bellen?" may be a request."""
    return QUESTION.match(c.statement.text) is not None and not any(n.startswith("opdracht:") for n in c.found)


def optional(c: Candidate) -> bool:
    """An item of a list behind "Opties:", unless it says who does it."""
    return "onder opties" in c.found and not c.mentions
