"""Tags, lemmas and names by Frog for treebanks, running text and words in neither: ``frog.py TREEBANKS OUT [TEXTS]``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from conllu import FILES, tokenised
from text import tokenised_text
from vectors import vocabulary


def frog(lines: str, out: Path) -> None:
    source = out.with_suffix(".tok")
    source.write_text(lines, encoding="utf-8")
    with out.open("w", encoding="utf-8") as file:
        subprocess.run(["frog", "-n", "--skip=tmacp", "-t", str(source)], stdout=file, check=True)


def main() -> None:
    data, out, *texts = (Path(arg) for arg in sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    inputs = {name: tokenised(data / f"{name}.conllu") for name, _ in FILES} | {"text": tokenised_text(texts)}
    for name, lines in inputs.items():
        frog(lines, out / f"{name}.frog")
    seen = {word.lower() for lines in inputs.values() for word in lines.split()}
    unseen = [word for word in vocabulary(out / f"{name}.tok" for name in inputs) if word not in seen]
    frog("".join(f"{word}\n" for word in unseen), out / "words.frog")


if __name__ == "__main__":
    main()
