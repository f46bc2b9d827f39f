"""The programme of a week on a poster for the door."""

import datetime as dt
from io import BytesIO
from pathlib import Path

from msgspec import Struct

from buurthuis_app.domain.activities import week_programme as domain
from buurthuis_app.domain.activities.week_programme import (
    ProgrammeDay,
    ProgrammeItem,
    WeekProgramme,
)
from buurthuis_app.domain.centre.centre import Centre, ClosedDay
from buurthuis_app.domain.shared.periods import iso_week
from buurthuis_app.files import written_whole
from buurthuis_app.persistence.queries.activities import week_programme as programme
from buurthuis_app.persistence.queries.activities.week_programme import ProgrammeRow
from buurthuis_app.services.shared.service import Service, still_there


class WeekPaper(Struct, frozen=True, kw_only=True):
    """A finished poster, the programme it was drawn from, and what its maker should know about it."""

    programme: WeekProgramme
    content: bytes
    notes: tuple[str, ...]


class Programmes(Service):
    """Service of the week's poster."""

    def week(self, day: dt.date) -> WeekProgramme:
        """Programme of the ISO week around `day`, as everybody may know it."""
        span = iso_week(day)
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            closed = work.store(ClosedDay).find(centre_id=self._centre_id)
            rows = programme.week(work, self._centre_id, span.first, span.last)
        dates = [span.first + dt.timedelta(days=number) for number in range(domain.DAYS)]
        return WeekProgramme(
            centre=centre.name,
            printed_on=self._clock.today(),
            days=tuple(
                ProgrammeDay(
                    date=date,
                    items=tuple(_item(row, closed) for row in rows if row.date == date),
                    note=domain.note_on(date, closed),
                )
                for date in dates
            ),
        )

    def week_programme(self, day: dt.date) -> WeekPaper:
        """The poster of the ISO week around `day`, as a PDF."""
        from buurthuis_app.reports.activities.week_programme import write_week_programme

        week, content = self.week(day), BytesIO()
        notes = write_week_programme(week, content)
        return WeekPaper(programme=week, content=content.getvalue(), notes=notes.sentences)

    def write(self, day: dt.date, target: Path) -> WeekPaper:
        """The same to a file. Raises DiskFull or ReadOnly; an existing file is only replaced by a whole one."""
        paper = self.week_programme(day)
        with written_whole(target) as file:
            file.write(paper.content)
        return paper


def _item(row: ProgrammeRow, closed: tuple[ClosedDay, ...]) -> ProgrammeItem:
    cancelled = row.cancelled_because is not None
    return ProgrammeItem(
        title=row.title,
        starts=row.starts,
        ends=row.ends,
        place=row.room or row.place,
        cost=row.cost,
        sign_up=row.sign_up,
        cancelled=cancelled,
        reason=domain.public_reason(row.cancelled_because, row.date, closed) if cancelled else "",
    )
