"""The name of the body that met, as the document gives it, and its abbreviation where the text uses one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline import resources
from pipeline.extraction import meeting_date, people
from pipeline.structure.outline import Outline
from pipeline.structure.words import body_words, normal, wordset

LONGEST = 140
TAIL = re.compile(
    r"\s*[,–—(-]?\s*\b(?:gehouden|bijeengekomen|aanwezig|locatie|plaats(?=\s*:|\s+[A-ZÀ-Ý])|in het kader van"
    r"|ten behoeve van|t\.b\.v\.)\b.*$",
    re.I | re.S,
)
SAYS_MINUTES = re.compile(
    r"(?:\s*[–—,-]\s*|\s+)(?:kort\s+|beknopt\s+)?(?:vergader|gespreks)?(?:verslag|notulen)"
    r"(?:\s+(?:van\s+(?:de|het)\s+)?(?:(?:openbare|besloten|gewone|extra)\s+)?(?:vergadering|bijeenkomst|overleg))?$"
    r"|\s*[–—,-]\s*(?:\d+\s*e|(?:eerste|tweede|derde|vierde|vijfde|zesde))\s+(?:vergadering|bijeenkomst|overleg)$",
    re.I,
)
# "Dorpsfeest 2024 – Overleg": the year is of the feast, not of the meeting
YEAR = re.compile(r"^(?P<what>[^\d\0]{3,60}?\s(?:19|20)\d{2})\s*[–—:|-]\s*(?P<meeting>.+)$")
EDGE = re.compile(
    r"^(?:van|over|voor|de|het|een|d\.?d\.?|nr\.?\s*\d+|:|–|-)\s+|\s+(?:van|de|het|op|te|d\.?d\.?|nr\.?(?:\s*\d+)?|#\s*\d+|\d+|definitief|concept|versie\s?[\d.]*)$",
    re.I,
)
ONLINE = re.compile(r"\b(?:virtuele|digitale|online|hybride|reguliere|gewone|extra|eerste|tweede|derde|vierde)\b\s*", re.I)
# "Waterschap Linde – verslag projectgroep Dijk", "MHC De Eik - notulen bestuur"
MINUTES_BETWEEN = re.compile(
    r"(?P<whose>\S.*?)\s*[–—,-]\s+(?:verslag|notulen)\s+(?:(?:van\s+)?(?:de|het)\s+)?(?P<meeting>[^\W\d_].*)$", re.I
)
ABBREVIATED = re.compile(r"(?<!\w)(?:[a-z]\.){2,}$", re.I)  # "e.o.", "B.V."
COUNTED = re.compile(
    r"^(?:openbare|besloten|\d+\s*(?:e|ste|de)|eerste|tweede|derde|vierde|vijfde|zesde)\s+|\s+(?:studie|school)?jaar$", re.I
)
GREETING = re.compile(r"(?:dag|hoi|hallo|beste|geachte|lieve|goede(?:morgen|middag|navond))\s+\w+[\w\s]*,?$|l\.s\.|(?:wat|hoe)\s", re.I)
NAMES_MEETING = re.compile(r"vergadering|bijeenkomst|overleg|\balv\b", re.I)
MEETING_OF = re.compile(
    r"(?:(?:openbare|besloten|gezamenlijke)\s+)?(?:vergadering|bijeenkomst|overleg|bespreking|call|meeting)\s+(?:van\s+)?(?:de\s+|het\s+)?",
    re.I,
)
TELLS_WHEN = re.compile(r"(?:na|aan|vanuit|direct|achteraf|ergens)\s")
TELLS_WHERE = re.compile(r"(?:in|op|te|bij|aan|via|om|vanaf)\s")
# "(app bij de robot)", "(#12)", "(AB-2021-10)"
IN_BRACKETS = re.compile(r"\s*\((?:[a-zà-ÿ][^()\s]*\s[^()]*|[^()]*#[^()]*|[A-Z]{0,5}[\s.-]?\d[\d\s./-]*)\)$")
TOLD_OF = re.compile(
    r"(?::|\s[–—-])\s+(?:(?:\w+e\s)?(?:verslagje|minutes|notulen|verslag)\b|[a-zà-ÿ]+(?:\s+[a-zà-ÿ]+)*\s+(?:van|over|met|voor|naar)\s).*$"
    r"|,\s+(?:vereniging|stichting|coöperatie|werkgroep|netwerk)\s+(?:van|voor)\s.*$"
)


def before_date(line: str) -> str:
    """What stands before the first date or time of a line; what stands behind it where nothing stands before."""
    if (named := YEAR.match(line)) and body_words().search(named["meeting"]) and not body_words().search(named["what"]):
        rest = before_date(named["meeting"]) if not _minutes_words().match(line) else ""
        if rest:
            return f"{named['what']} {rest}"
    head, _, tail = meeting_date.marked(line).partition("\0")
    return head if len(re.sub(r"\W", "", _minutes_words().sub(" ", head))) > 1 else re.sub(r"\0", " ", tail)


def behind_date(line: str) -> str:
    """What stands behind the last date or time of a title: often the place."""
    marked = meeting_date.marked(line)
    behind = re.sub(r"\s+", " ", marked.rpartition("\0")[2]).strip(" .,;:–—-()·•|/") if "\0" in marked else ""
    return behind + ")" * (behind.count("(") > behind.count(")"))


@cache
def _minutes_words() -> re.Pattern[str]:
    terms = sorted((re.escape(t).replace(r"\ ", r"\s+") for t in resources.terms("minutes_words")), key=len, reverse=True)
    return re.compile(
        rf"^\W*(?:(?:{'|'.join(terms)})\b[\s:–-]*)+(?:van\s+(?:de|het|een)\s+|van\s+|voor\s+|de\s+|het\s+)?|\(?\b(?:concept|definitief)\b\)?",
        re.I,
    )


def find(outline: Outline) -> tuple[str | None, str | None]:
    """(name, abbreviation); of several lines the one that names a body best, of equals the first."""
    best, points = None, 0.0
    for text, bonus in _lines(outline):
        for part in text.split("\n"):
            name = stripped(part)
            score = _score(name) + bonus - 1.5 * _follows_date(part) if name else 0.0
            if score > points:
                best, points = name, score
    if best is None:
        return None, None
    if " " not in best:  # "Familieraad" in one line, "Familieraad De Linde" in another
        named = (stripped(part) for text, _ in _lines(outline) for part in text.split("\n"))
        best = next((name for name in named if name.lower().startswith(f"{best.lower()} ") and not _score(name) <= 0), best)
    short = abbreviation(outline, best)
    name = re.sub(r"\s+", " ", best.replace(f"({short})", "")).strip() if short else best
    whose = _organisation(outline) if normal(name) in wordset("meetings_of_members") else None
    return (f"{name} {whose}" if whose else name), short


def _follows_date(line: str) -> bool:
    """A line that begins with a day or hour tells when and where rather than who: "10 september, 13.00 uur, Teams".

    Not "Notulen 10 september - Stichting De Eik".
    """
    head, mark, tail = meeting_date.marked(line).partition("\0")
    whose = head.strip() and is_organisation(tail) and re.search(rf"\s[–—-]\s+{re.escape(tail.strip())}", line)
    return bool(mark) and not whose and not re.search(r"[^\W\d_]", _minutes_words().sub(" ", head))


def is_organisation(text: str) -> bool:
    return any(normal(word) in wordset("organisation_words") for word in text.split())


def _organisation(outline: Outline) -> str | None:
    """The one title line that is only a name: "Vereniging van Eigenaars De Linde" above "Notulen algemene ledenvergadering"."""
    lines = [line.strip() for f in outline.fields if f.label == "titel" for line in f.value.split("\n")]
    bare = [t for t in lines if len(t.split()) > 1 and not re.search(r"[\d:.!?]", t) and not _minutes_words().search(t)]
    named = [t for t in bare if t[0].isupper() and not NAMES_MEETING.search(t)]
    return named[0] if len(named) == 1 and len(named[0]) <= LONGEST // 2 else None


def _lines(outline: Outline) -> Iterable[tuple[str, float]]:
    """Candidates with a bonus for those that a label announces."""
    for field in outline.fields:
        if field.label == "overleg":
            yield field.value, 3.0
        elif field.label in {"titel", "betreft"}:
            yield field.value, 0.2
        elif (
            field.label == "notulist"
            and body_words().search(field.value)
            and not any(people.read(part.strip(" )")) for part in field.value.split("("))  # "VvE Beheer Plus (S. Lam)" is who wrote them
        ):
            yield field.value, 1.0  # "Verslag: Stuurgroep Wonen" names what the minutes are of, not who wrote them
    yield outline.document.title, 0.1
    for header in outline.document.headers:
        for line in header.split("\n"):
            if _minutes_words().match(line):
                yield line, 0.0


def stripped(line: str) -> str:
    """A title line without "Verslag van de", dates, place, numbers: what is left names the body."""
    line = re.sub(r"\s+", " ", line).strip()
    if len(line) > LONGEST * 2 or GREETING.match(line):
        return ""
    text = TAIL.sub("", before_date(line))
    text = ONLINE.sub("", _minutes_words().sub(" ", text))
    dotted, before = ABBREVIATED.search(text.rstrip(" ,;:–—-|")), None
    while before != text:
        before, text = text, EDGE.sub("", re.sub(r"\s+", " ", text).strip(" .,;:–—-|")).strip()
    text = without_minutes(SAYS_MINUTES.sub("", _minutes_words().sub("", text)).strip(" .,;:–—-|"))
    text += "." if dotted and text.endswith(dotted[0][:-1]) else ""
    text = without_description(text)
    meeting = MEETING_OF.match(text)
    if meeting and body_words().search(text[meeting.end() :]):
        text = text[meeting.end() :]
    if normal(text) in wordset("general_meeting_words") | wordset("frame_headings") and "vergadering" not in line.lower():
        return ""
    return text if 1 < len(text) <= LONGEST and re.search(r"[^\W\d_]{2}", text) and normal(text) != "nr" else ""


def without_description(text: str) -> str:
    """The name without what is told about it: "Productraad Melk (app bij de robot)", "Netwerk Linde – open gesprek over de toekomst"."""
    text = IN_BRACKETS.sub("", text)
    told = TOLD_OF.search(text)
    return text[: told.start()] if told and body_words().search(text[: told.start()]) else text


def without_minutes(text: str) -> str:
    """What met, of "Waterschap Linde – verslag projectgroep Dijk"; a "bestuur" or "ledenvergadering" with whose it is behind it."""
    found = MINUTES_BETWEEN.match(text)
    if not found:
        return text
    general = " " not in found["meeting"] or normal(found["meeting"]) in wordset("general_meeting_words") | wordset("meetings_of_members")
    return f"{found['meeting']} {found['whose']}" if general else found["meeting"]


def _score(name: str) -> float:
    if re.search(r"[a-zà-ÿ]{3}[.!?]\s|https?:|@", name) or len(name.split()) > 16:
        return 0.0
    words = body_words().findall(name)
    if TELLS_WHEN.match(name) or not words and TELLS_WHERE.match(name):
        return 0.0
    general = normal(COUNTED.sub("", name)) in wordset("general_meeting_words")
    sentence = bool(re.search(r"\b(?:is|heeft|wordt|zijn|hebben|opent|heet)\b", name))
    whose = 0.5 * (is_organisation(name) and not words)
    return 0.3 + 2.0 * bool(words) + whose - 2.1 * general - 1.5 * sentence - 0.02 * len(name.split())


def says_meeting(text: str) -> bool:
    """Whether a word of the text names a kind of body or meeting, or minutes."""
    return bool(body_words().search(text)) or bool(_minutes_words().search(text))


def names_body(text: str) -> bool:
    return says_meeting(text) or is_organisation(text)


def abbreviation(outline: Outline, name: str) -> str | None:
    """ "Breed Bestuurlijk Overleg (BBO)", or initials of the first words that the text uses as a word."""
    texts = [b.text for b in outline.document.blocks] + [outline.document.title]
    printed = re.compile(rf"{re.escape(name)}\s*\(([A-Z][A-Za-z]{{1,7}})\)")
    for text in texts:
        match = printed.search(text)
        if match:
            return match[1]
    inside = re.search(r"\(([A-Z]{2,7})\)", name)
    if inside:
        return inside[1]
    words = [w for w in re.findall(r"[\w]+", name) if w.lower() not in {"van", "de", "het", "en", "der", "voor"}]
    if len(words) == 1 and words[0].isupper() and len(words[0]) <= 6:
        return words[0]
    initials = "".join(w[0] for w in words).upper()
    whole = "\n".join(texts)
    for size in range(len(initials), 1, -1):
        short = initials[:size]
        core = body_words().search(words[size - 1]) or size == len(initials)
        if core and len(re.findall(rf"(?<![\w-]){short}(?![\w])", whole)) >= (1 if size > 2 else 2):
            return short
    return None
