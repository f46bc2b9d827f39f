"""Tapping who is there: one visit each, never counted twice, taken back as it was."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.participants.participant import AskedFact, Participant, RegisterChoice
from buurthuis_app.domain.shared.permissions import DOOR
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.conftest import Everything
from tests.services.undoing import taken_back, there_and_back

On = Callable[[int], Occurrence]


@pytest.fixture
def door(house: CentreServices) -> CentreServices:
    """The door of a centre that keeps participants."""
    house.participants.choose(RegisterChoice(kept=True, asks=frozenset(AskedFact)))
    return CentreServices(house.database, house.clock, DOOR, house.centre)


def noted(house: CentreServices, name: str) -> Participant:
    return house.participants.keep(replace(house.participants.blank(), name=name), new=True).value


def visits(house: CentreServices, occurrence: Occurrence) -> int | None:
    day = house.counting.day(occurrence.date)
    (card,) = (card for card in day.cards if card.occurrence.id == occurrence.id)
    return card.visits(day.kinds)


def test_a_tap_adds_one_visit_and_a_second_tap_takes_it_off(
    house: CentreServices, door: CentreServices, on: On
) -> None:
    ans, here = noted(house, "Ans Bakker"), on(22)
    assert ans.name == "Ans B."
    assert door.presence.tap(here.id, ans.id, present=True).value == 1
    assert visits(house, here) == 1
    assert door.presence.tap(here.id, ans.id, present=True).changes == frozenset()
    assert visits(house, here) == 1
    shown = door.presence.at(here.id)
    assert (shown.present, shown.visits, shown.raises) == (frozenset({ans.id}), 1, True)
    door.presence.tap(here.id, ans.id, present=False)
    assert visits(house, here) is None, "nobody typed a 0"


def test_who_is_in_the_typed_number_already_is_not_counted_again(
    house: CentreServices, door: CentreServices, on: On, kinds: dict[str, TallyKind]
) -> None:
    ans, here = noted(house, "Ans B."), on(22)
    house.counting.set_number(here.id, kinds["volwassenen"].id, 14, version=0)
    door.presence.tap(here.id, ans.id, present=True, counted=True)
    assert visits(house, here) == 14
    door.presence.tap(here.id, ans.id, present=False)
    assert visits(house, here) == 14
    door.presence.tap(here.id, ans.id, present=True)
    assert visits(house, here) == 15


def test_on_a_later_day_the_number_stays_as_it_was_counted(
    house: CentreServices, door: CentreServices, on: On, clock: FixedClock
) -> None:
    ans, bo, here = noted(house, "Ans B."), noted(house, "Bo 2"), on(22)
    door.presence.tap(here.id, ans.id, present=True)
    clock.moment += dt.timedelta(days=1)
    assert not door.presence.at(here.id).raises
    door.presence.tap(here.id, bo.id, present=True)
    door.presence.tap(here.id, ans.id, present=False)
    assert visits(house, here) == 1


def test_somebody_new_is_in_the_register_with_one_act_and_out_again_by_undo(
    door: CentreServices, on: On, everything: Everything
) -> None:
    before = everything()
    blank = door.presence.blank("ans van den bakker")
    done = door.presence.welcome(on(22).id, blank)
    assert [person.name for person in door.presence.at(on(22).id).people] == ["Ans B."]
    there_and_back(done, before, everything)
    with pytest.raises(Invalid, match=r"Ans B\. is er al"):
        door.presence.welcome(on(22).id, door.presence.blank("Ans B"))


def test_undo_takes_off_one_when_others_counted_meanwhile_but_not_on_a_later_day(
    house: CentreServices,
    door: CentreServices,
    on: On,
    kinds: dict[str, TallyKind],
    clock: FixedClock,
) -> None:
    ans, here = noted(house, "Ans B."), on(22)
    done = door.presence.tap(here.id, ans.id, present=True)
    house.counting.add(here.id, kinds["volwassenen"].id, 4)
    again = taken_back(done)
    assert visits(house, here) == 4
    once_more = taken_back(again)
    house.counting.add(here.id, kinds["volwassenen"].id, 1)
    clock.moment += dt.timedelta(days=1)
    with pytest.raises(Conflict):
        taken_back(once_more)
    assert visits(house, here) == 6


def test_nothing_is_called_off_where_somebody_was_tapped(
    house: CentreServices, door: CentreServices, on: On
) -> None:
    ans = noted(house, "Ans B.")
    door.presence.tap(on(22).id, ans.id, present=True, counted=True)
    with pytest.raises(Invalid, match="aangevinkt"):
        door.counting.cancel(on(22).id, "")
    for sentence in ("moet nog komen", "niet doorgegaan"):
        with pytest.raises(Invalid, match=sentence):
            door.presence.tap(on(29).id, ans.id, present=True)
        house.counting.cancel(on(29).id, "")


def test_without_a_register_the_door_taps_nobody(house: CentreServices, on: On) -> None:
    with pytest.raises(Invalid, match="Instellingen"):
        house.presence.at(on(22).id)
    assert not house.counting.day(on(22).date).register
