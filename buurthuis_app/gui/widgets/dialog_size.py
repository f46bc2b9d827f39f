"""Size of a dialog when it opens: as its content needs at the chosen type size, and never larger than the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme


def open_at(dialog: QWidget, width: int, height: int) -> None:
    """Give it this size in px, as it is at a type size of 100 %."""
    percent = theme().percent
    room = dialog.screen().availableSize() - QSize(2 * GRID, 6 * GRID)  # the window's own frame
    dialog.resize(QSize(scaled(width, percent), scaled(height, percent)).boundedTo(room))
