"""Release of a year's figures: says once more what others will see."""

from PySide6.QtWidgets import QWidget

from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import SnugDialog
from buurthuis_app.gui.widgets.layout import SPRING, in_row
from buurthuis_app.i18n import _


class ReleaseDialog(SnugDialog):
    """Accepted when the figures may be released."""

    topic = "vertrouwenspersoon-register#jaarcijfers"

    def __init__(self, year: int, *, parent: QWidget) -> None:
        super().__init__(parent, units=60)
        heading = _("Cijfers van {year} vrijgeven?").format(year=year)
        self.setWindowTitle(heading)
        self.go = button(_("Vrijgeven"), ButtonKind.PRIMARY, do=self.accept)
        self.stay = button(_("Nog niet"), do=self.reject)
        self.go.setDefault(True)
        row = in_row(SPRING, self.stay, self.go)
        column = self.lay_out(label(heading, Text.HEADING))
        for sentence in (
            _(
                "De coördinator en het bestuur zien dan de kolom ‘Wordt gedrukt’ en uw twee teksten."
            ),
            _("Zij zien geen zaken, geen berichten en geen getallen onder de 5."),
            _("Wat gedrukt is, kunt u niet terughalen. Een nieuwe versie vervangt de oude."),
        ):
            column.addWidget(label(sentence))
        column.addLayout(row)
