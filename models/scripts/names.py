"""Training documents for the name finder: ``names.py --frog FROGGED --out FOLDER``.

Frog's names in newspaper and encyclopedia text as they are; in minutes only what the first-name list bears out, since Frog takes products
and abbreviations for persons there; the same sentences with other names; and models/name_sentences.txt filled with names from the lists.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from conllu import FILES, Frogged, frogged
from corpus import spaces
from faker.providers.person import nl_BE, nl_NL, tr_TR
from name_lists import BODIES, ENDS, OTHER, PARTICLES, PLACES, STARTS, TERMS
from spacy.tokens import Doc, DocBin
from tokenizer import abbreviations, customise

MODELS = Path(__file__).resolve().parent.parent
LABELS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}  # Frog's products, events and the rest are no names to us
WORD = re.compile(r"^[A-ZÀ-Ý][a-zà-ÿ]+(-[A-ZÀ-Ýa-z][a-zà-ÿ]+)*$")
TECHNICAL = frozenset({"API", "API's", "APIs", "Common", "Ground"})
Span = tuple[int, int, str]
FIRST = abbreviations(MODELS / "first_names.txt")
KNOWN = frozenset(FIRST)
DUTCH = [n for n in (*nl_NL.Provider.first_names_male, *nl_NL.Provider.first_names_female, *OTHER) if n in KNOWN]
SURNAMES = [
    n for p in (nl_NL, nl_BE, tr_TR) for n in sorted(set(p.Provider.last_names)) if n[0].isupper() and not re.search(r"(dr|szn|zn)$", n)
]
pick = random.choice


def surname() -> str:
    name = pick(SURNAMES)
    if " " not in name and random.random() < 0.35:
        name = f"{pick(PARTICLES)} {name}"
    return name + (f"-{pick(SURNAMES).split()[-1]}" if random.random() < 0.06 else "")


def first_name() -> str:
    name = pick(DUTCH) if random.random() < 0.75 else pick(FIRST)
    return name + (f"-{pick(DUTCH)}" if random.random() < 0.05 else "")


def person() -> str:
    kind = random.random()
    if kind < 0.72:
        return f"{first_name()} {surname()}"
    if kind < 0.9:
        return "".join(f"{pick('ABCDEFGHIJKLMNPRSTW')}." for _ in range(pick((1, 1, 2, 3)))) + f" {surname()}"
    return first_name()


def organisation() -> str:
    kind = random.random()
    if kind < 0.3:
        return "".join(pick("ABCDGHIKLMNOPRSTVWZ") for _ in range(random.randint(2, 5)))
    if kind < 0.5:
        return pick(("Gemeente ", "gemeente ", "Provincie ", "Stichting ", "Ministerie van ", "Waterschap ", "Hogeschool ")) + pick(PLACES)
    return pick(STARTS) + pick(ENDS)


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


def filled(template: str, terms: list[str]) -> tuple[str, list[Span]]:
    """The sentence with names in its places, and where they stand."""
    text, found = "", []
    for part in re.split(r"(\{[PFSLOGTW]\})", template):
        title = pick(("Dhr. ", "Mw. ", "Mevrouw ", "De heer ", "mevr. ")) if part == "{L}" else ""
        body = pick(BODIES)
        value, label = {
            "{P}": (person(), "PER"), "{F}": (first_name(), "PER"), "{S}": (capital(surname()), "PER"), "{L}": (capital(surname()), "PER"),
            "{O}": (organisation(), "ORG"), "{W}": (pick(PLACES), "LOC"), "{G}": (body if text.strip() else capital(body), ""),
            "{T}": (pick(TERMS) if random.random() < 0.6 else pick(terms), ""),
        }.get(part, (part, ""))  # fmt: skip
        text += title
        if label:
            found.append((len(text), len(text) + len(value), label))
        text += value
    return text, found


def spans(rows: list[Frogged]) -> list[Span]:
    found, start = [], 0
    for i, row in enumerate(rows):
        label = LABELS.get(row.name.split("_")[0][2:], "")
        if row.name.startswith("B-") and label:
            start = i
            found.append((i, i + 1, label))
        elif row.name.startswith("I-") and found and found[-1] == (start, i, label):
            found[-1] = (start, i + 1, label)
    return found


def persons(rows: list[Frogged], surnames: Counter[str]) -> list[Span]:
    """A listed first name and the name that goes on from it; a surname alone where Frog agrees and it follows a first name elsewhere."""
    found, i = [], 0
    while i < len(rows):
        end = i
        if rows[i].form in KNOWN and rows[i].tag.startswith(("SPEC", "N(eigen")):
            end = _name_end(rows, i + 1, surnames)
        elif surnames[rows[i].form] > 1 and rows[i].name.startswith("B-PER"):
            end = i + 1
        if end > i:
            found.append((i, end, "PER"))
        i = max(end, i + 1)
    return found


def _name_end(rows: list[Frogged], end: int, surnames: Counter[str]) -> int:
    start = end - 1
    while end < len(rows):
        k = end
        while k < len(rows) and rows[k].form.lower() in PARTICLES:
            k += 1
        if k == len(rows) or k - start > 5 or not WORD.match(rows[k].form) or not rows[k].tag.startswith(("SPEC", "N(eigen")):
            break
        if not (surnames[rows[k].form] or k > end or "PER" in rows[k].name):
            break
        end = k + 1
    return end


def in_minutes(rows: list[Frogged], surnames: Counter[str], places: set[str]) -> list[Span]:
    people = persons(rows, surnames)
    taken = {i for start, end, _ in people for i in range(start, end)}
    kept = []
    for start, end, label in spans(rows):
        words = [r.form for r in rows[start:end]]
        place = label == "LOC" and " ".join(words) in places
        body = label == "ORG" and not TECHNICAL & set(words) and not KNOWN & set(words)
        if (place or body) and not taken & set(range(start, end)):
            kept.append((start, end, label))
    return sorted([*people, *kept])


class Maker:
    def __init__(self) -> None:
        self.nlp = spacy.blank("nl")
        customise(self.nlp)

    def doc(self, words: list[str], found: Iterable[Span]) -> Doc:
        tags = ["O"] * len(words)
        for start, end, label in found:
            tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
        return Doc(self.nlp.vocab, words=words, spaces=spaces(words), ents=tags)

    def swapped(self, words: list[str], found: list[Span]) -> Doc:
        """The same sentence about other people."""
        new, marks, at = [], [], 0
        for start, end, label in found:
            new += words[at:start]
            name = words[start:end]
            if label == "PER":
                name = [t.text for t in self.nlp.make_doc(person() if end - start > 1 else first_name())]
            marks.append((len(new), len(new) + len(name), label))
            new, at = new + name, end
        return self.doc(new + words[at:], marks)

    def templates(self, terms: list[str], times: int = 40) -> Iterator[Doc]:
        for template in abbreviations(MODELS / "name_sentences.txt"):
            for _ in range(times):
                text, marks = filled(template, terms)
                doc = self.nlp.make_doc(text)
                ents = [doc.char_span(start, end, label=label) for start, end, label in marks]
                if None not in ents:  # a name whose end the tokenizer does not cut off
                    doc.ents = ents
                    yield doc


def documents(frog: Path) -> list[Doc]:
    maker = Maker()
    plain = [rows for name, _ in FILES for rows in frogged(frog / f"{name}.frog")]
    minutes = list(frogged(frog / "text.frog"))
    places = {" ".join(r.form for r in rows[a:b]) for rows in plain for a, b, label in spans(rows) if label == "LOC"}
    pairs = ((a.form, b.form) for rows in minutes for a, b in zip(rows, rows[1:], strict=False))
    surnames = Counter(b for a, b in pairs if a in KNOWN and WORD.match(b) and b not in KNOWN)
    capitals = Counter(r.form for rows in minutes for r in rows[1:] if r.form[:1].isupper() and len(r.form) > 1)
    terms = [w for w, count in capitals.most_common(1000) if count > 1 and w not in KNOWN and w not in places and not surnames[w]][:600]
    found = [maker.doc([r.form for r in rows], spans(rows)) for rows in plain]
    for rows in minutes:
        words, marks = [r.form for r in rows], in_minutes(rows, surnames, places)
        named = any(label == "PER" for _, _, label in marks)
        if named or random.random() < 0.6:
            found.append(maker.doc(words, marks))
        found += [maker.swapped(words, marks) for _ in range(2 if named else 0)]
    return [*found, *maker.templates(terms)]


def main() -> None:
    options = argparse.ArgumentParser()
    for name in ("frog", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    chosen = options.parse_args()
    random.seed(11)
    docs = documents(chosen.frog)
    random.shuffle(docs)
    stored = ("ENT_IOB", "ENT_TYPE", "SPACY")
    chosen.out.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs[:400], attrs=stored).to_disk(chosen.out / "names_dev.spacy")
    DocBin(docs=docs[400:], attrs=stored).to_disk(chosen.out / "names_train.spacy")


if __name__ == "__main__":
    main()
