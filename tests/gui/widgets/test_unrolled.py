"""An unrolled table is as high as its rows, and the page around it follows the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from buurthuis_app.gui.widgets.controls import label
from buurthuis_app.gui.widgets.layout import SPRING, in_column, scrolled
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from tests.gui.conftest import Show


def test_a_page_with_a_table_has_one_bar_and_follows_the_keyboard(show: Show) -> None:
    columns = (Column[str](title="Naam", value=lambda name: name),)
    table = RecordTable(columns, lambda name: name, name="Namen", empty="Niemand")
    table.fit_rows()
    page = scrolled(in_column(label("Boven"), table, SPRING), stop=False)
    page.resize(300, 200)
    show(page)
    few = table.height()
    table.show_records([f"Naam {n}" for n in range(30)])
    QApplication.processEvents()
    assert table.verticalScrollBar().maximum() == 0
    assert table.height() > 30 * table.rowHeight(0) > few

    page.activateWindow()
    QApplication.processEvents()
    table.setFocus()
    assert table.hasFocus()
    table.choose_first()
    for _row in range(29):
        QTest.keyClick(table, Qt.Key.Key_Down)
    last = table.visualRect(table.currentIndex())
    seen = table.viewport().mapTo(page.viewport(), last.center())
    assert table.current() == "Naam 29"
    assert page.viewport().rect().contains(seen)

    table.show_records(["Naam 1"])
    assert table.height() < few + table.rowHeight(0)
