"""Room hire of a year beside the year before: times, hours and what was invoiced, by kind of hirer."""

from buurthuis_app.domain.hire.figures import HireYear, hire_definitions
from buurthuis_app.domain.hire.hirer import hirer_kind_names
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Cell, Heading, Row, Sheet
from buurthuis_app.domain.papers.sheets import Euros, cell_words
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import cells
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
        headings=(
            Heading(title=_("verhuur"), share=3),
            Heading(title=overview.name, number=True, share=2),
            Heading(title=overview.former_name, number=True, share=2),
        ),
        rows=(
            _row(_("keren verhuurd"), *(cells.count(each.times, links.HIRE) for each in years)),
            _row(
                _("uren verhuurd"),
                *(cells.amount(each.minutes / _HOUR, links.HIRE) for each in years),
            ),
            _row(_("gefactureerd"), *(_euros(each.cents) for each in years)),
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
            headings=(
                Heading(title=_("huurder"), share=3),
                Heading(title=_("keren"), number=True, share=2),
                Heading(title=_("gefactureerd"), number=True, share=2),
            ),
            rows=tuple(
                _row(names[each.kind], cells.count(each.times, links.HIRE), _euros(each.cents))
                for each in year.kinds
            ),
        ),
    )


def _row(name: str, *values: Cell) -> Row:
    return Row(cells=(cells.words(name), *values))


def _euros(cents: int) -> Cell:
    value = Euros(cents / 100)
    return Cell(value=value, shown=cell_words(value), trace=links.HIRE)
