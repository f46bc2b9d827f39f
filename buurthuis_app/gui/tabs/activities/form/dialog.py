"""Form of one activity, new or changed: four fields to fill, the rest has good defaults behind its heading."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QMessageBox, QWidget
from typing_extensions import override

from buurthuis_app.domain.activities import activity as activities
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.activities.planned import DutyChoice, Scope
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.domain.signups.sign_up import PlacesLost, WithoutPlace
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.gui.forms.basic_fields import as_date, as_qdate, choose_value
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.activities.form.form_choices import FormChoices
from buurthuis_app.gui.tabs.activities.form.form_fields import ActivityFields
from buurthuis_app.gui.tabs.activities.form.rule_preview import Outlook, in_words, look_ahead
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.gui.widgets.plain_text import MessageBox
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done

PAUSE = 200  # ms after a change before the dates and the clashes are looked up


class Plan(Struct, frozen=True, kw_only=True):
    """An activity with what was typed beside it: a new room's name, the extra tally kinds."""

    activity: Activity
    room: str = ""
    new_room: bool = False
    tallies: tuple[str, ...] = ()
    lost: WithoutPlace | None = None
    """What was answered about people whose place goes."""


class Advice(Struct, frozen=True, kw_only=True):
    """What the plan comes down to, and what to know before keeping it."""

    outlook: Outlook
    clashes: tuple[str, ...] = ()


class ActivityDialog(FormDialog[Plan]):
    """The form. `save` keeps what was filled in; `clashes` says what stands in its way, off this thread."""

    def __init__(
        self,
        choices: FormChoices,
        *,
        new: bool,
        operations: Operations,
        save: Callable[[Plan], Done[Any]],
        clashes: Callable[[Activity], tuple[str, ...]] = lambda _activity: (),
        today: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Nieuwe activiteit") if new else _("Activiteit wijzigen"),
            operations=operations,
            save=self._keep,
            label=_("activiteit erbij") if new else _("activiteit gewijzigd"),
            parent=parent,
        )
        self.keep = save
        self._choices = choices
        self._new = new
        self._clashes = clashes
        self._today = today
        self._base: Activity | None = None
        self.duties = DutyChoice.MOVE_ALONG
        self.ask: Callable[[Plan], None] | None = None
        self.question: QDialog | None = None
        self.scope: Scope | None = None
        self.lost: WithoutPlace | None = None
        self.fields = ActivityFields(choices)
        self.clash = Notice()
        self.fields.lay_out(self.form, self.clash)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.look)
        self._listen()

    @override
    def fill(self, record: Plan) -> None:
        activity, fields = record.activity, self.fields
        self._base = activity
        fields.title.setText(activity.title)
        fields.first.setDate(as_qdate(activity.first))
        fields.repeat.show_rule(activity.rule, activity.first, new=self._new)
        fields.end.show_end(activity.rule, activity.until, activity.first)
        fields.starts.show_time(activity.starts)
        fields.ends.show_time(activity.ends)
        fields.room.setCurrentText(record.room)
        fields.place.setText(activity.place)
        for chosen, value in (
            (fields.kind, activity.kind_id),
            (fields.area, activity.area_id),
            (fields.leader, activity.leader),
            (fields.organiser, activity.organiser),
        ):
            choose_value(chosen, value)
        fields.show_initiative(activity.initiative_id)
        fields.skips.show_chosen(activity.skips)
        fields.themes.show_chosen(activity.theme_ids)
        fields.groups.show_chosen(activity.group_ids)
        fields.description.setPlainText(activity.description)
        fields.led_by.setText(activity.led_by)
        fields.organised_by.setText(activity.organised_by)
        fields.capacity.setValue(activity.capacity or 0)
        fields.cost.show_cents(activity.cost or None)
        fields.sign_up.setChecked(activity.sign_up)
        fields.asks.show_chosen(activity.asks)
        fields.tallies.setText(", ".join(record.tallies))
        fields.summarise()
        self.look()

    @override
    def record(self) -> Plan:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        fields = self.fields
        no_end = fields.repeat.once or fields.repeat.loose
        changed = replace(
            self._base,
            title=" ".join(fields.title.text().split()),
            rule=fields.repeat.text(fields.end.count()),
            first=as_date(fields.first.date()),
            until=None if no_end else fields.end.until(),
            starts=fields.starts.time(),
            ends=fields.ends.time(),
            place=fields.place.text().strip(),
            kind_id=fields.kind.currentData(),
            area_id=fields.area.currentData(),
            leader=fields.leader.currentData(),
            organiser=fields.organiser.currentData(),
            initiative_id=fields.initiative.currentData(),
            skips=frozenset(fields.skips.chosen()),
            theme_ids=tuple(sorted(fields.themes.chosen())),
            group_ids=tuple(sorted(fields.groups.chosen())),
            description=fields.description.toPlainText().strip(),
            led_by=fields.led_by.text().strip(),
            organised_by=fields.organised_by.text().strip(),
            capacity=fields.capacity.value() or None,
            cost=fields.cost.cents() or 0,
            sign_up=fields.sign_up.isChecked(),
            asks=frozenset(fields.asks.chosen()) if fields.sign_up.isChecked() else frozenset(),
        )
        names = (" ".join(name.split()) for name in fields.tallies.text().split(","))
        room = " ".join(fields.room.currentText().split())
        known = {name_key(known_room.name): known_room.id for known_room in self._choices.rooms}
        return Plan(
            activity=replace(changed, room_id=known.get(name_key(room))),
            room=room,
            new_room=bool(room) and name_key(room) not in known,
            tallies=tuple(name for name in names if name),
            lost=self.lost,
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        fields = self.fields
        reading: tuple[tuple[str, Callable[[], object]], ...] = (
            ("starts", fields.starts.time),
            ("ends", fields.ends.time),
            ("cost", fields.cost.cents),
        )
        faults = []
        for name, read in reading:
            try:
                read()
            except Invalid as error:
                faults.append(Problem(field=name, sentence=error.sentence))
        if fields.repeat.lacks_weekday:
            sentence = _("Kies op welke dag of dagen van de week.")
            faults.append(Problem(field="repeat", sentence=sentence))
        return tuple(faults) or activities.problems(self.record().activity)

    @override
    def submit(self) -> None:
        if self.ask is None or self.problems() or not self.changed:
            super().submit()
        else:
            self.ask(self.record())

    def _keep(self, plan: Plan) -> Done[Any]:
        return self.keep(plan)

    def has_other_tallies(self, plan: Plan) -> bool:
        """Whether the names of what is counted apart were changed: they belong to the whole series."""
        return self._original is not None and plan.tallies != self._original.tallies

    def save_for(self, scope: Scope, duties: DutyChoice = DutyChoice.MOVE_ALONG) -> None:
        """Save, now that it is known for which times it holds, and what becomes of who is on the roster."""
        self.scope, self.duties = scope, duties
        super().submit()

    @override
    def _was_refused(self, error: AppError) -> None:
        super()._was_refused(error)
        if isinstance(error, PlacesLost):
            self._ask_about_places(error)

    def _ask_about_places(self, error: PlacesLost) -> None:
        """Whether those who signed up last go on the waiting list, or keep the place that they were promised."""
        asking = MessageBox(self)
        asking.setIcon(QMessageBox.Icon.Question)
        asking.setWindowTitle(_("Te weinig plaatsen"))
        asking.setText(error.sentence)
        role = QMessageBox.ButtonRole
        no = asking.addButton(_("Annuleren"), role.RejectRole)
        for words, answer in (
            (_("Op de wachtlijst zetten"), WithoutPlace.WAIT),
            (_("Plaats laten houden"), WithoutPlace.STAY),
        ):
            made = asking.addButton(words, role.ActionRole)
            made.clicked.connect(partial(self._save_with, answer))
        asking.setDefaultButton(no)
        asking.setEscapeButton(no)
        asking.finished.connect(asking.deleteLater)
        self.question = asking
        asking.open()

    def _save_with(self, answer: WithoutPlace, _checked: object = None) -> None:
        self.lost = answer
        super().submit()
        self.lost = None

    def look(self) -> None:
        """Say what the fields come down to, and look up dates and clashes."""
        self.fields.summarise()
        try:
            plan = self.record()
        except Invalid:
            self.fields.words.setText("")
            return
        if self.fields.repeat.lacks_weekday:
            self.fields.words.setText("")
            return
        activity = plan.activity
        self.fields.words.setText(in_words(activity))
        centre, closed, ask = self._choices.centre, self._choices.closed, self._clashes
        begin = activity.first if self._new else max(activity.first, self._today)

        def advise() -> tuple[Activity, Advice]:
            outlook = look_ahead(activity, begin, centre.region, closed)
            return activity, Advice(outlook=outlook, clashes=ask(activity))

        self._operations.run(advise, self._show_advice, owner=self)

    def _show_advice(self, advised: tuple[Activity, Advice]) -> None:
        activity, advice = advised
        fields = self.fields
        try:
            if activity != self.record().activity:
                return  # typed on since
        except Invalid:
            return
        fields.dates.setText(advice.outlook.words if activity.rule else "")
        fields.dates.setVisible(bool(activity.rule) and not fields.repeat.once)
        fields.skipped.setText(advice.outlook.skipped_words)
        fields.skipped.setVisible(bool(advice.outlook.skipped_words))
        words = "\n".join(advice.clashes)
        if not words:
            self.clash.hide()
        elif words != self.clash.sentence or self.clash.isHidden():
            self.clash.show_sentence(words, Tone.WARNING)

    def _listen(self) -> None:
        fields, start = self.fields, self._pause.start
        for signal in (
            fields.repeat.changed,
            fields.end.changed,
            fields.first.dateChanged,
            fields.skips.changed,
            fields.themes.changed,
            fields.groups.changed,
            fields.capacity.valueChanged,
            fields.sign_up.toggled,
        ):
            signal.connect(lambda *_args: start())
        for field in vars(fields).values():
            if isinstance(field, QLineEdit):
                field.textChanged.connect(lambda *_args: start())
            elif isinstance(field, QComboBox):
                field.currentTextChanged.connect(lambda *_args: start())
            elif isinstance(field, QCheckBox):
                field.toggled.connect(lambda *_args: start())


def plan_of(activity: Activity, rooms: Sequence[Room], tallies: Sequence[str] = ()) -> Plan:
    """The activity with the names of its room and of its own tally kinds."""
    room = next((room.name for room in rooms if room.id == activity.room_id), "")
    return Plan(activity=activity, room=room, tallies=tuple(tallies))
