"""Laying a file's counts beside what is known: one found occurrence at a time."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from uuid import UUID

from buurthuis_app.domain.activities import Activity, Occurrence
from buurthuis_app.domain.counts import LARGEST_NUMBER, Count, Source, TallyKind, TallyRole
from buurthuis_app.domain.ids import new_id
from buurthuis_app.domain.imports import (
    CountFile,
    FoundOccurrence,
    KindUse,
    Understanding,
    Unreadable,
    folded,
)
from buurthuis_app.domain.merging import (
    Difference,
    Merge,
    MonthTotal,
    Summary,
    is_about_children,
)
from buurthuis_app.domain.stories import Story
from buurthuis_app.i18n import _, number
from buurthuis_app.persistence.queries.existing import Known


class Merger:
    """Works out what an import adds, without touching the database."""

    def __init__(
        self,
        *,
        known: Known,
        centre_id: UUID,
        today: dt.date,
        now: dt.datetime,
        recorded_by: str,
        understanding: Understanding,
    ) -> None:
        self._known = known
        self._understanding = understanding
        self._centre_id = centre_id
        self._today = today
        self._now = now
        self._recorded_by = recorded_by
        self._kinds = {folded(kind.name): kind for kind in known.kinds}
        self._whole = next((kind for kind in known.kinds if kind.whole), None)
        self._activities = {folded(found.title): found for found in known.activities}
        self._by_id = {found.id: found for found in known.activities}
        self._new_kinds: list[TallyKind] = []
        self._new_activities: dict[UUID, Activity] = {}
        self._occurrences: list[Occurrence] = []
        self._changed: list[tuple[Occurrence, Occurrence]] = []
        self._counts: list[Count] = []
        self._stories: list[Story] = []
        self._differences: list[Difference] = []
        self._unreadable: list[Unreadable] = []
        self._said: dict[str, int] = defaultdict(int)
        self._titles: set[str] = set()
        self._seen: dict[tuple[UUID, dt.date], str] = {}
        self._months: dict[tuple[str, int, int], list[int]] = {}
        self._same = 0
        self._of_whom: frozenset[str] = frozenset()

    def merge(self, file: CountFile) -> Merge:
        """The outcome for the whole file."""
        self._unreadable.extend(file.unreadable)
        self._of_whom = file.of_whom
        for found in file.found:
            self._take(found)
        return Merge(
            summary=Summary(
                layout=file.layout,
                activities=len(self._titles),
                rejected=len(self._unreadable),
                **{
                    name: self._said[name]
                    for name in (
                        *("counted", "visits", "cancelled", "estimated", "children"),
                        *("remarks", "stories_without_consent"),
                    )
                },
            ),
            kinds=tuple(self._new_kinds),
            activities=tuple(self._new_activities.values()),
            occurrences=tuple(self._occurrences),
            changed=tuple(self._changed),
            counts=tuple(self._counts),
            stories=tuple(self._stories),
            same=self._same,
            differences=tuple(self._differences),
            unreadable=tuple(self._unreadable),
            months=tuple(
                MonthTotal(activity=title, year=year, month=month, counted=counted, visits=visits)
                for (title, year, month), (counted, visits) in sorted(self._months.items())
            ),
            unused=file.unused,
        )

    def _take(self, found: FoundOccurrence) -> None:
        numbers = self._numbers(found)
        if numbers is None or not (numbers or _is_cancelled(found)):
            return
        activity = self._activity(found)
        earlier = self._seen.setdefault((activity.id, found.date), found.where)
        if earlier != found.where:
            why = _("Deze activiteit staat op deze dag al in het bestand, bij {where}.")
            self._refuse(found, why.format(where=earlier))
            return
        self._say(found, numbers)
        self._add_to_month(activity, found, numbers)
        occurrence = self._known.occurrences.get((activity.id, found.date))
        if occurrence is None:
            occurrence = self._new_occurrence(found, activity)
            self._add_counts(occurrence, numbers, found)
        else:
            self._compare(occurrence, numbers, found)
        self._tell(occurrence, found)

    def _numbers(self, found: FoundOccurrence) -> dict[TallyKind, int] | None:
        """The numbers by tally kind, a total reduced to what its parts leave; None when it was refused."""
        if found.date > self._today:
            self._refuse(found, _("Deze dag moet nog komen, dus er kan niet geteld zijn."))
            return None
        numbers = {
            self._kind(name): value
            for name, value in found.numbers
            if name and self._understanding.kinds.get(folded(name)) is not KindUse.LEAVE_OUT
        }
        adding = [value for kind, value in numbers.items() if kind.role is TallyRole.VISITS]
        rest = next((value for name, value in found.numbers if not name), None)
        if found.total is not None:
            rest = found.total - sum(adding)
        if rest is not None and rest < 0:
            why = _("De delen zijn samen meer dan het totaal. Kijk welk getal klopt.")
            self._refuse(found, why)
            return None
        if rest is not None and (rest or not adding):
            numbers[self._total_kind()] = rest
        if any(not 0 <= value <= LARGEST_NUMBER for value in numbers.values()):
            self._refuse(found, _("Dit aantal kan niet. Kijk of er een cijfer te veel staat."))
            return None
        return numbers

    def _kind(self, name: str) -> TallyKind:
        key = folded(name)
        if key not in self._kinds:
            usual = KindUse.OF_WHOM if name in self._of_whom else KindUse.VISITS
            role = TallyRole(self._understanding.kinds.get(key, usual).value)
            self._kinds[key] = self._new_kind(name.strip(), role, whole=False)
        return self._kinds[key]

    def _total_kind(self) -> TallyKind:
        if self._whole is None:
            name = _("bezoekers, niet uitgesplitst")
            self._whole = self._new_kind(name, TallyRole.VISITS, whole=True)
        return self._whole

    def _new_kind(self, name: str, role: TallyRole, *, whole: bool) -> TallyKind:
        kind = TallyKind(
            id=new_id(),
            centre_id=self._centre_id,
            name=name,
            role=role,
            position=len(self._known.kinds) + len(self._new_kinds),
            on_card=False,
            whole=whole,
        )
        self._new_kinds.append(kind)
        return kind

    def _activity(self, found: FoundOccurrence) -> Activity:
        """The activity of this name, a new one when there is none; its first day is the earliest seen."""
        key = folded(found.activity)
        activity = self._meant(key)
        if activity is None:
            activity = Activity(
                id=new_id(), centre_id=self._centre_id, title=found.activity, first=found.date
            )
            self._new_activities[activity.id] = activity
        elif activity.id in self._new_activities and found.date < activity.first:
            activity = replace(activity, first=found.date)
            self._new_activities[activity.id] = activity
        self._activities[key] = activity
        self._titles.add(folded(activity.title))
        return activity

    def _meant(self, key: str) -> Activity | None:
        """The activity that people said this name means, else the one of this name."""
        said = self._understanding.activities.get(key)
        known = None if said is None else self._by_id.get(said)
        return known or self._activities.get(key)

    def _add_to_month(
        self, activity: Activity, found: FoundOccurrence, numbers: dict[TallyKind, int]
    ) -> None:
        visits = [value for kind, value in numbers.items() if kind.role is TallyRole.VISITS]
        month = (activity.title, found.date.year, found.date.month)
        total = self._months.setdefault(month, [0, 0])
        total[0] += bool(visits)
        total[1] += sum(visits)

    def _new_occurrence(self, found: FoundOccurrence, activity: Activity) -> Occurrence:
        occurrence = Occurrence(
            id=new_id(),
            centre_id=self._centre_id,
            activity_id=activity.id,
            date=found.date,
            planned_for=found.date,
            cancelled_because=found.cancelled_because,
            remark=found.remark,
        )
        self._occurrences.append(occurrence)
        return occurrence

    def _compare(
        self, occurrence: Occurrence, numbers: dict[TallyKind, int], found: FoundOccurrence
    ) -> None:
        """Fill in what was empty, pass over what is the same, show what differs."""
        kept = {count.kind_id: count for count in self._known.counts.get(occurrence.id, ())}
        adding = {kind.id for kind in self._kinds.values() if kind.role is TallyRole.VISITS}
        if self._whole is not None:
            adding.add(self._whole.id)
        kept_visits = [count.number for key, count in kept.items() if key in adding]
        if occurrence.cancelled != _is_cancelled(found) or (_is_cancelled(found) and kept_visits):
            self._compare_cancelling(occurrence, numbers, found, kept_visits)
            return
        visits = {kind: value for kind, value in numbers.items() if kind.role is TallyRole.VISITS}
        rest = {kind: value for kind, value in numbers.items() if kind not in visits}
        if visits and kept_visits:
            if sum(visits.values()) != sum(kept_visits):
                self._differ(found, str(sum(kept_visits)), str(sum(visits.values())))
            else:
                self._same += 1
        else:
            self._add_counts(occurrence, visits, found)
            self._same += _is_cancelled(found)
        for kind, value in rest.items():
            if kind.id not in kept:
                self._add_counts(occurrence, {kind: value}, found)
            elif kept[kind.id].number != value:
                self._differ(found, f"{kind.name}: {kept[kind.id].number}", f"{kind.name}: {value}")
        self._compare_remark(occurrence, found)

    def _compare_cancelling(
        self,
        occurrence: Occurrence,
        numbers: dict[TallyKind, int],
        found: FoundOccurrence,
        kept_visits: list[int],
    ) -> None:
        not_held = _("niet doorgegaan")
        if _is_cancelled(found) and kept_visits:
            self._differ(found, str(sum(kept_visits)), not_held)
        elif _is_cancelled(found):
            cancelled = replace(occurrence, cancelled_because=found.cancelled_because)
            self._changed.append((occurrence, cancelled))
        else:
            visits = (v for kind, v in numbers.items() if kind.role is TallyRole.VISITS)
            self._differ(found, not_held, str(sum(visits)))

    def _compare_remark(self, occurrence: Occurrence, found: FoundOccurrence) -> None:
        if not found.remark or found.remark == occurrence.remark:
            return
        if occurrence.remark:
            self._differ(found, _("een andere opmerking"), _("opmerking in het bestand"))
        else:
            self._changed.append((occurrence, replace(occurrence, remark=found.remark)))

    def _add_counts(
        self, occurrence: Occurrence, numbers: dict[TallyKind, int], found: FoundOccurrence
    ) -> None:
        self._counts.extend(
            Count(
                occurrence_id=occurrence.id,
                kind_id=kind.id,
                number=value,
                source=Source.ESTIMATED if found.estimated else Source.FILE,
                recorded_by=self._recorded_by,
                recorded_at=self._now,
            )
            for kind, value in numbers.items()
        )

    def _tell(self, occurrence: Occurrence, found: FoundOccurrence) -> None:
        if found.story and (occurrence.id, found.story) not in self._known.stories:
            story = Story(
                id=new_id(),
                centre_id=self._centre_id,
                date=found.date,
                happened=found.story,
                activity_id=occurrence.activity_id,
                occurrence_id=occurrence.id,
            )
            self._stories.append(story)

    def _say(self, found: FoundOccurrence, numbers: dict[TallyKind, int]) -> None:
        visits = [value for kind, value in numbers.items() if kind.role is TallyRole.VISITS]
        self._said["counted"] += bool(visits)
        self._said["visits"] += sum(visits)
        self._said["cancelled"] += _is_cancelled(found)
        self._said["estimated"] += found.estimated
        self._said["remarks"] += bool(found.remark)
        self._said["stories_without_consent"] += bool(found.story)
        self._said["children"] += sum(
            value for kind, value in numbers.items() if is_about_children(kind.name)
        )

    def _refuse(self, found: FoundOccurrence, why: str) -> None:
        text = ", ".join(number(value) for _name, value in found.numbers)
        self._unreadable.append(Unreadable(where=found.where, text=text, why=why))

    def _differ(self, found: FoundOccurrence, kept: str, value: str) -> None:
        self._differences.append(
            Difference(
                where=found.where,
                activity=found.activity,
                date=found.date,
                kept=kept,
                found=value,
            )
        )


def _is_cancelled(found: FoundOccurrence) -> bool:
    return found.cancelled_because is not None
