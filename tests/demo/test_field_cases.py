"""The towns' own cases are there to be seen in the demo centre, and go the way they should."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from buurthuis_app.demo import fill
from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.indicators.results import Standing
from buurthuis_app.domain.shared.periods import year
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.domain.signups.sign_up import SignUpList
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.papers.paper import drawn
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY, services_of
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
from tests.reports.reading import page_texts

Filled = Callable[[dt.date], CentreServices]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Iterator[Filled]:
    """A demo centre of one year up to a day."""
    with ExitStack() as opened:

        def make(today: dt.date) -> CentreServices:
            path = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("cases")))
            database = opened.enter_context(closing(Database(path)))
            centre = fill(database, years=1, today=today)
            return CentreServices(database, FixedClock(today), COORDINATOR, centre)

        yield make


@pytest.fixture(scope="module")
def demo(demo_file: Callable[[int], Path]) -> Iterator[CentreServices]:
    """The demo centre, only to be read."""
    with closing(Database(demo_file(1))) as database:
        yield services_of(database, FixedClock(TODAY))


def found(house: CentreServices, case: Meeting) -> tuple[Activity, tuple[Occurrence, ...]]:
    with house.database.read() as work:
        (activity,) = work.store(Activity).find(title=case.title)
        return activity, work.store(Occurrence).find(activity_id=activity.id)


def lists(house: CentreServices, case: Meeting) -> list[SignUpList]:
    activity, held = found(house, case)
    return [house.signing.list_of(activity.id, once.id) for once in held]


@pytest.mark.parametrize("case", [EVENINGS, TALK], ids=lambda case: case.title)
def test_the_meetings_stand_in_the_programme_each_evening_in_its_place(
    demo: CentreServices, case: Meeting
) -> None:
    activity, held = found(demo, case)
    with demo.database.read() as work:
        rooms = {room.id: room.name for room in work.store(Room).find()}
    assert tuple(rooms.get(one.room_id, activity.place) for one in held) == case.places  # type: ignore[arg-type]
    for one in held:
        assert (one.starts, one.ends) == (case.starts, case.ends)
        assert one.planned
    assert activity.asks == case.asks


def test_of_the_evening_that_is_over_only_the_numbers_are_left(demo: CentreServices) -> None:
    over, coming = lists(demo, EVENINGS)
    assert not over.named
    assert over.visits == over.numbers.present > 20
    assert over.numbers.present < over.numbers.placed
    assert all(one.name and one.email for one in coming.sign_ups)
    assert coming.occurrence is not None
    assert coming.occurrence.date > TODAY
    assert (coming.visits, coming.numbers.present) == (None, 0)
    for one in (over, coming):
        assert one.numbers.withdrawn
        assert 20 < one.numbers.placed < (one.activity.capacity or 0)


def test_the_overview_of_the_year_counts_who_came_to_what_is_over(demo: CentreServices) -> None:
    overview = demo.gathering.overview(year(TODAY.year))
    assert overview.beside is not None
    by_title = {one.title: one for one in overview.beside.meetings}
    for case in (EVENINGS, TALK):
        (over,) = [one for one in lists(demo, case) if one.visits]
        meeting = by_title[case.title]
        assert meeting.held == 1
        assert meeting.attendances == over.numbers.present
        assert meeting.signed_up == over.numbers.signed_up


def test_who_talked_over_a_meal_is_erased_when_the_report_is_two_weeks_old(
    filled: Filled,
) -> None:
    house = filled(TODAY)
    (before,) = lists(house, TALK)
    assert before.sent_on is not None
    assert before.erase_on == before.sent_on + dt.timedelta(days=TALK.kept_after_report or 0)
    assert all(
        one.name and one.email and one.phone for one in before.sign_ups if not one.withdrawn_on
    )
    for days, named in ((-1, True), (0, False)):
        day = before.erase_on + dt.timedelta(days=days)
        house = CentreServices(house.database, FixedClock(day), COORDINATOR, house.centre)
        house.keeping.erase_due()
        (after,) = lists(house, TALK)
        assert after.named is named
    told = {text for one in after.sign_ups for text in (one.name, one.email, one.phone, one.meal)}
    assert told == {""}
    assert after.numbers == before.numbers
    assert after.visits == before.visits == before.numbers.present


@pytest.mark.parametrize("today", [dt.date(2026, 1, 8), dt.date(2027, 8, 16)])
def test_nobody_was_invited_to_a_closed_house(filled: Filled, today: dt.date) -> None:
    house = filled(today)
    for case in (EVENINGS, TALK):
        _activity, held = found(house, case)
        closed = house.plan.closed_days()
        assert not any(one.first <= once.date <= one.last for once in held for one in closed)
    assert sum(term.due.rows for term in house.keeping.terms(ahead=dt.timedelta())) == 0


def test_the_budget_of_ninety_thousand_continues_six(demo: CentreServices) -> None:
    (page,) = demo.budgets.pages(BUDGET.year)
    assert page.budget.amount == BUDGET.amount
    assert {budget.name for budget, _money in page.earlier} == set(BUDGET.formers)


def test_residents_judged_the_town_as_a_partner(demo: CentreServices) -> None:
    (result,) = [one for one in demo.indicators.all() if one.indicator.name == PARTNER.name]
    assert (result.indicator.baseline, result.indicator.source) == (
        PARTNER.baseline,
        PARTNER.source,
    )
    without, later = result.of(PARTNER.no_poll), result.of(PARTNER.forecast[0])
    assert without is not None
    assert later is not None
    assert (without.actual.standing, without.target) == (Standing.NO_POLL, PARTNER.target)
    assert later.forecast == PARTNER.forecast[1]
    paper = " ".join(page_texts(drawn(demo.goals_report.document(TODAY.year, whole=False)).content))
    assert f"Bron: {PARTNER.source}." in paper


def test_the_town_asks_three_things_about_its_pass_and_people_answer(demo: CentreServices) -> None:
    title, kinds = CITY_PASS
    (line,) = [one for one in demo.surveys.all() if one.survey.title == title]
    asked = demo.surveys.questionnaire(line.survey.id)
    assert tuple(one.kind for one in asked.questions) == kinds
    assert asked.questions[0].options == FORMS_OF_A_PASS
    assert demo.survey_outcomes.open_answers(asked.questions[2].id)


def test_the_participation_council_looks_for_members(demo: CentreServices) -> None:
    title, texts = COUNCIL
    (opening,) = [one for one in demo.vacancies.openings() if one.vacancy.title == title]
    assert opening.vacancy.open
    assert tuple(one.text for one in opening.conditions) == texts
