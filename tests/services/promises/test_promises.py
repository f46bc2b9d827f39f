"""Promises with their measurements, areas with their profile, and taking all of it back."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.centre.centre import Area
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.promises.promise import Promise
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import year
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.erasure.erasures import erase_now
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.undoing import taken_back


def promise(house: CentreServices, sentence: str, **more: object) -> Promise:
    filled = replace(
        house.promises.blank(),
        sentence=sentence,
        norm="95 % binnen 2 werkdagen",
        threshold=95.0,
        unit="%",
        looked_after_by="Ria",
    )
    return house.promises.keep(replace(filled, **more), new=True).value  # type: ignore[arg-type]


def sentences(house: CentreServices) -> list[str]:
    return [page.promise.sentence for page in house.promises.pages()]


def test_promises_stand_in_the_order_they_are_put_in_and_all_of_it_can_be_taken_back(
    house: CentreServices,
) -> None:
    promise(house, "Snel antwoord")
    second = promise(house, "De koffie staat klaar")
    moved = house.promises.shift(second, -1)
    assert sentences(house) == ["De koffie staat klaar", "Snel antwoord"]
    taken_back(moved)
    assert sentences(house) == ["Snel antwoord", "De koffie staat klaar"]
    first = house.promises.pages()[0].promise
    changed = house.promises.keep(replace(first, sentence="Antwoord in 2 dagen"), new=False)
    with pytest.raises(Conflict):
        house.promises.keep(replace(first, sentence="Anders"), new=False)
    taken_back(changed)
    assert sentences(house)[0] == "Snel antwoord"
    with pytest.raises(Invalid, match="Schrijf in een zin"):
        house.promises.keep(replace(house.promises.blank(), norm="x"), new=True)


def test_a_measurement_says_whether_the_promise_was_kept_and_comes_back_with_its_promise(
    house: CentreServices,
) -> None:
    kept = promise(house, "Snel antwoord", since=dt.date(2026, 1, 1))
    blank = house.promises.blank_measurement(kept)
    with pytest.raises(Invalid, match="welk getal"):
        house.promises.measure(blank, new=True)
    taken = house.promises.measure(replace(blank, value=94.0), new=True)
    assert house.promises.year(2026).rows[0].kept is False
    better = house.promises.measure(replace(taken.value, value=96.0), new=False)
    assert house.promises.year(2026).kept == 1
    taken_back(better)
    assert house.promises.year(2026).kept == 0
    removed = house.promises.remove(kept)
    assert not house.promises.pages()
    taken_back(removed)
    (page,) = house.promises.pages()
    assert [one.value for one in page.measurements] == [94.0]
    gone = house.promises.remove_measurement(page.measurements[0])
    assert house.promises.year(2026).rows[0].kept is None
    taken_back(gone)
    assert house.promises.year(2026).measured == 1


def test_the_board_reads_promises_the_door_does_not_and_names_go_when_a_promise_is_long_over(
    house: CentreServices, house_for: Callable[[Profile], CentreServices], database: Database
) -> None:
    kept = promise(house, "Snel antwoord", since=dt.date(2025, 1, 1), until=dt.date(2025, 6, 1))
    board, door = house_for(Profile.BOARD), house_for(Profile.DOOR)
    assert board.promises.year(2025).rows[0].sentence == "Snel antwoord"
    with pytest.raises(NotAllowed):
        board.promises.keep(kept, new=False)
    with pytest.raises(NotAllowed):
        door.promises.pages()
    with database.begin() as work:
        erase_now(work, dt.date(2026, 6, 1))
    assert house.promises.pages()[0].promise.looked_after_by == "Ria"
    with database.begin() as work:
        erase_now(work, dt.date(2026, 6, 2))
    assert house.promises.pages()[0].promise.looked_after_by == ""


@pytest.fixture
def rietland(house: CentreServices) -> Area:
    area = replace(house.neighbourhoods.blank(), name=" Rietland ", description="Aan het water.")
    line = replace(
        house.neighbourhoods.blank_line(area), name="Inwoners", figure="2.340", source="gemeente"
    )
    return house.neighbourhoods.keep(area, [line], new=True).value


def test_an_area_shows_what_happens_there_with_the_figures_of_the_harvest(
    house: CentreServices, coffee: Activity, rietland: Area
) -> None:
    house.planning.keep(replace(coffee, area_id=rietland.id), new=False)
    (card, *_others) = house.counting.day(house.clock.today()).cards
    kind = next(one for one in house.lists.all(TallyKind) if one.on_card)
    house.counting.add(card.occurrence.id, kind.id, 14)
    told = replace(house.telling.blank(activity_id=coffee.id), happened="Een buur kwam langs")
    house.telling.keep(told, new=True)
    page = house.neighbourhoods.page(rietland.id)
    assert page.area.name == "Rietland"
    assert [line.figure for line in page.profile] == ["2.340"]
    assert page.visits.visits == house.harvest.overview(year(2026)).figures.visits == 14
    assert [row.title for row in page.activities] == ["Koffie-inloop"]
    assert [story.happened for story in page.stories] == ["Een buur kwam langs"]
    assert not page.shareable
    assert not house.neighbourhoods.page(rietland.id, 2025).activities
    assert house.neighbourhoods.years() == (2026,)


def test_a_profile_is_kept_in_its_order_and_comes_back_as_it_was(
    house: CentreServices, rietland: Area
) -> None:
    (first,) = house.neighbourhoods.page(rietland.id).profile
    blank = house.neighbourhoods.blank_line(rietland)
    second = replace(blank, name="Leefbaarheid", figure="7,1", source="Lemon")
    done = house.neighbourhoods.keep(rietland, [second, first], new=False)
    shown = [line.name for line in house.neighbourhoods.page(rietland.id).profile]
    assert shown == ["Leefbaarheid", "Inwoners"]
    again = taken_back(done)
    assert [line.name for line in house.neighbourhoods.page(rietland.id).profile] == ["Inwoners"]
    taken_back(again)
    assert len(house.neighbourhoods.page(rietland.id).profile) == 2
    with pytest.raises(Invalid, match="mist iets"):
        house.neighbourhoods.keep(done.value, [replace(second, figure="")], new=False)
    with pytest.raises(Conflict):
        house.neighbourhoods.keep(rietland, [], new=False)


def test_an_area_with_a_profile_is_not_thrown_away_by_accident(
    house: CentreServices, rietland: Area
) -> None:
    with pytest.raises(Invalid, match="1 regel van het profiel"):
        house.lists.remove(rietland)
    other = Area(id=new_id(), centre_id=house.centre.id, name="rietland")
    with pytest.raises(Invalid, match="naam is er al"):
        house.neighbourhoods.keep(other, [], new=True)
