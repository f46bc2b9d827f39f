"""Somebody who stops and returns: one person, figures of former years as they were printed, and told everywhere."""

import datetime as dt
from pathlib import Path

import pytest

from buurthuis_app.domain.papers.document import sheets
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.volunteers.stays import Stay
from buurthuis_app.domain.volunteers.volunteer import Person, Volunteer
from buurthuis_app.records import replace
from buurthuis_app.services.papers import files
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.conftest import Everything
from tests.services.rosters.people_and_duties import volunteer
from tests.services.undoing import taken_back

FORMER = Stay(since=dt.date(2020, 1, 1), until=dt.date(2026, 3, 31))


@pytest.fixture
def ria(house: CentreServices) -> Volunteer:
    return volunteer(house, "Ria", since=FORMER.since, until=FORMER.until)


def figures(house: CentreServices, year: int) -> tuple[int, int, int]:
    found = house.volunteer_figures.of(periods.year(year))
    return found.joined, found.left, found.at_end


def typed(house: CentreServices, ria: Volunteer) -> Person:
    """The form of somebody whose first day was typed over."""
    person = house.volunteers.person(ria.id)
    back = replace(person.volunteer, since=dt.date(2026, 9, 1), until=None)
    return replace(person, volunteer=back)


def test_a_return_counts_as_joined_and_leaves_the_years_before_alone(
    house: CentreServices, ria: Volunteer, everything: Everything
) -> None:
    before, as_it_was = everything(), [figures(house, year) for year in (2019, 2020, 2025)]
    assert figures(house, 2026) == (0, 1, 0)
    assert house.volunteers.years_changed(typed(house, ria).volunteer) == ()

    done = house.volunteers.keep(typed(house, ria), new=False)

    assert done.value.volunteer.earlier_stays == (FORMER,)
    assert [figures(house, year) for year in (2019, 2020, 2025)] == as_it_was
    assert figures(house, 2026) == (1, 1, 1)
    taken_back(done)
    assert everything() == before


def test_the_form_of_a_return_begins_today_and_keeps_what_was(
    house: CentreServices, ria: Volunteer
) -> None:
    back = house.volunteers.returning(house.volunteers.person(ria.id)).volunteer
    assert (back.since, back.until, back.earlier_stays) == (dt.date(2026, 11, 22), None, (FORMER,))


def test_a_change_of_what_is_over_is_named_with_its_years(
    house: CentreServices, ria: Volunteer, clock: FixedClock
) -> None:
    never_left = replace(ria, until=None)
    assert house.volunteers.years_changed(never_left) == ()
    clock.moment = dt.datetime(2028, 2, 1, 10, tzinfo=dt.UTC)
    assert house.volunteers.years_changed(never_left) == (2026, 2027)


def test_the_list_that_goes_out_brings_the_periods_back(
    house: CentreServices, ria: Volunteer, tmp_path: Path
) -> None:
    kept = house.volunteers.keep(typed(house, ria), new=False).value.volunteer
    target = tmp_path / "mensen.xlsx"
    files.write(house.people_papers.names(house.volunteers.people()), target)
    with house.database.begin() as work:
        work.store(Volunteer).remove([kept])
    house.people_importing.keep(house.people_importing.read(target))
    (person,) = house.volunteers.people()
    assert person.volunteer.stays == kept.stays


def test_who_asks_is_told_of_every_period(house: CentreServices, ria: Volunteer) -> None:
    house.volunteers.keep(typed(house, ria), new=False)
    paper = house.subject_access.about(ria.id)
    told = {
        str(row.cells[0].value): row.cells[1].value for table in sheets(paper) for row in table.rows
    }
    assert told["Eerdere periodes"] == "1-1-2020 t/m 31-3-2026"
