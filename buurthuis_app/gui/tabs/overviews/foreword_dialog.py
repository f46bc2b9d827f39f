"""The foreword of a year's overview: typed once, kept with the year."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.shared.settings import LONGEST_FOREWORD
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.i18n import _
from buurthuis_app.services.overviews.presentation import Presenting

ROWS = 14


class ForewordDialog(FormDialog[str]):
    """One field. Its text is printed after the cover."""

    def __init__(
        self,
        presenting: Presenting,
        operations: Operations,
        period: Period,
        seen: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Voorwoord {year}").format(year=period.name),
            operations=operations,
            save=lambda text: presenting.write_foreword(period, text, seen=seen),
            label=_("voorwoord gewijzigd"),
            parent=parent,
        )
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * ROWS)
        self.form.row(
            "text",
            _("Voorwoord"),
            self.text,
            _("Wat wilt u de lezer zeggen? Een lege regel begint een nieuwe alinea."),
        )

    @override
    def fill(self, record: str) -> None:
        self.text.setPlainText(record)

    @override
    def record(self) -> str:
        return self.text.toPlainText().strip()

    @override
    def problems(self) -> tuple[Problem, ...]:
        if len(self.record()) <= LONGEST_FOREWORD:
            return ()
        sentence = _("Het voorwoord is langer dan {n} tekens. Maak het korter.")
        return (Problem(field="text", sentence=sentence.format(n=LONGEST_FOREWORD)),)
