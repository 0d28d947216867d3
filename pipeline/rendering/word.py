"""A Word template and the facts -> a Word file. The only way in which a template is filled.

A template is trusted with the look, not with the machine (sandbox); text from minutes is trusted with nothing: it is escaped, never
read as a tag. Whatever is wrong with a template becomes a ``SjabloonFout`` that names template and tag.
"""

from __future__ import annotations

import difflib
import functools
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from pipeline.errors import SjabloonFout
from pipeline.rendering.dutch import FILTERS
from pipeline.rendering.mark import Mark, mark_word
from pipeline.rendering.xmltext import one_line

DAMAGED = (PackageNotFoundError, zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, OSError)
TAG = re.compile(r"\{[{%].*?[}%]\}")
WRITTEN = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
# Excel fits a row again when its text is edited, unless it says that a person chose the height (openpyxl always says so).
FIXED_HEIGHT = re.compile(rb'(<row [^>]*) customHeight="1"')
RESTORE = "Open het sjabloon in Word en herstel het, of zet het oorspronkelijke sjabloon terug."


class WrongFilter(TemplateError):
    """A filter on a value that it cannot work with; the argument is the filter's name."""


class Missing(StrictUndefined):
    """A tag without a fact: keeps the name that was asked and the names that exist, for the message."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


def fill(template: Path, context: Mapping[str, Any], mark: Mark) -> bytes:
    """The same facts and template give the same bytes. Raises SjabloonFout."""
    document = _open(template)
    try:
        document.render(dict(context), environment(), autoescape=True)
    except UndefinedError as error:
        raise SjabloonFout(_unknown_tag(template, str(error), _tags(document), context)) from error
    except TemplateSyntaxError as error:
        raise SjabloonFout(_syntax(template, error)) from error
    except WrongFilter as error:
        found = " of ".join(tag for tag in _tags(document) if re.search(rf"\|\s*{error.message}\b", tag))
        raise SjabloonFout(
            f"In het sjabloon {template.name} past de bewerking '{error.message}' niet bij het veld ervoor. Kijk bij: {found}. {RESTORE}"
        ) from error
    except (TemplateError, TypeError, AttributeError, ValueError) as error:
        raise SjabloonFout(f"Het sjabloon {template.name} kan niet worden ingevuld ({error}). {RESTORE}") from error
    mark_word(document.docx, mark)
    out = io.BytesIO()
    document.save(out)
    return repack(out.getvalue())


def environment() -> ImmutableSandboxedEnvironment:
    env = ImmutableSandboxedEnvironment(autoescape=True, undefined=Missing, finalize=literal)
    env.filters |= {name: guarded(name, function) for name, function in FILTERS.items()}
    return env


def guarded(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, with an error that names it when the template gives it something it cannot work with (a name as a date)."""

    @functools.wraps(function)
    def call(*args: Any) -> Any:
        try:
            return function(*args)
        except UndefinedError:
            raise
        except (AttributeError, TypeError, ValueError) as error:
            raise WrongFilter(name) from error

    return call


def literal(value: Any) -> Any:
    """Every value on its way into the document. Braces become character references: docxtpl still rewrites "{_{" in the result."""
    if isinstance(value, Missing):
        return value
    text = str(escape(one_line("" if value is None else str(value))))
    return Markup(text.replace("{", "&#123;").replace("}", "&#125;"))


def repack(package: bytes) -> bytes:
    """The same parts without the moment of writing, so that rendering twice gives one and the same file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith(".xml"):
                part = FIXED_HEIGHT.sub(rb"\1", WRITTEN.sub(b"", part))
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _open(template: Path) -> DocxTemplate:
    if not template.is_file():
        raise SjabloonFout(f"Het sjabloon {template.name} ontbreekt in de map {template.parent.name}. Zet het sjabloon terug.")
    try:
        document = DocxTemplate(io.BytesIO(template.read_bytes()))
        document.init_docx()
    except DAMAGED as error:
        raise SjabloonFout(
            f"Het sjabloon {template.name} is beschadigd of is geen Word-bestand (.docx). Zet het oorspronkelijke sjabloon terug."
        ) from error
    return document


def _tags(document: DocxTemplate) -> tuple[str, ...]:
    """All tags of the template as the secretary sees them in Word, header and footer included."""
    parts = [document.get_xml()]
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        parts += [document.get_part_xml(part) for _, part in document.get_headers_footers(uri)]
    return tuple(dict.fromkeys(tag for part in parts for tag in TAG.findall(re.sub(r"<[^>]+>", "", part))))


def _unknown_tag(template: Path, name: str, tags: tuple[str, ...], context: Mapping[str, Any]) -> str:
    found = [tag for tag in tags if re.search(rf"\b{re.escape(name)}\b", tag)]
    near = difflib.get_close_matches(name, sorted(set(_names(context))), n=1)
    hint = f" Bedoelt u '{near[0]}'?" if near else ""
    return (
        f"In het sjabloon {template.name} staat een onbekend veld '{name}', in de tag {' en '.join(found) or name}.{hint} "
        "Open het sjabloon in Word, verbeter de tag en probeer het opnieuw."
    )


def _names(value: Any, depth: int = 4) -> Iterator[str]:
    """The field names that a template could have meant."""
    if isinstance(value, Mapping):
        yield from map(str, value)
    if is_dataclass(value):
        yield from (field.name for field in fields(value))
    if depth:
        for part in _parts(value):
            yield from _names(part, depth - 1)


def _parts(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return list(value.values())
    if is_dataclass(value):
        return [getattr(value, field.name) for field in fields(value)]
    return list(value[:1]) if isinstance(value, tuple | list) else []


def _syntax(template: Path, error: TemplateSyntaxError) -> str:
    around = " ".join("".join(getattr(error, "docx_context", ())).split())
    tags = TAG.findall(around)
    if missing := re.match(r"No (filter|test) named '(.+)'", error.message or ""):
        near = difflib.get_close_matches(missing[2], FILTERS, n=1)
        hint = f" Bedoelt u '{near[0]}'?" if near else ""
        tags = [tag for tag in tags if missing[2] in tag] or tags
        unknown = f"een onbekende bewerking '{missing[2]}', in de tag {' en '.join(tags)}"
        return f"In het sjabloon {template.name} staat {unknown}.{hint} {RESTORE}"
    where = f" Kijk bij: {' en '.join(tags) or around[:200]}." if around else ""
    return (
        f"In het sjabloon {template.name} klopt een tag niet: een haakje, of een 'for' of 'if' zonder 'endfor' of 'endif'.{where} {RESTORE}"
    )
