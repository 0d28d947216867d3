"""The language model and its components, on sentences written for the test: real analyses, no mocks."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import Block, Document, Kind
from pipeline.errors import ModelFout
from pipeline.language import load, parse
from pipeline.language.bodies import is_body
from pipeline.language.people import names, people
from pipeline.language.sentences import sentences as ends
from pipeline.structure.outline import Outline


@pytest.fixture(scope="module")
def nlp():
    return load()


def token(doc, text):
    return next(t for t in doc if t.text == text)


def entities(doc, label):
    return [ent.text for ent in doc.ents if ent.label_ == label]


def sentences(doc):
    return [sent.text for sent in doc.sents]


# loading


def test_an_unknown_model_is_a_clear_dutch_error():
    with pytest.raises(ModelFout, match="geen_model.*ander taalmodel"):
        load("geen_model")


def test_a_damaged_model_is_a_clear_dutch_error(tmp_path: Path):
    (tmp_path / "config.cfg").write_text("dit is geen config", encoding="utf-8")
    with pytest.raises(ModelFout, match="kan niet worden geladen"):
        load(tmp_path)


def test_a_pipeline_without_parser_does_not_fit(tmp_path: Path):
    spacy.blank("nl").to_disk(tmp_path / "leeg")
    with pytest.raises(ModelFout, match="past niet bij vervolg"):
        load(tmp_path / "leeg")


def test_the_variable_names_another_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("VERVOLG_MODEL", "geen_model")
    with pytest.raises(ModelFout, match="geen_model"):
        load()


def test_the_rules_stand_behind_the_model(nlp):
    assert nlp.pipe_names[-5:] == ["mending", "lemmas", "separable", "bodies", "people"]


# one Doc a block


def test_a_document_gives_one_doc_a_block(nlp):
    texts = ("Opening", "", "De voorzitter opent de vergadering.", "Actie\tEigenaar\tDatum")
    blocks = tuple(Block(kind=Kind.PARAGRAPH, text=text) for text in texts)
    outline = Outline(document=Document(name="x.md", format="md", sha256="0", blocks=blocks), kind="verslag")
    assert tuple(doc.text for doc in parse(outline, nlp).docs) == texts


@settings(deadline=None)  # the first example loads the model
@given(st.text(max_size=80))
def test_offsets_are_those_of_the_text(text):
    doc = TOKENS(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


class _Tokens:
    """The tokenizer of the model, loaded once for the property tests."""

    def __call__(self, text: str):
        self.nlp = getattr(self, "nlp", None) or load()
        return self.nlp.make_doc(text)


TOKENS = _Tokens()

# tokens and sentences


@pytest.mark.parametrize(
    "abbreviation",
    ["a.s.", "jl.", "d.d.", "i.v.m.", "t.b.v.", "nr.", "dhr.", "w.v.t.t.k.", "m.b.t.", "o.b.v.", "mevr.", "bijv.", "N.V.", "I.v.m."],
)
def test_an_abbreviation_is_one_token(nlp, abbreviation):
    assert abbreviation in [t.text for t in nlp.make_doc(f"Dit is {abbreviation} het geval.")]


@pytest.mark.parametrize("text", ["We doen ons best.", "Dat vraagt Jan.", "Hij geeft haar de hand.", "Zij is lid.", "Dat is zo."])
def test_a_word_that_is_also_an_abbreviation_ends_the_sentence(nlp, text):
    assert nlp.make_doc(text)[-1].text == "."


@pytest.mark.parametrize(
    "text",
    [
        "De vergadering van vrijdag 12 juni a.s. vindt plaats in het stadhuis.",
        "Het verslag d.d. 3 maart jl. wordt ongewijzigd vastgesteld.",
        "I.v.m. ziekte van dhr. A. de Boer wordt punt nr. 4 verplaatst.",
        "De stukken t.b.v. het overleg worden i.o.m. mevr. Smit verzonden.",
    ],
)
def test_an_abbreviation_does_not_end_the_sentence(nlp, text):
    assert sentences(nlp(text)) == [text]


def test_the_number_of_a_flat_does_not_begin_a_sentence():
    text = "De heer Prins (app. 11) treedt af. Meld je aan via de app. Dat kan nu."
    assert [text[a:b] for a, b in ends(text)] == ["De heer Prins (app. 11) treedt af.", "Meld je aan via de app.", "Dat kan nu."]


def test_sentences_end_at_full_stop_question_and_exclamation_mark(nlp):
    parts = ["De voorzitter opent de vergadering.", "Is iedereen aanwezig?", "Dat is goed nieuws!", "We stellen de agenda vast."]
    assert sentences(nlp(" ".join(parts))) == parts


# lemmas


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("De werkgroep koppelt de uitkomsten in juni terug.", "koppelt", "terugkoppelen"),
        ("Anna stemt in met het voorstel.", "stemt", "instemmen"),
        ("Het bestuur stelt de begroting vast.", "stelt", "vaststellen"),
        ("De secretaris stuurt de stukken morgen rond.", "stuurt", "rondsturen"),
        ("De commissie keurt het plan goed.", "keurt", "goedkeuren"),
        ("Pieter zoekt dit voor de volgende keer uit.", "zoekt", "uitzoeken"),
    ],
)
def test_a_separable_verb_has_one_lemma(nlp, text, verb, lemma):
    assert token(nlp(text), verb).lemma_ == lemma


def test_a_preposition_is_no_particle(nlp):
    assert token(nlp("Zij komt na de pauze in de zaal."), "komt").lemma_ == "komen"


@pytest.mark.parametrize(("word", "lemma"), [("vergaderingen", "vergadering"), ("besproken", "bespreken"), ("gemeenten", "gemeente")])
def test_lemmas_of_words_of_minutes(nlp, word, lemma):
    assert token(nlp(f"De {word} zijn bekend." if word != "besproken" else "Het punt is besproken."), word).lemma_ == lemma


# trees


def test_the_subject_of_a_subordinate_clause(nlp):
    doc = nlp("Karin meldt dat de gemeente het plan volgende week verstuurt.")
    assert token(doc, "gemeente").dep_ == "nsubj" and token(doc, "gemeente").head.text == "verstuurt"
    assert token(doc, "Karin").dep_ == "nsubj" and token(doc, "Karin").head.text == "meldt"


def test_a_passive_has_a_passive_subject(nlp):
    doc = nlp("Het verslag wordt door de leden vastgesteld.")
    assert token(doc, "verslag").dep_ == "nsubj:pass" and token(doc, "wordt").dep_ == "aux:pass"


def test_labels_are_ud(nlp):
    doc = nlp("De secretaris stuurt de nieuwe leden een brief met het programma.")
    assert [token(doc, w).dep_ for w in ("De", "secretaris", "stuurt", "nieuwe", "brief")] == ["det", "nsubj", "ROOT", "amod", "obj"]
    assert [token(doc, w).pos_ for w in ("De", "secretaris", "stuurt", "nieuwe", "met")] == ["DET", "NOUN", "VERB", "ADJ", "ADP"]


# names


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Jan van der Meer licht het voorstel toe.", "Jan van der Meer"),
        ("Het voorstel komt van K. de Groot.", "K. de Groot"),
        ("Volgens mevrouw Dijkhuizen is het plan nog niet klaar.", "Dijkhuizen"),
        ("Dit wordt opgepakt door Fatima El Amrani (gemeente Lisse).", "Fatima El Amrani"),
        ("Anne-Marie ter Horst vraagt aandacht voor de planning.", "Anne-Marie ter Horst"),
    ],
)
def test_a_person_with_particles_initials_or_title(nlp, text, person):
    assert entities(nlp(text), "PER") == [person]


@pytest.mark.parametrize(
    "text",
    ["ZOU is akkoord met het voorstel.", "GitHub en Common Ground worden gebruikt.", "Het Kadaster levert de gegevens.",
     "De Omgevingswet treedt in werking.", "Rondvraag en sluiting", "De vergadering is in Utrecht.", "In Mei is er geen overleg.",
     "Status: Afgehandeld"],
)  # fmt: skip
def test_no_person_in_bodies_places_and_products(nlp, text):
    assert entities(nlp(text), "PER") == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("De werkgroep Zorg en Welzijn komt in mei bijeen.", "werkgroep Zorg en Welzijn"),
        ("Het Breed Bestuurlijk Overleg stemt in.", "Breed Bestuurlijk Overleg"),
        ("Dit gaat terug naar de stuurgroep Wonen.", "stuurgroep Wonen"),
    ],
)
def test_bodies(nlp, text, body):
    assert entities(nlp(text), "GREMIUM") == [body]


def test_a_noun_alone_is_no_body(nlp):
    assert entities(nlp("Het overleg begon om tien uur."), "GREMIUM") == []


@pytest.mark.parametrize(
    ("word", "expected"), [("Programmaoverleg", True), ("werkgroepen", True), ("Kernteam", True), ("overlegt", False), ("groep", False)]
)
def test_words_for_bodies(word, expected):
    assert is_body(word) is expected


def test_a_name_known_from_the_document_is_found_by_its_part(nlp):
    doc = nlp("Zonneveld vraagt wat de planning is.")
    assert [span.text for span in people((doc,), known=("Elbrich Zonneveld",))] == ["Zonneveld"]


def test_mentions_of_one_person_are_one_name(nlp):
    docs = tuple(nlp.pipe(["Aanwezig: Elbrich Zonneveld (gemeente Ede)", "Elbrich meldt zich ziek.", "E. Zonneveld stuurt de stukken."]))
    assert names(people(docs)) == ("Elbrich Zonneveld",)
