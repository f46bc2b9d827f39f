"""Calendar rounds: what changed in the plan is published shortly after, when people chose a place for it."""

from PySide6.QtCore import QTimer

from buurthuis_app.gui.shell.main_window import MainWindow
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.services.activities.published_calendar import Publication
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Topic

SHORTLY = 2_000
"""Milliseconds: who moves an activity five times writes one file."""
_AREAS = frozenset({Topic.ACTIVITIES, Topic.OCCURRENCES, Topic.CENTRE})


class CalendarRounds:
    """Publishes at the start, shortly after each change, and at closing what was still to come."""

    def __init__(self, house: CentreServices, shell: Shell, window: MainWindow) -> None:
        self._published = house.published_calendar
        self._operations, self._window = shell.operations, window
        self._told = ""
        self._timer = QTimer(window, singleShot=True, interval=SHORTLY)
        self._timer.timeout.connect(self.publish)
        self._operations.changed.connect(self._changed)
        window.closing.connect(self._at_closing)

    def publish(self) -> None:
        """Write what changed, beside the database's lane: a folder in the network may be slow."""
        if self._operations.closed:
            return
        self._operations.work(
            lambda _tell, _cancelled: self._published.publish(),
            on_done=self._published_now,
            owner=self._window,
        )

    def _changed(self, areas: frozenset[Topic]) -> None:
        if areas & _AREAS:
            self._timer.start()

    def _at_closing(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.publish()

    def _published_now(self, state: Publication) -> None:
        """Say what went wrong, once; the next change tries again."""
        if state.failure and state.failure != self._told:
            self._window.notice.show_sentence(state.failure, Tone.WARNING, topic=state.page)
        self._told = state.failure
