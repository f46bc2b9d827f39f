"""Leaders that are offered: who is here, namesakes told apart, and any other name."""

import datetime as dt

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.volunteers.leaders import (
    leaders,
    leading_in_words,
    led_by,
    words_for,
)
from buurthuis_app.domain.volunteers.volunteer import Volunteer

TODAY = dt.date(2026, 11, 30)


def person(name: str, since: dt.date | None = None, until: dt.date | None = None) -> Volunteer:
    return Volunteer(id=new_id(), centre_id=new_id(), name=name, since=since, until=until)


def test_namesakes_are_told_apart_and_each_leads_under_the_own_name() -> None:
    old, young = person("Ria Smit", dt.date(2019, 5, 3)), person("ria smit", dt.date(2024, 1, 9))
    known = leaders([young, person("Bo"), old, person("")], TODAY)
    assert [leader.words for leader in known] == [
        "Bo",
        "Ria Smit (sinds 3-5-2019)",
        "ria smit (sinds 9-1-2024)",
    ]
    assert led_by("Ria Smit (sinds 3-5-2019)", known) == ("Ria Smit", old.id)
    assert led_by("Ria Smit", known) == ("Ria Smit", None)
    assert led_by("bo", known) == ("Bo", known[0].id)
    assert words_for("Ria Smit", old.id, known) == "Ria Smit (sinds 3-5-2019)"
    assert words_for("Els", None, known) == "Els"


def test_namesakes_of_whom_nothing_is_known_get_a_number() -> None:
    assert [leader.words for leader in leaders([person("Bo"), person("Bo")], TODAY)] == [
        "Bo",
        "Bo 2",
    ]


def test_who_left_is_not_offered_and_what_is_still_led_is_said() -> None:
    gone, going = person("Els", until=dt.date(2026, 11, 29)), person("Bo", until=TODAY)
    assert [leader.name for leader in leaders([gone, going], TODAY)] == ["Bo"]
    assert leading_in_words(()) == ""
    assert leading_in_words(("Yoga", "Koken")) == (
        "Leidt nog: Yoga en Koken. Kies daar iemand anders."
    )
