"""Lists of a real series edited by hand and read back, in Word and in Excel.

    python -m benchmarks.edits [MAP]

Every list that the series delivers is read back unchanged (nothing may be found), then ten rows of the longest list are edited in
every way; prints per kind how many came back exactly. Exit code 1 where one did not.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.series import CORPUS, understood
from pipeline import followup, readers, rendering, resources, returned
from pipeline.model import Dossier
from pipeline.register import Register, delivered
from pipeline.returned import actions
from pipeline.returned.compare import compare
from pipeline.returned.findings import Found

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from desk import HANDS  # noqa: E402

Edit = tuple[str, str, Callable[[Any, str], None], str]
KINDS: tuple[Edit, ...] = (
    ("status", "status", lambda hand, n: hand.put(n, "Status", "vervallen"), "vervallen"),
    ("doorgestreept", "status", lambda hand, n: hand.strike(n), "gereed"),
    ("eigenaar", "eigenaren", lambda hand, n: hand.put(n, "Wie", "Proef Persoon en Tweede Proef"), "Proef Persoon, Tweede Proef"),
    ("termijn", "deadline", lambda hand, n: hand.put(n, "Wanneer", "1 juli 2031"), "2031-07-01"),
    ("tekst", "tekst", lambda hand, n: hand.put(n, "Wat", f"Andere tekst voor {n}"), "Andere tekst voor {}"),
    ("weggehaald", "", lambda hand, n: hand.delete(n), ""),
    ("onleesbaar", "", lambda hand, n: hand.put(n, "Wanneer", "31 febr"), ""),
)


def found(register: Register, dossier: Dossier, data: bytes, name: str, folder: Path) -> Found:
    (folder / name).write_bytes(data)
    back = returned.marked(readers.read(folder / name))
    assert isinstance(back, returned.ReturnedList)
    body = actions.body_of(register, back.overleg, back.rows)
    assert body is not None
    return compare(back.rows, actions.background(register, body, dossier.acties, back.datum))


def main() -> int:
    wrong = 0
    with tempfile.TemporaryDirectory() as name, Register(Path(name) / "vervolg.sqlite") as register:
        folder, lists = Path(name), []
        for verslag in understood(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS):
            ledger = register.record(verslag)
            dossier = followup.dossier(ledger)
            delivered.keep(register, dossier)
            files = rendering.render(dossier, resources.path("templates"))
            for hand in HANDS:
                seen = found(register, dossier, hand(files[hand.name]).data(), hand.name, folder) if dossier.acties else Found()
                odd = [*seen.changes, *seen.new, *(m for m in seen.meldingen)]
                wrong += bool(odd)
                lists.append((len(dossier.acties), dossier, files, odd))
        print(f"{len(lists)} lijsten ongewijzigd terug, {wrong} met een verschil")
        _, dossier, files, _ = max(lists, key=lambda found: found[0])
        numbers = [a.nummer for a in dossier.acties if a.status not in ("gereed", "vervallen")][:10]
        for hand in HANDS:
            for kind, veld, do, waarde in KINDS:
                editor = hand(files[hand.name])
                for nummer in numbers:
                    do(editor, nummer)
                seen = found(register, dossier, editor.data(), hand.name, folder)
                got = {(c.nummer, c.veld, c.waarde) for c in seen.changes if c.veld != "wanneer"}
                meant = {(n, veld, waarde.format(n)) for n in numbers} if veld else set()
                told = sum(n in m.tekst for n in numbers for m in seen.meldingen)
                right = got == meant and not seen.new and told == (0 if veld else len(numbers))
                wrong += not right
                print(
                    f"{hand.__name__:6} {kind:14} {len(got & meant) if veld else told:3} van {len(numbers)}  {'goed' if right else 'FOUT'}"
                )
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
