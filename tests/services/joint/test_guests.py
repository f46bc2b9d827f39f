"""Guests: taken in, renewed, and taken out."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.shared.personal_data import ErasureChoice, ErasureDecision
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.domain.joint.shared_years import shared, story
from tests.services.joint.conftest import MADE_AT, SharedBy
from tests.services.undoing import taken_back

LATER, EARLIER = MADE_AT + dt.timedelta(days=1), MADE_AT - dt.timedelta(days=1)


@pytest.mark.both_engines
def test_a_guest_is_renewed_by_its_next_file_and_only_on_purpose_by_an_older_one(
    house: CentreServices, shared_by: SharedBy
) -> None:
    first = shared_by(years=(shared(), shared(year=2024, as_of=dt.date(2024, 12, 31))))
    assert house.guests.look_at(first).kept_at is None
    house.guests.take_in(first)
    later = shared_by(made_at=LATER, name="Trefpunt", years=(shared(stories=(story("Soep"),)),))
    looked = house.guests.look_at(later)
    assert (looked.kept_at, looked.older, looked.lost_years) == (MADE_AT, False, (2024,))
    done = house.guests.take_in(later)
    (guest,) = house.guests.all()
    assert (guest.name, guest.years, guest.stories) == ("Trefpunt", (2025,), 1)

    older = shared_by(made_at=EARLIER)
    assert house.guests.look_at(older).older
    with pytest.raises(Conflict, match="al een nieuwer bestand"):
        house.guests.take_in(older)
    taken_back(done)
    assert house.guests.all()[0].years == (2025, 2024)
    house.guests.take_in(later)
    house.guests.take_in(older, older=True)
    assert house.guests.all()[0].made_at == EARLIER


def test_the_same_file_twice_is_one_guest(house: CentreServices, shared_by: SharedBy) -> None:
    for _time in range(2):
        house.guests.take_in(shared_by(2))
    house.guests.take_in(shared_by(1))
    assert [guest.name for guest in house.guests.all()] == ["Wijkhuis 1", "Wijkhuis 2"]
    house.guests.remove(house.guests.all()[0].centre_id)
    assert [guest.name for guest in house.guests.all()] == ["Wijkhuis 2"]


def test_the_centre_itself_is_no_guest(house: CentreServices, shared_by: SharedBy) -> None:
    own = shared_by(centre_id=house.centre.id)
    for act in (house.guests.look_at, house.guests.take_in):
        with pytest.raises(Invalid, match="dit centrum zelf"):
            act(own)


def test_only_who_keeps_the_data_takes_guests_in(
    house_for: Callable[[Profile], CentreServices], shared_by: SharedBy
) -> None:
    board = house_for(Profile.BOARD).guests
    with pytest.raises(NotAllowed):
        board.take_in(shared_by())
    assert board.all() == ()


def test_who_is_named_in_a_guests_story_is_found_and_made_unreadable(
    house: CentreServices, shared_by: SharedBy
) -> None:
    told = replace(story("Soep"), happened='Er was soep.\nZwaluwina\tKanariepiet zei "ja".')
    house.guests.take_in(shared_by(years=(shared(stories=(told,)),)))
    sought = SoughtPerson(name="Zwaluwina Kanariepiet")
    (find,) = house.person_requests.find(sought)
    hidden = [ErasureDecision(find=find, choice=ErasureChoice.HIDE)]
    house.person_requests.erase(hidden)
    with house.database.read() as work:
        (guest,) = house.guests.kept_in(work)
    happened = guest.years[0].stories[0].happened
    assert "Kanariepiet" not in happened
    assert happened.startswith("Er was soep.\n")
