"""Patterns of the roster, when people are needed again and again: one list, to make, change and end them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.activities import recurrence
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.rosters.shift import MOST_MINUTES, ShiftPattern
from buurthuis_app.domain.volunteers.volunteer import Duty
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.gui.forms.basic_fields import number_field
from buurthuis_app.gui.forms.list_window import ListWindow, RecordAct, RecordKind, removing
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.operations.undo_stack import UndoStack
from buurthuis_app.gui.tabs.volunteers.roster.pattern_form import PatternDraft, PatternForm
from buurthuis_app.gui.widgets.controls import label_of
from buurthuis_app.gui.widgets.layout import grow, in_row
from buurthuis_app.gui.widgets.lists.record_table import Align, Column
from buurthuis_app.i18n import _, clock, short_date
from buurthuis_app.services.registry import CentreServices


class _PatternLine(Struct, frozen=True, kw_only=True):
    """A pattern with the names it refers to, and what its form offers."""

    pattern: ShiftPattern
    duties: tuple[Duty, ...]
    """The duty it is for; of a new one, those that it can be for."""
    activities: tuple[Activity, ...]
    when: str = ""
    times: str = ""

    @property
    def draft(self) -> PatternDraft:
        """The pattern as its form fills it in."""
        pattern = self.pattern
        needed = ((pattern.duty_id, pattern.needed),) if self.when else ()
        return PatternDraft(pattern=pattern, needed=needed)


class _NoDuties(Invalid):
    """There is nothing that people could be needed for."""


class PatternsDialog(ListWindow):
    """All patterns, and below them the time between two shifts of somebody."""

    topic = "rooster#eerst-wanneer-zijn-er-mensen-nodig"
    duties_missed = Signal()  # a pattern is wanted, and there is no duty to make it for

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        undo: UndoStack | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._house = house
        self._gap_kept = 0
        self.gap = number_field(0, MOST_MINUTES, 0)
        self.gap.setSuffix(" " + _("minuten"))
        self.gap.setSingleStep(15)
        self.gap.setAccessibleName(_("Tijd tussen twee diensten"))
        words = label_of(self.gap, _("Tijd die iemand nodig heeft tussen twee diensten"))
        super().__init__(
            _("Patronen: wanneer er mensen nodig zijn"),
            (self._patterns(),),
            operations,
            undo,
            footer=in_row(grow(words), self.gap),
            parent=parent,
        )
        self.gap.editingFinished.connect(self._set_gap)

    def _patterns(self) -> RecordKind:
        planning, today = self._house.shift_planning, self._house.clock.today()
        end = RecordAct[_PatternLine](
            words=_("Laten eindigen"),
            label=_("patroon geëindigd"),
            do=lambda line, _all: planning.end_pattern(line.pattern, today),
        )
        return RecordKind(
            title=_("Patronen"),
            explanation=_(
                "Van deze patronen worden diensten gemaakt, een kwartaal vooruit. Wie er al op "
                "staat, blijft staan als een patroon verandert."
            ),
            columns=_columns(),
            key=lambda line: line.pattern.id,
            read=self._lines,
            blank=self._blank,
            form=self._form,
            fill=lambda line: line.draft,
            acts=(
                end,
                removing(
                    _("patroon verwijderd"), lambda line: planning.remove_pattern(line.pattern)
                ),
            ),
            empty=_(
                "Nog geen patronen. Een patroon zegt bijvoorbeeld: elke maandag van 9.30 tot 13.00 "
                "één gastvrouw en twee mensen aan de bar."
            ),
        )

    def _form(self, line: _PatternLine, window: ListWindow, *, new: bool) -> PatternForm:
        return PatternForm(
            self._house.shift_planning,
            line.duties,
            line.activities,
            operations=self._operations,
            new=new,
            parent=window,
        )

    def _set_gap(self) -> None:
        minutes, planning = self.gap.value(), self._house.shift_planning
        if minutes != self._gap_kept:
            self.write(lambda: planning.set_gap(minutes), _("tijd tussen diensten gewijzigd"))

    @override
    def read(self) -> None:
        super().read()
        self._operations.run(self._house.shift_planning.gap, self._show_gap, owner=self)

    def _show_gap(self, minutes: int) -> None:
        self._gap_kept = minutes
        self.gap.setValue(minutes)

    def _lines(self) -> tuple[_PatternLine, ...]:
        """The patterns; runs on the database lane."""
        house = self._house
        duties = {duty.id: duty for duty in house.volunteers.duties()}
        activities = tuple(row.activity for row in house.plan.activities())
        titles = {activity.id: activity.title for activity in activities}
        return tuple(
            _PatternLine(
                pattern=pattern,
                duties=(duties[pattern.duty_id],),
                activities=self._going_on(activities),
                when=_when(pattern, titles),
                times=_times(pattern),
            )
            for pattern in house.shift_planning.patterns()
        )

    def _blank(self) -> _PatternLine:
        """An empty pattern; runs on the database lane."""
        house = self._house
        usable = tuple(duty for duty in house.volunteers.duties() if not duty.archived)
        if not usable:
            raise _NoDuties(_("Er zijn nog geen taken."))
        return _PatternLine(
            pattern=house.shift_planning.blank_pattern(usable[0].id),
            duties=usable,
            activities=self._going_on(row.activity for row in house.plan.activities()),
        )

    @override
    def refuse(self, error: AppError) -> None:
        if isinstance(error, _NoDuties):
            self.duties_missed.emit()
        else:
            super().refuse(error)

    def _going_on(self, activities: Iterable[Activity]) -> tuple[Activity, ...]:
        today = self._house.clock.today()
        return tuple(activity for activity in activities if not activity.ended(today))


def _when(pattern: ShiftPattern, titles: Mapping[UUID, str]) -> str:
    if pattern.activity_id is None:
        return recurrence.short(pattern.rule)
    title = titles.get(pattern.activity_id, _("een activiteit die er niet meer is"))
    return _("bij {activity}").format(activity=title)


def _times(pattern: ShiftPattern) -> str:
    if pattern.activity_id is not None or pattern.starts is None or pattern.ends is None:
        return ""
    return f"{clock(pattern.starts)}–{clock(pattern.ends)}"


def _columns() -> tuple[Column[_PatternLine], ...]:
    return (
        Column(title=_("taak"), value=lambda line: line.duties[0].name),
        Column(title=_("mensen"), value=lambda line: line.pattern.needed, align=Align.RIGHT),
        Column(title=_("wanneer"), value=lambda line: line.when, stretch=True),
        Column(title=_("tijd"), value=lambda line: line.times),
        Column(
            title=_("tot en met"),
            value=lambda line: line.pattern.until,
            display=lambda line: short_date(line.pattern.until) if line.pattern.until else "",
        ),
    )
