"""Rows of a list that paints them itself: their background, and words that fit."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from buurthuis_app.gui.look.theme import theme

RADIUS = 6


def paint_place(painter: QPainter, option: QStyleOptionViewItem, place: QRect) -> bool:
    """A round place under a row that is chosen or that the mouse is on; whether it is chosen."""
    state: QStyle.StateFlag = option.state
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        colours = theme().palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.selected if chosen else colours.hover))
        painter.drawRoundedRect(place, RADIUS, RADIUS)
    return chosen


def write(painter: QPainter, inside: QRect, words: str, font: QFont, ink: str) -> int:
    """Words in the middle of the height, cut off with dots where there is no room; how wide they became."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
