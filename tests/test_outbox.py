from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import outbox
from pipeline.errors import WerkmapFout

FILES = {"actielijst.docx": b"acties", "agenda.docx": b"punten", "verslag.json": b"{}"}


def content(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name != outbox.MADE}


def beside(folder: Path) -> list[str]:
    return [p.name for p in folder.parent.iterdir() if p != folder]


def test_all_files_arrive_and_nothing_lies_beside(tmp_path: Path) -> None:
    folder = tmp_path / "2026-03-12-overleg"
    assert outbox.publish(FILES, folder) == ()
    assert content(folder) == FILES
    assert beside(folder) == []


def test_publishing_again_replaces_and_clears_what_is_outdated(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    outbox.publish(FILES, folder)
    (folder / "mijn notitie.txt").write_bytes(b"van mij")
    newer = {"actielijst.docx": b"acties 2", "agenda van later.docx": b"punten", "verslag.json": b"{}"}
    assert outbox.publish(newer, folder) == ()
    assert content(folder) == newer | {"mijn notitie.txt": b"van mij"}


def test_work_of_a_hand_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    outbox.publish(FILES, folder)
    (folder / "actielijst.docx").write_bytes(b"met de hand")
    (folder / "agenda.docx").write_bytes(b"ook met de hand")
    (kept,) = outbox.publish({"actielijst.docx": b"nieuw"}, folder)
    assert kept.name.startswith("actielijst (bewerkt ") and kept.suffix == ".docx"
    assert content(folder) == {"actielijst.docx": b"nieuw", kept.name: b"met de hand", "agenda.docx": b"ook met de hand"}


def test_single_files_are_renewed_and_the_rest_stays(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    outbox.publish(FILES, folder)
    fresh = {"actielijst.docx": b"acties 2", "agenda.docx": b"punten", "nooit gemaakt.docx": b"x"}
    assert outbox.newer(fresh, folder) == {"actielijst.docx": "actielijst.docx"}
    outbox.renew({"actielijst.docx": b"acties 2"}, folder)
    assert content(folder) == FILES | {"actielijst.docx": b"acties 2"}
    assert outbox.newer(fresh, folder) == {} and beside(folder) == []
    assert outbox.publish({}, folder) == () and not content(folder)  # it knows all of them as its own


def test_a_newer_version_comes_beside_what_a_hand_changed(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    outbox.publish(FILES, folder)
    (folder / "agenda.docx").write_bytes(b"met de hand")
    assert outbox.newer({"agenda.docx": b"punten"}, folder) == {}  # the hand went on from this very version
    first, second = "agenda (nieuwe versie).docx", "agenda (nieuwe versie 2).docx"
    assert outbox.newer({"agenda.docx": b"punten 2"}, folder) == {"agenda.docx": first}
    outbox.renew({first: b"punten 2"}, folder)
    assert outbox.newer({"agenda.docx": b"punten 2"}, folder) == {}
    assert outbox.newer({"agenda.docx": b"punten 3"}, folder) == {"agenda.docx": first}
    (folder / first).write_bytes(b"ook met de hand")
    assert outbox.newer({"agenda.docx": b"punten 3"}, folder) == {"agenda.docx": second}
    outbox.renew({second: b"punten 3"}, folder)
    taken = outbox._digest(b"met de hand")
    assert outbox.newer({"agenda.docx": b"punten 3"}, folder, taken) == {"agenda.docx": "agenda.docx"}
    outbox.renew({"agenda.docx": b"punten 3"}, folder)
    assert content(folder) == FILES | {"agenda.docx": b"punten 3", first: b"ook met de hand"}


def test_what_vervolg_made_is_found_again(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        outbox.publish(FILES, tmp_path / name)
    (tmp_path / "een" / "agenda.docx").unlink()
    (tmp_path / "twee" / "agenda 2.docx").write_bytes(b"van een ander")
    assert outbox.standing(tmp_path, "agenda*.docx") == (tmp_path / "twee" / "agenda.docx",)
    assert outbox.standing(tmp_path / "nergens", "*") == ()


def test_the_same_edit_is_kept_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "map"
    outbox.publish(FILES, folder)
    (folder / "actielijst.docx").write_bytes(b"met de hand")
    with monkeypatch.context() as patch:
        patch.setattr(outbox, "_switch", _refuse)
        with pytest.raises(WerkmapFout):
            outbox.publish({"actielijst.docx": b"nieuw"}, folder)
    outbox.publish({"actielijst.docx": b"nieuw"}, folder)
    assert sorted(content(folder).values()) == [b"met de hand", b"nieuw"]


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "in gebruik", "actielijst.docx")


def test_a_file_open_in_word_changes_nothing_and_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "map"
    outbox.publish(FILES, folder)
    real = Path.open

    def locked(path: Path, mode: str = "r", *args: object, **settings: object) -> object:
        if path.name == "agenda.docx" and "+" in mode:
            raise PermissionError(13, "in gebruik", str(path))
        return real(path, mode, *args, **settings)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(WerkmapFout, match=r"agenda\.docx in map .* Word .* inbox"):
        outbox.publish(dict.fromkeys(FILES, b"nieuw"), folder)
    assert content(folder) == FILES
    assert beside(folder) == []


def test_a_first_publication_that_fails_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "_stage", _refuse)
    with pytest.raises(WerkmapFout):
        outbox.publish(FILES, tmp_path / "map")
    assert list(tmp_path.iterdir()) == []


class Interrupted(BaseException):
    """The power going off: nothing gets to clean up."""


OLD, NEW = {"a": b"oud a", "b": b"oud b", "weg": b"oud"}, {"a": b"nieuw a", "b": b"nieuw b", "c": b"nieuw c"}


def _until(monkeypatch: pytest.MonkeyPatch, error: BaseException, steps: int) -> None:
    """Let ``steps`` renames and removals happen, then fail."""
    left = [steps]

    def counted(real):  # type: ignore[no-untyped-def]
        def act(path: Path, *args: object, **settings: object) -> object:
            if left[0] == 0:
                left[0] -= 1
                raise error
            left[0] -= 1
            return real(path, *args, **settings)

        return act

    monkeypatch.setattr(Path, "replace", counted(Path.replace))
    monkeypatch.setattr(Path, "unlink", counted(Path.unlink))


@pytest.mark.parametrize("steps", range(10))
def test_whatever_the_moment_of_a_crash_recovery_gives_all_of_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    folder = tmp_path / "map"
    outbox.publish(OLD, folder)
    with monkeypatch.context() as patch:
        _until(patch, Interrupted(), steps)
        with pytest.raises(Interrupted):
            outbox.publish(NEW, folder)
    assert outbox.recover(tmp_path) == ("map",)
    assert content(folder) == OLD
    assert beside(folder) == []
    outbox.publish(NEW, folder)
    assert content(folder) == NEW


@pytest.mark.parametrize("steps", range(10))
def test_whatever_the_moment_a_disk_refuses_all_of_the_old_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    folder = tmp_path / "map"
    outbox.publish(OLD, folder)
    with monkeypatch.context() as patch:
        _until(patch, OSError(28, "No space left on device"), steps)
        with pytest.raises(WerkmapFout, match="schijf"):
            outbox.publish(NEW, folder)
    assert content(folder) == OLD
    assert beside(folder) == []


def test_recover_has_nothing_to_do_in_a_sound_outbox(tmp_path: Path) -> None:
    outbox.publish(FILES, tmp_path / "map")
    assert outbox.recover(tmp_path) == ()
    assert content(tmp_path / "map") == FILES


PUBLICATION = st.dictionaries(st.sampled_from(["a.docx", "b.docx", "c.json"]), st.binary(max_size=4), min_size=1)


@given(st.lists(PUBLICATION, min_size=1, max_size=4))
def test_what_stands_there_is_always_the_last_publication(tmp_path_factory: pytest.TempPathFactory, rounds: list[dict[str, bytes]]) -> None:
    folder = tmp_path_factory.mktemp("outbox") / "map"
    for files in rounds:
        assert outbox.publish(files, folder) == ()
    assert content(folder) == rounds[-1]
