"""Sections of an overview, and their order."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from buurthuis_app.domain.overviews.section_order import Arrangement
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_row
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices

_KEY = Qt.ItemDataRole.UserRole


class SectionsDialog(DialogPage):
    """Ticks what is printed; dragged, or moved with the buttons."""

    topic = "overzichten#het-jaaroverzicht-helemaal-van-u"

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        period: Period,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Onderdelen"), operations, parent, size=(60 * GRID, 68 * GRID))
        self._house, self._period = house, period
        self.list = QListWidget()
        self.list.setAccessibleName(_("Onderdelen van het overzicht"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.up = button(_("Naar boven"), icon_name="up", do=partial(self._move, -1))
        self.down = button(_("Naar beneden"), icon_name="down", do=partial(self._move, 1))
        self.all = button(_("Zoals het was"), ButtonKind.QUIET, do=self._reset)
        self.save_button = button(_("Opslaan"), ButtonKind.PRIMARY, do=self.submit)
        self.save_button.setDefault(True)
        self._build()
        self.finished.connect(self.deleteLater)

    def ask(self) -> None:
        """Read what there is, and open."""
        self._operations.run(
            lambda: (
                self._house.overviews.sections(self._period),
                self._house.presenting.arrangement(self._period),
            ),
            self._show,
            owner=self,
        )

    @property
    def arrangement(self) -> Arrangement:
        """The arrangement of sections as the list shows it."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return Arrangement(
            order=tuple(item.data(_KEY) for item in items),
            left_out=frozenset(
                item.data(_KEY) for item in items if item.checkState() != Qt.CheckState.Checked
            ),
        )

    def submit(self) -> None:
        """Write the arrangement."""
        self.write(
            partial(self._house.presenting.arrange, self._period, self.arrangement),
            _("onderdelen gekozen"),
            lambda _kept: self.accept(),
        )

    def _build(self) -> None:
        explanation = _(
            "Vink uit wat u niet wilt afdrukken. Een onderdeel waar niets in staat, "
            "wordt vanzelf overgeslagen. Dit geldt ook voor de volgende jaren."
        )
        self.lay_out(
            label(_("Wat komt er in het overzicht?"), Text.HEADING),
            label(explanation, Text.QUIET),
            self.notice,
            grow(self.list),
            in_row(self.up, self.down, SPRING, self.all),
            buttons=(button(_("Annuleren"), do=self.reject), self.save_button),
            gap=GRID,
        )

    def _show(self, read: tuple[Sequence[tuple[str, str]], Arrangement]) -> None:
        self._sections, arrangement = read
        self._fill(arrangement)
        self.open()

    def _fill(self, arrangement: Arrangement) -> None:
        titles = dict(self._sections)
        everything = Arrangement(order=arrangement.order)
        self.list.clear()
        for key in everything.of([key for key, _title in self._sections]):
            item = QListWidgetItem(titles[key])
            item.setData(_KEY, key)
            included = key not in arrangement.left_out
            item.setCheckState(Qt.CheckState.Checked if included else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _reset(self) -> None:
        self._fill(Arrangement())

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        to = row + step
        if row < 0 or not 0 <= to < self.list.count():
            return
        item = self.list.takeItem(row)
        self.list.insertItem(to, item)
        self.list.setCurrentRow(to)
