"""What may own a task: a person, a role, a body or an organisation, and how cells, brackets and labels list them."""

from __future__ import annotations

import re
from functools import cache

from pipeline import resources
from pipeline.extraction.roster import Roster, first_names
from pipeline.language.verbs import forms, infinitives
from pipeline.resources import term_set

SEPARATORS = re.compile(r"\s*(?:,|;|/|&|\+|\n|\ben\b|\bmet\b|\bi\.s\.m\.?|\bsamen met\b)\s*")
LETTERS = re.compile(r"\b[A-Z]{1,2}&[A-Z]{1,2}\b")  # "P&O" is one party
ROLE = re.compile(r"\s*\((?:vz|voorzitter|notulist|secr(?:etaris)?)\.?\)\s*$", re.I)
NOTE = re.compile(r"\s*\([^()]*\)?")
NOBODY = re.compile(
    r"^(?:-+|n\.?v\.?t\.?|\?+|onbekend|nader te bepalen|n\.?t\.?b\.?|nog te bepalen|vacant|vacature|open|tbd|geen|x)$", re.I
)
ARTICLE = re.compile(r"^(?:de|het|een|onze|ons|dhr\.?|mevr\.?|mw\.?|de heer|mevrouw)\s+", re.I)
BY = re.compile(r"^(?:door|bij|via|actie(?:houder)?:?)\s+(?=[A-ZÀ-Þ])", re.I)
ALL = re.compile(r"^(?:allen|allemaal|iedereen|all|alle aanwezigen|alle leden)$", re.I)
EVERYBODY = re.compile(r"^(?:allen|allemaal|iedereen|all|alle aanwezigen)$", re.I)  # "alle leden" keep their name
OF_WHOM = re.compile(r"(?<=\w)\s+van\s+(?:de|het|een)\s+[a-zà-ÿ].*$")  # "Ruben van de omgevingsdienst"
# A group behind one of these is not what the words are about: "de agenda van de werkgroep", "voorstel vanuit het bestuur".
WITHIN = frozenset(
    "van voor met bij in op aan naar uit via over door tot vanuit namens binnen buiten rond tussen tegen onder na om per zonder tijdens "
    "die dat er niet geen".split()
)
# What is done with or by a group is not the group: "oprichting werkgroep", "evaluatie commissie", "voorstel bestuur".
OF_A_GROUP = re.compile(
    r"(?:.{3}ing(?:en)?|.{2}aties?|voorstel(?:len)?|suggesties?|agenda|lijst|notulen|verslag(?:en)?|plan(?:nen)?|update|stuk(?:ken)?|notitie|"
    r"budget|datum|week|maand|jaar|vergadering|dag)$",
    re.I,
)
MOST_BEFORE, MOST = 2, 7  # words in front of the group, words in all


@cache
def group_words() -> frozenset[str]:
    return frozenset(resources.terms("group_words"))


def names_group(word: str) -> bool:
    last = word.lower().strip("().,").rsplit("-", 1)[-1]
    return last in group_words() or any(last.endswith(g) for g in group_words() if len(g) > 5)


def names_doer(word: str) -> bool:
    """A body or group, or any noun for people or a firm that do something themselves: "aannemer", "receptie"."""
    return names_group(word) or word.lower().strip("().,") in term_set("doer_nouns")


def department(word: str) -> bool:
    return word in term_set("departments")


def heads(words: list[str]) -> bool:
    """Whether a group is what these words (no article) are about: "werkgroep Groen", "alle leden"; not "agenda van de werkgroep"."""
    first = next((i for i, w in enumerate(words) if names_doer(w) or department(w)), None)
    if first is None or first > MOST_BEFORE or len(words) > MOST or any("," in w for w in words):
        return False
    before = [w.lower() for w in words[:first]]
    return not any(w in WITHIN or OF_A_GROUP.search(w) for w in before) and words[-1].lower() not in WITHIN


def plural(words: list[str]) -> bool:
    """Whether a verb with these words as subject stands in the plural, which looks like its infinitive."""
    first = next((w for w in words if names_doer(w)), words[-1])
    return first.lower().endswith(("en", "s")) or "en" in words or words[0].lower() in ("alle", "beide")


def person(name: str, roster: Roster) -> bool:
    return roster.knows(name) or name in roster.everybody or name.split()[0] in first_names()


def known(name: str, roster: Roster) -> bool:
    return person(name, roster) or bool(ALL.match(name)) or names_group(name.split()[-1]) or department(name)


def listed(text: str, roster: Roster) -> tuple[str, ...]:
    """Owners in a cell or label: "Jan en Els", "Peter/Lizzy", "allen", "team X". Full names where one person alone fits."""
    found: list[str] = []
    held = LETTERS.sub(lambda m: m[0].replace("&", "\0"), text.replace("@", ","))
    for part in SEPARATORS.split(without_notes(held, roster).strip()):
        name = ARTICLE.sub("", BY.sub("", ROLE.sub("", doer(part, roster)).strip(" .:<>"))).strip().replace("\0", "&")
        if first_names() & {name.split(" ")[0]} or roster.knows(name.split(" ")[0]):
            name = OF_WHOM.sub("", name)
        if party(name, roster):
            full = roster.full(name)
            if full not in found:
                found.append(full)
    return tuple(found)


def without_notes(text: str, roster: Roster) -> str:
    """ "Jan (belt ook Els)" is Jan; "secretaris (Els)" and "(Els)" are Els; "werkgroep (Jan, Els)" is the werkgroep."""
    outside = NOTE.sub("", text).strip(" .:")
    if not re.search(r"\w", outside):
        return text.strip("() ")
    inside = re.search(r"\(([^()]+)\)\s*$", text)
    office = outside.lower() in {w.partition("=")[0].strip() for w in term_set("role_words")}
    if inside and office and all(roster.knows(p.strip()) for p in SEPARATORS.split(inside[1])):
        return inside[1]
    return NOTE.sub("", text)


def doer(part: str, roster: Roster) -> str:
    """Of "Frank vraagt Yvonne" he who asks; any other words stay as they are."""
    words = part.split()
    for i, word in enumerate(words[1:], 1):
        if acts(word) and known(" ".join(words[:i]).strip(" .:()"), roster):
            return " ".join(words[:i])
    return part


def acts(word: str) -> bool:
    """A verb of doing or saying, written small: "vraagt", "agenderen"; not "leden", "trekkers"."""
    lower = word.strip("()?.,:")
    doing = lower.islower() and lower.endswith(("t", "n")) and lower in forms() and not names_group(lower)
    return doing and bool(infinitives(lower) & (term_set("task_verbs") | term_set("speech_verbs") | term_set("contact_verbs")))


def party(name: str, roster: Roster) -> bool:
    """Whether a cell or label names somebody with it: no question, sentence, date or number, no word for nobody."""
    words = name.split()
    if not words or len(name) < 2 or len(words) > 6 or NOBODY.match(name) or not re.search(r"[^\W\d_]", name):
        return False
    if roster.knows(name) or name in roster.everybody:
        return True
    if name.endswith(("?", "!")) or name.lower() in term_set("action_labels") or re.match(r"\d", name):
        return False
    within = words[0].lower() in WITHIN and (len(words) == 1 or not words[1][:1].isupper())  # "van Dam" is a name
    return not within and not any(acts(w) or w.lower() == "te" for w in words)
