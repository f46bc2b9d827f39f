"""Programme of a door: the newest one holds, whatever came before it, and takes nothing away of what was counted."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.surveys.survey import Survey
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.packets.conftest import (
    Between,
    change,
    first_kinds,
    numbers,
    occurrence_of,
    sign_up,
)
from tests.services.packets.test_people_at_a_door import asked, with_names

__all__ = ["asked"]
On = Callable[[int], Occurrence]


@pytest.fixture
def kind(house: CentreServices) -> TallyKind:
    return first_kinds(house)[0]


def follow(between: Between, door: CentreServices) -> bool:
    """The office says what is planned, and the door hears it."""
    between.take_in()
    return door.sending.send(between.folder).value.planned


def programme(between: Between) -> Path:
    return next(between.folder.glob("*.programma"))


def titles(house: CentreServices) -> list[str]:
    with house.database.read() as work:
        return sorted(activity.title for activity in work.store(Activity).find())


def started(house: CentreServices, coffee: Activity, title: str) -> Activity:
    """Another activity, of today."""
    new = replace(coffee, id=new_id(), title=title, first=dt.date(2026, 11, 22), version=1)
    return house.planning.keep(new, new=True).value


def test_a_new_door_has_the_newest_programme_already(
    between: Between, coffee: Activity, asked: object
) -> None:
    assert (coffee.title, bool(asked)) == ("Koffie-inloop", True)
    door = between.open_door("Ingang")
    with door.database.read() as work:
        before = work.connection.exec_driver_sql("SELECT max(version) FROM occurrence").scalar()
    assert follow(between, door)  # it is numbered, and says nothing else
    with door.database.read() as work:
        after = work.connection.exec_driver_sql("SELECT max(version) FROM occurrence").scalar()
    assert before == after
    assert not follow(between, door)
    assert not door.sending.send(between.folder).value.made


def test_what_starts_changes_and_stops_at_the_office_reaches_a_door(
    between: Between, on: On, coffee: Activity, kind: TallyKind
) -> None:
    stops = started(between.office, coffee, "Sjoelen")
    door = between.open_door("Ingang")
    soup = started(between.office, coffee, "Soep")
    between.office.planning.remove(stops)
    change(between.office, on(29), starts=dt.time(14), cancelled_because="storm", remark="Ria ziek")
    follow(between, door)

    assert titles(door) == ["Koffie-inloop", "Soep"]
    later = occurrence_of(door, on(29).id)
    assert (later.starts, later.cancelled_because, later.remark) == (dt.time(14), "", "")
    cards = door.counting.day(dt.date(2026, 11, 22)).cards
    (card,) = (card for card in cards if card.title == "Soep")
    door.counting.add(card.occurrence.id, kind.id, 12)
    between.bring(door)
    assert list(numbers(between.office).values()) == [12]
    with between.office.database.read() as work:
        (found,) = work.store(Occurrence).find(activity_id=soup.id, date=card.occurrence.date)
    assert found.id == card.occurrence.id
    assert not between.questions()


def test_programmes_come_twice_late_and_half_and_the_newest_holds(
    between: Between, on: On, tmp_path: Path
) -> None:
    door = between.open_door("Ingang")
    between.take_in()
    old = shutil.copy(programme(between), tmp_path / "old")
    change(between.office, on(29), starts=dt.time(14))
    between.take_in()
    new = programme(between).read_bytes()
    half = new[: len(new) // 2]
    for file, taken in ((half, False), (new, True), (new, False), (Path(old).read_bytes(), False)):
        programme(between).write_bytes(file)
        assert door.sending.send(between.folder).value.planned is taken
    assert occurrence_of(door, on(29).id).starts == dt.time(14)


def test_a_programme_that_was_made_before_a_packet_came_takes_nothing_back(
    between: Between, on: On, coffee: Activity
) -> None:
    door = between.open_door("Ingang")
    change(between.office, on(15), cancelled_because="")
    between.take_in()
    door.counting.cancel(on(22).id, "regen")
    extra = door.growing.extra(title="Soep", date=dt.date(2026, 11, 22)).value
    assert door.sending.send(between.folder).value.planned
    assert occurrence_of(door, on(22).id).cancelled_because == "regen"
    assert occurrence_of(door, extra.id).activity_id != coffee.id
    assert occurrence_of(door, on(15).id).cancelled
    assert follow(between, door)  # now made with what the door told
    assert occurrence_of(door, on(22).id).cancelled_because == "regen"
    between.office.counting.resume(on(22).id)
    assert follow(between, door)
    assert not occurrence_of(door, on(22).id).cancelled
    assert not door.sending.send(between.folder).value.made


def test_what_was_counted_at_a_door_stays_there_when_the_office_removes_it(
    between: Between, on: On, coffee: Activity, kind: TallyKind
) -> None:
    door, on_ = between.open_door("Ingang"), on(22)
    door.counting.add(on_.id, kind.id, 5)
    between.office.planning.remove(coffee)
    between.bring(door)
    follow(between, door)
    with door.database.read() as work:
        assert [each.id for each in work.store(Occurrence).find()] == [on_.id]
    assert list(numbers(door).values()) == [5]
    assert "Die is hier verwijderd." in between.questions()[0]


def test_a_time_that_the_door_had_planned_itself_becomes_that_of_the_office(
    between: Between, on: On, coffee: Activity, kind: TallyKind
) -> None:
    door = between.open_door("Ingang")
    ids = {}
    with door.database.begin() as work:
        store = work.store(Occurrence)
        for day in (22, 29):
            own = replace(on(day), id=new_id(), version=1)
            store.remove(store.find(activity_id=coffee.id, planned_for=on(day).date))
            store.add(own)
            ids[day] = own.id
    door.counting.add(ids[22], kind.id, 4)
    follow(between, door)
    assert occurrence_of(door, ids[22]).planned_for == on(22).date  # it was counted at
    with door.database.read() as work:
        assert work.store(Occurrence).get(ids[29]) is None
    assert occurrence_of(door, on(29).id).date == on(29).date
    between.bring(door)
    assert numbers(between.office) == {(on(22).id, kind.id): 4}


def test_two_times_that_became_one_at_the_office_stay_two_at_a_door_that_counted(
    between: Between, on: On, coffee: Activity, kind: TallyKind
) -> None:
    other = between.office.planning.keep(
        replace(coffee, id=new_id(), title="Ontmoeting", version=1), new=True
    ).value
    with between.office.database.read() as work:
        (twin,) = work.store(Occurrence).find(activity_id=other.id, planned_for=on(22).date)
    door = between.open_door("Ingang")
    for occurrence in (on(22), twin):
        door.counting.add(occurrence.id, kind.id, 5)
    between.bring(door)
    between.office.merging.merge(other.id, coffee.id)
    follow(between, door)
    assert sorted(numbers(door).values()) == [5, 5]
    assert not door.sending.send(between.folder).value.made


def test_the_list_at_a_door_follows_the_office_and_forgets_who_was_erased(
    between: Between, on: On, listed: Activity
) -> None:
    erased, stays = (sign_up(between.office, on(22), name) for name in ("Ans", "Bo"))
    door = with_names(between)
    own = sign_up(door, on(22), "Cor")
    between.office.signing.erase(erased.id)
    follow(between, door)
    here = {person.id for person in door.signing.list_of(listed.id, on(22).id).sign_ups}
    assert here == {stays.id, own.id}
    follow(between, door)
    with door.database.read() as work:
        told = work.connection.exec_driver_sql("SELECT state FROM told_state").scalars().all()
    assert "Ans" not in "".join(told)
    assert b"Ans" not in door.database.path.read_bytes()


def test_a_survey_that_changes_or_ends_at_the_office_does_so_at_a_door(
    between: Between, asked: object, clock: FixedClock
) -> None:
    door = between.open_door("Ingang")
    assert asked is not None
    (known,) = between.office.surveys.at_door()
    other = replace(known.questions[0], words="Hoe tevreden?")
    between.office.surveys.keep(replace(known, questions=(other, known.questions[1])), new=False)
    follow(between, door)
    assert door.surveys.at_door()[0].questions[0].words == "Hoe tevreden?"
    clock.moment += dt.timedelta(days=40)
    follow(between, door)
    with door.database.read() as work:
        assert not work.store(Survey).find()
