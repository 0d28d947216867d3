"""Whether a verb with the words behind it tells that somebody speaks in the meeting: "merkt op", "is benieuwd", "maakt zich zorgen"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from pipeline import resources
from pipeline.language.verbs import PARTICLES, infinitives, regular, strong

FAR = 6  # words between a verb and the words that belong to it
WORDS = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[,;:.?!()]")
PARTICIPLE = re.compile(r"^(?:\w{0,6}ge\w{2,}(?:t|d|en)|(?:be|ver|ont|her|over|onder)\w{2,}(?:t|d))$")
HAVE = frozenset({"heb", "hebt", "heeft", "hebben", "had", "hadden"})
# Finite forms that begin as a participle does.
GE = frozenset({"geef", "geeft", "geven", "geloof", "gelooft", "geloven", "geloofde", "geniet", "genieten", "gelieve"})
PAST = {"zouden": ("zou", "zouden")}  # told with as a verb of its own: "zou graag"
REPORTED = frozenset({"dat", "of", "wie", "wat", "hoe", "wanneer", "waarom", "waar", "waarop", "welke", "welk"})
# Verb and the word that takes it out of the meeting: "praat met de ouders", "koppelt terug aan het team", "informeert bij de school".
WITH_OTHERS = {"spreken": "met", "praten": "met", "bespreken": "met", "terugkoppelen": "aan", "informeren": "bij", "overleggen": "met"}
# What organisations and documents do not do by themselves: with a name on no list, one of these makes it a person.
PERSONAL = frozenset(
    "aangeven aansluiten antwoorden bedanken benadrukken benoemen melden opmerken openen toelichten toeliggen vertellen vragen afvragen "
    "zeggen vinden".split()
)
TELLING = PERSONAL | frozenset(
    "aanvullen antwoorden constateren introduceren inleiden mededelen noemen presenteren stellen suggereren toelichten verduidelijken "
    "voorstellen waarschuwen".split()
)
OUTSIDE = frozenset(
    {"vragen", "spreken", "informeren", "terugkoppelen", "bespreken", "presenteren", "terugkomen", "toelichten", "verzoeken"}
)


@cache
def verbs() -> frozenset[str]:
    """Infinitives that tell of speech by themselves."""
    alone = {line for line in resources.terms("speech_phrases") if " " not in line}
    return (frozenset(resources.terms("speech_verbs")) | alone) - frozenset(resources.terms("speech_weak"))


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Written form of a verb -> the words of which one stretch must stand behind it."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in resources.terms("speech_phrases"):
        infinitive, *words = line.split()
        for form in written(infinitive):
            found[form].append(tuple(words))
    return {form: tuple(some) for form, some in found.items()}


def written(infinitive: str) -> set[str]:
    """Finite forms, participles left out."""
    if infinitive in PAST:
        return set(PAST[infinitive])
    return {f for f in {*regular(infinitive), *strong().get(infinitive, ())} if f in GE or not f.startswith("ge")}


def words_of(text: str) -> tuple[str, ...]:
    """Lower-case words and punctuation of a text."""
    return tuple(w.lower() for w in WORDS.findall(text))


def says(verb: str, following: Sequence[str], allowed: frozenset[str] | None = None) -> bool:
    """Whether a finite verb, with the words and marks behind it, tells of speech; ``allowed`` narrows the verbs, and admits no phrase."""
    clause = until_mark(following)
    if verb in PARTICLES or participle(verb) or outside(verb, following):
        return False
    own = next((clause[:i] for i, w in enumerate(clause) if w in REPORTED), clause)
    if infinitives(verb, own) & (verbs() if allowed is None else allowed):
        return True
    return allowed is None and any(stands(words, clause, verb) for words in phrases().get(verb.lower(), ()))


def until_mark(following: Sequence[str]) -> tuple[str, ...]:
    end = next((i for i, w in enumerate(following) if w in {",", ";", ":", ".", "?", "!"}), len(following))
    return tuple(w for w in following[:end] if w not in "()")


def participle(verb: str) -> bool:
    """ "Els gevraagd om ..." leaves out who asked."""
    return verb.startswith("ge") and verb not in GE


def stands(words: tuple[str, ...], clause: tuple[str, ...], verb: str) -> bool:
    if not words:
        return True
    for i in range(min(FAR + 1, len(clause) - len(words) + 1)):
        if clause[i : i + len(words)] == words:
            owned = i > 0 and clause[i - 1] == "het" and words[0] != "het"  # "doet het verslag", "heeft het advies"
            return not owned and not (
                verb.lower() in HAVE and words != ("liever",) and PARTICIPLE.match(clause[-1]) and len(clause) > i + len(words)
            )
    return False


def outside(verb: str, following: Sequence[str]) -> bool:
    """Asking or telling that is to come, or of others than the meeting: "vraagt morgen een offerte", "koppelt terug aan het team"."""
    bases = infinitives(verb, until_mark(following))
    near = tuple(following[:FAR])
    if any(base in bases and word in near for base, word in WITH_OTHERS.items()):
        return True
    if not bases & OUTSIDE:
        return False
    stop = next((i for i, w in enumerate(near) if w in {"dat", "of", "wat", "hoe", "wie", "wanneer", "waarom", ":", ",", "om"}), len(near))
    return bool(set(near[:stop]) & set(resources.terms("speech_time")))


def past(words: Sequence[str]) -> bool:
    """Whether a telling in the perfect lies before the meeting, by its adverbs."""
    return bool(set(words) & set(resources.terms("speech_past")))
