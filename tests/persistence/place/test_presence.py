"""Presence: which computers have the data open, without names of people, and gone by itself when nobody renews it."""

import os
from pathlib import Path

import pytest

from buurthuis_app import files, paths
from buurthuis_app.errors import Busy
from buurthuis_app.files import computer_mark
from buurthuis_app.persistence import data_file
from buurthuis_app.persistence.integrity import seal
from buurthuis_app.persistence.integrity.seal import SealState
from buurthuis_app.persistence.place.presence import (
    STALE_AFTER,
    WindowPresence,
    computers,
    where_open,
)
from buurthuis_app.persistence.rescue import restore
from tests.persistence.rescue.test_restore import NOW


def elsewhere(database_path: Path, name: str = "DEUR-PC", *, process: int = 7) -> Path:
    """What a window on another computer leaves in the folder."""
    mark = "0" * 8 if name != paths.computer_name() else computer_mark()
    file = database_path.with_name(f"buurthuis-{process}-{mark}-0a1b2c3d4e5f.open")
    file.write_text(name, encoding="utf-8")
    return file


def test_each_window_sees_the_others_until_they_leave(database_path: Path) -> None:
    first, second = WindowPresence(database_path), WindowPresence(database_path)
    first.renew()
    second.renew()
    elsewhere(database_path)
    assert first.others() == ("DEUR-PC", paths.computer_name())
    assert where_open(first.others()) == "op DEUR-PC en in een ander venster op deze computer"
    second.leave()
    assert first.others() == ("DEUR-PC",)
    assert where_open((paths.computer_name(),) * 2) == "in 2 andere vensters op deze computer"


def test_who_gives_no_sign_of_life_is_gone_and_so_is_a_program_that_was_killed(
    database_path: Path,
) -> None:
    silent = elsewhere(database_path)
    long_ago = silent.stat().st_mtime - STALE_AFTER - 1
    os.utime(silent, (long_ago, long_ago))
    killed = elsewhere(database_path, paths.computer_name(), process=4_194_304)
    strange = database_path.with_name("buurthuis-van-iemand-anders.open")
    strange.touch()
    assert computers(database_path) == ()
    assert not silent.exists()
    assert not killed.exists()
    assert strange.exists()


def test_a_window_that_slept_is_there_again_with_its_next_sign(database_path: Path) -> None:
    window = WindowPresence(database_path)
    window.renew()
    (file,) = database_path.parent.glob("*.open")
    file.unlink()  # the others thought that it was gone
    window.renew()
    assert computers(database_path) == (paths.computer_name(),)


def test_the_data_are_not_replaced_while_another_computer_has_them_open(
    database_path: Path,
) -> None:
    before = database_path.read_bytes()
    elsewhere(database_path)
    with pytest.raises(Busy, match="op DEUR-PC"):
        restore.restore(database_path, Path(restore.__file__), NOW)
    with pytest.raises(Busy, match="op DEUR-PC"):
        restore.set_aside(database_path, NOW)
    assert database_path.read_bytes() == before


def test_the_last_one_who_leaves_seals_the_file(database_path: Path) -> None:
    other = elsewhere(database_path)
    data_file.close(database_path)
    assert seal.look(database_path) is SealState.SILENT
    other.unlink()
    data_file.close(database_path)
    assert seal.look(database_path) is SealState.WHOLE


def test_a_folder_that_takes_no_files_keeps_nobody_from_reading(
    database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError

    elsewhere(database_path)
    monkeypatch.setattr(Path, "touch", refuse)
    monkeypatch.setattr(Path, "write_text", refuse)
    WindowPresence(database_path).renew()
    assert computers(database_path) == ("DEUR-PC",)
    assert files.is_running(os.getpid())
