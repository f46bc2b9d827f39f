"""Form faults: where the hand begins, what Enter presses, and what the wheel changes in a form that was just opened."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from buurthuis_app.gui.widgets.controls import PressButton
from tests.gui.forms.every_form import Form

FIELDS = (QComboBox, QAbstractSpinBox, QAbstractSlider)


def form_faults(form: Form) -> Iterator[str]:
    """All of it, in the order in which people meet it."""
    hand = QApplication.focusWidget()
    if hand is None or not begins_at_its_first_field(form, hand):
        yield f"begins at {hand}"
    for button in form.findChildren(QPushButton):
        if not isinstance(button, PressButton) and button.isVisible():
            yield f"Enter presses nothing: {button.text()}"
    for field, (held, holds) in turned(form).items():
        yield f"the wheel turns {field.accessibleName()} from {held} to {holds}"


def begins_at_its_first_field(form: Form, hand: QWidget) -> bool:
    """Whether the hand is there, and not on a button that closes; or in the one field that is asked for."""
    first = next(iter(form.form.fields.values()))
    reached = first is hand or first.isAncestorOf(hand)
    named = form.form.fields.get("because", form.form.fields.get("happened"))
    return form.form.isAncestorOf(hand) and (reached or named is hand or not first.isEnabled())


def turned(form: Form) -> dict[QWidget, tuple[Any, Any]]:
    """The fields that hold something else once the wheel was turned over each, with what they held."""
    for scroll in form.findChildren(QScrollArea):
        scroll.verticalScrollBar().setValue(0)
    fields = fields_of(form)
    before = {field: value(field) for field in fields}
    for field in fields:
        for focused in (False, True):
            if focused:
                field.setFocus()  # just chosen something in it, and scrolling on
            for scroll in form.findChildren(QScrollArea):
                scroll.ensureWidgetVisible(field)
            for steps in (-1, 1, 1, -1, -1):
                turn(field, steps)
    return {field: (held, value(field)) for field, held in before.items() if value(field) != held}


def turn(widget: QWidget, steps: int = -1) -> None:
    """Turn the wheel over the middle of a widget, as the screen tells the window of it."""
    window = widget.window()
    handle = window.windowHandle()
    assert handle is not None
    middle = widget.rect().center()
    event = QWheelEvent(
        QPointF(widget.mapTo(window, middle)),
        QPointF(widget.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt names no argument here
    )
    QApplication.sendEvent(handle, event)


def value(widget: QWidget) -> Any:
    if isinstance(widget, QComboBox):
        return widget.currentIndex(), widget.currentText()
    return widget.text() if isinstance(widget, QAbstractSpinBox) else widget.property("value")


def fields_of(window: QWidget) -> list[QWidget]:
    return [
        field
        for field in window.findChildren(QWidget)
        if isinstance(field, FIELDS) and not isinstance(field, QScrollBar) and field.isVisible()
    ]
