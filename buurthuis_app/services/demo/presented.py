"""What the board adds to last year's overview: a foreword, aims with why it went otherwise, chosen stories."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from buurthuis_app.domain.overviews.aims import TOLERANCE, Aim
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.settings import Setting as Kept
from buurthuis_app.domain.shared.settings import foreword_of
from buurthuis_app.domain.stories.story import Story, StoryChoice, period_key
from buurthuis_app.persistence.database import Work
from buurthuis_app.services.demo.house import House
from buurthuis_app.services.demo.planned import Planned
from buurthuis_app.services.demo.setting import Setting

if TYPE_CHECKING:
    from uuid import UUID

_FOREWORD = "\n\n".join(
    (
        "Beste lezer,",
        (
            "In dit overzicht staat wat er het afgelopen jaar in De Schakel gebeurde. In getallen, want wie een huis "
            "openhoudt met geld van de gemeente, legt daar verantwoording over af. En in verhalen, want een getal "
            "vertelt niet wie er weer buiten kwam."
        ),
        "Wij danken alle vrijwilligers. Zonder hen gaat hier geen deur open.",
        "Het bestuur",
    )
)
_REASONS = (
    "Dit laat zien dat een gewone kop koffie het begin van iets kan zijn.",
    "Het panel koos dit verhaal omdat het niet om hulp ging, maar om meedoen.",
    "Hier zien we wat er verandert als iemand een taak krijgt.",
    "Dit had geen getal kunnen vertellen.",
    "Het komt van iemand die wij anders niet horen.",
    "Het laat zien hoe buren het zelf oplossen.",
)
_AIMED = 10
"""So many activities have an aim."""
_ROUND = 5
_LESS = (
    "De vaste begeleider was een tijd weg; daarna begon de groep opnieuw.",
    "In de zomer is een deel van de keren vervallen.",
)
_MORE = "Er was meer belangstelling dan verwacht, dus kwamen er keren bij."


class Presented(Struct, frozen=True, kw_only=True):
    """Everything that is kept for last year's overview."""

    foreword: Kept
    aims: tuple[Aim, ...]
    choices: tuple[StoryChoice, ...]


def presented(house: House, setting: Setting, plan: Planned, stories: Iterable[Story]) -> Presented:
    """The year before that of today; its stories are chosen among those that may be shared."""
    year = periods.year(setting.today.year - 1)
    chance = setting.chance("presented")
    shareable = [
        story
        for story in stories
        if year.first <= story.date <= year.last and story.shareable(setting.today)
    ]
    chosen = chance.sample(shareable, min(len(_REASONS), len(shareable)))
    return Presented(
        foreword=Kept(centre_id=house.centre.id, key=foreword_of(year), value=_FOREWORD),
        aims=_aims(house, plan, setting, year),
        choices=tuple(
            StoryChoice(
                story_id=story.id, period=period_key(year), reason=reason, chosen_on=setting.today
            )
            for story, reason in zip(chosen, _REASONS, strict=False)
        ),
    )


def keep(work: Work, found: Presented) -> None:
    """Write them."""
    work.store(Kept).add(found.foreword)
    work.store(Aim).add(*found.aims)
    work.store(StoryChoice).add(*found.choices)


def _aims(house: House, plan: Planned, setting: Setting, year: periods.Period) -> tuple[Aim, ...]:
    """A round number of times for the busiest activities, and a sentence where it went more than a tenth otherwise."""
    chance = setting.chance("aims")
    held: Counter[UUID] = Counter(
        one.activity_id
        for one in plan.occurrences
        if year.first <= one.date <= year.last and not one.cancelled
    )
    found = []
    for activity_id, times in sorted(held.most_common(_AIMED)):
        aimed = max(_ROUND, round(times * chance.uniform(0.85, 1.2) / _ROUND) * _ROUND)
        otherwise = abs(times - aimed) > aimed * TOLERANCE
        why = _MORE if times > aimed else chance.choice(_LESS)
        found.append(
            Aim(
                id=new_id(),
                centre_id=house.centre.id,
                activity_id=activity_id,
                year=year.first.year,
                times=aimed,
                why_different=why if otherwise else "",
            )
        )
    return tuple(found)
