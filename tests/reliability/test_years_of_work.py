"""Years of work at random: whatever is planned, moved, merged, erased and undone, a slow recount finds the same."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.planned import DutyChoice, Scope
from buurthuis_app.domain.activities.recurrence import Weekly
from buurthuis_app.domain.rosters.shift import Assignment, AssignmentState, Shift
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import AppError
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.rosters.papers import Wanted
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.services.shared.done import Done
from tests.services.rosters.people_and_duties import duty, pattern, volunteer
from tests.services.volunteers.erasing import erase_volunteer

BEGIN = dt.date(2026, 11, 2)
LAST = dt.date(2027, 12, 31)
YEARS = (2025, 2026, 2027)


class Years(Struct):
    """A house at work; `n` and `m` of each act choose what it is done to."""

    house: CentreServices
    clock: FixedClock
    done: list[Done[Any]]

    def activity(self, n: int) -> Activity:
        found = self.house.plan.activities()
        return found[n % len(found)].activity

    def occurrence(self, n: int) -> Occurrence:
        with self.house.database.read() as work:
            found = work.store(Occurrence).find()
        return sorted(found, key=lambda occurrence: occurrence.date)[n % min(len(found), 20)]

    def person(self, n: int) -> Volunteer:
        with self.house.database.read() as work:
            found = work.store(Volunteer).find()
        return found[n % len(found)]


def stand(years: Years, n: int, m: int) -> Done[Any]:
    today = years.clock.today()
    shifts = years.house.roster.board(
        today - dt.timedelta(weeks=1), today + dt.timedelta(weeks=3)
    ).shifts
    return years.house.rostering.assign(
        shifts[n % len(shifts)].shift.id,
        years.person(m).id,
        state=AssignmentState.CONFIRMED,
        because="het kan",
    )


def move(years: Years, n: int, m: int) -> Done[Any]:
    occurrence = years.occurrence(n)
    choice = list(DutyChoice)[m % 2]
    day = occurrence.date + dt.timedelta(days=m % 5 - 2)
    starts = dt.time(10 + m % 3)
    return years.house.planning.move(
        replace(occurrence, date=day, starts=starts, ends=dt.time(14)), duties=choice
    )


def change(years: Years, n: int, m: int) -> Done[Any]:
    kept = replace(
        years.activity(n),
        rule=Weekly(weekdays=frozenset({m % 7})).text(),
        starts=dt.time(9 + m % 4),
    )
    scope = [Scope.WHOLE, Scope.THIS_AND_FOLLOWING][m % 2]
    choice = list(DutyChoice)[n % 2]
    return years.house.planning.change(kept, scope, years.clock.today(), duties=choice)


def stop(years: Years, n: int, m: int) -> Done[Any]:
    person = years.house.volunteers.person(years.person(n).id)
    day = years.clock.today() + dt.timedelta(days=m - 10)
    stopped = replace(person.volunteer, until=day)
    return years.house.volunteers.keep(replace(person, volunteer=stopped), new=False)


def come_back(years: Years, n: int, _m: int) -> Done[Any]:
    person = years.house.volunteers.person(years.person(n).id)
    return years.house.volunteers.keep(years.house.volunteers.returning(person), new=False)


def later(years: Years, n: int, m: int) -> Done[Any]:
    years.clock.moment += dt.timedelta(days=1 + (n + m) % 9)
    years.house.growing.extend()
    return years.house.shift_planning.make_ahead()


def take_back(years: Years, _n: int, _m: int) -> Done[Any]:
    last = years.done.pop()
    assert last.undo is not None
    return last.undo()


ACTS: tuple[Callable[[Years, int, int], Done[Any]], ...] = (
    *(stand, stand, stand, move, change, stop, come_back, later, later, take_back),
    lambda years, n, _m: years.house.counting.cancel(years.occurrence(n).id, "ziek"),
    lambda years, n, _m: years.house.counting.resume(years.occurrence(n).id),
    lambda years, n, m: years.house.merging.merge(years.activity(n).id, years.activity(m).id),
    lambda years, n, _m: years.house.planning.remove(years.activity(n)),
    lambda years, n, m: years.house.planning.end(
        years.activity(n), years.clock.today() + dt.timedelta(days=m)
    ),
    lambda years, n, _m: erase_volunteer(years.house, years.person(n).id),
)


@settings(max_examples=settings().max_examples // 3)
@given(
    acts=st.lists(
        st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 30), st.integers(0, 30)),
        min_size=8,
        max_size=30,
    )
)
def test_a_slow_recount_finds_what_is_printed(
    template: Path, tmp_path: Path, acts: list[tuple[int, int, int]]
) -> None:
    path = Path(shutil.copy(template, tmp_path / f"{new_id().hex}.db"))
    database, clock = Database(path), FixedClock(BEGIN)
    centre = Centres(database).first()
    assert centre is not None
    years = Years(house=CentreServices(database, clock, COORDINATOR, centre), clock=clock, done=[])
    begin(years)
    for act, n, m in acts:
        try:
            done = ACTS[act](years, n, m)
        except (AppError, ZeroDivisionError, IndexError):  # refused, or nothing there to do it to
            recount(years)
            continue
        if done.undo is not None:
            years.done.append(done)
        recount(years)
    database.close()
    path.unlink()


def begin(years: Years) -> None:
    bar = duty(years.house)
    for title, weekday in (("Koffie", 6), ("Inloop", 2)):
        activity = Activity(
            id=new_id(),
            centre_id=years.house.centre.id,
            title=title,
            first=BEGIN,
            rule=Weekly(weekdays=frozenset({weekday})).text(),
            starts=dt.time(10),
            ends=dt.time(12),
        )
        years.house.planning.keep(activity, new=True)
        pattern(
            years.house, bar, rule="", activity_id=activity.id, starts=None, ends=None, first=BEGIN
        )
    for name in ("Ria", "Piet"):
        volunteer(years.house, name, bar, since=dt.date(2025, 1, 1))


class Rows(Struct):
    """All rows that the figures come from, and the one rule of what takes place, told anew."""

    occurrences: dict[UUID, Occurrence]
    shifts: dict[UUID, Shift]
    places: tuple[Assignment, ...]
    people: dict[UUID, Volunteer]

    def going(self, shift: Shift) -> bool:
        if shift.dropped or shift.occurrence_id is None:
            return not shift.dropped
        at = self.occurrences.get(shift.occurrence_id)
        return at is not None and not at.cancelled


def recount(years: Years) -> None:
    """Compare hours, board, lists and volunteers with what the rows say, one by one."""
    with years.house.database.read() as work:
        rows = Rows(
            occurrences={at.id: at for at in work.store(Occurrence).find()},
            shifts={shift.id: shift for shift in work.store(Shift).find()},
            places=work.store(Assignment).find(),
            people={person.id: person for person in work.store(Volunteer).find()},
        )
        assert not work.connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    recount_figures(years, rows)
    recount_roster(years, rows)


def recount_figures(years: Years, rows: Rows) -> None:
    today, counted = years.clock.today(), years.house.volunteer_figures
    worked = [
        rows.shifts[place.shift_id]
        for place in rows.places
        if place.state is AssignmentState.CONFIRMED and rows.going(rows.shifts[place.shift_id])
    ]
    for year in YEARS:
        over = (shift for shift in worked if shift.date.year == year and shift.date <= today)
        found = counted.of(periods.year(year))
        assert found.minutes == sum(round(shift.hours * 60) for shift in over)
        before = counted.of(periods.year(year - 1)).at_end
        if year <= today.year:
            assert before + found.joined - found.left == found.at_end


def recount_roster(years: Years, rows: Rows) -> None:
    today = years.clock.today()
    for each in years.house.roster.board(BEGIN, LAST).shifts:
        assert each.goes_on == rows.going(each.shift)
        at = rows.occurrences.get(each.shift.occurrence_id) if each.shift.occurrence_id else None
        if each.goes_on and at is not None and each.shift.date >= today:
            assert each.shift.date == at.date
    for own in years.house.roster_papers.people(Wanted(day=today, weeks=4)):
        assert all(rows.going(line.shift.shift) for line in own.shifts)
    for place in rows.places:
        shift, person = rows.shifts[place.shift_id], rows.people[place.volunteer_id]
        if place.state.takes_place and shift.stretch.begin > years.clock.now():
            assert not person.erased
            assert person.serves_on(shift.date)
