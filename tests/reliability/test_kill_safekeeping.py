"""Killed in a backup, a restore or a migration, the data is the old or the new, and nothing is left lying about."""

import datetime as dt
import multiprocessing
import random
import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from buurthuis_app.persistence import data_file, upgrade
from buurthuis_app.persistence.backups import backup, backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.integrity import checksum
from buurthuis_app.persistence.integrity.file_check import inspect
from buurthuis_app.persistence.rescue import restore
from tests.reliability.safekeeping_child import BEGINS, OLD_FILE, work_on

if sys.platform == "win32":
    PROCESSES = multiprocessing.get_context("spawn")
else:  # each child begins with the program loaded
    PROCESSES = multiprocessing.get_context("forkserver")
    PROCESSES.set_forkserver_preload(["pytest", "alembic.command", work_on.__module__])
FEW, MANY = 3, 100
WHAT = pytest.mark.parametrize("what", ["backup", "restore", "migration"])


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A file of an earlier revision."""
    path = tmp_path / "old.db"
    path.touch()
    upgrade.migrate(path, "0010")
    return path


def kill_in(what: str, path: Path, other: Path, chance: random.Random) -> None:
    """Let a child work, and kill it at some moment after it began."""
    heard, told = PROCESSES.Pipe(duplex=False)
    child = PROCESSES.Process(target=work_on, args=(what, path, other, told), daemon=True)
    child.start()
    told.close()
    wanted = OLD_FILE if what == "migration" else BEGINS
    with heard, suppress(EOFError):  # one that failed is found by how it ended
        while heard.recv_bytes() != wanted:
            pass
        child.join(timeout=chance.uniform(0.0, 0.5))
    child.kill()
    child.join(timeout=60)
    assert child.exitcode is not None
    assert child.exitcode < 0  # killed, and not ended by itself


def kill_through(what: str, path: Path, old_file: Path, rounds: int) -> None:
    chance = random.Random(rounds)  # noqa: S311 - moments, not secrets
    now = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)
    known = restore.contents_of(path)
    copy = backup_folder.add(path, Occasion.DAY, now).path
    other = old_file if what == "migration" else copy
    for _time in range(rounds):
        kill_in(what, path, other, chance)
        if what == "migration" and not _is_whole(
            path
        ):  # killed while the test itself laid the old file there
            shutil.copyfile(other, path)
        data_file.prepare(path)
        backup.verify(path)
        assert inspect(path).current
        if what != "migration":
            assert restore.contents_of(path) == known
        assert strays(path.parent) == []
        for kept in backup_folder.listed(backup_folder.folder_of(path)):
            assert not checksum.differs(kept.path)
            if kept.occasion is not Occasion.ASIDE:
                backup.verify(kept.path)
            if kept.path != copy:
                kept.path.unlink()
                checksum.note_beside(kept.path).unlink(missing_ok=True)


def _is_whole(path: Path) -> bool:
    return path.stat().st_size % 4096 == 0 and path.stat().st_size > 0


def strays(folder: Path) -> list[str]:
    """Unfinished files, and checksums of nothing."""
    names = [item.name for item in folder.rglob("*") if re.search(r"\.(bezig|nieuw)", item.name)]
    lonely = [
        note.name
        for note in folder.rglob("*.sha256")
        if not note.with_name(note.name.removesuffix(".sha256")).exists()
    ]
    return names + lonely


@WHAT
def test_a_few_kills_leave_the_old_or_the_new(
    what: str, database_path: Path, old_file: Path
) -> None:
    kill_through(what, database_path, old_file, FEW)


@pytest.mark.torture
@WHAT
def test_a_hundred_kills_leave_the_old_or_the_new(
    what: str, database_path: Path, old_file: Path
) -> None:
    kill_through(what, database_path, old_file, MANY)
