"""Errors a user sees: each class knows its exit code, each message is Dutch and says what to do next.

Exit codes start at 3: the shell and click use 1 and 2. ``blames_file`` says whose fault it is: a file that is to blame goes to
``inbox/mislukt``, any other stays in the inbox for the next run.
"""

from __future__ import annotations


class VervolgError(Exception):
    """Base of every expected error. ``exit_code`` is the exit status of the command line."""

    exit_code = 1
    blames_file = False


class OnleesbaarBestand(VervolgError):
    """A file that cannot be read: damaged, encrypted, scanned, an unknown format."""

    exit_code = 3
    blames_file = True


class GeenVerslag(VervolgError):
    """A file that was read but holds no minutes or annual plan."""

    exit_code = 4
    blames_file = True


class SjabloonFout(VervolgError):
    """A template that is missing, damaged or uses an unknown tag; names template and tag."""

    exit_code = 5


class WerkmapFout(VervolgError):
    """A working folder that is missing or cannot be written, or a file in it that another program holds open."""

    exit_code = 6


class ModelFout(VervolgError):
    """The language model is missing or does not fit."""

    exit_code = 7


class OnverwachteFout(VervolgError):
    """A mistake in the program itself; made in one place, from whatever went wrong."""

    exit_code = 8
    blames_file = True


class NietGevonden(VervolgError):
    """Something that was asked for is not there."""

    exit_code = 9
