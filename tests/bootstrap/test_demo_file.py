"""A demo that is killed while it is filled leaves no half centre, and the next time makes a whole one."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from buurthuis_app import cli, paths
from buurthuis_app.bootstrap import demo_file
from buurthuis_app.persistence import backup, data_file, restore
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres

TODAY = dt.date(2026, 11, 22)
ROOT = Path(__file__).parents[2]


def fill_until_killed(folder: Path, seconds: float) -> bool:
    """Start a demo and kill it after so long; whether it was killed in time."""
    child = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "buurthuis_app",
            "--data",
            str(folder),
            "demo",
            "--years",
            "1",
            "--no-window",
        ],
        cwd=ROOT,
        env=os.environ | {"BUURTHUIS_COMPUTER": str(folder / "computer")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        child.wait(timeout=60)
        return True
    return False


def kill_through(folder: Path, kills: int, names_in: Callable[[Path], list[str]]) -> None:
    folder.mkdir()
    begun = time.monotonic()
    assert not fill_until_killed(folder / "whole", 120)
    took = time.monotonic() - begun
    whole = restore.contents_of(folder / "whole" / paths.DATABASE_NAME)
    for n in range(kills):
        data = folder / str(n)
        fill_until_killed(data, took * (0.3 + 0.7 * n / kills))
        path = data / paths.DATABASE_NAME
        if path.exists():
            with closing(Database(path)) as database:
                there = Centres(database).first() is not None
            if there:
                assert restore.contents_of(path).visits == whole.visits
        assert cli.run(["--data", str(data), "demo", "--years", "1", "--no-window"]) == 0
        assert restore.contents_of(path).visits == whole.visits
        backup.verify(path)
        assert [name for name in names_in(data) if "bezig" in name] == []


@pytest.fixture
def names_in() -> Callable[[Path], list[str]]:
    """What lies in a folder and its folders, by name."""
    return lambda folder: [path.name for path in folder.rglob("*") if path.is_file()]


def test_three_kills_leave_no_half_demo(
    tmp_path: Path, names_in: Callable[[Path], list[str]]
) -> None:
    kill_through(tmp_path / "demo", 3, names_in)


@pytest.mark.torture
def test_thirty_kills_leave_no_half_demo(
    tmp_path: Path, names_in: Callable[[Path], list[str]]
) -> None:
    kill_through(tmp_path / "demo", 30, names_in)


def test_a_demo_that_fails_leaves_the_empty_file_as_it_was(
    tmp_path: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / paths.DATABASE_NAME
    path.write_bytes(empty_file.read_bytes())
    monkeypatch.setattr("buurthuis_app.demo.filling.overviews.keep", _break_down)
    with pytest.raises(LookupError):
        demo_file.fill(path, years=1, today=TODAY)
    assert path.read_bytes() == empty_file.read_bytes()
    monkeypatch.undo()
    demo_file.fill(path, years=1, today=TODAY)
    data_file.demand_whole(path)
    assert [item.name for item in tmp_path.iterdir() if "bezig" in item.name] == []


def _break_down(*_ignored: object) -> None:
    raise LookupError
