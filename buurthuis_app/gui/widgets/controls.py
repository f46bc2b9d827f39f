"""The few kinds of buttons and texts there are, so that all tabs look alike and every control has a name."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.gui.look.icons import Ink, icon
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.widgets.plain_text import plain_text, unlettered

NOT_THERE = "–"
"""Sign for a value that does not exist; never 0."""
SILENT = " "
"""Description for screen readers of what needs none: without one Qt gives the tooltip, or what a field asks for."""


class ButtonKind(Enum):
    """How much weight a button has. One primary button on a screen at most."""

    NORMAL = "normal"
    PRIMARY = "primary"
    QUIET = "quiet"
    DANGER = "danger"
    DOOR = "door"
    TOGGLE = "toggle"


_INK = {
    ButtonKind.NORMAL: Ink.INK,
    ButtonKind.PRIMARY: Ink.ON_ACCENT,
    ButtonKind.QUIET: Ink.ACCENT,
    ButtonKind.DANGER: Ink.DANGER,
    ButtonKind.DOOR: Ink.ACCENT,
    ButtonKind.TOGGLE: Ink.INK,
}


class Text(Enum):
    """What a text is for; the style sheet knows its size and colour."""

    TITLE = "title"
    HEADING = "heading"
    FIGURE = "figure"
    DOOR = "door"
    LABEL = "label"
    PLAIN = "plain"
    QUIET = "quiet"
    WARNING = "warning"
    DANGER = "danger"
    GOOD = "good"


NEW = "Ctrl+N"


class PressButton(QPushButton):
    """A button that Enter presses as the space bar does, when it has the focus; `do` is what it does."""

    def __init__(self, words: str = "", do: Callable[[], object] | None = None) -> None:
        super().__init__(unlettered(words))
        self._do = do
        if do is not None:
            self.clicked.connect(self._act)

    def _act(self) -> None:
        """Without what Qt says of a click: whether the button is down."""
        if self._do is not None:
            self._do()

    @override
    def setText(self, text: str) -> None:
        """Show other words; they are what it is called too, where the former were."""
        called = unlettered(self.accessibleName()) == self.text()
        super().setText(unlettered(text))
        if called:
            self.setAccessibleName(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # Enter that opened what this stands in may still be down
            self.click()


def button(
    words: str,
    kind: ButtonKind = ButtonKind.NORMAL,
    icon_name: str = "",
    *,
    do: Callable[[], object] | None = None,
) -> QPushButton:
    """A button with words, and an icon when it is named; a click does `do`.

    The primary one with a plus makes what the page is about: Ctrl+N does that everywhere.
    """
    push_button = PressButton(words, do)
    push_button.setAccessibleName(words)
    dress(push_button, kind, icon_name)
    if kind is ButtonKind.PRIMARY and icon_name == "plus":
        push_button.setShortcut(NEW)
        push_button.setToolTip(plain_text(NEW))
    return push_button


def arrow_button(words: str, steps: int, *, do: Callable[[], object]) -> QPushButton:
    """A button that moves what is chosen higher (steps below 0) or lower; `words` say so."""
    arrow = button("▲" if steps < 0 else "▼", ButtonKind.QUIET, do=do)
    named(arrow, words)
    return arrow


def icon_button(
    name: str,
    words: str,
    kind: ButtonKind = ButtonKind.QUIET,
    *,
    do: Callable[[], object] | None = None,
) -> QPushButton:
    """A button with an icon alone: `words` say what it does, in a tooltip and to a screen reader."""
    push_button = PressButton("", do)
    named(push_button, words)
    dress(push_button, kind, name)
    return push_button


def menu_button(words: str, menu: QMenu) -> QPushButton:
    """Three dots that open a menu; they say themselves that there is more, so that no arrow stands beside them."""
    dots = icon_button(
        "more", words, do=lambda: menu.popup(dots.mapToGlobal(dots.rect().bottomLeft()))
    )
    return dots


def named(control: QWidget, words: str) -> None:
    """Say what a control is that shows no words or few: in a tooltip and, once, to a screen reader."""
    control.setAccessibleName(words)
    control.setToolTip(plain_text(words))
    control.setAccessibleDescription(SILENT)


def dress(push_button: QPushButton, kind: ButtonKind, icon_name: str) -> None:
    """Make a button that exists look like the others of its kind."""
    push_button.setAutoDefault(False)
    if kind is not ButtonKind.NORMAL:
        push_button.setProperty("kind", kind.value)
    if icon_name:
        push_button.setIcon(icon(icon_name, _INK[kind], before_words=bool(push_button.text())))


def key_of_gaps(gaps: QAbstractButton, around: QWidget, words: str) -> None:
    """One key presses the button of what was not counted, wherever that is in view; `words` say so in the manual."""

    def press() -> None:
        if gaps.isVisible():
            gaps.click()

    pressed = QShortcut(QKeySequence("Ctrl+G"), around, press)
    pressed.setWhatsThis(words)


class Sign(QWidget):
    """An icon that is only looked at; it follows colours and type size. Say the same in words beside it."""

    def __init__(self, name: str, ink: Ink = Ink.INK, side: int = 18) -> None:
        super().__init__()
        self._icon = icon(name, ink) if name else None
        self._side = side
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Fixed)
        policy.setVerticalPolicy(policy.Policy.Fixed)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    def show_icon(self, name: str, ink: Ink) -> None:
        """Show another icon from now on."""
        self._icon = icon(name, ink)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        length = scaled(self._side, theme().percent)
        return QSize(length, length)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon is not None:
            self._icon.paint(QPainter(self), QRect(0, 0, self.width(), self.height()))


def label(words: str, text: Text = Text.PLAIN) -> QLabel:
    """Words on the screen; they wrap, and are never read as markup."""
    text_label = QLabel(words)
    text_label.setTextFormat(Qt.TextFormat.PlainText)
    text_label.setWordWrap(text is not Text.DOOR and text is not Text.FIGURE)
    if text_label.isRightToLeft():  # a Dutch name too stands where the eye begins
        text_label.setAlignment(
            Qt.AlignmentFlag.AlignRight
            | Qt.AlignmentFlag.AlignAbsolute
            | Qt.AlignmentFlag.AlignVCenter
        )
    if text is not Text.PLAIN:
        text_label.setProperty("role", text.value)
    return text_label


def label_of(field: QWidget, words: str, text: Text = Text.PLAIN) -> QLabel:
    """The words beside or above a field, by which Qt knows it."""
    text_label = label(unlettered(words), text)
    text_label.setBuddy(field)
    return text_label


def say_as(shown: QLabel, words: str, text: Text) -> None:
    """Change the words of a label together with what they are for."""
    shown.setText(words)
    shown.setProperty("role", text.value)
    repolish(shown)


def repolish(widget: QWidget) -> None:
    """Let the style sheet look again after a property changed; it looks by itself before the first time on screen."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def card(parent: QWidget | None = None) -> QFrame:
    """A white sheet with a thin line around it; give it a layout."""
    frame = QFrame(parent)
    frame.setProperty("role", "card")
    return frame


class ShortButton(PressButton):
    """A quiet button whose words are cut off with dots where there is no room; the tooltip has them whole."""

    def __init__(self, do: Callable[[], object] | None = None) -> None:
        super().__init__(do=do)
        dress(self, ButtonKind.QUIET, "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Show these words."""
        self.setText(words)
        named(self, words)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # Here, because QStyle brings five hundred names along that nothing else at the start needs.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option = QStyleOptionButton()
        self.initStyleOption(option)
        style = self.style()
        inside = style.subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        dots = Qt.TextElideMode.ElideRight
        fitting = self.fontMetrics().elidedText(self.text(), dots, inside.width())
        option.text = fitting
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class ShortLabel(QLabel):
    """One line, cut off with dots where there is no room; the tooltip has it whole."""

    def __init__(self, text: Text = Text.PLAIN) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        if text is not Text.PLAIN:
            self.setProperty("role", text.value)

    def say(self, words: str) -> None:
        """Show these words."""
        self.setText(words)
        self.setToolTip(plain_text(words))

    @override
    def minimumSizeHint(self) -> QSize:
        few = min(len(self.text()), 8)
        return QSize(
            self.fontMetrics().averageCharWidth() * few, super().minimumSizeHint().height()
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        from PySide6.QtWidgets import QStylePainter

        painter = QStylePainter(self)
        fitting = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        painter.drawItemText(
            self.contentsRect(),
            self.alignment(),
            self.palette(),
            self.isEnabled(),
            fitting,
            self.foregroundRole(),
        )
