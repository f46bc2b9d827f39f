"""The power goes in the middle of mixed work: nothing that was told is lost, and nothing is half."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from buurthuis_app.errors import AppError
from tests.reliability.simulated_disk import Act, SimulatedDisk, recorded
from tests.reliability.worked_centre import ROOT, demand_all, prepare

FEW, MANY = 8, 1000


@pytest.fixture(scope="session")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recorder, compiled."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("the recorder needs Linux and a C compiler")
    made = tmp_path_factory.mktemp("recorder") / "recorder.so"
    source = Path(__file__).with_name("write_recorder.c")
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", made, source, "-ldl"], check=True)
    return made


def record(recorder: Path, path: Path, acts: int) -> list[Act]:
    """Let a child do so many acts of mixed work, with everything it writes noted down."""
    log = path.with_name("log")
    surroundings = {
        "LD_PRELOAD": str(recorder),
        "RECORD_PREFIX": str(path.parent),  # the folder itself too: its names are synced
        "RECORD_LOG": str(log.with_suffix(".writes")),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    subprocess.run(
        [sys.executable, "-m", "tests.reliability.mixed_work_child", path, str(acts)],
        cwd=ROOT,
        env=os.environ | surroundings,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    done = list(recorded(log.with_suffix(".writes")))
    log.with_suffix(".writes").unlink()
    return done


def cut_through(recorder: Path, path: Path, folder: Path, cuts: int, acts: int) -> None:
    prepare(path)
    start = {str(path): path.read_bytes()}
    done = record(recorder, path, acts)
    assert sum(act.kind == "S" for act in done) > acts  # each act is synced
    chance = random.Random(cuts)  # noqa: S311 - moments, not secrets
    moments = sorted(chance.randrange(len(done) + 1) for _cut in range(cuts))
    disk, at = SimulatedDisk(start), 0
    for number, moment in enumerate(moments):
        for act in done[at:moment]:
            disk.apply(act)
        at = moment
        left = disk.after_kill() if number % 4 == 0 else disk.after_power_cut(chance)
        place = folder / f"cut-{number}"
        for name, content in left.items():
            file = place / Path(name).relative_to(path.parent)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        demand_all(place / path.name, disk.told.count(b"\n"))
        shutil.rmtree(place)


def test_a_few_power_cuts_lose_nothing_that_was_told(
    recorder: Path, database_path: Path, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    path = Path(shutil.move(database_path, work / "buurthuis.db"))
    cut_through(recorder, path, tmp_path, FEW, acts=42)


@pytest.mark.torture
def test_a_thousand_power_cuts_lose_nothing_that_was_told(
    recorder: Path, database_path: Path, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    path = Path(shutil.move(database_path, work / "buurthuis.db"))
    cut_through(recorder, path, tmp_path, MANY, acts=400)


def test_the_simulator_sees_a_program_that_does_not_sync(
    recorder: Path, database_path: Path, tmp_path: Path
) -> None:
    """Without the syncs of the same run most cuts lose something: these tests can fail."""
    work = tmp_path / "work"
    work.mkdir()
    path = Path(shutil.move(database_path, work / "buurthuis.db"))
    prepare(path)
    start = {str(path): path.read_bytes()}
    disk = SimulatedDisk(start)
    for act in record(recorder, path, 20):
        if act.kind != "S":
            disk.apply(act)
    chance = random.Random(1)  # noqa: S311 - moments, not secrets
    places = (tmp_path / f"unsynced-{number}" / path.name for number in range(10))
    with pytest.raises((AssertionError, AppError)):
        all(whole(place, disk.after_power_cut(chance)[str(path)], disk) for place in places)


def whole(place: Path, content: bytes, disk: SimulatedDisk) -> bool:
    place.parent.mkdir()
    place.write_bytes(content)
    demand_all(place, disk.told.count(b"\n"))
    return True
