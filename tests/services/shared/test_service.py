"""Writes of two desks at once: what the second desk keeps just before the first one's transaction is looked at."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import pytest

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.promises.promise import Promise
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.volunteers.hours import NotedHours
from buurthuis_app.domain.volunteers.vacancy import Opening
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.conftest import Meanwhile
from tests.services.undoing import taken_back

YEAR = periods.year(2026)


@pytest.fixture
def ria(house: CentreServices) -> Volunteer:
    """Ria receives an allowance."""
    person = house.volunteers.blank("Ria Schouten")
    volunteer = replace(person.volunteer, allowance=True, since=dt.date(2020, 1, 1))
    return house.volunteers.keep(replace(person, volunteer=volunteer), new=True).value.volunteer


@pytest.fixture
def opening(house: CentreServices) -> Opening:
    """Somebody is looked for who is older than 15 and lives in town."""
    blank = house.vacancies.blank()
    vacancy = replace(blank.vacancy, title="Hulp aan de bar")
    conditions = tuple(
        house.vacancies.condition(vacancy, text, position)
        for position, text in enumerate(("ouder dan 15 jaar", "woont in Heemskerk"))
    )
    whole = replace(blank, vacancy=vacancy, conditions=conditions)
    return house.vacancies.keep(whole, new=True).value


def test_two_desks_do_not_bring_an_allowance_over_its_most(
    house: CentreServices, ria: Volunteer, meanwhile: Meanwhile
) -> None:
    def noted(hours: int) -> NotedHours:
        return replace(house.hours.blank(ria.id), minutes=hours * 60)

    meanwhile(lambda: house.hours.keep(noted(30), new=True))
    with pytest.raises(Invalid, match="waarom"):
        house.hours.keep(noted(10), new=True)
    assert [line.minutes for line in house.hours.sheet(YEAR).worked] == [1800]


def test_two_desks_do_not_make_the_same_duty(house: CentreServices, meanwhile: Meanwhile) -> None:
    bar, same = house.volunteers.blank_duty("bar"), house.volunteers.blank_duty("bar")
    meanwhile(lambda: house.volunteers.keep_duty(bar, new=True))
    with pytest.raises(Invalid):
        house.volunteers.keep_duty(same, new=True)
    assert house.volunteers.duties() == (bar,)


def test_a_candidate_does_not_meet_a_condition_that_just_went(
    house: CentreServices, opening: Opening, meanwhile: Meanwhile
) -> None:
    blank = house.vacancies.blank_candidate(opening.vacancy.id, "Ans Kuiper")
    ans = replace(blank, met=tuple(condition.id for condition in opening.conditions))
    fewer = replace(opening, conditions=opening.conditions[:1])
    meanwhile(lambda: house.vacancies.keep(fewer, new=False))
    with pytest.raises(Conflict, match="voorwaarden"):
        house.vacancies.keep_candidate(ans, new=True)
    assert house.vacancies.openings()[0].candidates == ()


def test_filling_a_vacancy_keeps_the_words_that_were_just_written(
    house: CentreServices, opening: Opening, meanwhile: Meanwhile
) -> None:
    reworded = replace(opening, vacancy=replace(opening.vacancy, title="Gastvrouw"))
    meanwhile(lambda: house.vacancies.keep(reworded, new=False))
    kept = house.vacancies.fill(opening.vacancy.id, filled=True).value
    assert (kept.vacancy.title, kept.vacancy.filled_on) == ("Gastvrouw", house.clock.today())


def test_a_vacancy_goes_with_the_candidate_who_just_came(
    house: CentreServices, opening: Opening, meanwhile: Meanwhile
) -> None:
    ans = house.vacancies.blank_candidate(opening.vacancy.id, "Ans Kuiper")
    meanwhile(lambda: house.vacancies.keep_candidate(ans, new=True))
    done = house.vacancies.remove(opening.vacancy.id)
    assert house.vacancies.openings() == ()
    taken_back(done)
    assert [each.name for each in house.vacancies.openings()[0].candidates] == ["Ans Kuiper"]


def test_a_foreword_that_somebody_just_wrote_is_not_overwritten(
    house: CentreServices, meanwhile: Meanwhile
) -> None:
    meanwhile(lambda: house.presenting.write_foreword(YEAR, "Van het bestuur", seen=""))
    with pytest.raises(Conflict):
        house.presenting.write_foreword(YEAR, "Van de coördinator", seen="")
    assert house.presenting.foreword(YEAR) == "Van het bestuur"


def test_the_last_of_two_terms_holds_and_its_way_back_leads_to_the_other(
    house: CentreServices, meanwhile: Meanwhile
) -> None:
    meanwhile(lambda: house.volunteer_terms.choose(12))
    done = house.volunteer_terms.choose(24)
    assert house.volunteer_terms.months() == 24
    taken_back(done)
    assert house.volunteer_terms.months() == 12


def test_the_last_of_two_tables_of_amounts_holds_and_its_way_back_leads_to_the_other(
    house: CentreServices, meanwhile: Meanwhile
) -> None:
    usual = house.hours.amounts()
    first, second = usual[:1], (*usual, replace(usual[1], year=2027))
    meanwhile(lambda: house.hours.keep_amounts(first))
    done = house.hours.keep_amounts(second)
    assert house.hours.amounts() == second
    taken_back(done)
    assert house.hours.amounts() == first


def test_the_last_of_two_days_of_a_report_holds_and_its_way_back_leads_to_the_other(
    house: CentreServices, coffee: Activity, meanwhile: Meanwhile
) -> None:
    occurrence = house.signing.occurrences(coffee.id)[0]
    first, second = dt.date(2026, 11, 20), dt.date(2026, 11, 21)

    def sent_on() -> dt.date | None:
        return house.signing.list_of(coffee.id, occurrence.id).sent_on

    meanwhile(lambda: house.sign_up_terms.report_sent(coffee.id, occurrence.id, first))
    done = house.sign_up_terms.report_sent(coffee.id, occurrence.id, second)
    assert sent_on() == second
    taken_back(done)
    assert sent_on() == first


@pytest.fixture
def busy(house: CentreServices, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another desk keeps an indicator and a promise each time that something was read."""
    read, numbers = house.database.read, count(1)

    @contextmanager
    def reading() -> Iterator[Work]:
        with read() as work:
            yield work
        name = f"Bezoeken {next(numbers)}"
        house.indicators.keep(replace(house.indicators.blank(), name=name), new=True)
        promise = Promise(
            id=new_id(), centre_id=house.centre.id, sentence=name, norm="9 op 10", since=YEAR.first
        )
        house.promises.keep(promise, new=True)

    monkeypatch.setattr(house.database, "read", reading)


@pytest.mark.usefixtures("busy")
def test_the_parts_of_the_goals_report_are_of_one_moment(house: CentreServices) -> None:
    for there in range(3):
        report = house.goals_report.year(2026)
        assert len(report.indicators) == len(report.promises.rows) == there
