"""Wordings with which minutes lay a task on somebody, read off written forms: names, groups, "we", modal verbs and verbs of doing.

It does not need a parse, so a mistake of the language model cannot hide "Jan stuurt de lijst rond". Each wording has a Dutch name: the
explanation that a user sees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extraction.owners import group_words
from pipeline.extraction.roster import Mention, named_at
from pipeline.language.verbs import forms, infinitives
from pipeline.resources import term_set

WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*|[;:?!(),]")
AHEAD = frozenset({"zal", "zullen", "gaat", "gaan"})
MUST = frozenset({"moet", "moeten", "dient", "dienen"})
BE = frozenset(
    {"zijn", "hebben", "worden", "blijven", "kunnen", "mogen", "willen", "vinden", "plaatsvinden", "liggen", "lopen", "gelden", "betekenen"}
)
IN_MEETING = frozenset(
    {"bespreken", "doornemen", "kijken", "bekijken", "spreken", "doorlopen", "evalueren", "volgen", "doen", "toelichten", "presenteren"}
)
USUAL = frozenset({"is", "zijn", "kan", "kunnen", "vaak", "altijd", "steeds", "momenteel", "nu", "wanneer", "die"})
BORDER = frozenset(
    {";", ":", "dat", "omdat", "zodat", "die", "wat", "waarbij", "waarin", "waarmee", "waardoor", "terwijl", "maar", "hoewel"}
)
PROMISE = re.compile(
    r"\bzeg(?:t|gen)\b.{0,40}\btoe\b|\bbelo(?:oft|ven)\b(?=.*\b(?:dat|om|te)\b)|\b(?:biedt|bieden)\b.{0,40}\baan\b,?\s+(?:om\b|.{0,60}\bte\b)|"
    r"\b(?:neemt|nemen)\b.{0,60}\bop zich\b|"
    r"\bkrijg(?:t|en)\b.{0,40}\b(?:opdracht|de taak|het verzoek)\b|"
    r"\b(?:wordt|worden)\b.{0,60}\b(?:gevraagd|verzocht)\b.{0,20}\b(?:om|te)\b|"
    r"\b(?:gaat|gaan)\b.{0,40}\bachteraan\b|(?<!\bdie )\b(?:neemt|nemen)\b.{0,60}\bcontact\b|\b(?:pakt|pakken)\b.{0,60}\bop\b(?=[\s.,;]|$)",
    re.I,
)
# "Els koppelt dit terug aan de gemeente": who carries it outside the room still has to do so.
PASSES_ON = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:koppelt|meldt|deelt|bespreekt|geeft|neemt|stemt|kaart|legt)\s+(?:dit|het|dat|deze|hen|die|\w+)\b.{0,60}?"
    r"\b(?:aan|bij|met|voor|aan bij)\s+"
    r"(?:de|het|haar|zijn|een|onze)\b(?!.{0,20}\b(?:vergadering|aanwezigen|groep|leden)\b)",
    re.I,
)
CALLED = re.compile(
    r"\b(?:is|wordt|blijft)\s+(?:dus\s+|ook\s+|nog\s+|hiermee\s+)?een\s+(?:actie|actiepunt|actiepoint|uitzoekpunt|taak)\b|"
    r"\b(?:staat|staan|heeft|hebben|komt|komen|gaat|gaan|zet|zetten|blijft)\b.{0,60}\bop\s+(?:\w+\s+){1,3}?(?:to-?do(?:-?lijst\w*)?|actielijst|takenlijst|lijstje|todo)\b|"
    r"\b(?:actie|actiepunt|taak)\s+(?:ligt|berust|komt\s+te\s+liggen)\s+bij\b|"
    r"\bals\s+(?:actie|actiepunt|taak)\s+(?:uitgezet|belegd|genoteerd|opgenomen|opgepakt)\b|^\W*uitzoekpunt\b",
    re.I,
)
ASKS_OUTSIDE = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?vraagt\s+(?:(?:dit|het)\s+)?(?:bij\s+|aan\s+|binnen\s+)?(?:de|het|een)\s+(?!vergadering|aanwezigen|leden|groep|voorzitter|commissie)"
    r"(?:[\w-]+\s+){1,3}?(?:om|of|wie|wanneer|naar|hoe)\b|^\s*vraagt\s+(?:dit\s+|het\s+)?(?:bij|binnen)\s",
    re.I,
)
# "Els vraagt Jan om de lijst na te kijken", "We vragen de gemeente een plattegrond aan te leveren": group "who" starts the one who is asked
ASKS = re.compile(
    r"\b(?:vraagt|vragen|verzoekt|verzoeken)\s+(?:(?:de|het|aan)\s+)?(?P<who>[^\W\d_][\w.-]*)"
    r"(?:\s+(?!(?:of|wanneer|hoe|wat|waarom|wie|waar|welke)\b)[^\s?]+){0,14}?\s+(?:om\s|te\s+\w+n\b)",
    re.I,
)
LETS_KNOW = re.compile(
    r"\b(?:laat|laten)\b(?=.{0,60}\bweten\b).{0,60}\b(?:volgende|uiterlijk|vóór|voor|binnen|zodra|morgen|overmorgen|\d{1,2}\s+\w+)\b.{0,60}\bweten\b|"
    r"\bzodra\b.{0,60}\blaat\b.{0,60}\bweten\b",
    re.I,
)
MOVED = re.compile(r"\b(?:wordt|worden|is|zijn)\b.{0,60}\b(?:doorgeschoven|aangehouden|verschoven|verdaagd)\b.{0,40}\b(?:naar|tot)\b", re.I)
TURN = re.compile(r"^[\W_]*[A-ZÀ-Þ][\w'’.-]*(?:\s[\w'’.-]+){0,3}:\s")
I_DO = re.compile(
    r"\bik\s+(?:zal|ga|stuur|maak|regel|vraag|zoek|pak|neem|bel|mail|check|plan|schrijf|zet|kom|kijk|lever|verwerk|pas|deel|bespreek|zorg|leg)\b",
    re.I,
)
ASIDE = frozenset({"die", "wat", "waarbij", "waarin", "waarmee", "waardoor", "terwijl", "omdat", "hoewel"})
RETURNS = re.compile(
    r"\bkom(?:t|en)\b.{0,50}\bterug\b.{0,30}\b(?:agenda|vergadering|overleg|bijeenkomst|keer)\b|\b(?:vergadering|overleg|bijeenkomst|keer)\b.{0,30}\bkomt\b.{0,40}\bterug\b|"
    r"\b(?:wordt|worden|zal|zullen)\b.{0,60}\bge(?:her)?agendeerd\b",
    re.I,
)
UNDONE = re.compile(
    r"\?[\"'”’)]*\s*$|^\W*(?:als|indien|mocht|stel|wanneer|hoe|wat|wie|waarom|of|mits)\b|\b(?:zou|zouden|hoopt|hopen|wellicht|misschien|eventueel)\b|"
    r"\bgaat?\s+over\b|\bgaan\s+over\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the sentence: ``kind`` is N (part of a name), G (a group), W ("we"), or "" for any other."""

    text: str
    start: int
    kind: str


def words(text: str, mentions: Sequence[Mention]) -> list[Word]:
    found = []
    for match in WORD.finditer(text):
        lower = match[0].lower()
        named = named_at(mentions, match.start())
        kind = "N" if named else "W" if lower in ("we", "wij") else "G" if lower in group_words() else ""
        found.append(Word(lower, match.start(), kind))
    return found


def verbs_at(row: Sequence[Word], i: int) -> frozenset[str]:
    """Infinitives the word may stand for, its particle looked for up to the next comma or semicolon."""
    following = []
    for w in row[i + 1 : i + 14]:
        if w.text in ";:?!" or w.text in ("dat", "zodat"):
            break
        following.append(w.text)
    return infinitives(row[i].text, tuple(following))


def infinitive_after(row: Sequence[Word], i: int) -> frozenset[str]:
    """Infinitives behind a modal that name no state: "gaat ... uitzoeken"."""
    found: set[str] = set()
    for j in range(i + 1, len(row)):
        text = row[j].text
        if text in (";", ":") or text in ("dat", "zodat", "omdat") and found:
            break
        if text.endswith("n") and (text in forms() or len(text) > 5 and text.endswith("en") and not row[j].kind):
            found |= {v for v in verbs_at(row, j) if v.endswith("n")} or ({text} if text in forms() else set())
    return frozenset(found)


def participle_near(row: Sequence[Word], i: int) -> frozenset[str]:
    """Verbs of doing whose participle stands with "worden" within the clause."""
    found: set[str] = set()
    for j, w in enumerate(row):
        if (
            j != i
            and (re.search(r"(?:^|[a-z])ge\w", w.text) or w.text.startswith(("be", "ver", "her", "ont", "over")))
            and re.search(r"(?:[dt]|en)$", w.text)
        ):
            found |= verbs_at(row, j) & term_set("task_verbs")
    return frozenset(found)


def subject_near(row: Sequence[Word], i: int, kinds: str) -> bool:
    """A subject of one of the kinds right before or right behind the finite verb (an adverb may stand between)."""
    before = row[i - 1].kind if i else ""
    if i > 1 and not before and row[i - 1].text in ("zal", ")", "ook", "nog", "dan", "zelf"):
        before = row[i - 2].kind
    behind = next((w.kind for w in row[i + 1 : i + 4] if w.text not in ("de", "het", "een", "ook", "nog", "daarom", "dan")), "")
    return bool(before) and before in kinds or bool(behind) and behind in kinds and i <= 6


def commitment_of(text: str, mentions: Sequence[Mention]) -> str | None:
    """The name of the wording that makes the sentence a task, None where there is none or something undoes it."""
    if UNDONE.search(text):
        return None
    if CALLED.search(text):
        return "noemt het een actiepunt"
    if LETS_KNOW.search(text):
        return "laat het weten"
    if mentions and mentions[0].start <= 12 and ASKS_OUTSIDE.search(text[mentions[0].end :]):
        return "vraagt het na"
    if asks(text, mentions):
        return "toezegging of verzoek"
    if RETURNS.search(text):
        return "komt terug op een agenda"
    if PROMISE.search(text):
        return "toezegging of verzoek"
    if mentions and PASSES_ON.search(text[mentions[0].end :]) and mentions[0].start <= 12:
        return "brengt het over"
    if MOVED.search(text):
        return "doorgeschoven"
    if mentions and TURN.match(text) and I_DO.search(text):
        return "zegt iets toe"
    row = words(text, mentions)
    for i, w in enumerate(row):
        name = at(row, i, w)
        if name:
            return name
    return telegram(row)


def asks(text: str, mentions: Sequence[Mention]) -> bool:
    """One person or "we" asks another, or a group or organisation, to do something."""
    match = ASKS.search(text)
    if match is None:
        return False
    before, who = text[: match.start()].strip().lower(), match.start("who")
    asker = before in ("we", "wij", "") or any(m.start <= 12 and m.end <= match.start() for m in mentions)
    asked = any(m.start == who for m in mentions) or match["who"].lower() in group_words() or match["who"][0].isupper()
    return asker and asked


def beside(row: Sequence[Word], i: int) -> bool:
    """Whether the clause only explains another one: "..., die dat nog moet regelen"."""
    border = next((row[j].text for j in range(i - 1, -1, -1) if row[j].text in BORDER), "")
    return border in ASIDE


def clause_words(row: Sequence[Word], i: int) -> set[str]:
    """The words of the clause around a finite verb, up to a conjunction, colon or semicolon on either side."""
    first = next((j + 1 for j in range(i - 1, -1, -1) if row[j].text in BORDER), 0)
    last = next((j for j in range(i + 1, len(row)) if row[j].text in BORDER), len(row))
    return {w.text for w in row[first:last]}


def at(row: Sequence[Word], i: int, w: Word) -> str | None:
    if beside(row, i):
        return None
    rest = clause_words(row, i)
    if w.text in AHEAD:
        verbs = infinitive_after(row, i)
        if "worden" in rest and participle_near(row, i):
            return "zal worden gedaan"
        if verbs - BE and subject_near(row, i, "NG"):
            return "iemand gaat of zal"
        if verbs & term_set("task_verbs") and subject_near(row, i, "W") and not rest & {"niet", "geen"}:
            return "wij gaan of zullen"
    if w.text in MUST:
        passive = "worden" in rest and (participle_near(row, i) or "nog" in rest)
        if passive or "komen" in rest and "er" in rest:
            return "moet worden gedaan"
        if infinitive_after(row, i) & term_set("task_verbs") and (subject_near(row, i, "NGW") or "nog" in rest):
            return "iemand moet"
    if w.text in ("wordt", "worden") and rest.isdisjoint(AHEAD | MUST | USUAL) and participle_near(row, i) - IN_MEETING:
        return "wordt gedaan"
    return doer(row, i, w, rest)


def doer(row: Sequence[Word], i: int, w: Word, rest: set[str]) -> str | None:
    """ "Jan stuurt ... rond", "wij zorgen voor ...": a present verb of doing with its subject beside it."""
    if w.kind or w.text.startswith("ge") or rest & {"zich", "heeft", "hebben", "had", "was"} or row[i - 1].text == "te" and i:
        return None
    verbs = verbs_at(row, i) & term_set("task_verbs") - term_set("speech_verbs") - IN_MEETING
    plural = w.text.endswith("en") and w.text in forms()
    if not verbs or re.search(r"(?:te|de|ten|den)$", w.text) and w.text not in set(verbs):
        return None
    if subject_near(row, i, "N") and (not plural or "en" in rest):
        return "iemand doet"
    if subject_near(row, i, "G"):
        return "een groep doet"
    return "wij doen" if subject_near(row, i, "W") and plural else None


def telegram(row: Sequence[Word]) -> str | None:
    """ "Navragen bij ...", "dit uitzoeken": an infinitive of doing and no finite verb."""
    solid = [i for i, w in enumerate(row) if w.text not in "(),;:?!"]
    if not solid:
        return None
    first, last = solid[0], solid[-1]
    stated = {"is", "zijn", "was", "wordt", "worden", "heeft", "kan", "kunnen", "te", "wil", "willen", "om", "doen"}
    second = {w.text for w in row[first + 1 : first + 4]}
    if (
        row[first].text.endswith("n")
        and verbs_at(row, first) & term_set("task_verbs")
        and not row[first].kind
        and second.isdisjoint(stated)
    ):
        return "opdracht zonder persoonsvorm"
    if any(w.text in stated for w in row):
        return None
    finite = any(w.text in forms() and not w.text.endswith("n") and not w.kind for w in row)
    return (
        "opdracht zonder persoonsvorm"
        if row[last].text.endswith("n") and verbs_at(row, last) & term_set("task_verbs") and not finite
        else None
    )
