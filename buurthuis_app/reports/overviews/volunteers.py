"""The volunteers of a period: counted in three ways, how often and for what they came, their hours, ages, vacancies."""

from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, LargeNumber, Numbers, Sheet
from buurthuis_app.domain.volunteers.ages import band_name, range_name
from buurthuis_app.domain.volunteers.figures import volunteers_defined
from buurthuis_app.domain.volunteers.year_figures import VolunteerYear
from buurthuis_app.i18n import _, in_hours
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.kit.cells import named_row, number_headings
from buurthuis_app.reports.overviews import links


def volunteers(overview: Overview) -> tuple[Block, ...]:
    """Three counts and hours beside those of a year earlier; then how it moved through the year."""
    figures = (overview.beside or Beside()).volunteers
    if figures is None or not figures.anybody:
        return ()
    return (
        Numbers(numbers=_large(figures)),
        _counts(overview, figures),
        *_flows(figures),
        *_by_duty(figures),
        *_ages(figures),
        *_vacancies(figures),
    )


def _large(volunteer_figures: VolunteerYear) -> tuple[LargeNumber, ...]:
    lead = links.PEOPLE
    figures = volunteer_figures.figures
    noted = figures.minutes_noted
    notes = (_("waarvan {n} met de hand genoteerd").format(n=in_hours(noted)),) if noted else ()
    return (
        LargeNumber(cell=cells.count(figures.at_end, lead), name=_("vrijwilligers")),
        LargeNumber(cell=cells.count(figures.active, lead), name=_("actief")),
        LargeNumber(
            cell=cells.minutes(figures.minutes, links.HOURS),
            name=_("uren"),
            notes=notes,
        ),
    )


def _counts(overview: Overview, figures: VolunteerYear) -> Sheet:
    now, then = figures.figures, figures.former
    rows = (
        (_("aan het begin"), figures.at_start, figures.former_at_start),
        (_("aan het eind"), now.at_end, then.at_end),
        (_("gemiddeld"), now.average, then.average),
        (_("actief"), now.active, then.active),
        *(
            (name, getattr(figures.how_often, key), getattr(figures.former_how_often, key))
            for name, key in (
                (_("waarvan wekelijks"), "weekly"),
                (_("waarvan maandelijks"), "monthly"),
                (_("waarvan af en toe"), "now_and_then"),
            )
        ),
        (_("erbij gekomen"), now.joined, then.joined),
        (_("gestopt"), now.left, then.left),
    )
    hours = [(_("vrijwilligersuren"), now.minutes, then.minutes)]
    paid = bool(now.minutes_paid or then.minutes_paid)
    if paid:
        hours.append((_("uren van beroepskrachten"), now.minutes_paid, then.minutes_paid))
    lead = links.PEOPLE
    return Sheet(
        title=_("Vrijwilligers"),
        headings=number_headings(_("vrijwilligers"), overview.name, overview.former_name),
        rows=(
            *(
                named_row(name, cells.amount(value, lead), cells.amount(former, lead))
                for name, value, former in rows
            ),
            *(
                named_row(
                    name, cells.minutes(minutes, links.HOURS), cells.minutes(former, links.HOURS)
                )
                for name, minutes, former in hours
            ),
        ),
        terms=volunteers_defined(
            *("at_end", "average", "active", "weekly", "monthly", "now_and_then", "hours"),
            *(("paid",) if paid else ()),
        ),
    )


def _flows(figures: VolunteerYear) -> tuple[Sheet, ...]:
    if not any(flow.joined or flow.left for flow in figures.flows):
        return ()
    return (
        Sheet(
            title=_("Erbij gekomen en gestopt"),
            headings=number_headings(_("kwartaal"), _("erbij"), _("gestopt")),
            rows=tuple(
                named_row(
                    _("{n}e kwartaal").format(n=flow.number),
                    cells.count(flow.joined, links.PEOPLE),
                    cells.count(flow.left, links.PEOPLE),
                )
                for flow in figures.flows
            ),
        ),
    )


def _by_duty(figures: VolunteerYear) -> tuple[Sheet, ...]:
    if not any(row.duty for row in figures.by_duty):
        return ()
    lead = links.HOURS
    return (
        Sheet(
            title=_("Per taak"),
            headings=number_headings(_("taak"), _("vrijwilligers"), _("uren")),
            rows=tuple(
                named_row(
                    row.duty or _("zonder taak"),
                    cells.count(row.people, lead),
                    cells.minutes(row.minutes, lead),
                )
                for row in figures.by_duty
            ),
            terms=volunteers_defined("by_duty"),
        ),
    )


def _ages(figures: VolunteerYear) -> tuple[Sheet, ...]:
    lead = links.PEOPLE
    rows = [(band_name(band), cells.count(band.people, lead)) for band in figures.bands]
    terms = ["bands"] if rows else []
    if figures.ages is not None:
        rows.append((_("van en tot"), cells.words(range_name(figures.ages), lead)))
        terms.append("ages")
    if not rows:
        return ()
    if figures.without_age:
        rows.append((_("niet bekend"), cells.count(figures.without_age, lead)))
    return (
        Sheet(
            title=_("Leeftijd"),
            headings=number_headings(_("leeftijd"), _("aantal")),
            rows=tuple(named_row(name, cell) for name, cell in rows),
            terms=volunteers_defined(*terms),
        ),
    )


def _vacancies(figures: VolunteerYear) -> tuple[Sheet, ...]:
    numbers = figures.vacancies
    if numbers is None:
        return ()
    lead = links.VACANCIES
    return (
        Sheet(
            title=_("Vacatures"),
            headings=number_headings(_("vacatures"), _("aantal")),
            rows=(
                named_row(_("stonden open"), cells.count(numbers.open_in, lead)),
                named_row(_("vervuld"), cells.count(numbers.filled, lead)),
                named_row(_("open aan het eind"), cells.count(numbers.open_at_end, lead)),
            ),
        ),
    )
