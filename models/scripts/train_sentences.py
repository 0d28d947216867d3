"""Train the weights of models/sentences.npz, and write what the program finds in minutes that nothing was trained on.

    python models/scripts/train_sentences.py --text TEXT --gold GOLD --docs DOCS --score SCORE --out models/sentences.npz \\
        [--held-out DIR] [--rules-only DIR] [--own DIR]

First a weight for each named feature, from the sentences of TEXT that annotations/sentences.json points into, our own minutes
(annotations/verslagen, not those of held_out.txt) and phrases (tests/phrases/zinnen.json, rows "leer"). Then, for tasks and for
decisions, the four numbers that mix these with what the reader says, from minutes that neither has seen: GOLD (<id>.json annotations
of DOCS/<id>.docx/.pdf/.md) and those of held_out.txt. --held-out DIR: <id>.json of each gold document, mixed by numbers it had no part
in; --own DIR: the same for our own held-out minutes; --rules-only DIR: the gold documents without features and reader. Needs
scikit-learn (extra "train").
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from marked import ANNOTATIONS, minutes
from sklearn.linear_model import LogisticRegression
from spacy.language import Language
from spacy.tokens import Span

from pipeline import language, readers, structure
from pipeline.document import Kind
from pipeline.extraction import EXTRACTORS, classifier, commitments, extract
from pipeline.extraction.actions import actions
from pipeline.extraction.classifier import Weights
from pipeline.extraction.clauses import clauses
from pipeline.extraction.decisions import decisions
from pipeline.extraction.features import features
from pipeline.extraction.labels import label_of
from pipeline.extraction.reading import KINDS, line, read
from pipeline.extraction.roster import Roster, build, first_names, roster
from pipeline.extraction.statements import Statement
from pipeline.language import Parse
from pipeline.language.dates import find_dates
from pipeline.model import Verslag, plain

ROOT = Path(__file__).resolve().parents[2]
PHRASES = date(2026, 3, 26)  # the meeting date of our own sentences
SUFFIXES = (".docx", ".pdf", ".md")
STRENGTH = 0.3  # inverse regularisation of the named features
LEAST = 5  # sentences a feature must occur in
RULES = -1.38  # log odds of one in five: enough where a wording speaks, too little without


@dataclass(frozen=True)
class Sentences:
    """``found``: named features of each sentence; ``labels``: shape (sentences, 2); ``odds``: the reader's, where it was asked."""

    id: str
    found: list[dict[str, float]]
    labels: np.ndarray
    odds: np.ndarray | None = None
    parse: Parse | None = None


def scorer(score: Path):
    """score.py as a module: what counts as the same quote is its business."""
    spec = importlib.util.spec_from_file_location("score", score)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def candidates(parse: Parse) -> tuple[commitments.Candidate, ...]:
    verslag = Verslag(bestand=parse.outline.document.name, sha256="")
    for extractor in EXTRACTORS:
        if extractor not in (actions, decisions):
            verslag = extractor(parse, verslag)
    return commitments.candidates(parse, verslag, roster(verslag))


def gold_minutes(folder: Path, docs: Path, nlp: Language, score) -> Iterator[Sentences]:
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        if gold["kind"] != "verslag":
            continue
        path = next(p for s in SUFFIXES if (p := docs / f"{file.stem}{s}").exists())
        parse = language.parse(structure.outline(readers.read(path)), nlp)
        some = candidates(parse)
        texts = [c.statement.text for c in some]
        labels = [quoted([f["quote"] for f in gold[kind]], texts, score) for kind in ("actions", "decisions")]
        odds = read(tuple(line(c.statement) for c in some))
        yield Sentences(file.stem, [c.found for c in some], np.stack(labels, axis=1), odds, parse)


def quoted(quotes: list[str], texts: list[str], score) -> np.ndarray:
    """1 for the sentences that match an annotated quote best; a quote over two sentences marks both."""
    found = np.zeros(len(texts), dtype=int)
    for q in quotes:
        fits = [score.overlap(q, t) for t in texts]
        best = max(fits, default=0)
        for i, t in enumerate(texts):
            if score.same_quote(q, t) and (fits[i] == best or score.contained(q, t) and len(t) < len(q)):
                found[i] = 1
    return found


def own_minutes(held_out: bool, nlp: Language) -> Iterator[Sentences]:
    """The reader is asked about what was held out only."""
    for own in minutes(held_out):
        parse = own.parsed(nlp)
        some = candidates(parse)
        labels = np.array(own.labels([c.statement.text for c in some]), dtype=int).reshape(-1, 2)
        odds = read(tuple(line(c.statement) for c in some)) if held_out else None
        yield Sentences(own.id, [c.found for c in some], labels, odds, parse)


def running_text(folder: Path, nlp: Language) -> Sentences:
    """Lines of running text have no meeting date: only whether a date is there counts."""
    rows = json.loads((ANNOTATIONS / "sentences.json").read_text(encoding="utf-8"))["rows"]
    lines = {source: (folder / f"{source}.txt").read_text(encoding="utf-8").splitlines() for source in {r[0] for r in rows}}
    people, found = build(list(first_names())), []
    for source, number, start, end, *_ in rows:
        span = nlp(lines[source][number][start:end])[:]
        dated = any(d.soort not in ("tijd", "herhaling") for d in find_dates(span.text, PHRASES))
        found.append(alone(span, people, False, dated))
    return Sentences("text", found, np.array([r[4:6] for r in rows]))


def phrases(nlp: Language) -> Sentences:
    """Our own sentences; only the rows "leer"."""
    rows = json.loads((ROOT / "tests" / "phrases" / "zinnen.json").read_text(encoding="utf-8"))["rows"]
    rows, found = [r for r in rows if r["deel"] == "leer"], []
    for row in rows:
        span = nlp(row["zin"])[:]
        days = [d for d in find_dates(span.text, PHRASES) if d.soort not in ("tijd", "herhaling") and d.tot]
        found.append(alone(span, build(row.get("namen") or []), any(d.tot > PHRASES for d in days), bool(days)))
    return Sentences("phrases", found, np.array([[int(r[k]) for k in KINDS] for r in rows]))


def alone(span: Span, people: Roster, future: bool, dated: bool) -> dict[str, float]:
    """Features of a sentence without its document around it."""
    s = Statement(block=0, start=0, end=len(span.text), text=span.text, span=span, kind=Kind.PARAGRAPH, section=None, main=None, page=None)
    return features(s, clauses(span), people.mentions(span), label_of(span.text), future, dated)


def matrix(found: list[dict[str, float]], names: list[str]) -> np.ndarray:
    index = {n: i for i, n in enumerate(names)}
    rows = np.zeros((len(found), len(names)))
    for r, values in enumerate(found):
        for n, v in values.items():
            if n in index:
                rows[r, index[n]] = v
    return rows


def trained(some: list[Sentences]) -> Weights:
    """Of the named features alone; the reader counts for nothing yet."""
    counts = Counter(n for s in some for values in s.found for n in values)
    names = sorted(n for n, count in counts.items() if count >= LEAST)
    rows, labels = np.vstack([matrix(s.found, names) for s in some]), np.vstack([s.labels for s in some])
    bias, named = {}, {}
    for k, kind in enumerate(KINDS):
        model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(rows, labels[:, k])
        bias[kind] = float(model.intercept_[0])
        named[kind] = dict(zip(names, model.coef_[0].tolist(), strict=True))
    return Weights(bias, named, {k: np.zeros(len(KINDS)) for k in KINDS})


def mixed(w: Weights, some: list[Sentences]) -> Weights:
    """``w`` with the reader mixed in, as fits these minutes best."""
    bias, named, reading = {}, {}, {}
    for k, kind in enumerate(KINDS):
        rows = np.vstack([np.column_stack([log_odds(w, kind, s), s.odds]) for s in some])
        model = LogisticRegression(C=1.0).fit(rows, np.concatenate([s.labels[:, k] for s in some]))
        share, constant = float(model.coef_[0][0]), float(model.intercept_[0])
        bias[kind] = constant + share * w.bias[kind]
        named[kind] = {n: share * v for n, v in w.named[kind].items()}
        reading[kind] = model.coef_[0][1:].astype(np.float32)
    return Weights(bias, named, reading)


def log_odds(w: Weights, kind: str, s: Sentences) -> np.ndarray:
    p = np.array([w.probability(kind, f, np.zeros(len(KINDS))) for f in s.found])
    return np.log(p / (1 - p))


def save(w: Weights, path: Path) -> None:
    names = sorted(w.named[KINDS[0]])
    arrays = {"names": np.array(names)}
    for k in KINDS:
        arrays |= {
            f"{k}_bias": np.float32(w.bias[k]),
            f"{k}_named": np.array([w.named[k][n] for n in names], dtype=np.float32),
            f"{k}_read": w.read[k],
        }
    np.savez_compressed(path, **arrays)


def report(name: str, some: list[Sentences], weights_for: Callable[[Sentences], Weights]) -> None:
    """F1 over sentences at the best threshold: how well sentences are told apart, before the rules have their say."""
    for k, kind in enumerate(KINDS):
        scores = np.concatenate(
            [[w.probability(kind, f, o) for f, o in zip(s.found, s.odds, strict=True)] for s in some for w in [weights_for(s)]]
        )
        labels, rows = np.concatenate([s.labels[:, k] for s in some]), []
        for t in np.arange(0.1, 0.9, 0.05):
            hit = (scores >= t) & (labels == 1)
            rows.append((2 * hit.sum() / max(1, (scores >= t).sum() + labels.sum()), round(float(t), 2)))
        print(f"{name}, {kind}: sentence F1 %.3f at threshold %.2f" % max(rows))


def write(some: list[Sentences], folder: Path, weights_for: Callable[[Sentences], Weights]) -> None:
    """The facts of each document, extracted with the weights made for it, as JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    for s in some:
        weights = weights_for(s)
        classifier.weights = lambda weights=weights: weights
        (folder / f"{s.id}.json").write_text(json.dumps(plain(extract(s.parse)), ensure_ascii=False), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, required=True, help="folder of the running text")
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--docs", type=Path, required=True)
    parser.add_argument("--score", type=Path, required=True, help="score.py, for what counts as the same quote")
    for name in ("--out", "--held-out", "--own", "--rules-only"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    nlp = language.load()
    gold = list(gold_minutes(args.gold, args.docs, nlp, scorer(args.score)))
    unseen = list(own_minutes(True, nlp))
    known = trained([running_text(args.text, nlp), phrases(nlp), *own_minutes(False, nlp)])
    without = {s.id: mixed(known, [o for o in (*gold, *unseen) if o is not s]) for s in (*gold, *unseen)}
    report("gold minutes", gold, lambda s: without[s.id])
    report("own minutes held out", unseen, lambda s: without[s.id])
    for folder, some in ((args.held_out, gold), (args.own, unseen)):
        if folder:
            write(some, folder, lambda s: without[s.id])
    if args.rules_only:
        nothing = Weights(dict.fromkeys(KINDS, RULES), {k: {} for k in KINDS}, {k: np.zeros(len(KINDS)) for k in KINDS})
        write(gold, args.rules_only, lambda s: nothing)
    if args.out:
        save(mixed(known, [*gold, *unseen]), args.out)


if __name__ == "__main__":
    main()
