"""Finding anything from anywhere: one field, and what fits below it as somebody types. Nothing typed is kept."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QStackedLayout, QWidget
from typing_extensions import override

from buurthuis_app.domain.search.search import Hit, SearchHits
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.search.hit_list import HitList
from buurthuis_app.gui.search.hit_places import place_of
from buurthuis_app.gui.shell.navigation import Navigator
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.gui.widgets.dialog_size import SizedDialog
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.gui.widgets.notices import announce
from buurthuis_app.gui.widgets.search_field import search_field
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from buurthuis_app.gui.operations.jobs import Job

_WIDTH, _HEIGHT = 560, 480
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}


class FindDialog(SizedDialog):
    """Type, walk with the arrow keys, Enter goes there, Escape closes."""

    topic = "zoeken"

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        navigator: Navigator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Zoeken"), parent, size=(_WIDTH, _HEIGHT))
        self._house = house
        self._operations = operations
        self._navigator = navigator
        self._job: Job[SearchHits] | None = None
        self._open_first = False
        self.field = _field()
        self.hits = HitList()
        self.words = _words()
        self._build()
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.hits.opened.connect(lambda line: self.go(line.hit))
        self._show(self._hint())

    def go(self, hit: Hit) -> None:
        """Close, and show where this is."""
        place = place_of(hit, self._house.clock.today())
        self.accept()
        self._navigator.go(place)

    @override
    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys and Enter in the field belong to the list."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            key = Qt.Key(event.key())
            if key in _STEPS and not event.modifiers():
                self.hits.step(_STEPS[key])
                self._say_current()
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        """Open the chosen hit; while the answer to the last key is on its way, its first hit."""
        if self._job is None:
            self.hits.open_current()
        else:
            self._open_first = True

    def _build(self) -> None:
        self._pages = QStackedLayout()
        self._pages.addWidget(self.hits)
        self._pages.addWidget(self.words)
        in_column(
            self.field,
            grow(self._pages),
            label(_("↑ ↓ kiezen   Enter openen   Esc sluiten"), Text.QUIET),
            on=self,
            margins=(2 * GRID, 2 * GRID, 2 * GRID, GRID),
        )

    def _typed(self, text: str) -> None:
        if self._job is not None:
            self._job.cancel()  # what is typed now is asked for instead
            self._job = None
        self._open_first = False
        if not text.strip():
            self.hits.show_found(SearchHits())
            self._show(self._hint())
            return
        self._job = self._operations.run(
            partial(self._house.finding.find, text), partial(self._found, text), owner=self
        )

    def _found(self, text: str, hits: SearchHits) -> None:
        self._job = None
        self.hits.show_found(hits)
        if not hits.hits:
            sentence = _("Niets gevonden voor “{text}”. Probeer een deel van het woord.")
            self._show(sentence.format(text=text.strip()[:60]))
            announce(self.field, self.words.text())
            return
        self._pages.setCurrentWidget(self.hits)
        if self._open_first:
            self.hits.open_current()
            return
        self._say_current(len(hits.hits))

    def _show(self, sentence: str) -> None:
        self.words.setText(sentence)
        self._pages.setCurrentWidget(self.words)

    def _say_current(self, count: int = 0) -> None:
        """Tell screen readers what is chosen, because the focus stays in the field."""
        hit = self.hits.hit
        if hit is None:
            return
        words = ", ".join(part for part in (hit.title, hit.detail) if part)
        if count:
            many = ngettext("{n} gevonden: {first}", "{n} gevonden: {first}", count)
            words = many.format(n=number(count), first=words)
        announce(self.field, words)

    @staticmethod
    def _hint() -> str:
        return _("Typ een paar letters, of een datum zoals 22-11 of 22 nov.")


def _field() -> QLineEdit:
    field = search_field(_("Activiteit, datum, zaal, verhaal of naam"), _("Zoeken"))
    field.setMaxLength(200)
    return field


def _words() -> QLabel:
    shown = label("", Text.QUIET)
    shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
    shown.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    return shown
