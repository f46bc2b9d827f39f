"""The form of one year of an indicator, and the fields that both of its forms have."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from typing_extensions import override

from buurthuis_app.domain.indicators.indicator import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    Indicator,
    IndicatorYear,
    problems_of_year,
)
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.basic_fields import number_field
from buurthuis_app.gui.forms.decimal_field import DecimalField
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done

LINES = 64  # px at the usual type size for a text of a few lines


class YearDialog(FormDialog[IndicatorYear]):
    """What was aimed at, expected and found for one year."""

    def __init__(
        self,
        save: Callable[[IndicatorYear], Done[Any]],
        indicator: Indicator,
        others: tuple[IndicatorYear, ...],
        *,
        new: bool,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Jaar erbij") if new else _("Jaar"),
            operations=operations,
            save=save,
            label=_("jaar erbij") if new else _("jaar gewijzigd"),
            parent=parent,
        )
        self._base: IndicatorYear | None = None
        self._others = others
        self.year, self.next_poll = year_field(), year_field()
        self.target, self.forecast, self.actual = DecimalField(), DecimalField(), DecimalField()
        self.no_poll = QCheckBox(_("Dit jaar was er geen peiling"))
        self.source, self.explanation = QLineEdit(), text_field()
        unit = f" ({indicator.unit})" if indicator.unit else ""
        form = self.form
        form.row("year", _("Jaar"), self.year)
        form.beside(
            ("target", _("Streefgetal") + unit, self.target),
            ("forecast", _("Verwachting") + unit, self.forecast),
        )
        note = "" if indicator.typed else _("Wat het programma vindt, gaat voor.")
        form.row("actual", _("Uitkomst") + unit, self.actual, note)
        form.row("no_poll", _("Dit jaar was er geen peiling"), self.no_poll)
        form.row("next_poll", _("De volgende peiling is in"), self.next_poll)
        form.row("source", _("Bron"), self.source, indicator.source)
        form.row(
            "explanation",
            _("Toelichting"),
            self.explanation,
            _("Waarom kwam het anders uit? Schrijf hier geen namen."),
        )
        self.no_poll.toggled.connect(self._no_poll)
        self._no_poll(checked=False)

    def _no_poll(self, checked: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.next_poll.setEnabled(checked)
        self.actual.setEnabled(not checked)

    @override
    def fill(self, record: IndicatorYear) -> None:
        self._base = record
        self.year.setValue(record.year or self.year.minimum())
        self.target.show_number(record.target)
        self.forecast.show_number(record.forecast)
        self.actual.show_number(record.actual)
        self.no_poll.setChecked(record.no_poll)
        self.next_poll.setValue(record.next_poll or self.next_poll.minimum())
        self.source.setText(record.source)
        self.explanation.setPlainText(record.explanation)

    @override
    def record(self) -> IndicatorYear:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        no_poll = self.no_poll.isChecked()
        return replace(
            self._base,
            year=chosen_year(self.year),
            target=self.target.number(),
            forecast=self.forecast.number(),
            actual=None if no_poll else self.actual.number(),
            no_poll=no_poll,
            next_poll=(chosen_year(self.next_poll) or None) if no_poll else None,
            source=self.source.text().strip(),
            explanation=self.explanation.toPlainText().strip(),
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        faulty = [
            Problem(field=name, sentence=error.sentence)
            for name, field in (
                ("target", self.target),
                ("forecast", self.forecast),
                ("actual", self.actual),
            )
            if (error := _fault(field)) is not None
        ]
        return tuple(faulty) or problems_of_year(self.record(), self._others)


def _fault(field: DecimalField) -> Invalid | None:
    try:
        field.number()
    except Invalid as error:
        return error
    return None


def year_field() -> QSpinBox:
    """A year that may be left out: the lowest value stands for none."""
    spin_box = number_field(EARLIEST_YEAR - 1, LATEST_YEAR, EARLIEST_YEAR - 1)
    spin_box.setGroupSeparatorShown(False)
    spin_box.setSpecialValueText(_("kies…"))
    return spin_box


def chosen_year(field: QSpinBox) -> int:
    """The chosen year; 0 when none is."""
    return 0 if field.value() < EARLIEST_YEAR else field.value()


def text_field() -> QPlainTextEdit:
    """Field for a text of a few lines."""
    text_edit = QPlainTextEdit()
    text_edit.setFixedHeight(scaled(LINES, theme().percent))
    text_edit.setTabChangesFocus(True)
    return text_edit
