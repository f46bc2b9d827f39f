"""The yearly overview as PDF, against bare ReportLab with as much on it."""

from io import BytesIO

from benchmarks import centres
from benchmarks.measure import Pair, timed
from benchmarks.report_floor import Shape, bare_document
from buurthuis_app.domain import periods
from buurthuis_app.reports.overview import write_overview


def year_against_reportlab() -> Pair:
    """Last year's paper of the ten-year centre, from its data to its bytes."""
    overview = centres.house(10).harvest.overview(periods.year(centres.today().year - 1))
    shape = Shape(
        pages=write_overview(overview, BytesIO()).pages,
        rows=len(overview.activities) + len(overview.categories) + 20,
        letters=sum(
            len(story.happened + story.changed + story.matters + story.quote)
            for story in overview.stories
        ),
        lines=15 + 5 * len(overview.stories),  # names of figures, heads, notes; labels of a story
    )
    return Pair(
        program=timed(lambda: write_overview(overview, BytesIO())),
        floor=timed(lambda: bare_document(shape)),
    )
