"""The program started twice: the open window comes forward; a program that is gone or silent stops nobody."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from buurthuis_app import paths
from buurthuis_app.bootstrap.single_window import SecondStart, WindowClaim

ASKED = SecondStart(door=True, brought="/stick/tellingen.xlsx")
SECOND = """
import sys
from pathlib import Path
from buurthuis_app.bootstrap.single_window import SecondStart, WindowClaim
print(WindowClaim(Path(sys.argv[1])).take(SecondStart(door=True, brought="/stick/tellingen.xlsx")))
"""
GONE = 2**22 + 7
"""More than any system gives as the number of a process."""


@pytest.fixture(autouse=True)
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(tmp_path / "computer"))
    return paths.computer_folder()


def held_by(claim: WindowClaim, process: int) -> WindowClaim:
    claim._held.parent.mkdir(parents=True, exist_ok=True)
    claim._held.write_text(str(process), encoding="ascii")
    return claim


def test_a_second_start_asks_the_first_and_opens_nothing(tmp_path: Path) -> None:
    first = WindowClaim(tmp_path)
    assert first.take(SecondStart())
    second = subprocess.Popen(
        [sys.executable, "-c", SECOND, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    asked = None
    while asked is None and second.poll() is None:
        asked = first.asked()
    assert asked == ASKED
    assert second.communicate()[0].strip() == "False"
    assert first.asked() is None
    first.let_go()
    assert WindowClaim(tmp_path).take(SecondStart())


def test_data_in_another_folder_have_a_window_of_their_own(tmp_path: Path) -> None:
    held_by(WindowClaim(tmp_path / "een"), os.getppid())
    assert WindowClaim(tmp_path / "twee", patience=0).take(SecondStart())


def test_a_window_that_goes_to_other_data_is_the_window_of_those(tmp_path: Path) -> None:
    claim = WindowClaim(tmp_path / "een")
    assert claim.take(SecondStart())
    claim.follow(tmp_path / "twee")
    assert WindowClaim(tmp_path / "een")._holder() == 0
    assert WindowClaim(tmp_path / "twee")._holder() == os.getpid()


def test_a_program_that_was_killed_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    held_by(WindowClaim(tmp_path), GONE)
    assert WindowClaim(tmp_path).take(SecondStart())


def test_a_program_that_does_not_answer_is_not_waited_for(tmp_path: Path, computer: Path) -> None:
    held_by(WindowClaim(tmp_path), os.getppid())
    assert WindowClaim(tmp_path, patience=0.1).take(SecondStart())
    assert [path.suffix for path in computer.iterdir()] == [".json"]
    assert WindowClaim(tmp_path)._holder() == os.getpid()


def test_a_folder_that_cannot_be_written_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(tmp_path / "file"))
    claim = WindowClaim(tmp_path)
    assert claim.take(SecondStart())
    assert claim.asked() is None
    claim.let_go()


def test_who_answers_lets_the_other_go_at_once(tmp_path: Path) -> None:
    claim = held_by(WindowClaim(tmp_path), os.getppid())
    seen: list[SecondStart | None] = []

    def answer() -> None:
        while not seen or seen[-1] is None:
            seen.append(claim.asked())

    first = threading.Thread(target=answer)
    first.start()
    assert not WindowClaim(tmp_path).take(ASKED)
    first.join()
    assert seen[-1] == ASKED
