"""Painting of a card in a list: its place, icon, title, lines and bar, at any type size and in any colours."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from buurthuis_app.gui.look.icons import Ink, icon
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.widgets.lists.table_model import AnyIndex

RADIUS = 6
ICON_GAP = 8  # px between an icon and the words beside it
FIGURE_POINTS = 15.0
CHOSEN_EDGE = 4  # px at the side of the chosen card, in high contrast
BAR, BAR_GAP = 8, 8  # px: how high a bar is, and what is above it
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class CardLine(Struct, frozen=True, kw_only=True):
    """A line below the title; it ends in dots where there is no room, unless it `wraps`."""

    words: str
    ink: Ink = Ink.QUIET
    sign: str = ""
    """Name of a small icon before the words, in the same ink."""
    wraps: bool = False
    small: bool = False


class ListCard(Struct, frozen=True, kw_only=True):
    """What the list shows of one record."""

    title: str
    title_lines: int = 1
    """How many lines the title may take."""
    ink: Ink = Ink.INK
    bold: bool = True
    struck: bool = False
    beside: str = ""
    """Quiet words after the title."""
    lines: tuple[CardLine, ...] = ()
    icon: str = ""
    figure: str = ""
    """A number at the right, in the middle of the card."""
    bar: tuple[float, ...] = ()
    """Shares of the whole (0-1), each over the one before."""
    heading: bool = False
    """Names the records below it, and can't be chosen."""
    spoken: str = ""
    """What a screen reader says, when that is other than all the words."""
    tip: str = ""

    @property
    def words(self) -> str:
        """All that the card says, for a screen reader."""
        parts = (self.title, self.beside, *(line.words for line in self.lines))
        return self.spoken or ", ".join(part for part in parts if part)


class CardLook(Struct, frozen=True, kw_only=True):
    """How the cards of a list lie in it; all in px at 100 %, across and down."""

    edge: tuple[int, int] = (0, 0)
    """Between a card and the next one."""
    padding: tuple[int, int]
    leading: int = 0
    """Between two lines of a card."""
    icon_side: int = 20
    ruled: bool = False
    """A thin line below each, and the whole row in the colour of what is chosen."""
    outlined: bool = False
    """A sheet with a line around it, which is only chosen where the keyboard is."""


RULED = CardLook(padding=(10, 8), leading=2, ruled=True)
TIGHT = CardLook(padding=(8, 6), ruled=True)
ROUND = CardLook(edge=(4, 2), padding=(8, 7))
FLAT = CardLook(edge=(4, 0), padding=(8, 8), icon_side=18)
SHEETS = CardLook(edge=(4, 2), padding=(8, 6), outlined=True)


class CardPainter(QStyledItemDelegate):
    """Paints the card of each row of `view`."""

    def __init__(self, card: Callable[[int], ListCard], look: CardLook, view: QListView) -> None:
        super().__init__(view)
        self._card, self._look, self._view = card, look, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        card, width = self._card(index.row()), self._view.viewport().width()
        room = self._inside(QRect(0, 0, width, 0), card).width()
        font = QFont(option.font)
        height = self._title_height(card, font, room)
        height += sum(self._line_height(line, font, room) for line in card.lines)
        height += scaled(BAR + BAR_GAP, theme().percent) if card.bar else 0
        around = self._look.edge[1] + self._look.padding[1]
        return QSize(width, height + scaled(2 * around, theme().percent))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        card, font = self._card(index.row()), QFont(option.font)
        painter.save()
        chosen = self._background(painter, option, index, card)
        inside = self._inside(QRect(option.rect), card)
        if card.icon:
            side, line = scaled(self._look.icon_side, theme().percent), QFontMetrics(font).height()
            gap, top = scaled(ICON_GAP, theme().percent), inside.top() + (line - side) // 2
            left = inside.right() + gap + 1 if self._mirrored else inside.left() - side - gap
            square = QRect(left, top, side, side)
            icon(card.icon, Ink.ACCENT if chosen else Ink.QUIET).paint(painter, square)
        if card.figure:
            self._figure(painter, inside, card, font)
        if card.heading:  # nearer to what it names
            inside.translate(0, scaled(3, theme().percent))
        self._title(painter, inside, card, font)
        for card_line in card.lines:
            self._line(painter, inside, card_line, font)
        if card.bar:
            top = inside.top() + scaled(BAR_GAP, theme().percent)
            height = scaled(BAR, theme().percent)
            paint_bar(painter, QRect(inside.left(), top, inside.width(), height), card.bar)
        painter.restore()

    def _figure(self, painter: QPainter, inside: QRect, card: ListCard, font: QFont) -> None:
        """Its number at the right; `inside` is then what is left before it."""
        own = QFont(font)
        own.setPointSizeF(theme().points(FIGURE_POINTS))
        own.setWeight(QFont.Weight.DemiBold)
        painter.setFont(own)
        painter.setPen(QColor(getattr(theme().palette, card.ink.value)))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, right, card.figure)
        self._cut_end(inside, QFontMetrics(own).horizontalAdvance(f"{card.figure} "))

    @property
    def _mirrored(self) -> bool:
        """Whether cards begin at the right. Qt turns the alignment of texts by itself, and no rectangle."""
        return self._view.isRightToLeft()

    def _cut_start(self, place: QRect, width: int) -> None:
        """Leave so much of a place to what stands before the rest of it."""
        if self._mirrored:
            place.setRight(place.right() - width)
        else:
            place.setLeft(place.left() + width)

    def _cut_end(self, place: QRect, width: int) -> None:
        """Leave so much of a place to what stands after the rest of it."""
        if self._mirrored:
            place.setLeft(place.left() + width)
        else:
            place.setRight(place.right() - width)

    def _background(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, card: ListCard
    ) -> bool:
        """The card below its words; whether it is the chosen one.

        The view is asked: what the option says is a QStyle.StateFlag, and QStyle brings five hundred names along.
        """
        look, colours, view = self._look, theme().palette, self._view
        chosen = view.selectionModel().isSelected(index)
        chosen = chosen and (not look.outlined or view.hasFocus())
        row = QRect(option.rect)
        paper = view.viewport()
        over = paper.underMouse() and row.contains(paper.mapFromGlobal(QCursor.pos()))
        fill = colours.selected if chosen else colours.hover if over and not card.heading else ""
        if look.ruled:
            if fill:
                painter.fillRect(row, QColor(fill))
            if chosen and colours.strong:
                edge = QRect(row.left(), row.top(), CHOSEN_EDGE, row.height())
                painter.fillRect(edge, QColor(colours.accent))
            painter.setPen(QColor(colours.line))
            painter.drawLine(row.bottomLeft(), row.bottomRight())
        elif fill or look.outlined:
            ink = colours.accent if chosen else colours.outline
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(ink), 1 + chosen) if look.outlined else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill or colours.paper))
            painter.drawRoundedRect(self._place(row), RADIUS, RADIUS)
        return chosen

    def _place(self, row: QRect) -> QRect:
        across, down = (scaled(length, theme().percent) for length in self._look.edge)
        return row.adjusted(across, down, -across, -down)

    def _inside(self, row: QRect, card: ListCard) -> QRect:
        """Where the words of a card stand in its row."""
        percent = theme().percent
        across, down = (scaled(length, percent) for length in self._look.padding)
        before = scaled(self._look.icon_side + ICON_GAP, percent) if card.icon else 0
        inside = self._place(row).adjusted(across, down, -across, -down)
        self._cut_start(inside, before)
        return inside

    def _title_height(self, card: ListCard, font: QFont, width: int) -> int:
        metrics = QFontMetrics(_title_font(card, font))
        if card.title_lines == 1:
            return metrics.height() + self._leading()
        room = QRect(0, 0, max(width, 1), 10_000)
        needed = metrics.boundingRect(room, _WRAP, card.title).height()
        return min(needed, card.title_lines * metrics.lineSpacing())

    def _title(self, painter: QPainter, inside: QRect, card: ListCard, font: QFont) -> None:
        """Its title with what stands beside it; `inside` is then what is left below."""
        colours, height = theme().palette, self._title_height(card, font, inside.width())
        ink, bold = getattr(colours, card.ink.value), _title_font(card, font)
        place = QRect(inside.left(), inside.top(), inside.width(), height)
        inside.setTop(inside.top() + height)
        # In its own direction.
        title = f"\u2068{card.title}\u2069" if self._mirrored else card.title
        if card.title_lines > 1:
            painter.setFont(bold)
            painter.setPen(QColor(ink))
            painter.setClipRect(place)
            painter.drawText(place, _WRAP, title)
            painter.setClipping(False)
            return
        place.setHeight(height - self._leading())
        beside = QRect(place)
        if card.beside:
            gap = scaled(12, theme().percent)
            needed = QFontMetrics(font).horizontalAdvance(card.beside) + gap
            self._cut_end(place, min(needed, place.width() - place.width() * 3 // 5))
            self._cut_start(beside, write(painter, place, title, bold, ink) + gap)
            write(painter, beside, card.beside, font, colours.quiet)
        else:
            write(painter, place, title, bold, ink)

    def _line_height(self, line: CardLine, font: QFont, width: int) -> int:
        metrics = QFontMetrics(_line_font(line, font))
        if not line.wraps:
            return metrics.height() + self._leading()
        room = QRect(0, 0, max(width, 1), 10_000)
        return metrics.boundingRect(room, _WRAP, line.words).height()

    def _line(self, painter: QPainter, inside: QRect, line: CardLine, font: QFont) -> None:
        """A line; `inside` is then what is left below."""
        ink, own = getattr(theme().palette, line.ink.value), _line_font(line, font)
        height = self._line_height(line, font, inside.width())
        place = QRect(inside.left(), inside.top(), inside.width(), height)
        inside.setTop(inside.top() + height)
        if line.wraps:
            painter.setFont(own)
            painter.setPen(QColor(ink))
            painter.drawText(place, _WRAP, line.words)
            return
        if line.sign:
            side = QFontMetrics(own).ascent()
            left = place.right() - side + 1 if self._mirrored else place.left()
            icon(line.sign, line.ink).paint(painter, QRect(left, place.top() + 2, side, side))
            self._cut_start(place, side + scaled(6, theme().percent))
        place.setHeight(height - self._leading())
        write(painter, place, line.words, own, ink)

    def _leading(self) -> int:
        return self._look.leading


def _title_font(card: ListCard, font: QFont) -> QFont:
    own = QFont(font)
    if card.bold:
        own.setWeight(QFont.Weight.DemiBold)
    own.setStrikeOut(card.struck)
    return own


def _line_font(line: CardLine, font: QFont) -> QFont:
    own = QFont(font)
    if line.small:
        own.setPointSizeF(theme().points(9.5))
    return own


def write(painter: QPainter, inside: QRect, words: str, font: QFont, ink: str) -> int:
    """Words in the middle of the height, cut off with dots where there is no room; how wide they became."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)


def paint_bar(painter: QPainter, place: QRect, shares: Sequence[float]) -> None:
    """A bar whose parts lie over each other: the whole, and in it each share (0-1), every next one darker."""
    colours = theme().palette
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    inks = (colours.outline, colours.accent)
    painter.setBrush(QColor(colours.shade))
    painter.drawRoundedRect(place, 4, 4)
    for number, share in enumerate(shares):
        painter.setBrush(QColor(inks[min(number, len(inks) - 1)]))
        width = round(place.width() * min(max(share, 0.0), 1.0))
        painter.drawRoundedRect(QRect(place.left(), place.top(), width, place.height()), 4, 4)
