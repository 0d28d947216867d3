"""A training file without the sentences of other files, compared by their words: ``overlap.py TRAIN OUT OTHER...``."""

from __future__ import annotations

import sys
from pathlib import Path


def blocks(path: Path) -> list[str]:
    return [block for block in path.read_text(encoding="utf-8").split("\n\n") if block.strip()]


def words(block: str) -> tuple[str, ...]:
    rows = (line.split("\t") for line in block.splitlines() if not line.startswith("#"))
    return tuple(row[1] for row in rows if row[0].isdigit())


def main() -> None:
    train, out, *others = (Path(arg) for arg in sys.argv[1:])
    elsewhere = {words(block) for path in others for block in blocks(path)}
    kept = [block.strip("\n") for block in blocks(train) if words(block) not in elsewhere]
    out.write_text("\n\n".join(kept) + "\n\n", encoding="utf-8")


if __name__ == "__main__":
    main()
