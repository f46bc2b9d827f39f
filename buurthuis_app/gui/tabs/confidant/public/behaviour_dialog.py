"""The form of one kind of unwanted behaviour, or of one number to call."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain.confidant.behaviours import (
    Entry,
    HelpLine,
    UnwantedBehaviour,
    problems_of_entry,
)
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done

E = TypeVar("E", bound=Entry)


class EntryDialog(FormDialog[E], Generic[E]):
    """Shows the words that stand on the page. Those that stay the program's own follow the reader's language."""

    def __init__(
        self,
        kind: type[E],
        save: Callable[[E], Done[E]],
        operations: Operations,
        *,
        new: bool,
        parent: QWidget,
    ) -> None:
        line = kind is HelpLine
        if line:
            title = _("Nieuw nummer") if new else _("Nummer wijzigen")
            words = _("nummer erbij") if new else _("nummer gewijzigd")
        else:
            title = _("Nieuw soort gedrag") if new else _("Soort gedrag wijzigen")
            words = _("soort gedrag erbij") if new else _("soort gedrag gewijzigd")
        super().__init__(title, operations=operations, save=save, label=words, parent=parent)
        self._base: E | None = None
        self.name, self.number, self.explanation = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.explanation.setTabChangesFocus(True)
        self.explanation.setFixedHeight(self.explanation.fontMetrics().lineSpacing() * 5)
        self.archived = QCheckBox(_("Niet meer op de pagina"))
        self.form.row("name", _("Naam"), self.name)
        if line:
            self.form.row("number", _("Nummer"), self.number)
        self.form.row(
            "explanation",
            _("Wanneer bellen") if line else _("Uitleg"),
            self.explanation,
            _("Korte zinnen, gewone woorden."),
        )
        if not line:
            self.form.row("archived", _("Niet meer op de pagina"), self.archived)

    @override
    def fill(self, record: E) -> None:
        self._base = record
        self.name.setText(record.heading)
        self.explanation.setPlainText(record.words)
        if isinstance(record, HelpLine):
            self.number.setText(record.dial)
        if isinstance(record, UnwantedBehaviour):
            self.archived.setChecked(record.archived)

    @override
    def record(self) -> E:
        base = self._base
        if base is None:
            raise ValueError
        usual = replace(base, name="", explanation="")
        name = _own(self.name.text(), usual.heading)
        typed = self.explanation.toPlainText()
        changed = replace(base, name=name, explanation=_own(typed, usual.words if not name else ""))
        if isinstance(changed, HelpLine):
            dial = replace(changed, number="").dial
            return replace(changed, number=_own(self.number.text(), dial))
        return replace(changed, archived=self.archived.isChecked())

    @override
    def problems(self) -> tuple[Problem, ...]:
        return problems_of_entry(self.record())


def _own(typed: str, usual: str) -> str:
    """What was typed, or nothing when it is what the program says by itself."""
    return "" if typed.strip() == usual else typed.strip()
