"""Form of a pattern, new or changed: who is needed, when, and again how often."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget
from typing_extensions import override

from buurthuis_app.domain.activities.activity import Activity, Skip
from buurthuis_app.domain.activities.recurrence import Weekly, read
from buurthuis_app.domain.rosters import shift
from buurthuis_app.domain.rosters.shift import MOST_MINUTES, MOST_NEEDED, MOST_WEEKS, ShiftPattern
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
from buurthuis_app.gui.widgets.chips_field import ChipsField
from buurthuis_app.i18n import _, weekday_name
from buurthuis_app.records import replace
from buurthuis_app.services.rosters.shifts import ShiftPlanning
from buurthuis_app.services.shared.done import Done

DAYS = 7
_SKIPS = (Skip.CLOSED_DAYS, Skip.PUBLIC_HOLIDAYS, Skip.SCHOOL_HOLIDAYS)


class PatternDraft(Struct, frozen=True, kw_only=True):
    """A pattern as it is filled in: for one moment and as many people of each duty as are needed."""

    pattern: ShiftPattern
    needed: tuple[tuple[UUID, int], ...]


class PatternForm(FormDialog[PatternDraft]):
    """A new one can be for several duties at once; a kept one is for its own."""

    def __init__(
        self,
        planning: ShiftPlanning,
        duties: Sequence[Duty],
        activities: Sequence[Activity],
        *,
        operations: Operations,
        new: bool,
        parent: QWidget | None = None,
    ) -> None:
        def save(draft: PatternDraft) -> Done[ShiftPattern]:
            return planning.keep_patterns(draft.pattern, draft.needed, new=new)

        super().__init__(
            _("Nieuw patroon") if new else _("Patroon wijzigen"),
            operations=operations,
            save=save,
            label=_("patroon gemaakt") if new else _("patroon gewijzigd"),
            parent=parent,
        )
        self._base: ShiftPattern | None = None
        self.activity = QComboBox()
        self.activity.addItem(_("op vaste dagen"), None)
        for activity in activities:
            title = _("bij {activity}").format(activity=activity.title)
            self.activity.addItem(title, activity.id)
        self.days = ChipsField([(day, weekday_name(day)[:2]) for day in range(DAYS)])
        self.every = number_field(1, MOST_WEEKS, 1)
        self.every.setSuffix(" " + _("weken"))
        self.every.setPrefix(_("elke") + " ")
        self.every.setSpecialValueText(_("elke week"))
        self.starts, self.ends = time_field(dt.time(9, 30)), time_field(dt.time(13))
        self.before, self.after = (number_field(0, MOST_MINUTES, 0) for _side in range(2))
        for field in (self.before, self.after):
            field.setSuffix(" " + _("minuten"))
            field.setSingleStep(15)
        self.many = {duty.id: number_field(0, MOST_NEEDED, 0) for duty in duties}
        self.first = date_field()
        self.ending = QCheckBox(_("Houdt op na een dag"))
        self.until = date_field()
        self.skips = ChipsField(
            list(
                zip(
                    _SKIPS,
                    (_("dagen dat het huis dicht is"), _("feestdagen"), _("schoolvakanties")),
                    strict=True,
                )
            )
        )
        self._lay_out(duties)
        self.activity.currentIndexChanged.connect(self._show_what_fits)
        self.ending.toggled.connect(self.until.setEnabled)

    @override
    def fill(self, record: PatternDraft) -> None:
        pattern = self._base = record.pattern
        self.activity.setCurrentIndex(max(self.activity.findData(pattern.activity_id), 0))
        rule = read(pattern.rule)
        weekly = rule if isinstance(rule, Weekly) else Weekly(weekdays=frozenset())
        self.days.show_chosen(weekly.weekdays)
        self.every.setValue(weekly.interval)
        for field, time in ((self.starts, pattern.starts), (self.ends, pattern.ends)):
            if time is not None:
                field.setTime(QTime(time.hour, time.minute))
        self.before.setValue(pattern.before)
        self.after.setValue(pattern.after)
        for duty, many in record.needed:
            self.many[duty].setValue(many)
        self.first.setDate(as_qdate(pattern.first))
        self.ending.setChecked(pattern.until is not None)
        self.until.setEnabled(pattern.until is not None)
        self.until.setDate(as_qdate(pattern.until or pattern.first + shift.AHEAD))
        self.skips.show_chosen(pattern.skips)
        self._show_what_fits()

    @override
    def record(self) -> PatternDraft:
        assert self._base is not None  # noqa: S101 - filled before it is shown
        tied = self.activity.currentData()
        days = frozenset(self.days.chosen())
        rule = Weekly(weekdays=days, interval=self.every.value()).text() if days else ""
        rule_before = self._base.rule
        if read(rule_before) is None and not days:
            rule = rule_before  # a rule from elsewhere stays as it is
        pattern = replace(
            self._base,
            activity_id=tied,
            rule="" if tied else rule,
            starts=None if tied else as_time(self.starts.time()),
            ends=None if tied else as_time(self.ends.time()),
            before=self.before.value() if tied else 0,
            after=self.after.value() if tied else 0,
            first=as_date(self.first.date()),
            until=as_date(self.until.date()) if self.ending.isChecked() else None,
            skips=frozenset(self.skips.chosen()),
        )
        needed = tuple((duty, field.value()) for duty, field in self.many.items())
        return PatternDraft(pattern=pattern, needed=needed)

    @override
    def problems(self) -> tuple[Problem, ...]:
        draft = self.record()
        faults = list(shift.problems_of_pattern(replace(draft.pattern, needed=1)))
        if not any(many for _duty, many in draft.needed):
            sentence = _("Kies bij minstens één taak hoeveel mensen er nodig zijn.")
            faults.append(Problem(field=str(next(iter(self.many))), sentence=sentence))
        return tuple(faults)

    def _lay_out(self, duties: Sequence[Duty]) -> None:
        form = self.form
        form.row("activity_id", _("Wanneer"), self.activity)
        form.row("rule", _("Op deze dagen"), self.days)
        form.row("every", _("Hoe vaak"), self.every)
        form.beside(
            ("starts", _("Begin"), self.starts),
            ("ends", _("Einde"), self.ends),
        )
        form.beside(
            ("before", _("Eerder beginnen dan de activiteit"), self.before),
            ("after", _("Langer blijven dan de activiteit"), self.after),
        )
        form.part(_("Wie zijn er nodig?"))
        for at in range(0, len(duties), 2):
            pair = duties[at : at + 2]
            form.beside(*((str(duty.id), duty.name, self.many[duty.id]) for duty in pair))
        form.part(_("Hoe lang geldt het?"))
        form.row("first", _("Vanaf"), self.first)
        form.plain(self.ending)
        form.row("until", _("Laatste dag"), self.until)
        form.row("skips", _("Geen dienst op"), self.skips)

    def _show_what_fits(self) -> None:
        """An activity has its own days and times."""
        tied = self.activity.currentData() is not None
        for name in ("rule", "every", "starts", "ends", "skips"):
            self.form.show_row(name, visible=not tied)
        for name in ("before", "after"):
            self.form.show_row(name, visible=tied)
