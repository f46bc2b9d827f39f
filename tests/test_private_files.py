"""Files of the data folder are closed to other users of the computer, and memory stays out of core files."""

import logging
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from buurthuis_app import bootstrap, private_files
from buurthuis_app.persistence.backups.backup import FOLDER
from tests.other_systems import elsewhere, reaches

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="Windows closes the user's own folders itself"
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def open_to_all(folder: Path) -> None:
    below = folder / FOLDER
    below.mkdir(parents=True)
    for path in (folder / "buurthuis.db", below / "b.db"):
        path.touch()
        path.chmod(0o644)
    for place in (folder, below):
        place.chmod(0o755)


def test_what_stood_open_is_closed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    open_to_all(folder)
    elsewhere.touch()
    elsewhere.chmod(0o644)
    (folder / "link").symlink_to(elsewhere)
    other = folder / "brief.odt"
    other.touch()
    other.chmod(0o644)
    private_files.close_to_others(folder, FOLDER)
    assert mode(other) == 0o644, "whoever keeps other files there finds them as they were"
    assert {mode(path) for path in (folder, folder / FOLDER)} == {0o700}
    assert {mode(path) for path in folder.rglob("*.db")} == {0o600}
    assert mode(elsewhere) == 0o644, "what a link points at is not ours"


def test_the_data_folder_is_closed_when_it_is_opened_and_left(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with bootstrap.opened(folder):
        assert mode(folder) == 0o700
    assert {mode(path) for path in folder.rglob("*") if path.is_file()} == {0o600}
    kept = folder / FOLDER / "b.db"
    kept.parent.mkdir(exist_ok=True)
    kept.touch()
    kept.chmod(0o644)
    with bootstrap.opened(folder):
        assert mode(kept) == 0o600


def test_what_refuses_is_logged_without_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_path: Path, _mode: int) -> None:
        raise PermissionError("Anna")

    open_to_all(tmp_path / "data")
    monkeypatch.setattr(Path, "chmod", refuse)
    with caplog.at_level(logging.WARNING):
        private_files.close_to_others(tmp_path / "data")
    assert "PermissionError" in caplog.text
    assert "Anna" not in caplog.text


@reaches(
    "private_files.close_to_others",
    "private_files.is_open_to_others",
    "private_files.keep_out_of_core_files",
)
def test_on_windows_nothing_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    open_to_all(folder)
    elsewhere(monkeypatch, private_files)
    assert not private_files.is_open_to_others(folder)
    private_files.close_to_others(folder)
    private_files.keep_out_of_core_files()
    assert mode(folder) == 0o755


@pytest.mark.skipif(sys.platform != "linux", reason="read from /proc")
def test_no_core_file_is_written() -> None:
    script = (
        "from buurthuis_app.private_files import keep_out_of_core_files as keep\n"
        "import ctypes, resource\n"
        "keep()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert told.stdout.strip() == "(0, 0) 0"
