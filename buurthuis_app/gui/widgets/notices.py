"""Notice: a calm sentence at the top of a page, with an icon and perhaps a button to act on it."""

from collections.abc import Callable
from enum import Enum
from functools import cached_property

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.help_key import help_key, topic_at
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import (
    ButtonKind,
    Sign,
    button,
    icon_button,
    label,
    repolish,
)
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


class Remedy(Struct, frozen=True, kw_only=True):
    """Something to do about it: the words on a button and what it does."""

    words: str
    do: Callable[[], None]


class Notice(QFrame):
    """Hidden until `show_sentence`, and empty until the first one; people can put it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._do: Callable[[], None] | None = None
        self._lasting = False
        self.says_error = False
        """Whether it says last why something was not done."""
        self.leads_to = ""
        self.hide()

    @property
    def sentence(self) -> str:
        """The sentence of the notice, or its last one."""
        return self._said.sentence.text() if "_said" in vars(self) else ""

    def show_sentence(
        self,
        sentence: str,
        tone: Tone = Tone.WARNING,
        remedy: Remedy | None = None,
        *,
        topic: str = "",
        lasting: bool = False,
    ) -> None:
        """Say it here, in place of what was said before, and tell screen readers.

        With a `topic` people can read more about it in the manual; `lasting` stays until they put it away.
        """
        notice = self._said
        notice.sign.show_icon(*_SIGN[tone])
        notice.sentence.setText(sentence)
        self._do = remedy.do if remedy else None
        self.says_error = False
        self._lasting = lasting or tone is Tone.DANGER  # it was not done, and still is not
        if remedy:
            notice.remedy.setText(remedy.words)
            notice.remedy.setAccessibleName(remedy.words)
        notice.remedy.setVisible(remedy is not None)
        self.leads_to = topic
        notice.more.setVisible(bool(topic))
        notice.bar.hide()
        notice.close.show()
        self.setProperty("notice", tone.value)
        repolish(self)
        self.show()
        announce(self, sentence)

    def show_work(self, sentence: str, stop: Callable[[], None]) -> None:
        """Say what is being done, and how to stop it, until `end_work` or another sentence."""
        self.show_sentence(sentence, Tone.CALM, Remedy(words=_("Stoppen"), do=stop))
        self._said.bar.setRange(0, 0)
        self._said.bar.show()
        self._said.close.hide()

    def show_progress(self, done: int, total: int, _sentence: str = "") -> None:
        """How far the work is, while it is shown."""
        if self.shows_work:
            self._said.bar.setRange(0, total)
            self._said.bar.setValue(done)

    def end_work(self) -> None:
        """The work is over; what was said meanwhile stays."""
        if self.shows_work:
            self._said.bar.hide()
            self.hide()

    @property
    def shows_work(self) -> bool:
        """Whether it says how far some work is."""
        return "_said" in vars(self) and not self._said.bar.isHidden()

    def put_away(self) -> None:
        """Something was written since: hide what was said before it, but for work that goes on and what lasts."""
        if not self._lasting and not self.shows_work:
            self.hide()

    def show_error(
        self, error: AppError, tone: Tone = Tone.WARNING, remedy: Remedy | None = None
    ) -> None:
        """Say why it was not done, and lead to the page about the way out, or else to that about what one was doing."""
        self.show_sentence(error.sentence, tone, remedy, topic=error.topic or topic_at(self))
        self.says_error = True

    @cached_property
    def _said(self) -> "_NoticeText":
        notice = _NoticeText()
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(notice.sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(notice.sentence, 1)
        row.addWidget(notice.bar)
        row.addWidget(notice.more)
        row.addWidget(notice.remedy)
        row.addWidget(notice.close)
        notice.close.clicked.connect(self.hide)
        notice.more.clicked.connect(lambda: help_key().show(self.leads_to))
        notice.remedy.clicked.connect(self._act)
        return notice

    def _act(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()


class _NoticeText:
    """Widgets of a notice: sign, sentence and button."""

    def __init__(self) -> None:
        self.sign = Sign("", side=20)
        self.sentence = label("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(20 * GRID)
        self.bar.setAccessibleName(_("Hoe ver het is"))
        self.bar.hide()
        self.more = button(_("Lees meer"), ButtonKind.QUIET, "help")
        self.remedy = button("", ButtonKind.QUIET)
        self.close = icon_button("close", _("Melding sluiten"))


def announce(widget: QWidget, sentence: str) -> None:
    """Let a screen reader say `sentence` without moving the focus."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
