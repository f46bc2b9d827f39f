"""Note that a sheet was read as people pointed at it before, and the way to forget that."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.layout import grow, in_row
from buurthuis_app.i18n import _, listing


class RecalledNote(QWidget):
    """Hidden when nothing was remembered of sheets like these; `forget` tells that people don't want it any more."""

    forget = Signal()

    def __init__(self, titles: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        named = listing([title for title in titles if title][:3])
        words = (
            _("Gelezen zoals u het eerder aanwees: {sheets}.").format(sheets=named)
            if named
            else _("Gelezen zoals u het eerder aanwees.")
        )
        self.forget_button = button(_("Vergeten"), ButtonKind.QUIET, do=self.forget.emit)
        in_row(grow(label(words, Text.GOOD)), self.forget_button, on=self)
        self.setVisible(bool(titles))
