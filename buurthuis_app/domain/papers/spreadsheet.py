"""Spreadsheet tables to export: plain tables with real dates and numbers, whatever file they are written in."""

import datetime as dt
from enum import Enum

from msgspec import Struct

from buurthuis_app.domain.stories.printed_story import PrintedStory
from buurthuis_app.i18n import _

Cell = str | int | float | dt.date | dt.time | None
"""What one cell can hold; None is an empty cell, which is something else than 0."""


class ExportKind(Enum):
    """What can be exported, by its name on the command line."""

    COUNTS = "counts"
    STORIES = "stories"
    ALL = "all"


class TableHeading(Struct, frozen=True, kw_only=True):
    """A column: its title and how many characters wide it is shown."""

    title: str
    width: int = 14


class Table(Struct, frozen=True, kw_only=True):
    """One sheet: as many cells in each row as there are headings."""

    title: str
    headings: tuple[TableHeading, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def column(self, title: str) -> tuple[Cell, ...]:
        """The cells below this heading, from top to bottom."""
        place = [heading.title for heading in self.headings].index(title)
        return tuple(row[place] for row in self.rows)


class CountRow(Struct, frozen=True, kw_only=True):
    """One number as it was written down, with what is known of its activity."""

    date: dt.date
    activity: str
    kind: str
    area: str
    themes: str
    tally_kind: str
    role: str
    number: int
    source: str


class OccurrenceRow(Struct, frozen=True, kw_only=True):
    """One activity on one date. `visits` is None when it was not counted."""

    date: dt.date
    activity: str
    kind: str
    area: str
    themes: str
    starts: dt.time | None
    room: str
    planned: bool
    state: str
    visits: int | None
    estimated: int | None


class ActivityRow(Struct, frozen=True, kw_only=True):
    """One activity as the centre describes it, without names of people."""

    title: str
    kind: str
    area: str
    themes: str
    groups: str
    first: dt.date
    until: dt.date | None
    rule: str


def counts_table(rows: tuple[CountRow, ...], weekdays: tuple[str, ...]) -> Table:
    """One row a number. `weekdays` are the names of the days, Monday first."""
    return Table(
        title=_("Tellingen"),
        headings=(
            TableHeading(title=_("datum"), width=12),
            TableHeading(title=_("weekdag"), width=11),
            TableHeading(title=_("activiteit"), width=30),
            TableHeading(title=_("soort"), width=16),
            TableHeading(title=_("werkgebied"), width=18),
            TableHeading(title=_("thema's"), width=24),
            TableHeading(title=_("telsoort"), width=26),
            TableHeading(title=_("telt"), width=12),
            TableHeading(title=_("aantal"), width=9),
            TableHeading(title=_("bron"), width=16),
        ),
        rows=tuple(
            (
                *(row.date, weekdays[row.date.weekday()], row.activity, row.kind, row.area),
                *(row.themes, row.tally_kind, row.role, row.number, row.source),
            )
            for row in rows
        ),
    )


def occurrences_table(rows: tuple[OccurrenceRow, ...], weekdays: tuple[str, ...]) -> Table:
    """One row a time. What was not counted has an empty cell, never 0."""
    return Table(
        title=_("Keren"),
        headings=(
            TableHeading(title=_("datum"), width=12),
            TableHeading(title=_("weekdag"), width=11),
            TableHeading(title=_("begin"), width=8),
            TableHeading(title=_("activiteit"), width=30),
            TableHeading(title=_("soort"), width=16),
            TableHeading(title=_("werkgebied"), width=18),
            TableHeading(title=_("thema's"), width=24),
            TableHeading(title=_("ruimte"), width=16),
            TableHeading(title=_("gepland"), width=10),
            TableHeading(title=_("hoe het ging"), width=17),
            TableHeading(title=_("bezoeken"), width=11),
            TableHeading(title=_("waarvan geschat"), width=17),
        ),
        rows=tuple(
            (
                *(row.date, weekdays[row.date.weekday()], row.starts, row.activity, row.kind),
                *(row.area, row.themes, row.room, _("ja") if row.planned else _("nee")),
                *(row.state, row.visits, row.estimated),
            )
            for row in rows
        ),
    )


def activities_table(rows: tuple[ActivityRow, ...]) -> Table:
    """Table with one row an activity."""
    return Table(
        title=_("Activiteiten"),
        headings=(
            TableHeading(title=_("activiteit"), width=30),
            TableHeading(title=_("soort"), width=16),
            TableHeading(title=_("werkgebied"), width=18),
            TableHeading(title=_("thema's"), width=24),
            TableHeading(title=_("doelgroepen"), width=24),
            TableHeading(title=_("wanneer"), width=36),
            TableHeading(title=_("eerste dag"), width=12),
            TableHeading(title=_("laatste dag"), width=12),
        ),
        rows=tuple(
            (row.title, row.kind, row.area, row.themes, row.groups, row.rule, row.first, row.until)
            for row in rows
        ),
    )


def stories_table(stories: tuple[PrintedStory, ...]) -> Table:
    """One row a story, of those that may leave the house today."""
    return Table(
        title=_("Verhalen"),
        headings=(
            TableHeading(title=_("datum"), width=12),
            TableHeading(title=_("titel"), width=30),
            TableHeading(title=_("wat gebeurde er"), width=60),
            TableHeading(title=_("wat veranderde er"), width=40),
            TableHeading(title=_("waarom doet het ertoe"), width=40),
            TableHeading(title=_("citaat"), width=40),
            TableHeading(title=_("verteld door"), width=18),
            TableHeading(title=_("activiteit"), width=30),
            TableHeading(title=_("thema's"), width=24),
        ),
        rows=tuple(
            (
                *(story.date, story.title, story.happened, story.changed, story.matters),
                *(story.quote, story.teller_role, story.activity, story.theme),
            )
            for story in stories
        ),
    )
