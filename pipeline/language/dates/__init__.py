"""Dutch dates in running text: a grammar of our own (tokens -> small rules), against the date of the meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.language.dates.compound import Found, scan
from pipeline.language.dates.expr import WEEKDAYS, day_name
from pipeline.language.dates.foreign import foreign_dates
from pipeline.language.dates.line import Line
from pipeline.language.dates.rules import RULES
from pipeline.language.dates.tokens import tokenize
from pipeline.model import Datum


def find_dates(text: str, base: date, finished: bool = False) -> list[Datum]:
    """Every date, period, clock time and recurrence in ``text``, in order; ``base`` is the date of the meeting.

    ``finished``: what the text tells of is done, so a date without a year lies behind.
    """
    line = Line(tokenize(text), base, RULES, finished)
    found = scan(line)
    _appositions(text, line, found)
    dates = [_datum(text, line, f) for f in found]
    others = [d for d in foreign_dates(text, base) if not any(d.start < f.eind and f.start < d.eind for f in dates if f.soort != "jaar")]
    if not others:
        return dates
    kept = [f for f in dates if not any(d.start <= f.start < d.eind for d in others)]
    return sorted([*kept, *others], key=lambda d: d.start)


def _appositions(text: str, line: Line, found: list[Found]) -> None:
    """ "Afgelopen donderdag (12 maart jl.)": the date in brackets says which Thursday is meant."""
    for first, second in zip(found, found[1:], strict=False):
        bracket = text[line.at(first.j - 1).end : line.at(second.i).start].strip(" .")
        spoken = first.wd is not None or first.relative and not second.relative
        if bracket not in ("(", ", (", "d.d") or not (spoken and first.span and second.span) or {first.soort, second.soort} != {"dag"}:
            continue
        if first.span != second.span:
            why = f"er staat ook {day_name(second.span[0])}; zonder die toevoeging zou het {day_name(first.span[0])} zijn"
            if first.wd is not None and second.span[0].weekday() != first.wd:
                why = f"{day_name(second.span[0])} is een {WEEKDAYS[second.span[0].weekday()]}, in de tekst staat {WEEKDAYS[first.wd]}"
            first.span, first.why = second.span, why


def _datum(text: str, line: Line, f: Found) -> Datum:
    start, end = line.at(f.i).start, line.at(f.j - 1).end
    if line.at(f.j - 1).kind in ("post", "post_dot") and text[end : end + 1] == ".":
        end += 1
    begin, last = f.times
    if begin and last and last < begin and f.span and f.span[0] == f.span[1]:
        last = None
    van, tot = f.span if f.span else (None, None)
    if van and tot and tot < van:  # "eind eind mei": words that name no period are a doubt, never a period that runs backwards
        van = tot = None
    dateless = f.soort in ("tijd", "herhaling")
    datum = Datum(
        tekst=text[start:end], start=start, eind=end, van=van, tot=tot, soort=f.soort, begintijd=begin, eindtijd=last, herhaling=f.rule
    )
    return replace(datum, zeker=False, reden=f.why or "de datum is niet te bepalen") if not dateless and (f.why or van is None) else datum


__all__ = ["find_dates"]
