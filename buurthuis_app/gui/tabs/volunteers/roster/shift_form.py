"""Form of one shift, new or changed, for one day only."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain.rosters import shift as rosters
from buurthuis_app.domain.rosters.shift import MOST_NEEDED, Shift
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.volunteers.volunteer import Duty
from buurthuis_app.gui.forms.basic_fields import (
    as_date,
    as_qdate,
    as_time,
    date_field,
    number_field,
    time_field,
)
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.rosters.shifts import ShiftPlanning

REMARK_LINES = 3


class ShiftForm(FormDialog[Shift]):
    """A shift of an activity keeps the activity's day and times."""

    def __init__(
        self,
        planning: ShiftPlanning,
        duties: Sequence[Duty],
        *,
        operations: Operations,
        new: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Losse dienst") if new else _("Dienst wijzigen"),
            operations=operations,
            save=lambda shift: planning.keep_shift(shift, new=new),
            label=_("dienst gemaakt") if new else _("dienst gewijzigd"),
            parent=parent,
        )
        self._base: Shift | None = None
        self.duty = QComboBox()
        for duty in duties:
            self.duty.addItem(duty.name, duty.id)
        self.date = date_field()
        self.starts, self.ends = time_field(), time_field(dt.time(12))
        self.needed = number_field(1, MOST_NEEDED, 1)
        self.remark = QPlainTextEdit()
        self.remark.setTabChangesFocus(True)
        self.remark.setFixedHeight(self.remark.fontMetrics().lineSpacing() * (REMARK_LINES + 1))
        self.follows = label(
            _("De dag en de tijden volgen de activiteit. Verander ze bij Activiteiten."), Text.QUIET
        )
        self.form.row("duty_id", _("Taak"), self.duty)
        self.form.plain(self.follows)
        self.form.beside(
            ("date", _("Dag"), self.date),
            ("starts", _("Begin"), self.starts),
            ("ends", _("Einde"), self.ends),
        )
        self.form.row("needed", _("Hoeveel mensen"), self.needed)
        self.form.row(
            "remark",
            _("Opmerking"),
            self.remark,
            _("Komt ook op de lijst van wie er dienst heeft."),
        )

    @override
    def fill(self, record: Shift) -> None:
        self._base = record
        self.duty.setCurrentIndex(max(self.duty.findData(record.duty_id), 0))
        self.date.setDate(as_qdate(record.date))
        self.starts.setTime(QTime(record.starts.hour, record.starts.minute))
        self.ends.setTime(QTime(record.ends.hour, record.ends.minute))
        self.needed.setValue(record.needed)
        self.remark.setPlainText(record.remark)
        tied = record.occurrence_id is not None
        self.follows.setVisible(tied)
        for field in (self.date, self.starts, self.ends):
            field.setEnabled(not tied)

    @override
    def record(self) -> Shift:
        assert self._base is not None  # noqa: S101 - filled before it is shown
        return replace(
            self._base,
            duty_id=self.duty.currentData(),
            date=as_date(self.date.date()),
            starts=as_time(self.starts.time()),
            ends=as_time(self.ends.time()),
            needed=self.needed.value(),
            remark=self.remark.toPlainText().strip(),
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        return rosters.problems(self.record())
