"""Cases as towns describe them, from the first line to what is left of it."""

import datetime as dt
from collections.abc import Iterable
from itertools import count

from buurthuis_app.domain.activities.activity import Activity, AskedField, Occurrence
from buurthuis_app.domain.activities.recurrence import ONCE, Weekly
from buurthuis_app.domain.indicators.results import Standing
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.domain.surveys.survey import AnsweredBy, Reply, SurveyQuestion
from buurthuis_app.domain.volunteers.vacancy import Opening
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.field_cases import (
    BUDGET,
    CITY_PASS,
    COUNCIL,
    EVENINGS,
    FORMS_OF_A_PASS,
    PARTNER,
    TALK,
    Meeting,
)

FIRST, SECOND = dt.date(2026, 11, 24), dt.date(2026, 12, 8)
PEOPLE = ("Ans", "Bram", "Coby")
GIVEN = {
    AskedField.EMAIL: "a@voorbeeld.nl",
    AskedField.PHONE: "06-00123456",
    AskedField.MEAL: "vegetarisch",
}


def planned(
    house: CentreServices, case: Meeting, dates: Iterable[dt.date]
) -> tuple[Occurrence, ...]:
    """The meeting as a coordinator plans it: the series, and another room for who it is meant for."""
    first, *others = dates
    fortnightly = Weekly(weekdays=frozenset({first.weekday()}), interval=2)
    house.planning.keep(
        Activity(
            id=new_id(),
            centre_id=house.centre.id,
            title=case.title,
            first=first,
            rule=fortnightly.text() if others else ONCE,
            until=others[-1] if others else None,
            starts=case.starts,
            ends=case.ends,
            place=case.places[0],
            sign_up=True,
            asks=case.asks,
        ),
        new=True,
    )
    with house.database.read() as work:
        (activity,) = work.store(Activity).find(title=case.title)
        held = work.store(Occurrence).find(activity_id=activity.id)
    moved = [
        house.planning.move(once, room=place).value
        for once, place in zip(held[1:], case.places[1:], strict=True)
    ]
    return (held[0], *moved)


def signed_up(house: CentreServices, case: Meeting, once: Occurrence) -> None:
    for name in PEOPLE:
        person = replace(
            SignUp(
                id=new_id(),
                centre_id=house.centre.id,
                activity_id=once.activity_id,
                occurrence_id=once.id,
                name=name,
            ),
            **{asked.value: GIVEN[asked] for asked in case.asks},  # type: ignore[arg-type]
        )
        house.signing.sign_up(person)


def ticked(house: CentreServices, once: Occurrence) -> None:
    """All but the last were there; that is the count."""
    people = house.signing.list_of(once.activity_id, once.id).sign_ups
    for person in people[:-1]:
        house.attendance.tick(person.id, once.id, present=True)
    house.attendance.count(once.id)


def on(clock: FixedClock, day: dt.date) -> None:
    clock.moment = dt.datetime.combine(day, dt.time(10), dt.UTC)


def names(house: CentreServices, once: Occurrence) -> list[str]:
    return [one.name for one in house.signing.list_of(once.activity_id, once.id).sign_ups]


def test_six_budgets_of_areas_became_one_of_ninety_thousand_in_2016(house: CentreServices) -> None:
    each = BUDGET.amount // len(BUDGET.formers)
    formers = [
        house.budgets.keep(
            replace(house.budgets.blank(BUDGET.year - 1), name=name, amount=each), [], new=True
        ).value
        for name in BUDGET.formers
    ]
    house.budgets.keep(house.budgets.blank(BUDGET.year, formers), [], new=True)
    (page,) = house.budgets.pages(BUDGET.year)
    assert page.budget.amount == BUDGET.amount
    assert {budget.name for budget, _money in page.earlier} == set(BUDGET.formers)
    assert house.initiatives.year(BUDGET.year).left == BUDGET.amount


def test_a_year_without_a_poll_is_something_else_than_an_empty_year(house: CentreServices) -> None:
    made = replace(
        house.indicators.blank(), name=PARTNER.name, baseline=PARTNER.baseline, baseline_year=2011
    )
    indicator = house.indicators.keep(made, new=True).value
    year, forecast = PARTNER.forecast
    for filled in (
        replace(
            house.indicators.blank_year(indicator.id, PARTNER.no_poll),
            no_poll=True,
            next_poll=PARTNER.next_poll,
            source=PARTNER.source,
        ),
        replace(
            house.indicators.blank_year(indicator.id, year),
            target=PARTNER.target,
            forecast=forecast,
        ),
    ):
        house.indicators.keep_year(filled, new=True)
    result = house.indicators.one(indicator.id)
    without, later = result.of(PARTNER.no_poll), result.of(year)
    assert without is not None
    assert without.actual.standing is Standing.NO_POLL
    assert result.met(PARTNER.no_poll) is None
    assert later is not None
    assert (later.target, later.forecast) == (PARTNER.target, forecast)
    assert later.actual.standing is not Standing.NO_POLL


def test_two_evenings_on_quality_standards_keep_their_numbers_and_forget_the_people(
    house: CentreServices, clock: FixedClock
) -> None:
    evenings = planned(house, EVENINGS, (FIRST, SECOND))
    assert [(once.date, once.starts, once.ends) for once in evenings] == [
        (FIRST, EVENINGS.starts, EVENINGS.ends),
        (SECOND, EVENINGS.starts, EVENINGS.ends),
    ]
    assert [once.room_id is None for once in evenings] == [True, False]
    for once in evenings:
        signed_up(house, EVENINGS, once)
        on(clock, once.date)
        ticked(house, once)
    on(clock, FIRST + dt.timedelta(days=14))
    house.keeping.erase_due()
    assert [names(house, once) for once in evenings] == [["", "", ""], list(PEOPLE)]
    on(clock, SECOND + dt.timedelta(days=14))
    house.keeping.erase_due()
    for once in evenings:
        found = house.signing.list_of(once.activity_id, once.id)
        assert {(one.name, one.email, one.phone) for one in found.sign_ups} == {("", "", "")}
        assert (found.numbers.placed, found.numbers.present, found.visits) == (3, 2, 2)


def test_who_talked_over_a_meal_is_forgotten_two_weeks_after_the_report(
    house: CentreServices, clock: FixedClock
) -> None:
    (once,) = planned(house, TALK, (FIRST,))
    signed_up(house, TALK, once)
    on(clock, FIRST)
    ticked(house, once)
    sent = FIRST + dt.timedelta(days=10)
    on(clock, sent)
    house.sign_up_terms.report_sent(once.activity_id, once.id, sent)
    due = sent + dt.timedelta(days=TALK.kept_after_report or 0)
    on(clock, due - dt.timedelta(days=1))
    house.keeping.erase_due()
    assert names(house, once) == list(PEOPLE)
    on(clock, due)
    house.keeping.erase_due()
    found = house.signing.list_of(once.activity_id, once.id)
    left = {(one.name, one.email, one.phone, one.meal) for one in found.sign_ups}
    assert left == {("", "", "", "")}
    assert (found.numbers.placed, found.numbers.present, found.visits) == (3, 2, 2)
    assert found.sent_on == sent


def test_a_poll_on_the_city_pass_has_three_questions_and_its_words_become_a_story(
    house: CentreServices,
) -> None:
    title, kinds = CITY_PASS
    blank = house.surveys.blank()
    questions = tuple(
        SurveyQuestion(
            id=new_id(),
            survey_id=blank.survey.id,
            position=place,
            kind=kind,
            words=f"Vraag {place + 1}",
            options=FORMS_OF_A_PASS if kind.name.startswith("CHOICE") else (),
        )
        for place, kind in enumerate(kinds)
    )
    asked = replace(blank, survey=replace(blank.survey, title=title), questions=questions)
    house.surveys.keep(asked, new=True)
    form, who, said = questions
    words = "Met de pas kon mijn zoon naar zwemles."
    replies = [
        Reply(question_id=form.id, values=(1,)),
        Reply(question_id=who.id, values=(0, 2)),
        Reply(question_id=said.id, words=words),
    ]
    for filled_in in (*[replies[:2]] * 4, replies):
        house.surveys.fill_in(asked.survey.id, filled_in, AnsweredBy.PAPER)
    (answer,) = house.survey_outcomes.open_answers(said.id)
    assert house.survey_outcomes.to_story(answer).value.happened == words


def test_a_participation_council_asks_four_things_of_a_member(house: CentreServices) -> None:
    title, texts = COUNCIL
    blank = house.vacancies.blank()
    vacancy = replace(blank.vacancy, title=title)
    asked = tuple(
        house.vacancies.condition(vacancy, text, place) for place, text in zip(count(), texts)
    )
    house.vacancies.keep(Opening(vacancy=vacancy, conditions=asked), new=True)
    (opening,) = house.vacancies.openings()
    assert tuple(one.text for one in opening.conditions) == texts
