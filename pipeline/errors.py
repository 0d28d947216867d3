"""Errors a user sees: each class knows its exit code, each message is Dutch and says what to do next."""

from __future__ import annotations


class VervolgError(Exception):
    """Base of every expected error. ``exit_code`` is the exit status of the command line."""

    exit_code = 1


class OnleesbaarBestand(VervolgError):
    """A file that cannot be read: damaged, encrypted, scanned, an unknown format."""

    exit_code = 2


class GeenVerslag(VervolgError):
    """A file that was read but holds no minutes or annual plan."""

    exit_code = 3


class SjabloonFout(VervolgError):
    """A template that is missing, damaged or uses an unknown tag; names template and tag."""

    exit_code = 4


class WerkmapFout(VervolgError):
    """A working folder that is missing or cannot be written."""

    exit_code = 5


class ModelFout(VervolgError):
    """The language model is missing or does not fit."""

    exit_code = 6
