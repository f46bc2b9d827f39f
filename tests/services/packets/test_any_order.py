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
from buurthuis_app.domain.stories.story import Story
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
        for _round in range(2):
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
        return numbers, off, work.store(Story).find(), sorted(titles.values())


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
    for name in DOORS:
        if not (tmp_path / f"{name}.db").exists():
            between.office.door_files.make(name, tmp_path / f"{name}.db")
    with course(between, tmp_path) as run:
        for act, *given_ in happened:
            getattr(run, act.replace(" ", "_"))(*given_)
        run.end()

        assert figures(run.office) == figures(run.one)
        assert not run.office.taking_in.to_decide().questions
        assert [door.sending.send(run.stick).value.waiting for door in run.doors] == [0, 0]


def test_a_week_without_network_is_one_week_in_one_file(between: Between, tmp_path: Path) -> None:
    for name in DOORS:
        between.office.door_files.make(name, tmp_path / f"{name}.db")
    with course(between, tmp_path) as run:
        for step in range(60):
            run.count(step % 2, step % 2, step % 2, (step * 7) % 11 - 2)
            if step % 13 == 0:
                run.send(step % 2)
            if step % 20 == 0:
                run.tell(step % 2)
                run.add_beside(1 - step % 2)
        run.end()

        assert figures(run.office) == figures(run.one)
