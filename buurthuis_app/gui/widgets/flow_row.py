"""A row of controls that goes on in the next line where the window is too narrow, as words in a text do."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.theme import GRID

_SLACK = 2  # px that Qt rounds away


class FlowRow(QWidget):
    """Places its widgets in the order of reading at their own size; use it for rows of buttons and filters.

    `at_end` for the buttons of a dialog: at the right, the one that goes on last.

    A widget that places its children, not a QLayout written in Python: Qt deletes the items of a layout while Python
    still holds them, and the next garbage collection ends the program.
    """

    def __init__(self, *widgets: QWidget, at_end: bool = False) -> None:
        super().__init__()
        self._at_end = at_end
        self._spacing = GRID
        self._placed: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.addWidget(widget)

    def addWidget(self, widget: QWidget) -> None:  # noqa: N802 - as a layout has it
        """Put it at the end of the row."""
        was_put_away = widget.isHidden() and widget.testAttribute(
            Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        )
        widget.setParent(self)
        widget.setHidden(was_put_away)
        self._placed.append(widget)
        self.updateGeometry()

    def removeWidget(self, widget: QWidget) -> None:  # noqa: N802 - as a layout has it
        """Take it out of the row; what becomes of it is for who asks."""
        self._placed.remove(widget)
        widget.setParent(None)
        self.updateGeometry()

    def put_in_order(self, widgets: Sequence[QWidget]) -> None:
        """Let all that stand in the row stand in this order; the keyboard stays where it is."""
        self._placed.sort(key=widgets.index)
        self.updateGeometry()
        self._place()

    def setSpacing(self, pixels: int) -> None:  # noqa: N802 - as a layout has it
        """Set the distance between the widgets."""
        self._spacing = pixels
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((place.bottom() + 1 for _widget, place in places), default=0)

    @override
    def sizeHint(self) -> QSize:
        """Size with all widgets on one line."""
        hints = [_hint(widget) for widget in self._shown()]
        width = sum(hint.width() for hint in hints) + self._spacing * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    @override
    def minimumSizeHint(self) -> QSize:
        hints = [_least(widget) for widget in self._shown()]
        return QSize(
            max((hint.width() for hint in hints), default=0),
            max((hint.height() for hint in hints), default=0),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        mirrored = self.isRightToLeft()
        for widget, place in self._places(self.width()):
            if mirrored:  # as QStyle.visualRect, whose class brings five hundred names along
                place.moveRight(self.rect().right() - place.left())
            widget.setGeometry(place)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._placed if not widget.isHidden()]

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        """Where everything goes in so much width; things in one line stand in its middle."""
        lines: list[list[tuple[QWidget, QSize]]] = [[]]
        used = 0
        for widget in self._shown():
            hint = _hint(widget)
            if isinstance(widget, QLabel) and widget.wordWrap():  # by itself it breaks early
                whole = widget.fontMetrics().horizontalAdvance(widget.text()) + _SLACK
                hint = QSize(min(whole, width), 0)
                hint.setHeight(widget.heightForWidth(hint.width()))
            wide = hint.width()
            if lines[-1] and used + self._spacing + wide > width:
                lines.append([])
                used = 0
            used += wide + (self._spacing if lines[-1] else 0)
            lines[-1].append((widget, hint))
        placed, top = [], 0
        for line in lines:
            height, left = max((hint.height() for _widget, hint in line), default=0), 0
            if self._at_end:
                gaps = self._spacing * (len(line) - 1)
                left = max(width - gaps - sum(hint.width() for _widget, hint in line), 0)
            for widget, hint in line:
                hint.setWidth(min(hint.width(), max(width, 1)))
                placed.append(
                    (widget, QRect(QPoint(left, top + (height - hint.height()) // 2), hint))
                )
                left += hint.width() + self._spacing
            top += height + self._spacing
        return placed


def _hint(widget: QWidget) -> QSize:
    """The size a layout would give it: what it asks, within what was set for it."""
    return widget.sizeHint().expandedTo(_least(widget)).boundedTo(widget.maximumSize())


def _least(widget: QWidget) -> QSize:
    set_for_it = widget.minimumSize()
    asked = widget.minimumSizeHint()
    return QSize(
        set_for_it.width() or max(asked.width(), 0), set_for_it.height() or max(asked.height(), 0)
    )
