"""Rows of activities over pages: what does not fit goes on, each part with its own rows on the same scale."""

from buurthuis_app.domain.papers.document import Cell, SmallYear, SmallYears
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.charts.small_years import small_years
from buurthuis_app.reports.kit.figure_places import Spots
from buurthuis_app.reports.kit.page_room import YEAR_HEIGHT, YEARS_LEGEND, years_height
from buurthuis_app.reports.kit.pieces.year_pictures import YearPicture
from tests.reports.kit.charts.test_visits_chart import shapes, texts


def test_what_does_not_fit_goes_on_over_the_page() -> None:
    years = tuple(
        SmallYear(name=f"Groep {n}", visits=Cell(value=n, shown=str(n)), bars=(n,))
        for n in range(18)
    )
    table = sheet("Elke activiteit", ["activiteit", "jan"], [(year.name, 1) for year in years])
    picture = YearPicture(SmallYears(bars=years, sheet=table), Spots())
    first, rest = picture.split(style.CONTENT_WIDTH, YEARS_LEGEND + 2.5 * YEAR_HEIGHT)
    heights = [part.wrap(style.CONTENT_WIDTH, 0)[1] for part in (first, rest)]
    assert heights == [years_height(8), years_height(10)]
    (again, last) = rest.split(style.CONTENT_WIDTH, YEARS_LEGEND + 2 * YEAR_HEIGHT)
    assert [part.wrap(style.CONTENT_WIDTH, 0)[1] for part in (again, last)] == [
        years_height(8),
        years_height(2),
    ]
    assert picture.split(style.CONTENT_WIDTH, YEAR_HEIGHT) == []
    said = texts(list(shapes(small_years(years[:8], style.PAPER, style.CONTENT_WIDTH, 17))))
    assert any("17 bezoeken" in text for text in said)
