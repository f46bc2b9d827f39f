"""Hours of volunteers: noted by hand, added up, and laid beside what they may receive for them."""

from collections.abc import Sequence
from uuid import UUID

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Period, Span
from buurthuis_app.domain.shared.periods import year as whole_year
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import Problem, refuse
from buurthuis_app.domain.shared.texts import tidied
from buurthuis_app.domain.volunteers import allowance
from buurthuis_app.domain.volunteers import hours as rules
from buurthuis_app.domain.volunteers.allowance import AllowanceUse, AllowanceYear, Level
from buurthuis_app.domain.volunteers.hours import HoursLine, NotedHours, month_of
from buurthuis_app.domain.volunteers.hours_sheet import HoursSheet
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.volunteers import hours as queries
from buurthuis_app.persistence.queries.volunteers import volunteers
from buurthuis_app.records import replace
from buurthuis_app.services.shared import counted_hours
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept, still_as, still_there
from buurthuis_app.services.shared.undo import unchanged
from buurthuis_app.services.volunteers.hours_tables import hours_paper

_CHANGES = frozenset({Topic.VOLUNTEERS})


class Hours(Service):
    """Service of hours."""

    def sheet(self, period: Period) -> HoursSheet:
        """Hours of a period, as far as it is over."""
        self._actor.demand(Permission.READ_PEOPLE)
        so_far = period.as_far_as(self._clock.today())
        with self._database.read() as work:
            everybody = work.store(Volunteer).find(centre_id=self._centre_id)
            names = {
                volunteer.id: volunteer.name for volunteer in everybody if not volunteer.erased
            }
            activities = work.store(Activity).find(centre_id=self._centre_id)
            span = Span(first=so_far.first, last=so_far.last)
            worked, paid = queries.worked_and_paid(work, self._centre_id, span)
            return HoursSheet(
                period=period,
                worked=worked,
                paid=paid,
                people=names,
                duties={duty.id: duty.name for duty in volunteers.duties(work, self._centre_id)},
                activities={activity.id: activity.title for activity in activities},
                uses=self._uses(work, everybody, so_far),
            )

    def blank(self, volunteer_id: UUID) -> NotedHours:
        """Hours of today to fill in. Nothing is kept yet."""
        return NotedHours(
            id=new_id(),
            centre_id=self._centre_id,
            volunteer_id=volunteer_id,
            date=self._clock.today(),
            minutes=0,
        )

    def noted(self, noted_id: UUID) -> NotedHours:
        """Noted hours with this id. Raises Conflict when they were removed since."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            return still_there(work, NotedHours, noted_id)

    def problems(self, noted: NotedHours) -> tuple[Problem, ...]:
        """Faults that must be mended before these hours can be kept."""
        return rules.problems_of_hours(noted, self._clock.today())

    def use_with(self, noted: NotedHours) -> AllowanceUse | None:
        """Use of the allowance with these hours; None for who receives no allowance."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            return self._use_with(work, noted)

    def keep(self, noted: NotedHours, *, new: bool) -> Done[NotedHours]:
        """Keep new or changed hours.

        It says so when there are hours of a shift on that day as well. Raises Invalid for what is missing, and when
        they bring the allowance over its most without a reason.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        noted = tidied(noted)
        with self._database.begin() as work:
            refuse((*self.problems(noted), *_over(noted, self._use_with(work, noted))))
            stored = kept(work, noted, new=new)
            volunteer = still_there(work, Volunteer, stored.volunteer_id)
            remark = counted_hours.counted_twice(work, volunteer, [stored.date])
        return self._done(work, stored, _CHANGES, remark=remark)

    def remove(self, noted: NotedHours) -> Done[NotedHours]:
        """Take hours away that were never worked."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            work.store(NotedHours).remove([still_as(work, noted)])
        return self._done(work, noted, _CHANGES)

    def amounts(self) -> tuple[AllowanceYear, ...]:
        """Amounts that may be received, by year; the usual amounts until the centre keeps its own."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            return counted_hours.amounts(work, self._centre_id)

    def blank_amounts(self) -> AllowanceYear:
        """Amounts for the year after the last one, which stay the same until they are changed."""
        last = max(self.amounts(), key=lambda amounts: amounts.year)
        return replace(last, year=last.year + 1, version=1)

    def keep_amounts(self, table: Sequence[AllowanceYear]) -> Done[tuple[AllowanceYear, ...]]:
        """Keep the whole table of years in place of the one there was."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        refuse(problem for amounts in table for problem in allowance.problems_of_amounts(amounts))
        with self._database.begin() as work:
            former = self._own_amounts(work)
            if former != tuple(table):
                work.store(AllowanceYear).remove(former)
                work.store(AllowanceYear).add(*table)
            whole = unchanged(self._own_amounts, former, self._own_amounts(work))
        return self._done(work, tuple(table), _CHANGES, whole)

    def paper(self, sheet: HoursSheet) -> Document:
        """The hours to print: added up by person, by duty and by month."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
        return hours_paper(sheet, centre.name, self._clock.today())

    def _own_amounts(self, work: Work) -> tuple[AllowanceYear, ...]:
        return work.store(AllowanceYear).find(centre_id=self._centre_id)

    def _uses(
        self, work: Work, everybody: Sequence[Volunteer], period: Period
    ) -> dict[UUID, AllowanceUse]:
        table, uses = counted_hours.amounts(work, self._centre_id), {}
        year = whole_year(period.last.year)
        span = Span(first=year.first, last=period.last)
        first = max(month_of(period.first), year.first)
        worked = queries.worked(work, self._centre_id, span)
        for volunteer in everybody:
            own = [line for line in worked if line.volunteer_id == volunteer.id]
            if volunteer.allowance and own:
                use = allowance.worst_from(first, allowance.uses(volunteer, own, table))
                if use is not None:
                    uses[volunteer.id] = use
        return uses

    def _use_with(self, work: Work, noted: NotedHours) -> AllowanceUse | None:
        volunteer = work.store(Volunteer).get(noted.volunteer_id)
        if volunteer is None or volunteer.erased:
            raise Conflict(_("Deze vrijwilliger is intussen verwijderd. Kijk wie er nu zijn."))
        if not volunteer.allowance:
            return None
        year = whole_year(noted.date.year)
        span = Span(first=year.first, last=year.last)
        others = [
            line
            for line in queries.worked(work, self._centre_id, span, volunteer.id)
            if line.noted_id != noted.id and line.date <= self._clock.today()
        ]
        own = HoursLine(volunteer_id=volunteer.id, date=noted.date, minutes=noted.minutes)
        month_uses = allowance.uses(
            volunteer, (*others, own), counted_hours.amounts(work, self._centre_id)
        )
        return allowance.worst_from(month_of(noted.date), month_uses)


def _over(noted: NotedHours, use: AllowanceUse | None) -> tuple[Problem, ...]:
    """The stop at the most; a reason lets it through."""
    if use is None or use.level is not Level.OVER or noted.overruled_because:
        return ()
    sentence = _("{what} Kies minder uren, of schrijf op waarom het toch mag.")
    return (Problem("overruled_because", sentence.format(what=allowance.in_words(use))),)
