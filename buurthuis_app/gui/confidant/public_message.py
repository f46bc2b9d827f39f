"""Laat een bericht achter: a text and one button. No name is asked, and no draft is kept of what is typed here."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from buurthuis_app.domain.confidant import problems_of_message
from buurthuis_app.errors import AppError
from buurthuis_app.gui.confidant.public_reading import Seen
from buurthuis_app.gui.controls import Kind, Sign, Text, button, label
from buurthuis_app.gui.forms import Form
from buurthuis_app.gui.icons import Ink
from buurthuis_app.gui.notices import Notice, Tone, announce
from buurthuis_app.gui.operations import Operations
from buurthuis_app.gui.theme import GRID
from buurthuis_app.i18n import _
from buurthuis_app.services.confidant.confiding import Confiding
from buurthuis_app.services.done import Done

FORGOTTEN_AFTER = 5 * 60_000  # ms: what somebody left half typed is not for the next one to read
LINES = 6


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Written:
    """What somebody typed and has not sent."""

    text: str
    reach: str


class MessageCard(QFrame):
    """Says why not, asks for the text, or shows the receipt. `left` when a message was left."""

    left = Signal()

    def __init__(self, confiding: Confiding, operations: Operations) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._confiding, self._operations = confiding, operations
        self._reader_ids: list[UUID | None] = [None]
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(FORGOTTEN_AFTER)
        self._forget.timeout.connect(self.clear)
        self._asking, self._thanking, self._closed = self._form(), self._receipt(), label("")
        self._pages = (self._asking, self._thanking, self._closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label(_("Laat een bericht achter"), Text.HEADING))
        for page in self._pages:
            column.addWidget(page)
        self._turn_to(self._closed)

    def written(self) -> Written:
        """What is typed so far."""
        return Written(text=self.text.toPlainText(), reach=self.reach.text())

    def write(self, written: Written) -> None:
        """Put it back, in a form that was made anew in another language."""
        self.text.setPlainText(written.text)
        self.reach.setText(written.reach)

    def show_seen(self, seen: Seen) -> None:
        """Ask for a message when somebody can read it; what is half typed stays."""
        if not seen.mailbox:
            self._closed.setText(
                seen.alarm
                or _(
                    "Dat kan hier nog niet: de vertrouwenspersoon heeft op deze computer nog geen "
                    "brievenbus. Bel haar, mail haar of spreek haar aan."
                )
            )
            self._turn_to(self._closed)
            return
        self._offer_readers(seen)
        if not self._closed.isHidden():
            self._turn_to(self._asking)

    def clear(self) -> None:
        """Forget what was typed and the receipt: the next one who comes sees an empty form."""
        self.text.setPlainText("")  # unlike clear(), Ctrl+Z brings nothing back
        self.reach.setText("")
        self.code.setText("")
        self.form.show_problems(())
        self.notice.hide()
        self._forget.stop()
        if not self._thanking.isHidden():
            self._turn_to(self._asking)

    def put_receipt_away(self) -> None:
        """Show an empty form in place of the receipt; what is half typed stays."""
        if not self._thanking.isHidden():
            self.clear()

    def focus(self) -> None:
        """Put the keyboard in the text, when one can be typed."""
        if not self._asking.isHidden():
            self.text.setFocus()

    def send(self) -> None:
        """Leave the message."""
        text, reach = self.text.toPlainText(), self.reach.text()
        self.form.show_problems(found := problems_of_message(text, reach))
        if found:
            return
        self.notice.hide()
        self.send_button.setEnabled(False)
        confiding, to = self._confiding, self._reader()
        self._operations.run(
            lambda: confiding.leave(text, reach, to=to),
            self._was_left,
            on_error=self._was_refused,
            owner=self,
        )

    def _was_left(self, done: Done[str]) -> None:
        self.send_button.setEnabled(True)
        self.clear()
        self.code.setText(done.value)
        self.code.setAccessibleName(_("Uw code: {code}").format(code=done.value))
        self._turn_to(self._thanking)
        self._forget.start()
        self.done_button.setFocus()
        announce(self, _("Uw bericht is weggelegd. Uw code: {code}").format(code=done.value))
        self.left.emit()

    def _was_refused(self, error: AppError) -> None:
        self.send_button.setEnabled(True)
        self.notice.show_sentence(error.sentence, Tone.DANGER)

    def _offer_readers(self, seen: Seen) -> None:
        """With several confidants one can choose who may read it."""
        holders = seen.holders.all if seen.holders else ()
        with_key = {one.confidant_id for one in holders}
        readers = [one for one in seen.page.confidants if one.id in with_key]
        chosen = self._reader()
        self._reader_ids = [None, *(one.id for one in readers)]
        self.readers.clear()
        self.readers.addItem(_("alle vertrouwenspersonen"))
        self.readers.addItems([_("alleen {name}").format(name=one.name) for one in readers])
        self.readers.setCurrentIndex(
            self._reader_ids.index(chosen) if chosen in self._reader_ids else 0
        )
        if choosing := self.readers.parentWidget():
            choosing.setVisible(len(holders) > 1)

    def _reader(self) -> UUID | None:
        return self._reader_ids[max(self.readers.currentIndex(), 0)]

    def _form(self) -> QWidget:
        page = QWidget()
        self.notice = Notice()
        self.form = Form()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(_("Wat is er gebeurd, of waar wilt u over praten?"))
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * LINES)
        self.readers = QComboBox()
        self.reach = QLineEdit()
        self.form.row(
            "text", _("Uw bericht"), self.text, _("Eén zin is genoeg. Uw naam hoeft niet.")
        )
        self.form.row("reader", _("Wie mag dit lezen?"), self.readers)
        self.form.row(
            "reach",
            _("Hoe kan zij u bereiken?"),
            self.reach,
            _("Mag leeg blijven. Zonder dit kan zij niet antwoorden."),
        )
        self.send_button = button(_("Versturen"), Kind.PRIMARY)
        self.send_button.clicked.connect(self.send)
        for changed in (self.text.textChanged, self.reach.textChanged):
            changed.connect(self._forget.start)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.notice)
        column.addWidget(self.form)
        column.addWidget(self.send_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            label(
                _("Alleen de vertrouwenspersoon kan dit lezen. Zij kijkt niet elke dag."),
                Text.QUIET,
            )
        )
        return page

    def _receipt(self) -> QWidget:
        page = QWidget()
        self.code = label("", Text.DOOR)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.done_button = button(_("Klaar"), Kind.PRIMARY)
        self.done_button.clicked.connect(self.clear)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Sign("check", Ink.GOOD, side=32))
        column.addWidget(label(_("Uw bericht is weggelegd. Dit is uw code:"), Text.LABEL))
        column.addWidget(self.code)
        for sentence in (
            _("Schrijf de code op of maak er een foto van."),
            _("Noem haar als u belt of langskomt. Dan weet de vertrouwenspersoon wat u schreef."),
            _("Niemand kan het bericht hier nog openen of veranderen, u ook niet."),
        ):
            column.addWidget(label(sentence))
        column.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def _turn_to(self, page: QWidget) -> None:
        for other in self._pages:
            other.setVisible(other is page)
