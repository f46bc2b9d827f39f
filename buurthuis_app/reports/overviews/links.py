"""Links of a printed figure to the occurrences behind it, or to the records it was counted from."""

from uuid import UUID

from buurthuis_app.domain.figures.breakdown import Along, FigureQuestion, RowKey
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.overviews.overview import Overview
from buurthuis_app.domain.papers.document import Trace
from buurthuis_app.domain.shared.periods import Span

ACTIVITIES = Trace(tab="activities")
OCCUPANCY = Trace(tab="activities", section="occupancy")
HIRE = Trace(tab="activities", section="hire")
INCIDENTS = Trace(tab="activities", section="incidents")
LENDING = Trace(tab="activities", section="lending")
PEOPLE = Trace(tab="volunteers", section="people")
HOURS = Trace(tab="volunteers", section="hours")
VACANCIES = Trace(tab="volunteers", section="vacancies")
STORIES = Trace(tab="harvest")
INITIATIVES = Trace(tab="goals", section="initiatives")


def behind(
    overview: Overview,
    which: OccurrenceFilter,
    *rows: tuple[Along, RowKey],
    span: Span | None = None,
) -> Trace:
    """To the occurrences of these rows, or of all; of the whole period, or of this part of it."""
    asked = FigureQuestion(period=overview.period, only=overview.only, rows=rows, span=span)
    return Trace(asked=asked, which=which)


def activity(activity_id: UUID) -> Trace:
    """Link to the activity itself."""
    return Trace(tab="activities", record=activity_id)
