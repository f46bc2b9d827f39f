"""What goes wrong before there is a window is said in a dialog, and of the data only what was looked at."""

import ctypes
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from buurthuis_app import bootstrap, cli, paths
from buurthuis_app.bootstrap import failure
from buurthuis_app.persistence import data_file
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from tests.other_systems import reaches

PROGRAM = """
import os, sys
sys.stdout = sys.stderr = None  # as in a bundle without a console
from PySide6.QtWidgets import QMessageBox
from buurthuis_app import cli
from buurthuis_app.gui.centre.rescue_dialog import RescueDialog

shown = []

def note(dialog):
    shown.append(dialog.text())
    return 0

def note_rescue(dialog):
    shown.append("rescue")
    return 0

QMessageBox.exec = note
RescueDialog.exec = note_rescue
for folder in sys.argv[2:]:
    child = os.fork()  # each begins as a program that has just been started
    if not child:
        code = cli.run(["--data", folder])
        with open(sys.argv[1], "a", encoding="utf-8") as heard:
            heard.write(f"{code}|{'|'.join(shown)}|")
        os._exit(0)
    os.waitpid(child, 0)
"""


def is_file(folder: Path) -> Path:
    path = folder / "bestand"
    path.touch()
    return path


def below_a_file(folder: Path) -> Path:
    return is_file(folder) / "gegevens"


def too_long(folder: Path) -> Path:
    return folder / ("a" * 300)


def a_folder_in_the_place_of_the_file(folder: Path) -> Path:
    (folder / "x" / paths.DATABASE_NAME).mkdir(parents=True)
    return folder / "x"


def a_name_that_is_no_text(folder: Path) -> Path:
    path = folder / "x" / paths.DATABASE_NAME
    data_file.prepare(path)
    with closing(Database(path)) as database:
        Centres(database).found("De Schakel")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE centre SET name = CAST(x'ff' AS TEXT)")
        connection.commit()
    return folder / "x"


def without_number(folder: Path) -> Path:
    data_file.prepare(folder / "x" / paths.DATABASE_NAME)
    with closing(sqlite3.connect(folder / "x" / paths.DATABASE_NAME)) as connection:
        connection.execute("DELETE FROM alembic_version")
        connection.commit()
    return folder / "x"


FAULTS: dict[Callable[[Path], Path], str] = {
    is_file: "niet te bereiken",
    below_a_file: "niet te bereiken",
    too_long: "niet te bereiken",
    a_folder_in_the_place_of_the_file: "niet te bereiken",
    a_name_that_is_no_text: "rescue",
    without_number: "rescue",
}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a window needs a real screen")
def test_every_fault_before_the_window_opens_a_dialog_without_a_console(tmp_path: Path) -> None:
    heard = tmp_path / "heard.txt"
    folders = []
    for make in FAULTS:
        (tmp_path / make.__name__).mkdir()
        folders.append(str(make(tmp_path / make.__name__)))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(heard), *folders],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen:", "DISPLAY": ":0"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown = heard.read_text(encoding="utf-8").removesuffix("|").split("|")
    for make, words in FAULTS.items():
        code, said = shown.pop(0), shown.pop(0)
        assert words in said, make.__name__
        assert "programma zelf" not in said
        assert code == str(cli.AT_FAULT)
    assert shown == []


@pytest.mark.parametrize("make", [is_file, below_a_file, too_long, without_number])
@pytest.mark.parametrize(
    "command", [["check"], ["backup"], ["overview", "--year", "2025", "--output", "o.json"]]
)
def test_every_command_says_it_in_a_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    make: Callable[[Path], Path],
    command: list[str],
) -> None:
    assert cli.run(["--data", str(make(tmp_path)), *command]) == cli.AT_FAULT
    said = capsys.readouterr().err
    assert "programma zelf" not in said
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1


def test_a_check_of_what_is_not_there_makes_nothing(tmp_path: Path) -> None:
    assert cli.run(["--data", str(tmp_path / "nergens"), "check"]) == cli.AT_FAULT
    assert not (tmp_path / "nergens").exists()


@pytest.mark.parametrize("damaged", [False, True])
def test_of_a_bug_is_told_how_the_data_is_as_it_was_read(
    database_path: Path, *, damaged: bool
) -> None:
    if damaged:
        data_file.close(database_path)
        content = bytearray(database_path.read_bytes())
        content[-100] ^= 1
        database_path.write_bytes(content)
    said = failure.bug_sentence(database_path.parent)
    assert ("is te lezen" in said) is not damaged
    assert ("beschadigd" in said) is damaged
    assert bootstrap.LOG_NAME not in said  # there is none


def test_a_log_is_only_named_when_it_is_there(tmp_path: Path) -> None:
    (tmp_path / bootstrap.LOG_NAME).touch()
    assert bootstrap.LOG_NAME in failure.bug_sentence(tmp_path)
    assert failure.bug_sentence(tmp_path / "nergens") == "Er ging iets mis in het programma zelf."


@reaches("bootstrap.failure._show_with_system")
def test_without_qt_the_system_shows_the_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def refuse(_sentence: str) -> None:
        raise ImportError

    monkeypatch.setattr(failure, "_show_with_qt", refuse)
    user32 = SimpleNamespace(MessageBoxW=lambda _of, sentence, *_more: said.append(sentence))
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    failure.show("Er is iets.")
    assert said == ["Er is iets."]
