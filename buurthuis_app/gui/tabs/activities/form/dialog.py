"""Form of one activity, new or changed: four fields to fill, the rest has good defaults behind its heading."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Unpack

from msgspec import Struct
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QMessageBox
from typing_extensions import override

from buurthuis_app.domain.activities import activity as activities
from buurthuis_app.domain.activities.activity import Activity, Sitting, Skip
from buurthuis_app.domain.activities.clashes import Clash, Worry
from buurthuis_app.domain.activities.loose_days import LooseDay
from buurthuis_app.domain.activities.planned import DutyChoice, Scope
from buurthuis_app.domain.activities.sittings import renumbered
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.shared.texts import name_key, single
from buurthuis_app.domain.signups.sign_up import PlacesLost, WithoutPlace
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.draft_keeper import on_change
from buurthuis_app.gui.forms.field import named
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.gui.tabs.activities.form.form_choices import FormChoices
from buurthuis_app.gui.tabs.activities.form.form_fields import activity_fields
from buurthuis_app.gui.tabs.activities.form.rule_preview import Outlook, in_words, look_ahead
from buurthuis_app.gui.tabs.activities.form.warnings import warnings_of
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.gui.widgets.hints.question import QuestionBox
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
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
    days: tuple[LooseDay, ...] = ()
    """Of a new activity that is planned day by day."""
    lost: WithoutPlace | None = None
    """What was answered about people whose place goes."""


class Advice(Struct, frozen=True, kw_only=True):
    """What the plan comes down to, and what to know before keeping it."""

    outlook: Outlook
    clashes: tuple[Clash, ...] = ()


class ActivityDialog(FormDialog[Plan]):
    """The form. `save` keeps what was filled in; `clashes` says what stands in its way, off this thread."""

    topic = "activiteiten#iets-plannen"

    def __init__(
        self,
        choices: FormChoices,
        *,
        new: bool,
        save: Save[Plan],
        clashes: Callable[[Plan], tuple[Clash, ...]] = lambda _plan: (),
        today: dt.date,
        **where: Unpack[Where],
    ) -> None:
        self.words, self.dates = label("", Text.LABEL), label("", Text.QUIET)
        self.skipped, self.clash = label("", Text.WARNING), Notice()
        advice = (self.words, self.dates, self.skipped, self.clash)
        super().__init__(
            _("Nieuwe activiteit") if new else _("Activiteit wijzigen"),
            *activity_fields(choices, advice, self.widget, today),
            save=self._keep,
            check=lambda plan: activities.problems(plan.activity),
            label=_("activiteit erbij") if new else _("activiteit gewijzigd"),
            **where,
        )
        self.keep = save
        self._choices = choices
        self._new = new
        self._clashes = clashes
        self._today = today
        self.duties = DutyChoice.MOVE_ALONG
        self.ask: Callable[[Plan], None] | None = None
        self.question: QDialog | None = None
        self.scope: Scope | None = None
        self.lost: WithoutPlace | None = None
        self.widget("repeat").changed.connect(self._ask_when)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        on_change(self.form.fields, self._pause.start)

    @override
    def fill(self, record: Plan) -> None:
        activity, initiatives = record.activity, self._choices.initiatives
        if initiatives:  # one that is over can be chosen only because it is
            mine = activity.initiative_id
            offered = [known for known in initiatives if not known.over or known.id == mine]
            kinds.offer(self.widget("initiative_id"), named(offered, _("geen initiatief")))
        self.widget("repeat").show_rule(activity.rule, activity.first, new=self._new)
        self.widget("until").show_end(activity.rule, activity.until, activity.first)
        self.widget("room").setCurrentText(record.room)
        self.widget("tallies").setText(", ".join(record.tallies))
        self.widget("days").show_days(record.days)
        super().fill(record)
        self._ask_when()
        self.look()

    def _ask_when(self) -> None:
        """What is once asks for its day, what is now and then for its days; a series for its beginning."""
        repeat = self.widget("repeat")
        self.clash.hide()  # its button may not fit what is planned now
        self.form.name_row("first", _("Wanneer?") if repeat.once else _("Eerste keer vanaf"))
        self.form.show_row("first", visible=not repeat.loose)
        self.form.show_row("days", visible=repeat.loose and self._new)
        self.form.show_row("further", visible=not repeat.loose)

    @override
    def record(self) -> Plan:
        plan = super().record()
        repeat, end = self.widget("repeat"), self.widget("until")
        room = single(self.widget("room").currentText())
        known = {name_key(known_room.name): known_room.id for known_room in self._choices.rooms}
        activity = plan.activity
        own = Sitting(number=activity.sitting, starts=activity.starts, ends=activity.ends)
        times = (own,) if repeat.loose else (own, *activity.further)
        changed = replace(
            activity.with_sittings(renumbered(self.base.activity.sittings, times)),
            rule=repeat.text(end.count()),
            until=None if repeat.once or repeat.loose else end.until(),
            room_id=known.get(name_key(room)),
            asks=plan.activity.asks or frozenset(),
        )
        names = (single(name) for name in self.widget("tallies").text().split(","))
        return Plan(
            activity=changed,
            room=room,
            new_room=bool(room) and name_key(room) not in known,
            tallies=tuple(name for name in names if name),
            days=self.widget("days").days() if repeat.loose and self._new else (),
            lost=self.lost,
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        faults = self.form.problems()
        if self.widget("repeat").lacks_weekday:
            sentence = _("Kies op welke dag of dagen van de week.")
            faults = (*faults, Problem("repeat", sentence))
        if self.widget("repeat").loose and self._new:
            faults = (*faults, *self.widget("days").problems())
        return faults or super().problems()

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
        asking = self.question = QuestionBox(self, _("Te weinig plaatsen"), error.sentence)
        for words, answer in (
            (_("Op de wachtlijst zetten"), WithoutPlace.WAIT),
            (_("Plaats laten houden"), WithoutPlace.STAY),
        ):
            do = partial(self._save_with, answer)
            asking.offers(words, do, QMessageBox.ButtonRole.ActionRole)
        asking.open()

    def _save_with(self, answer: WithoutPlace) -> None:
        self.lost = answer
        super().submit()
        self.lost = None

    def look(self) -> None:
        """Say what the fields come down to, and look up dates and clashes."""
        self.form.summarise(self.base)
        self.words.setText("")
        if self.widget("repeat").lacks_weekday:
            return
        try:
            plan = self.record()
        except Invalid:
            return
        activity = plan.activity
        self.words.setText(in_words(activity))
        centre, closed, ask = self._choices.centre, self._choices.closed, self._clashes
        begin = activity.first if self._new else max(activity.first, self._today)

        def advise() -> tuple[Plan, Advice]:
            outlook = look_ahead(activity, begin, centre.region, closed)
            return plan, Advice(outlook=outlook, clashes=ask(plan))

        self._operations.run(advise, self._show_advice, owner=self)

    def _show_advice(self, advised: tuple[Plan, Advice]) -> None:
        plan, advice = advised
        activity = plan.activity
        try:
            if plan != self.record():
                return  # typed on since
        except Invalid:
            return
        self.dates.setText(advice.outlook.words if activity.rule else "")
        self.dates.setVisible(bool(activity.rule) and not self.widget("repeat").once)
        self.skipped.setText(advice.outlook.skipped_words)
        self.skipped.setVisible(bool(advice.outlook.skipped_words))
        words = "\n".join(warnings_of(advice.clashes))
        if not words:
            self.clash.hide()
        elif words != self.clash.sentence or self.clash.isHidden():
            self.clash.show_sentence(words, Tone.WARNING, self._way_out(advice.clashes))

    def _way_out(self, clashes: tuple[Clash, ...]) -> Remedy | None:
        """Passing over the holidays, of a series that falls on some."""
        repeat, skips = self.widget("repeat"), self.widget("skips")
        if repeat.once or repeat.loose or all(each.worry is not Worry.HOLIDAY for each in clashes):
            return None
        return Remedy(
            words=_("Feestdagen overslaan"),
            do=lambda: skips.show_chosen((*skips.chosen(), Skip.PUBLIC_HOLIDAYS)),
        )


def plan_of(activity: Activity, rooms: Sequence[Room], tallies: Sequence[str] = ()) -> Plan:
    """The activity with the names of its room and of its own tally kinds."""
    room = next((room.name for room in rooms if room.id == activity.room_id), "")
    return Plan(activity=activity, room=room, tallies=tuple(tallies))
