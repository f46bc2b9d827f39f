"""The field that holds one number at the door: click and type, or just type."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QRegularExpressionValidator,
)
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from buurthuis_app.domain.counts.count import LARGEST_NUMBER
from buurthuis_app.gui.widgets.controls import NOT_THERE, SILENT
from buurthuis_app.i18n import _

DIGITS = len(str(LARGEST_NUMBER))
PAUSE = 1200  # ms without typing after which a number saves itself

_STEPS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
_WALKS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class NumberField(QLineEdit):
    """Shows a number or a dash. What is being typed is never overwritten by what comes from elsewhere."""

    begun = Signal()  # the first key of a new number
    changing = Signal()  # another digit, or typing was given up
    entered = Signal(object)  # int | None: typing is over
    stepped = Signal(int)  # + or - was pressed
    walked = Signal(int)  # an arrow key that is not needed for typing: Qt.Key
    told = Signal()  # Enter, with nothing typed

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setAccessibleName(name)
        self.setPlaceholderText(NOT_THERE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setValidator(QRegularExpressionValidator(rf"[0-9]{{0,{DIGITS}}}", self))
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Minimum)
        policy.setVerticalPolicy(policy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._number: int | None = None
        self._typing = False
        self._unconfirmed = False  # typed, and Enter was not pressed since
        self._saves_itself = True
        self._just_clicked = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.finish)
        self.textEdited.connect(self._edited)

    @property
    def typing(self) -> bool:
        """Whether a number is half typed."""
        return self._typing

    @property
    def typed(self) -> int | None:
        """The number as it stands here now, half typed or not; None when it is empty."""
        return int(self.text()) if self.text() else None

    def save_itself(self, *, wanted: bool) -> None:
        """Whether a pause in typing ends it; not where a question would come in between."""
        self._saves_itself = wanted

    def show_number(self, number: int | None) -> None:
        """Show what is kept, unless somebody is typing here."""
        self._number = number
        if not self._typing:
            self._write()

    def finish(self) -> None:
        """Typing is over: what stands here is the number."""
        self._pause.stop()
        if not self._typing:
            return
        self._typing = False
        number = self.typed
        if number != self._number:
            self.entered.emit(number)
        else:
            self._write()

    def give_up(self) -> None:
        """Throw away the typed number."""
        self._pause.stop()
        self._typing = self._unconfirmed = False
        self._write()
        self.changing.emit()

    def begin(self, digit: str) -> None:
        """Type `digit` over what stands here: the card had the focus and passes the key on."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()
        self.insert(digit)
        self._edited()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            if not event.isAutoRepeat():  # a key that is leant on must not count a crowd
                self.finish()
                self.stepped.emit(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if (
                self._unconfirmed
            ):  # a pause may have saved it already: Enter after a number confirms that number
                self._unconfirmed = False
                self.finish()
                self.selectAll()
            else:
                self.told.emit()
        elif key == Qt.Key.Key_Escape and self._typing:
            self.give_up()
            self.selectAll()
        elif key in _WALKS and not self._needs(key):
            self.finish()
            self.walked.emit(key.value)
        elif self.isReadOnly() and event.text().isdigit():
            event.accept()  # the card would count it in its first row
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._just_clicked = event.reason() == Qt.FocusReason.MouseFocusReason
        self.selectAll()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._just_clicked and not self.hasSelectedText():
            self.selectAll()  # click and type: the new number replaces the old one
        self._just_clicked = False

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()
            self._unconfirmed = False
            self.deselect()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            taken_back = event.matches(QKeySequence.StandardKey.Undo)
            if not self._typing and (taken_back or event.matches(QKeySequence.StandardKey.Redo)):
                event.ignore()  # nothing is half typed: Ctrl+Z takes back the last count
                return True
        return super().event(event)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        hint.setWidth(self._width())
        return hint

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()  # a card that runs short of room scrolls; numbers are never squeezed

    def _width(self) -> int:
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance("0000") + metrics.height() // 2

    def _needs(self, key: Qt.Key) -> bool:
        """Left and right move within a half-typed number."""
        return self._typing and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}

    def _edited(self) -> None:
        if not self._typing:
            self._typing = self._unconfirmed = True
            self.begun.emit()
        self.changing.emit()
        if self._saves_itself:
            self._pause.start()

    def _write(self) -> None:
        text = "" if self._number is None else str(self._number)
        self.setAccessibleDescription(SILENT if text else _("niet geteld"))
        if self.text() != text:
            self.setText(text)
            if self.hasFocus():
                self.selectAll()
