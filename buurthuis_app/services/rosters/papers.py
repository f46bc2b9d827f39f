"""The roster given out: a poster of each week, a list for each person, a calendar file, and JSON."""

import datetime as dt
import json
from io import BytesIO
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities import week_programme
from buurthuis_app.domain.activities.week_programme import (
    DAYS,
    ProgrammeDay,
    ProgrammeItem,
    WeekProgramme,
)
from buurthuis_app.domain.centre.centre import Centre, ClosedDay
from buurthuis_app.domain.rosters.board import BoardShift, PersonOnShift
from buurthuis_app.domain.rosters.person_rosters import OwnRoster, RosterLists, own_rosters
from buurthuis_app.domain.rosters.proposal import Proposal
from buurthuis_app.domain.rosters.shift import Assignment, AssignmentState
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import iso_week
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.errors import Invalid
from buurthuis_app.files import written_whole
from buurthuis_app.i18n import _, listing, ngettext, number
from buurthuis_app.records import replace
from buurthuis_app.services.rosters.writing import RosterReading
from buurthuis_app.services.shared.service import still_there

ENDINGS = (".pdf", ".ics", ".json")
_SURE = (AssignmentState.CONFIRMED, AssignmentState.ABSENT)


class Wanted(Struct, frozen=True, kw_only=True):
    """Which roster: so many `weeks` from the one around `day`, with a proposal that is not kept as if it were."""

    day: dt.date
    weeks: int = 1
    proposal: Proposal | None = None

    @property
    def first(self) -> dt.date:
        """The Monday it begins."""
        return iso_week(self.day).first

    @property
    def last(self) -> dt.date:
        """The Sunday it ends."""
        return self.first + dt.timedelta(weeks=self.weeks, days=-1)


class RosterPaper(Struct, frozen=True, kw_only=True):
    """A finished PDF and what its maker should know about it."""

    content: bytes
    pages: int
    notes: tuple[str, ...]


class _RosterSnapshot(Struct, frozen=True, kw_only=True):
    """What every way of giving the roster out is made from, as it was at one moment."""

    centre: str
    closed: tuple[ClosedDay, ...]
    shifts: tuple[BoardShift, ...]


class RosterPapers(RosterReading):
    """Reads the roster and gives it out. The coordinator and the board may."""

    def poster(self, wanted: Wanted) -> RosterPaper:
        """A poster for each week: per day who is on duty when."""
        return self._poster(wanted, self._read(wanted))

    def _poster(self, wanted: Wanted, read: _RosterSnapshot) -> RosterPaper:
        from buurthuis_app.reports.activities.week_programme import write_week_programmes

        content = BytesIO()
        mondays = [wanted.first + dt.timedelta(weeks=n) for n in range(wanted.weeks)]
        notes = write_week_programmes([self._week(monday, read) for monday in mondays], content)
        return RosterPaper(content=content.getvalue(), pages=notes.pages, notes=notes.sentences)

    def lists(self, wanted: Wanted, volunteer_id: UUID | None = None) -> RosterPaper:
        """A list for each person, or for one."""
        return self._lists(wanted, self._read(wanted), volunteer_id)

    def _lists(
        self, wanted: Wanted, read: _RosterSnapshot, volunteer_id: UUID | None
    ) -> RosterPaper:
        from buurthuis_app.reports.rosters.person_rosters import write_roster_lists

        content = BytesIO()
        people = own_rosters(read.shifts)
        lists = RosterLists(
            centre=read.centre,
            first=wanted.first,
            last=wanted.last,
            printed_on=self._clock.today(),
            people=tuple(one for one in people if volunteer_id in {None, one.volunteer_id}),
        )
        notes = write_roster_lists(lists, content)
        return RosterPaper(content=content.getvalue(), pages=notes.pages, notes=notes.sentences)

    def people(self, wanted: Wanted) -> tuple[OwnRoster, ...]:
        """Who is on duty in these weeks, and when."""
        return own_rosters(self._read(wanted).shifts)

    def calendar(self, wanted: Wanted, volunteer_id: UUID | None = None) -> bytes:
        """A calendar file: the shifts of one person, or all with who stands there."""
        return self._calendar(self._read(wanted), volunteer_id)

    def _calendar(self, read: _RosterSnapshot, volunteer_id: UUID | None) -> bytes:
        from buurthuis_app.exchange.rosters.roster_calendar import write_shifts

        shifts = read.shifts
        if volunteer_id is not None:
            shifts = tuple(
                one
                for one in shifts
                if any(p.assignment.volunteer_id == volunteer_id for p in one.expected)
            )
        return write_shifts(
            shifts,
            name=_("Rooster {centre}").format(centre=read.centre),
            centre=read.centre,
            made_at=self._clock.now(),
            names=volunteer_id is None,
        )

    def as_json(self, wanted: Wanted) -> bytes:
        """Everything on the roster, and with a proposal its reasons, for other programs."""
        return _as_json(wanted, self._read(wanted))

    def write(self, wanted: Wanted, target: Path, volunteer_id: UUID | None = None) -> int:
        """Write what the file's ending asks for: posters, a calendar or JSON; returns how many shifts there are.

        Raises Invalid for another ending, DiskFull or ReadOnly; an existing file is only replaced by a whole one.
        """
        ending = target.suffix.casefold()
        if ending not in ENDINGS:
            raise Invalid(_("Kies een bestandsnaam die op .pdf, .ics of .json eindigt."))
        read = self._read(wanted)
        if ending == ".ics":
            content = self._calendar(read, volunteer_id)
        elif ending == ".json":
            content = _as_json(wanted, read)
        elif volunteer_id is not None:
            content = self._lists(wanted, read, volunteer_id).content
        else:
            content = self._poster(wanted, read).content
        with written_whole(target) as file:
            file.write(content)
        return len(read.shifts)

    def _read(self, wanted: Wanted) -> _RosterSnapshot:
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            shifts = self._board_shifts(work, wanted.first, wanted.last)
            return _RosterSnapshot(
                centre=still_there(work, Centre, self._centre_id).name,
                closed=work.store(ClosedDay).find(centre_id=self._centre_id),
                shifts=_with_proposal(shifts, wanted.proposal),
            )

    def _week(self, monday: dt.date, read: _RosterSnapshot) -> WeekProgramme:
        dates = [monday + dt.timedelta(days=n) for n in range(DAYS)]
        return WeekProgramme(
            centre=read.centre,
            printed_on=self._clock.today(),
            days=tuple(
                ProgrammeDay(
                    date=date,
                    items=tuple(_item(one) for one in read.shifts if one.shift.date == date),
                    note=week_programme.note_on(date, read.closed),
                )
                for date in dates
            ),
            heading=_("Rooster week {n}"),
            nothing=_("geen diensten"),
        )


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


def _as_json(wanted: Wanted, read: _RosterSnapshot) -> bytes:
    proposal = wanted.proposal
    content = {
        "first": wanted.first.isoformat(),
        "last": wanted.last.isoformat(),
        "shifts": [_shift_as_json(shift) for shift in read.shifts],
        "proposal": None if proposal is None else _proposal_as_json(proposal),
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _item(one: BoardShift) -> ProgrammeItem:
    names = [
        placed.name if placed.state in _SURE else f"{placed.name} ({placed.state.words})"
        for placed in one.placed
        if placed.state.expected
    ]
    if one.open:
        words = ngettext("nog {n} iemand", "nog {n} mensen", one.open) if names else ""
        open_places = ngettext("{n} plaats open", "{n} plaatsen open", one.open)
        names.append((words or open_places).format(n=number(one.open)))
    return ProgrammeItem(
        title=listing(names) if names else "–",
        starts=one.shift.starts,
        ends=one.shift.ends,
        place=" · ".join(part for part in (one.duty.name, one.activity) if part),
        cancelled=one.called_off,
    )


def _shift_as_json(one: BoardShift) -> dict[str, object]:
    shift = one.shift
    return {
        "date": shift.date.isoformat(),
        "starts": shift.starts.isoformat("minutes"),
        "ends": shift.ends.isoformat("minutes"),
        "hours": shift.hours,
        "duty": one.duty.name,
        "activity": one.activity,
        "needed": shift.needed,
        "open": one.open,
        "called_off": one.called_off,
        "people": [
            {
                "name": placed.name,
                "state": placed.state.value,
                "overruled_because": placed.assignment.overruled_because,
            }
            for placed in one.placed
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
                "date": one.post.date.isoformat(),
                "times": one.post.shift.times,
                "duty": one.post.duty.name,
                "name": one.person.volunteer.name,
                "reason": one.reason,
            }
            for one in proposal.proposed
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
