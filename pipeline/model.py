"""What leaves the program. A field name is the JSON key, the template tag and the register column: no mapping layer.

Every fact carries its ``Vindplaats``; a fact without a place cannot be built. Dates are ``datetime.date``, end inclusive.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from typing import Any, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Vindplaats:
    """Where a fact stands: characters ``van`` to ``tot`` (exclusive) of block ``blok``; ``bladzijde`` from 1 if known."""

    blok: int
    van: int
    tot: int
    bladzijde: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Melding:
    """A doubt that a person must look at. ``code`` is stable (tests, filters); ``tekst`` is a Dutch sentence for the secretary.

    ``vindplaats`` is None only for a doubt about the document as a whole.
    """

    code: str
    tekst: str
    citaat: str = ""
    agendapunt: str | None = None
    vindplaats: Vindplaats | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """A date expression as found in one text: ``tekst`` == text[start:eind].

    ``van``/``tot``: first and last day, both inclusive, None where the text does not settle it (a recurrence, a school holiday).
    ``soort``: "dag", "week", "maand", "kwartaal", "seizoen", "jaar", "periode", "termijn" (counted from the
    base: "binnen zes weken"), "tijd" (a clock time alone) or "herhaling". "jaar" is also a part of a year ("begin 2027").
    ``zeker`` is False where year, direction or reading is in doubt; ``reden`` then says why, in Dutch.
    """

    tekst: str
    start: int
    eind: int
    van: date | None
    tot: date | None
    begintijd: time | None = None
    eindtijd: time | None = None
    soort: str = "dag"
    zeker: bool = True
    reden: str = ""
    herhaling: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Datumvermelding:
    """A date in the minutes, with the meeting it names, if any ("18 juni BBO")."""

    tekst: str
    van: date | None
    tot: date | None
    vindplaats: Vindplaats
    begintijd: time | None = None
    eindtijd: time | None = None
    overleg: str | None = None
    agendapunt: str | None = None
    zeker: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergadering:
    """The reported meeting. ``overleg`` is the body's name as the document gives it; unknown is None, never a guess."""

    overleg: str | None = None
    afkorting: str | None = None
    datum: date | None = None
    begintijd: time | None = None
    eindtijd: time | None = None
    locatie: str | None = None
    voorzitter: str | None = None
    notulist: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deelnemer:
    naam: str
    vindplaats: Vindplaats
    organisatie: str | None = None
    rol: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agendapunt:
    """``niveau`` 1 is a main item, 2 a printed sub-heading. ``titel`` has no number and no presenters."""

    nummer: str | None
    niveau: int
    titel: str
    vindplaats: Vindplaats
    inleiders: tuple[str, ...] = ()
    bijlagen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitspraak:
    """What somebody said: the sentence as it stands."""

    citaat: str
    vindplaats: Vindplaats
    agendapunt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spreker:
    naam: str
    vindplaats: Vindplaats
    uitspraken: tuple[Uitspraak, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluit:
    """``tekst`` is a short wording that stands alone, ``citaat`` the sentence as it stands, ``grond`` why it was found.

    ``zekerheid`` runs from 0 to 1; ``te_bevestigen`` puts it in the block a person must confirm.
    """

    tekst: str
    citaat: str
    vindplaats: Vindplaats
    agendapunt: str | None = None
    ook: tuple[str, ...] = ()
    zekerheid: float = 1.0
    grond: str = ""
    te_bevestigen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Terugkeer:
    """The meeting at which a subject returns: "staat op 3 juni weer op de agenda van het platform".

    ``overleg``: None for the body of the minutes. ``datum``: its day. ``van``/``tot``: a period instead of a day, both inclusive.
    All three are None for the next meeting.
    """

    overleg: str | None
    datum: date | None
    tekst: str
    van: date | None = None
    tot: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terugkomst:
    """A sentence that sends a subject to a coming meeting, also where it is a decision or no task at all.

    ``ervoor`` is the sentence before it, which it may point back to. ``zeker`` is False where a person must say whether it does.
    """

    citaat: str
    vindplaats: Vindplaats
    terugkeer: Terugkeer
    agendapunt: str | None = None
    ervoor: str = ""
    zeker: bool = True


Status = Literal["open", "gereed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actie:
    """A task somebody takes on. ``eigenaren`` is empty where the text names nobody: an owner is never guessed.

    ``soort`` is "lijst" (table row or label) or "tekst" (a sentence in running text). ``statustekst``: the status as printed.
    ``ervoor`` is the text just before it, which it may point back to; empty for a row of a table.
    """

    tekst: str
    citaat: str
    vindplaats: Vindplaats
    agendapunt: str | None = None
    ook: tuple[str, ...] = ()
    eigenaren: tuple[str, ...] = ()
    deadline: Datumvermelding | None = None
    status: Status = "open"
    statustekst: str = ""
    nummer: str | None = None
    soort: Literal["lijst", "tekst"] = "tekst"
    terugkeer: Terugkeer | None = None
    zekerheid: float = 1.0
    grond: str = ""
    te_bevestigen: bool = False
    ervoor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Afmelding:
    """What running text says of earlier actions: "Actie 2 en 3 zijn gereed", "De actie over het convenant is vervallen".

    ``nummers``: as printed, each apart ("2", "BBO-014"). ``onderwerp``: what the action is about, where the text has no number. ``gedaan``:
    the verbs of work that was done, of no action by name ("De zaal is gereserveerd"). With none of these it speaks of all actions.
    """

    citaat: str
    vindplaats: Vindplaats
    status: Literal["gereed", "vervallen"] = "gereed"
    nummers: tuple[str, ...] = ()
    onderwerp: str = ""
    gedaan: tuple[str, ...] = ()
    agendapunt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VolgendeVergadering:
    vindplaats: Vindplaats
    overleg: str | None = None
    datum: date | None = None
    begintijd: time | None = None
    eindtijd: time | None = None
    locatie: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verslag:
    """All facts of one set of minutes. ``bestand`` and ``sha256`` name the file it was read from."""

    bestand: str
    sha256: str
    soort: str = "verslag"
    vergadering: Vergadering = Vergadering()
    aanwezig: tuple[Deelnemer, ...] = ()
    afwezig: tuple[Deelnemer, ...] = ()
    agenda: tuple[Agendapunt, ...] = ()
    sprekers: tuple[Spreker, ...] = ()
    besluiten: tuple[Besluit, ...] = ()
    acties: tuple[Actie, ...] = ()
    datums: tuple[Datumvermelding, ...] = ()
    volgende_vergadering: VolgendeVergadering | None = None
    terugkomsten: tuple[Terugkomst, ...] = ()
    afmeldingen: tuple[Afmelding, ...] = ()
    meldingen: tuple[Melding, ...] = ()

    @property
    def mapnaam(self) -> str:
        """Name of the folder in the outbox: ``2026-03-26-breed-bestuurlijk-overleg``.

        Where date or body is unknown the file's own name is added: two such files must not share a folder.
        """
        v = self.vergadering
        when = v.datum.isoformat() if v.datum else "zonder-datum"
        name = f"{when}-{slug(v.overleg or 'onbekend overleg')}"
        return name if v.datum and v.overleg else f"{name}-{slug(self.bestand.rpartition('.')[0])}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gremium:
    """``vergadert`` is how often it meets, as the plan says it ("zes keer per jaar")."""

    naam: str
    vindplaats: Vindplaats
    afkorting: str | None = None
    taak: str | None = None
    vergadert: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activiteit:
    titel: str
    vindplaats: Vindplaats
    thema: str | None = None
    rol: Literal["direct", "indirect"] | None = None
    resultaat: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terugkerend:
    """A recurring duty: ``van`` who owes it, ``aan`` the bodies it is owed to, ``onderwerp`` what is owed ("update").

    What a body discusses itself is ``aan`` that body, ``van`` nobody. A meeting rhythm has the ``onderwerp`` "vergadering" and no ``aan``.
    ``maanden``: from the first of these months on it is due ("jaarlijks in november", "na de zomer"); empty where the plan does not say.
    """

    citaat: str
    frequentie: str
    vindplaats: Vindplaats
    van: str | None = None
    aan: tuple[str, ...] = ()
    onderwerp: str | None = None
    maanden: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Begrip:
    term: str
    uitleg: str
    vindplaats: Vindplaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Afkorting:
    kort: str
    lang: str
    vindplaats: Vindplaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Jaarplan:
    """All facts of an annual plan."""

    bestand: str
    sha256: str
    soort: str = "jaarplan"
    titel: str | None = None
    jaar: int | None = None
    gremia: tuple[Gremium, ...] = ()
    werkgroepen: tuple[str, ...] = ()
    themas: tuple[str, ...] = ()
    activiteiten: tuple[Activiteit, ...] = ()
    terugkerend: tuple[Terugkerend, ...] = ()
    begrippen: tuple[Begrip, ...] = ()
    afkortingen: tuple[Afkorting, ...] = ()
    datums: tuple[Datumvermelding, ...] = ()
    meldingen: tuple[Melding, ...] = ()

    @property
    def mapnaam(self) -> str:
        return f"jaarplan-{self.jaar or 'zonder-jaar'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registeractie:
    """An action as the register knows it: one action, however often the minutes repeat it.

    ``nummer`` is permanent ("BBO-014"). ``datum`` is the meeting that first named it (None: minutes without a date), ``laatst_genoemd``
    the last one.
    ``bron`` is a line for a person: "verslag.docx, blz. 2, punt 3". ``wanneer`` is the deadline as printed, ``deadline`` its last day.
    ``afgesloten`` is the meeting (or the list changed by hand) that closed it, ``gemist`` the first one whose action list left it out.
    """

    nummer: str
    overleg: str
    datum: date | None
    punt: str | None
    tekst: str
    citaat: str
    bron: str
    eigenaren: tuple[str, ...] = ()
    wanneer: str = ""
    deadline: date | None = None
    status: str = "open"
    te_bevestigen: bool = False
    reden: str = ""
    uitgesteld: int = 0
    laatst_genoemd: date | None = None
    afgesloten: date | None = None
    gemist: date | None = None
    terugkeer: Terugkeer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registerbesluit:
    nummer: str
    overleg: str
    datum: date | None
    punt: str | None
    tekst: str
    citaat: str
    bron: str
    te_bevestigen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Conceptpunt:
    """An item of a draft agenda; ``herkomst`` is the line that says where it comes from, empty for a standing item."""

    nummer: int
    titel: str
    inleiders: tuple[str, ...] = ()
    herkomst: tuple[str, ...] = ()
    soort: Literal["vast", "vervolg", "terugkerend"] = "vast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conceptagenda:
    """The next meeting's draft agenda; what is None reads "nog te bepalen".

    ``overgenomen`` says that time or place are those of the last meeting and not announced; "" where they are not.
    """

    overleg: str
    afkorting: str | None
    datum: date | None
    punten: tuple[Conceptpunt, ...]
    acties: tuple[Registeractie, ...] = ()
    vorige: date | None = None
    begintijd: time | None = None
    eindtijd: time | None = None
    locatie: str | None = None
    overgenomen: str = ""

    @property
    def versie(self) -> str:
        return fingerprint(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything that is rendered after one set of minutes: a pure function of the register's rows and the minutes."""

    verslag: Verslag
    acties: tuple[Registeractie, ...]
    besluiten: tuple[Registerbesluit, ...]
    agendas: tuple[Conceptagenda, ...] = ()
    meldingen: tuple[Melding, ...] = ()

    @property
    def versie(self) -> str:
        """Of the action list: two lists with the same actions are one version."""
        return fingerprint(self.acties)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kwartaalregel:
    """What one quarter brought for one activity; ``activiteit`` is None for what belongs to no activity of the plan.

    ``open`` and ``verlopen`` exclude each other: an overdue action stands in ``verlopen`` only.
    """

    activiteit: Activiteit | None
    besluiten: tuple[Registerbesluit, ...] = ()
    gereed: tuple[Registeractie, ...] = ()
    open: tuple[Registeractie, ...] = ()
    verlopen: tuple[Registeractie, ...] = ()

    @property
    def stil(self) -> bool:
        """Nothing was heard of this activity in the quarter."""
        return not (self.besluiten or self.gereed or self.open or self.verlopen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kwartaaloverzicht:
    """The annual plan against the register: one ``Kwartaalregel`` an activity, in the order of the plan.

    ``peildatum`` is the day against which actions are overdue. ``titel`` is the title of the annual plan.
    """

    jaar: int
    kwartaal: Literal[1, 2, 3, 4]
    peildatum: date
    regels: tuple[Kwartaalregel, ...]
    titel: str | None = None
    meldingen: tuple[Melding, ...] = ()

    @property
    def mapnaam(self) -> str:
        return f"kwartaaloverzicht-{self.jaar}-Q{self.kwartaal}"


# The header row of the action list, in Word and in Excel: what is written is what is read back.
ACTIELIJST_KOLOMMEN = ("Nr", "Datum", "Punt", "Wat", "Wie", "Wanneer", "Status", "Bron")


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, at most 60 characters: safe as a file name on every system."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].strip("-") or "naamloos"


def fingerprint(value: Any) -> str:
    """Sixteen characters that name what ``value`` says, to know a delivered list by when it comes back."""
    return hashlib.sha256(json.dumps(plain(value), ensure_ascii=True, sort_keys=True).encode()).hexdigest()[:16]


def plain(value: Any) -> Any:
    """Dataclasses as dictionaries, dates as ISO text, times as HH:MM: ready for JSON."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return value
