"""Actions on a list of sign-ups, and the notices of their results."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from buurthuis_app.domain.signups.sign_up import Place, SignUp, SignUpList
from buurthuis_app.gui.signups.forms import KeepLongerDialog, SignUpForm
from buurthuis_app.gui.widgets.hints.question import QuestionBox
from buurthuis_app.gui.widgets.hints.reason_dialog import ReasonDialog
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.gui.widgets.page import Page
from buurthuis_app.i18n import _, listing, ngettext
from buurthuis_app.records import replace

if TYPE_CHECKING:
    from buurthuis_app.domain.signups.sign_up import Addressees
    from buurthuis_app.errors import AppError
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.signups.table import SignUpLine
    from buurthuis_app.services.registry import CentreServices
    from buurthuis_app.services.shared.done import Done
    from buurthuis_app.services.signups.sign_ups import SignedUp


class SignUpActions(Page, QObject):
    """Acts on `found`, the list that is on the screen, and tells the outcome in `notice`."""

    tone = Tone.DANGER
    added = Signal()
    erased = Signal()

    def __init__(
        self, house: CentreServices, operations: Operations, notice: Notice, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._house = house
        self._operations = operations
        self.notice = notice
        self.found: SignUpList | None = None

    def add(self, texts: dict[str, str]) -> None:
        """Put a new name on the list."""
        if self.found is None:
            return
        signing = self._house.signing
        blank = signing.blank(self.found.activity, self.found.occurrence_id)
        filled_in = replace(blank, **texts)  # type: ignore[arg-type]
        self.write(lambda: signing.sign_up(filled_in), _("aanmelding erbij"), self._was_added)

    def turn_tick(self, line: SignUpLine) -> None:
        """Who was present is not, and the other way round."""
        if line.occurrence_id is None or line.sign_up.erased:
            return
        tick = partial(
            self._house.attendance.tick,
            line.sign_up.id,
            line.occurrence_id,
            present=not line.present,
        )
        words = _("aanwezigheid uitgevinkt") if line.present else _("aanwezigheid aangevinkt")
        self.write(tick, words)

    def change(self, line: SignUpLine) -> None:
        """Open the form of one person."""
        if self.found is None or line.sign_up.erased:
            return
        form = SignUpForm(
            self._house.signing,
            self.found.activity,
            operations=self._operations,
            parent=self._window,
        )
        self.show_form(form, line.sign_up)

    def withdraw_or_rejoin(self, line: SignUpLine) -> None:
        """This person does not come after all, or does."""
        signing = self._house.signing
        if line.sign_up.place is Place.WITHDRAWN:
            self.write(partial(signing.rejoin, line.sign_up.id), _("weer aangemeld"))
        else:
            self.write(partial(signing.withdraw, line.sign_up.id), _("afgemeld"), self._moved_up)

    def remove(self, line: SignUpLine) -> None:
        """Take this person off the list; it can be undone."""
        remove = partial(self._house.signing.remove, line.sign_up.id)
        self.write(remove, _("aanmelding weggehaald"))

    def ask_to_erase(self, line: SignUpLine) -> None:
        """Erase this person's data after a question: it can't be undone."""
        if line.sign_up.erased:
            return
        words = _(
            "De naam en de gegevens van deze persoon worden nu gewist. "
            "Dat kan niet ongedaan worden gemaakt. In de aantallen telt de aanmelding nog mee."
        )
        asking = QuestionBox(self._window, _("Gegevens wissen"), words)
        role = QMessageBox.ButtonRole.DestructiveRole
        asking.offers(_("Gegevens wissen"), partial(self.erase, line), role)
        self.open_dialog(asking)

    def erase(self, line: SignUpLine) -> None:
        """Erase this person's data for good."""
        self.write(partial(self._house.signing.erase, line.sign_up.id), "", self._was_erased)

    def copy_addresses(self, *, waiting_too: bool) -> None:
        """Put the e-mail addresses on the clipboard."""
        if self.found is not None:
            ask = partial(
                self._house.signing.addressees,
                self.found.activity.id,
                self.found.occurrence_id,
                waiting_too=waiting_too,
            )
            self._operations.run(ask, self._copied, owner=self)

    def count_present(self) -> None:
        """Let who is present be the count of this date; asks why when that replaces an earlier day's number."""
        self.count_because("")

    def count_because(self, because: str) -> None:
        """The same, with the reason."""
        if self.found is None or self.found.occurrence_id is None:
            return
        count = partial(self._house.attendance.count, self.found.occurrence_id, because)
        self._operations.run(
            count,
            self._was_counted,
            label=_("aanwezigen als telling"),
            on_error=self._count_refused,
            owner=self,
        )

    def keep_longer(self) -> None:
        """Keep the names longer: ask until when and why."""
        if (sign_up_list := self.found) is None:
            return
        terms = self._house.sign_up_terms
        dialog = KeepLongerDialog(terms, operations=self._operations, parent=self._window)
        self.hold(dialog)
        blank = terms.blank(
            sign_up_list.activity.id, sign_up_list.occurrence_id, sign_up_list.erase_on
        )
        dialog.ask(blank, sign_up_list.erase_on)

    def report_sent(self, sent: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Note that the report went out today, or that it did not."""
        if (sign_up_list := self.found) is None:
            return
        day = self._house.clock.today() if sent else None
        terms, activity_id = self._house.sign_up_terms, sign_up_list.activity.id
        note = partial(terms.report_sent, activity_id, sign_up_list.occurrence_id, day)
        self.write(note, _("verslag verstuurd") if sent else _("verslag niet verstuurd"))

    def move_up(self) -> None:
        """Give free places to who waits."""
        if (sign_up_list := self.found) is not None:
            move = partial(self._house.signing.move_up, sign_up_list.activity.id)
            self.write(move, _("wachtlijst doorgeschoven"), self._moved_up)

    def _was_added(self, done: Done[SignedUp]) -> None:
        self.added.emit()
        sign_up, alike = done.value.sign_up, done.value.alike
        if alike:
            sentence = _("{name} staat nu twee keer op de lijst. Is het dezelfde persoon?").format(
                name=alike[0].name
            )
            remedy = Remedy(words=_("Weer weghalen"), do=partial(self._take_off, sign_up))
            self.notice.show_sentence(sentence, Tone.WARNING, remedy)
        elif sign_up.place is Place.WAITING:
            self.notice.show_sentence(
                _("Alle plaatsen zijn bezet. {name} staat op de wachtlijst.").format(
                    name=sign_up.name
                ),
                Tone.CALM,
            )

    def _take_off(self, sign_up: SignUp) -> None:
        remove = partial(self._house.signing.remove, sign_up.id)
        self.write(remove, _("aanmelding weggehaald"))

    def _moved_up(self, done: Done[tuple[SignUp, ...]]) -> None:
        names = [sign_up.name or _("iemand") for sign_up in done.value]
        if names:
            sentence = ngettext(
                "{names} heeft nu een plaats. Laat het weten.",
                "{names} hebben nu een plaats. Laat het weten.",
                len(names),
            ).format(names=listing(names))
            self.notice.show_sentence(sentence, Tone.CALM)

    def _was_erased(self, _done: Done[SignUp]) -> None:
        self.erased.emit()
        self.notice.show_sentence(_("De naam en de gegevens zijn gewist."), Tone.CALM)

    def _copied(self, addressees: Addressees) -> None:
        if not addressees.addresses:
            self.notice.show_sentence(_("Niemand op deze lijst heeft een e-mailadres gegeven."))
            return
        QGuiApplication.clipboard().setText(addressees.text)
        count = len(addressees.addresses)
        sentence = ngettext(
            "{n} adres gekopieerd. Plak het in uw mail bij Bcc.",
            "{n} adressen gekopieerd. Plak ze in uw mail bij Bcc: dan ziet niemand die van een ander.",
            count,
        ).format(n=count)
        if addressees.without:
            sentence += " " + ngettext(
                "{n} persoon heeft geen adres.", "{n} mensen hebben geen adres.", addressees.without
            ).format(n=addressees.without)
        tone = Tone.WARNING if addressees.without else Tone.CALM
        self.notice.show_sentence(sentence, tone)

    def _was_counted(self, done: Done[int]) -> None:
        self.notice.show_sentence(
            ngettext(
                "De telling van deze dag is nu {n} bezoek.",
                "De telling van deze dag is nu {n} bezoeken.",
                done.value,
            ).format(n=done.value),
            Tone.CALM,
        )

    def _count_refused(self, error: AppError) -> None:
        from buurthuis_app.services.counts.counting import ReasonNeeded

        if not isinstance(error, ReasonNeeded):
            self.refuse(error)
            return
        dialog = ReasonDialog(
            _("Waarom verandert dit aantal?"),
            lambda: (_("Lijst nageteld"), _("Verkeerd geteld"), _("Dubbel geteld")),
            explanation=_(
                "Deze dag is al geteld. Het oude aantal blijft bewaard, met de reden erbij."
            ),
            parent=self._window,
        )
        dialog.chosen.connect(self.count_because)
        self.open_dialog(dialog)
