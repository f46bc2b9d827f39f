"""Who helps, what may be filled in about them, and when they can."""

import datetime as dt

import pytest

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import years_later
from buurthuis_app.domain.volunteers import volunteer as volunteers
from buurthuis_app.domain.volunteers.volunteer import (
    Absence,
    Availability,
    Duty,
    Person,
    Volunteer,
    VolunteerKind,
    Wish,
)
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
RIA = Volunteer(id=new_id(), centre_id=new_id(), name="Ria Schouten", since=dt.date(2020, 3, 1))
BAR = Duty(id=new_id(), centre_id=RIA.centre_id, name="bar")


def faulty(volunteer: Volunteer) -> list[str]:
    return [problem.field for problem in volunteers.problems(volunteer, TODAY)]


def away(first: dt.date, last: dt.date, *, yearly: bool = False) -> Absence:
    return Absence(id=new_id(), volunteer_id=RIA.id, first=first, last=last, yearly=yearly)


def test_a_first_name_is_enough() -> None:
    assert faulty(replace(RIA, name="Ria", since=None)) == []
    assert faulty(replace(RIA, name="  ")) == ["name"]


def test_a_name_of_200_characters_is_too_long_and_one_of_120_is_not() -> None:
    assert faulty(replace(RIA, name="x" * 200)) == ["name"]
    assert faulty(replace(RIA, name="x" * 120)) == []


@pytest.mark.parametrize("email", ["ria", "ria(at)example.org", "@example.org", "a@b c", "ria@"])
def test_an_address_without_an_at_sign_in_it_is_pointed_out(email: str) -> None:
    assert faulty(replace(RIA, email=email)) == ["email"]
    assert faulty(replace(RIA, email="ria@example.org")) == []


def test_a_phone_number_holds_enough_digits_to_dial() -> None:
    assert faulty(replace(RIA, phone="12")) == ["phone"]
    for phone in ("0251-546023", "+31 6 12345678 (na 18 uur)"):
        assert faulty(replace(RIA, phone=phone)) == []


def test_a_birthday_lies_within_a_lifetime() -> None:
    assert faulty(replace(RIA, birth_date=TODAY + dt.timedelta(days=1))) == ["birth_date"]
    assert faulty(replace(RIA, birth_date=dt.date(1890, 1, 1))) == ["birth_date"]
    assert faulty(replace(RIA, birth_year=2027)) == ["birth_year"]
    assert faulty(replace(RIA, birth_year=1951, birth_date=dt.date(1951, 2, 3))) == []


def test_days_come_in_their_order() -> None:
    assert faulty(replace(RIA, until=dt.date(2020, 2, 29))) == ["until"]
    assert faulty(replace(RIA, since=None, until=TODAY)) == []
    seen = dt.date(2024, 2, 29)
    assert faulty(replace(RIA, vog_seen_on=seen, vog_renew_by=seen)) == ["vog_renew_by"]
    assert faulty(replace(RIA, vog_renew_by=TODAY)) == ["vog_renew_by"]
    assert faulty(replace(RIA, vog_seen_on=seen, vog_renew_by=dt.date(2027, 2, 28))) == []


def test_limits_are_within_reason() -> None:
    assert faulty(replace(RIA, max_per_week=0)) == ["max_per_week"]
    assert faulty(replace(RIA, max_hours_per_month=1000)) == ["max_hours_per_month"]
    assert faulty(replace(RIA, max_per_week=2, max_hours_per_month=20)) == []
    assert faulty(replace(RIA, together_with=frozenset({RIA.id}))) == ["together_with"]


def test_of_a_year_alone_the_age_is_what_is_reached_for_certain() -> None:
    assert RIA.age_on(TODAY) is None
    assert replace(RIA, birth_year=2005).age_on(TODAY) == 20
    assert replace(RIA, birth_date=dt.date(2005, 11, 22)).age_on(TODAY) == 21
    assert replace(RIA, birth_date=dt.date(2005, 11, 23)).age_on(TODAY) == 20


def test_who_was_born_on_29_february_has_a_birthday_on_1_march() -> None:
    leap = replace(RIA, birth_date=dt.date(2008, 2, 29))
    assert leap.age_on(dt.date(2026, 2, 28)) == 17
    assert leap.age_on(dt.date(2026, 3, 1)) == 18
    assert years_later(dt.date(2024, 2, 29), 1) == dt.date(2025, 2, 28)


def test_a_birthday_is_the_first_from_a_day_on() -> None:
    ria = replace(RIA, birth_date=dt.date(1951, 11, 22))
    assert RIA.birthday_from(TODAY) is None
    assert ria.birthday_from(TODAY) == TODAY
    assert ria.birthday_from(dt.date(2026, 11, 23)) == dt.date(2027, 11, 22)
    leap = replace(RIA, birth_date=dt.date(2008, 2, 29))
    assert leap.birthday_from(TODAY) == dt.date(2027, 2, 28)


def test_somebody_serves_from_the_first_day_to_the_last() -> None:
    left = replace(RIA, until=TODAY)
    assert left.serves_on(TODAY)
    assert not left.serves_on(TODAY + dt.timedelta(days=1))
    assert not RIA.serves_on(dt.date(2020, 2, 29))
    assert replace(RIA, since=None).serves_on(dt.date(1990, 1, 1))


def test_a_vog_holds_until_it_should_be_renewed() -> None:
    assert not RIA.vog_holds_on(TODAY)
    seen = replace(RIA, vog_seen_on=dt.date(2010, 1, 1))
    assert seen.vog_holds_on(TODAY)
    assert replace(seen, vog_renew_by=TODAY).vog_holds_on(TODAY)
    assert not replace(seen, vog_renew_by=dt.date(2026, 11, 21)).vog_holds_on(TODAY)
    assert volunteers.usual_renewal(dt.date(2024, 2, 29)) == dt.date(2027, 2, 28)


def test_an_absence_covers_its_days_once_or_each_year() -> None:
    summer = away(dt.date(2025, 12, 20), dt.date(2026, 1, 5))
    assert summer.covers(dt.date(2026, 1, 5))
    assert not summer.covers(dt.date(2026, 1, 6))
    assert not summer.covers(dt.date(2027, 1, 1))
    yearly = replace(summer, yearly=True)
    assert yearly.covers(dt.date(2030, 1, 5))
    assert yearly.covers(dt.date(2030, 12, 20))
    assert not yearly.covers(dt.date(2030, 1, 6))
    assert not yearly.covers(dt.date(2024, 12, 25))


def test_29_february_is_28_february_in_other_years() -> None:
    leap = away(dt.date(2024, 2, 29), dt.date(2024, 2, 29), yearly=True)
    assert leap.covers(dt.date(2028, 2, 29))
    assert leap.covers(dt.date(2027, 2, 28))
    assert not leap.covers(dt.date(2027, 3, 1))


def test_an_absence_must_end_after_it_begins_and_not_fill_the_year() -> None:
    def fields(absence: Absence) -> list[str]:
        return [problem.field for problem in volunteers.problems_of_absence(absence)]

    day = dt.date(2026, 7, 1)
    assert fields(away(day, day)) == []
    assert fields(away(day, dt.date(2026, 6, 30))) == ["last"]
    assert fields(away(day, dt.date(2027, 7, 1), yearly=True)) == ["last"]
    assert fields(away(day, dt.date(2027, 7, 1))) == []
    assert fields(replace(away(day, day), reason="x" * 501)) == ["reason"]


def test_a_duty_has_a_name_of_its_own() -> None:
    def fields(duty: Duty) -> list[str]:
        return [problem.field for problem in volunteers.problems_of_duty(duty, [BAR])]

    assert fields(BAR) == []
    assert fields(replace(BAR, name=" ")) == ["name"]
    assert fields(replace(BAR, id=new_id(), name="Bar")) == ["name"]
    assert fields(replace(BAR, name="x" * 200)) == ["name"]
    assert fields(replace(BAR, minimum_age=-1)) == ["minimum_age"]
    assert fields(replace(BAR, minimum_age=18)) == []


def test_what_is_not_noted_about_a_part_of_the_week_is_that_it_can() -> None:
    wish = Availability(
        volunteer_id=RIA.id,
        weekday=Weekday.MONDAY,
        day_part=DayPart.EVENING,
        wish=Wish.CANNOT,
    )
    person = Person(volunteer=RIA, availability=(wish,))
    assert person.wish_at(Weekday.MONDAY, DayPart.EVENING) is Wish.CANNOT
    assert person.wish_at(Weekday.MONDAY, DayPart.MORNING) is Wish.CAN
    assert person.wish_at(Weekday.TUESDAY, DayPart.EVENING) is Wish.CAN


def test_who_is_absent_on_a_day() -> None:
    holiday = away(TODAY, TODAY)
    person = Person(volunteer=RIA, absences=(holiday,))
    assert person.absent_on(TODAY) == holiday
    assert person.absent_on(dt.date(2026, 11, 23)) is None


def test_the_same_name_address_or_phone_may_be_the_same_person() -> None:
    ria = replace(RIA, email="ria@example.org", phone="06-00123456")
    name, mail, phone = (
        replace(RIA, id=new_id(), name="ria  SCHOUTEN"),
        replace(RIA, id=new_id(), name="R. Schouten", email="RIA@example.org"),
        replace(RIA, id=new_id(), name="Ria", phone="+31 6 00123456"),
    )
    other = replace(RIA, id=new_id(), name="Ans Kuiper")
    erased = replace(RIA, id=new_id(), name="")
    assert volunteers.alike(ria, [ria, name, mail, phone, other, erased]) == (name, mail, phone)
    assert erased.erased


def test_words_are_tidied_as_they_are_printed() -> None:
    found = volunteers.tidied(replace(RIA, name=" Ria   Schouten ", remark="\nzingt graag\n"))
    assert (found.name, found.remark) == ("Ria Schouten", "zingt graag")


def test_the_periods_of_a_professional_change_no_figures_of_volunteers() -> None:
    today = dt.date(2026, 11, 22)
    former = Volunteer(
        id=new_id(),
        centre_id=new_id(),
        name="Jo",
        kind=VolunteerKind.PROFESSIONAL,
        since=dt.date(2020, 1, 1),
    )
    later = replace(former, since=dt.date(2022, 1, 1))
    assert volunteers.years_changed(former, later, today) == ()


def test_a_duty_goes_together_with_any_other_and_not_with_itself() -> None:
    door = replace(BAR, id=new_id(), name="deur")
    assert volunteers.problems_of_joining_duties(BAR, door) == ()
    for into in (BAR, None):
        (problem,) = volunteers.problems_of_joining_duties(BAR, into)
        assert problem.field == "into"
