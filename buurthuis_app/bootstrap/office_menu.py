"""Menus of the office: the dialogs that they open and that belong to no tab."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from buurthuis_app.bootstrap.place_menu import PlaceMenu
from buurthuis_app.gui.shell.main_window import MainWindow
from buurthuis_app.gui.shell.menus import Menu
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Topic

if TYPE_CHECKING:
    from uuid import UUID

    from buurthuis_app.bootstrap.rounds import Rounds
    from buurthuis_app.domain.centre.centre import Centre
    from buurthuis_app.domain.shared.picture import Picture
    from buurthuis_app.gui.centre.person_request_dialog import PersonRequestDialog
    from buurthuis_app.gui.joint.guests_dialog import GuestsDialog
    from buurthuis_app.services.volunteers.brought_files import BroughtFile


class OfficeMenu(PlaceMenu):
    """The commands of one opened centre. `dialog` is the last one that was opened."""

    def __init__(
        self,
        house: CentreServices,
        shell: Shell,
        window: MainWindow,
        folder: Path,
        rounds: Callable[[], "Rounds"],
        show_example: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(house, shell, window, folder, rounds)
        self._show_example = show_example
        self.to_read = False
        """Whether the window opens again for somebody who reads along and changes nothing."""
        shell.operations.changed.connect(self._changed)
        window.file_dropped.connect(self.take_file)

    def fill(self, *, open_door: Callable[[], None], open_hall: Callable[[], None]) -> None:
        """Add the commands, each in the menu where people look for it."""
        menus, last = self._window.menus, self._window.last_of_file
        menus.add(Menu.FILE, _("&Instellingen…"), self.show_settings, "Ctrl+,", before=last)
        menus.add(Menu.FILE, _("&Buurthuis…"), self.name_centre, before=last)
        menus.add(Menu.FILE, _("Uit E&xcel halen…"), self._import_counts, before=last)
        menus.add(Menu.FILE, _("Uit een age&nda halen…"), self._import_calendar, before=last)
        menus.add(Menu.FILE, _("Agenda p&ubliceren…"), self.publish_calendar, before=last)
        self._packets = menus.add(
            Menu.FILE, _("&Meegebrachte pakketjes innemen…"), self.show_packets, before=last
        )
        self._door_file = menus.add(
            Menu.FILE, _("&Deurbestand maken…"), self._make_door_file, before=last
        )
        menus.add(Menu.FILE, _("&Exporteren…"), self._export, before=last)
        if self._show_example is not None:  # the example leads back to the own centre alone
            menus.add(Menu.FILE, _("Ander cen&trum…"), self.show_centres, before=last)
        menus.add(Menu.FILE, _("&Samen met andere centra…"), self.show_guests, before=last)
        menus.add(Menu.FILE, _("&Gegevens…"), self.show_place, before=last)
        menus.add(Menu.FILE, _("&Reservekopieën…"), self.show_backups, before=last)
        self._window.windows["backups"] = self.show_backups
        menus.add(Menu.FILE, _("Be&waartermijnen…"), self.show_retention, before=last)
        menus.add(Menu.FILE, _("In&zage en wissen…"), self._show_person_request, before=last)
        menus.add(Menu.FILE, _("&Code van de Deurstand…"), self.change_code, before=last)
        menus.separate(Menu.VIEW)
        menus.add(Menu.VIEW, _("&Deurstand"), open_door, "F11")
        menus.add(Menu.VIEW, _("Beeld voor de &hal"), open_hall, "Shift+F11")
        menus.add(Menu.VIEW, _("Alleen &meelezen"), self.read_along)
        menus.separate(Menu.EDIT)
        menus.add(Menu.EDIT, _("&Zoeken…"), self.find, "Ctrl+F")
        menus.add(Menu.HELP, _("Sn&elkaart voor de deur"), self.show_quick_card)
        menus.add(Menu.HELP, _("Buurthuis &inrichten…"), self.show_guide)
        if self._show_example is not None:
            menus.add(Menu.HELP, _("&Voorbeeld bekijken"), self._show_example)
        menus.add(Menu.HELP, _("&Over Buurthuis"), self._about)

    def show_quick_card(self) -> None:
        """How to count, on one sheet, as it comes out of the printer."""
        from buurthuis_app.gui.shell.navigation import Destination

        self._shell.navigator.go(Destination(tab="overviews", section="quick-card"))

    def say_door_file(self) -> None:
        """This is a door file: packets go from here to the office."""
        self._packets.setText(_("&Pakketjes voor kantoor…"))
        self._door_file.setVisible(False)

    def show_packets(self) -> None:
        """Packets of doors to take in, or those of this door."""
        from buurthuis_app.gui.packets.send_dialog import SendDialog
        from buurthuis_app.gui.packets.take_in_dialog import TakeInDialog

        kind = TakeInDialog if self._door_file.isVisible() else SendDialog
        self._open(kind(self._house, self._shell.operations, parent=self._window))

    def _make_door_file(self) -> None:
        from buurthuis_app.gui.packets.door_file_dialog import DoorFileDialog

        self._open(DoorFileDialog(self._house, self._shell.operations, parent=self._window))

    def show_guests(self) -> None:
        """Other centres that are looked at here."""
        self._guests()

    def _guests(self) -> "GuestsDialog":
        from buurthuis_app.gui.joint.guests_dialog import GuestsDialog

        dialog = GuestsDialog(self._house.guests, self._shell.operations, parent=self._window)
        dialog.overview_wanted.connect(self._show_joint_overview)
        self._open(dialog)
        return dialog

    def _show_joint_overview(self) -> None:
        self._window.show_place(Destination(tab="overviews", section="joint"))

    def take_file(self, path: Path) -> None:
        """Open the window that takes this file in, by what is in it."""
        from buurthuis_app.services.joint import sharing
        from buurthuis_app.services.privacy.carrying import ENDING

        if path.suffix.casefold() == sharing.ENDING:
            self._guests().look_at(path)
            return
        if path.suffix.casefold() in {".db", ENDING}:
            self._backups().look_at(path)
            return
        self._shell.operations.work(
            lambda _tell, _cancelled: self._house.brought_files.subject_of(path),
            on_done=partial(self._open_with, path),
            owner=self._window,
        )

    def _open_with(self, path: Path, subject: "BroughtFile") -> None:
        from buurthuis_app.gui.packets.take_in_dialog import TakeInDialog
        from buurthuis_app.services.volunteers.brought_files import BroughtFile

        if subject is BroughtFile.PACKETS:
            self.show_packets()
        elif subject is BroughtFile.CALENDAR:
            self._import_calendar()
        elif subject is BroughtFile.VOLUNTEERS:
            self._import_people()
        else:
            self._import_counts()
        from buurthuis_app.gui.imports.file_import_dialog import FileImportDialog

        if isinstance(self.dialog, FileImportDialog):
            self.dialog.read(path)
        elif isinstance(self.dialog, TakeInDialog):
            self.dialog.take_in(path if path.is_dir() else path.parent)

    def _import_people(self) -> None:
        from buurthuis_app.gui.tabs.volunteers.people.people_import_dialog import PeopleImportDialog

        self._open(PeopleImportDialog(self._house, self._shell.operations, parent=self._window))

    def change_code(self) -> None:
        """The code that leads from the door back to the office."""
        from buurthuis_app.gui.door.code_dialogs import ChangeCodeDialog

        dialog = ChangeCodeDialog(
            self._house.door_code, operations=self._shell.operations, parent=self._window
        )
        dialog.saved.connect(self._code_changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.ask()
        self.dialog = dialog

    def _code_changed(self, asked: object) -> None:
        words = _("De Deurstand vraagt nu om de code.") if asked else _("De code is weg.")
        self._window.status.say(words)

    def find(self) -> None:
        """Anything, from anywhere."""
        from buurthuis_app.gui.search.dialog import FindDialog

        self._open(
            FindDialog(
                self._house, self._shell.operations, self._shell.navigator, parent=self._window
            )
        )

    def _import_counts(self) -> None:
        from buurthuis_app.gui.imports.count_sheet_dialog import ImportDialog

        self.dialog = ImportDialog(self._house, self._shell.operations, parent=self._window)
        self.dialog.open()

    def _export(self) -> None:
        from buurthuis_app.gui.papers.export_dialog import open_export

        self.dialog = open_export(
            self._house, self._shell.operations, self._window.status.say, parent=self._window
        )

    def _import_calendar(self) -> None:
        from buurthuis_app.gui.imports.calendar_import_dialog import CalendarImportDialog

        self._open(CalendarImportDialog(self._house, self._shell.operations, parent=self._window))

    def publish_calendar(self) -> None:
        """Where the programme lies for others, always up to date."""
        from buurthuis_app.gui.centre.publish_calendar_dialog import PublishCalendarDialog

        self._open(PublishCalendarDialog(self._house, self._shell.operations, parent=self._window))

    def show_settings(self) -> None:
        """Everything that can be set, in one window."""
        from buurthuis_app.bootstrap.settings_groups import settings_groups
        from buurthuis_app.gui.shell.settings_window import SettingsWindow

        dialog = SettingsWindow(
            settings_groups(self, self._house, self._shell, self._window),
            self._shell.operations,
            parent=self._window,
        )
        self._open(dialog)

    def show_guide(self) -> None:
        """The steps of the first start."""
        from buurthuis_app.gui.centre.guide_dialog import GuideDialog

        dialog = GuideDialog(
            self._house,
            self._shell.operations,
            example=self._show_example is not None,
            parent=self._window,
        )
        if self._show_example is not None:
            dialog.example_wanted.connect(self._show_example)
        dialog.finished.connect(dialog.deleteLater)
        dialog.ask()
        self.dialog = dialog

    def name_centre(self) -> None:
        """Name, town and logo."""
        from buurthuis_app.gui.centre.centre_dialog import CentreDialog

        dialog = CentreDialog(
            self._house.presenting, operations=self._shell.operations, parent=self._window
        )
        dialog.ask()
        self.dialog = dialog

    def _changed(self, areas: frozenset[Topic]) -> None:
        """Another name, or the former one back."""
        if Topic.CENTRE in areas:
            named = self._house.presenting.named
            self._shell.operations.run(named, self._named, owner=self._window)

    def _named(self, named: "tuple[Centre, Picture | None]") -> None:
        centre, _logo = named
        self._house.centre = centre
        self._window.set_centre_name(centre.name)

    def read_along(self) -> None:
        """The board looks: figures and papers, and nothing that can be changed."""
        self.to_read = True
        self._window.close()

    def show_retention(self) -> None:
        """How long personal texts are kept, what was erased today, and what will be."""
        from buurthuis_app.gui.centre.retention_dialog import RetentionDialog

        dialog = RetentionDialog(self._house, self._shell.operations, parent=self._window)
        dialog.erased.connect(self._shell.undo.clear)
        dialog.open()
        self.dialog = dialog

    def ask_to_erase(self, own: "UUID") -> None:
        """All that is kept of one person, to be erased find by find."""
        self._person_request().look_for(own)

    def _show_person_request(self) -> None:
        self._person_request()

    def _person_request(self) -> "PersonRequestDialog":
        from buurthuis_app.gui.centre.person_request_dialog import PersonRequestDialog

        dialog = PersonRequestDialog(self._house, self._shell.operations, parent=self._window)
        dialog.erased.connect(self._shell.undo.clear)
        self._open(dialog)
        return dialog

    def _about(self) -> None:
        from buurthuis_app.gui.shell.about_dialog import AboutDialog

        self._open(AboutDialog(self._window))
