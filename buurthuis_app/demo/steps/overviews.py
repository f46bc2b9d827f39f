"""Overview of last year in the demo: a foreword, aims with why it went otherwise, chosen stories."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from buurthuis_app.demo.data.overviews import overviews_data
from buurthuis_app.demo.records import StepRecords
from buurthuis_app.demo.steps.activities import ActivityRecords
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.overviews.aims import TOLERANCE, Aim
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.settings import Setting, asked_of, foreword_of
from buurthuis_app.domain.stories.story import Story, StoryChoice, period_key

if TYPE_CHECKING:
    from uuid import UUID

_AIMED = 10
"""So many activities have an aim."""
_ROUND = 5


class OverviewRecords(StepRecords, frozen=True, kw_only=True):
    """Everything that is kept for last year's overview."""

    texts: tuple[Setting, ...]
    """The foreword, and what is asked of the council."""
    aims: tuple[Aim, ...]
    choices: tuple[StoryChoice, ...]


def build(
    house: House, timeline: Timeline, plan: ActivityRecords, stories: Iterable[Story]
) -> OverviewRecords:
    """The year before that of today; its stories are chosen among those that may be shared."""
    year = periods.year(timeline.today.year - 1)
    chance = timeline.chance("presented")
    shareable = [
        story
        for story in stories
        if year.first <= story.date <= year.last and story.shareable(timeline.today)
    ]
    data = overviews_data()
    chosen = chance.sample(shareable, min(len(data.reasons), len(shareable)))
    photographed = [story for story in shareable if story.photo_id is not None]
    chosen = list(dict.fromkeys([*photographed, *chosen]))[: len(data.reasons)]
    return OverviewRecords(
        texts=tuple(
            Setting(centre_id=house.centre.id, key=key, value=value)
            for key, value in ((foreword_of(year), data.foreword), (asked_of(year), data.asked))
        ),
        aims=_aims(house, plan, timeline, year),
        choices=tuple(
            StoryChoice(
                story_id=story.id, period=period_key(year), reason=reason, chosen_on=timeline.today
            )
            for story, reason in zip(chosen, data.reasons, strict=False)
        ),
    )


def _aims(
    house: House, plan: ActivityRecords, timeline: Timeline, year: periods.Period
) -> tuple[Aim, ...]:
    """A round number of times for the busiest activities, and a sentence where it went more than a tenth otherwise."""
    chance = timeline.chance("aims")
    data = overviews_data()
    held: Counter[UUID] = Counter(
        occurrence.activity_id
        for occurrence in plan.occurrences
        if year.first <= occurrence.date <= year.last and not occurrence.cancelled
    )
    aims = []
    for activity_id, times in sorted(held.most_common(_AIMED)):
        aimed = max(_ROUND, round(times * chance.uniform(0.85, 1.2) / _ROUND) * _ROUND)
        otherwise = abs(times - aimed) > aimed * TOLERANCE
        why = data.more if times > aimed else chance.choice(data.less)
        aims.append(
            Aim(
                id=new_id(),
                centre_id=house.centre.id,
                activity_id=activity_id,
                year=year.first.year,
                times=aimed,
                why_different=why if otherwise else "",
            )
        )
    return tuple(aims)
