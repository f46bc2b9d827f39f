"""Days that people pick one by one."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.activities.loose_days import LooseDay, drafts, placed, read, typed
from buurthuis_app.domain.activities.recurrence import MOST_ASKED
from buurthuis_app.errors import Invalid

TODAY = dt.date(2026, 11, 30)
TALK = Activity(
    id=UUID(int=1),
    centre_id=UUID(int=2),
    title="Lezing",
    first=TODAY,
    starts=dt.time(20),
    place="in het park",
    led_by="Ria",
)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3 maart, 17 maart, 7 april", "3 maart 2027, 17 maart 2027, 7 april 2027"),
        ("1 dec; 30 november en 1 dec", "30 november 2026, 1 december 2026"),
        ("wo 3 mrt om 14.00", "3 maart 2027 14.00"),
        ("17-3-2027 14:00 – 16.00 uur", "17 maart 2027 14.00-16.00"),
        ("woensdag 3/3 van 9.30 tot 12.00", "3 maart 2027 9.30-12.00"),
        ("5-3-28\n3 maart 27 9.30", "3 maart 2027 9.30, 5 maart 2028"),
        ("29 februari", "29 februari 2028"),
        (" , ", ""),
    ],
)
def test_days_are_read_as_people_write_them_and_come_from_today_on(text: str, days: str) -> None:
    assert typed(read(text, TODAY)) == days
    assert read(days, TODAY) == read(text, TODAY)


@pytest.mark.parametrize("text", ["31 februari", "29-2-2027", "12 13", "3 blauw", "3 maart 25.00"])
def test_what_is_no_day_is_named(text: str) -> None:
    with pytest.raises(Invalid, match=text):
        read(f"3 maart, {text}", TODAY)


def test_more_days_than_can_be_looked_after_are_refused() -> None:
    days = [LooseDay(date=TODAY + dt.timedelta(days=n)) for n in range(MOST_ASKED + 1)]
    with pytest.raises(Invalid, match="500 dagen"):
        read(typed(days), TODAY)


def test_each_day_is_like_its_activity_but_for_its_own_hours() -> None:
    days = read("3 maart, 17 maart 14.00", TODAY)
    first, second = placed(drafts(days, TALK), TALK, ())
    assert (first.starts, first.place, first.led_by) == (dt.time(20), "in het park", "Ria")
    assert (second.starts, second.ends, second.slot) == (dt.time(14), None, (second.date, 1))


def test_a_day_that_is_there_takes_another_time_at_a_place_of_its_own() -> None:
    there = placed(drafts(read("3 maart 10.00-12.00", TODAY), TALK), TALK, ())
    again = drafts(read("3 maart 14.00", TODAY), TALK)
    assert placed(again, TALK, there)[0].slot == (dt.date(2027, 3, 3), 2)
    with pytest.raises(Invalid, match="woensdag 3 maart 2027"):
        placed(drafts(read("3 maart 11.00", TODAY), TALK), TALK, there)
