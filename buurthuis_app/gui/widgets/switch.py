"""Switch: words side by side of which one is chosen, as the ways to look at the same thing."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget
from typing_extensions import override

from buurthuis_app.gui.widgets.controls import ButtonKind, PressButton, dress
from buurthuis_app.gui.widgets.layout import in_row
from buurthuis_app.gui.widgets.plain_text import plain_text

Key = TypeVar("Key")
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ToggleButton(PressButton):
    """One of several that may be on together: Tab comes in once, arrows go from one to the next."""

    def __init__(self, words: str, look: str, group: QButtonGroup) -> None:
        super().__init__(words)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", look)
        group.setExclusive(False)
        group.addButton(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        others = [other for other in self.group().buttons() if other.isVisible()]
        others[(others.index(self) + step) % len(others)].setFocus(Qt.FocusReason.TabFocusReason)


class ChoiceButton(PressButton):
    """One of a row: a radio button to a screen reader, which turns it on without a click. `do` hears that it is on."""

    def __init__(self, words: str, do: Callable[[], object]) -> None:
        super().__init__(words)
        self._chosen = do
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        dress(self, ButtonKind.TOGGLE, "")
        self.toggled.connect(self._tell)

    def show_chosen(self, *, chosen: bool) -> None:
        """Show it as it is known to be; nothing is done."""
        self.blockSignals(True)  # noqa: FBT003 - Qt
        self.setChecked(chosen)
        self.blockSignals(False)  # noqa: FBT003 - Qt

    def _tell(self, on: bool) -> None:  # noqa: FBT001 - a signal's own value
        if on:
            self._chosen()


class Switch(QWidget, Generic[Key]):
    """`do` hears what people choose; with `alt`, Alt and the number of a choice chooses it too."""

    def __init__(
        self, choices: Mapping[Key, str], do: Callable[[Key], object], *, alt: bool = False
    ) -> None:
        super().__init__()
        self.buttons: dict[Key, ChoiceButton] = {}
        group = QButtonGroup(self)
        for number, (key, words) in enumerate(choices.items(), start=1):
            choice = self.buttons[key] = ChoiceButton(words, partial(do, key))
            group.addButton(choice)
            if alt:
                choice.setShortcut(f"Alt+{number}")
                choice.setToolTip(plain_text(f"Alt+{number}"))
        in_row(*self.buttons.values(), on=self, gap=0)

    def show_chosen(self, key: Key) -> None:
        """Show which one is chosen; nothing is done."""
        for other, choice in self.buttons.items():
            choice.show_chosen(chosen=other == key)
