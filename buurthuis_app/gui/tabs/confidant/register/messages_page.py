"""Messages for the confidant: left the list, right the chosen message, and one step to a case."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from buurthuis_app.domain.confidant.case import ConfidedMessage
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.destroy_dialog import DestroyDialog, RegisterPage
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.gui.widgets.lists.columns import day_column
from buurthuis_app.gui.widgets.lists.master_detail import MasterDetail
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.i18n import _, long_date, ngettext
from buurthuis_app.services.confidant.reading import Messages
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister

BEGINNING = 60  # letters of a message in the list


class MessagesPage(RegisterPage, QWidget):
    """`case_wanted` with the message that a case is to be made of."""

    topic = "vertrouwenspersoon-register#berichten"
    case_wanted = Signal(object)  # ConfidedMessage
    cleared = Signal()
    read = Signal(int)  # how many there are

    def __init__(self, register: UnlockedRegister, operations: Operations) -> None:
        super().__init__()
        self._register, self._operations = register, operations
        self.notice = Notice()
        self.table: RecordTable[ConfidedMessage] = RecordTable(
            (
                day_column(_("Dag"), lambda message: message.received_on),
                Column(title=_("Begin van het bericht"), value=_beginning, stretch=True),
                Column(title=_("Code"), value=lambda message: message.receipt),
            ),
            lambda message: message.id,
            name=_("Berichten"),
            empty=_("Er zijn geen berichten."),
        )
        self.day, self.code = label("", Text.LABEL), label("", Text.QUIET)
        self.text, self.reach = QPlainTextEdit(), label("")
        self.make_button = button(
            _("Zaak van maken…"), ButtonKind.PRIMARY, "plus", do=self._want_case
        )
        self.acts = ActRow(self.make_button)
        self.destroy_action = self.acts.removing(_("Vernietigen…"), self.destroy_chosen)
        self._lay_out()
        self.table.chosen.connect(self._show_one)
        self.table.opened.connect(self.case_wanted)
        self._show_one(None)

    def refresh(self) -> None:
        """Read them again."""
        self.look_up(self._register.messages, self._show)

    def destroy_chosen(self) -> None:
        """Ask, and destroy the chosen message."""
        message, register = self.table.current(), self._register
        if message is None:
            return
        dialog = DestroyDialog(
            _("Bericht vernietigen?"),
            _(
                "Het bericht van {day} verdwijnt uit het bestand. Ook een andere "
                "vertrouwenspersoon "
                "kan het dan niet meer lezen. In oude reservekopieën staat het nog, op slot."
            ).format(day=long_date(message.received_on)),
            _("Bericht vernietigen"),
            parent=self,
        )
        dialog.accepted.connect(
            lambda: self.look_up(
                partial(register.destroy_message, message.id), lambda _done: self.refresh()
            )
        )
        self.open_dialog(dialog)

    def _clear(self) -> None:
        self.ask_to_clear(self.cleared.emit)

    def _want_case(self) -> None:
        message = self.table.current()
        if message is not None:
            self.case_wanted.emit(message)

    def _show(self, messages: Messages) -> None:
        if self.table.current() is None and messages.all:
            self.halves.want(messages.all[-1].id)
        self.halves.show_records(messages.all)
        if messages.damaged:
            self.notice.show_sentence(
                ngettext(
                    "{n} bericht is buiten het programma veranderd en kan niet worden gelezen.",
                    "{n} berichten zijn buiten het programma veranderd en kunnen niet "
                    "worden gelezen.",
                    messages.damaged,
                ).format(n=messages.damaged),
                Tone.WARNING,
                Remedy(words=_("Opruimen…"), do=self._clear),
            )
        else:
            self.notice.hide()
        self.read.emit(len(messages.all))

    def _show_one(self, message: ConfidedMessage | None) -> None:
        there = message is not None
        self._sheet.setVisible(there)
        self.day.setText(long_date(message.received_on) if message else "")
        self.text.setPlainText(message.text if message else "")
        self.code.setText(_code(message) if message else "")
        reach = message.reach if message else ""
        self.reach.setText(
            _("Te bereiken: {how}").format(how=reach)
            if reach
            else _("Schreef niet hoe zij of hij te bereiken is.")
        )

    def _lay_out(self) -> None:
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Het bericht"))
        self.text.setTabChangesFocus(True)
        self._sheet = card()
        in_column(
            self.day,
            grow(self.text),
            self.reach,
            self.code,
            self.acts,
            on=self._sheet,
            margins=2 * GRID,
        )
        self.halves = MasterDetail(self.table, self._sheet, beside=True)
        in_column(self.notice, grow(self.halves), on=self, margins=(0, 2 * GRID, 0, 0))


def _code(message: ConfidedMessage) -> str:
    """Its code, and that it is for her alone."""
    words = _("Code: {code}").format(code=message.receipt)
    return f"{words} · {_('Alleen voor u bedoeld')}" if message.alone else words


def _beginning(message: ConfidedMessage) -> str:
    words = " ".join(message.text.split())
    return words if len(words) <= BEGINNING else words[: BEGINNING - 1].rstrip() + "…"
