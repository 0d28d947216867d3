"""vervolg: reads Dutch minutes, keeps the action list and drafts the next agenda."""

__version__ = "0.1.0"
