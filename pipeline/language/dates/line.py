"""The tokens of one text with what every rule asks of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date
from functools import cached_property
from re import compile as pattern

from pipeline.language.dates import lexicon
from pipeline.language.dates.expr import LASTING, WEAK, Expr
from pipeline.language.dates.tokens import Token
from pipeline.language.verbs import forms

END = Token("end", None, 0, 0, "")
PARTICIPLE = pattern(r"(?:ge|be|ver|ont|her|af|aan|op|uit|in|door|toe|mee)\w+(?:d|t|en|an)(?<!eert)$")
LEADS = frozenset(
    [
        "in",
        "op",
        "per",
        "tegen",
        "near",
        "latest",
        "dated",
        "from",
        "since",
        "before",
        "after",
        "until",
        "through",
        "van",
        "between",
        "part",
        "dir",
        "dash",
        "and",
        "or",
        "over",
        "(",
        ":",
    ]
)
STOPS = frozenset(["end", "brk", ")", ",", ";", "!", "?", "(", "[", "]", "|", "dash"])
ROW = frozenset([",", ";", "and", "or", "dash", "in", "the"])
CLOSED = frozenset(
    [
        "is",
        "was",
        "zijn",
        "waren",
        "wordt",
        "worden",
        "werd",
        "zal",
        "zullen",
        "heeft",
        "hebben",
        "om",
        "in",
        "op",
        "van",
        "voor",
        "na",
        "bij",
        "met",
        "en",
        "of",
        "maar",
        "ook",
        "nog",
        "dan",
        "niet",
        "terug",
        "als",
        "dat",
        "die",
        "er",
        "te",
        "tot",
        "tussen",
        "vanaf",
        "door",
        "aan",
        "via",
        "per",
        "naar",
        "komt",
        "gaat",
        "vindt",
        "staat",
        "tijdens",
        "wegens",
        "waar",
        "kan",
        "moet",
        "wil",
        "zou",
        "zit",
        "zitten",
        "kunnen",
        "moeten",
        "past",
        "lukt",
        "schikt",
        "weg",
        "nl",
        "jl",
        "a.s",
    ]
)

NOUNS = r"(?!\w*(?:gesprekken|gebouwen|gebieden|gevolgen|gemeenten|onderhoud|verband|beleid|bestand|beeld|gebied)$)"
PERFECT = pattern(NOUNS + r"(?:\w*ge\w{2,}|(?:be|ver|ont|her|over|onder|mis|vol|er|door)\w{2,})(?:d|t|en|an)$")  # "voorgesteld", "overlegd"
SET_FOR = ("dag", "datum", "avond", "moment", "deadline")  # "als verkiezingsdag"
NEAR = 12  # tokens on either side of a day that tell whether something was done then
REASONS = frozenset(["want", "omdat", "aangezien", "doordat"])
MODALS = frozenset(["kan", "kunnen", "moet", "moeten", "wil", "willen"])
OWNS = frozenset(["heeft", "hebben", "heb"])
COMPARED = pattern(r"(?:meer|minder|anders|\w{2,}er)$")

Rule = Callable[["Line", int], Expr | None]


def _present(t: Token) -> bool:
    """Whether a word may be a verb in the present: "haalt", not "haalde"."""
    return t.kind == "w" and t.low in forms() and not t.low.endswith(("de", "te", "den", "ten"))


class Line:
    """``kind(i)`` beyond the last token is "end"; before the first token too."""

    def __init__(self, tokens: list[Token], base: date, rules: dict[str, tuple[Rule, ...]], finished: bool = False) -> None:
        self.tokens = tokens
        self.base = base
        self.rules = rules
        self.size = len(tokens)
        self.finished = finished
        self.anchor: date | None = None  # the last single day found so far
        self._sense: dict[int, float] = {}
        self._wholes: dict[int, float] = {}

    def at(self, i: int) -> Token:
        return self.tokens[i] if 0 <= i < self.size else END

    def item(self, i: int) -> Expr | None:
        """One expression that starts at token i, by the first rule of its class that fits."""
        for rule in self.rules.get(self.kind(i), ()):
            if found := rule(self, i):
                return found
        named = self.rules["holiday"][0] if self.low(i) in lexicon.holidays() else None
        return named(self, i) if named else None

    def kind(self, i: int) -> str:
        return self.tokens[i].kind if 0 <= i < self.size else "end"

    def low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < self.size else ""

    def stops(self, i: int) -> bool:
        """Whether nothing that belongs to the same phrase follows token i - 1."""
        return self.kind(i) in STOPS or self.at(i - 1).dot or self.at(i - 1).colon

    def closes(self, i: int) -> bool:
        """Whether token i cannot be a noun counted by the number before it."""
        return self.stops(i) or self.low(i) in CLOSED or self.kind(i) in ("post", "time", "dot", "and", "or")

    @cached_property
    def sentences(self) -> list[int]:
        """The number of the sentence each token stands in."""
        number, found = 0, []
        for i, t in enumerate(self.tokens):
            found.append(number)
            following = self.at(i + 1)
            if (
                t.kind in ("brk", "!", "?", ";")
                or t.dot
                and t.kind not in ("month_abbr", "weekday_abbr", "post", "label")
                and (following.cap or following.kind == "num")
            ):
                number += 1
        return found

    @cached_property
    def parts(self) -> list[int]:
        """The number of what is told in one time: "Els gaat zaterdag kijken, want de helft was stuk" is one sentence of two parts."""
        number, found = 0, []
        for i, t in enumerate(self.tokens):
            number += bool(i) and (self.sentences[i] != self.sentences[i - 1] or t.low in REASONS)
            found.append(number)
        return found

    def starts_sentence(self, i: int) -> bool:
        return i == 0 or self.sentences[i] != self.sentences[i - 1]

    def sense(self, i: int) -> float:
        """-1 where the text around token i looks back, WEAK where it perhaps does, 1 where it looks ahead, 0 where it does not say."""
        if self.finished:
            return -1
        k = i - 1 if self.kind(i - 1) == "the" else i
        if self.kind(k - 1) in ("until", "through") and self.low(k - 2) in lexicon.endings("lasting"):
            return LASTING
        if led := self._led(k):
            return led
        if self._purpose(i) or self._named_as(i):
            return 1
        toward = self.kind(k - 1) in ("until", "through", "before")
        part = self.parts[i]
        if part not in self._sense:
            told = self.tokens[bisect_left(self.parts, part) : bisect_right(self.parts, part)]
            self._sense[part] = self._weigh(told) if any(map(_present, told)) else self._whole(i)
        return self._sense[part] or int(toward)

    def _whole(self, i: int) -> float:
        """What the whole sentence of token i says."""
        number = self.sentences[i]
        if number not in self._wholes:
            self._wholes[number] = self._weigh(self.sentence(i))
        return self._wholes[number]

    def _led(self, k: int) -> float:
        """What the words right before token k say: "sinds", "cijfers t/m", "minder dan in"."""
        leads = lexicon.leads()
        for size in (1, 2):
            if led := leads.get(" ".join(self.low(n) for n in range(k - size, k))):
                return led
        k -= self.kind(k - 1) == "the"
        linked = self.kind(k - 1) in ("through", "over", "van", "in", "op")
        before = self.low(k - 1 - linked)
        compared = self.low(k - 2 - linked) if before == "dan" else ""
        if COMPARED.match(compared):
            return 1 if compared in lexicon.endings("later") else -1
        if self.kind(k - 1) in ("in", "op"):
            return 1 if self.low(k - 2) in ("is", "zijn") and self._is_then(k) else 0
        if not linked and self.kind(k) == "weekday":
            return 0  # "Els stuurt de cijfers zondag"
        return -1 if before.endswith(lexicon.endings("record")) else WEAK if before.endswith(lexicon.endings("report")) else 0

    def _is_then(self, k: int) -> bool:
        """ "De verkiezingen zijn in oktober": nothing done, and no "er zijn in mei drie klachten"."""
        around = range(max(k - NEAR, 0), min(k + NEAR, self.size))
        near = [(n, self.low(n)) for n in around if self.parts[n] == self.parts[k]]
        told = any(PARTICIPLE.match(low) or PERFECT.match(low) or lexicon.cues().get(low, 0) < 0 for n, low in near if n >= k)
        return not told and all(low != "er" for _, low in near)

    def _purpose(self, i: int) -> bool:
        """Whether token i stands between "om" and "te" of one clause: "om op 3 mei de zaal te mogen gebruiken"."""
        number, k, j = self.sentences[i], i - 1, i + 1
        while k >= 0 and self.kind(k) not in ("om", ",") and self.sentences[k] == number:
            k -= 1
        while j < self.size and self.low(j) != "te" and self.kind(j) != "," and self.sentences[j] == number:
            j += 1
        inside = k >= 0 and j < self.size and self.sentences[k] == self.sentences[j] == number
        return inside and self.kind(k) == "om" and self.low(j) == "te" and self.kind(k + 1) not in ("num", "time", "dot")

    def _named_as(self, i: int) -> bool:
        """Whether the day at token i is set for something: "3 mei als streefdatum", "14 november als nieuwe verkiezingsdag"."""
        k = next((k for k in range(i + 1, i + 5) if self.low(k) == "als" and self.sentences[i : i + 1] == self.sentences[k : k + 1]), None)
        return k is not None and any(self.low(n).endswith(SET_FOR) for n in (k + 1, k + 2))

    def sentence(self, i: int) -> list[Token]:
        return [t for t, s in zip(self.tokens, self.sentences, strict=True) if s == self.sentences[i]]

    def says(self, i: int, words: frozenset[str]) -> bool:
        """Whether the sentence of token i holds one of the words."""
        return any(t.low in words for t in self.sentence(i))

    def points(self, i: int) -> bool:
        """Whether the sentence points at one of several before token i: "volgende keer", "afgelopen"."""
        start = self.at(i).start
        return any(t.kind == "dir" and t.value not in ("this", "that") and t.start < start for t in self.sentence(i))

    def tells(self, i: int) -> bool:
        """Whether the sentence of token i plans or reports something, more than what can or must be."""
        return any(lexicon.cues().get(t.low) and t.low not in MODALS for t in self.sentence(i))

    @staticmethod
    def _weigh(tokens: list[Token]) -> float:
        cues = lexicon.cues()
        score = 0
        for n, t in enumerate(tokens):
            before = tokens[n - 1] if n else END
            if before.low not in ("te", "dan") and not (t.low in OWNS and _possesses(tokens, n)):
                score += cues.get(t.low, 0) + cues.get(f"{before.low} {t.low}", 0)
        lows = {t.low for t in tokens}
        if (
            score <= 0
            and lows & {"is", "zijn", "ben", "bent"}
            and any(PARTICIPLE.match(t.low) and cues.get(t.low, -1) < 0 for t in tokens if t.kind == "w")
        ):
            return -1 if score < 0 else WEAK
        return (score > 0) - (score < 0)

    def in_one_row(self, j: int, i: int) -> bool:
        """Whether tokens j up to i only join two entries of one list, or stand within one bracket."""
        between = self.tokens[j:i]
        if any(t.dot or t.kind == "brk" for t in (self.at(j - 1), *between)):
            return False
        if all(t.kind in ROW for t in between):
            return True
        k = j
        while k >= 0 and self.kind(k) not in ("(", "brk"):
            if self.kind(k) == ")":
                return False
            k -= 1
        return self.kind(k) == "(" and not any(t.kind == ")" for t in between)

    def skip(self, i: int, *kinds: str) -> int:
        """i, or i + 1 where token i is of one of the kinds."""
        return i + 1 if self.kind(i) in kinds else i


def _possesses(tokens: list[Token], n: int) -> bool:
    """Whether "heeft" has no participle: "heeft tot mei geen ruimte", or, at the end of a clause, "dat geen capaciteit heeft."."""
    before, after = tokens[n - 1] if n else END, tokens[n + 1 : n + 2]
    if not any(PERFECT.match(t.low) for t in tokens):
        return True
    closed = tokens[n].dot or not after or after[0].kind in STOPS
    return closed and before.kind in ("w", "unit") and not PERFECT.match(before.low)
