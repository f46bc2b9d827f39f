"""Backups put back: the present file is set aside, nothing is lost on the way, and it can be undone."""

import datetime as dt
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.errors import AppError, Busy, Damaged, Invalid
from buurthuis_app.persistence import data_file, upgrade
from buurthuis_app.persistence.backups import backup, backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Database, connect
from buurthuis_app.persistence.integrity import checksum, seal
from buurthuis_app.persistence.rescue import restore
from buurthuis_app.records import replace

NOW = dt.datetime(2026, 11, 22, 9, 2, tzinfo=dt.UTC)
NamesIn = Callable[[Path], list[str]]


def rooms(path: Path) -> list[str]:
    with closing(Database(path)) as database, database.read() as work:
        return [room.name for room in work.store(Room).find()]


def rename_room(path: Path, name: str) -> None:
    with closing(Database(path)) as database, database.begin() as work:
        (room,) = work.store(Room).find()
        work.store(Room).replace(replace(room, name=name))


def leave_hot_journal(path: Path, folder: Path) -> Path:
    """The data folder as it is after a power cut in the middle of a write: half written, with its journal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        connection.execute("UPDATE room SET name = 'half written'")
        connection.execute("PRAGMA cache_spill=ON")
        connection.executemany(
            "INSERT INTO draft VALUES (?, ?, '2026-11-22 10:00:00.000000')",
            [(str(n), "x" * 3_000) for n in range(100)],
        )
        shutil.copytree(path.parent, folder)
        connection.execute("ROLLBACK")
    cut = folder / path.name
    assert cut.with_name(cut.name + "-journal").stat().st_size > 0
    return cut


@pytest.fixture
def copy(database_path: Path) -> Path:
    """A backup of the centre as it was before its room got another name."""
    made = backup_folder.add(database_path, Occasion.DAY, NOW - dt.timedelta(days=1)).path
    rename_room(database_path, "Kleine zaal")
    return made


def test_a_restore_sets_the_present_file_aside_and_can_be_undone(
    database_path: Path, copy: Path, names_in: NamesIn
) -> None:
    former = database_path.read_bytes()
    done = restore.restore(database_path, copy, NOW)
    assert rooms(database_path) == ["Grote zaal"]
    assert done.aside is not None
    assert done.aside.read_bytes() == former
    assert not checksum.differs(done.aside)
    undone = restore.restore(database_path, done.aside, NOW + dt.timedelta(minutes=1))
    assert rooms(database_path) == ["Kleine zaal"]
    assert undone.aside is not None
    assert rooms(undone.aside) == ["Grote zaal"]
    assert [name for name in names_in(database_path.parent) if "bezig" in name] == []


def test_a_restore_after_a_crash_is_whole_though_a_journal_lay_there(
    database_path: Path, copy: Path, tmp_path: Path
) -> None:
    """A journal that stayed would be rolled back into the file that came in its place."""
    cut = leave_hot_journal(database_path, tmp_path / "after the cut")
    done = restore.restore(cut, cut.parent / backup.FOLDER / copy.name, NOW)
    assert not cut.with_name(cut.name + "-journal").exists()
    data_file.prepare(cut)
    backup.verify(cut)
    assert rooms(cut) == ["Grote zaal"]
    assert done.aside is not None
    assert rooms(done.aside) == ["Kleine zaal"]  # what had been kept before the cut


def test_a_damaged_file_is_set_aside_as_it_is(database_path: Path, copy: Path) -> None:
    rubbish = b"SQLite format 3\0" + b"\xff" * 9000
    database_path.write_bytes(rubbish)
    done = restore.restore(database_path, copy, NOW)
    assert done.aside is not None
    assert done.aside.read_bytes() == rubbish
    assert rooms(database_path) == ["Grote zaal"]


def test_a_file_that_is_gone_is_put_back(database_path: Path, copy: Path) -> None:
    database_path.unlink()
    assert restore.restore(database_path, copy, NOW).aside is None
    assert rooms(database_path) == ["Grote zaal"]


def test_a_backup_of_an_earlier_version_is_brought_up_to_date_and_stays_as_it_is(
    database_path: Path, tmp_path: Path
) -> None:
    old = tmp_path / "elders" / "oud.db"
    old.parent.mkdir()
    old.touch()
    upgrade.migrate(old, "0008")
    before = old.read_bytes()
    restore.restore(database_path, old, NOW)
    backup.verify(database_path)
    assert old.read_bytes() == before


@pytest.mark.parametrize("where", [0.3, 0.6, 0.9])
def test_a_backup_of_which_a_bit_has_changed_is_refused_and_nothing_moves(
    database_path: Path, copy: Path, names_in: NamesIn, where: float
) -> None:
    content = bytearray(copy.read_bytes())
    content[int(len(content) * where)] ^= 4
    copy.write_bytes(content)
    before, names = database_path.read_bytes(), names_in(database_path.parent)
    with pytest.raises(Damaged, match="Kies een andere"):
        restore.restore(database_path, copy, NOW)
    assert database_path.read_bytes() == before
    assert names_in(database_path.parent) == names
    (shown,) = restore.candidates(copy.parent)
    assert not shown.sound


def test_what_is_no_backup_is_refused(database_path: Path, tmp_path: Path) -> None:
    before = database_path.read_bytes()
    (tmp_path / "brief.db").write_text("Beste bestuur")
    for path, error in (
        (tmp_path / "brief.db", AppError),
        (tmp_path / "weg.db", Invalid),
        (database_path, Invalid),
    ):
        with pytest.raises(error):
            restore.restore(database_path, path, NOW)
    assert database_path.read_bytes() == before


def test_while_another_program_writes_nothing_is_restored(
    database_path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("buurthuis_app.persistence.database.SECONDS_TO_WAIT", 0.1)
    with closing(connect(database_path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            restore.restore(database_path, copy, NOW)
        other.execute("ROLLBACK")
    assert rooms(database_path) == ["Kleine zaal"]


def test_a_full_disk_stops_a_restore_before_it_touches_anything(
    database_path: Path,
    copy: Path,
    names_in: NamesIn,
    full_disk: Callable[[int], AbstractContextManager[None]],
) -> None:
    before, names = database_path.read_bytes(), names_in(database_path.parent)
    with pytest.raises(AppError), full_disk(len(before) // 2):
        restore.restore(database_path, copy, NOW)
    assert database_path.read_bytes() == before
    assert names_in(database_path.parent) == names


def test_data_behind_a_link_is_restored_where_it_lies(
    database_path: Path, copy: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "andere schijf"
    disk.mkdir()
    real = database_path.rename(disk / "gegevens.db")
    database_path.symlink_to(real)
    restore.restore(database_path, copy, NOW)
    assert database_path.is_symlink()
    assert rooms(real) == ["Grote zaal"]


def test_the_list_tells_what_is_in_each_backup_the_newest_first(
    demo_file: Callable[[int], Path], tmp_path: Path
) -> None:
    path = Path(shutil.copy(demo_file(1), tmp_path / "buurthuis.db"))
    backup_folder.add(path, Occasion.DAY, NOW - dt.timedelta(days=3))
    backup_folder.add(path, Occasion.CLOSING, NOW)
    newest, oldest = restore.candidates(tmp_path / backup.FOLDER)
    assert (newest.copy.occasion, oldest.copy.occasion) == (Occasion.CLOSING, Occasion.DAY)
    assert newest.copy.made_at == NOW
    assert newest.sound
    assert newest.size == newest.copy.path.stat().st_size
    assert newest.contents == restore.contents_of(path)
    assert newest.contents.visits
    assert newest.contents.volunteers
    assert newest.contents.last_change is not None


def test_the_newest_sound_backup_is_offered_and_one_of_the_future_last(
    database_path: Path,
) -> None:
    now = dt.datetime.now(dt.UTC)
    folder = backup_folder.folder_of(database_path)
    assert restore.newest_sound(restore.candidates(folder)) is None
    future = backup_folder.add(database_path, Occasion.DAY, now + dt.timedelta(days=20_000))
    good = backup_folder.add(database_path, Occasion.DAY, now - dt.timedelta(days=2))
    bad = backup_folder.add(database_path, Occasion.DAY, now - dt.timedelta(days=1))
    bad.path.write_bytes(bad.path.read_bytes()[:-4096])
    newest = restore.newest_sound(restore.candidates(folder))
    assert newest is not None
    assert newest.copy.path == good.path
    good.path.unlink()
    only = restore.newest_sound(restore.candidates(folder))
    assert only is not None
    assert only.copy.path == future.path
    assert len(backup_folder.listed(folder)) == 2


def test_after_a_restore_the_file_is_sealed(database_path: Path, copy: Path) -> None:
    seal.put(database_path)
    restore.restore(database_path, copy, NOW)
    assert seal.look(database_path) is seal.SealState.WHOLE


@pytest.mark.parametrize("occasion", list(Occasion))
def test_a_backup_of_every_occasion_brings_back_all_that_was_there(
    database_path: Path, tmp_path: Path, occasion: Occasion
) -> None:
    if occasion is Occasion.ELSEWHERE:
        copy = backup.make(database_path, tmp_path / "stick" / "onze kopie.db")
    else:
        copy = backup_folder.add(database_path, occasion, NOW).path
    rename_room(database_path, "Kleine zaal")
    restore.restore(database_path, copy, NOW)
    assert rooms(database_path) == ["Grote zaal"]
    backup.verify(database_path)
