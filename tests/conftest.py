"""Property tests are never timed, and on a build machine they try the same examples each time. Numpy works with one thread."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

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
