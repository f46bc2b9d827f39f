"""Counted hands: a mouse and a keyboard at real windows, of which each press is counted as the window gets it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMenu, QWidget
from typing_extensions import override

from buurthuis_app.gui.operations.operations import Operations
from tests.gui.hands import settle

PRESSED = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class CountedHands(QObject):
    """Reaches only what is in view: who has to scroll has to press for it. What is written is no count of keys."""

    def __init__(self, window: QWidget, operations: Operations) -> None:
        super().__init__()
        self._main = window
        self._operations = operations
        self._writing = False
        self.clicks = self.keys = self.asked_of_the_system = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.clicks += event.type() in PRESSED
        self.keys += event.type() is QEvent.Type.KeyPress and not self._writing
        return False

    def rest(self) -> None:
        """Let go of mouse and keyboard."""
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)

    def answer_the_system(self) -> None:
        """A window of the system asked something: one press, by the hand that is in use."""
        self.asked_of_the_system += 1
        if self.clicks:
            self.clicks += 1
        else:
            self.keys += 1

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press once on it, in the middle of what is seen of it or at a point of it."""
        seen = widget.visibleRegion().boundingRect()
        assert not seen.isEmpty(), f"{widget.objectName() or type(widget).__name__} is not in view"
        point = at or seen.center()
        assert seen.contains(point), f"{point} is not in view"
        window = widget.window()
        QTest.mouseClick(
            self._handle(window), Qt.MouseButton.LeftButton, pos=widget.mapTo(window, point)
        )
        settle(self._operations)

    def choose(self, words: str) -> None:
        """Press on a line of the menu or the list that is open."""
        popup: QWidget | None = QApplication.activePopupWidget()
        assert popup is not None, "no menu is open"
        if isinstance(popup, QMenu):
            (action,) = (each for each in popup.actions() if plain(each.text()).startswith(words))
            self.click(popup, popup.actionGeometry(action).center())
            return
        box = popup.parentWidget()
        assert isinstance(box, QComboBox)
        view = box.view()
        index = view.model().index(box.findText(words), 0)
        self.click(view.viewport(), view.visualRect(index).center())

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is: "Ctrl+4", "Tab"."""
        for name in keys:
            sequence: Any = QKeySequence(name)  # the stubs do not know what it is made of
            QTest.keyClick(self._window, sequence[0].key(), sequence[0].keyboardModifiers())
            while self._goes_down():  # a button that is pressed by its key shows it for a moment
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            settle(self._operations)

    def write(self, text: str) -> None:
        """Type a text where the keyboard is."""
        tester: Any = QTest  # the stubs do not know that it types letters in a window
        with self._written():
            for letter in text:
                tester.keyClick(self._window, letter)
        settle(self._operations)

    @staticmethod
    def _goes_down() -> bool:
        widgets = QApplication.allWidgets()
        return any(each.isDown() for each in widgets if isinstance(each, QAbstractButton))

    @contextmanager
    def _written(self) -> Iterator[None]:
        self._writing = True
        yield
        self._writing = False

    @property
    def _window(self) -> QWindow:
        """The keyboard goes back to the window below when one closes; where nobody sees to that, here."""
        on_top: QWidget | None = (
            QApplication.activePopupWidget() or QApplication.activeModalWidget()
        )
        window = on_top or self._main
        if not window.isActiveWindow() and not isinstance(window, QMenu):
            window.activateWindow()
            settle(self._operations)
        return self._handle(window)

    def _handle(self, window: QWidget) -> QWindow:
        """What is about to be pressed; whichever window gets that press, it is counted."""
        for every in QGuiApplication.topLevelWindows():
            every.installEventFilter(self)
        handle = window.windowHandle()
        assert handle is not None
        return handle


def plain(words: str) -> str:
    """Words of a button or a menu without what marks its key."""
    return words.replace("&", "").partition("\t")[0]
