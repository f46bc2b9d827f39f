"""Candidates for a place, best first: the name, and below it why, or which rule forbids it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.rosters.candidates import ShiftCandidate
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.volunteers.roster.grid_view import PERSON
from buurthuis_app.gui.widgets.table_model import AnyIndex
from buurthuis_app.i18n import _

MARGIN = GRID
_WRAP = Qt.TextFlag.TextWordWrap
ROWS_IN_SIGHT = 2


class CandidateModel(QAbstractListModel):
    """Candidates in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.candidates: tuple[ShiftCandidate, ...] = ()

    def show_candidates(self, candidates: Sequence[ShiftCandidate]) -> None:
        """Show these candidates."""
        self.beginResetModel()
        self.candidates = tuple(candidates)
        self.endResetModel()

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.candidates)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            candidate = self.candidates[index.row()]
            return f"{candidate.person.volunteer.name}: {candidate.sentence}"
        return None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def mimeTypes(self) -> list[str]:
        return [PERSON]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        person = self.candidates[indexes[0].row()].person
        data.setData(PERSON, person.volunteer.id.bytes)
        return data


class _CandidateDelegate(QStyledItemDelegate):
    """A name in bold and the reason below it, as many lines as it needs."""

    def __init__(self, view: QListView, model: CandidateModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        width = self._view.viewport().width()
        candidate = self._model.candidates[index.row()]
        room = QRect(0, 0, max(width - 2 * MARGIN, 10), 10_000)
        name = self._view.fontMetrics().height()
        reason = QFontMetrics(_small()).boundingRect(room, _WRAP, _words(candidate)).height()
        return QSize(width, name + reason + 2 * MARGIN - GRID // 2)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        candidate, colours = self._model.candidates[index.row()], theme().palette
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selected))
        inside = rect.adjusted(MARGIN, MARGIN - GRID // 4, -MARGIN, 0)
        bold = QFont(self._view.font())
        bold.setBold(candidate.free)
        painter.setFont(bold)
        painter.setPen(QColor(colours.ink if candidate.free else colours.quiet))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(
            candidate.person.volunteer.name, Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
        painter.setFont(_small())
        painter.setPen(QColor(colours.quiet if candidate.free else colours.warning))
        below = inside.adjusted(0, metrics.height(), 0, 0)
        painter.drawText(below, _WRAP, _words(candidate))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class CandidateList(QListView):
    """Arrow keys and Enter, a double click, or dragging a name to the grid."""

    taken = Signal(object)  # Candidate

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = CandidateModel()
        self.setModel(self.people)
        self.setItemDelegate(_CandidateDelegate(self, self.people))
        self.setAccessibleName(_("Wie kan, de beste bovenaan"))
        self.setDragEnabled(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.doubleClicked.connect(self._take)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_candidates(self, candidates: Sequence[ShiftCandidate]) -> None:
        """Show these, the first one current."""
        self.people.show_candidates(candidates)
        if candidates:
            self.setCurrentIndex(self.people.index(0))

    def current(self) -> ShiftCandidate | None:
        """The chosen candidate."""
        row = self.currentIndex().row()
        return self.people.candidates[row] if row >= 0 else None

    def take_current(self) -> None:
        """Put who is chosen on the shift."""
        self._take(self.currentIndex())

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(20 * GRID, ROWS_IN_SIGHT * 4 * line)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.taken.emit(self.people.candidates[index.row()])


def _small() -> QFont:
    font = QFont(QApplication.font())
    font.setPointSizeF(theme().points(9.5))
    return font


def _words(candidate: ShiftCandidate) -> str:
    return candidate.sentence if candidate.free else f"⚠ {candidate.sentence}"
