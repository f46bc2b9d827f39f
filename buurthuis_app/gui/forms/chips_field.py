"""Chips: several choices of a list, as buttons that are on or off."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, Signal
from PySide6.QtWidgets import QButtonGroup

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.switch import ToggleButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ChipsField(FlowRow):
    """Several of a list, as buttons that are on or off."""

    changed = Signal()
    list_wanted = Signal()
    """There is nothing to choose yet: show where it is made."""

    def __init__(
        self, choices: Sequence[tuple[object, str]] = (), empty: str = "", step: str = ""
    ) -> None:
        super().__init__()
        self._chips: list[tuple[object, ToggleButton]] = []
        self._group = QButtonGroup(self)
        self._instead: list[QWidget] = []
        self.setSpacing(GRID // 2)
        self.offer(choices, empty, step)

    def offer(self, choices: Sequence[tuple[object, str]], empty: str = "", step: str = "") -> None:
        """Add what can be chosen. When that is nothing, `empty` is said, with a button `step` to make some."""
        for value, words in choices:
            chip = ToggleButton(words, "chip", self._group)
            chip.setAccessibleName(words)
            chip.toggled.connect(self.changed)
            self._chips.append((value, chip))
            self.addWidget(chip)
        if self._chips:
            self.setFocusProxy(self._chips[0][1])
            for widget in self._instead:
                self.removeWidget(widget)
                widget.deleteLater()
            self._instead = []
            return
        if empty:
            self._instead.append(label(empty, Text.QUIET))
        if step:
            self._instead.append(button(step, ButtonKind.QUIET, do=self.list_wanted.emit))
        for widget in self._instead:
            self.addWidget(widget)

    @property
    def offered(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self._chips)

    def show_chosen(self, chosen: Collection[object]) -> None:
        """Show these choices as on."""
        for value, chip in self._chips:
            chip.setChecked(value in chosen)

    def show_words(self, words: str) -> None:
        """Show as on what `words` says, as said by `words()`."""
        named = words.split(", ")
        for _value, chip in self._chips:
            chip.setChecked(chip.accessibleName() in named)

    def chosen(self) -> tuple[Any, ...]:
        """Choices that are on, in the order of the list."""
        return tuple(value for value, chip in self._chips if chip.isChecked())

    def words(self) -> str:
        """Names of the choices that are on."""
        return ", ".join(chip.accessibleName() for _value, chip in self._chips if chip.isChecked())

    shown_words = Property(str, words, show_words, notify=changed, user=True)
    """What of a half-written form is kept."""
