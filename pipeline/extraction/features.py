"""What in a sentence speaks for or against a task or a decision, each named in Dutch: the name is the explanation a user sees."""

from __future__ import annotations

import re

from pipeline.document import Kind
from pipeline.extraction.by_parse import is_group
from pipeline.extraction.clauses import Clause
from pipeline.extraction.committed import commitment_of
from pipeline.extraction.labels import Label
from pipeline.extraction.roster import Mention, named_at
from pipeline.extraction.settled import wording_of
from pipeline.extraction.statements import Statement
from pipeline.language.verbs import infinitives
from pipeline.resources import term_set

WE = frozenset({"we", "wij"})
FUTURE = frozenset({"zal", "zullen", "gaat", "gaan", "moet", "moeten", "dient", "dienen"})
WORDS = {
    "noemt het woord actie": re.compile(r"\b(?:actie(?:s|punt|point|punten)?|takenlijst|actielijst|to-?do(?:-?lijst)?|huiswerk)\b", re.I),
    "noemt een volgend overleg": re.compile(
        r"\b(?:(?:eerst)?volgende?|komende?)\s+(?:keer|vergadering|overleg|bijeenkomst|stuurgroep|werkgroep|sessie|agenda|bbo|to|alv|ledenraad|commissie)\b",
        re.I,
    ),
    "noemt terugkomen of agenderen": re.compile(
        r"\bkom(?:t|en)\b.{0,60}\bterug\b|\bterug(?:komen|komt)\b|\bge?agende\w+|\bop de agenda\b", re.I
    ),
    "er komt / er volgt": re.compile(r"\ber\s+(?:komt|komen|volgt|volgen)\b|\b(?:volgt|komt)\s+(?:er\s+)?(?:een|nog)\b", re.I),
    "moet nog": re.compile(r"\bmoet(?:en)?\b.{0,40}\bnog\b|\bnog\s+(?:te|niet|nodig)\b", re.I),
    "wens of voorwaarde": re.compile(r"\b(?:zou|zouden|misschien|wellicht|eventueel|mogelijk|liefst|idealiter|hopelijk)\b", re.I),
    "voorwaarde": re.compile(r"^(?:als|indien|wanneer|mits|stel)\b", re.I),
    "binnenkort": re.compile(
        r"\b(?:binnenkort|z\.?s\.?m\.?|zo snel mogelijk|op korte termijn|uiterlijk|vóór|voor de|deze week|volgende week|dan|daarna)\b", re.I
    ),
    "er is gevraagd of voorgesteld": re.compile(r"\b(?:voorstel|verzoek|vraag|oproep|suggestie)\b", re.I),
    "besluitwoord": re.compile(
        r"\b(?:beslo(?:ten|ot)|besluit(?:en)?|vast\s?gesteld|vaststell(?:en|ing)|stel(?:t|len)\b.{0,60}\bvast|akkoord|goed\s?gekeurd|goedkeur(?:en|ing)|"
        r"keur(?:t|en)\b.{0,60}\bgoed|stem(?:t|men|de|den)\b.{0,60}\bin\b|ingestemd|instemming|aangenomen|verworpen|afgewezen|unaniem|décharge|decharge|"
        r"benoem(?:d|t|ing)|herbenoemd|gekozen|overeen\s?gekomen|kom(?:t|en) overeen|vastgelegd|bekrachtigd|afgesproken|afspraak)\b",
        re.I,
    ),
    "geen bezwaar": re.compile(
        r"\bgeen\s+(?:bezwaar|bezwaren|opmerkingen|aanvullingen|wijzigingen|tegenstemmen)\b|\bunaniem\b|"
        r"\bzonder (?:verdere )?(?:wijzigingen|aanpassingen)\b",
        re.I,
    ),
    "noemt verslag, notulen of agenda": re.compile(
        r"\b(?:verslag|notulen|agenda|besluitenlijst|begroting|jaarplan|jaarrekening|voorstel)\b", re.I
    ),
    "conclusie": re.compile(
        r"\b(?:conclusie|concludeert|concluderen|uitkomst|voortaan|we gaan\b.{0,40}\bniet|doen we niet|niet meer)\b", re.I
    ),
    "achter staan": re.compile(r"\b(?:staat|staan)\b.{0,30}\bachter\b|\b(?:eens|oneens)\b|\bvoorkeur\b", re.I),
    "verleden": re.compile(
        r"\b(?:is|zijn|was|waren|werd|werden|heeft|hebben|had|hadden)\b.{0,80}\bge\w+(?:d|t|en)\b|\b(?:was|waren|werd|werden|had|hadden)\b",
        re.I,
    ),
    "in de vergadering gezegd": re.compile(r"^[A-Z][\w'’.-]+(?:\s[\w'’.-]+){0,3}(?:\s\([^)]+\))?:\s"),
    "kan of mag": re.compile(r"\b(?:kan|kunnen|mag|mogen|willen|wil)\b", re.I),
    "link of kop": re.compile(r"https?://|^\W*(?:stand van zaken|status|kosten|datum|tijd|locatie|aanwezig)\b", re.I),
}


def subject_kind(clause: Clause, mentions: tuple[Mention, ...], base: int) -> str:
    token = clause.subject
    if token is None:
        return "geen"
    head = token.idx - base
    if named_at(mentions, head):
        return "persoon"
    if token.lower_ in WE:
        return "we"
    if is_group(token) or token.ent_type_ in ("ORG", "GREMIUM"):
        return "groep"
    if token.pos_ == "PRON":
        return (
            "ik"
            if token.lower_ == "ik"
            else "jij"
            if token.lower_ in ("je", "jij", "u", "jullie")
            else "hij of zij"
            if token.lower_ in ("hij", "zij", "ze")
            else "voornaamwoord"
        )
    return "zaak"


def tense(clause: Clause) -> str:
    if clause.perfect:
        return "voltooid"
    if clause.past:
        return "verleden"
    return {"zullen": "zal", "gaan": "gaat", "moeten": "moet", "dienen": "moet", "kunnen": "kan", "mogen": "kan", "willen": "wil"}.get(
        clause.modal, "nu"
    )


def verb_kind(clause: Clause) -> str:
    """ "presenteert" reports what was said; "zal presenteren" is a task."""
    said = clause.lemma in term_set("speech_verbs") and not clause.modal
    if clause.lemma in term_set("task_verbs") and not said:
        return "doen"
    if clause.lemma in term_set("speech_verbs"):
        return "zeggen"
    return "zijn" if clause.lemma in term_set("opinion_verbs") else "overig"


def features(
    s: Statement, found: tuple[Clause, ...], mentions: tuple[Mention, ...], label: Label | None, future: bool, dated: bool
) -> dict[str, float]:
    """``future``: a date after the meeting stands in the sentence; ``dated``: any date does."""
    f: dict[str, float] = {f"{name}": 1.0 for name, pattern in WORDS.items() if pattern.search(s.text)}
    if label:
        f[f"label {label.kind}"] = 1.0
    roots = [c for c in found if c.root] or list(found[:1])
    for c in roots[:2]:
        who, when, what = subject_kind(c, mentions, s.start), tense(c), verb_kind(c)
        voice = "lijdend" if c.passive else "bedrijvend"
        f |= {f"onderwerp {who}": 1.0, f"tijd {when}": 1.0, f"werkwoord {what}": 1.0, voice: 1.0}
        f |= {
            f"{who} + {when}": 1.0,
            f"{who} + {what}": 1.0,
            f"{when} + {what}": 1.0,
            f"{who} + {when} + {what}": 1.0,
            f"{voice} + {when}": 1.0,
        }
    if not found:
        f |= opening(s)
    f |= surface(s, mentions)
    task = commitment_of(s.text, mentions)
    if task:
        f |= {"opdracht": 1.0, f"opdracht: {task}": 1.0}
        if s.kind == Kind.LIST_ITEM:
            f[f"opsomming + {task}"] = 1.0
    wording = wording_of(s.text)
    if wording:
        f |= {"besluitformulering": 1.0, f"besluit: {wording}": 1.0}
    f["datum in de toekomst"] = float(future)
    f["datum"] = float(dated)
    f["vraag"] = float(s.text.rstrip(" )\"'”’").endswith("?"))
    f["ontkenning"] = float(bool(re.search(r"\b(?:niet|geen|nooit)\b", s.text, re.I)))
    f["opsomming"] = float(s.kind == Kind.LIST_ITEM)
    f["cel"] = float(s.kind == Kind.TABLE_ROW)
    f["naam aan het eind"] = float(bool(mentions) and len(s.text.rstrip(" .)")) - mentions[-1].end <= 1)
    f["naam aan het begin"] = float(bool(mentions) and mentions[0].start <= 1)
    words = len(s.text.split())
    f["lengte"] = min(words, 40) / 20
    f["kort"] = float(words <= 4)
    title = (s.section.title if s.section else "").lower()
    f["onder kop actie of vervolg"] = float(bool(re.search(r"\b(?:acti\w+|vervolg\w*|taken|planning|afspra\w+)", title)))
    return {name: value for name, value in f.items() if value}


def surface(s: Statement, mentions: tuple[Mention, ...]) -> dict[str, float]:
    """What the written forms alone say, whatever the parser made of the sentence."""
    words = [w.lower() for w in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", s.text)]
    task = [bool(infinitives(w, tuple(words[i + 1 : i + 12])) & term_set("task_verbs")) for i, w in enumerate(words)]
    said = [bool(infinitives(w, tuple(words[i + 1 : i + 12])) & term_set("speech_verbs")) for i, w in enumerate(words)]
    ahead = [i for i, w in enumerate(words) if w in FUTURE]
    passive = [i for i, w in enumerate(words) if w in ("wordt", "worden", "word")]
    done = [
        i for i, w in enumerate(words) if task[i] and re.search(r"ge\w|[dt]$", w) and not w.endswith("en") or w.startswith("ge") and task[i]
    ]
    f: dict[str, float] = {}
    for m in mentions:
        behind = [w.lower() for w in re.findall(r"[^\W\d_]+", s.text[m.end : m.end + 160])]
        if behind and behind[0] in FUTURE:
            f["naam + zal/gaat/moet"] = 1.0
        elif behind:
            own = infinitives(behind[0], tuple(behind[1:12])) if not behind[0].endswith("en") or m is not mentions[0] else frozenset()
            f |= (
                {"naam + doet": 1.0}
                if own & term_set("task_verbs") - term_set("speech_verbs")
                else {"naam + zegt": 1.0}
                if own & term_set("speech_verbs")
                else {}
            )
    if any(
        w in WE and (words[i + 1 : i + 2] or [""])[0] in FUTURE or w in FUTURE and (words[i + 1 : i + 2] or [""])[0] in WE
        for i, w in enumerate(words)
    ):
        f["wij + gaan/zullen/moeten"] = 1.0
    if passive and any(i > passive[0] for i in done):
        f["wordt gedaan"] = 1.0
        if ahead:
            f["zal worden gedaan"] = 1.0
    if ahead and any(task[i] and words[i].endswith("n") for i in range(ahead[0] + 1, len(words))):
        f["zal/gaat/moet + doen"] = 1.0
    if words and task[0] and words[0].endswith("n") and not said[0]:
        f["begint met doen"] = 1.0
    if words and task[-1] and words[-1].endswith("n") and not ahead:
        f["eindigt op doen"] = 1.0
    return f


def opening(s: Statement) -> dict[str, float]:
    """A sentence without a finite verb: telegram style ("Navragen bij ..."), or no sentence at all."""
    first = next((t for t in s.span if t.is_alpha), None)
    infinitive = [t for t in s.span if t.pos_ == "VERB" and "Inf" in t.morph.get("VerbForm", [])]
    f = {"geen persoonsvorm": 1.0}
    if infinitive:
        f["onbepaalde wijs"] = 1.0
        if any(t.lemma_.lower().replace("_", "") in term_set("task_verbs") for t in infinitive):
            f["onbepaalde wijs doen"] = 1.0
        if first is not None and first == infinitive[0]:
            f["begint met onbepaalde wijs"] = 1.0
    return f
