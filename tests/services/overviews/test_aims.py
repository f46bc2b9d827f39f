"""Aims of a year: kept, taken back, and asked to be explained when it went otherwise."""

from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.figures.figures import Figures
from buurthuis_app.domain.overviews.aims import LONGEST_WHY, Aim, Aimed
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.undoing import taken_back, there_and_back

YEAR = 2026


def of_coffee(house: CentreServices) -> Aimed:
    (one,) = house.aiming.of_year(YEAR)
    return one


def kept(house: CentreServices, **more: object) -> Aim:
    one = of_coffee(house)
    aim = replace(house.aiming.blank(one, YEAR), **more)  # type: ignore[arg-type]
    return house.aiming.keep(aim).value


def test_an_activity_without_an_aim_asks_nothing(house: CentreServices, coffee: Activity) -> None:
    one = of_coffee(house)
    assert (one.activity_id, one.title, one.aim) == (coffee.id, "Koffie-inloop", None)
    assert not one.differs


@pytest.mark.parametrize(
    ("times", "visits", "differs"),
    [
        *[(30, None, True), (35, None, False), (40, None, False), (43, None, True)],
        *[(None, 500, False), (None, 501, True), (None, 410, False), (None, 409, True)],
        *[(40, 501, True), (40, 450, False), (0, None, True), (None, None, False)],
    ],
)
def test_more_than_a_tenth_otherwise_asks_why(
    times: int | None,
    visits: int | None,
    differs: bool,  # noqa: FBT001 - a case of the table
) -> None:
    aim = Aim(
        id=new_id(), centre_id=new_id(), activity_id=new_id(), year=YEAR, times=times, visits=visits
    )
    figures = Figures(held=38, counted=36, visits=450)
    one = Aimed(activity_id=aim.activity_id, title="Koffie", aim=aim, figures=figures)
    assert one.differs is differs
    assert one.unexplained is differs
    explained = replace(one, aim=replace(aim, why_different="de zaal was dicht"))
    assert not explained.unexplained


def test_visits_that_were_not_counted_differ_from_nothing() -> None:
    aim = Aim(
        id=new_id(), centre_id=new_id(), activity_id=new_id(), year=YEAR, times=None, visits=900
    )
    one = Aimed(activity_id=aim.activity_id, title="Koffie", aim=aim, figures=Figures(held=3))
    assert not one.differs


def test_an_aim_is_kept_changed_and_taken_away_and_each_is_undone(
    house: CentreServices, coffee: Activity
) -> None:
    first = kept(house, times=40)
    assert of_coffee(house).aim == first
    done = house.aiming.keep(replace(first, visits=500, why_different="Minder stoelen."))
    assert of_coffee(house).aim == done.value
    again = taken_back(done)
    assert of_coffee(house).aim == replace(first, version=3)
    taken_back(again)
    changed = of_coffee(house).aim
    assert changed == replace(done.value, version=4)
    assert changed is not None
    emptied = house.aiming.keep(replace(changed, times=None, visits=None, why_different=" "))
    assert of_coffee(house).aim is None
    taken_back(emptied)
    assert of_coffee(house).aim == changed
    assert of_coffee(house).title == coffee.title


def test_an_emptied_aim_can_be_filled_in_again(house: CentreServices, coffee: Activity) -> None:
    first = kept(house, times=40)
    emptied = house.aiming.keep(replace(first, times=None)).value
    house.aiming.keep(replace(emptied, times=41))
    aim = of_coffee(house).aim
    assert aim is not None
    assert (aim.activity_id, aim.times) == (coffee.id, 41)


def test_an_aim_that_somebody_else_changed_is_not_overwritten(
    house: CentreServices, coffee: Activity
) -> None:
    assert coffee.title
    first = kept(house, times=40)
    house.aiming.keep(replace(first, times=44))
    with pytest.raises(Conflict):
        house.aiming.keep(replace(first, times=50))
    another = replace(first, id=new_id(), version=1)
    with pytest.raises(Conflict):
        house.aiming.keep(another)


def test_an_undo_does_not_overwrite_what_came_after(
    house: CentreServices, coffee: Activity
) -> None:
    assert coffee.title
    first = house.aiming.keep(replace(house.aiming.blank(of_coffee(house), YEAR), times=40))
    house.aiming.keep(replace(first.value, times=44))
    with pytest.raises(Conflict):
        taken_back(first)


@pytest.mark.parametrize(
    "wrong", [{"times": -1}, {"visits": 1_000_000}, {"why_different": "x" * (LONGEST_WHY + 1)}]
)
def test_what_cannot_be_meant_gets_a_sentence(
    house: CentreServices, coffee: Activity, wrong: dict[str, object]
) -> None:
    assert coffee.title
    with pytest.raises(Invalid):
        kept(house, **wrong)


def test_only_the_office_sets_aims_and_the_board_reads_them(
    house: CentreServices, coffee: Activity, house_for: Callable[[Profile], CentreServices]
) -> None:
    assert coffee.title
    aim = kept(house, times=40)
    board = house_for(Profile.BOARD)
    assert of_coffee(board).aim == aim
    with pytest.raises(NotAllowed):
        board.aiming.keep(aim)
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).aiming.of_year(YEAR)


def test_an_aim_for_an_activity_that_did_not_take_place_is_told_too(
    house: CentreServices, coffee: Activity
) -> None:
    later = 2031
    aim = Aim(id=new_id(), centre_id=house.centre.id, activity_id=coffee.id, year=later, times=40)
    house.aiming.keep(aim)
    (one,) = house.aiming.of_year(later)
    assert (one.title, one.figures.held) == ("Koffie-inloop", 0)


def aims_of_two_years(
    house: CentreServices, coffee: Activity, times: int, visits: int
) -> list[Aim]:
    return [
        replace(
            house.aiming.blank(house.aiming.of_activity(coffee, year), year),
            times=times,
            visits=visits,
        )
        for year in (YEAR, YEAR + 1)
    ]


def test_the_aims_of_two_years_are_one_act_with_one_undo(
    house: CentreServices, coffee: Activity, everything: Callable[[], list[list[object]]]
) -> None:
    before = everything()
    done = house.aiming.keep_all(aims_of_two_years(house, coffee, 40, 500))
    assert [aim.times for aim in done.value] == [40, 40]
    there_and_back(done, before, everything)


def test_of_two_aims_none_is_kept_when_the_second_is_refused(
    house: CentreServices, coffee: Activity, everything: Callable[[], list[list[object]]]
) -> None:
    first, second = aims_of_two_years(house, coffee, 40, 500)
    other = house.aiming.keep(replace(second, times=12))
    before = everything()
    with pytest.raises(Conflict):
        house.aiming.keep_all([first, replace(second, id=new_id())])
    with pytest.raises(Invalid):
        house.aiming.keep_all([first, replace(other.value, times=-3)])
    assert everything() == before


def test_the_undo_of_two_aims_takes_neither_back_when_one_was_changed(
    house: CentreServices, coffee: Activity, everything: Callable[[], list[list[object]]]
) -> None:
    done = house.aiming.keep_all(aims_of_two_years(house, coffee, 40, 500))
    house.aiming.keep(replace(done.value[1], visits=12))
    before = everything()
    with pytest.raises(Conflict):
        taken_back(done)
    assert everything() == before
