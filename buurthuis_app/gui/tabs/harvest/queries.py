"""Queries of the tab for a period, read at once on the database lane."""

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

from buurthuis_app.domain.figures.breakdown import EVERYTHING, Along, Breakdown, BreakdownRow, Only
from buurthuis_app.domain.overviews.overview import Overview
from buurthuis_app.domain.shared.periods import YEARS_BACK, Against, Period, PeriodKind, containing
from buurthuis_app.domain.shared.periods import year as whole_year
from buurthuis_app.domain.stories.known_people import KnownPeople
from buurthuis_app.domain.stories.names_in_text import names_in
from buurthuis_app.domain.stories.story import Consent, Story
from buurthuis_app.domain.volunteers.figures import VolunteerFigures
from buurthuis_app.gui.tabs.harvest.story_rows import ToldStory
from buurthuis_app.i18n import listing
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from uuid import UUID

    from buurthuis_app.services.figures.visits_chart import VisitsChart


class HarvestView(Struct, frozen=True, kw_only=True):
    """What is looked at: a period, split along a line, of all activities or some, beside an earlier period."""

    period: Period
    along: Along = Along.ACTIVITY
    only: Only = EVERYTHING
    against: Against = Against.LAST_YEAR


class Harvested(Struct, frozen=True, kw_only=True):
    """The numbers and the stories of a period. `latest` is the last period of its kind that holds anything.

    `themes` and `titles` are what the figures can be narrowed to.
    """

    view: HarvestView
    today: dt.date
    breakdown: Breakdown
    chart: "VisitsChart"
    stories: tuple[ToldStory, ...]
    volunteers: VolunteerFigures
    latest: Period | None
    themes: tuple[BreakdownRow, ...] = ()
    titles: tuple[BreakdownRow, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing stood in the plan and nothing was told, by nobody at all."""
        figures = self.breakdown.figures
        anything = figures.planned or figures.extra or self.stories
        return self.view.only.everything and not anything

    @property
    def shareable(self) -> int:
        """Number of stories that may go outside."""
        return sum(story.shareable for story in self.stories)


def read(house: CentreServices, view: HarvestView) -> Harvested:
    """The harvest of what is looked at."""
    from buurthuis_app.services.figures.visits_chart import chart_of

    breakdown = house.harvest.breakdown(
        view.period, view.along, only=view.only, against=view.against
    )
    period_stories = tuple(
        story for story in house.telling.told(view.period) if _about(story, view.only)
    )
    nothing = view.only.everything and not (breakdown.figures.counted or period_stories)
    themes, titles = house.harvest.choices()
    return Harvested(
        view=view,
        today=house.clock.today(),
        breakdown=breakdown,
        chart=chart_of(breakdown),
        stories=_with_names(house, period_stories) if period_stories else (),
        volunteers=house.volunteer_figures.of(view.period),
        latest=latest(house, view.period.kind) if nothing else view.period,
        themes=themes,
        titles=titles,
    )


def read_first(house: CentreServices) -> Harvested:
    """The harvest to begin with: of this quarter, or of the last one in which anything was counted or told."""
    now = read(house, HarvestView(period=containing(PeriodKind.QUARTER, house.clock.today())))
    if now.latest in {None, now.view.period}:
        return now
    return read(house, HarvestView(period=now.latest))


def _about(story: Story, only: Only) -> bool:
    if only.theme_id is not None and only.theme_id not in story.theme_ids:
        return False
    return only.activity_id in {None, story.activity_id}


def latest(house: CentreServices, kind: PeriodKind) -> Period | None:
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


def _named(story: Story, known: KnownPeople) -> tuple[str, ...]:
    """What looks like a name where none may stand."""
    if story.consent is Consent.OUTSIDE_WITH_NAME:
        return ()
    return names_in(story.texts, known)


def _with_names(house: CentreServices, stories: tuple[Story, ...]) -> tuple[ToldStory, ...]:
    activities: dict[UUID | None, str] = {
        activity.id: activity.title for activity in house.telling.activities()
    }
    themes: dict[UUID | None, str] = {theme.id: theme.name for theme in house.telling.themes()}
    today, known = house.clock.today(), house.telling.known_people()
    return tuple(
        ToldStory(
            story=story,
            activity=activities.get(story.activity_id, ""),
            theme=listing([themes[key] for key in story.theme_ids if key in themes]),
            shareable=story.shareable(today),
            names=_named(story, known),
        )
        for story in stories
    )
