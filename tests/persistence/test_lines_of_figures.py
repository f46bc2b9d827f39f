"""Released figures of a file from before 0019 get what each line counts, whatever it was called."""

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

from alembic import command
from sqlalchemy import create_engine

from buurthuis_app.persistence import upgrade

CENTRE, RELEASE = bytes(16), b"r" * 16
USUAL, OWN = UUID(int=1), UUID(int=2)
LINES = {
    ("total", ""): "",
    ("behaviour", "Pesten"): str(USUAL),
    ("behaviour", "Roddel"): str(OWN),
    ("behaviour", "Iets van vroeger"): "Iets van vroeger",
    ("behaviour", "anders of niet bekend"): "other",
    ("role", "niet bekend"): "unknown",
    ("step", "bemiddeling"): "mediate",
    ("step", "klacht"): "complain",
}


def old_file(path: Path) -> None:
    path.touch()
    upgrade.migrate(path, "0017")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        columns = connection.execute("PRAGMA table_xinfo('centre')").fetchall()
        row = [{"id": CENTRE, "region": "north"}.get(column[1], 1) for column in columns]
        holes = ",".join("?" * len(columns))
        connection.execute(f"INSERT INTO centre VALUES ({holes})", row)  # noqa: S608 - question marks
        kinds = "INSERT INTO unwanted_behaviour VALUES (?, ?, ?, ?, '', 0, 0, 1)"
        connection.execute(kinds, (USUAL.bytes, CENTRE, "bullying", ""))
        connection.execute(kinds, (OWN.bytes, CENTRE, None, "Roddel"))
        connection.execute(
            "INSERT INTO confidant_release VALUES (?, ?, 2025, 1, '2026-01-02', 1, '', '')",
            (RELEASE, CENTRE),
        )
        connection.executemany(
            "INSERT INTO confidant_figure VALUES (?, 'report', ?, ?, ?, 'few', NULL)",
            [(RELEASE, about, place, name) for place, (about, name) in enumerate(LINES)],
        )


def rows(path: Path, columns: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        order = f"SELECT {columns} FROM confidant_figure ORDER BY position"  # noqa: S608 - a test's own columns
        return connection.execute(order).fetchall()


def test_each_line_gets_what_it_counts_and_the_way_back_restores_it(tmp_path: Path) -> None:
    path = tmp_path / "buurthuis.db"
    old_file(path)
    before = rows(path, "*")
    upgrade.migrate(path, "0019")
    assert {
        (about, name): subject for about, name, subject in rows(path, "about, name, subject")
    } == LINES
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = upgrade.configuration()
        config.attributes["connection"] = connection
        command.downgrade(config, "0017")
    engine.dispose()
    assert rows(path, "*") == before
