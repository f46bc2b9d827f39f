"""The database on a server: the same promises as of a file, and what is told when it is away."""

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Integer, cast, func, insert, literal, select, text

from buurthuis_app.domain.centre.centre import Centre, Room
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.errors import Busy, Damaged, Invalid, Missing, TooNew, Unreachable
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.revision import HEAD
from buurthuis_app.persistence.server import preparation, server_database, transfer
from buurthuis_app.persistence.server.server_database import ServerDatabase
from buurthuis_app.records import replace
from tests.private_server import PrivateServer


@pytest.fixture
def on_server(server: PrivateServer, template: Path, tmp_path: Path) -> Iterator[ServerDatabase]:
    database = server.holding(template, tmp_path / "buurthuis.db")
    yield database
    server.drop(database)


@pytest.fixture
def empty(server: PrivateServer, tmp_path: Path) -> Iterator[ServerDatabase]:
    database = server.database(server.new(), tmp_path / "buurthuis.db")
    yield database
    server.drop(database)


def room(database: Database, name: str) -> Room:
    with database.read() as work:
        (centre,) = work.store(Centre).find()
    return Room(id=new_id(), centre_id=centre.id, name=name)


def names(database: Database) -> list[str]:
    with database.read() as work:
        statement = select(schema.room.c.name).order_by(schema.room.c.name)
        return list(work.connection.execute(statement).scalars())


def test_texts_sort_by_their_bytes_and_what_is_empty_comes_first(
    on_server: ServerDatabase,
) -> None:
    with on_server.begin() as work:
        work.store(Room).add(*(room(on_server, name) for name in ("zaal", "Éen", "aula", "Zaal")))
    assert names(on_server) == ["Grote zaal", "Zaal", "aula", "zaal", "Éen"]
    capacity = schema.room.c.capacity
    with on_server.read() as work:
        rising = work.connection.execute(select(capacity).order_by(capacity)).scalars().all()
        falling = work.connection.execute(select(capacity).order_by(capacity.desc())).scalars()
        assert rising == [None, None, None, None, 60] == [*reversed(falling.all())]


def test_every_text_of_every_table_sorts_so(on_server: ServerDatabase) -> None:
    asked = text(
        "SELECT DISTINCT collation_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND data_type IN ('text', 'character varying')"
        " AND table_name <> 'alembic_version'"
    )
    with on_server.read() as work:
        assert work.connection.execute(asked).scalars().all() == ["C"]


def test_numbers_are_as_large_and_as_whole_as_in_a_file(on_server: ServerDatabase) -> None:
    large = 2**53
    with on_server.read() as work:
        number = cast(literal(large), Integer)
        inner = select(func.sum(number).label("n")).subquery()
        total = work.connection.execute(select(func.sum(inner.c.n))).scalar_one()
        mean = work.connection.execute(select(func.avg(literal(3)))).scalar_one()
    assert (total, type(total), type(mean)) == (large, int, float)


def test_a_moment_is_in_utc_wherever_the_server_stands(on_server: ServerDatabase) -> None:
    moment = dt.datetime(2026, 7, 1, 10, tzinfo=dt.UTC)
    with on_server.begin() as work:
        table = schema.draft
        row = {"key": "k", "content": "", "saved_at": moment}
        work.connection.execute(insert(table).values(row))
    with on_server.read() as work:
        assert work.connection.execute(select(table.c.saved_at)).scalar_one() == moment
        assert work.connection.execute(select(table.c.saved_at)).scalar_one().tzinfo is dt.UTC


def test_a_text_that_cannot_be_kept_is_refused_with_a_sentence(on_server: ServerDatabase) -> None:
    wrong = room(on_server, "Za\0al")
    with pytest.raises(Invalid, match="teken"), on_server.begin() as work:
        work.store(Room).add(wrong)
    assert names(on_server) == ["Grote zaal"]


def test_who_writes_waits_for_who_writes_and_not_for_ever(
    on_server: ServerDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(server_database._SETTINGS, "lock_timeout", "50ms")
    with on_server.begin(), pytest.raises(Busy), on_server.begin():
        pass


def test_two_who_read_before_they_write_see_each_other(on_server: ServerDatabase) -> None:
    ready = threading.Barrier(4)

    def take() -> None:
        ready.wait()
        with on_server.begin() as work:
            (kept,) = work.store(Room).find()
            work.store(Room).replace(replace(kept, capacity=(kept.capacity or 0) + 1))

    desks = [threading.Thread(target=take) for _ in range(4)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    with on_server.read() as work:
        (kept,) = work.store(Room).find()
    assert kept.capacity == 64


def test_when_the_server_stops_people_hear_it_and_when_it_is_back_they_go_on(
    server: PrivateServer, on_server: ServerDatabase
) -> None:
    with on_server.begin() as work:
        work.store(Room).add(room(on_server, "Kelder"))
    server.stop()
    try:
        with pytest.raises(Unreachable, match="niet te bereiken"), on_server.read():
            pass
    finally:
        server.start()
    assert names(on_server) == ["Grote zaal", "Kelder"]  # by the same object, at once
    with on_server.begin() as work:
        work.store(Room).add(room(on_server, "Zolder"))


def test_a_line_that_breaks_while_a_change_is_kept_leaves_that_open(
    server: PrivateServer, on_server: ServerDatabase
) -> None:
    def add_and_be_cut_off() -> None:
        with on_server.begin() as work:
            work.store(Room).add(room(on_server, "Kelder"))
            number = work.connection.scalar(text("SELECT pg_backend_pid()"))
            server.say(f"SELECT pg_terminate_backend({number}, 5000)")

    with pytest.raises(Unreachable, match="Kijk straks eerst"):
        add_and_be_cut_off()
    assert names(on_server) == ["Grote zaal"]


def test_a_database_is_made_ready_once_and_only_for_this_program(empty: ServerDatabase) -> None:
    with pytest.raises(Missing, match="prepare-server"):
        preparation.demand_prepared(empty)
    for _again in range(2):
        preparation.prepare(empty)
        preparation.demand_prepared(empty)
    with empty.begin() as work:
        newer = {"newer": str(int(HEAD) + 1)}
        work.connection.execute(text("UPDATE alembic_version SET version_num = :newer"), newer)
    for refuse in (preparation.prepare, preparation.demand_prepared):
        with pytest.raises(TooNew, match=HEAD):
            refuse(empty)


def build(database: ServerDatabase) -> set[tuple[object, ...]]:
    """Every column with its type and order, every constraint and every index."""
    asked = (
        """SELECT table_name, column_name, data_type, collation_name, is_nullable
           FROM information_schema.columns WHERE table_schema = 'public'""",
        """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
           FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
        "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    )
    with database.read() as work:
        return {tuple(row) for question in asked for row in work.connection.execute(text(question))}


def test_a_server_that_is_brought_up_to_date_has_what_a_new_one_has(empty: ServerDatabase) -> None:
    preparation.prepare(empty)
    made = build(empty)
    with empty.begin() as work:
        first = f"{preparation.BASELINE:04}"
        command.downgrade(preparation._configuration(work.connection), first)
    assert build(empty) < made, "a migration after the first one runs on a server too"
    with pytest.raises(Missing, match="prepare-server"):
        preparation.demand_prepared(empty)
    preparation.prepare(empty)
    assert build(empty) == made


def test_what_is_of_others_is_left_alone(empty: ServerDatabase) -> None:
    with empty.begin() as work:
        work.connection.execute(text("CREATE TABLE invoices (id int)"))
    with pytest.raises(Damaged, match="iets anders"):
        preparation.prepare(empty)


def test_nobody_has_it_open_while_it_is_brought_up_to_date(
    on_server: ServerDatabase, server: PrivateServer
) -> None:
    other = server.database(on_server.address.database, on_server.path)
    with closing(other), other.read(), pytest.raises(Busy, match="nog ergens open"):
        preparation.prepare(on_server)
    preparation.prepare(on_server)  # at once: the server lets go of a closed line in its own time


@pytest.mark.usefixtures("quick_files")
def test_what_a_server_keeps_becomes_a_file_that_is_the_same(
    on_server: ServerDatabase, counted_file: Path, server: PrivateServer
) -> None:
    with closing(server.holding(counted_file, on_server.path)) as counted:
        file = counted.kept_file()
        assert file.stat().st_mtime_ns == counted.kept_file().stat().st_mtime_ns  # nothing changed
        with (
            closing(Database(file)) as made,
            closing(Database(counted_file)) as known,
            made.read() as one,
            known.read() as other,
        ):
            transfer.demand_equal(one, other)
        with counted.begin() as work:
            work.connection.execute(text("UPDATE count SET number = number + 1"))
        with (
            closing(Database(file)) as made,
            counted.read() as one,
            made.read() as other,
            pytest.raises(Damaged, match="count"),
        ):
            transfer.demand_equal(one, other)
        server.drop(counted)


def test_nothing_is_put_among_what_is_there(on_server: ServerDatabase, template: Path) -> None:
    with (
        closing(Database(template)) as known,
        known.read() as source,
        on_server.begin() as target,
        pytest.raises(Invalid, match="Daar staat al"),
    ):
        transfer.copy(source, target)
