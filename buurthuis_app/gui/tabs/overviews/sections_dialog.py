"""Sections of an overview, and their order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from buurthuis_app.domain.overviews.section_order import Arrangement
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices

_KEY = Qt.ItemDataRole.UserRole


class SectionsDialog(QDialog):
    """Ticks what is printed; dragged, or moved with the buttons."""

    topic = "overzichten#het-jaaroverzicht-helemaal-van-u"

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        period: Period,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._house, self._operations, self._period = house, operations, period
        self.setWindowTitle(_("Onderdelen"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Onderdelen van het overzicht"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.notice = Notice()
        self.up = button(_("Naar boven"), icon_name="up")
        self.down = button(_("Naar beneden"), icon_name="down")
        self.all = button(_("Zoals het was"), ButtonKind.QUIET)
        self.save_button = button(_("Opslaan"), ButtonKind.PRIMARY)
        self._build()
        self.finished.connect(self.deleteLater)
        open_at(self, 60 * GRID, 68 * GRID)

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
        arrangement, period = self.arrangement, self._period
        self._operations.run(
            lambda: self._house.presenting.arrange(period, arrangement),
            lambda _kept: self.accept(),
            label=_("onderdelen gekozen"),
            on_error=self._refused,
            owner=self,
        )

    def _build(self) -> None:
        cancel = button(_("Annuleren"))
        cancel.clicked.connect(self.reject)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.save_button.clicked.connect(self.submit)
        self.all.clicked.connect(self._reset)
        moving = QHBoxLayout()
        moving.setSpacing(GRID)
        for push_button in (self.up, self.down):
            moving.addWidget(push_button)
        moving.addStretch(1)
        moving.addWidget(self.all)
        last = QHBoxLayout()
        last.setSpacing(GRID)
        last.addStretch(1)
        last.addWidget(cancel)
        last.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label(_("Wat komt er in het overzicht?"), Text.HEADING))
        column.addWidget(
            label(
                _(
                    "Vink uit wat u niet wilt afdrukken. Een onderdeel waar niets in staat, "
                    "wordt vanzelf overgeslagen. Dit geldt ook voor de volgende jaren."
                ),
                Text.QUIET,
            )
        )
        column.addWidget(self.notice)
        column.addWidget(self.list, 1)
        column.addLayout(moving)
        column.addLayout(last)

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

    def _refused(self, error: AppError) -> None:
        self.notice.show_error(error, Tone.WARNING)
