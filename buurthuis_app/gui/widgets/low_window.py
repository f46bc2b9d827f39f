"""Low window: one in which, at this type size, two parts of a page have no room below a head that stays."""

from PySide6.QtWidgets import QMainWindow, QWidget

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme

# Px of the program's window, at the usual type size, that two parts need:
LOW_BESIDE, LOW_BELOW = 470, 640


def is_low(widget: QWidget, least: int) -> bool:
    """Whether the program's window is lower than so many px at the usual type size."""
    window = widget.window()
    return isinstance(window, QMainWindow) and window.height() < scaled(least, theme().percent)
