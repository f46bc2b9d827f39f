"""Printout of the view: the week and the month as they are drawn on the screen, the list as a table."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter

from buurthuis_app.domain.papers.document import Document, Section
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.gui.look.palette import LIGHT
from buurthuis_app.gui.tabs.activities.month.month_layout import Month, cells
from buurthuis_app.gui.tabs.activities.month.month_painting import MonthPainter
from buurthuis_app.gui.tabs.activities.week.block_text import Fonts
from buurthuis_app.gui.tabs.activities.week.item import DAY_MINUTES
from buurthuis_app.gui.tabs.activities.week.week_layout import Week, pieces
from buurthuis_app.gui.tabs.activities.week.week_sheet import WeekSheet
from buurthuis_app.services.papers.paper import drawn

if TYPE_CHECKING:
    from typing import Any

    from buurthuis_app.gui.widgets.lists.record_table import RecordTable

DOTS = 96  # an inch, as on the screen: letters keep their size, and lines stay lines
MARGIN = 12  # mm
HEADING = 40.0
PERCENT = 90
MORNING, EVENING = 9 * 60, 17 * 60


class Printout(Struct, frozen=True, kw_only=True):
    """A week or a month as it is drawn, or a list, with the heading of its paper."""

    heading: str
    content: Week | Month | Document


def paper_of(printout: Printout) -> bytes:
    """What is shown, as a PDF."""
    if isinstance(printout.content, Week):
        return week_paper(printout.content, printout.heading)
    if isinstance(printout.content, Month):
        return month_paper(printout.content, printout.heading)
    return drawn(printout.content).content


def week_paper(week: Week, heading: str) -> bytes:
    """The week on one sheet, from its first hour to its last."""
    week_pieces = pieces(week)
    first = min([MORNING, *(piece.begin for piece in week_pieces if not piece.continued)]) // 60
    last = -(-max([EVENING, *(min(piece.end, DAY_MINUTES) for piece in week_pieces)]) // 60)

    def draw(painter: QPainter, room: QRectF) -> None:
        hours = last - first + 0.3
        sheet = WeekSheet(week, room.width(), room.height(), hours=hours, percent=PERCENT)
        painter.translate(room.topLeft())
        sheet.paint(painter, sheet.grid.y(first * 60) - 4, palette=LIGHT)

    return _page(heading, draw)


def month_paper(month: Month, heading: str) -> bytes:
    """The month on one sheet."""

    def draw(painter: QPainter, room: QRectF) -> None:
        fonts = Fonts(PERCENT)
        margin = fonts.small_metrics.horizontalAdvance("53") + 14
        inside = room.adjusted(margin, fonts.line + 12, 0, 0)
        paint = MonthPainter(painter, fonts, month, LIGHT)
        paint.heads(QRectF(inside.left(), room.top(), inside.width(), inside.top() - room.top()))
        placed = cells(month, inside, fonts)
        paint.cells(placed, None, None)
        paint.weeks(placed, margin)

    return _page(heading, draw)


def list_document(table: "RecordTable[Any]", heading: str, centre: str, today: dt.date) -> Document:
    """The rows as they are shown, over as many sheets as they need."""
    model = table.model()
    columns = range(model.columnCount())
    rows = (
        [str(model.index(row, n).data() or "") for n in columns] for row in range(model.rowCount())
    )
    titles = (str(model.headerData(n, Qt.Orientation.Horizontal)) for n in columns)
    return Document(
        centre=centre,
        title=heading,
        lines=(),
        printed_on=today,
        sections=(Section(key="list", title="", blocks=(sheet(heading, titles, rows),)),),
    )


def _page(heading: str, draw: Callable[[QPainter, QRectF], None]) -> bytes:
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(content, heading)
    painter = QPainter(writer)
    wide, high = float(writer.width()), float(writer.height())
    font = Fonts(100).day
    font.setPointSizeF(15)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.ink))
    top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.drawText(QRectF(0, 0, wide, HEADING), top, heading)
    draw(painter, QRectF(0, HEADING, wide, high - HEADING))
    painter.end()
    return bytes(content.data().data())


def _writer(content: QBuffer, heading: str) -> QPdfWriter:
    writer = QPdfWriter(content)
    writer.setResolution(DOTS)
    writer.setTitle(heading)
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter)
    )
    return writer
