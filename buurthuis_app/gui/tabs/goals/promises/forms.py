"""The forms of a promise and of a measurement."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain.promises.promise import (
    Measurement,
    Promise,
    problems,
    problems_of_measurement,
)
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.basic_fields import (
    as_date,
    as_qdate,
    choose_value,
    date_field,
    text_area,
)
from buurthuis_app.gui.forms.decimal_field import DecimalField
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done


class PromiseDialog(FormDialog[Promise]):
    """A promise in a sentence, with its norm."""

    def __init__(
        self,
        save: Callable[[Promise], Done[Any]],
        *,
        new: bool,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Nieuwe belofte") if new else _("Belofte"),
            operations=operations,
            save=save,
            label=_("belofte erbij") if new else _("belofte gewijzigd"),
            parent=parent,
        )
        self._base: Promise | None = None
        self.sentence, self.norm, self.unit = QLineEdit(), QLineEdit(), QLineEdit()
        self.threshold, self.direction = DecimalField(_("bijv. 95")), QComboBox()
        self.measured_how, self.looked_after_by = text_area(), QLineEdit()
        self.since, self.until = date_field(), date_field()
        self.ended = QCheckBox(_("Deze belofte houdt op"))
        self._lay_out()

    def _lay_out(self) -> None:
        self.sentence.setPlaceholderText(_("bijv. U krijgt snel antwoord op een vraag."))
        self.norm.setPlaceholderText(_("bijv. 95 % binnen 2 werkdagen"))
        self.unit.setPlaceholderText(_("bijv. %"))
        self.direction.addItem(_("minstens"), userData=False)
        self.direction.addItem(_("hoogstens"), userData=True)
        form = self.form
        form.row("sentence", _("Wat beloven wij?"), self.sentence)
        form.row("norm", _("Wanneer is de belofte gehouden?"), self.norm)
        form.beside(
            ("at_most", _("Het getal daarvan is"), self.direction),
            ("threshold", _("Getal"), self.threshold),
            ("unit", _("Eenheid"), self.unit),
        )
        form.row("measured_how", _("Hoe meten wij het?"), self.measured_how)
        form.row(
            "looked_after_by",
            _("Wie let erop?"),
            self.looked_after_by,
            _("Een rol of een voornaam is genoeg."),
        )
        form.row("ended", _("Deze belofte houdt op"), self.ended)
        form.beside(("since", _("Geldt vanaf"), self.since), ("until", _("Tot en met"), self.until))
        self.ended.toggled.connect(self.until.setEnabled)
        self.until.setEnabled(False)

    @override
    def fill(self, record: Promise) -> None:
        self._base = record
        self.sentence.setText(record.sentence)
        self.norm.setText(record.norm)
        self.unit.setText(record.unit)
        self.threshold.show_number(record.threshold)
        choose_value(self.direction, record.at_most)
        self.measured_how.setPlainText(record.measured_how)
        self.looked_after_by.setText(record.looked_after_by)
        self.since.setDate(as_qdate(record.since))
        self.ended.setChecked(record.until is not None)
        if record.until is not None:
            self.until.setDate(as_qdate(record.until))

    @override
    def record(self) -> Promise:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        return replace(
            self._base,
            sentence=self.sentence.text().strip(),
            norm=self.norm.text().strip(),
            unit=self.unit.text().strip(),
            threshold=self.threshold.number(),
            at_most=self.direction.currentData(),
            measured_how=self.measured_how.toPlainText().strip(),
            looked_after_by=self.looked_after_by.text().strip(),
            since=as_date(self.since.date()),
            until=as_date(self.until.date()) if self.ended.isChecked() else None,
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        try:
            return problems(self.record())
        except Invalid as error:
            return (Problem(field="threshold", sentence=error.sentence),)


class MeasurementDialog(FormDialog[Measurement]):
    """What came out on one day; a promise without a number asks whether it was kept."""

    def __init__(
        self,
        promise: Promise,
        save: Callable[[Measurement], Done[Any]],
        *,
        today: dt.date,
        new: bool,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Meting noteren") if new else _("Meting"),
            operations=operations,
            save=save,
            label=_("meting erbij") if new else _("meting gewijzigd"),
            parent=parent,
        )
        self._promise, self._today = promise, today
        self._base: Measurement | None = None
        self.date, self.remark = date_field(), QLineEdit()
        self.value, self.kept = DecimalField(_("bijv. 94")), QComboBox()
        for words, value in ((_("kies…"), None), (_("ja"), True), (_("nee"), False)):
            self.kept.addItem(words, userData=value)
        self.form.row("date", _("Op welke dag?"), self.date)
        if promise.threshold is None:
            self.form.row("kept", _("Is de belofte gehouden?"), self.kept, promise.norm)
        else:
            unit = f" ({promise.unit})" if promise.unit else ""
            self.form.row("value", _("Wat kwam eruit?") + unit, self.value, promise.norm)
        self.form.row("remark", _("Opmerking"), self.remark, _("Schrijf hier geen namen."))

    @override
    def fill(self, record: Measurement) -> None:
        self._base = record
        self.date.setDate(as_qdate(record.date))
        self.value.show_number(record.value)
        choose_value(self.kept, record.kept)
        self.remark.setText(record.remark)

    @override
    def record(self) -> Measurement:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        return replace(
            self._base,
            date=as_date(self.date.date()),
            value=self.value.number(),
            kept=self.kept.currentData(),
            remark=self.remark.text().strip(),
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        try:
            return problems_of_measurement(self.record(), self._promise, self._today)
        except Invalid as error:
            return (Problem(field="value", sentence=error.sentence),)
