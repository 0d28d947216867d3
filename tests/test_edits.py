"""Lists and agendas that come back: exactly what a hand changed goes into the register, and every doubt is said."""

from __future__ import annotations

import copy
import io
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import pytest
from desk import HANDS, LATER, NEXT, PROMISES, TASKS, Desk, Excel, Word, minutes, promise, row, sending
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import readers, returned
from pipeline.errors import OnleesbaarBestand
from pipeline.model import Datumvermelding
from pipeline.readers import office
from pipeline.register import queries
from pipeline.returned import actions, values
from pipeline.returned.compare import compare

NUMBERS = [f"BHV-{i:03}" for i in range(1, 25)]
CERTAIN, DOUBTFUL = NUMBERS[:10], NUMBERS[12:22]
HAND = pytest.mark.parametrize("hand", HANDS, ids=["word", "excel"])
Edits = dict[str, dict[str, Any]]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.register.close()


def codes(taken: returned.Taken) -> list[str]:
    return [m.code for m in taken.meldingen]


def said(taken: returned.Taken) -> str:
    return " ".join(m.tekst for m in taken.meldingen)


def test_the_list_under_test_is_as_meant(desk: Desk) -> None:
    now = desk.actions()
    assert list(now) == NUMBERS
    assert [n for n, a in now.items() if a["te_bevestigen"]] == NUMBERS[12:]
    assert [a["tekst"] for a in now.values()] == [*TASKS, *PROMISES]


@HAND
def test_nothing_changed_is_nothing_done(desk: Desk, hand: Any) -> None:
    before = desk.actions()
    taken = desk.back(hand(desk.files[hand.name]).data(), "terug" + hand.name[-5:])
    assert (taken.regels, taken.meldingen, taken.body) == ((), (), None)
    assert desk.actions() == before


# --- ten edits of every kind ------------------------------------------------------------------------------------------------------


def status(hand: Any, before: Edits) -> Edits:
    words = ("gereed", "loopt", "vervallen", "afgerond", "in behandeling", "Gereed.", "niet meer nodig", "klaar", "bezig", "gedaan")
    meant = ("gereed", "loopt", "vervallen", "gereed", "loopt", "gereed", "vervallen", "gereed", "loopt", "gereed")
    for nummer, word in zip(CERTAIN, words, strict=True):
        hand.put(nummer, "Status", word)
    return {n: {"status": s} for n, s in zip(CERTAIN, meant, strict=True)}


def owner(hand: Any, before: Edits) -> Edits:
    changed = {}
    for i, nummer in enumerate(CERTAIN):
        names = (f"Eef Nieuwenhuis{i}", "Werkgroep Wonen en Zorg", "Bram ter Horst")[: i % 4]
        hand.put(nummer, "Wie", " en ".join(filter(None, (", ".join(names[:-1]), *names[-1:]))) or "nog te bepalen")
        changed[nummer] = {"eigenaren": names}
    return changed


def deadline(hand: Any, before: Edits) -> Edits:
    days = [date(2026, 9, 1) + timedelta(days=i) for i in range(10)]
    for nummer, day in zip(CERTAIN, days, strict=True):
        hand.put(nummer, "Wanneer", day)
    if hand.name.endswith("docx"):
        return {n: {"deadline": d, "wanneer": f"{d.day}-{d.month}-{d.year}"} for n, d in zip(CERTAIN, days, strict=True)}
    return {n: {"deadline": d, "wanneer": f"{d:%d-%m-%Y}"} for n, d in zip(CERTAIN, days, strict=True)}


def deadline_in_words(hand: Any, before: Edits) -> Edits:
    said = {
        "eind september": date(2026, 9, 30),
        "1 oktober": date(2026, 10, 1),
        "week 40": date(2026, 10, 4),
        "Q4": date(2026, 12, 31),
        "uiterlijk 3 juli 2026": date(2026, 7, 3),
        "4/8": date(2026, 8, 4),
        "medio september 2026": date(2026, 9, 20),
        "zsm": None,
        "doorlopend": None,
        "": None,
    }
    for nummer, words in zip(CERTAIN, said, strict=True):
        hand.put(nummer, "Wanneer", words)
    return {n: {"deadline": d, "wanneer": w} for n, (w, d) in zip(CERTAIN, said.items(), strict=True)}


def text(hand: Any, before: Edits) -> Edits:
    changed = {n: {"tekst": f"{before[n]['tekst']} en dat melden ({i})"} for i, n in enumerate(CERTAIN)}
    for nummer, fields in changed.items():
        hand.put(nummer, "Wat", fields["tekst"])
    return changed


def struck(hand: Any, before: Edits) -> Edits:
    for nummer in CERTAIN:
        hand.strike(nummer)
    return {n: {"status": "gereed"} for n in CERTAIN}


def confirmed(hand: Any, before: Edits) -> Edits:
    for nummer in DOUBTFUL:
        hand.move(nummer, doubtful=False)
    return {n: {"te_bevestigen": False} for n in DOUBTFUL}


def confirmed_in_words(hand: Any, before: Edits) -> Edits:
    for nummer in DOUBTFUL:
        hand.put(nummer, "Status", "bevestigd")
    return {n: {"te_bevestigen": False} for n in DOUBTFUL}


def put_in_doubt(hand: Any, before: Edits) -> Edits:
    for nummer in CERTAIN:
        hand.move(nummer, doubtful=True)
    return {n: {"te_bevestigen": True} for n in CERTAIN}


def doubtful_settled(hand: Any, before: Edits) -> Edits:
    for nummer in DOUBTFUL:
        hand.put(nummer, "Status", "vervallen")
    return {n: {"status": "vervallen", "te_bevestigen": False} for n in DOUBTFUL}


def item(hand: Any, before: Edits) -> Edits:
    for i, nummer in enumerate(CERTAIN):
        hand.put(nummer, "Punt", f"{i}.b")
    return {n: {"punt": f"{i}.b"} for i, n in enumerate(CERTAIN)}


KINDS: tuple[Callable[[Any, Edits], Edits], ...] = (
    status,
    owner,
    deadline,
    deadline_in_words,
    text,
    struck,
    confirmed,
    confirmed_in_words,
    put_in_doubt,
    doubtful_settled,
    item,
)


@HAND
@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_ten_edits_of_a_kind_come_back_exactly(desk: Desk, hand: Any, kind: Callable[[Any, Edits], Edits]) -> None:
    before, editor = desk.actions(), hand(desk.files[hand.name])
    meant = kind(editor, before)
    taken = desk.back(editor.data(), "terug" + hand.name[-5:])
    assert taken.meldingen == ()
    after = desk.actions()
    assert after == {n: {**fields, **meant.get(n, {})} for n, fields in before.items()}
    changed = {n for n in meant if after[n] != before[n]}
    assert len(changed) >= 9  # one of ten may have had that value already
    history = {w.nummer for n in changed for w in queries.geschiedenis(desk.register, n) if w.bron.startswith("terug")}
    assert history == changed or kind in (item, deadline_in_words)  # words and items alone are no step in the life of an action
    again = desk.back(hand(editor.data()).data(), "nog eens" + hand.name[-5:])
    assert (again.regels, again.meldingen) == ((), ())
    assert desk.actions() == after


@HAND
def test_ten_new_rows_become_actions_with_fresh_numbers(desk: Desk, hand: Any) -> None:
    before, editor = desk.actions(), hand(desk.files[hand.name])
    for i in range(10):
        editor.add(
            doubtful=i == 9,
            Wat=f"Nieuwe taak nummer {i} voor de kade",
            Wie="Bram en Corrie Alma",
            Wanneer="1-7-2026",
            Status="loopt" if i else "",
        )
    taken = desk.back(editor.data(), "aangevuld" + hand.name[-5:])
    assert taken.meldingen == ()
    after = desk.actions()
    new = {n: a for n, a in after.items() if n not in before}
    assert list(new) == [f"BHV-{i:03}" for i in range(25, 35)]
    assert {n: after[n] for n in before} == before
    assert [a["tekst"] for a in new.values()] == [f"Nieuwe taak nummer {i} voor de kade" for i in range(10)]
    assert {a["eigenaren"] for a in new.values()} == {("Bram ter Horst", "Corrie Alma")}
    assert {a["deadline"] for a in new.values()} == {date(2026, 7, 1)}
    assert [a["status"] for a in new.values()] == ["open", *["loopt"] * 9]
    assert [a["te_bevestigen"] for a in new.values()] == [*[False] * 9, True]
    again = desk.back(hand(editor.data()).data(), "aangevuld, opnieuw bewaard" + hand.name[-5:])
    assert again.regels == () and desk.actions() == after


@HAND
def test_a_new_row_says_that_a_hand_added_it_and_keeps_its_own_day(desk: Desk, hand: Any) -> None:
    editor = hand(desk.files[hand.name])
    editor.add(Wat="Visitekaartjes laten drukken", Datum="8-4-2026", Wie="Bram")
    editor.add(Wat="Vlaggenmast schilderen", Datum="laatst", Wie="Dirk")
    (desk.folder / f"lijst{hand.name[-5:]}").write_bytes(editor.data())
    back = returned.marked(readers.read(desk.folder / f"lijst{hand.name[-5:]}"))
    assert back is not None
    taken = returned.take(desk.register, back, date(2026, 4, 22))
    found = {a.tekst: (a.datum, a.bron) for a in queries.acties(desk.register) if a.bron.startswith("hand")}
    assert found == {
        "Visitekaartjes laten drukken": (date(2026, 4, 8), "handmatig toegevoegd op 22-04-2026"),
        "Vlaggenmast schilderen": (date(2026, 4, 16), "handmatig toegevoegd op 22-04-2026"),
    }
    assert codes(taken) == ["waarde_onleesbaar"] and "'laatst'" in said(taken)
    assert returned.take(desk.register, back, date(2026, 4, 29)).regels == ()


@HAND
def test_ten_deleted_rows_are_asked_about(desk: Desk, hand: Any) -> None:
    before, editor = desk.actions(), hand(desk.files[hand.name])
    for nummer in (*CERTAIN[:5], *DOUBTFUL[:5]):
        editor.delete(nummer)
    taken = desk.back(editor.data(), "korter" + hand.name[-5:])
    assert desk.actions() == before and taken.regels == ()
    assert codes(taken) == ["regel_verwijderd"] and "10 regels zijn van de lijst gehaald" in said(taken)
    assert all(n in said(taken) for n in (*CERTAIN[:5], *DOUBTFUL[:5]))


@HAND
def test_ten_unreadable_values_leave_the_old_ones(desk: Desk, hand: Any) -> None:
    before, editor = desk.actions(), hand(desk.files[hand.name])
    for nummer, words in zip(CERTAIN[:5], ("31 febr", "32-13-2026", "volgende week", "vrijdag 3 mei 2026", "3 of 4 juni"), strict=True):
        editor.put(nummer, "Wanneer", words)
    for nummer, words in zip(CERTAIN[5:9], ("niet gereed", "misschien", "", "bijna klaar"), strict=True):
        editor.put(nummer, "Status", words)
    editor.put(CERTAIN[9], "Wat", "")
    taken = desk.back(editor.data(), "fout" + hand.name[-5:])
    assert desk.actions() == before and taken.regels == ()
    assert codes(taken) == ["waarde_onleesbaar"] * 10
    assert all(n in said(taken) for n in CERTAIN)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("lijst"))
    yield made
    made.register.close()


MANY = {
    "Status": ("gereed", "vervallen", "loopt"),
    "Wie": ("Anneke Zuidhof", "Eef"),
    "Wat": ("Iets heel anders",),
    "Wanneer": ("3 juli 2026", "eind mei"),
}
ONE = st.sampled_from([(column, value) for column, found in MANY.items() for value in found])


@HAND
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.dictionaries(st.sampled_from(NUMBERS), ONE, max_size=8))
def test_any_edits_are_found_and_no_others(shared: Desk, hand: Any, edits: dict[str, tuple[str, str]]) -> None:
    editor = hand(shared.files[hand.name])
    for nummer, (column, value) in edits.items():
        editor.put(nummer, column, value)
    path = shared.folder / ("proef" + hand.name[-5:])
    path.write_bytes(editor.data())
    back = returned.marked(readers.read(path))
    assert isinstance(back, returned.ReturnedList)
    body = actions.body_of(shared.register, back.overleg, back.rows)
    assert body is not None
    found = compare(back.rows, actions.background(shared.register, body, shared.dossier.acties, back.datum))
    fields = {"Status": "status", "Wie": "eigenaren", "Wat": "tekst", "Wanneer": "deadline"}
    now = {a.nummer: a for a in shared.dossier.acties}
    meant = {(n, fields[c], v) for n, (c, v) in edits.items() if not (c == "Wie" and now[n].eigenaren == (v,))}
    assert {(c.nummer, c.veld, c.nu) for c in found.changes if c.veld != "wanneer"} == meant
    assert found.meldingen == () and found.new == ()


# --- doubts -----------------------------------------------------------------------------------------------------------------------


def later(*numbers: int, **more: Any) -> Any:
    return minutes(LATER, *(row(i, **more) for i in numbers))


def test_a_hand_wins_over_old_minutes_that_are_read_again(desk: Desk) -> None:
    editor = Word(desk.files[Word.name])
    editor.put("BHV-001", "Status", "gereed")
    editor.put("BHV-002", "Wie", "Dirk Wouda")
    desk.back(editor.data(), "mijn lijst.docx")
    now = desk.actions()
    desk.deliver(minutes(date(2026, 3, 3), row(0), row(1), name="ouder verslag.docx"))
    assert {n: desk.actions()[n] for n in ("BHV-001", "BHV-002")} == {n: now[n] for n in ("BHV-001", "BHV-002")}


def test_what_both_changed_is_a_doubt_and_stays(desk: Desk) -> None:
    editor = Word(desk.files[Word.name])
    editor.put("BHV-002", "Wanneer", "1 september 2026")
    editor.put("BHV-003", "Wie", "Dirk Wouda")
    august = Datumvermelding(tekst="20 augustus 2026", van=date(2026, 8, 20), tot=date(2026, 8, 20), vindplaats=row(1).vindplaats)
    desk.deliver(minutes(LATER, replace(row(1), deadline=august), row(2), row(3)))
    taken = desk.back(editor.data(), "oude lijst.docx")
    assert codes(taken) == ["wijziging_botst"]
    assert "'1 september 2026'" in said(taken) and "'20 augustus 2026'" in said(taken) and "zo gebleven" in said(taken)
    assert desk.actions()["BHV-002"]["deadline"] == date(2026, 8, 20)
    assert desk.actions()["BHV-003"]["eigenaren"] == ("Dirk Wouda",)


def test_two_hands_on_one_delivered_list(desk: Desk) -> None:
    first, second = Word(desk.files[Word.name]), Excel(desk.files[Excel.name])
    first.put("BHV-001", "Status", "gereed")
    first.put("BHV-004", "Status", "loopt")
    second.put("BHV-001", "Status", "vervallen")
    second.put("BHV-005", "Status", "loopt")
    assert len(desk.back(first.data(), "van Bram.docx").regels) == 2
    taken = desk.back(second.data(), "van Corrie.xlsx")
    assert taken.regels == ("BHV-005, Status: nu 'loopt', was 'open'.",)
    assert codes(taken) == ["wijziging_botst"]
    assert [desk.actions()[f"BHV-00{i}"]["status"] for i in (1, 4, 5)] == ["gereed", "loopt", "loopt"]


def test_a_value_may_change_back_and_forth(desk: Desk) -> None:
    for wanted in ("gereed", "open", "gereed"):
        editor = Word(desk.files[Word.name])
        editor.put("BHV-001", "Status", wanted)
        assert len(desk.back(editor.data(), "actielijst.docx").regels) == 1
        assert desk.actions()["BHV-001"]["status"] == wanted
        desk.deliver()
    assert [w.nieuw for w in queries.geschiedenis(desk.register, "BHV-001") if w.veld == "status"][-1] == "gereed"


def test_an_action_that_was_finished_by_hand_shows_once_more_as_finished(desk: Desk) -> None:
    editor = Word(desk.files[Word.name])
    editor.strike("BHV-001")
    desk.back(editor.data(), "actielijst.docx")
    again = Word(desk.deliver()[Word.name])
    assert again.row("BHV-001").cells[6].text == "gereed"


@HAND
def test_numbers_that_are_not_right(desk: Desk, hand: Any) -> None:
    before, editor = desk.actions(), hand(desk.files[hand.name])
    editor.put("BHV-001", "Nr", "")
    editor.put("BHV-002", "Nr", "BHV-020")
    editor.put("BHV-003", "Nr", "XYZ-1")
    editor.put("BHV-004", "Nr", "bhv-004 ")
    editor.put("bhv-004 ", "Status", "loopt")
    editor.add(Wat=TASKS[5])
    editor.add(Wie="Bram ter Horst")
    taken = desk.back(editor.data(), "nummers" + hand.name[-5:])
    assert sorted(codes(taken)) == sorted(
        ["nummer_dubbel", "nummer_ontbreekt", "nummer_onbekend", "actie_bestaat_al", "regel_zonder_tekst", "regel_verwijderd"]
    )
    assert desk.actions() == {**before, "BHV-004": {**before["BHV-004"], "status": "loopt"}}


def test_columns_that_follow_from_the_minutes_stay(desk: Desk) -> None:
    before, editor = desk.actions(), Word(desk.files[Word.name])
    editor.put("BHV-001", "Datum", "1-1-2020")
    editor.put("BHV-001", "Bron", "van horen zeggen")
    taken = desk.back(editor.data(), "bron.docx")
    assert codes(taken) == ["kolom_vast", "kolom_vast"] and desk.actions() == before


def test_half_struck_through_is_a_doubt(desk: Desk) -> None:
    editor = Word(desk.files[Word.name])
    cell = editor.row("BHV-001").cells[3]
    words = cell.text.split(" ", 1)
    cell.paragraphs[0].text = ""
    cell.paragraphs[0].add_run(words[0]).font.strike = True
    cell.paragraphs[0].add_run(" " + words[1])
    taken = desk.back(editor.data(), "half.docx")
    assert codes(taken) == ["deels_doorgestreept"] and taken.regels == ()


def test_two_actions_are_joined(desk: Desk) -> None:
    editor = Word(desk.files[Word.name])
    editor.put("BHV-013", "Status", "zelfde als BHV-001")
    taken = desk.back(editor.data(), "samen.docx")
    assert taken.regels == ("BHV-013 is dezelfde actie als BHV-001 en gaat onder dat nummer verder.",)
    assert "BHV-013" not in desk.actions()
    found = queries.actie(desk.register, "BHV-013")
    assert found is not None and found.nummer == "BHV-001"


def test_a_list_after_two_actions_were_joined_comes_back_as_any_other(desk: Desk) -> None:
    editor = Word(desk.files[Word.name])
    editor.put("BHV-013", "Status", "zelfde als BHV-006")
    desk.back(editor.data(), "samen.docx")
    for verslag in (None, later(1, 5), None):
        if verslag:
            desk.deliver(verslag)
        files = desk.deliver()
        numbers = [a.nummer for a in desk.dossier.acties]
        assert numbers.count("BHV-006") == 1 and "BHV-013" not in numbers
        assert [a.nummer for agenda in desk.dossier.agendas for a in agenda.acties].count("BHV-006") <= 1
    taken = desk.back(Word(files[Word.name]).data(), "terug.docx")
    assert (taken.regels, taken.meldingen) == ((), ())


def test_joined_under_the_oldest_number_whichever_row_says_so(desk: Desk) -> None:
    editor = Word(desk.files[Word.name])
    editor.put("BHV-001", "Status", "zelfde als BHV-013")
    assert desk.back(editor.data(), "samen.docx").regels == ("BHV-013 is dezelfde actie als BHV-001 en gaat onder dat nummer verder.",)
    again = desk.back(editor.data(), "nog eens.docx")
    assert again.regels == () and "BHV-013" not in desk.actions() and "BHV-001" in desk.actions()


@pytest.mark.parametrize("nummer", ["SKA-999", "BHV-099", "BHV-013"])
def test_the_same_as_an_unknown_number_is_one_message_and_no_change(desk: Desk, nummer: str) -> None:
    before, editor = desk.actions(), Word(desk.files[Word.name])
    editor.put("BHV-013", "Status", f"zelfde als {nummer}")
    taken = desk.back(editor.data(), "onbekend.docx")
    assert taken.regels == () and codes(taken) == ["nummer_onbekend"] and nummer in said(taken)
    assert "niets in veranderd" in taken.kop and desk.actions() == before


def test_the_day_under_the_words_may_change_alone(desk: Desk) -> None:
    editor = Word(desk.files[Word.name])
    assert editor.row("BHV-001").cells[5].text == "eind juni\n30-06-2026"
    editor.put("BHV-001", "Wanneer", "eind juni\n26-06-2026")
    editor.put("BHV-005", "Wanneer", "eind juli\n30-06-2026")
    editor.put("BHV-009", "Wanneer", "eind juli\n01-08-2026")
    taken = desk.back(editor.data(), "dagen.docx")
    assert codes(taken) == ["waarde_onleesbaar"] and "BHV-009" in said(taken)
    assert [desk.actions()[n]["deadline"] for n in ("BHV-001", "BHV-005", "BHV-009")] == [
        date(2026, 6, 26),
        date(2026, 7, 31),
        date(2026, 6, 30),
    ]


def test_tracked_changes_count_as_made(desk: Desk) -> None:
    """A chair who edits with "Wijzigingen bijhouden" on."""
    editor = Word(desk.files[Word.name])
    paragraph = editor.row("BHV-001").cells[6].paragraphs[0]._p
    (run,) = paragraph.findall(qn("w:r"))
    gone, new = OxmlElement("w:del"), OxmlElement("w:ins")
    new.append(copy.deepcopy(run))
    new[0].find(qn("w:t")).text = "loopt"
    run.find(qn("w:t")).tag = qn("w:delText")
    run.addprevious(gone)
    gone.append(run)
    gone.addnext(new)
    row_marks = editor.row("BHV-002")._tr.get_or_add_trPr()
    row_marks.append(OxmlElement("w:del"))
    taken = desk.back(editor.data(), "bijgehouden.docx")
    assert taken.regels == ("BHV-001, Status: nu 'loopt', was 'open'.",)
    assert codes(taken) == ["regel_verwijderd"] and "BHV-002" in said(taken)


@HAND
def test_another_order_and_a_column_less_is_no_change(desk: Desk, hand: Any) -> None:
    before, editor = desk.actions(), hand(desk.files[hand.name])
    if isinstance(editor, Excel):
        sheet = editor.sheet(False)
        rows = [[cell.value for cell in line][:7] for line in sheet.iter_rows(min_row=2)]
        sheet.delete_rows(2, sheet.max_row)
        sheet.delete_cols(8)
        for values_of_row in reversed(rows):
            sheet.append(values_of_row)
    else:
        table = editor.table(False)
        for tr in reversed([r._tr for r in table.rows[1:]]):
            tr.getparent().append(tr)
        for line in table.rows:
            line._tr.remove(line._tr.tc_lst[7])
    taken = desk.back(editor.data(), "gesorteerd" + hand.name[-5:])
    assert (taken.regels, taken.meldingen) == ((), ()) and desk.actions() == before


# --- without our mark, through other programs -------------------------------------------------------------------------------------


def unmarked(data: bytes) -> bytes:
    """As a program leaves it that drops custom properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != "docProps/custom.xml":
                part = old.read(name)
                part = part.replace(b'<Override PartName="/docProps/custom.xml"', b'<Override PartName="/docProps/weg.xml"')
                new.writestr(name, part if not name.endswith(".rels") else _without(part))
    return out.getvalue()


def _without(part: bytes) -> bytes:
    from lxml import etree

    root = etree.fromstring(part)
    for relation in [r for r in root if "custom" in r.get("Target", "")]:
        root.remove(relation)
    return etree.tostring(root)


@HAND
def test_a_list_without_its_mark_is_known_by_its_columns(desk: Desk, hand: Any) -> None:
    old = desk.files[hand.name]
    first = hand(old)
    first.put("BHV-002", "Status", "gereed")
    desk.back(first.data(), "eerst" + hand.name[-5:])
    desk.deliver()
    editor = hand(old)
    editor.put("BHV-001", "Status", "loopt")
    path = desk.folder / ("kaal" + hand.name[-5:])
    path.write_bytes(unmarked(editor.data()))
    assert readers.read(path).origin is None
    taken = desk.back(path.read_bytes(), path.name)
    assert taken.regels == ("BHV-001, Status: nu 'loopt', was 'open'.",) and taken.meldingen == ()
    assert desk.actions()["BHV-002"]["status"] == "gereed"  # the list that was delivered before that is the nearest


@pytest.mark.skipif(office.find_libreoffice() is None, reason="LibreOffice is not installed")
@HAND
def test_libreoffice_in_between(desk: Desk, hand: Any, tmp_path: Path) -> None:
    before, editor = desk.actions(), hand(desk.files[hand.name])
    editor.put("BHV-001", "Status", "loopt")
    editor.strike("BHV-002")
    source = tmp_path / hand.name
    source.write_bytes(editor.data())
    suffix, out = hand.name[-4:], tmp_path / "uit"
    command = [str(office.find_libreoffice()), "--headless", f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"]
    made = subprocess.run([*command, "--convert-to", suffix, "--outdir", str(out), str(source)], capture_output=True, timeout=180)
    if b"could not be loaded" in made.stdout + made.stderr:
        pytest.skip("this LibreOffice has no Calc")
    taken = desk.back((out / hand.name).read_bytes(), hand.name)
    assert taken.meldingen == ()
    meant = {"BHV-001": {"status": "loopt"}, "BHV-002": {"status": "gereed"}}
    assert desk.actions() == {n: {**fields, **meant.get(n, {})} for n, fields in before.items()}


@pytest.mark.parametrize("data", [b"PK\x03\x04 geen zip", b"tekst", bytes.fromhex("d0cf11e0a1b11ae1") + b"wachtwoord"])
def test_an_excel_file_that_cannot_be_read_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "lijst.xlsx").write_bytes(data)
    with pytest.raises(OnleesbaarBestand, match="lijst.xlsx"):
        readers.read(tmp_path / "lijst.xlsx")


@pytest.mark.parametrize("said", ["31 febr", "nooit", "3 of 4 juni", "volgende week", "over zes weken", "12", "46000"])
def test_no_deadline_is_guessed(said: str) -> None:
    with pytest.raises(values.Unreadable):
        values.due(said, date(2026, 4, 16))


# --- the chair's agenda -----------------------------------------------------------------------------------------------------------


class Chair:
    """A hand in the draft agenda."""

    def __init__(self, data: bytes) -> None:
        self.document = docx.Document(io.BytesIO(data))

    @property
    def items(self) -> list[Paragraph]:
        return [p for p in self.document.paragraphs if p.style.name == "Agendapunt"]

    def find(self, start: str) -> Paragraph:
        return next(p for p in self.items if p.text.startswith(start))

    def add(self, before: str, text: str) -> None:
        other = self.find(before)
        other._p.addprevious(copy.deepcopy(other._p))
        self.items[[p.text for p in self.items].index(other.text)].text = text

    def remove(self, start: str) -> None:
        gone = self.find(start)._p
        under = gone.getnext()
        gone.getparent().remove(gone)
        if under is not None and "Herkomst" in str(under.xpath("./w:pPr/w:pStyle/@w:val")):
            under.getparent().remove(under)

    def fact(self, label: str, value: str) -> None:
        next(r for r in self.document.tables[0].rows if r.cells[0].text == label).cells[1].paragraphs[0].text = value

    def data(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


@pytest.fixture
def planned(tmp_path: Path) -> Iterator[Desk]:
    """A draft agenda for 18 June with two subjects on it."""
    made = Desk(tmp_path, sending("Het baggerplan komt op 18 juni terug", "een.docx"))
    made.deliver(sending("De visstand wordt op 18 juni besproken", "twee.docx", date(2026, 4, 30)))
    yield made
    made.register.close()


def titles(desk: Desk) -> list[str]:
    (agenda,) = desk.dossier.agendas
    return [p.titel for p in agenda.punten]


def test_the_agenda_under_test_is_as_meant(planned: Desk) -> None:
    assert titles(planned) == [
        "Opening en mededelingen",
        "Verslag 30 april 2026 en actielijst",
        "Baggerplan",
        "Visstand",
        "Rondvraag",
        "Sluiting",
    ]


def test_an_agenda_that_comes_back_unchanged_stays_as_it_is(planned: Desk) -> None:
    before = planned.files[planned.agenda()]
    assert planned.back(Chair(before).data(), "akkoord.docx").regels == ()
    assert planned.deliver()[planned.agenda()] == before


def test_the_chairs_agenda_is_the_agenda_of_record(planned: Desk) -> None:
    chair = Chair(planned.files[planned.agenda()])
    chair.find("Baggerplan").text = "Baggerplan noordoever – Corrie Alma"
    chair.remove("Visstand")
    chair.add("Rondvraag", "Jubileum – Anneke Zuidhof en Bram ter Horst")
    chair.items[0]._p.addprevious(chair.find("Jubileum")._p)
    chair.fact("Tijd", "14.00 tot 16.00 uur")
    chair.fact("Locatie", "De Eendenkooi")
    taken = planned.back(chair.data(), "van de voorzitter.docx")
    assert taken.meldingen == ()
    planned.deliver()
    (agenda,) = planned.dossier.agendas
    assert titles(planned)[0] == "Jubileum" and agenda.punten[0].inleiders == ("Anneke Zuidhof", "Bram ter Horst")
    assert titles(planned)[3:] == ["Baggerplan noordoever", "Rondvraag", "Sluiting"]
    assert agenda.punten[3].inleiders == ("Corrie Alma",) and len(agenda.punten[3].herkomst) == 1
    assert (agenda.begintijd.hour, agenda.eindtijd.hour, agenda.locatie) == (14, 16, "De Eendenkooi")
    again = planned.back(Chair(chair.data()).data(), "nog eens.docx")
    assert again.regels == () and "niets in veranderd" in again.kop


def test_what_is_new_since_is_added_and_marked(planned: Desk) -> None:
    chair = Chair(planned.files[planned.agenda()])
    chair.remove("Visstand")
    planned.back(chair.data(), "van de voorzitter.docx")
    planned.deliver(sending("De oeverzwaluwen worden op 18 juni besproken", "drie.docx", LATER))
    assert titles(planned)[2:] == ["Baggerplan", "Oeverzwaluwen", "Rondvraag", "Sluiting"]
    added = planned.dossier.agendas[0].punten[3]
    assert added.herkomst[0] == "Nieuw sinds de versie van de voorzitter."
    second = Chair(planned.files[planned.agenda()])
    assert planned.back(second.data(), "akkoord.docx").regels == ()
    planned.deliver()
    kept = planned.dossier.agendas[0].punten[3]
    assert kept.titel == "Oeverzwaluwen" and "Nieuw sinds" not in " ".join(kept.herkomst)
    assert "Visstand" not in titles(planned)


def test_a_title_that_is_all_new_is_told_as_one_that_changed(planned: Desk) -> None:
    chair = Chair(planned.files[planned.agenda()])
    chair.find("Visstand").text = "Overlast van meervallen"
    chair.remove("Baggerplan")
    chair.add("Rondvraag", "Jubileum")
    taken = planned.back(chair.data(), "van de voorzitter.docx")
    assert taken.regels == (
        "Punt 'Baggerplan' is eraf gehaald.",
        "Punt 'Visstand' heet nu 'Overlast van meervallen'.",
        "Punt 'Jubileum' is erbij gezet.",
    )


@pytest.mark.parametrize("wording", ["{} (parkeren)", "Parkeer: {}", "{} – parkeer"])
def test_parked_is_off_the_agenda_and_named(planned: Desk, wording: str) -> None:
    chair = Chair(planned.files[planned.agenda()])
    chair.find("Visstand").text = wording.format("Visstand")
    taken = planned.back(chair.data(), "van de voorzitter.docx")
    assert taken.regels == ("Punt 'Visstand' is geparkeerd.",)
    planned.deliver()
    assert "Visstand" not in titles(planned)
    assert ["Visstand" in m.tekst for m in planned.dossier.meldingen if m.code == "punt_geparkeerd"] == [True]
    back = Chair(planned.files[planned.agenda()])
    back.add("Rondvraag", "Visstand")
    planned.back(back.data(), "weer.docx")
    planned.deliver()
    assert "Visstand" in titles(planned) and not [m for m in planned.dossier.meldingen if m.code == "punt_geparkeerd"]


@pytest.mark.parametrize("wording", ["{} (sla over)", "Sla over: {}", "{} – overslaan"])
def test_skipped_is_off_this_agenda_only(planned: Desk, wording: str) -> None:
    chair = Chair(planned.files[planned.agenda()])
    chair.find("Visstand").text = wording.format("Visstand")
    assert planned.back(chair.data(), "van de voorzitter.docx").regels == ("Punt 'Visstand' is overgeslagen en komt op de agenda daarna.",)
    planned.deliver()
    assert "Visstand" not in titles(planned) and not [m for m in planned.dossier.meldingen if m.code == "punt_geparkeerd"]
    planned.deliver(minutes(LATER, name="tussendoor.docx"))
    assert "Visstand" not in titles(planned)
    planned.deliver(minutes(NEXT, name="juni.docx"))
    (again,) = [p for p in planned.dossier.agendas[0].punten if p.titel == "Visstand"]
    assert again.herkomst and "Baggerplan" not in titles(planned)
    planned.deliver(minutes(date(2026, 9, 17), name="september.docx"))
    assert "Visstand" not in titles(planned)


def test_an_item_put_between_another_and_its_line_leaves_the_line_there(planned: Desk) -> None:
    delivered = {p.titel: p.herkomst for p in planned.dossier.agendas[0].punten}
    chair = Chair(planned.files[planned.agenda()])
    chair.find("Visstand").text = "Visstand in het meer"
    for above, text in (("Baggerplan", "Jubileum"), ("Visstand", "Zwemwater")):
        chair.find(above)._p.addnext(copy.deepcopy(chair.find(above)._p))
        [p for p in chair.items if p.text.startswith(above)][1].text = text
    taken = planned.back(chair.data(), "van de voorzitter.docx")
    assert taken.meldingen == ()
    planned.deliver()
    now = {p.titel: p.herkomst for p in planned.dossier.agendas[0].punten}
    assert list(now)[2:6] == ["Baggerplan", "Jubileum", "Visstand in het meer", "Zwemwater"]
    assert delivered["Baggerplan"] and now["Baggerplan"] == delivered["Baggerplan"]
    assert delivered["Visstand"] and now["Visstand in het meer"] == delivered["Visstand"]
    assert now["Jubileum"] == now["Zwemwater"] == ()


def test_a_line_that_is_no_item_is_said(planned: Desk) -> None:
    chair = Chair(planned.files[planned.agenda()])
    for before, text in (("Opening", "Graag op tijd komen"), ("Sluiting", "Etentje met de leden")):
        chair.find(before).insert_paragraph_before(text).style = "Normal"
    taken = planned.back(chair.data(), "van de voorzitter.docx")
    assert codes(taken) == ["regel_zonder_punt", "regel_onder_punt"]
    assert "'Graag op tijd komen'" in said(taken) and "onder het punt 'Rondvraag'" in said(taken)
    planned.deliver()
    assert next(p for p in planned.dossier.agendas[0].punten if p.titel == "Rondvraag").herkomst == ("Etentje met de leden",)


def test_another_day_and_hours_that_cannot_be_read(planned: Desk) -> None:
    chair = Chair(planned.files[planned.agenda()])
    chair.fact("Datum", "donderdag 25 juni 2026")
    chair.fact("Tijd", "na de koffie")
    taken = planned.back(chair.data(), "verzet.docx")
    assert sorted(codes(taken)) == ["vergadering_verplaatst", "waarde_onleesbaar"]
    planned.deliver()
    assert planned.dossier.agendas[0].datum == date(2026, 6, 25)
    again = Chair(planned.files[planned.agenda()])
    again.add("Rondvraag", "Jubileum")
    assert planned.back(again.data(), "verzet 2.docx").regels == ("Punt 'Jubileum' is erbij gezet.",)
    planned.deliver()
    assert planned.dossier.agendas[0].datum == date(2026, 6, 25) and "Jubileum" in titles(planned)


def test_the_minutes_of_that_day_are_held_against_the_agenda(planned: Desk) -> None:
    chair = Chair(planned.files[planned.agenda()])
    chair.add("Rondvraag", "Jubileum van de molen")
    chair.add("Rondvraag", "Zwemwater: dag van de meting kiezen")
    planned.back(chair.data(), "van de voorzitter.docx")
    held = ("Opening", "Bespreking van het baggerplan", "Visstand in het meer", "Zwemwater", "Rondvraag")
    planned.deliver(minutes(NEXT, agenda=held, name="juni.docx"))
    told = [m.tekst for m in planned.dossier.meldingen if m.code == "agendapunt_niet_in_verslag"]
    assert len(told) == 1 and "'Jubileum van de molen'" in told[0]
    assert "aggerplan" not in told[0] and "Visstand" not in told[0] and "Zwemwater" not in told[0]


def test_an_action_to_be_confirmed_on_the_agenda_is_no_change(tmp_path: Path) -> None:
    """Its status there says that it is in doubt."""
    desk = Desk(tmp_path, sending("Het baggerplan komt op 18 juni terug", "een.docx"))
    desk.deliver(minutes(date(2026, 4, 30), promise(0), sending("De visstand wordt op 18 juni besproken", "x").acties[0], name="twee.docx"))
    chair = Chair(desk.files[desk.agenda()])
    assert any("te bevestigen" in c.text for t in chair.document.tables for c in t.columns[-1].cells)
    chair.add("Rondvraag", "Jubileum")
    taken = desk.back(chair.data(), "agenda.docx")
    assert (taken.regels, codes(taken)) == (("Punt 'Jubileum' is erbij gezet.",), [])
    desk.register.close()


def test_two_versions_from_one_draft_are_told_apart(planned: Desk) -> None:
    draft = planned.files[planned.agenda()]
    first, second = Chair(draft), Chair(draft)
    first.add("Rondvraag", "Jubileum")
    second.add("Rondvraag", "Zwemwater")
    planned.back(first.data(), "van de voorzitter.docx")
    taken = planned.back(second.data(), "van de secretaris.docx")
    assert codes(taken) == ["wijziging_botst"] and "'Jubileum'" in said(taken)
    planned.deliver()
    assert "Zwemwater" in titles(planned) and "Jubileum" not in titles(planned)
