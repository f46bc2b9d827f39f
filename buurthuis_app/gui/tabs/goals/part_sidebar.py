"""The list of parts at the left: each with its name, what there is to know at a glance, and perhaps a bar."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.gui.look.icons import Ink, icon
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.goals.part import Glance, PartEntry
from buurthuis_app.gui.widgets.card_rows import paint_place, write
from buurthuis_app.gui.widgets.plain_text import plain_text
from buurthuis_app.i18n import _

AnyIndex = QModelIndex | QPersistentModelIndex
_SIDE = 20
_BAR = 8
_SOFT_HYPHEN = "\xad"
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class _Parts(QAbstractListModel):
    """The parts as Qt asks for them."""

    def __init__(self, entries: Sequence[PartEntry], parent: QWidget) -> None:
        super().__init__(parent)
        self.entries = tuple(entries)
        self.glances: dict[str, Glance] = {}

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.entries)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        entry = self.entries[index.row()]
        glance = self.glances.get(entry.key)
        words = glance.words if glance else ""
        title = entry.title.replace(_SOFT_HYPHEN, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (title, words) if part)
        return plain_text(words) or None if role == Qt.ItemDataRole.ToolTipRole else None


class PartList(QListView):
    """Walk it with the arrow keys; `chosen` is the number of a part."""

    chosen = Signal(int)

    def __init__(self, entries: Sequence[PartEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = _Parts(entries, self)
        self.setModel(self._parts)
        self.setItemDelegate(_PartPainter(self._parts, self))
        self.setAccessibleName(_("Onderdelen van Doelen"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(
            lambda current, _former: self.chosen.emit(current.row())
        )
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def choose(self, number: int) -> None:
        """Make this part the current one."""
        self.setCurrentIndex(self._parts.index(number, 0))

    def show_glances(self, glances: dict[str, Glance]) -> None:
        """Say these below the names, by key."""
        self._parts.glances = glances
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def words_of(self, key: str) -> str:
        """Summary below the name of a part."""
        glance = self._parts.glances.get(key)
        return glance.words if glance else ""


class _PartPainter(QStyledItemDelegate):
    """Paints a part: its sign and name, below it the glance, and the bar."""

    def __init__(self, parts: _Parts, shown_in: QListView) -> None:
        super().__init__(shown_in)
        self._parts = parts
        self._list = shown_in

    def _of(self, index: AnyIndex) -> tuple[PartEntry, Glance]:
        entry = self._parts.entries[index.row()]
        return entry, self._parts.glances.get(entry.key, Glance(words=""))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        entry, glance = self._of(index)
        percent = theme().percent
        line = QFontMetrics(QFont(option.font)).height()
        bar = scaled(_BAR + GRID, percent) if glance.bar else 0
        height = _title_height(entry.title, self._list.viewport().width(), option.font)
        return QSize(0, height + line + scaled(3 * GRID, percent) + bar)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry, glance = self._of(index)
        colours, percent = theme().palette, theme().percent
        edge, gap = scaled(4, percent), scaled(GRID, percent)
        place = QRect(option.rect).adjusted(edge, edge // 2, -edge, -edge // 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = paint_place(painter, option, place)
        font = QFont(option.font)
        line = QFontMetrics(font).height()
        side = scaled(_SIDE, percent)
        top = place.top() + gap
        square = QRect(place.left() + gap, top + (line - side) // 2, side, side)
        icon(entry.icon, Ink.ACCENT if chosen else Ink.QUIET).paint(painter, square)
        inside = QRect(place.left() + 2 * gap + side, top, _room(option.rect.width()), line)
        painter.setFont(_bold(font))
        painter.setPen(QColor(colours.ink))
        inside.setHeight(_title_height(entry.title, option.rect.width(), font))
        painter.drawText(inside, _WRAPPED, entry.title)
        inside.translate(0, inside.height())
        inside.setHeight(line)
        write(painter, inside, glance.words, font, colours.quiet)
        if glance.bar:
            height = scaled(_BAR, percent)
            bar = QRect(inside.left(), inside.bottom() + gap, inside.width(), height)
            paint_bar(painter, bar, glance.bar)
        painter.restore()


def _room(width: int) -> int:
    """How wide the words of a part can be in a list of this width."""
    percent = theme().percent
    return width - 2 * scaled(4, percent) - 3 * scaled(GRID, percent) - scaled(_SIDE, percent)


def _title_height(title: str, width: int, font: QFont) -> int:
    """The height of a name: of more lines when it is too long for one."""
    around = QRect(0, 0, max(_room(width), 1), 0)
    return QFontMetrics(_bold(font)).boundingRect(around, _WRAPPED, title).height()


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def paint_bar(painter: QPainter, place: QRect, shares: Sequence[float]) -> None:
    """A bar whose parts lie over each other: the whole, and in it each share (0-1), every next one darker."""
    colours = theme().palette
    painter.setPen(Qt.PenStyle.NoPen)
    inks = (colours.outline, colours.accent)
    painter.setBrush(QColor(colours.line))
    painter.drawRoundedRect(place, 4, 4)
    for number, share in enumerate(shares):
        painter.setBrush(QColor(inks[min(number, len(inks) - 1)]))
        width = round(place.width() * min(max(share, 0.0), 1.0))
        painter.drawRoundedRect(QRect(place.left(), place.top(), width, place.height()), 4, 4)
