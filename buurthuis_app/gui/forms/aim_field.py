"""Field for an aim: a number, or nothing where there was no aim."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox
from typing_extensions import override

from buurthuis_app.domain.overviews.aims import LARGEST_AIM
from buurthuis_app.gui.forms.basic_fields import dressed
from buurthuis_app.gui.widgets.controls import NOT_THERE

_NONE = -1
"""Stands in the field for "no aim"."""


class AimField(QSpinBox):
    """Emptied, it says that there is no aim."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(_NONE, LARGEST_AIM)
        self.setValue(_NONE)
        self.lineEdit().setPlaceholderText(NOT_THERE)
        self.setGroupSeparatorShown(True)
        self.setKeyboardTracking(False)
        dressed(self)

    def show_aim(self, aim: int | None) -> None:
        """Show this aim, without telling that it changed."""
        self.blockSignals(True)  # noqa: FBT003 - Qt
        self.setValue(_NONE if aim is None else aim)
        self.blockSignals(False)  # noqa: FBT003 - Qt

    def aim(self) -> int | None:
        """The aim in the field."""
        self.interpretText()
        return None if self.value() == _NONE else self.value()

    @override
    def validate(self, input: str, pos: int) -> tuple[QValidator.State, str, int]:
        if not input.strip():
            return QValidator.State.Acceptable, input, pos
        return super().validate(input, pos)

    @override
    def textFromValue(self, val: int) -> str:
        return "" if val == _NONE else super().textFromValue(val)

    @override
    def valueFromText(self, text: str) -> int:
        return super().valueFromText(text) if text.strip() else _NONE
