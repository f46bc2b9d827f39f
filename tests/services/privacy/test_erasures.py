"""Nobody is erased who was not announced: a list read in today is about people who may have left years ago."""

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import COORDINATOR, Profile
from buurthuis_app.domain.shared.personal_data import ErasureCount
from buurthuis_app.domain.volunteers.volunteer import Absence, Availability, Person, Wish
from buurthuis_app.errors import NotAllowed
from buurthuis_app.persistence.backups import backup
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.erasure import erasures
from buurthuis_app.records import replace
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import SAMPLES, TODAY

LONG_GONE = dt.date(2024, 3, 1)
DAY = dt.timedelta(days=1)


@pytest.fixture
def fresh(
    template: Path, tmp_path: Path
) -> Iterator[Callable[[], tuple[CentreServices, FixedClock]]]:
    """A centre of its own for every example."""
    opened: list[Database] = []

    def make() -> tuple[CentreServices, FixedClock]:
        database = Database(Path(shutil.copy(template, tmp_path / f"{len(opened)}.db")))
        opened.append(database)
        centre = Centres(database).first()
        assert centre is not None
        clock = FixedClock(TODAY)
        return CentreServices(database, clock, COORDINATOR, centre), clock

    yield make
    for database in opened:
        database.close()


def left(house: CentreServices, name: str, until: dt.date | None = LONG_GONE) -> Person:
    blank = house.volunteers.blank(name)
    gone = replace(blank.volunteer, since=None, until=until, phone="06-00111222")
    return house.volunteers.keep(replace(blank, volunteer=gone), new=True).value


def names(house: CentreServices) -> list[str]:
    return [person.volunteer.name for person in house.volunteers.people()]


def start(house: CentreServices, clock: FixedClock, days: int = 0) -> ErasureCount:
    """The program starts, so many days later; what is erased then."""
    clock.moment += dt.timedelta(days=days)
    house.keeping.rounds.believe_clock()
    return house.keeping.erase_due().value.erased


def test_five_people_of_an_imported_list_stay_thirty_days(
    house: CentreServices, clock: FixedClock
) -> None:
    importing = house.people_importing
    importing.keep(importing.read(SAMPLES / "vrijwilligers.xlsx"))
    there = names(house)
    long_gone = [each.volunteer.name for each in house.volunteer_terms.soon()]
    assert len(long_gone) == 5
    assert {each.erased_from for each in house.volunteer_terms.soon()} == {TODAY + 30 * DAY}
    told = house.keeping.erase_due().value
    assert (told.erased.rows, told.announced.people, told.first) == (0, 5, TODAY + 30 * DAY)
    for days in (0, 1, 6, 22):
        assert start(house, clock, days).rows == 0
        assert names(house) == there
    assert start(house, clock, 1).people == 5
    assert Counter(names(house)) == Counter(there) - Counter(long_gone)


def test_what_is_announced_in_time_goes_on_the_day_of_its_term(
    house: CentreServices, clock: FixedClock
) -> None:
    left(house, "Ria Schouten", TODAY - dt.timedelta(days=365 - 20))
    assert house.keeping.erase_due().value.announced.people == 1
    assert start(house, clock, 20).rows == 0
    assert start(house, clock, 1).people == 1


def test_who_is_announced_late_still_has_a_week(house: CentreServices, clock: FixedClock) -> None:
    left(house, "Ria Schouten", TODAY - dt.timedelta(days=365 - 2))
    start(house, clock)
    assert start(house, clock, 6).rows == 0
    assert start(house, clock, 1).people == 1


def test_who_turns_out_to_stay_is_not_erased_and_is_announced_anew_later(
    house: CentreServices, clock: FixedClock
) -> None:
    ria = left(house, "Ria Schouten")
    start(house, clock)
    stays = replace(ria, volunteer=replace(ria.volunteer, until=None))
    ria = house.volunteers.keep(stays, new=False).value
    assert start(house, clock, 40).rows == 0
    ends = replace(ria, volunteer=replace(ria.volunteer, until=LONG_GONE))
    house.volunteers.keep(ends, new=False)
    assert start(house, clock, 1).rows == 0
    assert start(house, clock, 29).rows == 0
    assert start(house, clock, 1).people == 1


def test_a_clock_that_was_wrong_erases_nobody(house: CentreServices, clock: FixedClock) -> None:
    left(house, "Ria Schouten", TODAY - 10 * DAY)
    start(house, clock, 365 * 5)
    assert start(house, clock, -365 * 5).rows == 0
    assert house.volunteer_terms.soon() == ()
    assert start(house, clock, 7).rows == 0
    assert names(house) == ["Ria Schouten"]


def test_an_erasure_is_taken_back_until_the_end_of_the_day(
    house: CentreServices, clock: FixedClock
) -> None:
    ans = left(house, "Ans Kuiper", None)
    ria = left(house, "Ria Schouten")
    duty = house.volunteers.keep_duty(house.volunteers.blank_duty("bar"), new=True).value
    wish = Availability(
        volunteer_id=ria.volunteer.id,
        weekday=Weekday.TUESDAY,
        day_part=DayPart.MORNING,
        wish=Wish.RATHER,
    )
    full = replace(ria.volunteer, duty_ids=(duty.id,), together_with=frozenset({ans.volunteer.id}))
    house.volunteers.keep(Person(volunteer=full, availability=(wish,)), new=False)
    away = Absence(
        id=new_id(), volunteer_id=full.id, first=LONG_GONE, last=LONG_GONE, reason="op reis"
    )
    house.volunteers.keep_absence(away)
    before = house.volunteers.person(full.id)
    start(house, clock)
    assert start(house, clock, 30) == ErasureCount(rows=2, people=1)
    assert names(house) == ["Ans Kuiper"]
    assert house.keeping.can_be_taken_back() == ErasureCount(rows=2, people=1)

    back = house.keeping.take_back_erasure()

    assert back.value == ErasureCount(rows=2, people=1)
    assert back.changes
    assert house.volunteers.person(full.id) == before
    assert house.keeping.can_be_taken_back().rows == 0
    assert start(house, clock, 29).rows == 0
    assert start(house, clock, 1).people == 1


def test_the_next_day_it_is_gone_for_good_and_so_is_the_copy(
    house: CentreServices, clock: FixedClock
) -> None:
    left(house, "Ria Schouten")
    start(house, clock)
    start(house, clock, 30)
    folder = house.database.path.parent / backup.FOLDER
    assert len(list(folder.glob("voor-het-wissen-*.db"))) == 1
    start(house, clock, 1)
    assert not list(folder.glob("voor-het-wissen-*"))
    assert house.keeping.take_back_erasure().value.rows == 0
    assert names(house) == []


def test_erasing_at_once_is_taken_back_as_well_also_twice_on_a_day(
    house: CentreServices, house_for: Callable[[Profile], CentreServices]
) -> None:
    for name in ("Ria Schouten", "Wim de Vries"):
        left(house, name)
        assert house.keeping.erase_now().value.erased.people == 1
    with pytest.raises(NotAllowed):
        house_for(Profile.BOARD).keeping.erase_now()
    with pytest.raises(NotAllowed):
        house_for(Profile.BOARD).keeping.take_back_erasure()
    assert house.keeping.take_back_erasure().value.people == 2
    assert sorted(names(house)) == ["Ria Schouten", "Wim de Vries"]


def test_no_name_stands_in_an_announcement(house: CentreServices) -> None:
    left(house, "Ria Schouten")
    house.keeping.erase_due()
    with house.database.read() as work:
        assert erasures.announced(work)
        assert "Ria" not in repr(erasures.announced(work))


@given(
    starts=st.lists(st.integers(0, 40), min_size=1, max_size=12),
    leaves=st.integers(-700, 60),
    arrives=st.integers(0, 60),
)
@settings(max_examples=settings().max_examples // 5)
def test_nobody_goes_within_a_week_of_being_told_or_before_the_term(
    fresh: Callable[[], tuple[CentreServices, FixedClock]],
    starts: list[int],
    leaves: int,
    arrives: int,
) -> None:
    house, clock = fresh()
    day, told = 0, None
    there = False
    for days in starts:
        day += days
        clock.moment += dt.timedelta(days=days)
        if not there and day >= arrives:
            left(house, "Ria Schouten", TODAY + dt.timedelta(days=leaves))
            there = True
        house.keeping.rounds.believe_clock()
        outcome = house.keeping.erase_due().value
        if outcome.announced.people:
            told = clock.today()
        if outcome.erased.people:
            assert told is not None
            assert clock.today() >= told + 7 * DAY
            assert clock.today() > TODAY + dt.timedelta(days=leaves + 365)
            return
        assert names(house) == (["Ria Schouten"] if there else [])
