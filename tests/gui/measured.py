"""What is wrong with how a dialog stands on the screen: cut words, buttons outside, scrolling in scrolling, keys."""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QToolButton,
    QWidget,
)

from buurthuis_app.gui.widgets.lists.record_table import AROUND, RecordTable

TYPED = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
_WORDS = re.compile(r"\s+|(?<=[/\\-])")  # a line may be broken there
SLACK = 2  # px that Qt rounds away


def faults(dialog: QDialog) -> Iterator[str]:
    """All of it, in words; of a dialog that has just opened."""
    yield from _cut_words(dialog)
    yield from cut_hints(dialog)
    yield from _outside(dialog)
    yield from scrolling(dialog)
    yield from _tables(dialog)
    yield from _mnemonics(dialog)
    yield from _focus(dialog)
    yield from _default(dialog)


def _seen(window: QWidget, *kinds: type[QWidget]) -> Iterator[QWidget]:
    return (
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.isVisible() and widget.window() is window
    )


def _cut_words(dialog: QDialog) -> Iterator[str]:
    for widget in _seen(dialog, QLabel, QAbstractButton, QComboBox, QTabBar):
        words = _words(widget)
        if words and (cut := _is_cut(widget)):
            yield f"{cut}: {type(widget).__name__} “{words[:60]}”"


def cut_hints(window: QWidget) -> Iterator[str]:
    """What an empty field asks for, where it does not fit in it."""
    for field in _seen(window, QLineEdit):
        assert isinstance(field, QLineEdit)
        signs = [sign for sign in field.findChildren(QToolButton) if sign.isVisible()]
        option = QStyleOptionFrame()
        field.initStyleOption(option)
        inside = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
        room = inside.width() - sum(sign.width() for sign in signs) - 2 * SLACK
        if not field.text() and _advance(field, field.placeholderText()) > room:
            yield f"cut: what {field.accessibleName()} asks for “{field.placeholderText()}”"


def _words(widget: QWidget) -> str:
    match widget:
        case QLabel() | QAbstractButton():
            return widget.text().replace("\n", " ")
        case QComboBox():
            return widget.currentText()
        case QTabBar():
            return " ".join(widget.tabText(number) for number in range(widget.count()))
    return ""


def _is_cut(widget: QWidget) -> str:
    wide, high = widget.width() + SLACK, widget.height() + SLACK
    match widget:
        case QLabel() if widget.wordWrap():
            return _wraps_badly(widget)
        case QComboBox():
            return "" if _advance(widget, widget.currentText()) <= _room(widget) else "cut"
        case QTabBar():
            return "cut" if widget.sizeHint().width() > wide else ""
    needed = widget.sizeHint()
    if isinstance(widget, QLabel):
        needed = widget.minimumSizeHint().expandedTo(needed)
    if needed.width() > wide:
        return "cut"
    air = 0 if isinstance(widget, QLabel) else needed.height() - widget.fontMetrics().height() - 1
    return "low" if needed.height() - air > high else ""


def _wraps_badly(label: QLabel) -> str:
    if label.heightForWidth(label.width()) > label.height() + SLACK:
        return "low"
    room = label.contentsRect().width() - 2 * label.margin() + SLACK
    longest = max((_advance(label, word) for word in _WORDS.split(label.text())), default=0)
    return "cut" if longest > room else ""


def _advance(widget: QWidget, words: str) -> int:
    return widget.fontMetrics().horizontalAdvance(words)


def _room(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(control, option, field, box).width() + SLACK


def _outside(dialog: QDialog) -> Iterator[str]:
    screen = dialog.screen().availableGeometry()
    if dialog.width() > screen.width() or dialog.height() > screen.height():
        yield f"larger than the screen: {dialog.width()}x{dialog.height()}"
    for widget in _seen(dialog, QLabel, QAbstractButton, QComboBox, *TYPED):
        around, place = widget.parentWidget(), widget.geometry()
        while around is not None and not _scrolls(around):
            if not around.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place):
                yield f"outside: {type(widget).__name__} “{_words(widget)[:60]}”"
                break
            if around is dialog:
                break
            place = QRect(around.mapToParent(place.topLeft()), place.size())
            around = around.parentWidget()


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and widget is parent.viewport()


def scrolling(window: QWidget) -> Iterator[str]:
    """Bars within an area that has a bar in the same direction, and pages that go sideways."""
    for area in _seen(window, QAbstractScrollArea):
        assert isinstance(area, QAbstractScrollArea)
        if isinstance(area, QScrollArea):
            content = area.widget()
            if content is not None and content.width() > area.viewport().width():
                yield f"sideways: {content.width()} in {area.viewport().width()} px"
        around = area.parentWidget()
        while around is not None and around is not window:
            if isinstance(around, QScrollArea) and _moves(area) and _moves(around):
                yield f"scrolling in scrolling: {type(area).__name__} {area.accessibleName()}"
            around = around.parentWidget()


def _tables(dialog: QDialog) -> Iterator[str]:
    """Cells in view whose words end in dots, and tables that must be moved sideways to be read."""
    for table in _seen(dialog, RecordTable):
        assert isinstance(table, RecordTable)
        if table.horizontalScrollBar().maximum() > 0:
            yield f"sideways: table {table.accessibleName()}"
        for cell in (
            table.model().index(row, number)
            for row in range(table.model().rowCount())
            for number in range(table.model().columnCount())
        ):
            text, room = str(cell.data() or ""), table.visualRect(cell).width() - AROUND - SLACK
            if _advance(table, text) > room and (
                max(_advance(table, word) for word in text.split()) > room
                or _high(table, text, room) > table.rowHeight(cell.row())
            ):
                yield f"cut: in table {table.accessibleName()} “{text[:60]}”"


def _high(widget: QWidget, text: str, room: int) -> int:
    flag = Qt.TextFlag.TextWordWrap
    return widget.fontMetrics().boundingRect(QRect(0, 0, room, 0), flag, text).height()


def _moves(area: QAbstractScrollArea) -> bool:
    bar: QScrollBar = area.verticalScrollBar()
    off = area.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return bar.maximum() > bar.minimum() and not off


def _mnemonics(dialog: QDialog) -> Iterator[str]:
    keys = Counter(
        QKeySequence.mnemonic(_words(widget)).toString()
        for widget in _seen(dialog, QLabel, QAbstractButton)
        if not isinstance(widget, QLabel) or widget.buddy() is not None
    )
    yield from (f"twice: {key}" for key, times in keys.items() if key and times > 1)


def _focus(dialog: QDialog) -> Iterator[str]:
    hand: QWidget | None = dialog.focusWidget()
    typed = [field for field in _seen(dialog, *TYPED) if _is_filled_in(field)]
    typed.sort(key=lambda field: (field.mapTo(dialog, QPoint()).y(), field.x()))
    if hand is None:
        yield "no focus"
    elif typed and isinstance(hand, QAbstractButton) and not hand.isCheckable():
        yield f"the hand is on “{_words(hand)}”, not on “{typed[0].accessibleName()}”"


def _is_filled_in(field: QWidget) -> bool:
    inner = field.objectName().startswith("qt_")
    fixed = isinstance(field, QLineEdit | QPlainTextEdit) and field.isReadOnly()
    return not inner and not fixed and field.isEnabled()


def _default(dialog: QDialog) -> Iterator[str]:
    """Enter does what a dialog is for, with the button that stands right of Annuleren."""
    presses = [each for each in _seen(dialog, QPushButton) if _is_default(each)]
    cancels = [each for each in _seen(dialog, QPushButton) if _words(each) == "Annuleren"]
    if len(presses) > 1 or (cancels and not presses):
        yield f"{len(presses)} default buttons"
    for cancel, press in zip(cancels, presses, strict=False):
        here, there = (each.mapTo(dialog, QPoint()) for each in (cancel, press))
        if here.y() == there.y() and here.x() > there.x():
            yield f"“{_words(press)}” is left of Annuleren"


def _is_default(widget: QWidget) -> bool:
    return isinstance(widget, QPushButton) and widget.isDefault()
