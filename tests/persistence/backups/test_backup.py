"""Backups that can be relied on."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.errors import AppError, Damaged, Invalid, ReadOnly
from buurthuis_app.persistence.backups import backup
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.integrity import checksum

NamesIn = Callable[[Path], list[str]]


def rooms(path: Path) -> list[str]:
    database = Database(path)
    with database.read() as work:
        found = [room.name for room in work.store(Room).find()]
    database.close()
    return found


def test_a_backup_is_a_whole_database_with_everything_in_it(
    database_path: Path, tmp_path: Path, names_in: NamesIn
) -> None:
    target = tmp_path / "stick" / "kopie.db"
    assert backup.make(database_path, target) == target
    backup.verify(target)
    assert rooms(target) == ["Grote zaal"]
    assert names_in(tmp_path) == ["buurthuis.db", "stick/kopie.db", "stick/kopie.db.sha256"]
    assert not checksum.differs(target)


def test_a_backup_can_be_made_while_somebody_writes_and_holds_what_was_kept(
    database: Database, tmp_path: Path
) -> None:
    with database.begin() as work:
        work.store(Room).remove(work.store(Room).find())
        backup.make(database.path, tmp_path / "kopie.db")
    assert rooms(tmp_path / "kopie.db") == ["Grote zaal"]
    assert rooms(database.path) == []


def test_the_database_is_never_its_own_backup(database_path: Path) -> None:
    before = database_path.read_bytes()
    with pytest.raises(Invalid, match="andere plaats"):
        backup.make(database_path, database_path)
    assert database_path.read_bytes() == before


def test_a_full_disk_leaves_no_half_backup_and_spares_the_former_one(
    database_path: Path,
    tmp_path: Path,
    names_in: NamesIn,
    full_disk: Callable[[int], AbstractContextManager[None]],
) -> None:
    target = tmp_path / "kopie.db"
    shutil.copy(database_path, target)
    before = target.read_bytes()
    with pytest.raises(AppError), full_disk(len(before) // 2):
        backup.make(database_path, target)
    assert target.read_bytes() == before
    assert names_in(tmp_path) == ["buurthuis.db", "kopie.db"]


def test_a_place_that_is_not_there_is_told(database_path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ReadOnly):
        backup.make(database_path, tmp_path / "file" / "kopie.db")


def test_no_backup_is_made_of_a_database_that_is_gone(
    database_path: Path, tmp_path: Path, names_in: NamesIn
) -> None:
    database_path.unlink()
    with pytest.raises(ReadOnly):
        backup.make(database_path, tmp_path / "kopie.db")
    assert names_in(tmp_path) == []


def test_of_a_file_with_a_fault_in_an_index_no_healed_copy_is_made(
    database_path: Path, tmp_path: Path, names_in: NamesIn
) -> None:
    """A copy gets new indexes: it would be whole, and the data stay damaged."""
    with closing(sqlite3.connect(database_path)) as connection:
        about = "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_room_1'"
        (page,) = connection.execute(about).fetchone()
        (room,) = connection.execute("SELECT id FROM room").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = database_path.read_bytes()
    begin = (page - 1) * size
    index = content[begin : begin + size].replace(room, room[:-1] + bytes([room[-1] ^ 1]))
    database_path.write_bytes(content[:begin] + index + content[begin + size :])
    with pytest.raises(Damaged):
        backup.make(database_path, tmp_path / "kopie.db")
    assert names_in(tmp_path) == ["buurthuis.db"]


def test_a_loose_end_or_a_broken_page_is_found(
    database_path: Path, tmp_path: Path, names_in: NamesIn
) -> None:
    loose = Path(shutil.copy(database_path, tmp_path / "loose.db"))
    with closing(sqlite3.connect(loose)) as connection:
        connection.execute("UPDATE room SET centre_id = zeroblob(16)")
        connection.commit()
    with closing(sqlite3.connect(database_path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'tally_kind'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with database_path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    for damaged in (loose, database_path):
        with pytest.raises(Damaged, match="beschadigd"):
            backup.verify(damaged)
        with pytest.raises(Damaged):
            backup.make(damaged, tmp_path / "kopie.db")
    assert names_in(tmp_path) == ["buurthuis.db", "loose.db"]
