"""The rules of the house that a machine can check: which room may know which, and how long a file may be."""

from __future__ import annotations

import ast
import configparser
import re
from pathlib import Path

import pytest

from pipeline.cli import main

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "pipeline"
SOURCES = sorted(PACKAGE.rglob("*.py"))

# An import may only point up this list.
ROOMS = ["model", "errors", "resources", "refusals", "document", "readers", "structure", "language", "extraction", "register", "followup"]
ROOMS += ["rendering", "returned", "outbox", "renewal", "intake", "workfolder", "papers", "run", "report"]
ROOMS += ["cli_dutch", "cli_register", "cli"]

# A library -> the rooms (or the one module) that may know it.
LIBRARIES = {
    "docx": ("readers", "rendering"),
    "docxtpl": ("rendering",),
    "jinja2": ("rendering",),
    "openpyxl": ("rendering", "readers"),
    "pdfplumber": ("readers",),
    "pdfminer": ("readers",),
    "pypdfium2": ("readers",),
    "markdown_it": ("readers",),
    "click": ("cli", "cli_dutch", "cli_register"),
    "dateparser": ("language.dates",),
    "holidays": ("language.dates",),
    "sqlite3": ("register",),
}


def module(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", SOURCES, ids=module)
def test_imports_point_up(path: Path) -> None:
    here = module(path).split(".")[0]
    if here == "__init__":
        return
    assert here in ROOMS, f"{here} has no place in the list of rooms"
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "pipeline" and len(parts) > 1 and parts[1] in ROOMS:
            assert ROOMS.index(parts[1]) <= ROOMS.index(here), f"{module(path)} imports {name}, which is below it"
        elif parts[0] in LIBRARIES:
            allowed = LIBRARIES[parts[0]]
            assert any(module(path) == room or module(path).startswith(room + ".") for room in allowed), f"{module(path)} imports {name}"


@pytest.mark.parametrize("path", SOURCES, ids=module)
def test_the_clock_is_read_in_one_place(path: Path) -> None:
    calls = {ast.unparse(node.func) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)}
    if module(path) != "cli":
        assert not calls & {"date.today", "datetime.now", "datetime.today", "datetime.date.today", "datetime.datetime.now", "time.time"}


@pytest.mark.parametrize("path", SOURCES, ids=module)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    limit = 500 if module(path) == "model" else 320  # model is a list of types and is read by name
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, f"{module(path)}.{node.name} is too long"


def test_every_package_is_installed() -> None:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = set(setup["options"]["packages"].split())
    present = {".".join(path.parent.relative_to(ROOT).parts) for path in PACKAGE.rglob("__init__.py")}
    assert listed == present | {"pipeline.templates", "pipeline.models"}


def test_every_command_that_a_message_names_exists() -> None:
    texts = [path.read_text(encoding="utf-8") for path in [*SOURCES, ROOT / "README.md", *(ROOT / "docs").glob("*.md")]]
    named = {name for text in texts for name in re.findall(r"(?:geef: |met: |MAP: |`)vervolg ([a-z]+)", text)}
    assert named <= set(main.commands), f"geen opdracht: {named - set(main.commands)}"
    assert {"init", "run", "check"} <= named
