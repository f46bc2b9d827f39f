"""Year told in at most five sentences, made of its figures; each figure leads to what is behind it."""

from collections.abc import Iterator
from itertools import islice

from buurthuis_app.domain.figures.breakdown import Along
from buurthuis_app.domain.figures.figures import Part
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Cell, Words, sentence
from buurthuis_app.i18n import _, listing, month_name, ngettext
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.overviews import links
from buurthuis_app.reports.overviews.links import behind

_SENTENCES, _ACTIVITIES, _FEWEST_MONTHS = 5, 3, 3


def year_told(overview: Overview, change: str) -> tuple[Words, ...]:
    """The first five that there is something to say for. `change` is how the visits differ from a year earlier."""
    told = (
        *_visits(overview, change),
        *_activities(overview),
        *_months(overview),
        *_volunteers(overview),
        *_stories(overview),
        *_initiatives(overview),
    )
    return tuple(islice(told, _SENTENCES))


def _visits(overview: Overview, change: str) -> Iterator[Words]:
    figures = overview.figures
    held = cells.count(figures.held, behind(overview, OccurrenceFilter.HELD))
    counted = behind(overview, OccurrenceFilter.COUNTED)
    if not figures.held:
        return
    period = cells.words(overview.name)
    if not figures.counted:
        pattern = _("In {period} was er {held} keer iets te doen. De bezoeken zijn niet geteld.")
        yield sentence(pattern, period=period, held=held)
        return
    yield sentence(
        ngettext(
            "In {period} was er {held} keer iets te doen, waarvan {counted} keer geteld, "
            "met {visits} bezoek: {change}.",
            "In {period} was er {held} keer iets te doen, waarvan {counted} keer geteld, "
            "met {visits} bezoeken: {change}.",
            figures.visits,
        ),
        period=period,
        held=held,
        counted=cells.count(figures.counted, counted),
        visits=cells.visits(figures, counted),
        change=cells.words(change, counted),
    )


def _activities(overview: Overview) -> Iterator[Words]:
    visited = [row for row in overview.activities if row.figures.visits]
    if len(visited) <= _ACTIVITIES:
        return
    visited.sort(key=lambda row: row.figures.visits, reverse=True)
    figures: dict[str, Cell] = {}
    names = []
    for place, row in enumerate(visited[:_ACTIVITIES]):
        lead = behind(overview, OccurrenceFilter.COUNTED, (Along.ACTIVITY, row.activity_id))
        figures[f"title{place}"] = cells.words(row.title)
        figures[f"visits{place}"] = cells.visits(row.figures, lead)
        names.append(f"{{title{place}}} ({{visits{place}}})")
    pattern = _("De meeste bezoeken waren er bij {activities}.")
    yield sentence(pattern.format(activities=listing(names)), **figures)


def _months(overview: Overview) -> Iterator[Words]:
    """Of the months that are over."""
    over = [
        part
        for part in overview.parts
        if part.figures.counted and part.span.last <= overview.printed_on
    ]
    over.sort(key=lambda part: part.figures.visits)
    if len(over) < _FEWEST_MONTHS or over[0].figures.visits == over[-1].figures.visits:
        return

    def visits(part: Part) -> Cell:
        lead = behind(overview, OccurrenceFilter.COUNTED, span=part.span)
        return cells.visits(part.figures, lead)

    yield sentence(
        ngettext(
            "Het drukst was {busy}, met {most} bezoek; het rustigst {quiet}, met {fewest}.",
            "Het drukst was {busy}, met {most} bezoeken; het rustigst {quiet}, met {fewest}.",
            over[-1].figures.visits,
        ),
        busy=cells.words(month_name(over[-1].span.first.month)),
        most=visits(over[-1]),
        quiet=cells.words(month_name(over[0].span.first.month)),
        fewest=visits(over[0]),
    )


def _volunteers(overview: Overview) -> Iterator[Words]:
    year = (overview.beside or Beside()).volunteers
    if year is None or not year.figures.active:
        return
    figures = year.figures
    pattern = ngettext(
        "{active} vrijwilliger hielp {hours} uur mee (erbij gekomen: {joined}, gestopt: {left}).",
        "{active} vrijwilligers hielpen samen {hours} uur mee (erbij gekomen: {joined}, gestopt: {left}).",
        figures.active,
    )
    yield sentence(
        pattern,
        active=cells.count(figures.active, links.PEOPLE),
        hours=cells.minutes(figures.minutes, links.HOURS),
        joined=cells.count(figures.joined, links.PEOPLE),
        left=cells.count(figures.left, links.PEOPLE),
    )


def _stories(overview: Overview) -> Iterator[Words]:
    if not overview.told:
        return
    pattern = ngettext(
        "Er is {told} verhaal verteld; {shareable} daarvan mag naar buiten.",
        "Er zijn {told} verhalen verteld; {shareable} daarvan mogen naar buiten.",
        overview.told,
    )
    yield sentence(
        pattern,
        told=cells.count(overview.told, links.STORIES),
        shareable=cells.count(overview.shareable, links.STORIES),
    )


def _initiatives(overview: Overview) -> Iterator[Words]:
    year = (overview.beside or Beside()).initiatives
    if year is None or not year.granted:
        return
    yield sentence(
        _("Voor plannen van bewoners is {granted} toegekend, van een budget van {budget}."),
        granted=cells.money(year.granted, links.INITIATIVES),
        budget=cells.money(year.budget, links.INITIATIVES),
    )
