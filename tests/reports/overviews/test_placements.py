"""Work-experience places on paper: beside the year before, and outcomes only where many ended."""

from buurthuis_app.domain.overviews.overview import Beside
from buurthuis_app.domain.papers.document import Sheet
from buurthuis_app.domain.placements.figures import PlacementYear
from buurthuis_app.records import replace
from buurthuis_app.reports.overviews.placements import placements
from tests.reports.whole_year import whole

SOME = PlacementYear(offered=3, began=2, there=2, ended=1, further=1, outcomes=(1, 0, 0, 0, 0))


def tables(now: PlacementYear, former: PlacementYear) -> list[Sheet]:
    overview = whole("woord")
    assert isinstance(overview.beside, Beside)
    beside = replace(overview.beside, placements=now, placements_former=former)
    return [
        block for block in placements(replace(overview, beside=beside)) if isinstance(block, Sheet)
    ]


def test_the_year_stands_beside_the_one_before() -> None:
    (table,) = tables(SOME, PlacementYear())
    assert [[cell.shown for cell in row.cells[1:]] for row in table.rows] == [
        ["3", "0"],
        ["2", "0"],
        ["2", "0"],
        ["1", "0"],
        ["1", "0"],
    ]
    assert tables(PlacementYear(), PlacementYear()) == []


def test_outcomes_of_many_are_told() -> None:
    many = replace(SOME, ended=40, further=20, outcomes=(20, 14, 12, 10, 6))
    _table, outcomes = tables(many, SOME)
    assert outcomes.rows[0].cells[1].shown == "20"
