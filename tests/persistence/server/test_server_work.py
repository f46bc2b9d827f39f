"""A write on a server: how often it goes over the line, and what is left when it fails at its very end."""

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import Count
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.errors import Conflict
from buurthuis_app.persistence.queries.counts import counting
from buurthuis_app.persistence.server import journey
from buurthuis_app.persistence.server.server_database import ServerDatabase
from buurthuis_app.records import replace
from buurthuis_app.services.counts.counting import Counting
from buurthuis_app.services.shared.clock import FixedClock
from tests.private_server import PrivateServer, hears


@pytest.fixture
def on_server(
    server: PrivateServer, counted_file: Path, tmp_path: Path
) -> Iterator[ServerDatabase]:
    database = server.holding(counted_file, tmp_path / "buurthuis.db")
    yield database
    server.drop(database)


def first(database: ServerDatabase) -> Count:
    with database.read() as work:
        return work.store(Count).find()[0]


def test_a_plus_goes_over_the_line_twice(
    on_server: ServerDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    count, journeys, go = first(on_server), list[int](), journey.go
    with on_server.read() as work:
        occurrence = work.store(Occurrence).get(count.occurrence_id)
    assert occurrence is not None
    the_day = FixedClock(occurrence.date)
    door = Counting(on_server, the_day, COORDINATOR, occurrence.centre_id)

    def gone(*asked: object) -> object:
        journeys.append(len(asked))
        return go(*asked)  # type: ignore[arg-type]

    def otherwise(*_asked: object) -> None:
        journeys.append(0)

    monkeypatch.setattr(journey, "go", gone)
    event.listen(Engine, "before_cursor_execute", otherwise)
    try:
        told = door.add(count.occurrence_id, count.kind_id, 3).value
    finally:
        event.remove(Engine, "before_cursor_execute", otherwise)
    assert (len(journeys), told) == (2, count.number + 3)
    assert first(on_server).number == told


def test_what_fails_at_the_very_end_leaves_nothing_and_the_line_goes_on(
    on_server: ServerDatabase, server: PrivateServer
) -> None:
    count = first(on_server)

    def add(*occurrences: UUID) -> None:
        with on_server.begin() as work:
            for occurrence in occurrences:
                counting.add(work, replace(count, occurrence_id=occurrence, number=1))

    other = server.database(on_server.address.database, on_server.path)
    with closing(other):
        assert other.written_elsewhere()
        with pytest.raises(Conflict, match="hoort bij iets"):
            add(count.occurrence_id, new_id())
        assert first(on_server) == count
        assert not other.written_elsewhere()
        add(count.occurrence_id, count.occurrence_id)
        assert first(on_server).number == count.number + 2
        assert hears(other)


def test_a_failure_that_nobody_told_is_not_kept_in_silence(on_server: ServerDatabase) -> None:
    with (
        pytest.raises(psycopg.errors.InFailedSqlTransaction),
        on_server.begin() as work,
        suppress(DBAPIError),
    ):
        work.connection.execute(text("SELECT 1 / 0"))
    with on_server.begin() as work:
        assert work.store(Count).find()
