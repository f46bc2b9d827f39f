"""Deurbestand maken: a name for the door, and a file to carry to its computer."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from buurthuis_app.domain.packets.paired_door import LONGEST_NAME, PairedDoor
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label, label_of
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.layout import SPRING, clear, grow, in_column, in_row, scrolled, sheet
from buurthuis_app.gui.widgets.long_work import do_long
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _, short_date
from buurthuis_app.services.packets.door_files import PacketPlaces
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done

ENDING = ".db"


class DoorFileDialog(DialogPage):
    """Makes a door file, and shows the doors that have one."""

    topic = "samen#een-deurbestand-en-pakketjes"

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Deurbestand maken"), operations, parent, size=(80 * GRID, 64 * GRID))
        self._house = house
        self.name = QLineEdit(maxLength=LONGEST_NAME)
        self.name.setMaximumWidth(40 * GRID)
        self.name.setAccessibleName(_("Hoe heet deze deur?"))
        self.names = QCheckBox(_("Met namen van aanmeldingen"))
        self.make_button = button(_("Bestand maken…"), ButtonKind.PRIMARY, "save", do=self.choose)
        self.doors: QVBoxLayout = in_column()
        asked = label_of(self.name, _("Hoe heet deze deur?"))
        content = in_column(
            label(_("Tellen op een andere computer"), Text.HEADING),
            label(
                _(
                    "Voor een computer, laptop of tablet die niet bij de gegevens van kantoor kan. Het deurbestand "
                    "kent het programma, de telsoorten en de peilingen. Er staan geen vrijwilligers of verhalen in, "
                    "en niets van het register van de vertrouwenspersoon. Wat daar wordt geteld en verteld, komt in "
                    "verzegelde pakketjes hierheen, en het nieuwste programma gaat langs dezelfde weg terug."
                )
            ),
            asked,
            self.name,
            self.names,
            label(_("De naam en het eten, om daar aan te vinken wie er is."), Text.QUIET),
            self.notice,
            label(_("Deuren met een bestand"), Text.LABEL),
            self.doors,
            SPRING,
            gap=2 * GRID,
        )
        close = button(_("Sluiten"), do=self.accept)
        self.lay_out(grow(scrolled(content)), buttons=(close, self.make_button))
        self._read()

    def choose(self) -> None:
        """Ask where the file must come."""
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        name = _("deurbestand") + f"-{self._house.clock.today():%Y-%m-%d}{ENDING}"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Deurbestand bewaren"), str(Path(home) / name), _("Deurbestand (*.db)")
        )
        if chosen:
            self.make(Path(chosen))

    def make(self, target: Path) -> None:
        """Make the file there."""
        name, names = self.name.text(), self.names.isChecked()
        self.make_button.setEnabled(False)
        door_files = self._house.door_files
        do_long(
            lambda progress: door_files.make(name, target, names=names, progress=progress),
            _("Het deurbestand wordt gemaakt en nagekeken…"),
            self.notice,
            self._operations,
            on_done=partial(self._made, target),
            on_error=self.refuse,
            on_stop=lambda: self.make_button.setEnabled(True),
        )

    def _made(self, target: Path, done: Done[PairedDoor]) -> None:
        self.make_button.setEnabled(True)
        self.name.clear()
        self.names.setChecked(False)
        self.notice.show_sentence(
            _(
                "Gemaakt: {path}. Breng het naar de computer {name} en kies daar Bestand, Reservekopieën…, Ander "
                "bestand terugzetten… Bewaar het bestand daarna niet: wie het heeft, kan namens deze deur tellen."
            ).format(path=target, name=done.value.name),
            Tone.CALM,
        )
        self._read()

    def _read(self) -> None:
        self._operations.run(self._house.door_files.places, self._show, owner=self)

    def _show(self, places: PacketPlaces) -> None:
        clear(self.doors)
        for door in places.doors:
            forget = button(_("Vergeten"), ButtonKind.QUIET, do=partial(self.forget, door))
            forget.setAccessibleName(_("{name} vergeten").format(name=door.name))
            said = (
                _("{name}, gemaakt op {date}, met namen")
                if door.names
                else _("{name}, gemaakt op {date}")
            )
            words = said.format(name=door.name, date=short_date(door.made_on))
            self.doors.addWidget(sheet(in_row(grow(label(words)), forget)))
        if not places.doors:
            self.doors.addWidget(label(_("Nog geen."), Text.QUIET))

    def forget(self, door: PairedDoor) -> None:
        """Take in nothing of this door any more; that can be undone."""
        self.write(
            partial(self._house.door_files.forget, door),
            _("deur vergeten"),
            lambda _done: self._read(),
        )

    @override
    def refuse(self, error: AppError) -> None:
        self.make_button.setEnabled(True)
        super().refuse(error)
