"""Odd names: each in a centre one with signs that Qt would read otherwise, and where it is not shown as it is."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QMenu,
    QTabBar,
    QWidget,
)

from buurthuis_app.persistence import schema

ODD = "A & B <i>x</i> _y"
NAMES = {"name", "title", "place", "thing", "sentence", "text", "what", "words", "hirer"}
_EATEN = re.compile(r"(?<!&)&(?!&) B")
_DOUBLED = re.compile(r"&& B")


def plant(path: Path) -> None:
    """Give everything in this centre such a name, before what it was called."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in schema.metadata.sorted_tables:
            for column in table.columns:
                named = column.name in NAMES and isinstance(column.type, sa.String)
                if named and not isinstance(column.type, sa.Enum):
                    connection.execute(
                        f"UPDATE {table.name} SET {column.name} = '{ODD} ' || {column.name}"  # noqa: S608
                        f" WHERE {column.name} <> ''"
                    )


def misread(window: QWidget) -> set[str]:
    """Where in a window such a name would be shown otherwise than it is written."""
    return set(_faults(window))


def _faults(window: QWidget) -> Iterator[str]:
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
    for widget in (window, *window.findChildren(QWidget)):
        kind = type(widget).__name__
        for words in _with_letters_to_press(widget):
            if _EATEN.search(words):
                yield f"{kind} eats a sign: {words}"
        for words in _as_they_are(widget):
            if _DOUBLED.search(words):
                yield f"{kind} doubles a sign: {words}"
        if isinstance(widget, QLabel) and "<i>" in widget.text() and _marked_up(widget):
            yield f"{kind} reads markup: {widget.text()}"
        if "<i>x" in widget.toolTip():
            yield f"{kind} reads markup in its tool tip: {widget.toolTip()}"


def _with_letters_to_press(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    elif isinstance(widget, QLabel) and widget.buddy() is not None:
        yield widget.text()
    yield from (each.text() for each in widget.actions())


def _as_they_are(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription())
    yield widget.toolTip()
    if isinstance(widget, QLabel) and widget.buddy() is None:
        yield widget.text()
    if isinstance(widget, QComboBox | QAbstractItemView):
        model = widget.model()
        for row in range(min(model.rowCount(QModelIndex()), 5)):
            yield str(model.index(row, 0, QModelIndex()).data(Qt.ItemDataRole.DisplayRole) or "")


def _marked_up(shown: QLabel) -> bool:
    return shown.textFormat() is not Qt.TextFormat.PlainText
