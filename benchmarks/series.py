"""A series of minutes through read, extract and register, in date order and in random order.

    python -m benchmarks.series [MAP] [--seed N] [--like 0.5]

Prints per meeting the rows of its action table and what the register made of them, then every pair of register actions that
look alike, for reading by eye. Stops with an error when the order of arrival changes anything but numbers.
"""

from __future__ import annotations

import argparse
import itertools
import random
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline import extraction, language, readers, structure
from pipeline.model import Registeractie, Verslag
from pipeline.register import Register, matching, status
from pipeline.register.matching import Wording

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "series"


def understood(folder: Path) -> list[Verslag]:
    nlp = language.load()
    found = []
    for path in sorted(folder.glob("*.docx")):
        facts = extraction.extract(language.parse(structure.outline(readers.read(path)), nlp))
        if isinstance(facts, Verslag):
            found.append(facts)
    return sorted(found, key=lambda v: (str(v.vergadering.datum), v.sha256))


def registered(verslagen: Sequence[Verslag], *, report: bool = False) -> tuple[list[Registeractie], list[str]]:
    """All actions of all bodies and what the secretary was told, after all minutes, in the order given."""
    with tempfile.TemporaryDirectory() as folder, Register(Path(folder) / "vervolg.sqlite") as register:
        for verslag in verslagen:
            ledger = register.record(verslag)
            if report:
                line(register, verslag, ledger.body.prefix)
        told = [m.tekst for v in verslagen if (ledger := register.ledger(v.sha256)) for m in ledger.meldingen]
        last = {b.id: max((v for v in verslagen), key=lambda v: str(v.vergadering.datum)) for b in register.bodies()}
        return [a for v in last.values() if (ledger := register.ledger(v.sha256)) for a in ledger.acties], told


def line(register: Register, verslag: Verslag, prefix: str) -> None:
    ledger = register.ledger(verslag.sha256)
    assert ledger is not None
    rows = [i for i, a in enumerate(verslag.acties) if status.in_table(a)]
    numbers = {ledger.number_of[verslag.sha256, i] for i in rows}
    by_number = {a.nummer: a for a in ledger.acties}
    new = [n for n in numbers if n in by_number and by_number[n].datum == verslag.vergadering.datum]
    closed = [a for a in ledger.acties if a.afgesloten == verslag.vergadering.datum]
    asked = {
        code: sum(m.code == code for m in ledger.meldingen) for code in ("mogelijk_dezelfde_actie", "niet_meer_genoemd", "actie_heropend")
    }
    gone = sum(bool(a.gemist) for a in ledger.acties if a.status not in status.CLOSED)
    still = sum(a.status not in status.CLOSED for a in ledger.acties)
    print(
        f"{verslag.vergadering.datum}  {prefix:5} rijen {len(rows):3}  bekend {len(numbers) - len(new):3}  nieuw {len(new):3}  "
        f"uit tekst {len(verslag.acties) - len(rows):3}  gesloten {len(closed):3}  open {still:3} (niet genoemd {gone:3})  "
        f"twijfel {asked['mogelijk_dezelfde_actie']}  heropend {asked['actie_heropend']}"
    )


def pairs(acties: Sequence[Registeractie], like: float) -> None:
    scored = [(matching.score(_wording(a), _wording(b)), a, b) for a, b in itertools.combinations(acties, 2)]
    for value, a, b in sorted((s for s in scored if s[0] >= like), key=lambda s: -s[0]):
        for mark, x in ((f"{value:.2f}", a), ("    ", b)):
            why = f" [{x.reden}]" if x.reden else ""
            print(f"  {mark} {x.nummer} {x.datum} punt {x.punt} {x.status:9} {', '.join(x.eigenaren)}: {x.tekst}{why}")


def merged(verslagen: Sequence[Verslag]) -> dict[str, list[str]]:
    """Number -> the different wordings that the register holds for one action; only where there is more than one."""
    found: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder, Register(Path(folder) / "vervolg.sqlite") as register:
        for verslag in verslagen:
            register.record(verslag)
        ledger = register.ledger(verslagen[-1].sha256)
        assert ledger is not None
        for verslag in verslagen:
            for i, a in enumerate(verslag.acties):
                texts = found.setdefault(ledger.number_of[verslag.sha256, i], [])
                if matching.tokens(a.tekst) not in [matching.tokens(t) for t in texts]:
                    texts.append(a.tekst)
    return {nummer: texts for nummer, texts in found.items() if len(texts) > 1}


def _wording(actie: Registeractie) -> Wording:
    return Wording(actie.tekst, actie.eigenaren)


def content(acties: Sequence[Registeractie]) -> list[Registeractie]:
    """What must be equal in every order: all but the numbers."""
    return sorted((replace(a, nummer="") for a in acties), key=lambda a: (str(a.datum), a.tekst, a.bron, a.citaat))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("map", nargs="?", type=Path, default=CORPUS)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--like", type=float, default=0.5)
    options.add_argument("--lijst", action="store_true", help="print ook alle acties")
    chosen = options.parse_args()
    verslagen = understood(chosen.map)
    acties, told = registered(verslagen, report=True)
    shuffled = random.Random(chosen.seed).sample(verslagen, len(verslagen))
    other, _ = registered(shuffled)
    assert content(acties) == content(other), "de volgorde van binnenkomst verandert het register"
    print(f"\n{len(acties)} acties uit {len(verslagen)} verslagen; in willekeurige volgorde hetzelfde register.")
    if chosen.lijst:
        for a in acties:
            print(f"  {a.nummer} {a.datum} {a.status:9} x{a.uitgesteld} {', '.join(a.eigenaren)}: {a.tekst} [{a.reden}]")
    print(f"\nParen met gelijkenis vanaf {chosen.like}:")
    pairs(acties, chosen.like)
    print("\nActies met meer dan een bewoording:")
    for nummer, texts in merged(verslagen).items():
        print(f"  {nummer} " + "\n          = ".join(texts))
    print("\nMeldingen:")
    for text in told:
        print(f"  - {text}")


if __name__ == "__main__":
    main()
