"""The table of lemmas: ``lemmas.py --data TREEBANKS --frog FROGGED --out FILE``. Lines of form, word class and lemma.

From the training treebanks, and from Frog for the words of wordfreq that they lack. A form of one class with two lemmas is left out.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from conllu import FILES, frogged, treebank
from corpus import lemmas
from wordfreq import top_n_list

CLASSES = {"N": "NOUN", "ADJ": "ADJ", "WW": "VERB"}
HEADER = """# Lemmas by form and word class (VERB stands for AUX too), tab-separated; what is not here the model works out itself.
# Source: UD Dutch LassySmall 2.0 and 2.16 and Alpino 2.16 (CC BY-SA 4.0); Frog (GPL-3) run on the word list of wordfreq (CC BY-SA 4.0).
"""
Counts = dict[tuple[str, str], Counter[str]]


def from_gold(data: Path) -> Counts:
    found: Counts = defaultdict(Counter)
    for name, _ in FILES:
        for sentence in treebank(data / f"{name}.conllu"):
            for row, lemma in zip(sentence.rows, lemmas(sentence.rows), strict=True):
                upos = "VERB" if row.upos == "AUX" else row.upos
                if upos in ("NOUN", "VERB", "ADJ", "ADV"):
                    found[row.form.lower(), upos][lemma] += 1
    return found


def from_frog(frog: Path) -> Counts:
    general = frozenset(top_n_list("nl", 80_000))
    found: Counts = defaultdict(Counter)
    for path in sorted(frog.glob("*.frog")):
        for word in (w for rows in frogged(path) for w in rows):
            upos = CLASSES.get(word.tag.split("(")[0])
            if upos and "eigen" not in word.tag and word.form.lower() in general and word.form[0].isalpha():
                found[word.form.lower(), upos][word.lemma.lower()] += 1
    return found


def agreed(counts: Counts, share: float) -> Iterator[tuple[tuple[str, str], str]]:
    for key, found in counts.items():
        ((lemma, count),) = found.most_common(1)
        if count > share * found.total():
            yield key, lemma


def main() -> None:
    options = argparse.ArgumentParser()
    for name in ("data", "frog", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    chosen = options.parse_args()
    gold = from_gold(chosen.data)
    table = {key: lemma for key, lemma in agreed(from_frog(chosen.frog), 0.8) if key not in gold} | dict(agreed(gold, 0.7))
    lines = (f"{form}\t{upos}\t{lemma}\n" for (form, upos), lemma in sorted(table.items()) if "\t" not in lemma)
    chosen.out.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
