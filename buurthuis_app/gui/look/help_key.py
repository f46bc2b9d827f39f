"""Help key: F1 opens the manual at the page about what one is doing, in every window, also in a dialog."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

FIRST_TOPIC = "index"
_PROPERTY = "buurthuis_help"  # of the application


class HelpView(Protocol):
    """What shows pages of the manual."""

    shown: str

    def show_topic(self, topic: str) -> None:
        """Come on the screen with this page."""

    def close(self) -> bool:
        """Go from the screen."""
        ...

    def deleteLater(self) -> None:  # noqa: N802 - Qt's own name
        """Be no more."""


class HelpKey(QObject):
    """Belongs to the application, and has the one window of the manual, which is made when it is first asked for.

    Why it listens to windows and not to the application: see WheelGuard.

    A widget says by `topic` which page is about it; or by a method `help_topic`, when that depends on what it shows.
    """

    def __init__(self, application: QGuiApplication, make: Callable[[], HelpView]) -> None:
        super().__init__(application)
        application.setProperty(_PROPERTY, self)
        self._make = make
        self.window: HelpView | None = None
        application.focusWindowChanged.connect(self._watch)

    def show(self, topic: str) -> None:
        """Open the manual at this page: `vandaag`, or one heading of it: `vandaag#tellen`."""
        if self.window is None:
            self.window = self._make()
        self.window.show_topic(topic)

    def close(self) -> None:
        """Put the manual away: the window that it was about goes, and the application may go next."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_F1 or event.modifiers():
            return False
        widgets = QApplication.topLevelWidgets()
        asking = (widget for widget in widgets if widget.windowHandle() is watched)
        self.show(topic_in(next(asking, None)))
        return True

    def _watch(self, _window: QWindow | None) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)


def help_key() -> HelpKey:
    """The one of the running application."""
    application = QApplication.instance()
    found: HelpKey | None = application.property(_PROPERTY) if application else None
    if found is None:
        raise LookupError("no HelpKey: gui.application.prepare makes it")
    return found


def topic_in(window: QWidget | None) -> str:
    """The page about what has the keyboard in this window."""
    hand = window.focusWidget() if window is not None else None
    return topic_at(hand if hand is not None and hand.isVisible() else window)


def topic_at(widget: QWidget | None) -> str:
    """The page about this widget: what itself says, else what is around it, else the window that opened it."""
    while widget is not None:
        asked = getattr(widget, "help_topic", None)
        topic = asked() if asked is not None else getattr(widget, "topic", "")
        if topic:
            return str(topic)
        widget = widget.parentWidget()
    return FIRST_TOPIC
