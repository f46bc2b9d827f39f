"""Overview rows: what the parts of a whole report are going to ask, read ahead in one journey."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.shared.periods import Period, PeriodKind, Span
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.queries.activities import belonging
from buurthuis_app.persistence.queries.confidant import released_figures
from buurthuis_app.persistence.queries.figures import figures
from buurthuis_app.persistence.queries.hire import hires
from buurthuis_app.persistence.queries.incidents import incidents
from buurthuis_app.persistence.queries.indicators import measuring, years
from buurthuis_app.persistence.queries.initiatives import initiatives
from buurthuis_app.persistence.queries.lending import lending
from buurthuis_app.persistence.queries.outreach import outreach
from buurthuis_app.persistence.queries.overviews import extra_figures
from buurthuis_app.persistence.queries.participants import participants
from buurthuis_app.persistence.queries.placements import placements
from buurthuis_app.persistence.queries.promises import promises
from buurthuis_app.persistence.queries.rosters import rosters
from buurthuis_app.persistence.queries.shared.read_together import Wanted
from buurthuis_app.persistence.queries.signups import signups
from buurthuis_app.persistence.queries.stories import stories
from buurthuis_app.persistence.queries.voices import voices
from buurthuis_app.persistence.queries.volunteers import hours, year_figures


def of_overview(centre_id: UUID, period: Period, today: dt.date) -> tuple[Wanted, ...]:
    """For `read_together.ahead`; what is only told of a period that began, or of a year, only then."""
    so_far = period.as_far_as(today)
    before = so_far.a_year_earlier()
    wanted: list[Wanted] = [
        *belonging.wanted(centre_id),
        (figures.titles, centre_id),
        (stories.naming, schema.activity.c.title),
        (stories.naming, schema.theme.c.name),
        (stories.choosing, centre_id, period),
        (extra_figures.calling_off, centre_id, period),
        (extra_figures.exceeding, centre_id, period),
        (extra_figures.correcting, centre_id, period),
        (extra_figures.with_sign_up, centre_id),
        (extra_figures.holding, centre_id, period, today),
        (extra_figures.joining, centre_id, period, today),
        (extra_figures.hiring, centre_id, so_far),
        (extra_figures.hiring, centre_id, before),
        (signups.attending, centre_id, period),
    ]
    if today >= period.first:
        wanted += [
            (hours.paid,),
            (hours.staying, centre_id),
            (year_figures.opening, centre_id, so_far.last),
            (outreach.going, centre_id, so_far, before),
        ]
        for days in (so_far, before):
            span = Span(first=days.first, last=days.last)
            wanted += [
                (hours.noting, centre_id, span, None),
                (rosters.working, centre_id, span.first, span.last, None),
                (hires.letting, centre_id, span),
                (hires.invoicing, centre_id, span),
                (incidents.happening, centre_id, span),
                (lending.lending, centre_id, span),
                (lending.repairing, centre_id, span),
            ]
    if period.kind is PeriodKind.YEAR:
        year = period.first.year
        wanted += [
            (initiatives.naming, centre_id),
            (years.filling_in, centre_id),
            (measuring.beginning, centre_id),
            (promises.measuring, centre_id),
            (released_figures.releasing, centre_id, year),
            (released_figures.releasing, centre_id, year - 1),
            (participants.erasing, centre_id),
            (participants.beginning, centre_id),
            (participants.taking_part, centre_id),
            *((ask, centre_id) for ask in (voices.raising, voices.saying, voices.noting)),
            *((ask, centre_id) for ask in (placements.offering, placements.placing)),
            (placements.talking, centre_id),
        ]
    return tuple(wanted)
