"""What a sentence sends on, by word order: "Wegens tijdgebrek schuift *het voorstel* door", "*De notitie* wordt aangehouden"."""

from __future__ import annotations

import re

from pipeline import resources

FINITE = re.compile(
    r"\b(?:komt|komen|kom|keert|keren|wordt|worden|werd|werden|is|zijn|zal|zullen|schuift|schuiven|verschuift|gaat|gaan|staat|staan|moet|moeten|"
    r"kan|kunnen|zet|zetten|plaatst|plaatsen|houdt|houden|houd|stelt|stellen|neemt|nemen|ligt|liggen|legt|leggen|agenderen|agendeert)\b",
    re.I,
)
OPENS = re.compile(
    r"^\W*(?:er|op|in|bij|tijdens|voor|wegens|vanwege|door|gezien|omdat|volgende|komende|eerstvolgende|aanstaande|dan|daarna|daarom|hierdoor|nu|ook|eind|"
    r"begin|medio|over|na|verder|besluit|vervolg|afgesproken|actie)\b",
    re.I,
)
POINTERS = frozenset("dit dat hier hierop hierover daar daarop daarover erop het deze die".split())
TIMES = frozenset("jaar keer seizoen kwartaal week maand".split())
LABEL = re.compile(r"^\W*(?:[\w ]{2,25}:\s+)")


def subject_of(text: str, begin: int, start: int, end: int) -> str:
    """The subject of the wording text[start:end] in the clause from ``begin``; that of the whole sentence where the clause has none."""
    return _subject(text[begin:end]) or (_subject(text[:end]) if begin else "")


def _subject(clause: str) -> str:
    bare = LABEL.sub("", clause)
    finite = FINITE.search(bare)
    if finite is None:
        return bare.strip()
    left = bare[: finite.start()].strip(" ,")
    if left and not OPENS.match(left):
        return left
    return bare[finite.end() :].strip(" ,") if left else ""


def like_an_item(subject: str) -> bool:
    """Whether it opens with a noun for what meetings treat ("het voorstel", "de beleidsnotitie over ...")."""
    nouns = tuple(resources.terms("agenda_subjects"))
    return any(w.endswith(nouns) for w in re.findall(r"[^\W\d_]+", subject.lower())[:5])


def only_points(subject: str) -> bool:
    """ "Dit", "het": what was treated just before."""
    words = re.findall(r"[^\W\d_]+", subject.lower())
    if not words or words[0] not in POINTERS:
        return False
    return len(words) == 1 or words[0] not in ("het", "deze", "die") and words[1] not in TIMES
