"""The least a window like ours can cost: seven tabs of a filled table and a button each, in bare Qt, and SQLAlchemy.

Run as a child: prints the moment of its first paint; with `--all-tabs` it opens every tab and prints its peak memory.
"""

import sys

import sqlalchemy  # noqa: F401 - the program cannot do without, so its cost belongs to the floor
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from benchmarks.children import report_first_paint, report_peak_memory
from benchmarks.painting import call_when_painted

TABS = 7
ROWS, COLUMNS = 30, 6
"""What a table of ours holds: the activities or stories of a centre, with a few figures each."""


def page(number: int) -> QWidget:
    """One tab: a table and a button."""
    table = QTableWidget(ROWS, COLUMNS)
    table.setHorizontalHeaderLabels([f"Kolom {column}" for column in range(COLUMNS)])
    for row in range(ROWS):
        for column in range(COLUMNS):
            table.setItem(row, column, QTableWidgetItem(f"{number}.{row}.{column}"))
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.addWidget(table)
    layout.addWidget(QPushButton("Knop"))
    return widget


def main() -> None:
    """Show the window, and end after its first paint."""
    application = QApplication(sys.argv)
    application.setStyle("Fusion")
    window, tabs = QMainWindow(), QTabWidget()
    for number in range(TABS):
        tabs.addTab(page(number), f"Tab {number}")
    window.setCentralWidget(tabs)
    window.resize(1280, 720)
    first = tabs.currentWidget()

    def painted() -> None:
        report_first_paint()
        if "--all-tabs" in sys.argv:
            for index in range(TABS):
                tabs.setCurrentIndex(index)
                window.grab()
            report_peak_memory()
        application.quit()

    call_when_painted(first, painted)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
