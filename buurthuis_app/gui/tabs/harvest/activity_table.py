"""The numbers per activity, theme, weekday …, and under them the line with the true total."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from buurthuis_app.domain.figures.breakdown import Along, BreakdownRow, definition, names
from buurthuis_app.domain.figures.figures import Figures
from buurthuis_app.gui.look.style_sheet import CELL_PADDING, TEXT_MARGIN, scaled
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.tabs.harvest.figure_cards import meaning
from buurthuis_app.gui.widgets.controls import NOT_THERE
from buurthuis_app.gui.widgets.lists.record_table import Align, Column, RecordTable
from buurthuis_app.i18n import _, number

BESIDE = CELL_PADDING + TEXT_MARGIN  # px left and right of the words in a cell


def columns(along: Along = Along.ACTIVITY) -> tuple[Column[BreakdownRow], ...]:
    """What is known of each row; a number that nobody counted has no value."""
    return (
        Column(
            title=names()[along], value=lambda row: row.name, help=definition(along), stretch=True
        ),
        _whole(_("gepland"), lambda figures: figures.planned),
        _whole(_("gehouden"), lambda figures: figures.held),
        _whole(_("geteld"), lambda figures: figures.counted),
        _whole(_("niet doorgegaan"), lambda figures: figures.cancelled),
        _whole(_("bezoeken"), lambda figures: figures.visits if figures.counted else None),
        Column(
            title=_("gemiddeld"),
            value=lambda row: row.figures.average,
            display=lambda row: _decimal(row.figures.average),
            align=Align.RIGHT,
            help=meaning(_("gemiddeld")),
        ),
    )


def total_of(figures: Figures) -> BreakdownRow:
    """All together as one more row, to be shown through the same columns."""
    return BreakdownRow(key=None, name=_("samen"), figures=figures)


class ActivityTable(RecordTable[BreakdownRow]):
    """The numbers of each activity, or of another breakdown of the same period."""

    def __init__(self) -> None:
        super().__init__(
            columns(),
            lambda row: "none" if row.key is None else row.key,
            name=_("Cijfers per activiteit"),
            empty=_("In deze periode stond er niets in het programma."),
        )
        self.along = Along.ACTIVITY

    def chosen_activities(self) -> frozenset[UUID]:
        """The activities that people chose; walking through with Tab chooses nothing."""
        if self.along is not Along.ACTIVITY:
            return frozenset()
        return frozenset(row.key for row in self.selected() if isinstance(row.key, UUID))

    def show_rows(self, along: Along, rows: Sequence[BreakdownRow]) -> None:
        """Show the rows of a breakdown; another breakdown forgets what was chosen and sorted."""
        if along is not self.along:
            self.along = along
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            self._records.columns = columns(along)
            self._records.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
            self.setAccessibleName(_("Cijfers per {what}").format(what=names()[along]))
        self.show_records(rows)


class TotalLine(QFrame):
    """One bold line in the columns of a table above it: it follows their widths and their scrolling."""

    def __init__(self, table: ActivityTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._columns = columns()
        self._row: BreakdownRow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        table.horizontalHeader().sectionResized.connect(self._follow)
        table.horizontalScrollBar().valueChanged.connect(self._follow)
        theme().changed.connect(self.updateGeometry)

    def show_total(self, figures: Figures) -> None:
        """Show these as the sum of the rows above."""
        self._row = total_of(figures)
        self.setAccessibleName(", ".join(self.texts()))
        self.update()

    def texts(self) -> tuple[str, ...]:
        """Each number with its title, in the order of the columns."""
        row = self._row
        if row is None:
            return ()
        first, *others = self._columns
        return (
            first.text(row),
            *(f"{column.title.lower()} {column.text(row)}" for column in others),
        )

    def _follow(self, *_moved: int) -> None:
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height() + scaled(18, theme().percent))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._row is None:
            return
        painter = QPainter(self)
        painter.setPen(QColor(theme().palette.ink))
        bold = QFont(self.font())
        bold.setBold(True)
        bold.setFeature(QFont.Tag("tnum"), 1)
        painter.setFont(bold)
        begin = self._table.viewport().x()
        painter.setClipRect(begin, 0, self._table.viewport().width(), self.height())
        header = self._table.horizontalHeader()
        for place, column in enumerate(self._columns):
            left = begin + header.sectionViewportPosition(place)
            cell = QRect(left, 0, header.sectionSize(place), self.height())
            cell.adjust(BESIDE, 0, -BESIDE, 0)
            painter.drawText(cell, column.align.value, column.text(self._row))


def _whole(title: str, value: Callable[[Figures], int | None]) -> Column[BreakdownRow]:
    return Column(
        title=title,
        value=lambda row: value(row.figures),
        display=lambda row: _count(value(row.figures)),
        align=Align.RIGHT,
        help=meaning(title),
    )


def _count(value: int | None) -> str:
    return NOT_THERE if value is None else number(value)


def _decimal(value: float | None) -> str:
    return NOT_THERE if value is None else number(value, decimals=1)
