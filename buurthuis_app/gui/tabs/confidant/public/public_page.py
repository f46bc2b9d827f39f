"""The page for everybody: who listens, how to reach her, and a message that only she can read."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.public.explanations import (
    founded_anew,
    help_lines,
    kinds,
    promises,
    steps,
)
from buurthuis_app.gui.tabs.confidant.public.public_message import MessageCard
from buurthuis_app.gui.tabs.confidant.public.public_people import PersonCard, empty_card
from buurthuis_app.gui.tabs.confidant.public.queries import Seen, read
from buurthuis_app.gui.tabs.confidant.public.two_columns import TwoColumns
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.gui.widgets.layout import SPRING, in_column
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices


class PublicPage(QScrollArea):
    """Reads itself in `refresh`; `seen` each time it was read. The message that is being typed stays."""

    topic = "vertrouwenspersoon"
    seen = Signal(object)  # Seen

    def __init__(self, house: CentreServices, operations: Operations) -> None:
        super().__init__()
        self._house, self._operations = house, operations
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.notice = Notice()
        self.message = MessageCard(house.confiding, operations)
        self._columns = TwoColumns()
        self._made: list[QWidget] = []
        self._last: Seen | None = None
        self._unreadable = self._keyboard_wanted = False
        self._build()

    @override
    def sizeHint(self) -> QSize:
        """As low as it may be: what stands around it would scroll too, sooner than this."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def refresh(self) -> None:
        """Read again what stands on it."""
        house = self._house
        self._operations.run(lambda: read(house), self._show, on_error=self._unread, owner=self)

    def want_keyboard(self) -> None:
        """Put the keyboard in the text of the message, as soon as it is known that one can be left."""
        self._keyboard_wanted = self._last is None
        self.message.focus()

    def clear(self) -> None:
        """The next one who comes finds nothing of who was here before, and begins at the top."""
        self.message.clear()
        self.verticalScrollBar().setValue(0)

    def _build(self) -> None:
        inner = QWidget()
        inner.setObjectName("page")
        in_column(
            self.notice,
            self._columns,
            SPRING,
            on=inner,
            margins=(2 * GRID, GRID, 2 * GRID, 3 * GRID),
            gap=2 * GRID,
        )
        self.setWidget(inner)
        first = self._columns.first
        first.addWidget(label(_("U mag erover praten"), Text.TITLE))
        first.addWidget(
            label(
                _(
                    "Doet iemand hier iets wat u niet wilt? Of twijfelt u? "
                    "De vertrouwenspersoon luistert en denkt mee. Het blijft tussen u tweeën."
                )
            )
        )
        self._columns.side.addWidget(self.message)

    def _show(self, seen: Seen) -> None:
        if self._unreadable:
            self.notice.hide()
        self._unreadable = False
        if seen != self._last:
            self._last = seen
            self._fill(seen)
        self.message.show_seen(seen)
        if self._keyboard_wanted and self.isVisible():
            self._keyboard_wanted = False
            self.message.focus()
        self.seen.emit(seen)

    def _fill(self, seen: Seen) -> None:
        for former in self._made:
            former.hide()
            former.deleteLater()
        page = seen.page
        cards = [PersonCard(person, page.photo_of(person)) for person in page.confidants]
        people: list[QWidget] = [*cards] or [empty_card()]
        below: list[QWidget] = [steps(), *([kinds(page.behaviours)] if page.behaviours else [])]
        beside: list[QWidget] = [help_lines(page.help_lines)] if page.help_lines else []
        if seen.founded_on is not None:
            beside.insert(0, founded_anew(seen.founded_on))
        if seen.mailbox:
            beside.append(promises(seen.holders.words))
        for column, parts in (
            (self._columns.first, people),
            (self._columns.main, below),
            (self._columns.side, beside),
        ):
            for part in parts:
                column.addWidget(part)
        self._made = [*people, *below, *beside]

    def _unread(self, error: AppError) -> None:
        self._unreadable = True
        self.notice.show_sentence(
            error.sentence,
            Tone.DANGER,
            Remedy(words=_("Opnieuw proberen"), do=self.refresh),
        )
