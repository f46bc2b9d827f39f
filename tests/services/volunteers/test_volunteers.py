"""Keeping volunteers: undone as they were, never overwritten, erased for good."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.volunteers.volunteer import (
    BIRTHDAYS_AHEAD,
    NO_HOURS,
    VOG_AHEAD,
    Absence,
    Availability,
    Duty,
    Person,
    Volunteer,
    Wish,
)
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.volunteers.list_rows import PersonLine
from tests.services.conftest import Everything
from tests.services.undoing import taken_back
from tests.services.volunteers.erasing import erase_person

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def bar(house: CentreServices) -> Duty:
    return house.volunteers.keep_duty(house.volunteers.blank_duty("bar"), new=True).value


@pytest.fixture
def ria(house: CentreServices, bar: Duty) -> Person:
    """Ria does the bar, not on Monday evenings, and is away for a week."""
    person = house.volunteers.blank("Ria Schouten")
    own = person.volunteer.id
    wish = Availability(
        volunteer_id=own, weekday=Weekday.MONDAY, day_part=DayPart.EVENING, wish=Wish.CANNOT
    )
    absence = Absence(
        id=new_id(),
        volunteer_id=own,
        first=TODAY,
        last=TODAY + dt.timedelta(days=7),
        reason="op reis",
    )
    volunteer = replace(person.volunteer, duty_ids=(bar.id,), phone="06-00123456")
    whole = Person(volunteer=volunteer, availability=(wish,), absences=(absence,))
    return house.volunteers.keep(whole, new=True).value


def test_what_was_kept_is_read_again_as_it_was(house: CentreServices, ria: Person) -> None:
    assert house.volunteers.people() == (ria,)
    assert house.volunteers.person(ria.volunteer.id) == ria
    assert ria.wish_at(Weekday.MONDAY, DayPart.EVENING) is Wish.CANNOT


def test_each_step_can_be_undone_and_done_again(
    house: CentreServices, ria: Person, bar: Duty, everything: Everything
) -> None:
    ans = house.volunteers.keep(house.volunteers.blank("Ans Kuiper"), new=True).value
    bound = replace(ans.volunteer, together_with=frozenset({ria.volunteer.id}))
    house.volunteers.keep(Person(volunteer=bound), new=False)
    changed = replace(ria.volunteer, name="Ria S.", duty_ids=())
    steps: tuple[Callable[[], Any], ...] = (
        lambda: house.volunteers.keep(Person(volunteer=changed), new=False),
        lambda: house.volunteers.keep(house.volunteers.blank("Wim"), new=True),
        lambda: house.volunteers.remove(ria.volunteer.id),
        lambda: house.volunteers.keep_duty(house.volunteers.blank_duty("koken"), new=True),
        lambda: house.volunteers.keep_duty(replace(bar, name="bar en buffet"), new=False),
    )
    for step in steps:
        before = everything()
        done = step()
        after = everything()
        assert after != before
        undone = taken_back(done)
        assert everything() == before
        again = taken_back(undone)
        assert everything() == after
        taken_back(again)
        assert everything() == before
        ria = house.volunteers.person(ria.volunteer.id)
        changed = replace(changed, version=ria.volunteer.version)
        bar = house.volunteers.duties()[0]


def test_somebody_elses_change_is_not_overwritten(house: CentreServices, ria: Person) -> None:
    mine = replace(ria, volunteer=replace(ria.volunteer, remark="zingt"))
    done = house.volunteers.keep(mine, new=False)
    with pytest.raises(Conflict, match="intussen veranderd"):
        house.volunteers.keep(replace(ria, absences=()), new=False)
    house.volunteers.keep(replace(done.value, availability=()), new=False)
    with pytest.raises(Conflict, match="niets ongedaan"):
        taken_back(done)


def test_what_is_missing_is_said_all_at_once_and_nothing_is_kept(house: CentreServices) -> None:
    blank = house.volunteers.blank()
    wrong = replace(blank.volunteer, email="ria", until=dt.date(2020, 1, 1))
    with pytest.raises(Invalid, match=r"naam.*@.*laatste dag"):
        house.volunteers.keep(Person(volunteer=wrong), new=True)
    assert house.volunteers.people() == ()


def test_a_duty_or_companion_that_is_gone_is_a_conflict(house: CentreServices, ria: Person) -> None:
    for gone in (
        replace(ria.volunteer, duty_ids=(new_id(),)),
        replace(ria.volunteer, together_with=frozenset({new_id()})),
    ):
        with pytest.raises(Conflict, match="verwijderd"):
            house.volunteers.keep(replace(ria, volunteer=gone), new=False)


def test_a_duty_in_use_is_not_taken_away(house: CentreServices, ria: Person, bar: Duty) -> None:
    with pytest.raises(Invalid, match="Niet meer in gebruik"):
        house.volunteers.remove_duty(bar)
    house.volunteers.remove(ria.volunteer.id)
    undone = taken_back(house.volunteers.remove_duty(bar))
    assert house.volunteers.duties() == (bar,)
    taken_back(undone)
    assert house.volunteers.duties() == ()


def test_two_people_may_look_like_one(house: CentreServices, ria: Person) -> None:
    other = replace(house.volunteers.blank("R. Schouten").volunteer, phone="0600123456")
    assert house.volunteers.alike(other) == (ria.volunteer,)


def test_erasing_leaves_that_somebody_was_there_and_no_more(
    house: CentreServices, ria: Person, everything: Everything
) -> None:
    ans = house.volunteers.keep(house.volunteers.blank("Ans Kuiper"), new=True).value
    bound = replace(ans.volunteer, together_with=frozenset({ria.volunteer.id}))
    house.volunteers.keep(Person(volunteer=bound), new=False)
    done = erase_person(house, ria.volunteer.id)
    assert done.undo is None
    with house.database.read() as work:
        (gone,) = work.store(Volunteer).find(name="")
    assert gone.id != ria.volunteer.id
    assert gone == Volunteer(
        id=gone.id,
        centre_id=house.centre.id,
        name="",
        since=TODAY,
        until=TODAY,
        version=2,
    )
    left = repr(everything())
    assert ria.volunteer.id.bytes.hex() not in left
    assert "Ria" not in left
    assert "op reis" not in left
    assert [one.volunteer.name for one in house.volunteers.people()] == ["Ans Kuiper"]
    assert not house.volunteers.people()[0].volunteer.together_with


def test_names_are_erased_a_year_after_the_last_day(house: CentreServices, ria: Person) -> None:
    def leaves(day: dt.date) -> None:
        now = house.volunteers.person(ria.volunteer.id)
        volunteer = replace(now.volunteer, since=None, until=day)
        house.volunteers.keep(replace(now, volunteer=volunteer), new=False)

    leaves(dt.date(2025, 11, 22))
    house.keeping.erase_due()
    assert house.volunteers.person(ria.volunteer.id).volunteer.name == "Ria Schouten"
    leaves(dt.date(2025, 11, 21))
    soon = {term.due.table: term.due.rows for term in house.keeping.terms(dt.timedelta(0))}
    assert (soon["volunteer"], soon["absence"]) == (1, 1)
    house.keeping.erase_now()
    left = house.volunteers.person(ria.volunteer.id)
    assert (left.volunteer.name, left.volunteer.until) == ("", dt.date(2025, 11, 21))
    assert (left.availability, left.absences, left.volunteer.duty_ids) == ((), (), ())


def test_a_centre_chooses_how_long_names_are_kept(
    house: CentreServices, ria: Person, everything: Everything
) -> None:
    terms = house.volunteer_terms
    assert terms.months() == 12
    left = replace(ria.volunteer, since=None, until=dt.date(2026, 10, 21))
    house.volunteers.keep(replace(ria, volunteer=left), new=False)
    assert terms.soon() == ()
    before = everything()
    done = terms.choose(1)
    assert [each.volunteer.name for each in terms.soon()] == ["Ria Schouten"]
    again = taken_back(taken_back(done))
    assert terms.months() == 1
    taken_back(again)
    assert everything() == before
    later = terms.choose(1)
    terms.choose(2)
    with pytest.raises(Conflict, match="intussen veranderd"):
        taken_back(later)
    terms.choose(1)
    with pytest.raises(Invalid, match="1 tot 60"):
        terms.choose(1200)
    house.keeping.erase_now()
    assert house.volunteers.people() == ()


def test_the_board_sees_names_and_duties_and_the_door_nobody(
    house_for: Callable[[Profile], CentreServices], ria: Person
) -> None:
    board = house_for(Profile.BOARD).volunteers
    seen = board.people()[0]
    assert (seen.volunteer.name, seen.volunteer.duty_ids) == (
        "Ria Schouten",
        ria.volunteer.duty_ids,
    )
    assert (seen.volunteer.phone, seen.absences) == ("", ())
    with pytest.raises(NotAllowed):
        board.keep(seen, new=False)
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).volunteers.people()


def line_of(
    house: CentreServices, *, last_worked: dt.date | None = None, **fields: Any
) -> PersonLine:
    person = house.volunteers.blank("Wim de Wit")
    return PersonLine(
        person=replace(person, volunteer=replace(person.volunteer, **fields)),
        vog_needed=True,
        last_worked=last_worked,
        minutes_this_year=0,
        duty_days=(),
    )


def test_a_vog_is_asked_for_some_weeks_before_it_should_be_renewed(house: CentreServices) -> None:
    today = house.clock.today()
    edge, a_day = today + VOG_AHEAD, dt.timedelta(days=1)
    assert line_of(house).vog_to_do(today)
    seen = {"vog_seen_on": today}
    assert not line_of(house, **seen, vog_renew_by=edge).vog_to_do(today)
    assert line_of(house, **seen, vog_renew_by=edge - a_day).vog_to_do(today)
    assert not replace(line_of(house), vog_needed=False).vog_to_do(today)


def test_who_is_new_is_not_missed(house: CentreServices) -> None:
    today, a_day = house.clock.today(), dt.timedelta(days=1)
    edge = today - NO_HOURS
    assert not line_of(house, since=edge).long_without_hours(today)
    assert line_of(house, since=edge - a_day).long_without_hours(today)
    assert line_of(house, since=None).long_without_hours(today)
    long_here = {"since": edge - a_day}
    assert not line_of(house, last_worked=edge, **long_here).long_without_hours(today)
    assert line_of(house, last_worked=edge - a_day, **long_here).long_without_hours(today)


def test_birthdays_are_told_from_today_on(house: CentreServices) -> None:
    today = house.clock.today()
    edge, a_day = today + BIRTHDAYS_AHEAD, dt.timedelta(days=1)
    for day, soon in ((today, True), (edge, True), (edge + a_day, False), (today - a_day, False)):
        assert line_of(house, birth_date=day.replace(year=1960)).birthday_soon(today) is soon
    assert not line_of(house).birthday_soon(today)


def test_a_blank_absence_is_of_today(house: CentreServices, ria: Person) -> None:
    today = house.clock.today()
    blank = house.volunteers.blank_absence(ria.volunteer.id)
    assert (blank.volunteer_id, blank.first, blank.last) == (ria.volunteer.id, today, today)
    assert blank in house.volunteers.keep_absence(blank).value.absences
