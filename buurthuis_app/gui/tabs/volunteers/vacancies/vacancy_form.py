"""Form of a vacancy, new or changed: what it is, what is asked, whom to turn to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from typing_extensions import override

from buurthuis_app.domain.volunteers.vacancy import problems_of_vacancy, usual_conditions
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.widgets.chips_field import ChipsField
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.domain.shared.problems import Problem
    from buurthuis_app.domain.volunteers.vacancy import Condition, Opening
    from buurthuis_app.domain.volunteers.volunteer import Duty
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.services.registry import CentreServices

TEXT_LINES, CONDITION_LINES = 6, 4


class VacancyForm(FormDialog["Opening"]):
    """One line a condition; the usual ones are added with a click."""

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        duties: Sequence[Duty],
        *,
        new: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Nieuwe vacature") if new else _("Vacature wijzigen"),
            operations=operations,
            save=lambda opening: house.vacancies.keep(opening, new=new),
            label=_("vacature erbij") if new else _("vacature gewijzigd"),
            parent=parent,
        )
        self._vacancies = house.vacancies
        self._base: Opening | None = None
        self.title, self.hours, self.contact = QLineEdit(), QLineEdit(), QLineEdit()
        self.text, self.conditions = _lines(TEXT_LINES), _lines(CONDITION_LINES)
        self.duty = QComboBox()
        self.duty.addItem(_("geen of anders"), None)
        for duty in duties:
            if not duty.archived:
                self.duty.addItem(duty.name, duty.id)
        self._usual = usual_conditions(house.centre.town)
        self.usual = ChipsField([(text, text) for text in self._usual])
        self.hours.setPlaceholderText(_("bijv. een paar uur per week"))
        self.form.row("title", _("Wie zoekt u?"), self.title)
        self.form.row("text", _("Wat is het werk?"), self.text)
        self.form.row("hours", _("Hoeveel tijd kost het?"), self.hours)
        self.form.row(
            "conditions",
            _("Voorwaarden"),
            self.conditions,
            _("Elke regel is één voorwaarde, waar een kandidaat ja of nee op kan zeggen."),
        )
        self.form.row("usual", _("Vaak gevraagd"), self.usual)
        self.form.row("duty_id", _("Voor welke taak"), self.duty)
        self.form.row("contact", _("Melden bij"), self.contact)
        self.usual.changed.connect(self._usual_chosen)
        self.conditions.textChanged.connect(self._show_usual)

    @override
    def fill(self, record: Opening) -> None:
        self._base, vacancy = record, record.vacancy
        self.title.setText(vacancy.title)
        self.text.setPlainText(vacancy.text)
        self.hours.setText(vacancy.hours)
        self.contact.setText(vacancy.contact)
        self.conditions.setPlainText("\n".join(condition.text for condition in record.conditions))
        ids = [self.duty.itemData(place) for place in range(self.duty.count())]
        self.duty.setCurrentIndex(ids.index(vacancy.duty_id) if vacancy.duty_id in ids else 0)

    @override
    def record(self) -> Opening:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        vacancy = replace(
            self._base.vacancy,
            title=" ".join(self.title.text().split()),
            text=self.text.toPlainText().strip(),
            hours=self.hours.text().strip(),
            contact=self.contact.text().strip(),
            duty_id=self.duty.currentData(),
        )
        return replace(self._base, vacancy=vacancy, conditions=self._read_conditions())

    @override
    def problems(self) -> tuple[Problem, ...]:
        return problems_of_vacancy(self.record())

    def _texts(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.conditions.toPlainText().splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def _read_conditions(self) -> tuple[Condition, ...]:
        """A line that stayed the same, or that is the only one changed, keeps the answers to it."""
        base = self._base
        if base is None:
            return ()
        texts = self._texts()
        known = {condition.text: condition for condition in base.conditions}
        left = [condition for condition in base.conditions if condition.text not in texts]
        new = [text for text in texts if text not in known]
        if len(left) == len(new) == 1:
            known[new[0]] = left[0]
        return tuple(
            replace(known[text], text=text, position=place)
            if text in known
            else self._vacancies.condition(base.vacancy, text, place)
            for place, text in enumerate(texts)
        )

    def _usual_chosen(self) -> None:
        """A chip adds its line, or takes it away."""
        texts, chosen = self._texts(), self.usual.chosen()
        offered = self._usual
        lines = [text for text in texts if text not in offered or text in chosen]
        lines += [text for text in chosen if text not in texts]
        if lines != texts:
            self.conditions.setPlainText("\n".join(lines))

    def _show_usual(self) -> None:
        self.usual.blockSignals(True)  # noqa: FBT003 - Qt
        self.usual.show_chosen(self._texts())
        self.usual.blockSignals(False)  # noqa: FBT003 - Qt


def _lines(number: int) -> QPlainTextEdit:
    text_edit = QPlainTextEdit()
    text_edit.setTabChangesFocus(True)
    text_edit.setFixedHeight(text_edit.fontMetrics().lineSpacing() * number + 20)
    return text_edit
