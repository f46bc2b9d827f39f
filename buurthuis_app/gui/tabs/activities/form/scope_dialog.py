"""Scope of a change in a series: asks for how much of it the change holds, and says what changes and what stays."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.activities.planned import (
    DutyChoice,
    Rearrangement,
    Scope,
    standing_in_words,
)
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label, say_as
from buurthuis_app.gui.widgets.dialog_size import SnugDialog
from buurthuis_app.gui.widgets.layout import SPRING, in_column, in_row
from buurthuis_app.i18n import _, ngettext, number

MOST_STAYING = 4


class ScopeDialog(SnugDialog):
    """`chosen` once, with a Scope. `preview` says off this thread what a scope would do; the first is chosen."""

    topic = "activiteiten#verplaatsen"
    chosen = Signal(object)  # Scope

    def __init__(
        self,
        title: str,
        change: str,
        preview: Callable[[Scope], Rearrangement],
        *,
        operations: Operations,
        warnings: tuple[str, ...] = (),
        scopes: tuple[Scope, ...] = tuple(Scope),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, units=62)
        self._preview = preview
        self._operations = operations
        self.setWindowTitle(_("Voor welke keren?"))
        self.choices: dict[Scope, QRadioButton] = {}
        self.changes, self.stays = label(""), label("", Text.QUIET)
        self.standing = label("", Text.WARNING)
        self.duty_choices = {
            DutyChoice.MOVE_ALONG: QRadioButton(_("Mee verplaatsen en opnieuw vragen")),
            DutyChoice.RELEASE: QRadioButton(_("Vrijgeven: hun plaatsen komen weer open")),
        }
        self.warning = label("\n".join(warnings), Text.WARNING)
        self.warning.setVisible(bool(warnings))
        self.save = button(_("Opslaan"), ButtonKind.PRIMARY, do=self.accept)
        self._lay_out(title, change, scopes)
        self.choices[scopes[0]].setChecked(True)
        self.choices[scopes[0]].setFocus()

    @property
    def scope(self) -> Scope:
        """The chosen scope."""
        return next(scope for scope, choice in self.choices.items() if choice.isChecked())

    @property
    def duties(self) -> DutyChoice:
        """What is to become of who is on the roster."""
        return next(choice for choice, chosen in self.duty_choices.items() if chosen.isChecked())

    @override
    def accept(self) -> None:
        scope = self.scope
        super().accept()
        self.chosen.emit(scope)

    def _lay_out(self, title: str, change: str, scopes: tuple[Scope, ...]) -> None:
        column = self.lay_out(
            label(title, Text.HEADING), label(change), self.warning, GRID, gap=GRID
        )
        words = {
            Scope.ONLY_THIS: _("Alleen deze keer"),
            Scope.THIS_AND_FOLLOWING: _("Deze en alle volgende keren"),
            Scope.WHOLE: _("De hele reeks"),
        }
        for scope in scopes:
            choice = QRadioButton(words[scope])
            choice.toggled.connect(self._look)
            self.choices[scope] = choice
            column.addWidget(choice)
        sheet = card()
        inner = in_column(self.changes, self.stays, on=sheet, margins=(2 * GRID, GRID))
        self._lay_out_duties(inner)
        column.addWidget(sheet)
        column.addStretch(1)
        back = button(_("Annuleren"), do=self.reject)
        self.save.setDefault(True)
        column.addLayout(in_row(SPRING, back, self.save))

    def _lay_out_duties(self, inner: QVBoxLayout) -> None:
        inner.addWidget(self.standing)
        group = QButtonGroup(self)
        for choice in self.duty_choices.values():
            group.addButton(choice)
            inner.addWidget(choice)
        self.duty_choices[DutyChoice.MOVE_ALONG].setChecked(True)
        self._show_duties(Rearrangement())

    def _show_duties(self, moves: Rearrangement) -> None:
        """Who is on the roster at a time that moves or goes; the choice is there when another time comes instead."""
        words = standing_in_words(moves.standing)
        moving = {was.id for was, _now in moves.retimed}
        choosing = any(person.occurrence_id in moving for person in moves.standing)
        falling = not all(person.occurrence_id in moving for person in moves.standing)
        if falling:
            words = f"{words} {_('Waar een keer verdwijnt, vervalt de dienst.')}"
        self.standing.setText(words)
        self.standing.setVisible(bool(words))
        for choice in self.duty_choices.values():
            choice.setVisible(choosing)

    def _look(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        if not on:
            return
        scope, preview = self.scope, self._preview
        self._operations.run(
            lambda: (scope, preview(scope)), self._show, on_error=self._refuse, owner=self
        )

    def _show(self, scoped: tuple[Scope, Rearrangement]) -> None:
        scope, moves = scoped
        if scope is not self.scope:
            return
        self.save.setEnabled(True)
        say_as(self.changes, changes_in_words(moves), Text.PLAIN)
        words = stays_in_words(moves)
        self.stays.setText(words)
        self.stays.setVisible(bool(words))
        self._show_duties(moves)

    def _refuse(self, error: AppError) -> None:
        """This scope is not possible: say why, and leave the others to choose."""
        self.save.setEnabled(False)
        say_as(self.changes, error.sentence, Text.DANGER)
        self.stays.hide()
        self._show_duties(Rearrangement())


def changes_in_words(moves: Rearrangement) -> str:
    """3 keren veranderen, 1 keer komt erbij, 2 keren verdwijnen."""
    parts = []
    if moves.changed:
        n = len(moves.changed)
        parts.append(ngettext("{n} keer verandert", "{n} keren veranderen", n).format(n=number(n)))
    if moves.added:
        n = len(moves.added)
        parts.append(
            ngettext("{n} keer komt erbij", "{n} keren komen erbij", n).format(n=number(n))
        )
    if moves.removed:
        n = len(moves.removed)
        parts.append(ngettext("{n} keer verdwijnt", "{n} keren verdwijnen", n).format(n=number(n)))
    return ", ".join(parts) + "." if parts else _("Er verandert geen keer.")


def stays_in_words(moves: Rearrangement) -> str:
    """What stays as it is and why: each one, or how many when there are many."""
    if len(moves.stays) <= MOST_STAYING:
        return "\n".join(stay.sentence for stay in moves.stays)
    return _("{n} keren blijven staan zoals ze zijn: daar is geteld, verteld of aangemeld.").format(
        n=number(len(moves.stays))
    )
