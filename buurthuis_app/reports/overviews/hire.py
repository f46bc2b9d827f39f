"""Room hire of a year beside the year before: times, hours and what was invoiced, by kind of hirer."""

from buurthuis_app.domain.hire.figures import HireYear, hire_definitions
from buurthuis_app.domain.hire.hirer import hirer_kind_names
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Cell, Sheet
from buurthuis_app.domain.papers.sheets import Euros, cell_words
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.kit.cells import named_row, number_headings
from buurthuis_app.reports.overviews import links

_HOUR = 60


def hire(overview: Overview) -> tuple[Block, ...]:
    """Nothing where nothing was let or invoiced in either year."""
    beside = overview.beside or Beside()
    now, former = beside.hire or HireYear(), beside.hire_former or HireYear()
    if HireYear() == now == former:
        return ()
    years = (now, former)
    table = Sheet(
        title=_("Verhuur van zalen"),
        headings=number_headings(_("verhuur"), overview.name, overview.former_name, share=2),
        rows=(
            named_row(
                _("keren verhuurd"), *(cells.count(each.times, links.HIRE) for each in years)
            ),
            named_row(
                _("uren verhuurd"),
                *(cells.amount(each.minutes / _HOUR, links.HIRE) for each in years),
            ),
            named_row(_("gefactureerd"), *(_euros(each.cents) for each in years)),
        ),
        terms=hire_definitions(),
    )
    return (table, *_by_kind(now))


def _by_kind(year: HireYear) -> tuple[Sheet, ...]:
    if len(year.kinds) <= 1:
        return ()
    names = hirer_kind_names()
    return (
        Sheet(
            title=_("Verhuur per soort huurder"),
            headings=number_headings(_("huurder"), _("keren"), _("gefactureerd"), share=2),
            rows=tuple(
                named_row(names[each.kind], cells.count(each.times, links.HIRE), _euros(each.cents))
                for each in year.kinds
            ),
        ),
    )


def _euros(cents: int) -> Cell:
    value = Euros(cents / 100)
    return Cell(value=value, shown=cell_words(value), trace=links.HIRE)
