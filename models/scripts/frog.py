"""Tags, lemmas and names by Frog for treebanks and running text: ``frog.py TREEBANKS TEXTS OUT``. Needs frog and frogdata."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from conllu import FILES, tokenised
from text import tokenised_text


def main() -> None:
    data, texts, out = (Path(arg) for arg in sys.argv[1:4])
    out.mkdir(parents=True, exist_ok=True)
    inputs = {name: tokenised(data / f"{name}.conllu") for name, _ in FILES} | {"text": tokenised_text(texts)}
    for name, lines in inputs.items():
        source = out / f"{name}.tok"
        source.write_text(lines, encoding="utf-8")
        with (out / f"{name}.frog").open("w", encoding="utf-8") as file:
            subprocess.run(["frog", "-n", "--skip=tmacp", "-t", str(source)], stdout=file, check=True)


if __name__ == "__main__":
    main()
