"""The memory of vervolg: SQLite in the working folder, numbers that stay, actions that carry over."""

from pipeline.register.edits import Edit
from pipeline.register.ledger import Ledger
from pipeline.register.store import Register

__all__ = ["Edit", "Ledger", "Register"]
