"""Lending and repairs of a year beside the year before, and what was brought of each kind."""

from buurthuis_app.domain.lending.figures import LendingYear, lending_definitions
from buurthuis_app.domain.lending.repair import kind_names
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Row, Sheet
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.kit.cells import count_row, named_row, number_headings
from buurthuis_app.reports.overviews import links


def lending(overview: Overview) -> tuple[Block, ...]:
    """Nothing where nothing was lent or mended in either year."""
    beside = overview.beside or Beside()
    now, former = beside.lending or LendingYear(), beside.lending_former or LendingYear()
    if LendingYear() == now == former:
        return ()
    lines = (
        _line(_("keren uitgeleend"), now.lent, former.lent),
        _line(_("aangeboden voor reparatie"), now.brought, former.brought),
        _line(_("gerepareerd"), now.repaired, former.repaired),
        _line(_("met advies naar huis"), now.advice, former.advice),
        _line(_("niet te maken"), now.not_possible, former.not_possible),
        named_row(
            _("aandeel gerepareerd"),
            cells.share(now.share, links.LENDING),
            cells.share(former.share, links.LENDING),
        ),
        *([_kilos(now, former)] if now.weighed or former.weighed else []),
    )
    table = Sheet(
        title=_("Uitleen en reparatie"),
        headings=number_headings(
            _("uitleen en reparatie"), overview.name, overview.former_name, share=2
        ),
        rows=lines,
        terms=lending_definitions(),
    )
    return (table, *_by_kind(now))


def _by_kind(year: LendingYear) -> tuple[Sheet, ...]:
    if len(year.kinds) <= 1:
        return ()
    names = kind_names()
    return (
        Sheet(
            title=_("Reparaties per soort"),
            headings=number_headings(_("soort"), _("aangeboden"), _("gerepareerd"), share=2),
            rows=tuple(_line(names[each.kind], each.brought, each.repaired) for each in year.kinds),
        ),
    )


def _kilos(now: LendingYear, former: LendingYear) -> Row:
    """What was kept from the waste; a dash where nothing was weighed."""
    return named_row(
        _("kilo behouden"),
        *(
            cells.amount(each.grams / 1000 if each.weighed else None, links.LENDING)
            for each in (now, former)
        ),
    )


def _line(name: str, *numbers: int) -> Row:
    """A row of plain numbers, each leading to the window they are kept in."""
    return count_row(name, *numbers, lead=links.LENDING)
