"""The open register: one tree of widgets, made on unlocking and deleted on locking. All "
"its dialogs are inside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from buurthuis_app.domain.confidant.case import ConfidedMessage
from buurthuis_app.domain.confidant.page import ConfidantPage
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.keys.keys_page import KeysPage
from buurthuis_app.gui.tabs.confidant.register.auto_lock import AutoLock
from buurthuis_app.gui.tabs.confidant.register.cases_page import CasesPage
from buurthuis_app.gui.tabs.confidant.register.clipboard_guard import ClipboardGuard
from buurthuis_app.gui.tabs.confidant.register.differences import sentences
from buurthuis_app.gui.tabs.confidant.register.figures_page import FiguresPage
from buurthuis_app.gui.tabs.confidant.register.messages_page import MessagesPage
from buurthuis_app.gui.tabs.confidant.screen_guard import ScreenGuard
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.registry import CentreServices


class RegisterView(QWidget):
    """`lock_wanted` with a sentence for the page, or "": by the button, by itself, or "
    "because the key opens no more."""

    topic = "vertrouwenspersoon-register"
    lock_wanted = Signal(str)

    def __init__(
        self, register: UnlockedRegister, house: CentreServices, operations: Operations
    ) -> None:
        super().__init__()
        self._register, self._house, self._operations = register, house, operations
        self.notice, self.changes, self.pages = Notice(), Notice(), QTabWidget()
        self.messages = MessagesPage(register, operations)
        self.cases = CasesPage(register, house, operations)
        self.figures = FiguresPage(register, house, operations)
        self.keys = KeysPage(register, house, operations)
        self.lock_button = button(_("Op slot doen"), ButtonKind.PRIMARY, "lock")
        self.clipboard, self.screen_guard = ClipboardGuard(self), ScreenGuard(self)
        self.auto_lock = AutoLock(self)
        self._lay_out()
        self._wire()

    def refresh(self) -> None:
        """Read everything again."""
        for page in (self.messages, self.cases, self.figures, self.keys):
            page.refresh()

    def shut(self) -> None:
        """Keep nothing: the clipboard is emptied and the key overwritten. The tree itself "
        "is the caller's to delete."""
        self.auto_lock.stop()
        self.clipboard.clear()
        self.screen_guard.stop()
        self._register.close()

    def _make_case(self, message: ConfidedMessage) -> None:
        self.pages.setCurrentWidget(self.cases)
        self.cases.case_from(message)

    def _case_kept(self) -> None:
        self.messages.refresh()
        self.figures.refresh()

    def _count_messages(self, many: int) -> None:
        words = _("Berichten ({n})").format(n=many) if many else _("Berichten")
        self.pages.setTabText(self.pages.indexOf(self.messages), words)

    def _wire(self) -> None:
        self.lock_button.clicked.connect(lambda: self.lock_wanted.emit(""))
        self.auto_lock.due.connect(
            lambda: self.lock_wanted.emit(_("Het register is vanzelf op slot gegaan."))
        )
        self.keys.over.connect(self.lock_wanted)
        self.messages.case_wanted.connect(self._make_case)
        self.messages.read.connect(self._count_messages)
        self.cases.kept.connect(self._case_kept)
        self.messages.cleared.connect(self.refresh)
        self.cases.cleared.connect(self.refresh)
        self.figures.cleared.connect(self.refresh)
        self._read_names()

    def _read_names(self) -> None:
        """Read who is called what, and say then what is to be said."""
        house = self._house
        self._operations.run(house.confidants.page, self._say, owner=self)

    def _say(self, page: ConfidantPage) -> None:
        """First what must be done, then what is not as it was left, then what is new."""
        names = {person.id: person.name for person in (*page.confidants, *page.earlier)}
        register = self._register
        if register.differences:
            said = "\n".join(sentences(register.differences, names))
            self.changes.show_sentence(
                said, Tone.WARNING, Remedy(words=_("Gezien"), do=self._acknowledge)
            )
        if register.taken_over:
            self.notice.show_sentence(
                _(
                    "Uw register heeft een lijst gekregen van wie het mag openen, met uw "
                    "handtekening. De controlewoorden zijn nu andere: druk de affiche opnieuw af. "
                    "Andere computers vragen één keer om deze woorden."
                ),
                Tone.CALM,
            )
        elif register.new_words:
            self.notice.show_sentence(
                _(
                    "Iemand is gestopt met het register. Alles staat nu op een nieuw slot. De "
                    "controlewoorden zijn andere: druk de affiche opnieuw af."
                ),
                Tone.CALM,
            )
        if register.keys.recovered:
            self.notice.show_sentence(
                _("U opende het register met de herstelsleutel. Kies nu een nieuwe wachtzin."),
                Tone.WARNING,
                Remedy(words=_("Wachtzin kiezen…"), do=self._choose_passphrase),
            )

    def _acknowledge(self) -> None:
        self._operations.run(
            self._register.acknowledge,
            lambda _done: self.changes.hide(),
            on_error=lambda error: self.changes.show_error(error, Tone.DANGER),
            owner=self,
        )

    def _choose_passphrase(self) -> None:
        self.pages.setCurrentWidget(self.keys)
        self.keys.change_passphrase()

    def _lay_out(self) -> None:
        bar = self.pages.tabBar()
        bar.setObjectName("tabs")
        bar.setAccessibleName(_("Delen van het register"))
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setDrawBase(False)
        for page, title in (
            (self.messages, _("Berichten")),
            (self.cases, _("Zaken")),
            (self.figures, _("Jaarcijfers")),
            (self.keys, _("Sleutel")),
        ):
            self.pages.addTab(page, title)
        top = in_row(
            label(_("Register"), Text.TITLE),
            grow(
                label(
                    _("Alleen u kunt dit lezen. Na vijf minuten stilte gaat het vanzelf op slot."),
                    Text.QUIET,
                )
            ),
            self.lock_button,
            gap=2 * GRID,
        )
        in_column(
            top,
            self.changes,
            self.notice,
            grow(self.pages),
            on=self,
            margins=(2 * GRID, 2 * GRID, 2 * GRID, GRID),
        )
