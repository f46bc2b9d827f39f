"""Keys page: the passphrase, the recovery key, a second confidant, a successor, and what to do after a leak."""

from collections.abc import Callable
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from buurthuis_app.domain.confidant.page import Confidant, ConfidantPage
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.destroy_dialog import DestroyDialog, RegisterPage
from buurthuis_app.gui.tabs.confidant.keys.change_secrets import (
    NewRecoveryKeyDialog,
    PassphraseDialog,
)
from buurthuis_app.gui.tabs.confidant.keys.new_keys_dialog import NewKeysDialog, Purpose
from buurthuis_app.gui.tabs.confidant.keys.purposes import renewal, second, successor
from buurthuis_app.gui.widgets.controls import Text, button, card, label
from buurthuis_app.gui.widgets.layout import SPRING, clear, grow, in_column, in_row, sheet
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.i18n import _, long_date, ngettext, number
from buurthuis_app.services.confidant.key_holders import Holder, Holders
from buurthuis_app.services.confidant.new_keys import NewRecoveryKey
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.registry import CentreServices


class _KeyList(Struct, frozen=True, kw_only=True):
    """What the page shows: who holds keys, and who of them left."""

    holders: Holders
    left: tuple[Holder, ...]
    page: ConfidantPage


class KeysPage(RegisterPage, QScrollArea):
    """`over` when this key opens nothing any more: the register is locked then."""

    topic = "vertrouwenspersoon-register#sleutel"
    over = Signal(str)  # what to say of it on the page

    def __init__(
        self, register: UnlockedRegister, house: CentreServices, operations: Operations
    ) -> None:
        super().__init__()
        self._register, self._house, self._operations = register, house, operations
        self._people: tuple[Confidant, ...] = ()
        self._holders: Holders | None = None
        self.notice = Notice()
        self.words = label("", Text.LABEL)
        self._known = QVBoxLayout()
        self.buttons: dict[str, QWidget] = {}
        self._lay_out()

    def refresh(self) -> None:
        """Read who holds keys."""
        register, house = self._register, self._house
        self.look_up(
            lambda: _KeyList(
                holders=register.keys.holders(),
                left=register.keys.left(),
                page=house.confidants.page(),
            ),
            self._show,
        )

    def change_passphrase(self) -> None:
        """Another passphrase for the same key."""
        keys = self._register.keys
        dialog = PassphraseDialog(keys, self._house, self._operations, parent=self)
        dialog.renewal_wanted.connect(self.renew)
        self.open_dialog(dialog)

    def new_recovery_key(self) -> None:
        """Another recovery key; the former paper opens nothing any more then."""
        self.look_up(self._register.keys.begin_recovery_key, self._show_recovery_key)

    def add_second(self) -> None:
        """A key for another confidant beside this one."""
        people = self._without_key()
        if not people:
            self._nobody()
            return
        dialog = self._new_keys(second(self._register.keys, people))
        dialog.activated.connect(self._second_there)

    def pass_on(self) -> None:
        """A key for who comes in place of this one."""
        people = self._without_key()
        if not people:
            self._nobody()
            return
        dialog = self._new_keys(successor(self._register.keys, people))
        dialog.activated.connect(
            lambda: self.over.emit(
                _(
                    "Het register is overgedragen. Druk de affiche opnieuw af: de "
                    "controlewoorden zijn anders."
                )
            )
        )

    def renew(self) -> None:
        """New keys, when somebody may know the secrets."""
        own = self._own()
        if own is None:
            self._nobody()
            return
        dialog = self._new_keys(renewal(self._register.keys, own))
        dialog.activated.connect(self._renewed)

    def remove(self, holder: Holder, name: str) -> None:
        """Take out a confidant who left."""
        dialog = DestroyDialog(
            _("Sleutel weghalen?"),
            _(
                "{name} kan het register daarna niet meer openen. Alles gaat op een nieuw slot. Wat "
                "alleen voor {name} was, verdwijnt. De controlewoorden worden anders: druk de "
                "affiche opnieuw af. Een oude kopie van het bestand gaat nog open met de oude "
                "wachtzin van {name}."
            ).format(name=name),
            _("Sleutel weghalen"),
            parent=self,
        )
        keys = self._register.keys
        dialog.accepted.connect(
            lambda: self.look_up(partial(keys.remove, holder.key_id), self._removed)
        )
        self.open_dialog(dialog)

    def step_back(self) -> None:
        """Leave the register to the other confidants."""
        dialog = DestroyDialog(
            _("Stoppen met het register?"),
            _(
                "Uw wachtzin en uw herstelblad openen daarna niets meer. Wat alleen u kon lezen, "
                "verdwijnt. De andere vertrouwenspersonen gaan verder."
            ),
            _("Mijn sleutel weghalen"),
            parent=self,
        )
        dialog.accepted.connect(self._step_back)
        self.open_dialog(dialog)

    def _step_back(self) -> None:
        words = _("Uw sleutel is weg. U kunt het register niet meer openen.")
        self.look_up(self._register.keys.step_back, lambda _done: self.over.emit(words))

    def _show_recovery_key(self, made: NewRecoveryKey) -> None:
        words = self.words.text()
        dialog = NewRecoveryKeyDialog(made, words, self._house, self._operations, parent=self)
        dialog.renewal_wanted.connect(self.renew)
        self.open_dialog(dialog)

    def _renewed(self, copies_left: int) -> None:
        sentence = _(
            "Er is een nieuwe sleutel. Open het register met de nieuwe wachtzin en druk de affiche "
            "opnieuw af."
        )
        if copies_left:
            left = ngettext(
                "{n} oude reservekopie kon niet weg. Haal die zelf weg.",
                "{n} oude reservekopieën konden niet weg. Haal die zelf weg.",
                copies_left,
            ).format(n=number(copies_left))
            sentence = f"{sentence} {left}"
        self.over.emit(sentence)

    def _removed(self, _done: object) -> None:
        self.refresh()
        self.notice.show_sentence(
            _("De sleutel is weg. De controlewoorden zijn anders: druk de affiche opnieuw af."),
            Tone.CALM,
        )

    def _second_there(self) -> None:
        self.refresh()
        self.notice.show_sentence(
            _("De tweede vertrouwenspersoon kan het register nu openen met een eigen wachtzin."),
            Tone.CALM,
        )

    def _new_keys(self, purpose: Purpose) -> NewKeysDialog:
        dialog = NewKeysDialog(self._house, self._operations, purpose, parent=self)
        self.open_dialog(dialog)
        return dialog

    def _show(self, found: _KeyList) -> None:
        self._holders, self._people = found.holders, found.page.confidants
        own_id = self._register.keys.own()
        self.words.setText("\n".join(self._holders.words))
        everybody = (*found.page.confidants, *found.page.earlier)
        names = {confidant.id: confidant.name for confidant in everybody}
        clear(self._known)
        left = {holder.key_id for holder in found.left}
        for holder in self._holders.all:
            name, may_go = names.get(holder.confidant_id, ""), holder.key_id in left
            self._known.addWidget(self._line(holder, name, may_go=may_go))
        others = [holder for holder in self._holders.all if holder.key_id != own_id]
        self.buttons["step_back"].setEnabled(bool(others))
        self._warn(found)

    def _warn(self, found: _KeyList) -> None:
        if found.left:
            self.notice.show_sentence(
                _(
                    "Iemand die geen vertrouwenspersoon meer is, kan het register nog openen. Haal "
                    "die sleutel hieronder weg."
                ),
                Tone.WARNING,
            )
        elif found.holders.strangers:
            many = found.holders.strangers
            self.notice.show_sentence(
                ngettext(
                    "In het bestand staat {n} sleutel die niet op de lijst staat. Die opent niets, "
                    "maar iemand heeft geprobeerd mee te lezen.",
                    "In het bestand staan {n} sleutels die niet op de lijst staan. Die openen niets, "
                    "maar iemand heeft geprobeerd mee te lezen.",
                    many,
                ).format(n=number(many)),
                Tone.WARNING,
                Remedy(words=_("Opruimen…"), do=self._clear),
            )

    def _clear(self) -> None:
        self.ask_to_clear(self._cleared)

    def _cleared(self) -> None:
        self.notice.hide()
        self.refresh()

    def _line(self, holder: Holder, name: str, *, may_go: bool) -> QWidget:
        """Whose key, since when, and taking it out when she left."""
        who = name or _("iemand die niet meer op de pagina staat")
        words = _("{name}, sinds {date}").format(name=who, date=long_date(holder.since))
        if holder.key_id == self._register.keys.own():
            words = _("{key} (uw eigen sleutel)").format(key=words)
        if name and not holder.is_named(name):
            words = _(
                "{key}. Let op: bij het maken van de sleutel stond er een andere naam."
            ).format(key=words)
        row = in_row(grow(label(words)), gap=2 * GRID)
        if may_go:
            press = button(_("Sleutel weghalen…"), do=partial(self.remove, holder, who))
            press.setAccessibleName(f"{who}: {press.text()}")
            row.addWidget(press, 0, Qt.AlignmentFlag.AlignVCenter)
        return sheet(row)

    def _own(self) -> Confidant | None:
        own_id = self._register.keys.own()
        held = (
            next((h for h in self._holders.all if h.key_id == own_id), None)
            if self._holders
            else None
        )
        return next(
            (person for person in self._people if held and person.id == held.confidant_id), None
        )

    def _without_key(self) -> tuple[Confidant, ...]:
        held = {holder.confidant_id for holder in self._holders.all} if self._holders else set()
        return tuple(person for person in self._people if person.id not in held)

    def _nobody(self) -> None:
        self.notice.show_sentence(
            _("Zet haar of hem eerst op de pagina: Pagina wijzigen, Erbij."), Tone.WARNING
        )

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        known = card()
        in_column(
            label(_("Controlewoorden van de brievenbus"), Text.QUIET),
            self.words,
            label(_("Wie het register kan openen"), Text.QUIET),
            self._known,
            on=known,
            margins=2 * GRID,
        )
        jobs = (self._job(*job) for job in self._jobs())
        margins = (0, 2 * GRID, GRID, 2 * GRID)
        self.setWidget(
            sheet(in_column(self.notice, known, *jobs, SPRING, margins=margins, gap=2 * GRID))
        )

    def _jobs(self) -> tuple[tuple[str, str, str, str, Callable[[], None]], ...]:
        return (
            (
                "passphrase",
                _("Wachtzin veranderen"),
                _("Als niemand de oude kan kennen. Anders: een nieuwe sleutel, hieronder."),
                _("Veranderen…"),
                self.change_passphrase,
            ),
            (
                "recovery",
                _("Nieuwe herstelsleutel"),
                _("Als het herstelblad weg is en niemand het kan hebben gezien."),
                _("Nieuw maken…"),
                self.new_recovery_key,
            ),
            (
                "second",
                _("Tweede vertrouwenspersoon"),
                _("Zij krijgt een eigen wachtzin en een eigen herstelblad, en leest mee."),
                _("Toevoegen…"),
                self.add_second,
            ),
            (
                "successor",
                _("Overdragen aan een opvolger"),
                _("Zij leest daarna alles. U kunt het register dan niet meer openen."),
                _("Overdragen…"),
                self.pass_on,
            ),
            (
                "renewal",
                _("Iemand kent mijn wachtzin of zag mijn herstelblad"),
                _(
                    "Alles gaat op een nieuw slot, en de oude reservekopieën kunnen weg. Alleen dit "
                    "helpt dan."
                ),
                _("Nieuwe sleutel…"),
                self.renew,
            ),
            (
                "step_back",
                _("Stoppen"),
                _("De andere vertrouwenspersonen gaan verder met het register."),
                _("Stoppen…"),
                self.step_back,
            ),
        )

    def _job(
        self, key: str, heading: str, sentence: str, words: str, do: Callable[[], None]
    ) -> QFrame:
        texts = in_column(label(heading, Text.LABEL), label(sentence, Text.QUIET), gap=GRID // 4)
        press = self.buttons[key] = button(words, do=do)
        press.setAccessibleName(f"{heading}: {words}")
        job = card()
        row = in_row(grow(texts), on=job, margins=2 * GRID, gap=2 * GRID)
        row.addWidget(press, 0, Qt.AlignmentFlag.AlignVCenter)
        return job
