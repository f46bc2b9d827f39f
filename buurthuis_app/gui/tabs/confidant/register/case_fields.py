"""The fields of a case that hold several things: the notes of talks, and the steps that were taken."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QPlainTextEdit,
    QWidget,
)

from buurthuis_app.domain.confidant.case import Note, Step, StepTaken, step_name
from buurthuis_app.gui.forms.basic_fields import as_date, as_qdate, date_field
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.layout import SPRING, aligned, grow, in_column, in_row
from buurthuis_app.i18n import _, short_date

LINES = 7


class NotesField(QWidget):
    """A day and a text for each talk, the first one first; one without words is not kept."""

    changed = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self.rows: list[tuple[QDateEdit, QPlainTextEdit]] = []
        self.more = button(_("Nog een gesprek"), ButtonKind.QUIET, "plus", do=self.add)
        self._column = in_column()
        in_column(self._column, aligned(self.more, Qt.AlignmentFlag.AlignLeft), on=self)

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Show these, and room for one when there are none."""
        while self.rows:
            day, text = self.rows.pop()
            for widget in (day, text):
                widget.hide()
                widget.deleteLater()
        for note in notes or (Note(on=self._today, text=""),):
            self._put(note)

    def notes(self) -> tuple[Note, ...]:
        """What is written."""
        found = (Note(on=as_date(d.date()), text=t.toPlainText().strip()) for d, t in self.rows)
        return tuple(note for note in found if note.text)

    def add(self) -> None:
        """Room for the next talk, of today."""
        self._put(Note(on=self._today, text=""))
        self.rows[-1][1].setFocus()

    def _put(self, note: Note) -> None:
        day, text = date_field(note.on), QPlainTextEdit(note.text)
        number = len(self.rows) + 1
        day.setDate(as_qdate(note.on))
        day.setAccessibleName(_("Dag van gesprek {n}").format(n=number))
        text.setAccessibleName(_("Aantekeningen van gesprek {n}").format(n=number))
        text.setTabChangesFocus(True)
        text.setFixedHeight(text.fontMetrics().lineSpacing() * LINES)
        text.textChanged.connect(self.changed)
        day.dateChanged.connect(self.changed)
        self._column.addWidget(day, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(text)
        self.rows.append((day, text))


class StepsField(QWidget):
    """What was done: a box for each step. Ticking one notes today; the day of one that was ticked before stays."""

    changed = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self._taken: tuple[StepTaken, ...] = ()
        self.boxes: dict[Step, QCheckBox] = {}
        self._days = {step: label("", Text.QUIET) for step in Step}
        column = in_column(on=self, gap=0)
        for step in Step:
            box = QCheckBox(step_name(step))
            box.toggled.connect(self._say)
            column.addLayout(in_row(box, grow(self._days[step]), gap=2 * GRID))
            self.boxes[step] = box

    def show_steps(self, taken: tuple[StepTaken, ...]) -> None:
        """Tick these."""
        self._taken = taken
        steps = {made.step for made in taken}
        for step, box in self.boxes.items():
            box.setChecked(step in steps)
        self._say()

    def steps(self) -> tuple[StepTaken, ...]:
        """What is ticked, with the days."""
        kept = [made for made in self._taken if self.boxes[made.step].isChecked()]
        known = {made.step for made in kept}
        new = [
            StepTaken(step=step, on=self._today)
            for step, box in self.boxes.items()
            if box.isChecked() and step not in known
        ]
        return (*kept, *new)

    def _say(self) -> None:
        days = {step: [made.on for made in self.steps() if made.step is step] for step in Step}
        for step, shown in self._days.items():
            shown.setText(", ".join(short_date(day) for day in days[step]))
        self.changed.emit()


class OptionalDay(QWidget):
    """A day, or none."""

    changed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.box, self.day = QCheckBox(words), date_field()
        self.day.setAccessibleName(words)
        in_row(self.box, self.day, SPRING, on=self, gap=2 * GRID)
        self.box.toggled.connect(self.day.setEnabled)
        self.box.toggled.connect(self.changed)
        self.day.dateChanged.connect(self.changed)
        self.setFocusProxy(self.box)

    def show_day(self, day: dt.date | None) -> None:
        """Show this one."""
        self.box.setChecked(day is not None)
        self.day.setEnabled(day is not None)
        if day is not None:
            self.day.setDate(as_qdate(day))

    def value(self) -> dt.date | None:
        """The day, when the box is ticked."""
        return as_date(self.day.date()) if self.box.isChecked() else None
