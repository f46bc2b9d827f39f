"""Choosing stories for an overview, and saying why (after the Most Significant Change method)."""

from collections.abc import Mapping
from uuid import UUID

from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import Problem, refuse
from buurthuis_app.domain.stories.story import LONGEST_REASON, Story, StoryChoice, period_key
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.stories import stories
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_there
from buurthuis_app.services.shared.undo import unchanged

Choices = Mapping[UUID, str]
"""Why each chosen story was chosen, by its id; "" when nothing is said about that."""


class Choosing(Service):
    """Which stories the overview of a period prints: the chosen ones that may be shared, or all when none is."""

    def chosen(self, period: Period) -> dict[UUID, str]:
        """The stories chosen for the overview of exactly this period, and why."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            return stories.choices(work, self._centre_id, period)

    def choose(self, period: Period, choices: Choices, *, seen: Choices) -> Done[int]:
        """Choose exactly these for the period; the value is how many they are.

        Raises Conflict when others are chosen by now than were `seen`, Invalid when a reason is too long.
        """
        self._actor.demand(Permission.CORRECT)
        refuse(_problems(choices))

        def look(work: Work) -> tuple[StoryChoice, ...]:
            return stories.kept_choices(work, self._centre_id, period)

        with self._database.begin() as work:
            former_choices = look(work)
            former = {choice.story_id: choice.reason for choice in former_choices}
            if former != dict(seen):
                raise Conflict(
                    _(
                        "Iemand anders heeft intussen verhalen voor dit overzicht gekozen. "
                        "Sluit dit venster en kijk wat er nu gekozen is."
                    )
                )
            key = period_key(period)
            work.store(StoryChoice).remove(former_choices)
            for story_id in choices:
                still_there(work, Story, story_id)
            today = self._clock.today()
            work.store(StoryChoice).add(
                *(
                    StoryChoice(
                        story_id=story_id, period=key, reason=reason.strip(), chosen_on=today
                    )
                    for story_id, reason in choices.items()
                )
            )
            whole = unchanged(look, former_choices, look(work))
        return self._done(work, len(choices), frozenset({Topic.STORIES}), whole)


def _problems(choices: Choices) -> tuple[Problem, ...]:
    if all(len(reason) <= LONGEST_REASON for reason in choices.values()):
        return ()
    sentence = _("Een reden is langer dan {n} tekens. Maak haar korter.").format(n=LONGEST_REASON)
    return (Problem("reason", sentence),)
