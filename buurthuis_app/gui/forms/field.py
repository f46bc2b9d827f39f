"""Field of a form: what it is called, which widget it is, and how a value goes in and comes out."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from buurthuis_app.records import replace


class Kind(Struct, frozen=True):
    """Kind of field: `show` puts a value in the widget of `make`, `read` takes it out and may raise Invalid.

    With `make` alone it is for a free field, which the form shows and reads itself.
    """

    make: Callable[[], QWidget]
    show: Callable[[Any, Any], None] = lambda _widget, _value: None
    read: Callable[[Any], Any] = lambda _widget: None


class Field(Struct, frozen=True):
    """One field, bound to what the record has under `name`; `words` stand above it and `help` below.

    `required` is the sentence that asks for a value, `longest` how many characters there may be. `of` names the
    part of the record that has it, `binds` the several values that it shows as one. A field that is `free` has
    no value in the record. `while_on` is a tick of the same form: while that is off the value is None.
    """

    name: str
    words: str
    kind: Kind
    help: str = ""
    required: str = ""
    longest: int = 0
    of: str = ""
    binds: tuple[str, ...] = ()
    free: bool = False
    while_on: str = ""

    def value_in(self, record: Any) -> Any:
        """What the record has for this field; a record that is no Struct is the value itself."""
        place = getattr(record, self.of) if self.of else record
        if self.binds:
            return tuple(getattr(place, name) for name in self.binds)
        return getattr(place, self.name) if isinstance(place, Struct) else place

    def changes(self, value: Any) -> dict[str, Any]:
        """What of the record or its part this value changes."""
        return dict(zip(self.binds, value, strict=True)) if self.binds else {self.name: value}


class FieldRow(Struct, frozen=True):
    """Short fields that belong together, on one line."""

    items: tuple[Field, ...]


class FieldHeading(Struct, frozen=True):
    """A heading above the fields that follow."""

    heading: str


class FieldSection(Struct, frozen=True):
    """Fields behind a heading that is closed at first; `summary` says of a record what is filled in there."""

    heading: str
    items: "tuple[Field | FieldRow | FieldHeading | QWidget | None, ...]"
    summary: Callable[[Any], str] = lambda _record: ""


Item = Field | FieldRow | FieldHeading | FieldSection | QWidget | None
"""What a form is laid out with; None is left out."""


def beside(*fields: Field) -> FieldRow:
    """These fields next to each other."""
    return FieldRow(fields)


def section(
    heading: str, *items: Any, summary: Callable[[Any], str] = lambda _r: ""
) -> FieldSection:
    """These items behind a heading."""
    return FieldSection(heading, items, summary)


def within(part: str, *items: Item) -> tuple[Item, ...]:
    """The same items, whose fields are of this part of the record."""
    return tuple(_within(part, item) for item in items)


def _within(part: str, item: Any) -> Any:
    if isinstance(item, Field):
        return replace(item, of=item.of or part)
    if isinstance(item, FieldRow | FieldSection):
        return replace(item, items=within(part, *item.items))  # type: ignore[arg-type]
    return item


def named(records: Sequence[Any], nothing: str = "") -> list[tuple[Any, str]]:
    """Entries of a choice: the id and name of each record, after the words for none."""
    entries = [(record.id, record.name) for record in records]
    return [(None, nothing), *entries] if nothing else entries
