"""Screen in the hall: the programme in the whole screen, that turns its pages by itself. Nothing personal is on it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

from buurthuis_app.domain.activities.hall_pages import HallPage
from buurthuis_app.errors import AppError
from buurthuis_app.gui.door.way_back import WayBack, session_ends
from buurthuis_app.gui.hall.sheet import HallSheet
from buurthuis_app.gui.look.spoken_language import speak
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.gui.widgets.notices import Notice
from buurthuis_app.i18n import DUTCH, _, clock, number, spoken
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Topic

TURN = 12_000  # ms that a page stays


class HallWindow(QMainWindow):
    """Give it a House that acts for the door. `left` once, with the code when there is one. It speaks Dutch."""

    topic = "deurstand#beeld-voor-de-hal"
    left = Signal()
    areas = frozenset({Topic.ACTIVITIES, Topic.OCCURRENCES, Topic.CENTRE})

    def __init__(self, house: CentreServices, operations: Operations) -> None:
        super().__init__()
        self._house = house
        self._operations = operations
        self._over = False
        self._office = spoken()
        speak(DUTCH)
        self.pages: tuple[HallPage, ...] = ()
        self.at = 0
        self.setWindowTitle(_("Beeld voor de hal"))
        self.sheet, self.notice = HallSheet(), Notice()
        around = QWidget()
        in_column(self.notice, grow(self.sheet), on=around, gap=0)
        self.setCentralWidget(around)
        self.way_back = WayBack(house, operations, self)
        self.way_back.opened.connect(self._go)
        self._turning = QTimer(self, interval=TURN)
        self._turning.timeout.connect(self.turn)
        operations.changed.connect(self._changed)
        operations.failed.connect(self.say_failure)

    def present(self) -> None:
        """Take the whole screen, without a pointer in it."""
        self.sheet.setCursor(Qt.CursorShape.BlankCursor)
        self.showFullScreen()
        self.refresh()
        self._turning.start()

    def refresh(self) -> None:
        """Read the programme as it is now; the page that is shown stays."""
        self._operations.run(self._house.programmes.hall, self._show, owner=self)

    def turn(self, steps: int = 1) -> None:
        """Turn so many pages on. Each time all is read anew: another hour, perhaps another day."""
        self.at += steps
        self.refresh()

    def leave(self) -> None:
        """Back to the office."""
        self.way_back.ask()

    def say_failure(self, error: AppError) -> None:
        """Show a known error above the programme."""
        self.notice.show_error(error)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_PageDown}:
            self._turn_by_hand(1)
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_PageUp}:
            self._turn_by_hand(-1)
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 leaves as Esc does; only the end of the session closes without a code."""
        if self._over or session_ends():
            super().closeEvent(event)
            return
        event.ignore()
        self.leave()

    def _turn_by_hand(self, steps: int) -> None:
        self._turning.start()  # it stays as long as any other
        self.turn(steps)

    def _changed(self, areas: frozenset[Topic]) -> None:
        if self.areas & areas:
            self.refresh()

    def _show(self, pages: tuple[HallPage, ...]) -> None:
        self.pages = pages
        self.at %= len(pages)
        now = self._house.clock.now().astimezone().time()
        foot = f"{self._house.centre.name} · {clock(now)}"
        if len(pages) > 1:
            page = _("{n} van {all}").format(n=number(self.at + 1), all=number(len(pages)))
            foot = f"{foot} · {page}"
        self.sheet.show_page(pages[self.at], foot, _("Esc: terug naar kantoor"))

    def _go(self) -> None:
        self._over = True
        self._turning.stop()
        speak(self._office)
        self.left.emit()
