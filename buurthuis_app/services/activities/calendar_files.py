"""The plan as a calendar file (.ics), and other people's calendar files as activities."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.activities.activity import AHEAD, Activity, Occurrence
from buurthuis_app.domain.activities.calendar_file import (
    Agenda,
    AgendaEntry,
    CalendarFile,
    CalendarMerge,
)
from buurthuis_app.domain.centre.centre import ActivityKind, Centre, Room
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.domain.shared.progress import Progress, silently
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.errors import Conflict
from buurthuis_app.files import written_whole
from buurthuis_app.i18n import _, in_dutch
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.queries.activities import calendar_files
from buurthuis_app.persistence.store import Written
from buurthuis_app.records import replace
from buurthuis_app.services.activities.calendar_merge import CalendarMerger
from buurthuis_app.services.activities.plan_undo import planned_since
from buurthuis_app.services.papers.naming import Naming
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_there

_CHANGES = frozenset({Topic.ACTIVITIES, Topic.OCCURRENCES})


class Calendars(Service):
    """Gives the plan out, and takes plans in."""

    def __init__(
        self, database: Database, clock: Clock, actor: Actor, centre_id: UUID, naming: Naming
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._naming = naming

    @in_dutch()
    def export(
        self,
        *,
        activity_id: UUID | None = None,
        room_id: UUID | None = None,
        progress: Progress = silently,
    ) -> bytes:
        """Export the plan, one activity, or all of one room (also as a part of a larger one).

        Raises Conflict when the activity or room is gone, NamesUndecided while nobody decided about a name.
        """
        from buurthuis_app.exchange.activities.icalendar_writing import write_calendar

        return write_calendar(self._agenda(activity_id, room_id), progress)

    @in_dutch()
    def write(
        self,
        target: Path,
        *,
        activity_id: UUID | None = None,
        room_id: UUID | None = None,
        progress: Progress = silently,
    ) -> int:
        """The same to a file; the number of events in it. Raises DiskFull or ReadOnly."""
        content = self.export(activity_id=activity_id, room_id=room_id, progress=progress)
        with written_whole(target) as file:
            file.write(content)
        return content.count(b"BEGIN:VEVENT")

    def read(self, path: Path, progress: Progress | None = None) -> CalendarFile:
        """Read a calendar file, series without end a year ahead. Raises Invalid with a sentence."""
        self._actor.demand(Permission.IMPORT)
        from buurthuis_app.exchange.activities.icalendar_reading import read_calendar

        return read_calendar(path, self._clock.today() + AHEAD, progress)

    def preview(self, file: CalendarFile) -> CalendarMerge:
        """Effect of keeping the file, without keeping it."""
        self._actor.demand(Permission.IMPORT)
        with self._database.read() as work:
            return self._merged(work, file)

    def keep(self, file: CalendarFile) -> Done[CalendarMerge]:
        """Keep what is new in the file, all of it or nothing. A second time adds nothing."""
        self._actor.demand(Permission.IMPORT)
        self._back_up(Occasion.IMPORT)
        with self._database.begin() as work:
            merge = self._merged(work, file)
            work.store(Activity).add(*(activity.activity for activity in merge.activities))
            work.store(Occurrence).add(*merge.occurrences)
        return self._done(work, merge, _CHANGES, _untouched)

    def _agenda(self, activity_id: UUID | None, room_id: UUID | None) -> Agenda:
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            rooms = work.store(Room).find(centre_id=self._centre_id)
            kinds = work.store(ActivityKind).find(centre_id=self._centre_id)
            name, room_ids = centre.name, None
            if room_id is not None:
                room = still_there(work, Room, room_id)
                name, room_ids = f"{centre.name}: {room.name}", _with_wholes(room.id, rooms)
            if activity_id is not None:
                activity = still_there(work, Activity, activity_id)
                activities: tuple[Activity, ...] = (activity,)
                name = f"{centre.name}: {activity.title}"
            else:
                activities = work.store(Activity).find(centre_id=self._centre_id)
            rows = calendar_files.occurrences(
                work, self._centre_id, activity_id=activity_id, room_ids=room_ids
            )
            by_activity: dict[UUID, list[Occurrence]] = defaultdict(list)
            for row in rows:
                by_activity[row.activity_id].append(replace(row, led_by="", remark=""))
            kind_names = {kind.id: kind.name for kind in kinds}
            agenda = Agenda(
                name=name,
                centre=centre.name,
                entries=tuple(
                    AgendaEntry(
                        # A calendar for others does not say who leads.
                        activity=replace(activity, led_by="", organised_by="", former_titles=()),
                        occurrences=tuple(by_activity[activity.id]),
                        kind=kind_names.get(activity.kind_id, "") if activity.kind_id else "",
                    )
                    for activity in activities
                    if by_activity[activity.id]
                ),
                rooms={room.id: room.name for room in rooms},
                made_at=self._clock.now().replace(microsecond=0),
            )
            return self._naming.for_outside_in(work, agenda)

    def _merged(self, work: Work, file: CalendarFile) -> CalendarMerge:
        centre = still_there(work, Centre, self._centre_id)
        rooms = work.store(Room).find(centre_id=self._centre_id)
        asked = {date.own for event in file.events for date in event.dates if date.own}
        merger = CalendarMerger(
            known=calendar_files.known(work, self._centre_id, asked),
            centre_id=self._centre_id,
            centre=centre.name,
            rooms={name_key(room.name): room.id for room in rooms},
        )
        return merger.merge(file)


@contextmanager
def _untouched(work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
    try:
        with planned_since(work, written) as rest:
            yield rest
    except Conflict as conflict:
        raise Conflict(
            _(
                "Aan deze activiteiten is na het inlezen al gewerkt. "
                "Het inlezen kan niet meer in zijn geheel ongedaan worden gemaakt."
            )
        ) from conflict


def _with_wholes(room_id: UUID, rooms: Iterable[Room]) -> frozenset[UUID]:
    """The room and those it is a part of, directly or through another."""
    rooms, room_ids = tuple(rooms), {room_id}
    while more := {room.id for room in rooms if not room_ids.isdisjoint(room.part_ids)} - room_ids:
        room_ids |= more
    return frozenset(room_ids)
