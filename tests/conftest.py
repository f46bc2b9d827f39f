"""Shared by all tests: no screen, never the user's own data, and a prepared database file copied for each test."""

import atexit
import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
_DATA = tempfile.mkdtemp(prefix="buurthuis-")
os.environ["BUURTHUIS_DATA"] = _DATA
os.environ["BUURTHUIS_COMPUTER"] = f"{_DATA}/computer"
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)

from buurthuis_app.domain.activities import Activity  # noqa: E402 - after the surroundings are set
from buurthuis_app.domain.actors import COORDINATOR, Actor, Profile  # noqa: E402
from buurthuis_app.domain.centre import Room  # noqa: E402
from buurthuis_app.domain.ids import new_id  # noqa: E402
from buurthuis_app.domain.recurrence import Weekly  # noqa: E402
from buurthuis_app.persistence import upgrade  # noqa: E402
from buurthuis_app.persistence.database import Database  # noqa: E402
from buurthuis_app.services.centres import Centres  # noqa: E402
from buurthuis_app.services.clock import FixedClock  # noqa: E402
from buurthuis_app.services.house import House  # noqa: E402
from buurthuis_app.vault.wrapping import Cost  # noqa: E402

settings.register_profile(
    "suite",
    deadline=None,  # two cores shared with other work say nothing about the code
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    print_blob=False,
)
settings.load_profile("suite")

TODAY = dt.date(2026, 11, 22)
"""A Sunday, the last day of week 47."""


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre with its usual tally kinds and themes and one room: made once, never opened by a test."""
    path = tmp_path_factory.mktemp("template") / "buurthuis.db"
    upgrade.prepare(path)
    database = Database(path)
    centre = Centres(database).found("De Schakel", "Heemskerk").value
    with database.begin() as work:
        work.store(Room).add(Room(id=new_id(), centre_id=centre.id, name="Grote zaal", capacity=60))
    database.close()
    return path


@pytest.fixture
def database_path(template: Path, tmp_path: Path) -> Path:
    """A copy of the template that the test may do anything with."""
    return Path(shutil.copy(template, tmp_path / "buurthuis.db"))


@pytest.fixture
def database(database_path: Path) -> Iterator[Database]:
    """The opened copy."""
    opened = Database(database_path)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> FixedClock:
    """Stands on Sunday 22 November 2026, ten o'clock, until a test moves it."""
    return FixedClock(TODAY)


@pytest.fixture(autouse=True)
def own_computer(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer of its own for each test: what it has seen before is nothing."""
    folder = Path(_DATA) / "computers" / new_id().hex
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(folder))
    return folder


@pytest.fixture
def house_for(database: Database, clock: FixedClock) -> Callable[[Profile], House]:
    """The use cases of the centre on behalf of a profile. Guessing a passphrase of it is cheap, to save time."""
    centre = Centres(database).first()
    assert centre is not None

    def make(profile: Profile) -> House:
        house = House(database, clock, Actor(profile=profile), centre)
        house.passphrase_cost = Cost(memory=8, passes=1)
        return house

    return make


@pytest.fixture
def house(house_for: Callable[[Profile], House]) -> House:
    """The use cases of the centre on behalf of the coordinator."""
    return house_for(COORDINATOR.profile)


@pytest.fixture
def coffee(house: House) -> Activity:
    """A coffee morning, each Sunday from 1 November 2026: three Sundays are over, the fourth is today."""
    return house.planning.keep(
        Activity(
            id=new_id(),
            centre_id=house.centre.id,
            title="Koffie-inloop",
            first=dt.date(2026, 11, 1),
            rule=Weekly(weekdays=frozenset({6})).text(),
            starts=dt.time(10),
            ends=dt.time(12),
            led_by="Ria S.",
        ),
        new=True,
    ).value
