"""Stories of the demo: two to four a month, each about something that was held; none comes back within a year."""

import datetime as dt
from collections import defaultdict
from random import Random

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from buurthuis_app.demo.data.stories import StoryData, stories_data
from buurthuis_app.demo.steps.activities import ActivityRecords
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Period, PeriodKind, Span
from buurthuis_app.domain.stories.story import Consent, Story

A_MONTH = (2, 2, 3, 3, 3, 4)
"""How many stories a month brings, each as likely."""
AT_LEAST_BETWEEN = dt.timedelta(days=366)
"""How long a story stays away before it may be told again."""

_UNSHARED_KEPT = relativedelta(months=23)
"""A story that may not go outside is erased after two years: older ones were all given to share."""

_WILLING = (
    (Consent.OUTSIDE_WITHOUT_NAME, 45),
    (Consent.OUTSIDE_WITH_NAME, 17),
    (Consent.INSIDE, 20),
    (Consent.NONE_YET, 18),
)
_ENDS, _WITHDRAWN = 0.35, 0.1
_HOLDS_FOR = (90, 180, 365, 730)
_DAYS_A_MONTH = 30


class _Permission(Struct, frozen=True, kw_only=True):
    """Consent of the teller."""

    consent: Consent
    until: dt.date | None = None
    withdrawn_on: dt.date | None = None


def build(house: House, timeline: Timeline, plan: ActivityRecords) -> tuple[Story, ...]:
    """All stories, in the order of their dates."""
    chance = timeline.chance("stories")
    held = _held_by_month(timeline, plan)
    deck = _Deck(chance)
    stories: list[Story] = []
    whole = Period(kind=PeriodKind.OWN, first=timeline.first, last=timeline.today)
    for month in whole.months():
        of_month = held.get((month.first.year, month.first.month), {})
        dated_stories = []
        for _story in range(_how_many(month, chance)):
            story_data = deck.draw(month, of_month)
            if story_data is not None:
                about = (
                    chance.choice(of_month[story_data.activity]) if story_data.activity else None
                )
                dated_stories.append(
                    (about.date if about else _some_day(month, chance), story_data, about)
                )
        dated_stories.sort(key=lambda story: story[0])
        stories.extend(_story_of(house, timeline, chance, *story) for story in dated_stories)
    return tuple(stories)


def _held_by_month(
    timeline: Timeline, plan: ActivityRecords
) -> dict[tuple[int, int], dict[str, list[Occurrence]]]:
    titles = {activity.id: activity.title for activity in plan.activities}
    held: dict[tuple[int, int], dict[str, list[Occurrence]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for occurrence in plan.occurrences:
        if occurrence.date < timeline.today and not occurrence.cancelled:
            month = (occurrence.date.year, occurrence.date.month)
            held[month][titles[occurrence.activity_id]].append(occurrence)
    return held


class _Deck:
    """All stories in a shuffled order; a drawn one goes to the bottom and stays away for a year."""

    def __init__(self, chance: Random) -> None:
        self._stories = list(stories_data())
        chance.shuffle(self._stories)
        self._rests_until: dict[str, dt.date] = {}

    def draw(self, month: Span, held: dict[str, list[Occurrence]]) -> StoryData | None:
        """The next story that fits what was held this month, or None when all have been told."""
        for story_data in self._stories:
            rested = self._rests_until.get(story_data.title, dt.date.min) < month.first
            fits = month.first.month in story_data.months and (
                not story_data.activity or story_data.activity in held
            )
            if rested and fits:
                self._stories.remove(story_data)
                self._stories.append(story_data)
                self._rests_until[story_data.title] = month.last + AT_LEAST_BETWEEN
                return story_data
        return None


def _how_many(month: Span, chance: Random) -> int:
    """The month's number of stories; fewer when only a part of it lies within the history."""
    days = (month.last - month.first).days + 1
    return round(chance.choice(A_MONTH) * min(days / _DAYS_A_MONTH, 1))


def _some_day(month: Span, chance: Random) -> dt.date:
    return month.first + dt.timedelta(days=chance.randint(0, (month.last - month.first).days))


def _story_of(
    house: House,
    timeline: Timeline,
    chance: Random,
    date: dt.date,
    story_data: StoryData,
    about: Occurrence | None,
) -> Story:
    permission = _permission(timeline, date, chance)
    named = permission.consent is Consent.OUTSIDE_WITH_NAME and bool(story_data.called)
    who = chance.choice(story_data.called) if named else story_data.who
    return Story(
        id=new_id(),
        centre_id=house.centre.id,
        date=date,
        happened=story_data.text_about(story_data.happened, who),
        title=story_data.title,
        changed=story_data.text_about(story_data.changed, who),
        matters=story_data.text_about(story_data.matters, who),
        quote=story_data.quote,
        teller_role=story_data.role,
        activity_id=about.activity_id if about else None,
        occurrence_id=about.id if about else None,
        theme_ids=(house.themes[story_data.theme].id,),
        consent=permission.consent,
        consent_until=permission.until,
        withdrawn_on=permission.withdrawn_on,
    )


def _permission(timeline: Timeline, date: dt.date, chance: Random) -> _Permission:
    shared_only = date < timeline.today - _UNSHARED_KEPT
    scopes, weights = zip(*(_WILLING[:2] if shared_only else _WILLING), strict=True)
    consent: Consent = chance.choices(scopes, weights)[0]
    if shared_only or consent is Consent.NONE_YET:
        return _Permission(consent=consent)
    until = withdrawn_on = None
    if chance.random() < _ENDS:
        until = date + dt.timedelta(days=chance.choice(_HOLDS_FOR))
    if chance.random() < _WITHDRAWN:
        withdrawn_on = date + dt.timedelta(days=chance.randint(10, 150))
    if withdrawn_on is not None and withdrawn_on > timeline.today:
        withdrawn_on = None
    return _Permission(consent=consent, until=until, withdrawn_on=withdrawn_on)
