"""click in Dutch: help texts, complaints and exit codes; and what the commands share."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from pipeline.errors import VervolgError, WerkmapFout

FOLDER = click.Path(file_okay=False, path_type=Path)
WORKFOLDER = click.option(
    "--map", "folder", metavar="MAP", type=FOLDER, default=".", help="De werkmap. Zonder deze optie: de map waarin u staat."
)
BODY = click.option("--overleg", "body", metavar="NAAM", help="Alleen dit overleg, bij naam of afkorting.")


def say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


class DutchFormatter(click.HelpFormatter):
    HEADINGS = {"Options": "Opties", "Commands": "Opdrachten"}

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Gebruik: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(self.HEADINGS.get(heading, heading))


class DutchContext(click.Context):
    formatter_class = DutchFormatter


class DutchCommand(click.Command):
    context_class = DutchContext

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPTIES]", **settings})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Toon deze uitleg."
        return option


class DutchOption(click.Option):
    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return record and (record[0], record[1].replace("[required]", "[verplicht]"))


class DutchGroup(DutchCommand, click.Group):
    """Turns every expected error into Dutch words and an exit code, in this one place."""

    command_class = DutchCommand

    def main(self, *args: Any, **settings: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):  # a Windows console knows few characters; a question mark is better than a crash
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        try:
            code = super().main(*args, **{**settings, "standalone_mode": False})
        except VervolgError as error:
            click.echo(f"vervolg: {error}", err=True)
            code = error.exit_code
        except OSError as error:
            from pipeline.refusals import disk_trouble

            click.echo(f"vervolg: {disk_trouble(error)}", err=True)
            code = WerkmapFout.exit_code
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            code = 0
        except click.UsageError as error:
            click.echo(f"vervolg: {_usage(error)}\nUitleg: {error.ctx.command_path if error.ctx else 'vervolg'} --help", err=True)
            code = error.exit_code
        except click.Abort:
            click.echo("vervolg: afgebroken. Wat klaar is, staat in de outbox; de rest doet vervolg de volgende keer.", err=True)
            code = 1
        sys.exit(code if isinstance(code, int) else 0)


def _usage(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"de optie {error.option_name} bestaat niet."
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if isinstance(error.param, click.Argument) and error.ctx else _option(error.param)
        return f"er ontbreekt iets: {name.rstrip('.')}."
    if isinstance(error, click.BadParameter):
        kind = error.param.type if error.param else None
        wanted = "" if not isinstance(kind, click.Path) else _wanted(kind)
        return f"de waarde bij {_option(error.param)} klopt niet{wanted}."
    if type(error) is click.UsageError and error.ctx and not isinstance(error.ctx.command, click.Group):
        return "er staan te veel woorden in deze opdracht. Staat er een spatie in de naam? Zet er dan aanhalingstekens omheen."
    return "deze opdracht bestaat niet of is niet compleet."


def _option(param: click.Parameter | None) -> str:
    if isinstance(param, click.Argument):
        return (param.metavar or param.opts[0]).rstrip(".")
    return param.opts[0] if param and param.opts else "een optie"


def _wanted(kind: click.Path) -> str:
    if not kind.file_okay:
        return ": dat is een bestand, en hier hoort de naam van een map"
    return ": dat is een map, en hier hoort de naam van een bestand" if not kind.dir_okay else ""
