"""The memory of vervolg: SQLite in the working folder, numbers that stay, actions that carry over."""

from pipeline.register.store import Ledger, Register

__all__ = ["Ledger", "Register"]
