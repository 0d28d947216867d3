"""By when a task told in a sentence or a row must be done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.extraction.commitments import Candidate
from pipeline.extraction.referred import around
from pipeline.language.dates import find_dates
from pipeline.model import Datumvermelding

NUMBER = r"(?:\d+|een|één|twee|drie|vier|vijf|zes|acht|tien|enkele|een\s+paar)"
# A term without a day: the words are kept, the dates stay empty.
OPEN = re.compile(
    r"\b(?:(?:vóór|voor|op|in|tijdens|bij)\s+)?(?:(?:de|het)\s+)?(?:eerst)?volgende?\s+(?:keer|vergadering|overleg|bijeenkomst|sessie)\b"
    r"|\b(?:vóór|voor|tijdens|in|op)\s+(?:de\s+|het\s+)?(?:eerst)?volgende?\s+(?:\w*(?:vergadering|overleg|bijeenkomst|groep|raad|commissie)|alv|to|mt|mr|or)\b"
    rf"|\bbinnen\s+{NUMBER}\s+(?:werkdagen|dagen|weken|maanden|week|maand)\b"
    r"|\b(?:de|in\s+de|deze)\s+komende\s+(?:dagen|weken|maanden|tijd|periode)\b"
    r"|\b(?:vóór|voor|na)\s+(?:de\s+|het\s+)?(?:alv|ledenvergadering|zomervakantie|kerstvakantie|herfstvakantie|voorjaarsvakantie|meivakantie|vakantie|"
    r"zomerreces|kerstreces|reces|go-live|livegang|oplevering|start\s+van\s+het\s+seizoen|werkconferentie)\b"
    r"|\b(?:nog\s+(?:vandaag|vanavond|vanmiddag)|(?:vandaag|vanavond|vanmiddag)\s+nog)\b"
    r"|\bop\s+korte\s+termijn\b|\bzo\s+(?:snel|spoedig)\s+mogelijk\b|\bz\.?s\.?m\b\.?",
    re.I,
)
TERM = re.compile(
    r"\W*(?:(?:graag|liefst|klaar|af|gereed|en\s+wel|nog|deadline|uiterlijk|dit|moet)\W+)*(?:(?:voor|vóór|in|op|per|rond|uiterlijk|tegen|deadline)\W+)?(?:de\s+)?",
    re.I,
)
SHORT = 45  # characters
LISTED = re.compile(r"\s*(?:,|/|en|of|,\s*en|,\s*of)\s*(?:(?:in|op|eind|begin)\s+)?", re.I)
# What happens on a day, told of a person or thing beside the task: "iemand die op 26 april aanwezig is", "Jan is er op 4 maart, ...".
RELATIVE = re.compile(r"\b(?:die|dat|welke|waar\w*)\s(?:(?!,|;|\bdie\b|\bdat\b).)*$", re.I)
EVENT = re.compile(
    r"\b(?:aanwezig|plaats\s*vind\w*|gehouden|lopen|loopt|start\w*|begint|duurt|geldt|ingaat|ingaan|verloopt|verlopen|ingediend|indienen|meedoe\w*|"
    r"deelneemt|deelnemen|jarig|vrij|afwezig|weg)\b",
    re.I,
)
BESIDE = re.compile(r"^\W*(?:\S+\s+){1,3}(?:is|zijn|was|waren|heeft|hebben)\s(?:(?!,).)*$", re.I)


def deadline(c: Candidate, base: date | None) -> Datumvermelding | None:
    """The date by which the sentence wants its task done; a term without a day keeps its words, dates empty.

    Dates past and dates of something told beside the task do not count. Of several "uiterlijk" points at the last; days or months in one
    row ("in september of november") are one period.
    """
    s = c.statement
    coming = [
        d
        for d in c.dates
        if d.tot and (base is None or d.tot >= base) and not beside(s.text, d.vindplaats.van - s.start, d.vindplaats.tot - s.start)
    ]
    if coming:
        if len({(d.van, d.tot) for d in coming}) > 1 and "uiterlijk" in s.text.lower():
            return coming[-1]
        return joined(coming, s.text, s.start)
    if following := behind(c, base):
        return following
    match = OPEN.search(s.text)
    if not match or beside(s.text, match.start(), match.end()):
        return None
    place = replace(s.vindplaats, van=s.start + match.start(), tot=s.start + match.end())
    return Datumvermelding(tekst=match[0], van=None, tot=None, vindplaats=place, agendapunt=s.item)


def behind(c: Candidate, base: date | None) -> Datumvermelding | None:
    """The date that makes up the next sentence: "Els belt de smid. Voor vrijdag."."""
    if base is None or not c.mentions:
        return None
    for sentence in around(c.statement.span)[1][:1]:
        for d in find_dates(sentence.text, base) if len(sentence.text) <= SHORT else ():
            told = TERM.fullmatch(sentence.text[: d.start]) and not re.search(r"\w", sentence.text[d.eind :])
            if told and d.van and d.tot and d.tot >= base and d.soort not in ("tijd", "herhaling", "jaar", "termijn"):
                place = replace(c.statement.vindplaats, van=sentence.start_char + d.start, tot=sentence.start_char + d.eind)
                return Datumvermelding(tekst=d.tekst, van=d.van, tot=d.tot, vindplaats=place, agendapunt=c.statement.item, zeker=d.zeker)
    return None


def joined(dates: Sequence[Datumvermelding], text: str, offset: int) -> Datumvermelding:
    """The first date, with those that stand in one row with it as one period; ``offset``: where ``text`` begins in its block."""
    first = last = dates[0]
    for d in dates[1:]:
        between = text[last.vindplaats.tot - offset : d.vindplaats.van - offset]
        later = d.van and last.tot and d.van > last.tot
        if not later or not LISTED.fullmatch(between):
            break
        last = d
    if last is first:
        return first
    place = replace(first.vindplaats, tot=last.vindplaats.tot)
    words = text[place.van - offset : place.tot - offset]
    return replace(first, tekst=words, tot=last.tot, vindplaats=place, zeker=first.zeker and last.zeker)


def beside(text: str, start: int, end: int) -> bool:
    """Whether the date at text[start:end] tells of an event in a clause of its own, not of the task."""
    before, behind = text[:start], text[end:]
    clause = re.split(r"[,;.]", behind, maxsplit=1)[0]
    relative = RELATIVE.search(before)
    if relative and (EVENT.search(relative[0]) or EVENT.search(clause)):
        return True
    further = behind[len(clause) :].strip(" ,;.")
    return bool(BESIDE.match(before)) and len(further.split()) > 3 and not re.search(r"\b(?:ge\w+(?:d|t|en)|te)\b", clause + before)
