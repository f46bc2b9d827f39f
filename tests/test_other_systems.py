"""Other systems: what the program does on Windows, on a Mac and without a screen, tried on this one."""

import ctypes
import os
import sys
import time
from contextlib import nullcontext
from pathlib import Path, PureWindowsPath
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import pytest

from buurthuis_app import bootstrap, files, paths, system_libraries
from buurthuis_app.bootstrap import single_window
from buurthuis_app.persistence.place import cloud_folders, folder_trial, mounts
from buurthuis_app.persistence.rescue import restore
from tests.other_systems import elsewhere, reaches

GONE = 2**22 + 7
"""The number of a process that there is not."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What Windows is asked. Z: is a drive of another computer."""
    calls: list[tuple[Any, ...]] = []

    def note(*said: Any) -> int:
        calls.append(said)
        return 4 if said == ("Z:\\",) else 3

    library = SimpleNamespace(GetDriveTypeW=note, AllowSetForegroundWindow=note)
    windll = SimpleNamespace(kernel32=library, user32=library)
    monkeypatch.setattr(ctypes, "windll", windll, raising=False)
    return calls


@reaches("files.is_running", "files.abandoned")
def test_on_windows_no_process_is_asked_and_what_may_be_open_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unfinished = tmp_path / "half"
    unfinished.touch()
    mark = files.computer_mark()
    assert files.abandoned(unfinished, GONE, mark)
    elsewhere(monkeypatch, files)
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("it would end the process"))
    assert files.is_running(GONE)
    assert files.abandoned(unfinished, GONE, mark)
    assert not files.abandoned(unfinished, os.getpid(), mark)
    assert not files.abandoned(unfinished, GONE, "anders")
    monkeypatch.setattr(files, "time", SimpleNamespace(time=lambda: time.time() + 10**7))
    assert files.abandoned(unfinished, os.getpid(), "anders")


@reaches("paths.common_folder")
@pytest.mark.parametrize(
    ("platform", "public", "place"),
    [
        ("win32", "D:\\Iedereen", "D:\\Iedereen/Documents/Buurthuis"),
        ("win32", None, r"C:\Users\Public/Documents/Buurthuis"),
        ("darwin", None, "/Users/Shared/Buurthuis"),
        ("linux", None, "/var/lib/buurthuis"),
    ],
)
def test_where_the_data_of_everybody_are(
    platform: str, public: str | None, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PUBLIC", raising=False)
    if public:
        monkeypatch.setenv("PUBLIC", public)
    elsewhere(monkeypatch, paths, platform=platform)
    assert str(paths.common_folder()) == place


@reaches("persistence.place.mounts.mount_of", "persistence.place.mounts._is_remote_drive")
def test_windows_says_which_drive_is_of_another_computer(
    asked: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere(monkeypatch, mounts)

    def remote(folder: str) -> bool:
        found = mounts.mount_of(cast("Path", PureWindowsPath(folder)))
        assert found.locks
        return found.remote

    assert remote(r"\\KANTOOR\buurthuis")
    assert not asked
    assert remote(r"Z:\buurthuis")
    assert not remote(r"C:\Ria\Buurthuis")
    assert asked == [("Z:\\",), ("C:\\",)]


@reaches("persistence.place.mounts.mount_of")
def test_a_mac_has_no_table_of_mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere(monkeypatch, mounts, platform="darwin")
    monkeypatch.setattr(mounts, "PROC", tmp_path / "niet")
    assert mounts.mount_of(tmp_path) == mounts.Mount()


@reaches("persistence.place.cloud_folders._registered")
def test_the_registry_names_libraries_beside_onedrive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries = ("weg", "Bestuur")

    def mount_point(key: str, _name: str) -> tuple[str]:
        if key == "weg":
            raise FileNotFoundError
        return (str(tmp_path / key),)

    registry = SimpleNamespace(
        HKEY_CURRENT_USER="",
        OpenKey=lambda _above, name: nullcontext(name),
        QueryInfoKey=lambda _key: (len(libraries),),
        EnumKey=lambda _key, number: libraries[number],
        QueryValueEx=mount_point,
    )
    monkeypatch.setitem(sys.modules, "winreg", cast("ModuleType", registry))
    elsewhere(monkeypatch, cloud_folders)
    assert cloud_folders.service_of(tmp_path / "Bestuur" / "buurthuis") == "OneDrive"
    assert cloud_folders.service_of(tmp_path / "Documenten") is None


@reaches("persistence.place.folder_trial._demand_locks", "persistence.rescue.restore._flush_folder")
def test_windows_is_not_asked_for_what_only_others_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("a folder cannot be opened"))
    monkeypatch.setitem(sys.modules, "fcntl", None)
    elsewhere(monkeypatch, folder_trial)
    elsewhere(monkeypatch, restore)
    folder_trial._demand_locks(tmp_path / "niet")
    restore._flush_folder(tmp_path)
    assert not list(tmp_path.iterdir())


@reaches("bootstrap.single_window._let_come_forward")
def test_the_window_that_is_open_may_come_forward(
    asked: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    single_window._let_come_forward(7)
    assert not asked
    elsewhere(monkeypatch, single_window)
    single_window._let_come_forward(7)
    assert asked == [(7,)]


@reaches("bootstrap.has_screen")
def test_only_linux_must_name_its_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not bootstrap.has_screen() or sys.platform != "linux"
    elsewhere(monkeypatch, bootstrap)
    assert bootstrap.has_screen()


@reaches(
    *("system_libraries.load_qt", "system_libraries.missing_libraries"),
    *("system_libraries._explain", "system_libraries.take_memory_from_one_heap"),
)
def test_other_systems_bring_all_that_qt_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere(monkeypatch, system_libraries)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    for name in ("_load_x11_plugin", "_reach_screen", "_loads"):
        monkeypatch.setattr(system_libraries, name, lambda *_: pytest.fail("this is of Linux"))
    monkeypatch.setattr(ctypes, "CDLL", lambda *_: pytest.fail("this is of Linux"))
    system_libraries.load_qt()
    system_libraries.take_memory_from_one_heap()
    assert system_libraries.missing_packages() == ()
    system_libraries._explain(ImportError("libEGL.so.1: cannot open shared object file"))
