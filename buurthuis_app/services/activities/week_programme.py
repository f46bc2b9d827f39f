"""The programme of a week on a poster for the door, and on the screen in the hall."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.activities import week_programme as domain
from buurthuis_app.domain.activities.hall_pages import HallPage, hall_pages
from buurthuis_app.domain.activities.week_programme import (
    ProgrammeDay,
    ProgrammeItem,
    WeekProgramme,
)
from buurthuis_app.domain.centre.centre import Centre, ClosedDay
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.periods import iso_week
from buurthuis_app.domain.shared.permissions import Actor
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.queries.activities import week_programme as programme
from buurthuis_app.persistence.queries.activities.week_programme import ProgrammeRow
from buurthuis_app.services.papers.naming import Naming
from buurthuis_app.services.papers.paper import Paper, picture
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.service import Service, still_there


class Programmes(Service):
    """Service of the week's poster and of the screen in the hall."""

    def __init__(
        self, database: Database, clock: Clock, actor: Actor, centre_id: UUID, naming: Naming
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._naming = naming

    def week(self, day: dt.date) -> WeekProgramme:
        """Programme of the ISO week around `day`, as everybody may know it."""
        with self._database.read() as work:
            return self._week_in(work, day)

    def hall(self) -> tuple[HallPage, ...]:
        """Pages of the screen in the hall as of now: today and the six days after.

        Names of people about which nobody decided are hidden, as on the poster.
        """
        now = self._clock.now().astimezone().replace(tzinfo=None)
        with self._database.read() as work:
            coming = self._naming.reviewed_in(work, self._days_in(work, self._clock.today()))
        return hall_pages(coming.value.days, now)

    def _week_in(self, work: Work, day: dt.date) -> WeekProgramme:
        return self._days_in(work, iso_week(day).first)

    def _days_in(self, work: Work, first: dt.date) -> WeekProgramme:
        """The programme of seven days."""
        dates = [first + dt.timedelta(days=number) for number in range(domain.DAYS)]
        centre = still_there(work, Centre, self._centre_id)
        closed = work.store(ClosedDay).find(centre_id=self._centre_id)
        rows = programme.week(work, self._centre_id, first, dates[-1])
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

    def poster(self, day: dt.date) -> Paper:
        """The poster of the ISO week around `day`."""
        from buurthuis_app.reports.activities.week_programme import write_week_programme

        with self._database.read() as work:
            reviewed = self._naming.reviewed_in(work, self._week_in(work, day))
        week = reviewed.value
        heading = _("Weekprogramma {week}").format(week=periods.week(day).name)
        return picture(
            heading,
            week.centre,
            lambda out: write_week_programme(week, out),
            reviewed.questions,
        )


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
