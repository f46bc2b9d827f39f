"""Hiring: a request becomes times in the programme, is asked about when the room is taken, and is called off."""

import datetime as dt

import pytest

from buurthuis_app.domain.activities.activity import Activity, Organiser
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.hire.hire import Agreeing, Hire, HireState
from buurthuis_app.domain.hire.hirer import Hirer
from buurthuis_app.domain.hire.price_list import HireRate
from buurthuis_app.domain.overviews.day_start import Chore
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.shared.permissions import BOARD
from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.shared.personal_data import ErasureChoice, ErasureDecision
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.persistence.erasure import erasures
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.hire.letting import a_hire, a_hirer, a_room, agreed
from tests.services.undoing import taken_back

DAY = dt.timedelta(days=1)


def test_an_agreed_hire_stands_in_the_programme_and_in_the_occupancy(
    house: CentreServices, clock: FixedClock
) -> None:
    hire = agreed(house, weekly=True, until=clock.today() + 21 * DAY, purpose="Repetitie")
    assert hire.state is HireState.AGREED
    assert hire.activity_id is not None
    activity = house.plan.activity(hire.activity_id)
    assert (activity.title, activity.organiser) == ("Repetitie", Organiser.TENANT)
    assert len(house.plan.occurrences(activity.id)) == 4
    used = house.plan.occupancy(Span(first=clock.today(), last=clock.today() + 30 * DAY))
    (room,) = (use for use in used.rooms if use.room.id == hire.room_id)
    assert room.use.booked + room.use.outside == dt.timedelta(hours=8)


def test_a_room_that_is_taken_is_asked_about_in_the_same_transaction(
    house: CentreServices,
) -> None:
    first = agreed(house, purpose="Bingo")
    second = a_hire(house, room_id=first.room_id)
    (row,) = (row for row in house.hiring.hires() if row.hire.id == second.id)
    assert "bezet door Bingo" in row.in_the_way[0]
    with pytest.raises(Invalid, match=r"bezet door Bingo.*Vink aan"):
        house.hiring.agree(Agreeing(hire=second))
    house.hiring.agree(Agreeing(hire=second, anyway=True))
    with pytest.raises(Conflict):
        house.hiring.agree(Agreeing(hire=second, anyway=True))


def test_the_programme_is_where_an_agreed_hire_is_moved_and_not_removed(
    house: CentreServices,
) -> None:
    hire = agreed(house)
    with pytest.raises(Invalid, match="Verander het daar"):
        house.hiring.keep(replace(hire, date=hire.date + DAY), new=False)
    house.hiring.keep(replace(hire, price=1500, remark="Sleutel bij de bar"), new=False)
    assert hire.activity_id is not None
    with pytest.raises(Invalid, match="afspraak bij Verhuur"):
        house.planning.remove(house.plan.activity(hire.activity_id))
    with pytest.raises(Invalid, match="Kies 'Afgezegd'"):
        house.hiring.remove(hire)
    other = agreed(house, date=hire.date + 2 * DAY)
    assert other.activity_id is not None
    with pytest.raises(Invalid, match="blijven apart"):
        house.merging.merge(hire.activity_id, other.activity_id)


def test_what_is_called_off_is_free_again_and_comes_back_by_undo(
    house: CentreServices, clock: FixedClock
) -> None:
    hire = agreed(house, weekly=True, date=clock.today() - 7 * DAY)
    assert hire.activity_id is not None
    done = house.hiring.call_off(hire)
    times = house.plan.occurrences(hire.activity_id)
    off = [row.occurrence.date for row in times if row.occurrence.cancelled]
    assert len(off) > 5
    assert min(off) == clock.today()
    assert house.plan.activity(hire.activity_id).until is not None
    again = a_hire(house, room_id=hire.room_id)
    assert all(not row.in_the_way for row in house.hiring.hires() if row.hire.id == again.id)
    with pytest.raises(Invalid, match="niet afgesproken"):
        house.hiring.call_off(again)
    taken_back(done)
    back = house.plan.occurrences(hire.activity_id)
    assert not any(row.occurrence.cancelled for row in back)
    assert house.plan.activity(hire.activity_id).until is None


def test_a_request_that_has_an_answer_gets_no_other(house: CentreServices) -> None:
    hire = a_hire(house)
    said = {line.chore: line.sentence for line in house.day_start.waiting()}
    assert said[Chore.HIRE_REQUESTS] == "1 aanvraag voor een zaal wacht op antwoord."
    declined = house.hiring.decline(hire).value
    with pytest.raises(Invalid, match="al een antwoord"):
        house.hiring.agree(Agreeing(hire=declined))
    house.hiring.remove(declined)
    assert Chore.HIRE_REQUESTS not in {line.chore for line in house.day_start.waiting()}


def test_a_hire_of_a_week_in_which_it_never_falls_is_refused(house: CentreServices) -> None:
    hire = a_hire(house)
    with house.database.begin() as work:
        far = replace(hire, weekly=True, date=hire.date + 900 * DAY, until=hire.date + 900 * DAY)
        hire = work.store(Hire).replace(far)
    with pytest.raises(Invalid, match="geen dag"):
        house.hiring.agree(Agreeing(hire=hire))


def test_who_hires_or_is_priced_is_not_removed(house: CentreServices) -> None:
    hire = a_hire(house)
    (hirer,) = house.hiring.hirers()
    with pytest.raises(Invalid, match="blijven bewaard"):
        house.hiring.remove_hirer(hirer)
    house.hiring.remove(hire)
    house.hiring.remove_hirer(hirer)
    room = a_room(house)
    rate = replace(house.hiring.blank_rate(), room_id=room.id, cents=500)
    house.hiring.keep_rate(rate, new=True)
    with pytest.raises(Invalid, match="staat er al"):
        house.hiring.keep_rate(replace(rate, id=hirer.id), new=True)
    with pytest.raises(Invalid, match="1 prijs van huur"):
        house.lists.remove(room)
    kept, name = house.hiring.rates()[0]
    assert name == room.name
    house.hiring.remove_rate(kept)
    assert house.hiring.rates() == ()


def test_rooms_that_become_one_take_their_prices_along(house: CentreServices) -> None:
    goes, stays = a_room(house, "Zaal een"), a_room(house, "Zaal twee")
    for room in (goes, stays):
        rate = replace(house.hiring.blank_rate(), room_id=room.id, cents=500)
        house.hiring.keep_rate(rate, new=True)
    hire = agreed(house, room_id=goes.id)
    house.lists.join(goes, stays.id)
    with house.database.read() as work:
        assert {rate.room_id for rate in work.store(HireRate).find()} == {stays.id}
        assert {row.room_id for row in work.store(Hire).find()} == {stays.id}
        assert {row.room_id for row in work.store(Activity).find(id=hire.activity_id)} == {stays.id}
        assert work.store(Room).get(goes.id) is None


def test_names_go_two_years_after_the_last_time(house: CentreServices, clock: FixedClock) -> None:
    hire = agreed(house, date=clock.today() + 100 * DAY)
    quiet = replace(a_hirer(house), name="Stil", contact_name="Bo")
    house.hiring.keep_hirer(quiet, new=False)
    with house.database.begin() as work:
        erasures.erase_now(work, clock.today() + 790 * DAY)
        names = {row.id: (row.name, row.phone) for row in work.store(Hirer).find()}
        assert names == {hire.hirer_id: ("Koor De Merel", "0612345678"), quiet.id: ("", "")}
        erasures.erase_now(work, clock.today() + 840 * DAY)
        assert work.store(Hirer).get(hire.hirer_id).name == ""  # type: ignore[union-attr]
    (row,) = (row for row in house.hiring.hires() if row.hire.id == hire.id)
    assert row.hirer.name == ""


def test_who_asks_sees_it_all_and_is_erased_but_for_the_times(house: CentreServices) -> None:
    hirer = replace(a_hirer(house), name="Aliye Zwaluw")
    house.hiring.keep_hirer(hirer, new=False)
    agreed(house, hirer_id=hirer.id, purpose="Feest")
    found = house.person_requests.find(SoughtPerson(name="Aliye Zwaluw"))
    whole = next(find for find in found if find.table == "hirer")
    assert "Feest" in whole.text
    house.person_requests.erase([ErasureDecision(find=whole, choice=ErasureChoice.REMOVE)])
    (row,) = house.hiring.hires()
    assert (row.hirer.name, row.hire.purpose, row.hire.state) == ("", "", HireState.AGREED)


def test_the_board_sees_no_hirers(house: CentreServices) -> None:
    board = CentreServices(house.database, house.clock, BOARD, house.centre)
    for read in (
        *(board.hiring.hires, board.hiring.hirers, board.hiring.rates),
        *(board.invoicing.invoices, board.invoicing.drafts, board.invoicing.details),
        board.hire_papers.to_pay,
    ):
        with pytest.raises(NotAllowed):
            read()
