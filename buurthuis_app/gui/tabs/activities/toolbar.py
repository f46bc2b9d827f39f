"""The top of the tab: which view, which week or month, what is left out, and what can be made."""

import datetime as dt
from enum import Enum
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QMenu,
    QWidget,
)

from buurthuis_app.gui.forms.basic_fields import choose_value
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.tabs.activities.form.form_choices import FormChoices
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
from buurthuis_app.gui.widgets.layout import SPRING, in_row
from buurthuis_app.gui.widgets.switch import Switch
from buurthuis_app.i18n import _, month_name, short_month_name

A_WEEK = dt.timedelta(days=7)


class ProgrammeView(Enum):
    """The three ways to look at the programme."""

    WEEK = "week"
    MONTH = "month"
    LIST = "list"


class Header(FlowRow):
    """Says what people want; the tab does it."""

    view_chosen = Signal(object)  # View
    step_asked = Signal(int)  # so many weeks or months on; 0 is now
    day_chosen = Signal(object)  # date
    filter_changed = Signal()
    new_asked = Signal()
    details_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._day = dt.date(2026, 1, 1)
        self._dated = True
        self.title = label("", Text.HEADING)
        self.title.setWordWrap(False)
        self._switch = Switch(
            {
                ProgrammeView.WEEK: _("Week"),
                ProgrammeView.MONTH: _("Maand"),
                ProgrammeView.LIST: _("Lijst"),
            },
            self.view_chosen.emit,
            alt=True,
        )
        self.views = self._switch.buttons
        self.back = icon_button("previous", _("Vorige week"), do=partial(self._step, -1))
        self.forward = icon_button("next", _("Volgende week"), do=partial(self._step, 1))
        self.today = button(_("vandaag"), do=partial(self._step, 0))
        self.calendar = icon_button("calendar", _("Naar een datum"), do=self._open_calendar)
        self.rooms, self.kinds = QComboBox(), QComboBox()
        for box in (self.rooms, self.kinds):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.rooms.setAccessibleName(_("Alleen deze zaal"))
        self.kinds.setAccessibleName(_("Alleen deze soort"))
        self.new = button(_("Nieuwe activiteit"), ButtonKind.PRIMARY, "plus", do=self._new)
        self.menu = QMenu(self)
        self.more = menu_button(_("Meer: lijsten, bezetting, agenda"), self.menu)
        self._narrow = False
        self._filter_action = self.menu.addAction(_("Zaal en soort kiezen"))
        self._filter_action.setCheckable(True)
        self._filter_action.setVisible(False)
        self._filter_action.toggled.connect(lambda _on: self._show_filters())
        self.details = icon_button(
            "info", _("De gekozen activiteit ernaast laten zien"), ButtonKind.QUIET
        )
        self.details.setCheckable(True)
        self._lay_out()
        self._listen()

    def show_choices(self, choices: FormChoices) -> None:
        """The rooms and kinds to choose from; what was chosen stays."""
        for box, all_words, records in (
            (self.rooms, _("alle zalen"), choices.rooms),
            (self.kinds, _("alle soorten"), choices.kinds),
        ):
            chosen = box.currentData()
            box.blockSignals(True)  # noqa: FBT003 - Qt
            box.clear()
            box.addItem(all_words, None)
            for record in records:
                box.addItem(record.name, record.id)
            choose_value(box, chosen)
            box.setVisible(bool(records))
            box.blockSignals(False)  # noqa: FBT003 - Qt

    def choose_room(self, room_id: UUID) -> None:
        """Leave out what is not in this room, of any kind; the tab shows what is left itself."""
        for box, value in ((self.rooms, room_id), (self.kinds, None)):
            box.blockSignals(True)  # noqa: FBT003 - Qt
            choose_value(box, value)
            box.blockSignals(False)  # noqa: FBT003 - Qt

    def show_when(self, view: ProgrammeView, day: dt.date) -> None:
        """Name the week or the month of `day`."""
        self._day = day
        self._switch.show_chosen(view)
        dated = view is not ProgrammeView.LIST
        self._when.setVisible(dated)
        self._dated = dated
        self._show_filters()
        words = {
            ProgrammeView.WEEK: week_in_words(day),
            ProgrammeView.MONTH: f"{month_name(day.month)} {day.year}",
        }
        self.title.setText(words.get(view, ""))
        for push_button, week, month in (
            (self.back, _("Vorige week"), _("Vorige maand")),
            (self.forward, _("Volgende week"), _("Volgende maand")),
        ):
            named(push_button, week if view is ProgrammeView.WEEK else month)

    def show_narrow(self, *, narrow: bool) -> None:
        """Where there is little room, what is left out is chosen from the menu."""
        self._narrow = narrow
        when, acts = (self._when, self._filters), (self.details, self.more)
        rest = (*acts, *when) if narrow else (*when, *acts)
        self.put_in_order((self.new, self._switch, *rest))
        self._show_filters()

    def _show_filters(self) -> None:
        self._filter_action.setVisible(self._narrow and self._dated)
        used = any(box.currentData() is not None for box in (self.rooms, self.kinds))
        wanted = not self._narrow or used or self._filter_action.isChecked()
        self._filters.setVisible(self._dated and wanted)

    def _lay_out(self) -> None:
        self._when, self._filters = QWidget(), QWidget()
        parts: tuple[tuple[QWidget, tuple[QWidget, ...]], ...] = (
            (self._when, (self.back, self.today, self.forward, self.title, self.calendar)),
            (self._filters, (self.rooms, self.kinds)),
        )
        for part, widgets in parts:
            in_row(*widgets, SPRING, on=part, gap=GRID // 2)
        self.setSpacing(GRID + GRID // 2)
        for widget in (self.new, self._switch, self._when, self._filters, self.details, self.more):
            self.addWidget(widget)

    def _listen(self) -> None:
        self.rooms.currentIndexChanged.connect(self._filtered)
        self.kinds.currentIndexChanged.connect(self._filtered)
        self.details.toggled.connect(self.details_toggled)

    def _step(self, steps: int) -> None:
        self.step_asked.emit(steps)

    def _filtered(self) -> None:
        self.filter_changed.emit()

    def _new(self) -> None:
        self.new_asked.emit()

    def _open_calendar(self) -> None:
        from buurthuis_app.gui.forms.calendar_popup import open_calendar

        open_calendar(self.calendar, self._day, self.day_chosen.emit)


def week_in_words(day: dt.date) -> str:
    """Week 48 · 23–29 nov 2026, or 28 dec 2026 – 3 jan 2027."""
    first = day - dt.timedelta(days=day.weekday())
    last = first + A_WEEK - dt.timedelta(days=1)
    end = f"{last.day} {short_month_name(last.month)} {last.year}"
    if first.month == last.month:
        begin = f"{first.day}–"
    elif first.year == last.year:
        begin = f"{first.day} {short_month_name(first.month)} – "
    else:
        begin = f"{first.day} {short_month_name(first.month)} {first.year} – "
    number = first.isocalendar().week
    return _("Week {n} · {days}").format(n=number, days=f"{begin}{end}")
