"""The stories as a list: heading, what each belongs to, and how far it may travel."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.gui.look.icons import Ink, icon
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.harvest.story_rows import ToldStory
from buurthuis_app.gui.widgets.table_model import Column, RecordTableModel
from buurthuis_app.i18n import _

LINES = 3
BETWEEN = 2  # px between the lines of one story


class StoryList(QListView):
    """One story in each row; `opened` on a double click or Enter, `removed` on Delete."""

    chosen = Signal(object)  # the ToldStory in the current row, or None
    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stories = RecordTableModel[ToldStory](
            (Column(title=_("Verhaal"), value=lambda told_story: told_story.sentence),),
            lambda told_story: told_story.story.id,
            self,
        )
        self._empty = ""
        self.setModel(self._stories)
        self.setItemDelegate(_StoryPainter(self._stories, self))
        self.setAccessibleName(_("Verhalen"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(lambda: self.chosen.emit(self.current()))
        self.doubleClicked.connect(self._open)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_stories(self, stories: Sequence[ToldStory], empty: str) -> None:
        """Show these; what was chosen stays chosen. `empty` is said when there are none."""
        former = self.current()
        scrolled = self.verticalScrollBar().value()
        self._empty = empty
        self._stories.show_records(stories)
        if former is not None and self.choose(former.story.id):
            self.verticalScrollBar().setValue(scrolled)
        self.chosen.emit(self.current())

    def current(self) -> ToldStory | None:
        """The story in the current row."""
        row = self.currentIndex().row()
        return self._stories.record(row) if row >= 0 else None

    def choose(self, story_id: UUID) -> bool:
        """Make this story current; False when it is not in the list."""
        row = self._stories.row_of(story_id)
        if row is None:
            return False
        self.setCurrentIndex(self._stories.index(row, 0))
        return True

    def stories(self) -> tuple[ToldStory, ...]:
        """Stories that are shown, from top to bottom."""
        return self._stories.records

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.current() is not None:
            self.removed.emit(self.current())
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._stories.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(theme().palette.quiet))
        room = self.viewport().rect().adjusted(2 * GRID, 2 * GRID, -2 * GRID, -2 * GRID)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._stories.record(index.row()))


class _StoryPainter(QStyledItemDelegate):
    """Paints a story in three lines; what does not fit ends in dots, and the tooltip has it whole."""

    def __init__(self, stories: RecordTableModel[ToldStory], parent: QWidget) -> None:
        super().__init__(parent)
        self._stories = stories

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = QFontMetrics(_font(option)).height() + BETWEEN
        return QSize(0, LINES * line + scaled(2 * GRID, theme().percent))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        told_story = self._stories.record(index.row())
        colours = theme().palette
        place: QRect = option.rect
        painter.save()
        behind = _behind(option)
        if behind:
            painter.fillRect(place, QColor(behind))
        painter.setPen(QColor(colours.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        beside = scaled(10, theme().percent)
        inside = place.adjusted(beside, scaled(GRID, theme().percent), -beside, 0)
        line = QFontMetrics(_font(option)).height() + BETWEEN
        heading = _font(option)
        heading.setWeight(QFont.Weight.DemiBold)
        for words, font, ink in (
            (told_story.story.heading, heading, colours.ink),
            (told_story.belongs_to, _font(option), colours.quiet),
        ):
            _write(painter, inside, words, font, ink)
            inside.translate(0, line)
        self._consent(painter, inside, told_story, _font(option))
        painter.restore()

    @staticmethod
    def _consent(painter: QPainter, inside: QRect, told_story: ToldStory, font: QFont) -> None:
        """The state of the consent: a sign and a word, in a colour that only repeats them."""
        calm = told_story.shareable and not told_story.names
        ink, sign = (Ink.GOOD, "check") if calm else (Ink.WARNING, "info")
        side = QFontMetrics(font).ascent()
        square = QRect(inside.left(), inside.top() + BETWEEN, side, side)
        icon(sign, ink).paint(painter, square)
        words = inside.adjusted(side + scaled(6, theme().percent), 0, 0, 0)
        _write(painter, words, told_story.state, font, getattr(theme().palette, ink.value))


def _font(option: QStyleOptionViewItem) -> QFont:
    return QFont(option.font)


def _behind(option: QStyleOptionViewItem) -> str:
    """The colour behind a row; nothing for a row that is neither chosen nor under the mouse."""
    state: QStyle.StateFlag = option.state
    if state & QStyle.StateFlag.State_Selected:
        return theme().palette.selected
    if state & QStyle.StateFlag.State_MouseOver:
        return theme().palette.hover
    return ""


def _write(painter: QPainter, inside: QRect, words: str, font: QFont, ink: str) -> None:
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(
        QRect(inside.left(), inside.top(), inside.width(), metrics.height()),
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        cut,
    )
