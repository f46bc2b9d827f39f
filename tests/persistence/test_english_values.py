"""Values that were Dutch until migration 0012, in a file with each of them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from buurthuis_app.domain.centre.centre import Centre, Region
from buurthuis_app.domain.counts.count import Correction, Count
from buurthuis_app.domain.initiatives.initiative import (
    Initiative,
    InitiativeState,
    InitiativeStep,
    OurPart,
    Scale,
)
from buurthuis_app.domain.rosters.shift import StateChange
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.persistence import upgrade
from buurthuis_app.persistence.database import Database

Values = dict[str, tuple[str | None, ...]]
Rows = dict[str, list[dict[str, object]]]

ROWS = 7
STATES = ("idee", "ingediend", "toegekend", "in uitvoering", "verantwoord", "afgewezen")
STATES_NOW = ("idea", "submitted", "granted", "under_way", "accounted", "rejected")
DESKS, DESKS_NOW = ("deur", "coordinator", "bestuur"), ("door", "coordinator", "board")
BY = tuple(
    f"{table}.recorded_by" for table in ("count", "correction", "initiative_step", "state_change")
)
BEFORE: Values = {
    "centre.region": ("noord", "midden", "zuid"),
    "initiative.state": STATES,
    "initiative_step.state": STATES,
    "initiative.scale": ("portiek", "straat", "plein", "buurt", "wijk", "gemeente", None),
    "initiative.our_parts": (
        "",
        "adviseren,uitvoeren,verbinden,vragen beantwoorden",
        "adviseren,vragen beantwoorden",
        "uitvoeren",
    ),
    **dict.fromkeys(BY, DESKS),
    "draft.key": (
        *("deur:activity", "deur:story-new", "activity", "initiative-new"),
        *("vacancy:deur:", "case deur:", "deurmat"),
    ),
}
AFTER: Values = {
    "centre.region": ("north", "middle", "south"),
    "initiative.state": STATES_NOW,
    "initiative_step.state": STATES_NOW,
    "initiative.scale": (
        *("doorway", "street", "square", "neighbourhood", "district", "town"),
        None,
    ),
    "initiative.our_parts": (
        "",
        "advise,answer,carry_out,connect",
        "advise,answer",
        "carry_out",
    ),
    **dict.fromkeys(BY, DESKS_NOW),
    "draft.key": (
        *("door:activity", "door:story-new", "activity", "initiative-new"),
        *("vacancy:deur:", "case deur:", "deurmat"),
    ),
}
BESIDE: Values = {
    # What people read stays: the words of a half-written form and of an overview as it was adopted.
    "draft.content": ('{"scale": "buurt", "our_parts": "adviseren, verbinden"}',),
    "adopted.figures": ('{"initiatives": {"rows": [{"state": "in uitvoering"}]}}',),
    "adopted.document": ('{"shown": "in uitvoering", "value": "in uitvoering"}',),
    # What the program reads back has to be something that it knows.
    "centre.open_on": ("mo,tu",),
    "count.source": ("counted",),
    "state_change.former": (None,),
    "state_change.state": ("asked",),
}


def row_id(number: int) -> bytes:
    return bytes([number + 1]) * 16


def fill(path: Path, values: Values) -> None:
    """Some rows in each table, the n-th of each tied to the n-th of the others."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in tables_of(connection):
            columns = connection.execute(f"PRAGMA table_xinfo('{table}')").fetchall()
            holes = ",".join("?" * len(columns))
            for number in range(ROWS):
                row = [example(table, str(c[1]), str(c[2]), number, values) for c in columns]
                connection.execute(f'INSERT INTO "{table}" VALUES ({holes})', row)  # noqa: S608


def example(table: str, name: str, kind: str, number: int, values: Values) -> object:
    chosen = values.get(f"{table}.{name}")
    if chosen is not None:
        return chosen[number % len(chosen)]
    if kind == "BLOB":
        return row_id(number)
    if kind in {"INTEGER", "BOOLEAN"}:
        return 1
    day, time = "2026-11-22", "10:00:00.000000"
    return {"DATE": day, "TIME": time, "DATETIME": f"{day} {time}"}.get(kind, f"{name} é")


def tables_of(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type='table' AND name <> 'alembic_version'"
    )
    return [name for (name,) in found]


def everything(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: [
                dict(row)
                for row in connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            ]
            for table in tables_of(connection)
        }


def exchanged(rows: Rows) -> Rows:
    """The same with the values of today."""
    now: dict[str, dict[object, object]] = {
        place: dict(zip(former, AFTER[place], strict=True)) for place, former in BEFORE.items()
    }
    return {
        table: [
            {name: now.get(f"{table}.{name}", {}).get(value, value) for name, value in row.items()}
            for row in of_table
        ]
        for table, of_table in rows.items()
    }


def by_content(rows: Rows) -> Rows:
    return {table: sorted(of_table, key=repr) for table, of_table in rows.items()}


def old_file(folder: Path) -> Path:
    path = folder / "buurthuis.db"
    path.touch()
    upgrade.migrate(path, "0011")
    fill(path, BEFORE | BESIDE)
    return path


def test_each_dutch_value_becomes_an_english_one_and_all_else_stays(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    before = everything(path)
    upgrade.migrate(path, "0012")
    after = everything(path)
    assert by_content(after) == by_content(exchanged(before))
    for place, values in AFTER.items():
        table, name = place.split(".")
        assert {row[name] for row in after[table]} == set(values)


def test_the_program_reads_each_value_of_an_old_file(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    upgrade.prepare(path)
    database = Database(path)
    with database.read() as work:
        centres, initiatives = work.store(Centre).find(), work.store(Initiative).find()
        steps = work.store(InitiativeStep).find()
        recorded = (
            *(work.store(Count).find(), work.store(Correction).find()),
            *(steps, work.store(StateChange).find()),
        )
    database.close()
    assert {centre.region for centre in centres} == set(Region)
    assert {initiative.state for initiative in initiatives} == set(InitiativeState)
    assert {step.state for step in steps} == set(InitiativeState)
    assert {initiative.scale for initiative in initiatives} == {*Scale, None}
    assert {initiative.our_parts for initiative in initiatives} == {
        frozenset(),
        frozenset(OurPart),
        frozenset({OurPart.ADVISE, OurPart.ANSWER}),
        frozenset({OurPart.CARRY_OUT}),
    }
    for records in recorded:
        assert {record.recorded_by for record in records} == set(Profile)


def test_the_way_back_restores_the_file_as_it_was(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    before = everything(path)
    upgrade.migrate(path, "0012")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = upgrade.configuration()
        config.attributes["connection"] = connection
        command.downgrade(config, "0011")
    engine.dispose()
    assert by_content(everything(path)) == by_content(before)
