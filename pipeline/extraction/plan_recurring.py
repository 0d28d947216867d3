"""Recurring duties of an annual plan: how often, who owes it, to whom, and what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline import resources
from pipeline.document import Document, Kind
from pipeline.extraction.plan_glossary import glossary_kind
from pipeline.extraction.plan_names import is_body
from pipeline.language import frequency
from pipeline.language.parse import Parse
from pipeline.language.sentences import sentences
from pipeline.model import Jaarplan, Melding, Terugkerend
from pipeline.structure.plan import ancestors, topics
from pipeline.structure.plan_tables import grids, role

WORD = re.compile(r"[\w'’&/-]+")
ARTICLE = r"(?:de|het|een|ons|onze|alle|elke|iedere|ieder|elk|dit|deze)"
CARRIERS = frozenset(resources.terms("plan_carriers"))
PRONOUN = frozenset(
    {"we", "wij", "er", "men", "dit", "deze", "dat", "die", "ze", "zij", "ieder", "iedere", "elk", "elke", "per", "periodiek", "jaarlijks"}
)
OPENERS = frozenset("om voor tijdens via in bij op na met aan uit door tot naast vanuit binnen als wanneer indien zodra".split())
TO = re.compile(r"\b(?:aan|naar)\s", re.I)
# With these verbs the one who is told is the object, or the meeting where it is discussed.
INFORM = re.compile(r"\b(?:informeert|informeren|geïnformeerd|praat|praten|bijgepraat)\b", re.I)
DISCUSS = re.compile(r"\b(?:besproken|geagendeerd|agenda van|voorgelegd|gepresenteerd|bespreekt|bespreken|behandeld)\b", re.I)
IN = re.compile(r"\b(?:in|tijdens|bij|agenda van|met|door)\s", re.I)
JOIN = re.compile(
    r"(?:\s*\(\w+\)|\s*,|\s+en|\s+of|\s+als|\s+zowel|\s+evenals|\s+(?:aan|naar)|\s*&)*\s*(?:(?:de|het|alle|onze|ons)\s+)?", re.I
)
STOP = re.compile(r"\b(?:met|over|van|voor|door|via|om|waarin|die|dat|zodat|op|per|ieder|iedere|elk|elke|een|in)\b|[,.;:()]", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    block: int
    start: int
    end: int
    text: str


def recurring(parse: Parse, found: Jaarplan) -> Jaarplan:
    names = known(found)
    duties = [d for s in stated(parse) if (d := duty(parse, s, names))] + list(_tabled(parse))
    return replace(found, terugkerend=tuple(duties), meldingen=(*found.meldingen, *_vague(duties)))


def known(found: Jaarplan) -> tuple[str, ...]:
    """Every name and abbreviation of a body, longest first."""
    names = {n for g in found.gremia for n in (g.naam, g.afkorting) if n} | set(found.werkgroepen)
    names |= {n for a in found.afkortingen for n in (a.kort, a.lang) if any(is_body(w) for w in a.lang.split())}
    return tuple(sorted(names, key=len, reverse=True))


def stated(parse: Parse) -> Iterator[Sentence]:
    """Sentences that say how often something is done; not in results, themes of a glossary, headings."""
    document = parse.outline.document
    skipped = _glossary_blocks(document)
    for index, block in enumerate(document.blocks):
        if block.kind in (Kind.HEADING, Kind.TABLE_ROW) or index in skipped or _result(block.text):
            continue
        for start, end in sentences(block.text):
            text = block.text[start:end]
            if frequency.find(text) and committed(text):
                yield Sentence(block=index, start=start, end=end, text=text)


def _result(text: str) -> bool:
    label, colon, _ = text.partition(":")
    return bool(colon) and role(label) == "resultaat"


def _glossary_blocks(document: Document) -> set[int]:
    heads = topics(document)
    about = [t for i, t in enumerate(heads) if any(glossary_kind(heads[j].title) for j in (i, *ancestors(heads, i)))]
    return {b for t in about for b in range(t.first, t.last)}


def committed(text: str) -> bool:
    """A verb of doing it, and a body, the network or "wij" as the one who does it; or a passive."""
    words = [w.lower() for w in WORD.findall(text)]
    if not set(words) & set(resources.terms("plan_duty_verbs")):
        return False
    doers = any(is_body(w) or w in CARRIERS or w in ("we", "wij", "zij") for w in words) or any(
        w.isupper() and len(w) > 1 for w in WORD.findall(text)
    )
    return doers or "wordt" in words or "worden" in words


def duty(parse: Parse, sentence: Sentence, names: Iterable[str]) -> Terugkerend | None:
    often = frequency.find(sentence.text)
    if often is None:
        return None
    wording = often[0].lower()
    return Terugkerend(
        citaat=sentence.text,
        frequentie="periodiek" if wording == "periodieke" else wording,
        vindplaats=parse.outline.place(sentence.block, sentence.start, sentence.end),
        van=owed_by(sentence.text, names),
        aan=tuple(owed_to(sentence.text, names)),
        onderwerp=subject(sentence.text),
    )


def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(resources.terms('plan_duty_verbs'))}|wordt|worden|zal|zullen)\b", re.I)


def owed_by(text: str, names: Iterable[str]) -> str | None:
    """Who stands before the verb, or right behind it where the sentence opens with something else; "door ..." in a passive."""
    passive = re.search(r"\b(?:wordt|worden)\b", text)
    if passive:
        by = re.search(rf"\bdoor\s+(?:{ARTICLE}\s+)?", text)
        return _name_at(text, by.end(), names) if by else None
    verb = _verbs().search(text)
    if verb is None:
        return None
    lead = re.match(rf"(?:(?:en|ook|daarnaast|verder)\s+)?{ARTICLE}\s+", text, re.I)
    before = text[lead.end() if lead else 0 : verb.start()].partition(":")[0].strip(" ,")
    if (
        before
        and not frequency.find(before)
        and before.split()[0].lower() not in PRONOUN | OPENERS
        and len(before.split()) <= 8
        and _actor(before, names)
    ):
        return before
    behind = re.compile(rf"\s+(?:{ARTICLE}\s+)?").match(text, verb.end())
    for other in _verbs().finditer(text, verb.end()):
        if behind and _name_at(text, behind.end(), names):
            break
        behind = re.compile(rf"\s+(?:{ARTICLE}\s+)?").match(text, other.end())
    return _name_at(text, behind.end(), names) if behind else None


def _actor(text: str, names: Iterable[str]) -> bool:
    words = text.split()
    return (
        any(is_body(w) or w.lower() in CARRIERS for w in words)
        or text.lower() in {n.lower() for n in names}
        or (len(words) == 1 and text.isupper())
    )


def _name_at(text: str, at: int, names: Iterable[str]) -> str | None:
    """The body that is named from there, as printed."""
    rest = text[at:]
    for name in names:
        if re.match(rf"{re.escape(name)}(?!\w)", rest, re.I):
            return rest[: len(name)]
    stretch = rest[: STOP.search(rest).start()] if STOP.search(rest) else rest  # type: ignore[union-attr]
    words = stretch.split()
    for n, word in enumerate(words[:5]):
        if word.lower() in ("de", "het", "een") or _verbs().fullmatch(word):
            return None
        if is_body(word) or word.lower() in CARRIERS or (word.isupper() and len(word) > 1):
            tail = n + 1
            while tail < len(words) and (words[tail][:1].isupper() or words[tail] in ("-", "–", "/")):
                tail += 1
            return " ".join(words[:tail]).rstrip(" -–/")
    return None


def owed_to(text: str, names: Iterable[str]) -> Iterator[str]:
    """Bodies behind "aan", joined by commas and "en"; the object of "informeert"; where it "wordt besproken"."""
    starts = [TO] + ([INFORM] if INFORM.search(text) else []) + ([IN] if DISCUSS.search(text) else [])
    for opening in starts:
        for match in opening.finditer(text):
            found = list(_row_of_bodies(text, match.end(), names))
            if found:
                yield from found
                return


def _row_of_bodies(text: str, at: int, names: Iterable[str]) -> Iterator[str]:
    joined = re.compile(rf"\s*(?:{ARTICLE}\s+)?", re.I).match(text, at)
    while joined:
        name = _name_at(text, joined.end(), names)
        if name is None:
            return
        yield name
        end = joined.end() + len(name)
        joined = JOIN.match(text, end)
        if joined and joined.end() == end:
            return


def subject(text: str) -> str | None:
    """What is owed: "een update met de status" gives "update". None where the sentence does not say it in so many words."""
    nouns = "|".join(resources.terms("plan_deliverables"))
    match = re.search(
        rf"\b(?:een|het|de|haar|zijn)\s+((?:(?!(?:de|het|een|die|dat)\s)\w+\s){{0,2}}?\w*(?:{nouns}))\b", text, re.I
    ) or re.search(rf"\b(\w*(?:{nouns}))\b", text, re.I)
    return match[1] if match else None


def _tabled(parse: Parse) -> Iterator[Terugkerend]:
    """A column "Frequentie" beside bodies or activities."""
    document = parse.outline.document
    for grid in grids(document):
        for row in grid.rows if grid.has("frequentie") else ():
            cells = grid.cells(document, row)
            what = cells.get("gremium") or cells.get("activiteit") or cells.get("onderwerp")
            often = frequency.find(cells["frequentie"].text) if "frequentie" in cells else None
            if what and often:
                quote = " ".join(document.blocks[row].text.split())
                body = what.text if "gremium" in cells else None
                place = parse.outline.place(row)
                yield Terugkerend(citaat=quote, frequentie=often[0].lower(), vindplaats=place, van=body, onderwerp=what.text)


def _vague(duties: Iterable[Terugkerend]) -> Iterator[Melding]:
    for d in duties:
        if d.aan and frequency.months(d.frequentie) is None:
            text = f"Hoe vaak is '{d.frequentie}'? Zolang dat niet vaststaat, komt dit niet vanzelf op een conceptagenda."
            yield Melding(code="frequentie_onbekend", tekst=text, citaat=d.citaat, vindplaats=d.vindplaats)
