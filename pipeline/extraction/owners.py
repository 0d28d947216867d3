"""Who must do it: only those whom the sentence, its label or its row names. Nobody named means nobody, never a guess."""

from __future__ import annotations

import re

from spacy.tokens import Span

from pipeline.extraction import by_parse, by_place, doers, group_doers
from pipeline.extraction.clauses import Clause
from pipeline.extraction.finite import ASKED_TO, MODAL_FORMS, first_finite, is_finite
from pipeline.extraction.parties import ALL, ARTICLE, WITHIN, group_words, known, listed, names_doer, names_group
from pipeline.extraction.received import received
from pipeline.extraction.referred import answered, referred, speaker
from pipeline.extraction.roster import Mention, Roster, first_names, words
from pipeline.extraction.taken_up import helpers, taken_up, thing_first, together
from pipeline.language.verbs import infinitives
from pipeline.resources import term_set

__all__ = [
    "AGREED",
    "agreed_owners",
    "group_words",
    "is_finite",
    "led",
    "listed",
    "names_group",
    "opening_owners",
    "owners",
    "trailed",
]

EVERYBODY = re.compile(r"^\W*(?:allen|iedereen|allemaal)\s*:\s+\w", re.I)
BRACKETS = re.compile(r"\(([^()]{2,60})\)\s*(?:[.;]?\s*$|(?:,|\s[–—-]{1,2}(?=\s))?\s*(?=[^\s–—-])(?P<when>[^.;:()]{2,40})[.;]?\s*$)")
DAY = re.compile(r"^(?:week|wk|uiterlijk|voor|vóór|eind|begin|medio|half|per|vanaf|deze|volgende|komende|z\.?s\.?m|\d)", re.I)
# behind the brackets also a month, or how it stands: "(Els) -- november", "(Els) -- gereed"
WHEN = re.compile(
    r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    r"afgehandeld|gereed|klaar|loopt|open)(?!\w)",
    re.I,
)
NO_PARTY = term_set("action_labels") | set("iemand niemand vanavond vandaag morgen actielijst besluitenlijst notulen".split())
LEAD = re.compile(r"^\W*(?:TODO\s+)?(?P<who>@?[^:.;!?\n]{2,60}?)\s*:\s+", re.I)
DASHED = re.compile(r"^\W*(?P<who>@?[^:.;!?()\n]{2,60}?)\s+[-–—]\s+")
AGREED = re.compile(r"\W*(?:(?:er\s+)?(?:wordt|is)\s+)?(?:afgesproken|besloten|overeengekomen)(?:\s+(?:wordt|is))?\s*:?,?\s+dat\s+", re.I)
HOLDS = frozenset({"heeft", "hebben", "is", "zijn"})
PLEDGED = re.compile(r"\b(?:toegezegd|beloofd|aangeboden|bereid)\b", re.I)
SAYS_I = re.compile(r"\bik\b", re.I)
ACTION_WORD = re.compile(r"^\W*(?:actie|aktie|actiepunt|ap|taak|todo|to do)\s+(?:(?:voor|van)\s+)?(?=[A-ZÀ-Þ])", re.I)
SURNAME = r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er)\s+){0,2}[A-ZÀ-Þ][a-zà-ÿ'’-]+"
# "Zij schrijft de aanvraag en Els levert de cijfers": the pronoun has a task too
AND_ANOTHER = re.compile(
    r"^\W*(?:hij|zij|ze)\s+(?!(?:vraagt|verzoekt|meldt)\b)(?P<verb>[a-z]+t)\s(?:(?!\b(?:niet|geen|dat)\b)[^,;:.])*\ben\s+(?=[A-ZÀ-Þ])", re.I
)
PROPOSED = re.compile(r"\b(?:stelt|stellen)\s+voor\s+dat\s+", re.I)
ASKED_HIM = re.compile(
    r"[^,;:.?!]{2,60}?\s(?:vraagt|vragen|verzoekt|verzoeken)\s+(?P<who>hem|hen|jullie|ieder|iedereen|allen|(?:haar|hun|ons|jou)"
    r"(?=\s+(?:de|het|een|om|dit|dat|deze|die|nog|ook|te|er|daar\w*|hier\w*|na|bij)\b))\b[^;.?!]*\bte\s+\w+n\b",
    re.I,
)
PASSIVE = re.compile(r"(?!.*\b(?:gevraagd|verzocht)\b)[^,;.]*\bworden\b", re.I)


def bracketed(text: str, roster: Roster) -> tuple[str, ...]:
    """Names alone in brackets at the end: "Rapportage rondsturen (Frank)", "(Frank en Els, week 12)", "(Frank), eind januari"."""
    match = BRACKETS.search(text)
    if not match or match["when"] and not (DAY.match(match["when"]) or WHEN.match(match["when"])):
        return ()
    names = tuple(n for n in listed(match[1], roster) if not DAY.match(n))
    return names if names and all(roster.knows(n) or ALL.match(n) or first_name(n) for n in names) else ()


def first_name(name: str) -> bool:
    """ "Inge", "Inge Drost": a name that starts with a first name, whoever keeps the list."""
    first, *rest = name.split()
    return first in first_names() and all(w[0].isupper() or w in term_set("name_particles") for w in rest)


def led(text: str, roster: Roster) -> tuple[tuple[str, ...], int]:
    """Owners in front of a line of an action list ("Els/Jan: zaal regelen", "@Els ..."), and where the task begins behind them."""
    dashed = DASHED.match(text)
    names = listed(dashed["who"], roster) if dashed else ()
    if dashed and names and all(roster.knows(n) or n in roster.everybody for n in names):
        return names, dashed.end()
    match = LEAD.match(text)
    names = listed(match["who"], roster) if match else ()
    return (names, match.end()) if match and names and all(known(n, roster) for n in names) else ((), 0)


def trailed(text: str, roster: Roster) -> tuple[str, ...]:
    """Owners behind a dash at the end of such a line: "Zaal regelen - Els - 27/2"."""
    for part in reversed(re.split(r"\s[-–—]\s", text)[1:]):
        names = listed(part, roster)
        if names and all(known(n, roster) for n in names):
            return names
    return ()


def opening_owners(text: str, mentions: tuple[Mention, ...], start: int = 0) -> tuple[str, ...]:
    """Whom a task opens with, right before its finite verb: "Els en Jan (Org) maken ...", "De werkgroep Groen zoekt ...".

    Reads written forms, so it holds where a label or telegram style misleads the parser. ``start``: where the task begins.
    """
    verb = first_finite(text, start)
    if verb is None or verb[0] in MODAL_FORMS and PASSIVE.match(text[verb.end() :]):
        return ()
    if verb[0] == "worden" and not ASKED_TO.search(text, verb.end()):
        return ()
    start += text[start : verb.start()].rfind(":") + 1
    subject = text[start : verb.start()]
    people = [m for m in mentions if start <= m.start and m.end <= verb.start()]
    if len(people) == 1 and verb[0] in doers.TO_PERSONS:
        return ()  # "Els vragen of zij komt": somebody else asks her
    if side := side_by_side(subject, start, people, verb[0]):
        return side
    left = subject
    for m in reversed(people):
        left = left[: m.start - start] + left[m.end - start :]
    if people and not re.search(r"\w", re.sub(r"\([^)]*\)|\ben\b|&|^\W*o\s", "", left)):
        return doers.names_of(people)
    return () if people else group_doers.opening_group(subject, verb[0], text[verb.end() :])


def side_by_side(subject: str, start: int, people: list[Mention], verb: str) -> tuple[str, ...]:
    """Two or more before a verb: people, groups, and where it stands in the plural a surname that is on no list."""
    parts = [p for p in re.split(r"\s+en\s+|\s*[,&/]\s*|\s+met\s+", subject.strip(" ,:-–")) if p]
    if parts and parts[0].split()[0].lower() in WITHIN:
        return ()  # "Over de communicatie met ouders spreekt ...": what it is about
    found: list[str] = []
    for part in parts if len(parts) > 1 else ():
        person = next((m.name for m in people if part_of(m, part, subject, start)), "")
        surname = re.fullmatch(SURNAME, part) and part.lower() not in doers.NO_NAMES
        unlisted = (
            surname and (people or any(names_doer(p.split()[-1]) for p in parts)) and verb.endswith("n") and "," not in subject.strip(" ,")
        )
        if not person and not names_doer(part.split()[-1]) and not unlisted:
            return ()
        found.append(person or (part if found and part[0].isupper() else ARTICLE.sub("", part)))  # "De Brug" in mid-sentence is a name
    return tuple(dict.fromkeys(found))


def agreed_owners(text: str, mentions: tuple[Mention, ...], start: int) -> tuple[str, ...]:
    """The people with whom a clause behind "afgesproken wordt dat" opens: its verb stands at the end."""
    found: list[str] = []
    for m in sorted(mentions, key=lambda m: m.start):
        if m.start >= start and not re.sub(r"\([^)]*\)|\ben\b|[,&\s]", "", text[start : m.start]):
            found.append(m.name)
            start = m.end
    return tuple(dict.fromkeys(found))


def part_of(m: Mention, part: str, subject: str, start: int) -> bool:
    """Whether a mention lies in one part of a coordinated subject."""
    at = start + subject.find(part)
    return at <= m.start and m.end <= at + len(part)


def owners(span: Span, found: tuple[Clause, ...], roster: Roster, mentions: tuple[Mention, ...], start: int = 0) -> tuple[str, ...]:
    """Owners of the task in a sentence of running text; ``start``: where the task begins, behind a label."""
    names = written(span, roster, mentions, start)
    also = AND_ANOTHER.match(span.text) if names else None
    if names and also and infinitives(also["verb"].lower()) & term_set("task_verbs") and any(m.start == also.end() for m in mentions):
        names = (*referred(span, roster), *names)
    if names is None:
        names = (
            referred(span, roster)  # before the parse, which takes "OR" in "Hij ... en laat de OR weten" for who lets know
            or by_parse.owners(span, found, mentions, start)
            or doers.telegram(span.text, mentions, start)
            or answered(span, roster)
            or by_place.who(span.text, mentions, roster)
        )
    return tuple(dict.fromkeys(n for n in names if n.lower() not in NO_PARTY))


def written(span: Span, roster: Roster, mentions: tuple[Mention, ...], start: int) -> tuple[str, ...] | None:
    """Owners by the written words, () where these say that nobody in particular is named, None where they say nothing."""
    text = span.text
    names = bracketed(text, roster) or doers.agreed_with(text, mentions) or doers.requested(text, mentions, roster.everybody)
    names = names or group_doers.appealed(text) or group_doers.asked_group(text)
    if names := names or doers.by_whom(text, mentions) or group_doers.by_group(text):
        return names
    if not start and (everybody := EVERYBODY.match(text)) and not any(m.start <= everybody.end() for m in mentions):
        return ("allen",)
    turn, begin = doers.said_turn(text, mentions) if not start else ((), 0)
    if begin:
        return turn_owners(span, turn, begin, roster, [m for m in mentions if m.start >= begin])
    if (given := received(text, mentions, start)) is not None:
        return given
    if (told := asked_by_pronoun(text, start)) is not None:
        return told
    proposed = PROPOSED.search(text, start)
    if names := agreed_owners(text, mentions, proposed.end()) if proposed else ():
        return names
    if names := taken_up(text, mentions, asked=True):
        return names
    names = acting(span, roster, mentions, start)
    names = (*names, *doers.joined(text, mentions), *together(text), *helpers(text, mentions), *group_doers.later(text)) if names else ()
    return tuple(dict.fromkeys(names)) or doers.trailing(text, mentions) or group_doers.behind(text) or speaker(span, roster) or None


def acting(span: Span, roster: Roster, mentions: tuple[Mention, ...], start: int) -> tuple[str, ...]:
    """Who stands before the verb of the task or of a clause in it, else who stands behind."""
    text = span.text
    finite = frozenset(t.idx - span.start_char for t in span if "Fin" in t.morph.get("VerbForm", []))
    first = (
        marked(text, mentions)
        or opening_owners(text, mentions, start)
        or doers.each(text[start:])
        or group_doers.placed(text, roster, start)
    )
    also = doers.beside(text, mentions, start, finite)
    verb = first_finite(text, start) if also else None
    if verb and verb[0] in HOLDS and not PLEDGED.search(text):
        first = ()  # "Els heeft nog twee dozen, Jan haalt die op"
    names = (*(first or doers.promised(text, mentions)), *also)
    if names:
        return (*names, *doers.gapped(text, mentions))
    turned = doers.turned(text, mentions) or thing_first(text, mentions) or group_doers.thing_first(text)
    return turned or taken_up(text, mentions) or unlisted(span, mentions)


def asked_by_pronoun(text: str, start: int) -> tuple[str, ...] | None:
    """ "De voorzitter vraagt haar de lijst te sturen": the task is hers, not that of who asks; None where nobody is asked so."""
    match = ASKED_HIM.match(text, start)
    if match is None:
        return None
    return ("allen",) if match["who"].lower() in ("ieder", "iedereen", "allen") else ()


def marked(text: str, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """The names behind a label without a colon: "Actie Jan vergunning regelen", "Taak Els Joost, optie uitwerken"."""
    label = ACTION_WORD.match(text)
    end, found = (label.end() if label else 0), []
    for m in sorted(mentions, key=lambda m: m.start) if label else ():
        if not re.fullmatch(r"\W*(?:en\s+)?", text[end : m.start]):
            break
        found.append(m.name)
        end = m.end
    return tuple(dict.fromkeys(found)) if re.match(r"\W+\w", text[end:]) else ()


def unlisted(span: Span, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """A name on no list that takes up a task; at the head of a sentence a capital alone does not make a word a name."""
    names = doers.proper(span.text, mentions)
    return () if names and span.text.lstrip().startswith(names) and names[0].lower() in words() else names


def turn_owners(span: Span, turn: tuple[str, ...], begin: int, roster: Roster, mentions: list[Mention]) -> tuple[str, ...] | None:
    """What somebody says in the meeting ("Els: ..."): his own task, that of whom he names ("Els: Jan zet het op papier"), or nobody's."""
    rest = span.text[begin:]
    verb = first_finite(span.text, begin)
    named = opening_owners(span.text, tuple(mentions), begin)
    if named and verb and verb[0].endswith("t") and not SAYS_I.search(rest):
        return named
    if SAYS_I.search(rest) or doers.sets_task(rest):
        return turn
    return named or doers.beside(span.text, mentions, begin) or doers.trailing(span.text, mentions) or ()
