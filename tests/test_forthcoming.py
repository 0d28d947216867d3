"""What comes, goes out or must be ready on a day, and its neighbours that are no task."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.extraction.errands import errand_of
from pipeline.extraction.roster import build
from pipeline.extraction.statements import sentences

PEOPLE = build(["Els de Boer", "Jan Prins", "Fatima Amrani"])

READY, OUT, COMES, WITH = "moet op een dag klaar zijn", "gaat op een dag de deur uit", "komt op een dag", "komt met een voorstel"
LOOKED, BY, UP, ON = "wordt nog bekeken", "zal door iemand worden gedaan", "pakt dit op", "gaat een volgende keer verder"
STEP, MINE = "stap met een dag", "ik doe"
AGENDA, SOON = "staat op een dag op de agenda", "wordt alsnog gedaan"


@pytest.mark.parametrize(
    ("text", "ahead", "name"),
    [
        ("De folder moet voor 3 mei klaar zijn.", True, READY),
        ("Brieven moeten uiterlijk vrijdag de deur uit.", True, READY),
        ("De folder moet mooi zijn.", False, None),
        ("De deur moet 24 uur per dag open kunnen.", False, None),
        ("De rekening gaat 3 mei naar de leden.", True, OUT),
        ("De folder gaat eind mei de deur uit.", True, OUT),
        ("Els gaat 3 mei naar de leden.", True, None),
        ("De klas gaat 3 mei naar de molen.", True, None),
        ("De rekening gaat naar de leden.", False, None),
        ("De begroting komt in november.", True, COMES),
        ("De cijfers volgen in de volgende vergadering.", False, COMES),
        ("De inspecteurs komen in november.", True, None),
        ("Jan komt in november.", True, None),
        ("De volgende vergadering komt in november.", True, None),
        ("De bus komt om tien uur.", False, None),
        ("De bewonersgroep komt in mei met een uitgewerkt plan.", True, WITH),
        ("De bewonersgroep komt met de trein.", False, None),
        ("De gemeente komt naar verwachting in mei met een voorstel.", True, None),
        ("Of de zaal groot genoeg is wordt nog bekeken.", False, LOOKED),
        ("Wie er komt wordt bij de deur gezegd.", False, None),
        ("De lijst zal door Els worden aangevuld.", False, BY),
        ("De lijst zal worden aangevuld.", False, None),
        ("De lijst zal door de secretaris worden aangevuld.", False, BY),
        ("De lijst zal door de bakker worden aangevuld.", False, None),
        ("De begroting staat in mei op de agenda.", True, AGENDA),
        ("Volgend overleg ligt het concept op tafel.", False, AGENDA),
        ("De begroting staat op de agenda.", False, None),
        ("De begroting staat in mei niet op de agenda.", True, None),
        ("De lijst wordt alsnog toegevoegd.", False, SOON),
        ("Het bord wordt zo snel mogelijk gemaakt.", False, SOON),
        ("De lijst wordt alsnog niet toegevoegd.", False, None),
        ("De kosten vallen mee, maar Communicatie gaat dit nog uitzoeken.", False, UP),
        ("Het is de vraag wie dit gaat uitzoeken.", False, None),
        ("Geen tijd meer, volgende keer verder.", False, ON),
        ("Aangehouden tot de vergadering van mei.", True, ON),
        ("Volgende keer beter.", False, None),
        ("Verzending eind mei.", True, STEP),
        ("Evaluatie in de vergadering van 3 juni.", True, STEP),
        ("Evaluatie van het feest was goed.", False, None),
        ("Verzending per post.", False, None),
        ("Ik zorg dat de sleutel er vrijdag ligt.", True, MINE),
        ("Ik bel morgen de molenaar.", False, MINE),
        ("Ik maak me zorgen over de stoep.", False, None),
        ("Ik belde de molenaar nog.", False, None),
    ],
)
def test_wording(text: str, ahead: bool, name: str | None, nlp: Language) -> None:
    span = next(iter(sentences(nlp(text))))
    assert errand_of(text, PEOPLE.mentions(span), ahead) == name
