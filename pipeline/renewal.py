"""Papers in earlier folders that no longer hold: a draft agenda or list that newer minutes, a plan or a hand changed.

A secretary knows a paper by the folder where it first came. So it is replaced there, and the secretary is told; and one that somebody
edited stays, with the new version beside it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pipeline import followup, outbox, readers, rendering
from pipeline.document import Origin
from pipeline.errors import OnleesbaarBestand
from pipeline.model import Conceptagenda, Dossier, Melding, Verslag, slug
from pipeline.register import Register, bodies, chair, delivered, documents
from pipeline.register.bodies import Body
from pipeline.register.wording import enumerated, listed
from pipeline.rendering import agenda as draft

NAMED = re.compile(r"conceptagenda-(?P<body>.+?)-(?P<day>\d{4}-\d\d-\d\d|zonder-datum)(?P<twin>-\d+)?\.docx")
SILENT = ("verslag.json", "controlelijst.docx")  # not sent to anybody: replaced without a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """What belongs in one folder now: ``files`` by the name to write, ``instead`` the file that each comes beside, ``gone`` names that go.

    ``subject`` is what they are made from, to be remembered as delivered; ``what`` says what is different, where that is known.
    """

    folder: Path
    files: dict[str, bytes]
    instead: dict[str, str]
    gone: tuple[str, ...]
    subject: Dossier | Conceptagenda
    what: str = ""


def current(register: Register, agenda: Conceptagenda) -> Conceptagenda:
    """The draft agenda with what all minutes so far say, not only those after which it is made; one for a meeting past stays as it is."""
    body = next((b for b in register.bodies() if b.naam == agenda.overleg), None)
    return (_made_now(register, body, agenda.datum) if body and _coming(register, body, agenda.datum) else None) or agenda


def completed(register: Register, dossier: Dossier) -> Dossier:
    return replace(dossier, agendas=tuple(current(register, a) for a in dossier.agendas))


def outdated(
    register: Register, folder: Path, templates: Path, since: date | None = None, but: Collection[Path] = (), taken: str = ""
) -> Iterator[Renewal]:
    """Draft agendas in the outbox ``folder`` for meetings to come after ``since``, that would now be otherwise; not those in ``but``."""
    made: dict[tuple[int, date | None], tuple[Conceptagenda, bytes]] = {}
    for path in outbox.standing(folder, "conceptagenda-*.docx"):
        found = None if path.parent in but else _meeting(register, path)
        if found is None or not _coming(register, *found) or (since and found[1] and found[1] <= since):
            continue
        body, day = found
        if day is None and not _last_folder(register, body, path.parent.name):
            continue
        if (body.id, day) not in made:
            agenda = _made_now(register, body, day)
            if agenda is None:
                continue
            made[body.id, day] = agenda, draft.draft_agenda(agenda, templates)
        agenda, data = made[body.id, day]
        places = outbox.newer({path.name: data}, path.parent, taken)
        if places:
            name = places[path.name]
            target = f"{draft.file_stem(agenda)}.docx" if agenda.datum != day and name == path.name else name
            beside = {} if name == path.name else {target: path.name}
            gone = (path.name,) if target != name else ()
            what = _different(register, body, path, agenda)
            yield Renewal(folder=path.parent, files={target: data}, instead=beside, gone=gone, subject=agenda, what=what)


def later(register: Register, verslag: Verslag, folder: Path, templates: Path) -> Iterator[Renewal]:
    """The papers of later meetings of the same body, where these minutes, that come in after theirs, change the action list."""
    held, owner = verslag.vergadering.datum, documents.body_ids(register.db).get(verslag.sha256)
    body = next((b for b in register.bodies() if b.id == owner), None)
    if body is None or held is None or max(documents.days(register.db, body), default=held) <= held:
        return
    for other in documents.valid(register.db, body):
        if not other.vergadering.datum or other.vergadering.datum <= held:
            continue
        ledger = register.ledger(other.sha256)
        dossier = followup.dossier(ledger) if ledger else None
        if dossier is None or delivered.version(register, other.sha256) in (None, dossier.versie):
            continue
        dossier = replace(dossier, agendas=())  # those are looked at by themselves
        there = folder / other.mapnaam
        files = rendering.render(dossier, templates)
        places = outbox.newer(files, there)
        if places:
            written = {place: files[name] for name, place in places.items()}
            beside = {place: name for name, place in places.items() if place != name}
            yield Renewal(folder=there, files=written, instead=beside, gone=(), subject=dossier)


def told(renewals: Sequence[Renewal]) -> tuple[Melding, ...]:
    """What the secretary must know: which papers changed after they may have been sent."""
    shown = [(r, name) for r in renewals for name in r.files if r.instead.get(name, name) not in SILENT]
    replaced = [f"{name} in de map {r.folder.name}{r.what}" for r, name in shown if name not in r.instead]
    beside = [f"{r.instead[name]} in de map {r.folder.name}{r.what}; ernaast staat nu {name}" for r, name in shown if name in r.instead]
    made = []
    if replaced:
        text = f"Er is iets veranderd in stukken die er al waren. vervolg heeft ze vervangen:{enumerated(replaced)}"
        made.append(Melding(code="stuk_vernieuwd", tekst=text + "Had u zo'n stuk al verstuurd? Stuur dan de nieuwe versie."))
    if beside:
        text = f"Er is iets veranderd in stukken waarin u zelf hebt gewerkt. Die zijn niet vervangen:{enumerated(beside)}"
        text += "Vergelijk ze. Wilt u uw eigen wijzigingen houden? Zet uw versie in de inbox, dan neemt vervolg ze over."
        made.append(Melding(code="stuk_met_de_hand_gewijzigd", tekst=text))
    return tuple(made)


def write(register: Register, renewals: Sequence[Renewal]) -> None:
    """Into the folders; what is delivered is remembered, for when it comes back."""
    for renewal in renewals:
        outbox.renew(renewal.files, renewal.folder, renewal.gone)
        if isinstance(renewal.subject, Dossier):
            delivered.keep(register, renewal.subject)
        else:
            delivered.keep_agenda(register, renewal.subject, "")


def _made_now(register: Register, body: Body, day: date | None) -> Conceptagenda | None:
    """``day`` as on the paper: for a meeting that the chair moved, the register goes by the day that it had before."""
    ledger = register.ahead(body.naam, day)
    moved = [c.datum for c in chair.all_of(register.db).get(body.id, ()) if day and c.nieuwe_datum == day]
    return followup.agenda_for(ledger, body, moved[-1] if moved else day) if ledger else None


def _coming(register: Register, body: Body, day: date | None) -> bool:
    """Whether there are no minutes of that meeting, or of a later one, yet."""
    return day is None or day > max(documents.days(register.db, body), default=date.min)


def _last_folder(register: Register, body: Body, name: str) -> bool:
    """Whether it is the folder of the body's last minutes: the agenda of "the next meeting" in an older one is of a meeting past."""
    ledger = register.latest(body.naam)
    return ledger is not None and ledger.body.id == body.id and ledger.verslag.mapnaam == name


def _meeting(register: Register, path: Path) -> tuple[Body, date | None] | None:
    """Whose draft agenda it is, and for which day: by its name, else by its mark."""
    name = NAMED.fullmatch(path.name)
    if name is None:
        return None
    known = register.bodies()
    found = [b for b in known if name["body"] in {slug(n) for n in (b.afkorting, b.naam, *b.names) if n}]
    body = found[0] if len(found) == 1 and not name["twin"] else _marked(path, known)
    return (body, None if name["day"] == "zonder-datum" else date.fromisoformat(name["day"])) if body else None


def _marked(path: Path, known: Sequence[Body]) -> Body | None:
    origin = _origin(path)
    return bodies.resolve(origin.body, known) if origin and origin.body else None


def _origin(path: Path) -> Origin | None:
    try:
        return readers.read(path).origin
    except OnleesbaarBestand:  # somebody damaged it, or locked it with a password
        return None


def _different(register: Register, body: Body, path: Path, now: Conceptagenda) -> str:
    """ " (erbij: 'Vervoer'; eraf: 'Huisvesting')", against the version that this file is or was made from."""
    origin = _origin(path)
    version = origin.version if origin else ""
    was = next((a for a in delivered.agendas(register, body, version) if version and a.versie == version), None)
    if was is None:
        return ""
    before, after = ([p.titel for p in agenda.punten] for agenda in (was, now))
    added, gone = ([f"'{t}'" for t in one if t not in other] for one, other in ((after, before), (before, after)))
    told = [f"erbij: {listed(added)}"] * bool(added) + [f"eraf: {listed(gone)}"] * bool(gone)
    told += ["andere tijd of plaats"] * ((was.begintijd, was.eindtijd, was.locatie) != (now.begintijd, now.eindtijd, now.locatie))
    told += ["andere openstaande acties"] * (was.acties != now.acties)
    return f" ({'; '.join(told)})" if told else ""
