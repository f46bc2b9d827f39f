"""Hours noted by hand, and candidates who become volunteers."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from buurthuis_app.domain.rosters.shift import Assignment, AssignmentState, Shift
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.volunteers.allowance import Level
from buurthuis_app.domain.volunteers.hours import NotedHours
from buurthuis_app.domain.volunteers.vacancy import Candidate, Opening
from buurthuis_app.domain.volunteers.volunteer import Volunteer, VolunteerKind
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.papers import files
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done
from tests.services.conftest import Everything
from tests.services.undoing import taken_back
from tests.services.volunteers.erasing import erase_person

TODAY = dt.date(2026, 11, 22)
YEAR = periods.year(2026)


@pytest.fixture
def ria(house: CentreServices) -> Volunteer:
    """Ria receives an allowance."""
    person = house.volunteers.blank("Ria Schouten")
    volunteer = replace(person.volunteer, allowance=True, since=dt.date(2020, 1, 1))
    return house.volunteers.keep(replace(person, volunteer=volunteer), new=True).value.volunteer


def note(
    house: CentreServices, volunteer: Volunteer, hours: float, day: dt.date = TODAY
) -> Done[NotedHours]:
    blank = house.hours.blank(volunteer.id)
    return house.hours.keep(replace(blank, minutes=round(hours * 60), date=day), new=True)


def undone_and_redone(done: Done[Any], everything: Everything, before: Any) -> Done[Any]:
    after = everything()
    assert after != before
    undone = taken_back(done)
    assert everything() == before
    again: Done[Any] = taken_back(undone)
    assert everything() == after
    return again


def test_hours_are_added_up_and_can_be_taken_back(
    house: CentreServices, ria: Volunteer, everything: Everything
) -> None:
    before = everything()
    undone_and_redone(note(house, ria, 2.5), everything, before)
    note(house, ria, 3, dt.date(2025, 12, 31))
    sheet = house.hours.sheet(YEAR)
    assert [(one.volunteer_id, one.minutes) for one in sheet.worked] == [(ria.id, 150)]
    assert sheet.people == {ria.id: "Ria Schouten"}
    noted_id = sheet.worked[0].noted_id
    assert noted_id is not None
    kept = house.hours.noted(noted_id)
    house.hours.keep(replace(kept, minutes=60), new=False)
    with pytest.raises(Conflict):
        house.hours.keep(replace(kept, minutes=90), new=False)
    house.hours.remove(house.hours.noted(noted_id))
    assert house.hours.sheet(YEAR).worked == ()


def test_the_figures_count_who_gave_hours_and_leave_out_professionals(
    house: CentreServices, ria: Volunteer
) -> None:
    note(house, ria, 2.5)
    roy = house.volunteers.blank("Roy Pinas")
    paid = replace(roy.volunteer, kind=VolunteerKind.PROFESSIONAL)
    roy = house.volunteers.keep(replace(roy, volunteer=paid), new=True).value
    note(house, roy.volunteer, 8)
    found = house.volunteer_figures.of(YEAR)
    assert (found.at_end, found.average, found.active, found.minutes) == (1, 1, 1, 150)


def test_confirmed_shifts_count_in_real_hours_and_nothing_else_does(
    house: CentreServices, ria: Volunteer
) -> None:
    """In the night of 25 October 2026 the clock goes back: from one to four is four hours."""
    bar = house.volunteers.keep_duty(house.volunteers.blank_duty("bar"), new=True).value
    night = dt.date(2026, 10, 25)
    with house.database.begin() as work:
        for state, starts, date in (
            (AssignmentState.CONFIRMED, dt.time(1), night),
            (AssignmentState.ABSENT, dt.time(9), night),
            (AssignmentState.ASKED, dt.time(10), night),
            (AssignmentState.CONFIRMED, dt.time(1), TODAY + dt.timedelta(days=1)),
        ):
            shift = Shift(
                id=new_id(),
                centre_id=house.centre.id,
                duty_id=bar.id,
                date=date,
                starts=starts,
                ends=starts.replace(hour=starts.hour + 3),
            )
            work.store(Shift).add(shift)
            work.store(Assignment).add(
                Assignment(id=new_id(), shift_id=shift.id, volunteer_id=ria.id, state=state)
            )
    found = house.volunteer_figures.of(YEAR)
    assert (found.minutes, found.minutes_noted, found.active) == (240, 0, 1)
    (line,) = house.hours.sheet(YEAR).worked
    assert (line.duty_id, line.noted_id) == (bar.id, None)
    with pytest.raises(Invalid, match="diensten"):
        house.volunteers.remove(ria.id)
    (listed,) = house.volunteers.lines()
    assert (listed.last_worked, listed.minutes_this_year) == (night, 240)
    assert listed.duty_days == (TODAY + dt.timedelta(days=1),)


def test_hours_stay_as_numbers_when_somebody_is_erased(
    house: CentreServices, ria: Volunteer
) -> None:
    blank = house.hours.blank(ria.id)
    house.hours.keep(replace(blank, minutes=150, remark="met Ans de tuin gedaan"), new=True)
    erase_person(house, ria.id)
    sheet = house.hours.sheet(YEAR)
    assert [(one.minutes, one.remark) for one in sheet.worked] == [(150, "")]
    assert sheet.people == {}
    found = house.volunteer_figures.of(YEAR)
    assert (found.active, found.minutes, found.left, found.at_end) == (1, 150, 1, 0)


def test_somebody_with_hours_is_not_taken_away(house: CentreServices, ria: Volunteer) -> None:
    note(house, ria, 1)
    with pytest.raises(Invalid, match="uren"):
        house.volunteers.remove(ria.id)


def test_over_the_most_of_the_allowance_it_asks_why(house: CentreServices, ria: Volunteer) -> None:
    note(house, ria, 30)
    use = house.hours.use_with(replace(house.hours.blank(ria.id), minutes=60))
    assert use is not None
    assert (use.level, use.in_month) == (Level.NEAR, 31 * 575)
    with pytest.raises(Invalid, match=r"230,00.*220,00.*waarom"):
        note(house, ria, 10)
    blank = replace(house.hours.blank(ria.id), minutes=600, overruled_because="doet afstand")
    assert house.hours.keep(blank, new=True).value.overruled_because == "doet afstand"
    assert house.hours.sheet(YEAR).uses[ria.id].level is Level.OVER


def test_who_receives_nothing_has_no_most(house: CentreServices, ria: Volunteer) -> None:
    person = house.volunteers.person(ria.id)
    free = replace(person, volunteer=replace(person.volunteer, allowance=False))
    house.volunteers.keep(free, new=False)
    assert note(house, ria, 100).value.minutes == 6000
    assert house.hours.sheet(YEAR).uses == {}


def test_the_amounts_are_the_usual_ones_until_the_centre_keeps_its_own(
    house: CentreServices, everything: Everything
) -> None:
    usual = house.hours.amounts()
    assert [one.year for one in usual] == [2025, 2026]
    before = everything()
    own = (*usual, replace(usual[1], year=2027, per_hour=590))
    undone_and_redone(house.hours.keep_amounts(own), everything, before)
    assert house.hours.amounts()[2].per_hour == 590
    with pytest.raises(Invalid, match="bedrag"):
        house.hours.keep_amounts((replace(own[0], per_hour=-1),))


def test_hours_go_out_as_a_spreadsheet_that_adds_up(
    house: CentreServices, ria: Volunteer, tmp_path: Path
) -> None:
    note(house, ria, 2.5)
    note(house, ria, 1)
    target = tmp_path / "uren.xlsx"
    files.write(house.hours.paper(house.hours.sheet(YEAR)), target)
    people, lines = openpyxl.load_workbook(target).worksheets
    assert list(people.iter_rows(values_only=True))[1:] == [("Ria Schouten", 3.5)]
    assert [cell.value for cell in lines["E"]][1:] == [2.5, 1]
    with pytest.raises(Invalid, match="xlsx"):
        files.write(house.hours.paper(house.hours.sheet(YEAR)), tmp_path / "uren.doc")


@pytest.fixture
def opening(house: CentreServices) -> Opening:
    """Somebody is looked for who is older than 15 and lives in town."""
    bar = house.volunteers.keep_duty(house.volunteers.blank_duty("bar"), new=True).value
    blank = house.vacancies.blank()
    vacancy = replace(blank.vacancy, title="Hulp aan de bar", duty_id=bar.id)
    conditions = tuple(
        house.vacancies.condition(vacancy, text, position)
        for position, text in enumerate(("ouder dan 15 jaar", "woont in Heemskerk"))
    )
    whole = replace(blank, vacancy=vacancy, conditions=conditions)
    return house.vacancies.keep(whole, new=True).value


def candidate(house: CentreServices, opening: Opening) -> Candidate:
    age, lives = (one.id for one in opening.conditions)
    blank = house.vacancies.blank_candidate(opening.vacancy.id, "Ans Kuiper")
    known = replace(blank, phone="06-00123456", met=(age, lives))
    return house.vacancies.keep_candidate(known, new=True).value


def test_each_step_with_a_vacancy_can_be_undone(
    house: CentreServices, opening: Opening, everything: Everything
) -> None:
    vacancies = house.vacancies
    ans = candidate(house, opening)
    asked = replace(opening.conditions[0], text="18 jaar of ouder")
    another = vacancies.condition(opening.vacancy, "heeft een VOG", 1)
    blank = vacancies.blank()
    cook = replace(blank, vacancy=replace(blank.vacancy, title="Kok"))
    steps: tuple[Callable[[], Done[Any]], ...] = (
        lambda: vacancies.keep(
            replace(now, conditions=(asked, now.conditions[1], another)), new=False
        ),
        lambda: vacancies.keep(replace(now, conditions=now.conditions[1:]), new=False),
        lambda: vacancies.fill(now.vacancy.id, filled=True),
        lambda: vacancies.keep(cook, new=True),
        lambda: vacancies.take_on(ans.id),
        lambda: vacancies.remove_candidate(now.candidates[0]),
        lambda: vacancies.remove(now.vacancy.id),
    )
    for step in steps:
        now = next(one for one in vacancies.openings() if one.vacancy.id == opening.vacancy.id)
        before = everything()
        done = step()
        again = undone_and_redone(done, everything, before)
        taken_back(again)
        assert everything() == before


def test_a_candidate_becomes_a_volunteer_in_one_step(
    house: CentreServices, opening: Opening
) -> None:
    ans = candidate(house, opening)
    volunteer = house.vacancies.take_on(ans.id).value
    assert (volunteer.name, volunteer.phone, volunteer.since) == (
        "Ans Kuiper",
        "06-00123456",
        TODAY,
    )
    assert volunteer.duty_ids == (opening.vacancy.duty_id,)
    assert house.vacancies.openings()[0].candidates[0].volunteer_id == volunteer.id
    with pytest.raises(Invalid, match="al vrijwilliger"):
        house.vacancies.take_on(ans.id)


def test_what_was_not_asked_and_an_age_that_turns_out_lower_are_said(
    house: CentreServices, opening: Opening
) -> None:
    ans = candidate(house, opening)
    house.vacancies.keep_candidate(replace(ans, met=()), new=False)
    with pytest.raises(Invalid, match=r"Nog niet gevraagd: .+ en .+"):
        house.vacancies.take_on(ans.id)
    volunteer = house.vacancies.take_on(ans.id, anyway=True).value
    person = house.volunteers.person(volunteer.id)
    young = replace(person.volunteer, birth_date=TODAY.replace(year=TODAY.year - 12))
    done = house.volunteers.keep(replace(person, volunteer=young), new=False)
    assert "Deze vrijwilliger is 12 jaar" in done.remark


def test_who_does_not_meet_a_condition_does_not_become_a_volunteer(
    house: CentreServices, opening: Opening
) -> None:
    ans = candidate(house, opening)
    unmet = replace(ans, met=(), unmet=(opening.conditions[0].id,))
    house.vacancies.keep_candidate(unmet, new=False)
    with pytest.raises(Invalid, match="voorwaarde"):
        house.vacancies.take_on(ans.id)


def test_candidates_are_erased_a_month_after_the_vacancy_was_filled(
    house: CentreServices, opening: Opening, clock: Any
) -> None:
    candidate(house, opening)
    house.vacancies.fill(opening.vacancy.id, filled=True)
    house.keeping.erase_due()
    assert house.vacancies.openings()[0].candidates[0].name == "Ans Kuiper"
    clock.moment += dt.timedelta(days=32)
    house.keeping.erase_due()
    left = house.vacancies.openings()[0].candidates[0]
    assert (left.name, left.phone) == ("", "")


def test_erasing_a_volunteer_erases_the_candidate_it_was(
    house: CentreServices, opening: Opening
) -> None:
    ans = candidate(house, opening)
    volunteer = house.vacancies.take_on(ans.id).value
    erase_person(house, volunteer.id)
    assert house.vacancies.openings()[0].candidates[0].name == ""


def test_the_board_sees_vacancies_without_candidates(
    house: CentreServices, opening: Opening, house_for: Callable[[Profile], CentreServices]
) -> None:
    candidate(house, opening)
    board = house_for(Profile.BOARD)
    assert board.vacancies.openings()[0].candidates == ()
    with pytest.raises(NotAllowed):
        board.vacancies.fill(opening.vacancy.id, filled=True)
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).volunteer_figures.of(YEAR)
