"""A centre at mixed work, and what of it must be there after the program was cut off."""

import sqlite3
from contextlib import closing
from pathlib import Path

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence import data_file
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup import verify
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.integrity import checksum
from tests.reliability.mixed_work_child import ACTS, DAY
from tests.reliability.test_kill_safekeeping import strays

ROOT = Path(__file__).parents[2]


def prepare(path: Path) -> None:
    """The activity that the work is about."""
    database = Database(path)
    with database.begin() as work:
        (centre,) = work.store(Centre).find()
        activity = Activity(
            id=new_id(),
            centre_id=centre.id,
            title="Open inloop",
            first=DAY,
            sign_up=True,
            keep_days=400,
        )
        work.store(Activity).add(activity)
        work.store(Occurrence).add(
            Occurrence(
                id=new_id(),
                centre_id=centre.id,
                activity_id=activity.id,
                date=DAY,
                planned_for=DAY,
            )
        )
    database.close()


def demand_all(path: Path, told: int) -> None:
    """The next start finds everything that was told, nothing half, no strays, and backups that are whole.

    `told` acts were acknowledged. One more may have been kept without having been told.
    """
    data_file.prepare(path)
    verify(path)
    done = [told, told + 1]
    with closing(sqlite3.connect(path)) as connection:
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        found = {
            "story": _one(connection, "SELECT count(*) FROM story WHERE happened LIKE 'verhaal %'"),
            "volunteer": _one(
                connection, "SELECT count(*) FROM volunteer WHERE name LIKE 'mens %'"
            ),
            "sign_up": _one(connection, "SELECT count(*) FROM sign_up WHERE name LIKE 'komt %'"),
            "count": _one(connection, "SELECT coalesce(sum(number), 0) FROM count"),
        }
        wishes = _one(connection, "SELECT count(DISTINCT volunteer_id) FROM availability")
        away = _one(connection, "SELECT count(DISTINCT volunteer_id) FROM absence")
        assert wishes == away == found["volunteer"]  # nobody is half there
        last = _one(connection, "SELECT description FROM activity WHERE title = 'Open inloop'")
    assert any(all(found[name] == _times(name, acts) for name in found) for acts in done), (
        found,
        told,
    )
    wanted = {f"nummer {n}." for acts in done if (n := _last(acts)) is not None}
    assert last in wanted or (last == "" and None in map(_last, done))
    assert strays(path.parent) == []
    for copy in backup_folder.listed(backup_folder.folder_of(path)):
        assert not checksum.differs(copy.path)
        verify(copy.path)


def _one(connection: sqlite3.Connection, statement: str) -> object:
    (value,) = connection.execute(statement).fetchone()
    return value


def _times(name: str, acts: int) -> int:
    return len(range(ACTS.index(name), acts, len(ACTS)))


def _last(acts: int) -> int | None:
    """The last act that put a remark right."""
    return max(range(ACTS.index("correction"), acts, len(ACTS)), default=None)
