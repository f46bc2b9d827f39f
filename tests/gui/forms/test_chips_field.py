"""Chips: a sentence and a button where the list is still empty, and one stop of the Tab key."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from buurthuis_app.gui.forms.chips_field import ChipsField
from buurthuis_app.gui.widgets.layout import in_column
from tests.gui.conftest import Show


def shown(field: ChipsField) -> list[str]:
    return [each.text() for each in field.findChildren(QPushButton) if each.isVisible()]


def test_an_empty_list_leads_to_where_it_is_filled_until_it_is(show: Show) -> None:
    asked = list[bool]()
    field = ChipsField((), "Er zijn nog geen taken.", "Taken maken…")
    field.list_wanted.connect(lambda: asked.append(True))
    show(field)
    (step,) = (each for each in field.findChildren(QPushButton) if each.isVisible())
    assert step.text() == "Taken maken…"
    QTest.mouseClick(step, Qt.MouseButton.LeftButton)
    assert asked == [True]
    field.offer([(1, "bar")])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    field.resize(400, 100)  # lays out what is left
    assert field.offered
    assert shown(field) == ["bar"]


def test_tab_comes_in_once_and_arrows_go_on_without_choosing(show: Show) -> None:
    around, after = QWidget(), QPushButton("verder")
    field = ChipsField([(1, "bar"), (2, "keuken"), (3, "tuin")])
    in_column(field, after, on=around)
    show(around)
    around.activateWindow()
    QApplication.processEvents()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    bar, keuken, _tuin = field.findChildren(QPushButton)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert field.chosen() == ()
    assert QApplication.focusWidget() is keuken
    QTest.keyClick(keuken, Qt.Key.Key_Space)
    assert field.chosen() == (2,)
    QTest.keyClick(keuken, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
