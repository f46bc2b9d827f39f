"""A column of fields, each with its label above, its help below and what is wrong with it beside it."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import PressButton, Sign, Text, label, label_of, repolish
from buurthuis_app.gui.widgets.layout import aligned, grow, in_column, in_row
from buurthuis_app.gui.widgets.plain_text import unlettered

_ABOVE = "above"
SUMMARY = 70  # characters beside a section's heading


class _Field(QWidget):
    """One label, one widget, one line of help, one problem."""

    def __init__(self, words: str, widget: QWidget, help_text: str) -> None:
        super().__init__()
        self.widget = widget
        self._words = words
        self._help = help_text
        self._problem: QLabel | None = None
        column = in_column(on=self, gap=GRID // 2)
        if not isinstance(widget, QCheckBox):  # a check box says by itself what it is about
            column.addWidget(self._label())
        elif not widget.text():
            widget.setText(unlettered(words))
        column.addWidget(widget)
        if help_text:
            column.addWidget(label(help_text, Text.QUIET))
        self._name(words)
        widget.setAccessibleDescription(help_text)

    def rename(self, words: str) -> None:
        """Say these words above the field."""
        self._name(words)
        if (above := self.findChild(QLabel, _ABOVE)) is not None:
            above.setText(unlettered(words))

    def _name(self, words: str) -> None:
        self.widget.setAccessibleName(words)
        if isinstance(self.widget, QComboBox) and (typed := self.widget.lineEdit()) is not None:
            typed.setAccessibleName(words)  # Qt leaves it nameless, and it has the keyboard

    def _label(self) -> QLabel:
        shown = label_of(self.widget, self._words, Text.LABEL)
        shown.setObjectName(_ABOVE)
        shown.setWordWrap(False)
        return shown

    def _problem_line(self) -> QLabel:
        """The line below the field, made with the first problem: most fields never have one."""
        line, sentence = QWidget(), label("", Text.DANGER)
        in_row(
            aligned(Sign("warning", Ink.DANGER, side=16), Qt.AlignmentFlag.AlignTop),
            grow(sentence),
            on=line,
            gap=GRID // 2,
        )
        if column := self.layout():
            column.addWidget(line)
        for part in (self.widget, *self.widget.findChildren(QWidget)):
            answered = part.metaObject().userProperty().notifySignal()
            if answered.isValid():  # it is looked at anew when people save
                getattr(part, answered.name().toStdString()).connect(self._answered)
        return sentence

    def _answered(self, *_value: object) -> None:
        self.show_problem("")

    @property
    def problem(self) -> str:
        return self._problem.text() if self._problem else ""

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, or nothing when the sentence is empty."""
        if sentence == self.problem:
            return
        self._problem = self._problem or self._problem_line()
        self._problem.setText(sentence)
        if line := self._problem.parentWidget():
            line.setVisible(bool(sentence))
        self.widget.setProperty("faulty", bool(sentence))
        repolish(self.widget)
        both = " ".join(part for part in (sentence, self._help) if part)
        self.widget.setAccessibleDescription(both)


class _SectionHead(PressButton):
    """Heading that unfolds its part; a screen reader hears a button, and whether the part is open."""

    spoken_as = QAccessible.Role.Button

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "section")
        self.setCheckable(True)
        self.setAutoDefault(False)

    def press(self) -> None:
        """What Enter and a screen reader do."""
        self.click()

    @property
    def unfolded(self) -> bool:
        """Whether its part is in view."""
        return self.isChecked()


class FormSection(QWidget):
    """A part of a form behind its heading; the heading says what is filled in there."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading = heading
        self._summary = ""
        self._head = _SectionHead()
        self._head.toggled.connect(self._show)
        self._body = QWidget()
        self.column = in_column(on=self._body, margins=(GRID, GRID, 0, GRID), gap=2 * GRID)
        in_column(self._head, self._body, on=self, gap=0)
        self._body.hide()
        self._say()

    def open(self) -> None:
        """Unfold the section."""
        self._head.setChecked(True)

    @property
    def opened(self) -> bool:
        """Whether the section is unfolded."""
        return self._head.isChecked()

    def summarise(self, words: str) -> None:
        """Say beside the heading what is filled in."""
        self._summary = words
        self._say()

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._body.setVisible(shown)
        self._say()

    def _say(self) -> None:
        mark = "▾" if self._head.isChecked() else "▸"
        rest = f"  ·  {self._summary}" if self._summary and not self._head.isChecked() else ""
        words = f"{mark}  {self._heading}{rest}"
        room = self._head.fontMetrics().averageCharWidth() * SUMMARY
        words = self._head.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self._head.setText(words)
        spoken = ", ".join(part for part in (self._heading, self._summary) if part)
        self._head.setAccessibleName(spoken)


class Form(QWidget):
    """Fields by the name they have in the record, so that a Problem finds its field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, _Field] = {}
        self.sections: list[FormSection] = []
        self._whole = in_column(on=self, gap=2 * GRID)
        self._column = self._whole

    @property
    def fields(self) -> dict[str, QWidget]:
        """The widgets by field name."""
        return {name: field.widget for name, field in self._fields.items()}

    def row(self, name: str, words: str, widget: QWidget, help_text: str = "") -> None:
        """Add a field under the others: `name` as in the record, `words` as people read it."""
        self._column.addWidget(self._add(name, words, widget, help_text))

    def row_below(self, other: str, name: str, words: str, widget: QWidget) -> None:
        """Add a field under another one, for the keyboard as well."""
        above = self._fields[other]
        self._column.insertWidget(
            self._column.indexOf(above) + 1, self._add(name, words, widget, "")
        )
        QWidget.setTabOrder(above.widget, widget)

    def beside(self, *fields: tuple[str, str, QWidget]) -> None:
        """Add (name, words, widget) next to each other: short things that belong together."""
        row = in_row(gap=2 * GRID)
        for name, words, widget in fields:
            row.addWidget(self._add(name, words, widget, ""), 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def plain(self, widget: QWidget) -> None:
        """Add something that is no field: a sentence, a notice."""
        self._column.addWidget(widget)

    def part(self, heading: str) -> None:
        """Begin a new group of fields."""
        self._column.addSpacing(GRID)
        self._column.addWidget(label(heading, Text.HEADING))

    def section(self, heading: str) -> "FormSection":
        """Begin a part that is closed at first: what comes next is in it."""
        form_section = FormSection(heading)
        self._whole.addWidget(form_section)
        self.sections.append(form_section)
        self._column = form_section.column
        return form_section

    def show_problems(self, problems: Iterable[Problem]) -> tuple[str, ...]:
        """Say each problem beside its field and go to the first one; returns the sentences without a field here."""
        sentences: dict[str, list[str]] = {}
        for problem in problems:
            sentences.setdefault(problem.field, []).append(problem.sentence)
        for name, field in self._fields.items():
            field.show_problem(" ".join(sentences.get(name, [])))
        first = next((name for name in self._fields if name in sentences), None)
        if first is not None:
            for section in self.sections:
                if section.isAncestorOf(self._fields[first]):
                    section.open()
            self._fields[first].widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return tuple(
            sentence
            for name, several in sentences.items()
            if name not in self._fields
            for sentence in several
        )

    def focus_first(self) -> None:
        """Put the hand on the first field that can be filled in; what stands there is not selected."""
        places = (place for widget in self.fields.values() for place in _places(widget, self))
        first = next(places, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_row(self, name: str, *, visible: bool) -> None:
        """Leave a field out for as long as it means nothing."""
        self._fields[name].setVisible(visible)

    def name_row(self, name: str, words: str) -> None:
        """Call a field otherwise: what it asks depends on another one."""
        self._fields[name].rename(words)

    def problem_of(self, name: str) -> str:
        """The sentence that is shown beside this field now."""
        return self._fields[name].problem

    def _add(self, name: str, words: str, widget: QWidget, help_text: str) -> _Field:
        field = _Field(words, widget, help_text)
        self._fields[name] = field
        return field


def _places(field: QWidget, form: QWidget) -> Iterator[QWidget]:
    """Where the Tab key comes in a field, which may consist of others."""
    for widget in (field, *field.findChildren(QWidget)):
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and widget.isEnabled() and widget.isVisibleTo(form):
            yield widget
