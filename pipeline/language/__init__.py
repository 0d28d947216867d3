"""Text to spaCy Doc."""

from __future__ import annotations

from pipeline.language.load import load
from pipeline.language.parse import Parse, parse

__all__ = ["Parse", "load", "parse"]
