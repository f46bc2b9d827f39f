"""The data file at the start: gone, linked to nowhere, or changed by itself, it is seen and never founded anew."""

import datetime as dt
import hashlib
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from buurthuis_app.errors import AppError, Damaged, Missing, TooNew
from buurthuis_app.files import computer_mark, unfinished_beside
from buurthuis_app.persistence import data_file, schema
from buurthuis_app.persistence.backups import backup, backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import connect
from buurthuis_app.persistence.integrity import checksum, seal, soundness
from buurthuis_app.persistence.integrity.seal import SealState

NOW = dt.datetime(2026, 11, 22, 9, 2, tzinfo=dt.UTC)
FLIPS, MANY_FLIPS = 60, 600
CUTS, PAGE = 100, 4096
VERSION_NOTE = range(96, 100)
"""Which SQLite wrote the file last: not in the content, and in the checksum all the same."""


@pytest.fixture
def demo_path(demo_file: Callable[[int], Path], tmp_path: Path) -> Path:
    """A year of a centre, closed in order."""
    path = Path(shutil.copy(demo_file(1), tmp_path / "buurthuis.db"))
    data_file.close(path)
    return path


def test_a_new_file_is_made_where_nothing_ever_was(tmp_path: Path) -> None:
    path = tmp_path / "nieuw" / "buurthuis.db"
    assert data_file.is_beginning(path)
    data_file.prepare(path)
    backup.verify(path)


def test_a_file_that_is_gone_beside_its_backups_is_no_new_centre(
    database_path: Path, names_in: Callable[[Path], list[str]]
) -> None:
    backup_folder.add(database_path, Occasion.DAY, NOW)
    database_path.unlink()
    names = names_in(database_path.parent)
    with pytest.raises(Missing, match="1 reservekopie"):
        data_file.prepare(database_path)
    assert names_in(database_path.parent) == names
    data_file.prepare(database_path, new=True)  # only when people say so
    backup.verify(database_path)


def test_a_link_to_nowhere_is_no_new_centre(tmp_path: Path) -> None:
    path = tmp_path / "buurthuis.db"
    path.symlink_to(tmp_path / "stick" / "buurthuis.db")
    with pytest.raises(Missing, match="stick"):
        data_file.prepare(path)
    assert path.is_symlink()
    assert not (tmp_path / "stick").exists()
    data_file.prepare(path, new=True)
    backup.verify(path)
    assert not path.is_symlink()


def flip(path: Path, flips: int, chance: random.Random) -> list[int]:
    """In which bits of so many a change was not seen at the start."""
    whole = path.read_bytes()
    unseen = []
    for _time in range(flips):
        bit = chance.randrange(len(whole) * 8)
        content = bytearray(whole)
        content[bit // 8] ^= 1 << bit % 8
        path.write_bytes(content)
        try:
            data_file.demand_whole(path)
        except (Damaged, TooNew):
            continue
        except AppError as error:  # another sentence would lead nowhere
            raise AssertionError(bit) from error
        unseen.append(bit)
    path.write_bytes(whole)
    return unseen


def test_any_bit_that_changes_by_itself_is_seen_at_the_start(demo_path: Path) -> None:
    chance = random.Random(19)  # noqa: S311 - places, not secrets
    unseen = flip(demo_path, FLIPS, chance)
    assert [bit for bit in unseen if not _says_whose_it_is(bit)] == []
    data_file.demand_whole(demo_path)


@pytest.mark.torture
def test_any_of_many_bits_that_change_is_seen_at_the_start(demo_path: Path) -> None:
    chance = random.Random(20)  # noqa: S311
    unseen = flip(demo_path, MANY_FLIPS, chance)
    assert [bit for bit in unseen if not _says_whose_it_is(bit)] == []


@pytest.mark.parametrize("byte", range(100))
def test_a_change_in_the_header_is_seen_or_harmless(demo_path: Path, byte: int) -> None:
    """The number of the file itself may change: then every row is read, and nothing in them did."""
    content = bytearray(demo_path.read_bytes())
    content[byte] ^= 16
    demo_path.write_bytes(content)
    try:
        data_file.demand_whole(demo_path)
    except (Damaged, TooNew):
        return
    assert byte in range(60, 64)


def _says_whose_it_is(bit: int) -> bool:
    return bit // 8 in range(60, 64)


def test_a_name_of_a_table_that_is_no_text_any_more_is_damage(demo_path: Path) -> None:
    content = demo_path.read_bytes()
    assert content.count(b"tableroomroom") == 1
    demo_path.write_bytes(content.replace(b"tableroomroom", b"table\xffoomroom"))
    with pytest.raises(Damaged):
        data_file.demand_whole(demo_path)


def test_a_file_that_was_cut_off_is_seen(demo_path: Path) -> None:
    """At one byte and one byte short, and anywhere between; most cuts leave whole pages of a database."""
    whole, chance = demo_path.read_bytes(), random.Random(21)  # noqa: S311
    pages = len(whole) // PAGE
    places = [1, len(whole) - 1, PAGE, len(whole) - PAGE]
    places += [chance.randrange(1, pages) * PAGE for _cut in range(CUTS - len(places))]
    for place in places:
        demo_path.write_bytes(whole[:place])
        with pytest.raises(Damaged):
            data_file.demand_whole(demo_path)


def test_a_sum_that_was_begun_ahead_holds_only_for_the_file_as_it_was_then(demo_path: Path) -> None:
    checksum.begin_quick(demo_path)
    before = checksum.quick(demo_path)
    assert before == checksum.quick(demo_path)
    checksum.begin_quick(demo_path)
    content = bytearray(demo_path.read_bytes())
    content[-1] ^= 1
    demo_path.write_bytes(content)
    with pytest.raises(Damaged):
        data_file.demand_whole(demo_path)


def test_a_sum_that_was_begun_of_nothing_is_made_when_there_is_something(tmp_path: Path) -> None:
    path = tmp_path / "later.db"
    checksum.begin_quick(path)
    path.write_bytes(b"here")
    assert checksum.quick(path) == hashlib.blake2b(b"here").hexdigest()


def test_a_file_that_was_written_since_is_read_and_sealed_again(demo_path: Path) -> None:
    assert seal.look(demo_path) is SealState.WHOLE
    with closing(connect(demo_path)) as connection:
        connection.execute("UPDATE room SET name = name || '!'")
    assert seal.look(demo_path) is SealState.SILENT
    data_file.demand_whole(demo_path)
    data_file.close(demo_path)
    assert seal.look(demo_path) is SealState.WHOLE


def test_another_copy_put_there_by_hand_is_not_taken_for_damage(demo_path: Path) -> None:
    """All copies were written once only: their counters say nothing."""
    copies = []
    for n in range(2):
        with closing(connect(demo_path)) as connection:
            connection.execute("UPDATE room SET name = name || '!'")
        copies.append(backup_folder.add(demo_path, Occasion.DAY, NOW + dt.timedelta(days=n)).path)
    for copy in copies:
        shutil.copyfile(copy, demo_path)
        data_file.demand_whole(demo_path)
        data_file.close(demo_path)
        assert seal.look(demo_path) is SealState.WHOLE


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE adopted_story",
        "DROP INDEX ix_survey_question_survey_id",
        "ALTER TABLE story RENAME COLUMN quote TO said",
        "UPDATE story SET quote = CAST(x'ff41' AS TEXT)",
        "UPDATE story SET quote = x'41'",
        "UPDATE story SET consent = 'perhaps'",
        "UPDATE story SET date = '2026-13-41'",
        "UPDATE count SET number = 'veel'",
        "UPDATE count SET recorded_at = 'gisteren'",
        (
            "UPDATE volunteer_duty SET duty_id = x'00' WHERE (volunteer_id, duty_id) IN "
            "(SELECT volunteer_id, duty_id FROM volunteer_duty LIMIT 1)"
        ),
        "UPDATE tally_kind SET whole = 7",
        "UPDATE activity SET skips = 'closed_days,never'",
    ],
)
def test_what_sqlite_finds_in_order_and_the_program_cannot_read_is_damage(
    demo_path: Path, statement: str
) -> None:
    change(demo_path, statement)
    with pytest.raises(Damaged, match=r"beschadigd|buiten het programma om"):
        backup.verify(demo_path)
    with pytest.raises(Damaged):
        data_file.prepare(demo_path)
    with pytest.raises(Damaged):
        backup_folder.add(demo_path, Occasion.DAY, NOW)
    assert backup_folder.listed(backup_folder.folder_of(demo_path)) == ()


def test_every_value_of_every_table_of_the_demo_can_be_read(demo_path: Path) -> None:
    with closing(connect(demo_path)) as connection:
        assert soundness.readable(connection)
    assert len(schema.metadata.tables) > 40


def test_what_a_killed_program_left_is_swept_at_the_start(
    database_path: Path, names_in: Callable[[Path], list[str]]
) -> None:
    copy = backup_folder.add(database_path, Occasion.DAY, NOW).path
    names = names_in(database_path.parent)
    gone = "4194304"  # no process has so high a number
    mine = unfinished_beside(copy)
    mine.touch()
    for folder in (database_path.parent, copy.parent):
        stray = folder / f".{gone}.{computer_mark()}{'a' * 24}.bezig"
        stray.touch()
        stray.with_name(stray.name + "-journal").touch()
    claim = copy.parent / "buurthuis-2026-11-20-100000-dag.db.sha256"
    claim.write_text(f"{gone} {computer_mark()}")
    of_others = copy.parent / f".{gone}.{'a' * 32}.bezig"
    of_others.touch()  # the number of a process says nothing about another computer
    data_file.prepare(database_path)
    assert names_in(database_path.parent) == sorted(
        [*names, *(str(path.relative_to(database_path.parent)) for path in (mine, of_others))]
    )


def test_a_file_that_another_computer_writes_at_this_moment_is_not_taken_for_damage(
    demo_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sum of pages that are half new is no sum of the file; while nobody can write it is."""
    quick, sums = checksum.quick, []

    def as_if_written(path: Path) -> str:
        sums.append(quick(path))
        return sums[0][::-1] if len(sums) == 1 else sums[-1]

    monkeypatch.setattr(checksum, "quick", as_if_written)
    assert seal.look(demo_path) is SealState.WHOLE
    assert len(sums) == 2
