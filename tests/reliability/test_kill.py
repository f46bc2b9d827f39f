"""A program that is killed in the middle of counting loses no count it had acknowledged."""

import datetime as dt
import random
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.counts.count import Count, TallyKind
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence import backup, upgrade
from buurthuis_app.persistence.database import Database

ROOT = Path(__file__).parents[2]


@pytest.fixture
def at_the_door(database: Database) -> tuple[Path, UUID, UUID]:
    """The file, an occurrence of the computer's own today, and a tally kind."""
    today = dt.datetime.now().astimezone().date()
    with database.begin() as work:
        (centre,) = work.store(Centre).find()
        activity = Activity(id=new_id(), centre_id=centre.id, title="Koffie-inloop", first=today)
        work.store(Activity).add(activity)
        occurrence = Occurrence(
            id=new_id(),
            centre_id=centre.id,
            activity_id=activity.id,
            date=today,
            planned_for=today,
        )
        work.store(Occurrence).add(occurrence)
        kind = work.store(TallyKind).find()[0]
    return database.path, occurrence.id, kind.id


def count_until_killed(path: Path, occurrence: UUID, kind: UUID, counts: int, pause: float) -> int:
    """Let a child count, kill it a moment after its so-manieth count; the last number it told."""
    child = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.reliability.counting_child",
            path,
            str(occurrence),
            str(kind),
        ],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert child.stdout is not None
    told = [child.stdout.readline() for _ in range(counts)]
    try:
        child.wait(timeout=pause)
    except subprocess.TimeoutExpired:
        child.kill()
    rest = child.stdout.read()  # not communicate: it passes over what readline had taken ahead
    child.stdout.close()
    assert child.wait(timeout=60) != 0
    lines = b"".join([*told, rest]).split(b"\n")
    return int(lines[-2])  # what comes after the last line end was not told whole


def count_through_kills(door: tuple[Path, UUID, UUID], rounds: int) -> None:
    path, occurrence, kind = door
    chance = random.Random(rounds)  # noqa: S311 - moments, not secrets
    for _ in range(rounds):
        told = count_until_killed(
            path, occurrence, kind, chance.randint(1, 20), chance.uniform(0.0005, 0.02)
        )
        upgrade.prepare(path)
        backup.verify(path)
        database = Database(path)
        with database.read() as work:
            kept = work.store(Count).get(occurrence, kind)
        database.close()
        assert kept is not None
        # The one it was busy with may have been kept without having been told.
        assert kept.number in {told, told + 1}


def test_ten_kills_lose_no_acknowledged_count(at_the_door: tuple[Path, UUID, UUID]) -> None:
    count_through_kills(at_the_door, 10)


@pytest.mark.torture
def test_a_hundred_kills_lose_no_acknowledged_count(at_the_door: tuple[Path, UUID, UUID]) -> None:
    count_through_kills(at_the_door, 100)
