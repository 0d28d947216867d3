"""Who must do it: only those whom the sentence, its label or its row names. Nobody named means nobody, never a guess."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from pipeline.extraction import doers
from pipeline.extraction.clauses import Clause
from pipeline.extraction.parties import ALL, ARTICLE, group_words, heads, known, listed, names_group, plural
from pipeline.extraction.referred import answered, referred, speaker
from pipeline.extraction.roster import Mention, Roster, words
from pipeline.extraction.taken_up import taken_up, thing_first, together
from pipeline.language.verbs import forms
from pipeline.resources import term_set

BRACKETS = re.compile(r"\(([^()]{2,60})\)\s*[.;]?\s*$")
FIRST_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
MODAL_FORMS = frozenset(
    {"zal", "zullen", "gaat", "gaan", "moet", "moeten", "dient", "dienen", "kan", "kunnen", "wil", "willen", "krijgt", "krijgen"}
)
ASKED = frozenset({"wordt", "worden", "is", "zijn"})
NO_PARTY = term_set("action_labels") | {"iemand", "niemand"}
ASKED_TO = re.compile(r"\b(?:gevraagd|verzocht)\b")
EVERY = frozenset({"alle", "beide", "sommige", "enkele", "twee", "drie"})
GIVES = frozenset({"geef", "geeft", "geven", "gaf", "gaven"})
NOT_VERBS = frozenset({"het", "de", "een", "bij", "aan", "vast", "recht", "leden", "zaken", "plannen", "regels", "beheer", "lijst"})
LEAD = re.compile(r"^\W*(?:TODO\s+)?(?P<who>@?[^:.;!?\n]{2,60}?)\s*:\s+", re.I)
DASHED = re.compile(r"^\W*(?P<who>@?[^:.;!?()\n]{2,60}?)\s+[-–—]\s+")
AGREED = re.compile(r"\W*(?:(?:er\s+)?(?:wordt|is)\s+)?(?:afgesproken|besloten|overeengekomen)(?:\s+(?:wordt|is))?\s*:?,?\s+dat\s+", re.I)
SAYS_I = re.compile(r"\bik\b", re.I)
ASKED_GROUP = re.compile(
    r"(?<!\w)(?:vraagt|vragen|verzoekt|verzoeken)\s+(?:aan\s+)?(?:de|het)\s+(?P<who>[a-zà-ÿ][\w-]+)\s+om\b.*\bte\s+\w+n\b", re.I
)
ASKED_PROPER = re.compile(r"^\W*(?:We|Wij) vragen (?:aan )?(?P<who>[A-ZÀ-Þ][\w.&-]*\w)\b(?! en\b)[^.;]*\bte\s+\w+n\b")
BY_GROUP = re.compile(
    r"(?<!\w)door\s+(?:(?:de|het|ons|onze)\s+(?P<who>[a-zà-ÿ][\w-]+)|(?P<org>[A-ZÀ-Þ][\w.&-]*\w))(?=\s+(?:(?:zal|zullen)\b|\w+\s+)*?(?:ge|be|ver|\w+ge)\w+|"
    r"\s+(?:zal|zullen)\b)"
)
ACTION_WORD = re.compile(r"^\W*(?:actie|aktie|actiepunt|ap|taak|todo|to do)\s+(?:(?:voor|van)\s+)?(?=[A-ZÀ-Þ])", re.I)
RECEIVES = re.compile(r"\b(?:ontvangt|ontvangen)\s[^,;.]*\svan\s+(?:de|het)\s+(?P<who>[a-zà-ÿ][\w-]+)\W*$")
PASSIVE = re.compile(r"(?!.*\b(?:gevraagd|verzocht)\b)[^,;.]*\bworden\b", re.I)
STATES = frozenset({"is", "zijn", "was", "waren", "heeft", "hebben", "had", "hadden"})
# "aangemaakt", "opgelost": what is done already, though its form is that of a verb
DONE = re.compile(r"(?:aan|achter|af|bij|door|in|klaar|los|mee|na|om|op|over|rond|samen|terug|toe|uit|vast|voor|weg)ge\w+(?:d|t|en)")


def is_group(token: Token) -> bool:
    """Whether a noun names a body or group: "werkgroep", "regiegroep", "DK-team"."""
    word = token.lower_.rsplit("-", 1)[-1]
    return word in group_words() or token.lemma_.lower() in group_words() or any(word.endswith(g) for g in group_words() if len(g) > 4)


def phrase(token: Token) -> str:
    """A group as the text names it: its noun phrase without article, relative clause and loose adverbs."""
    keep = [token]
    stack = list(token.children)
    while stack:
        child = stack.pop()
        near = child.dep_ in ("amod", "flat", "compound", "appos", "nmod", "nmod:poss", "fixed", "nummod", "flat:name", "compound:prt")
        if near and (child.dep_ not in ("nmod", "appos") or child.pos_ in ("PROPN", "X", "SYM", "NOUN") and abs(child.i - token.i) <= 4):
            keep.append(child)
            stack += [c for c in child.children if c.dep_ != "punct"]
    first, last = min(t.i for t in keep), max(t.i for t in keep)
    words = ARTICLE.sub("", token.doc[first : last + 1].text.partition(",")[0]).strip(" ,.;:")
    return token.text if re.search(r"\s(?:de|het|een)$", words) else words  # a verb taken for a noun: "moderamen bereidt een"


def subject_owners(subject: Token, span: Span, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Persons, or the group, that a subject names; empty for "we", "er", things."""
    left, right = subject.left_edge.idx - span.start_char, subject.i
    edge = max((t.idx + len(t) for t in (subject, *subject.conjuncts, *subject.children)), default=right) - span.start_char
    head = subject.idx - span.start_char
    people = [m for m in mentions if left <= m.start and m.end <= edge]
    if any(m.start <= head < m.end for m in people):
        return doers.names_of(people)
    if is_group(subject) or subject.ent_type_ in ("ORG", "GREMIUM"):
        name = phrase(subject)
        return ("allen",) if ALL.match(name) else (name,)
    return ()


def agent_owners(clause: Clause, span: Span, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """The "door ..." of a passive."""
    if not clause.passive and clause.finite.lower_ not in ("wordt", "worden", "is", "zijn"):
        return ()  # "geeft dit door aan Jan": he receives it
    for child in clause.verb.children:
        if child.dep_ in ("obl:agent", "obl") and any(c.lower_ == "door" for c in child.children):
            return subject_owners(child, span, mentions)
    return ()


def asked_owners(clause: Clause, span: Span, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Whom a request made in the meeting is put to: "Els vraagt Jan om ... te sturen" makes it Jan's task."""
    if clause.lemma not in ("vragen", "verzoeken", "uitnodigen") or clause.modal:
        return ()
    asked = [c for c in clause.verb.children if c.dep_ in ("obj", "iobj") and c.i != (clause.subject.i if clause.subject else -1)]
    doing = any(t.lower_ == "te" and t.i > clause.finite.i for t in span)
    return subject_owners(asked[0], span, mentions) if asked and doing else ()


def bracketed(text: str, roster: Roster) -> tuple[str, ...]:
    """Names alone in brackets at the end: "Rapportage rondsturen (Frank)"."""
    match = BRACKETS.search(text)
    names = listed(match[1], roster) if match else ()
    return names if names and all(roster.knows(n) or ALL.match(n) for n in names) else ()


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
    verb = next((m for m in FIRST_WORDS.finditer(text, start, start + 90) if is_finite(m[0], text[m.end() :])), None)
    if verb is None or verb[0] in MODAL_FORMS and PASSIVE.match(text[verb.end() :]):
        return ()
    start += text[start : verb.start()].rfind(":") + 1
    subject = text[start : verb.start()]
    people = [m for m in mentions if start <= m.start and m.end <= verb.start()]
    if len(people) == 1 and verb[0] in doers.TO_PERSONS:
        return ()  # "Els vragen of zij komt": somebody else asks her
    parts = [p for p in re.split(r"\s+en\s+|\s*[,&/]\s*|\s+met\s+", subject.strip(" ,:-–")) if p]
    if len(parts) > 1 and all(any(m.name and part_of(m, p, subject, start) for m in people) or names_group(p.split()[-1]) for p in parts):
        return tuple(dict.fromkeys(next((m.name for m in people if part_of(m, p, subject, start)), ARTICLE.sub("", p)) for p in parts))
    left = subject
    for m in reversed(people):
        left = left[: m.start - start] + left[m.end - start :]
    if people and not re.search(r"\w", re.sub(r"\([^)]*\)|\ben\b|&|^\W*o\s", "", left)):
        return doers.names_of(people)
    return () if people else opening_group(subject, verb[0], text[verb.end() :])


def opening_group(subject: str, verb: str, rest: str) -> tuple[str, ...]:
    """The group that the words before a finite verb name. A verb in -en with one group is no finite verb: "penningmeester bellen"."""
    words = ARTICLE.sub("", subject.strip(" ,:-–")).split()
    states = verb in STATES and not ASKED_TO.search(rest)
    if not words or states or any(w.lower() in ("met", "voor", "bij", "in", "op", "aan") for w in words):
        return ()
    name = " ".join(words)
    if ALL.match(name):
        return ("allen",)
    if not heads(words) or verb not in MODAL_FORMS and verb.endswith("n") and verb not in ASKED and infinitive(subject, words, verb, rest):
        return ()
    return (name,)


def infinitive(subject: str, words: list[str], verb: str, rest: str) -> bool:
    """Whether the verb in -en behind a group is a task to be done with it: "commissie oprichten", "leden informeren over het feest"."""
    bare = not ARTICLE.match(subject.strip(" ,:-–")) and words[0].lower() not in EVERY
    return not plural(words) or not re.search(r"\w", rest) or bare and verb in doers.TO_PERSONS


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


def is_finite(word: str, rest: str = "") -> bool:
    """A written form that most often is a finite verb; "wordt" only in "Jan wordt gevraagd om", where he who is asked must act."""
    lower = word.lower()
    english = word[0].isupper() and lower.endswith("ed") and lower[:-2] + "t" in forms()  # "Els Checked of het klopt"
    return (
        english
        or word[0].islower()
        and (
            lower in MODAL_FORMS
            or lower in ASKED
            and bool(ASKED_TO.search(rest))
            or lower in forms()
            and not DONE.fullmatch(lower)
            and (not lower.startswith("ge") or lower in GIVES)
            and lower not in NOT_VERBS
        )
    )


def owners(span: Span, found: tuple[Clause, ...], roster: Roster, mentions: tuple[Mention, ...], start: int = 0) -> tuple[str, ...]:
    """Owners of the task in a sentence of running text; ``start``: where the task begins, behind a label."""
    names = written(span, roster, mentions, start)
    if names is None:
        names = (
            parsed(span, found, mentions, start)
            or referred(span, roster)
            or doers.telegram(span.text, mentions, start)
            or answered(span, roster)
        )
    return tuple(dict.fromkeys(roster.offices.get(n.lower(), n) for n in names if n.lower() not in NO_PARTY))


def written(span: Span, roster: Roster, mentions: tuple[Mention, ...], start: int) -> tuple[str, ...] | None:
    """Owners by the written words, () where these say that nobody in particular is named, None where they say nothing."""
    text = span.text
    names = bracketed(text, roster) or doers.agreed_with(text, mentions) or doers.requested(text, mentions, roster.everybody)
    if names := names or giver(text) or appealed(text) or asked_group(text) or doers.by_whom(text, mentions) or by_group(text):
        return names
    turn, begin = doers.said_turn(text, mentions) if not start else ((), 0)
    if begin:
        return turn_owners(span, turn, begin, roster, [m for m in mentions if m.start >= begin])
    if names := taken_up(text, mentions, asked=True):
        return names
    finite = frozenset(t.idx - span.start_char for t in span if "Fin" in t.morph.get("VerbForm", []))
    first = marked(text, mentions) or opening_owners(text, mentions, start) or doers.each(text[start:]) or placed(text, roster, start)
    names = (*(first or doers.promised(text, mentions)), *doers.beside(text, mentions, start, finite))
    if names:
        names = (*names, *doers.gapped(text, mentions))
    else:
        names = doers.turned(text, mentions) or thing_first(text, mentions) or taken_up(text, mentions) or unlisted(span, mentions)
    names = (*names, *doers.joined(text, mentions), *together(text)) if names else ()
    return tuple(dict.fromkeys(names)) or doers.trailing(text, mentions) or speaker(span, roster) or None


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


def asked_group(text: str) -> tuple[str, ...]:
    """A group or office that somebody is told to have asked: "Els vraagt de beheerder om een plan te maken"."""
    proper = ASKED_PROPER.match(text)
    return (proper["who"],) if proper else next(((m["who"],) for m in ASKED_GROUP.finditer(text) if names_group(m["who"])), ())


def giver(text: str) -> tuple[str, ...]:
    """Who has to hand over what others get: "Het bestuur ontvangt in mei een nieuwe planning van de projectleider"."""
    match = RECEIVES.search(text)
    return (match["who"],) if match and names_group(match["who"]) else ()


def by_group(text: str) -> tuple[str, ...]:
    """The group or organisation behind "door" in a passive: "wordt door de werkgroep bekeken", "er wordt door Waterloket gekeken"."""
    if not re.search(r"\b(?:wordt|worden)\b", text):
        return ()
    for match in BY_GROUP.finditer(text):
        who = match["org"] or match["who"]
        if not doers.RELATIVE.search(text[: match.start()]) and (match["org"] or names_group(who)):
            return (who,)
    return ()


def turn_owners(span: Span, turn: tuple[str, ...], begin: int, roster: Roster, mentions: list[Mention]) -> tuple[str, ...] | None:
    """What somebody says in the meeting ("Els: ..."): his own task, that of whom he names, or nobody's."""
    rest = span.text[begin:]
    if SAYS_I.search(rest) or doers.sets_task(rest):
        return turn
    names = opening_owners(span.text, tuple(mentions), begin) or doers.beside(span.text, mentions, begin)
    return names or doers.trailing(span.text, mentions) or ()


def appealed(text: str) -> tuple[str, ...]:
    """A group that an appeal is made to: "Vraag aan de leden om ..."."""
    who = ARTICLE.sub("", doers.appealed(text).strip())
    return (who,) if who and len(who.split()) <= 4 and (names_group(who.split()[0]) or names_group(who.split()[-1])) else ()


def placed(text: str, roster: Roster, start: int) -> tuple[str, ...]:
    """Organisations of people who were there that open the task: "Datahuis richt de proef in", "Datahuis en Gemeente Veen gaan ..."."""
    verb = next((m for m in FIRST_WORDS.finditer(text, start, start + 90) if is_finite(m[0], text[m.end() :])), None)
    parts = re.split(r"\s+en\s+|\s*[,&]\s*", text[start : verb.start()].strip()) if verb else []
    return tuple(parts) if parts and all(p in roster.organisations for p in parts) else ()


def parsed(span: Span, found: tuple[Clause, ...], mentions: tuple[Mention, ...], start: int = 0) -> tuple[str, ...]:
    """Owners by the subjects of the clauses behind ``start``, the main clause first."""
    for clause in sorted(found, key=lambda c: not c.root):
        if clause.subject is not None and clause.subject.idx - span.start_char < start or DONE.fullmatch(clause.finite.lower_):
            continue  # the label itself, taken for a subject
        names = asked_owners(clause, span, mentions) or agent_owners(clause, span, mentions)
        if not names and clause.subject is not None and not clause.passive:
            names = subject_owners(clause.subject, span, mentions)
        if names:
            return names
    return ()
