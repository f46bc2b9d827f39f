"""Merge of a calendar file: its events become activities and occurrences, and those already known stay as they are."""

from collections.abc import Mapping
from itertools import chain, count
from uuid import UUID

from buurthuis_app.domain.activities.activity import (
    LONGEST_DESCRIPTION,
    LONGEST_TITLE,
    Activity,
    Occurrence,
    Sitting,
)
from buurthuis_app.domain.activities.calendar_file import (
    CalendarFile,
    CalendarMerge,
    FoundDate,
    FoundEvent,
    PlannedImport,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.i18n import _, ngettext
from buurthuis_app.persistence.queries.activities.calendar_files import KnownEvents
from buurthuis_app.records import replace

LONGEST_PLACE = 120


class CalendarMerger:
    """Compares one file with what is known; changes nothing itself."""

    def __init__(
        self, known: KnownEvents, centre_id: UUID, centre: str, rooms: Mapping[str, UUID]
    ) -> None:
        self._known = known
        self._centre_id = centre_id
        self._centre = centre
        self._rooms = rooms
        self._slots = set(known.slots)
        self._uids = {activity.uid for activity in known.activities if activity.uid}
        self._ids = {activity.id for activity in known.activities}
        self._titles = {name_key(activity.title) for activity in known.activities}

    def merge(self, file: CalendarFile) -> CalendarMerge:
        """Effect of keeping the file."""
        activities: list[PlannedImport] = []
        added: list[Occurrence] = []
        known = 0
        for event in file.events:
            if event.uid in self._uids or event.own in self._ids:
                known += 1
                continue
            new = tuple(date for date in event.dates if not self._has(date))
            known += len(event.dates) - len(new) if event.dates[0].uid else 0
            beside = self._beside(event, new)
            if beside is not None:
                added.extend(
                    self._occurrence(self._free(date, beside), beside, None) for date in new
                )
            elif new:
                activities.append(self._planned(event, new))
        return CalendarMerge(
            activities=tuple(activities),
            added=tuple(added),
            known=known,
            unreadable=file.unreadable,
        )

    def _has(self, date: FoundDate) -> bool:
        return bool(date.uid) and (date.uid in self._known.by_uid or date.own in self._known.ids)

    def _beside(self, event: FoundEvent, new: tuple[FoundDate, ...]) -> UUID | None:
        """The activity that other dates of this event became at an earlier time, when these can join it."""
        if not new or len(new) == len(event.dates):
            return None
        owners = {
            self._known.by_uid[date.uid] for date in event.dates if date.uid in self._known.by_uid
        }
        loose = {activity.id for activity in self._known.activities if not activity.rule}
        return next(iter(owners), None) if len(owners) == 1 and owners <= loose else None

    def _free(self, date: FoundDate, activity_id: UUID) -> FoundDate:
        """The same at a place in the plan of the activity that is free."""
        number = next(
            n
            for n in chain([date.sitting], count(1))
            if (activity_id, (date.planned_for, n)) not in self._slots
        )
        self._slots.add((activity_id, (date.planned_for, number)))
        return replace(date, sitting=number)

    def _planned(self, event: FoundEvent, dates: tuple[FoundDate, ...]) -> PlannedImport:
        notes = list(event.notes)
        title, description = self._texts(event, notes)
        room_id = self._room(event.place)
        first = min(date.planned_for for date in dates)
        activity = Activity(
            id=new_id(),
            centre_id=self._centre_id,
            title=title,
            first=min(event.first, first),
            rule=event.rule,
            until=max(event.until, first) if event.until else None,
            starts=event.starts,
            ends=event.ends,
            further=tuple(self._in_its_room(sitting, dates) for sitting in event.further),
            room_id=room_id,
            place="" if room_id else event.place[:LONGEST_PLACE],
            skips=frozenset(),
            description=description,
            uid=event.uid,
        )
        if name_key(title) in self._titles:
            notes.append(_("Er is al een activiteit met deze naam; dit komt ernaast te staan."))
        elsewhere = sum(1 for date in dates if date.place and self._room(date.place) is None)
        if elsewhere:
            sentence = ngettext(
                "{n} keer staat er een andere plaats bij, die hier geen zaal is.",
                "{n} keer staat er een andere plaats bij, die hier geen zaal is.",
                elsewhere,
            )
            notes.append(sentence.format(n=elsewhere))
        occurrences = tuple(
            self._occurrence(date, activity.id, room_id, activity.place) for date in dates
        )
        return PlannedImport(activity=activity, occurrences=occurrences, notes=tuple(notes))

    def _in_its_room(self, sitting: Sitting, dates: tuple[FoundDate, ...]) -> Sitting:
        """The sitting in the room where all its times are, when that is another one than the first's."""
        places = {date.place for date in dates if date.sitting == sitting.number}
        return replace(sitting, room_id=self._room(*places) if len(places) == 1 else None)

    def _texts(self, event: FoundEvent, notes: list[str]) -> tuple[str, str]:
        """Title and description; what does not fit in the title stands whole in the description."""
        title, description = event.title, event.description
        if not title:
            title = _("Zonder naam")
            notes.append(_("Er stond geen naam bij."))
        if len(title) > LONGEST_TITLE:
            description = f"{title}\n\n{description}".strip()
            title = title[: LONGEST_TITLE - 1].rstrip() + "…"
            notes.append(_("De naam was te lang; hij staat helemaal in de omschrijving."))
        if len(description) > LONGEST_DESCRIPTION:
            description = description[: LONGEST_DESCRIPTION - 1].rstrip() + "…"
            notes.append(_("De omschrijving was te lang; het einde is weggelaten."))
        return title, description

    def _occurrence(
        self, date: FoundDate, activity_id: UUID, room_id: UUID | None, place: str = ""
    ) -> Occurrence:
        return Occurrence(
            id=new_id(),
            centre_id=self._centre_id,
            activity_id=activity_id,
            date=date.date,
            planned_for=date.planned_for,
            sitting=date.sitting,
            starts=date.starts,
            ends=date.ends if date.ends != date.starts else None,
            room_id=(self._room(date.place) if date.place else None) or room_id,
            place=place,
            cancelled_because="" if date.cancelled else None,
            uid=date.uid,
        )

    def _room(self, place: str) -> UUID | None:
        """The room of that name, which our own files write before the name of the house."""
        return self._rooms.get(name_key(place).removesuffix(f", {name_key(self._centre)}"))
