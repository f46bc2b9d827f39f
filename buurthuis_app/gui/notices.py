"""A calm sentence at the top of what it is about, with an icon and perhaps something to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from buurthuis_app.gui.controls import (
    Kind,
    Sign,
    button,
    icon_button,
    label,
    repolish,
)
from buurthuis_app.gui.icons import Ink
from buurthuis_app.gui.theme import GRID
from buurthuis_app.i18n import _


class Tone(Enum):
    """How serious it is; told by the icon as well as by the colour."""

    CALM = "calm"
    WARNING = "warning"
    DANGER = "danger"


_SIGN = {
    Tone.CALM: ("info", Ink.ACCENT),
    Tone.WARNING: ("warning", Ink.WARNING),
    Tone.DANGER: ("warning", Ink.DANGER),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """Something to do about it: the words on a button and what it does."""

    words: str
    do: Callable[[], None]


class Notice(QFrame):
    """Hidden until `show_sentence`; people can put it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = Sign("", side=20)
        self._sentence = label("")
        self._remedy = button("", Kind.QUIET)
        self._close = icon_button("close", _("Melding sluiten"))
        self._do: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._remedy)
        row.addWidget(self._close)
        self._close.clicked.connect(self.hide)
        self._remedy.clicked.connect(self._act)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says, or said last."""
        return self._sentence.text()

    def show_sentence(
        self, sentence: str, tone: Tone = Tone.WARNING, remedy: Remedy | None = None
    ) -> None:
        """Say it here, in place of what was said before, and tell screen readers."""
        name, ink = _SIGN[tone]
        self._sign.show_icon(name, ink)
        self._sentence.setText(sentence)
        self._do = remedy.do if remedy else None
        if remedy:
            self._remedy.setText(remedy.words)
            self._remedy.setAccessibleName(remedy.words)
        self._remedy.setVisible(remedy is not None)
        self.setProperty("notice", tone.value)
        repolish(self)
        self.show()
        announce(self, sentence)

    def _act(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()


def announce(widget: QWidget, sentence: str) -> None:
    """Let a screen reader say `sentence` without moving the focus."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
