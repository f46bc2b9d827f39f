"""Files of before volunteers had periods: the one period they had stays the last one."""

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.volunteers.stays import Stay
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.persistence import upgrade
from buurthuis_app.persistence.database import Database


def test_the_period_that_was_known_stays_the_last_one(tmp_path: Path) -> None:
    path = tmp_path / "buurthuis.db"
    path.touch()
    upgrade.migrate(path, "0012")
    person, centre = new_id(), new_id()
    with closing(sqlite3.connect(path)) as connection, connection:
        insert(
            connection,
            "centre",
            {"id": centre.bytes, "region": "north", "opens": "09:00:00", "closes": "17:00:00"},
        )
        insert(
            connection,
            "volunteer",
            {
                "id": person.bytes,
                "centre_id": centre.bytes,
                "name": "Ria",
                "kind": "volunteer",
                "since": "2020-01-01",
                "until": "2026-03-31",
            },
        )
    upgrade.prepare(path)
    database = Database(path)
    with database.read() as work:
        (ria,) = work.store(Volunteer).find()
    database.close()
    assert ria.stays == (Stay(since=dt.date(2020, 1, 1), until=dt.date(2026, 3, 31)),)


def insert(connection: sqlite3.Connection, table: str, known: dict[str, object]) -> None:
    """A row with these values, and an empty one in every other column that needs one."""
    for _place, name, kind, needed, _default, _key in connection.execute(
        f"PRAGMA table_info('{table}')"
    ).fetchall():
        if needed and name not in known:
            known[name] = "" if "TEXT" in kind or "CHAR" in kind else 1
    columns, places = ", ".join(known), ", ".join("?" * len(known))
    connection.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({places})",  # noqa: S608 - of the test
        tuple(known.values()),
    )
