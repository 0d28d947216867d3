"""Who acts, by the place of a name in a sentence that is known to be a task and in which the other rules found nobody.

Each function gives names, or () where it does not apply. They are looser than those of ``doers``: that the sentence is a task is settled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction import doers
from pipeline.extraction.doers import Names, groups, names_of
from pipeline.extraction.finite import MODAL_FORMS, STATES
from pipeline.extraction.names import given_names
from pipeline.extraction.parties import known, listed, names_doer, names_group, person
from pipeline.extraction.roster import Mention, Roster, first_names, words
from pipeline.language.verbs import forms, infinitives

Mentions = Sequence[Mention]

# "De uitwerking hoort bij Els", "Nummer 7 ligt nog bij Jan", "De bouw ervan is voor Els", "Die taak komt bij Jan terecht"
LIES = re.compile(
    r"\b(?:(?:ligt|liggen|blijft|blijven|hoort|horen|berust|komt)\b[^,;:.]{0,30}?\bbij|is\s+(?:\w+\s+)?(?:aan|iets\s+voor|voor)|zijn\s+(?:aan|voor)|"
    r"gaat\b[^,;:.]{0,30}?\bover\s+naar|(?:loopt|lopen)\s+via|komt\s+van|opgedragen\s+aan|wordt\s+gevraagd\s+aan)\s+$",
    re.I,
)
# "een tekstvoorstel, dat Els schrijft", "waarvoor Jan de zaal regelt"
THAT = re.compile(r"\s(?:die|dat|waarvoor|waarbij|waarna|waarmee|waarover)\s+$", re.I)
ENDS = re.compile(r"[^;:]*\b(?P<verb>[a-z]+(?:t|n))\s*(?:[.,;]|$)")
SUBJECT = re.compile(r"\b(?:ik|je|jij|u|hij|zij|ze|we|wij|men|iedereen|niemand|iemand|er)\b", re.I)
POINTS = re.compile(r"^\W*(?:maar\s+|en\s+|ja,?\s+)?(?:dat|dit|die|deze|daar\w*|hier\w*)\b", re.I)
# what may stand before the verb without being who acts
AHEAD = re.compile(
    r"^\W*(?:(?:dan|daarna|vervolgens|eerst|intussen|ondertussen|inmiddels|daarom|verder|ook|morgen|vanavond|volgende|binnenkort|zo\s+nodig|"
    r"aan|bij|binnen|boven|door|in|met|na|namens|naar|om|onder|op|over|per|rond|tegen|tijdens|tot|uit|van|vanaf|vanuit|via|voor|vóór|wegens|zonder)\b"
    r"[^;:]*|(?:als|zodra|wanneer|indien|nadat|omdat|doordat|pas\s+als|lukt|komt|gaat|blijkt|mocht|is|hoe|wat|wie|waar)\b[^;:]*,(?:\s+(?:dan|eerst))?)$",
    re.I,
)
THING = re.compile(r"^\W*(?:en\s+|maar\s+)?(?:(?:de|het|een|dit|deze|die|dat|eerste|tweede|laatste)\s+)?[a-zà-ÿ].*$", re.I)
# verbs of which a person may as well be the object
WITH_PERSONS = doers.TO_PERSONS | {
    "helpen",
    "vervangen",
    "ondersteunen",
    "begeleiden",
    "bijstaan",
    "wijzen",
    "kiezen",
    "benoemen",
    "volgen",
}
SAYS = frozenset("zeggen vinden denken menen melden vertellen besluiten weten willen hopen".split())
MARKED = re.compile(r"(?:=|→|->|=>)\s*$")
BETWEEN_COMMAS = re.compile(r"\s*(?:,|\s[–—-]\s|:|;|$)")
BRACKET = re.compile(r"\((?P<who>[^()]{2,60})\)\s*(?=[:;,]|[–—-]\s)")
CHARGED = (
    # "Voor lijn 4 wordt mevrouw Aan gevraagd de werving te starten"
    re.compile(r"\b(?:wordt|worden)\s+(?:(?:de|het)\s+)?(?P<who>[^,;:.]{2,40}?)\s+(?:gevraagd|verzocht)\s+[^.;]*\bte\s+\w+n\b", re.I),
    re.compile(
        r"^\W*(?:(?:de|het|een)\s+)?(?P<who>[^,;:.]{2,50}?)\s+(?:krijgt|krijgen)\s+(?:de\s+(?:opdracht|taak|vraag)|het\s+verzoek)\b", re.I
    ),
    re.compile(
        r"^\W*aan\s+(?:(?:de|het)\s+)?(?P<who>[^,;:.]{2,50}?)\s+(?:wordt|zal\s+worden)\s+(?:gevraagd|verzocht)\b[^.;]*\bte\s+\w+n\b", re.I
    ),
    re.compile(
        r"^\W*(?:(?:de|het)\s+)?(?P<who>[^,;:.]{2,50}?)\s+(?:wordt|worden)\s+(?:\w+\s+){0,2}?(?:gevraagd|verzocht)\s+(?:om\b|[^,;:.]*\bte\s+\w+n\b)",
        re.I,
    ),
    re.compile(r"^\W*(?:(?:de|het)\s+)?(?P<who>[^,;:.]{2,50}?)\s+(?:wordt|worden)\s+(?:\w+\s+){0,2}?opdracht\s+gegeven\b", re.I),
)
OFFICE = re.compile(
    r"\w(?:team|groep|dienst|kantoor|raad|organisaties?|arts(?:en)?|houders?|leiders?|meesters?|coördinator(?:en)?|bestuurders?|leden)$",
    re.I,
)
GROUP_FIRST = re.compile(
    r"^\W*(?:en\s+|maar\s+)?(?:de|het|iedere?|elke?|alle|een)\s+(?:[a-zà-ÿ]+e\s+)?(?P<who>[\w-]+)\s+(?P<verb>[a-z]+)\b", re.I
)
GROUP_BEHIND = re.compile(r"\b(?P<verb>[a-z]+)\s+(?:de|het|onze|ons)\s+(?P<who>[\w-]+)(?!\s+van\b)", re.I)
CODE = r"(?:[A-Z]{1,4}[ -]?\d{1,4}(?:-\d{1,3})?[.:)]?\s+)?"  # "AP23-07 Els stuurt ..."
PRESENT = re.compile(r"(?!(?:wordt|heeft)$)[a-z]+[^aeiou]t")
PASSIVE = re.compile(r"\b(?:zal|zullen|moet|moeten|kan|kunnen|dient|dienen|wordt|worden)\b[^,;:.]*\b(?:worden|ge\w+[dt])\b", re.I)
I_DO = re.compile(r"(?<![\"“'‘])\b[Ii]k\b")
QUOTED = re.compile(r"[\"“”]")


def who(text: str, mentions: Mentions, roster: Roster) -> Names:
    """Owners by the first of these that says anything."""
    if text.rstrip().endswith("?"):
        return ()
    return (
        charged(text, mentions, roster)
        or lies_with(text, mentions)
        or marked(text, mentions, roster)
        or opening(text, mentions)
        or behind_verb(text, mentions)
        or later(text, mentions)
        or that_clause(text, mentions)
        or office(text, mentions)
        or i_do(text, roster)
    )


def third(verb: str) -> bool:
    """A verb as it stands beside one person who does something: "regelt", "zal"; a plain noun in -t is not told apart."""
    lower = verb.lower()
    if lower in STATES or infinitives(lower, ()) & SAYS:
        return False
    if lower in MODAL_FORMS:
        return lower in ("zal", "gaat", "moet", "wil", "dient")
    return lower in forms() and bool(re.search(r"[^aeiou]t$|gaat$|doet$|ziet$", lower))


def several(verb: str) -> bool:
    """A verb as it stands beside more than one, or its infinitive: "regelen"."""
    return verb.endswith("en") and verb in forms() and verb not in STATES


def charged(text: str, mentions: Mentions, roster: Roster) -> Names:
    """Who is told or asked to: "Bouwmaat krijgt de opdracht", "Aan Els wordt gevraagd om", "De indiener wordt verzocht"."""
    for match in filter(None, (pattern.search(text) for pattern in CHARGED)):
        people = [m for m in mentions if match.start("who") <= m.start and m.end <= match.end("who")]
        name = match["who"]
        if people:
            return names_of(people)
        single = len(name.split()) == 1 and name.lower() not in doers.NO_NAMES
        if single and (doer(name) or name[0].isupper() and name.lower() not in words()):
            return (name,)
    return ()


def doer(word: str) -> bool:
    return names_doer(word) or bool(OFFICE.search(word))


def lies_with(text: str, mentions: Mentions) -> Names:
    """With whom a task is said to lie, at the end of its clause."""
    for group in groups(text, mentions):
        if LIES.search(text[: group[0].start]) and re.match(r"\s*(?:[.,;:)]|$|terecht|samen|die\b|deze\b|en\b)", text[group[-1].end :]):
            return names_of(group)
    return ()


def marked(text: str, mentions: Mentions, roster: Roster) -> Names:
    """Names behind a sign, in brackets in the middle, or between commas or dashes in a line without a sentence: "inkorten = Els, wk 39"."""
    for match in BRACKET.finditer(text):
        names = listed(match["who"], roster)
        if names and all(person(n, roster) for n in names):
            return names
    told = any(third(w) for w in doers.WORD.findall(text))
    for group in groups(text, mentions):
        before, behind = text[: group[0].start], text[group[-1].end :]
        if MARKED.search(before):
            return names_of(group)
        fragment = not told and re.search(r"(?:,|\s[–—-]|:)\s+$", before) and BETWEEN_COMMAS.match(behind)
        if fragment and not SUBJECT.search(text):
            return names_of(group)
        if not told and not re.search(r"\w", before) and re.match(r"\s+[–—-]\s+\w", behind):
            return names_of(group)
    last = re.split(r"\s[–—-]\s", text)
    names = listed(last[-1].rstrip(". "), roster) if len(last) > 1 and not told else ()
    return names if names and all(known(n, roster) for n in names) else ()


def opening(text: str, mentions: Mentions) -> Names:
    """A name on no list before a verb: "Sjoukje test zodra het kan", "Civitec levert een lijst aan"."""
    match = re.match(rf"^\W*{CODE}(?P<who>[A-ZÀ-Þ][\w'’-]+)\s+(?P<verb>[a-z]+)\b", text)
    if match is None or not third(match["verb"]) and not re.search(r"[^aeiou]t$", match["verb"]) or match["who"].lower() in doers.NO_NAMES:
        return ()
    listed_there = [m for m in mentions if m.start <= match.start("who") < m.end]
    if match["verb"] in ("want", "naast"):
        return ()
    if listed_there:
        return names_of(listed_there)
    initials = re.fullmatch(r"[A-Z][a-z]?[A-Z]{1,2}", match["who"]) and not infinitives(match["verb"], ()) & SAYS
    does = match["verb"] not in MODAL_FORMS and (initials or doers.doing(match["verb"], text[match.end() :]))
    usual = match["who"] in first_names() or match["who"] in given_names()
    return (match["who"],) if usual or does and match["who"].lower() not in words() else ()


def behind_verb(text: str, mentions: Mentions) -> Names:
    """Who stands right behind the verb, with no person before it: "Die zes parkeert Abdel", "Intussen polst mevrouw De Roo"."""
    for group in groups(text, mentions)[:2]:
        before = text[: group[0].start]
        verb = re.search(r"(?:^|(?<=\s))(?P<verb>[a-zA-Z]+)\s+$", before)
        if verb is None:
            continue
        form, ahead = verb["verb"], before[: verb.start()].rstrip()
        free = AHEAD.match(ahead)
        if not free and any(m.end <= verb.start() for m in mentions if m not in group):
            continue
        plural = len(group) > 1 and form.endswith("n") and form.lower() in forms()
        if not third(form.lower()) and not plural and not (POINTS.match(ahead) and form.endswith("t")):
            continue
        if not ahead:
            if not re.search(r"\w", text[group[-1].end :]) and form[0].isupper():
                return names_of(group)  # "Doet Els."
            continue
        clause = re.split(r"[,;:]\s", ahead)[-1]
        if SUBJECT.search(clause) and not free:
            continue
        persons = infinitives(form.lower(), ()) & WITH_PERSONS
        if POINTS.match(clause) or free or AHEAD.match(clause):
            return names_of(group)
        if THING.match(clause) and not persons and not any(doer(w) for w in re.findall(r"[\w-]+", clause)):
            return names_of(group)
    return ()


def later(text: str, mentions: Mentions) -> Names:
    """Who opens a later clause: "Nabestelling is binnen en Ferdi brengt ze rond", "..., Leyla bericht de busmaatschappij"."""
    for group in groups(text, mentions):
        before, behind = text[: group[0].start], text[group[-1].end :]
        verb = re.match(r"\s+(?P<verb>[a-z]+)\b", behind)
        led = re.search(r"(?:[.,;:–—→]|\ben|\bmaar|\bdus)\s+$", before)
        if verb and led and re.search(r"\w", before) and (third(verb["verb"]) or len(group) > 1 and verb["verb"] in forms()):
            return names_of(group)
    return ()


def that_clause(text: str, mentions: Mentions) -> Names:
    """Who acts in a clause about the thing: "een tekstvoorstel, dat Els schrijft"."""
    for group in groups(text, mentions):
        ends = ENDS.match(text[group[-1].end :])
        if THAT.search(text[: group[0].start]) and ends and (third(ends["verb"]) or len(group) > 1):
            return names_of(group)
    return ()


def office(text: str, mentions: Mentions) -> Names:
    """An office or group before its verb, or right behind it: "De decaan belt ...", "Over het plan neemt de GGD contact op"."""
    first = GROUP_FIRST.match(text) if not PASSIVE.search(text) else None
    if first and any(m.start <= first.end() + 2 <= m.end for m in mentions) and not infinitives(first["verb"], ()) & WITH_PERSONS:
        return ()  # "De woensdaggroep neemt Lisanne over": who takes over whom?
    if first and doer(first["who"]) and (third(first["verb"]) or PRESENT.fullmatch(first["verb"]) or several(first["verb"])):
        return (first["who"],)
    for match in GROUP_BEHIND.finditer(text):
        group = names_group(match["who"]) or doer(match["who"]) or re.fullmatch(r"[A-Z][A-Za-z]?[A-Z]{1,4}", match["who"])
        ahead = text[: match.start()].strip()
        if group and third(match["verb"]) and (POINTS.match(ahead) or AHEAD.match(ahead)) and not SUBJECT.search(ahead):
            return (match["who"],)
    return ()


def i_do(text: str, roster: Roster) -> Names:
    """Who writes the minutes says "ik" in them."""
    writer = roster.offices.get("notulist", "")
    return (writer,) if writer and I_DO.search(text) and not QUOTED.search(text) and not re.search(r"\bzeg(?:t|de)\b|\w:\s", text) else ()
