"""Bound form: fields that show a record, give it back, and say beside each what is wrong."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.shared.problems import Problem, longer_than
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.field import Field, FieldHeading, FieldRow, FieldSection, Item
from buurthuis_app.gui.forms.form import Form, FormSection
from buurthuis_app.records import replace


class BoundForm(Form):
    """`lay_out` makes the fields; from then on the form and a record can be turned into each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bound: dict[str, Field] = {}
        self._laid: list[tuple[FormSection, FieldSection]] = []

    def lay_out(self, *items: Item) -> None:
        """Add these under what there is."""
        for item in items:
            if isinstance(item, Field):
                self.row(item.name, item.words, self._make(item), item.help)
                self._ask_below(item)
            elif isinstance(item, FieldRow):
                self.beside(*((field.name, field.words, self._make(field)) for field in item.items))
                self._ask_below(*item.items)
            elif isinstance(item, FieldHeading):
                self.part(item.heading)
            elif isinstance(item, FieldSection):
                around, made = self._column, self.section(item.heading)
                self._laid.append((made, item))
                self.lay_out(*item.items)
                self._column = around
            elif item is not None:
                self.plain(item)

    def widget(self, name: str) -> Any:
        """The widget of this field."""
        return self._fields[name].widget

    def show_record(self, record: Any) -> None:
        """Show this record in the fields."""
        for field in self._bound.values():
            value = None if field.free else field.value_in(record)
            if field.while_on and self._bound[field.while_on].free:
                self.widget(field.while_on).setChecked(value is not None)
            if not field.free and not (field.while_on and value is None):
                field.kind.show(self.widget(field.name), value)
        self.summarise(record)

    def summarise(self, record: Any) -> None:
        """Say on closed headings what is filled in behind them."""
        for shown, laid in self._laid:
            shown.summarise(laid.summary(record))

    def record(self, base: Any) -> Any:
        """The same record with what the fields say. Raises Invalid when one can't be read."""
        changes: dict[str, dict[str, Any]] = defaultdict(dict)
        for field in self._bound.values():
            if not field.free:
                value = self._read(field)
                if not isinstance(base, Struct):
                    return value
                changes[field.of] |= field.changes(value)
        own = changes.pop("", {})
        parts = {part: replace(getattr(base, part), **said) for part, said in changes.items()}
        return replace(base, **own, **parts)

    def problems(self) -> tuple[Problem, ...]:
        """What can't be read, is missing or is too long, whatever the record."""
        own = (field for field in self._bound.values() if not field.free)
        return tuple(problem for field in own for problem in self._faults(field))

    @override
    def show_problems(self, problems: Iterable[Problem]) -> tuple[str, ...]:
        homes = {name: field.name for field in self._bound.values() for name in field.binds}
        return super().show_problems(
            replace(problem, field=homes.get(problem.field, problem.field)) for problem in problems
        )

    def _make(self, field: Field) -> QWidget:
        widget = field.kind.make()
        self._bound[field.name] = field
        if field.while_on:
            on = self.widget(field.while_on)
            on.toggled.connect(widget.setEnabled)
            widget.setEnabled(on.isChecked())
        return widget

    def _ask_below(self, *fields: Field) -> None:
        """Some fields ask back what was meant: that stands below them."""
        for field in fields:
            question = getattr(self.widget(field.name), "question", None)
            if isinstance(question, QWidget):
                self.plain(question)

    def _read(self, field: Field) -> Any:
        if field.while_on and not self.widget(field.while_on).isChecked():
            return None
        return field.kind.read(self.widget(field.name))

    def _faults(self, field: Field) -> tuple[Problem, ...]:
        try:
            value = self._read(field)
        except Invalid as error:
            return (Problem(field.name, error.sentence),)
        if field.required and value in (None, "", ()):
            return (Problem(field.name, field.required),)
        return longer_than(field.longest, field.name, value or "") if field.longest else ()
