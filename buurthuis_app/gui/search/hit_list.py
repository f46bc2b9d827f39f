"""List of search hits: a heading for each kind, and under it a hit on each row."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.search.search import Hit, HitKind, SearchHits
from buurthuis_app.gui.look.icons import Ink, icon
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.search.hit_places import LOOKS
from buurthuis_app.gui.widgets.card_rows import paint_place, write
from buurthuis_app.i18n import _, number

AnyIndex = QModelIndex | QPersistentModelIndex
_SIDE = 18


class HitLine(Struct, frozen=True, kw_only=True):
    """One row: a hit, or the heading of a kind with how many more there are."""

    kind: HitKind
    hit: Hit | None = None
    more: int = 0

    @property
    def words(self) -> str:
        """The hit in the words of a screen reader."""
        if self.hit is None:
            return " ".join((self.heading, self.beside)).strip()
        return ", ".join(part for part in (self.hit.title, self.hit.detail) if part)

    @property
    def heading(self) -> str:
        """Name of the kind."""
        return LOOKS[self.kind].heading()

    @property
    def beside(self) -> str:
        """Number of hits that are not shown."""
        return _("en nog {n}").format(n=number(self.more)) if self.more else ""


def lines_of(hits: SearchHits) -> Iterator[HitLine]:
    """The rows: each kind's heading before its first hit."""
    more, kind = dict(hits.more), None
    for hit in hits.hits:
        if hit.kind is not kind:
            kind = hit.kind
            yield HitLine(kind=kind, more=more.get(kind, 0))
        yield HitLine(kind=hit.kind, hit=hit)


class _HitModel(QAbstractListModel):
    """The rows as Qt asks for them; headings can't be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[HitLine, ...] = ()

    def show_lines(self, lines: tuple[HitLine, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.lines[index.row()].words
        return None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class HitList(QListView):
    """Shows hits; `opened` on a click or Enter. The field above it moves the choice with `step`."""

    opened = Signal(object)  # Hit

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _HitModel(self)
        self._moved = False  # whether somebody walked to the chosen hit
        self.setModel(self._lines)
        self.setItemDelegate(_LinePainter(self._lines, self))
        self.setAccessibleName(_("Gevonden"))
        self.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # the field keeps it, the arrow keys reach the list
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._open)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_found(self, hits: SearchHits) -> None:
        """Show these, the first hit chosen; what was chosen stays so when it is still there."""
        former_line = self.current()
        self._lines.show_lines(tuple(lines_of(hits)))
        rows = [row for row, line in enumerate(self._lines.lines) if line.hit is not None]
        same = (
            row for row in rows if former_line and _same(self._lines.lines[row].hit, former_line)
        )
        row = next(same, None) if self._moved else None
        if row is None:
            self._moved = False
            row = next(iter(rows), None)
        if row is not None:
            self._choose(row)
        if rows and row == rows[0]:
            self.scrollToTop()

    def current(self) -> Hit | None:
        """The chosen hit."""
        row = self.currentIndex().row()
        return self._lines.lines[row].hit if 0 <= row < len(self._lines.lines) else None

    def lines(self) -> tuple[HitLine, ...]:
        """The rows from top to bottom."""
        return self._lines.lines

    def step(self, by: int) -> None:
        """Choose the hit so many further (negative: back), as far as there are hits."""
        rows = [row for row, line in enumerate(self._lines.lines) if line.hit is not None]
        if not rows:
            return
        row_before = rows.index(self.currentIndex().row()) if self.current() else 0
        row_after = min(max(row_before + by, 0), len(rows) - 1)
        self._moved = True
        self._choose(rows[row_after])
        if row_after == 0:
            self.scrollToTop()  # with the heading above it

    def open_current(self) -> None:
        """Go to the chosen hit."""
        self._open(self.currentIndex())

    def _choose(self, row: int) -> None:
        index = self._lines.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        hit = self._lines.lines[index.row()].hit if index.isValid() else None
        if hit is not None:
            self.opened.emit(hit)


def _same(hit: Hit | None, other: Hit) -> bool:
    return hit is not None and (hit.kind, hit.record_id) == (other.kind, other.record_id)


class _LinePainter(QStyledItemDelegate):
    """Paints a heading, or a hit: its sign, its title and beside it what tells it from others."""

    def __init__(self, lines: _HitModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        heading = self._lines.lines[index.row()].hit is None
        around = scaled(14 if heading else 16, theme().percent)
        return QSize(0, QFontMetrics(QFont(option.font)).height() + around)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line = self._lines.lines[index.row()]
        painter.save()
        if line.hit is None:
            self._heading(painter, option, line)
        else:
            self._hit(painter, option, line.hit)
        painter.restore()

    @staticmethod
    def _heading(painter: QPainter, option: QStyleOptionViewItem, line: HitLine) -> None:
        beside = scaled(GRID + 4, theme().percent)
        inside = QRect(option.rect).adjusted(beside, scaled(6, theme().percent), -beside, 0)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        used = write(painter, inside, line.heading, font, theme().palette.quiet)
        inside.setLeft(inside.left() + used + beside)
        write(painter, inside, line.beside, QFont(option.font), theme().palette.quiet)

    @staticmethod
    def _hit(painter: QPainter, option: QStyleOptionViewItem, hit: Hit) -> None:
        colours, percent = theme().palette, theme().percent
        place = QRect(option.rect).adjusted(scaled(4, percent), 0, -scaled(4, percent), 0)
        paint_place(painter, option, place)
        side, gap = scaled(_SIDE, percent), scaled(GRID, percent)
        square = QRect(place.left() + gap, place.center().y() - side // 2 + 1, side, side)
        icon(LOOKS[hit.kind].icon, Ink.QUIET).paint(painter, square)
        inside = place.adjusted(2 * gap + side, 0, -gap, 0)
        detail = QFontMetrics(QFont(option.font)).horizontalAdvance(hit.detail)
        title = QRect(inside)
        title.setWidth(max(inside.width() - detail - 2 * gap, inside.width() * 3 // 5))
        struck = QFont(option.font)
        struck.setStrikeOut(hit.cancelled)
        used = write(painter, title, hit.title, struck, colours.ink)
        inside.setLeft(title.left() + used + gap + scaled(4, percent))
        write(painter, inside, hit.detail, QFont(option.font), colours.quiet)
