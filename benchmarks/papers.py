"""The yearly overview as PDF, against bare ReportLab with as much on it."""

from benchmarks import centres
from benchmarks.measure import Pair, timed
from benchmarks.report_floor import Shape, bare_document
from buurthuis_app.domain import periods
from buurthuis_app.domain.document import Document, Told, Words, blocks, sheets
from buurthuis_app.reports.drawing import draw
from buurthuis_app.reports.overview import document


def year_against_reportlab() -> Pair:
    """Last year's paper of the ten-year centre, from its data to its bytes."""
    year = periods.year(centres.today().year - 1)
    overview = centres.house(10).gathering.overview(year, photos=True)
    shape = _shape(document(overview))
    return Pair(
        program=timed(lambda: draw(document(overview))),
        floor=timed(lambda: bare_document(shape)),
    )


def _shape(paper: Document) -> Shape:
    tables = sheets(paper)[1:]  # the first is that of the chart, which is drawn
    told = [block for block in blocks(paper) if isinstance(block, Told)]
    texts = [text for story in told for _label, text in story.labelled]
    texts += [story.quote + story.because for story in told]
    texts += [block.text for block in blocks(paper) if isinstance(block, Words)]
    texts += [one.meaning for table in tables for one in table.terms]
    labels = sum(len(story.labelled) + 2 for story in told)
    return Shape(
        pages=draw(paper).notes.pages,
        rows=sum(len(table.rows) + 1 for table in tables),
        tables=len(tables),
        letters=sum(map(len, texts)),
        lines=labels + 2 * len(paper.sections) + 12,  # titles, headings and contents, large figures
    )
