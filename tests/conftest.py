"""Property tests are never timed, and on a build machine they try the same examples each time. Numpy works with one thread."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from spacy.language import Language

# Hundreds of single sentences are read: products too small to share, where threads wait for one another on a busy machine.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("house")


@pytest.fixture
def register(tmp_path: Path):
    from pipeline.register import Register  # brings in numpy, which reads the settings above when it is loaded

    with Register(tmp_path / "vervolg.sqlite") as made:
        yield made


@pytest.fixture(scope="session")
def nlp() -> Language:
    from pipeline import language  # as above

    return language.load()
