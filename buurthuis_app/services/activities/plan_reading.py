"""Plan as it is read: the activities, the next occurrences, the clashes, and how much the rooms are used."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.clashes import Booking, Clash
from buurthuis_app.domain.activities.days_off import Skipped
from buurthuis_app.domain.activities.loose_days import LooseDay
from buurthuis_app.domain.activities.planned import (
    AgendaItem,
    InitiativeName,
    PlannedActivity,
    PlannedOccurrence,
)
from buurthuis_app.domain.activities.room_occupancy import Occupancy
from buurthuis_app.domain.centre.centre import (
    ActivityKind,
    ClosedDay,
    Room,
    TargetGroup,
    Theme,
)
from buurthuis_app.domain.centre.centre import Area as CentreArea
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.volunteers.leaders import Leader, leaders
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.activities import agenda, plan
from buurthuis_app.services.activities import rearranging
from buurthuis_app.services.shared.service import Service, still_there

_MOST_WARNINGS = 20
"""More than these say nothing new; the first ones are kept."""


class PlanReading(Service):
    """The plan as it stands. Nothing is changed here."""

    def activities(self) -> tuple[PlannedActivity, ...]:
        """All activities by title, with what comes next."""
        with self._database.read() as work:
            return plan.activities(work, self._centre_id, self._clock.today())

    def activity(self, activity_id: UUID) -> Activity:
        """One activity. Raises Conflict when it was removed."""
        with self._database.read() as work:
            return still_there(work, Activity, activity_id)

    def occurrence(self, occurrence_id: UUID) -> Occurrence:
        """One occurrence. Raises Conflict when it was removed."""
        with self._database.read() as work:
            return still_there(work, Occurrence, occurrence_id)

    def occurrences(self, activity_id: UUID, weeks: int = 8) -> tuple[PlannedOccurrence, ...]:
        """The dates of one activity from `weeks` ago until `weeks` ahead."""
        today, around = self._clock.today(), dt.timedelta(weeks=weeks)
        with self._database.read() as work:
            return plan.occurrences(
                work, self._centre_id, activity_id, today - around, today + around
            )

    def agenda(
        self, first: dt.date, last: dt.date, activity_id: UUID | None = None
    ) -> tuple[AgendaItem, ...]:
        """Agenda from `first` to `last`, both included, by day, time and title."""
        with self._database.read() as work:
            return agenda.items(work, self._centre_id, first, last, activity_id)

    def skipped(self, activity: Activity, first: dt.date, last: dt.date) -> tuple[Skipped, ...]:
        """The dates in these days that the activity's rule gives and its skips take away, each with why.

        The activity may be a draft. Raises BrokenRule for a rule that gives no dates or too many.
        """
        from buurthuis_app.domain.activities.series import asked

        with self._database.read() as work:
            days = rearranging.calendar(work, self._centre_id, self._clock.today())
        return asked(activity, days, first, last).skipped

    def conflicts(
        self, draft: Activity | Occurrence, days: Sequence[LooseDay] = ()
    ) -> tuple[Clash, ...]:
        """Clashes to look at before keeping this: rooms that are taken, too small or shut, and holidays. At most 20.

        Of an occurrence also another one of its own activity on the day it gets.

        Of an activity the dates from today on are looked at as its rule gives them, but for those called off already,
        and `days` as they are without a rule.
        Nothing here refuses anything.
        """
        with self._database.read() as work:
            return self.conflicts_in(work, draft, days)

    def conflicts_in(
        self, work: Work, draft: Activity | Occurrence, days: Sequence[LooseDay] = ()
    ) -> tuple[Clash, ...]:
        """The same, within a unit of work."""
        from buurthuis_app.domain.activities import clashes, loose_days, series

        rooms = work.store(Room).find(centre_id=self._centre_id)
        calendar = rearranging.calendar(work, self._centre_id, self._clock.today())
        beside: tuple[Occurrence, ...] = ()
        if isinstance(draft, Activity):
            activity, begin = draft, max(draft.first, calendar.today)
            off = tuple(
                occurrence
                for occurrence in work.store(Occurrence).find(activity_id=draft.id)
                if occurrence.cancelled
            )
            of_draft = series.Series(activity=draft, occurrences=off, traces={})
            loose = () if draft.rule else loose_days.drafts(days, draft)
            planned = (*series.missing(of_draft, calendar, begin), *loose)
        else:
            activity, planned = still_there(work, Activity, draft.activity_id), (draft,)
            beside = work.store(Occurrence).find(activity_id=activity.id, date=draft.date)
        room = next((known_room for known_room in rooms if known_room.id == draft.room_id), None)
        booked = self._booked(work, activity, planned, rooms)
        return (
            *(clashes.same_day(draft, beside) if isinstance(draft, Occurrence) else ()),
            *clashes.too_small(activity.capacity, room, rooms),
            *clashes.shut(planned, calendar.closed)[:_MOST_WARNINGS],
            *clashes.taken(planned, booked, rooms)[:_MOST_WARNINGS],
            *clashes.on_holidays(planned, calendar.closed),
        )[:_MOST_WARNINGS]

    def _booked(
        self,
        work: Work,
        activity: Activity,
        planned: tuple[Occurrence, ...],
        rooms: tuple[Room, ...],
    ) -> tuple[Booking, ...]:
        from buurthuis_app.domain.activities import clashes

        room_ids = {occurrence.room_id for occurrence in planned if occurrence.room_id is not None}
        shared = {other for room_id in room_ids for other in clashes.sharing(room_id, rooms)}
        if not shared:
            return ()
        dates = [occurrence.date for occurrence in planned]
        return agenda.bookings(work, shared, min(dates), max(dates), without=activity.id)

    def occupancy(self, span: Span) -> Occupancy:
        """Use of each room in these days, by part of the day and by organiser."""
        from buurthuis_app.services.shared.room_use import room_use

        with self._database.read() as work:
            return room_use(work, self._centre_id, span)

    def rooms(self) -> tuple[Room, ...]:
        """The rooms of the house."""
        with self._database.read() as work:
            return work.store(Room).find(centre_id=self._centre_id)

    def areas(self) -> tuple[CentreArea, ...]:
        """The areas the centre works for."""
        with self._database.read() as work:
            return work.store(CentreArea).find(centre_id=self._centre_id)

    def themes(self) -> tuple[Theme, ...]:
        """The themes the centre works on."""
        with self._database.read() as work:
            return work.store(Theme).find(centre_id=self._centre_id)

    def groups(self) -> tuple[TargetGroup, ...]:
        """The target groups the centre works for."""
        with self._database.read() as work:
            return work.store(TargetGroup).find(centre_id=self._centre_id)

    def kinds(self) -> tuple[ActivityKind, ...]:
        """The kinds of activity, in their own order."""
        with self._database.read() as work:
            kinds = work.store(ActivityKind).find(centre_id=self._centre_id)
        return tuple(sorted(kinds, key=lambda kind: (kind.position, folded(kind.name))))

    def initiatives(self) -> tuple[InitiativeName, ...]:
        """The residents' initiatives that an activity can belong to, by title."""
        with self._database.read() as work:
            return plan.initiatives(work, self._centre_id)

    def leaders(self) -> tuple[Leader, ...]:
        """The volunteers who can lead an activity; none for who may not see who does."""
        if not self.may(Permission.READ_PEOPLE):
            return ()
        with self._database.read() as work:
            people = work.store(Volunteer).find(centre_id=self._centre_id)
        return leaders(people, self._clock.today())

    def closed_days(self) -> tuple[ClosedDay, ...]:
        """The days on which the house is closed, first ones first."""
        with self._database.read() as work:
            closed_days = work.store(ClosedDay).find(centre_id=self._centre_id)
        return tuple(sorted(closed_days, key=lambda days: (days.first, days.last)))
