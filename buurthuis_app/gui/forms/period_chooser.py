"""Chooser of a period: a year, a quarter, a month or own days; one step earlier or later."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDateEdit, QWidget

from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.periods import (
    YEARS_BACK,
    Period,
    PeriodKind,
    quarter_of,
)
from buurthuis_app.gui.forms.basic_fields import as_date, as_qdate, choose_value, date_field
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import icon_button, named
from buurthuis_app.gui.widgets.layout import SPRING, in_row
from buurthuis_app.i18n import _, month_name

ALL_KINDS = (PeriodKind.YEAR, PeriodKind.QUARTER, PeriodKind.MONTH)
"""Kinds of period that a paper can be about."""
EVERY_KIND = (
    PeriodKind.YEAR,
    PeriodKind.SCHOOL_YEAR,
    PeriodKind.OWN,
    PeriodKind.QUARTER,
    PeriodKind.MONTH,
)
"""Kinds of period that figures can be of, in the order of the list."""

Part = tuple[PeriodKind, int]
"""What of a year: its kind and which one, from 1."""


def parts_of_year(kinds: Sequence[PeriodKind] = ALL_KINDS) -> tuple[tuple[Part, str], ...]:
    """The parts of a year of these kinds with their names, the largest first."""
    named: dict[PeriodKind, Callable[[], tuple[str, ...]]] = {
        PeriodKind.YEAR: lambda: (_("heel jaar"),),
        PeriodKind.SCHOOL_YEAR: lambda: (_("schooljaar (vanaf augustus)"),),
        PeriodKind.OWN: lambda: (_("eigen periode"),),
        PeriodKind.QUARTER: lambda: tuple(_("{n}e kwartaal").format(n=n) for n in range(1, 5)),
        PeriodKind.MONTH: lambda: tuple(month_name(number) for number in range(1, 13)),
    }
    return tuple(
        ((kind, number), name)
        for kind in EVERY_KIND
        if kind in kinds
        for number, name in enumerate(named[kind](), start=1)
    )


class PeriodChooser(QWidget):
    """[◀] 2026 ▾ · 4e kwartaal ▾ [▶]. Alt with the left or right arrow takes a step from anywhere on the tab."""

    chosen = Signal(object)  # the Period, when people choose another one

    def __init__(
        self,
        period: Period,
        *,
        today: dt.date,
        kinds: Sequence[PeriodKind] = ALL_KINDS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._period = period
        self._today = today
        self._kinds = tuple(kinds)
        self.earlier = icon_button("previous", "", do=lambda: self.step(-1))
        self.later = icon_button("next", "", do=lambda: self.step(1))
        self.year_box = QComboBox()
        self.year_box.setAccessibleName(_("Jaar"))
        self._row = in_row(self.earlier, self.year_box, self.later, SPRING, on=self, gap=GRID // 2)
        self._wire()
        self.allow(self._kinds)

    @cached_property
    def part_box(self) -> QComboBox:
        """Which part of the year, or another kind of period; made when there is something to choose."""
        box = QComboBox()
        box.setAccessibleName(_("Deel van het jaar"))
        box.activated.connect(self._boxes_chosen)
        self._row.insertWidget(self._row.indexOf(self.year_box) + 1, box)
        QWidget.setTabOrder(self.year_box, box)
        return box

    @cached_property
    def first_day(self) -> QDateEdit:
        """The first day of a period of one's own, or a day of the week that is shown; made when there is one."""
        return self._day_field(_("Eerste dag"), after=self._before_days)

    @cached_property
    def last_day(self) -> QDateEdit:
        """The last day of a period of one's own; made when there is one."""
        return self._day_field(_("Laatste dag"), after=self.first_day)

    @property
    def _before_days(self) -> QWidget:
        return self.part_box if self._has_parts else self.year_box

    @property
    def _has_parts(self) -> bool:
        return self._kinds not in {(PeriodKind.YEAR,), (PeriodKind.WEEK,)}

    @property
    def period(self) -> Period:
        """The chosen period."""
        return self._period

    def show_period(self, period: Period) -> None:
        """Choose `period` without telling anybody."""
        self._period = period
        self._show()

    def allow(self, kinds: Sequence[PeriodKind]) -> None:
        """Offer these kinds of period alone; with only years there is no second box."""
        self._kinds = tuple(kinds)
        if self._has_parts or "part_box" in vars(self):
            self._fill_parts()
        self._show()

    def _fill_parts(self) -> None:
        self.part_box.blockSignals(True)  # noqa: FBT003 - Qt
        self.part_box.clear()
        before: PeriodKind | None = None
        for part, name in parts_of_year(self._kinds):
            if before not in {None, part[0]}:
                self.part_box.insertSeparator(self.part_box.count())
            self.part_box.addItem(name, part)
            before = part[0]
        self.part_box.setMaxVisibleItems(self.part_box.count())
        self.part_box.blockSignals(False)  # noqa: FBT003 - Qt

    def step(self, steps: int) -> None:
        """Go `steps` periods on, or back when negative, and tell who listens."""
        self._choose(self._period.shifted(steps))

    def _wire(self) -> None:
        self.year_box.activated.connect(self._boxes_chosen)
        for keys, steps, words in (
            ("Alt+Left", -1, _("Een periode terug")),
            ("Alt+Right", 1, _("Een periode verder")),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setWhatsThis(words)
            shortcut.activated.connect(lambda steps=steps: self.step(steps))

    def _boxes_chosen(self) -> None:
        chosen = self.part_box.currentData() if self._has_parts else None
        kind, number = chosen or (PeriodKind.YEAR, 1)
        if kind is PeriodKind.OWN:
            self._choose(periods.own(self._period.first, self._period.last))
            return
        self._choose(_period(int(self.year_box.currentText()), (kind, number)))

    def _days_chosen(self) -> None:
        """Days of their own, the one that was not touched gives way when they cross; or the week around a day."""
        if self._period.kind is PeriodKind.WEEK:
            self._choose(periods.week(as_date(self.first_day.date())))
            return
        first, last = as_date(self.first_day.date()), as_date(self.last_day.date())
        if last < first:
            first, last = (first, first) if self.sender() is self.first_day else (last, last)
        self._choose(periods.own(first, last))

    def _choose(self, period: Period) -> None:
        if period == self._period:
            return
        self._period = period
        self._show()
        self.chosen.emit(period)

    def _show(self) -> None:
        self._fill_years()
        kind = self._period.kind
        if self._has_parts or "part_box" in vars(self):
            choose_value(self.part_box, (kind, _number(kind, self._period.first)))
            self.part_box.setVisible(self._has_parts)
        own, by_week = kind is PeriodKind.OWN, kind is PeriodKind.WEEK
        self.year_box.setVisible(not own and not by_week)
        for name, day, shown in (
            ("first_day", self._period.first, own or by_week),
            ("last_day", self._period.last, own),
        ):
            if shown or name in vars(self):
                field: QDateEdit = getattr(self, name)
                field.blockSignals(True)  # noqa: FBT003 - Qt
                field.setDate(as_qdate(day))
                field.blockSignals(False)  # noqa: FBT003 - Qt
                field.setVisible(shown)
        for button, steps, words in (
            (self.earlier, -1, _("Eerder: {period}")),
            (self.later, 1, _("Later: {period}")),
        ):
            named(button, words.format(period=self._period.shifted(steps).name))
        self.setAccessibleName(_("Periode: {period}").format(period=self._period.name))

    def _day_field(self, name: str, *, after: QWidget) -> QDateEdit:
        field = date_field()
        field.setKeyboardTracking(False)
        named(field, name)
        field.dateChanged.connect(self._days_chosen)
        self._row.insertWidget(self._row.indexOf(after) + 1, field)
        QWidget.setTabOrder(after, field)
        return field

    def _fill_years(self) -> None:
        """The last ten years and the next one, newest first, and always the year that is shown."""
        shown = self._period.first.year
        newest = max(self._today.year + 1, shown)
        oldest = min(self._today.year - YEARS_BACK, shown)
        years = [str(year) for year in range(newest, oldest - 1, -1)]
        years_shown = [self.year_box.itemText(row) for row in range(self.year_box.count())]
        if years != years_shown:
            self.year_box.clear()
            self.year_box.addItems(years)
        self.year_box.setCurrentText(str(shown))


def _number(kind: PeriodKind, day: dt.date) -> int:
    if kind is PeriodKind.MONTH:
        return day.month
    if kind is PeriodKind.QUARTER:
        return quarter_of(day)
    return 1


def _period(year: int, part: Part) -> Period:
    kind, number = part
    if kind is PeriodKind.MONTH:
        return periods.month(year, number)
    if kind is PeriodKind.QUARTER:
        return periods.quarter(year, number)
    if kind is PeriodKind.SCHOOL_YEAR:
        return periods.school_year(year)
    return periods.year(year)
