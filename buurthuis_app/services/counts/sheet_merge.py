"""Laying a file's counts beside what is known: one found occurrence at a time."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.activity_names import by_name
from buurthuis_app.domain.counts.count_sheet import (
    CountFile,
    FoundOccurrence,
    Understanding,
)
from buurthuis_app.domain.counts.sheet_merge import (
    Merge,
    MonthTotal,
    Summary,
    meant_of,
    several_a_day,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.i18n import _
from buurthuis_app.persistence.queries.counts.sheet_merge import KnownCounts
from buurthuis_app.records import replace
from buurthuis_app.services.counts.sheet_outcome import Outcome, compare
from buurthuis_app.services.counts.sheet_tally_kinds import CountNumbers, KindsMeant, NoCountError

_SAID = (
    *("counted", "visits", "cancelled", "estimated", "children"),
    *("remarks", "stories_without_consent"),
)
_REPORTED_EACH = 500


class _ActivityLine(Struct):
    """One activity of the file: what is known of it, and what the file has told so far."""

    activity: Activity
    is_new: bool
    known: Mapping[dt.date, Sequence[Occurrence]]
    seen: dict[dt.date, str] = field(default_factory=dict)
    months: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    @property
    def result(self) -> Activity:
        """The activity; a new one begins on the earliest day that the file tells of."""
        return replace(self.activity, first=min(self.seen)) if self.is_new else self.activity


class Merger:
    """Works out what an import adds, without touching the database."""

    def __init__(
        self,
        *,
        known: KnownCounts,
        centre_id: UUID,
        today: dt.date,
        now: dt.datetime,
        recorded_by: Profile,
        understanding: Understanding,
    ) -> None:
        self._known = known
        self._understanding = understanding
        self._centre_id = centre_id
        self._today = today
        self._outcome = Outcome(recorded_by=recorded_by, now=now)
        self._by_title = by_name(known.activities)
        self._by_id = {found.id: found for found in known.activities}
        self._lines: dict[UUID, _ActivityLine] = {}
        self._named: dict[str, _ActivityLine] = {}
        self._said: Counter[str] = Counter()
        self._left_out: dict[str, None] = {}
        self._kinds = KindsMeant((), centre_id, understanding, frozenset())

    def merge(self, file: CountFile, progress: Progress | None = None) -> Merge:
        """The outcome for the whole file; an exception that `progress` raises stops it."""
        self._outcome.unreadable.extend(file.unreadable)
        self._kinds = KindsMeant(
            self._known.kinds, self._centre_id, self._understanding, file.of_whom, file.aside
        )
        for done, found in enumerate(file.found):
            if progress is not None and done % _REPORTED_EACH == 0:
                progress(done, len(file.found))
            self._take(found)
        return self._as_merge(file)

    def _as_merge(self, file: CountFile) -> Merge:
        outcome = self._outcome
        lines = [line for line in self._lines.values() if line.seen]
        summary = Summary(
            layout=file.layout,
            activities=len({name_key(line.activity.title) for line in lines}),
            rejected=len(outcome.unreadable),
            **{name: self._said[name] for name in _SAID},
        )
        return Merge(
            summary=summary,
            kinds=tuple(self._kinds.new),
            activities=tuple(line.result for line in lines if line.is_new),
            occurrences=tuple(outcome.occurrences),
            changed=tuple(outcome.changed),
            counts=tuple(outcome.counts),
            stories=tuple(outcome.stories),
            same=outcome.same,
            differences=tuple(outcome.differences),
            unreadable=tuple(outcome.unreadable),
            months=_months(lines),
            unused=(
                *file.unused,
                *(_("{name} (weggelaten)").format(name=name) for name in self._left_out),
            ),
        )

    def _take(self, found: FoundOccurrence) -> None:
        if name_key(found.activity) in self._understanding.left_out:
            self._left_out.setdefault(found.activity, None)
            return
        if found.date > self._today:
            why = _("Deze dag moet nog komen, dus er kan niet geteld zijn.")
            self._outcome.refuse(found, why)
            return
        try:
            numbers = self._kinds.numbers(found)
        except NoCountError as error:
            self._outcome.refuse(found, str(error))
            return
        if not (numbers.visits or numbers.rest or found.cancelled):
            return
        line = self._named.get(found.activity) or self._line(found.activity)
        earlier = line.seen.setdefault(found.date, found.where)
        if earlier != found.where:
            why = _("Deze activiteit staat op deze dag al in het bestand, bij {where}.")
            self._outcome.refuse(found, why.format(where=earlier))
            return
        meant = meant_of(line.known.get(found.date, ()))
        if len(meant) > 1:
            self._outcome.refuse(found, several_a_day(meant))
            return
        self._say(line, found, numbers)
        occurrence = next(iter(meant), None)
        if occurrence is None:
            occurrence = self._new_occurrence(found, line.activity)
            self._outcome.add_counts(occurrence.id, numbers.visits + numbers.rest, found)
        else:
            counts = self._known.counts.get(occurrence.id, ())
            compare(self._outcome, occurrence, counts, self._kinds.adding, numbers, found)
        if found.story:
            self._tell(occurrence, found)

    def _line(self, name: str) -> _ActivityLine:
        """The line of this activity, a new activity when there is none of this name or meaning."""
        key = name_key(name)
        activity = self._meant(key)
        is_new = activity is None
        if activity is None:
            activity = Activity(
                id=new_id(), centre_id=self._centre_id, title=name, first=self._today
            )
            self._by_title[key] = activity
        if activity.id not in self._lines:
            known = self._known.occurrences.get(activity.id, {})
            self._lines[activity.id] = _ActivityLine(activity, is_new, known)
        self._named[name] = self._lines[activity.id]
        return self._named[name]

    def _meant(self, key: str) -> Activity | None:
        """The activity that people said this name means, else the one of this name."""
        said = self._understanding.activities.get(key)
        known = None if said is None else self._by_id.get(said)
        return known or self._by_title.get(key)

    def _new_occurrence(self, found: FoundOccurrence, activity: Activity) -> Occurrence:
        """What the file tells of; an extra on a day from which the planned one was moved."""
        moved = (activity.id, found.date) in self._known.moved
        occurrence = Occurrence(
            id=new_id(),
            centre_id=self._centre_id,
            activity_id=activity.id,
            date=found.date,
            planned_for=None if moved else found.date,
            cancelled_because=found.cancelled_because,
            remark=found.remark,
        )
        self._outcome.occurrences.append(occurrence)
        return occurrence

    def _tell(self, occurrence: Occurrence, found: FoundOccurrence) -> None:
        if (occurrence.id, found.story) not in self._known.stories:
            story = Story(
                id=new_id(),
                centre_id=self._centre_id,
                date=found.date,
                happened=found.story,
                activity_id=occurrence.activity_id,
                occurrence_id=occurrence.id,
            )
            self._outcome.stories.append(story)

    def _say(self, line: _ActivityLine, found: FoundOccurrence, numbers: CountNumbers) -> None:
        """Add it to what the summary and the months say."""
        said, visits = self._said, numbers.total
        counted = bool(numbers.visits)
        said["counted"] += counted
        said["visits"] += visits
        said["cancelled"] += found.cancelled
        said["estimated"] += found.estimated
        said["remarks"] += bool(found.remark)
        said["stories_without_consent"] += bool(found.story)
        said["children"] += numbers.children
        month = line.months.setdefault((found.date.year, found.date.month), [0, 0])
        month[0] += counted
        month[1] += visits


def _months(lines: list[_ActivityLine]) -> tuple[MonthTotal, ...]:
    """All of them, in the order of the titles and the calendar."""
    totals: dict[tuple[str, int, int], list[int]] = {}
    for line in lines:
        for (year, month), (counted, visits) in line.months.items():
            total = totals.setdefault((line.activity.title, year, month), [0, 0])
            total[0] += counted
            total[1] += visits
    return tuple(
        MonthTotal(activity=title, year=year, month=month, counted=counted, visits=visits)
        for (title, year, month), (counted, visits) in sorted(totals.items())
    )
