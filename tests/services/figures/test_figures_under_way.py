"""A centre at work, in any order of actions: whatever happens, the figures add up and no count is lost."""

import datetime as dt
import shutil
import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.recurrence import ONCE, Weekly
from buurthuis_app.domain.counts.count import Count, TallyRole
from buurthuis_app.domain.counts.count_sheet import CountFile, FoundOccurrence
from buurthuis_app.domain.figures.figures import Figures, total
from buurthuis_app.domain.overviews.overview import Overview
from buurthuis_app.domain.papers.spreadsheet import ExportKind
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Period, PeriodKind, month, quarter, year
from buurthuis_app.errors import Invalid
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.services.shared.done import Done
from tests.conftest import services_of
from tests.services.figures.plain_figures import Records, written_down
from tests.services.undoing import taken_back

START = dt.date(2026, 11, 22)
RULES = st.builds(
    lambda days, interval: Weekly(weekdays=days, interval=interval).text(),
    st.frozensets(st.integers(0, 6), min_size=1, max_size=2),
    st.integers(1, 2),
) | st.just(ONCE)
AROUND = st.integers(-40, 40)
PICK = st.integers(0, 10_000)
OWN = Period(kind=PeriodKind.OWN, first=dt.date(2026, 11, 4), last=dt.date(2026, 12, 1))
PERIODS = (year(2026), quarter(2026, 4), month(2026, 11), OWN)


class Centre(RuleBasedStateMachine):
    """One centre, its office and its door."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="buurthuis-")
        path = Path(shutil.copy(self.template, Path(self._folder.name) / "buurthuis.db"))
        self.database = Database(path)
        self.clock = FixedClock(START)
        self.house = services_of(self.database, self.clock)
        self.undos: list[Done[Any]] = []
        self.counted: dict[UUID, dt.date] = {}

    @override
    def teardown(self) -> None:
        self.database.close()
        self._folder.cleanup()

    # What there is to choose from

    def records(self) -> Records:
        return written_down(self.database, self.house.centre.id)

    def activity(self, pick: int) -> Activity | None:
        with self.database.read() as work:
            found = work.store(Activity).find()
        return found[pick % len(found)] if found else None

    def occurrence(self, pick: int) -> Occurrence | None:
        """One of today or before, or within a week."""
        near = self.clock.today() + dt.timedelta(days=7)
        found = [one for one in self.records().occurrences if one.date <= near]
        return found[pick % len(found)] if found else None

    def kind(self, pick: int) -> UUID:
        kinds: list[UUID] = sorted(self.records().kinds)
        return kinds[pick % len(kinds)]

    def did(self, done: Done[Any]) -> None:
        if done.undo is not None:
            self.undos.append(done)

    # What people do

    @initialize(first=AROUND)
    def begin(self, first: int) -> None:
        self.plan(first, Weekly(weekdays=frozenset({6, 2})).text())

    @rule(first=AROUND, series=RULES)
    def plan(self, first: int, series: str) -> None:
        activity = Activity(
            id=new_id(),
            centre_id=self.house.centre.id,
            title="Koffie-inloop",
            first=self.clock.today() + dt.timedelta(days=first),
            rule=series,
        )
        self.did(self.house.planning.keep(activity, new=True))

    @rule(pick=PICK, series=RULES, first=AROUND, hour=st.integers(8, 20))
    def change_series(self, pick: int, series: str, first: int, hour: int) -> None:
        activity = self.activity(pick)
        if activity is not None:
            changed = replace(
                activity,
                rule=series,
                first=activity.first + dt.timedelta(days=first),
                until=None,
                starts=dt.time(hour),
            )
            self.did(self.house.planning.keep(changed, new=False))

    @rule(pick=PICK, last=AROUND)
    def end(self, pick: int, last: int) -> None:
        activity = self.activity(pick)
        if activity is not None:
            day = self.clock.today() + dt.timedelta(days=last)
            self.did(self.house.planning.end(activity, day))

    @rule(pick=PICK)
    def remove(self, pick: int) -> None:
        activity = self.activity(pick)
        if activity is None:
            return
        try:
            self.did(self.house.planning.remove(activity))
        except Invalid:
            return
        assert not any(one.activity_id == activity.id for one in self.records().occurrences)

    @rule(title=st.sampled_from(["koffie-INLOOP", "Spontane soep"]), ago=st.integers(0, 20))
    def extra(self, title: str, ago: int) -> None:
        day = self.clock.today() - dt.timedelta(days=ago)
        self.did(self.house.growing.extra(title=title, date=day))

    @rule(pick=PICK, kind=PICK, n=st.integers(-4, 9))
    def add(self, pick: int, kind: int, n: int) -> None:
        occurrence = self.occurrence(pick)
        if occurrence is None:
            return
        kind_id = self.kind(kind)
        before = self.number(occurrence, kind_id)
        try:
            done = self.house.counting.add(occurrence.id, kind_id, n, because="Nageteld.")
        except Invalid:
            assert occurrence.cancelled or occurrence.date > self.clock.today()
            return
        assert done.value == max((before or 0) + n, 0)
        if before is None and n <= 0:
            assert self.number(occurrence, kind_id) is None
        self.did(done)

    @rule(pick=PICK, kind=PICK, number=st.none() | st.integers(0, 40))
    def type_number(self, pick: int, kind: int, number: int | None) -> None:
        occurrence = self.occurrence(pick)
        if occurrence is None:
            return
        kind_id = self.kind(kind)
        with self.database.read() as work:
            kept = work.store(Count).get(occurrence.id, kind_id)
        try:
            done = self.house.counting.set_number(
                occurrence.id,
                kind_id,
                number,
                version=kept.version if kept else 0,
                because="Verkeerd gelezen.",
            )
        except Invalid:
            assert occurrence.cancelled or occurrence.date > self.clock.today()
            return
        assert self.number(occurrence, kind_id) == number
        if number is None and not any(
            count.occurrence_id == occurrence.id for count in self.records().counts
        ):
            self.counted.pop(occurrence.id, None)
        self.did(done)

    @rule(pick=PICK, estimated=st.booleans())
    def estimate(self, pick: int, *, estimated: bool) -> None:
        counts = self.records().counts
        if counts:
            occurrence_id = counts[pick % len(counts)].occurrence_id
            self.did(self.house.counting.estimate(occurrence_id, estimated=estimated))

    @rule(pick=PICK, because=st.sampled_from(["", "ziek"]))
    def cancel(self, pick: int, because: str) -> None:
        occurrence = self.occurrence(pick)
        if occurrence is None:
            return
        records = self.records()
        visited = any(
            count.occurrence_id == occurrence.id
            and records.kinds[count.kind_id].role is TallyRole.VISITS
            for count in records.counts
        )
        try:
            self.did(self.house.counting.cancel(occurrence.id, because))
        except Invalid:
            assert visited
        else:
            assert not visited

    @rule(pick=PICK)
    def resume(self, pick: int) -> None:
        occurrence = self.occurrence(pick)
        if occurrence is not None:
            self.did(self.house.counting.resume(occurrence.id))

    @rule(
        ago=st.integers(0, 30),
        rows=st.lists(
            st.tuples(
                st.integers(0, 12),
                st.sampled_from(["Koffie-inloop", "Soep van de wijk"]),
                st.integers(0, 40),
                st.integers(0, 9),
                st.sampled_from(["counted", "estimated", "cancelled"]),
            ),
            min_size=1,
            max_size=5,
        ),
    )
    def take_in(self, ago: int, rows: list[tuple[int, str, int, int, str]]) -> None:
        """A count sheet: taking it in twice adds nothing, and only what was not there is added."""
        found = [
            FoundOccurrence(
                where=f"rij {place}",
                activity=name,
                date=self.clock.today() - dt.timedelta(days=ago + day),
                numbers=() if how == "cancelled" else (("", number), ("kinderen", children)),
                estimated=how == "estimated",
                cancelled_because="dicht" if how == "cancelled" else None,
            )
            for place, (day, name, number, children, how) in enumerate(rows)
        ]
        file = CountFile(layout="one row a count", found=tuple(found))
        before = self.records()
        done = self.house.importing.keep(file)
        assert set(before.counts) <= set(self.records().counts)
        assert self.house.importing.keep(file).value.nothing_new
        self.did(done)

    @precondition(lambda self: self.undos)
    @rule(times=st.integers(1, 5))
    def undo(self, times: int) -> None:
        """Nobody else is at work, so each undo succeeds; some are done again."""
        for _ in range(min(times, len(self.undos))):
            undo = self.undos.pop().undo
            assert undo is not None
            last = undo()
        self.counted.clear()
        if times % 2:
            self.did(taken_back(last))

    @rule(days=st.integers(1, 9))
    def days_go_by(self, days: int) -> None:
        self.clock.moment += dt.timedelta(days=days)
        self.house.growing.extend()
        self.undos.clear()
        assert self.house.growing.extend().value == 0

    def number(self, occurrence: Occurrence, kind_id: UUID) -> int | None:
        with self.database.read() as work:
            count = work.store(Count).get(occurrence.id, kind_id)
        return None if count is None else count.number

    # What is always true

    @invariant()
    def all_is_well(self) -> None:
        records = self.records()
        shown = {period: self.house.harvest.overview(period) for period in PERIODS}
        for period, overview in shown.items():
            self.the_figures_add_up(records, period, overview)
        self.no_counted_occurrence_disappeared_or_moved(records)
        self.what_is_exported_is_what_is_shown(shown[OWN])
        assert all(count.number >= 0 for count in records.counts)

    def the_figures_add_up(self, records: Records, period: Period, overview: Overview) -> None:
        today = self.clock.today()
        by_activity = records.grouped(lambda one: one.activity_id, period, today)
        assert {row.activity_id: row.figures for row in overview.activities} == by_activity
        whole = overview.figures
        assert whole == total(by_activity.values())
        assert total(part.figures for part in overview.parts) == whole
        kinds = {category.name: category.number for category in overview.categories}
        assert kinds == records.by_kind(period)
        assert whole.visits == sum(c.number for c in overview.categories if c.adds_up)
        held_from_plan = whole.held - whole.extra
        assert whole.planned == held_from_plan + whole.cancelled + whole.to_come
        assert 0 <= whole.counted <= whole.held
        assert min(getattr(whole, name) for name in Figures.__struct_fields__) >= 0

    def no_counted_occurrence_disappeared_or_moved(self, records: Records) -> None:
        dates = {one.id: one.date for one in records.occurrences}
        for occurrence_id, date in self.counted.items():
            assert dates.get(occurrence_id) == date
        self.counted.update({c.occurrence_id: dates[c.occurrence_id] for c in records.counts})

    def what_is_exported_is_what_is_shown(self, shown: Overview) -> None:
        (table,) = self.house.exporting.tables(ExportKind.COUNTS, OWN)
        adding = zip(table.column("telt"), table.column("aantal"), strict=True)
        exported = sum(
            number for role, number in adding if role == "telt mee" and isinstance(number, int)
        )
        assert exported == shown.figures.visits


def test_whatever_people_do_the_figures_add_up_and_no_count_is_lost(template: Path) -> None:
    machine = type("CentreOfTemplate", (Centre,), {"template": template})
    run_state_machine_as_test(
        machine, settings=settings(max_examples=4, stateful_step_count=15, deadline=None)
    )
