"""Where the reported meeting was held: a header field, a title, an opening sentence."""

from __future__ import annotations

import re
from functools import cache

from pipeline import resources
from pipeline.extraction import body, meeting_date
from pipeline.extraction.frame import opening, values
from pipeline.extraction.meeting_times import ALONE, held, hours
from pipeline.language.dates import find_dates
from pipeline.structure.outline import Outline
from pipeline.structure.words import verb

PLACE = re.compile(
    r"\b(?:gehouden|bijeengekomen|vergaderd?)\b[^.\n]{0,40}?\b"
    r"(?:(?:in|op|aan|bij)\s+(?:de|het)\s+|(?:bij|in|te)\s+(?=[A-ZÀ-Ý0-9]))(?P<place>[\w'’&][^,;:\n]*?)(?=\.\s|\.$|[,;]|$)"
)
HOME = re.compile(
    r"\b(?P<place>(?i:ten huize van|bij)\s+[A-ZÀ-Ý][\w'’-]+(?:\s+(?:van|de|der|den|[A-ZÀ-Ý][\w'’-]+))*\s+thuis\b"
    r"|ten huize van\s+(?:de\s+|dhr\.\s+|mw\.\s+)*[A-ZÀ-Ý][\w'’.-]+(?:\s+(?:van|de|der|den|[A-ZÀ-Ý][\w'’-]+))*)"
)
LABELLED = re.compile(r"\b(?:locatie|plaats)\s*:\s*(?P<place>[^,;|·\n]{3,80})", re.I)
TOOL = r"(?:(?:MS |Microsoft )?Teams|Zoom|Webex|Google Meet|Jitsi|Skype|Discord|BigBlueButton)"
ONLINE = re.compile(
    r"\b(?P<kind>virtuele|digitale|online|hybride|telefonische)\s+(?:\w+-?)?(?:bijeenkomst|vergadering|overleg|sessie|meeting)"
    rf"|\b(?P<held>{TOOL})-(?:vergadering|overleg|bijeenkomst|meeting)"
    rf"|\b(?:via|per)\s+(?P<via>{TOOL})\b"
    rf"|(?:^|\()\s*(?P<alone>Online|Digitaal|Hybride|{TOOL})\s*(?:[,;|()]|\.\s)",
    re.I,
)
ONLINE_KINDS = {"virtuele": "virtueel", "digitale": "digitaal", "telefonische": "telefonisch"}
DAY_WORD = re.compile(r"\b(?:ma|di|wo|woe|do|vr|za|zo|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\b", re.I)
INTRODUCES = re.compile(r"(?<![.\d])\d{1,2}[.:u]?\d{0,2}u\d{0,2}\b|\b(?:aanvang|van|om|vanaf|d\.d\.|datum:?)(?=\s*\0)", re.I)
ROOM = re.compile(r"^(?:MS |Microsoft )?Teams$|^online\b|(?:kamer|zaal|huis|lokaal)\b", re.I)  # words that also end the name of a body
HOUR = re.compile(r"\b\d{1,2}(?:[:.]\d{2}\s*(?:uur|u)\b|u\d{2}\b)|\baanvang\b", re.I)
MOST_WORDS = 8  # of a place
AT = re.compile(r"^(?:in|op|te|via|per)\s+(?:de\s+|het\s+)?")
SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ)]{3})[.!?]\s+(?=[A-ZÀ-Ý])")
AROUND = re.compile(r"(?:direct\s+|meteen\s+)?(?:na|voor|tijdens|aansluitend|voorafgaand)\b", re.I)  # "na het eten" tells when
# "(met koekjes!)", "(studio 1 was bezet)", "want binnen was het 31 graden": said of the place, no part of its name
REMARK = re.compile(r"\s*\((?P<said>[^()]*)\)$|\s+(?:want|omdat|wegens|vanwege|i\.?v\.?m\.?)\s.*$")
REMARKS = re.compile(r"!|^(?:met|zonder|want|wegens|nog|niet|wel)\b|\b(?:aan|uit|open|dicht|stuk|koud|warm)$")


@cache
def spot() -> re.Pattern[str]:
    words = resources.alternatives("place_words")
    return re.compile(rf"\b(?:{words})\b|\w{{3}}(?:huis|zaal|gebouw|kantoor|school|centrum|kamer|lokaal|plein|straat|weg)\b", re.IGNORECASE)


def without_remark(text: str) -> str:
    found = REMARK.search(text)
    remarked = found and (found["said"] is None or REMARKS.search(found["said"]) or verb().search(found["said"]))
    return text[: found.start()].rstrip(" ,;") if found and remarked else text


def find(outline: Outline) -> str | None:
    for value in values(outline, "locatie"):
        text = meeting_date.without_dates(value) if any(d.soort != "tijd" for d in find_dates(value, meeting_date.SOME_DAY)) else value
        if hours(text) or HOUR.search(text):  # "De Eik, 9.30-16.00 uur", "Dorpshuis, 19.30 u."
            text = re.sub(r"\baanvang\W*$", "", meeting_date.clocks(text).split("\0")[0], flags=re.I)
        text = re.sub(r"\s+", " ", text.split(" | ")[0]).strip(" ,;.–-")
        if text:
            return text
    titles = [outline.document.title, *values(outline, "titel", "betreft")]
    for text in (*titles, *values(outline, "datum", "tijd")):
        if within := LABELLED.search(text):
            return within["place"].strip(" .")
    for text in titles + opening(outline)[:6]:
        match = PLACE.search(re.sub(r"[\s\0]+", " ", meeting_date.clocks(meeting_date.without_dates(text))))
        if match:
            return match["place"].strip(" .")
    for text in titles + opening(outline)[:6]:
        if home := HOME.search(text):
            return home["place"]
    places = (line["place"] or "" for line in held(outline))
    if place := next((p for p in map(_as_place, places) if p and not DAY_WORD.search(p) and not body.names_body(p)), None):
        return place
    for text in (*titles, *values(outline, "datum", "tijd")):
        behind = without_remark(re.split(r"\s[/|·•]\s", body.behind_date(text))[0])
        if behind and spot().search(behind) and len(behind) < 90:
            return AT.sub("", behind)
    for text in (*values(outline, "titel"), *values(outline, "datum")):
        for line in text.split("\n"):
            if beside := _beside_date(line):
                return beside
    for text in titles + opening(outline):
        online = ONLINE.search(text)
        if online:
            kind = (online["kind"] or "").lower()
            return ONLINE_KINDS.get(kind, kind) or online["held"] or online["via"] or online["alone"]
    return None


def _beside_date(line: str) -> str | None:
    """The one thing that a line with day and hours tells besides: "9 april 2024, 20.00 uur, Café Het Veerhuis"."""
    if not ALONE.match(line) and not any(d.van and d.van == d.tot for d in find_dates(line, meeting_date.SOME_DAY)):
        return None
    line = SENTENCE_END.split(line)[0]
    marked = INTRODUCES.sub("\0", meeting_date.marked(line))
    parts = [p.strip(" .,;:–—-·•|/\0") for p in re.split(r"\0|\s[–—|•·/-]\s|,\s", marked)]
    parts = [without_remark(p) for p in parts if not AROUND.match(p)]
    parts = [p for p in parts if re.search(r"[^\W\d_]{2}", DAY_WORD.sub("", p)) and (ROOM.search(p) or not body.names_body(p))]
    head = marked.partition("\0")[0]
    if re.search(r"[^\W\d_]{2}", re.sub(DAY_WORD, "", head)) and not ALONE.match(line):
        parts = [p for p in parts if p not in head]
    return _as_place(", ".join(parts)) if parts and len(parts) < 3 else None


def _as_place(text: str) -> str | None:
    """A few words without a verb, a kind of meeting or a word for minutes; "via Zoom" is "Zoom"."""
    text = AT.sub("", without_remark(text))
    if len(text.split()) > MOST_WORDS or re.search(r"(?<!\b[a-zA-Z])(?<!\b[a-zA-Z]{2})[.!?:]\s|@|#", text) or verb().search(text):
        return None
    return None if re.match(r"(?:versie|concept|definitief|nr)\b", text, re.I) else text
