"""Facts to JSON and back: what the register keeps of each document is what that document said."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, time
from functools import cache, lru_cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pipeline.model import Jaarplan, Registeractie, Verslag, plain

Facts = Verslag | Jaarplan
_KINDS: dict[str, type[Verslag] | type[Jaarplan]] = {"verslag": Verslag, "jaarplan": Jaarplan}


def dump(facts: Any) -> str:
    return json.dumps(plain(facts), ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=1_000)
def load(text: str) -> Facts:
    """The facts of a document. Keys an older or newer version wrote and this one does not know are ignored."""
    data = json.loads(text)
    found: Facts = build(_KINDS[data["soort"]], data)
    return found


def row(text: str) -> Registeractie:
    found: Registeractie = build(Registeractie, json.loads(text))
    return found


def build(kind: Any, value: Any) -> Any:
    """``value`` from JSON as the type that a dataclass field declares."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return None if value is None else build(next(a for a in args if a is not type(None)), value)
    if origin is tuple:
        return tuple(build(args[0], v) for v in value)
    if origin is Literal or value is None:
        return value
    if isinstance(kind, type) and is_dataclass(kind):
        known = _hints(kind)
        return kind(**{f.name: build(known[f.name], value[f.name]) for f in fields(kind) if f.name in value})
    if kind is date:
        return date.fromisoformat(value)
    if kind is time:
        return time.fromisoformat(value)
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
