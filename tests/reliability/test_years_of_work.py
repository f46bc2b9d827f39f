"""Years of work at random: whatever is planned, moved, merged, erased and undone, a slow recount finds the same."""

import datetime as dt
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurthuis_app.domain.rosters.shift import Assignment, Shift
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import quarter_of
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.rosters.papers import Wanted
from buurthuis_app.services.shared.clock import FixedClock
from tests.project.every_definition import every_definition
from tests.reliability import (
    recounts_of_goals,
    recounts_of_hire,
    recounts_of_incidents,
    recounts_of_lending,
    recounts_of_money,
    recounts_of_outreach,
    recounts_of_participants,
    recounts_of_people,
    recounts_of_placements,
    recounts_of_visits,
    recounts_of_voices,
)
from tests.reliability.acts_of_years import ACTS, BEGIN, Years, begin, into_the_next_year, later
from tests.reliability.recounts import NOT_RECOUNTED, RECOUNTS, printed_of
from tests.reliability.slow_rows import SlowRows, raw

LAST = dt.date(2028, 12, 31)
YEARS = (2025, 2026, 2027)
RECOUNTERS = (
    *(recounts_of_visits, recounts_of_people, recounts_of_participants),
    *(recounts_of_money, recounts_of_goals, recounts_of_lending, recounts_of_hire),
    recounts_of_incidents,
    *(recounts_of_voices, recounts_of_outreach, recounts_of_placements),
)
"""Every one of them puts its own in `RECOUNTS`."""
FULL_YEARS = 200
EACH = 10
"""Years that one test of the long run goes through."""


@contextmanager
def at_work(path: Path) -> Iterator[Years]:
    """A house that begins its years of work in this file."""
    with closing(Database(path)) as database:
        centre = Centres(database).first()
        assert centre is not None
        clock = FixedClock(BEGIN)
        house = CentreServices(database, clock, COORDINATOR, centre)
        years = Years(house=house, clock=clock, done=[])
        yield years
    path.unlink()


@pytest.fixture(scope="session")
def furnished(made_once: Callable[[str, Callable[[Path], None]], Path], template: Path) -> Path:
    """The house as its years of work begin."""

    def furnish(path: Path) -> None:
        shutil.copy(template, path)
        with closing(Database(path)) as database:
            centre = Centres(database).first()
            assert centre is not None
            clock = FixedClock(BEGIN)
            house = CentreServices(database, clock, COORDINATOR, centre)
            begin(Years(house=house, clock=clock, done=[]))

    return made_once("years-of-work.db", furnish)


@settings(max_examples=settings().max_examples // 15)
@given(
    acts=st.lists(
        st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 30), st.integers(0, 30)),
        min_size=40,
        max_size=80,
    )
)
def test_a_slow_recount_finds_what_is_printed(
    furnished: Path, tmp_path: Path, acts: list[tuple[int, int, int]]
) -> None:
    with at_work(Path(shutil.copy(furnished, tmp_path / f"{new_id().hex}.db"))) as years:
        for number, act in enumerate(acts):
            years.act(*act)
            if number % 10 == 0:
                recount_roster(years)
        into_the_next_year(years)
        recount_figures(years, *YEARS)


@pytest.mark.torture
@pytest.mark.parametrize("first", range(0, FULL_YEARS, EACH))
def test_full_years_are_recounted_every_quarter(
    furnished: Path, tmp_path: Path, first: int
) -> None:
    """Five acts, some days later the next five; the year's papers each quarter, those of both years at the last."""
    for seed in range(first, first + EACH):
        chance = random.Random(seed)  # noqa: S311 - a year that comes back with its seed
        with at_work(Path(shutil.copy(furnished, tmp_path / f"{seed}.db"))) as years:
            quarter = quarter_of(BEGIN)
            while years.clock.today() < BEGIN + dt.timedelta(days=366):
                for _number in range(5):
                    which = chance.randrange(len(ACTS))
                    years.act(which, chance.randrange(31), chance.randrange(31))
                later(years, chance.randrange(31), chance.randrange(31))
                if quarter_of(years.clock.today()) != quarter:
                    quarter = quarter_of(years.clock.today())
                    recount_roster(years)
                    recount_figures(years, years.clock.today().year, goals=False)
            recount_figures(years, *YEARS[1:])


def test_every_definition_has_a_recount() -> None:
    """A figure that the program prints and nobody recounts is found here."""
    recounted = [term for terms in RECOUNTS.values() for term in terms]
    assert sorted([*recounted, *NOT_RECOUNTED]) == sorted(
        (group.title, definition.term)
        for group in every_definition()
        for definition in group.definitions
    )


def recount_figures(years: Years, *of: int, goals: bool = True) -> None:
    """Compare every printed figure of these years with what the rows say."""
    rows = SlowRows(years.house.database.path, years.clock.today())
    for year in of:
        paper = printed_of(years.house, rows, year, goals=goals)
        for recount in RECOUNTS:
            for printed, recounted in recount(paper):
                assert printed == recounted, f"{recount.__name__} of {year}"


def recount_roster(years: Years) -> None:
    """Compare board, lists and volunteers' places with what the rows say."""
    today, rows = years.clock.today(), SlowRows(years.house.database.path, years.clock.today())
    shifts = {row["id"]: row for row in rows["shift"]}
    for each in years.house.roster.board(BEGIN, LAST).shifts:
        assert each.goes_on == rows.shift_goes_on(shifts[each.shift.id.bytes])
        at = rows.occurrences.get(raw(each.shift.occurrence_id))
        if each.goes_on and at is not None and each.shift.date >= today:
            assert each.shift.date.isoformat() == at["date"]
    for own in years.house.roster_papers.people(Wanted(day=today, weeks=4)):
        assert all(rows.shift_goes_on(shifts[line.shift.shift.id.bytes]) for line in own.shifts)
    with years.house.database.read() as work:
        assert not work.connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        people = {person.id: person for person in work.store(Volunteer).find()}
        stored = {shift.id: shift for shift in work.store(Shift).find()}
        for place in work.store(Assignment).find():
            shift, person = stored[place.shift_id], people[place.volunteer_id]
            if place.state.takes_place and shift.stretch.begin > years.clock.now():
                assert not person.erased
                assert person.serves_on(shift.date)
