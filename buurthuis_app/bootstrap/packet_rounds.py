"""Packets each minute: those of this door into its folder, or those of doors in from there."""

import logging
from functools import partial

from PySide6.QtCore import QTimer

from buurthuis_app.bootstrap.office_menu import OfficeMenu
from buurthuis_app.errors import AppError
from buurthuis_app.gui.shell.main_window import MainWindow
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.widgets.notices import Remedy, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.packets.door_files import PacketPlaces
from buurthuis_app.services.packets.packet_words import taken_words
from buurthuis_app.services.packets.taking_in import PacketsTaken
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done, Topic

LOOK_EVERY = 60_000
"""Milliseconds between two looks in the folder."""
_log = logging.getLogger(__name__)


class PacketRounds:
    """Sends or takes in by itself, when people chose a folder for it."""

    def __init__(
        self, house: CentreServices, shell: Shell, window: MainWindow, menu: OfficeMenu
    ) -> None:
        self._house = house
        self._operations = shell.operations
        self._window = window
        self._menu = menu
        self._places: PacketPlaces | None = None
        self._told: frozenset[str] = frozenset()
        self._timer = QTimer(window, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._operations.changed.connect(self._changed)

    def start(self) -> None:
        """Look now, and from now on each minute."""
        self._timer.start()
        self._operations.run(self._house.door_files.places, self._begin, owner=self._window)

    def look(self) -> None:
        """Send or take in, beside the database's lane: a stick may be slow."""
        places = self._places
        if places is None or places.folder is None:
            return
        if places.here is not None:
            act = partial(self._house.sending.send, places.folder)
            self._operations.work(
                lambda _tell, _cancelled: act(), on_error=_note_failure, owner=self._window
            )
        elif places.doors:
            take = partial(self._house.taking_in.take_in, places.folder)
            self._operations.work(
                lambda _tell, _cancelled: take(),
                on_done=self._taken,
                on_error=_note_failure,
                owner=self._window,
            )

    def _changed(self, areas: frozenset[Topic]) -> None:
        if Topic.PACKETS in areas:
            self._operations.run(self._house.door_files.places, self._know, owner=self._window)

    def _begin(self, places: PacketPlaces) -> None:
        self._know(places)
        if places.here is not None:
            self._menu.say_door_file()
            self._window.notice.show_sentence(
                _(
                    "Dit is het deurbestand van {name}. Tellingen, afzeggingen, verhalen, aanmeldingen en peilingen "
                    "gaan naar kantoor. Wat u hier verder verandert, blijft hier."
                ).format(name=places.here.name),
                Tone.CALM,
                Remedy(words=_("Pakketjes…"), do=self._menu.show_packets),
            )
        self.look()

    def _know(self, places: PacketPlaces) -> None:
        self._places = places

    def _taken(self, done: Done[PacketsTaken]) -> None:
        """Say what came, once; it can be undone as what people did themselves."""
        taken = done.value
        if taken.packets:
            self._operations.written.emit(_("pakketjes ingenomen"), done.undo)
        refused = frozenset(packet.name for packet in taken.refused)
        if taken.questions or taken.erased or refused - self._told:
            words = [taken_words(taken)] if taken.packets else []
            if taken.questions:
                words.append(_("Er is iets te beslissen."))
            words += [packet.sentence for packet in taken.refused[:1]]
            self._window.notice.show_sentence(
                " ".join(words),
                Tone.WARNING,
                Remedy(words=_("Bekijken…"), do=self._menu.show_packets),
            )
        self._told = refused


def _note_failure(error: AppError) -> None:
    """The stick is out, or the network is away: the next minute comes."""
    _log.warning("packets: %s", type(error).__name__)
