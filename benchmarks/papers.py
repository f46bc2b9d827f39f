"""The yearly overview as PDF, against bare ReportLab with as much on it."""

from benchmarks import centres
from benchmarks.measure import Pair, timed
from benchmarks.report_floor import Shape, bare_document
from buurthuis_app.domain.papers.document import (
    AreaMap,
    Chart,
    Document,
    Glossary,
    Numbers,
    PaperStory,
    SmallYears,
    Words,
    blocks,
    sheets,
)
from buurthuis_app.domain.shared import periods
from buurthuis_app.reports.kit.document_pdf import draw
from buurthuis_app.reports.overviews.overview import document

_ON_A_LINE = 28
"""Letters of a cell that fit on one line of most tables."""


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
    """As much of everything: rows of tables, running text, and lines of their own (also a cell whose text wraps)."""
    found = tuple(blocks(paper))
    drawn = [block.sheet for block in found if isinstance(block, Chart | SmallYears | AreaMap)]
    tables = [table for table in sheets(paper) if table not in drawn]
    told = [block for block in found if isinstance(block, PaperStory)]
    explained = [one for block in found if isinstance(block, Glossary) for one in block.terms]
    large = [one for block in found if isinstance(block, Numbers) for one in block.numbers]
    large += paper.cover.numbers if paper.cover else ()
    wrapped = [
        cell.shown
        for table in tables
        for row in table.rows
        for cell in row.cells
        if len(cell.shown) > _ON_A_LINE
    ]
    texts = [text for story in told for _label, text in story.labelled]
    texts += [story.quote + story.because for story in told]
    texts += [block.text for block in found if isinstance(block, Words)]
    texts += [one.meaning for one in explained] * 2  # under its table, and on the last page
    labels = sum(len(story.labelled) + 2 for story in told)
    notes = sum(1 + len(one.notes) for one in large)
    rows = sum(len(table.rows) for table in tables)
    return Shape(
        pages=draw(paper).notes.pages,
        rows=rows + len(tables) + len(explained),
        tables=len(tables) + 1,
        columns=round(sum(len(row.cells) for table in tables for row in table.rows) / rows),
        letters=sum(map(len, texts)),
        lines=labels + notes + len(wrapped) + len(explained) + 2 * len(paper.sections),
    )
