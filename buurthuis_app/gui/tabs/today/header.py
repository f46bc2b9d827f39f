"""The top of the door: which day it is, how to get to another one, and what was not counted lately."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from buurthuis_app.domain.counts.day_cards import Day, Gap
from buurthuis_app.domain.counts.door_rules import within_reach
from buurthuis_app.gui.look.icons import Ink, icon
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.today import wording
from buurthuis_app.gui.widgets.controls import (
    ButtonKind,
    Text,
    button,
    icon_button,
    key_of_gaps,
    label,
)
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import in_row, sheet
from buurthuis_app.gui.widgets.plain_text import unlettered
from buurthuis_app.i18n import _, day_and_month, day_of_month, long_date

ONE_DAY = dt.timedelta(days=1)
NARROWEST = 640  # px at 100 %, below which the office names a day in short


class DayHeader(FlowRow):
    """Stands on one line where there is room, and on more lines with large type or in a small window."""

    wanted = Signal(object)  # dt.date
    gap_wanted = Signal(object, object)  # dt.date, UUID of the occurrence
    today_wanted = Signal()

    def __init__(self, *, at_the_door: bool = False) -> None:
        super().__init__()
        self._at_the_door = at_the_door
        self._day: dt.date | None = None
        self._short = False
        self.title = label("", Text.TITLE)
        self.title.setWordWrap(False)
        self.week = label("", Text.QUIET)
        self.week.setWordWrap(False)
        self.calendar = icon_button("calendar", _("Een andere dag kiezen"), do=self._open_calendar)
        self.calendar.setHidden(at_the_door)
        self.back = button("", ButtonKind.NORMAL, "previous", do=partial(self._move, -1))
        self.today = button(_("vandaag"), do=self.today_wanted.emit)
        self.forward = button("", ButtonKind.NORMAL, "next", do=partial(self._move, 1))
        self.forward.setLayoutDirection(  # its arrow stands behind the word
            Qt.LayoutDirection.LeftToRight
            if self.isRightToLeft()
            else Qt.LayoutDirection.RightToLeft
        )
        self.gaps = button("", do=self._open_gaps)
        self.gaps.setIcon(icon("warning", Ink.WARNING, before_words=True))
        self.gap_menu = QMenu(self)
        self.setSpacing(2 * GRID)
        # First, and under the same words each day: what is pressed again and again stays under the mouse.
        self.addWidget(self._part(self.back, self.today, self.forward))
        self.addWidget(self.title)
        self.addWidget(self._part(self.week, self.calendar))
        self.addWidget(self.gaps)
        key_of_gaps(self.gaps, self, _("Wat nog niet geteld is"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        short = not self._at_the_door and self.width() < scaled(NARROWEST, theme().percent)
        if short != self._short:
            self._short = short
            if self._day is not None:
                self.show_day(self._day, self._now)

    def show_day(self, date: dt.date, today: dt.date) -> None:
        """Name the day at once, shorter where there is little room; what takes place comes with `show_gaps`."""
        self._day, self._now = date, today
        in_full = day_of_month if self._at_the_door else long_date  # which goes back a week
        named_day = day_and_month(date) if self._short else in_full(date)
        self.title.setText(named_day[:1].upper() + named_day[1:])
        self.week.setHidden(self._short or self._at_the_door)
        self.week.setText(wording.week_of_day(date))
        for shown, words, days in (
            (self.back, _("vorige dag"), -1),
            (self.forward, _("volgende dag"), 1),
        ):
            near = not self._at_the_door or within_reach(date + days * ONE_DAY, today)
            shown.setEnabled(near)
            shown.setText("" if self._short else words)
            shown.setAccessibleName(words)

    def show_gaps(self, day: Day) -> None:
        """Offer what was not counted this week and the last, one click each."""
        words = wording.gaps(len(day.gaps))
        self.gaps.setVisible(bool(day.gaps))
        if words == self.gaps.text() and len(self.gap_menu.actions()) == len(day.gaps):
            return
        self.gaps.setText(words)
        self._fill_menu(day.gaps)

    def _fill_menu(self, gaps: Sequence[Gap]) -> None:
        self.gap_menu.clear()
        for gap in gaps:
            action = self.gap_menu.addAction(unlettered(wording.gap(gap)))
            action.triggered.connect(partial(self._go_to_gap, gap.date, gap.occurrence_id))

    def _go_to_gap(self, date: dt.date, occurrence_id: UUID) -> None:
        self.gap_wanted.emit(date, occurrence_id)

    def _open_gaps(self) -> None:
        self.gap_menu.popup(self.gaps.mapToGlobal(QPoint(0, self.gaps.height())))
        self.gap_menu.setActiveAction(self.gap_menu.actions()[0])

    def _move(self, days: int) -> None:
        if self._day is not None:
            self.wanted.emit(self._day + days * ONE_DAY)

    def _open_calendar(self) -> None:
        from buurthuis_app.gui.forms.calendar_popup import open_calendar

        if self._day is not None:
            open_calendar(self.calendar, self._day, self.wanted.emit)

    @staticmethod
    def _part(*widgets: QWidget) -> QWidget:
        return sheet(in_row(*widgets, gap=GRID // 2))
