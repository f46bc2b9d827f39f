"""Tally kinds in their list: renamed, ended and merged, without rewriting what was counted."""

from collections.abc import Callable
from typing import Any

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import Count, TallyKind, TallyRole
from buurthuis_app.errors import Invalid
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.counts.test_counting import TODAY
from tests.services.undoing import taken_back

On = Callable[[int], Occurrence]
Kinds = dict[str, TallyKind]


def numbers(house: CentreServices) -> dict[tuple[Any, Any], int]:
    with house.database.read() as work:
        return {(one.occurrence_id, one.kind_id): one.number for one in work.store(Count).find()}


@pytest.fixture
def youth(house: CentreServices) -> TallyKind:
    """A kind of the centre's own that counts along."""
    blank = replace(house.lists.blank(TallyKind), name="jeugd")
    return house.lists.keep(blank, new=True).value


def test_a_kind_that_was_counted_keeps_its_role_and_says_that_its_name_changes_the_past(
    house: CentreServices, on: On, youth: TallyKind
) -> None:
    aside = house.lists.keep(replace(youth, role=TallyRole.ASIDE), new=False).value
    youth = house.lists.keep(replace(aside, role=TallyRole.VISITS), new=False).value
    house.counting.add(on(22).id, youth.id, 3)
    with pytest.raises(Invalid, match="verandert de cijfers van toen"):
        house.lists.keep(replace(youth, role=TallyRole.ASIDE), new=False)
    done = house.lists.keep(replace(youth, name="jongeren tot 18"), new=False)
    assert done.remark == "Ook in cijfers van eerdere jaren heet jeugd nu jongeren tot 18."


def test_a_kind_that_ended_is_only_on_cards_where_it_has_a_number(
    house: CentreServices, on: On, youth: TallyKind
) -> None:
    house.counting.add(on(15).id, youth.id, 3)
    house.lists.keep(replace(youth, archived=True), new=False)
    for date, shown in ((TODAY, False), (on(15).date, True)):
        day = house.counting.day(date)
        assert (youth.id in {kind.id for kind in day.kinds_for(day.cards[0])}) is shown
        assert youth.id not in {kind.id for kind in day.kinds_beside(day.cards[0])}


def test_the_kind_of_the_totals_stays_as_it_is(house: CentreServices, kinds: Kinds) -> None:
    whole = kinds["bezoekers, niet uitgesplitst"]
    with pytest.raises(Invalid, match="totalen"):
        house.lists.keep(replace(whole, archived=True), new=False)
    with pytest.raises(Invalid, match="totalen"):
        house.tally_kinds.merge(whole, kinds["kinderen"].id)


def test_merged_kinds_add_up_and_no_total_changes(
    house: CentreServices,
    on: On,
    kinds: Kinds,
    youth: TallyKind,
    everything: Callable[[], list[list[Any]]],
) -> None:
    children = kinds["kinderen"]
    house.counting.add(on(22).id, youth.id, 3)
    house.counting.add(on(22).id, children.id, 4)
    house.counting.add(on(15).id, youth.id, 5)
    before = everything()
    done = house.tally_kinds.merge(youth, children.id)
    assert numbers(house) == {(on(22).id, children.id): 7, (on(15).id, children.id): 5}
    assert done.remark == "2 tellingen heten nu kinderen."
    taken_back(done)
    assert everything() == before


def test_a_sheet_of_before_is_read_as_the_kind_that_it_became(
    house: CentreServices, coffee: Activity, kinds: Kinds
) -> None:
    blank = replace(house.lists.blank(TallyKind), name="jongeren")
    young = house.lists.keep(blank, new=True).value
    renamed = house.lists.keep(replace(young, name="12 tot 18"), new=False).value
    house.tally_kinds.merge(renamed, kinds["kinderen"].id)
    sheet = house.database.path.with_name("lijst.csv")
    sheet.write_text(
        f"datum;activiteit;jongeren;kinderen\n15-11-2026;{coffee.title};6;2\n", encoding="utf-8"
    )
    house.importing.keep(house.importing.read(sheet))
    assert {kind.name for kind in house.lists.tally_kinds()} == set(kinds)
    assert set(numbers(house).values()) == {8}


@pytest.mark.parametrize(("other", "why"), [("nieuwe gezichten", "totalen"), (None, "Kies")])
def test_kinds_that_count_in_another_way_are_not_merged(
    house: CentreServices, kinds: Kinds, youth: TallyKind, other: str | None, why: str
) -> None:
    into = kinds[other].id if other else None
    with pytest.raises(Invalid, match=why):
        house.tally_kinds.merge(youth, into)
