"""Packets in any order, twice, and with some lost on the way: the figures are those of one file."""

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import Count
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.surveys.survey import Answer, AnsweredBy, Reply
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.packets.conftest import Between, first_kinds

DOORS = ("Ingang", "Tuin")
_example = count()
_at_door = st.integers(0, 1)
acts = st.one_of(
    st.tuples(st.just("count"), _at_door, st.integers(0, 1), st.integers(0, 1), st.integers(-3, 9)),
    st.tuples(st.just("tell"), _at_door),
    st.tuples(st.just("add beside"), _at_door),
    st.tuples(st.just("call off"), _at_door),
    st.tuples(st.just("sign up"), _at_door),
    st.tuples(st.just("tick"), _at_door, st.booleans()),
    st.tuples(st.just("fill in"), _at_door, st.integers(1, 10)),
    st.tuples(st.just("plan"), st.integers(0, 2)),
    st.tuples(st.just("send"), _at_door),
    st.tuples(st.just("lose"), st.integers(0, 5)),
    st.tuples(st.just("carry"), st.sets(st.integers(0, 5), min_size=1)),
)
"""What happens at the two doors and between them and the office; a number names a packet that there is."""


class Course:
    """One course of events, at two doors and in one file that hears of everything at once."""

    def __init__(self, between: Between, folder: Path) -> None:
        self.folder, self.stick = folder, folder / "stick"
        self.stick.mkdir()
        shutil.copy(between.office.database.kept_file(), folder / "office.db")
        shutil.copy(between.office.database.kept_file(), folder / "one.db")
        self.between = between
        self.kinds = first_kinds(between.office)
        self.opened: list[Database] = []
        self.office, self.one = self.open("office.db"), self.open("one.db")
        self.doors = [self.open(f"{name}.db") for name in DOORS]
        self.counted: dict[tuple[int, int, int], int] = {}
        self.people: list[list[SignUp]] = [[], []]
        self.days = self._coming()

    def open(self, name: str) -> CentreServices:
        if name.removesuffix(".db") in DOORS:
            shutil.copy(self.folder.parent / name, self.folder / name)
        database = Database(self.folder / name)
        self.opened.append(database)
        office = self.between.office
        return CentreServices(database, office.clock, COORDINATOR, office.centre)

    def _coming(self) -> list[Occurrence]:
        with self.office.database.read() as work:
            found = work.store(Occurrence).find()
            coffee = work.store(Activity).find(title="Koffie-inloop")
        self.coffee = replace(coffee[0], sign_up=True)
        known = [one for one in found if one.date >= dt.date(2026, 11, 8)]  # at the doors
        return sorted(known, key=lambda one: one.date)[:4]

    def count(self, door: int, day: int, kind: int, n: int) -> None:
        """Nobody takes off more people than this door counted."""
        key = (door, day, kind)
        n = max(n, -self.counted.get(key, 0))
        self.counted[key] = self.counted.get(key, 0) + n
        for house in (self.doors[door], self.one):
            house.counting.add(self.days[1 + day].id, self.kinds[kind].id, n, because="geteld")

    def tell(self, door: int) -> None:
        story = replace(self.one.telling.blank(), happened="Wat een dag.")
        for house in (self.doors[door], self.one):
            house.telling.keep(story, new=True)

    def add_beside(self, door: int) -> None:
        for house in (self.doors[door], self.one):
            extra = house.growing.extra(title="Soep", date=dt.date(2026, 11, 22)).value
            house.counting.add(extra.id, self.kinds[0].id, 2)

    def call_off(self, door: int) -> None:
        for house in (self.doors[door], self.one):
            house.counting.cancel(self.days[3 * door].id, "regen")

    def sign_up(self, door: int) -> None:
        for house in (self.doors[door], self.one):
            person = replace(house.signing.blank(self.coffee, self.days[2].id), name=f"Gast {door}")
            if house is self.one:
                person = replace(person, id=self.people[door][-1].id)
            else:
                self.people[door].append(person)
            house.signing.sign_up(person)

    def tick(self, door: int, *, present: bool) -> None:
        for person in self.people[door]:
            for house in (self.doors[door], self.one):
                house.attendance.tick(person.id, self.days[2].id, present=present)

    def fill_in(self, door: int, mark: int) -> None:
        for house in (self.doors[door], self.one):
            (asked,) = house.surveys.at_door()
            reply = Reply(question_id=asked.questions[0].id, values=(mark,))
            house.surveys.fill_in(asked.survey.id, [reply], AnsweredBy.DOOR)

    def plan(self, what: int) -> None:
        """The office changes what is to come, after those days at which the doors do anything."""
        for house in (self.office, self.one):
            with house.database.begin() as work:
                store = work.store(Occurrence)
                later = max(store.find(activity_id=self.coffee.id), key=lambda each: each.date)
                if what == 0:
                    store.replace(replace(later, starts=dt.time(14), ends=dt.time(16)))
                elif what == 1:
                    store.replace(replace(later, cancelled_because="storm"))
                else:
                    activity = work.store(Activity).get(self.coffee.id)
                    assert activity is not None
                    work.store(Activity).replace(replace(activity, place="Aula"))

    def send(self, door: int) -> None:
        self.doors[door].sending.send(self.stick)

    def packets(self, which: set[int]) -> list[Path]:
        there = sorted(self.stick.glob("*.pakketje"))
        return [there[place % len(there)] for place in sorted(which)] if there else []

    def lose(self, which: int) -> None:
        for packet in self.packets({which}):
            packet.write_bytes(packet.read_bytes()[:-9])

    def carry(self, which: set[int]) -> None:
        """Some of the packets, on another stick that never comes back."""
        other = self.folder / f"other-{next(_example)}"
        other.mkdir()
        for packet in self.packets(which):
            shutil.copy(packet, other)
        self.office.taking_in.take_in(other)

    def end(self) -> None:
        """Everybody sends, and the office takes in: until nothing is under way."""
        for _round in range(3):
            for door in range(len(DOORS)):
                self.send(door)
            self.office.taking_in.take_in(self.stick)


def figures(house: CentreServices) -> tuple[object, ...]:
    """What can be seen of it: numbers by day, activity and kind, what was called off, and stories."""
    with house.database.read() as work:
        titles = {activity.id: activity.title for activity in work.store(Activity).find()}
        found = {one.id: one for one in work.store(Occurrence).find()}
        told = {one.id: (one.date, titles[one.activity_id]) for one in found.values()}
        numbers = sorted(
            (*told[one.occurrence_id], str(one.kind_id), one.number)
            for one in work.store(Count).find()
        )
        off = {one.id: one.cancelled_because for one in found.values() if one.cancelled}
        people = [
            (one.id, one.name, one.place, one.present_at) for one in work.store(SignUp).find()
        ]
        marks = sorted(one.value for one in work.store(Answer).find())
        planned = sorted(str((one.date, one.starts, one.place)) for one in found.values())
        return (
            *(numbers, off, work.store(Story).find(), sorted(titles.values())),
            *(people, marks, planned),
        )


def planned(house: CentreServices) -> frozenset[object]:
    """What is to come of the coffee mornings, as a door and the office both know it."""
    with house.database.read() as work:
        return frozenset(
            (one.id, one.date, one.starts, one.place, one.cancelled)
            for one in work.store(Occurrence).find()
            if dt.date(2026, 11, 23) <= one.date <= dt.date(2027, 1, 10) and one.planned
        )


def _prepare(between: Between, tmp_path: Path) -> None:
    """Doors with names, and a survey that they ask."""
    if (tmp_path / f"{DOORS[0]}.db").exists():
        return
    surveys = between.office.surveys
    blank = surveys.blank()
    mark = replace(surveys.blank_question(blank.survey.id, 0), words="Welk cijfer?")
    survey = replace(blank.survey, title="Tevreden?", at_door=True)
    surveys.keep(replace(blank, survey=survey, questions=(mark,)), new=True)
    for name in DOORS:
        between.office.door_files.make(name, tmp_path / f"{name}.db", names=True)


@contextmanager
def course(between: Between, folder: Path) -> Iterator[Course]:
    """A course of events in a folder of its own."""
    own = folder / f"course-{next(_example)}"
    own.mkdir()
    begun = Course(between, own)
    try:
        yield begun
    finally:
        for database in begun.opened:
            database.close()


@given(happened=st.lists(acts, min_size=3, max_size=12))
@settings(max_examples=max(settings().max_examples // 3, 10), derandomize=True)
def test_the_figures_are_those_of_one_file(
    between: Between, tmp_path: Path, happened: list[tuple[str, ...]]
) -> None:
    _prepare(between, tmp_path)
    with course(between, tmp_path) as run:
        for act, *given_ in happened:
            named = {"present": given_.pop()} if act == "tick" else {}
            getattr(run, act.replace(" ", "_"))(*given_, **named)
        run.end()

        assert figures(run.office) == figures(run.one)
        assert {planned(door) for door in run.doors} == {planned(run.office)}
        assert not run.office.taking_in.to_decide().questions
        assert [door.sending.send(run.stick).value.waiting for door in run.doors] == [0, 0]


def test_a_week_without_network_is_one_week_in_one_file(between: Between, tmp_path: Path) -> None:
    _prepare(between, tmp_path)
    with course(between, tmp_path) as run:
        for step in range(60):
            run.count(step % 2, step % 2, step % 2, (step * 7) % 11 - 2)
            if step % 13 == 0:
                run.send(step % 2)
            if step % 20 == 0:
                run.tell(step % 2)
                run.add_beside(1 - step % 2)
                run.sign_up(step % 2)
            if step % 7 == 0:
                run.tick(step % 2, present=step % 3 > 0)
                run.fill_in(step % 2, 1 + step % 10)
                run.plan(step % 3)
        run.end()

        assert figures(run.office) == figures(run.one)
        assert {planned(door) for door in run.doors} == {planned(run.office)}
