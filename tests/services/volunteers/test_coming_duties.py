"""Who is erased or stopped stands on no coming duty: those places are open again, and what was worked stays."""

import datetime as dt

import pytest

from buurthuis_app.domain.rosters.shift import AssignmentState
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.services.privacy.maintenance import Keeping
from buurthuis_app.services.privacy.person_requests import proposed
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.conftest import Everything
from tests.services.rosters.people_and_duties import MONDAY, duty, shift, volunteer
from tests.services.undoing import taken_back
from tests.services.volunteers.erasing import erase_person

WORKED = MONDAY - dt.timedelta(weeks=1)
CONFIRMED = AssignmentState.CONFIRMED


@pytest.fixture
def ria(house: CentreServices) -> Volunteer:
    """Confirmed last Monday, tomorrow and a week later."""
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    for day in (WORKED, MONDAY, MONDAY + dt.timedelta(weeks=1)):
        house.rostering.assign(shift(house, bar, day).id, ria.id, state=CONFIRMED)
    return ria


def places(house: CentreServices) -> list[tuple[dt.date, int, int]]:
    """Of each shift how many stand there and how many are needed still."""
    board = house.roster.board(WORKED, MONDAY + dt.timedelta(weeks=2))
    return [(each.shift.date, len(each.taking), each.open) for each in board.shifts]


ALL_OPEN = [(WORKED, 1, 0), (MONDAY, 0, 1), (MONDAY + dt.timedelta(weeks=1), 0, 1)]


def test_the_places_of_who_is_erased_are_open_again(
    house: CentreServices, ria: Volunteer, clock: FixedClock
) -> None:
    requests = house.person_requests
    own = requests.find(requests.sought(ria.id), ria.id)
    assert len(requests.duties_lost(proposed(own))) == 2
    erase_person(house, ria.id)
    assert places(house) == ALL_OPEN
    clock.moment = dt.datetime(2027, 1, 2, 10, tzinfo=dt.UTC)
    assert house.volunteer_figures.of(periods.year(2026)).minutes == 210


def test_a_last_day_frees_the_duties_after_it_says_which_and_is_undone_with_them(
    house: CentreServices, ria: Volunteer, everything: Everything
) -> None:
    before = everything()
    person = house.volunteers.person(ria.id)
    stops = replace(person, volunteer=replace(person.volunteer, until=MONDAY))
    done = house.volunteers.keep(stops, new=False)
    assert done.remark == "Deze dienst is weer open: ma 30 nov, 9.30–13.00."
    assert places(house) == [(WORKED, 1, 0), (MONDAY, 1, 0), (MONDAY + dt.timedelta(weeks=1), 0, 1)]
    again = taken_back(done)
    assert everything() == before
    taken_back(again)
    assert places(house)[-1] == (MONDAY + dt.timedelta(weeks=1), 0, 1)


def test_who_is_erased_by_itself_or_left_earlier_is_off_the_roster_too(
    house: CentreServices, ria: Volunteer, database: Database, clock: FixedClock
) -> None:
    with database.begin() as work:
        work.store(Volunteer).replace(replace(ria, until=dt.date(2026, 11, 20)))
    Keeping(database, clock, house.actor).erase_due()
    assert places(house) == ALL_OPEN
