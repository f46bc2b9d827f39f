"""The roster given out: a poster of each week, a list for each person, a calendar file, and JSON."""

import datetime as dt
import json
from pathlib import Path
from typing import Self
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities import week_programme
from buurthuis_app.domain.activities.week_programme import (
    DAYS,
    ProgrammeDay,
    ProgrammeItem,
    WeekProgramme,
)
from buurthuis_app.domain.centre.centre import Centre, ClosedDay, Weekday
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.rosters.board import BoardShift, PersonOnShift
from buurthuis_app.domain.rosters.person_rosters import OwnRoster, RosterLists, own_rosters
from buurthuis_app.domain.rosters.proposal import Proposal
from buurthuis_app.domain.rosters.shift import Assignment, AssignmentState
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Period, iso_week
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.files import written_whole
from buurthuis_app.i18n import _, in_dutch, listing, ngettext, number
from buurthuis_app.records import replace
from buurthuis_app.services.papers.files import check_ending, content_of
from buurthuis_app.services.papers.paper import Paper, picture
from buurthuis_app.services.rosters.writing import RosterWork
from buurthuis_app.services.shared.service import Service, still_there

ENDINGS = (".pdf", ".ics", ".json")
_SURE = (AssignmentState.CONFIRMED, AssignmentState.ABSENT)


class Wanted(Struct, frozen=True, kw_only=True):
    """Request for a roster: so many `weeks` from that of `day`, with a proposal that is not kept as if it were."""

    day: dt.date
    weeks: int = 1
    proposal: Proposal | None = None

    @classmethod
    def of(cls, period: Period) -> Self:
        """The weeks of a period, the one of its last day included."""
        first = iso_week(period.first).first
        return cls(day=period.first, weeks=(period.last - first).days // len(Weekday) + 1)

    @property
    def first(self) -> dt.date:
        """First day: a Monday."""
        return iso_week(self.day).first

    @property
    def last(self) -> dt.date:
        """Last day: a Sunday."""
        return self.first + dt.timedelta(weeks=self.weeks, days=-1)


class _RosterSnapshot(Struct, frozen=True, kw_only=True):
    """What every way of giving the roster out is made from, as it was at one moment."""

    centre: str
    closed: tuple[ClosedDay, ...]
    shifts: tuple[BoardShift, ...]


class RosterPapers(Service):
    """Reads the roster and gives it out. The coordinator and the board may."""

    def poster(self, wanted: Wanted) -> Paper:
        """A poster for each week: per day who is on duty when."""
        return self._poster(wanted, self._read(wanted))

    def _poster(self, asked: Wanted, read: _RosterSnapshot) -> Paper:
        from buurthuis_app.reports.activities.week_programme import write_week_programmes

        mondays = [asked.first + dt.timedelta(weeks=n) for n in range(asked.weeks)]
        if asked.proposal is None:
            read = replace(read, shifts=tuple(map(_without_proposed, read.shifts)))
        weeks = [self._week(monday, read) for monday in mondays]
        heading = _("Rooster {week}").format(week=periods.week(asked.first).name)
        return picture(heading, read.centre, lambda out: write_week_programmes(weeks, out))

    def lists(self, wanted: Wanted, volunteer_id: UUID | None = None) -> Document:
        """A list for each person, or for one."""
        return self._lists(wanted, self._read(wanted), volunteer_id)

    def _lists(self, asked: Wanted, read: _RosterSnapshot, volunteer_id: UUID | None) -> Document:
        from buurthuis_app.reports.rosters.person_rosters import document

        people = own_rosters(read.shifts)
        return document(
            RosterLists(
                centre=read.centre,
                first=asked.first,
                last=asked.last,
                printed_on=self._clock.today(),
                people=tuple(
                    person for person in people if volunteer_id in {None, person.volunteer_id}
                ),
            )
        )

    def people(self, wanted: Wanted) -> tuple[OwnRoster, ...]:
        """Rosters of the people on duty in these weeks."""
        return own_rosters(self._read(wanted).shifts)

    @in_dutch()
    def calendar(self, wanted: Wanted, volunteer_id: UUID | None = None) -> bytes:
        """A calendar file: the shifts of one person, or all with who stands there."""
        return self._calendar(self._read(wanted), volunteer_id)

    def _calendar(self, read: _RosterSnapshot, volunteer_id: UUID | None) -> bytes:
        from buurthuis_app.exchange.rosters.roster_calendar import write_shifts

        shifts = read.shifts
        if volunteer_id is not None:
            shifts = tuple(
                shift
                for shift in shifts
                if any(p.assignment.volunteer_id == volunteer_id for p in shift.expected)
            )
        return write_shifts(
            shifts,
            name=_("Rooster {centre}").format(centre=read.centre),
            centre=read.centre,
            made_at=self._clock.now(),
            names=volunteer_id is None,
        )

    def as_json(self, wanted: Wanted) -> bytes:
        """The roster as JSON, and with a proposal its reasons, for other programs."""
        return _as_json(wanted, self._read(wanted))

    @in_dutch()
    def write(self, wanted: Wanted, target: Path, volunteer_id: UUID | None = None) -> int:
        """Write what the file's ending asks for: posters, a calendar or JSON; returns how many shifts there are.

        Raises Invalid for another ending, DiskFull or ReadOnly; an existing file is only replaced by a whole one.
        """
        ending = check_ending(target, ENDINGS)
        read = self._read(wanted)
        if ending == ".ics":
            content = self._calendar(read, volunteer_id)
        elif ending == ".json":
            content = _as_json(wanted, read)
        elif volunteer_id is not None:
            content = content_of(self._lists(wanted, read, volunteer_id), ending)
        else:
            content = self._poster(wanted, read).content
        with written_whole(target) as file:
            file.write(content)
        return len(read.shifts)

    def _read(self, asked: Wanted) -> _RosterSnapshot:
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            roster = RosterWork(work, self._clock, self._actor, self._centre_id)
            shifts = roster.board_shifts(asked.first, asked.last)
            return _RosterSnapshot(
                centre=still_there(work, Centre, self._centre_id).name,
                closed=work.store(ClosedDay).find(centre_id=self._centre_id),
                shifts=_with_proposal(shifts, asked.proposal),
            )

    def _week(self, monday: dt.date, read: _RosterSnapshot) -> WeekProgramme:
        dates = [monday + dt.timedelta(days=n) for n in range(DAYS)]
        return WeekProgramme(
            centre=read.centre,
            printed_on=self._clock.today(),
            days=tuple(
                ProgrammeDay(
                    date=date,
                    items=tuple(_item(shift) for shift in read.shifts if shift.shift.date == date),
                    note=week_programme.note_on(date, read.closed),
                )
                for date in dates
            ),
            heading=_("Rooster week {n}"),
            nothing=_("geen diensten"),
        )


def _without_proposed(shift: BoardShift) -> BoardShift:
    """The shift for the wall: of what is only proposed nobody knows yet, so that place is open."""
    told = (placed for placed in shift.placed if placed.state is not AssignmentState.PROPOSED)
    return replace(shift, placed=tuple(told))


def _with_proposal(
    shifts: tuple[BoardShift, ...], proposal: Proposal | None
) -> tuple[BoardShift, ...]:
    """The shifts as if the proposal were kept."""
    if proposal is None:
        return shifts
    new: dict[UUID, list[PersonOnShift]] = {}
    for proposed in proposal.proposed:
        volunteer = proposed.person.volunteer
        assignment = Assignment(id=new_id(), shift_id=proposed.post.id, volunteer_id=volunteer.id)
        placed = PersonOnShift(assignment=assignment, name=volunteer.name)
        new.setdefault(proposed.post.id, []).append(placed)
    return tuple(
        replace(shift, placed=(*shift.placed, *new.get(shift.shift.id, ()))) for shift in shifts
    )


def _as_json(asked: Wanted, read: _RosterSnapshot) -> bytes:
    proposal = asked.proposal
    content = {
        "first": asked.first.isoformat(),
        "last": asked.last.isoformat(),
        "shifts": [_shift_as_json(shift) for shift in read.shifts],
        "proposal": None if proposal is None else _proposal_as_json(proposal),
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _item(shift: BoardShift) -> ProgrammeItem:
    names = [
        placed.name if placed.state in _SURE else f"{placed.name} ({placed.state.words})"
        for placed in shift.placed
        if placed.state.expected
    ]
    open_places = ngettext("{n} plaats open", "{n} plaatsen open", shift.open)
    parts = (listing(names), open_places.format(n=number(shift.open)) if shift.open else "")
    return ProgrammeItem(
        title=" · ".join(part for part in parts if part) or "–",
        starts=shift.shift.starts,
        ends=shift.shift.ends,
        place=" · ".join(part for part in (shift.duty.name, shift.activity) if part),
        cancelled=shift.called_off,
    )


def _shift_as_json(board_shift: BoardShift) -> dict[str, object]:
    shift = board_shift.shift
    return {
        "date": shift.date.isoformat(),
        "starts": shift.starts.isoformat("minutes"),
        "ends": shift.ends.isoformat("minutes"),
        "hours": shift.hours,
        "duty": board_shift.duty.name,
        "activity": board_shift.activity,
        "needed": shift.needed,
        "open": board_shift.open,
        "called_off": board_shift.called_off,
        "people": [
            {
                "name": placed.name,
                "state": placed.state.value,
                "overruled_because": placed.assignment.overruled_because,
            }
            for placed in board_shift.placed
        ],
    }


def _proposal_as_json(proposal: Proposal) -> dict[str, object]:
    return {
        "proven": proposal.proven,
        "cost": proposal.cost,
        "bound": proposal.bound,
        "verdict": proposal.verdict,
        "proposed": [
            {
                "date": proposed.post.date.isoformat(),
                "times": proposed.post.shift.times,
                "duty": proposed.post.duty.name,
                "name": proposed.person.volunteer.name,
                "reason": proposed.reason,
            }
            for proposed in proposal.proposed
        ],
        "open": [
            {
                "date": left.post.date.isoformat(),
                "times": left.post.shift.times,
                "duty": left.post.duty.name,
                "missing": left.missing,
                "reason": left.reason,
            }
            for left in proposal.left_open
        ],
    }
