"""Changing something of a series: asks for which times it holds, says what stays, and keeps it."""

import datetime as dt
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.activities import series
from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.clashes import Clash
from buurthuis_app.domain.activities.planned import DutyChoice, Rearrangement, Scope
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.activities.form.dialog import ActivityDialog, Plan
from buurthuis_app.gui.tabs.activities.form.scope_dialog import ScopeDialog
from buurthuis_app.gui.tabs.activities.form.warnings import warnings_of
from buurthuis_app.gui.tabs.activities.week.drag_move import Move
from buurthuis_app.i18n import _, day_and_month, listing
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done

_WHERE_AND_WHO = ("room_id", "place", "led_by", "led_by_id")


class SeriesChanges(QObject):
    """Opens the question, and writes what is answered; `opened` gives each dialog."""

    opened = Signal(object)  # QDialog

    def __init__(self, house: CentreServices, operations: Operations, parent: QWidget) -> None:
        super().__init__(parent)
        self._house = house
        self._operations = operations
        self._parent = parent

    def move(self, move: Move) -> None:
        """Another day or time. What stands alone and clashes with nothing is moved without a question."""
        was = move.item.occurrence
        if was is None:
            return
        becomes = replace(was, date=move.date, starts=move.starts, ends=move.ends)
        house = self._house

        def look() -> tuple[Activity, tuple[Clash, ...], Rearrangement]:
            return (
                house.plan.activity(was.activity_id),
                house.plan.conflicts(becomes),
                house.planning.preview_move(becomes),
            )

        self._operations.run(look, partial(self._ask_move, move, was, becomes), owner=self)

    def save(
        self, dialog: ActivityDialog, former: Activity, was: Occurrence, plan: Plan
    ) -> Done[Any]:
        """Keep the form for what was answered; on the database lane."""
        planning = self._house.planning
        scope = dialog.scope or Scope.WHOLE
        if scope is Scope.ONLY_THIS:
            moved = _only_this(was, former, plan.activity)
            return planning.move(moved, room=_room(former, was, plan), duties=dialog.duties)
        return planning.change(
            plan.activity,
            scope,
            _day(was),
            room=plan.room,
            tallies=plan.tallies,
            duties=dialog.duties,
            lost=plan.lost,
        )

    def _ask_move(
        self,
        move: Move,
        was: Occurrence,
        becomes: Occurrence,
        checked: tuple[Activity, tuple[Clash, ...], Rearrangement],
    ) -> None:
        activity, clashes, moves = checked
        if not move.item.series and not clashes and not moves.standing:
            self._move(activity, was, becomes, Scope.ONLY_THIS, DutyChoice.MOVE_ALONG)
            return
        change = _("Van {before} naar {after}.").format(
            before=_when(was),
            after=move.words,
        )
        dialog = ScopeDialog(
            move.item.title,
            change,
            partial(self._preview_move, activity, was, becomes),
            operations=self._operations,
            warnings=(*_of_all_sittings(activity, was, becomes), *warnings_of(clashes)),
            scopes=tuple(Scope) if move.item.series else (Scope.ONLY_THIS,),
            parent=self._parent,
        )
        dialog.chosen.connect(
            lambda scope: self._move(activity, was, becomes, scope, dialog.duties)
        )
        self.opened.emit(dialog)
        dialog.open()

    def _preview_move(
        self, activity: Activity, was: Occurrence, becomes: Occurrence, scope: Scope
    ) -> Rearrangement:
        if scope is Scope.ONLY_THIS:
            return self._house.planning.preview_move(becomes)
        draft = series.shifted(activity, scope, was, becomes)
        return self._house.planning.preview(draft, scope, _day(was))

    def _move(
        self,
        activity: Activity,
        was: Occurrence,
        becomes: Occurrence,
        scope: Scope,
        duties: DutyChoice,
    ) -> None:
        planning = self._house.planning

        def write() -> Done[Any]:
            if scope is Scope.ONLY_THIS:
                return planning.move(becomes, duties=duties)
            draft = series.shifted(activity, scope, was, becomes)
            return planning.change(draft, scope, _day(was), duties=duties)

        self._operations.run(write, label=_("{title} verplaatst").format(title=activity.title))

    def ask_form(
        self, dialog: ActivityDialog, former: Activity, was: Occurrence, plan: Plan
    ) -> None:
        """Ask for which times the filled-in form holds, and let it save then."""
        draft = plan.activity
        whole = not _of_one(was, former, draft) or dialog.has_other_tallies(plan)
        scopes = (Scope.THIS_AND_FOLLOWING, Scope.WHOLE) if whole else tuple(Scope)

        def preview(scope: Scope) -> Rearrangement:
            if scope is Scope.ONLY_THIS:
                return self._house.planning.preview_move(_only_this(was, former, draft))
            return self._house.planning.preview(draft, scope, _day(was))

        asking = ScopeDialog(
            draft.title,
            _("Deze keer is {day}.").format(day=_when(was)),
            preview,
            operations=self._operations,
            scopes=scopes,
            parent=dialog,
        )
        asking.chosen.connect(lambda scope: dialog.save_for(scope, asking.duties))
        dialog.question = asking
        asking.open()


def _of_one(was: Occurrence, former: Activity, draft: Activity) -> bool:
    """Whether only that was filled in otherwise which can be different for one time: its hours, place and leader."""
    mine = draft.sitting_of(was.sitting)
    sittings = [
        mine if mine and sitting.number == was.sitting else sitting for sitting in former.sittings
    ]
    own = {name: getattr(draft, name) for name in _WHERE_AND_WHO}
    return replace(former.with_sittings(sittings), **own) == draft


def _only_this(was: Occurrence, former: Activity, draft: Activity) -> Occurrence:
    """The occurrence with what was filled in for its sitting."""
    before, now = former.sitting_of(was.sitting), draft.sitting_of(was.sitting)
    names: tuple[str, ...] = _WHERE_AND_WHO
    if before and now:
        former, draft, names = former.at(before), draft.at(now), series.FOLLOWED
    changes: dict[str, Any] = {
        name: getattr(draft, name)
        for name in names
        if getattr(draft, name) != getattr(former, name)
    }
    return replace(was, **changes)


def _of_all_sittings(activity: Activity, was: Occurrence, becomes: Occurrence) -> tuple[str, ...]:
    """What to know before a series with several times a day moves to another day."""
    if not activity.further or was.date == becomes.date:
        return ()
    times = listing([sitting.times for sitting in activity.sittings])
    words = _("Verplaatst u de reeks, dan gaan alle tijden van de dag mee: {times}.")
    return (words.format(times=times),)


def _when(was: Occurrence) -> str:
    return ", ".join(part for part in (day_and_month(was.date), was.times) if part)


def _room(former: Activity, was: Occurrence, plan: Plan) -> str | None:
    """The room as it was typed, unless the series' own still stands there or its sitting has one of its own."""
    mine = plan.activity.sitting_of(was.sitting)
    own = mine is not None and mine.room_id is not None
    kept = plan.activity.room_id == former.room_id and not plan.new_room
    return None if own or kept else plan.room


def _day(was: Occurrence) -> dt.date:
    """From which day "deze en volgende" holds: the day under which it stood in the plan."""
    return was.planned_for or was.date
