"""Errors: never lost, one dialog at a time, a report without people in it."""

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.shell.bug_dialog import BugDialog
from buurthuis_app.gui.shell.bug_report import describe, report
from buurthuis_app.gui.shell.error_desk import ErrorDesk


class Door(QObject):
    knocked = Signal()


def caught(error: Exception) -> Exception:
    try:
        raise error
    except Exception as raised:  # noqa: BLE001 - an error with frames
        return raised


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[ErrorDesk]:
    made = ErrorDesk(qapp)
    hooks = sys.excepthook, threading.excepthook
    made.install()
    yield made
    sys.excepthook, threading.excepthook = hooks
    if made.dialog is not None:
        made.dialog.accept()
    made.deleteLater()


def dialog_of(desk: ErrorDesk, qtbot: QtBot) -> BugDialog:
    qtbot.waitUntil(lambda: desk.dialog is not None)
    assert desk.dialog is not None
    return desk.dialog


def test_a_report_has_frames_and_types_and_nobody_s_name() -> None:
    def look_up(name: str) -> None:
        raise KeyError(name)

    try:
        try:
            look_up("Anna de Vries")
        except KeyError as error:
            raise RuntimeError("Anna de Vries, 06-12345678") from error
    except RuntimeError as error:
        text = report(error)
    assert "builtins.RuntimeError" in text
    assert "builtins.KeyError" in text
    assert "look_up" in text
    assert "tests/gui/shell/test_error_desk.py:" in text
    assert "Anna" not in text
    assert "06-" not in text


def test_a_chain_that_bites_its_tail_ends() -> None:
    error = caught(ValueError())
    other = caught(TypeError())
    error.__cause__, other.__cause__ = other, error
    assert describe(error).count("ValueError") == 1


def test_an_error_on_another_thread_is_shown_on_the_window_s_thread(
    desk: ErrorDesk, qtbot: QtBot
) -> None:
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    assert desk.dialog is None
    shown = dialog_of(desk, qtbot)
    assert shown.thread() is QGuiApplication.instance().thread()  # type: ignore[union-attr]
    assert shown.isVisible()


@pytest.mark.qt_no_exception_capture
def test_an_error_in_a_slot_is_not_lost(desk: ErrorDesk, qtbot: QtBot) -> None:
    door = Door()
    door.knocked.connect(lambda: 1 // 0)
    door.knocked.emit()
    assert "ZeroDivisionError" in dialog_of(desk, qtbot)._text


def test_a_bug_in_database_work_reaches_the_desk(
    desk: ErrorDesk, operations: Operations, qtbot: QtBot
) -> None:
    operations.crashed.connect(desk.take)
    operations.run(lambda: 1 // 0)
    operations.wait()
    assert "ZeroDivisionError" in dialog_of(desk, qtbot)._text


def test_there_are_never_two_dialogs(desk: ErrorDesk, qtbot: QtBot) -> None:
    for error in (ValueError(), TypeError(), KeyError()):
        desk.take(caught(error))
    first = dialog_of(desk, qtbot)
    QApplication.processEvents()
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, BugDialog)] == [first]
    first.accept()
    assert desk.dialog is None
    desk.take(caught(ValueError()))
    assert dialog_of(desk, qtbot) is not first


def test_a_known_error_that_got_away_is_said_as_a_sentence(desk: ErrorDesk, qtbot: QtBot) -> None:
    class Window:
        said = ""

        def say_failure(self, error: AppError) -> None:
            self.said = error.sentence

    window = Window()
    desk.speaker = window
    desk.take(caught(Invalid("Vul een naam in.")))
    qtbot.waitUntil(lambda: window.said == "Vul een naam in.")
    assert desk.dialog is None


def test_the_report_can_be_copied_and_everything_has_a_name(
    qtbot: QtBot, nameless: Callable[[QWidget], list[str]]
) -> None:
    dialog = BugDialog(report(caught(ValueError())))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.copy()
    assert "ValueError" in QGuiApplication.clipboard().text()
    assert nameless(dialog) == []
