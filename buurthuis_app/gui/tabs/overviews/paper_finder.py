"""List of papers to choose from: by subject, with a field that finds one by its name or by what it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QWidget,
)

from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.gui.widgets.plain_text import plain_text
from buurthuis_app.gui.widgets.search_field import search_field
from buurthuis_app.i18n import _
from buurthuis_app.services.paper_list import PaperKind, subject_names

_ROWS = 2
"""So many lines are in view at least; the others are a turn of the wheel away."""
_KIND = Qt.ItemDataRole.UserRole


class PaperFinder(QWidget):
    """Tells which paper was chosen; the names of subjects above them can't be."""

    chosen = Signal(object)  # PaperKind

    def __init__(self, kinds: Sequence[PaperKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = search_field(_("Zoek een papier"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Welk papier?"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # As high as what is left: wishing for more, it would push the acts out of view.
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._items: dict[str, QListWidgetItem] = {}
        self._heads: list[tuple[QListWidgetItem, list[QListWidgetItem]]] = []
        self._fill(kinds)
        in_column(self.search, self.list, on=self)
        self.search.textEdited.connect(self._find)
        self.search.returnPressed.connect(self._choose_first)
        self.list.currentItemChanged.connect(self._tell)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def kinds(self) -> tuple[PaperKind, ...]:
        """The papers that are in view."""
        shown = (item for item in self._items.values() if not item.isHidden())
        return tuple(item.data(_KIND) for item in shown)

    def choose(self, key: str) -> None:
        """Choose the paper with this key, as a click on it does."""
        self.list.setCurrentItem(self._items[key])

    def show_choice(self, key: str) -> None:
        """Show this one as chosen, without telling anybody."""
        self.list.blockSignals(True)  # noqa: FBT003 - Qt
        self.list.setCurrentItem(self._items[key])
        self.list.blockSignals(False)  # noqa: FBT003 - Qt

    def _fill(self, kinds: Sequence[PaperKind]) -> None:
        for subject, name in subject_names().items():
            papers = [kind for kind in kinds if kind.subject is subject]
            if not papers:
                continue
            head = QListWidgetItem(name, self.list)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            self._heads.append((head, [self._item(kind) for kind in papers]))

    def _item(self, kind: PaperKind) -> QListWidgetItem:
        item = QListWidgetItem(kind.title(), self.list)
        item.setData(_KIND, kind)
        item.setToolTip(plain_text(kind.explanation()))
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, kind.explanation())
        self._items[kind.key] = item
        return item

    def _find(self, text: str) -> None:
        wanted = folded(text).split()
        for head, below in self._heads:
            for item in below:
                kind: PaperKind = item.data(_KIND)
                words = folded(f"{head.text()} {kind.title()} {kind.explanation()}")
                item.setHidden(not all(word in words for word in wanted))
            head.setHidden(all(item.isHidden() for item in below))

    def _choose_first(self) -> None:
        if self.kinds:
            self.choose(self.kinds[0].key)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_KIND) is not None:
            self.chosen.emit(item.data(_KIND))

    def _fit(self) -> None:
        row = max(self.list.sizeHintForRow(0), self.fontMetrics().height())
        self.list.setMinimumHeight(_ROWS * row + 2 * self.list.frameWidth() + GRID)
