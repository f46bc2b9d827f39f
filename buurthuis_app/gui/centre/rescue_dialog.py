"""Rescue dialog: the data cannot be opened at the start; which backup to put back, and what would be missing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QWidget

from buurthuis_app.domain.shared.progress import Cancelled, Progress
from buurthuis_app.errors import AppError
from buurthuis_app.gui.centre.backup_table import backup_table
from buurthuis_app.gui.centre.wait_dialog import waited
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Sign, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import SizedDialog
from buurthuis_app.gui.widgets.file_choice import chosen_file
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.hints.question import QuestionBox
from buurthuis_app.gui.widgets.layout import grow, in_row
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.services.privacy import backup_words as words
from buurthuis_app.services.privacy.backups import Backups, Offer, RestoreCandidate, Salvaged


class RescueDialog(SizedDialog):
    """Comes before the window, with what went wrong in words. Accepted once there is a file that can be opened."""

    topic = "reservekopieen#als-uw-gegevens-niet-opengaan"

    def __init__(self, backups: Backups, trouble: str, parent: QWidget | None = None) -> None:
        super().__init__("Buurthuis", parent, size=(1000, 560))
        self._backups = backups
        self.question: QMessageBox | None = None
        self.notice = Notice()
        self.table = backup_table()
        self.advice = label("")
        self.lay_out(
            self._head(),
            label(trouble),
            self.advice,
            self.notice,
            grow(self.table),
            self._buttons(),
        )
        self._look()
        self.table.chosen.connect(self._chosen)

    def restore(self) -> None:
        """Put back the chosen one."""
        chosen = self.table.current()
        if chosen is not None:
            path = chosen.copy.path
            self._try(
                lambda: waited(
                    partial(self._backups.restore, path),
                    _("De reservekopie wordt teruggezet"),
                    _("De kopie wordt eerst helemaal nagekeken…"),
                )
            )

    def salvage(self) -> None:
        """Save what can be read of the damaged file as one more row, and choose it."""

        def salvaged(progress: Progress) -> tuple[Salvaged, RestoreCandidate]:
            saved = self._backups.salvage(progress)
            return saved, self._backups.at(saved.copy.path)

        try:
            saved, found = waited(
                salvaged,
                _("Redden wat te lezen is"),
                _("Elke regel wordt gelezen…"),
            )
        except AppError as error:
            self.notice.show_error(error, Tone.DANGER)
            return
        except Cancelled:
            return
        self._show_above(found)
        sentence = ngettext(
            "{n} regel is gered, {lost} niet. Het resultaat staat nu in de lijst. "
            "Vergelijk het met de nieuwste kopie, en kies.",
            "{n} regels zijn gered, {lost} niet. Het resultaat staat nu in de lijst. "
            "Vergelijk het met de nieuwste kopie, en kies.",
            saved.rows,
        )
        self.notice.show_sentence(
            sentence.format(n=number(saved.rows), lost=number(saved.left_out)), Tone.CALM
        )

    def ask_anew(self) -> None:
        """Whether to begin with an empty centre."""
        asking = self.question = QuestionBox(
            self,
            _("Opnieuw beginnen"),
            _("Opnieuw beginnen met een leeg buurthuis?"),
            _(
                "Wat er was, wordt opzij gezet bij de reservekopieën en niet verwijderd. "
                "U kunt later nog een kopie terugzetten."
            ),
        )
        role = QMessageBox.ButtonRole.DestructiveRole
        asking.offers(_("Opnieuw beginnen"), self.begin_anew, role)
        asking.open()

    def begin_anew(self) -> None:
        """Set aside what is there and begin with an empty file."""
        self._try(
            lambda: waited(
                lambda _progress: self._backups.begin_anew(),
                _("Opnieuw beginnen"),
                _("Wat er was, wordt opzij gezet…"),
                can_stop=False,
            )
        )

    def _try(self, act: Callable[[], object]) -> None:
        """Close when it was done, and not when people stopped it or it could not be."""
        try:
            act()
        except AppError as error:
            self.notice.show_error(error, Tone.DANGER)
            return
        except Cancelled:
            return
        self.accept()

    def _look(self) -> None:
        """Read all there are; nothing is shown when people do not want to wait for that."""
        self.salvage_button.setEnabled(self._backups.has_file)
        doing = _("Elke reservekopie en het bestand zelf worden gelezen…")
        try:
            self._show(waited(self._backups.offer, _("Uw gegevens gaan niet open"), doing))
        except Cancelled:
            self.advice.setText(
                _(
                    "De reservekopieën zijn niet nagekeken. Start het programma opnieuw om ze te zien, of kies een "
                    "ander bestand."
                )
            )

    def _show(self, offer: Offer) -> None:
        self.table.show_records(offer.candidates)
        if offer.newest is None:
            self.advice.setText(
                _("Er is hier geen goede reservekopie. Hebt u er een op een stick? Sluit die aan.")
            )
            return
        self.table.choose(offer.newest.copy.path)
        self._chosen(offer.newest)
        parts = [
            _(
                "De nieuwste goede reservekopie is van {moment}: {contents}. "
                "Wat daarna is ingevuld, ontbreekt dan."
            ).format(
                moment=words.moment(offer.newest.copy.made_at),
                contents=words.contents(offer.newest.contents),
            )
        ]
        if offer.visits_missing:
            parts.append(
                ngettext(
                    "In het bestand zelf is nog {n} bezoek meer te lezen.",
                    "In het bestand zelf zijn nog {n} bezoeken meer te lezen.",
                    offer.visits_missing,
                ).format(n=number(offer.visits_missing))
            )
        parts.append(_("Het bestand zelf wordt opzij gezet en niet verwijderd."))
        self.advice.setText(" ".join(parts))

    def _show_above(self, found: RestoreCandidate) -> None:
        """Show and choose one that was not there before."""
        others = [each for each in self.table.records() if each.copy.path != found.copy.path]
        self.table.show_records((found, *others))
        self.table.choose(found.copy.path)
        self._chosen(found)

    def _chosen(self, copy: RestoreCandidate | None) -> None:
        self.restore_button.setEnabled(copy is not None and copy.sound)

    def _head(self) -> QHBoxLayout:
        return in_row(
            Sign("warning", Ink.WARNING, side=28),
            grow(label(_("Uw gegevens gaan niet open"), Text.HEADING)),
            gap=GRID + GRID // 2,
        )

    def _buttons(self) -> FlowRow:
        self.restore_button = button(
            _("Deze kopie terugzetten"), ButtonKind.PRIMARY, do=self.restore
        )
        self.restore_button.setDefault(True)
        self.restore_button.setEnabled(False)
        other = button(_("Ander bestand…"), do=self.choose_file)
        self.salvage_button = button(_("Redden wat te lezen is"), do=self.salvage)
        anew = button(_("Opnieuw beginnen…"), do=self.ask_anew)
        stop = button(_("Stoppen"), do=self.reject)
        return FlowRow(self.restore_button, other, self.salvage_button, anew, stop)

    def choose_file(self) -> None:
        """Ask for a file at another place."""
        path = chosen_file(self, _("Reservekopie kiezen"), Path.home(), _("Gegevens (*.db)"))
        if path is not None:
            self.offer_file(path)

    def offer_file(self, path: Path) -> None:
        """Read a file from elsewhere, and show it above the others with what is in it, before it is put back."""
        try:
            found = waited(
                partial(self._backups.at, path), str(path.name), _("Dit bestand wordt gelezen…")
            )
        except AppError as error:
            self.notice.show_error(error, Tone.DANGER)
            return
        except Cancelled:
            return
        self._show_above(found)
        if not found.sound:
            sentence = _(
                "Dit bestand is niet te gebruiken: het is beschadigd, of niet van Buurthuis."
            )
            self.notice.show_sentence(sentence, Tone.DANGER)
            return
        sentence = _(
            "Dit bestand is heel: {contents}. Kies 'Deze kopie terugzetten' als het dit is."
        )
        self.advice.hide()  # it is about another copy
        self.notice.show_sentence(
            sentence.format(contents=words.contents(found.contents)), Tone.CALM
        )
