"""Incidents on paper: numbers by kind beside the year before, and nothing where there was nothing."""

from buurthuis_app.domain.incidents.incident import IncidentYear
from buurthuis_app.domain.overviews.overview import Beside
from buurthuis_app.domain.papers.document import Sheet
from buurthuis_app.records import replace
from buurthuis_app.reports.overviews.incidents import incidents
from tests.reports.whole_year import whole


def test_only_numbers_by_kind_are_printed() -> None:
    overview = whole("woord")
    (table,) = incidents(overview)
    assert isinstance(table, Sheet)
    assert [[cell.shown for cell in row.cells] for row in table.rows] == [
        ["val of verwonding", "3", "2"],
        ["brand of alarm", "1", "0"],
        ["incidenten", "4", "2"],
    ]
    assert isinstance(overview.beside, Beside)
    none = replace(overview.beside, incidents=IncidentYear(), incidents_former=None)
    assert incidents(replace(overview, beside=none)) == ()
