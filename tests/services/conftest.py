"""What the use cases are looked at with."""

import datetime as dt
import typing
from collections.abc import Callable
from typing import Any

import pytest

from buurthuis_app.domain.activities import Activity, Occurrence
from buurthuis_app.domain.counts import Correction, TallyKind
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.services.house import House
from tests.records import kept_records

Everything = Callable[[], list[list[Any]]]


@pytest.fixture
def everything(database: Database) -> Everything:
    """All records there are, apart from their versions and from the ids of what is only history."""

    def alike(record: Any) -> Any:
        if isinstance(record, Correction):
            return replace(record, id=record.occurrence_id)
        return replace(record, version=0) if hasattr(record, "version") else record

    tables = [schema.table_of(kind).name for kind in kept_records()]
    used = " UNION ALL ".join(
        f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})"  # noqa: S608 - names of the schema
        for name in tables
    )

    def look() -> list[list[Any]]:
        with database.read() as work:
            filled = set(work.connection.exec_driver_sql(used).scalars())
            return [
                [alike(one) for one in typing.cast("Any", work).store(kind).find()]
                if name in filled
                else []
                for kind, name in zip(kept_records(), tables, strict=True)
            ]

    return look


@pytest.fixture
def on(house: House, coffee: Activity) -> Callable[[int], Occurrence]:
    """The coffee morning of a day in November 2026."""

    def find(day: int) -> Occurrence:
        with house.database.read() as work:
            found = work.store(Occurrence).find(
                activity_id=coffee.id, planned_for=dt.date(2026, 11, day)
            )
        return found[0]

    return find


@pytest.fixture
def kinds(house: House) -> dict[str, TallyKind]:
    """The tally kinds of the centre by name."""
    with house.database.read() as work:
        return {kind.name: kind for kind in work.store(TallyKind).find()}
