"""When two wordings are the same action: shared words weighed by how telling they are, who does it, and at the edge what they mean.

The score is symmetric and knows nothing of order. A name, number or month on either side that the other lacks speaks
against a merge: "KvK benaderen" is not "CBS benaderen". Two actions are preferred to one wrong one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline import resources
from pipeline.language import verbs
from pipeline.language.meaning import encode
from pipeline.register.alignment import Token, aligned, compared
from pipeline.register.wording import MONTHS

SAME = 0.73  # from here on one action; chosen on a series of 24 meetings: docs/benchmarks.md
DOUBT = 0.52  # from here on a person is asked
EDGE = 0.40  # from here on the sentence encoder is asked too
MEANS = 0.60  # cosine from which meaning counts in favour
LIKE = 0.5  # cosine from which two verbs may be one task
LEAST = 0.8  # weight that must be shared: one verb that all lists use ("rondsturen") is no likeness
SHORT = 2  # with no more things than this, one other thing on both sides makes another action
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:e|de|ste)?")


ABOUT = re.compile(r"\s\(over: .*\)$")  # added by extraction to wordings that point back


@dataclass(frozen=True, slots=True)
class Wording:
    """``owners`` as the text names them: they are compared by first word, and not counted as words of the text."""

    text: str
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """``pairs``: (index of the new wording, index of the known one). ``doubts``: likewise, to be shown to a person."""

    pairs: tuple[tuple[int, int], ...] = ()
    doubts: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[str, ...]:
    """Words in lower case, without accents and apostrophes; the agenda item that a wording names in brackets is not what it says."""
    return tuple(_WORD.findall(_bare(ABOUT.sub("", text)).lower()))


def _bare(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"(?<=\w)['’`](?=\w)", "", ascii_only)


def stem(word: str) -> str:
    """The start of a word that its Dutch inflections share, roughly: kaarten/kaart, brieven/brief, opstellen/opstelt."""
    if len(word) < 5 or not word.isalpha():
        return word
    cut = re.sub(r"leden$", "lid", word)
    for ending in (r"(?:heden|ingen|eren|ende|etje|tje|jes|en|er|je|e|s)$", r"[td]$"):
        shorter = re.sub(ending, "", cut)
        cut = shorter if len(shorter) >= 3 else cut
    cut = re.sub(r"([bdfgklmnprst])\1$", r"\1", cut)
    return re.sub(r"([aeou])\1(?=[b-df-hj-np-tv-z]$)", r"\1", cut).replace("z", "s").replace("v", "f")


def standing(titel: str) -> bool:
    """Whether the title of an agenda item names no subject: "Rondvraag"."""
    return not resources.term_set("no_subject_items").isdisjoint(tokens(titel))


@cache
def stems(name: str) -> frozenset[str]:
    return frozenset(stem(w) for term in resources.terms(name) for w in tokens(term))


@cache
def _little() -> frozenset[str]:
    return frozenset(w for term in resources.terms("little_words") for w in tokens(term))


@cache
def _seasons() -> frozenset[str]:
    """ "zomer", "meivakantie": as telling as a month in "voor de zomer" and "voor september"."""
    return frozenset(term.split(" = ")[0] for term in resources.terms("dates_terms") if re.search(r" = (?:season|vacation) ", term))


@lru_cache(maxsize=20_000)
def content(wording: Wording) -> tuple[Token, ...]:
    """The words of a wording that count, each once. Those of its owners do not: they are compared apart."""
    named = {w for owner in wording.owners for w in tokens(owner)}
    found: dict[str, Token] = {}
    text = _bare(ABOUT.sub("", wording.text))
    written = list(_WORD.finditer(text))
    for index, match in enumerate(written):
        word = match[0]
        lower = word.lower()
        if lower in named or (lower in _little() and not word.isupper()):
            continue
        name = word[1:] != word[1:].lower() or (index > 0 and word[:1].isupper() and not _opens(text, match.start()))
        dated = lower in MONTHS or lower in _seasons() or bool(_NUMBER.fullmatch(lower))
        forms = _split_by_te(written, index) or infinitives(lower, tuple(w[0] for w in written[index + 1 :] if w[0] in verbs.PARTICLES))
        verb = bool(forms) or _infinitive(text, match) or stem(lower) in stems("task_verbs") or stem(lower) in stems("common_verbs")
        weight = 0.5 if dated else 1.2 if name else 0.4 if verb or stem(lower) in stems("common_task_words") else 1.0
        found.setdefault(stem(lower), Token(stem(lower), weight, name or dated, verb, forms, lower, _group(lower, forms)))
    return tuple(found.values())


def _split_by_te(written: Sequence[re.Match[str]], index: int) -> frozenset[str]:
    """ "op te stellen" is "opstellen". "Om te" is one verb only where another "om" comes before: "om de tekst om te vormen"."""
    before = [w[0].lower() for w in written[:index]]
    if before[-1:] != ["te"] or before[-2:-1] == ["om"] and "om" not in before[:-2]:
        return frozenset()
    whole = "".join(before[-2:-1]) + written[index][0].lower()
    return frozenset({stem(whole)} if before[-2:-1] and before[-2] in verbs.PARTICLES and whole in verbs.known() else ())


@cache
def _groups() -> dict[str, str]:
    """Stem -> the first word of its line in models/synonyms.txt."""
    lines = [term.split(" = ") for term in resources.terms("synonyms")]
    return {stem(word): words[0] for words in lines for word in words}


def _group(word: str, forms: frozenset[str]) -> str:
    return next((_groups()[s] for s in (stem(word), *sorted(forms)) if s in _groups()), "")


@lru_cache(maxsize=50_000)
def infinitives(word: str, following: tuple[str, ...]) -> frozenset[str]:
    """Stems of the verbs that ``word`` may be a form of, with a particle behind it ("stuurt ... rond") as one word.

    A bare stem ("plan", "start", "mail") is as likely a noun, and left to the lists.
    """
    found = verbs.infinitives(word, following)
    return frozenset(stem(v) for v in found if word not in verbs.stems(verbs.split(v)[1]) | verbs.stems(v))


def is_task(token: Token) -> bool:
    """Whether it is a verb for concrete work, not one of every day."""
    return not token.forms.isdisjoint(stems("task_verbs")) and token.forms.isdisjoint(stems("common_verbs") | stems("light_verbs"))


def is_one_of(token: Token, verbs: str) -> bool:
    """Whether it is a form of a verb of that list: "contact_verbs"."""
    return not (token.forms | {token.stem}).isdisjoint(stems(verbs))


def apart(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether both hold verbs for work, and none that mean the same: "opstellen" and "rondsturen", not "indienen" and "aanleveren"."""
    pairs = [(a.word, b.word) for a in one for b in other if is_task(a) and is_task(b)]
    return bool(pairs) and max(meaning(a, b) for a, b in pairs) < LIKE


def _infinitive(text: str, word: re.Match[str]) -> bool:
    """A verb that no list knows, by its place: "te hergebruiken", "die we kunnen hergebruiken"."""
    if not re.fullmatch(r"[a-z]{3,}en", word[0]):
        return False
    ends = re.match(r"\s*(?:$|[.,;:!?)])", text[word.end() :])
    modal = "" if not ends else "|kan|kunnen|zal|zullen|moet|moeten|wil|willen|gaat|gaan"
    return bool(re.search(rf"\b(?:te{modal})\s$", text[: word.start()]))


def _opens(text: str, at: int) -> bool:
    """Whether a sentence or bracket starts there, so that a capital says nothing."""
    return bool(re.search(r"(?:^|[.:;?!(/\n•-])\s*$", text[:at]))


def words(a: Wording, b: Wording) -> tuple[float, bool]:
    """How much two wordings share, from 0 to 1, and whether they name different things."""
    left, right = content(a), content(b)
    if not left or not right:
        return (1.0 if tokens(a.text) == tokens(b.text) else 0.0), False
    shared, lost, free = compared(left, right)
    if shared < LEAST:
        return 0.0, False
    totals = sum(t.weight for t in left), sum(t.weight for t in right)
    dice = 2 * shared / sum(totals)
    part = shared / min(totals) if min(totals) >= 2.5 else 0.0
    value = max(dice, 0.82 * part)
    objects = [sum(not t.verb for t in side) for side in (left, right)]
    if min(objects) <= SHORT and not all(t.verb for t in lost) and not all(t.verb for t in free):
        value = min(value, SAME - 0.06)  # "Verslagen op de site zetten", "Foto's op de site zetten"
    if min(objects) <= SHORT and not any(t.verb for t in left if t not in free and t not in lost) and apart(lost, free):
        value = min(value, SAME - 0.06)  # "Draaiboek schrijven", "Draaiboek betalen"
    return value, any(t.telling for t in lost) and any(t.telling for t in free)


def same_owner(a: Wording, b: Wording) -> bool | None:
    """None where one of the two names nobody."""
    left, right = ({tokens(o)[0] for o in w.owners if tokens(o)} for w in (a, b))
    return bool(left & right) if left and right else None


def kin(a: Wording, b: Wording) -> bool:
    """Whether two wordings may share anything at all: a quick look before the slow one."""
    return not _starts(a).isdisjoint(_starts(b))


@lru_cache(maxsize=50_000)
def _starts(wording: Wording) -> frozenset[str]:
    return frozenset(t.stem[:3] for t in content(wording)) or frozenset(tokens(wording.text))


def score(a: Wording, b: Wording) -> float:
    """From 0 to 1. Equal text is 1; who does it moves a little; what it means can raise a doubt but never merges by itself."""
    return _score(*sorted((with_owner(a, b), with_owner(b, a)), key=lambda w: (w.text, w.owners)))


@lru_cache(maxsize=200_000)
def with_owner(a: Wording, b: Wording) -> Wording:
    """A text without an owner that names the other's: "Actie Mira: kaart maken", "Kaart maken" by Mira."""
    if a.owners or not b.owners:
        return a
    named = tuple(o for o in b.owners if tokens(o) and tokens(o)[0] in tokens(a.text))
    return Wording(a.text, named) if named else a


@lru_cache(maxsize=500_000)
def _score(a: Wording, b: Wording) -> float:
    if tokens(a.text) == tokens(b.text):
        left, right = ABOUT.findall(a.text), ABOUT.findall(b.text)
        return 0.0 if left and right and left != right else 1.0  # "Dit uitzoeken", said of two things
    if longer_form(a, b):
        return 0.95
    value, differ = words(a, b)
    if not value:
        return 0.0
    value += {True: 0.05, False: -0.08, None: 0.0}[same_owner(a, b)]
    if EDGE <= value < DOUBT and not differ:
        value = min(value + 0.5 * max(0.0, meaning(a.text, b.text) - MEANS), SAME - 0.01)
    return min(value, DOUBT - 0.01) if differ else min(value, 0.99)


def longer_form(a: Wording, b: Wording) -> bool:
    """Whether one text is the other with something behind it, and says enough by itself: "Kaart publiceren, zie de website"."""
    short, long = sorted((a, b), key=lambda w: len(tokens(w.text)))
    start = tokens(short.text)
    return tokens(long.text)[: len(start)] == start and sum(t.weight for t in content(short)) >= 1.4


def assign(new: Sequence[Wording], known: Sequence[Wording], same: Callable[[int, int], float] = lambda i, j: SAME) -> Matching:
    """One to one, best pair first. ``same`` gives the score from which a pair is one action (above 1: never).

    Best first instead of the best total: a clear pair must not be broken up to make two weak ones. A known wording that is left
    over beside a clear match is a doubt: two actions may have been written as one.
    """
    scored = sorted((-score(n, k), i, j) for i, n in enumerate(new) for j, k in enumerate(known) if kin(n, k))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    doubts = []
    for negative, i, j in scored:
        if -negative < DOUBT:
            break
        if i in pairs or j in taken:
            continue
        if -negative >= same(i, j):
            pairs[i] = j
            taken.add(j)
        else:
            doubts.append((i, j))
    merged = [(i, j) for negative, i, j in scored if -negative >= SAME and i in pairs and j not in taken]
    left = [(i, j) for i, j in doubts if i not in pairs and j not in taken]
    return Matching(pairs=tuple(sorted(pairs.items())), doubts=(*left, *merged))


def names_more(a: Wording, b: Wording) -> bool:
    """Whether ``a`` names somebody, no day, whom ``b`` does not name."""
    _, lost, _ = aligned(content(with_owner(a, b)), content(b))
    return any(t.telling and t.weight >= 1 for t in lost)


@lru_cache(maxsize=5_000)
def _vector(text: str):  # type: ignore[no-untyped-def]
    return encode([text])[0]


def meaning(a: str, b: str) -> float:
    """Cosine between the two sentences. Rounded, so that a last bit of floating point never decides."""
    return round(float(_vector(a) @ _vector(b)), 3)
