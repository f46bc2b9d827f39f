"""Fields for numbers, dates and times as a Dutch reader writes them: 22-11-2026, 9.30."""

import datetime as dt
from typing import TypeVar

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.gui.look.qt_locale import write_locally
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme

SpinBox = TypeVar("SpinBox", bound=QAbstractSpinBox)
LINE = 24  # px around the lines of a text


class _DateEdit(QDateEdit):
    """Tab goes on to the next field, as everywhere, not to the month; arrows and what is typed do that."""

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return QWidget.focusNextPrevChild(self, next)


class _TimeEdit(QTimeEdit):
    """Tab goes on to the next field, not to the minutes."""

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return QWidget.focusNextPrevChild(self, next)


def number_field(lowest: int = 0, highest: int = 9999, value: int = 0) -> QSpinBox:
    """Field for a whole number."""
    write_locally()
    spin_box = QSpinBox()
    spin_box.setRange(lowest, highest)
    spin_box.setValue(value)
    spin_box.setGroupSeparatorShown(True)
    return dressed(spin_box)


def date_field(day: dt.date | None = None) -> QDateEdit:
    """A day, with a calendar to choose it from; today unless `day` is given."""
    write_locally()
    date_edit = _DateEdit(as_qdate(day or dt.date.today()))  # noqa: DTZ011 - a day on the wall calendar
    date_edit.setCalendarPopup(True)
    date_edit.setDisplayFormat("d-M-yyyy")
    return date_edit


def time_field(time: dt.time = dt.time(10)) -> QTimeEdit:
    """Field for a time of day."""
    write_locally()
    time_edit = _TimeEdit(QTime(time.hour, time.minute))
    time_edit.setDisplayFormat("H.mm")
    return dressed(time_edit)


def text_area(lines: int = 3) -> QPlainTextEdit:
    """A text of some lines; Tab goes on to the next field."""
    text_edit = QPlainTextEdit(tabChangesFocus=True)
    text_edit.ensurePolished()
    frame = scaled(LINE, theme().percent)
    text_edit.setFixedHeight(lines * text_edit.fontMetrics().lineSpacing() + frame)
    return text_edit


def choose_value(box: QComboBox, value: object) -> None:
    """Choose the entry that holds this value, or the first. Qt's own findData takes equal ids for different ones."""
    held = (place for place in range(box.count()) if box.itemData(place) == value)
    box.setCurrentIndex(next(held, 0))


def as_qdate(day: dt.date) -> QDate:
    """A date as a QDate."""
    return QDate(day.year, day.month, day.day)


def as_date(day: QDate) -> dt.date:
    """A QDate as a date."""
    return dt.date(day.year(), day.month(), day.day())


def as_time(time: QTime) -> dt.time:
    """A QTime as a time."""
    return dt.time(time.hour(), time.minute())


def dressed(field: SpinBox) -> SpinBox:
    """With room before its text: the style sheet's padding does not reach the text of a field with arrows."""
    field.lineEdit().setTextMargins(GRID, 0, 0, 0)
    return field
