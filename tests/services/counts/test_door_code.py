"""The code of the Deurstand: kept as a hash, slow after wrong tries, set by the coordinator alone."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.settings import DOOR_CODE, Setting
from buurthuis_app.errors import Invalid, NotAllowed
from buurthuis_app.sealing import pin_hash
from buurthuis_app.sealing.pin_hash import fits, sealed
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.attempts import TooSoon
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import PIN_COST

CODE = "5719"


def test_a_code_is_kept_as_an_argon2id_hash(
    house: CentreServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, cost in PIN_COST.items():
        monkeypatch.setattr(pin_hash, name, cost)
    house.door_code.change(CODE)
    with house.database.read() as work:
        (setting,) = work.store(Setting).find(key=DOOR_CODE)
    assert fits(CODE, setting.value)
    assert setting.value.startswith("$argon2id$v=19$m=65536,t=2,")
    assert CODE not in setting.value


def test_the_right_code_is_recognised_and_a_wrong_one_is_not(house: CentreServices) -> None:
    house.door_code.change(CODE)
    house.door_code.demand(CODE)
    with pytest.raises(Invalid, match="klopt niet"):
        house.door_code.demand("9175")


def test_a_code_can_be_changed_and_taken_away(house: CentreServices) -> None:
    assert house.door_code.change(CODE).value
    house.door_code.change("andere code")
    house.door_code.demand("andere code")
    with pytest.raises(Invalid):
        house.door_code.demand(CODE)
    assert not house.door_code.change("").value
    assert not house.door_code.is_set()
    assert not house.door_code.change("").value
    house.door_code.demand("anything")


def test_the_door_may_not_change_the_code(house_for: Callable[[Profile], CentreServices]) -> None:
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).door_code.change(CODE)


def test_the_third_wrong_code_has_to_wait_and_the_right_one_waits_as_well(
    house: CentreServices, clock: FixedClock
) -> None:
    house.door_code.change(CODE)
    for _time in range(2):
        with pytest.raises(Invalid, match=r"klopt niet\.$"):
            house.door_code.demand("0000")
    with pytest.raises(Invalid, match="Wacht 5 seconden"):
        house.door_code.demand("0000")
    with pytest.raises(TooSoon, match="Wacht 5 seconden"):
        house.door_code.demand(CODE)
    clock.moment += dt.timedelta(seconds=5)
    house.door_code.demand(CODE)
    with pytest.raises(Invalid, match=r"klopt niet\.$"):
        house.door_code.demand("0000")


def test_the_same_letter_from_another_keyboard_fits_and_a_damaged_hash_does_not() -> None:
    seal = sealed("caf\u00e9")
    assert fits("cafe\u0301", seal)
    assert not fits("cafe", seal)
    assert not fits("caf\u00e9", "$argon2id$ é")
    assert not fits("caf\u00e9", "")
    assert sealed("caf\u00e9") != seal


def test_what_is_half_written_in_the_office_does_not_come_up_at_the_door(
    house: CentreServices, house_for: Callable[[Profile], CentreServices]
) -> None:
    door = house_for(Profile.DOOR)
    house.drafting.keep("story-1", {"happened": "Half een verhaal"})
    assert door.drafting.get("story-1") is None
    door.drafting.keep("story-1", {"happened": "Aan de deur"})
    door.drafting.drop("story-1")
    assert house.drafting.get("story-1") == {"happened": "Half een verhaal"}


def test_a_remark_is_for_who_can_see_the_former_one(
    house: CentreServices, house_for: Callable[[Profile], CentreServices]
) -> None:
    held = house.growing.extra("Repaircafé", house.clock.today()).value  # noqa: S610 - no Django
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).counting.remark(held.id, "anders")
