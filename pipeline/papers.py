"""What is made of facts, and in which folders of the outbox it lands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from pipeline import followup, outbox, rendering, renewal, workfolder
from pipeline.errors import NietGevonden
from pipeline.model import Dossier, Jaarplan, Kwartaaloverzicht, Melding, Verslag, slug
from pipeline.register import Register, bodies, delivered
from pipeline.rendering import agenda as draft
from pipeline.renewal import Renewal

Facts = Verslag | Jaarplan


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``folder`` is the working folder; ``templates`` the folder with the templates to use; ``again``: files processed before too.

    ``today`` is the day against which actions are overdue; without it the day of the last meeting in the register.
    """

    folder: Path
    templates: Path
    again: bool = False
    today: date | None = None

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    @property
    def outbox(self) -> Path:
        return self.folder / "outbox"

    @property
    def register(self) -> Path:
        return workfolder.register(self.folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file in the inbox. ``subject`` is what its lists were made from.

    ``made`` are file names in ``folder``, ``also`` other folders brought up to date, ``kept`` the copies of files that somebody had
    edited, ``meldingen`` what a person must look at. ``remark`` is a Dutch sentence, ``changes`` are those that a hand made in a list that
    came back; ``stays``: the original is still in the inbox.
    """

    name: str
    state: Literal["verwerkt", "al verwerkt", "wacht", "mislukt"]
    facts: Facts | None = None
    subject: Dossier | None = None
    folder: Path | None = None
    made: tuple[str, ...] = ()
    also: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()
    meldingen: tuple[Melding, ...] = ()
    remark: str = ""
    changes: tuple[str, ...] = ()
    exit_code: int = 0
    stays: bool = False


def publish(
    subject: Dossier | Jaarplan, facts: Facts, register: Register, settings: Settings, taken: str = "", told: tuple[Melding, ...] = ()
) -> Outcome:
    """Into the outbox, whole or not at all; what is delivered is remembered, for when it comes back."""
    folder = folder_of(facts, register, settings)
    subject = replace(subject, meldingen=(*subject.meldingen, *told))
    if isinstance(subject, Dossier):
        subject = renewal.completed(register, subject)
    made = {folder: rendering.render(subject, settings.templates)} | _plans(facts, register, settings)
    kept = [copy for where, files in made.items() for copy in outbox.publish(files, where, taken)]
    if isinstance(subject, Dossier):
        delivered.keep(register, subject)
    return Outcome(
        name=facts.bestand,
        state="verwerkt",
        subject=subject if isinstance(subject, Dossier) else None,
        folder=folder,
        made=tuple(made[folder]),
        also=tuple(where for where in made if where != folder),
        kept=tuple(kept),
        meldingen=subject.meldingen,
    )


def _plans(facts: Facts, register: Register, settings: Settings) -> dict[Path, dict[str, bytes]]:
    """Folder -> files of the annual plans of that year: what a plan says, and what each quarter with a meeting brought."""
    year = facts.jaar if isinstance(facts, Jaarplan) else facts.vergadering.datum and facts.vergadering.datum.year
    made: dict[Path, dict[str, bytes]] = {}
    for plan in (p for p in register.plans() if year and p.jaar == year):
        subjects: tuple[Jaarplan | Kwartaaloverzicht, ...] = (plan, *followup.quarters(plan, register, settings.today))
        files = {name: data for subject in subjects for name, data in rendering.render(subject, settings.templates).items()}
        made[folder_of(plan, register, settings)] = files
    return made


def folder_of(facts: Facts, register: Register, settings: Settings) -> Path:
    """Two plans of one year each have a folder of their own."""
    if isinstance(facts, Jaarplan):
        titles = [p.titel for p in register.plans() if p.mapnaam == facts.mapnaam]
        if facts.titel not in titles[:1]:
            return settings.outbox / f"{facts.mapnaam}-{slug(facts.titel or facts.bestand)}"
    return settings.outbox / facts.mapnaam


def renewals(facts: Facts, register: Register, settings: Settings) -> list[Renewal]:
    """The papers in other folders that these facts change."""
    mine, place = (folder_of(facts, register, settings),), (settings.outbox, settings.templates)
    if isinstance(facts, Jaarplan):
        return list(renewal.outdated(register, *place, but=mine))
    return [*renewal.later(register, facts, *place), *renewal.outdated(register, *place, facts.vergadering.datum, mine)]


def write_agenda(register: Register, overleg: str, datum: date | None, settings: Settings) -> Outcome:
    """The draft agenda of one body as the register has it now, in a folder of its own; where it stood before it is renewed."""
    body, ledger = bodies.resolve(overleg, register.bodies()), register.ahead(overleg, datum)
    if body is None or ledger is None:
        raise NietGevonden(f"Van {overleg} is nog geen verslag verwerkt, dus is er niets om op een agenda te zetten.")
    made = renewal.current(register, followup.agenda_for(ledger, body, datum))
    stem = draft.file_stem(made)
    folder = settings.outbox / stem
    with register.transaction():
        older = list(renewal.outdated(register, settings.outbox, settings.templates, but=(folder,)))
        kept = outbox.publish({f"{stem}.docx": draft.draft_agenda(made, settings.templates)}, folder)
        delivered.keep_agenda(register, made, "")
        renewal.write(register, older)
    return Outcome(name=overleg, state="verwerkt", folder=folder, made=(f"{stem}.docx",), kept=kept, meldingen=renewal.told(older))
