"""Train the sentence classifier (models/sentences.npz) on annotated sentences, and measure it leave-one-document-out.

    python models/scripts/train_sentences.py --gold GOLD --docs DOCS --score SCORE --annotations ROWS --text TEXT \\
        --phrases tests/phrases/zinnen.json --out models/sentences.npz [--held-out DIR]

GOLD holds <id>.json annotations, DOCS the documents <id>.docx/.pdf/.md, TEXT the running text that ROWS point into. With
--held-out DIR/<id>.json is made for each document with weights that never saw it, with --rules-only without the classifier.
Needs scikit-learn (not a dependency of the product).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from pipeline import language, readers, structure
from pipeline.document import Kind
from pipeline.extraction import EXTRACTORS, classifier, commitments, extract
from pipeline.extraction.actions import actions
from pipeline.extraction.classifier import Weights
from pipeline.extraction.clauses import clauses
from pipeline.extraction.decisions import decisions
from pipeline.extraction.features import features
from pipeline.extraction.labels import label_of
from pipeline.extraction.roster import build, first_names, roster
from pipeline.extraction.statements import Statement
from pipeline.language.dates import find_dates
from pipeline.model import Verslag, plain

BASE = date(2020, 1, 1)  # lines of running text have no meeting date: only whether a date is there counts
WEIGHT = {"text": 0.4, "phrases": 0.7}  # of a sentence annotated without its document around it
PHRASES = date(2026, 3, 26)  # the meeting date of our own sentences
SUFFIXES = (".docx", ".pdf", ".md")
STRENGTH = {"actie": (0.3, 0.05), "besluit": (0.3, 0.05)}  # inverse regularisation of named features; weight of the dimensions


def scorer(score: Path):
    """score.py as a module: what counts as the same quote is its business."""
    spec = importlib.util.spec_from_file_location("score", score)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def prepare(doc: Path, gold: dict, nlp, score) -> dict:
    """Candidates of one document with their features, vectors and labels."""
    parse = language.parse(structure.outline(readers.read(doc)), nlp)
    verslag = Verslag(bestand=doc.name, sha256="")
    for extractor in EXTRACTORS:
        if extractor in (actions, decisions):
            continue
        verslag = extractor(parse, verslag)
    some = commitments.candidates(parse, verslag, roster(verslag))
    texts = [c.statement.text for c in some]
    quotes = {"actie": [a["quote"] for a in gold["actions"]], "besluit": [d["quote"] for d in gold["decisions"]]}
    return {
        "id": gold["id"],
        "parse": parse,
        "texts": texts,
        "found": [c.found for c in some],
        "vectors": classifier.encode(texts),
        "labels": {k: labels(quotes[k], texts, score) for k in quotes},
    }


def prepare_lines(annotations: Path, folder: Path, nlp) -> dict:
    """Annotated sentences of running text: ``rows`` say source file, line, start and end there, and what the sentence is."""
    rows = json.loads(annotations.read_text(encoding="utf-8"))["rows"]
    lines = {source: (folder / f"{source}.txt").read_text(encoding="utf-8").splitlines() for source in {r[0] for r in rows}}
    people = build(list(first_names()))
    texts, found = [], []
    for source, number, start, end, *_ in rows:
        span = nlp(lines[source][number][start:end])[:]
        mentions, label = people.mentions(span), label_of(span.text)
        s = Statement(
            block=0, start=0, end=len(span.text), text=span.text, span=span, kind=Kind.PARAGRAPH, section=None, main=None, page=None
        )
        dated = any(d.soort not in ("tijd", "herhaling") for d in find_dates(span.text, BASE))
        texts.append(span.text)
        found.append(features(s, clauses(span), mentions, label, False, dated))
    columns = {"actie": 4, "besluit": 5}
    return {
        "id": "text",
        "texts": texts,
        "found": found,
        "vectors": classifier.encode(texts),
        "labels": {k: np.array([r[c] for r in rows], dtype=int) for k, c in columns.items()},
    }


def prepare_phrases(path: Path, nlp, part: str) -> dict:
    """Our own sentences (tests/phrases): only the rows of one ``deel``; "toets" is never trained on."""
    rows = [r for r in json.loads(path.read_text(encoding="utf-8"))["rows"] if r["deel"] == part]
    texts, found = [], []
    for row in rows:
        span = nlp(row["zin"])[:]
        mentions, label = build(row.get("namen") or []).mentions(span), label_of(span.text)
        s = Statement(
            block=0, start=0, end=len(span.text), text=span.text, span=span, kind=Kind.PARAGRAPH, section=None, main=None, page=None
        )
        days = [d for d in find_dates(span.text, PHRASES) if d.soort not in ("tijd", "herhaling") and d.tot]
        texts.append(span.text)
        found.append(features(s, clauses(span), mentions, label, any(d.tot > PHRASES for d in days), bool(days)))
    return {
        "id": "phrases",
        "texts": texts,
        "found": found,
        "vectors": classifier.encode(texts),
        "labels": {k: np.array([int(r[k]) for r in rows], dtype=int) for k in classifier.KINDS},
    }


def labels(quotes: list[str], texts: list[str], score) -> np.ndarray:
    """1 for the sentences that match an annotated quote best; a quote over two sentences marks both."""
    found = np.zeros(len(texts), dtype=int)
    for q in quotes:
        fits = [score.overlap(q, t) for t in texts]
        best = max(fits, default=0)
        for i, t in enumerate(texts):
            if score.same_quote(q, t) and (fits[i] == best or score.contained(q, t) and len(t) < len(q)):
                found[i] = 1
    return found


def matrix(docs: list[dict], names: list[str], scale: float) -> np.ndarray:
    index = {n: i for i, n in enumerate(names)}
    rows = []
    for d in docs:
        named = np.zeros((len(d["texts"]), len(names)))
        for r, found in enumerate(d["found"]):
            for n, v in found.items():
                if n in index:
                    named[r, index[n]] = v
        rows.append(np.hstack([named, d["vectors"] * scale]))
    return np.vstack(rows)


def train(docs: list[dict], names: list[str]) -> Weights:
    bias, named, meaning = {}, {}, {}
    for kind, (strength, scale) in STRENGTH.items():
        scale = scale * np.sqrt(512)
        model = LogisticRegression(C=strength, max_iter=2000)
        weight = np.concatenate([np.full(len(d["texts"]), WEIGHT.get(d["id"], 1.0)) for d in docs])
        model.fit(matrix(docs, names, scale), np.concatenate([d["labels"][kind] for d in docs]), sample_weight=weight)
        coef = model.coef_[0]
        bias[kind] = float(model.intercept_[0])
        named[kind] = dict(zip(names, coef[: len(names)].tolist(), strict=True))
        meaning[kind] = (coef[len(names) :] * scale).astype(np.float32)
    return Weights(bias, named, meaning)


def save(w: Weights, names: list[str], path: Path) -> None:
    arrays = {"names": np.array(names)}
    for k in classifier.KINDS:
        arrays |= {
            f"{k}_bias": np.float32(w.bias[k]),
            f"{k}_named": np.array([w.named[k][n] for n in names], dtype=np.float32),
            f"{k}_meaning": w.meaning[k],
        }
    np.savez_compressed(path, **arrays)


def best(scores: np.ndarray, labels: np.ndarray) -> tuple[float, float]:
    """(F1, threshold) where F1 over sentences is highest."""
    rows = []
    for t in np.arange(0.1, 0.9, 0.05):
        hit = (scores >= t) & (labels == 1)
        rows.append((2 * hit.sum() / max(1, (scores >= t).sum() + labels.sum()), round(float(t), 2)))
    return max(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--docs", type=Path, required=True)
    parser.add_argument("--score", type=Path, required=True, help="score.py, for what counts as the same quote")
    parser.add_argument("--annotations", type=Path, help="annotated sentences of running text (models/annotations/sentences.json)")
    parser.add_argument("--text", type=Path, help="folder of the running text")
    parser.add_argument("--phrases", type=Path, help="our own annotated sentences (tests/phrases/zinnen.json)")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--held-out", type=Path)
    parser.add_argument("--rules-only", type=Path)
    args = parser.parse_args()
    nlp, score, docs = language.load(), scorer(args.score), []
    for file in sorted(args.gold.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        path = next(p for s in SUFFIXES if (p := args.docs / f"{file.stem}{s}").exists())
        if gold["kind"] == "verslag":
            docs.append(prepare(path, gold, nlp, score))
    extra = [prepare_lines(args.annotations, args.text, nlp)] if args.annotations else []
    if args.phrases:
        extra.append(prepare_phrases(args.phrases, nlp, "leer"))
    names = feature_names(docs + extra)
    if args.phrases:
        unseen, weights = prepare_phrases(args.phrases, nlp, "toets"), train(docs + extra, names)
        for kind in classifier.KINDS:
            scores = np.array([weights.probability(kind, f, v) for f, v in zip(unseen["found"], unseen["vectors"], strict=True)])
            print(f"own sentences held out, {kind}: sentence F1 %.3f at threshold %.2f" % best(scores, unseen["labels"][kind]))
    groups = {"document": lambda i: i, "organisation": lambda i: i.split("-")[0]}
    for unit, key in groups.items():
        for kind in classifier.KINDS:
            scores = np.concatenate([np.zeros(0), *(held(docs, extra, names, d, kind, key) for d in docs)])
            print(
                f"leave one {unit} out, {kind}: sentence F1 %.3f at threshold %.2f"
                % best(scores, np.concatenate([d["labels"][kind] for d in docs]))
            )
    if args.held_out:
        write(docs, args.held_out, lambda d: train([*(o for o in docs if o is not d), *extra], names))
    if args.rules_only:
        never = Weights(
            dict.fromkeys(classifier.KINDS, -30.0), {k: {} for k in classifier.KINDS}, dict.fromkeys(classifier.KINDS, np.zeros(0))
        )
        write(docs, args.rules_only, lambda d: never)
    if args.out:
        save(train(docs + extra, names), names, args.out)


def write(docs: list[dict], folder: Path, weights_for: Callable[[dict], Weights]) -> None:
    """The facts of each document, extracted with the weights made for it, as JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    for d in docs:
        weights = weights_for(d)
        classifier.weights = lambda weights=weights: weights
        (folder / f"{d['id']}.json").write_text(json.dumps(plain(extract(d["parse"])), ensure_ascii=False), encoding="utf-8")


TRAINED: dict = {}


def feature_names(docs: list[dict], least: int = 5) -> list[str]:
    """Features that occur in at least ``least`` sentences, sorted."""
    counts = Counter(n for d in docs for found in d["found"] for n in found)
    return sorted(n for n, count in counts.items() if count >= least)


def held(docs: list[dict], extra: list[dict], names: list[str], d: dict, kind: str, key: Callable[[str], str]) -> np.ndarray:
    """Probabilities for one document from weights trained without its unit (document or organisation)."""
    unit = key(d["id"])
    if unit not in TRAINED:
        TRAINED[unit] = train([*(o for o in docs if key(o["id"]) != unit), *extra], names)
    w = TRAINED[unit]
    return np.array([w.probability(kind, f, v) for f, v in zip(d["found"], d["vectors"], strict=True)])


if __name__ == "__main__":
    main()
