"""Choosing a colour for a kind of activity: each with its number, so that it is not the colour alone."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.i18n import _


class ColourField(QComboBox):
    """The places in the palette of kinds."""

    def __init__(self) -> None:
        super().__init__()
        names = (
            *(_("zeegroen"), _("blauw"), _("oranje"), _("paars"), _("oker"), _("rood")),
            *(_("groen"), _("roze"), _("grijs"), _("lichtblauw"), _("olijf"), _("bruin")),
        )
        side = scaled(16, theme().percent)
        self.setIconSize(QSize(side, side))
        for place, name in enumerate(names):
            self.addItem(swatch(place, side), name, place)

    def show_place(self, place: int) -> None:
        """Show this colour."""
        self.setCurrentIndex(place % self.count())

    def place(self) -> int:
        """The place in the palette that is chosen."""
        return int(self.currentData())


def swatch(place: int, side: int) -> QIcon:
    """A small round of the colour."""
    picture = QPixmap(side, side)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(theme().palette.kind(place))
    painter.setPen(colour)
    painter.setBrush(colour)
    painter.drawEllipse(1, 1, side - 3, side - 3)
    painter.end()
    return QIcon(picture)
