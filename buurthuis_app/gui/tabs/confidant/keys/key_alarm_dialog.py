"""A register that this computer does not know: the words of the poster are typed over before it counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.errors import AppError
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.dialog_parts import (
    StepPages,
    named,
    page_of,
)
from buurthuis_app.gui.tabs.confidant.public.queries import Seen
from buurthuis_app.gui.widgets.controls import ButtonKind, button
from buurthuis_app.gui.widgets.dialog_size import SnugDialog
from buurthuis_app.gui.widgets.layout import SPRING, in_row
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.confidant.key_holders import Alarm
from buurthuis_app.services.confidant.messages import Confiding


class KeyAlarmDialog(SnugDialog):
    """Accepted when somebody typed the right words. The words of what stands in the file are never shown here:

    who copies them from the screen has compared nothing. `open_wanted` to look inside all the same,
    `founding_wanted` when the register is gone and another is to be set up.
    """

    topic = "vertrouwenspersoon-register#wat-er-bovenaan-kan-staan"
    open_wanted = Signal()
    founding_wanted = Signal()

    def __init__(
        self, confiding: Confiding, seen: Seen, operations: Operations, *, parent: QWidget
    ) -> None:
        super().__init__(parent, units=72)
        self._confiding, self._seen, self._operations = confiding, seen, operations
        self._asks = seen.holders.alarm in {Alarm.UNKNOWN, Alarm.CHANGED}
        self.setWindowTitle(_("Let op"))
        self.notice, self.words = Notice(), QLineEdit()
        self.trust = button(_("Dit is haar brievenbus"), ButtonKind.DANGER, do=self._trust)
        self.look = button(_("Register toch openen…"), ButtonKind.QUIET, "lock", do=self._look)
        self.found = button(_("Nieuw register instellen…"), ButtonKind.QUIET, do=self._found)
        self.close_button = button(_("Sluiten"), do=self.reject)
        self.close_button.setDefault(True)
        self.trust.setEnabled(False)
        self.words.textChanged.connect(lambda typed: self.trust.setEnabled(bool(typed.strip())))
        self._lay_out()

    def _trust(self) -> None:
        confiding, typed = self._confiding, self.words.text()
        self._operations.run(
            lambda: confiding.trust(typed),
            lambda _holders: self.accept(),
            on_error=self._refuse,
            owner=self,
        )

    def _look(self) -> None:
        self.reject()
        self.open_wanted.emit()

    def _found(self) -> None:
        self.reject()
        self.founding_wanted.emit()

    def _refuse(self, error: AppError) -> None:
        self.notice.show_error(error, Tone.DANGER)

    def _lay_out(self) -> None:
        heading = _heading(self._seen.holders.alarm)
        page, inner = page_of(heading, (self._seen.alarm, *self._advice()))
        if self._asks:
            named(inner, _("De woorden van de affiche of van haar papier"), self.words)
        self.words.setVisible(self._asks)
        self.trust.setVisible(self._asks)
        self.look.setVisible(bool(self._seen.holders.all))
        self.found.setVisible(self._seen.may_found and self._confiding.may(Permission.KEEP))
        for other in (self.look, self.found):
            inner.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        pages = StepPages()
        pages.addWidget(page)
        column = self.lay_out()
        column.addWidget(self.notice)
        column.addWidget(pages, 1)
        column.addLayout(in_row(SPRING, self.close_button, self.trust))

    def _advice(self) -> tuple[str, ...]:
        if self._asks:
            return (
                _(
                    "Dat hoort zo op een nieuwe computer, na een nieuwe sleutel en na een andere "
                    "vertrouwenspersoon. Het kan ook zijn dat iemand de brievenbus heeft vervangen "
                    "om mee te lezen."
                ),
                _(
                    "Neem haar papier of de affiche die zij zelf ophing. Typ de woorden over. Er "
                    "gaat pas iets open als zij kloppen."
                ),
            )
        if self._seen.may_found:
            return (
                _(
                    "Weet u zeker dat de wachtzin en het herstelblad kwijt zijn? Dan kan er "
                    "een nieuw register komen. Het neemt pas na dertig dagen berichten aan, en de "
                    "pagina zegt het aan iedereen."
                ),
            )
        return ()


def _heading(alarm: Alarm | None) -> str:
    return {
        Alarm.UNKNOWN: _("Deze computer kent de brievenbus nog niet"),
        Alarm.GONE: _("De brievenbus is weg"),
        Alarm.ANEW: _("Er is een nieuwe brievenbus"),
        Alarm.ALTERED: _("Er klopt iets niet met een sleutel"),
    }.get(alarm or Alarm.CHANGED, _("De sleutel is veranderd"))
