"""Telling what happened: keep a story, change it, take it away."""

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import Theme
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.stories.known_people import KnownPeople
from buurthuis_app.domain.stories.story import (
    RemarkToTell,
    Story,
    StoryChoice,
    StoryPhoto,
    problems,
)
from buurthuis_app.domain.voices.voice import Voice
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.queries.papers import named_texts
from buurthuis_app.persistence.queries.stories import stories
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.own_photo import drop_photo, kept_with_photo, photo_in
from buurthuis_app.services.shared.service import Service, still_as, still_there

if TYPE_CHECKING:
    from pathlib import Path

    from buurthuis_app.domain.centre.centre import Area as Neighbourhood

_CHANGES = frozenset({Topic.STORIES})


class Telling(Service):
    """The stories of the centre."""

    def blank(
        self,
        date: dt.date | None = None,
        *,
        activity_id: UUID | None = None,
        occurrence_id: UUID | None = None,
        initiative_id: UUID | None = None,
    ) -> Story:
        """An empty story to fill in, dated today unless said otherwise. Nothing is kept yet."""
        return Story(
            id=new_id(),
            centre_id=self._centre_id,
            date=date or self._clock.today(),
            happened="",
            activity_id=activity_id,
            occurrence_id=occurrence_id,
            initiative_id=initiative_id,
        )

    def themes(self) -> tuple[Theme, ...]:
        """The themes a story can be about, by name."""
        with self._database.read() as work:
            themes = work.store(Theme).find(centre_id=self._centre_id)
        return tuple(sorted(themes, key=lambda theme: folded(theme.name)))

    def activities(self) -> tuple[Activity, ...]:
        """The activities a story can be about, by title."""
        with self._database.read() as work:
            activities = work.store(Activity).find(centre_id=self._centre_id)
        return tuple(sorted(activities, key=lambda activity: folded(activity.title)))

    def areas(self) -> "tuple[Neighbourhood, ...]":
        """The parts of the town a story can be about, by name."""
        from buurthuis_app.domain.centre.centre import Area as Neighbourhood

        with self._database.read() as work:
            areas = work.store(Neighbourhood).find(centre_id=self._centre_id)
        return tuple(sorted(areas, key=lambda area: folded(area.name)))

    def known_people(self) -> KnownPeople:
        """The people known here, to point out that a story may name one of them."""
        with self._database.read() as work:
            return named_texts.people(work, self._centre_id)

    def read_photo(self, path: "Path") -> StoryPhoto:
        """The picture in a file, small and without metadata; nothing is kept yet. Raises Invalid."""
        return photo_in(path, StoryPhoto)

    def photo(self, story: Story) -> StoryPhoto | None:
        """The picture of a story; None when it has none, or when it was erased."""
        if story.photo_id is None:
            return None
        with self._database.read() as work:
            photo = work.store(StoryPhoto).get(story.photo_id)
        return photo if photo is not None and photo.content else None

    def told(self, period: Period) -> tuple[Story, ...]:
        """The stories of a period, newest first."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            return stories.within(work, self._centre_id, period)

    def keep(self, story: Story, *, new: bool, photo: StoryPhoto | None = None) -> Done[Story]:
        """Keep a new or changed story. `photo` comes with it when its `photo_id` names one that is new.

        Raises Invalid when something is still missing, Conflict when somebody else changed it.
        """
        self._actor.demand(Permission.TELL if new else Permission.CORRECT)
        refuse(problems(story))
        with self._database.begin() as work:
            stored = kept_with_photo(work, story, photo, StoryPhoto, new=new)
        return self._done(work, stored, _CHANGES)

    def remove(self, story: Story) -> Done[Story]:
        """Take a story away, with its photo, the choices of it and what was heard in it; undo brings all of it back."""
        self._actor.demand(Permission.CORRECT)
        with self._database.begin() as work:
            current = still_as(work, story)
            work.store(StoryChoice).remove(stories.choices_of(work, story.id))
            work.store(Voice).remove(work.store(Voice).find(story_id=story.id))
            work.store(Story).remove([current])
            drop_photo(work, StoryPhoto, current.photo_id)
        return self._done(work, current, _CHANGES)

    def from_remark(self, occurrence_id: UUID) -> Done[Story]:
        """Make a story of what was noted with a count, with its day, activity and themes.

        Raises Conflict when the remark is gone or is a story already.
        """
        self._actor.demand(Permission.TELL)
        with self._database.begin() as work:
            occurrence = still_there(work, Occurrence, occurrence_id)
            remark = occurrence.remark
            stories_of_remark = work.store(Story).find(occurrence_id=occurrence_id, happened=remark)
            if not remark.strip() or stories_of_remark:
                raise Conflict(_("Deze opmerking is er niet meer, of is al een verhaal."))
            activity = still_there(work, Activity, occurrence.activity_id)
            blank = self.blank(
                occurrence.date, activity_id=activity.id, occurrence_id=occurrence_id
            )
            story = replace(
                blank, happened=remark, theme_ids=activity.theme_ids, area_id=activity.area_id
            )
            refuse(problems(story))
            work.store(Story).add(story)
        return self._done(work, story, _CHANGES)

    def remarks(self, period: Period) -> tuple[RemarkToTell, ...]:
        """What was noted with the counts of a period and is no story yet, newest first."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            return stories.remarks(work, self._centre_id, period)
