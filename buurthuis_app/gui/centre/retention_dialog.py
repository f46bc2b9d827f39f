"""Retention of personal texts: how long, what is past its time, and what soon will be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from buurthuis_app.domain.shared.personal_data import SOON
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.record_table import Align, Column, RecordTable
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.services.privacy.maintenance import Term
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done


class RetentionDialog(QDialog):
    """A table with a row a rule. Erasing happens by itself at every start; here people see it coming."""

    erased = Signal()

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keeping = house.keeping
        self._operations = operations
        self.setWindowTitle(_("Bewaartermijnen"))
        open_at(self, 1160, 560)
        self.table = RecordTable(
            _columns(),
            lambda term: term.due.retention,
            name=_("Bewaartermijnen"),
            empty=_("Er zijn geen persoonlijke teksten."),
        )
        self.outcome = label("", Text.QUIET)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label(_("Wat we van mensen bewaren, en hoe lang"), Text.HEADING))
        column.addWidget(
            label(
                _(
                    "Na de termijn wist het programma deze teksten, elke dag dat het open is. "
                    "De aantallen blijven. Wissen kan niet ongedaan worden gemaakt."
                )
            )
        )
        column.addWidget(self.table, 1)
        column.addWidget(self.outcome)
        column.addLayout(self._buttons())
        self._read()

    def erase(self) -> None:
        """Erase what is past its time now, instead of at the next start."""
        self._operations.run(self._keeping.erase_due, self._erased, owner=self)

    def _buttons(self) -> QHBoxLayout:
        self.erase_button = button(_("Nu wissen"), ButtonKind.DANGER, "trash")
        self.erase_button.clicked.connect(self.erase)
        close = button(_("Sluiten"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.erase_button)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _read(self) -> None:
        self._operations.run(lambda: self._keeping.terms(SOON), self._show, owner=self)

    def _show(self, terms: tuple[Term, ...]) -> None:
        self.table.show_records(terms)
        self.erase_button.setEnabled(any(term.due.rows for term in terms))

    def _erased(self, done: Done[int]) -> None:
        self.outcome.setText(_("{n} teksten gewist.").format(n=number(done.value)))
        self.erased.emit()
        self._read()


def _columns() -> tuple[Column[Term], ...]:
    return (
        Column(title=_("Wat"), value=lambda term: term.what, stretch=True),
        Column(
            title=_("Hoe lang"),
            value=lambda term: term.due.months,
            display=_how_long,
        ),
        Column(
            title=_("Nu te wissen"),
            value=lambda term: term.due.rows,
            display=lambda term: number(term.due.rows),
            align=Align.RIGHT,
        ),
        Column(
            title=_("Binnen 30 dagen"),
            value=lambda term: term.soon,
            display=lambda term: number(term.soon),
            align=Align.RIGHT,
        ),
    )


def _how_long(term: Term) -> str:
    """ "24 maanden na die dag", or only the day when each row names its own."""
    if not term.due.months:
        return term.after
    words = ngettext("{n} maand {after}", "{n} maanden {after}", term.due.months)
    return words.format(n=term.due.months, after=term.after)
