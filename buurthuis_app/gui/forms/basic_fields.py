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
)

from buurthuis_app.gui.look.qt_locale import write_dutch
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme

Field = TypeVar("Field", bound=QAbstractSpinBox)
LINE = 24  # px around the lines of a text


def number_field(lowest: int = 0, highest: int = 9999, value: int = 0) -> QSpinBox:
    """A whole number."""
    write_dutch()
    made = QSpinBox()
    made.setRange(lowest, highest)
    made.setValue(value)
    made.setGroupSeparatorShown(True)
    return dressed(made)


def date_field(day: dt.date | None = None) -> QDateEdit:
    """A day, with a calendar to choose it from; today unless `day` is given."""
    write_dutch()
    made = QDateEdit(as_qdate(day or dt.date.today()))  # noqa: DTZ011 - a day on the wall calendar
    made.setCalendarPopup(True)
    made.setDisplayFormat("d-M-yyyy")
    return made


def time_field(time: dt.time = dt.time(10)) -> QTimeEdit:
    """A time of day."""
    write_dutch()
    made = QTimeEdit(QTime(time.hour, time.minute))
    made.setDisplayFormat("H.mm")
    return dressed(made)


def text_area(lines: int = 3) -> QPlainTextEdit:
    """A text of some lines; Tab goes on to the next field."""
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.ensurePolished()
    frame = scaled(LINE, theme().percent)
    made.setFixedHeight(lines * made.fontMetrics().lineSpacing() + frame)
    return made


def choose_value(box: QComboBox, value: object) -> None:
    """Choose the entry that holds this value, or the first. Qt's own findData takes equal ids for different ones."""
    held = (place for place in range(box.count()) if box.itemData(place) == value)
    box.setCurrentIndex(next(held, 0))


def as_qdate(day: dt.date) -> QDate:
    """For QDateEdit."""
    return QDate(day.year, day.month, day.day)


def as_date(day: QDate) -> dt.date:
    """From QDateEdit."""
    return dt.date(day.year(), day.month(), day.day())


def as_time(time: QTime) -> dt.time:
    """From QTimeEdit."""
    return dt.time(time.hour(), time.minute())


def dressed(field: Field) -> Field:
    """With room before its text: the style sheet's padding does not reach the text of a field with arrows."""
    field.lineEdit().setTextMargins(GRID, 0, 0, 0)
    return field
