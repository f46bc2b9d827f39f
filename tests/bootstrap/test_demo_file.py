"""A demo that is killed while it is filled leaves no half centre, and the next time makes a whole one."""

import datetime as dt
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from buurthuis_app import paths
from buurthuis_app.bootstrap import demo_file
from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.shared.progress import Cancelled
from buurthuis_app.persistence import data_file
from buurthuis_app.persistence.backups import backup
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.rescue import restore
from buurthuis_app.services.centre.centres import Centres

TODAY = dt.date(2026, 11, 22)
ROOT = Path(__file__).parents[2]

FILL = """
import datetime as dt, sys
from pathlib import Path
from buurthuis_app.bootstrap import demo_file
from buurthuis_app.demo import filling

def stay(*_what):
    print("halfway", flush=True)
    sys.stdin.read()

if "halfway" in sys.argv:
    filling.overviews.build = stay
demo_file.fill(Path(sys.argv[1]), years=1, today=dt.date.fromisoformat(sys.argv[2]))
"""


@contextmanager
def filling(path: Path, *stay: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program that fills a demo, or stays halfway, and is killed in the end."""
    data_file.prepare(path)
    with subprocess.Popen(
        [sys.executable, "-c", FILL, path, TODAY.isoformat(), *stay],
        cwd=ROOT,
        env=os.environ | {"BUURTHUIS_COMPUTER": str(path.parent / "computer")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        yield child
        child.kill()


@pytest.fixture
def whole_demo(request: pytest.FixtureRequest) -> Path:
    """A demo that nobody killed."""
    return Path(request.getfixturevalue("demo_file")(1))


def holds_centre(path: Path) -> bool:
    with closing(Database(path)) as database:
        return Centres(database).first() is not None


def demand_whole_or_nothing(path: Path, whole: Path) -> None:
    """There is no centre or a whole one; begun anew there is a whole one, and nothing lies about."""
    data_file.prepare(path)
    if not holds_centre(path):
        demo_file.fill(path, years=1, today=TODAY)
    assert restore.contents_of(path).visits == restore.contents_of(whole).visits
    backup.verify(path)
    assert [item.name for item in path.parent.rglob("*") if "bezig" in item.name] == []


def test_killed_halfway_no_half_demo_is_left(tmp_path: Path, whole_demo: Path) -> None:
    path = tmp_path / paths.DATABASE_NAME
    with filling(path, "halfway") as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"halfway\n"
    assert not holds_centre(path)
    demand_whole_or_nothing(path, whole_demo)


@pytest.mark.torture
def test_thirty_kills_leave_no_half_demo(tmp_path: Path, whole_demo: Path) -> None:
    begun = time.monotonic()
    with filling(tmp_path / "whole" / paths.DATABASE_NAME) as child:
        child.wait(timeout=120)
    took = time.monotonic() - begun
    for n in range(30):
        path = tmp_path / str(n) / paths.DATABASE_NAME
        with filling(path) as child, suppress(subprocess.TimeoutExpired):
            child.wait(timeout=took * (0.3 + 0.7 * n / 30))
        demand_whole_or_nothing(path, whole_demo)


@pytest.mark.torture
@pytest.mark.parametrize("years", [13, 14, 15, 16, 18, 20, 25, 30])
def test_a_demo_of_every_length_that_is_offered_is_whole(tmp_path: Path, years: int) -> None:
    """A daily series of more than 13 years has more than 5,000 times."""
    path = tmp_path / paths.DATABASE_NAME
    data_file.prepare(path)
    demo_file.fill(path, years=years, today=TODAY)
    with closing(Database(path)) as database, database.read() as work:
        dates = [occurrence.date for occurrence in work.store(Occurrence).find()]
    assert len({date.year for date in dates}) > years
    backup.verify(path)


def test_a_demo_that_fails_or_is_stopped_leaves_the_empty_file_as_it_was(
    tmp_path: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / paths.DATABASE_NAME
    path.write_bytes(empty_file.read_bytes())
    monkeypatch.setattr("buurthuis_app.demo.filling.overviews.build", _break_down)
    with pytest.raises(LookupError):
        demo_file.fill(path, years=1, today=TODAY)

    def stop(done: int, _all: int) -> None:
        if done > 40:  # the empty file is there, and the centre is founded
            raise Cancelled

    with pytest.raises(Cancelled):
        demo_file.fill(path, years=1, today=TODAY, progress=stop)
    assert path.read_bytes() == empty_file.read_bytes()
    assert [item.name for item in tmp_path.iterdir() if "bezig" in item.name] == []


def _break_down(*_ignored: object) -> None:
    raise LookupError
