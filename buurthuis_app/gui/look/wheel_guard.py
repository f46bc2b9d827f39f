"""Mouse wheel: it scrolls, and never changes the value of a field that happens to lie under the pointer."""

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QGuiApplication, QWheelEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QWidget,
)
from typing_extensions import override

_FIELDS = (QComboBox, QAbstractSpinBox, QAbstractSlider)


class WheelGuard(QObject):
    """Hands a turn of the wheel over a field to the page around it, whether or not the field has the focus.

    It listens to the windows and not to the application: a filter of the application is asked for every event of every
    widget, which makes a form half as slow again.
    """

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        application.focusWindowChanged.connect(self._watch)

    def _watch(self, _window: QWindow | None) -> None:
        """A window is here before anybody can turn a wheel over it; one that is watched already stays so."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QWheelEvent):
            return False
        field = field_at(watched, event.position())
        if field is None:
            return False
        around = field.parentWidget()
        if around is not None:
            QApplication.sendEvent(around, _as_seen_by(around, event))
        return True


def field_at(window: QObject, place: QPointF) -> QWidget | None:
    """The field with a value at this place in a window; None for anything else, as a list that scrolls."""
    widgets = QApplication.topLevelWidgets()
    whole = next((widget for widget in widgets if widget.windowHandle() is window), None)
    widget = whole.childAt(place.toPoint()) if whole is not None else None
    while widget is not None and not widget.isWindow():
        if isinstance(widget, QScrollBar):
            return None
        if isinstance(widget, _FIELDS):
            return widget
        widget = widget.parentWidget()
    return None


def _as_seen_by(widget: QWidget, event: QWheelEvent) -> QWheelEvent:
    return QWheelEvent(
        QPointF(widget.mapFromGlobal(event.globalPosition())),
        event.globalPosition(),
        event.pixelDelta(),
        event.angleDelta(),
        event.buttons(),
        event.modifiers(),
        event.phase(),
        event.inverted(),
        event.source(),
        event.pointingDevice(),
    )
