"""Setting up a centre in one go: what comes in the lists, what stays, and what is refused."""

import pytest

from buurthuis_app import i18n
from buurthuis_app.domain.centre.centre import Area, Region, Room, Theme
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.shared.problems import Refused
from buurthuis_app.records import replace
from buurthuis_app.services.centre.setting_up import Setup
from buurthuis_app.services.registry import CentreServices
from tests.services.undoing import taken_back


def names(house: CentreServices, record: type[Area | Room | Theme | TallyKind]) -> list[str]:
    return [item.name for item in house.lists.all(record)]


def now(house: CentreServices) -> Setup:
    return house.setting_up.choices().now


def test_all_steps_are_kept_together_and_undone_together(house: CentreServices) -> None:
    before = now(house)
    done = house.setting_up.keep(
        replace(
            before,
            centre=replace(before.centre, name=" De Spil ", region=Region.MIDDLE),
            areas=("Oost", "oost", " De  Hoef "),
            rooms=("Grote zaal",),
            kinds=("volwassenen", "jongeren", "maaltijden"),
            themes=("meedoen", "taal"),
        )
    )
    after = now(house)
    assert (after.centre.name, after.centre.region) == ("De Spil", Region.MIDDLE)
    assert {"Oost", "De Hoef"} <= set(names(house, Area))
    assert names(house, Area).count("Oost") == 1
    assert "Grote zaal" in names(house, Room)
    assert after.kinds == ("volwassenen", "jongeren", "maaltijden")
    assert sorted(after.themes) == ["meedoen", "taal"]
    assert "bezoekers, niet uitgesplitst" in names(house, TallyKind)
    taken_back(done)
    undone = now(house)
    assert (undone.kinds, undone.centre.name) == (before.kinds, before.centre.name)


def test_what_a_centre_begins_with_is_dutch_whatever_the_screen_speaks(
    house: CentreServices,
) -> None:
    offered = house.setting_up.choices()
    i18n.use_language("en")
    try:
        assert house.setting_up.choices() == offered
    finally:
        i18n.use_language("nl")


def test_gone_through_again_without_a_change_it_changes_nothing(house: CentreServices) -> None:
    house.setting_up.keep(replace(now(house), areas=("Oost",), rooms=("Zolder",)))
    lists = [names(house, record) for record in (Area, Room, Theme, TallyKind)]
    house.setting_up.keep(replace(now(house), areas=("Oost",), rooms=("zolder",)))
    assert [names(house, record) for record in (Area, Room, Theme, TallyKind)] == lists


def test_a_kind_that_is_counted_with_stays_and_nothing_else_is_kept(house: CentreServices) -> None:
    before = now(house)
    occurrence = house.growing.extra(title="Soep", date=house.clock.today()).value
    kind = next(kind for kind in house.lists.tally_kinds() if kind.name == "volwassenen")
    house.counting.add(occurrence.id, kind.id, 3)
    with pytest.raises(Refused) as refused:
        house.setting_up.keep(replace(before, rooms=("Zolder",), kinds=("kinderen",)))
    assert [problem.field for problem in refused.value.problems] == ["kinds"]
    assert "volwassenen" in refused.value.sentence
    assert "nieuwe gezichten" not in refused.value.sentence
    assert now(house) == before
    assert "Zolder" not in names(house, Room)


def test_a_name_that_is_missing_or_too_long_is_said_beside_its_field(house: CentreServices) -> None:
    before = now(house)
    with pytest.raises(Refused) as refused:
        house.setting_up.keep(
            replace(before, centre=replace(before.centre, name=" "), rooms=("z" * 121,))
        )
    assert [problem.field for problem in refused.value.problems] == ["name", "rooms"]
