"""Fixtures of the demo: filled databases, to be read or made anew."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from buurthuis_app.demo import fill
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from tests.conftest import TODAY
from tests.demo.filled import YEARS_BACK, Filled, Filling


@pytest.fixture(scope="module")
def filling(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Iterator[Filling]:
    """Fills a fresh database."""
    opened = []

    def filled(*, today: dt.date = TODAY, years: int = 1, **chosen: Any) -> Filled:
        path = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("demo")))
        database = Database(path)
        opened.append(database)
        return Filled(database, fill(database, years=years, today=today, **chosen), today)

    yield filled
    for database in opened:
        database.close()


@pytest.fixture(scope="session")
def filled_before(demo_file: Callable[[int], Path]) -> Iterator[Callable[[int], Filled]]:
    """The demo with so many years of history, only to be read."""
    opened = []

    def filled(years: int) -> Filled:
        database = Database(demo_file(years))
        opened.append(database)
        centre = Centres(database).first()
        assert centre is not None
        return Filled(database, centre)

    yield filled
    for database in opened:
        database.close()


@pytest.fixture(scope="session")
def year(filled_before: Callable[[int], Filled]) -> Filled:
    """One year of history."""
    return filled_before(1)


@pytest.fixture(scope="session")
def decade(filled_before: Callable[[int], Filled]) -> Filled:
    """Ten years of history."""
    return filled_before(YEARS_BACK)


@pytest.fixture(params=["year", "decade"])
def demo(request: pytest.FixtureRequest) -> Filled:
    """One year, and ten."""
    filled = request.getfixturevalue(request.param)
    assert isinstance(filled, Filled)
    return filled
