"""Kinds of fields: a text, a number, a day, a choice; how each is made, shown and read."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
)

from buurthuis_app.gui.forms.basic_fields import (
    as_date,
    as_qdate,
    as_time,
    choose_value,
    date_field,
    number_field,
    text_area,
    time_field,
)
from buurthuis_app.gui.forms.chips_field import ChipsField
from buurthuis_app.gui.forms.day_field import DayField
from buurthuis_app.gui.forms.decimal_field import DecimalField
from buurthuis_app.gui.forms.field import Kind
from buurthuis_app.gui.forms.money_field import MoneyField
from buurthuis_app.gui.forms.photo_field import Photo, PhotoField
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.i18n import _

_THOUSAND = 1000

Entries = Sequence[tuple[object, str]]
"""What can be chosen: values with their words."""


def text(example: str = "") -> Kind:
    """One line; blanks around it go, and several become one."""

    def make() -> QLineEdit:
        return QLineEdit(placeholderText=example)

    return Kind(make, QLineEdit.setText, lambda field: " ".join(field.text().split()))


def lines(number: int = 3) -> Kind:
    """A text of some lines."""
    return Kind(
        lambda: text_area(number),
        QPlainTextEdit.setPlainText,
        lambda field: field.toPlainText().strip(),
    )


def tick(words: str = "") -> Kind:
    """Yes or no; it says the words of its field, or these."""
    return Kind(lambda: QCheckBox(words), QCheckBox.setChecked, QCheckBox.isChecked)


def choice(entries: Entries, letters: int = 0) -> Kind:
    """One of a list. A value that is not offered any more stays. With `letters` long words do not widen the form."""

    def make() -> QComboBox:
        box = QComboBox()
        offer(box, entries)
        if letters:
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(letters)
        return box

    return Kind(make, show_choice, QComboBox.currentData)


def offer(box: QComboBox, entries: Entries) -> None:
    """Let these be chosen from; what was chosen stays."""
    chosen = box.currentData()
    box.clear()
    for value, words in entries:
        box.addItem(words, value)
    show_choice(box, chosen)


def show_choice(box: QComboBox, value: object) -> None:
    """Choose this value; one that is not offered any more is added, so that saving does not change it."""
    if value is not None and all(box.itemData(place) != value for place in range(box.count())):
        box.addItem(_("zoals het was"), value)
    choose_value(box, value)


def _in_order(chosen: Collection[Any]) -> tuple[Any, ...]:
    return tuple(sorted(chosen))


def chips(
    entries: Entries,
    empty: str = "",
    into: Callable[[Collection[Any]], object] = _in_order,
    *,
    step: str = "",
) -> Kind:
    """Several of a list, in order or `into` what the record keeps.

    `empty` is said when the list is, with a button `step`: who shows the form listens to its `list_wanted`.
    """
    return Kind(
        lambda: ChipsField(entries, empty, step),
        ChipsField.show_chosen,
        lambda field: into(field.chosen()),
    )


def date() -> Kind:
    """A day, chosen from a calendar."""
    return Kind(
        date_field,
        lambda field, day: field.setDate(as_qdate(day)),
        lambda field: as_date(field.date()),
    )


def day() -> Kind:
    """A day as people type it, or none."""
    return Kind(DayField, DayField.show_day, DayField.day)


def time(usual: dt.time = dt.time(10)) -> Kind:
    """A time of day."""

    def show(field: QTimeEdit, value: dt.time | None) -> None:
        if value is not None:
            field.setTime(QTime(value.hour, value.minute))

    return Kind(lambda: time_field(usual), show, lambda field: as_time(field.time()))


def number(
    lowest: int, highest: int, *, nothing: str = "", empty: int | None = None, unit: str = ""
) -> Kind:
    """A whole number. With the word for `nothing`, the lowest one stands for that and means `empty`."""

    def make() -> QSpinBox:
        field = number_field(lowest, highest, lowest)
        field.setSpecialValueText(nothing)
        field.setSuffix(unit)
        return field

    def read(field: QSpinBox) -> int | None:
        return empty if nothing and field.value() == lowest else field.value()

    return Kind(make, lambda field, value: field.setValue(value or lowest), read)


def year(lowest: int, highest: int, *, nothing: str = "", empty: int | None = None) -> Kind:
    """A year, without a sign between its thousands; with `nothing` it may be left out."""
    usual = number(lowest - bool(nothing), highest, nothing=nothing, empty=empty)

    def make() -> QSpinBox:
        field: Any = usual.make()
        field.setGroupSeparatorShown(False)
        return field  # type: ignore[no-any-return]

    return Kind(make, usual.show, usual.read)


def decimal(example: str = "") -> Kind:
    """A number that may have decimals, or none."""
    return Kind(lambda: DecimalField(example), DecimalField.show_number, DecimalField.number)


def thousandths(example: str = "") -> Kind:
    """A number that may have decimals and that the record has in thousandths, such as kilos in grams; or none."""

    def show(field: DecimalField, value: int | None) -> None:
        field.show_number(None if value is None else value / _THOUSAND)

    def read(field: DecimalField) -> int | None:
        number = field.number()
        return None if number is None else round(number * _THOUSAND)

    return Kind(lambda: DecimalField(example), show, read)


def money(example: str = "", *, empty: int | None = None) -> Kind:
    """An amount in euro cents; left empty it means `empty`, and that is shown as nothing."""

    def read(field: MoneyField) -> int | None:
        cents = field.cents()
        return empty if cents is None else cents

    return Kind(
        lambda: MoneyField(example),
        lambda field, cents: field.show_cents(None if cents == empty else cents),
        read,
    )


def photo(name: str, read: Callable[[Path], Photo], operations: Operations) -> Kind:
    """A photo, or none; `name` says what it is, `read` makes one of a file."""
    return Kind(
        lambda: PhotoField(name, read, operations), PhotoField.show_photo, attrgetter("photo")
    )
