"""Telling what happened: keep a story, change it, take it away."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from buurthuis_app.domain.activities import Activity
from buurthuis_app.domain.actors import Permission
from buurthuis_app.domain.centre import Theme
from buurthuis_app.domain.ids import new_id
from buurthuis_app.domain.periods import Period
from buurthuis_app.domain.problems import refuse
from buurthuis_app.domain.stories import Story, problems
from buurthuis_app.persistence.queries import stories
from buurthuis_app.services.done import Area, Done
from buurthuis_app.services.service import Service, still_as, still_there

_CHANGES = frozenset({Area.STORIES})


class Telling(Service):
    """The stories of the centre."""

    def blank(
        self,
        date: dt.date | None = None,
        *,
        activity_id: UUID | None = None,
        occurrence_id: UUID | None = None,
    ) -> Story:
        """An empty story to fill in, dated today unless said otherwise. Nothing is kept yet."""
        return Story(
            id=new_id(),
            centre_id=self._centre_id,
            date=date or self._clock.today(),
            happened="",
            activity_id=activity_id,
            occurrence_id=occurrence_id,
        )

    def themes(self) -> tuple[Theme, ...]:
        """The themes a story can be about, by name."""
        with self._database.read() as work:
            found = work.store(Theme).find(centre_id=self._centre_id)
        return tuple(sorted(found, key=lambda theme: theme.name.casefold()))

    def activities(self) -> tuple[Activity, ...]:
        """The activities a story can be about, by title."""
        with self._database.read() as work:
            found = work.store(Activity).find(centre_id=self._centre_id)
        return tuple(sorted(found, key=lambda activity: activity.title.casefold()))

    def told(self, period: Period) -> tuple[Story, ...]:
        """The stories of a period, newest first."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            return stories.within(work, self._centre_id, period)

    def keep(self, story: Story, *, new: bool) -> Done[Story]:
        """Keep a new or changed story. Raises Invalid when something is still missing."""
        self._actor.demand(Permission.TELL if new else Permission.CORRECT)
        refuse(problems(story))
        with self._database.begin() as work:
            store = work.store(Story)
            if new:
                store.add(story)
                return Done(value=story, changes=_CHANGES, undo=lambda: self._remove(story))
            former = still_there(work, Story, story.id)
            kept = store.replace(story)
        return Done(value=kept, changes=_CHANGES, undo=lambda: self._put_back(former, kept))

    def remove(self, story: Story) -> Done[Story]:
        """Take a story away; undo brings it back."""
        self._actor.demand(Permission.CORRECT)
        return self._remove(story)

    def _put_back(self, former: Story, left: Story) -> Done[Story]:
        with self._database.begin() as work:
            version = still_as(work, left).version
            kept = work.store(Story).replace(replace(former, version=version))
        return Done(value=kept, changes=_CHANGES, undo=lambda: self._put_back(left, kept))

    def _remove(self, story: Story) -> Done[Story]:
        with self._database.begin() as work:
            kept = still_as(work, story)
            work.store(Story).remove([kept])
        return Done(value=kept, changes=_CHANGES, undo=lambda: self._add_again(kept))

    def _add_again(self, story: Story) -> Done[Story]:
        with self._database.begin() as work:
            work.store(Story).add(story)
        return Done(value=story, changes=_CHANGES, undo=lambda: self._remove(story))
