"""Leader that is a volunteer: one name everywhere, through renaming, leaving, removing and erasing."""

import datetime as dt

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.papers.document import sheets
from buurthuis_app.domain.volunteers.volunteer import Person, Volunteer
from buurthuis_app.errors import Conflict
from buurthuis_app.persistence.erasure import erasures
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.undoing import taken_back
from tests.services.volunteers.erasing import erase_person


@pytest.fixture
def ria(house: CentreServices, coffee: Activity) -> Person:
    """She leads the coffee morning."""
    person = house.volunteers.keep(house.volunteers.blank("Ria Smit"), new=True).value
    led = replace(coffee, led_by="Ria", led_by_id=person.volunteer.id)
    house.planning.keep(led, new=False)
    return person


def hosts(house: CentreServices, coffee: Activity) -> set[str]:
    """What activity, coming times, card and week say."""
    today = house.clock.today()
    times = [at.occurrence for at in house.plan.occurrences(coffee.id)]
    coming = [at for at in times if at.date >= today]
    week = house.plan.agenda(today, today + dt.timedelta(days=7), coffee.id)
    cards = house.counting.day(coming[0].date).cards
    return {
        house.plan.activity(coffee.id).led_by,
        *(at.led_by for at in coming),
        *(card.host for card in cards if card.title == coffee.title),
        *(item.host for item in week),
    }


def test_activity_times_card_and_week_bear_the_name_of_the_volunteer(
    house: CentreServices, coffee: Activity, ria: Person
) -> None:
    assert hosts(house, coffee) == {"Ria Smit"}
    married = replace(ria, volunteer=replace(ria.volunteer, name="Ria de Wit"))
    done = house.volunteers.keep(married, new=False)
    assert hosts(house, coffee) == {"Ria de Wit"}
    taken_back(done)
    assert hosts(house, coffee) == {"Ria Smit"}


def test_who_leaves_and_still_leads_is_told_of(
    house: CentreServices, coffee: Activity, ria: Person
) -> None:
    leaving = replace(ria, volunteer=replace(ria.volunteer, until=house.clock.today()))
    assert f"Leidt nog: {coffee.title}." in house.volunteers.keep(leaving, new=False).remark


def test_a_leader_who_was_removed_meanwhile_is_refused(
    house: CentreServices, coffee: Activity, ria: Person
) -> None:
    open_form = house.plan.activity(coffee.id)
    house.volunteers.remove(ria.volunteer.id)
    assert house.plan.activity(coffee.id).led_by_id is None
    assert hosts(house, coffee) == {"Ria Smit"}
    with pytest.raises(Conflict, match="Kies opnieuw"):
        house.planning.keep(open_form, new=False)


def test_inzage_says_what_somebody_leads_and_erasing_unties_it(
    house: CentreServices, coffee: Activity, ria: Person
) -> None:
    paper = house.subject_access.about(ria.volunteer.id)
    (led,) = [sheet for sheet in sheets(paper) if "leidt" in sheet.title]
    assert [row.cells[0].value for row in led.rows] == [coffee.title]
    erase_person(house, ria.volunteer.id)
    activity = house.plan.activity(coffee.id)
    assert (activity.led_by_id, activity.title) == (None, coffee.title)


def test_a_name_that_is_past_its_term_goes_from_what_was_led_too(
    house: CentreServices, coffee: Activity, ria: Person
) -> None:
    with house.database.begin() as work:
        gone = work.store(Volunteer).get(ria.volunteer.id)
        assert gone is not None
        work.store(Volunteer).replace(replace(gone, name=""))
        erasures.erase(work, house.clock.today())
        left = work.store(Occurrence).find(activity_id=coffee.id)
    assert hosts(house, coffee) == {""}
    assert {at.led_by_id for at in left} == {None}
