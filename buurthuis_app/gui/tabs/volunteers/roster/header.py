"""The top of the roster: which weeks, by duty or by person, how much is open, and what can be made."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.tabs.volunteers.roster.grid_rows import RosterBy, open_words
from buurthuis_app.gui.widgets.controls import (
    ButtonKind,
    Text,
    button,
    icon_button,
    label,
    menu_button,
    named,
)
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import in_row, sheet
from buurthuis_app.gui.widgets.switch import Switch
from buurthuis_app.i18n import _, number, short_month_name

WEEK, MONTH = 1, 4
"""The two stretches that can be looked at, in weeks."""


class RosterHeader(FlowRow):
    """Says what people want; the section does it."""

    step_asked = Signal(int)  # so many times the stretch on; 0 is now
    stretch_chosen = Signal(int)  # weeks
    by_chosen = Signal(object)  # By
    proposal_asked = Signal()
    open_asked = Signal()

    def __init__(self, *, writes: bool) -> None:
        super().__init__()
        self.title = label("", Text.LABEL)
        self.title.setWordWrap(False)
        self.back = icon_button("previous", _("Vorige week"), do=partial(self._step, -1))
        self.today = button(_("deze week"), do=partial(self._step, 0))
        self.forward = icon_button("next", _("Volgende week"), do=partial(self._step, 1))
        self._weeks = Switch({WEEK: _("Week"), MONTH: _("4 weken")}, self.stretch_chosen.emit)
        self._ways = Switch(
            {RosterBy.DUTY: _("Per taak"), RosterBy.PERSON: _("Per persoon")}, self.by_chosen.emit
        )
        self.stretches, self.ways = self._weeks.buttons, self._ways.buttons
        self.open = button("", ButtonKind.QUIET, do=self.open_asked.emit)
        self.propose = button(
            _("Stel rooster voor"), ButtonKind.PRIMARY, do=self.proposal_asked.emit
        )
        self.menu = QMenu(self)
        self.more = menu_button(_("Meer: losse dienst, bevestigen, papier, agenda"), self.menu)
        self._lay_out()
        self.propose.setVisible(writes)

    def show_when(self, first: dt.date, weeks: int, by: RosterBy) -> None:
        """Name the weeks, and press what is chosen."""
        last = first + dt.timedelta(weeks=weeks, days=-1)
        begin, end = first.isocalendar().week, last.isocalendar().week
        which = str(begin) if begin == end else f"{begin}–{end}"
        self.title.setText(_("Week {n} · {days}").format(n=which, days=span_in_words(first, last)))
        self._weeks.show_chosen(weeks)
        self._ways.show_chosen(by)
        earlier, later = (
            (_("Vorige week"), _("Volgende week"))
            if weeks == WEEK
            else (_("Vorige vier weken"), _("Volgende vier weken"))
        )
        for push_button, words in ((self.back, earlier), (self.forward, later)):
            named(push_button, words)

    def show_open(self, places: int, *, to_come: bool) -> None:
        """Say how many places are open; pressing it goes to the first."""
        words = open_words(places) if places else _("alles bezet")
        self.open.setText(_("{n} open").format(n=number(places)) if places else words)
        named(self.open, words)
        self.open.setEnabled(bool(places))
        self.open.setVisible(to_come)
        self.propose.setEnabled(bool(places))

    def show_narrow(self, *, narrow: bool) -> None:
        """A list of days has no rows of people, and one week is long enough; so there is room for more of it."""
        for switch in (self._weeks, self._ways):
            switch.setHidden(narrow)
        when, acts = (self._when, self._weeks, self._ways), (self.open, self.more)
        rest = (*acts, *when) if narrow else (*when, *acts)
        self.put_in_order((self.propose, *rest))

    def _lay_out(self) -> None:
        self._when = sheet(in_row(self.back, self.today, self.forward, self.title, gap=GRID // 2))
        self.setSpacing(GRID)
        whole = (self.propose, self._when, self._weeks, self._ways, self.open, self.more)
        for widget in whole:
            self.addWidget(widget)

    def _step(self, steps: int) -> None:
        self.step_asked.emit(steps)


def span_in_words(first: dt.date, last: dt.date) -> str:
    """23–29 nov 2026, or 28 dec 2026 – 3 jan 2027."""
    end = f"{last.day} {short_month_name(last.month)} {last.year}"
    if (first.month, first.year) == (last.month, last.year):
        return f"{first.day}–{end}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {short_month_name(first.month)}{year} – {end}"
