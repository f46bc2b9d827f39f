"""What a paper says beside its figures: read in one go, and in agreement with the figures themselves."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from buurthuis_app.domain.activities.activity import Activity, Organiser
from buurthuis_app.domain.figures.breakdown import Along, Only
from buurthuis_app.domain.figures.figures import Figures, total
from buurthuis_app.domain.papers.document import sheets
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Period, Span, month, quarter, year
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY, services_of

PERIODS = [year(2025), year(2026), quarter(2026, 2), month(2026, 3)]


@pytest.fixture(scope="module")
def demo(demo_file: Callable[[int], Path]) -> Iterator[CentreServices]:
    """The demo centre, only to be read."""
    database = Database(demo_file(2))
    yield services_of(database, FixedClock(TODAY))
    database.close()


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.name)
def test_every_split_adds_up_to_the_figures(demo: CentreServices, period: Period) -> None:
    overview = demo.gathering.overview(period)
    beside = overview.beside
    assert beside is not None
    for along in (Along.AREA, Along.KIND):
        split = next(one for one in beside.splits if one.along is along)
        assert total(one.row.figures for one in split.rows) == overview.figures
    themes = next(one for one in beside.splits if one.along is Along.THEME)
    assert total(one.row.figures for one in themes.rows).visits >= overview.figures.visits
    assert len(beside.called_off) == overview.figures.cancelled
    assert len(beside.former_parts) == len(overview.parts)
    former = total(one.figures for one in beside.former_activities)
    assert former == overview.a_year_earlier


def test_the_reasons_of_what_did_not_take_place_are_those_that_everybody_may_know(
    house: CentreServices, coffee: Activity
) -> None:
    first, second, third, *_rest = house.plan.occurrences(coffee.id)
    house.counting.cancel(first.occurrence.id, "Ria is ziek")
    house.counting.cancel(second.occurrence.id, "Te weinig mensen")
    house.counting.cancel(third.occurrence.id, "")
    beside = house.gathering.overview(year(2026)).beside
    assert beside is not None
    assert [one.because for one in beside.called_off] == [
        "andere reden",
        "te weinig mensen",
        "reden onbekend",
    ]


def test_tenants_are_counted_by_who_they_are(house: CentreServices) -> None:
    def hired(title: str, by: str, *days: dt.date) -> None:
        for day in days:
            house.planning.keep(
                Activity(
                    id=new_id(),
                    centre_id=house.centre.id,
                    title=title,
                    first=day,
                    rule="FREQ=DAILY;COUNT=1",
                    organiser=Organiser.TENANT,
                    organised_by=by,
                ),
                new=True,
            )

    hired("Koor", "Zangkoor Vocaal", dt.date(2025, 3, 3), dt.date(2026, 3, 3))
    hired("Repetitie", "zangkoor vocaal ", dt.date(2026, 4, 4))
    hired("Yoga", "Yogagroep", dt.date(2025, 5, 5))
    hired("Schaken", "Schaakclub", dt.date(2026, 6, 6))
    beside = house.gathering.overview(year(2026)).beside
    assert beside is not None
    assert beside.tenants is not None
    assert (beside.tenants.now, beside.tenants.won, beside.tenants.lost) == (2, 1, 1)
    assert (beside.tenants.structural, beside.tenants.incidental) == (0, 2)


def test_the_house_is_open_on_its_days_but_for_those_it_was_closed(demo: CentreServices) -> None:
    beside = demo.gathering.overview(year(2025)).beside
    assert beside is not None
    use = beside.house
    assert use is not None
    assert (use.days, use.weeks) == (365, 52)  # the week of 29 December 2025 belongs to 2026
    assert 0 < use.weeks_open < use.weeks
    assert use.days - use.days_open >= 7 * use.weeks_closed
    assert use.days_open <= 7 * use.weeks_open
    whole = Span(first=dt.date(2025, 1, 1), last=dt.date(2025, 12, 31))
    occupancy = demo.plan.occupancy(whole)
    assert {room.name: room.booked for room in use.rooms} == {
        one.room.name: one.use.booked for one in occupancy.rooms
    }
    for room in use.rooms:
        assert room.open == use.hours_open


def test_a_period_that_is_to_come_has_no_use_of_the_house(house: CentreServices) -> None:
    beside = house.gathering.overview(year(2031)).beside
    assert beside is not None
    assert beside.house is None


def a_meal(house: CentreServices) -> Activity:
    """A dinner each Sunday, with names."""
    return house.planning.keep(
        Activity(
            id=new_id(),
            centre_id=house.centre.id,
            title="Eettafel",
            first=dt.date(2026, 11, 1),
            rule="FREQ=WEEKLY;BYDAY=SU",
            sign_up=True,
        ),
        new=True,
    ).value


def test_who_came_three_times_was_present_three_times(
    house: CentreServices,
) -> None:
    meal = a_meal(house)
    people = [
        house.signing.sign_up(
            SignUp(id=new_id(), centre_id=house.centre.id, activity_id=meal.id, name=name)
        ).value.sign_up
        for name in ("Anna", "Bram", "Cato")
    ]
    days = [one.occurrence for one in house.plan.occurrences(meal.id)][:3]
    for day in days:
        house.attendance.tick(people[0].id, day.id, present=True)
    house.attendance.tick(people[1].id, days[0].id, present=True)
    beside = house.gathering.overview(year(2026)).beside
    assert beside is not None
    (meeting,) = beside.meetings
    assert (meeting.placed, meeting.attendances, meeting.signed_up) == (3, 4, 3)
    assert meeting.ticked == 3
    assert meeting.per_time == pytest.approx(4 / 3)


def test_one_person_on_two_dinners_is_two_attendances_and_never_two_people(
    house: CentreServices,
) -> None:
    meal = a_meal(house)
    for day in [one.occurrence for one in house.plan.occurrences(meal.id)][2:4]:
        ans = SignUp(
            id=new_id(),
            centre_id=house.centre.id,
            activity_id=meal.id,
            occurrence_id=day.id,
            name="Ans",
        )
        kept = house.signing.sign_up(ans).value.sign_up
        house.attendance.tick(kept.id, day.id, present=True)
        house.attendance.count(day.id)
    document = house.overviews.document(year(2026))
    sheet = next(one for one in sheets(document) if one.title == "Met aanmelding")
    titles = [heading.title for heading in sheet.headings]
    assert "bezoekers" not in titles
    (row,) = sheet.rows
    shown = dict(zip(titles, (cell.shown for cell in row.cells), strict=True))
    assert (shown["aanmeldingen"], shown["aanwezigen"], shown["per keer"]) == ("2", "2", "1,0")
    people = next(term for term in sheet.terms if term.term == "verschillende mensen")
    assert people.meaning.startswith("niet bijgehouden")


def test_who_signed_up_for_a_time_that_is_still_to_come_does_not_count_yet(
    house: CentreServices,
) -> None:
    sunday = TODAY - dt.timedelta(days=7)
    meal = house.planning.keep(
        Activity(
            id=new_id(),
            centre_id=house.centre.id,
            title="Eettafel",
            first=sunday,
            rule="FREQ=WEEKLY;BYDAY=SU",
            sign_up=True,
        ),
        new=True,
    ).value
    over, _today, coming, *_rest = [one.occurrence for one in house.plan.occurrences(meal.id)]
    for day, name in ((over, "Anna"), (coming, "Bram"), (coming, "Cato")):
        one = replace(house.signing.blank(meal, day.id), name=name)
        house.signing.sign_up(one)
    beside = house.gathering.overview(year(2026)).beside
    assert beside is not None
    (meeting,) = beside.meetings
    assert (meeting.held, meeting.signed_up) == (1, 1)


def test_a_sheet_of_a_theme_is_about_that_theme_only(demo: CentreServices) -> None:
    themes, _titles = demo.harvest.choices()
    for theme in themes[:2]:
        assert theme.key is not None
        found = demo.gathering.subject(year(2025), Only(theme_id=theme.key))  # type: ignore[arg-type]
        whole = demo.harvest.breakdown(year(2025), Along.THEME)
        (row,) = [one for one in whole.rows if one.key == theme.key]
        assert found.figures == row.figures
        assert found.subject.casefold() == theme.name.casefold()
        assert all(theme.name in story.themes for story in found.stories)
        assert total(one.figures for one in found.activities) == found.figures


def test_a_sheet_of_an_activity_has_each_of_its_dates(demo: CentreServices) -> None:
    _themes, titles = demo.harvest.choices()
    one = next(each for each in titles if each.name == "Breicafé")
    found = demo.gathering.subject(year(2025), Only(activity_id=one.key))  # type: ignore[arg-type]
    assert found.beside is not None
    times = found.beside.times
    assert sum(time.visits or 0 for time in times) == found.figures.visits
    assert sum(time.held for time in times) == found.figures.held
    assert {time.title for time in times} == {one.name}


def test_the_months_of_an_activity_are_those_of_the_papers_of_each_month(
    demo: CentreServices,
) -> None:
    found = demo.gathering.overview(year(2025))
    assert found.beside is not None
    for number in (3, 8, 12):
        paper = demo.gathering.overview(month(2025, number))
        in_year = {
            key: months[number - 1]
            for key, months in found.beside.months.items()
            if months[number - 1] != Figures()
        }
        assert in_year == {row.activity_id: row.figures for row in paper.activities}


def test_youth_work_is_that_of_the_kinds_that_say_so(demo: CentreServices) -> None:
    beside = demo.gathering.overview(year(2025)).beside
    assert beside is not None
    assert beside.youth is not None
    kinds = next(one for one in beside.splits if one.along is Along.KIND)
    by_name = {one.row.name: one.row.figures for one in kinds.rows}
    assert beside.youth.inside == by_name["jongerenwerk"]
    assert beside.youth.outside == by_name["ambulant"]
