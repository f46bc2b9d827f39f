"""Price list: whole cents by the hour, the part of the day or the time, and never a guess."""

import datetime as dt
from typing import Any

import pytest

from buurthuis_app.domain.hire.hirer import HirerKind
from buurthuis_app.domain.hire.price_list import (
    HiredTime,
    HireRate,
    RateUnit,
    charge,
    part_names,
    problems_of_rate,
    unit_names,
)
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

HALL = new_id()
RATE = HireRate(id=new_id(), centre_id=new_id(), room_id=HALL, cents=2000)
DEAR = replace(RATE, id=new_id(), part=DayPart.EVENING, cents=3500)


def at(starts: str, ends: str) -> HiredTime:
    begin, end = (dt.time.fromisoformat(hour) if hour else None for hour in (starts, ends))
    return HiredTime(
        date=dt.date(2026, 3, 3), starts=begin, ends=end, room_id=HALL, room="Grote zaal"
    )


def cost(time: HiredTime, *rates: HireRate) -> int:
    made = charge(time, HirerKind.SOCIETY, None, rates)
    assert not made.why_not
    return made.cents


@pytest.mark.parametrize(
    ("starts", "ends", "cents"),
    [
        ("10:00", "12:00", 4000),
        ("10:00", "10:20", 667),  # 666,67
        ("10:00", "10:05", 167),  # 166,67
        ("23:00", "01:00", 4000),
    ],
)
def test_an_hour_costs_whole_cents(starts: str, ends: str, cents: int) -> None:
    assert cost(at(starts, ends), RATE) == cents


def test_half_a_cent_goes_up() -> None:
    assert cost(at("10:00", "10:30"), replace(RATE, cents=2001)) == 1001
    assert (
        charge(at("10:00", "11:30"), HirerKind.SOCIETY, None, [RATE]).how
        == "1,5 uur à €\u00a020,00"
    )


@pytest.mark.parametrize(
    ("starts", "ends", "parts"),
    [
        ("09:00", "12:00", 1),
        ("09:00", "12:01", 2),
        ("09:00", "22:00", 3),
        ("19:00", "02:00", 1),
        ("19:00", "06:00", 2),
        ("02:00", "09:00", 2),
    ],
)
def test_a_part_of_the_day_is_paid_whole(starts: str, ends: str, parts: int) -> None:
    assert cost(at(starts, ends), replace(RATE, unit=RateUnit.DAY_PART)) == parts * 2000


def test_a_rate_of_its_own_part_of_the_day_goes_first() -> None:
    assert cost(at("19:00", "20:00"), RATE, DEAR) == 3500
    assert cost(at("10:00", "11:00"), DEAR, RATE) == 2000
    assert cost(at("", ""), replace(RATE, unit=RateUnit.TIME), DEAR) == 2000


def test_what_was_agreed_goes_before_the_list() -> None:
    made = charge(at("10:00", "11:00"), HirerKind.SOCIETY, 1250, [RATE])
    assert (made.cents, made.how) == (1250, "afgesproken prijs")


@pytest.mark.parametrize(
    ("time", "rates", "said"),
    [
        (at("10:00", "11:00"), [], "geen prijs voor Grote zaal voor vereniging"),
        (at("10:00", "11:00"), [DEAR], "geen prijs"),
        (replace(at("10:00", "11:00"), room_id=None, room=""), [RATE], "een plek zonder zaal"),
        (at("10:00", "11:00"), [RATE, replace(RATE, cents=1)], "twee prijzen"),
        (at("10:00", ""), [RATE], "niet bekend hoe laat"),
    ],
)
def test_what_cannot_be_said_is_not_guessed(
    time: HiredTime, rates: list[HireRate], said: str
) -> None:
    made = charge(time, HirerKind.SOCIETY, None, rates)
    assert said in made.why_not
    assert made.cents == 0


def test_two_rates_that_say_the_same_are_one() -> None:
    assert cost(at("10:00", "11:00"), RATE, replace(RATE, id=new_id())) == 2000


@pytest.mark.parametrize(
    ("changes", "others", "fields"),
    [
        ({}, [DEAR], []),
        ({}, [RATE], []),
        ({"room_id": None, "cents": -1}, [], ["room_id", "cents"]),
        ({"cents": 1_000_001}, [], ["cents"]),
        ({"id": new_id()}, [RATE], ["part"]),
    ],
)
def test_a_rate_stands_once_in_the_list(
    changes: dict[str, Any], others: list[HireRate], fields: list[str]
) -> None:
    assert [fault.field for fault in problems_of_rate(replace(RATE, **changes), others)] == fields


def test_units_and_parts_have_names() -> None:
    assert set(unit_names()) == set(RateUnit)
    assert set(part_names()) == {None, *DayPart}
