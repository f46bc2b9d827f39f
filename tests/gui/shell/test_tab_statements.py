"""Statements that each tab asks when it is opened: with a shared server every one of them is a journey."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from buurthuis_app import bootstrap
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.queries.shared import read_together
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.shared.clock import FixedClock
from tests.gui.tabs.today.at_the_door import TODAY

MOST = 25


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that are asked meanwhile, by whomever."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


@pytest.fixture
def desk(
    demo_file: Callable[[int], Path],
    tmp_path: Path,
    look: WindowTheme,  # noqa: ARG001 - it must exist
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    """The window on a copy of the demo centre; what waits this morning is not read while others are counted."""
    monkeypatch.setattr("buurthuis_app.gui.tabs.today.tab.LOOK_AFTER", 1_000_000)
    monkeypatch.setattr(read_together, "AT_HAND", "no file: a server")
    path = Path(shutil.copy(demo_file(2), tmp_path / "buurthuis.db"))
    with closing(Database(path)) as database:
        centre = Centres(database).first()
        assert centre is not None
        made = Desk(bootstrap.house(database, centre, clock=FixedClock(TODAY)), tmp_path)
        made.window.show()
        made.operations.wait()
        yield made
        made.close()


def test_no_tab_asks_more_than_it_may(desk: Desk) -> None:
    asked: dict[str, int] = {}
    for key in ("activities", "harvest", "volunteers", "confidant", "goals", "overviews"):
        with counted() as statements:
            desk.window.open_tab(key)
            desk.operations.wait()
        asked[key] = len(statements)
    assert {key: n for key, n in asked.items() if n > MOST} == {}
    assert min(asked.values()) > 3, "a counter that sees nothing"
