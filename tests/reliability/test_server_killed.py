"""A server that is killed while desks count: what was acknowledged is there, and every desk goes on by itself."""

import threading
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from msgspec import Struct, field

from buurthuis_app.domain.counts.count import Count
from buurthuis_app.errors import Unreachable
from buurthuis_app.persistence.server.server_database import ServerDatabase
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY, services_of
from tests.private_server import PrivateServer

PAUSE = 20
"""Acknowledged counts between one kill and the next."""


class Told(Struct):
    """What the desks heard, all together."""

    kept: int = 0
    unsure: int = 0
    away: int = 0
    wrong: list[BaseException] = field(default_factory=list)
    over: bool = False
    lock: threading.Condition = field(default_factory=threading.Condition)

    def note(self, *, kept: int = 0, unsure: int = 0, away: int = 0) -> None:
        with self.lock:
            self.kept, self.unsure, self.away = (
                self.kept + kept,
                self.unsure + unsure,
                self.away + away,
            )
            self.lock.notify_all()

    def wait_for(self, kept: int) -> None:
        with self.lock:
            assert self.lock.wait_for(lambda: self.kept >= kept or self.wrong, timeout=120)


def opened(database: ServerDatabase) -> CentreServices:
    return services_of(database, FixedClock(TODAY))


def count(
    database: ServerDatabase, house: CentreServices, key: tuple[UUID, UUID], told: Told
) -> None:
    """Until it is over: count, and count on when the server is away."""
    with closing(database):
        while not told.over:
            try:
                house.counting.add(*key, 1)
            except Unreachable as error:
                open_still = "Kijk straks eerst" in error.sentence
                told.note(unsure=open_still, away=not open_still)
            except BaseException as error:  # noqa: BLE001 - shown by the test
                told.wrong.append(error)
                told.note()
                return
            else:
                told.note(kept=1)


@pytest.mark.parametrize(
    ("desks", "kills"), [(3, 2), pytest.param(20, 10, marks=pytest.mark.torture)]
)
def test_nothing_acknowledged_is_lost_and_every_desk_goes_on(
    server: PrivateServer, counted_file: Path, tmp_path: Path, desks: int, kills: int
) -> None:
    first = server.holding(counted_file, tmp_path / "buurthuis.db")
    house = opened(first)
    day = house.counting.day(TODAY)
    with first.read() as work:
        key = next((row.occurrence_id, row.kind_id) for row in work.store(Count).find())
        before = number_of(first, key)
    assert day.kinds
    told = Told()
    lines = [server.database(first.address.database, tmp_path / f"{n}.db") for n in range(desks)]
    threads = [
        threading.Thread(target=count, args=(line, opened(line), key, told)) for line in lines
    ]
    for thread in threads:
        thread.start()
    try:
        for kill in range(kills):
            told.wait_for(PAUSE * (kill + 1))
            server.stop()
            server.start()
        told.wait_for(told.kept + PAUSE)
    finally:
        told.over = True
        for thread in threads:
            thread.join()
    assert told.wrong == []
    assert told.away + told.unsure >= kills
    assert told.kept <= number_of(first, key) - before <= told.kept + told.unsure
    server.drop(first)


def number_of(database: ServerDatabase, key: tuple[UUID, UUID]) -> int:
    with database.read() as work:
        kept = work.store(Count).get(*key)
    assert kept is not None
    return kept.number
