"""Days field: days as people type them, or picked one after another in a calendar."""

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from buurthuis_app.domain.activities import loose_days
from buurthuis_app.domain.activities.loose_days import LooseDay
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.calendar_popup import open_calendar
from buurthuis_app.gui.forms.field import Kind
from buurthuis_app.gui.widgets.controls import Text, icon_button, label
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row
from buurthuis_app.i18n import _, day_and_month, hours, listing, ngettext, number

MOST_NAMED = 8


class DaysField(QWidget):
    """One line with days, a calendar that adds one, and below it how they were understood."""

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self.line = QLineEdit()
        self.line.setAccessibleName(_("Welke dagen?"))
        self.line.setPlaceholderText(_("bijv. 3 maart, 17 maart 14.00-16.00, 7 april"))
        self.calendar = icon_button(
            "calendar", _("Een dag uit de kalender erbij zetten"), do=self._open_calendar
        )
        self.said = label("", Text.QUIET)
        in_column(in_row(grow(self.line), self.calendar), self.said, on=self)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._say)
        self._say()

    def parts(self) -> dict[str, QWidget]:
        """The fields it consists of, for a draft."""
        return {"days": self.line}

    def show_days(self, days: tuple[LooseDay, ...]) -> None:
        """Show these."""
        self.line.setText(loose_days.typed(days))

    def days(self) -> tuple[LooseDay, ...]:
        """The days in order. Raises Invalid for what is no day."""
        return loose_days.read(self.line.text(), self._today)

    def problems(self) -> tuple[Problem, ...]:
        """What a person must still mend."""
        try:
            days = self.days()
        except Invalid as error:
            return (Problem("days", error.sentence),)
        return () if days else (Problem("days", _("Kies minstens één dag.")),)

    def add(self, day: dt.date) -> None:
        """Put a day behind what stands there."""
        new = loose_days.typed([LooseDay(date=day)])
        self.line.setText(", ".join(filter(None, (self.line.text().strip(" ,"), new))))

    def _open_calendar(self) -> None:
        try:
            days = self.days()
        except Invalid:
            days = ()
        open_calendar(self.calendar, days[-1].date if days else self._today, self.add)

    def _say(self, _text: str = "") -> None:
        try:
            days = self.days()
        except Invalid:  # the form says it beside the field when saving
            days = ()
        self.said.setText(in_words(days))
        self.said.setVisible(bool(days))


def days_kind(today: dt.date) -> Kind:
    """Days that are picked one by one."""
    return Kind(partial(DaysField, today), DaysField.show_days, DaysField.days)


def in_words(days: tuple[LooseDay, ...]) -> str:
    """3 dagen: wo 3 mrt, wo 17 mrt 14.00–16.00 en wo 7 apr"""
    named = [
        " ".join(filter(None, (day_and_month(day.date), hours(day.starts, day.ends))))
        for day in days[:MOST_NAMED]
    ]
    if len(days) > MOST_NAMED:
        named.append(_("nog {n}").format(n=number(len(days) - MOST_NAMED)))
    words = ngettext("{n} dag: {days}", "{n} dagen: {days}", len(days))
    return words.format(n=number(len(days)), days=listing(named))
