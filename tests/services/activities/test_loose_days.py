"""Days that are planned one by one, and a place and leader for each time."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.loose_days import LooseDay, read
from buurthuis_app.domain.activities.planned import Scope
from buurthuis_app.domain.activities.recurrence import ONCE
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.undoing import taken_back

TODAY = dt.date(2026, 11, 22)
On = Callable[[int], Occurrence]


def times(house: CentreServices, activity: Activity) -> list[Occurrence]:
    with house.database.read() as work:
        found = work.store(Occurrence).find(activity_id=activity.id)
    return sorted(found, key=lambda occurrence: occurrence.date)


@pytest.fixture
def talks(house: CentreServices) -> Activity:
    blank = replace(house.planning.blank(), title="Lezing", starts=dt.time(20), led_by="Ria")
    days = read("24 november, 3 december 14.00, 12 januari", TODAY)
    return house.planning.keep(blank, new=True, days=days, room="Zolder").value


def test_a_list_of_days_is_planned_at_once_and_stands_in_the_week(
    house: CentreServices, talks: Activity, clock: FixedClock
) -> None:
    planned = times(house, talks)
    assert [(one.date, one.starts, one.led_by) for one in planned] == [
        (dt.date(2026, 11, 24), dt.time(20), "Ria"),
        (dt.date(2026, 12, 3), dt.time(14), "Ria"),
        (dt.date(2027, 1, 12), dt.time(20), "Ria"),
    ]
    assert talks.first == dt.date(2026, 11, 24)
    week = house.plan.agenda(dt.date(2026, 11, 30), dt.date(2026, 12, 6), talks.id)
    assert [(item.room, item.host) for item in week] == [("Zolder", "Ria")]
    clock.moment += dt.timedelta(days=60)
    house.growing.extend()
    house.planning.keep(replace(talks, description="Met koffie."), new=False)
    assert [one.date for one in times(house, talks)] == [one.date for one in planned]


def test_a_clash_of_a_loose_day_is_said_before_it_is_kept(
    house: CentreServices, talks: Activity
) -> None:
    other = replace(house.planning.blank(), title="Schaken", starts=dt.time(13), ends=dt.time(15))
    other = replace(other, room_id=talks.room_id)
    clashes = house.plan.conflicts(other, read("2 december, 3 december", TODAY))
    assert ["Lezing" in clash.reason for clash in clashes] == [True]


def test_days_are_added_with_their_own_place_and_taken_away_again(
    house: CentreServices, talks: Activity
) -> None:
    like = replace(talks, place="in het park", led_by="Bo")
    done = house.loose_days.add(like, read("23 november en 5 december", TODAY), room="")
    early, late = done.value
    assert (early.place, early.led_by, early.room_id) == ("in het park", "Bo", None)
    assert house.plan.activity(talks.id).first == dt.date(2026, 11, 23)
    house.loose_days.remove(late)
    assert late.id not in {one.id for one in times(house, talks)}
    with pytest.raises(Invalid, match="dinsdag 24 november"):
        house.loose_days.add(talks, [LooseDay(date=dt.date(2026, 11, 24))])


def test_adding_days_is_undone_until_somebody_left_something_there(
    house: CentreServices, talks: Activity, kinds: dict[str, TallyKind]
) -> None:
    before = times(house, talks)
    done = house.loose_days.add(talks, [LooseDay(date=TODAY)])
    taken_back(done)
    assert times(house, talks) == before
    again = house.loose_days.add(house.plan.activity(talks.id), [LooseDay(date=TODAY)])
    house.counting.add(again.value[0].id, kinds["volwassenen"].id, 3)
    with pytest.raises(Invalid, match="geteld"):
        house.loose_days.remove(again.value[0])
    with pytest.raises(Conflict):
        taken_back(again)


def test_what_was_once_becomes_an_activity_of_several_days_and_a_series_does_not(
    house: CentreServices, coffee: Activity, on: On
) -> None:
    blank = replace(house.planning.blank(), title="Feest", rule=ONCE)
    party = house.planning.keep(blank, new=True).value
    house.loose_days.add(party, [LooseDay(date=TODAY + dt.timedelta(days=9))])
    assert house.plan.activity(party.id).rule == ""
    assert len(times(house, party)) == 2
    with pytest.raises(Invalid, match="vast patroon"):
        house.loose_days.add(coffee, [LooseDay(date=TODAY)])
    with pytest.raises(Invalid, match="reeks"):
        house.loose_days.remove(on(29))


def test_place_and_leader_change_for_one_time_from_a_time_on_or_for_the_whole_series(
    house: CentreServices, coffee: Activity, on: On
) -> None:
    house.planning.move(replace(on(29), led_by="Bo"))
    draft = replace(coffee, place="in het park", led_by="Ria")
    moves = house.planning.preview(draft, Scope.THIS_AND_FOLLOWING, dt.date(2026, 11, 29))
    assert moves.changed[0][1].place == "in het park"
    kept = house.planning.change(draft, Scope.THIS_AND_FOLLOWING, dt.date(2026, 11, 29)).value
    assert (on(22).place, on(22).led_by) == ("", coffee.led_by)
    assert (on(29).place, on(29).led_by) == ("in het park", "Bo")
    done = house.planning.change(replace(kept, place="buiten"), Scope.WHOLE, TODAY)
    assert {on(1).place, on(29).place} == {"", "buiten"}
    taken_back(done)
    assert on(29).place == "in het park"
