"""Dutch names of persons: what is one, how it is written in full, when two are the same person.

Forms read: "Bijen, Antoon", "A. de Vries", "mw. drs. A. (Anna) van den Berg - Smit", "dhr. Jansen", "Peter-Paul", "vd Plas".
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pipeline import resources

INITIALS = re.compile(r"^(?:[A-ZÀ-Ý]\.?(?:-?[A-ZÀ-Ý]\.?){0,4}|(?:[A-Z][a-z]?\.){1,4})$")
WORD = re.compile(r"^(?:[dlO]['’])?(?:IJ|[A-ZÀ-ÝŠŽČĆ])[^\W\d_A-Z]*(?:['’-](?:IJ|[A-ZÀ-Ý])?[^\W\d_A-Z]*)*(?:[A-Z][^\W\d_A-Z]+)?\.?$")
# "ProRail", a firm, where nothing stands beside it; "DeVries", "McBride", "JanWillem" may be people
JOINED = re.compile(r"^(?!(?:De|Den|Der|Van|Ter|Ten|Mc|Mac|Le|La|Di|Jan|Anne|Marie)[A-Z])[A-Z][a-z]+[A-Z][a-z]+$")
SPLIT_WORD = re.compile(r"\b([A-Z]) ([a-z]{3,})\b")  # "C oemans": a space that a PDF puts inside a word
GLUED_INITIALS = re.compile(r"\b((?:[A-Z]\.){1,4})(?=[A-ZÀ-Ý][a-zà-ÿ]{2})")
ORGANISATION = re.compile(
    r"[a-zà-ÿ]{2}(?:bedrijf|bureau|stichting|vereniging|instituut|dienst|commissie|werkgroep|stuurgroep|bestuur)$", re.I
)
LONGEST = 7  # words in a name
SHORTENED = {
    "v": "van",
    "v.": "van",
    "d": "de",
    "d.": "de",
    "vd": "van der",
    "vd.": "van der",
    "v.d.": "van der",
    "v.d": "van der",
    "v/d": "van der",
}
SHORTENED |= {"vder": "van der", "vden": "van den", "v.d.": "van der", "vdr": "van der"}


@cache
def particles() -> frozenset[str]:
    return frozenset(t.lower() for t in resources.terms("name_particles"))


@cache
def titles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Forms of address before a name, and academic titles behind it."""
    words = "|".join(sorted((re.escape(t).replace(r"\ ", r"\s+") for t in resources.terms("name_titles")), key=len, reverse=True))
    return re.compile(rf"^(?:(?:{words})(?:\s+|$))+", re.IGNORECASE), re.compile(rf"(?:,?\s+(?:{words}))+$")


@cache
def given_names() -> frozenset[str]:
    return frozenset(name for line in resources.terms("given_names") for name in line.split())


@cache
def organisation_words() -> frozenset[str]:
    return frozenset(t.lower() for t in resources.terms("organisation_words"))


def clean(text: str) -> str:
    """A name without forms of address, titles, decoration and odd spaces: "Mw. drs.  A.de Vries," becomes "A. de Vries"."""
    text = re.sub(r"[*_<>\[\]\"“”„]", "", unicodedata.normalize("NFC", text)).replace("\u00a0", " ")
    full_stop = text.rstrip(" ,;:-–—•").endswith(".")
    text = re.sub(r"\s+", " ", text).strip(" ,;:.-–—•")
    text = GLUED_INITIALS.sub(r"\1 ", text)
    before, behind = titles()
    text = behind.sub("", before.sub("", text)).strip(" ,;:-–—")
    text += "." * (full_stop and bool(re.search(r"[^\W\d_]\s[A-Z]$", text)))  # "Wim V.", who is not Wim B.
    return SPLIT_WORD.sub(lambda m: m[0] if m[2] in particles() else m[1] + m[2], text)


def is_name(text: str) -> bool:
    """Whether a cleaned text is written as the name of a person: capitals and tussenvoegsels, no word of an organisation."""
    words = text.split()
    if not 1 <= len(words) <= LONGEST or re.search(r"[\d@/&:]", text):
        return False
    surname = len(words) > 2 and words[0] in given_names() and words[-2].lower() in particles()  # "Tim de Raad"
    if any(w.lower().strip(".") in organisation_words() or ORGANISATION.search(w) for w in words[: -surname or None]):
        return False
    if words[-1].lower() in particles() and words[-1][0].islower():
        return False
    upper = text.isupper() and len(words) > 1 and len(text) > 6
    solid = [w for w in words if w.lower() not in particles()]
    if not solid or len(words) > 1 and all(INITIALS.match(w) and len(w) > 3 for w in words):
        return False
    if len(words) == 1 and (JOINED.match(text) or len(text) < 2 or INITIALS.match(text) and text not in given_names()):
        return False
    return all(upper or WORD.match(w) or INITIALS.match(w) and (w != words[-1] or "." in w) or w == "-" for w in solid)


def certain(text: str) -> bool:
    """A name beyond doubt by itself: it begins with a usual first name or with initials, or joins capitals by a tussenvoegsel."""
    words = text.split()
    if not is_name(text):
        return False
    first = words[0].split("-")[0]
    if first in given_names():
        return True
    with_initials = len(words) > 1 and bool(re.match(r"^(?:[A-Z]\.)+$", words[0]))
    return with_initials or len(words) > 2 and any(w in particles() for w in words[1:-1]) and words[0] not in particles()


def normal_form(text: str) -> str:
    """The name in reading order: "Berg, Anna van den" and "Van den Berg, Anna" become "Anna van den Berg"."""
    head, comma, tail = text.partition(",")
    if not comma or not tail.strip():
        return clean(text)
    last, first = clean(head), clean(tail)
    first += "." * (len(first) <= 2 and first.isupper() or bool(re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", first)))
    words = last.split()
    while words and words[0].lower() in particles() and len(words) > 1:
        first += " " + words.pop(0).lower()
    return f"{first} {' '.join(words)}"


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return plain.replace("'", "").replace("’", "")


def parts(name: str) -> tuple[str, str]:
    """(first name or initials, surname without tussenvoegsels), both folded; a lone word counts as first name."""
    words = [
        w for w in fold(clean(name)).replace("(", " ").replace(")", " ").split() if w.strip(".") not in particles() and w not in SHORTENED
    ]
    written = fold(name).split()
    if len(words) == 1 and len(written) == 2 and re.fullmatch(r"[a-z]\.?", written[1]):  # "Joris V.": an initial, no tussenvoegsel
        return words[0], written[1].strip(".")
    if not words:
        return "", ""
    if len(words) == 1:
        return words[0], ""
    second = len(words) > 2 and {words[0].title(), words[1].title()} <= given_names()  # "Klaas Jan de Wit"
    return words[0], " ".join(words[1 + second :])


def initials(name: str) -> str:
    """First letters of all words but tussenvoegsels, lower case: "Ellen de Vos" is "ev"."""
    return "".join(part[0] for w in fold(name).split() if w not in particles() for part in w.split("-") if part)


def same_person(a: str, b: str) -> bool:
    """Whether two written names can be one person: same surname with a first name that fits, or a lone name that is part of the other."""
    first_a, last_a = parts(a)
    first_b, last_b = parts(b)
    if not first_a or not first_b:
        return False
    short, long = sorted((fold(a), fold(b)), key=len)
    if long.startswith(f"{short} ") and {w.title() for w in short.split()} <= given_names():  # "Klaas Jan"
        return True
    if not last_a or not last_b:
        lone, full = (first_a, (first_b, last_b)) if not last_a else (first_b, (first_a, last_a))
        return lone == full[0] or bool(full[1]) and lone == full[1]
    return last_a == last_b and _first_fits(first_a, first_b)


def _first_fits(a: str, b: str) -> bool:
    if a == b:
        return True
    short, long = sorted((a.replace(".", ""), b.replace(".", "")), key=len)
    initials = "." in a or "." in b or len(short) == 1
    return initials and long[0] == short[0]


def fullest(*names: str) -> str:
    """The most complete writing of one person's name: full first name before initials, then the most words."""
    return max(names, key=lambda n: (len(n.split()) > 1, not INITIALS.match(n.split()[0]) if n.split() else False, len(n.split()), len(n)))


def sound(surname: str) -> str:
    """The surname as it sounds, so that usual spellings of one name fall together: Tax/Taks, Reinhoud/Reinoud, Jansen/Janssen."""
    text = fold(surname)
    for old, new in (
        ("ij", "y"),
        ("x", "ks"),
        ("ck", "k"),
        ("ph", "f"),
        ("th", "t"),
        ("dt", "t"),
        ("ae", "aa"),
        ("c", "k"),
        ("z", "s"),
        ("v", "f"),
    ):
        text = text.replace(old, new)
    text = re.sub(r"(?<=[a-z])h", "", text)
    text = re.sub(r"(.)\1+", r"\1", text)
    return re.sub(r"d$", "t", text)


def spelled_apart(a: str, b: str) -> bool:
    """Two spellings of what must be one name: the same first name, surnames that differ by a letter or sound the same."""
    first_a, last_a = parts(a)
    first_b, last_b = parts(b)
    if not last_a or not last_b or last_a == last_b or first_a != first_b:
        return False
    return sound(last_a) == sound(last_b) or min(len(last_a), len(last_b)) >= 5 and one_edit(last_a, last_b)


def one_edit(a: str, b: str) -> bool:
    """One letter added, dropped or changed, or two neighbours swapped."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return (
        a[i + 1 :] == b[i + 1 :]
        or a[i:] == b[i + 1 :]
        or a[i + 1 :] == b[i:]
        or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    )
