"""``gremia.toml``: what the secretary knows of bodies and people. vervolg only ever adds to the end of it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, time
from pathlib import Path
from typing import Any

from pipeline.errors import WerkmapFout
from pipeline.model import Jaarplan, Verslag
from pipeline.register import bodies, offices
from pipeline.register.plans import days_of, that_meet

NAME = "gremia.toml"
QUARTER = 15  # minutes: a planned end is on a quarter of an hour
HEADER = """\
# gremia.toml: de overleggen en personen die vervolg kent.
#
# U mag alles in dit bestand aanpassen. vervolg verandert of verwijdert niets; een nieuw overleg komt er onderaan bij.
# Een regel die met # begint, is uitleg. Tekst staat tussen "aanhalingstekens", een lijst tussen [vierkante haken].
#
# Per overleg:
#   naam          zoals het in de stukken heet              namen       andere namen voor hetzelfde overleg
#   afkorting     staat voor de nummers: "BBO" geeft BBO-014. Wijzigt u die, dan houden oude acties hun oude nummer.
#   voorzitter, secretaris, leden en email
#   agenda        de vaste agendapunten, in volgorde. Op de plaats van "..." komen de punten die uit verslagen volgen.
#                 {verslag} wordt de datum van het vorige verslag.
#   tijd, plaats  gebruikelijke tijd ("09:00-11:00") en plaats
#   vergadert     hoe vaak het overleg bij elkaar komt, zoals het jaarplan het zegt; vervolg rekent er niet mee
#   data          geplande vergaderdata: [2026-06-18, 2026-09-24]
#   sla_over      punten die niet op de conceptagenda moeten komen (een deel van de titel is genoeg)
#   parkeer       punten die nu niet op de agenda komen; vervolg blijft ze noemen, zodat ze niet zoekraken
# Per persoon:
#   naam          de juiste naam                            aliassen    andere schrijfwijzen van dezelfde persoon
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overleg:
    naam: str
    afkorting: str = ""
    namen: tuple[str, ...] = ()
    voorzitter: str = ""
    secretaris: str = ""
    leden: tuple[str, ...] = ()
    email: str = ""
    agenda: tuple[str, ...] = ()
    tijd: str = ""
    plaats: str = ""
    vergadert: str = ""
    data: tuple[date, ...] = ()
    sla_over: tuple[str, ...] = ()
    parkeer: tuple[str, ...] = ()

    @property
    def offices(self) -> dict[str, str]:
        """Office -> who holds it, as far as the secretary says so."""
        return {role: name for role, name in (("voorzitter", self.voorzitter), ("secretaris", self.secretaris)) if name}

    @property
    def times(self) -> tuple[time | None, time | None]:
        """Begin and end; None for what ``tijd`` leaves out."""
        parts = [p.strip().replace(".", ":") for p in self.tijd.split("-")] if self.tijd else []
        start, end = ([_time(p) for p in parts] + [None, None])[:2]
        return start, end


@dataclass(frozen=True, slots=True, kw_only=True)
class Persoon:
    naam: str
    aliassen: tuple[str, ...] = ()
    email: str = ""
    organisatie: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gremia:
    overleg: tuple[Overleg, ...] = ()
    persoon: tuple[Persoon, ...] = ()

    def of(self, body: bodies.Body) -> Overleg | None:
        return next((o for o in self.overleg if any(bodies.same(o.naam, n) for n in (body.naam, *body.names))), None)

    def extended(self, found: Iterable[Overleg]) -> Gremia:
        """As it is once ``found`` stands in the file: the first draft agenda must not differ from the second."""
        return Gremia(overleg=(*self.overleg, *_unknown(found, self.overleg)), persoon=self.persoon)


def read(path: Path) -> Gremia:
    """Raises WerkmapFout that names the line where the file cannot be read, or the field that is not as it should be."""
    if not path.exists():
        return Gremia()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as e:
        line = re.search(r"line (\d+)", str(e))
        where = f"er staat een fout in regel {line[1]}" if line else "er staat een fout aan het eind"
        raise WerkmapFout(f"{path.name} is niet te lezen: {where}. Kijk daar of alle aanhalingstekens en haken kloppen.") from e
    except UnicodeDecodeError as e:
        raise WerkmapFout(f"{path.name} is niet te lezen. Open het in Kladblok en sla het op met de codering UTF-8.") from e
    except OSError as e:
        raise WerkmapFout(f"{path.name} kan niet worden geopend. Sluit het in andere programma's en probeer het opnieuw.") from e
    return Gremia(
        overleg=tuple(_entry(Overleg, e, path.name) for e in _tables(data, "overleg", path.name)),
        persoon=tuple(_entry(Persoon, e, path.name) for e in _tables(data, "persoon", path.name)),
    )


def _tables(data: dict[str, Any], key: str, name: str) -> list[dict[str, Any]]:
    found = data.get(key, [])
    if not isinstance(found, list) or not all(isinstance(e, dict) for e in found):
        raise WerkmapFout(f"In {name} begint een {key} met een regel [[{key}]], met dubbele haken. Pas dat aan.")
    return found


def _entry(kind: Any, entry: dict[str, Any], name: str) -> Any:
    values = {}
    for f in fields(kind):
        value = entry.get(f.name)
        if value is None:
            continue
        many = str(f.type).startswith("tuple")
        item = date if "date" in str(f.type) else str
        given = value if isinstance(value, list) else [value]
        if not all(isinstance(v, item) for v in given) or (not many and isinstance(value, list)):
            sort = "een lijst met datums, zoals [2026-06-18]" if item is date else "tekst tussen aanhalingstekens"
            raise WerkmapFout(f"In {name} hoort bij '{f.name}' {sort}. Nu staat er: {value}.")
        values[f.name] = tuple(given) if many else value
    if not values.get("naam"):
        raise WerkmapFout(f'In {name} staat een blok zonder naam. Zet er een regel bij: naam = "...".')
    return kind(**values)


def from_verslag(verslag: Verslag, afkorting: str | None) -> Overleg:
    """What the minutes tell of their own body, to begin with. That a meeting ended at 21.40 hours is no plan for the next."""
    v = verslag.vergadering
    planned = v.eindtijd if v.begintijd and v.eindtijd and v.eindtijd.minute % QUARTER == 0 else None
    hours = [t.strftime("%H:%M") for t in (v.begintijd, planned) if t]
    return Overleg(
        naam=bodies.one_space(v.overleg or ""),
        afkorting=afkorting or "",
        voorzitter=v.voorzitter or "",
        secretaris=offices.held(verslag).get("secretaris") or v.notulist or "",
        leden=tuple(dict.fromkeys(d.naam for d in (*verslag.aanwezig, *verslag.afwezig))),
        tijd="-".join(hours),
        plaats=v.locatie or "",
    )


def from_jaarplan(jaarplan: Jaarplan) -> tuple[Overleg, ...]:
    found = that_meet(jaarplan)
    return tuple(
        Overleg(naam=g.naam, afkorting=g.afkorting or "", vergadert=g.vergadert or "", data=days_of([jaarplan], (g.naam, g.afkorting)))
        for g in found
    )


def add(path: Path, found: Iterable[Overleg], personen: Iterable[Persoon] = ()) -> bool:
    """Adds to the end what the file does not have yet; whether anything was added. What stands there is kept byte for byte."""
    now = read(path)
    new = _unknown(found, now.overleg)
    names = {n for p in now.persoon for n in (p.naam, *p.aliassen)}
    blocks = [_block("overleg", o) for o in new] + [_block("persoon", p) for p in personen if p.naam not in names]
    old = path.read_bytes() if path.exists() else HEADER.encode()
    if path.exists() and not blocks:
        return False
    text = "".join(f"\n{b}" for b in blocks).encode()
    beside = path.with_name(path.name + ".nieuw")
    beside.write_bytes(old + (b"" if old.endswith(b"\n") or not old else b"\n") + text)
    beside.replace(path)
    return True


def _unknown(found: Iterable[Overleg], known: Sequence[Overleg]) -> list[Overleg]:
    new: list[Overleg] = []
    for overleg in found:
        names = [n for o in (*known, *new) for n in (o.naam, *o.namen)]
        if overleg.naam and not any(bodies.same(overleg.naam, n) for n in names):
            new.append(overleg)
    return new


def _block(key: str, entry: Overleg | Persoon) -> str:
    shown = [(f.name, getattr(entry, f.name)) for f in fields(entry)]
    optional = ("vergadert", "sla_over", "parkeer", "namen", "agenda")
    lines = [f"{name} = {_toml(value)}" for name, value in shown if value or name not in optional]
    return "\n".join([f"[[{key}]]", *lines, ""])


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(v) for v in value)}]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _time(text: str) -> time | None:
    hour, _, minute = text.partition(":")
    if not hour.isdigit() or not (minute or "0").isdigit():
        return None
    return time(int(hour), int(minute or 0)) if int(hour) < 24 and int(minute or 0) < 60 else None
