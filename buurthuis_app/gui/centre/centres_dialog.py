"""Ander centrum: the centres that this computer knows, to open, add, begin or forget one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from buurthuis_app.gui.look.help_key import help_key
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import SPRING, clear, grow, in_column, scrolled
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.centre import known_centres
from buurthuis_app.services.centre.centre_choice import CentreChoice
from buurthuis_app.services.centre.known_centres import KnownCentre


class CentresDialog(DialogPage):
    """`wanted` carries the centre to go to, which can be opened now. The window is closed for that."""

    topic = "centra#twee-of-meer-centra-op-deze-computer"
    wanted = Signal(object)

    def __init__(
        self,
        choice: CentreChoice,
        name: str,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Ander centrum"), operations, parent, size=(84 * GRID, 68 * GRID))
        self._choice = choice
        self.centres = in_column()
        content = in_column(
            label(
                _(
                    "Elk centrum heeft een eigen map, met eigen mensen, papieren en reservekopieën. Het programma "
                    "begint met het centrum dat u hier het laatst opende."
                )
            ),
            self.notice,
            self.centres,
            SPRING,
            gap=2 * GRID,
        )
        around = scrolled(content)
        around.setAccessibleName(self.windowTitle())
        acts = FlowRow(
            button(_("Hoe werkt dit?"), ButtonKind.QUIET, do=lambda: help_key().show(self.topic)),
            button(_("Nieuw centrum…"), do=self.choose_new),
            button(_("Toevoegen…"), do=self.choose),
            button(_("Sluiten"), do=self.reject),
            at_end=True,
        )
        self.lay_out(grow(around), acts)
        self.look_up(partial(known_centres.note, choice.current, name), self._show)

    def choose(self) -> None:
        """Ask for the folder of a centre that there is."""
        self._ask(_("Map van het centrum"), self.add)

    def choose_new(self) -> None:
        """Ask for a folder in which nothing is yet."""
        self._ask(_("Lege map voor het nieuwe centrum"), self.begin)

    def add(self, folder: str) -> None:
        """Put the centre in this folder on the list."""
        self._work(partial(self._choice.add, folder), self._added)

    def begin(self, folder: str) -> None:
        """Begin a centre in this folder, and open it."""
        self._work(partial(self._choice.begin, folder), self._go)

    def open_centre(self, centre: KnownCentre) -> None:
        """Open it, when it can be reached now."""
        self._work(partial(self._choice.look_at, centre), self._go)

    def forget(self, centre: KnownCentre) -> None:
        """Leave it off the list; its data stay."""
        self.look_up(partial(known_centres.forget, centre.folder), partial(self._forgotten, centre))

    def _ask(self, title: str, do: Callable[[str], None]) -> None:
        chosen = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if chosen:
            do(chosen)

    def _work(self, look: Callable[[], KnownCentre], then: Callable[[KnownCentre], None]) -> None:
        """Trying out a folder can take a moment where a network is slow."""
        self.notice.show_sentence(_("De map wordt nagekeken…"), Tone.CALM)
        self._operations.work(
            lambda _progress, _cancelled: look(), on_done=then, on_error=self.refuse, owner=self
        )

    def _added(self, centre: KnownCentre) -> None:
        words = _("{name} staat in de lijst.").format(name=centre.name)
        self.notice.show_sentence(words, Tone.CALM)
        self._show(known_centres.listed())

    def _forgotten(self, centre: KnownCentre, left: tuple[KnownCentre, ...]) -> None:
        words = _("{name} staat niet meer in de lijst. De gegevens staan nog in {folder}.")
        self.notice.show_sentence(words.format(name=centre.name, folder=centre.folder), Tone.CALM)
        self._show(left)

    def _go(self, centre: KnownCentre) -> None:
        self.wanted.emit(centre)
        self.accept()

    def _show(self, centres: tuple[KnownCentre, ...]) -> None:
        clear(self.centres)
        for centre in centres:
            self.centres.addWidget(self._card(centre))

    def _card(self, centre: KnownCentre) -> QFrame:
        frame = card()
        told = (label(centre.name, Text.LABEL), label(str(centre.folder), Text.QUIET))
        if centre.folder == self._choice.current:
            acts: QWidget = label(_("Nu open"))
        else:
            opens = button(_("Openen"), do=partial(self.open_centre, centre))
            opens.setAccessibleName(_("{name} openen").format(name=centre.name))
            forget = button(_("Vergeten"), ButtonKind.QUIET, do=partial(self.forget, centre))
            forget.setAccessibleName(_("{name} vergeten").format(name=centre.name))
            acts = FlowRow(opens, forget)
        in_column(*told, acts, on=frame, margins=2 * GRID, gap=GRID // 2)
        return frame
