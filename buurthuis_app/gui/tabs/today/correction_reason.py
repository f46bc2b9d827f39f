"""Reason why a number of an earlier day changes: asked once in a visit to a card, then used for all that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from buurthuis_app.gui.tabs.today import wording
from buurthuis_app.gui.tabs.today.tally_state import ShownNumber
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.errors import AppError
    from buurthuis_app.gui.tabs.today.tally_row import TallyRow
    from buurthuis_app.gui.tabs.today.tally_state import Step
    from buurthuis_app.gui.widgets.hints.reason_dialog import ReasonDialog

LATE = "achteraf geteld"
"""What is kept is Dutch, whatever language the door speaks."""


class Corrections(QObject):
    """Holds the steps that wait for a reason, in order; then sends them, or drops them when none is given."""

    def __init__(
        self,
        title: str,
        send: Callable[[TallyRow, Step], None],
        drop: Callable[[TallyRow, Step], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._card = parent
        self._title = title
        self._send = send
        self._drop = drop
        self._reason = ""
        self._waiting: list[tuple[TallyRow, Step]] = []
        self.dialog: ReasonDialog | None = None

    def reason_for(self, row: TallyRow) -> str:
        """What stands beside a correction: who fills in an empty number afterwards is not asked why."""
        if row.begun_empty and not self._reason:
            return LATE
        return self._reason

    def takes(self, row: TallyRow, step: Step, error: AppError) -> bool:
        """Whether `error` asks for a reason, so that this step waits for it."""
        from buurthuis_app.services.counts.counting import ReasonNeeded

        if not isinstance(error, ReasonNeeded):
            return False
        if self._reason:
            self._send(row, step)
            return True
        self._waiting.append((row, step))
        if self.dialog is None:
            self._ask()
        else:
            self.dialog.explain(self._changes())
        return True

    def _changes(self) -> str:
        """Which numbers become which: "Koffie-inloop: volwassenen van 12 naar 14"."""
        former: dict[TallyRow, int | None] = {}
        after: dict[TallyRow, int | None] = {}
        for row, step in self._waiting:
            former.setdefault(row, row.tally.kept)
            before = ShownNumber(number=after.get(row, former[row]))
            after[row] = step.applied(before).number
        lines = [wording.typed(self._title, row.kind, after[row], former[row]) for row in former]
        told = _(
            "Dit is een aantal van een eerdere dag. Het oude aantal blijft bewaard, met de reden erbij."
        )
        return "\n".join((*lines, told))

    def _ask(self) -> None:
        from buurthuis_app.gui.widgets.hints.reason_dialog import ReasonDialog

        self.dialog = ReasonDialog(
            _("Waarom verandert dit aantal?"),
            lambda: (
                *(_("Verkeerd geteld"), _("Verkeerd getypt")),
                *(_("Later binnengekomen"), _("Dubbel geteld")),
            ),
            explanation=self._changes(),
            parent=self._card.window(),
        )
        self.dialog.chosen.connect(self._answer)
        self.dialog.rejected.connect(self._give_up)
        self.dialog.open()

    def _answer(self, reason: str) -> None:
        self._reason = reason
        for row, step in self._taken():
            self._send(row, step)

    def _give_up(self) -> None:
        for row, step in self._taken():
            self._drop(row, step)

    def _taken(self) -> list[tuple[TallyRow, Step]]:
        waiting, self._waiting = self._waiting, []
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        return waiting
