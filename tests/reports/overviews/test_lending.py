"""Lending and repairs on paper: beside the year before, and nothing where there was nothing."""

from buurthuis_app.domain.lending.figures import LendingYear
from buurthuis_app.domain.overviews.overview import Beside
from buurthuis_app.domain.papers.document import Sheet
from buurthuis_app.records import replace
from buurthuis_app.reports.overviews.lending import lending
from tests.reports.whole_year import LENDING, whole


def sheets(now: LendingYear | None, former: LendingYear | None) -> list[Sheet]:
    overview = whole("woord")
    assert isinstance(overview.beside, Beside)
    beside = replace(overview.beside, lending=now, lending_former=former)
    return [
        block for block in lending(replace(overview, beside=beside)) if isinstance(block, Sheet)
    ]


def test_the_share_stands_beside_that_of_the_year_before() -> None:
    table, kinds = sheets(LENDING, LendingYear(lent=3))
    assert [[cell.shown for cell in row.cells] for row in table.rows] == [
        ["keren uitgeleend", "24", "3"],
        ["aangeboden voor reparatie", "40", "0"],
        ["gerepareerd", "26", "0"],
        ["met advies naar huis", "8", "0"],
        ["niet te maken", "6", "0"],
        ["aandeel gerepareerd", "65%", "–"],
        ["kilo behouden", "41,2", "–"],
    ]
    assert [[cell.shown for cell in row.cells] for row in kinds.rows] == [
        ["apparaten", "25", "14"],
        ["kleding en stof", "15", "12"],
    ]


def test_without_any_there_is_no_table() -> None:
    assert sheets(LendingYear(), None) == []
    assert len(sheets(LendingYear(), LendingYear(lent=1))) == 1
