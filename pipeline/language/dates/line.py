"""The tokens of one text with what every rule asks of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from re import compile as pattern

from pipeline.language.dates import lexicon
from pipeline.language.dates.expr import WEAK, Expr
from pipeline.language.dates.tokens import Token

END = Token("end", None, 0, 0, "")
PARTICIPLE = pattern(r"(?:ge|be|ver|ont|her|af|aan|op|uit|in|door|toe|mee)\w+(?:d|t|en|an)$")
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
LED = {"uiterlijk": 1, "per": 1, "vanaf": 1, "deadline": 1, "sinds": -1, "d.d": -1}  # the word right before says it
STOPS = frozenset(["end", "brk", ")", ",", ";", "!", "?", "(", "[", "]", "|", "dash"])
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
        "weg",
        "nl",
        "jl",
        "a.s",
    ]
)

Rule = Callable[["Line", int], Expr | None]


class Line:
    """``kind(i)`` beyond the last token is "end"; before the first token too."""

    def __init__(self, tokens: list[Token], base: date, rules: dict[str, tuple[Rule, ...]]) -> None:
        self.tokens = tokens
        self.base = base
        self.rules = rules
        self.size = len(tokens)
        self._sense: dict[int, float] = {}

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

    def starts_sentence(self, i: int) -> bool:
        return i == 0 or self.sentences[i] != self.sentences[i - 1]

    def sense(self, i: int) -> float:
        """-1 where the sentence of token i looks back, WEAK where it perhaps does, 1 where it looks ahead, 0 where it does not say."""
        led = LED.get(self.low(i - 1), 0)
        if led:
            return led
        toward = self.kind(i - 1) in ("until", "through", "before")
        number = self.sentences[i]
        if number not in self._sense:
            self._sense[number] = self._weigh([t for t, s in zip(self.tokens, self.sentences, strict=True) if s == number])
        return self._sense[number] or int(toward)

    @staticmethod
    def _weigh(tokens: list[Token]) -> float:
        cues = lexicon.cues()
        score = sum(cues.get(t.low, 0) for t, before in zip(tokens, [END, *tokens], strict=False) if before.low != "te")
        lows = {t.low for t in tokens}
        if (
            score <= 0
            and lows & {"is", "zijn", "ben", "bent"}
            and any(PARTICIPLE.match(t.low) and cues.get(t.low, -1) < 0 for t in tokens if t.kind == "w")
        ):
            return -1 if score < 0 else WEAK
        return (score > 0) - (score < 0)

    def skip(self, i: int, *kinds: str) -> int:
        """i, or i + 1 where token i is of one of the kinds."""
        return i + 1 if self.kind(i) in kinds else i
