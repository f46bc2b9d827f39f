"""Attendance: ticking names, the printed list, and the number of people present as the count."""

from collections.abc import Iterable
from uuid import UUID

from buurthuis_app.domain.activities.activity import AskedField, Occurrence
from buurthuis_app.domain.centre.centre import Centre, Room
from buurthuis_app.domain.counts.count import (
    Correction,
    Count,
    Source,
    TallyKind,
    TallyRole,
    problems,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.signups.attendance_sheet import AttendanceSheet, Expected
from buurthuis_app.domain.signups.sign_up import Place, SignUp, SignUpList, numbers
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, hours, short_date
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.playback import changed_since
from buurthuis_app.persistence.queries.signups import signups as queries
from buurthuis_app.records import replace
from buurthuis_app.services.counts.counting import ReasonNeeded
from buurthuis_app.services.papers.naming import Naming
from buurthuis_app.services.papers.paper import Paper, picture
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_there
from buurthuis_app.services.shared.undo import unchanged
from buurthuis_app.services.signups.sign_ups import Signing


class Attendance(Service):
    """The door ticks; the coordinator prints and counts."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        actor: Actor,
        centre_id: UUID,
        signing: Signing,
        naming: Naming,
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._signing = signing
        self._naming = naming

    def tick(self, sign_up_id: UUID, occurrence_id: UUID, *, present: bool) -> Done[SignUp]:
        """Note whether somebody was there. Raises Invalid for a day to come or what was cancelled."""
        self._actor.demand(Permission.COUNT)
        with self._database.begin() as work:
            self._takes_place(work, occurrence_id)
            return self._ticked(work, sign_up_id, occurrence_id, present=present)

    def count(self, occurrence_id: UUID, because: str = "") -> Done[int]:
        """Let the number of people present be the count of visits, in place of what was counted.

        Numbers "of whom" and numbers aside stay. What says the same already is left alone. Raises ReasonNeeded when
        another number of an earlier day would be replaced, Invalid when nobody was ticked.
        """
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            occurrence = self._takes_place(work, occurrence_id)
            everybody = queries.of_activity(work, occurrence.activity_id)
            number = numbers(everybody, occurrence_id).present
            if not number:
                raise Invalid(_("Er is nog niemand aangevinkt. Vink eerst aan wie er was."))
            refuse(problems(number))
            former = self._visits(work, occurrence_id)
            if former and sum(count.number for count in former) == number:
                return Done(value=number, changes=frozenset())
            new = self._count(work, occurrence_id, number)
            history = self._history(occurrence, former, because)
            work.store(Count).remove(former)
            work.store(Count).add(new)
            work.store(Correction).add(*history)
        whole = unchanged(
            lambda later: _numbers(self._visits(later, occurrence_id)),
            _numbers(former),
            _numbers([new]),
        )
        return self._done(work, number, frozenset({Topic.COUNTS}), whole)

    def sheet(self, activity_id: UUID, occurrence_id: UUID | None = None) -> AttendanceSheet:
        """What the attendance list says: who has a place, by name, and then who waits, in order."""
        self._actor.demand(Permission.PLAN)
        with self._database.read() as work:
            return self._sheet_in(work, activity_id, occurrence_id)

    def paper(
        self,
        activity_id: UUID,
        occurrence_id: UUID | None = None,
        progress: Progress | None = None,
    ) -> Paper:
        """The attendance list, drawn; its file and the printer's list do not name who may be in the title."""
        from buurthuis_app.reports.signups.attendance_list import write_attendance

        self._actor.demand(Permission.PLAN)
        with self._database.read() as work:
            sheet = self._sheet_in(work, activity_id, occurrence_id)
            title = self._naming.reviewed_in(work, sheet.title).value
        heading = _("Presentielijst {title}").format(title=title)
        if sheet.date is not None:
            heading = f"{heading} {short_date(sheet.date)} {sheet.times}".strip()
        return picture(heading, sheet.centre, lambda out: write_attendance(sheet, out, progress))

    def _sheet_in(
        self, work: Work, activity_id: UUID, occurrence_id: UUID | None
    ) -> AttendanceSheet:
        attendance = self._signing.list_in(work, activity_id, occurrence_id)
        centre = still_there(work, Centre, self._centre_id)
        shown = attendance.occurrence or attendance.activity
        room = work.store(Room).get(shown.room_id) if shown.room_id else None
        return AttendanceSheet(
            centre=centre.name,
            title=attendance.activity.title,
            date=attendance.occurrence.date if attendance.occurrence else None,
            times=hours(shown.starts, shown.ends),
            where=room.name if room else shown.place,
            led_by=shown.led_by,
            capacity=attendance.activity.capacity,
            asks_meal=AskedField.MEAL in attendance.activity.asks,
            expected=_expected(attendance),
            printed_on=self._clock.today(),
            erase_on=attendance.erase_on,
        )

    def _ticked(
        self, work: Work, sign_up_id: UUID, occurrence_id: UUID, *, present: bool
    ) -> Done[SignUp]:
        current = still_there(work, SignUp, sign_up_id)
        if current.occurrence_id not in {None, occurrence_id}:
            raise ValueError(occurrence_id)
        if current.present(occurrence_id) == present:
            return Done(value=current, changes=frozenset())
        others = [held_id for held_id in current.present_at if held_id != occurrence_id]
        at = sorted([*others, occurrence_id] if present else others)
        current = work.store(SignUp).replace(replace(current, present_at=tuple(at)))

        def undo() -> Done[SignUp]:
            with self._database.begin() as later:
                if still_there(later, SignUp, sign_up_id).present(occurrence_id) != present:
                    raise changed_since()
                return self._ticked(later, sign_up_id, occurrence_id, present=not present)

        return Done(value=current, changes=frozenset({Topic.SIGN_UPS}), undo=undo)

    def _takes_place(self, work: Work, occurrence_id: UUID) -> Occurrence:
        occurrence = still_there(work, Occurrence, occurrence_id)
        if occurrence.cancelled:
            raise Invalid(
                _("Dit staat op 'niet doorgegaan'. Kies bij Vandaag eerst 'Ging toch door'.")
            )
        if occurrence.date > self._clock.today():
            raise Invalid(_("Deze dag moet nog komen. Vink aan op de dag zelf."))
        return occurrence

    def _visits(self, work: Work, occurrence_id: UUID) -> tuple[Count, ...]:
        """The counts of an occurrence that add up to its visits."""
        kinds = work.store(TallyKind).find(centre_id=self._centre_id, role=TallyRole.VISITS)
        adding = {kind.id for kind in kinds}
        counts = work.store(Count).find(occurrence_id=occurrence_id)
        return tuple(count for count in counts if count.kind_id in adding)

    def _count(self, work: Work, occurrence_id: UUID, number: int) -> Count:
        (whole,) = work.store(TallyKind).find(centre_id=self._centre_id, whole=True)
        return Count(
            occurrence_id=occurrence_id,
            kind_id=whole.id,
            number=number,
            source=Source.SIGN_UPS,
            recorded_by=self._actor.profile,
            recorded_at=self._clock.now(),
        )

    def _history(
        self, occurrence: Occurrence, former: tuple[Count, ...], because: str
    ) -> tuple[Correction, ...]:
        """Of an earlier day the replaced numbers are kept, with the reason."""
        if not former or occurrence.date >= self._clock.today():
            return ()
        if not because.strip():
            raise ReasonNeeded(
                _("Dit is een aantal van een eerdere dag. Schrijf erbij waarom het verandert.")
            )
        return tuple(
            Correction(
                id=new_id(),
                occurrence_id=count.occurrence_id,
                kind_id=count.kind_id,
                former=count.number,
                because=because.strip(),
                recorded_by=self._actor.profile,
                recorded_at=self._clock.now(),
            )
            for count in former
        )


def _numbers(counts: Iterable[Count]) -> dict[UUID, int]:
    return {count.kind_id: count.number for count in counts}


def _expected(attendance: SignUpList) -> tuple[Expected, ...]:
    """Who has a place, in the order of the alphabet, and who waits, in the order of signing up."""
    people = [
        sign_up
        for sign_up in attendance.sign_ups
        if sign_up.place is not Place.WITHDRAWN and sign_up.name
    ]
    placed = sorted(
        (person for person in people if person.place is Place.PLACED),
        key=lambda person: folded(person.name),
    )
    waiting = [person for person in people if person.place is Place.WAITING]
    return tuple(
        Expected(
            number=number,
            name=person.name,
            meal=person.meal,
            waiting=person.place is Place.WAITING,
        )
        for number, person in enumerate([*placed, *waiting], 1)
    )
