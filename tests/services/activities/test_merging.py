"""Two activities become one: nothing that was counted, told or signed up is lost, and it can be undone."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.activities.merging import Merging
from buurthuis_app.services.registry import CentreServices
from tests.services.conftest import Everything

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
    after = everything()
    assert done.undo is not None
    back = done.undo()
    assert everything() == before
    assert back.undo is not None
    back.undo()
    assert everything() == after


def test_undo_is_refused_when_the_moved_date_was_changed_since(
    house: CentreServices, coffee: Activity, inloop: Activity, merging: Merging
) -> None:
    count(house, inloop, 8, 7)
    moved = occurrence(house, inloop, 8)
    done = merging.merge(inloop.id, coffee.id)
    house.counting.remark(moved.id, "Het regende.")
    assert done.undo is not None
    with pytest.raises(Conflict):
        done.undo()


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
