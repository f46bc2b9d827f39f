"""Making or changing one activity: four fields to fill, the rest has good defaults."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain import activities, recurrence
from buurthuis_app.domain.activities import Activity
from buurthuis_app.domain.centre import Room, Theme
from buurthuis_app.domain.problems import Problem
from buurthuis_app.domain.recurrence import ONCE, Weekly
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.activities.fields import OptionalDateField, TimeField, WeekdaysField
from buurthuis_app.gui.fields import as_date, as_qdate, date_field
from buurthuis_app.gui.form_dialog import FormDialog
from buurthuis_app.gui.operations import Operations
from buurthuis_app.i18n import _
from buurthuis_app.services.done import Done

_NO_RULE = 0
_EVERY = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An activity with the room as it was typed; a new name becomes a new room."""

    activity: Activity
    room: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be chosen in the form."""

    rooms: tuple[Room, ...]
    themes: tuple[Theme, ...]


class ActivityDialog(FormDialog[Plan]):
    """The form. `save` keeps what was filled in."""

    def __init__(
        self,
        choices: Choices,
        *,
        new: bool,
        operations: Operations,
        save: Callable[[Plan], Done[Any]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Nieuwe activiteit") if new else _("Activiteit wijzigen"),
            operations=operations,
            save=save,
            label=_("activiteit erbij") if new else _("activiteit gewijzigd"),
            parent=parent,
        )
        self._choices = choices
        self._base: Activity | None = None
        self._make_fields()
        self._lay_out(new=new)
        self.resize(620, 680)

    @override
    def fill(self, record: Plan) -> None:
        activity = record.activity
        self._base = activity
        self.title.setText(activity.title)
        self._show_rule(activity)
        self.first.setDate(as_qdate(activity.first))
        self.until.show_date(activity.until, activity.first + dt.timedelta(days=180))
        self.starts.show_time(activity.starts)
        self.ends.show_time(activity.ends)
        self.room.setCurrentText(record.room)
        self.theme.setCurrentIndex(
            max(self.theme.findData(next(iter(activity.theme_ids), None)), 0)
        )
        self.led_by.setText(activity.led_by)
        self.description.setPlainText(activity.description)

    @override
    def record(self) -> Plan:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        once = self.repeat.currentData() == ONCE
        changed = replace(
            self._base,
            title=self.title.text().strip(),
            rule=self._rule(),
            first=as_date(self.first.date()),
            until=None if once else self.until.day(),
            starts=self.starts.time(),
            ends=self.ends.time(),
            theme_ids=(theme,) if (theme := self.theme.currentData()) else (),
            led_by=self.led_by.text().strip(),
            description=self.description.toPlainText().strip(),
        )
        return Plan(activity=changed, room=self.room.currentText().strip())

    @override
    def problems(self) -> tuple[Problem, ...]:
        found = []
        for name, field in (("starts", self.starts), ("ends", self.ends)):
            try:
                field.time()
            except Invalid as error:
                found.append(Problem(field=name, sentence=error.sentence))
        if self._weekly() and not self.weekdays.weekdays():
            sentence = _("Kies op welke dag of dagen van de week.")
            found.append(Problem(field="weekdays", sentence=sentence))
        return tuple(found) or activities.problems(self.record().activity)

    def _make_fields(self) -> None:
        self.title = QLineEdit()
        self.repeat = QComboBox()
        self.repeat.addItem(_("elke week"), 1)
        for weeks in _EVERY[1:]:
            self.repeat.addItem(_("elke {n} weken").format(n=weeks), weeks)
        self.repeat.addItem(_("één keer"), ONCE)
        self.repeat.addItem(_("losse keren, zonder vast patroon"), _NO_RULE)
        self.weekdays = WeekdaysField()
        self.first, self.until = date_field(), OptionalDateField(_("tot en met"))
        self.starts, self.ends = TimeField(), TimeField()
        self.room = QComboBox()
        self.room.setEditable(True)
        self.room.addItems(["", *(room.name for room in self._choices.rooms)])
        self.theme = QComboBox()
        self.theme.addItem(_("geen thema"), None)
        for theme in self._choices.themes:
            self.theme.addItem(theme.name, theme.id)
        self.led_by = QLineEdit()
        self.description = QPlainTextEdit()
        self.description.setTabChangesFocus(True)
        self.description.setMinimumHeight(72)
        self.repeat.currentIndexChanged.connect(self._repeat_changed)

    def _lay_out(self, *, new: bool) -> None:
        form = self.form
        form.row("title", _("Naam"), self.title)
        form.row("repeat", _("Hoe vaak"), self.repeat)
        form.row("weekdays", _("Op welke dag"), self.weekdays)
        form.beside(("starts", _("Van"), self.starts), ("ends", _("Tot"), self.ends))
        form.beside(
            ("first", _("Eerste keer vanaf"), self.first), ("until", _("Laatste keer"), self.until)
        )
        form.beside(("room", _("Zaal"), self.room), ("theme", _("Thema"), self.theme))
        form.row(
            "led_by",
            _("Gastvrouw of gastheer"),
            self.led_by,
            _("Een voornaam is genoeg. Hij staat op de kaart in het kantoor."),
        )
        form.row("description", _("Omschrijving"), self.description)
        if not new:
            sentence = _(
                "Een wijziging geldt vanaf vandaag. Wat geteld of verteld is, blijft staan."
            )
            self.notice.show_sentence(sentence)

    def _repeat_changed(self) -> None:
        weekly = self._weekly()
        self.weekdays.setEnabled(weekly)
        self.until.setEnabled(self.repeat.currentData() != ONCE)

    def _weekly(self) -> bool:
        return self.repeat.currentData() in _EVERY

    def _rule(self) -> str:
        chosen = self.repeat.currentData()
        if chosen in _EVERY:
            return Weekly(weekdays=self.weekdays.weekdays(), interval=chosen).text()
        return ONCE if chosen == ONCE else ""

    def _show_rule(self, activity: Activity) -> None:
        weekdays = frozenset({activity.first.weekday()})
        chosen: object = ONCE if activity.rule == ONCE else _NO_RULE
        if activity.rule and activity.rule != ONCE:
            rule = recurrence.read(activity.rule)
            if isinstance(rule, Weekly):
                weekdays, chosen = rule.weekdays, rule.interval
        elif not activity.title:
            chosen = 1
        self.repeat.setCurrentIndex(self.repeat.findData(chosen))
        self.weekdays.show_weekdays(weekdays)
        self._repeat_changed()


def plan_of(activity: Activity, rooms: Sequence[Room]) -> Plan:
    """The activity with the name of its room."""
    room = next((room.name for room in rooms if room.id == activity.room_id), "")
    return Plan(activity=activity, room=room)
