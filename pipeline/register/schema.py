"""The tables of ``vervolg.sqlite``, as migrations: each function takes the register one version further, in order, once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from pipeline.errors import WerkmapFout

FIRST = """
CREATE TABLE gremium (id INTEGER PRIMARY KEY, naam TEXT NOT NULL, afkorting TEXT, voorvoegsel TEXT NOT NULL UNIQUE);
CREATE TABLE gremiumnaam (naam TEXT PRIMARY KEY, gremium INTEGER NOT NULL REFERENCES gremium);
CREATE TABLE document (
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, bestand TEXT NOT NULL, soort TEXT NOT NULL,
    gremium INTEGER REFERENCES gremium, datum TEXT, geldig INTEGER NOT NULL DEFAULT 1, feiten TEXT NOT NULL);
CREATE INDEX document_vergadering ON document (gremium, datum);
CREATE TABLE nummer (
    nummer TEXT PRIMARY KEY, gremium INTEGER NOT NULL REFERENCES gremium, soort TEXT NOT NULL, volgnummer INTEGER NOT NULL,
    vervangen_door TEXT, UNIQUE (gremium, soort, volgnummer));
CREATE TABLE uitspraak (
    sha256 TEXT NOT NULL, soort TEXT NOT NULL, volgorde INTEGER NOT NULL, nummer TEXT NOT NULL REFERENCES nummer,
    PRIMARY KEY (sha256, soort, volgorde));
CREATE TABLE wijziging (
    id INTEGER PRIMARY KEY, gremium INTEGER NOT NULL REFERENCES gremium, nummer TEXT NOT NULL, veld TEXT NOT NULL, waarde TEXT NOT NULL,
    was TEXT, datum TEXT NOT NULL, bron TEXT NOT NULL, UNIQUE (nummer, veld, waarde, datum, bron));
CREATE TABLE actie (
    nummer TEXT PRIMARY KEY, gremium INTEGER NOT NULL REFERENCES gremium, status TEXT NOT NULL, deadline TEXT, rij TEXT NOT NULL);
CREATE TABLE geschiedenis (
    id INTEGER PRIMARY KEY, gremium INTEGER NOT NULL REFERENCES gremium, nummer TEXT NOT NULL, datum TEXT,
    veld TEXT NOT NULL, oud TEXT, nieuw TEXT, bron TEXT NOT NULL);
CREATE TABLE bestand (sha256 TEXT PRIMARY KEY, naam TEXT NOT NULL, uitkomst TEXT NOT NULL);
"""


def first(db: sqlite3.Connection) -> None:
    run(db, FIRST)


def search(db: sqlite3.Connection) -> None:
    """Full text over what the documents say: agenda items, decisions and actions, each with its place."""
    columns = "tekst, soort UNINDEXED, volgorde UNINDEXED, bron UNINDEXED, sha256 UNINDEXED"
    db.execute(f"CREATE VIRTUAL TABLE zoek USING fts5({columns}, tokenize = 'unicode61 remove_diacritics 2')")


def returned(db: sqlite3.Connection) -> None:
    """What was delivered, to tell what a hand changed in it; and the draft agendas that came back: the last one counts."""
    run(
        db,
        """
CREATE TABLE geleverd (
    id INTEGER PRIMARY KEY, soort TEXT NOT NULL, gremium INTEGER NOT NULL REFERENCES gremium, datum TEXT, versie TEXT NOT NULL,
    verslag TEXT NOT NULL, inhoud TEXT NOT NULL, UNIQUE (soort, gremium, versie));
CREATE TABLE agenda (
    id INTEGER PRIMARY KEY, gremium INTEGER NOT NULL REFERENCES gremium, bestand TEXT NOT NULL, inhoud TEXT NOT NULL);
""",
    )


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (first, search, returned)


def run(db: sqlite3.Connection, script: str) -> None:
    """Statement by statement: ``executescript`` would commit behind our back."""
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


def connect(path: Path) -> sqlite3.Connection:
    """Opens or creates the register and brings it up to date. Raises WerkmapFout with what to do."""
    try:
        db = sqlite3.connect(path, isolation_level=None, timeout=10)
    except sqlite3.Error as e:
        raise WerkmapFout(f"Het register {path} kan niet worden geopend. Controleer of de map bestaat en of u erin mag schrijven.") from e
    try:
        migrate(db, path)
    except sqlite3.Error as e:
        db.close()
        raise WerkmapFout(
            f"Het register {path} kan niet worden gelezen ({e}). Sluit andere programma's die het gebruiken, of zet een reservekopie terug."
        ) from e
    except WerkmapFout:
        db.close()
        raise
    return db


def migrate(db: sqlite3.Connection, path: Path) -> None:
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("BEGIN IMMEDIATE")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        db.execute("ROLLBACK")
        raise WerkmapFout(f"Het register {path} is gemaakt met een nieuwere versie van vervolg. Werk vervolg bij en probeer het opnieuw.")
    for number in range(version, len(MIGRATIONS)):
        MIGRATIONS[number](db)
        db.execute(f"PRAGMA user_version = {number + 1}")
    db.execute("COMMIT")
