"""The desk: an opened centre with its window, from the first start to the last backup."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from buurthuis_app import bootstrap
from buurthuis_app.bootstrap.office_menu import OfficeMenu
from buurthuis_app.bootstrap.tabs import load_ahead, tab_entries
from buurthuis_app.domain.shared.permissions import DOOR, Permission
from buurthuis_app.gui.look.garbage_collector import Collector
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.operations.undo_stack import UndoStack
from buurthuis_app.gui.shell.error_desk import ErrorDesk
from buurthuis_app.gui.shell.main_window import MainWindow
from buurthuis_app.gui.shell.navigation import Navigator
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.widgets.notices import Remedy, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.centre.known_centres import listed
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from buurthuis_app.bootstrap.calendar_rounds import CalendarRounds
    from buurthuis_app.bootstrap.packet_rounds import PacketRounds
    from buurthuis_app.bootstrap.rounds import Rounds
    from buurthuis_app.bootstrap.watch import WindowWatch
    from buurthuis_app.gui.door.window import DoorWindow
    from buurthuis_app.gui.hall.window import HallWindow


_AT_REST = 1500
"""Milliseconds after the first paint, when the first people have looked and nobody has chosen another tab yet."""


class Desk:
    """Window, lanes and services of one opened centre. Keep it as long as the window is open."""

    def __init__(
        self,
        house: CentreServices,
        folder: Path,
        *,
        show_example: Callable[[], None] | None = None,
    ) -> None:
        """`show_example` opens the invented centre; without it there is no way to ask for that."""
        self.house = house
        self.operations = Operations()
        self.undo = UndoStack(self.operations)
        self.navigator = Navigator()
        self.shell = Shell(
            operations=self.operations,
            undo=self.undo,
            navigator=self.navigator,
            make_drafts=lambda: house.drafting,
        )
        self.errors = ErrorDesk()
        self.door: DoorWindow | None = None
        self.hall: HallWindow | None = None
        self._told_of_code = False
        self._collector: Collector | None = None
        self._watch: WindowWatch | None = None
        self.operations.run(house.database.written_elsewhere)  # before anything is read
        self.window = MainWindow(tab_entries(house, self.shell), self.shell, folder)
        self.window.set_centre_name(house.centre.name)
        self.window.head.setVisible(len(listed()) > 1)
        self.errors.window = self.window
        self.errors.speaker = self.window
        self.operations.crashed.connect(self.errors.take)
        self.menu = OfficeMenu(
            house, self.shell, self.window, folder, lambda: self.rounds, show_example
        )
        self._at_rest = QTimer(self.window, singleShot=True, interval=_AT_REST)
        self._keeps = house.actor.may(Permission.KEEP)
        if self._keeps:
            self.menu.fill(open_door=self.open_door, open_hall=self.open_hall)

    @cached_property
    def rounds(self) -> "Rounds":
        """What is due each day and each hour; imported after the first paint, for it knows all that is erased."""
        from buurthuis_app.bootstrap.rounds import Rounds

        return Rounds(self.house, self.shell, self.window, self.menu.show_retention)

    @cached_property
    def packets(self) -> "PacketRounds":
        """Packets of doors, or of this door, each minute."""
        from buurthuis_app.bootstrap.packet_rounds import PacketRounds

        return PacketRounds(self.house, self.shell, self.window, self.menu)

    @cached_property
    def calendar(self) -> "CalendarRounds":
        """The published calendar, after each change."""
        from buurthuis_app.bootstrap.calendar_rounds import CalendarRounds

        return CalendarRounds(self.house, self.shell, self.window)

    def after_first_paint(self) -> None:
        """What can wait until there is something to look at: series a year ahead, a backup, erasing what is due.

        Who only reads does none of that.
        """
        from buurthuis_app.bootstrap.watch import WindowWatch

        self._collector = collector = Collector(self.window)
        self._at_rest.timeout.connect(partial(self._load_ahead, collector))
        self._watch = WindowWatch(self.house.database, self.shell, self.window)
        self._watch.start()
        self._at_rest.start()
        if self._keeps:
            self.rounds.start()
            self.packets.start()
            self.calendar.publish()

    def _load_ahead(self, collector: Collector) -> None:
        self.operations.work(
            lambda _tell, cancelled: load_ahead(self.window.keys, cancelled),
            on_done=lambda _loaded: collector.keep_all(),
        )

    def close(self) -> None:
        """Finish the writes and let go of the window, which asks nothing more once it is hidden."""
        self._at_rest.stop()
        self.window.hide()
        if self._keeps:
            self.rounds.close()
        if self._watch is not None:
            self._watch.close()
        self.operations.close()
        for screen in (self.door, self.hall):
            if screen is not None:
                screen.deleteLater()
        if self._collector is not None:
            self._collector.stop()
        self.window.deleteLater()

    def open_door(self) -> None:
        """Show the day's cards in the whole screen, on behalf of who stands at the door, and hide the office."""
        from buurthuis_app.gui.door.window import DoorWindow

        self.door = DoorWindow(self._at_door(), self.operations)
        self._make_way(self.door)

    def open_hall(self) -> None:
        """Show the programme in the whole screen for everybody, and hide the office."""
        from buurthuis_app.gui.hall.window import HallWindow

        self.hall = HallWindow(self._at_door(), self.operations)
        self._make_way(self.hall)

    def _at_door(self) -> CentreServices:
        house = self.house
        return bootstrap.house(house.database, house.centre, clock=house.clock, actor=DOOR)

    def _make_way(self, screen: "DoorWindow | HallWindow") -> None:
        self.undo.stand_aside(aside=True)
        screen.left.connect(self._come_back)
        self.errors.window = self.errors.speaker = screen
        screen.present()
        self.window.stand_back()

    def come_forward(self, *, door: bool, brought: str) -> None:
        """Somebody started the program once more: here is the window, at the door when that was asked for.

        Who is at the door or in the hall stays there: back to the office goes by the code.
        """
        if door and self.door is None and self.hall is None:
            self.open_door()
        window = self.door or self.hall or self.window
        if window.isMinimized() or window.isHidden():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
        window.raise_()
        window.activateWindow()
        if brought and window is self.window:
            self.menu.take_file(Path(brought))

    def _come_back(self) -> None:
        """Back in the office, with all that could be undone in it; what was done at the door could be there."""
        self.errors.window = self.errors.speaker = self.window
        self.undo.stand_aside(aside=False)
        self.window.present()
        for screen in (self.door, self.hall):
            if screen is not None:
                screen.hide()
                screen.deleteLater()
        self.door = self.hall = None
        if not self._told_of_code:
            self.operations.run(self.house.door_code.is_set, self._tell_of_code, owner=self.window)

    def _tell_of_code(self, asked: bool) -> None:  # noqa: FBT001 - what the lane brings back
        """Once, here: whoever stands at the door has nothing to do with it, and nothing to choose.

        What the window says already goes before it.
        """
        self._told_of_code = asked or self.window.notice.isHidden()
        if not asked and self._told_of_code:
            self.window.notice.show_sentence(
                _("Er is nog geen code: wie in de Deurstand staat, kan zo in dit kantoor."),
                Tone.CALM,
                Remedy(words=_("Code kiezen…"), do=self.menu.change_code),
            )
