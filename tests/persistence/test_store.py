"""Records go in and come out the same."""

import datetime as dt
import typing
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.centre.centre import Centre, Room
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.errors import Conflict
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.records import replace
from tests.records import kept_records

st.register_type_strategy(int, st.integers(-(2**63), 2**63 - 1))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(dt.datetime, st.datetimes(timezones=st.just(dt.UTC)))


class Undone(Exception):
    """Leaves a unit of work without keeping anything."""


def records_of(kind: type) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(kind)
    ids = st.frozensets(st.uuids(), max_size=4).map(lambda found: tuple(sorted(found)))
    columns = schema.table_of(kind).c
    fields = {
        name: ids if hint == tuple[UUID, ...] else st.from_type(hint)
        for name, hint in hints.items()
    }
    for name, values in fields.items():
        if name in columns and not columns[name].nullable:  # what a form leaves open is not kept
            fields[name] = values.filter(lambda value: value is not None)
    return st.builds(kind, **fields)


@pytest.mark.parametrize("kind", kept_records(), ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=settings().max_examples // 7)  # for each of many records
def test_every_record_comes_back_as_it_was_kept(
    database: Database, kind: type, data: st.DataObject
) -> None:
    record = data.draw(records_of(kind))
    key = [getattr(record, column.name) for column in schema.table_of(kind).primary_key]
    with pytest.raises(Undone), database.begin() as work:  # noqa: PT012 - all in one transaction
        work.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        store = typing.cast("Any", work).store(kind)
        with pytest.MonkeyPatch.context() as patch:  # as one of many, or as one of few
            patch.setattr(
                "buurthuis_app.persistence.store._MANY", data.draw(st.sampled_from([1, 2]))
            )
            store.add(record)
        assert store.get(*key) == record
        assert record in store.find()
        store.remove([record])
        assert store.get(*key) is None
        raise Undone


@pytest.mark.parametrize("kind", kept_records(), ids=lambda kind: kind.__name__)
def test_a_record_and_its_table_name_the_same_things(kind: type[Struct]) -> None:
    links = schema.links_of(kind)
    columns = set(schema.table_of(kind).columns.keys())
    assert set(kind.__struct_fields__) == columns | links.keys()
    for table in links.values():
        assert [key.column.table for key in next(iter(table.columns)).foreign_keys] == [
            schema.table_of(kind)
        ]


def a_room(work: Work) -> Room:
    (room,) = work.store(Room).find()
    return room


def test_a_change_to_what_somebody_else_changed_is_refused_and_changes_nothing(
    database: Database,
) -> None:
    with database.begin() as work:
        mine = a_room(work)
        theirs = work.store(Room).replace(replace(mine, name="Theirs"))
    with pytest.raises(Conflict, match="intussen"), database.begin() as work:
        work.store(Room).replace(replace(mine, name="Mine"))
    with database.read() as work:
        assert a_room(work) == theirs
    assert theirs.version == mine.version + 1


def test_many_changed_together_are_kept_each_with_what_differs_of_it(database: Database) -> None:
    with database.begin() as work:
        rooms = [replace(a_room(work), id=new_id(), name=f"Zaal {n}") for n in range(500)]
        work.store(Room).add(*rooms)
    changed = [replace(rooms[0], capacity=12), replace(rooms[1], name="Tuin"), *rooms[2:]]
    with database.begin() as work:
        kept = work.store(Room).replace_all(changed)
        ((noted, *_others),) = work.written
    with database.read() as work:
        assert work.store(Room).find()[1:] == kept
    assert [(room.name, room.capacity, room.version) for room in kept[:3]] == [
        ("Zaal 0", 12, 2),
        ("Tuin", rooms[1].capacity, 2),
        ("Zaal 2", rooms[2].capacity, 2),
    ]
    assert noted == (rooms[0], kept[0])


@pytest.mark.parametrize("meanwhile", ["changed", "removed"])
def test_one_of_many_that_somebody_else_touched_refuses_them_all(
    database: Database, meanwhile: str
) -> None:
    with database.begin() as work:
        rooms = [replace(a_room(work), id=new_id(), name=f"Zaal {n}") for n in range(500)]
        store = work.store(Room)
        store.add(*rooms)
        store.replace(rooms[7]) if meanwhile == "changed" else store.remove([rooms[7]])
        there = store.find()
    with pytest.raises(Conflict, match="intussen"), database.begin() as work:
        work.store(Room).replace_all([replace(room, name="Tuin") for room in rooms])
    with database.read() as work:
        assert work.store(Room).find() == there


def test_removing_what_is_gone_is_a_conflict(database: Database) -> None:
    with database.begin() as work:
        room = a_room(work)
        work.store(Room).remove([room])
    with pytest.raises(Conflict, match="verwijderd"), database.begin() as work:
        work.store(Room).remove([room])


def test_find_asks_for_equal_fields_also_for_none(database: Database) -> None:
    with database.begin() as work:
        room = a_room(work)
        shed = replace(room, id=new_id(), name="Schuur", capacity=None)
        work.store(Room).add(shed)
        assert work.store(Room).find(capacity=None) == (shed,)
        assert work.store(Room).find(capacity=60, name="Grote zaal") == (room,)
        assert work.store(Room).find() == (room, shed)
        assert work.store(Room).find(name="Zolder") == ()


def test_adding_nothing_is_fine(database: Database) -> None:
    with database.begin() as work:
        work.store(Activity).add()
        assert work.store(Activity).find() == ()
        assert len(work.store(Centre).find()) == 1
