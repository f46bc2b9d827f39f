"""What the use cases are looked at with."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing
from typing import Any

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Database, Enquiry, Work
from buurthuis_app.services.registry import CentreServices

Everything = Callable[[], list[list[tuple[Any, ...]]]]
Meanwhile = Callable[[Callable[[], object]], None]


@pytest.fixture
def everything(database: Database) -> Everything:
    """All rows there are, apart from versions, from the ids of what is only history, and from half-written forms."""
    left_out = {"version", "correction.id"}
    tables = [table for table in schema.metadata.tables.values() if table is not schema.draft]
    filled = ", ".join(f'EXISTS (SELECT 1 FROM "{table.name}")' for table in tables)  # noqa: S608 - of the schema
    asked = []
    for table in tables:
        names = [
            f'"{column.name}"'
            for column in table.columns
            if not {column.name, str(column)} & left_out
        ]
        columns = ", ".join(names)
        asked.append(f'SELECT {columns} FROM "{table.name}" ORDER BY {columns}')  # noqa: S608 - of the schema

    def look() -> list[list[tuple[Any, ...]]]:
        with database.read() as work:
            connection: Any = work.connection.connection.driver_connection
            there = connection.execute(f"SELECT {filled}").fetchone()  # most are empty
            return [
                connection.execute(statement).fetchall() if any_row else []
                for statement, any_row in zip(asked, there, strict=True)
            ]

    return look


@pytest.fixture
def on(house: CentreServices, coffee: Activity) -> Callable[[int], Occurrence]:
    """The coffee morning of a day in November 2026."""

    def find(day: int) -> Occurrence:
        with house.database.read() as work:
            found = work.store(Occurrence).find(
                activity_id=coffee.id, planned_for=dt.date(2026, 11, day)
            )
        return found[0]

    return find


@pytest.fixture
def kinds(house: CentreServices) -> dict[str, TallyKind]:
    """The tally kinds of the centre by name."""
    with house.database.read() as work:
        return {kind.name: kind for kind in work.store(TallyKind).find()}


@pytest.fixture
def meanwhile(house: CentreServices, monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """Let another desk do something just before the next write begins, as late as it can."""

    def arrange(act: Callable[[], object]) -> None:
        waiting, begin = [act], house.database.begin

        def begun(*asked: Enquiry | None) -> AbstractContextManager[Work]:
            while waiting:
                waiting.pop()()
            return begin(*asked)

        monkeypatch.setattr(house.database, "begin", begun)

    return arrange


@pytest.fixture
def another_desk(
    request: pytest.FixtureRequest, engine: str, house: CentreServices
) -> Iterator[Callable[[], CentreServices]]:
    """Opens the same data once more, as another computer does."""
    known: Any = house.database
    with ExitStack() as opened:

        def sit_down() -> CentreServices:
            database = (
                Database(known.path)
                if engine == "sqlite"
                else request.getfixturevalue("server").database(known.address.database, known.path)
            )
            opened.enter_context(closing(database))
            return CentreServices(database, house.clock, house.actor, house.centre)

        yield sit_down


@pytest.fixture
def failing(database: Database) -> Callable[[str], None]:
    """Lets the database refuse a write: `failing("UPDATE ON activity_kind WHEN NEW.position = 4")`."""

    def refuse(write: str) -> None:
        act, _when, condition = write.partition(" WHEN ")
        where = f" WHEN ({condition})" if condition else ""
        raising = "RAISE integrity_constraint_violation USING MESSAGE = 'half-way'"
        statements = {
            "sqlite": [
                f"CREATE TRIGGER failing BEFORE {act}{where} BEGIN SELECT RAISE(ABORT, 'half-way'); END"
            ],
            "postgresql": [
                f"CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {raising}; END $$",
                f"CREATE TRIGGER failing BEFORE {act} FOR EACH ROW{where} EXECUTE FUNCTION refuse()",
            ],
        }
        with database.begin() as work:
            for statement in statements[work.connection.dialect.name]:
                work.connection.exec_driver_sql(statement)

    return refuse
