"""Attendance sheets: what who cooks must know."""

import datetime as dt

from buurthuis_app.domain.signups.attendance_sheet import AttendanceSheet, Expected
from buurthuis_app.records import replace


def test_meals_are_counted_for_who_has_a_place_however_they_are_written() -> None:
    wishes = ("halal", "Vegetarisch", "", "vegetarisch ", "halal", "halal")
    people = [
        Expected(number=n, name=f"Bezoeker {n}", meal=wish) for n, wish in enumerate(wishes, 1)
    ]
    sheet = AttendanceSheet(
        centre="De Schakel",
        title="Eettafel",
        date=dt.date(2026, 11, 24),
        times="",
        where="",
        led_by="",
        capacity=None,
        asks_meal=True,
        expected=(*people, Expected(number=7, name="Bezoeker 7", meal="halal", waiting=True)),
        printed_on=dt.date(2026, 11, 22),
    )
    assert sheet.meals == (("halal", 3), ("Vegetarisch", 2))
    assert replace(sheet, asks_meal=False).meals == ()
