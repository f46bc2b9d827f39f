"""Gathering of all data of a paper about a period, read in one go so that its parts agree."""

import datetime as dt
from collections.abc import Iterable, Iterator
from uuid import UUID

from buurthuis_app.domain.activities import room_occupancy
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.activities.week_programme import public_reason
from buurthuis_app.domain.centre.centre import (
    ActivityKind,
    Area,
    Centre,
    ClosedDay,
    Room,
    TargetGroup,
    Theme,
)
from buurthuis_app.domain.centre.logo import Logo
from buurthuis_app.domain.centre.opening_hours import OpeningHours
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.figures.breakdown import (
    EVERYTHING,
    Along,
    BreakdownRow,
    OccurrencesBehind,
    Only,
)
from buurthuis_app.domain.figures.figures import (
    ActivityFigures,
    Figures,
    beside,
    change,
    parted,
    total,
)
from buurthuis_app.domain.hire.figures import HireYear
from buurthuis_app.domain.incidents.incident import IncidentYear
from buurthuis_app.domain.indicators.indicator import Indicator
from buurthuis_app.domain.lending.figures import LendingYear
from buurthuis_app.domain.overviews.aims import Aim, Aimed
from buurthuis_app.domain.overviews.extra_figures import (
    CalledOff,
    FiguresSplit,
    HouseUse,
    RoomHours,
    SplitRow,
    Youth,
)
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.overviews.tenants import Tenants, tenants_of
from buurthuis_app.domain.participants.figures import ParticipantYear
from buurthuis_app.domain.promises.promise import Promise
from buurthuis_app.domain.shared.periods import Against, Period, PeriodKind, Span
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.domain.shared.settings import Setting, asked_of, foreword_of
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.surveys.survey import Survey
from buurthuis_app.domain.volunteers.ages import age_range, bands
from buurthuis_app.domain.volunteers.figures import volunteer_figures
from buurthuis_app.domain.volunteers.how_often import by_duty, how_often
from buurthuis_app.domain.volunteers.volunteer import Duty
from buurthuis_app.domain.volunteers.year_figures import VolunteerYear, flows, there_before
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.activities import belonging
from buurthuis_app.persistence.queries.figures import behind, figures
from buurthuis_app.persistence.queries.overviews import extra_figures, overview_rows
from buurthuis_app.persistence.queries.shared import read_together
from buurthuis_app.persistence.queries.stories import stories
from buurthuis_app.records import replace
from buurthuis_app.services.figures.breakdown import Splitting
from buurthuis_app.services.figures.harvest import overview_of
from buurthuis_app.services.shared.room_use import room_use
from buurthuis_app.services.shared.service import Service, setting_of, still_there

_SHORT_LISTS = (
    *(Theme, TargetGroup, Area, ActivityKind, ClosedDay, OpeningHours, Room, Duty, TallyKind),
    *(Indicator, Promise, Survey, Aim, Setting),
)
"""What an overview looks up in whole, in one journey."""

_THURSDAY, _DAYS_AROUND = 4, dt.timedelta(days=6)
"""A week belongs to where its Thursday lies, with all its days."""
_LINES = (Along.THEME, Along.GROUP, Along.AREA, Along.KIND)


class Gathering(Service):
    """Reader of whole overviews."""

    def overview(self, period: Period, *, photos: bool = False) -> Overview:
        """The figures, stories and all that stands beside them, as they are today; with `photos` for drawing."""
        with self._database.read() as work:
            return self.overview_in(work, period, photos=photos)

    def overview_in(self, work: Work, period: Period, *, photos: bool = False) -> Overview:
        """The same, within a unit of work."""
        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        read_together.of_centre(work, self._centre_id, *_SHORT_LISTS)
        read_together.ahead(work, *overview_rows.of_overview(self._centre_id, period, today))
        whole = overview_of(work, self._centre_id, period, today)
        whole = replace(whole, beside=self._beside(work, whole, today))
        if photos:
            whole = replace(whole, stories=stories.with_photos(work, whole.stories))
        return whole

    def subject(self, period: Period, only: Only, *, photos: bool = False) -> Overview:
        """The same of one theme or one activity."""
        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        with self._database.read() as work:
            narrowed = self._narrowed(work, period, only, today)
            if photos:
                narrowed = replace(narrowed, stories=stories.with_photos(work, narrowed.stories))
        return narrowed

    def _narrowed(self, work: Work, period: Period, only: Only, today: dt.date) -> Overview:
        split = Splitting(work, self._centre_id, today, only)
        before, year_earlier = period.as_far_as(today).a_year_earlier(), period.a_year_earlier()
        daily, former_daily = split.daily(period), split.daily(year_earlier)
        now = total(day_figures for _day, day_figures in daily)
        then = total(day_figures for day, day_figures in former_daily if day <= before.last)
        parts = parted(daily, period.parts())
        former_parts = parted(_until(before.last, former_daily), year_earlier.parts())
        period_stories = tuple(
            story for story in stories.within(work, self._centre_id, period) if _about(story, only)
        )
        shareable = tuple(story for story in period_stories if story.shareable(today))
        activity_ids = {row.key for row in split.rows(Along.ACTIVITY, period, daily)}
        centre = still_there(work, Centre, self._centre_id)
        return Overview(
            centre=centre.name,
            town=centre.town,
            period=period,
            printed_on=today,
            figures=now,
            a_year_earlier=then,
            change=change(now, then),
            parts=parts,
            activities=_rows(split.rows(Along.ACTIVITY, period, daily)),
            categories=(),
            told=len(period_stories),
            shareable=len(shareable),
            stories=stories.printed(work, shareable[::-1]),
            only=only,
            subject=self._subject_name(work, only),
            beside=Beside(
                former_parts=beside(parts, former_parts, Against.LAST_YEAR),
                former_activities=_rows(split.rows(Along.ACTIVITY, before, ())),
                extremes={
                    key: found
                    for key, found in figures.extremes(work, self._centre_id, period, today).items()
                    if key in activity_ids
                },
                called_off=tuple(
                    occurrence
                    for occurrence in self._called_off(work, period)
                    if occurrence.activity_id in activity_ids
                ),
                corrected={
                    key: times
                    for key, times in extra_figures.corrected(work, self._centre_id, period).items()
                    if key in activity_ids
                },
                times=self._times(work, period, only, today),
                logo=self._logo(work),
            ),
        )

    def _times(
        self, work: Work, period: Period, only: Only, today: dt.date
    ) -> tuple[OccurrencesBehind, ...]:
        if only.activity_id is None:
            return ()
        occurrences = behind.occurrences(work, self._centre_id, period, today)
        return tuple(
            occurrence for occurrence in occurrences if occurrence.activity_id == only.activity_id
        )

    def _subject_name(self, work: Work, only: Only) -> str:
        if only.activity_id is not None:
            return still_there(work, Activity, only.activity_id).title
        if only.theme_id is None:
            raise ValueError("a subject is a theme or an activity")
        theme = still_there(work, Theme, only.theme_id)
        return theme.name[:1].upper() + theme.name[1:]

    def _beside(self, work: Work, overview: Overview, today: dt.date) -> Beside:
        from buurthuis_app.persistence.queries.outreach import outreach
        from buurthuis_app.persistence.queries.placements import placements

        period = overview.period
        before = period.as_far_as(today).a_year_earlier()
        yearly_only = period.kind is PeriodKind.YEAR
        former_daily = figures.by_date(work, self._centre_id, period.a_year_earlier(), today)
        former_parts = parted(_until(before.last, former_daily), period.a_year_earlier().parts())
        out, out_before = outreach.beside(work, self._centre_id, period, today)
        extra = Beside(
            former_parts=beside(overview.parts, former_parts, Against.LAST_YEAR),
            former_activities=figures.by_activity(work, self._centre_id, before, today),
            splits=self._splits(work, period, before, today),
            youth=self._youth(work, period, today),
            called_off=self._called_off(work, period),
            beyond_visits=extra_figures.beyond_visits(work, self._centre_id, period),
            extremes=figures.extremes(work, self._centre_id, period, today) if yearly_only else {},
            aims=aims_of(work, self._centre_id, overview) if yearly_only else (),
            house=self._house(work, period, today),
            tenants=self._tenants(work, period.as_far_as(today), before),
            volunteers=self._volunteers(work, period, before, today),
            meetings=extra_figures.meetings(work, self._centre_id, period, today),
            corrected=extra_figures.corrected(work, self._centre_id, period),
            months=figures.by_activity_and_month(work, self._centre_id, period, today)
            if yearly_only
            else {},
            foreword=setting_of(work, self._centre_id, foreword_of(period)) if yearly_only else "",
            asked=setting_of(work, self._centre_id, asked_of(period)) if yearly_only else "",
            logo=self._logo(work),
            outreach=out,
            outreach_former=out_before,
        )
        if not yearly_only:
            return extra
        if today >= period.first:
            now, former = self._participants(work, overview, today)
            extra = replace(
                extra,
                participants=now,
                participants_former=former,
                lending=self._lending(work, period.as_far_as(today)),
                lending_former=self._lending(work, before),
                incidents=self._incidents(work, period.as_far_as(today)),
                incidents_former=self._incidents(work, before),
                hire=self._hire(work, period.as_far_as(today)),
                hire_former=self._hire(work, before),
            )
            placed, placed_before = placements.figures_in(
                work, self._centre_id, period.as_far_as(today), before
            )
            extra = replace(extra, placements=placed, placements_former=placed_before)
        return self._with_goals(work, extra, period, today)

    def _lending(self, work: Work, days: Period) -> LendingYear:
        from buurthuis_app.domain.lending.figures import year_of
        from buurthuis_app.persistence.queries.lending import lending

        span, centre_id = Span(first=days.first, last=days.last), self._centre_id
        return year_of(lending.lent(work, centre_id, span), lending.repairs(work, centre_id, span))

    def _incidents(self, work: Work, days: Period) -> IncidentYear:
        from buurthuis_app.persistence.queries.incidents import incidents

        return incidents.figures(work, self._centre_id, Span(first=days.first, last=days.last))

    def _hire(self, work: Work, days: Period) -> HireYear:
        from buurthuis_app.domain.hire.figures import hire_year
        from buurthuis_app.persistence.queries.hire import hires

        span, centre_id = Span(first=days.first, last=days.last), self._centre_id
        return hire_year(hires.let(work, centre_id, span), hires.invoiced(work, centre_id, span))

    def _participants(
        self, work: Work, overview: Overview, today: dt.date
    ) -> tuple[ParticipantYear, ParticipantYear | None]:
        """Of the year, and of the year before when anybody was kept then."""
        from buurthuis_app.domain.participants.figures import year_of
        from buurthuis_app.persistence.queries.participants import participants
        from buurthuis_app.services.participants.choice import choice

        chosen = choice(work, self._centre_id)
        began = participants.began(work, self._centre_id) or today.year

        year = overview.period.first.year
        (counted, erased), (then, gone) = participants.tallies(
            work, self._centre_id, year, year - 1
        )
        visits = overview.figures.visits
        now = year_of(counted, year, chosen, began=began, erased=erased, visits=visits)
        former = year_of(then, year - 1, chosen, began=began, erased=gone, visits=0)
        return now, former if former.kept else None

    def _volunteers(
        self, work: Work, period: Period, before: Period, today: dt.date
    ) -> VolunteerYear | None:
        """None before the period has begun."""
        from buurthuis_app.persistence.queries.volunteers import hours, volunteers, year_figures

        so_far = period.as_far_as(today)
        if today < period.first:
            return None
        stays_of_each = hours.stays_of_each(work, self._centre_id)
        stays = tuple(stay for own in stays_of_each.values() for stay in own)
        span = Span(first=so_far.first, last=so_far.last)
        worked, paid = hours.worked_and_paid(work, self._centre_id, span)
        former = hours.worked_and_paid(
            work, self._centre_id, Span(first=before.first, last=before.last)
        )
        known = year_figures.ages(work, self._centre_id, so_far.last)
        ages = tuple(age for age in known if age is not None)
        duties = {duty.id: duty.name for duty in volunteers.duties(work, self._centre_id)}
        yearly_only = period.kind is PeriodKind.YEAR
        return VolunteerYear(
            figures=volunteer_figures(stays, worked, period, today, paid),
            former=volunteer_figures(stays, former[0], before, today, former[1]),
            at_start=there_before(stays, period.first),
            former_at_start=there_before(stays, before.first),
            flows=flows(stays, period.first.year, today) if yearly_only else (),
            bands=bands(ages),
            ages=age_range(ages),
            without_age=len(known) - len(ages),
            how_often=how_often(worked, stays_of_each, so_far),
            former_how_often=how_often(former[0], stays_of_each, before),
            by_duty=by_duty(worked, duties) if yearly_only else (),
            vacancies=year_figures.vacancies(work, self._centre_id, so_far),
        )

    def _with_goals(self, work: Work, extra: Beside, period: Period, today: dt.date) -> Beside:
        """What is told of a year only: initiatives, indicators, promises, and what the confidant released."""
        from buurthuis_app.domain.initiatives import figures as initiative_figures
        from buurthuis_app.domain.promises import figures as promise_figures
        from buurthuis_app.persistence.queries.confidant import released_figures
        from buurthuis_app.persistence.queries.initiatives import initiatives
        from buurthuis_app.persistence.queries.promises import promises
        from buurthuis_app.persistence.queries.voices import voices
        from buurthuis_app.services.indicators.results import IndicatorReading

        year = period.first.year
        books = initiatives.books(work, self._centre_id)
        names = initiatives.names(work, self._centre_id)
        return replace(
            extra,
            initiatives=initiative_figures.year_of(books, year, names),
            indicators=IndicatorReading(
                work,
                self._centre_id,
                today,
                only=(year - 1, year),
                until=period.as_far_as(today).a_year_earlier().last,
            ).all(),
            promises=promise_figures.year_of(*promises.everything(work, self._centre_id), year),
            voices=voices.year_in(work, self._centre_id, year, today),
            confidant=released_figures.last_of_year(work, self._centre_id, year),
            confidant_former=released_figures.last_of_year(work, self._centre_id, year - 1),
        )

    def _splits(
        self, work: Work, period: Period, before: Period, today: dt.date
    ) -> tuple[FiguresSplit, ...]:
        split = Splitting(work, self._centre_id, today, EVERYTHING)
        splits = []
        for along in _LINES:
            former = {row.key: row.figures for row in split.rows(along, before, ())}
            rows = tuple(
                SplitRow(row=row, former=former.get(row.key, Figures()))
                for row in split.rows(along, period, ())
            )
            splits.append(FiguresSplit(along=along, rows=rows))
        return tuple(splits)

    def _youth(self, work: Work, period: Period, today: dt.date) -> Youth | None:
        kinds = {
            kind.id: kind
            for kind in work.store(ActivityKind).find(centre_id=self._centre_id)
            if kind.youth
        }
        if not kinds:
            return None
        held = figures.by_activity_id(work, self._centre_id, period, today)
        inside: list[Figures] = []
        outside: list[Figures] = []
        for key, links in belonging.activities(work, self._centre_id).items():
            if links.kind in kinds and key in held:
                (outside if kinds[links.kind].outside else inside).append(held[key])
        return Youth(
            inside=total(inside),
            outside=total(outside),
            kinds_inside=tuple(key for key, kind in kinds.items() if not kind.outside),
            kinds_outside=tuple(key for key, kind in kinds.items() if kind.outside),
        )

    def _called_off(self, work: Work, period: Period) -> tuple[CalledOff, ...]:
        """With the reasons that everybody may know: people's own words can say who was ill."""
        closed = work.store(ClosedDay).find(centre_id=self._centre_id)
        return tuple(
            replace(
                occurrence,
                because=public_reason(occurrence.because, occurrence.date, closed)
                or (_("andere reden") if occurrence.because.strip() else _("reden onbekend")),
            )
            for occurrence in extra_figures.called_off(work, self._centre_id, period)
        )

    def _house(self, work: Work, period: Period, today: dt.date) -> HouseUse | None:
        """Of the days that are over; None when there are none yet."""
        so_far = Span(first=period.first, last=min(period.last, today))
        if so_far.last < so_far.first:
            return None
        centre = still_there(work, Centre, self._centre_id)
        closed = work.store(ClosedDay).find(centre_id=self._centre_id)
        hours = work.store(OpeningHours).find(centre_id=self._centre_id)
        use = room_use(work, self._centre_id, so_far)
        opening = room_occupancy.opening(centre, closed, so_far, hours)
        around = Span(
            first=so_far.first - _DAYS_AROUND, last=min(so_far.last + _DAYS_AROUND, today)
        )
        open_around = room_occupancy.opening(centre, closed, around, hours)
        days = _days(so_far)
        weeks = {_week(day) for day in days if day.isoweekday() == _THURSDAY}
        return HouseUse(
            days=len(days),
            weeks=len(weeks),
            weeks_open=len(weeks & {_week(day) for day in open_around}),
            days_open=len(opening),
            hours_open=sum(opening.values(), dt.timedelta()),
            rooms=tuple(
                RoomHours(
                    name=room.room.name,
                    organisers=dict(room.organisers),
                    booked=room.use.booked,
                    open=room.use.open,
                    outside=room.use.outside,
                )
                for room in use.rooms
            ),
        )

    def _tenants(self, work: Work, period: Period, before: Period) -> Tenants:
        return tenants_of(
            extra_figures.tenancies(work, self._centre_id, period),
            extra_figures.tenancies(work, self._centre_id, before),
            work.store(Room).find(centre_id=self._centre_id),
        )

    def _logo(self, work: Work) -> Picture | None:
        return work.store(Logo).get(self._centre_id)


def _rows(rows: tuple[BreakdownRow, ...]) -> tuple[ActivityFigures, ...]:
    return tuple(
        ActivityFigures(activity_id=row.key, title=row.name, figures=row.figures)
        for row in rows
        if isinstance(row.key, UUID)
    )


def _about(story: Story, only: Only) -> bool:
    if only.activity_id is not None:
        return story.activity_id == only.activity_id
    return only.theme_id in story.theme_ids


def aims_of(work: Work, centre_id: UUID, overview: Overview) -> tuple[Aimed, ...]:
    """Every activity of the year with its aim, and those that only have an aim, by title."""
    year = overview.period.first.year
    kept = work.store(Aim).find(centre_id=centre_id)
    aims = {aim.activity_id: aim for aim in kept if aim.year == year}
    aimed = [
        Aimed(
            activity_id=row.activity_id,
            title=row.title,
            aim=aims.pop(row.activity_id, None),
            figures=row.figures,
        )
        for row in overview.activities
    ]
    for aim in aims.values():
        activity = still_there(work, Activity, aim.activity_id)
        aimed.append(
            Aimed(activity_id=activity.id, title=activity.title, aim=aim, figures=Figures())
        )
    return tuple(sorted(aimed, key=lambda compared: (folded(compared.title), compared.activity_id)))


def _until(
    last: dt.date, daily: Iterable[tuple[dt.date, Figures]]
) -> Iterator[tuple[dt.date, Figures]]:
    """As many days of the year before as there are of this one: half a month is not set beside a whole one."""
    return ((day, found) for day, found in daily if day <= last)


def _week(day: dt.date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _days(span: Span) -> tuple[dt.date, ...]:
    length = (span.last - span.first).days + 1
    return tuple(span.first + dt.timedelta(days=number) for number in range(length))
