"""Patterns of the roster, when people are needed again and again: one list, to make, change and end them."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from buurthuis_app.domain.activities import recurrence
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.rosters.shift import MOST_MINUTES, ShiftPattern
from buurthuis_app.domain.volunteers.volunteer import Duty
from buurthuis_app.errors import AppError
from buurthuis_app.gui.forms.basic_fields import number_field
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.operations.undo_stack import UndoStack
from buurthuis_app.gui.tabs.volunteers.roster.pattern_form import PatternDraft, PatternForm
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.gui.widgets.record_table import Align, Column, RecordTable
from buurthuis_app.i18n import _, clock, short_date
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done, Topic


class _PatternLine(Struct, frozen=True, kw_only=True):
    """A pattern with the names it refers to."""

    pattern: ShiftPattern
    duty: str
    when: str
    times: str


class _ShownPatterns(Struct, frozen=True, kw_only=True):
    patterns: tuple[ShiftPattern, ...]
    duties: tuple[Duty, ...]
    activities: tuple[Activity, ...]
    titles: dict[UUID, str]
    gap: int


class PatternsDialog(QDialog):
    """Dialog of all patterns; each change is written at once and can be undone."""

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        undo: UndoStack | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._operations = operations
        self._found: _ShownPatterns | None = None
        self.form: PatternForm | None = None
        self.setWindowTitle(_("Patronen: wanneer er mensen nodig zijn"))
        self.notice = Notice()
        self.table = RecordTable[_PatternLine](
            _columns(),
            lambda line: line.pattern.id,
            name=_("Patronen"),
            empty=_(
                "Nog geen patronen. Een patroon zegt bijvoorbeeld: elke maandag van 9.30 tot 13.00 "
                "één gastvrouw en twee mensen aan de bar."
            ),
        )
        self.table.opened.connect(lambda _line: self.change())
        self.table.chosen.connect(self._show_choice)
        self.gap = number_field(0, MOST_MINUTES, 0)
        self.gap.setSuffix(" " + _("minuten"))
        self.gap.setSingleStep(15)
        self.gap.setAccessibleName(_("Tijd tussen twee diensten"))
        self.gap.editingFinished.connect(self._set_gap)
        self._lay_out()
        if undo is not None:
            QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, undo.undo)
            undo.said.connect(lambda sentence: self.notice.show_sentence(sentence, Tone.CALM))
            undo.failed.connect(self.notice.show_sentence)
        operations.changed.connect(self._changed)
        self._read()

    def add(self) -> None:
        """Open an empty form for a pattern."""
        patterns = self._found
        if patterns is None:
            return
        usable = [duty for duty in patterns.duties if not duty.archived]
        if not usable:
            self.notice.show_sentence(
                _("Er zijn nog geen taken. Maak ze bij Mensen: bar, gastvrouw, sleutel …")
            )
            return
        pattern = self._house.shift_planning.blank_pattern(usable[0].id)
        self._open(PatternDraft(pattern=pattern, needed=()), usable, new=True)

    def change(self) -> None:
        """The form with the chosen pattern."""
        line, patterns = self.table.current(), self._found
        if line is None or patterns is None:
            return
        pattern = line.pattern
        own = [duty for duty in patterns.duties if duty.id == pattern.duty_id]
        draft = PatternDraft(pattern=pattern, needed=((pattern.duty_id, pattern.needed),))
        self._open(draft, own, new=False)

    def end(self) -> None:
        """No more shifts of the chosen pattern after today."""
        if (line := self.table.current()) is not None:
            planning, today = self._house.shift_planning, self._house.clock.today()
            self._run(lambda: planning.end_pattern(line.pattern, today), _("patroon geëindigd"))

    def remove(self) -> None:
        """The chosen pattern was a mistake."""
        if (line := self.table.current()) is not None:
            planning = self._house.shift_planning
            self._run(lambda: planning.remove_pattern(line.pattern), _("patroon verwijderd"))

    def _open(self, draft: PatternDraft, duties: Sequence[Duty], *, new: bool) -> None:
        assert self._found is not None  # noqa: S101 - asked before
        self.form = PatternForm(
            self._house.shift_planning,
            duties,
            self._found.activities,
            operations=self._operations,
            new=new,
            parent=self,
        )
        self.form.finished.connect(self.form.deleteLater)
        self.form.edit(draft)

    def _run(self, act: Callable[[], Done[Any]], words: str) -> None:
        self.notice.hide()
        self._operations.run(act, label=words, on_error=self._refused, owner=self)

    def _refused(self, error: AppError) -> None:
        self.notice.show_sentence(error.sentence, Tone.WARNING)

    def _set_gap(self) -> None:
        minutes, planning = self.gap.value(), self._house.shift_planning
        if self._found is not None and minutes != self._found.gap:
            self._run(lambda: planning.set_gap(minutes), _("tijd tussen diensten gewijzigd"))

    def _changed(self, areas: frozenset[Topic]) -> None:
        if areas & {Topic.ROSTER, Topic.VOLUNTEERS} and self.isVisible():
            self._read()

    def _read(self) -> None:
        house, today = self._house, self._house.clock.today()

        def read() -> _ShownPatterns:
            activities = [row.activity for row in house.plan.activities()]
            return _ShownPatterns(
                patterns=house.shift_planning.patterns(),
                duties=house.volunteers.duties(),
                activities=tuple(activity for activity in activities if not activity.ended(today)),
                titles={activity.id: activity.title for activity in activities},
                gap=house.shift_planning.gap(),
            )

        self._operations.run(read, self._show, on_error=self._refused, owner=self)

    def _show(self, patterns: _ShownPatterns) -> None:
        self._found = patterns
        duties = {duty.id: duty.name for duty in patterns.duties}
        lines = []
        for pattern in patterns.patterns:
            when = recurrence.short(pattern.rule)
            times = (
                f"{clock(pattern.starts)}–{clock(pattern.ends)}"
                if (pattern.starts is not None and pattern.ends is not None)
                else ""
            )
            if pattern.activity_id is not None:
                title = patterns.titles.get(
                    pattern.activity_id, _("een activiteit die er niet meer is")
                )
                when, times = _("bij {activity}").format(activity=title), ""
            lines.append(
                _PatternLine(pattern=pattern, duty=duties[pattern.duty_id], when=when, times=times)
            )
        self.table.show_records(lines)
        self._show_choice(self.table.current())
        self.gap.blockSignals(True)  # noqa: FBT003 - Qt
        self.gap.setValue(patterns.gap)
        self.gap.blockSignals(False)  # noqa: FBT003 - Qt

    def _show_choice(self, line: _PatternLine | None) -> None:
        for push_button in (self.change_button, self.end_button, self.remove_button):
            push_button.setEnabled(line is not None)

    def _lay_out(self) -> None:
        self.new_button = button(_("Nieuw patroon"), ButtonKind.PRIMARY, "plus")
        self.new_button.clicked.connect(self.add)
        self.change_button = button(_("Wijzigen"), icon_name="edit")
        self.change_button.clicked.connect(self.change)
        self.end_button = button(_("Laten eindigen"))
        self.end_button.clicked.connect(self.end)
        self.remove_button = button(_("Verwijderen"))
        self.remove_button.clicked.connect(self.remove)
        acting = FlowRow()
        for push_button in (
            self.new_button,
            self.change_button,
            self.end_button,
            self.remove_button,
        ):
            acting.addWidget(push_button)
        gap = QHBoxLayout()
        words = label(_("Tijd die iemand nodig heeft tussen twee diensten"))
        words.setBuddy(self.gap)
        gap.addWidget(words, 1)
        gap.addWidget(self.gap)
        close = button(_("Sluiten"))
        close.clicked.connect(self.accept)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        explained = _(
            "Van deze patronen worden diensten gemaakt, een kwartaal vooruit. Wie er al op staat, "
            "blijft staan als een patroon verandert."
        )
        column.addWidget(label(explained, Text.QUIET))
        column.addWidget(self.notice)
        column.addWidget(acting)
        column.addWidget(self.table, 1)
        column.addLayout(gap)
        column.addLayout(last)
        room = self.screen().availableSize() - QSize(10 * GRID, 10 * GRID)
        self.resize(QSize(104 * GRID, 72 * GRID).boundedTo(room))


def _columns() -> list[Column[_PatternLine]]:
    return [
        Column(title=_("taak"), value=lambda line: line.duty),
        Column(title=_("mensen"), value=lambda line: line.pattern.needed, align=Align.RIGHT),
        Column(title=_("wanneer"), value=lambda line: line.when, stretch=True),
        Column(title=_("tijd"), value=lambda line: line.times),
        Column(
            title=_("tot en met"),
            value=lambda line: line.pattern.until,
            display=lambda line: short_date(line.pattern.until) if line.pattern.until else "",
        ),
    ]
