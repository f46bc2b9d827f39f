"""Spreadsheet tables to export: plain tables with real dates and numbers, whatever file they are written in."""

import datetime as dt
from enum import Enum

from msgspec import Struct

from buurthuis_app.domain.papers.document import Sheet
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.stories.printed_story import PrintedStory
from buurthuis_app.i18n import _


class ExportKind(Enum):
    """What can be exported, by its name on the command line."""

    COUNTS = "counts"
    STORIES = "stories"
    ALL = "all"


class CountRow(Struct, frozen=True, kw_only=True, gc=False):
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


class OccurrenceRow(Struct, frozen=True, kw_only=True, gc=False):
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


def counts_table(rows: tuple[CountRow, ...], weekdays: tuple[str, ...]) -> Sheet:
    """One row a number. `weekdays` are the names of the days, Monday first."""
    return sheet(
        _("Tellingen"),
        (
            *(_("datum"), _("weekdag"), _("activiteit"), _("soort"), _("werkgebied"), _("thema's")),
            *(_("telsoort"), _("telt"), _("aantal"), _("bron")),
        ),
        (
            (
                *(row.date, weekdays[row.date.weekday()], row.activity, row.kind, row.area),
                *(row.themes, row.tally_kind, row.role, row.number, row.source),
            )
            for row in rows
        ),
    )


def occurrences_table(rows: tuple[OccurrenceRow, ...], weekdays: tuple[str, ...]) -> Sheet:
    """One row a time. What was not counted has an empty cell, never 0."""
    return sheet(
        _("Keren"),
        (
            *(_("datum"), _("weekdag"), _("begin"), _("activiteit"), _("soort"), _("werkgebied")),
            *(_("thema's"), _("ruimte"), _("gepland"), _("hoe het ging"), _("bezoeken")),
            _("waarvan geschat"),
        ),
        (
            (
                *(row.date, weekdays[row.date.weekday()], row.starts, row.activity, row.kind),
                *(row.area, row.themes, row.room, _("ja") if row.planned else _("nee")),
                *(row.state, row.visits, row.estimated),
            )
            for row in rows
        ),
    )


def activities_table(rows: tuple[ActivityRow, ...]) -> Sheet:
    """Table with one row an activity."""
    return sheet(
        _("Activiteiten"),
        (
            *(_("activiteit"), _("soort"), _("werkgebied"), _("thema's"), _("doelgroepen")),
            *(_("wanneer"), _("eerste dag"), _("laatste dag")),
        ),
        (
            (row.title, row.kind, row.area, row.themes, row.groups, row.rule, row.first, row.until)
            for row in rows
        ),
    )


def stories_table(stories: tuple[PrintedStory, ...]) -> Sheet:
    """One row a story, of those that may leave the house today."""
    return sheet(
        _("Verhalen"),
        (
            *(_("datum"), _("titel"), _("wat gebeurde er"), _("wat veranderde er")),
            *(_("waarom doet het ertoe"), _("citaat"), _("verteld door"), _("activiteit")),
            _("thema's"),
        ),
        (
            (
                *(story.date, story.title, story.happened, story.changed, story.matters),
                *(story.quote, story.teller_role, story.activity, story.theme),
            )
            for story in stories
        ),
    )
