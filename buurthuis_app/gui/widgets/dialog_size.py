"""Size of a dialog when it opens: as its content needs at the chosen type size, and never larger than the screen."""

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme


def open_at(dialog: QWidget, width: int, height: int) -> None:
    """Give it this size in px, as it is at a type size of 100 %."""
    percent = theme().percent
    dialog.resize(QSize(scaled(width, percent), scaled(height, percent)).boundedTo(_room(dialog)))


def widen(dialog: QDialog, units: int) -> None:
    """At least so many units of the grid wide, more with larger type, and never wider than the screen."""
    wide = scaled(units * GRID, theme().percent)
    dialog.setMinimumWidth(min(wide, _room(dialog).width()))


def make_wider(dialog: QDialog, by: int) -> None:
    """Wider by so many px, as far as the screen goes; never narrower."""
    wide = min(dialog.width() + by, _room(dialog).width())
    # Before that Qt puts it in the middle when it opens.
    opened = dialog.isVisible() and dialog.windowHandle().isVisible()
    if wide > dialog.width():
        _resize(dialog, QSize(wide, dialog.height()), opened=opened)


class SnugDialog(QDialog):
    """As large as its words need, also when they change; at least `units` of the grid wide at a type size of 100 %.

    Qt reckons before the style sheet sets letters and edges, and with lines longer than a small screen allows.
    """

    def __init__(self, parent: QWidget | None = None, *, units: int) -> None:
        super().__init__(parent)
        widen(self, units)

    @override
    def event(self, event: QEvent) -> bool:
        heard = super().event(event)
        if event.type() in {QEvent.Type.Show, QEvent.Type.LayoutRequest} and self.isVisible():
            self._grow()
        return heard

    def _grow(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        room, asked = _room(self), layout.totalSizeHint()
        width = max(self.width(), min(asked.width(), room.width()))
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else asked.height()
        size = QSize(width, max(self.height(), min(height, room.height())))
        if size != self.size():
            _resize(self, size, opened=True)


def _room(dialog: QWidget) -> QSize:
    """What the screen has for it, within the window's own frame; it opens where its parent is."""
    return (dialog.parentWidget() or dialog).screen().availableSize() - QSize(2 * GRID, 6 * GRID)


def _resize(dialog: QDialog, size: QSize, *, opened: bool) -> None:
    """Give it this size; one that has its place on the screen keeps its middle, and stays on it."""
    more, screen = size - dialog.size(), dialog.screen().availableGeometry()
    place = dialog.frameGeometry().adjusted(0, 0, more.width(), more.height())
    place.translate(-more.width() // 2, 0)
    place.moveBottomRight(
        QPoint(min(place.right(), screen.right()), min(place.bottom(), screen.bottom()))
    )
    place.moveTopLeft(QPoint(max(place.left(), screen.left()), max(place.top(), screen.top())))
    dialog.resize(size)
    if opened:
        dialog.move(place.topLeft())
