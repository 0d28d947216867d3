"""The reported meeting: its date and what makes it doubtful, its body, times, place and officers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from pipeline import extraction, language, readers
from pipeline.document import Block, Document, Kind
from pipeline.extraction import body, meeting_date
from pipeline.extraction.attendance import attendance
from pipeline.extraction.header import header
from pipeline.extraction.officers import officers
from pipeline.extraction.spelling import spellings
from pipeline.language.parse import Parse
from pipeline.model import Verslag
from pipeline.structure import outline


def document(*lines: str, **more: Any) -> Document:
    blocks = tuple(Block(kind=Kind.PARAGRAPH, text=line) for line in lines)
    return Document(**{"name": "verslag.docx", "format": "docx", "sha256": "", **more}, blocks=blocks)


def understood(*lines: str, **more: Any) -> Verslag:
    source = document(*lines, **more)
    verslag = Verslag(bestand=source.name, sha256="")
    for extractor in (header, attendance, officers, spellings):
        verslag = extractor(Parse(outline=outline(source), docs=()), verslag)
    return verslag


def dated(*lines: str, **more: Any) -> tuple[date | None, list[str]]:
    verslag = understood(*lines, **more)
    return verslag.vergadering.datum, [m.code for m in verslag.meldingen]


ITEMS = ("1. Opening", "De voorzitter opent de vergadering en heet iedereen welkom.", "2. Rondvraag", "Er zijn geen vragen gesteld.")


@pytest.mark.parametrize(
    "line",
    [
        "Datum: 3 mei 2024",
        "Vergaderdatum\t03-05-2024",
        "Datum en tijd: vrijdag 3 mei 2024, 14.00 uur",
        "Notulen bestuursvergadering 3 mei 2024",
        "Verslag van de werkgroep Groen d.d. 3-5-2024",
        "Op 3 mei 2024 is het bestuur bijeengekomen om het jaarplan te bespreken.",
    ],
)
def test_the_date_of_the_meeting(line: str) -> None:
    assert dated(line, "Aanwezig: Anna, Bert", *ITEMS) == (date(2024, 5, 3), [])


def test_the_date_of_the_report_is_not_that_of_the_meeting() -> None:
    assert dated("Datum verslag: 10 mei 2024", "Vergaderdatum: 3 mei 2024", *ITEMS) == (date(2024, 5, 3), [])
    assert dated("Opgesteld op: 10 mei 2024", *ITEMS) == (None, ["datum_ontbreekt"])


def test_the_day_it_was_held_comes_before_that_of_the_report() -> None:
    lines = ("Verslag d.d. 10 mei 2024", "Overleg gehouden op 3 mei 2024, 19.00 uur", "Aanwezig: Anna, Bert")
    assert dated(*lines, *ITEMS) == (date(2024, 5, 3), [])


def test_a_date_in_the_text_below_is_not_that_of_the_meeting() -> None:
    assert dated("Werkgroep Groen", *ITEMS, "De volgende vergadering is op 3 mei 2024.") == (None, ["datum_ontbreekt"])


@pytest.mark.parametrize(
    "name", ["2021-01-26 verslag.docx", "Verslag stuurgroep 26-1-2021.docx", "notulen_20210126.docx", "26012021 mr.docx"]
)
def test_the_file_name_helps_out_with_a_melding(name: str) -> None:
    assert dated("Werkgroep Groen", *ITEMS, name=name) == (date(2021, 1, 26), ["datum_uit_bestandsnaam"])


@pytest.mark.parametrize("where", ["headers", "footers"])
def test_a_date_that_only_the_pages_show_is_taken_with_a_melding(where: str) -> None:
    told = dated("Werkgroep Groen", *ITEMS, **{where: ("Notulen werkgroep Groen 26 januari 2021",)})
    assert told == (date(2021, 1, 26), ["datum_uit_paginakop"])
    assert dated("Datum: 3 mei 2024", *ITEMS, **{where: ("Werkgroep Groen 26 januari 2021",)}) == (date(2024, 5, 3), [])


@pytest.mark.parametrize(
    "line", ["26 januari 2021", "Datum: 26 januari 2021", "Versie 2, 26-1-2021", "Volgende vergadering 26 januari 2021"]
)
def test_a_date_of_the_paper_is_not_that_of_the_meeting(line: str) -> None:
    assert dated("Werkgroep Groen", *ITEMS, headers=(line,)) == (None, ["datum_ontbreekt"])
    assert dated("Werkgroep Groen", *ITEMS, headers=("Groen 3 mei 2024", "Wonen 4 mei 2024")) == (None, ["datum_ontbreekt"])


@pytest.mark.parametrize("name", ["verslag 31-31-2021.docx", "versie 1.2.3.docx", "nummer 20219999.docx"])
def test_no_date_in_a_file_name(name: str) -> None:
    assert meeting_date.from_name(name) is None


def test_another_date_in_the_file_name_is_told() -> None:
    assert dated("Datum: 3 mei 2024", *ITEMS, name="verslag 2024-05-04.docx") == (date(2024, 5, 3), ["datum_bestandsnaam_wijkt_af"])


def test_a_year_that_two_witnesses_contradict() -> None:
    """File name and the day the file was made agree on a year; the header has last year's, as happens in January."""
    found = dated("Datum: 16 januari 2023", *ITEMS, name="verslag 16-1-2024.docx", created=date(2024, 1, 20))
    assert found == (date(2024, 1, 16), ["datum_bestandsnaam_wijkt_af"])


def test_a_weekday_that_disagrees() -> None:
    assert dated("Datum: maandag 3 mei 2024", *ITEMS) == (date(2024, 5, 3), ["weekdag_klopt_niet"])


def test_a_date_without_year() -> None:
    assert dated("Datum: donderdag 5 december", *ITEMS) == (None, ["datum_zonder_jaar"])
    assert dated("Datum: donderdag 5 december", *ITEMS, created=date(2026, 2, 1)) == (date(2024, 12, 5), ["datum_zonder_jaar"])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Verslag Stuurgroep Wonen", "Stuurgroep Wonen"),
        ("Notulen van de vergadering van de Dorpsraad Aalbeek d.d. 3 mei 2024", "Dorpsraad Aalbeek"),
        ("Conceptverslag Bestuurlijk Overleg Jeugd 3-5-2024", "Bestuurlijk Overleg Jeugd"),
        ("Notulen bestuursvergadering 3 mei 2024", "bestuursvergadering"),
        ("Verslag van de openbare vergadering van de commissie Ruimte, gehouden op 3 mei 2024 in het raadhuis", "commissie Ruimte"),
        ("Notulen Dagelijks Bestuur 3 mei 2024", "Dagelijks Bestuur"),
        ("Besluitenlijst college van burgemeester en wethouders van 3 mei 2024", "college van burgemeester en wethouders"),
        ("Notulen MR 3 mei 2024", "MR"),
        ("Verslag: Stuurgroep Wonen", "Stuurgroep Wonen"),
    ],
)
def test_the_name_of_the_body(title: str, name: str) -> None:
    assert understood(title, "Aanwezig: Anna, Bert", *ITEMS).vergadering.overleg == name


def test_a_reference_is_no_part_of_the_name() -> None:
    assert (
        understood("Notulen Architectuurraad Linde (AR-2021-10)", "Aanwezig: Anna, Bert", *ITEMS).vergadering.overleg
        == "Architectuurraad Linde"
    )


def test_whose_members_met() -> None:
    found = understood("Vereniging van Eigenaars De Linde", "Notulen algemene ledenvergadering 3 mei 2024", "Aanwezig: Anna, Bert", *ITEMS)
    assert found.vergadering.overleg == "algemene ledenvergadering Vereniging van Eigenaars De Linde"


def test_who_wrote_it_is_not_who_met() -> None:
    found = understood("Notulen vergadering VvE De Linde", "Notulist: mw. S. Bos (Vast VvE Beheer)", "Aanwezig: Anna, Bert", *ITEMS)
    assert (found.vergadering.overleg, found.vergadering.notulist) == ("VvE De Linde", "S. Bos")


def test_no_body_is_better_than_a_wrong_one() -> None:
    assert understood("Verslag", "Datum: 3 mei 2024", *ITEMS).vergadering.overleg is None


@pytest.mark.parametrize(
    ("lines", "short"),
    [
        (("Verslag Breed Regionaal Overleg (BRO)", *ITEMS), "BRO"),
        (("Verslag Breed Regionaal Overleg Aalbeek", *ITEMS, "Dit komt terug in het BRO van mei."), "BRO"),
        (("Verslag Breed Regionaal Overleg Aalbeek", *ITEMS), None),
        (("Notulen ALV 3 mei 2024", *ITEMS), "ALV"),
    ],
)
def test_the_abbreviation_of_the_body(lines: tuple[str, ...], short: str | None) -> None:
    assert body.find(outline(document(*lines)))[1] == short


@pytest.mark.parametrize(
    ("line", "begin", "end"),
    [
        ("Tijd: 9:00-11:00", "09:00", "11:00"),
        ("Tijd: 14.00 – 16.30 uur", "14:00", "16:30"),
        ("Datum / tijd: 3 mei 2024, van 9.30 tot 11 uur", "09:30", "11:00"),
        ("Aanvang: 19.30 uur", "19:30", None),
        ("Notulen ALV 3 mei 2024, 20.00 uur", "20:00", None),
        ("Notulen vergadering nr. 7, 3 mei 2024", None, None),
    ],
)
def test_times(line: str, begin: str | None, end: str | None) -> None:
    found = understood(line, "Aanwezig: Anna, Bert", *ITEMS).vergadering
    assert (found.begintijd and f"{found.begintijd:%H:%M}", found.eindtijd and f"{found.eindtijd:%H:%M}") == (begin, end)


def test_times_in_the_first_and_last_sentence() -> None:
    found = understood(
        "Notulen 3 mei 2024", "1. Opening", "Anna opent de vergadering om 19.05 uur.", "2. Sluiting", "Anna sluit om 21.30 uur."
    )
    assert f"{found.vergadering.begintijd:%H:%M} {found.vergadering.eindtijd:%H:%M}" == "19:05 21:30"


@pytest.mark.parametrize(
    ("last", "end"),
    [
        ("De vergadering eindigt om half elf. Volgende keer 8 april.", "22:30"),
        ("Anna sluit af. Klaar om 21.40.", "21:40"),
        ("21:50 uur. Volgende vergadering 8 april om 19.30 uur.", "21:50"),
        ("Om 21.35 hamert Anna af.", "21:35"),
        ("Om 21.40 uur is het wel klaar en ruimt iedereen zijn stoel op.", "21:40"),
        ("Om 21.50 uur bedankt Anna iedereen.", "21:50"),
        ("De website is klaar om 12.00 uur.", None),
        ("Om 12.00 uur is de website klaar.", None),
        ("Volgende vergadering 8 april om 19.30 uur.", None),
    ],
)
def test_when_the_meeting_ended(last: str, end: str | None) -> None:
    found = understood("Datum: 3 mei 2024, 19.30 uur, bestuurskamer", "1. Opening", "Anna heet allen welkom.", "2. Sluiting", last)
    assert (found.vergadering.eindtijd and f"{found.vergadering.eindtijd:%H:%M}") == end
    assert found.vergadering.locatie == "bestuurskamer"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Locatie: Gemeentehuis, kamer 2", "Gemeentehuis, kamer 2"),
        ("Notulen bestuur, 3 mei 2024 gehouden bij Bakkerij Smit in Aalbeek.", "Bakkerij Smit in Aalbeek"),
        ("Verslag commissie Ruimte, gehouden op 3 mei 2024 om 20.00 uur in de raadzaal te Aalbeek", "raadzaal te Aalbeek"),
        ("Verslag van de digitale bijeenkomst van 3 mei 2024", "digitaal"),
        ("Datum: 3 mei 2024 om 20.00 uur ten huize van Anna de Wit", "ten huize van Anna de Wit"),
        ("Notulen bestuur, 3 mei 2024, bij Anna thuis", "bij Anna thuis"),
        ("Notulen bestuur 3 mei 2024\nBij Anna thuis, aanvang 20.00 uur", "Bij Anna thuis"),
        ("Notulen ALV 3 mei 2024", None),
    ],
)
def test_the_place(line: str, place: str | None) -> None:
    assert understood(line, "Aanwezig: Anna, Bert", *ITEMS).vergadering.locatie == place


@pytest.mark.parametrize(
    ("line", "chair", "secretary"),
    [
        ("Voorzitter: mevrouw A. Smit", "A. Smit", None),
        ("Aanwezig: Anna Smit (vz), Bert Bos (notulist)", "Anna Smit", "Bert Bos"),
        ("Aanwezig: Anna Smit, voorzitter; Bert Bos, secretaris", "Anna Smit", "Bert Bos"),
        ("Notulist: Bert", None, "Bert"),
        ("Aanwezig: Anna, Bert", None, None),
    ],
)
def test_chair_and_secretary(line: str, chair: str | None, secretary: str | None) -> None:
    found = understood("Verslag Stuurgroep Wonen 3 mei 2024", line, *ITEMS).vergadering
    assert (found.voorzitter, found.notulist) == (chair, secretary)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Aan de pen: ik = Noor (projectassistent)", "Noor"),
        ("En ik, Noor, met de pen.", "Noor"),
        ("Verslagje door Noor Vos.", "Noor Vos"),
        ("Opgeschreven door Noor tussen twee bellen door", "Noor"),
        ("Noor (secretaris) schreef dit; Bram zat voor", "Noor"),
        ("Noor Vos maakt dit verslag.", "Noor Vos"),
        ("7 juni, de oude fabriek, verslag Noor Vos", "Noor Vos"),
        ("Nagelopen door de ambtelijk secretaris (Noor Vos).", "Noor Vos"),
        ("di 16 okt / stadskantoor Veen / Noor typt mee", "Noor"),
        ("Bram, Els, Noor (schrijft)", "Noor"),
        ("Typt: Noor.", "Noor"),
        ("Vz Bram Tol (school). Not. Noor Vos.", "Noor Vos"),
        ("Genoteerd door Noor.", "Noor"),
        ("Verslag Technisch Overleg Sluizen", None),
    ],
)
def test_who_wrote_it_told_in_a_few_words(line: str, who: str | None) -> None:
    assert understood("Kernteam Sluis, 3 mei 2024", line, *ITEMS).vergadering.notulist == who


def test_officers_get_their_full_name_from_the_list() -> None:
    found = understood("Voorzitter: Anna", "Aanwezig: Anna Smit, Bert Bos", *ITEMS).vergadering
    assert found.voorzitter == "Anna Smit"


def test_clubs_are_no_people() -> None:
    line = "Verenigingen (4 van 9): De Treffers, Net Over, De Raket, Shuttle Up"
    assert people_of(f"Aanwezig: Anna Bos|{line}") == (["Anna Bos"], [])


def test_the_chair_in_the_header_was_there() -> None:
    found = understood("Voorzitter: Carla Vos", "Aanwezig: Anna Smit, Bert Bos", *ITEMS)
    assert [p.naam for p in found.aanwezig] == ["Anna Smit", "Bert Bos", "Carla Vos"]


def test_absence_told_in_a_sentence() -> None:
    found = understood(
        "Aanwezig: Anna, Bert", "1. Opening", "Carla heeft zich afgemeld en Dirk is ziek.", "2. Rondvraag", "Geen vragen gesteld."
    )
    assert [p.naam for p in found.afwezig] == ["Carla", "Dirk"]


def test_two_spellings_are_told_once() -> None:
    found = understood("Aanwezig: Frieda Max, Bert Bos", *ITEMS, "Frieda Maks licht toe.", "Frieda Maks vraagt door.")
    assert [(m.code, m.citaat) for m in found.meldingen if m.code == "naam_twee_spellingen"] == [("naam_twee_spellingen", "Frieda Maks")]
    assert not [m for m in understood("Aanwezig: Anna Vos", *ITEMS, "Anna Vos licht toe.").meldingen if m.code == "naam_twee_spellingen"]


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (("Datum: 3 mei 2024", "Locatie: online"), "online"),
        (("Datum: 3 mei 2024, locatie: online, 10.00 uur",), "online"),
        (("3 mei 2024, 10.00-11.00 uur. Locatie: online",), "online"),
        (("3 mei 2024", "13.30 – 15.30 uur, Wijkcentrum De Stroom"), "Wijkcentrum De Stroom"),
        (("3 mei 2024 · 13.30 – 15.30 uur · Wijkcentrum De Stroom",), "Wijkcentrum De Stroom"),
        (("3 mei 2024, 13.30 – 15.30 uur, in wijkcentrum De Stroom",), "wijkcentrum De Stroom"),
        (("3 mei 2024", "Plaats: wijkcentrum De Stroom, aanvang 20:00"), "wijkcentrum De Stroom"),
    ],
)
def test_the_place_in_or_behind_the_line_with_the_day_or_the_hours(lines: tuple[str, ...], place: str) -> None:
    assert understood("Verslag werkgroep Groen", *lines, *ITEMS).vergadering.locatie == place


@pytest.mark.parametrize(
    ("line", "begin", "place"),
    [
        ("20:30, Jitsi", "20:30:00", "Jitsi"),
        ("Clubhuis, 20.00 uur.", "20:00:00", "Clubhuis"),
        ("Jitsi, 10:00 - 11:40", "10:00:00", "Jitsi"),
        ("Online (Zoom), 20:00 – 21:55", "20:00:00", "Online (Zoom)"),
        ("De Bunker, 20.00-21.50 uur. Voorzitter: Bert", "20:00:00", "De Bunker"),
        ("Waar: de kelder, 16u30", "16:30:00", "de kelder"),
        ("Wij eten soep, 20.00 uur was laat.", "None", None),
        ("dinsdag, 20:00 - 22:00", "20:00:00", None),
        ("Inloop, 19:30 - 20:00", "None", None),
    ],
)
def test_hour_and_place_without_the_day(line: str, begin: str, place: str | None) -> None:
    meeting = understood("Notulen werkgroep Groen 3 mei 2024", line, "Erbij: Anna (vanaf 20:50), Bert, Els", *ITEMS).vergadering
    assert (str(meeting.begintijd), meeting.locatie) == (begin, place)


def test_an_organisation_behind_the_day_is_no_place() -> None:
    meeting = understood("Notulen 3 mei 2024 - Stichting Groen", "Erbij: Anna, Bert, Els", *ITEMS).vergadering
    assert (meeting.overleg, meeting.locatie) == ("Stichting Groen", None)


def test_hours_and_place_in_a_list(tmp_path: Path) -> None:
    path = tmp_path / "verslag.md"
    path.write_text("# Notulen 3 mei 2024\n\n* Jitsi, 10:00 - 11:40\n* Erbij: Anna, Bert\n\n## Opening\n\nAnna opent.\n", encoding="utf-8")
    meeting = header(Parse(outline=outline(readers.read(path)), docs=()), Verslag(bestand=path.name, sha256="")).vergadering
    assert (str(meeting.begintijd), str(meeting.eindtijd), meeting.locatie) == ("10:00:00", "11:40:00", "Jitsi")


def test_an_item_of_opening_may_begin_with_the_hour() -> None:
    found = understood("Notulen bestuur 3 mei 2024", "1. Opening", "19.45 uur. Anna heet allen welkom.", "2. Rondvraag", "Niets.")
    assert str(found.vergadering.begintijd) == "19:45:00"


def test_who_told_that_they_could_not_come_and_who_wrote(nlp: Language) -> None:
    found = understood(
        "Notulen redactie 3 mei 2024", "Wie waren er: Anna, Bert, Els. Joost kon niet, die is ziek. Els schreef mee.", *ITEMS
    )
    assert ([p.naam for p in found.afwezig], found.vergadering.notulist) == (["Joost"], "Els")


def test_a_line_of_its_own_with_the_hours() -> None:
    meeting = understood("Verslag werkgroep Groen", "3 mei 2024", "13.30 – 15.30 uur, Wijkcentrum De Stroom", *ITEMS).vergadering
    assert (str(meeting.begintijd), str(meeting.eindtijd), meeting.datum) == ("13:30:00", "15:30:00", date(2024, 5, 3))


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("op 3 juni 2024 om 10.00 uur in wijkcentrum De Stroom", "wijkcentrum De Stroom"),
        ("op 3 juni 2024 in het gemeentehuis", "gemeentehuis"),
        ("op 3 juni 2024, na het overleg in het voorjaar, bij de bibliotheek", "bibliotheek"),
        ("op 3 juni 2024. Locatie: online", "online"),
        ("op 3 juni 2024 om 10.00 uur.\nLocatie: online", "online"),
        ("op 3 juni 2024, locatie: online", "online"),
        ("op 3 juni 2024, 13.30 – 15.30 uur, Wijkcentrum De Stroom", "Wijkcentrum De Stroom"),
        ("op 3 juni 2024, 13.30 – 15.30 uur, Anna zit voor", None),
        ("op 3 juni 2024, in het teken van het jaarplan", None),
        ("op 3 juni 2024 om 14.00 u. via Teams", "Teams"),
        ("op 3 juni 2024 14.00 uur online", "online"),
        ("op 3 juni 2024 om 13.00 u. in kamer 4.12", "kamer 4.12"),
        ("op 3 juni 2024 om 13.00 uur, locatie De Vlinder", "De Vlinder"),
        ("op 3 juni 2024, 12.30, De Vlinder", "De Vlinder"),
        ("op 3 juni 2024, 9.00-11.00 uur, kantoor Dijkweg, zaal 2", "kantoor Dijkweg, zaal 2"),
        ("op 3 juni 2024 om 9.30 uur in de keet", "keet"),
        ("op 3 juni 2024 om 9.30 uur in de ochtend", None),
        ("op 3 juni 2024 om half acht, bij Frits", "bij Frits"),
        ("op 3 juni 2024, 20.00 uur, bij Els thuis", "bij Els thuis"),
        ("op 3 juni 2024 om 20.00 uur bij Dhr. Van der Wal", "bij Dhr. Van der Wal"),
        ("op 3 juni 2024, 16:00–17:30 uur, B2.14 (niet via Teams)", "B2.14"),
        ("op 3 juni 2024 om 16.00 uur, niet meer via Teams", None),
        ("op 3 juni 2024 om 16.00 uur (niet online)", None),
        ("op 3 juni 2024 in De Eik om 20.00 uur", "De Eik"),
        ("op 3 juni 2024 bij dhr. Bos, 20.00 uur", "bij dhr. Bos"),
        ("op 3 juni 2024, weer om 20.00 uur in De Eik", "De Eik"),
    ],
)
def test_the_place_of_the_next_meeting(nlp: Language, told: str, place: str | None) -> None:
    source = document("Verslag werkgroep Groen", "Datum: 3 mei 2024", *ITEMS, f"De volgende vergadering is {told}.")
    found = extraction.extract(language.parse(outline(source), nlp))
    assert isinstance(found, Verslag) and found.volgende_vergadering
    assert found.volgende_vergadering.locatie == place


@pytest.mark.parametrize(
    ("told", "day", "hour"),
    [
        ("De volgende vergadering is op 3 juni 2024 in De Eik om 20.00 uur.", "2024-06-03", "20:00:00"),
        ("De volgende vergadering is op 3 juni 2024 in De Eik; de borrel begint om 22.00 uur.", "2024-06-03", None),
        ("Extra overleg 20 mei, reguliere vergadering 3 juni.", "2024-06-03", None),
        ("De volgende vergadering is op 3 juni om acht uur.", "2024-06-03", None),
        ("De volgende vergadering is op 3 juni om half acht.", "2024-06-03", "19:30:00"),
    ],
)
def test_when_the_next_meeting_is(nlp: Language, told: str, day: str, hour: str | None) -> None:
    source = document("Verslag werkgroep Groen", "Datum: 3 mei 2024", *ITEMS, told)
    found = extraction.extract(language.parse(outline(source), nlp))
    assert isinstance(found, Verslag) and found.volgende_vergadering
    begin = found.volgende_vergadering.begintijd
    assert (str(found.volgende_vergadering.datum), begin and str(begin)) == (day, hour)


def test_a_day_by_which_the_body_hears_is_no_next_meeting(nlp: Language) -> None:
    told = "Anna zegt toe de raadscommissie voor 1 juli te informeren. Het stuk gaat naar de raad van 3 juni."
    source = document("Verslag raadscommissie Wonen", "Datum: 3 mei 2024", *ITEMS, told)
    found = extraction.extract(language.parse(outline(source), nlp))
    assert isinstance(found, Verslag) and found.volgende_vergadering is None


def test_a_title_may_say_when_the_next_meeting_is(nlp: Language) -> None:
    source = document("Verslag werkgroep Groen", "Datum: 3 mei 2024", *ITEMS, "Volgende vergadering: maandag 3 juni 19.45 u. clubhuis")
    found = extraction.extract(language.parse(outline(source), nlp))
    assert isinstance(found, Verslag) and found.volgende_vergadering
    assert (found.volgende_vergadering.datum, found.volgende_vergadering.locatie) == (date(2024, 6, 3), "clubhuis")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Volgende keer: dinsdag 11 juni, zelfde tijd en plek.", (date(2024, 6, 11), "19:30", "clubhuis")),
        ("Volgende keer: dinsdag 11 juni, 20.00 uur, zelfde plaats.", (date(2024, 6, 11), "20:00", "clubhuis")),
        ("Volgende keer: dinsdag 11 juni.", (date(2024, 6, 11), None, None)),
        ("Volgende keer: dinsdag 11 juni om half acht.", (date(2024, 6, 11), "19:30", None)),
        ("Volgende keer: dinsdagochtend 11 juni om half acht.", (date(2024, 6, 11), "07:30", None)),
        ("Volgende keer: dinsdag 11 juni, weer om 9.30 uur.", (date(2024, 6, 11), "09:30", None)),
        ("Volgende keer: dinsdag 11 juni 2024, 12.30, De Vlinder.", (date(2024, 6, 11), "12:30", "De Vlinder")),
        ("next call di 11 juni 20:30, zelfde plek", (date(2024, 6, 11), "20:30", "clubhuis")),
        ("Volgende is 11 juni, zelfde tijd.", (date(2024, 6, 11), "19:30", None)),
        ("Volgende TGO: 11 juni zelfde tijd.", (date(2024, 6, 11), "19:30", None)),
        ("Het bestuur komt weer bijeen op dinsdag 11 juni 2024, 20.00 uur.", (date(2024, 6, 11), "20:00", None)),
        ("Volgende keer: 12 juni kan Bert niet, dus het wordt dinsdag 11 juni om 20.00 uur.", (date(2024, 6, 11), "20:00", None)),
    ],
)
def test_the_next_meeting_at_the_same_hour_and_place(line: str, told: tuple[date, str | None, str | None], nlp: Language) -> None:
    source = document("Notulen bestuur", "dinsdag 14 mei 2024, 19.30 uur, clubhuis", "Aanwezig: Anna, Bert, Els", *ITEMS, line)
    found = extraction.extract(language.parse(outline(source), nlp))
    assert isinstance(found, Verslag) and found.volgende_vergadering
    following = found.volgende_vergadering
    assert (following.datum, following.begintijd and following.begintijd.strftime("%H:%M"), following.locatie) == told


@pytest.mark.parametrize(
    ("last", "when"),
    [
        ("Najaars-ALV is op 19 oktober.", date(2024, 10, 19)),
        ("De bazaar is op 19 oktober.", None),
        ("De najaarsvergadering is op woensdag 16 oktober.", date(2024, 10, 16)),
        ("Vergaderdata: 25 november, 27 januari en 17 maart.", date(2024, 11, 25)),
        ("Het volgende is besproken met de gemeente: op 12 juni komt er een hek.", None),
        ("De volgende EHBO-cursus is op 12 juni.", None),
        ("De werkgroep Bomen komt weer bijeen op 12 juni 2024.", None),
        ("Volgende vergadering is 11 juni; het veld is dicht, dus het wordt 20 juni voor de wedstrijd.", date(2024, 6, 11)),
    ],
)
def test_the_last_line_may_say_when_the_body_meets(last: str, when: date | None, nlp: Language) -> None:
    source = document("Notulen ALV De Spil", "dinsdag 14 mei 2024", "Aanwezig: Anna, Bert, Els", *ITEMS, last)
    found = extraction.extract(language.parse(outline(source), nlp))
    assert isinstance(found, Verslag)
    assert (found.volgende_vergadering and found.volgende_vergadering.datum) == when


@pytest.mark.parametrize("place", ["online", "Online", "Online (Webex)"])
def test_online_is_a_place_in_a_table_too(place: str, tmp_path: Path) -> None:
    path = tmp_path / "verslag.md"
    rows = f"| Datum | 3 mei 2024 |\n|---|---|\n| Locatie | {place} |\n| Voorzitter | Anna Wit |"
    path.write_text(f"# Verslag werkgroep Groen\n\n{rows}\n\n## 1. Opening\n\nAnna opent.\n", encoding="utf-8")
    fields = {f.label: f.value for f in outline(readers.read(path)).fields}
    assert (fields["locatie"], fields["voorzitter"]) == (place, "Anna Wit")


def people_of(line: str) -> tuple[list[str], list[str]]:
    verslag = understood("Notulen bestuur 3 mei 2024", *line.split("|"), *ITEMS)
    return [p.naam for p in verslag.aanwezig], [p.naam for p in verslag.afwezig]


@pytest.mark.parametrize(
    ("line", "present", "absent"),
    [
        ("Aanwezig: Johannes (Joop) de Wit, A.B. (Anna) van den Berg, J. Tol (Jan)", ["Joop de Wit", "Anna van den Berg", "Jan Tol"], []),
        ("Aanwezig: Baloe (Kim Bos), Akela (Stan de Graaf), Els Tol (welpen)", ["Kim Bos", "Stan de Graaf", "Els Tol"], []),
        ("Aanwezig: Wim V., Wim B. en Olga", ["Wim V.", "Wim B.", "Olga"], []),
        ("Tegenwoordig zijn: de dames Bos en Van Wijk|Met bericht van verhindering afwezig: de heer Tol", ["Bos", "Van Wijk"], ["Tol"]),
        ("Aanwezig: ouders: Anna Bos (vz), Els Tol; personeel: Jan Smit, Piet Kok", ["Anna Bos", "Els Tol", "Jan Smit", "Piet Kok"], []),
        ("Aanwezig: 12 leden; van het bestuur: Anna Bos (vz), Els Tol", ["Anna Bos", "Els Tol"], []),
        ("Aanwezig:\tir. Anna Bos\tBouwbedrijf Bos\n\tmw. E. Tol\tDe Wilgen, voorzitter", ["Anna Bos", "E. Tol"], []),
        ("Aanwezig de brs. A. Bos (preses), J. Tol (scriba) en de zrs. M. Kok en T. Smit", ["A. Bos", "J. Tol", "M. Kok", "T. Smit"], []),
        ("Erbij: Lieve, Henk en Ans. Dirigente Olga sluit aan bij punt 3.", ["Lieve", "Henk", "Ans", "Olga"], []),
        ("Attendees: Anna Bos, Els Tol|Apologies: Jan Smit", ["Anna Bos", "Els Tol"], ["Jan Smit"]),
        (
            "Voorzitter: mw. A. Bos\nLeden: de heer J. Tol (VVD), mw. M. Kok (D66)\nWethouder: mw. T. Drost\nInspreker: de heer P. Vis",
            ["J. Tol", "M. Kok", "T. Drost", "P. Vis", "A. Bos"],
            [],
        ),
        ("Leden: Anna Bos, Els Tol|Tevens aanwezig: Jan Smit", ["Anna Bos", "Els Tol", "Jan Smit"], []),
        ("Aanwezig: Anna Bos, Els Tol|Leden: Anna Bos, Els Tol, Jan Smit", ["Anna Bos", "Els Tol"], []),
        ("Oudergeleding: Anna Bos, Els Tol Personeelsgeleding: Jan Smit, Piet Kok", ["Anna Bos", "Els Tol", "Jan Smit", "Piet Kok"], []),
        ("Aanwezig: Anna Bos, Els Tol|Afwezig:|Ouders: Jan Smit|Directie: Piet Kok", ["Anna Bos", "Els Tol"], ["Jan Smit", "Piet Kok"]),
        ("Aanwezig: Anna, Els en als gast Sanne Tol van Woonhaven", ["Anna", "Els", "Sanne Tol"], []),
        ("Aanwezig: Sanne Tol van de gemeente Veen, Wim Jansen van Rosendaal", ["Sanne Tol", "Wim Jansen van Rosendaal"], []),
        ("Aanwezig: Gerda Tol van Woonhaven, Jan Smit|Woonhaven levert het hek.", ["Gerda Tol", "Jan Smit"], []),
        ("Aanwezig: Gerda Tol van Woonhaven, Jan Smit|Het hek van Woonhaven is stuk.", ["Gerda Tol van Woonhaven", "Jan Smit"], []),
        ("Erbij: Anna, Els. Niet: Bas. Bij punt 3: Jan Smit van de technische commissie.", ["Anna", "Els", "Jan Smit"], ["Bas"]),
        ("Aanwezig: Anna Bos, Els Tol. Verslag: Jan Smit", ["Anna Bos", "Els Tol"], []),
        ("Aanwezig: Anna, Els. Bericht van verhindering van Bas en van Wim B.", ["Anna", "Els"], ["Bas", "Wim B."]),
        ("Aanwezig: Anna Bos, en vanaf punt 2 ook Jan Smit|Helaas niet: Bas Kok (griep)", ["Anna Bos", "Jan Smit"], ["Bas Kok"]),
        ("Namens de raad: Anna Bos|Namens de directie: Jan Smit, bij punt 4 ook Piet Kok (ict)", ["Anna Bos", "Jan Smit", "Piet Kok"], []),
        ("Present: Anna Bos. Gast: Jan Smit (ict) bij punt 3. Verhinderd: Bas Kok.", ["Anna Bos", "Jan Smit"], ["Bas Kok"]),
        ("Anna Bos (vz) · Els Tol (pr) · Jan Smit (dev) · Wim", ["Anna Bos", "Els Tol", "Jan Smit", "Wim"], []),
        ("AB = Anna Bos · ET = Els Tol (notulen) · JS = Jan Smit", ["Anna Bos", "Els Tol", "Jan Smit"], []),
        ("in de call: Anna (vz), Els (secr), Wim vanaf 21:00 niet: Jan (ziek)", ["Anna", "Els", "Wim"], ["Jan"]),
        ("Aanwezig: Bakker, de Vries, van Daan", ["Bakker", "de Vries", "van Daan"], []),
        ("Home | Anna Bos | Els Tol | Contact", [], []),
        ("Projectleider: Anna Bos|Project: Haven|Aanwezig: Els Tol, Jan Smit", ["Els Tol", "Jan Smit"], []),
    ],
)  # fmt: skip
def test_who_was_there(line: str, present: list[str], absent: list[str]) -> None:
    assert people_of(line) == (present, absent)


@pytest.mark.parametrize("head", ["| naam | voor | aanw |", "|  | firma | aanw. |"])
def test_a_table_with_marks(tmp_path: Path, head: str) -> None:
    path = tmp_path / "verslag.md"
    rows = "| Anna Bos (AB) | gemeente | x |\n| Els Tol | aannemer | x |\n| Jan Smit | architect | - |"
    path.write_text(f"# Bouwverslag 7\n\n3 mei 2024\n\n{head}\n|---|---|---|\n{rows}\n\n## 1. Opening\n\nEls opent.\n", encoding="utf-8")
    verslag = attendance(Parse(outline=outline(readers.read(path)), docs=()), Verslag(bestand="v.md", sha256=""))
    assert ([p.naam for p in verslag.aanwezig], [p.naam for p in verslag.afwezig]) == (["Anna Bos", "Els Tol"], ["Jan Smit"])


def test_the_ab_actis_keeps_the_minutes() -> None:
    meeting = understood("Notulen bestuur 3 mei 2024", "Aanwezig: Tess (praeses), Bram (ab-actis), Koos (quaestor)", *ITEMS).vergadering
    assert (meeting.voorzitter, meeting.notulist) == ("Tess", "Bram")


@pytest.mark.parametrize(
    ("line", "chair", "secretary"),
    [
        ("Voorzitter Els, notulen Bram", "Els", "Bram"),
        ("Els zit voor en Bram notuleert.", "Els", "Bram"),
        ("Els is vandaag voorzitter.", "Els", None),
        ("Bram schrijft.", None, "Bram"),
        ("Voorzitter is Els, Bram schrijft.", "Els", "Bram"),
        ("Bram schrijft een brief.", None, None),
        ("Els is voorzitter van de landelijke bond.", None, None),
        ("Volgende keer zit Els voor.", None, None),
    ],
)
def test_who_takes_the_chair_and_who_the_minutes(line: str, chair: str | None, secretary: str | None) -> None:
    meeting = understood("Notulen bestuur 3 mei 2024", "Aanwezig: Els, Bram, Koos", line, *ITEMS).vergadering
    assert (meeting.voorzitter, meeting.notulist) == (chair, secretary)


@pytest.mark.parametrize(
    ("line", "hours", "place"),
    [
        ("7 mei 2024, kamer 2.14, 9.00-10.45 uur", ("09:00", "10:45"), "kamer 2.14"),
        ("Vrijdag 3 mei 2024, 15.00 uur, Havenkantoor, zaal 3.01", ("15:00", None), "Havenkantoor, zaal 3.01"),
        ("Datum: 3 mei 2024\nLocatie: De Eik, 09.30–16.00 uur", ("09:30", "16:00"), "De Eik"),
        ("Online, 14 deelnemers. Verslag: Els Tol", (None, None), "Online"),
        ("Vrijdag 3 mei 2024, online (Teams), 13.00-14.30", ("13:00", "14:30"), "online (Teams)"),
    ],
)
def test_the_number_of_a_room_is_no_hour(line: str, hours: tuple[str | None, str | None], place: str) -> None:
    meeting = understood("Verslag werkgroep Groen", line, "Aanwezig: Anna, Bert", *ITEMS).vergadering
    told = tuple(t and t.strftime("%H:%M") for t in (meeting.begintijd, meeting.eindtijd))
    assert (told, meeting.locatie) == (hours, place)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("DORPSFEEST 2024 – ORGANISATIEOVERLEG #5", "DORPSFEEST 2024 ORGANISATIEOVERLEG"),
        ("Buurtraad De Hoek – verslag openbare vergadering", "Buurtraad De Hoek"),
        ("Werkgroep Berichten, 14e overleg", "Werkgroep Berichten"),
        ("WIJKRAAD DE HOEK verslag", "WIJKRAAD DE HOEK"),
        ("Stuurgroep Wonen 2024 - overleg 3", "Stuurgroep Wonen"),
        ("Waterschap De Hoek – verslag projectgroep Kade-West", "projectgroep Kade-West"),
        ("TC De Smash - notulen bestuur 3 november 2025", "bestuur TC De Smash"),
        ("Call kernteam Weblokaal, ma 6 nov 2023", "kernteam Weblokaal"),
        ("Notulen buurtcomité Iepenhof e.o.", "buurtcomité Iepenhof e.o."),
    ],
)
def test_what_is_left_of_a_title_names_the_body(line: str, name: str) -> None:
    assert body.stripped(line) == name


def test_a_group_of_one_beside_groups_of_more() -> None:
    lines = "Oudergeleding: Naomi Klaver (vz), Sjoerd Prins\nDirectie: Petra Zijlstra\nAfwezig: Dilara Kaya"
    verslag = understood("Verslag MR 21 januari 2026", lines)
    assert [p.naam for p in verslag.aanwezig] == ["Naomi Klaver", "Sjoerd Prins", "Petra Zijlstra"]
    assert [p.naam for p in verslag.afwezig] == ["Dilara Kaya"]


@pytest.mark.parametrize("line", ["Afw: Koos mk", "Afw: m.k. Koos", "Afwezig: Koos m.k."])
def test_a_notice_of_absence_needs_no_brackets(line: str) -> None:
    verslag = understood("Verslag bestuur 3 maart 2026", "Aanw: Hans, Marja, Ype", line)
    assert [p.naam for p in verslag.afwezig] == ["Koos"]


def test_an_office_in_front_of_a_surname() -> None:
    verslag = understood("Verslag commissie 3 maart 2026", "Aanwezig: mw. L. Terpstra, Heemraad Vermeulen, Jan Meester")
    assert [(p.naam, p.rol) for p in verslag.aanwezig][1:] == [("Vermeulen", "heemraad"), ("Jan Meester", None)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Besluitenlijst en verslag commissie Waterveiligheid", "commissie Waterveiligheid"),
        ("Overleg  wijkteam   Noord (OWN)  west", "wijkteam Noord west"),
        ("Adviesraad Wonen Oost\nVerslag van de openbare vergadering van 3 maart 2026", "Adviesraad Wonen Oost"),
        ("Opleidingscommissie Psychologie\nNotulen 3e vergadering studiejaar 2025-2026", "Opleidingscommissie Psychologie"),
    ],
)
def test_a_name_without_kind_of_minutes_double_spaces_or_count(title: str, name: str) -> None:
    assert understood(*title.split("\n"), "Datum: 3 maart 2026", "Aanwezig: Jan Prins, Els Vos").vergadering.overleg == name
