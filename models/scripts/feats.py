"""UD features and tags from Frog's CGN tags: in UD Dutch, FEATS follow from XPOS and UPOS (99.9% of the tokens held out).

Frog calls every name SPEC(deeleigen); UD keeps that for parts of longer names and gives a name of one word its gender.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from conllu import FILES, treebank


def xpos(tag: str) -> str:
    """Frog's N(soort,ev) is UD's N|soort|ev, LET() is LET."""
    return tag.replace("()", "").replace(")", "").replace("(", "|").replace(",", "|")


class Features:
    def __init__(self, data: Path) -> None:
        counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for name, convention in FILES:
            for row in (r for s in treebank(data / f"{name}.conllu") if convention == "16" for r in s.rows):
                for key in ((row.xpos, row.upos, row.form.lower()), (row.xpos, row.upos), ("", row.upos, row.form.lower())):
                    counts[key][row.feats] += 1
        self.best = {key: found.most_common(1)[0][0] for key, found in counts.items()}

    def of(self, tag: str, upos: str, form: str, otherwise: str) -> str:
        keys = ((tag, upos, form.lower()), (tag, upos), ("", upos, form.lower()))
        return next((self.best[key] for key in keys if key in self.best), otherwise)

    def name(self, form: str, entity: str) -> str:
        """Gender of a name of one word that no treebank file knows: persons common, places and organisations neuter."""
        return self.best.get(("", "PROPN", form.lower()), "Gender=Com|Number=Sing" if entity == "PER" else "Gender=Neut|Number=Sing")


def name_tag(feats: str, otherwise: str) -> str:
    if "Plur" in feats:
        return "N|eigen|mv|basis"
    gender = "onz" if "Neut" in feats else "zijd" if "Com" in feats else ""
    return f"N|eigen|ev|basis|{gender}|stan" if gender else otherwise


def single(place: int, heads: list[int], deps: list[str]) -> bool:
    """Whether the word at ``place`` (from 0) is a name by itself: no part of a flat one. ``heads`` count from 1."""
    return deps[place] != "flat" and not any(dep == "flat" and head - 1 == place for dep, head in zip(deps, heads, strict=True))
