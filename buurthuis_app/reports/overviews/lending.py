"""Lending and repairs of a year beside the year before, and what was brought of each kind."""

from buurthuis_app.domain.lending.figures import LendingYear, lending_definitions
from buurthuis_app.domain.lending.repair import kind_names
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Heading, Row, Sheet
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import cells


def lending(overview: Overview) -> tuple[Block, ...]:
    """Nothing where nothing was lent or mended in either year."""
    beside = overview.beside or Beside()
    now, former = beside.lending or LendingYear(), beside.lending_former or LendingYear()
    if LendingYear() == now == former:
        return ()
    lines = (
        (_("keren uitgeleend"), cells.count(now.lent), cells.count(former.lent)),
        (_("aangeboden voor reparatie"), cells.count(now.brought), cells.count(former.brought)),
        (_("gerepareerd"), cells.count(now.repaired), cells.count(former.repaired)),
        (_("met advies naar huis"), cells.count(now.advice), cells.count(former.advice)),
        (_("niet te maken"), cells.count(now.not_possible), cells.count(former.not_possible)),
        (_("aandeel gerepareerd"), cells.share(now.share), cells.share(former.share)),
    )
    table = Sheet(
        title=_("Uitleen en reparatie"),
        headings=(
            Heading(title=_("uitleen en reparatie"), share=3),
            Heading(title=overview.name, number=True, share=2),
            Heading(title=overview.former_name, number=True, share=2),
        ),
        rows=tuple(Row(cells=(cells.words(name), *numbers)) for name, *numbers in lines),
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
            headings=(
                Heading(title=_("soort"), share=3),
                Heading(title=_("aangeboden"), number=True, share=2),
                Heading(title=_("gerepareerd"), number=True, share=2),
            ),
            rows=tuple(
                Row(
                    cells=(
                        cells.words(names[each.kind]),
                        cells.count(each.brought),
                        cells.count(each.repaired),
                    )
                )
                for each in year.kinds
            ),
        ),
    )
