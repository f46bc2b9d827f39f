"""An application, windows that close, workers that end, and a look through a screen reader's eyes."""

import gc
from collections.abc import Callable, Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.gui.look.theme import Scheme, WindowTheme, theme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.operations.undo_stack import UndoStack
from buurthuis_app.gui.shell.application import dress, prepare
from buurthuis_app.gui.shell.navigation import Navigator
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.shell.window_settings import Settings
from tests.conftest import freeze
from tests.gui import hands

Show = Callable[[QWidget], None]


def pytest_configure(config: pytest.Config) -> None:
    # The offscreen platform cannot raise windows or keep them to a smallest size; a real screen can.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture(autouse=True)
def tidy(request: pytest.FixtureRequest) -> Iterator[None]:
    """Garbage of windows goes between tests: in the middle of one, with Qt at work, it ends the process.

    What outlives a test is set apart before the next one, so that only what that one made is looked through.
    """
    gc.disable()
    gc.collect()  # pytest holds on to windows until their test is wholly over
    wear_what_is_wanted(request)  # now that there is no window that has to change its clothes
    freeze()
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()


def wear_what_is_wanted(request: pytest.FixtureRequest) -> None:
    """Light, at 100 %, and with the style sheet for a `look` only: it costs a third of the time of a window."""
    dressed = "look" in request.fixturenames or request.config.getoption("dressed")
    if not dressed and QApplication.instance() is None:
        return
    application: QApplication = request.getfixturevalue("qapp")
    plain = (theme().scheme, theme().percent) == (Scheme.LIGHT, 100)
    if not plain or (dressed and not application.styleSheet()):
        theme().wear(Scheme.LIGHT, 100)
    if not dressed and application.styleSheet():
        application.setStyleSheet("")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    prepare(qapp)
    dress(qapp, Settings(scheme="light", type_size=100))
    qapp.setStyleSheet("")
    return qapp


@pytest.fixture
def look(qapp: QApplication) -> WindowTheme:  # noqa: ARG001 - it must exist
    """The theme with its style sheet, as people see it: for tests of sizes, places and colours."""
    return theme()


@pytest.fixture
def show(qapp: QApplication) -> Iterator[Show]:  # noqa: ARG001 - it must exist
    """Shows a window and keeps hold of it until the test is over: one that is collected early crashes Qt."""
    shown: list[QWidget] = []

    def put_on_screen(widget: QWidget) -> None:
        shown.append(widget)
        widget.show()

    yield put_on_screen
    for widget in reversed(shown):
        if shiboken6.isValid(widget):
            widget.hide()
            widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def operations(qapp: QApplication) -> Iterator[Operations]:  # noqa: ARG001 - it must exist
    made = Operations()
    yield made
    made.close()


@pytest.fixture
def shell(operations: Operations) -> Shell:
    return Shell(operations=operations, undo=UndoStack(operations), navigator=Navigator())


@pytest.fixture
def nameless(qapp: QApplication) -> Callable[[QWidget], list[str]]:  # noqa: ARG001 - it must exist
    """The controls in a window that can have the focus but that a screen reader can't name."""
    return _nameless


def _nameless(window: QWidget) -> list[str]:
    found: list[str] = []
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    _walk(root, found)
    return found


def _walk(interface: QAccessibleInterface, found: list[str]) -> None:
    for number in range(interface.childCount()):
        child = interface.child(number)
        behind: QObject | None = child.object()
        if isinstance(behind, QWidget):
            _look_at(behind, child, found)
            if not isinstance(behind, QComboBox):  # its list is part of it, and has its name
                _walk(child, found)


def _look_at(widget: QWidget, interface: QAccessibleInterface, found: list[str]) -> None:
    focusable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    inner = widget.focusProxy() is not None or widget.objectName().startswith("qt_")
    if focusable and not inner and widget.isVisibleTo(widget.window()):
        name = interface.text(QAccessible.Text.Name).strip()
        if not name:
            found.append(f"{type(widget).__name__} {widget.objectName()}".strip())


@pytest.fixture
def settle(desk: Desk) -> Callable[[], None]:
    """Wait until the desk of the test shows all that it asked for."""
    return partial(hands.settle, desk.operations)
