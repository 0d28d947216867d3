"""Who speaks, by when a task is due, who was there: sentences and headers of invented organisations."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from pipeline import language
from pipeline.document import Block, Document, Kind
from pipeline.extraction import extract
from pipeline.model import Verslag
from pipeline.structure import outline

HEAD = "Aanwezig: Anna de Ruiter (voorzitter), Bart van der Meulen (penningmeester), Joëlle Smit, Kees Bos"


def read(nlp: Language, *lines: str, head: str = HEAD) -> Verslag:
    blocks = [Block(kind=Kind.HEADING, text="Verslag bestuur De Linde, 3 maart 2026", level=1), Block(kind=Kind.PARAGRAPH, text=head)]
    blocks += [Block(kind=Kind.HEADING, text=f"{n}. {title}", level=2) for n, title in [(1, "Opening")]]
    blocks += [Block(kind=Kind.PARAGRAPH, text=line) for line in lines]
    blocks += [Block(kind=Kind.HEADING, text="2. Rondvraag", level=2), Block(kind=Kind.PARAGRAPH, text="Er zijn geen vragen meer.")]
    found = extract(language.parse(outline(Document(name="v.docx", format="docx", sha256="", blocks=tuple(blocks))), nlp))
    assert isinstance(found, Verslag)
    return found


ANNA, BART, JOELLE, KEES = "Anna de Ruiter", "Bart van der Meulen", "Joëlle Smit", "Kees Bos"
SPEECH = [
    ("Bart maakt zich zorgen over de hoge energierekening.", {BART}),
    ("Kees is benieuwd naar de uitkomst van het onderzoek.", {KEES}),
    ("Joelle: ik vind dat we het terrein eerst moeten opknappen.", {JOELLE}),
    ("Volgens Kees is de verzekering al verlengd.", {KEES}),
    ("De planning is haalbaar, aldus Bart.", {BART}),
    ("Op de vraag van Kees of er nog plek is, volgt een bevestigend antwoord.", {KEES}),
    ("De penningmeester licht de cijfers toe.", {BART}),
    ("Bart vd Meulen geeft een korte toelichting op de begroting.", {BART}),
    ("Daar is Joëlle het niet mee eens.", {JOELLE}),
    ("Door Kees wordt opgemerkt dat het hek nog open staat.", {KEES}),
    ("Anna kan voorbeelden geven, maar zij merkt op dat die verouderd zijn.", {ANNA}),
    ("Kees houdt de mogelijkheid van een tweede avond open.", {KEES}),
    ("Kees gaat niet akkoord met het voorstel.", {KEES}),
    ("Bart laat de nieuwe plattegrond zien.", {BART}),
    ("De voorzitter dankt Kees voor de koffie en sluit de vergadering.", {ANNA}),
    ("Speeltuin De Linde sluit per 1 mei.", set()),
    ("Smit Beheer sluit per 1 april.", set()),
    ("Kees begrijpt de zorgen van de buren.", {KEES}),
    ("Meneer Van Wiltink (nr. 12) vindt de bijdrage te hoog.", {"Van Wiltink"}),
    ("Mevrouw Oldeman vertelt dat de poort klemt.", {"Oldeman"}),
    ("Mevrouw Oldeman heeft vorig jaar al om een hek gevraagd.", set()),
    # not: given a task, mentioned, told of before, to come
    ("Kees koppelt de uitkomst terug aan de commissie.", set()),
    ("Joëlle heeft eerder al aangegeven te stoppen.", set()),
    ("Kees spreekt de buren hier binnenkort over.", set()),
    ("Joëlle: contact leggen met de drukker", set()),
    ("Bart gevraagd om de sleutels te beheren.", set()),
    ("Joëlle ligt nog in het ziekenhuis.", set()),
    ("Anna opent de vergadering en introduceert Kees Bos.", {ANNA}),
    ("Anna vraagt of Kees de tent wil opzetten.", {ANNA}),
]


@pytest.mark.parametrize(("line", "names"), SPEECH, ids=[line for line, _ in SPEECH])
def test_who_speaks(line: str, names: set[str], nlp: Language) -> None:
    assert {s.naam for s in read(nlp, line).sprekers} == names


def test_a_lone_name_is_the_one_who_was_there(nlp: Language) -> None:
    head = "Aanwezig: Kees Bos, Anna de Ruiter\nAfwezig: Kees Vos"
    assert [s.naam for s in read(nlp, "Kees vraagt wie de sleutel heeft.", head=head).sprekers] == ["Kees Bos"]


@pytest.mark.parametrize(
    ("head", "line", "names"),
    [
        ("Aanwezig: Mo Aydin (beheerder), Anna de Ruiter", "De beheerder vindt dat te duur.", {"Mo Aydin"}),
        ("Aanwezig: Mo Aydin (clubmanager), Anna de Ruiter", "De clubmanager vindt dat te duur.", {"Mo Aydin"}),
        ("Aanwezig: Mo Aydin (trainer), Anna de Ruiter", "De trainer vindt dat te duur.", set()),
        (
            "Aanwezig: wethouder Mo Aydin, Anna de Ruiter",
            "Dat is de wethouder niet bekend, zegt zij. De wethouder vraagt om geduld.",
            {"Mo Aydin"},
        ),
        ("Aanwezig: wethouder Mo Aydin, wethouder Anna de Ruiter", "De wethouder vindt dat te duur.", set()),
        ("Aanwezig: Klaas Jan de Wit, Anna de Ruiter", "De Wit: wie vertelt het de leden?", {"Klaas Jan de Wit"}),
        ("Aanwezig: Klaas Jan de Wit, Anna de Ruiter", "Klaas Jan vraagt wie het de leden vertelt.", {"Klaas Jan de Wit"}),
        (
            "Aanwezig: Anna de Ruiter\nAfwezig: Mo Aydin. Bij punt 2 en 3: Kees Bos van de jeugdcommissie.",
            "Kees vertelt dat er een trainer te weinig is.",
            {"Kees Bos"},
        ),
    ],
)
def test_whom_a_function_or_a_part_of_the_name_means(head: str, line: str, names: set[str], nlp: Language) -> None:
    assert {s.naam for s in read(nlp, line, head=head).sprekers} == names


def test_a_name_at_the_end_of_a_line_does_not_run_on(nlp: Language) -> None:
    found = read(nlp, "Saskia vraagt wie er helpt.", "Enquête uitzetten: Saskia", "Peiling houden: Kees", head="Aanwezig: Kees Bos")
    assert [s.naam for s in found.sprekers] in ([], ["Saskia"])


def test_a_presenter_who_was_not_there_does_not_speak(nlp: Language) -> None:
    found = read(nlp, "De cijfers zijn goed.", head="Aanwezig: Kees Bos, Anna de Ruiter")
    assert not found.sprekers


@pytest.mark.parametrize(
    ("head", "present", "absent"),
    [
        ("Aanw.: Kees, Anna, Bart\nAfw.: Joost", {"Kees", "Anna", "Bart"}, {"Joost"}),
        ("Aanwezig: Jolien, Bram, Wout\nVerontschuldigd: Amber, Kobe", {"Jolien", "Bram", "Wout"}, {"Amber", "Kobe"}),
        ("Wie: Kees (bar), Anna (jeugd)\nNiet: Joost", {"Kees", "Anna"}, {"Joost"}),
        (
            "Aanwezig: Kees Bos, Anna de Ruiter, Mo Aydin\nTe laat: Olaf Tol (20:50)",
            {"Kees Bos", "Anna de Ruiter", "Mo Aydin", "Olaf Tol"},
            set(),
        ),
        (
            "Aanwezig: Bos, Kees (voorzitter); De Ruiter, Anna; Aydin, Mo\nAfwezig: Tol, Olaf",
            {"Kees Bos", "Anna de Ruiter", "Mo Aydin"},
            {"Olaf Tol"},
        ),
    ],
)
def test_attendance_in_other_words(head: str, present: set[str], absent: set[str], nlp: Language) -> None:
    found = read(nlp, "Het verslag is goed.", head=head)
    assert ({p.naam for p in found.aanwezig}, {p.naam for p in found.afwezig}) == (present, absent)


@pytest.mark.parametrize(
    ("task", "van", "tot"),
    [
        ("Actie: Kees legt het plan voor aan de raad in september of november.", date(2026, 9, 1), date(2026, 11, 30)),
        ("Actie: Kees belt de aannemer uiterlijk 20 maart.", date(2026, 3, 20), date(2026, 3, 20)),
        ("Actie: Bart zoekt een vrijwilliger die op 26 april aanwezig kan zijn.", None, None),
        ("Actie: Anna vraagt binnen drie weken een offerte aan.", None, None),
    ],
)
def test_by_when(task: str, van: date | None, tot: date | None, nlp: Language) -> None:
    (action,) = read(nlp, task).acties
    due = action.deadline
    assert (due and due.van, due and due.tot) == (van, tot)


def test_a_term_without_a_day_keeps_its_words(nlp: Language) -> None:
    (action,) = read(nlp, "Actie: Anna vraagt binnen drie weken een offerte aan.").acties
    assert action.deadline is not None and action.deadline.tekst == "binnen drie weken"
