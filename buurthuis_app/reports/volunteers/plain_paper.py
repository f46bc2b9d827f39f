"""A paper of tables and texts, drawn: lists of names, and all that is kept about somebody."""

from typing import BinaryIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from buurthuis_app.domain.papers.plain_paper import PlainPaper, cell_words
from buurthuis_app.domain.papers.spreadsheet import Table
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.page import Bookmark, Masthead, Progress, build
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.tables import PaperColumn, PaperRow, table
from buurthuis_app.reports.kit.typesetting import Typesetter

_HEADING_ROOM = 100
_LARGE = ParagraphStyle("poster", style.BODY, fontSize=16, leading=23, rightIndent=0)


def write_plain_paper(
    paper: PlainPaper, target: BinaryIO, progress: Progress | None = None
) -> Notes:
    """Draw it as a PDF into an open file. Raises DiskFull or ReadOnly when it cannot be written."""
    setter = Typesetter()
    masthead = Masthead(
        centre=setter.line(paper.centre),
        title=setter.line(paper.title),
        printed_on=paper.printed_on,
    )
    story = _head(paper, setter)
    filled = [filled_table for filled_table in paper.tables if filled_table.rows]
    for place, filled_table in enumerate(filled):
        if paper.poster:
            story += _in_large_letters(filled_table, setter)
        else:
            story += _part(filled_table, f"part-{place}", setter, alone=len(paper.tables) == 1)
    nothing = [empty_table.title for empty_table in paper.tables if not empty_table.rows]
    if nothing:
        words = _("Hierover is niets bewaard: {what}.").format(what="; ".join(nothing))
        story += [Spacer(0, 3 * style.GAP), setter.paragraph(words, style.SUBTITLE)]
    content, pages = build(story, masthead, progress)
    with speaking_of_files():
        target.write(content)
        target.flush()
    return Notes(pages=pages, missing_letters=setter.missing)


def _head(paper: PlainPaper, setter: Typesetter) -> list[Flowable]:
    head: list[Flowable] = [
        setter.paragraph(paper.centre, style.CENTRE_NAME),
        setter.paragraph(paper.title, style.TITLE),
    ]
    if paper.subtitle:
        head.append(setter.paragraph(paper.subtitle, style.SUBTITLE))
    head.append(Spacer(0, 2 * style.GAP))
    for text in paper.texts:
        head += setter.paragraphs(text, _LARGE if paper.poster else style.BODY)
    if paper.warning:
        head += [setter.paragraph(paper.warning, style.NOTE), Spacer(0, style.GAP)]
    return head


def _in_large_letters(content: Table, setter: Typesetter) -> list[Flowable]:
    """A line for each row, its cells parted by a colon."""
    lines = [": ".join(words for words in map(cell_words, row) if words) for row in content.rows]
    heading = setter.paragraph(content.title, style.HEADING)
    return [heading, *(setter.paragraph(line, _LARGE) for line in lines)]


def _part(content: Table, key: str, setter: Typesetter, *, alone: bool) -> list[Flowable]:
    drawn: list[Flowable] = []
    if not alone:
        drawn = [
            CondPageBreak(_HEADING_ROOM),
            Bookmark(setter.line(content.title), key),
            setter.paragraph(content.title, style.HEADING),
        ]
    whole = sum(heading.width for heading in content.headings)
    columns = [
        PaperColumn(
            title=heading.title,
            width=style.CONTENT_WIDTH * heading.width / whole,
            number=_is_number(content, place),
            strong=not heading.title and place == 0,
        )
        for place, heading in enumerate(content.headings)
    ]
    rows = [PaperRow(texts=tuple(cell_words(cell) for cell in row)) for row in content.rows]
    return [*drawn, table(columns, rows, setter)]


def _is_number(content: Table, place: int) -> bool:
    """Whether a column holds numbers alone: they stand right. A year beside words is a word."""
    cells = [row[place] for row in content.rows if row[place] is not None]
    return bool(cells) and all(
        isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells
    )
