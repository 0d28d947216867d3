"""A stretch of text that names people -> persons with organisation, role and presence.

Reads lists by comma, semicolon, "en", "/" or line; "Name (Organisatie)(vz)", "Name, Organisatie", "Achternaam, Voornaam",
"voorzitter: Name", "Name - rol"; leaves out organisations, sentences and remarks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline import resources
from pipeline.extraction import names
from pipeline.extraction.called import INITIALLED, all_initials, called, sent_by
from pipeline.extraction.name_order import turned
from pipeline.extraction.name_pieces import AFTER_BRACKET, BRACKETS, pieces, shared
from pipeline.structure.words import mapping, normal

ONE_HOLDER = frozenset({"voorzitter", "notulist", "secretaris", "penningmeester"})  # "Voorzitter: Jan": said of one person
LEAST_LISTED = 3  # names that make a line a list, though something else stands in it
LEAST_ROLE = 5  # letters of a role that may end a compound
SYMBOL = re.compile(r"[\u2600-\u27bf\u25a0-\u25ff]")  # a smiley, a tick or an arrow before a name
COUNT = re.compile(r"\(\s*\d+\s+(?:personen|leden|deelnemers|aanwezigen)\s*\)", re.I)
LEAD = re.compile(r"^[^:,;()]{2,90}:\s*")
LED = re.compile(r"\s*[A-Z][^,;:()\n]{2,40}:\s")  # "Bij punt 4 ook: ..."
NO_LIST = re.compile(r"(?<=[a-zà-ÿ)])\.\s+(?=[A-ZÀ-Ý])|(?<=\))\s+(?=[A-Z][^,;:()\n]{2,40}:\s)")
# "vanaf punt 4 Anna", "tot 20.45 uur Bert": when somebody was there, said before the name
WHILE = re.compile(
    r"^(?:(?:alleen|ook|deels)\s+)?(?:vanaf|tot(?:\s+en\s+met)?|t/m|na|sinds|tijdens|bij|voor)\s+(?:(?:agenda)?punt(?:en)?\s*\d+[a-z]?|item\s*\d+"
    r"|\d{1,2}[:.]\d{2}(?:\s*(?:uur|u)\b)?|\d{1,2}\s*(?:uur|u)\b|de\s+pauze)[,:]?\s+(?:ook\s+)?(?=\S)",
    re.I,
)
PARTLY = re.compile(  # behind the name
    r"(?<=[\w)])\s+(?:alleen\s+)?(?:bij|vanaf|tot(?:\s+en\s+met)?|t/m|tijdens)\s+"
    r"(?:(?:agenda)?punt\b.*|±?\s*\d{1,2}[:.]\d{2}(?:\s*(?:uur|u))?)$",
    re.I,
)
BESIDES = re.compile(r"^(?:voorts|verder|tevens|alsmede|alsook|daarnaast|eveneens|ook)\s+(?=\S)", re.I)  # "voorts de heer Bos"
LOT = re.compile(r"\s*(?:(?:en|nr\.?|huisnr\.?)\s+)*\d{1,4}[a-z]?\s*\(", re.I)
# "namens Beheer Noord de heer Bos"
FOR = re.compile(r"^namens\s+(?P<whom>(?:[A-ZÀ-Ý][\w&'’-]*\s+){1,4})(?=(?:de\s+heer|mevrouw|mw\.|dhr\.|mevr\.)\s)")
DOES = re.compile(  # "Anna Bos (AB) manager zorg"
    r"\s*(?P<name>[^()]+?)\s*\((?:[A-Z][A-Za-z]{1,4})\)\s+"
    r"(?P<what>(?!(?:van|vd|de|den|der|ter|te|ten|het|el|al)\b)[a-zà-ÿ][^()]*)"
)
OF = re.compile(r"^van\s+(?=(?P<first>[A-ZÀ-Ý][\w'’-]+)\s+[A-ZÀ-Ý])")  # "bericht van verhindering van Bas en van Wim B."
REMARK = re.compile(r",\s+(?:die|want|omdat|wegens|vanwege|i\.?v\.?m\.?|maar)\s[^,;()\n]*", re.I)  # "Floor, die in de trein zat"
# "Koos mk", "m.k. Koos": with or without notice, printed without brackets
UNBRACKETED = re.compile(
    r"(?:(?P<before>[mz]\.?\s?k\.?)\s+(?P<name>[^\W\d_].*)|(?P<name2>.*\w)\s+(?P<behind>[mz]\.?k\.?|afgemeld|verhinderd|ziek))"
)
LISTS = re.compile(r"[^;]+")
ADDRESSED = re.compile(r"(?P<what>[a-zà-ÿ][a-zà-ÿ-]+(?:\s+[a-zà-ÿ][a-zà-ÿ-]+){0,2})\s+(?=(?:de heer|mevrouw|mw\.|dhr\.|mevr\.)\s+[A-ZÀ-Ý])")
# "namens het dagelijks bestuur de portefeuillehouders Anna Aan en Bert Bos", behind a semicolon
ON_BEHALF = re.compile(
    r"\s*(?:en\s+)?(?:namens|vanuit)\s+(?:de|het)\s+(?P<group>(?:[a-zà-ÿ-]+\s+){0,2}[a-zà-ÿ-]+)[,:]?\s+(?=(?:de|het)\s|[A-ZÀ-Ý])"
)
GROUPED = re.compile(r"\s*[^:,;()]{2,60}:\s[^,]+,")  # "ouders: Anna Aan, Bert Bos", one of more lists with semicolons between them


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """``absent`` is True or False where a mark at the name says so, None where the list decides; ``start``/``end`` in the text read."""

    name: str
    start: int = 0
    end: int = 0
    organisation: str | None = None
    role: str | None = None
    absent: bool | None = None


@cache
def note() -> re.Pattern[str]:
    words = "|".join(re.escape(t) for t in resources.terms("name_notes"))
    return re.compile(rf"(?:{words}|\d)\b", re.IGNORECASE)


def read(text: str, one_a_line: bool = False, last_first: bool = False) -> list[Person]:
    """Everyone a text names. ``one_a_line``: each line holds one person; ``last_first``: as "Achternaam, Voornaam"."""
    found: list[Person] = []
    for pattern in (COUNT, REMARK, SYMBOL):
        text = pattern.sub(lambda m: " " * len(m[0]), text)
    for start, line in _lines(text):
        if person := _tabbed(line, start):
            found.append(person)
            continue
        for offset, sentence in _sentences(line, start):
            found += _sentence(sentence, offset, one_a_line, last_first)
    return found


def _tabbed(line: str, start: int) -> Person | None:
    """A name with what it is behind a tab: "Anna Aan<tab>Gemeente Waard, voorzitter". Two names behind each other are a row of names."""
    head, tab, tail = line.strip().partition("\t")
    if not tab or "," in head or names.certain(names.clean(tail)) or "\t" in tail.strip():
        return None
    at = start + line.find(head)
    person = _person(head, at, at + len(head), False)
    return noted(person, tail) if person else None


def _lines(text: str) -> Iterable[tuple[int, str]]:
    """Lines as entries of their own, unless they are the wrapped lines of one running list."""
    lines = text.split("\n")
    wrapped = sum(line.count(",") + line.count(";") > 1 for line in lines)
    if wrapped * 2 >= len(lines) and not any(LED.match(line) for line in lines[1:]):
        return [(0, text.replace("\n", " "))]
    found, position = [], 0
    for line in lines:
        if line.strip():
            found.append((position, line))
        position += len(line) + 1
    return found


def _sentences(line: str, start: int) -> Iterable[tuple[int, str]]:
    position = 0
    inside = [m.span() for m in BRACKETS.finditer(line)]
    stops = (m for m in NO_LIST.finditer(line) if not any(a < m.start() < b for a, b in inside))
    borders = [m for m in stops if not _abbreviated(line[: m.end()].split()[-1])]
    for match in [*borders, None]:
        end = match.start() if match else len(line)
        if line[position:end].strip(" ."):
            yield start + position, line[position:end]
        position = match.end() if match else end


def _abbreviated(word: str) -> bool:
    """ "drs." and "v.d." end in a full stop that ends no sentence."""
    return word.lower() in names.particles() or bool(names.titles()[0].match(word + " "))


def _sentence(text: str, offset: int, one_a_line: bool, last_first: bool) -> list[Person]:
    lead = LEAD.match(text)
    role = organisation = None
    if lead and not names.certain(names.clean(lead[0])):
        role = mapping("role_words").get(normal(lead[0]))
        organisation = _group(lead[0])
        offset, text = offset + lead.end(), text[lead.end() :]
    if (behalf := ON_BEHALF.match(text)) and not organisation:
        organisation, offset, text = behalf["group"], offset + behalf.end(), text[behalf.end() :]
    parts = [(m.start(), m[0]) for m in LISTS.finditer(text)] if ";" in text else []
    if len(parts) > 1 and any(GROUPED.match(p) or ON_BEHALF.match(p) for _, p in parts):
        return [p for begin, part in parts for p in _sentence(part, offset + begin, one_a_line, last_first)]
    if all_initials(text):
        return [_initialled(m, offset) for m in INITIALLED.finditer(text)]
    told = _is_prose(text)
    kept = _names_in(text, one_a_line, last_first) if told else set[str]()
    if told and not kept:
        return []
    found: list[Person] = []
    for begin, line in _cut(text) if one_a_line else [(0, text)]:
        for start, end, piece in shared(pieces(line, one_a_line, last_first)):
            if told and piece not in kept:
                continue
            found = _add(found, piece, offset + begin + start, offset + begin + end, last_first)
    if role in ONE_HOLDER and found:
        found[0] = _with(found[0], role=found[0].role or role)
    if organisation:
        found = [_with(p, organisation=p.organisation or organisation) for p in found]
    return found


def _initialled(m: re.Match[str], offset: int) -> Person:
    person = Person(name=m["who"], start=offset + m.start(), end=offset + m.end())
    return noted(person, m["remark"]) if m["remark"] else person


def _names_in(text: str, one_a_line: bool, last_first: bool) -> set[str]:
    """The names in a list that also holds something told: "Anna, Bert, Carla en nog wat mensen die binnenliepen"; none in a sentence."""
    listed = [piece for _, piece in pieces(text, one_a_line, last_first)]
    kept = {p for p in listed if not _is_prose(p) and _person(p, 0, 0, last_first)}
    return kept if len(kept) >= LEAST_LISTED and len(kept) * 3 >= len(listed) * 2 else set()


def _cut(text: str) -> Iterable[tuple[int, str]]:
    """A line that holds two entries after all: "Anna Aan, Gemeente (vz) Bert Bos, GGD"."""
    position = 0
    for end in [*(m.end() for m in AFTER_BRACKET.finditer(text)), len(text)]:
        yield position, text[position:end]
        position = end


def _group(lead: str) -> str | None:
    """ "Namens gemeente Aardenburg:" names the organisation of those that follow."""
    match = re.match(r"\s*(?:namens|vanuit|van)\s+(?:de\s+|het\s+)?(.+?)\s*:\s*$", lead, re.I)
    return match[1] if match else None


def _is_prose(text: str) -> bool:
    """A sentence rather than a list: two or more lower-case words in a row outside brackets that belong to no name or role."""
    bare = BRACKETS.sub(" ", text)
    known = names.particles() | {"en", "namens", "heer", "heren", "dames", "dhr", "mw", "mevr", "mevrouw", "wethouder", "lid"}
    run = longest = 0
    for word in re.findall(r"[^\s,;]+", bare):
        plain = word.strip(".:").lower()
        run = run + 1 if word[0].islower() and plain not in known and plain not in mapping("role_words") else 0
        longest = max(longest, run)
    verbs = re.search(r"\b(?:heeft|hebben|is|zijn|was|waren|wordt|worden|gaat|kan|kunnen|opent|opende|heet|komt|meldt)\b", bare)
    return longest >= 4 or bool(verbs) and longest >= 2


def _add(found: list[Person], piece: str, start: int, end: int, last_first: bool) -> list[Person]:
    """The list with one more person, or with a remark on the last one."""
    person = _person(piece, start, end, last_first)
    if person:
        return [*found, person]
    if not found or not names.clean(piece):
        return found
    return [*found[:-1], noted(found[-1], piece)]


def _person(piece: str, start: int, end: int, last_first: bool) -> Person | None:
    remarks = [m[1] for m in BRACKETS.finditer(piece)]
    if remarks and (lot := LOT.match(piece)):  # "148 (mw. Bos)": the owner of a flat
        inside, start = remarks[0], start + lot.end() - 1
        return _person(inside, start, min(start + len(inside) + 2, end), last_first)
    if piece.startswith("@") and remarks and names.is_name(names.clean(remarks[0])):  # "@anna (Anna Aan)"
        piece, remarks = remarks[0], remarks[1:]
    if does := DOES.fullmatch(piece):  # "Anna Bos (AB) manager zorg"
        piece, remarks = does["name"], [does["what"], *remarks]
    piece, remarks = called(piece, BRACKETS, remarks)
    bare = PARTLY.sub("", WHILE.sub("", BESIDES.sub("", BRACKETS.sub(" ", piece).strip())))
    if behalf := FOR.match(bare):
        bare, remarks = bare[behalf.end() :], [*remarks, behalf["whom"].strip()]
    if (of := OF.match(bare)) and of["first"] in names.given_names():
        bare = bare[of.end() :]
    bare, remarks = sent_by(bare, remarks)
    if marked := UNBRACKETED.fullmatch(bare):
        bare, remarks = marked["name"] or marked["name2"], [*remarks, marked["before"] or marked["behind"]]
    lead = LEAD.match(bare)
    role = mapping("role_words").get(normal(lead[0])) if lead else None
    bare, leading = _leading_role(bare[lead.end() :] if lead else bare)
    role = role or leading
    head, tail = bare, ""
    dash = re.search(r"\s[–—-]\s", bare)
    if dash and names.is_name(names.clean(bare[: dash.start()])):
        head, tail = bare[: dash.start()], bare[dash.end() :]
        if _second_surname(tail):
            head, tail = bare, ""
    elif "," in bare and not last_first:
        head, _, tail = bare.partition(",")
        if turned(names.clean(head), names.clean(tail)):
            head, tail = bare, ""
    elif behalf := re.search(r"\s(?:namens|vanuit)\s+(?:de\s+|het\s+)?(?=[A-ZÀ-Ý])", bare):
        head, tail = bare[: behalf.start()], bare[behalf.end() :]
    name = names.normal_form(re.sub(r"\s+-\s+", "-", head)) if head else ""
    if not names.is_name(name):
        return None
    person = Person(name=name, start=start, end=end, role=role)
    for remark in [*remarks, *([tail] if tail else [])]:
        person = noted(person, remark)
    return person


def _second_surname(text: str) -> bool:
    """ "Anna Smit - Bakker", "J. Tol - de Wit": one word behind the dash, tussenvoegsels before it."""
    *before, last = text.split() or [""]
    plain = last.istitle() and names.is_name(last) and not last.isupper()
    return plain and all(w in names.particles() for w in before) and normal(text) not in mapping("role_words")


def _leading_role(text: str) -> tuple[str, str | None]:
    """ "voorzitter Jan Jansen" -> ("Jan Jansen", "voorzitter")."""
    roles = mapping("role_words")
    words = text.split()
    for size in (3, 2, 1):
        lead = normal(" ".join(words[:size]))
        office = size == 1 < len(words) and words[0] not in names.given_names()  # "Heemraad Vermeulen"
        if len(words) > size and lead in roles and (office or not names.is_name(" ".join(words[:size]))):
            return " ".join(words[size:]), roles[lead]
    if addressed := ADDRESSED.match(text):  # "pastoraal werker mevrouw E. Schoot"
        return text[addressed.end() :], addressed["what"]
    article = len(words) > 2 and words[0].lower() == "de" and words[1].islower()
    words = words[article:]
    if article and len(words) > 1 and words[0] in roles:  # "de leden Aan (VVD), Bos (CDA)"
        return " ".join(words[1:]), roles[words[0]]
    word = words[0] if len(words) > 1 and words[0].islower() else ""
    if len(words) > 1 and words[1] in names.given_names() and (word.isalpha() and len(word) > 3 or words[0].isupper() and len(words) > 2):
        return " ".join(words[1:]), word or None  # "quaestor Jasmijn", "CISO Daan Rietkerk"
    if any(map(compound, (word, word.removesuffix("s"), word.removesuffix("en")))):  # "jeugdouderling", "de leerkrachten"
        return " ".join(words[1:]), word
    return text, None


@cache
def compound(word: str) -> bool:
    """ "locatiemanager", "jeugdouderling": one word that ends in a role; "schoolbestuur" is no person."""
    ends = any(len(r) >= LEAST_ROLE and word.endswith(r) for r in mapping("role_words"))
    return ends and word.replace("-", "").isalpha() and not word.endswith(("bestuur", "personeel", "geleding", "leden", "ouders"))


def noted(person: Person, text: str) -> Person:
    """What brackets or a comma add to a person: role, presence, organisation, or nothing we keep."""
    for part in re.split(r"\s*[,;]\s*|\s+en\s+", text):
        plain = normal(part)
        mark = mapping("attendance_marks").get(plain)
        if not plain:
            continue
        if plain in mapping("role_words") or compound(plain):
            role = mapping("role_words").get(plain, plain)
            person = _with(person, role=role if not person.role else f"{person.role}, {role}")
        elif re.fullmatch(r"[A-Z]{2,4}", part.strip()) and part.strip().lower() == names.initials(person.name):
            continue  # "(EV)" behind Ellen de Vos: how the minutes will call her
        elif mark and len(plain) > 1:
            person = _with(person, absent=mark == "afwezig")
        elif not note().match(plain) and not person.organisation and not _is_prose(part):
            person = _with(person, organisation=part.strip(" .-–:"))
    return person


def _with(person: Person, **changes: object) -> Person:
    values = {name: getattr(person, name) for name in ("name", "start", "end", "organisation", "role", "absent")}
    return Person(**{**values, **changes})  # type: ignore[arg-type]
