"""How well tasks and decisions are found in our own marked minutes; those of annotations/gewoon were never learnt from.

    python models/scripts/score_marked.py --score SCORE [--misses] [FILE...]

"{a}" stands behind a task, "{b}" behind a decision, in the cell of a table too. SCORE is score.py, for what counts as the same quote.
Without files: all of annotations/gewoon, minutes that ten hands wrote as secretaries ordinarily write.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from marked import ANNOTATIONS, MARK, marked, unmarked
from train_sentences import scorer

from pipeline import language
from pipeline.extraction import extract
from pipeline.model import Verslag

KINDS = {"a": "actions", "b": "decisions"}


def quotes(file: Path) -> dict[str, list[str]]:
    """What is marked, by kind: sentences of running text, cells of tables."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for line in file.read_text(encoding="utf-8").splitlines():
        for text, mark in cells(line) if line.startswith("|") else unmarked(line)[1]:
            for kind in mark:
                found[kind].append(text)
    return found


def cells(row: str) -> list[tuple[str, str]]:
    return [(MARK.sub("", cell).strip() or row, mark[1]) for cell in row.strip("| ").split("|") if (mark := MARK.search(cell))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--score", type=Path, required=True)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    score, nlp, totals = scorer(args.score), language.load(), Counter()
    for file in args.files or sorted((ANNOTATIONS / "gewoon").glob("*.md")):
        verslag, asked = extract(marked(file).parsed(nlp)), quotes(file)
        assert isinstance(verslag, Verslag)
        for kind, facts in (("a", verslag.acties), ("b", verslag.besluiten)):
            gold = [{"quote": q} for q in asked[kind]]
            best, right = score.cross_match(gold, [{"quote": f.citaat, "also": f.ook} for f in facts])
            totals += Counter({(kind, "gold"): len(gold), (kind, "found"): sum(b is not None for b in best)})
            totals += Counter({(kind, "pred"): len(right), (kind, "right"): sum(right)})
            if args.misses:
                print(*(f"{KINDS[kind]} missed  {file.stem}: {g['quote']}" for g, b in zip(gold, best, strict=True) if b is None), sep="\n")
                print(*(f"{KINDS[kind]} extra   {file.stem}: {f.citaat}" for f, r in zip(facts, right, strict=True) if not r), sep="\n")
    for kind, name in KINDS.items():
        precision, recall = totals[kind, "right"] / totals[kind, "pred"], totals[kind, "found"] / totals[kind, "gold"]
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name:10} precision {precision:.3f}  recall {recall:.3f}  f1 {f1:.3f}  gold {totals[kind, 'gold']}")


if __name__ == "__main__":
    main()
