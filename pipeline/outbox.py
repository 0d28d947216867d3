"""Files into the outbox: all of them, whole, or none. Work of a person's hand that stands there is kept, never overwritten.

While publishing, ``.<map>.nieuw`` holds the new files and ``.<map>.oud`` the old ones with a journal. The journal is written before the
first file moves and removed after the last: as long as it exists, ``recover`` puts everything back as it was. That suits the
register, whose transaction commits only after ``publish``: after a crash neither knows anything, and the next run does it again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from fnmatch import fnmatch
from itertools import chain, count, islice
from pathlib import Path

from pipeline.errors import WerkmapFout

MADE = ".vervolg.json"  # what vervolg itself wrote, by name: {"actielijst.docx": sha256}
JOURNAL = "journal.json"
MOST = 9  # newer versions beside one edited file that are cleared once it is replaced


def publish(files: Mapping[str, bytes], folder: Path, taken: str = "") -> tuple[Path, ...]:
    """Make ``files`` the content of ``folder``. What vervolg made there before and is not in ``files`` goes; what others put there stays.

    Returns the copies made of replaced files that somebody had edited, named "... (bewerkt <dag> <tijd>)"; not of the one with digest
    ``taken``, which is in the register. Raises WerkmapFout, with the folder as it was, where a file is open in another program or the
    disk refuses.
    """
    with _replacing(folder) as staged:
        folder.mkdir(parents=True, exist_ok=True)
        present = _present(folder)
        _check_closed(folder, files)
        _stage({**files, MADE: _record(files)}, staged)
        kept = _keep_edited(folder, files, present, taken)
        _switch(folder, outdated=[name for name, digest in present.items() if name not in files and digest == _made(folder).get(name)])
    return kept


def standing(outbox: Path, pattern: str) -> tuple[Path, ...]:
    """Files of such a name that vervolg made and that still stand in a folder of the outbox, edited or not."""
    folders = sorted(p for p in outbox.iterdir() if p.is_dir() and not p.name.startswith(".")) if outbox.is_dir() else []
    return tuple(f / name for f in folders for name in sorted(_made(f)) if fnmatch(name, pattern) and (f / name).is_file())


def newer(files: Mapping[str, bytes], folder: Path, taken: str = "") -> dict[str, str]:
    """Those of ``files`` that stand in ``folder`` in an older version -> the name for the new one: its own, or, beside a file that somebody
    edited, "... (nieuwe versie)". ``taken`` as in ``publish``."""
    made = _made(folder)
    found = {name: _place(folder, name, _digest(data), made, taken) for name, data in files.items() if (folder / name).is_file()}
    return {name: place for name, place in found.items() if place}


def renew(files: Mapping[str, bytes], folder: Path, gone: Iterable[str] = ()) -> None:
    """Put these files in a folder that stands there, for those of that name. Of all else only ``gone`` goes, as far as nobody edited it,
    and what was put beside a file that is now replaced. Raises WerkmapFout as ``publish`` does."""
    with _replacing(folder) as staged:
        made, present = _made(folder), _present(folder)
        leave = {*gone, *(beside for name in files for beside in islice(_beside_names(name), MOST))} - files.keys()
        outdated = [name for name in sorted(leave) if name in present and present[name] == made.get(name)]
        _check_closed(folder, [*files, *outdated])
        digests = {**made, **{name: _digest(data) for name, data in files.items()}}
        _stage({**files, MADE: _as_json({n: d for n, d in digests.items() if n not in outdated})}, staged)
        _switch(folder, outdated)


def _place(folder: Path, name: str, now: str, made: Mapping[str, str], taken: str) -> str | None:
    """Where version ``now`` of a file belongs; None where it stands already, or is what somebody went on from."""
    begun = None
    for place in chain((name,), _beside_names(name)):
        if not (folder / place).is_file():
            return None if begun == now else place
        digest = _digest((folder / place).read_bytes())
        if digest == now:
            return None
        if digest in (made.get(place), taken):
            return place
        begun = made.get(place)
    raise AssertionError("there is always a free name")


def _beside_names(name: str) -> Iterator[str]:
    path = Path(name)
    yield f"{path.stem} (nieuwe versie){path.suffix}"
    yield from (f"{path.stem} (nieuwe versie {n}){path.suffix}" for n in count(2))


@contextmanager
def _replacing(folder: Path) -> Iterator[Path]:
    """The folder to stage new files in; what fails leaves ``folder`` as it was."""
    staged, old = _beside(folder)
    try:
        _undo(folder)
        yield staged
    except OSError as error:
        with suppress(OSError):  # where even this fails the journal stays, and the next run begins with it
            _undo(folder)
        raise WerkmapFout(_advice(error, folder)) from error
    _remove(staged)
    _remove(old)


def recover(outbox: Path) -> tuple[str, ...]:
    """Undo what an interrupted run left half; returns the names of the folders put right."""
    names = sorted({p.name[1:].rpartition(".")[0] for p in outbox.glob(".*") if p.is_dir() and p.suffix in (".nieuw", ".oud")})
    try:
        for name in names:
            _undo(outbox / name)
    except OSError as error:
        raise WerkmapFout(_advice(error, outbox / name)) from error
    return tuple(names)


def _beside(folder: Path) -> tuple[Path, Path]:
    return folder.with_name(f".{folder.name}.nieuw"), folder.with_name(f".{folder.name}.oud")


def _stage(files: Mapping[str, bytes], staged: Path) -> None:
    staged.mkdir()
    for name, data in files.items():
        with (staged / name).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _switch(folder: Path, outdated: Iterable[str]) -> None:
    staged, old = _beside(folder)
    names = sorted(p.name for p in staged.iterdir())
    replaced = [name for name in names if (folder / name).exists()]
    old.mkdir()
    journal = old / JOURNAL
    journal.with_suffix(".half").write_text(json.dumps([n for n in names if n not in replaced]), encoding="utf-8")
    journal.with_suffix(".half").replace(journal)
    for name in [*outdated, *replaced]:
        (folder / name).replace(old / name)
    for name in names:
        (staged / name).replace(folder / name)
    journal.unlink()


def _undo(folder: Path) -> None:
    """Put the old files back where a journal says that the switch was not finished; clear what lies beside the folder."""
    staged, old = _beside(folder)
    journal = old / JOURNAL
    if journal.exists():
        for added in json.loads(journal.read_text(encoding="utf-8")):
            (folder / added).unlink(missing_ok=True)
        for path in [p for p in old.iterdir() if p != journal]:
            path.replace(folder / path.name)
        journal.unlink()
    _remove(staged)
    _remove(old)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _check_closed(folder: Path, files: Iterable[str]) -> None:
    """Word and Excel on Windows refuse a second writer: find out before anything has moved."""
    for name in files:
        if (folder / name).exists():
            with (folder / name).open("r+b"):
                pass


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _present(folder: Path) -> dict[str, str]:
    return {p.name: _digest(p.read_bytes()) for p in sorted(folder.iterdir()) if p.is_file() and p.name != MADE}


def _made(folder: Path) -> dict[str, str]:
    try:
        made = json.loads((folder / MADE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return made if isinstance(made, dict) else {}


def _record(files: Mapping[str, bytes]) -> bytes:
    return _as_json({name: _digest(data) for name, data in files.items()})


def _as_json(made: Mapping[str, str]) -> bytes:
    return json.dumps(made, indent=1, sort_keys=True).encode()


def _keep_edited(folder: Path, files: Mapping[str, bytes], present: Mapping[str, str], taken: str) -> tuple[Path, ...]:
    """Copy what is about to be replaced and is not as vervolg wrote it.

    The name has the time of the edit, so trying again makes no second copy.
    """
    made, kept = _made(folder), []
    for name, data in files.items():
        if name in present and present[name] not in (made.get(name), _digest(data), taken):
            path = folder / name
            edited = datetime.fromtimestamp(path.stat().st_mtime)
            kept.append(path.with_stem(f"{path.stem} (bewerkt {edited:%Y-%m-%d %H.%M.%S})"))
            shutil.copy2(path, kept[-1])
    return tuple(kept)


def _advice(error: OSError, folder: Path) -> str:
    if isinstance(error, PermissionError):
        name = Path(error.filename).name if error.filename else folder.name
        return (
            f"{name} in {folder.name} is niet te vervangen. Staat het nog open in Word of Excel? Sluit het en start vervolg opnieuw. "
            "Er is niets gewijzigd; het verslag blijft in de inbox."
        )
    return (
        f"De map {folder.name} is niet te schrijven ({error.strerror or type(error).__name__}). Kijk of de schijf vol is "
        "en of u in die map mag schrijven, en start vervolg opnieuw. Er is niets gewijzigd; het verslag blijft in de inbox."
    )
