"""The reader of sentences in their context: word pieces, the transformer, the windows it reads."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction import reading
from pipeline.extraction.reading import OVERLAP, SIZE, Line, reader, sequence, windows
from pipeline.language.pieces import UNKNOWN, Pieces
from pipeline.language.transformer import gelu, norm, softmax

TEXT, TITLE = st.lists(st.integers(4, 99), min_size=1, max_size=96), st.lists(st.integers(4, 99), max_size=16)
NUMBERED = st.lists(st.tuples(TEXT, TITLE, st.just("")), min_size=1)


@pytest.fixture(scope="module")
def small() -> Pieces:
    return Pieces({"▁ver": -2.0, "slag": -2.0, "▁verslag": -3.0, "▁": -5.0, "s": -4.0})


def test_the_likeliest_split_wins(small):
    assert small("verslag", 9) == [small.numbers["▁verslag"]]
    assert small("verslags", 9) == [small.numbers["▁verslag"], small.numbers["s"]]


def test_a_letter_in_no_piece_is_unknown(small):
    assert small("sß", 9) == [small.numbers["▁"], small.numbers["s"], UNKNOWN]


def test_no_more_pieces_than_asked(small):
    assert len(small("verslag " * 50, 7)) == 7


def test_a_word_without_end_is_cut(small):
    assert len(small("s" * 100_000, 5)) == 5


@given(st.floats(-9, 9))
def test_gelu_is_close_to_the_real_one(x):
    assert gelu(np.array([x], dtype=np.float32))[0] == pytest.approx(x * (1 + math.erf(x / math.sqrt(2))) / 2, abs=1e-3)


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=9))
def test_softmax_is_a_distribution(values):
    shares = softmax(np.array(values, dtype=np.float32))
    assert shares.sum() == pytest.approx(1, abs=1e-5)
    assert (shares >= 0).all()


def test_norm_has_mean_nought_and_variance_one():
    x = norm(np.random.default_rng(1).normal(3, 2, (4, 64)).astype(np.float32), np.float32(1), np.float32(0))
    assert x.mean(-1) == pytest.approx(0, abs=1e-5)
    assert x.std(-1) == pytest.approx(1, abs=1e-4)


@given(NUMBERED, st.integers(0, SIZE))
def test_every_sentence_is_read(lines, first):
    runs = list(windows(lines, SIZE, OVERLAP, first))
    assert {i for a, b in runs for i in range(a, b)} == set(range(len(lines)))
    assert [a for a, _ in runs] == sorted({a for a, _ in runs})  # each begins further on, so it ends


@given(NUMBERED)
def test_a_window_fits(lines):
    for a, b in windows(lines, SIZE, OVERLAP):
        assert b == a + 1 or sum(len(text) + 1 for text, *_ in lines[a:b]) <= SIZE


@given(NUMBERED)
def test_a_token_belongs_to_its_sentence(lines):
    numbers, kinds, owners = sequence(lines)
    assert len(numbers) == len(kinds) == len(owners)
    assert [owners.count(i) for i in range(len(lines))] == [len(text) + 1 for text, *_ in lines]


def test_what_stands_around_a_sentence_counts():
    alone, answer = (
        reader()([Line("Prima, doen we.")]),
        reader()([Line("Joke stelt voor om de contributie te verhogen."), Line("Prima, doen we.")]),
    )
    assert alone.shape == (1, 2)
    assert abs(alone[0] - answer[1]).max() > 0.1


def test_a_task_is_likelier_than_a_report():
    odds = reader()([Line("Fatma zoekt uit wat een nieuwe printer kost."), Line("Fatma heeft vorige week een nieuwe printer gekocht.")])
    assert odds[0][reading.KINDS.index("actie")] > 0 > odds[1][reading.KINDS.index("actie")]


def test_nothing_to_read():
    assert reading.read(()).shape == (0, 2)
