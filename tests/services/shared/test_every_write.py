"""Every write in the program: undone, done again, and not undone when somebody else changed it meanwhile."""

import ast
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from buurthuis_app.errors import Conflict
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.tables.columns import target_of
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.services.shared.done import Done
from tests.conftest import TODAY, services_of
from tests.marked_language import MARK, marked
from tests.project.source_names import definition
from tests.project.transaction_count import of_services
from tests.services.shared.every_write import WRITES, Scene

FINAL = {
    "Centres.found": "before it there is nothing",
    "Centres.found_nameless": "before it there is nothing",
    "Confiding.leave": "only the confidant can open it, and who left it is nobody",
    "ConfidantRegister.give_up": "what was sealed can't be opened by anybody",
    "DoorCode.change": "who knew the former code must not get in",
    "DoorFiles.make": "the file may be at the door by now",
    "DoorFiles.use_folder": "a choice of this computer alone, and no record",
    "Growing.extend": "the program does it by itself",
    "Invoicing.credit": "the number may be on paper already",
    "Invoicing.make": "the number may be on paper already",
    "KeyCare.change_passphrase": "the former passphrase must not open anything",
    "KeyCare.remove": "a key that was taken in must not open anything",
    "KeyCare.step_back": "a key that was laid down must not open anything",
    "Keeping.erase_due": "an erasure",
    "Keeping.erase_now": "an erasure",
    "Keeping.take_back_erasure": "it is the undo of an erasure",
    "NewRecoveryKey.activate": "the former recovery key must not open anything",
    "PersonRequests.erase": "an erasure",
    "PersonRequests.note_access": "a trace that it was done",
    "Sending.send": "the program does it by itself",
    "ShiftPlanning.make_ahead": "the program does it by itself",
    "Signing.erase": "an erasure",
    "UnlockedRegister.acknowledge": "whoever asks after the message hears that it was read",
    "UnlockedRegister.destroy": "an erasure",
    "UnlockedRegister.destroy_damaged": "an erasure",
    "UnlockedRegister.destroy_message": "an erasure",
    "UnlockedRegister.keep": "what is sealed is in no memory but the open register's",
    "YearlyFigures.release": "others have read it",
}
"""Writes that are there to stay, and why."""

MERGES = {
    ("Counting.add", "count"): "two doors count at once: as many people are taken off again",
    ("Counting.estimate", "count"): "the number may have gone on; only the source goes back",
    ("Counting.resume", "occurrence"): "what else was written with the time stays",
    ("KnownVisits.tap", "count"): "two doors count at once: as many people are taken off again",
    ("KnownVisits.welcome", "count"): "two doors count at once: as many people are taken off again",
    ("Attendance.tick", "sign_up"): "only the tick of that day goes back",
    ("SignUpTerms.keep_longer", "sign_up"): "the day of erasing follows by itself",
    ("Planning.change", "occurrence"): "what others wrote with a time stays",
    ("LooseDays.add", "room"): "a room that somebody changed stays",
    ("Planning.change", "room"): "a room that somebody changed stays",
    ("Planning.keep", "room"): "a room that somebody changed stays",
    ("Planning.move", "room"): "a room that somebody changed stays",
}
"""Where an undo leaves what others did as it is, and goes on with the rest; and why."""

UNTOUCHED = {
    "Aiming.keep",
    "Counting.remark",
    "Hours.keep_amounts",
    "Invoicing.keep_details",
    "Invoicing.keep_payment",
    "Lists.keep_centre",
    "ParticipantRegister.choose",
    "Planning.change",
    "Planning.move",
    "Presenting.name",
    "Presenting.write_asked",
    "Presenting.write_foreword",
    "ShiftPlanning.set_gap",
    "Signing.change",
    "VolunteerTerms.choose",
    "Volunteers.keep_absence",
}
"""What forms do besides every write that is told whether its record is `new`: saved untouched, they write nothing.

(`keep_patterns` changes one pattern, as `keep_pattern` does; the case makes two.)
"""

LEAVES = {"TakingIn.take_in": "arrived_packet"}
"""What an undo keeps: the door has thrown its packet away."""

ALL = {
    function.__qualname__: function
    for _name, function, owner in of_services()
    if owner is not None
    and not function.__name__.startswith("_")
    and ".done.Done[" in str(function.__annotations__.get("return"))
}
_MANY = ("answer_sheet", "noted_hours", "participant")
Rows = dict[str, frozenset[tuple[Any, ...]]]
Raw = tuple[str, list[Any]]
"""A statement with its values."""


def test_every_write_is_tried_or_is_final() -> None:
    assert len(ALL) > 100
    assert sorted(ALL) == sorted([*WRITES, *FINAL])


@pytest.mark.parametrize("name", FINAL)
def test_what_is_final_gives_no_undo(name: str) -> None:
    source = definition(ALL[name])
    assert source is not None
    named = {
        keyword.arg
        for node in ast.walk(source)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
    }
    called = {node.attr for node in ast.walk(source) if isinstance(node, ast.Attribute)}
    assert "undo" not in named
    assert "_done" not in called


@pytest.fixture(scope="module")
def template(demo_file: Callable[[int], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo centre with its last weeks and some of all that is many: every dump of it is read some seven hundred
    times.
    """
    path = Path(shutil.copy(demo_file(1), tmp_path_factory.mktemp("writes") / "demo.db"))
    keys = [
        (table.name, key.parent.name, key.column.table.name)
        for table in schema.metadata.sorted_tables
        for key in table.foreign_keys
    ]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "DELETE FROM occurrence WHERE date NOT BETWEEN '2026-11-15' AND '2026-12-06'"
        )
        connection.execute("DELETE FROM shift WHERE date NOT BETWEEN '2026-11-15' AND '2026-12-06'")
        connection.execute("DELETE FROM availability WHERE weekday <> 'tu'")
        for table in _MANY:
            connection.execute(
                f"DELETE FROM {table} WHERE id NOT IN (SELECT id FROM {table} ORDER BY id LIMIT 20)"  # noqa: S608 - of this file
            )
        for table, column, target in keys:  # in the order in which they depend on each other
            connection.execute(
                f"DELETE FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608 - of the schema
                f" AND {column} NOT IN (SELECT id FROM {target})"
            )
        connection.execute("VACUUM")
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
    return path


@pytest.fixture
def scene(template: Path, tmp_path: Path) -> Iterator[Scene]:
    path = Path(shutil.copy(template, tmp_path / "demo.db"))
    with closing(Database(path)) as database:
        yield Scene(services_of(database, FixedClock(TODAY)), tmp_path)


@pytest.mark.parametrize("name", WRITES)
def test_a_write_is_undone_and_redone_and_gives_way_to_what_others_did(
    scene: Scene, name: str
) -> None:
    write = WRITES[name](scene)
    before = _everything(scene)
    with marked():
        done = write()
    after = _everything(scene)
    marked_tables = [name for name in after if MARK in repr(after[name] - before[name])]
    assert not marked_tables, "kept words are Dutch"
    assert after != before
    assert done.undo is not None
    told = signature(ALL[name]).parameters
    if name in UNTOUCHED or ("new" in told and name != "ShiftPlanning.keep_patterns"):
        left = scene.house.database.path.read_bytes()
        same = _once_more(write, done.value)
        assert (same.changes, same.undo) == (frozenset(), None)
        assert scene.house.database.path.read_bytes() == left
    undone = done.undo()
    assert _differences(_everything(scene), before, but=LEAVES.get(name)) == []
    assert undone.undo is not None
    again = undone.undo()
    assert _differences(_everything(scene), after) == []
    assert again.undo is not None

    tried = 0
    for table, change, back in _changes_by_others(before, after):
        if (name, table) in MERGES:
            continue
        if not _write(scene, change):
            continue
        left = scene.house.database.path.read_bytes()
        with pytest.raises(Conflict):
            again.undo()
        assert scene.house.database.path.read_bytes() == left
        assert _write(scene, back)
        tried += 1
    assert tried or any(merge[0] == name for merge in MERGES)
    again.undo()
    assert _differences(_everything(scene), before, but=LEAVES.get(name)) == []


def _once_more(write: Any, value: Any) -> Done[Any]:
    """The write again with what came of it, as by a form that is opened and saved untouched."""
    first, *others = write.args
    keywords = {"new": False, "seen": value, "photo": None}
    told = {name: keywords.get(name, given) for name, given in write.keywords.items()}
    done: Done[Any] = write.func(value if type(value) is type(first) else first, *others, **told)
    return done


def _everything(scene: Scene) -> Rows:
    """All rows of each table, but for their versions."""
    with scene.house.database.read() as work:
        connection: Any = work.connection.connection.driver_connection
        there = connection.execute(_FILLED).fetchone()
        return {
            name: frozenset(connection.execute(asked)) if any_row else frozenset()
            for (name, asked), any_row in zip(_ASKED.items(), there, strict=True)
        }


_ASKED = {
    table.name: f"SELECT {', '.join(c.name for c in table.columns if c.name != 'version')} FROM {table.name}"  # noqa: S608 - of the schema
    for table in schema.metadata.sorted_tables
}
_FILLED = f"SELECT {', '.join(f'EXISTS (SELECT 1 FROM {name})' for name in _ASKED)}"  # noqa: S608 - of the schema


def _differences(
    rows: Rows, others: Rows, but: str | None = None
) -> list[tuple[str, tuple[Any, ...]]]:
    return [(name, row) for name in rows if name != but for row in rows[name] ^ others[name]]


def _changes_by_others(before: Rows, after: Rows) -> Iterator[tuple[str, Raw, Raw]]:
    """For each table with a row that the write left or took: what others could do with it, and the way back of that."""
    for table in schema.metadata.sorted_tables:
        name, columns = table.name, [c for c in table.columns if c.name != "version"]
        where = " AND ".join(f"{key.name} = ?" for key in table.primary_key)
        for row in sorted(after[name] - before[name], key=repr)[:1]:
            values = {c.name: value for c, value in zip(columns, row, strict=True)}
            keys = [values[key.name] for key in table.primary_key]
            free = (c for kinds in _KINDS for c in columns if _free(c, kinds))
            column = next((c for c in free if values[c.name] is not None), None)
            if column is not None:
                update = f"UPDATE {name} SET {column.name} = ? WHERE {where}"  # noqa: S608 - of the schema
                value = values[column.name]
                yield name, (update, [_another(column, value), *keys]), (update, [value, *keys])
        for row in sorted(before[name] - after[name], key=repr)[:1]:
            values = {c.name: value for c, value in zip(columns, row, strict=True)}
            keys = [values[key.name] for key in table.primary_key]
            if not any(_key(table, columns, other) == keys for other in after[name]):
                values |= {"version": 1} if "version" in table.columns else {}
                marks = ", ".join("?" for _value in values)
                insert = f"INSERT INTO {name} ({', '.join(values)}) VALUES ({marks})"  # noqa: S608
                delete = f"DELETE FROM {name} WHERE {where}"  # noqa: S608
                yield name, (insert, list(values.values())), (delete, keys)


def _key(table: sa.Table, columns: list[sa.Column[Any]], row: tuple[Any, ...]) -> list[Any]:
    values = {column.name: value for column, value in zip(columns, row, strict=True)}
    return [values[key.name] for key in table.primary_key]


_KINDS: tuple[tuple[type[Any], ...], ...] = ((sa.Text,), (sa.Integer, sa.Boolean), (sa.Date,))


def _free(column: sa.Column[Any], kinds: tuple[type[Any], ...]) -> bool:
    """Whether somebody could write something else there, whatever else stands in the row."""
    return type(column.type) in kinds and not column.primary_key and target_of(column) is None


def _another(column: sa.Column[Any], value: Any) -> Any:
    if isinstance(column.type, sa.Date):
        return "2020-02-20"
    return (
        f"{value} anders" if isinstance(value, str) else 1 - value if value in {0, 1} else value + 1
    )


def _write(scene: Scene, raw: Raw) -> bool:
    """Do it at another desk; whether that could be done."""
    statement, values = raw
    with suppress(Conflict, sa.exc.IntegrityError), scene.house.database.begin() as work:
        work.connection.exec_driver_sql(statement, tuple(values))
        return True
    return False
