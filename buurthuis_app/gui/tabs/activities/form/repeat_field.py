"""Repetition: once, by the week, by the month on a date or a weekday, or without a pattern; and until when."""

import datetime as dt
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QStackedWidget, QWidget

from buurthuis_app.domain.activities import recurrence
from buurthuis_app.domain.activities.recurrence import (
    ONCE,
    MonthlyOnDate,
    MonthlyOnWeekday,
    Rule,
    Weekly,
    weeks_in_words,
)
from buurthuis_app.gui.forms.basic_fields import as_date, as_qdate, date_field, number_field
from buurthuis_app.gui.tabs.activities.weekdays_field import WeekdaysField
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row, sheet
from buurthuis_app.i18n import _, ngettext, weekday_name
from buurthuis_app.records import replace

LAST = -1


class Pattern(Enum):
    """The choices for how often."""

    WEEKLY = "weekly"
    ODD_WEEKS = "odd_weeks"
    EVEN_WEEKS = "even_weeks"
    MONTH_DATE = "month_date"
    MONTH_DAY = "month_day"
    ONCE = "once"
    LOOSE = "loose"
    OWN = "own"


_BY_WEEK = {Pattern.WEEKLY: None, Pattern.ODD_WEEKS: True, Pattern.EVEN_WEEKS: False}
"""Which weeks such a pattern means: odd, even, or counted from the first."""


class End(Enum):
    """The choices for until when."""

    OPEN = "open"
    DATE = "date"
    TIMES = "times"


class RepeatField(QWidget):
    """A pattern with what belongs to it. A rule from elsewhere stays as it is until another is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._own = ""
        self.pattern = QComboBox()
        self.pattern.setAccessibleName(_("Hoe vaak"))
        for pattern, words in (
            (Pattern.WEEKLY, _("wekelijks")),
            *(
                (odd_or_even, _("in de {weeks}").format(weeks=weeks_in_words(odd=odd)))
                for odd_or_even, odd in _BY_WEEK.items()
                if odd is not None
            ),
            (Pattern.MONTH_DATE, _("maandelijks op een datum")),
            (Pattern.MONTH_DAY, _("maandelijks op een dag van de week")),
            (Pattern.ONCE, _("één keer")),
            (Pattern.LOOSE, _("losse dagen, zonder vast patroon")),
        ):
            self.pattern.addItem(words, pattern)
        self.every = number_field(1, recurrence.MOST_BETWEEN, 1)
        self.every.setPrefix(_("elke "))
        self.every.setAccessibleName(_("Om de hoeveel weken of maanden"))
        self.weekdays = WeekdaysField()
        self.weekdays.setAccessibleName(_("Op welke dagen"))
        self.date = number_field(1, 31, 1)
        self.date.setPrefix(_("op de "))
        self.date.setSuffix(_("e"))
        self.date.setAccessibleName(_("Op welke datum van de maand"))
        self.nth, self.weekday = QComboBox(), QComboBox()
        for nth in (1, 2, 3, 4, LAST):
            self.nth.addItem(_("op de {nth}").format(nth=recurrence.ordinal(nth)), nth)
        for day in range(7):
            self.weekday.addItem(weekday_name(day), day)
        self.nth.setAccessibleName(_("De hoeveelste van de maand"))
        self.weekday.setAccessibleName(_("Welke dag van de week"))
        self.pages = QStackedWidget()
        self._lay_out()
        self._listen()

    def show_rule(self, rule: str, first: dt.date, *, new: bool) -> None:
        """Show a kept rule; a new activity begins weekly on the weekday of its first day."""
        self.weekdays.show_weekdays(frozenset({first.weekday()}))
        self.date.setValue(first.day)
        nth = (first.day + 6) // 7
        self.nth.setCurrentIndex(self.nth.findData(min(nth, 4) if nth < 5 else LAST))  # noqa: PLR2004 - a fifth is the last
        self.weekday.setCurrentIndex(first.weekday())
        known = recurrence.read(rule)
        self.every.setValue(getattr(known, "interval", 1))
        self._choose(self._shown(known, rule, new=new), rule)

    def parts(self) -> dict[str, QWidget]:
        """The fields it consists of, for a draft."""
        return {
            "pattern": self.pattern,
            "every": self.every,
            "weekdays": self.weekdays,
            "date": self.date,
            "nth": self.nth,
            "weekday": self.weekday,
        }

    def rule(self) -> Rule | None:
        """The rule that is chosen, without its end; None for once, loose dates and a rule from elsewhere."""
        every = self.every.value()
        pattern = self.pattern.currentData()
        if pattern in _BY_WEEK:
            odd = _BY_WEEK[pattern]
            return Weekly(
                weekdays=self.weekdays.weekdays(), interval=1 if odd is not None else every, odd=odd
            )
        if pattern is Pattern.MONTH_DATE:
            return MonthlyOnDate(day=self.date.value(), interval=every)
        if pattern is Pattern.MONTH_DAY:
            nth, weekday = self.nth.currentData(), self.weekday.currentData()
            return MonthlyOnWeekday(nth=nth, weekday=weekday, interval=every)
        return None

    def text(self, times: int | None) -> str:
        """The rule as it is kept, with how many times."""
        rule = self.rule()
        if isinstance(rule, Weekly | MonthlyOnDate | MonthlyOnWeekday):
            return replace(rule, times=times).text()
        pattern = self.pattern.currentData()
        return {Pattern.ONCE: ONCE, Pattern.OWN: self._own}.get(pattern, "")

    @property
    def once(self) -> bool:
        """Whether the activity has one date only."""
        return bool(self.pattern.currentData() is Pattern.ONCE)

    @property
    def loose(self) -> bool:
        """Whether the activity has no rule."""
        return bool(self.pattern.currentData() is Pattern.LOOSE)

    @property
    def lacks_weekday(self) -> bool:
        """Whether it is by the week without a day."""
        return self.pattern.currentData() in _BY_WEEK and not self.weekdays.weekdays()

    def _shown(self, known: Rule | None, rule: str, *, new: bool) -> Pattern:
        if isinstance(known, Weekly):
            self.weekdays.show_weekdays(known.weekdays)
            return next(pattern for pattern, odd in _BY_WEEK.items() if odd is known.odd)
        if isinstance(known, MonthlyOnDate):
            self.date.setValue(known.day)
            return Pattern.MONTH_DATE
        if isinstance(known, MonthlyOnWeekday):
            self.nth.setCurrentIndex(self.nth.findData(known.nth))
            self.weekday.setCurrentIndex(known.weekday)
            return Pattern.MONTH_DAY
        if rule == ONCE:
            return Pattern.ONCE
        if rule:
            return Pattern.OWN
        return Pattern.WEEKLY if new else Pattern.LOOSE

    def _choose(self, pattern: Pattern, rule: str) -> None:
        own = self.pattern.findData(Pattern.OWN)
        if pattern is Pattern.OWN:
            self._own = rule
            if own < 0:
                self.pattern.addItem(_("volgens een eigen regel"), Pattern.OWN)
        elif own >= 0:
            self.pattern.removeItem(own)
        self.pattern.setCurrentIndex(self.pattern.findData(pattern))
        self._show_page()

    def _lay_out(self) -> None:
        top = in_row(grow(self.pattern, 3), grow(self.every, 2))
        by_day = sheet(in_row(grow(self.nth), grow(self.weekday)))
        for page in (self.weekdays, self.date, by_day):
            self.pages.addWidget(page)
        in_column(top, self.pages, on=self)
        self.setFocusProxy(self.pattern)

    def _listen(self) -> None:
        self.pattern.currentIndexChanged.connect(self._show_page)
        self.every.valueChanged.connect(self._show_page)
        self.date.valueChanged.connect(self.changed)
        self.nth.currentIndexChanged.connect(self.changed)
        self.weekday.currentIndexChanged.connect(self.changed)
        self.weekdays.changed.connect(self.changed)

    def _show_page(self) -> None:
        pattern = self.pattern.currentData()
        pages = {**dict.fromkeys(_BY_WEEK, 0), Pattern.MONTH_DATE: 1, Pattern.MONTH_DAY: 2}
        self.pages.setVisible(pattern in pages)
        self.every.setVisible(pattern in pages and _BY_WEEK.get(pattern) is None)
        self.pages.setCurrentIndex(pages.get(pattern, 0))
        several = self.every.value()
        weekly = pattern is Pattern.WEEKLY
        weeks, months = (
            ngettext(" week", " weken", several),
            ngettext(" maand", " maanden", several),
        )
        self.every.setSuffix(weeks if weekly else months)
        self.every.setSpecialValueText(
            _("elke week") if weekly else _("elke maand")
        )  # not "1 week"
        self.changed.emit()


class EndField(QWidget):
    """Until when a series goes on."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.how = QComboBox()
        self.how.setAccessibleName(_("Tot wanneer"))
        for end, words in (
            (End.OPEN, _("zonder einde")),
            (End.DATE, _("tot en met een datum")),
            (End.TIMES, _("een aantal keren")),
        ):
            self.how.addItem(words, end)
        self.date = date_field()
        self.date.setAccessibleName(_("Laatste dag"))
        self.times: QSpinBox = number_field(1, recurrence.MOST_ASKED, 10)
        self.times.setSuffix(_(" keer"))
        self.times.setAccessibleName(_("Hoeveel keer"))
        self._none = label("", Text.QUIET)
        self.pages = QStackedWidget()
        for page in (self._none, self.date, self.times):
            self.pages.addWidget(page)
        in_row(grow(self.how), grow(self.pages), on=self)
        self.setFocusProxy(self.how)
        self.how.currentIndexChanged.connect(self._show_page)
        self.date.dateChanged.connect(self.changed)
        self.times.valueChanged.connect(self.changed)

    def show_end(self, rule: str, until: dt.date | None, first: dt.date) -> None:
        """Show the end of a kept series."""
        times = getattr(recurrence.read(rule), "times", None)
        self.date.setDate(as_qdate(until or first + recurrence.USUAL_RUN))
        self.times.setValue(times or 10)
        end = End.DATE if until else End.TIMES if times else End.OPEN
        self.how.setCurrentIndex(self.how.findData(end))

    def parts(self) -> dict[str, QWidget]:
        """The fields it consists of, for a draft."""
        return {"how": self.how, "date": self.date, "times": self.times}

    def until(self) -> dt.date | None:
        """The last day, when one is chosen."""
        return as_date(self.date.date()) if self.how.currentData() is End.DATE else None

    def count(self) -> int | None:
        """The number of times, when that is chosen."""
        return self.times.value() if self.how.currentData() is End.TIMES else None

    def words(self) -> str:
        """The chosen repetition in words."""
        return self.how.currentText()

    def _show_page(self) -> None:
        self.pages.setCurrentIndex(list(End).index(self.how.currentData()))
        self.changed.emit()
