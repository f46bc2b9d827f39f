"""The door as a volunteer finds it: the window open on Vandaag."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.activities.recurrence import ONCE
from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.services.registry import CentreServices
from tests.gui.tabs.today.at_the_door import AtTheDoor, Show, at_the_door


@pytest.fixture
def open_door(house: CentreServices, shell: Shell, show: Show) -> Callable[[], AtTheDoor]:
    """Opens the window, after the test has made its data."""
    return lambda: at_the_door(house, shell, show)


@pytest.fixture
def door(coffee: Activity, open_door: Callable[[], AtTheDoor]) -> AtTheDoor:  # noqa: ARG001 - there must be something to count
    """The window on Sunday 22 November 2026, at ten, with the coffee morning under way."""
    return open_door()


@pytest.fixture
def board_door(
    coffee: Activity,  # noqa: ARG001 - there must be something to look at
    house_for: Callable[[Profile], CentreServices],
    shell: Shell,
    show: Show,
) -> AtTheDoor:
    """The same window for a board member."""
    return at_the_door(house_for(Profile.BOARD), shell, show)


@pytest.fixture
def once(house: CentreServices) -> Callable[[str, dt.date, dt.time], Activity]:
    """Plans something that happens one time."""

    def plan(title: str, day: dt.date, starts: dt.time) -> Activity:
        return house.planning.keep(
            Activity(
                id=new_id(),
                centre_id=house.centre.id,
                title=title,
                first=day,
                rule=ONCE,
                starts=starts,
            ),
            new=True,
        ).value

    return plan


@pytest.fixture
def meals(house: CentreServices) -> TallyKind:
    """A kind that counts something else than visits, not on every card."""
    kind = TallyKind(
        id=new_id(),
        centre_id=house.centre.id,
        name="maaltijden",
        role=TallyRole.ASIDE,
        position=9,
        on_card=False,
    )
    with house.database.begin() as work:
        work.store(TallyKind).add(kind)
    return kind
