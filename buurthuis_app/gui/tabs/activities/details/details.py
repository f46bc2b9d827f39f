"""The chosen activity: what it is, what can be done with it, how it went and when it comes."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.activities.activity import LedBy, Occurrence, Organiser
from buurthuis_app.domain.activities.days_off import Skipped
from buurthuis_app.domain.activities.planned import PlannedActivity, PlannedOccurrence
from buurthuis_app.domain.activities.recurrence import ONCE
from buurthuis_app.domain.figures.extremes import extremes_of
from buurthuis_app.domain.overviews.aims import Aimed, in_numbers
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.activities.details.dates_table import DateRow, dates_table, rows
from buurthuis_app.gui.tabs.activities.details.sparkline import Sparkline
from buurthuis_app.gui.tabs.activities.form.form_choices import FormChoices
from buurthuis_app.gui.tabs.activities.form.rule_preview import in_words
from buurthuis_app.gui.tabs.activities.week.item import Item
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row, scrolled
from buurthuis_app.i18n import (
    _,
    day_and_month,
    euros,
    form_of,
    hours,
    listing,
    ngettext,
    number,
    rounded,
)

WIDTH = 400
NARROWEST = 300
NEAR = 4  # times before and after the day that is looked at
LAST_TIMES = 12


class About(Struct, frozen=True, kw_only=True):
    """All that is shown of one activity. `places` is what the button for sign-ups says."""

    row: PlannedActivity
    dates: tuple[PlannedOccurrence, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    placed: int | None = None
    waiting: int = 0
    aimed: Aimed | None = None
    """This year's aim, and what came of it so far."""


class ActivityDetails(QWidget):
    """Empty until an activity is chosen."""

    change_asked = Signal(object)  # PlannedActivity
    end_asked = Signal(object)
    remove_asked = Signal(object)
    aim_asked = Signal(object)
    sign_ups_asked = Signal(object)
    calendar_asked = Signal(object)
    merge_asked = Signal(object)
    cancel_asked = Signal(object)  # Item
    date_opened = Signal(object)  # Occurrence
    copy_asked = Signal(object)  # PlannedActivity
    model_asked = Signal(object)  # PlannedActivity
    days_asked = Signal(object)  # PlannedActivity
    time_asked = Signal(object)  # Occurrence
    day_removal_asked = Signal(object)  # Occurrence

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self.about: About | None = None
        self.item: Item | None = None
        self._choices: FormChoices | None = None
        self._times: list[DateRow] = []
        self._all = False
        self._build()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(WIDTH, theme().percent), 200)

    def show_choices(self, choices: FormChoices) -> None:
        """The names of themes, target groups and the rest."""
        self._choices = choices

    def show_about(self, about: About | None, item: Item | None = None) -> None:
        """Show this activity, with the occurrence that was chosen in the week or the month; or nothing."""
        former, self.about, self.item = self.about, about, item
        same = former and about and former.row.activity.id == about.row.activity.id
        self._all = self._all and bool(same)
        self._sheet.setVisible(about is not None)
        self.acts.setVisible(about is not None)
        self._nothing.setVisible(about is None)
        if about is None:
            return
        activity = about.row.activity
        self.title.setText(activity.title)
        self.when.setText(in_words(activity))
        self._show_item(item)
        for shown, words in (
            (self.facts, "\n".join([*self._facts(about.row), *_aim(about.aimed)])),
            (self.description, activity.description),
        ):
            shown.setText(words)
            shown.setVisible(bool(words))
        self.end_action.setEnabled(about.row.next is not None)
        self.days_action.setVisible(activity.rule in {"", ONCE})
        self._show_places(about)
        self._show_dates(about)
        if item is not None:
            self.dates.choose((item.date, item.id))
        self._make_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Let the sheet scroll before its words are cut off: a scroll area does not ask how high wrapped words are."""
        layout = self._sheet.layout()
        if layout is not None:
            needed = layout.minimumHeightForWidth(self._around.viewport().width())
            self._sheet.setMinimumHeight(max(needed, 0))  # below 0 where nothing wraps

    def _show_item(self, item: Item | None) -> None:
        words = ""
        if item is not None:
            times = hours(item.starts, item.ends)
            host = _("met {name}").format(name=item.host) if item.host else ""
            parts = (day_and_month(item.date), times, item.room, host, item.state)
            words = _("Deze keer: {what}").format(what=" · ".join(part for part in parts if part))
        self.this.setText(words)
        self.this.setVisible(bool(words))
        self.cancel_action.setVisible(item is not None)
        if item is not None:
            again = _("Gaat toch door")
            self.cancel_action.setText(again if item.cancelled else _("Niet doorgegaan…"))

    def _show_places(self, about: About) -> None:
        activity = about.row.activity
        words = _("Aanmeldingen…")
        if about.placed is not None:
            words = _("Aanmeldingen: {n}…").format(n=number(about.placed))
            if activity.capacity:
                words = _("Aanmeldingen: {n} van {all}…").format(
                    n=number(about.placed), all=number(activity.capacity)
                )
            if about.waiting:
                waiting = ngettext("{n} wacht", "{n} wachten", about.waiting)
                words = f"{words[:-1]}, {waiting.format(n=number(about.waiting))}…"
        self.sign_ups_button.setText(words)
        self.sign_ups_button.setAccessibleName(words)
        self.sign_ups_button.setVisible(activity.sign_up)

    def _show_dates(self, about: About) -> None:
        shown = self._times = rows(about.row.activity, about.dates, about.skipped, self._today)
        self._show_near(self.item.date if self.item else self._today)
        self._show_time()
        past = [
            (row.date, row.visits)
            for row in shown
            if row.date <= self._today
            and row.planned is not None
            and not row.planned.occurrence.cancelled
        ]
        self.chart.show_numbers([visits for _day, visits in past[-LAST_TIMES:]])
        words = _how_many([(day, n) for day, n in past[-LAST_TIMES:] if n is not None])
        self.average.setText(words)
        self.average.setVisible(bool(words))

    def _show_near(self, day: dt.date) -> None:
        """Show the times around this day, with a way to all of them; or all, where people asked for them."""
        times = self._times
        first = sum(row.date < day for row in times) - NEAR
        first = max(0, min(first, len(times) - 2 * NEAR))
        self.dates.show_records(times if self._all else times[first : first + 2 * NEAR])
        self.all_button.setVisible(len(times) > 2 * NEAR and not self._all)

    def _show_all(self) -> None:
        self._all = True
        self.dates.show_records(self._times)
        self.all_button.hide()
        self.dates.setFocus()
        self._make_room()

    def _facts(self, row: PlannedActivity) -> list[str]:
        activity, choices = row.activity, self._choices
        facts = []
        where = row.room or activity.place
        area = _named(choices.areas if choices else (), activity.area_id)
        if where or area:
            facts.append(_("Waar: {where}").format(where=", ".join(w for w in (where, area) if w)))
        if activity.led_by:
            role = _("vrijwilliger") if activity.leader is LedBy.VOLUNTEER else _("beroepskracht")
            words = _("Gastvrouw of gastheer: {name} ({role})")
            facts.append(words.format(name=activity.led_by, role=role))
        if choices is not None:
            for words, records, ids in (
                (_("Soort: {what}"), choices.kinds, (activity.kind_id,)),
                (_("Thema's: {what}"), choices.themes, activity.theme_ids),
                (_("Voor: {what}"), choices.groups, activity.group_ids),
            ):
                names = [record.name for record in records if record.id in ids]
                if names:
                    facts.append(words.format(what=listing(names)))
        if activity.organiser is not Organiser.CENTRE:
            by = _("bewoners") if activity.organiser is Organiser.RESIDENTS else _("een huurder")
            facts.append(_("Georganiseerd door {by}").format(by=activity.organised_by or by))
        initiative = _named(choices.initiatives if choices else (), activity.initiative_id)
        if initiative:
            facts.append(_("Hoort bij bewonersinitiatief: {name}").format(name=initiative))
        if activity.cost:
            facts.append(_("{amount} per keer").format(amount=euros(activity.cost)))
        return facts

    def _build(self) -> None:
        self._sheet = card()
        self._nothing = label(_("Kies een activiteit om te zien wat erbij hoort."), Text.QUIET)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title, self.when = label("", Text.HEADING), label("")
        self.this = label("", Text.LABEL)
        self.facts, self.description = label("", Text.QUIET), label("")
        self.average = label("", Text.QUIET)
        self.chart = Sparkline()
        self.dates = dates_table()
        self.dates.fit_rows()
        self.all_button = button(_("Alle keren tonen"), ButtonKind.QUIET, do=self._show_all)
        self.dates.chosen.connect(self._show_time)
        self.dates.opened.connect(
            lambda row: self.date_opened.emit(row.planned.occurrence) if row.planned else None
        )
        in_column(
            self.title,
            self.this,
            self.when,
            self.facts,
            self.description,
            self.average,
            self.chart,
            self.dates,
            in_row(self.all_button, SPRING),
            SPRING,
            on=self._sheet,
            margins=(GRID + GRID // 2, 2 * GRID, GRID + GRID // 2, GRID + GRID // 2),
        )
        self._around = scrolled(self._sheet, stop=False)
        in_column(
            grow(self._around), self._acts(), grow(self._nothing), on=self, margins=(GRID, 0, 0, 0)
        )
        QWidget.setTabOrder(self.acts.more_button, self.all_button)
        self._sheet.hide()
        self.acts.hide()
        self.setMinimumWidth(scaled(NARROWEST, theme().percent))

    def _acts(self) -> ActRow:
        def asking(signal: object) -> Callable[[], None]:
            return partial(self._ask, signal)

        self.change_button = button(_("Wijzigen"), icon_name="edit", do=asking(self.change_asked))
        self.sign_ups_button = button(_("Aanmeldingen…"), do=asking(self.sign_ups_asked))
        self.acts = acts = ActRow(self.change_button, self.sign_ups_button)
        self.days_action = acts.act(_("Dag toevoegen…"), asking(self.days_asked))
        self.time_action = acts.act(_("Deze keer…"), partial(self._ask_time, self.time_asked))
        self.drop_action = acts.act(
            _("Dag weghalen"), partial(self._ask_time, self.day_removal_asked)
        )
        self.cancel_action = acts.act(
            _("Niet doorgegaan…"), lambda: self.cancel_asked.emit(self.item)
        )
        self.copy_action = acts.act(_("Kopiëren…"), asking(self.copy_asked))
        self.model_action = acts.act(_("Als model bewaren"), asking(self.model_asked))
        self.aim_action = acts.act(_("Doel…"), asking(self.aim_asked))
        self.end_action = acts.act(_("Laten eindigen…"), asking(self.end_asked))
        acts.act(_("Agenda (.ics)…"), asking(self.calendar_asked))
        self.merge_action = acts.act(_("Samenvoegen met…"), asking(self.merge_asked))
        self.remove_action = acts.removing(_("Verwijderen"), asking(self.remove_asked))
        return acts

    @property
    def time(self) -> Occurrence | None:
        """The time that is chosen in the table of dates, else the one that was chosen in the programme."""
        row = self.dates.current()
        if row is not None and row.planned is not None:
            return row.planned.occurrence
        return self.item.occurrence if self.item is not None else None

    def _show_time(self, _row: object = None) -> None:
        """Offer what can be done with the chosen time."""
        time, about = self.time, self.about
        self.time_action.setVisible(time is not None)
        loose = about is not None and not about.row.activity.rule
        coming = time is not None and time.date >= self._today
        self.drop_action.setVisible(loose and coming)

    def _ask_time(self, signal: object) -> None:
        if self.time is not None:
            signal.emit(self.time)  # type: ignore[attr-defined]

    def _ask(self, signal: object) -> None:
        if self.about is not None:
            signal.emit(self.about.row)  # type: ignore[attr-defined]


def _named(records: tuple[object, ...], record_id: object) -> str:
    return next((r.name for r in records if getattr(r, "id", None) == record_id), "")  # type: ignore[attr-defined]


def _how_many(counted: list[tuple[dt.date, int]]) -> str:
    """The average of these times, and the lowest and highest of them with their day."""
    if not counted:
        return ""
    average = rounded(sum(visits for _day, visits in counted) / len(counted), 1)
    words = ngettext(
        "Gemiddeld {average} bezoek per getelde keer",
        "Gemiddeld {average} bezoeken per getelde keer",
        form_of(average),
    ).format(average=number(average, decimals=1))
    found = extremes_of(counted)
    if found is None:
        return words
    from_to = _("laagste {lowest} ({lowest_on}), hoogste {highest} ({highest_on})").format(
        lowest=number(found.lowest),
        lowest_on=day_and_month(found.lowest_on),
        highest=number(found.highest),
        highest_on=day_and_month(found.highest_on),
    )
    return f"{words}; {from_to}"


def _aim(aimed: Aimed | None) -> list[str]:
    """What was aimed at this year, when there is an aim."""
    if aimed is None or aimed.aim is None or not in_numbers(aimed.aim):
        return []
    words = _("Doel voor {year}: {aim}")
    return [words.format(year=aimed.aim.year, aim=in_numbers(aimed.aim))]
