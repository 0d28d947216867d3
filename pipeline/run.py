"""The whole road of a file: ``understand`` and ``process`` name every hop, ``batch`` walks it for a whole inbox."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import ParamSpec, TypeVar

from spacy.language import Language

from pipeline import extraction, followup, intake, language, outbox, papers, readers, refusals, renewal, returned, structure, workfolder
from pipeline.errors import GeenVerslag, OnleesbaarBestand, OnverwachteFout, VervolgError, WerkmapFout
from pipeline.intake import Arrival
from pipeline.model import Jaarplan, Verslag
from pipeline.papers import Facts, Outcome, Settings
from pipeline.register import Register
from pipeline.returned import Returned, Taken

log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")
Read = tuple[Arrival, Facts | Returned | VervolgError]


def understand(path: Path, nlp: Language) -> Facts | Returned:
    """From a file to facts, or to the list or agenda of ours that came back. Touches nothing but the file."""
    document = readers.read(path)
    if back := returned.marked(document):
        return back
    if document.origin:
        raise GeenVerslag(refusals.own_work(document.origin.kind))
    if document.format == "xlsx":
        raise GeenVerslag(refusals.NO_LIST)
    outline = structure.outline(document)
    if outline.kind in ("verslag", "jaarplan"):
        return extraction.extract(language.parse(outline, nlp))
    if back := returned.shaped(document):
        return back
    raise GeenVerslag(refusals.no_minutes(outline.kind))


def only_facts(path: Path, nlp: Language) -> Facts:
    """As ``understand``, where a list or agenda that came back is of no use. Raises GeenVerslag for one."""
    found = understand(path, nlp)
    if isinstance(found, Returned):
        raise GeenVerslag(
            "Dit bestand heeft vervolg zelf gemaakt. Hebt u er iets in veranderd? Zet het in de inbox van uw werkmap en geef: "
            "vervolg run --map MAP"
        )
    return found


def process(facts: Facts, register: Register, settings: Settings) -> Outcome:
    """From facts to files in the outbox. The register commits last: a crash leaves files that the next run writes again."""
    with register.transaction():
        subject = register.learn(facts) if isinstance(facts, Jaarplan) else followup.dossier(register.record(facts))
        older = papers.renewals(facts, register, settings)
        outcome = papers.publish(subject, facts, register, settings, told=renewal.told(older))
        renewal.write(register, older)
        register.remember(facts.sha256, facts.bestand, "verwerkt")
    return replace(outcome, facts=facts)


def take_back(back: Returned, register: Register, settings: Settings) -> Outcome:
    """A list or agenda that a person edited: into the register, and the papers of that body's last meeting anew."""
    with register.transaction():
        outcome = remake(returned.take(register, back, settings.today), register, settings, back.sha256)
        register.remember(back.sha256, back.bestand, "verwerkt")
    return replace(outcome, name=back.bestand)


def remake(taken: Taken, register: Register, settings: Settings, sha256: str = "") -> Outcome:
    """What was taken over by hand, published where there is something to publish: the last papers of that body first.

    What must still be looked at is on the check list too. ``sha256``: of the file that came back, which need not be kept.
    """
    found = [register.latest(taken.body.naam), *map(register.ledger, taken.verslagen)] if taken.body else []
    ledgers = {ledger.verslag.sha256: ledger for ledger in found if ledger}
    with register.transaction():
        dossiers = [(ledger.verslag, followup.dossier(ledger)) for ledger in ledgers.values()]
        mine = [papers.folder_of(verslag, register, settings) for verslag, _ in dossiers]
        older = list(renewal.outdated(register, settings.outbox, settings.templates, but=mine, taken=sha256)) if dossiers else []
        taken = replace(taken, meldingen=(*taken.meldingen, *renewal.told(older)))
        told = [(v, replace(d, meldingen=(*taken.meldingen, *d.meldingen)) if i == 0 else d) for i, (v, d) in enumerate(dossiers)]
        done = [papers.publish(dossier, verslag, register, settings, sha256) for verslag, dossier in told]
        renewal.write(register, older)
    first = done[0] if done else Outcome(name="", state="verwerkt")
    others = dict.fromkeys((*(o.folder for o in done[1:] if o.folder), *(where for o in done for where in o.also)))
    kept = tuple(copy for o in done for copy in o.kept)
    return replace(first, remark=taken.kop, changes=taken.regels, meldingen=taken.meldingen, also=tuple(others), kept=kept)


def batch(
    settings: Settings, load: Callable[[], Language], watch: Callable[[Sequence[Arrival]], Iterable[Arrival]] = iter
) -> tuple[Outcome, ...]:
    """Everything new in the inbox, in order of meeting date.

    ``load`` gives the language model and is called only when there is something to read; ``watch`` shows progress.
    """
    prepare(settings)
    with Register(settings.register) as register:
        _recover(settings, register)
        arrivals = intake.scan(settings.inbox, readers.READERS)
        new = _new(arrivals, (lambda _: False) if settings.again else register.seen)
        read = _read(new, load(), watch) if new else []
        outcomes = [_settle(arrival, facts, register, settings) for arrival, facts in sorted(read, key=lambda pair: _when(pair[1]))]
        rest = [_set_aside(arrival, register) for arrival in arrivals if arrival not in new]
    return (*outcomes, *rest)


def prepare(settings: Settings) -> None:
    """Check the working folder. Raises WerkmapFout."""
    place = workfolder.typed(settings.folder)
    if not settings.inbox.is_dir():
        raise WerkmapFout(
            f"In de map {settings.folder.resolve()} staat geen map inbox. Maak een werkmap met: vervolg init {place}\n"
            "Of zeg waar uw werkmap staat, achter: vervolg run --map"
        )
    if not workfolder.exists(settings.folder):
        raise WerkmapFout(
            f"De map {settings.folder.resolve()} is geen werkmap van vervolg. Er is niets gelezen of verplaatst. Moet dit er wel een "
            f"worden? Geef dan: vervolg init {place}"
        )
    try:
        settings.outbox.mkdir(exist_ok=True)
    except OSError as error:
        raise WerkmapFout(f"De map {settings.outbox} is niet te maken. Kijk of u in de werkmap mag schrijven.") from error


def _recover(settings: Settings, register: Register) -> None:
    """Within a transaction, so that it never undoes what another vervolg in the same folder is busy with."""
    with register.transaction():
        for name in outbox.recover(settings.outbox):
            log.warning("een eerdere keer is onderbroken; map %s is teruggezet zoals hij was", name)


def _read(new: Sequence[Arrival], nlp: Language, watch: Callable[[Sequence[Arrival]], Iterable[Arrival]]) -> list[Read]:
    return [(arrival, attempt(understand, arrival.path, nlp)) for arrival in watch(new)]


def attempt(step: Callable[P, T], *args: P.args, **settings: P.kwargs) -> T | VervolgError:
    """What the step returns, or what went wrong with it."""
    try:
        return step(*args, **settings)
    except VervolgError as error:
        return error
    except OSError as error:
        log.debug("schijf of map", exc_info=error)
        return WerkmapFout(refusals.disk_trouble(error))
    except Exception as error:  # the one broad except: a mistake of ours in one file must not stop the folder
        log.debug("onverwachte fout", exc_info=error)
        return OnverwachteFout(refusals.unexpected(error))


def _new(arrivals: Iterable[Arrival], seen: Callable[[str], bool]) -> tuple[Arrival, ...]:
    """The first of each content that can be read and was not processed before."""
    first: dict[str, Arrival] = {}
    for arrival in arrivals:
        if not arrival.reason and not seen(arrival.sha256):
            first.setdefault(arrival.sha256, arrival)
    return tuple(first.values())


def _when(facts: Facts | Returned | VervolgError) -> tuple[date, int]:
    """An annual plan teaches names of bodies, so it goes first; minutes without a date go last.

    An edited list comes after the minutes of its own meeting, an edited agenda before those of the meeting it is for.
    """
    if isinstance(facts, Verslag):
        return facts.vergadering.datum or date.max, 1
    if isinstance(facts, Returned):
        return facts.datum or date.max, 2 if isinstance(facts, returned.ReturnedList) else 0
    return date.min, 0


def _settle(arrival: Arrival, facts: Facts | Returned | VervolgError, register: Register, settings: Settings) -> Outcome:
    """Process what was understood; move the original to where it then belongs."""
    if isinstance(facts, VervolgError):
        result: Outcome | VervolgError = facts
    elif isinstance(facts, Returned):
        result = attempt(take_back, facts, register, settings)
    else:
        result = attempt(process, facts, register, settings)
    if isinstance(result, VervolgError):
        return _failed(arrival, str(result), result.exit_code, stays=not result.blames_file)
    return _moved(arrival, replace(result, name=arrival.path.name))


def _set_aside(arrival: Arrival, register: Register) -> Outcome:
    """Files that were not read: busy, refused, or the same content as one processed before or just now."""
    if arrival.busy:
        return Outcome(name=arrival.path.name, state="wacht", remark=arrival.reason, stays=True)
    if arrival.reason:
        return _failed(arrival, arrival.reason, OnleesbaarBestand.exit_code, stays=False)
    if register.seen(arrival.sha256):
        return _moved(arrival, Outcome(name=arrival.path.name, state="al verwerkt"))
    text = "Een ander bestand in de inbox is precies gelijk en kon niet verwerkt worden. Dit bestand is daarom nog niet geprobeerd."
    return Outcome(name=arrival.path.name, state="wacht", remark=text, stays=True)


def _moved(arrival: Arrival, outcome: Outcome) -> Outcome:
    return replace(outcome, stays=intake.finish(arrival.path) is None)


def _failed(arrival: Arrival, reason: str, exit_code: int, *, stays: bool) -> Outcome:
    log.info("%s: mislukt met code %d", arrival.path.name, exit_code)
    stays = stays or intake.reject(arrival.path, reason) is None
    return Outcome(name=arrival.path.name, state="mislukt", remark=reason, exit_code=exit_code, stays=stays)
