"""Adoption of the paper, above it: that the board adopted it, what changed since, and which of the two is shown."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMessageBox, QWidget

from buurthuis_app.domain.overviews.paper_differences import AdoptedDifference
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import NOT_THERE, ButtonKind, Sign, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import SizedDialog
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.gui.widgets.plain_text import plain_text
from buurthuis_app.i18n import _, listing, ngettext, number, short_date
from buurthuis_app.services.overviews.adoption import AdoptedPaper
from buurthuis_app.services.registry import CentreServices

MOST_SAID = 3
"""So many differences are said above the paper; the others stand in a list."""
WIDTH, HEIGHT = 720, 520  # px at the usual type size


class Seal(QFrame):
    """Hidden while nothing was adopted."""

    switched = Signal()  # the other of the two is to be shown
    failed = Signal(object)  # AppError

    def __init__(self, house: CentreServices, operations: Operations) -> None:
        super().__init__()
        self._house, self._operations = house, operations
        self.today = False
        self._differences: tuple[AdoptedDifference, ...] = ()
        self.dialog: DifferencesDialog | None = None
        self.hide()

    @cached_property
    def _said(self) -> "_SealText":
        seal_text = _SealText()
        seal_text.switch_button.clicked.connect(self._turn)
        seal_text.all_button.clicked.connect(self._show_all)
        in_column(seal_text, on=self)
        return seal_text

    def show_adopted(self, adopted: AdoptedPaper | None) -> None:
        """Say what was adopted; the adopted paper is shown first."""
        self.today = False
        self.setVisible(adopted is not None)
        if adopted is None:
            return
        seal_text = self._said
        seal_text.words.setText(
            _("Vastgesteld op {date}. Dit papier verandert niet meer.").format(
                date=short_date(adopted.adopted_on)
            )
        )
        seal_text.changed.setText(changed_since(adopted.differences))
        seal_text.changed.setVisible(bool(adopted.differences))
        seal_text.all_button.setVisible(len(adopted.differences) > MOST_SAID)
        self._differences = adopted.differences
        seal_text.left_out.setText(
            ngettext(
                "{n} verhaal is weggelaten: het mag niet meer gedeeld worden.",
                "{n} verhalen zijn weggelaten: ze mogen niet meer gedeeld worden.",
                adopted.left_out,
            ).format(n=number(adopted.left_out))
        )
        seal_text.left_out.setVisible(bool(adopted.left_out))
        self._name_switch()

    def switch(self, period: Period, *, adopted: bool) -> None:
        """Adopt the overview of a period, after asking; or take that back."""
        house = self._house
        if adopted:
            self._operations.run(
                lambda: house.adopting.revoke(period),
                label=_("vaststelling ingetrokken"),
                on_error=self._refused,
                owner=self,
            )
            return
        if not self._sure(period):
            return
        self._operations.run(
            lambda: house.adopting.adopt(period, house.overviews),
            label=_("overzicht vastgesteld"),
            on_error=self._refused,
            owner=self,
        )

    def _sure(self, period: Period) -> bool:
        """Not because it could not be undone, but because people should know what it means."""
        answer = QMessageBox.question(
            self.window(),
            _("Overzicht vaststellen"),
            plain_text(
                _(
                    "Heeft het bestuur het overzicht van {period} vastgesteld? Dan wordt het bewaard zoals het nu is. "
                    "Verandert er later een getal, dan ziet u dat erbij staan."
                ).format(period=period.name)
            ),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel,
        )
        return answer == QMessageBox.StandardButton.Yes

    def _turn(self) -> None:
        self.today = not self.today
        self._name_switch()
        self.switched.emit()

    def _show_all(self) -> None:
        self.dialog = DifferencesDialog(self._differences, self.window())
        self.dialog.open()

    def _name_switch(self) -> None:
        words = _("Toon het vastgestelde") if self.today else _("Toon de stand van nu")
        self._said.switch_button.setText(words)

    def _refused(self, error: AppError) -> None:
        self.failed.emit(error)


class _SealText(QFrame):
    """What the seal says, made with the first overview that was adopted."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.words = label("", Text.LABEL)
        self.changed = label("", Text.WARNING)
        self.left_out = label("", Text.QUIET)
        self.switch_button = button("", ButtonKind.QUIET)
        self.all_button = button(_("Alle verschillen"), ButtonKind.QUIET)
        in_row(
            Sign("check", Ink.GOOD),
            grow(in_column(self.words, self.changed, self.left_out, gap=GRID // 2)),
            self.all_button,
            self.switch_button,
            on=self,
            margins=(GRID + 4, GRID, GRID, GRID),
        )


def changed_since(differences: tuple[AdoptedDifference, ...]) -> str:
    """Gewijzigd na vaststelling: bezoeken van 5.120 naar 5.131."""
    changes = [
        _("{what} van {then} naar {now}").format(
            what=difference.what,
            then=difference.then or NOT_THERE,
            now=difference.now or NOT_THERE,
        )
        for difference in differences[:MOST_SAID]
    ]
    more = len(differences) - MOST_SAID
    if more > 0:
        changes.append(
            ngettext("{n} ander verschil", "{n} andere verschillen", more).format(n=number(more))
        )
    return _("Gewijzigd na vaststelling: {changes}.").format(changes=listing(changes))


class DifferencesDialog(SizedDialog):
    """Everything that is printed otherwise than when the overview was adopted."""

    topic = "overzichten#vaststellen"

    def __init__(self, found: tuple[AdoptedDifference, ...], parent: QWidget | None = None) -> None:
        super().__init__(_("Gewijzigd na vaststelling"), parent, size=(WIDTH, HEIGHT))
        self.table = RecordTable[AdoptedDifference](
            (
                Column(title=_("Wat"), value=lambda difference: difference.what, stretch=True),
                Column(title=_("Toen"), value=lambda difference: difference.then or NOT_THERE),
                Column(title=_("Nu"), value=lambda difference: difference.now or NOT_THERE),
            ),
            found.index,
            name=_("Gewijzigd na vaststelling"),
            empty="",
        )
        self.table.show_records(found)
        close = button(_("Sluiten"), do=self.reject)
        self.lay_out(grow(self.table), buttons=(close,), gap=GRID)
