"""Two activities become one: nothing that was counted, told or signed up is lost, and it can be undone."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.domain.indicators.indicator import Indicator
from buurthuis_app.domain.overviews.aims import Aim
from buurthuis_app.domain.rosters.shift import AssignmentState
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.domain.volunteers.hours import NotedHours
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.activities.merging import Merging
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.conftest import Everything
from tests.services.rosters.people_and_duties import duty, pattern, volunteer
from tests.services.undoing import taken_back, there_and_back

TODAY = dt.date(2026, 11, 22)
YEAR = periods.year(2026)


@pytest.fixture
def merging(house: CentreServices) -> Merging:
    return house.merging


@pytest.fixture
def inloop(house: CentreServices, coffee: Activity) -> Activity:
    """The same coffee mornings under another name."""
    twin = replace(coffee, id=new_id(), title="Inloop koffie", version=1)
    return house.planning.keep(twin, new=True).value


def occurrence(house: CentreServices, activity: Activity, day: int) -> Occurrence:
    with house.database.read() as work:
        date = dt.date(2026, 11, day)
        return next(one for one in work.store(Occurrence).find(activity_id=activity.id, date=date))


def count(house: CentreServices, activity: Activity, day: int, n: int) -> None:
    with house.database.read() as work:
        kinds = work.store(TallyKind).find()
    kind = next(one for one in kinds if one.role.value == "visits")
    house.counting.add(occurrence(house, activity, day).id, kind.id, n)


def test_no_visit_is_lost_and_the_name_is_gone(
    house: CentreServices, coffee: Activity, inloop: Activity, merging: Merging
) -> None:
    count(house, coffee, 1, 10)
    count(house, inloop, 8, 7)
    before = house.harvest.breakdown(YEAR).figures

    done = merging.merge(inloop.id, coffee.id)

    found = house.harvest.breakdown(YEAR)
    assert [row.name for row in found.rows] == ["Koffie-inloop"]
    assert found.figures.visits == before.visits == 17
    assert found.figures.counted == before.counted == 2
    assert done.value.twice == 0


def test_a_date_on_which_both_stood_stays_once_where_only_one_was_counted(
    house: CentreServices, coffee: Activity, inloop: Activity, merging: Merging
) -> None:
    count(house, inloop, 8, 7)
    merging.merge(inloop.id, coffee.id)
    found = house.harvest.breakdown(periods.month(2026, 11)).figures
    assert (found.held, found.counted, found.visits) == (3, 1, 7)


def test_a_date_on_which_both_were_counted_stays_twice(
    house: CentreServices, coffee: Activity, inloop: Activity, merging: Merging
) -> None:
    count(house, coffee, 8, 10)
    count(house, inloop, 8, 7)
    assert merging.look(inloop.id, coffee.id).twice == 1
    merging.merge(inloop.id, coffee.id)
    found = house.harvest.breakdown(periods.month(2026, 11)).figures
    assert (found.held, found.counted, found.visits) == (4, 2, 17)


def test_stories_and_sign_ups_go_along(
    house: CentreServices, coffee: Activity, inloop: Activity, merging: Merging
) -> None:
    story = replace(house.telling.blank(dt.date(2026, 11, 8)), happened="Er was soep.")
    story = replace(story, activity_id=inloop.id)
    house.telling.keep(story, new=True)
    with house.database.begin() as work:
        work.store(SignUp).add(
            SignUp(id=new_id(), centre_id=house.centre.id, activity_id=inloop.id, name="Bea")
        )

    together = merging.merge(inloop.id, coffee.id).value

    assert (together.stories, together.sign_ups) == (1, 1)
    assert house.telling.told(YEAR)[0].activity_id == coffee.id
    with house.database.read() as work:
        assert [one.activity_id for one in work.store(SignUp).find()] == [coffee.id]
        kept = work.store(Activity).get(coffee.id)
    assert kept is not None
    assert kept.sign_up


def test_undo_brings_every_record_back_and_redo_merges_again(
    house: CentreServices,
    coffee: Activity,
    inloop: Activity,
    merging: Merging,
    everything: Everything,
) -> None:
    count(house, coffee, 8, 10)
    count(house, inloop, 8, 7)
    count(house, inloop, 15, 3)
    before = everything()

    done = merging.merge(inloop.id, coffee.id)
    there_and_back(done, before, everything)


def test_undo_is_refused_when_the_moved_date_was_changed_since(
    house: CentreServices, coffee: Activity, inloop: Activity, merging: Merging
) -> None:
    count(house, inloop, 8, 7)
    moved = occurrence(house, inloop, 8)
    done = merging.merge(inloop.id, coffee.id)
    house.counting.remark(moved.id, "Het regende.")
    with pytest.raises(Conflict):
        taken_back(done)


def test_a_tally_kind_of_the_activity_goes_along_under_a_name_of_its_own(
    house: CentreServices, coffee: Activity, inloop: Activity, merging: Merging
) -> None:
    with house.database.begin() as work:
        kinds = work.store(TallyKind)
        own = replace(kinds.find()[0], name="Koppen", whole=False, on_card=True, version=1)
        kinds.add(
            replace(own, id=new_id(), activity_id=coffee.id),
            replace(own, id=new_id(), activity_id=inloop.id),
        )
    merging.merge(inloop.id, coffee.id)
    with house.database.read() as work:
        names = sorted(one.name for one in work.store(TallyKind).find(activity_id=coffee.id))
    assert names == ["Koppen", "Koppen (Inloop koffie)"]


def test_an_activity_is_not_merged_with_itself(coffee: Activity, merging: Merging) -> None:
    with pytest.raises(Invalid):
        merging.look(coffee.id, coffee.id)


def test_only_who_plans_may_merge(
    house_for: Callable[[Profile], CentreServices], coffee: Activity, inloop: Activity
) -> None:
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).merging.merge(inloop.id, coffee.id)


def aim(house: CentreServices, activity: Activity, year: int, **values: object) -> Aim:
    made = Aim(
        id=new_id(),
        centre_id=house.centre.id,
        activity_id=activity.id,
        year=year,
        **values,  # type: ignore[arg-type]
    )
    return house.aiming.keep(made).value


def test_aims_and_noted_hours_go_along_and_what_falls_away_is_named(
    house: CentreServices,
    coffee: Activity,
    inloop: Activity,
    merging: Merging,
    everything: Everything,
) -> None:
    kept = aim(house, coffee, 2026, times=40)
    lost = aim(house, inloop, 2026, times=10, visits=200)
    aim(house, inloop, 2025, visits=90)
    ria = volunteer(house, "Ria")
    noted = replace(house.hours.blank(ria.id), minutes=90, activity_id=inloop.id)
    house.hours.keep(noted, new=True)
    before = everything()

    look = merging.look(inloop.id, coffee.id)
    assert (look.hours, look.aims, look.aims_lost) == (1, (2025,), (lost,))
    done = merging.merge(inloop.id, coffee.id)

    with house.database.read() as work:
        aims = work.store(Aim).find(activity_id=coffee.id)
        hours = work.store(NotedHours).find(activity_id=coffee.id)
    assert sorted((one.year, one.times, one.visits) for one in aims) == [
        (2025, None, 90),
        (2026, kept.times, 200),
    ]
    assert [one.minutes for one in hours] == [90]
    taken_back(done)
    assert everything() == before


def test_who_is_on_the_roster_at_a_date_that_falls_away_stands_at_the_other(
    house: CentreServices,
    coffee: Activity,
    inloop: Activity,
    merging: Merging,
    everything: Everything,
    clock: FixedClock,
) -> None:
    bar = duty(house)
    ria = volunteer(house, "Ria", bar)
    pattern(house, bar, rule="", activity_id=inloop.id, starts=None, ends=None, first=TODAY)
    later = dt.date(2026, 11, 29)
    for day in (TODAY, later):
        (there,) = house.roster.board(day, day).shifts
        house.rostering.assign(there.shift.id, ria.id, state=AssignmentState.CONFIRMED)
    clock.moment = dt.datetime(2026, 11, 25, 10, tzinfo=dt.UTC)
    assert house.volunteer_figures.of(YEAR).minutes == 120
    before = everything()

    done = merging.merge(inloop.id, coffee.id)

    (there,) = house.roster.board(later, later).shifts
    assert (there.goes_on, there.activity) == (True, coffee.title)
    assert [placed.state for placed in there.taking] == [AssignmentState.CONFIRMED]
    assert house.volunteer_figures.of(YEAR).minutes == 120
    house.shift_planning.make_ahead()
    assert len(house.roster.board(later, later).shifts) == 1
    taken_back(done)
    assert everything()[0] == before[0]
    assert [shift.activity for shift in house.roster.board(later, later).shifts] == [inloop.title]


@pytest.mark.parametrize("days_later", [0, 7])
@pytest.mark.parametrize("people", [(), (0,), (1,), (0, 1)])
def test_two_shifts_of_one_pattern_come_to_stand_at_one_time(
    house: CentreServices,
    coffee: Activity,
    inloop: Activity,
    merging: Merging,
    everything: Everything,
    clock: FixedClock,
    people: tuple[int, ...],
    days_later: int,
) -> None:
    """Two times of a series were moved onto one day, and that series goes: nobody on either of its shifts is lost."""
    bar = duty(house)
    pattern(house, bar, rule="", activity_id=inloop.id, starts=None, ends=None, first=TODAY)
    later = dt.date(2026, 11, 29)
    first, second = (occurrence(house, inloop, day.day) for day in (TODAY, later))
    house.planning.move(replace(second, date=TODAY))
    shifts = house.roster.board(TODAY, TODAY).shifts
    assert {there.shift.occurrence_id for there in shifts} == {first.id, second.id}
    for n, there in enumerate(shifts):
        if n in people:
            person = volunteer(house, f"Ria {n}", bar)
            house.rostering.assign(there.shift.id, person.id, state=AssignmentState.CONFIRMED)
    clock.moment += dt.timedelta(days=days_later)
    before = everything()
    minutes = house.volunteer_figures.of(YEAR).minutes

    done = merging.merge(inloop.id, coffee.id)

    left = house.roster.board(TODAY, TODAY).shifts
    assert {on.shift.occurrence_id for on in left} == {occurrence(house, coffee, TODAY.day).id}
    assert sum(len(on.taking) for on in left) == len(people)
    assert len(left) == max(len(people), 1)
    assert house.volunteer_figures.of(YEAR).minutes == minutes
    taken_back(done)
    assert everything() == before


def test_noted_hours_keep_an_activity_and_an_aim_goes_and_comes_back_with_it(
    house: CentreServices, coffee: Activity, inloop: Activity
) -> None:
    ria = volunteer(house, "Ria")
    noted = replace(house.hours.blank(ria.id), minutes=90, activity_id=coffee.id)
    house.hours.keep(noted, new=True)
    with pytest.raises(Invalid, match="uren van vrijwilligers"):
        house.planning.preview_removal(coffee)
    with pytest.raises(Invalid, match="uren van vrijwilligers"):
        house.planning.remove(coffee)

    kept = aim(house, inloop, 2026, times=40)
    assert "2026" in house.planning.preview_removal(inloop).words
    done = house.planning.remove(inloop)
    taken_back(done)
    assert house.aiming.of_activity(inloop, 2026).aim == kept


def test_an_indicator_on_its_own_tally_kind_keeps_an_activity(
    house: CentreServices, coffee: Activity
) -> None:
    kind = TallyKind(
        id=new_id(),
        centre_id=house.centre.id,
        name="maaltijden",
        role=TallyRole.ASIDE,
        position=9,
        activity_id=coffee.id,
    )
    indicator = Indicator(
        id=new_id(), centre_id=house.centre.id, name="Warm gegeten", tally_kind_id=kind.id
    )
    with house.database.begin() as work:
        work.store(TallyKind).add(kind)
        work.store(Indicator).add(indicator)
    with pytest.raises(Invalid, match="Warm gegeten telt wat u hier bijhoudt onder maaltijden"):
        house.planning.remove(coffee)
