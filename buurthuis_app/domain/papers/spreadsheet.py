"""Spreadsheet tables to export: plain tables with real dates and numbers, whatever file they are written in."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any

from msgspec import Struct

from buurthuis_app.domain.papers.document import Cell, Sheet, Value
from buurthuis_app.domain.papers.sheets import cell, sheet, sheet_of
from buurthuis_app.domain.stories.printed_story import PrintedStory
from buurthuis_app.i18n import _


class ExportKind(Enum):
    """What can be exported, by its name on the command line."""

    COUNTS = "counts"
    STORIES = "stories"
    ALL = "all"


class ActivityWords(Struct, frozen=True, kw_only=True):
    """Of an activity what stands in each row about it."""

    title: str
    kind: str
    area: str
    themes: str


class TallyWords(Struct, frozen=True, kw_only=True):
    """Of a tally kind what stands in each row about it."""

    name: str
    role: str


class ExportWords(Struct, frozen=True, kw_only=True):
    """What people typed of what the rows are about, by its key: thousands of rows are about the same."""

    activities: Mapping[object, ActivityWords]
    tally_kinds: Mapping[object, TallyWords]
    rooms: Mapping[object, str]


class CountRow(Struct, frozen=True, gc=False):
    """One number as it was written down, with the keys of its activity and of its tally kind."""

    date: dt.date
    activity: object
    tally_kind: object
    number: int
    source: str


class OccurrenceRow(Struct, frozen=True, gc=False):
    """One activity on one date, with the keys of the activity and of its room. `visits` is None when not counted."""

    date: dt.date
    starts: dt.time | None
    activity: object
    room: object
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


class _Once(dict[Any, tuple[Cell, ...]]):
    """The cells that a value has in every row, made once."""

    def __init__(self, words: Callable[[Any], tuple[Value, ...]]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, value: Any) -> tuple[Cell, ...]:
        made = self[value] = tuple(cell(each) for each in self._words(value))
        return made


def counts_table(rows: Iterable[CountRow], words: ExportWords, weekdays: tuple[str, ...]) -> Sheet:
    """One row a number. `weekdays` are the names of the days, Monday first."""
    dates = _Once(lambda date: (date, weekdays[date.weekday()]))
    activities = _Once(lambda key: _about(words.activities[key]))
    kinds = _Once(lambda key: (words.tally_kinds[key].name, words.tally_kinds[key].role))
    numbers, sources = _Once(_alone), _Once(_alone)
    return sheet_of(
        _("Tellingen"),
        (
            *(_("datum"), _("weekdag"), _("activiteit"), _("soort"), _("werkgebied"), _("thema's")),
            *(_("telsoort"), _("telt"), _("aantal"), _("bron")),
        ),
        [
            dates[row.date]
            + activities[row.activity]
            + kinds[row.tally_kind]
            + numbers[row.number]
            + sources[row.source]
            for row in rows
        ],
    )


def occurrences_table(
    rows: Iterable[OccurrenceRow], words: ExportWords, weekdays: tuple[str, ...]
) -> Sheet:
    """One row a time. What was not counted has an empty cell, never 0."""
    dates = _Once(lambda date: (date, weekdays[date.weekday()]))
    starts = _Once(_alone)
    activities = _Once(lambda key: _about(words.activities[key]))
    rooms = _Once(lambda key: (words.rooms.get(key, ""),))
    outcomes = _Once(lambda row: (_("ja") if row[0] else _("nee"), *row[1:]))
    return sheet_of(
        _("Keren"),
        (
            *(_("datum"), _("weekdag"), _("begin"), _("activiteit"), _("soort"), _("werkgebied")),
            *(_("thema's"), _("zaal"), _("gepland"), _("hoe het ging"), _("bezoeken")),
            _("waarvan geschat"),
        ),
        [
            dates[row.date]
            + starts[row.starts]
            + activities[row.activity]
            + rooms[row.room]
            + outcomes[row.planned, row.state, row.visits, row.estimated]
            for row in rows
        ],
    )


def _about(activity: ActivityWords) -> tuple[Value, ...]:
    return activity.title, activity.kind, activity.area, activity.themes


def _alone(value: Value) -> tuple[Value, ...]:
    return (value,)


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
