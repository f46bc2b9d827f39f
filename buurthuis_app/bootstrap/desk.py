"""The desk: an opened centre with its window, from the first start to the last backup."""

import datetime as dt
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog

from buurthuis_app import bootstrap
from buurthuis_app.domain.actors import DOOR
from buurthuis_app.domain.centre import Centre
from buurthuis_app.errors import AppError
from buurthuis_app.gui import application, settings
from buurthuis_app.gui.collecting import Collector
from buurthuis_app.gui.error_dialog import ErrorDesk
from buurthuis_app.gui.lanes import forget_sources
from buurthuis_app.gui.main_window import MainWindow
from buurthuis_app.gui.navigation import Navigator
from buurthuis_app.gui.operations import Operations
from buurthuis_app.gui.shell import Shell
from buurthuis_app.gui.tab import Tab, TabEntry
from buurthuis_app.gui.undo import UndoStack
from buurthuis_app.i18n import _, clock, ngettext, short_date
from buurthuis_app.persistence.backup import Backup
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centres import Centres
from buurthuis_app.services.done import Done
from buurthuis_app.services.house import House

if TYPE_CHECKING:
    from collections.abc import Callable

    from buurthuis_app.gui.door_window import DoorWindow


class Desk:
    """Window, lanes and services of one opened centre. Keep it as long as the window is open."""

    def __init__(self, house: House, folder: Path) -> None:
        self.house = house
        self.operations = Operations()
        self.undo = UndoStack(self.operations)
        self.navigator = Navigator()
        self.shell = Shell(
            operations=self.operations,
            undo=self.undo,
            navigator=self.navigator,
            drafts=house.drafting,
        )
        self.errors = ErrorDesk()
        self.door: DoorWindow | None = None
        self.dialog: QDialog | None = None
        self._collector: Collector | None = None
        self.window = MainWindow(tab_entries(house, self.shell), self.shell, folder)
        self.window.set_centre_name(house.centre.name)
        self.errors.window = self.window
        self.errors.speaker = self.window
        self.operations.crashed.connect(self.errors.take)
        self.operations.idle.connect(forget_sources)
        self._fill_menu()

    def after_first_paint(self) -> None:
        """What can wait until there is something to look at: series a year ahead, a backup, erasing what is due."""
        self._collector = Collector(self.window)
        application.write_dutch()
        run = self.operations.run
        run(self.house.planning.extend)
        run(self.house.keeping.daily_backup, self._show_backup)
        run(self.house.keeping.erase_due, self._erased)

    def close(self) -> None:
        """Finish the writes and let go of the window."""
        self.operations.close()
        if self.door is not None:
            self.door.deleteLater()
        if self._collector is not None:
            self._collector.stop()
        self.window.deleteLater()

    def _fill_menu(self) -> None:
        from buurthuis_app.gui.menus import Menu

        menus, last = self.window.menus, self.window.last_of_file
        menus.add(Menu.FILE, _("&Buurthuis…"), self._name_centre, before=last)
        menus.add(Menu.FILE, _("Uit E&xcel halen…"), self._import_counts, before=last)
        menus.add(Menu.FILE, _("Uit een a&genda halen…"), self._import_calendar, before=last)
        menus.add(Menu.FILE, _("&Exporteren…"), self._export, before=last)
        menus.add(Menu.FILE, _("&Reservekopie maken…"), self._back_up, before=last)
        menus.add(Menu.FILE, _("Be&waartermijnen…"), self._show_retention, before=last)
        menus.add(Menu.FILE, _("&Code van de Deurstand…"), self._change_code, before=last)
        menus.separate(Menu.VIEW)
        menus.add(Menu.VIEW, _("&Deurstand"), self.open_door, "F11")
        menus.separate(Menu.EDIT)
        menus.add(Menu.EDIT, _("&Zoeken…"), self._find, "Ctrl+F")
        menus.add(Menu.HELP, _("&Over Buurthuis"), self._about)

    def open_door(self) -> None:
        """Show the day's cards in the whole screen, on behalf of who stands at the door, and hide the office."""
        from buurthuis_app.gui.door_window import DoorWindow

        house = self.house
        at_door = bootstrap.house(house.database, house.centre, clock=house.clock, actor=DOOR)
        self.door = DoorWindow(at_door, self.operations)
        self.door.left.connect(self._leave_door)
        self.errors.window = self.errors.speaker = self.door
        self.door.present()
        self.window.stand_back()

    def _leave_door(self) -> None:
        """Back in the office; what was done at the door could be taken back there."""
        self.errors.window = self.errors.speaker = self.window
        self.undo.clear()
        self.window.present()
        if self.door is not None:
            self.door.hide()
            self.door.deleteLater()
            self.door = None

    def _change_code(self) -> None:
        from buurthuis_app.gui.door_code_dialogs import ChangeCodeDialog

        dialog = ChangeCodeDialog(self.house.door_code, self.operations, parent=self.window)
        dialog.saved.connect(self._code_changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.ask()
        self.dialog = dialog

    def _code_changed(self, asked: object) -> None:
        words = _("De Deurstand vraagt nu om de code.") if asked else _("De code is weg.")
        self.window.status.say(words)

    def _find(self) -> None:
        from buurthuis_app.gui.find import FindDialog

        self.dialog = FindDialog(self.house, self.operations, self.navigator, parent=self.window)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _import_counts(self) -> None:
        from buurthuis_app.gui.import_dialog import ImportDialog

        self.dialog = ImportDialog(self.house, self.operations, parent=self.window)
        self.dialog.open()

    def _export(self) -> None:
        from buurthuis_app.gui.export_dialog import open_export

        self.dialog = open_export(
            self.house, self.operations, self.window.status.say, parent=self.window
        )

    def _import_calendar(self) -> None:
        from buurthuis_app.gui.calendar_import_dialog import CalendarImportDialog

        self.dialog = CalendarImportDialog(self.house, self.operations, parent=self.window)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _name_centre(self) -> None:
        from buurthuis_app.gui.centre_dialog import CentreDialog

        dialog = CentreDialog(Centres(self.house.database), self.operations, parent=self.window)
        dialog.saved.connect(self._named)
        dialog.edit(self.house.centre)
        self.dialog = dialog

    def _named(self, centre: Centre) -> None:
        self.house.centre = centre
        self.window.set_centre_name(centre.name)

    def _back_up(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name = f"buurthuis-{self.house.clock.today():%Y-%m-%d}.db"
        chosen, _kind = QFileDialog.getSaveFileName(
            self.window, _("Reservekopie maken"), str(Path.home() / name), _("Gegevens (*.db)")
        )
        if chosen:
            sentence = _("Reservekopie gemaakt.")
            self.operations.run(
                partial(self.house.keeping.backup_to, Path(chosen)),
                lambda _path: self.window.status.say(sentence),
                owner=self.window,
            )

    def _show_retention(self) -> None:
        from buurthuis_app.gui.retention_dialog import RetentionDialog

        dialog = RetentionDialog(self.house, self.operations, parent=self.window)
        dialog.erased.connect(self.undo.clear)
        dialog.open()
        self.dialog = dialog

    def _about(self) -> None:
        from PySide6.QtWidgets import QMessageBox

        from buurthuis_app import __version__

        QMessageBox.about(
            self.window,
            _("Over Buurthuis"),
            _("Buurthuis {version}\nTellen en vertellen. Vrije software (EUPL-1.2).").format(
                version=__version__
            ),
        )

    def _show_backup(self, backup: Backup) -> None:
        moment = backup.made_at.astimezone()
        day = moment.date()
        today = self.house.clock.today()
        words = {today: _("vandaag"), today - dt.timedelta(days=1): _("gisteren")}
        self.window.status.show_backup(f"{words.get(day, short_date(day))} {clock(moment.time())}")

    def _erased(self, done: Done[int]) -> None:
        if done.value:
            self.undo.clear()
            sentence = ngettext(
                "{n} oud stukje persoonlijke tekst is gewist; zie Bestand, Bewaartermijnen.",
                "{n} oude stukjes persoonlijke tekst zijn gewist; zie Bestand, Bewaartermijnen.",
                done.value,
            )
            self.window.status.say(sentence.format(n=done.value))


def tab_entries(house: House, shell: Shell) -> tuple[TabEntry, ...]:
    """The tabs, in their order; each is imported and built when it is first shown."""

    def today() -> Tab:
        from buurthuis_app.gui.today.tab import TodayTab

        return TodayTab(house, shell.operations, shell.navigator)

    def activities() -> Tab:
        from buurthuis_app.gui.activities.tab import ActivitiesTab

        return ActivitiesTab(house, shell.operations, shell.navigator, shell.undo)

    def harvest() -> Tab:
        from buurthuis_app.gui.harvest.tab import HarvestTab

        return HarvestTab(house, shell.operations, shell.navigator)

    def overviews() -> Tab:
        from buurthuis_app.gui.overviews.tab import OverviewsTab

        return OverviewsTab(house, shell.operations, shell.navigator)

    entries: tuple[tuple[str, str, str, Callable[[], Tab]], ...] = (
        ("today", _("Vandaag"), "today", today),
        ("activities", _("Activiteiten"), "calendar", activities),
        ("harvest", _("Tellen en Vertellen"), "harvest", harvest),
        ("overviews", _("Overzichten"), "overview", overviews),
    )
    return tuple(
        TabEntry(key=key, title=title, icon=icon, factory=factory)
        for key, title, icon, factory in entries
    )


def open_window(folder: Path, *, door: bool = False) -> int:
    """Show the window of the centre in `folder` until it is closed, or the door first; the exit code."""
    program = application.create(settings.load(folder))
    try:
        with bootstrap.opened(folder) as database:
            centre = Centres(database).first() or _welcome(database)
            return 0 if centre is None else _run(program, database, centre, folder, door=door)
    except AppError as error:
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.warning(None, "Buurthuis", error.sentence)
        return 1


def _run(
    program: QApplication, database: Database, centre: Centre, folder: Path, *, door: bool
) -> int:
    desk = Desk(bootstrap.house(database, centre), folder)
    desk.errors.install()
    if door:
        desk.open_door()
    else:
        desk.window.present()
    QTimer.singleShot(0, desk.after_first_paint)
    try:
        return program.exec()
    finally:
        desk.close()


def _welcome(database: Database) -> Centre | None:
    from buurthuis_app.gui.welcome import Welcome

    welcome = Welcome(Centres(database))
    welcome.exec()
    return welcome.centre


def _without_platform_talk(_kind: QtMsgType, _place: object, words: str) -> None:
    """Pass on what Qt says, but for the remark the screenless platform makes about every window."""
    if "propagateSizeHints" not in words:
        sys.stderr.write(words + "\n")


def take_pictures(house: House, folder: Path) -> tuple[Path, ...]:
    """A picture of every tab of the window, written to `folder`."""
    qInstallMessageHandler(_without_platform_talk)
    program = QApplication.instance()
    if program is None:
        program = application.create(settings.Settings(scheme="light"))
    desk = Desk(house, folder)
    application.write_dutch()
    made = []
    try:
        desk.window.resize(1280, 720)
        desk.window.show()
        for entry in tab_entries(house, desk.shell):
            desk.window.open_tab(entry.key)
            desk.operations.wait()
            program.processEvents()  # what was just filled in gets its place in the next turn of the loop
            made.append(folder / f"{entry.key}.png")
            desk.window.grab().save(str(made[-1]))
    finally:
        desk.close()
        qInstallMessageHandler(None)
    return tuple(made)
