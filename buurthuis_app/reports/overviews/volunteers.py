"""The volunteers of a period: counted in three ways, who came and went, their hours, ages, and vacancies."""

from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Heading, LargeNumber, Numbers, Row, Sheet
from buurthuis_app.domain.volunteers.figures import volunteer_definitions
from buurthuis_app.domain.volunteers.hours import in_hours
from buurthuis_app.domain.volunteers.year_figures import VolunteerYear, band_name
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.reports.kit import cells
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
        *_bands(figures),
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
        (_("aan het begin"), figures.at_start, None),
        (_("aan het eind"), now.at_end, then.at_end),
        (_("gemiddeld"), now.average, then.average),
        (_("actief"), now.active, then.active),
        (_("erbij gekomen"), now.joined, then.joined),
        (_("gestopt"), now.left, then.left),
    )
    hours = Row(
        cells=(
            cells.words(_("vrijwilligersuren")),
            cells.minutes(now.minutes, links.HOURS),
            cells.minutes(then.minutes, links.HOURS),
        )
    )
    lead = links.PEOPLE
    return Sheet(
        title=_("Vrijwilligers"),
        headings=(
            Heading(title=_("vrijwilligers"), share=3),
            Heading(title=overview.name, number=True),
            Heading(title=overview.former_name, number=True),
        ),
        rows=(
            *(
                Row(
                    cells=(cells.words(name), cells.amount(value, lead), cells.amount(former, lead))
                )
                for name, value, former in rows
            ),
            hours,
        ),
        terms=volunteer_definitions(),
    )


def _flows(figures: VolunteerYear) -> tuple[Sheet, ...]:
    if not any(flow.joined or flow.left for flow in figures.flows):
        return ()
    return (
        Sheet(
            title=_("Erbij gekomen en gestopt"),
            headings=(
                Heading(title=_("kwartaal"), share=3),
                Heading(title=_("erbij"), number=True),
                Heading(title=_("gestopt"), number=True),
            ),
            rows=tuple(
                Row(
                    cells=(
                        cells.words(_("{n}e kwartaal").format(n=flow.number)),
                        cells.count(flow.joined, links.PEOPLE),
                        cells.count(flow.left, links.PEOPLE),
                    )
                )
                for flow in figures.flows
            ),
        ),
    )


def _bands(figures: VolunteerYear) -> tuple[Sheet, ...]:
    if not figures.bands:
        return ()
    note = ngettext(
        "Van {n} vrijwilliger is de leeftijd niet bekend.",
        "Van {n} vrijwilligers is de leeftijd niet bekend.",
        figures.without_age,
    )
    return (
        Sheet(
            title=_("Leeftijd"),
            headings=(
                Heading(title=_("leeftijd"), share=3),
                Heading(title=_("aantal"), number=True),
            ),
            rows=tuple(
                Row(cells=(cells.words(band_name(band)), cells.count(band.people, links.PEOPLE)))
                for band in figures.bands
            ),
            note=note.format(n=number(figures.without_age)) if figures.without_age else "",
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
            headings=(
                Heading(title=_("vacatures"), share=3),
                Heading(title=_("aantal"), number=True),
            ),
            rows=(
                Row(cells=(cells.words(_("stonden open")), cells.count(numbers.open_in, lead))),
                Row(cells=(cells.words(_("vervuld")), cells.count(numbers.filled, lead))),
                Row(
                    cells=(
                        cells.words(_("open aan het eind")),
                        cells.count(numbers.open_at_end, lead),
                    )
                ),
            ),
        ),
    )
