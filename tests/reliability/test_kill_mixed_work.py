"""A program that is killed in the middle of mixed work loses nothing that it told, and leaves nothing half."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.worked_centre import ROOT, demand_all, prepare

FEW, MANY = 3, 500


def killed_at_work(path: Path, chance: random.Random) -> int:
    """Let a child work without end, and kill it; how many acts it told."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.reliability.mixed_work_child", path, "0"],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert child.stdout is not None
    told = [child.stdout.readline() for _act in range(chance.randint(1, 60))]
    try:
        child.wait(timeout=chance.uniform(0.0, 0.03))
    except subprocess.TimeoutExpired:
        child.kill()
    rest = child.stdout.read()
    child.stdout.close()
    assert child.wait(timeout=60) != 0
    return b"".join([*told, rest]).count(b"\n")


def kill_through(path: Path, folder: Path, rounds: int) -> None:
    prepare(path)
    chance = random.Random(rounds)  # noqa: S311 - moments, not secrets
    for number in range(rounds):
        place = folder / f"kill-{number}"
        place.mkdir()
        copy = Path(shutil.copy(path, place / path.name))
        told = killed_at_work(copy, chance)
        assert told > 0
        demand_all(copy, told)
        shutil.rmtree(place)


def test_a_few_kills_in_mixed_work_lose_nothing_that_was_told(
    database_path: Path, tmp_path: Path
) -> None:
    kill_through(database_path, tmp_path, FEW)


@pytest.mark.torture
def test_five_hundred_kills_in_mixed_work_lose_nothing_that_was_told(
    database_path: Path, tmp_path: Path
) -> None:
    kill_through(database_path, tmp_path, MANY)
