"""Says once more what others will see, before a year's figures are released."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from buurthuis_app.gui.controls import Kind, Text, button, label
from buurthuis_app.gui.theme import GRID
from buurthuis_app.i18n import _


class ReleaseDialog(QDialog):
    """Accepted when the figures may be released."""

    def __init__(self, year: int, *, parent: QWidget) -> None:
        super().__init__(parent)
        heading = _("Cijfers van {year} vrijgeven?").format(year=year)
        self.setWindowTitle(heading)
        self.setMinimumWidth(60 * GRID)
        self.go = button(_("Vrijgeven"), Kind.PRIMARY)
        self.stay = button(_("Nog niet"))
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self.stay.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label(heading, Text.HEADING))
        for sentence in (
            _(
                "De coördinator en het bestuur zien dan de kolom ‘Wordt gedrukt’ en uw twee teksten."
            ),
            _("Zij zien geen zaken, geen berichten en geen getallen onder de 5."),
            _("Wat gedrukt is, kunt u niet terughalen. Een nieuwe versie vervangt de oude."),
        ):
            column.addWidget(label(sentence))
        column.addLayout(row)
