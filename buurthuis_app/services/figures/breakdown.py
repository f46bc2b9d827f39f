"""Breakdown of a period: how its occurrences are divided over the rows.

The database adds up per activity, per date and per time of beginning; what an activity belongs to is known here.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from uuid import UUID

from buurthuis_app.domain.centre import centre
from buurthuis_app.domain.figures.breakdown import (
    Along,
    BreakdownRow,
    OccurrencesBehind,
    Only,
    RowKey,
    row_name,
    without,
)
from buurthuis_app.domain.figures.figures import Figures, total
from buurthuis_app.domain.shared.day_parts import DayPart, day_part
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.activities import belonging
from buurthuis_app.persistence.queries.figures import figures

Listed = centre.Theme | centre.TargetGroup | centre.Area | centre.ActivityKind
_LISTS: dict[Along, type[Listed]] = {
    Along.THEME: centre.Theme,
    Along.GROUP: centre.TargetGroup,
    Along.AREA: centre.Area,
    Along.KIND: centre.ActivityKind,
}
Daily = tuple[tuple[dt.date, Figures], ...]


class Splitting:
    """The figures of a centre as they are today, of all its activities or of `only` some."""

    def __init__(self, work: Work, centre_id: UUID, today: dt.date, only: Only) -> None:
        self._work = work
        self._centre_id = centre_id
        self._today = today
        self._only = only

    def daily(self, period: Period) -> Daily:
        """The figures of each day on which something stood."""
        return figures.by_date(self._work, self._centre_id, period, self._today, self._chosen)

    def rows(self, along: Along, period: Period, daily: Daily) -> tuple[BreakdownRow, ...]:
        """One row for each activity, theme … with an occurrence in the period; what has none comes last."""
        parts: dict[RowKey, list[Figures]] = defaultdict(list)
        for keys, part_figures in self._parts(along, period, daily):
            for key in keys:
                parts[key].append(part_figures)
        rows = (
            BreakdownRow(key=key, name=self._name(along, key), figures=total(row_figures))
            for key, row_figures in parts.items()
        )
        return tuple(sorted(rows, key=_order))

    def holds(self, occurrence: OccurrencesBehind, rows: Sequence[tuple[Along, RowKey]]) -> bool:
        """Whether the occurrence is one of the chosen activities and stands in one of these rows, if any are named."""
        if self._chosen is not None and occurrence.activity_id not in self._chosen:
            return False
        return not rows or any(self._stands(occurrence, *row) for row in rows)

    def _stands(self, occurrence: OccurrencesBehind, along: Along, key: RowKey) -> bool:
        if along is Along.DAY_PART:
            return day_part(occurrence.starts) is key
        if along is Along.WEEKDAY:
            return occurrence.date.weekday() == key
        return key in self._keys(along, occurrence.activity_id)

    def themes(self) -> tuple[BreakdownRow, ...]:
        """Every theme of the centre, by name."""
        return _named(self._names_of(Along.THEME))

    def titles(self) -> tuple[BreakdownRow, ...]:
        """Every activity, by title."""
        return _named(self._names_of(Along.ACTIVITY))

    @cached_property
    def _belongings(self) -> dict[UUID, belonging.Belonging]:
        return belonging.activities(self._work, self._centre_id)

    @cached_property
    def _chosen(self) -> frozenset[UUID] | None:
        """The activities it is about; None for all."""
        only = self._only
        if only.everything:
            return None
        return frozenset(
            key
            for key, links in self._belongings.items()
            if only.activity_id in {None, key}
            and (only.theme_id is None or only.theme_id in links.themes)
        )

    def _parts(
        self, along: Along, period: Period, daily: Daily
    ) -> Iterable[tuple[Iterable[RowKey], Figures]]:
        if along is Along.WEEKDAY:
            return (((day.weekday(),), day_figures) for day, day_figures in daily)
        if along is Along.DAY_PART:
            started = figures.by_start(
                self._work, self._centre_id, period, self._today, self._chosen
            )
            return (((day_part(starts),), part_figures) for starts, part_figures in started)
        return (
            (self._keys(along, key), activity_figures)
            for key, activity_figures in self._held(period).items()
            if self._chosen is None or key in self._chosen
        )

    def _held(self, period: Period) -> Mapping[UUID, Figures]:
        """The figures of each activity, read once for each period."""
        if period not in self._by_activity:
            self._by_activity[period] = figures.by_activity_id(
                self._work, self._centre_id, period, self._today
            )
        return self._by_activity[period]

    @cached_property
    def _by_activity(self) -> dict[Period, Mapping[UUID, Figures]]:
        return {}

    def _keys(self, along: Along, activity_id: UUID) -> tuple[RowKey, ...]:
        links = self._belongings[activity_id]
        keys: dict[Along, tuple[RowKey, ...]] = {
            Along.ACTIVITY: (activity_id,),
            Along.THEME: tuple(links.themes) or (None,),
            Along.GROUP: tuple(links.groups) or (None,),
            Along.AREA: (links.area,),
            Along.KIND: (links.kind,),
        }
        return keys[along]

    def _name(self, along: Along, key: RowKey) -> str:
        if key is None:
            return without(along)
        if isinstance(key, (DayPart, int)):
            return row_name(key)
        return self._names_of(along)[key]

    def _names_of(self, along: Along) -> dict[UUID, str]:
        if along is Along.ACTIVITY:
            return {key: links.title for key, links in self._belongings.items()}
        if along not in self._listed:
            listed: tuple[Listed, ...] = self._work.store(_LISTS[along]).find(
                centre_id=self._centre_id
            )
            self._listed[along] = {item.id: item.name for item in listed}
        return self._listed[along]

    @cached_property
    def _listed(self) -> dict[Along, dict[UUID, str]]:
        return {}


def _named(names: dict[UUID, str]) -> tuple[BreakdownRow, ...]:
    rows = (BreakdownRow(key=key, name=name, figures=Figures()) for key, name in names.items())
    return tuple(sorted(rows, key=_order))


def _order(row: BreakdownRow) -> tuple[bool, int, str, str]:
    """Parts of the day and weekdays as they follow each other, the rest by name, without last."""
    place = 0
    if isinstance(row.key, DayPart):
        place = tuple(DayPart).index(row.key)
    if isinstance(row.key, int):
        place = row.key
    return row.key is None, place, folded(row.name), str(row.key)
