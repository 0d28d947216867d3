"""Who acts, by the written words of a sentence: where a name stands, which verb is beside it, what the sentences around it say.

These wordings hold in telegram style and behind labels, where a parse is silent or misled. Each gives names, or () where it does not apply.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction import speech
from pipeline.extraction.parties import names_group
from pipeline.extraction.roster import Mention
from pipeline.extraction.turns import turn
from pipeline.language.verbs import forms, infinitives
from pipeline.resources import term_set

Names = tuple[str, ...]

BETWEEN = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:,|en|&|\+|/|,\s*en|samen met|i\.s\.m\.)\s*", re.I)
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
FUTURE = frozenset({"zal", "zullen", "gaat", "gaan", "zou", "zouden", "moet", "moeten"})
NOT_DOING = frozenset({"zijn", "hebben", "worden", "blijven", "kunnen", "mogen", "willen", "vinden", "weten", "zien", "denken", "staan"})
ASKING = re.compile(r"(?<!\w)(?:vraagt|vragen|vroeg|vroegen|verzoekt|verzoeken|verzocht)\s+(?:aan\s+)?$", re.I)
APPEAL = re.compile(
    r"^\W*(?:graag\s+)?(?:vraag|verzoek|oproep)\s+(?:(?:bij\s+deze|hierbij)\s+)?(?:aan|richting)\s+(?P<who>[^,.;:]{2,60}?)(?:\s+(?:om|voor)\b|:)",
    re.I,
)
PROPOSED = re.compile(
    r"^\W*(?:voorstel\s+(?:aan|richting)|(?:[^\W\d_][\w.-]*\s+){1,3}aan)\s+(?P<who>[^,.;:]{2,40}?)\s*:\s*(?P<first>\w+)", re.I
)
PUT_TO = re.compile(r"^\W*aan\s+(?P<who>[^,.;:]{2,60}?)\s+(?:het|de)\s+(?:verzoek|vraag)\s+om\b", re.I)
# What may open a sentence or clause so that its verb stands before who acts: "Namens het team gaat Els", "Als het mag, bestelt Els ...".
TURNED = re.compile(
    r"(?:^\W*(?:(?:namens|daarna|vervolgens|dan|hierna|daarvoor|hiervoor|daarover|hierover|verder|ook|tot\s+die\s+tijd|volgende\s+week|morgen|"
    r"voor|na|in|op)\b[^,;:]{0,40}\s)|^\W*(?:als|zodra|wanneer|indien|omdat|nadat|voordat)\b[^;:]{3,90},\s+(?:dan\s+)?)$",
    re.I,
)
JOINED = re.compile(r"\s+(?P<alone>[a-z]+)\s+(?:(?!(?:niet|geen|die|dat)\b)[\w-]+\s+){0,3}?met\s+", re.I)
GAP = re.compile(r",\s+(?:en\s+)?$")
GAPPED = re.compile(r"\s+(?:de|het|een)\s+[\w-]+(?:\s+[\w-]+)?\W*$")
PROPER = re.compile(r"(?:(?<=maar )|(?<=dus )|(?<=en )|^)(?P<who>[A-ZÀ-Þ][\w.&-]*\w)\s+(?P<verb>gaat|zal)\b(?P<rest>[^,;:]*)")
NO_NAMES = frozenset(
    "ik wij we hij zij ze u men er dit dat deze die het de een iemand niemand iedereen wie wat daar hier dan ook alles niets".split()
)
RELATIVE = re.compile(r"\b(?:die|dat|zoals|wat|waar\w*)\W+(?:\w+\W+){0,2}$", re.I)
BORDER = re.compile(r"(?:^\W*|[,;:–]\s+|\s-\s+|\b(?:maar|en|dus|dan)\s+)$")
DOES_IT = re.compile(
    r"\b(?:dat|dit|die|daar\w*|hier\w*)\s+(?:doet|doen|regelt|regelen|verzorgt|zorgt|zorgen|maakt|maken|pakt|pakken)\s+$", re.I
)
BEFORE_NAMES = re.compile(r"(?:[:,–—;=]|->|→|=>|\s-|\bdoor|\bactie(?:houder)?|\btrekker)\s*$", re.I)
# "..., regelt Els": a clause of a verb and a name
VERB_AND_NAME = re.compile(r"[,;–—]\s+(?:en\s+)?(?:dat\s+|dit\s+)?(?P<verb>[a-z]+t)\s+$")
# What is sent or done goes ", via Els"; "Opgeven via Els" is what others do.
THROUGH = re.compile(r"\b(?:gaan|gaat|wordt|worden)\b[^.;:]*,\s+via\s+$", re.I)
PROMISES = re.compile(r"\b(?:zegt|zeggen|zegde|zegden)\b[^.;]{0,40}\btoe\b|\b(?:belooft|beloven|beloofde|beloofden)\b", re.I)
AGREED_WITH = re.compile(r"\s+(?:is|wordt|werd)\s+afgesproken\s+dat\s+(?:hij|zij|ze|deze)\b", re.I)
EVERYBODY = re.compile(r"[,:–—-]\s*(?:(?:dit|dat)\s+geldt\s+voor\s+)?(?:allen|iedereen|allemaal)\W*$", re.I)
EACH = re.compile(r"^\W*(?P<who>(?:ieder|iedere|elk|elke|alle)\s+[a-z][\w-]+(?:\s+leden)?)\s+(?P<verb>[a-z]+)\b", re.I)
SHORT_PROMISE = re.compile(
    r"\s*(?:(?:doet|regelt|pakt|verzorgt|belt|vraagt|maakt)(?:\s+(?:dit|dat|het|hem|ze|na|op|er|wel|deze\s+week|volgende\s+week)){0,3}"
    r"|gaat|zorgt\s+er\s*voor|zorgt\s+hiervoor|kan\s+wel|wil\s+wel)[).!\s]*$",
    re.I,
)
INSTEAD = re.compile(
    r"\b(?:we|wij|ik|hij|zij|ze|je|jij|u|er|men|is|zijn|was|heeft|hebben|had|kan|kunnen|wil|willen|mag|mogen|moet|moeten|zal|gaat|"
    r"wordt|worden)\b",
    re.I,
)
CLAUSE = re.compile(r"\b(?:of|wat|wie|die|dat|zodat|omdat|als|wanneer|hoe|waar\w*)\b", re.I)
TO_PERSONS = frozenset(
    {"vragen", "bellen", "mailen", "uitnodigen", "benaderen", "bedanken", "informeren", "herinneren", "aanspreken", "polsen"}
)


def unique(names: Sequence[str]) -> Names:
    return tuple(dict.fromkeys(names))


ASKS_SOMEBODY = re.compile(r"\s+(?:zijn|haar|hun|de|het|een|iemand|[A-ZÀ-Þ]\w+)\b")
REMARK = re.compile(
    r",?\s+\(?(?:klaar|gereed|af|kan|mag|uiterlijk|voor|vóór|om|per|tot|deze|volgende|komende|morgen|vandaag|week|in|op|begin|eind|half|medio|z\.?s\.?m|vanaf|\d)"
    r"(?!\s+(?:de|het)\s+[a-z]+(?:er|ers|en)\b)[^.;:!?]{0,40}[.)!]*$",
    re.I,
)
MORE = re.compile(r"\s*(?:\+|&|\ben\b)\s+(?:de\s+|het\s+)?(?P<who>groep\s+\d(?:[/-]\d)?|[a-z][\w-]+)")


def groups(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions joined by "en", "&", a comma: "Jan, Els en Piet" is one group."""
    found: list[list[Mention]] = []
    for m in sorted(mentions, key=lambda m: m.start):
        if found and BETWEEN.fullmatch(text[found[-1][-1].end : m.start]):
            found[-1].append(m)
        else:
            found.append([m])
    return found


def names_of(group: Sequence[Mention]) -> Names:
    return unique([m.name for m in group])


def doing(word: str, rest: str, parsed: bool = False) -> bool:
    """A finite verb that has somebody do something, now or later; ``parsed``: the parser takes the word for a finite verb."""
    lower = word.lower()
    if not word[:1].islower() or lower.endswith(("te", "de", "den")):
        return False
    if lower in FUTURE:
        return not re.match(r"[^,;.]*\bworden\b", rest)
    found = infinitives(lower, tuple(w.lower() for w in WORD.findall(re.split(r"[;:.?!]", rest)[0])[:12]))
    if not found:
        return parsed
    if lower in speech.GE:
        on = re.match(r"\s+(?:dit|dat|het|deze)\s+door\s+aan\b", rest)
        return bool(on) or not speech.says(lower, speech.words_of(rest))  # "Els geeft dit door", not "Els geeft een toelichting"
    return not lower.startswith("ge") and not found & (term_set("speech_verbs") | NOT_DOING)


def requested(text: str, mentions: Sequence[Mention], present: frozenset[str]) -> Names:
    """Whom a request is put to: "Els vraagt Jan om ... te sturen", "Vraag aan Jan en Piet om ...". He who asks is not he who does."""
    appeal = APPEAL.match(text)
    if appeal:
        return within(mentions, appeal)
    put = PUT_TO.match(text) or PROPOSED.match(text)
    if put and ("first" not in put.groupdict() or is_order(put["first"])):
        return within(mentions, put)
    for group in groups(text, mentions):
        before = text[: group[0].start]
        if ASKING.search(before) and len(before.split()) <= 6 and " en " not in before and re.search(r"\bte\s+\w+", text[group[-1].end :]):
            return names_of(group) if all(m.name in present for m in group) else ()
    return ()


def within(mentions: Sequence[Mention], match: re.Match[str]) -> Names:
    """The people in the group "who" of a match."""
    return unique([m.name for m in mentions if match.start("who") <= m.start and m.end <= match.end("who")])


def is_order(word: str) -> bool:
    """Behind a name and a colon: "vraag of hij komt", "kijken wat het kost". Not "stuurt de lijst": that is told of who sent it."""
    lower = word.lower()
    return lower in forms() and not re.search(r"[^aeiou]t$", lower) and not lower.startswith("ge")


def turned(text: str, mentions: Sequence[Mention]) -> Names:
    """Who stands behind the verb: "Namens het team gaat Els naar de opening", "Als het mag, bestelt Els de bankjes"."""
    if text.rstrip().endswith("?"):
        return ()
    for group in groups(text, mentions):
        before, behind = text[: group[0].start], text[group[-1].end :]
        verb = re.search(r"(?<!\w)([a-z]+)\s+$", before)
        opening = verb and TURNED.search(before[: verb.start(1)])
        if verb and opening and doing(verb[1], behind) and not any(m.end <= verb.start(1) for m in mentions if m not in group):
            return names_of(group)
    return ()


def joined(text: str, mentions: Sequence[Mention]) -> Names:
    """Two who do it together: "Els organiseert met Jan een avond". With most verbs he is only spoken to: "Els belt met Jan"."""
    found = groups(text, mentions)
    for one, two in zip(found, found[1:], strict=False):
        match = JOINED.fullmatch(text[one[-1].end : two[0].start])
        if match and BORDER.search(text[: one[0].start]) and as_equals(match["alone"].lower(), text[one[-1].end :]):
            return names_of([*one, *two])
    return ()


def as_equals(verb: str, behind: str) -> bool:
    """Whether a verb, with what belongs to it in its clause, is work that two do as equals: "werkt ... uit", "gaat ... nalopen"."""
    rest = tuple(w.lower() for w in WORD.findall(re.split(r"[;:.?!]|,\s|\b(?:om|want|omdat|zodat|en)\b", behind)[0])[1:])
    later = (infinitives(w) for w in rest if w.endswith("n") and w in forms())
    found = next(later, frozenset()) if verb in FUTURE else infinitives(verb, rest)
    return bool(found & term_set("joint_verbs"))


def gapped(text: str, mentions: Sequence[Mention]) -> Names:
    """Who stands in the last clause without a verb: "Jan regelt de zaal, Els de prijzen"."""
    found = groups(text, mentions)
    if len(found) < 2 or not GAP.search(text[: found[-1][0].start]) or not GAPPED.fullmatch(text[found[-1][-1].end :]):
        return ()
    return names_of(found[-1]) if beside(text[: found[-1][0].start], found[0]) else ()


def proper(text: str, mentions: Sequence[Mention]) -> Names:
    """A name on no list, right before "gaat" or "zal" and a task: "Wybrig gaat uitzoeken wat het kost", "maar Sportzaken zal bellen"."""
    for m in PROPER.finditer(text):
        tasks = [w for w in WORD.findall(m["rest"]) if w.endswith("n") and w in term_set("task_verbs")]
        taken = any(x.start < m.end("who") and m.start("who") < x.end for x in mentions)
        if tasks and not taken and m["who"].lower() not in NO_NAMES and doing(m["verb"], m["rest"]):
            return (m["who"],)
    return ()


def appealed(text: str) -> str:
    """The words for those whom "Vraag aan alle deelnemers om ..." is put to, "" if none."""
    match = APPEAL.match(text)
    return match["who"] if match else ""


def by_whom(text: str, mentions: Sequence[Mention]) -> Names:
    """The "door Jan" of what is done or to be done: "wordt door Jan gebeld", "zaal regelen, door Jan"."""
    for group in groups(text, mentions):
        before, behind = text[: group[0].start], text[group[-1].end :]
        led = re.search(r"\bdoor\s+(?:de\s+(?:dames|heren)\s+)?$", before, re.I)
        if led is None or RELATIVE.search(before[: led.start()]):
            continue
        to_do = re.search(r"\bte\s+\w+n\s+door\s+$", before)
        if re.search(r"\b(?:wordt|worden)\b", text) or to_do or not behind.strip(" .)") and re.search(r",\s*door\s+$", before):
            return names_of(group)
    return ()


def beside(text: str, mentions: Sequence[Mention], start: int = 0, finite: frozenset[int] = frozenset()) -> Names:
    """Everybody who opens a clause with a verb of doing: "Jan schrijft de brief, Els leest mee", "Zaal is nog vrij, Els belt."."""
    found: list[str] = []
    for group in groups(text, [m for m in mentions if m.start >= start]):
        before, behind = text[start : group[0].start], text[group[-1].end :]
        verb = re.match(r"\s*(?:\([^()]*\)\s*)?(?P<verb>[^\W\d_]+)", behind)
        if DOES_IT.search(before):
            found += names_of(group)
        elif verb and BORDER.search(before):
            rest = behind[verb.end() :]
            also = bool(found) and verb["verb"] in ("vraagt", "vragen") and ASKS_SOMEBODY.match(rest)  # "... en Jan vraagt zijn zwager"
            if also or doing(verb["verb"], rest, group[-1].end + verb.start("verb") in finite):
                found += names_of(group)
    return unique(found)


def promised(text: str, mentions: Sequence[Mention]) -> Names:
    """Who opens a sentence in which something is promised: "Mevrouw Smit begreep dat en zegde toe dat ..."."""
    found = groups(text, mentions)
    return names_of(found[0]) if found and PROMISES.search(text) and not re.search(r"\w", text[: found[0][0].start]) else ()


def agreed_with(text: str, mentions: Sequence[Mention]) -> Names:
    """ "Met Jan is afgesproken dat hij de lijst bijhoudt": he with whom it is agreed."""
    for group in groups(text, mentions):
        if AGREED_WITH.match(text[group[-1].end :]) and re.fullmatch(r"\W*Met\s+", text[: group[0].start]):
            return names_of(group)
    return ()


def said_turn(text: str, mentions: Sequence[Mention]) -> tuple[Names, int]:
    """Whose turn it is ("Els: ...") and where the words begin; ((), 0) where the sentence is no turn."""
    end = turn(text, [(m.start, m.end) for m in mentions])
    inside = [m for m in mentions if m.end <= end]
    return (names_of(inside), end) if end and inside else ((), 0)


def sets_task(rest: str) -> bool:
    """Behind a name and a colon a task without a subject: "verschil laten toetsen", "eisenlijst chauffeur". No sentence, no imperative."""
    main = CLAUSE.split(rest)[0]
    first = WORD.search(main)
    if first is None or INSTEAD.search(main) or rest.rstrip().endswith("?"):
        return False
    opens = first[0].lower()
    later = [w for w in WORD.findall(main)[1:] if w.endswith("n") and w in infinitives(w)]
    if opens in forms() and not opens.endswith("n") and bool(infinitives(opens) & term_set("task_verbs")) and not later:
        return False  # "Els: vraag Jan of hij komt" says it to others
    finite = [
        w
        for w in WORD.findall(main)
        if w in forms() and re.search(r"[^aeiou]t$", w) and infinitives(w) & term_set("task_verbs") and not w.startswith("ge")
    ]
    return not finite


def trailing(text: str, mentions: Sequence[Mention]) -> Names:
    """Names alone at the end: "Direct corrigeren: Peter.", "Zelf lopen, Jan + Els", "Bloemetje -> Marga", "Zaal zoeken, allen"."""
    if EVERYBODY.search(text):
        return ("allen",)
    found = groups(text, mentions)
    if not found:
        return ()
    end = found[-1][-1].end
    more = MORE.match(text[end:])
    also = (more["who"],) if more and (more["who"].startswith("groep ") or names_group(more["who"])) else ()
    behind = text[end + more.end() :] if more and also else text[end:]
    before = text[: found[-1][0].start]
    if re.search(r"\w", behind) and not (re.search(r"(?::|\s[-–—])\s*$", before) and REMARK.fullmatch(behind)):
        return ()
    if also:
        return (*names_of(found[-1]), *also) if BEFORE_NAMES.search(before) and re.search(r"\w", before) else ()
    told = VERB_AND_NAME.search(before)
    does = told and infinitives(told["verb"]) & term_set("thing_verbs")
    return names_of(found[-1]) if (does or BEFORE_NAMES.search(before) or THROUGH.search(before)) and re.search(r"\w", before) else ()


def only_names(text: str, mentions: Sequence[Mention]) -> Names:
    """A sentence of names alone, "(Els)" or "Els.", which says who is to do what stands before it; and "Els regelt dit."."""
    found = groups(text, mentions)
    if len(found) != 1 or re.search(r"\w", text[: found[0][0].start]):
        return ()
    behind = text[found[0][-1].end :]
    return names_of(found[0]) if not re.search(r"\w", behind) or SHORT_PROMISE.match(behind) else ()


def telegram(text: str, mentions: Sequence[Mention], start: int = 0) -> Names:
    """A name and a thing, no verb at all: "Mo puzzel", "Ton voorwoordje uiterlijk vrijdag"."""
    found = groups(text, [m for m in mentions if m.start >= start])
    if not found or re.search(r"\w", text[start : found[0][0].start]):
        return ()
    behind = text[found[0][-1].end :]
    words = WORD.findall(behind)
    if not words or not re.match(r"\s+[a-z]", behind) or len(words) > 8 or INSTEAD.search(behind):
        return ()
    if infinitives(words[0].lower()) & TO_PERSONS or words[0].lower() in ("en", "of", "met", "niet", "ook", "wel", "die", "akkoord"):
        return ()
    return () if any(w in forms() and w.endswith("t") and not w.startswith("ge") for w in words) else names_of(found[0])


def each(text: str) -> Names:
    """ "Iedere speltak levert vier ouders"."""
    match = EACH.match(text)
    return (match["who"],) if match and doing(match["verb"], text[match.end() :]) else ()
