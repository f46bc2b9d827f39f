"""Room hire on the yearly overview."""

from buurthuis_app.domain.hire.figures import HireYear
from buurthuis_app.domain.overviews.overview import Beside
from buurthuis_app.domain.papers.document import Sheet
from buurthuis_app.records import replace
from buurthuis_app.reports.overviews.hire import hire
from tests.reports.whole_year import HIRE, whole


def sheets(now: HireYear | None, former: HireYear | None) -> list[Sheet]:
    overview = whole("woord")
    assert isinstance(overview.beside, Beside)
    beside = replace(overview.beside, hire=now, hire_former=former)
    return [block for block in hire(replace(overview, beside=beside)) if isinstance(block, Sheet)]


def test_times_hours_and_money_stand_beside_those_of_the_year_before() -> None:
    table, kinds = sheets(HIRE, HireYear(times=3))
    assert [[cell.shown for cell in row.cells] for row in table.rows] == [
        ["keren verhuurd", "40", "3"],
        ["uren verhuurd", "80,5", "0"],
        ["gefactureerd", "€\u00a01.610,00", "€\u00a00,00"],
    ]
    assert [[cell.shown for cell in row.cells] for row in kinds.rows] == [
        ["vereniging of stichting", "30", "€\u00a0910,00"],
        ["bedrijf of instelling", "10", "€\u00a0700,00"],
    ]


def test_without_any_there_is_no_table() -> None:
    assert sheets(HireYear(), None) == []
    assert len(sheets(HireYear(), HireYear(times=1))) == 1
