"""Samen met andere centra: take in the files of other centres, and see which are kept."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.joint.guest_centre import GuestFacts
from buurthuis_app.gui.look.help_key import help_key
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.save_dialog import documents_folder
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.file_choice import chosen_file
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import SPRING, clear, grow, in_column, in_row, scrolled
from buurthuis_app.gui.widgets.notices import Remedy, Tone
from buurthuis_app.i18n import _, listing, ngettext, number, short_date
from buurthuis_app.services.joint.guests import Guests
from buurthuis_app.services.joint.sharing import ENDING
from buurthuis_app.services.shared.done import Done


class GuestsDialog(DialogPage):
    """`overview_wanted` asks for the paper on which all stand beside each other."""

    topic = "centra#centra-naast-elkaar"
    overview_wanted = Signal()

    def __init__(
        self, guests: Guests, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Samen met andere centra"), operations, parent, size=(84 * GRID, 72 * GRID)
        )
        self._guests = guests
        self.guests = in_column()
        self.read_button = button(
            _("Bestand inlezen…"), ButtonKind.PRIMARY, "import", do=self.choose
        )
        content = in_column(
            label(
                _(
                    "Lees hier het bestand van een ander centrum in. Dat maakt het bij Bestand, Exporteren, Voor een "
                    "overzicht over centra. Er staan cijfers in, en verhalen die naar buiten mogen; geen namen van "
                    "mensen. Een volgend bestand van hetzelfde centrum komt in de plaats van het vorige."
                )
            ),
            self.notice,
            label(_("Centra die u hier ziet"), Text.HEADING),
            self.guests,
            SPRING,
            gap=2 * GRID,
        )
        around = scrolled(content)
        around.setAccessibleName(self.windowTitle())
        acts = FlowRow(
            button(_("Hoe werkt dit?"), ButtonKind.QUIET, do=lambda: help_key().show(self.topic)),
            button(_("Sluiten"), do=self.accept),
            button(_("Overzicht bekijken"), do=self.show_overview),
            self.read_button,
            at_end=True,
        )
        self.lay_out(grow(around), acts)
        self.read()

    def choose(self) -> None:
        """Ask for the file, and look at it."""
        kinds = _("Overzicht over centra (*{ending})").format(ending=ENDING)
        path = chosen_file(self, _("Bestand inlezen"), documents_folder(), kinds)
        if path is not None:
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Take the file in; where a later one is kept, ask first."""
        self.notice.hide()
        self.look_up(partial(self._guests.look_at, path), partial(self._looked_at, path))

    def take_in(self, path: Path, *, older: bool = False) -> None:
        """Keep what is in it; that can be undone."""
        self.write(
            partial(self._guests.take_in, path, older=older), _("centrum ingelezen"), self._taken
        )

    def remove(self, guest: GuestFacts) -> None:
        """Keep nothing of it any more; that can be undone."""
        self.write(
            partial(self._guests.remove, guest.centre_id),
            _("centrum weggehaald"),
            lambda _done: self.read(),
        )

    def read(self) -> None:
        """Show which are kept."""
        self.look_up(self._guests.all, self._show)

    def show_overview(self) -> None:
        """Go to the paper."""
        self.overview_wanted.emit()
        self.accept()

    def _looked_at(self, path: Path, facts: GuestFacts) -> None:
        if not facts.older or facts.kept_at is None:
            self.take_in(path)
            return
        words = _(
            "Dit bestand van {name} is van {day}. Wat u hier ziet, is nieuwer: van {later}. Er is nog niets ingelezen."
        )
        self.notice.show_sentence(
            words.format(
                name=facts.name,
                day=short_date(facts.made_at.astimezone().date()),
                later=short_date(facts.kept_at.astimezone().date()),
            ),
            Tone.WARNING,
            Remedy(words=_("Toch het oudere"), do=partial(self.take_in, path, older=True)),
        )

    def _taken(self, done: Done[GuestFacts]) -> None:
        facts = done.value
        sentences = [_("{name} is ingelezen: {what}.").format(name=facts.name, what=_what(facts))]
        if facts.lost_years:
            lost = _("Niet in dit bestand, en dus weg: {years}.")
            sentences.append(lost.format(years=_years(facts.lost_years)))
        tone = Tone.WARNING if facts.lost_years else Tone.CALM
        self.notice.show_sentence(" ".join(sentences), tone)
        self.read()

    def _show(self, guests: tuple[GuestFacts, ...]) -> None:
        clear(self.guests)
        for guest in guests:
            remove = button(_("Weghalen"), ButtonKind.QUIET, do=partial(self.remove, guest))
            remove.setAccessibleName(_("{name} weghalen").format(name=guest.name))
            facts = _("{what}, gemaakt op {day}").format(
                what=_what(guest), day=short_date(guest.made_at.astimezone().date())
            )
            frame = card()
            told = in_column(
                label(guest.full_name, Text.LABEL), label(facts, Text.QUIET), gap=GRID // 2
            )
            in_row(grow(told), remove, on=frame, margins=2 * GRID, gap=2 * GRID)
            self.guests.addWidget(frame)
        if not guests:
            self.guests.addWidget(label(_("Nog geen."), Text.QUIET))


def _what(facts: GuestFacts) -> str:
    stories = ngettext("{n} verhaal", "{n} verhalen", facts.stories)
    return f"{_years(facts.years)}, {stories.format(n=number(facts.stories))}"


def _years(years: tuple[int, ...]) -> str:
    return listing([str(year) for year in sorted(years)])
