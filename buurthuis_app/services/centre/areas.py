"""Areas: a description of each, figures from outside, and its activities, initiatives and stories."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.centre import centre as rules
from buurthuis_app.domain.centre.centre import Area as Neighbourhood
from buurthuis_app.domain.centre.centre import ProfileLine
from buurthuis_app.domain.figures.figures import ActivityFigures, Figures, total
from buurthuis_app.domain.initiatives.initiative import Initiative
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import year as year_period
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import folded, tidied
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.centre import areas as queries
from buurthuis_app.persistence.queries.figures import figures
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept_with_parts, still_there

_CHANGES = frozenset({Topic.GOALS, Topic.CENTRE})


class NeighbourhoodPage(Struct, frozen=True, kw_only=True):
    """An area with its profile, and what happens there in a year. Activities without any time that year are left out.

    `visits` are those of the activities of this area, counted as the harvest counts them.
    """

    area: Neighbourhood
    year: int
    profile: tuple[ProfileLine, ...]
    activities: tuple[ActivityFigures, ...]
    visits: Figures
    initiatives: tuple[Initiative, ...]
    stories: tuple[Story, ...]
    shareable: tuple[Story, ...]
    """Those of the stories that may be shown outside today."""


class Neighbourhoods(Service):
    """The coordinator describes them; the board reads along."""

    def all(self) -> tuple[Neighbourhood, ...]:
        """The areas by name."""
        with self._database.read() as work:
            areas = work.store(Neighbourhood).find(centre_id=self._centre_id)
        return tuple(sorted(areas, key=lambda area: folded(area.name)))

    def blank(self) -> Neighbourhood:
        """A new area. Nothing is kept yet."""
        return Neighbourhood(id=new_id(), centre_id=self._centre_id, name="")

    def blank_line(self, area: Neighbourhood) -> ProfileLine:
        """A new line of a profile. Nothing is kept yet."""
        year = self._clock.today().year
        return ProfileLine(id=new_id(), area_id=area.id, name="", figure="", year=year, source="")

    def page(self, area_id: UUID, year: int | None = None) -> NeighbourhoodPage:
        """An area and what happens there in a year, by default this one. Raises Conflict when it was removed."""
        with self._database.read() as work:
            return self.page_in(work, area_id, year)

    def page_in(self, work: Work, area_id: UUID, year: int | None = None) -> NeighbourhoodPage:
        """The same, within a unit of work."""
        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        year = year or today.year
        period = year_period(year)
        area = still_there(work, Neighbourhood, area_id)
        activity_ids = queries.activities_of(work, area_id)
        activity_figures = figures.by_activity(work, self._centre_id, period, today)
        area_stories = queries.stories_of(work, area_id, period)
        profile = work.store(ProfileLine).find(area_id=area_id)
        initiatives = queries.initiatives_of(work, area_id)
        rows = tuple(row for row in activity_figures if row.activity_id in activity_ids)
        return NeighbourhoodPage(
            area=area,
            year=year,
            profile=tuple(sorted(profile, key=lambda line: (line.position, line.id))),
            activities=rows,
            visits=total(row.figures for row in rows),
            initiatives=initiatives,
            stories=area_stories,
            shareable=tuple(story for story in area_stories if story.shareable(today)),
        )

    def keep(
        self, area: Neighbourhood, profile: Sequence[ProfileLine], *, new: bool
    ) -> Done[Neighbourhood]:
        """Keep an area with all lines of its profile, in this order.

        Raises Invalid for what is missing, Conflict when somebody else changed it.
        """
        self._actor.demand(Permission.SET_GOALS)
        area = tidied(area)
        lines = [
            replace(line, area_id=area.id, position=place) for place, line in enumerate(profile)
        ]
        with self._database.begin() as work:
            others = work.store(Neighbourhood).find(centre_id=self._centre_id)
            refuse(
                (
                    *rules.problems_of_item(area, others),
                    *rules.problems_of_profile(area, lines),
                )
            )
            former = work.store(ProfileLine).find(area_id=area.id)
            stored = kept_with_parts(work, area, former, lines, new=new)
        return self._done(work, stored, _CHANGES)

    def years(self) -> tuple[int, ...]:
        """The years of which something can be shown, newest first."""
        with self._database.read() as work:
            first = queries.first_day(work, self._centre_id)
        this = self._clock.today().year
        begin = (first or dt.date(this, 1, 1)).year
        return tuple(range(this, min(begin, this) - 1, -1))
