"""Lists on paper: who can be called, who can help, and whose birthday it is; only of who is here."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.papers.document import Document, sheets
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.volunteers.volunteer import Duty
from buurthuis_app.errors import NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices


@pytest.fixture
def bar(house: CentreServices) -> Duty:
    """A bar, and four people of whom one left and one has no phone."""
    duty = house.volunteers.keep_duty(house.volunteers.blank_duty("Bar"), new=True).value
    today, gone = house.clock.today(), dt.date(2026, 1, 31)
    for name, facts in (
        ("Ria", {"phone": "06-00123456", "first_aid_until": today, "bhv_until": gone}),
        ("Bo", {"phone": "06-00123457", "duty_ids": (duty.id,)}),
        ("Els", {"phone": "06-00123458", "until": gone, "birth_date": dt.date(1960, 3, 1)}),
        ("Ali", {"birth_date": dt.date(1960, 2, 3)}),
    ):
        person = house.volunteers.blank(name)
        known = {"since": dt.date(2020, 1, 1), **facts}
        known_as = replace(person, volunteer=replace(person.volunteer, **known))  # type: ignore[arg-type]
        house.volunteers.keep(known_as, new=True)
    return duty


def rows(paper: Document) -> list[list[object]]:
    (table,) = sheets(paper)
    return [[cell.value for cell in row.cells] for row in table.rows]


def test_the_phone_list_has_who_is_here_and_can_be_called(house: CentreServices, bar: Duty) -> None:
    called = [["Bo", "06-00123457", "", "Bar"], ["Ria", "06-00123456", "EHBO", ""]]
    assert rows(house.people_papers.phones()) == called
    assert rows(house.people_papers.phones(bar.id)) == called[:1]


def test_birthdays_are_told_without_a_year(house: CentreServices, bar: Duty) -> None:
    del bar
    assert rows(house.people_papers.birthdays()) == [["3 februari", "Ali"]]


def test_the_lists_are_for_the_coordinator_alone(
    house_for: Callable[[Profile], CentreServices],
) -> None:
    papers = house_for(Profile.BOARD).people_papers
    for make in (papers.phones, papers.birthdays):
        with pytest.raises(NotAllowed):
            make()
