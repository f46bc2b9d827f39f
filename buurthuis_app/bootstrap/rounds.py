"""Rounds of an open window: what is due each day and each hour, also when the program is never closed."""

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QElapsedTimer, QTimer

from buurthuis_app.errors import AppError
from buurthuis_app.gui.operations.jobs import reporting
from buurthuis_app.gui.shell.main_window import MainWindow
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.widgets.long_work import do_long
from buurthuis_app.gui.widgets.notices import Remedy, Tone
from buurthuis_app.i18n import _, clock, long_date, ngettext, number, short_date
from buurthuis_app.persistence.backups.backup_folder import Backup
from buurthuis_app.services.privacy.backup_rounds import ClockJump, Occasion, SecondPlace
from buurthuis_app.services.privacy.maintenance import Erasing
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

B = TypeVar("B")
LOOK_EVERY = 60_000
"""Milliseconds between two looks at the clock."""
HOUR = 3_600_000
_log = logging.getLogger(__name__)


class Rounds:
    """Looks after the data of one opened centre as long as its window is open."""

    def __init__(
        self,
        house: CentreServices,
        shell: Shell,
        window: MainWindow,
        show_retention: Callable[[], None],
    ) -> None:
        self._house = house
        self._shell = shell
        self._window = window
        self._show_retention = show_retention
        self._rounds = house.keeping.rounds
        self._day: dt.date | None = None
        self._since_hour = QElapsedTimer()
        self._timer = QTimer(window, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self.question: QMessageBox | None = None

    def start(self) -> None:
        """The round of today, and from now on each day and each hour."""
        self._since_hour.start()
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Do what is due: a new day has begun, or an hour has gone by."""
        today, run = self._house.clock.today(), self._shell.operations.run
        if today != self._day:
            self._day = today
            run(self._house.confiding.leave_chaff)
            self._daily()
        elif self._since_hour.elapsed() >= HOUR:
            self._since_hour.restart()
            run(self._house.confiding.leave_chaff)
            self.back_up(Occasion.HOUR)

    def back_up(self, occasion: Occasion) -> None:
        """A backup when something changed, and the way to the second place."""
        self._beside(partial(self._rounds.add_if_changed, occasion), self._show_new)

    def close(self) -> None:
        """The last backup of this window. It stops nobody from closing."""
        self._timer.stop()
        self._shell.operations.run(
            partial(self._rounds.add_if_changed, Occasion.CLOSING), on_error=_note_failure
        )

    def show_made(self, backup: Backup) -> None:
        """Say when the last backup was made, and bring it to the second place."""
        moment = backup.made_at.astimezone()
        day, today = moment.date(), self._house.clock.today()
        words = {today: _("vandaag"), today - dt.timedelta(days=1): _("gisteren")}
        self._window.status.show_backup(f"{words.get(day, short_date(day))} {clock(moment.time())}")
        self._shell.operations.work(
            reporting(self._rounds.bring),
            on_done=lambda _place: None,
            on_error=self._not_brought,
            owner=self._window,
        )

    def _daily(self) -> None:
        self._shell.operations.run(self._house.growing.extend)
        self._beside(self._house.keeping.daily_backup, self._backed_up)

    def _beside(self, function: Callable[[], B], on_done: Callable[[B], None]) -> None:
        """Beside the database's lane: verifying a copy takes a second, for which nobody at the door should wait."""
        self._shell.operations.work(
            lambda _progress, _cancelled: function(), on_done=on_done, owner=self._window
        )

    def _backed_up(self, backup: Backup) -> None:
        """Only with a good backup of today may anything be erased."""
        self.show_made(backup)
        run = self._shell.operations.run
        run(self._rounds.clock_jump, self._erase_or_ask, owner=self._window)

    def _erase_or_ask(self, jump: ClockJump | None) -> None:
        if jump is None:
            do_long(
                self._house.keeping.erase_due,
                _("Wat niet langer bewaard mag worden, wordt gewist…"),
                self._window.notice,
                self._shell.operations,
                on_done=self._erased,
                on_error=self._shell.operations.failed.emit,
                in_order=True,
            )
        else:
            self._ask(jump)

    def _ask(self, jump: ClockJump) -> None:
        from buurthuis_app.gui.widgets.hints.question import QuestionBox

        text = _("Volgens deze computer is het vandaag {today}. Klopt dat?")
        more = _(
            "De vorige keer dat het programma open was, was het {last}. Het programma wist wat niet langer "
            "bewaard mag worden, en ruimt oude reservekopieën op. Met een verkeerde datum zou het te veel zijn."
        )
        asking = self.question = QuestionBox(
            self._window,
            _("Klopt de datum?"),
            text.format(today=long_date(jump.today)),
            more.format(last=long_date(jump.last)),
            stay=_("Nee, nog niets wissen"),
        )
        asking.offers(_("De datum klopt"), self._believe)
        asking.open()

    def _believe(self) -> None:
        self._rounds.believe_clock()
        self._beside(self._house.keeping.daily_backup, self._backed_up)

    def _show_new(self, backup: Backup | None) -> None:
        if backup is not None:
            self.show_made(backup)

    def _not_brought(self, error: AppError) -> None:
        """A stick may be away for a day or two; after a week people are reminded."""
        _log.warning("second place: %s", type(error).__name__)
        self._shell.operations.run(self._rounds.second_place, self._remind, owner=self._window)

    def _remind(self, place: SecondPlace) -> None:
        if place.folder is not None and place.overdue:
            self._window.status.say(
                _("Al een week kwam er geen reservekopie in {folder}. Sluit de stick aan.").format(
                    folder=place.folder
                )
            )

    def _erased(self, done: Done[Erasing]) -> None:
        """Say what is gone, and who will be: above the tabs when it is about people, and until it is put away."""
        told = done.value
        if told.erased.rows:
            self._shell.undo.clear()
        sentences = [*_gone(told), *_going(told)]
        remedy = Remedy(words=_("Bewaartermijnen…"), do=self._show_retention)
        if told.erased.people or told.announced.people:
            self._window.notice.show_sentence(" ".join(sentences), Tone.WARNING, remedy)
        elif told.erased.rows:
            self._window.status.say(" ".join(sentences))


def _note_failure(error: AppError) -> None:
    _log.error("backup at closing: %s", type(error).__name__)


def _gone(told: Erasing) -> Iterator[str]:
    if told.erased.people:
        words = ngettext(
            "De gegevens van {n} mens zijn gewist: de bewaartermijn is voorbij. "
            "Vandaag kunt u dat nog terugdraaien.",
            "De gegevens van {n} mensen zijn gewist: de bewaartermijn is voorbij. "
            "Vandaag kunt u dat nog terugdraaien.",
            told.erased.people,
        )
        yield words.format(n=number(told.erased.people))
    elif told.erased.rows:
        words = ngettext(
            "{n} oude tekst is gewist, van niemand de naam; zie Bestand, Bewaartermijnen.",
            "{n} oude teksten zijn gewist, van niemand de naam; zie Bestand, Bewaartermijnen.",
            told.erased.rows,
        )
        yield words.format(n=number(told.erased.rows))


def _going(told: Erasing) -> Iterator[str]:
    if told.announced.people and told.first is not None:
        words = ngettext(
            "Vanaf {date} worden de gegevens van {n} mens gewist: de bewaartermijn is dan voorbij. "
            "Kijk na of dat klopt.",
            "Vanaf {date} worden de gegevens van {n} mensen gewist: de bewaartermijn is dan voorbij. "
            "Kijk na of dat klopt.",
            told.announced.people,
        )
        yield words.format(n=number(told.announced.people), date=short_date(told.first))
