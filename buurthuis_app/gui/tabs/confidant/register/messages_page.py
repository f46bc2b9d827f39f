"""Messages for the confidant: left the list, right the chosen message, and one step to a case."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from buurthuis_app.domain.confidant.case import ConfidedMessage
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.destroy_dialog import DestroyDialog, ask_to_clear
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.gui.widgets.record_table import Column, RecordTable
from buurthuis_app.i18n import _, long_date, ngettext, short_date
from buurthuis_app.services.confidant.reading import Messages
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister

BEGINNING = 60  # letters of a message in the list


class MessagesPage(QWidget):
    """`case_wanted` with the message that a case is to be made of; `changed` when "
    "something was destroyed."""

    topic = "vertrouwenspersoon-register#berichten"
    case_wanted = Signal(object)  # ConfidedMessage
    cleared = Signal()
    read = Signal(int)  # how many there are

    def __init__(self, register: UnlockedRegister, operations: Operations) -> None:
        super().__init__()
        self._register, self._operations = register, operations
        self.dialog: QDialog | None = None
        self.notice = Notice()
        self.table: RecordTable[ConfidedMessage] = RecordTable(
            (
                Column(
                    title=_("Dag"),
                    value=lambda message: message.received_on,
                    display=lambda message: short_date(message.received_on),
                ),
                Column(title=_("Begin van het bericht"), value=_beginning, stretch=True),
                Column(title=_("Code"), value=lambda message: message.receipt),
            ),
            lambda message: message.id,
            name=_("Berichten"),
            empty=_("Er zijn geen berichten."),
        )
        self.day, self.code = label("", Text.LABEL), label("", Text.QUIET)
        self.text, self.reach = QPlainTextEdit(), label("")
        self.make_button = button(_("Zaak van maken…"), ButtonKind.PRIMARY, "plus")
        self.acts = ActRow(self.make_button)
        self.destroy_action = self.acts.removing(_("Vernietigen…"), self.destroy_chosen)
        self._lay_out()
        self.table.chosen.connect(self._show_one)
        self.table.opened.connect(self.case_wanted)
        self.make_button.clicked.connect(self._want_case)
        self._show_one(None)

    def refresh(self) -> None:
        """Read them again."""
        register = self._register
        self._operations.run(register.messages, self._show, on_error=self._refuse, owner=self)

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
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._write(lambda: register.destroy_message(message.id)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_to_clear(self) -> None:
        self.dialog = ask_to_clear(
            self, self._register, self._operations, self.cleared.emit, self._refuse
        )

    def _write(self, write: Callable[[], object]) -> None:
        self._operations.run(write, lambda _done: self.refresh(), on_error=self._refuse, owner=self)

    def _want_case(self) -> None:
        message = self.table.current()
        if message is not None:
            self.case_wanted.emit(message)

    def _show(self, messages: Messages) -> None:
        self.table.show_records(messages.all)
        if self.table.current() is None and messages.all:
            self.table.choose(messages.all[-1].id)
        if messages.damaged:
            self.notice.show_sentence(
                ngettext(
                    "{n} bericht is buiten het programma veranderd en kan niet worden gelezen.",
                    "{n} berichten zijn buiten het programma veranderd en kunnen niet "
                    "worden gelezen.",
                    messages.damaged,
                ).format(n=messages.damaged),
                Tone.WARNING,
                Remedy(words=_("Opruimen…"), do=self._ask_to_clear),
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

    def _refuse(self, error: AppError) -> None:
        self.notice.show_error(error, Tone.DANGER)

    def _lay_out(self) -> None:
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Het bericht"))
        self.text.setTabChangesFocus(True)
        self._sheet = card()
        inner = QVBoxLayout(self._sheet)
        inner.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        inner.setSpacing(GRID)
        for widget in (self.day, self.text, self.reach, self.code, self.acts):
            inner.addWidget(widget, int(widget is self.text))
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        beside.addWidget(self.table)
        beside.addWidget(self._sheet)
        beside.setSizes([500, 500])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.notice)
        column.addWidget(beside, 1)


def _code(message: ConfidedMessage) -> str:
    """Its code, and that it is for her alone."""
    words = _("Code: {code}").format(code=message.receipt)
    return f"{words} · {_('Alleen voor u bedoeld')}" if message.alone else words


def _beginning(message: ConfidedMessage) -> str:
    words = " ".join(message.text.split())
    return words if len(words) <= BEGINNING else words[: BEGINNING - 1].rstrip() + "…"
