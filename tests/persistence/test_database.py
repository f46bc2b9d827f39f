"""The file: its settings, its units of work, and what is said when it cannot be used."""

import datetime as dt
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path, PureWindowsPath
from typing import cast

import pytest
from sqlalchemy.exc import IntegrityError

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import Centre, Room
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.errors import AppError, Busy, Conflict, Damaged, DiskFull, Missing, ReadOnly
from buurthuis_app.persistence import database as module
from buurthuis_app.persistence import upgrade
from buurthuis_app.persistence.database import PRAGMAS, Database, Work, address, connect
from buurthuis_app.records import replace

SETTINGS = {
    "foreign_keys": 1,
    "journal_mode": "truncate",
    "synchronous": 2,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cache_size": -256,
}
TYPED_NAME = "Wilhelmina Zoetemelk"


def settings_of(work: Work) -> dict[str, object]:
    return {name: work.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in SETTINGS}


def rooms(database: Database) -> list[str]:
    with database.read() as work:
        return [room.name for room in work.store(Room).find()]


def another_room(work: Work, name: str = "Keuken") -> Room:
    (centre,) = work.store(Centre).find()
    return Room(id=new_id(), centre_id=centre.id, name=name)


def test_every_connection_has_every_setting(database: Database) -> None:
    assert {name for name, _asked, _found in PRAGMAS} == set(SETTINGS)
    with database.read() as first, database.read() as second:
        assert first.connection.connection.dbapi_connection is not (
            second.connection.connection.dbapi_connection
        )
        assert settings_of(first) == settings_of(second) == SETTINGS
    with database.begin() as work:
        assert settings_of(work) == SETTINGS


def test_a_setting_that_is_not_taken_is_noticed(
    database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PRAGMAS", (*PRAGMAS, ("application_id", "7", 8)))
    with pytest.raises(Damaged, match="deze schijf"):
        connect(database_path)


def test_a_unit_of_work_that_fails_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.begin() as work:
            work.store(Room).add(another_room(work))
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert rooms(database) == ["Grote zaal"]


def test_what_is_written_while_reading_is_not_kept(database: Database) -> None:
    with database.read() as work:
        work.store(Room).add(another_room(work))
    assert rooms(database) == ["Grote zaal"]


def test_a_reader_sees_the_state_of_before_until_the_writer_is_done(database: Database) -> None:
    with database.begin() as work:
        work.store(Room).add(another_room(work))
        assert rooms(database) == ["Grote zaal"]
    assert rooms(database) == ["Grote zaal", "Keuken"]


def test_a_dozen_threads_can_read_and_write_at_once(database: Database) -> None:
    together = threading.Barrier(12)
    failed: list[BaseException] = []

    def work_along() -> None:
        try:
            with database.read() as work:
                together.wait()
                assert work.store(Room).find(name="Grote zaal")
            with database.begin() as work:
                work.store(Room).add(another_room(work))
        except BaseException as error:  # noqa: BLE001 - shown by the thread that asserts
            failed.append(error)

    threads = [threading.Thread(target=work_along) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert rooms(database).count("Keuken") == 12


def test_a_file_in_a_folder_with_spaces_accents_and_signs_opens(
    tmp_path: Path, empty_file: Path
) -> None:
    path = tmp_path / "Buurthuis Zoë & co #1 50%25?" / "buurt huis.db"
    path.parent.mkdir()
    shutil.copy(empty_file, path)
    upgrade.prepare(path)
    opened = Database(path)
    assert rooms(opened) == []
    opened.close()
    assert path.stat().st_size > 0


def test_a_file_that_another_program_holds_is_busy(
    database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS_TO_WAIT", 0.05)
    database = Database(database_path)
    holder = sqlite3.connect(database_path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert rooms(database) == ["Grote zaal"]  # reading goes on
    with pytest.raises(Busy, match="Probeer het zo nog eens"), database.begin():
        pass
    holder.execute("ROLLBACK")
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Busy):
        rooms(database)
    holder.close()
    assert rooms(database) == ["Grote zaal"]
    database.close()


def test_a_full_disk_is_told_and_nothing_of_the_action_is_kept(database: Database) -> None:
    def write_much() -> None:
        with database.begin() as work:
            pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar()
            work.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
            work.store(Room).add(*(another_room(work, "x" * 900) for _ in range(100)))

    with pytest.raises(DiskFull, match="De schijf is vol"):
        write_much()
    assert rooms(database) == ["Grote zaal"]


def test_a_file_that_vanished_is_not_made_anew(database_path: Path) -> None:
    database_path.unlink()
    database = Database(database_path)
    with pytest.raises(ReadOnly), database.read():
        pass
    assert not database_path.exists()


def test_a_damaged_file_is_told(database_path: Path) -> None:
    size = database_path.stat().st_size
    with database_path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * (size - 100))
    database = Database(database_path)
    with pytest.raises(Damaged, match="reservekopie"):
        rooms(database)
    database.close()


_TRY_TO_WRITE = """
import os, sys
from pathlib import Path
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.errors import AppError
from buurthuis_app.persistence.database import Database
path = Path(sys.argv[1])
database = Database(path)
with database.read() as work:
    work.store(Room).find()
database.close()
os.chmod(path, 0o444)
os.chmod(path.parent, 0o555)
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)
try:
    with database.read() as work:
        print(len(work.store(Room).find()))
    with database.begin() as work:
        work.store(Room).remove(work.store(Room).find())
except AppError as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of Linux and macOS")
def test_a_file_that_may_not_be_written_can_be_read_and_says_so_on_writing(template: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "buurthuis.db"
        path.write_bytes(template.read_bytes())
        done = subprocess.run(
            [sys.executable, "-c", _TRY_TO_WRITE, str(path)],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        assert done.stdout.split() == ["1", "ReadOnly"]
        assert path.read_bytes() == template.read_bytes()


def test_something_else_that_hangs_on_it_is_a_conflict_not_a_crash(database: Database) -> None:
    with pytest.raises(Conflict, match="Er is niets veranderd"), database.begin() as work:
        work.store(Centre).remove(work.store(Centre).find())


def test_a_bug_stays_a_bug(database: Database) -> None:
    with pytest.raises(Exception, match="no such table") as caught, database.read() as work:
        work.connection.exec_driver_sql("SELECT * FROM nowhere")
    assert not isinstance(caught.value, AppError)


def test_no_error_and_no_log_line_repeats_what_people_typed(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "sqlalchemy")
    day = dt.date(2026, 11, 22)

    def plan_twice() -> None:
        with database.begin() as work:
            (centre,) = work.store(Centre).find()
            activity = Activity(
                id=new_id(), centre_id=centre.id, title="Schaken", first=day, led_by=TYPED_NAME
            )
            work.store(Activity).add(activity)
            for _ in range(2):
                occurrence = Occurrence(
                    id=new_id(),
                    centre_id=centre.id,
                    activity_id=activity.id,
                    date=day,
                    planned_for=day,
                    remark=TYPED_NAME,
                )
                work.store(Occurrence).add(occurrence)

    with pytest.raises(IntegrityError) as caught:
        plan_twice()
    assert TYPED_NAME not in str(caught.value)
    assert TYPED_NAME not in repr(caught.value)
    assert "INSERT INTO" in caplog.text
    assert TYPED_NAME not in caplog.text


def test_what_others_wrote_is_told_once_and_own_writes_are_not(database: Database) -> None:
    assert database.written_elsewhere(), "at first nobody knows"
    with database.begin() as work:
        work.store(Room).add(another_room(work))
    assert not database.written_elsewhere()
    with closing(Database(database.path)) as others, others.begin() as work:
        work.store(Room).add(another_room(work, "Atelier"))
    with database.begin() as work:
        work.store(Room).add(another_room(work, "Tuin"))
    assert database.written_elsewhere(), "an own write does not hide that of another"
    assert not database.written_elsewhere()


def test_a_file_that_was_replaced_takes_nothing_more(database: Database) -> None:
    """SQLite looks whether the file that it writes is still the one of that name."""
    assert rooms(database)
    aside = Path(shutil.copy(database.path, database.path.with_name("aside.db")))
    aside.replace(database.path)
    with pytest.raises(Missing, match="vervangen"), database.begin() as work:
        work.store(Room).add(another_room(work))


def test_the_name_of_a_server_stays_part_of_the_path() -> None:
    told = {
        path: address(cast("Path", PureWindowsPath(path)), "rw")
        for path in (r"\\NAS\Buurt huis\buurthuis.db", r"Z:\buurthuis\buurthuis.db")
    }
    assert list(told.values()) == [
        "file:////NAS/Buurt%20huis/buurthuis.db?mode=rw",
        "file:///Z:/buurthuis/buurthuis.db?mode=rw",
    ]


def test_what_is_read_together_is_one_reading_that_refuses_a_write(database: Database) -> None:
    with database.together():
        with database.read() as one, database.read() as other:
            assert one is other
        with pytest.raises(RuntimeError), database.begin():
            raise AssertionError("not reached")
    with database.read() as after, database.begin() as writing:
        assert len({id(work) for work in (one, after, writing)}) == 3


def test_a_reading_asks_the_same_once_and_a_write_sees_what_it_wrote(database: Database) -> None:
    with database.begin() as work:
        (centre,) = work.store(Centre).find()
        work.store(Centre).replace(replace(centre, name="De Brug"))
        assert [found.name for found in work.store(Centre).find()] == ["De Brug"]
    with database.read() as work:
        (centre,) = work.store(Centre).find()
        assert work.store(Centre).find()[0] is centre
        assert work.store(Centre).get(centre.id) is work.store(Centre).get(centre.id)
