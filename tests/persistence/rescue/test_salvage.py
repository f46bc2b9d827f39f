"""What is saved of a damaged file: every row that can be read, and a file that is whole."""

import datetime as dt
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from buurthuis_app.errors import Damaged
from buurthuis_app.persistence import data_file, schema, upgrade
from buurthuis_app.persistence.backups import backup
from buurthuis_app.persistence.integrity.file_check import inspect
from buurthuis_app.persistence.rescue import restore, salvage

NOW = dt.datetime(2026, 11, 22, 9, 2, tzinfo=dt.UTC)


@pytest.fixture
def demo_path(demo_file: Callable[[int], Path], tmp_path: Path) -> Path:
    """A year of a centre."""
    return Path(shutil.copy(demo_file(1), tmp_path / "buurthuis.db"))


def rows(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (n,) = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608
        return int(n)


def test_of_a_whole_file_everything_is_saved(demo_path: Path) -> None:
    saved = salvage.salvage(demo_path, NOW)
    assert saved.left_out == 0
    backup.verify(saved.copy.path)
    for table in schema.metadata.tables:
        assert rows(saved.copy.path, table) == rows(demo_path, table), table
    assert restore.contents_of(saved.copy.path) == restore.contents_of(demo_path)


def test_a_row_with_a_value_that_is_none_goes_and_the_rest_stays(demo_path: Path) -> None:
    with closing(sqlite3.connect(demo_path)) as connection:
        (broken,) = connection.execute("SELECT id FROM story LIMIT 1").fetchone()
        connection.execute("UPDATE story SET quote = CAST(x'ff41' AS TEXT) WHERE id = ?", (broken,))
        connection.commit()
    saved = salvage.salvage(demo_path, NOW)
    assert saved.left_out >= 1
    assert rows(saved.copy.path, "story") == rows(demo_path, "story") - 1
    assert rows(saved.copy.path, "count") == rows(demo_path, "count")


def test_of_a_table_with_a_broken_page_the_rows_before_and_after_it_are_saved(
    demo_path: Path,
) -> None:
    before = rows(demo_path, "count")
    with closing(sqlite3.connect(demo_path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'count'"
        ).fetchone()
    content = bytearray(demo_path.read_bytes())
    page = content[(root - 1) * size : root * size]
    cells = int.from_bytes(page[3:5], "big")
    assert page[0] == 2  # an inner page of a table without row numbers
    middle = int.from_bytes(page[12 + cells // 2 * 2 :][:2], "big")
    child = int.from_bytes(page[middle : middle + 4], "big")
    content[(child - 1) * size : child * size] = b"\xff" * size
    demo_path.write_bytes(content)
    with pytest.raises(Damaged):
        backup.verify(demo_path)
    saved = salvage.salvage(demo_path, NOW)
    backup.verify(saved.copy.path)
    assert before * 0.8 < rows(saved.copy.path, "count") < before


def test_of_rubbish_nothing_is_saved_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "buurthuis.db"
    path.write_bytes(b"\xff" * 10_000)
    with pytest.raises(Damaged, match="niets meer te lezen"):
        salvage.salvage(path, NOW)
    assert [item.name for item in tmp_path.rglob("*") if item.is_file()] == ["buurthuis.db"]


def test_what_was_saved_can_be_put_back(demo_path: Path) -> None:
    with closing(sqlite3.connect(demo_path)) as connection:
        connection.execute("UPDATE activity SET first = 'ooit' WHERE rowid = 1")
        connection.commit()
    saved = salvage.salvage(demo_path, NOW)
    restore.restore(demo_path, saved.copy.path, NOW)
    backup.verify(demo_path)
    assert rows(demo_path, "activity") > 0


def test_an_old_file_with_a_value_that_is_none_is_brought_up_to_date_and_then_salvaged(
    tmp_path: Path,
) -> None:
    """Before that there would be no way on: no backup of it could be read either."""
    path = tmp_path / "buurthuis.db"
    path.touch()
    upgrade.migrate(path, "0001")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO centre VALUES (zeroblob(16), 'De Schakel', '', 1)")
        connection.execute(
            "INSERT INTO activity (id, centre_id, title, first, rule, led_by, description, version) "
            "VALUES (zeroblob(16), zeroblob(16), 'Koffie', 'ooit', '', '', '', 1)"
        )
        connection.commit()
    data_file.prepare(path)
    assert inspect(path).current
    with pytest.raises(Damaged):
        backup.verify(path)
    saved = salvage.salvage(path, NOW)
    assert (rows(saved.copy.path, "centre"), rows(saved.copy.path, "activity")) == (1, 0)
