"""Names of persons in annotated minutes, and speed: the figures of models/README.md.

    python benchmarks/language.py [--model NAME] [--frog]

Reference: present, absent, speakers, presenters and owners that are persons. ``--frog`` runs Frog (Debian: frog, frogdata) on the
same texts. Every system's mentions are merged by the reference's own measure of one name.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline import extraction, readers, resources, structure  # noqa: E402
from pipeline.language import load, parse  # noqa: E402
from pipeline.language.bodies import is_body  # noqa: E402
from pipeline.language.people import FIRST, NAME_WORD, names, people  # noqa: E402

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
sys.path.insert(0, str(CORPUS.parent / "eval"))


def reference(gold: dict) -> list[str]:
    from score import same_name

    people_ = gold["present"] + gold["absent"] + gold["speakers"] + [n for item in gold["agenda"] for n in item["presenters"]]
    distinct: list[str] = []
    for name in sorted(people_, key=lambda n: -len(n.split())):
        if not any(same_name(name, other) for other in distinct):
            distinct.append(name)
    for owner in {o for action in gold["actions"] for o in action["owners"]}:
        words = owner.split()
        person = words[0] in FIRST and all(NAME_WORD.match(w) or w.islower() for w in words) and not any(is_body(w) for w in words)
        if person and not any(same_name(owner, other) for other in distinct):
            distinct.append(owner)
    return distinct


def found_by_frog(texts: list[str]) -> list[list[str]]:
    """Names of persons in each text, one Frog process for all: a line of its own, which Frog leaves whole, parts the texts."""
    mark = "EINDEVANHETDOCUMENT"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.txt"
        source.write_text(f"\n\n{mark}\n\n".join(texts), encoding="utf-8")
        out = subprocess.run(["frog", "--skip=mpac", "-t", str(source)], capture_output=True, text=True, check=True).stdout
    found: list[list[list[str]]] = [[]]
    for line in out.splitlines():
        columns = line.split("\t")
        tag = columns[6] if len(columns) > 6 else "O"
        if len(columns) > 1 and columns[1] == mark:
            found.append([])
        elif tag.startswith("B-PER"):
            found[-1].append([columns[1]])
        elif tag.startswith("I-PER") and found[-1]:
            found[-1][-1].append(columns[1])
    return [merged([" ".join(words) for words in names_]) for names_ in found]


def merged(written: list[str]) -> list[str]:
    """The same merging of mentions for every system: the reference's own measure of one name."""
    from score import same_name

    distinct: list[str] = []
    for name in sorted(dict.fromkeys(written), key=lambda n: -len(n.split())):
        if not any(same_name(name, other) for other in distinct):
            distinct.append(name)
    return distinct


def known_names(verslag) -> list[str]:
    v = verslag.vergadering
    given = [p.naam for p in (*verslag.aanwezig, *verslag.afwezig)] + [n for item in verslag.agenda for n in item.inleiders]
    return [n for n in dict.fromkeys([*given, v.voorzitter, v.notulist]) if n]


def takes_part(verslag) -> list[str]:
    """The same fields as the reference: attendance, speakers, presenters, owners that are persons."""
    owners = [o for a in verslag.acties for o in a.eigenaren if o.split()[0] in FIRST and not is_body(o.split()[-1])]
    return known_names(verslag) + [s.naam for s in verslag.sprekers] + owners


def row(label: str, pairs: list[tuple[list[str], list[str]]]) -> str:
    from score import match_names

    hits = gold = pred = 0
    for wanted, got in pairs:
        h, g, p = match_names(wanted, got)
        hits, gold, pred = hits + h, gold + g, pred + p
    precision, recall = hits / max(pred, 1), hits / max(gold, 1)
    f1 = 2 * hits / max(gold + pred, 1)
    return f"{label:42} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} ({len(pairs)} documents, {gold} names)"


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--model")
    options.add_argument("--frog", action="store_true")
    options.add_argument("--misses", action="store_true")
    chosen = options.parse_args()
    start = time.perf_counter()
    nlp = load(chosen.model)
    print(f"load time {time.perf_counter() - start:.2f} s")
    model_alone, with_document, of_verslag, texts = [], [], [], []
    for path in sorted((CORPUS / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = next(iter(sorted((CORPUS / "docs").glob(f"{path.stem}.*"))), None)
        if gold["kind"] != "verslag" or source is None:
            continue
        wanted = reference(gold)
        parsed = parse(structure.outline(readers.read(source)), nlp)
        text = "\n\n".join(block.text for block in parsed.outline.document.blocks)
        texts.append(text)
        alone = [ent.text for doc in parsed.docs for ent in doc.ents if ent.label_ == "PER"]
        verslag = extraction.extract(parsed)
        known = known_names(verslag)
        full = list(names(people(parsed.docs, known), known))
        of_verslag.append((wanted, merged(takes_part(verslag))))
        model_alone.append((wanted, merged(alone)))
        with_document.append((wanted, full))
        if chosen.misses:
            from score import same_name

            print(
                path.stem,
                "| missed",
                [n for n in wanted if not any(same_name(n, o) for o in full)],
                "| extra",
                [n for n in full if not any(same_name(n, o) for o in wanted)],
            )
    print(row("persons, block by block", model_alone))
    print(row("persons, with what the document says", with_document))
    print(row("persons who take part, in verslag.json", of_verslag))
    if chosen.frog:
        frog = [(wanted, got) for (wanted, _), got in zip(model_alone, found_by_frog(texts), strict=True)]
        print(row("persons, Frog", frog))
    speed(nlp, [line for text in texts for line in text.splitlines() if line.strip()])


def speed(nlp, lines: list[str]) -> None:
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(lines))
    seconds = time.process_time() - start
    folder = resources.path("models", "vervolg_nl")
    size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6 if folder.is_dir() else 0
    print(f"whole pipeline {words / seconds:,.0f} words/s on one core ({words} words); models/vervolg_nl {size:.1f} MB")


if __name__ == "__main__":
    main()
