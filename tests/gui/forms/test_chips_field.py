"""Chips of a list that is still empty: a sentence, and a button to where it is filled."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from buurthuis_app.gui.forms.chips_field import ChipsField
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
