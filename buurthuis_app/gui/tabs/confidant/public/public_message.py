"""Message for the confidant (Laat een bericht achter): a text and one button, without a name and without a draft."""

from functools import cached_property
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from buurthuis_app.domain.confidant.case import problems_of_message
from buurthuis_app.errors import AppError
from buurthuis_app.gui.forms.form import Form
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.public.queries import Seen
from buurthuis_app.gui.widgets.controls import ButtonKind, Sign, Text, button, label
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.gui.widgets.notices import Notice, Tone, announce
from buurthuis_app.i18n import _
from buurthuis_app.records import Confidential
from buurthuis_app.services.confidant.messages import Confiding
from buurthuis_app.services.shared.done import Done

FORGOTTEN_AFTER = 5 * 60_000  # ms: what somebody left half typed is not for the next one to read
LINES = 6


class Written(Confidential, frozen=True, kw_only=True):
    """What somebody typed and has not sent."""

    text: str
    reach: str


NOTHING = Written(text="", reach="")


class MessageForm(QWidget):
    """What one can say, who may read it and how to be reached; `send_button` is for the card to listen to."""

    def __init__(self) -> None:
        super().__init__()
        self._reader_ids: list[UUID | None] = [None]
        self.notice = Notice()
        self.form = Form()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(_("Wat is er gebeurd, of waar wilt u over praten?"))
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * LINES)
        self.reach = QLineEdit()
        self.form.row(
            "text", _("Uw bericht"), self.text, _("Eén zin is genoeg. Uw naam hoeft niet.")
        )
        self.form.row(
            "reach",
            _("Hoe kan zij u bereiken?"),
            self.reach,
            _("Mag leeg blijven. Zonder dit kan zij niet antwoorden."),
        )
        self.send_button = button(_("Versturen"), ButtonKind.PRIMARY)
        column = _column(self)
        column.addWidget(self.notice)
        column.addWidget(self.form)
        column.addWidget(self.send_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            label(
                _("Alleen de vertrouwenspersoon kan dit lezen. Zij kijkt niet elke dag."),
                Text.QUIET,
            )
        )

    @cached_property
    def readers(self) -> QComboBox:
        """Who may read it; made when there is more than one confidant."""
        box = QComboBox()
        self.form.row_below("text", "reader", _("Wie mag dit lezen?"), box)
        return box

    @property
    def written(self) -> Written:
        """What is typed so far."""
        return Written(text=self.text.toPlainText(), reach=self.reach.text())

    def write(self, written: Written) -> None:
        """Put it in place of what is typed."""
        self.text.setPlainText(written.text)  # unlike clear(), Ctrl+Z brings nothing back
        self.reach.setText(written.reach)

    def offer_readers(self, seen: Seen) -> None:
        """With several confidants one can choose who may read it."""
        holders = seen.holders.all
        readers = [
            person
            for person in seen.page.confidants
            if (holder := seen.holders.of(person.id)) is not None and holder.is_named(person.name)
        ]
        if len(holders) < 2 and "readers" not in vars(self):  # noqa: PLR2004 - a choice takes two
            return
        chosen = self.reader
        self._reader_ids = [None, *(person.id for person in readers)]
        self.readers.clear()
        self.readers.addItem(_("alle vertrouwenspersonen"))
        self.readers.addItems([_("alleen {name}").format(name=person.name) for person in readers])
        self.readers.setCurrentIndex(
            self._reader_ids.index(chosen) if chosen in self._reader_ids else 0
        )
        self.form.show_row("reader", visible=len(holders) > 1)

    @property
    def reader(self) -> UUID | None:
        """The confidant who alone may read it; None: all of them."""
        if "readers" not in vars(self):
            return None
        return self._reader_ids[max(self.readers.currentIndex(), 0)]


class Receipt(QWidget):
    """That it was left, and the code to ask after it with."""

    def __init__(self) -> None:
        super().__init__()
        self.code = label("", Text.DOOR)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.done_button = button(_("Klaar"), ButtonKind.PRIMARY)
        column = _column(self)
        column.addWidget(Sign("check", Ink.GOOD, side=32))
        column.addWidget(label(_("Uw bericht is weggelegd. Dit is uw code:"), Text.LABEL))
        column.addWidget(self.code)
        for sentence in (
            _("Schrijf de code op of maak er een foto van."),
            _(
                "Noem de code als u belt of langskomt. Dan weet de vertrouwenspersoon wat u schreef."
            ),
            _("Niemand kan het bericht hier nog openen of veranderen, u ook niet."),
        ):
            column.addWidget(label(sentence))
        column.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_code(self, code: str) -> None:
        """Show this one; the empty one shows nothing."""
        self.code.setText(code)
        self.code.setAccessibleName(_("Uw code: {code}").format(code=code) if code else "")


class MessageCard(QFrame):
    """Says why not, asks for the text, or shows the receipt. `left` when a message was left."""

    left = Signal()

    def __init__(self, confiding: Confiding, operations: Operations) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._confiding, self._operations = confiding, operations
        self._forget = QTimer(self, singleShot=True, interval=FORGOTTEN_AFTER)
        self._forget.timeout.connect(self.clear)
        self._shown: QWidget = self.closed
        self._column = in_column(
            label(_("Laat een bericht achter"), Text.HEADING),
            self.closed,
            on=self,
            margins=2 * GRID,
        )

    @cached_property
    def closed(self) -> QLabel:
        """Why no message can be left here."""
        return label("")

    @cached_property
    def asking(self) -> MessageForm:
        """The form, made when a message can be left."""
        made = MessageForm()
        made.send_button.clicked.connect(self.send)
        for changed in (made.text.textChanged, made.reach.textChanged):
            changed.connect(self._forget.start)
        return made

    @cached_property
    def thanking(self) -> Receipt:
        """The receipt, made with the first message that was left."""
        made = Receipt()
        made.done_button.clicked.connect(self.clear)
        return made

    def written(self) -> Written:
        """What is typed so far."""
        return self.asking.written if "asking" in vars(self) else NOTHING

    def write(self, written: Written) -> None:
        """Put it back, in a form that was made anew in another language."""
        if written != NOTHING:
            self.asking.write(written)

    def show_seen(self, seen: Seen) -> None:
        """Ask for a message when somebody can read it; what is half typed stays."""
        if not seen.mailbox:
            self.closed.setText(
                seen.alarm
                or _(
                    "Dat kan hier nog niet: de vertrouwenspersoon heeft op deze computer nog geen "
                    "brievenbus. Bel of mail, of ga langs."
                )
            )
            self._turn_to(self.closed)
            return
        self.asking.offer_readers(seen)
        if self._shown is self.closed:
            self._turn_to(self.asking)

    def clear(self) -> None:
        """Forget what was typed and the receipt: the next one who comes sees an empty form."""
        if "asking" not in vars(self):
            return
        self.asking.write(NOTHING)
        self.asking.form.show_problems(())
        self.asking.notice.hide()
        self._forget.stop()
        if "thanking" in vars(self):
            self.thanking.show_code("")
        if self._thanks:
            self._turn_to(self.asking)

    def put_receipt_away(self) -> None:
        """Show an empty form in place of the receipt; what is half typed stays."""
        if self._thanks:
            self.clear()

    def focus(self) -> None:
        """Put the keyboard in the text, when one can be typed."""
        if "asking" in vars(self) and self._shown is self.asking:
            self.asking.text.setFocus()

    def send(self) -> None:
        """Leave the message."""
        asking, written = self.asking, self.asking.written
        asking.form.show_problems(found := problems_of_message(written.text, written.reach))
        if found:
            return
        asking.notice.hide()
        asking.send_button.setEnabled(False)
        confiding, to = self._confiding, asking.reader
        self._operations.run(
            lambda: confiding.leave(written.text, written.reach, to=to),
            self._was_left,
            on_error=self._was_refused,
            owner=self,
        )

    def _was_left(self, done: Done[str]) -> None:
        self.asking.send_button.setEnabled(True)
        self.clear()
        self.thanking.show_code(done.value)
        self._turn_to(self.thanking)
        self._forget.start()
        self.thanking.done_button.setFocus()
        announce(self, _("Uw bericht is weggelegd. Uw code: {code}").format(code=done.value))
        self.left.emit()

    def _was_refused(self, error: AppError) -> None:
        self.asking.send_button.setEnabled(True)
        self.asking.notice.show_error(error, Tone.DANGER)

    @property
    def _thanks(self) -> bool:
        return "thanking" in vars(self) and self._shown is self.thanking

    def _turn_to(self, page: QWidget) -> None:
        self._shown.hide()
        self._shown = page
        if self._column.indexOf(page) < 0:
            self._column.addWidget(page)
        page.show()


def _column(page: QWidget) -> QVBoxLayout:
    return in_column(on=page)
