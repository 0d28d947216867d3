"""The annual plan: what is read from five plans of different layout, what it teaches, and what a quarter brought."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import language, readers, resources, structure, workfolder
from pipeline.extraction.plan import plan as read_plan
from pipeline.extraction.plan_abbreviations import in_text, spelled
from pipeline.followup.links import Row, links
from pipeline.followup.quarter import days, overview, quarter_of, quarters
from pipeline.followup.recurring import recurring
from pipeline.language import frequency
from pipeline.model import (
    Actie,
    Activiteit,
    Datumvermelding,
    Jaarplan,
    Registeractie,
    Registerbesluit,
    Terugkerend,
    Vergadering,
    Verslag,
    Vindplaats,
)
from pipeline.register import Register
from pipeline.register.bodies import Body
from pipeline.register.status import ROW
from pipeline.rendering.data import as_json
from pipeline.run import Settings, batch

PLANS = Path(__file__).parent / "plans"
SHARED = Path(__file__).parents[2] / "shared"
PLACE = Vindplaats(blok=0, van=0, tot=1)
Read = Callable[[Path], Jaarplan]


@pytest.fixture(scope="module")
def nlp():
    return language.load()


@pytest.fixture(scope="module")
def read(nlp) -> Read:
    known: dict[Path, Jaarplan] = {}

    def plan(path: Path) -> Jaarplan:
        if path not in known:
            outline = structure.outline(readers.read(path))
            assert outline.kind == "jaarplan"
            known[path] = read_plan(language.parse(outline, nlp))
        return known[path]

    return plan


@pytest.mark.parametrize(
    ("name", "activities"),
    [
        (
            "tabel.md",
            [
                ("Groen", "Perken aan de Beukenlaan opnieuw inplanten", "Zes perken zijn klaar voor de zomer"),
                ("Groen", "Boomspiegels adopteren", "Dertig bewoners doen mee"),
                ("Verkeer", "Snelheid meten op de Ringweg", "Cijfers voor het gesprek met de gemeente"),
            ],
        ),
        (
            "programmalijnen.md",
            [
                ("Vroeg signaleren", "Scholing voor wijkverpleegkundigen", None),
                ("Vroeg signaleren", "Folder voor huisartsen vernieuwen", None),
                ("Mantelzorg", "Respijtzorg in kaart brengen", None),
                ("Mantelzorg", "Lotgenotengroep in elk dorp", None),
            ],
        ),
        (
            "genummerd.md",
            [
                ("Jeugdsport", "Beweegochtend", "200 kinderen maken kennis met vijf sporten."),
                ("Jeugdsport", "Schoolzwemmen", None),
                ("Accommodaties", "Kleedkamers", "nieuwe kleedkamers bij de tennisclub."),
            ],
        ),
        (
            "speerpunten.md",
            [
                ("Lezen met plezier", "Een schoolbibliotheek inrichten in de hal", None),
                ("Lezen met plezier", "Leesmaatjes", None),
                ("Lezen met plezier", "Voor elke klas een leesouder zoeken", None),
                ("Rekenen", "Een nieuwe rekenmethode kiezen", None),
                ("Rekenen", "Leerkrachten volgen een cursus", None),
            ],
        ),
        (
            "dia.txt",
            [
                (None, "Taalhuis openen in de bibliotheek", "Op vier ochtenden kan iedereen er binnenlopen voor hulp bij lezen."),
                (None, "Leercafé in de haven", None),
                (None, "Cursus voor leidinggevenden", "Tien bedrijven doen mee; Elke leidinggevende herkent laaggeletterdheid"),
            ],
        ),
    ],
)
def test_activities(read: Read, name: str, activities: list[tuple[str | None, str, str | None]]) -> None:
    assert [(a.thema, a.titel, a.resultaat) for a in read(PLANS / name).activiteiten] == activities


@pytest.mark.parametrize(
    ("name", "bodies", "groups"),
    [
        ("tabel.md", [("Dagelijks bestuur", "DB"), ("Bewonersplatform", None), ("wijkraad Lindehof", "WL")], ["Groen", "Verkeer", "Jeugd"]),
        ("programmalijnen.md", [("Stuurgroep", None), ("Programmateam", None), ("Cliëntenraad", None)], []),
        ("genummerd.md", [("Bestuur", None), ("algemene ledenvergadering", "ALV")], ["Jeugd", "Velden"]),
        ("speerpunten.md", [("Medezeggenschapsraad", "MR")], []),
        ("dia.txt", [("Bestuurlijk Beraad Leren", "BBL"), ("stuurgroep", None)], ["Taal op het werk", "Digitaal meedoen"]),
    ],
)
def test_bodies(read: Read, name: str, bodies: list[tuple[str, str | None]], groups: list[str]) -> None:
    plan = read(PLANS / name)
    assert [(g.naam, g.afkorting) for g in plan.gremia] == bodies
    assert [w.removeprefix("Werkgroep ").removeprefix("Commissie ") for w in plan.werkgroepen] == groups


@pytest.mark.parametrize(
    ("name", "duties"),
    [
        (
            "tabel.md",
            [
                ("elke maand", "dagelijks bestuur", ("wijkraad",), "lopende zaken"),
                ("vier keer per jaar", "penningmeester", ("dagelijks bestuur",), "cijfers"),
            ],
        ),
        (
            "programmalijnen.md",
            [("vier keer per jaar", "stuurgroep", (), "vergadering"), ("elk kwartaal", "programmateam", ("stuurgroep",), None)],
        ),
        (
            "speerpunten.md",
            [
                ("twee keer per jaar", "intern begeleider", ("MR",), "toetsresultaten"),
                ("elk kwartaal", "directeur", ("oudercommissie",), "overzicht"),
            ],
        ),
        ("dia.txt", [("ieder kwartaal", "projectleider", ("stuurgroep", "Bestuurlijk Beraad Leren"), "overzicht")]),
    ],
)
def test_recurring_duties(read: Read, name: str, duties: list[tuple[str, str | None, tuple[str, ...], str | None]]) -> None:
    assert [(t.frequentie, t.van, t.aan, t.onderwerp) for t in read(PLANS / name).terugkerend] == duties


def test_terms_and_abbreviations(read: Read) -> None:
    slides, school = read(PLANS / "dia.txt"), read(PLANS / "speerpunten.md")
    assert [b.term for b in slides.begrippen] == ["Taalhuis", "Laaggeletterd"]
    assert [b.term for b in school.begrippen] == ["Leesmaatje"]
    assert [(a.kort, a.lang) for a in school.afkortingen] == [("MR", "Medezeggenschapsraad")]
    programme = {a.kort: a.lang for a in read(PLANS / "programmalijnen.md").afkortingen}
    assert programme == {"NDH": "Netwerk Dementie Heideland", "CM": "Casemanager"}


def test_days_without_a_year_are_those_of_the_plan(read: Read) -> None:
    plan = read(PLANS / "tabel.md")
    assert plan.jaar == 2026
    assert {d.tekst: d.van for d in plan.datums}["september"] == date(2026, 9, 1)
    assert not [m for m in plan.meldingen if m.code == "datum_onzeker"]


def test_a_plan_of_more_years_is_told(read: Read) -> None:
    assert [m.code for m in read(PLANS / "programmalijnen.md").meldingen] == ["meer_jaren"]


@pytest.mark.parametrize("name", sorted(p.name for p in PLANS.iterdir()))
def test_every_fact_stands_where_it_says(read: Read, name: str) -> None:
    plan, document = read(PLANS / name), readers.read(PLANS / name)
    facts = (*plan.gremia, *plan.activiteiten, *plan.terugkerend, *plan.begrippen, *plan.afkortingen)
    assert facts
    for fact in facts:
        text = document.blocks[fact.vindplaats.blok].text[fact.vindplaats.van : fact.vindplaats.tot]
        said = next(getattr(fact, n) for n in ("naam", "titel", "citaat", "term", "kort") if hasattr(fact, n))
        assert said in " ".join(text.split())


def test_a_plan_without_activities_or_year_says_so(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "plan.md"
    path.write_text("# Jaarplan\n\nWij maken er samen een mooi jaar van.\n", encoding="utf-8")
    assert {m.code for m in read(path).meldingen} == {"jaar_onbekend", "geen_activiteiten"}


def test_an_abbreviation_with_two_meanings_is_asked_about(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "plan.md"
    path.write_text("# Jaarplan 2026\n\nHet Algemeen Bestuur (AB) besluit.\n\nHet Adviesteam Beweging (AB) helpt.\n", encoding="utf-8")
    assert "afkorting_dubbel" in {m.code for m in read(path).meldingen}


@pytest.mark.parametrize(
    ("wording", "months"),
    [
        ("ieder kwartaal", 3),
        ("vier keer per jaar", 3),
        ("tweemaal per jaar", 6),
        ("2x per jaar", 6),
        ("jaarlijks", 12),
        ("elke maand", 1),
        ("halfjaarlijks", 6),
        ("periodiek", None),
    ],
)
def test_how_often(wording: str, months: float | None) -> None:
    assert frequency.find(f"Dat gebeurt {wording} in de zaal.")[0] == wording  # type: ignore[index]
    assert frequency.months(wording) == months


def test_daily_board_is_no_frequency() -> None:
    assert frequency.find("Het dagelijks bestuur vergadert.") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het Regionaal Zorgberaad (RZB) komt bijeen.", [("RZB", "Regionaal Zorgberaad")]),
        ("De RZB (Regionaal Zorgberaad) komt bijeen.", [("RZB", "Regionaal Zorgberaad")]),
        ("Zij zijn blij (JA).", []),
        ("De gemeente (zie ook BIJLAGE) betaalt.", []),
    ],
)
def test_explained_in_brackets(text: str, found: list[tuple[str, str]]) -> None:
    assert [(short, long) for short, long, _, _ in in_text(text)] == found


@given(st.lists(st.text(alphabet="abcdefghijklmnoprstuvw", min_size=3, max_size=10), min_size=2, max_size=6))
def test_initials_are_spelled_by_their_words(words: list[str]) -> None:
    long = " ".join(w.capitalize() for w in words)
    short = "".join(w[0] for w in words).upper()
    found = spelled(short, f"volgens {long}")
    assert found is not None and long.endswith(found)


# --- what it teaches

BODY = Body(id=1, naam="Kustberaad", prefix="KB", afkorting="KB", names=("Kustberaad",))
DUTY = Terugkerend(
    citaat="Het bureau stuurt ieder kwartaal een bericht aan het KB.", frequentie="ieder kwartaal", vindplaats=PLACE, aan=("KB",)
)
PLAN = Jaarplan(bestand="plan.docx", sha256="0" * 64, titel="Jaarplan 2026", jaar=2026, terugkerend=(DUTY,))


@pytest.mark.parametrize(
    ("on", "held", "number"),
    [
        (date(2026, 6, 18), [date(2026, 3, 26)], 1),
        (date(2026, 6, 18), [date(2026, 4, 2)], 0),
        (date(2026, 7, 1), [date(2026, 6, 30)], 1),
        (date(2027, 2, 1), [], 0),
        (None, [], 0),
    ],
)
def test_once_a_quarter_and_not_twice(on: date | None, held: list[date], number: int) -> None:
    found = recurring([PLAN], BODY, [BODY], on, held)
    assert len(found) == number
    assert all(DUTY.citaat in p.herkomst[0] and p.soort == "terugkerend" for p in found)


def test_four_times_a_year_is_once_a_quarter() -> None:
    plan = replace(PLAN, terugkerend=(replace(DUTY, frequentie="vier keer per jaar"),))
    assert len(recurring([plan], BODY, [BODY], date(2026, 6, 18), [date(2026, 3, 26)])) == 1


@pytest.mark.parametrize(
    ("months", "on", "held", "number"),
    [
        ((11,), date(2026, 11, 12), [date(2026, 10, 8)], 1),
        ((11,), date(2026, 10, 8), [], 0),
        ((11,), date(2026, 12, 3), [date(2026, 10, 8)], 1),  # nobody met in November
        ((11,), date(2026, 12, 3), [date(2026, 11, 12)], 0),
        ((3, 9), date(2026, 9, 3), [date(2026, 3, 5), date(2026, 6, 4)], 1),
        ((3, 9), date(2026, 6, 4), [date(2026, 3, 5)], 0),
        ((3, 9), date(2026, 6, 4), [date(2026, 2, 5)], 1),
    ],
)
def test_a_duty_with_a_month_waits_for_that_month(months: tuple[int, ...], on: date, held: list[date], number: int) -> None:
    for often in ("jaarlijks", "periodiek"):  # the month counts, also where the frequency says nothing about when
        plan = replace(PLAN, terugkerend=(replace(DUTY, frequentie=often, maanden=months),))
        assert len(recurring([plan], BODY, [BODY], on, [*held, on])) == number


# --- what a quarter brought

ACTIVITIES = tuple(
    Activiteit(titel=titel, thema=thema, resultaat=resultaat, vindplaats=PLACE)
    for titel, thema, resultaat in (
        ("Buurtkeuken in de Oosterpoort", "Eten", "Twee avonden per week eten bewoners samen."),
        ("Uitvoering programma Fietsveilig", "Verkeer", "Minder ongelukken bij scholen."),
        ("Moestuinen", "Eten", None),
    )
)


def actie(nummer: str, tekst: str, **known: object) -> Registeractie:
    base = {"overleg": "Wijkraad", "datum": date(2026, 4, 10), "punt": "2", "citaat": tekst, "bron": "verslag.docx, punt 2"}
    return Registeractie(**{"nummer": nummer, "tekst": tekst, **base, **known})  # type: ignore[arg-type]


def besluit(nummer: str, tekst: str, datum: date) -> Registerbesluit:
    return Registerbesluit(nummer=nummer, overleg="Wijkraad", datum=datum, punt="2", tekst=tekst, citaat=tekst, bron="verslag.docx, punt 2")


def test_a_link_needs_words_that_tell_activities_apart() -> None:
    rows = [
        Row(text="Offerte vragen voor een fornuis", subject="Buurtkeuken Oosterpoort"),
        Row(text="De uitvoering van het programma bespreken"),
        Row(text="Het verslag wordt vastgesteld", subject="Verslag vorige keer"),
        Row(text="Sanne vraagt grond aan voor een moestuin"),
    ]
    found = links(rows, ACTIVITIES)
    assert [(link.activity, link.sure) if link else None for link in found] == [(0, True), None, None, (2, True)]


def test_half_the_words_link_only_in_doubt() -> None:
    (link,) = links([Row(text="Koken met bewoners in de buurtkeuken, twee avonden per week")], ACTIVITIES)
    assert link is not None and (link.activity, link.sure) == (0, False)


def test_a_body_that_does_not_meet_counts_only_for_an_activity() -> None:
    acties = [actie("WR-001", "Compost bestellen voor de moestuinen"), actie("WR-002", "Nieuwe stoelen kopen")]
    plan = replace(PLAN, activiteiten=ACTIVITIES)
    for active, loose in (({"Wijkraad"}, ["WR-002"]), (set(), [])):
        made = overview(plan, acties, [], 2026, 2, date(2026, 6, 30), None, active)
        assert [a.nummer for a in made.regels[-1].open] == loose
        assert [a.nummer for r in made.regels[:-1] for a in r.open] == ["WR-001"]


def test_an_overview_of_a_quarter() -> None:
    acties = [
        actie("WR-001", "Fornuis kopen voor de buurtkeuken Oosterpoort", deadline=date(2026, 5, 1)),
        actie("WR-002", "Compost bestellen voor de moestuinen", status="gereed", afgesloten=date(2026, 6, 12)),
        actie("WR-003", "Zaadjes delen voor de moestuinen", status="gereed", afgesloten=date(2026, 3, 31), datum=date(2026, 2, 1)),
        actie("WR-004", "Hek om de moestuinen zetten", status="gereed", afgesloten=date(2026, 9, 1), deadline=date(2026, 8, 1)),
        actie("WR-005", "Nieuwe stoelen kopen", status="vervallen", afgesloten=date(2026, 6, 1)),
        actie("WR-006", "Moestuinen sproeien", datum=date(2026, 7, 2)),
    ]
    besluiten = [besluit("WR-B001", "De moestuinen krijgen een hek", date(2026, 4, 10)), besluit("WR-B002", "Akkoord", date(2026, 7, 2))]
    plan = replace(PLAN, activiteiten=ACTIVITIES)
    made = overview(plan, acties, besluiten, 2026, 2, date(2026, 11, 1))
    kitchen, bikes, gardens, rest = made.regels
    assert made.peildatum == date(2026, 6, 30)
    assert [a.nummer for a in kitchen.verlopen] == ["WR-001"]
    assert bikes.stil
    assert ([a.nummer for a in gardens.gereed], [a.nummer for a in gardens.open]) == (["WR-002"], ["WR-004"])
    assert [b.nummer for b in gardens.besluiten] == ["WR-B001"]
    assert rest.activiteit is None and rest.stil
    assert [m.code for m in made.meldingen] == ["acties_vervallen"]


def test_a_doubtful_link_is_marked_and_asked_about() -> None:
    acties = [actie("WR-001", "Koken met bewoners in de buurtkeuken, twee avonden per week")]
    made = overview(replace(PLAN, activiteiten=ACTIVITIES), acties, [], 2026, 2, date(2026, 5, 1))
    assert made.regels[0].open[0].bron.endswith("(koppeling controleren)")
    assert [m.code for m in made.meldingen] == ["koppeling_onzeker"]


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(
    st.lists(st.tuples(DAYS, st.none() | DAYS, st.sampled_from(["open", "gereed", "loopt"]), st.none() | DAYS), max_size=8),
    st.integers(1, 4),
    DAYS,
)
def test_every_row_counts_at_most_once(rows: list[tuple[date, date | None, str, date | None]], quarter: int, today: date) -> None:
    acties = [
        actie(f"WR-{i:03}", "Iets doen", datum=datum, deadline=deadline, status=status, afgesloten=closed if status == "gereed" else None)
        for i, (datum, deadline, status, closed) in enumerate(rows)
    ]
    made = overview(replace(PLAN, activiteiten=()), acties, [], 2026, quarter, today)
    (rest,) = made.regels
    shown = [a.nummer for group in (rest.gereed, rest.open, rest.verlopen) for a in group]
    assert len(shown) == len(set(shown))
    assert all(a.deadline and a.deadline < made.peildatum for a in rest.verlopen)
    running = {a.nummer for a in acties if a.datum and a.datum <= made.peildatum and a.status != "gereed"}
    assert running <= set(shown)


def test_a_quarter_shows_the_actions_as_they_stood_on_its_last_day(tmp_path: Path) -> None:
    def held(day: date, tot: date) -> Verslag:
        place = Vindplaats(blok=1, van=0, tot=5)
        due = Datumvermelding(tekst=str(tot), van=tot, tot=tot, vindplaats=place)
        task = Actie(tekst="Hek om de moestuinen zetten", citaat="", vindplaats=place, deadline=due, soort="lijst", grond=ROW)
        return Verslag(bestand=f"{day}.docx", sha256=str(day), vergadering=Vergadering(overleg="Wijkraad", datum=day), acties=(task,))

    with Register(tmp_path / "vervolg.sqlite") as register:
        register.record(held(date(2026, 2, 5), date(2026, 3, 1)))
        register.record(held(date(2026, 5, 7), date(2026, 9, 1)))
        first, second = quarters(replace(PLAN, activiteiten=ACTIVITIES), register)
    shown = [[(a.deadline, len(line.verlopen)) for line in made.regels for a in (*line.open, *line.verlopen)] for made in (first, second)]
    assert shown == [[(date(2026, 3, 1), 1)], [(date(2026, 9, 1), 0)]]


@given(DAYS)
def test_a_day_lies_in_its_quarter(day: date) -> None:
    first, last = days(day.year, quarter_of(day))
    assert first <= day <= last


# --- the whole road

MINUTES = """# Verslag Bestuurlijk Beraad Leren

Datum: {day}
Aanwezig: Anke Terpstra (voorzitter), Roel Huisman

## 1. Opening

Anke opent de vergadering.

## 2. Taalhuis

Besluit: het Taalhuis in de bibliotheek opent in september.

Actie: Roel Huisman vraagt vóór 1 juni twee offertes aan.

## 3. Sluiting

De volgende vergadering is op {next}.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, nlp) -> Path:
    folder = tmp_path_factory.mktemp("werk")
    workfolder.create(folder)
    (folder / "inbox" / "plan.txt").write_bytes((PLANS / "dia.txt").read_bytes())
    for day, following in (("12 maart 2026", "7 mei 2026"), ("7 mei 2026", "18 juni 2026")):
        text = MINUTES.format(day=day, next=following)
        (folder / "inbox" / f"verslag {day}.md").write_text(text, encoding="utf-8")
    settings = Settings(folder=folder, templates=resources.path("templates"), today=date(2026, 6, 1))
    assert [o.state for o in batch(settings, lambda: nlp)] == ["verwerkt"] * 3
    return folder


def words(path: Path) -> str:
    return "\n".join(node.text or "" for node in docx.Document(str(path)).element.body.iter() if node.tag.endswith("}t"))


def test_the_plan_and_its_quarters_are_published(folder: Path) -> None:
    names = {p.name for p in (folder / "outbox" / "jaarplan-2026").iterdir() if not p.name.startswith(".")}
    assert names == {"jaarplan.json", "jaarplan-overzicht.docx", "kwartaaloverzicht-2026-Q1.docx", "kwartaaloverzicht-2026-Q2.docx"}
    first = words(folder / "outbox" / "jaarplan-2026" / "kwartaaloverzicht-2026-Q1.docx")
    assert "Taalhuis openen in de bibliotheek" in first and "Geen acties of besluiten gevonden" in first


def test_the_duty_is_on_the_first_agenda_of_the_quarter_only(folder: Path) -> None:
    (spring,) = (folder / "outbox").glob("2026-03-12-*/conceptagenda-*.docx")
    (summer,) = (folder / "outbox").glob("2026-05-07-*/conceptagenda-*.docx")
    assert "projectleider (ieder kwartaal)" in words(spring)
    assert "ieder kwartaal" not in words(summer)


def test_bodies_of_the_plan_are_in_gremia_toml(folder: Path) -> None:
    text = (folder / "gremia.toml").read_text(encoding="utf-8")
    assert text.count('naam = "Bestuurlijk Beraad Leren"') == 1
    assert 'naam = "stuurgroep"' in text and 'afkorting = "BBL"' in text


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus is not here")
@pytest.mark.parametrize("suffix", [".docx", ".md"])
def test_the_annotated_plan(tmp_path: Path, read: Read, suffix: str) -> None:
    (source,) = (p for p in (SHARED / "corpus" / "docs").glob(f"*jaarplan*{suffix}"))
    (tmp_path / f"{source.stem}.json").write_bytes(as_json(read(source)))
    command = [sys.executable, SHARED / "eval" / "score.py", "--gold", SHARED / "corpus" / "gold", "--pred", tmp_path]
    answer = subprocess.run([*command, "--only", source.stem, "--json"], capture_output=True, text=True, check=True)
    rows = json.loads(answer.stdout)
    rows = rows.get("scores", rows)
    assert rows["plan year"]["accuracy"] == 1
    for key in ("bodies", "working_groups", "activities", "recurring", "glossary", "abbreviations"):
        assert rows[f"plan {key}"]["f1"] >= 0.9, key


def test_a_working_group_cut_short_in_running_text_is_no_other_group(read: Read, tmp_path: Path) -> None:
    """Running text shows only the capitals of a name; groups that a list names both are two."""
    plan = tmp_path / "plan.md"
    groups = "- Werkgroep Warme buurt\n- Werkgroep Samen koken\n- Werkgroep Samen"
    told = "De werkgroep Warme buurt berichtte in maart. De werkgroep Oevers gaat tellen."
    text = f"# Jaarplan 2026\n\n## Organisatie\n\nEr zijn drie werkgroepen:\n\n{groups}\n\n## Aanpak\n\n{told}\n"
    plan.write_text(text, encoding="utf-8")
    assert read(plan).werkgroepen == ("Werkgroep Warme buurt", "Werkgroep Samen koken", "Werkgroep Samen", "werkgroep Oevers")
