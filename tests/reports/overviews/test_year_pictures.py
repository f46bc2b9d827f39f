"""The year in pictures says what its tables say."""

from buurthuis_app.domain.overviews.overview import Beside
from buurthuis_app.domain.papers.document import AreaMap, SmallYears
from buurthuis_app.records import replace
from buurthuis_app.reports.overviews.year_pictures import pictures
from tests.reports.examples import an_activity, an_overview, some_figures
from tests.reports.whole_year import whole


def test_every_counted_activity_is_there_with_its_months_the_busiest_first() -> None:
    overview = whole("Koffie")
    assert overview.beside is not None
    (chart,) = (block for block in pictures(overview) if isinstance(block, SmallYears))
    rows = sorted(
        (row for row in overview.activities if row.figures.counted),
        key=lambda row: -row.figures.visits,
    )
    assert [year.name for year in chart.bars] == [row.title for row in rows]
    for year, row in zip(chart.bars, rows, strict=True):
        months = overview.beside.months[row.activity_id]
        assert year.bars == tuple(each.visits if each.counted else None for each in months)
        assert year.gaps == (11,)
        assert year.visits.value == row.figures.visits
        assert year.visits.trace is not None
    assert chart.sheet.column("jan")[0] == chart.bars[0].bars[0]


def test_the_areas_are_those_of_the_table_of_areas() -> None:
    (chart,) = (block for block in pictures(whole("Noord")) if isinstance(block, AreaMap))
    assert [(tile.name, tile.number, tile.somewhere) for tile in chart.bars] == [
        ("Noord", 96, True),
        ("zonder", 80, False),
    ]
    assert chart.sheet.column("bezoeken") == (96, 80)


def test_one_activity_or_none_is_no_picture() -> None:
    assert pictures(an_overview()) == ()
    row = an_activity(1, "Koffie", some_figures(1))
    months = Beside(months={row.activity_id: (row.figures,) * 12})
    assert pictures(replace(an_overview([row]), beside=months)) == ()


def test_more_than_a_page_of_activities_stay_in_the_table() -> None:
    rows = [an_activity(n, f"Groep {n}", some_figures(n)) for n in range(30)]
    months = {row.activity_id: (row.figures,) * 12 for row in rows}
    (_title, chart) = pictures(replace(an_overview(rows), beside=Beside(months=months)))
    assert isinstance(chart, SmallYears)
    assert len(chart.bars) == 28
    assert chart.sheet.note == "Nog 2 activiteiten staan alleen in de tabel."
