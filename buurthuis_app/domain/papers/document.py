"""Document of a paper before it is drawn: sections of plain blocks, from which PDF, HTML, tables and JSON are made.

A block holds values beside the words that show them, so that no form can say another number than the next.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.figures.breakdown import FigureQuestion
from buurthuis_app.domain.figures.figures import Definition
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.figures.visits_chart import Bar
from buurthuis_app.domain.shared.picture import Picture

Made = TypeVar("Made")

Value = str | int | float | dt.date | None
"""What a cell holds; None is empty, which is something else than 0."""


class Trace(Struct, frozen=True, kw_only=True):
    """Where a printed figure leads: to the occurrences behind it, or to a place in the window."""

    asked: FigureQuestion | None = None
    which: OccurrenceFilter = OccurrenceFilter.ALL
    tab: str = ""
    section: str = ""
    record: UUID | None = None


class Spot(Struct, frozen=True, kw_only=True):
    """A place on a page (from 0), in points from its lower left corner, and what is behind it."""

    page: int
    left: float
    bottom: float
    width: float
    height: float
    trace: Trace


class Cell(Struct, frozen=True, kw_only=True):
    """A value, the words that show it, and what is behind it."""

    value: Value
    shown: str
    trace: Trace | None = None


class Heading(Struct, frozen=True, kw_only=True):
    """A column of a table. `share` is its part of the width; numbers stand right and take what they need."""

    title: str
    share: float = 1.0
    number: bool = False


class Row(Struct, frozen=True, kw_only=True):
    """A cell for each column. A strong row is a total or the name of a group."""

    cells: tuple[Cell, ...]
    strong: bool = False


class Sheet(Struct, frozen=True, kw_only=True):
    """A table. `title` names it where tables stand apart (a sheet, a caption); `terms` are explained below it."""

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    note: str = ""
    terms: tuple[Definition, ...] = ()


class Words(Struct, frozen=True, kw_only=True):
    """A running text; each line of it is a paragraph."""

    text: str
    quiet: bool = False


class Subheading(Struct, frozen=True, kw_only=True):
    """A heading inside a section."""

    text: str


class LargeNumber(Struct, frozen=True, kw_only=True):
    """One large figure with its name and what there is to know about it."""

    cell: Cell
    name: str
    notes: tuple[str, ...] = ()


class Numbers(Struct, frozen=True, kw_only=True):
    """Large figures side by side."""

    numbers: tuple[LargeNumber, ...]


class Chart(Struct, frozen=True, kw_only=True):
    """Visits per part of a period beside an earlier one; `sheet` says the same in a table."""

    bars: tuple[Bar, ...]
    former_name: str
    sheet: Sheet
    note: str = ""


class PaperStory(Struct, frozen=True, kw_only=True):
    """A story as it is printed. `story_id` tells which one it was, so that it can be taken out later."""

    story_id: UUID | None
    title: str
    origin: str
    labelled: tuple[tuple[str, str], ...]
    """(label, text): what happened, what changed, why it matters."""
    quote: str = ""
    by: str = ""
    because: str = ""
    """Reason why the story was chosen."""
    photo_id: UUID | None = None
    photo: Picture | None = None


class Glossary(Struct, frozen=True, kw_only=True):
    """All terms that the paper uses, with what they mean and leave out."""

    terms: tuple[Definition, ...]


Block = Sheet | Words | Subheading | Numbers | Chart | PaperStory | Glossary


class Section(Struct, frozen=True, kw_only=True):
    """A part of the paper with a heading of its own. `apart` begins on a new page."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    apart: bool = False


class Cover(Struct, frozen=True, kw_only=True):
    """The first page: three figures and somebody's own words."""

    numbers: tuple[LargeNumber, ...]
    quote: str = ""
    by: str = ""
    story_id: UUID | None = None
    """Id of the story that is quoted."""


class Document(Struct, frozen=True, kw_only=True):
    """A whole paper. `lines` stand under its title; without `cover` its text begins on the first page."""

    centre: str
    title: str
    lines: tuple[str, ...]
    printed_on: dt.date
    sections: tuple[Section, ...]
    cover: Cover | None = None
    logo: Picture | None = None
    closing: str = ""
    """A last line: when it was adopted, and the mark of its data."""


def blocks(document: Document) -> Iterator[Block]:
    """Every block of every section, in order."""
    for section in document.sections:
        yield from section.blocks


def sheets(document: Document) -> tuple[Sheet, ...]:
    """Every table of the paper, those of its charts included, in order."""
    tables = []
    for block in blocks(document):
        if isinstance(block, Sheet):
            tables.append(block)
        elif isinstance(block, Chart):
            tables.append(block.sheet)
    return tuple(tables)


def terms(sections: tuple[Section, ...]) -> tuple[Definition, ...]:
    """Every term explained under a table of these sections, once, in the order of first use."""
    definitions: dict[str, Definition] = {}
    for section in sections:
        for block in section.blocks:
            table = block.sheet if isinstance(block, Chart) else block
            if isinstance(table, Sheet):
                for definition in table.terms:
                    definitions.setdefault(definition.term, definition)
    return tuple(definitions.values())


_LEFT_OUT = frozenset({"trace", "photo", "logo"})
"""Pictures, and what is behind a figure."""


def as_json(block: object) -> object:
    """A document, or any part of one, as plain values for scripts: each block names its kind."""
    if isinstance(block, Struct):
        named: dict[str, object] = {"kind": type(block).__name__.lower()}
        return named | {
            name: as_json(getattr(block, name))
            for name in block.__struct_fields__
            if name not in _LEFT_OUT
        }
    if isinstance(block, tuple):
        return [as_json(item) for item in block]
    if isinstance(block, dt.date):
        return block.isoformat()
    if isinstance(block, UUID):
        return str(block)
    if isinstance(block, Enum):
        return block.value
    return block


def from_json(kind: type[Made], written: Mapping[str, Any]) -> Made:
    """A document, or a part of one of this `kind`, from what `as_json` made of it.

    What was left out is not there, and a date in a cell has become its text.
    """
    hints = get_type_hints(kind)
    return kind(
        **{name: _value(hints[name], part) for name, part in written.items() if name in hints}
    )


def _value(hint: Any, written: Any) -> Any:
    """`written` as a value of the type `hint`: the few that documents are made of."""
    parts = get_args(hint)
    if isinstance(hint, UnionType):
        return _one_of(parts, written)
    if get_origin(hint) is tuple:
        if parts[-1] is Ellipsis:
            return tuple(_value(parts[0], item) for item in written)
        return tuple(_value(part, item) for part, item in zip(parts, written, strict=True))
    if issubclass(hint, Struct):
        return from_json(hint, written)
    if hint in {dt.date, UUID} or issubclass(hint, Enum):
        return dt.date.fromisoformat(written) if hint is dt.date else hint(written)
    return written


def _one_of(parts: tuple[Any, ...], written: Any) -> Any:
    """One of several types: records are told apart by their kind, of other values a text stays a text."""
    if isinstance(written, dict):
        named = {part.__name__.lower(): part for part in parts}
        return from_json(named[written["kind"]], written)
    if isinstance(written, str) and UUID in parts:
        return UUID(written)
    return written
