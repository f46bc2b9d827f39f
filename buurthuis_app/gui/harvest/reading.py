"""What the tab shows of a period, read at once on the database lane."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from buurthuis_app.domain.overview import Overview
from buurthuis_app.domain.periods import Period, PeriodKind
from buurthuis_app.domain.periods import year as whole_year
from buurthuis_app.domain.stories import Story
from buurthuis_app.gui.harvest.stories import ToldStory
from buurthuis_app.gui.period_chooser import containing
from buurthuis_app.i18n import listing
from buurthuis_app.services.house import House

if TYPE_CHECKING:
    from uuid import UUID

YEARS_BACK = 10
"""How far back a period with data is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvested:
    """The numbers and the stories of a period. `latest` is the last period of its kind that holds anything."""

    overview: Overview
    stories: tuple[ToldStory, ...]
    latest: Period | None

    @property
    def empty(self) -> bool:
        """Whether nothing stood in the plan and nothing was told."""
        figures = self.overview.figures
        return not (figures.planned or figures.extra or self.stories)


def read(house: House, period: Period) -> Harvested:
    """The harvest of `period`."""
    overview = house.harvest.overview(period)
    told = house.telling.told(period)
    stories = _with_names(house, told) if told else ()
    harvested = Harvested(overview=overview, stories=stories, latest=period)
    if _is_empty(overview):
        return Harvested(overview=overview, stories=stories, latest=latest(house, period.kind))
    return harvested


def read_first(house: House) -> Harvested:
    """The harvest to begin with: of this quarter, or of the last one in which anything was counted or told."""
    now = read(house, containing(PeriodKind.QUARTER, house.clock.today()))
    return now if now.latest in {None, now.overview.period} else read(house, now.latest)


def latest(house: House, kind: PeriodKind) -> Period | None:
    """The last period of this kind in which anything was counted or told; None when there is none."""
    this_year = house.clock.today().year
    for number in range(this_year, this_year - YEARS_BACK - 1, -1):
        overview = house.harvest.overview(whole_year(number))
        if _is_empty(overview):
            continue
        days = [part.span.first for part in overview.parts if part.figures.counted]
        days += [story.date for story in house.telling.told(overview.period)]
        return containing(kind, max(days))
    return None


def _is_empty(overview: Overview) -> bool:
    return not (overview.figures.counted or overview.told)


def _with_names(house: House, told: tuple[Story, ...]) -> tuple[ToldStory, ...]:
    activities: dict[UUID | None, str] = {one.id: one.title for one in house.telling.activities()}
    themes: dict[UUID | None, str] = {one.id: one.name for one in house.telling.themes()}
    today = house.clock.today()
    return tuple(
        ToldStory(
            story=story,
            activity=activities.get(story.activity_id, ""),
            theme=listing([themes[key] for key in story.theme_ids if key in themes]),
            shareable=story.shareable(today),
        )
        for story in told
    )
