"""Document of a paper before it is drawn: sections of plain blocks, from which PDF, HTML, tables and JSON are made.

A block holds values beside the words that show them, so that no form can say another number than the next.
"""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from string import Formatter
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.figures.breakdown import FigureQuestion
from buurthuis_app.domain.figures.figures import Definition
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.figures.visits_chart import Bar
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.i18n import _

Value = str | int | float | dt.date | dt.time | None
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


class Cell(Struct, frozen=True, kw_only=True, gc=False):
    """A value, the words that show it, and what is behind it."""

    value: Value
    shown: str
    trace: Trace | None = None


class Heading(Struct, frozen=True, kw_only=True):
    """A column of a table. `share` is its part of the width; numbers stand right and take what they need."""

    title: str
    share: float = 1.0
    number: bool = False


class Row(Struct, frozen=True, kw_only=True, gc=False):
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
    last_stay: bool = False
    """Of what must fit on one page: the last rows stay, not the first."""

    def column(self, title: str) -> tuple[Value, ...]:
        """The values below this heading, from top to bottom."""
        place = [heading.title for heading in self.headings].index(title)
        return tuple(row.cells[place].value for row in self.rows)


class Figure(Struct, frozen=True, kw_only=True):
    """A figure in a running text: at which letter it begins, and what is behind it."""

    at: int
    cell: Cell


class Words(Struct, frozen=True, kw_only=True):
    """A running text; each line of it is a paragraph. With `figures` it is one line."""

    text: str
    quiet: bool = False
    figures: tuple[Figure, ...] = ()

    def pieces(self) -> Iterator[str | Cell]:
        """The text in stretches between its figures, and these; a figure that was put elsewhere is text again."""
        written = 0
        for figure in self.figures:
            shown = figure.cell.shown
            if figure.at >= written and self.text.startswith(shown, figure.at):
                yield self.text[written : figure.at]
                yield figure.cell
                written = figure.at + len(shown)
        yield self.text[written:]


def sentence(pattern: str, **figures: Cell) -> Words:
    """A running text with a figure in each {place} of the pattern."""
    text, placed = "", []
    for before, name, _form, _conversion in Formatter().parse(pattern):
        text += before
        if name is not None:
            placed.append(Figure(at=len(text), cell=figures[name]))
            text += figures[name].shown
    return Words(text=text, figures=tuple(placed))


class Subheading(Struct, frozen=True, kw_only=True):
    """A heading inside a section."""

    text: str


class Labelled(Struct, frozen=True, kw_only=True):
    """A running text under a small name of its own."""

    label: str
    text: str


class Quotation(Struct, frozen=True, kw_only=True):
    """Somebody's own words, and who said them."""

    text: str
    by: str = ""


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


class YearBar(Struct, frozen=True, kw_only=True):
    """What is drawn of one year; None for what is not known. `so_far` marks a year that still runs."""

    year: int
    actual: float | None = None
    so_far: bool = False
    no_poll: bool = False
    target: float | None = None
    forecast: float | None = None


class YearChart(Struct, frozen=True, kw_only=True):
    """Figures per year beside their targets, with the table of those years below."""

    bars: tuple[YearBar, ...]
    sheet: Sheet


class AnswerBar(Struct, frozen=True, kw_only=True):
    """How often one answer was given, which share that is, and which it was the former time."""

    label: str
    number: int
    share: float
    former: float | None = None


class AnswerChart(Struct, frozen=True, kw_only=True):
    """The answers to a question as bars; `sheet` says the same in a table."""

    bars: tuple[AnswerBar, ...]
    sheet: Sheet


class TimeLook(Enum):
    """How one time went, as it is drawn."""

    COUNTED = "counted"
    ESTIMATED = "estimated"
    NOT_COUNTED = "not_counted"
    CALLED_OFF = "called_off"
    TO_COME = "to_come"


def look_name(look: TimeLook) -> str:
    """What it is called under the picture and in the table."""
    return {
        TimeLook.COUNTED: _("geteld"),
        TimeLook.ESTIMATED: _("geschat"),
        TimeLook.NOT_COUNTED: _("niet geteld"),
        TimeLook.CALLED_OFF: _("niet doorgegaan"),
        TimeLook.TO_COME: _("nog te gaan"),
    }[look]


class TimeBar(Struct, frozen=True, kw_only=True):
    """One time on a day of the month, the one at `place` (from 0) of that day; None for what has no count."""

    day: int
    place: int
    visits: int | None
    look: TimeLook


class TimesOfMonth(Struct, frozen=True, kw_only=True):
    """The times of a month, with its name and the visits of all."""

    name: str
    visits: Cell
    bars: tuple[TimeBar, ...]


class TimesChart(Struct, frozen=True, kw_only=True):
    """An activity time by time, its months small beside each other; `sheet` has a row for each time."""

    bars: tuple[TimesOfMonth, ...]
    sheet: Sheet


class SmallYear(Struct, frozen=True, kw_only=True):
    """The months of one activity: the visits of each, None where nothing was counted.

    In the months of `gaps` (from 0) it was held all the same.
    """

    name: str
    visits: Cell
    bars: tuple[int | None, ...]
    gaps: tuple[int, ...] = ()


class SmallYears(Struct, frozen=True, kw_only=True):
    """Activities month by month, small beside each other on one scale; `sheet` has a row for each."""

    bars: tuple[SmallYear, ...]
    sheet: Sheet


class AreaTile(Struct, frozen=True, kw_only=True):
    """What came to one area: its visits, and how they changed. `somewhere` is False for what belongs to no area."""

    name: str
    visits: Cell
    change: Cell
    number: int
    somewhere: bool = True


class AreaMap(Struct, frozen=True, kw_only=True):
    """The areas beside each other, each as large as its visits; `sheet` says the same in a table."""

    bars: tuple[AreaTile, ...]
    sheet: Sheet


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
    photo_shows: str = ""

    @property
    def photo_words(self) -> str:
        """What is read instead of the photo."""
        return self.photo_shows or _("Foto bij het verhaal ‘{title}’").format(title=self.title)


class ScanCode(Struct, frozen=True, kw_only=True):
    """A code that a telephone reads, with what happens then in `words`. `link` begins with mailto:, tel: or https:."""

    link: str
    words: str


class Glossary(Struct, frozen=True, kw_only=True):
    """All terms that the paper uses, with what they mean and leave out."""

    terms: tuple[Definition, ...]


AnyChart = Chart | YearChart | AnswerChart | TimesChart | SmallYears | AreaMap
"""What is drawn, with a `sheet` that says the same."""

Block = (
    Sheet
    | Words
    | Subheading
    | Labelled
    | Quotation
    | Numbers
    | AnyChart
    | PaperStory
    | ScanCode
    | Glossary
)


class Section(Struct, frozen=True, kw_only=True):
    """A part of the paper with a heading of its own. With `new_page` it begins on one of its own."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False


class Cover(Struct, frozen=True, kw_only=True):
    """The first page: the figures of the year and somebody's own words."""

    numbers: tuple[LargeNumber, ...]
    quote: str = ""
    by: str = ""
    story_id: UUID | None = None
    """Id of the story that is quoted, and shown."""
    photo_id: UUID | None = None
    photo: Picture | None = None
    photo_shows: str = ""

    @property
    def photo_words(self) -> str:
        """What is read instead of the photo."""
        return self.photo_shows or _("Foto bij een verhaal van dit jaar")


class PaperFacts(Protocol):
    """Data that a paper was made from, for scripts."""

    def as_json(self) -> dict[str, object]:
        """The data under stable keys."""
        ...


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
    file_title: str = ""
    """How its file is called, when that is not its title."""
    most_pages: int = 0
    """What is long is cut until all fits on so many pages; 0 is as many as it takes."""
    poster: bool = False
    """Read from a distance: its text is large."""
    tables: tuple[Sheet, ...] = ()
    """For a spreadsheet, when that says more than the pages hold."""
    facts: PaperFacts | None = None

    @property
    def heading(self) -> str:
        """What it is called in a list of files."""
        return self.file_title or self.title


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
        elif isinstance(block, AnyChart):
            tables.append(block.sheet)
    return tuple(tables)


def terms(sections: tuple[Section, ...]) -> tuple[Definition, ...]:
    """Every term explained under a table of these sections, once, in the order of first use."""
    definitions: dict[str, Definition] = {}
    for section in sections:
        for block in section.blocks:
            table = block.sheet if isinstance(block, Chart | TimesChart) else block
            if isinstance(table, Sheet):
                for definition in table.terms:
                    definitions.setdefault(definition.term, definition)
    return tuple(definitions.values())
