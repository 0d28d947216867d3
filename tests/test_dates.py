"""Dates in running text: a collection of phrases with its known failures, and laws that hold for any text."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, time, timedelta
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Block, Cell, Document, Kind
from pipeline.extraction.dates import counted, dates
from pipeline.language.dates import calendar, find_dates
from pipeline.language.parse import Parse
from pipeline.model import Datum, Vergadering, Verslag, Vindplaats
from pipeline.structure.outline import Outline, Table

PHRASES = json.loads((Path(__file__).parent / "phrases" / "datums.json").read_text(encoding="utf-8"))
THURSDAY = date.fromisoformat(PHRASES["basis"])
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")
days = st.dates(min_value=date(1970, 1, 1), max_value=date(2059, 12, 31))


def as_written(d: Datum) -> dict[str, object]:
    """A Datum in the form of the phrase collection: what is usual is left out."""
    found: dict[str, object] = {"tekst": d.tekst.lower().rstrip(".")}
    if d.van and d.tot:
        found |= {"van": d.van.isoformat(), "tot": d.tot.isoformat()}
    if d.soort != "dag":
        found["soort"] = d.soort
    for key, moment in (("begintijd", d.begintijd), ("eindtijd", d.eindtijd)):
        if moment:
            found[key] = moment.strftime("%H:%M")
    if not d.zeker:
        found["zeker"] = False
    if d.herhaling:
        found["herhaling"] = d.herhaling
    return found


def test_phrases_fail_exactly_where_known() -> None:
    failing = {
        p["tekst"]
        for p in PHRASES["zinnen"]
        if [as_written(d) for d in find_dates(p["tekst"], THURSDAY)]
        != [{**d, "tekst": d["tekst"].lower().rstrip(".")} for d in p["datums"]]
    }
    assert failing == set(PHRASES["bekende_fouten"])


def test_the_collection_is_large_and_has_sentences_without_a_date() -> None:
    texts = [p["tekst"] for p in PHRASES["zinnen"]]
    assert len(texts) == len(set(texts)) >= 200
    assert sum(not p["datums"] for p in PHRASES["zinnen"]) >= 40


def one(text: str, base: date = THURSDAY) -> Datum:
    found = find_dates(text, base)
    assert len(found) == 1, found
    return found[0]


@given(st.text(max_size=200), days)
def test_no_text_breaks_it_and_places_are_right(text: str, base: date) -> None:
    end = 0
    for d in find_dates(text, base):
        assert text[d.start : d.eind] == d.tekst
        assert end <= d.start < d.eind
        assert (d.van is None) == (d.tot is None)
        assert d.van is None or d.van <= d.tot
        assert d.zeker or d.reden
        end = d.eind


WORDS = (
    "op van tot t/m en 3 11 31 mei juni eind half week 24 maandag a.s. jl. 2026 '26 18/6 12-9 14.00 uur over twee weken "
    "volgende Q2 kwartaal eerste - , . ("
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=12), days)
def test_no_jumble_of_date_words_breaks_it(words: list[str], base: date) -> None:
    text = " ".join(words)
    for d in find_dates(text, base):
        assert text[d.start : d.eind] == d.tekst
        assert d.van is None or d.van <= d.tot


def test_a_period_never_runs_backwards() -> None:
    (d,) = find_dates("eind eind mei", date(2000, 1, 1))
    assert (d.van, d.tot, d.zeker) == (None, None, False)


@given(days, days)
def test_a_written_date_is_read_back_whatever_the_base(day: date, base: date) -> None:
    for text in (
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}-{day.month}-{day.year}",
        day.isoformat(),
        f"op {day:%d/%m/%Y}",
    ):
        d = one(text, base)
        assert (d.van, d.tot, d.zeker) == (day, day, True)


@given(days, days)
def test_a_day_without_year_is_never_further_than_a_leap_year_cycle(day: date, base: date) -> None:
    d = one(f"De vergadering is op {day.day} {MONTHS[day.month - 1]}.", base)
    assert d.van is not None
    assert (d.van.month, d.van.day) == (day.month, day.day)
    assert abs((d.van - base).days) <= (366 if (day.month, day.day) != (2, 29) else 8 * 366)


@given(days)
def test_weekdays_lie_on_their_day_and_side(base: date) -> None:
    for n, name in enumerate(("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")):
        ahead, back = one(f"{name} a.s.", base).van, one(f"{name} jl.", base).van
        assert ahead is not None and back is not None
        assert ahead.weekday() == back.weekday() == n
        assert timedelta(0) < ahead - base <= timedelta(7)
        assert timedelta(0) < base - back <= timedelta(7)


@given(st.integers(1, 52), st.integers(2000, 2050))
def test_week_numbers_are_iso_weeks(n: int, year: int) -> None:
    d = one(f"in week {n} van {year}")
    assert d.van is not None and d.tot is not None
    assert d.van.isocalendar()[:3] == (year, n, 1)
    assert d.tot == d.van + timedelta(6)


@given(days)
def test_parts_of_a_month_share_it_without_overlap(day: date) -> None:
    span = calendar.months_span(day.year, day.month)
    begin, half, eind = (calendar.part_of(span, p) for p in ("begin", "half", "eind"))
    assert begin[0] == span[0] and eind[1] == span[1]
    assert half[0] == begin[1] + timedelta(1) and eind[0] == half[1] + timedelta(1)


def test_direction_follows_the_sentence() -> None:
    assert one("In december is het plan besproken.").van == date(2025, 12, 1)
    assert one("In december wordt het plan besproken.").van == date(2026, 12, 1)
    assert one("Het werkbezoek was op 3 april.", date(2026, 5, 1)).van == date(2026, 4, 3)
    assert one("Het werkbezoek wordt op 3 april gehouden.", date(2026, 1, 15)).van == date(2026, 4, 3)


def test_doubt_names_its_reason() -> None:
    assert one("donderdag 17 juni 2026").reden == "17 juni 2026 is een woensdag, in de tekst staat donderdag"
    assert one("30 februari 2026").reden == "deze datum bestaat niet"
    assert "schoolvakanties" in one("voor de zomervakantie").reden


def test_a_date_in_brackets_says_which_weekday_is_meant() -> None:
    first, second = find_dates("Afgelopen donderdag (12 maart jl.) is getekend.", THURSDAY)
    assert first.van == second.van == date(2026, 3, 12)
    assert (first.zeker, second.zeker) == (False, True)
    assert "19 maart 2026" in first.reden


def test_times_belong_to_their_date() -> None:
    d = one("De sessie is op 5 september van 15.00 tot 17.00 uur.")
    assert (d.begintijd, d.eindtijd) == (time(15), time(17))


def test_importing_does_not_load_slow_libraries() -> None:
    code = "import sys; import pipeline.language.dates; sys.exit(any(m in sys.modules for m in ('holidays', 'dateparser')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def extracted(*texts: str, meeting: date | None = THURSDAY, headers: tuple[str, ...] = ()) -> Verslag:
    blocks = tuple(Block(kind=Kind.PARAGRAPH, text=t) for t in texts)
    document = Document(name="v.docx", format="docx", sha256="0", blocks=blocks, headers=headers, created=date(2026, 4, 2))
    nlp = spacy.blank("nl")
    parse = Parse(outline=Outline(document=document, kind="verslag"), docs=tuple(nlp(t) for t in texts))
    return dates(parse, Verslag(bestand="v.docx", sha256="0", vergadering=Vergadering(datum=meeting, afkorting="BO")))


def test_dates_as_facts_keep_order_and_repetition_and_leave_out_what_is_no_date_of_minutes() -> None:
    found = extracted(
        "Het BO komt op 18 juni terug. Elk kwartaal om 9.00 uur, binnen zes weken, in 2025, begin 2027, vandaag.",
        "BO 18 juni: planning. Zie verslag-2026-01-02.docx.",
        headers=("Datum 2 april 2026",),
    ).datums
    assert [d.tekst for d in found] == ["2 april 2026", "18 juni", "18 juni"]
    assert found[0].vindplaats == Vindplaats(blok=0, van=0, tot=0)
    assert [(d.vindplaats.blok, d.vindplaats.van) for d in found[1:]] == [(0, 15), (1, 3)]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("BO 18 juni: voortgang", "BO"),
        ("Op 18 juni BO", "BO"),
        ("Dit punt staat 18 juni op de agenda van het BO.", "BO"),
        ("Het volgende BO op 18 juni bespreekt dit.", "BO"),
        ("De stuurgroep van 3 mei heeft ingestemd.", "stuurgroep"),
        ("De vergadering van 3 mei duurde lang.", None),
        ("De werkgroepen leveren eind mei aan.", None),
        ("Op 3 mei is de brug open.", None),
    ],
)
def test_the_body_beside_a_date(text: str, body: str | None) -> None:
    (found,) = extracted(text).datums
    assert found.overleg == body


def test_doubts_are_told_to_the_secretary() -> None:
    (doubt,) = extracted("De brug gaat donderdag 17 juni 2026 open.").meldingen
    assert (doubt.code, doubt.citaat) == ("datum_onzeker", "donderdag 17 juni 2026")
    assert "17 juni 2026 is een woensdag" in doubt.tekst
    assert not extracted("De brug gaat woensdag 17 juni 2026 open.").meldingen


def test_without_a_meeting_date_the_file_date_is_the_base_and_that_is_told() -> None:
    found = extracted("Graag reageren voor 1 mei.", meeting=None)
    assert found.datums[0].van == date(2026, 5, 1)
    assert [m.code for m in found.meldingen] == ["datum_onzeker"]
    assert "2-4-2026" in found.meldingen[0].tekst


def in_table(*rows: tuple[str, ...], roles: tuple[str, ...], after: str = "", kind: str = "acties") -> Verslag:
    blocks = []
    for cells in rows:
        starts = [sum(len(c) + 1 for c in cells[:n]) for n in range(len(cells))]
        places = tuple(Cell(start=s, end=s + len(c), column=n) for n, (s, c) in enumerate(zip(starts, cells, strict=True)))
        blocks.append(Block(kind=Kind.TABLE_ROW, text="\t".join(cells), table=0, cells=places))
    table = Table(number=0, kind=kind, header=None, rows=tuple(range(len(rows))), roles=roles)
    if after:
        blocks.append(Block(kind=Kind.PARAGRAPH, text=after))
    document = Document(name="v.docx", format="docx", sha256="0", blocks=tuple(blocks))
    nlp = spacy.blank("nl")
    parse = Parse(outline=Outline(document=document, kind="verslag", tables=(table,)), docs=tuple(nlp(b.text) for b in blocks))
    return dates(parse, Verslag(bestand="v.docx", sha256="0", vergadering=Vergadering(datum=THURSDAY)))


def test_numbers_of_rows_are_no_dates_in_the_table_nor_after_it() -> None:
    rows = (("2025-11", "Offerte van 2025-09 aanvragen", "3 april"), ("2026-01", "Sleutels tellen", "2026-05"))
    found = in_table(*rows, roles=("nummer", "actie", "deadline"), after="Nu 2025-11 klaar is, volgt 2026-02.").datums
    assert [d.tekst for d in found] == ["2025-09", "3 april", "2026-05", "2026-02"]


def test_a_month_in_a_numbered_column_stays_a_month() -> None:
    assert [d.tekst for d in in_table(("4 (dec)", "Sleutels tellen"), roles=("nummer", "actie")).datums] == ["dec"]


@pytest.mark.parametrize(("state", "year"), [("afgerond", 2025), ("loopt", 2026), ("nog niet afgerond", 2026)])
def test_when_a_finished_row_was_due_lies_behind(state: str, year: int) -> None:
    (found,) = in_table(("Sleutels tellen", "8 aug", state), roles=("actie", "deadline", "status")).datums
    assert found.van == date(year, 8, 8)


def test_what_a_finished_row_is_about_may_still_come() -> None:
    (found,) = in_table(("Zaal vastleggen voor 8 augustus", "gereed"), roles=("actie", "status")).datums
    assert found.van == date(2026, 8, 8)


def test_a_school_holiday_is_asked_about_but_is_no_date() -> None:
    found = extracted("Els belt na de zomervakantie met de gemeente, voor 1 december.")
    assert [d.tekst for d in found.datums] == ["1 december"]
    assert "Wanneer is 'na de zomervakantie'?" in found.meldingen[0].tekst


CASES = Path(__file__).parents[2] / "shared" / "corpus" / "dates"


@pytest.mark.skipif(not CASES.exists(), reason="the peers' cases are not in this checkout")
@pytest.mark.parametrize(("split", "at_least"), [("minutes", 0.94), ("noise", 0.98)])
def test_the_peers_own_cases(split: str, at_least: float) -> None:
    sys.path.insert(0, str(CASES))
    import score_dates
    import scorer

    cases = [c for c in map(json.loads, (CASES / "dev.jsonl").read_text(encoding="utf-8").splitlines()) if c["split"] == split]
    found = {
        c["id"]: [score_dates.convert(d, c["text"]) for d in find_dates(c["text"], date.fromisoformat(c["reference"][:10]))] for c in cases
    }
    table, _ = scorer.score(cases, found)
    total = table["all"]
    reached = 1 - total["neg_fp"] / total["neg"] if split == "noise" else total["e2e_F1"]
    assert reached >= at_least


@pytest.mark.parametrize(
    ("text", "base", "day", "sure"),
    [
        ("De volgende vergadering is op vrijdag 28 november.", date(2026, 10, 1), date(2026, 11, 28), False),
        ("Jan stuurt de lijst uiterlijk vrijdag 28 november rond.", date(2026, 10, 1), date(2026, 11, 28), False),
        ("Het overleg is op maandag 5 januari.", date(2026, 12, 15), date(2027, 1, 5), False),
        ("Op vrijdag 28 november was het symposium.", date(2026, 3, 26), date(2025, 11, 28), True),
        ("De brief van vrijdag 6 maart zal worden beantwoord.", date(2026, 3, 26), date(2026, 3, 6), True),
        ("De volgende vergadering is op donderdag 14 januari.", date(2026, 12, 15), date(2027, 1, 14), True),
    ],
)
def test_a_wrong_weekday_does_not_turn_the_year_around(text: str, base: date, day: date, sure: bool) -> None:
    """What the sentence looks forward to stays ahead, though only the other year has that weekday: then the secretary is asked."""
    found = find_dates(text, base)[0]
    assert (found.van, found.zeker, bool(found.reden)) == (day, sure, not sure)


@pytest.mark.parametrize("text", ["Aanvang 19.45 u.", "om 19.45 u", "Zaal open vanaf 19.45 u."])
def test_a_time_may_end_in_a_short_u(text: str) -> None:
    assert [(d.soort, d.begintijd) for d in find_dates(text, date(2026, 3, 1))] == [("tijd", time(19, 45))]


@pytest.mark.parametrize(
    ("text", "base", "day"),
    [
        ("Anna vraagt om een extra oefendag in juni.", date(2024, 10, 8), date(2025, 6, 1)),
        ("Een clubdag in het najaar?", date(2022, 2, 3), date(2022, 9, 1)),
        ("Kantine in de zomer verhuren aan de fanfare?", date(2025, 11, 3), date(2026, 6, 1)),
        ("De cursussen van na de zomer zaten niet vol.", date(2011, 11, 3), date(2011, 6, 1)),
        ("De lessen stonden in juni stil.", date(2024, 10, 8), date(2024, 6, 1)),
        ("Het bestuur heeft 14 november als nieuwe datum gekozen.", date(2024, 6, 11), date(2024, 11, 14)),
        ("Het was op 14 november druk.", date(2024, 6, 11), date(2023, 11, 14)),
        ("26 sept", date(2025, 10, 2), date(2025, 9, 26)),
        ("26 sept", date(2025, 4, 2), date(2025, 9, 26)),
        ("20 feb", date(2025, 10, 2), date(2026, 2, 20)),
        ("Lijst afmaken – Carla – 12-11", date(2024, 10, 8), date(2024, 11, 12)),
    ],
)
def test_a_date_without_a_year_lies_where_the_line_looks(text: str, base: date, day: date) -> None:
    assert [d.van for d in find_dates(text, base)] == [day]


@pytest.mark.parametrize("text", ["De Eik – De Linde 12-11", "blz. 3 – tabel 2-3"])
def test_two_numbers_behind_a_dash_are_not_always_a_date(text: str) -> None:
    assert not find_dates(text, date(2024, 10, 8))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Bewoners zijn het eens als er op zondag soep in de hal blijft.", False),
        ("De verzekeraar eist dat er op vrijdag een wachter is.", False),
        ("Els vraagt of het overleg op dinsdag kan.", False),
        ("Nee, het blijft op donderdag.", False),
        ("Volgens Kees is het weekend drukker dan doordeweeks.", False),
        ("De klas krijgt vanaf de herfstvakantie op woensdag zwemles.", False),
        ("Kees belt de smid op vrijdag.", True),
        ("De stoelen worden zaterdag door de jeugd weggehaald.", True),
        ("Anna is er dinsdag bij.", True),
        ("Het feest is op zaterdag.", True),
        ("Els vraagt of Kees dinsdag de zaal kan openen.", True),
    ],
)
def test_a_weekday_that_is_a_habit_is_no_date(text: str, counts: bool) -> None:
    assert bool(list(counted(text, date(2024, 10, 8)))) == counts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er zijn twee combinatiegroepen (4/5 en 6/7).", []),
        ("De ouders van groep 3/4 zijn er op 4/5.", ["4/5"]),
        ("volgende keer 27/5 zelfde tijd", ["27/5"]),
    ],
)
def test_groups_of_a_school_are_no_days(text: str, found: list[str]) -> None:
    assert [d.tekst for d in find_dates(text, date(2024, 3, 12))] == found
