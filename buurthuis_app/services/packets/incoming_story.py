"""Incoming news of a story: what this file objects to, or else what is written."""

from uuid import UUID

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import Area, Theme
from buurthuis_app.domain.counts.activity_names import by_name
from buurthuis_app.domain.packets.packet import StoryNews, digest_of
from buurthuis_app.domain.packets.undecided import Objected, Objection
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.domain.stories.story import Story, StoryChoice, StoryPhoto
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.persistence.queries.stories import stories
from buurthuis_app.records import replace
from buurthuis_app.services.shared.own_photo import drop_photo


class IncomingStory:
    """Takes one story's news in, as far as nobody needs to decide."""

    def __init__(
        self,
        work: Work,
        centre_id: UUID,
        agreed: frozenset[Objection],
        erased: erasure_ledger.ErasedRows,
    ) -> None:
        self._work = work
        self._centre_id = centre_id
        self._agreed = agreed
        self._erased = erased

    def take(self, news: StoryNews) -> Objected | None:
        """Write what the door told; when this file objects nothing is written, and that is returned."""
        here = self._work.store(Story).get(news.story_id)
        if digest_of(here) == digest_of(news.story):
            return None
        if here is None and self._erased.holds("story", news.story_id):
            return None  # somebody asked for that, and it does not come back
        fitting = None if news.story is None else self._fitting(news.story, news.activity)
        objected = self._objected(news, here, fitting)
        if objected is not None and objected.objection not in self._agreed:
            return objected
        if fitting is None:
            self._remove(here)
        else:
            self._keep(fitting, here, news.photo)
        return None

    def _objected(
        self, news: StoryNews, here: Story | None, fitting: Story | None
    ) -> Objected | None:
        if here is None and news.was and news.story is not None:
            return Objected(objection=Objection.STORY_GONE)
        if here is not None and digest_of(here) != news.was:
            return Objected(objection=Objection.STORY_CHANGED, here=here.heading)
        if news.story is not None and fitting is not None and not _same_places(news.story, fitting):
            activity = fitting.activity_id
            found = None if activity is None else self._work.store(Activity).get(activity)
            loose = fitting.activity_id == news.story.activity_id or found is None
            return Objected(
                objection=Objection.STORY_LOOSE, here="" if loose or found is None else found.title
            )
        return None

    def _fitting(self, story: Story, activity: str) -> Story:
        """The story with what it belongs to here: what is gone is left out, what was merged is followed."""
        work = self._work
        activity_id = story.activity_id
        if activity_id is not None and work.store(Activity).get(activity_id) is None:
            known = by_name(work.store(Activity).find(centre_id=self._centre_id))
            found = known.get(name_key(activity))
            activity_id = found.id if found else None
        occurrence_id, area_id = story.occurrence_id, story.area_id
        if occurrence_id is not None and work.store(Occurrence).get(occurrence_id) is None:
            occurrence_id = None
        if area_id is not None and work.store(Area).get(area_id) is None:
            area_id = None
        themes = tuple(theme for theme in story.theme_ids if work.store(Theme).get(theme))
        return replace(
            story,
            centre_id=self._centre_id,
            activity_id=activity_id,
            occurrence_id=occurrence_id,
            area_id=area_id,
            theme_ids=themes,
            initiative_id=None,
        )

    def _keep(self, story: Story, here: Story | None, photo: StoryPhoto | None) -> None:
        photos = self._work.store(StoryPhoto)
        if photo is not None and photos.get(photo.id) is None:
            photos.add(photo)
        if here is None:
            self._work.store(Story).add(replace(story, version=1))
        else:
            self._work.store(Story).replace(replace(story, version=here.version))
            if here.photo_id not in {None, story.photo_id}:
                drop_photo(self._work, StoryPhoto, here.photo_id)

    def _remove(self, story: Story | None) -> None:
        if story is not None:
            chosen = stories.choices_of(self._work, story.id)
            self._work.store(StoryChoice).remove(chosen)
            self._work.store(Story).remove([story])
            drop_photo(self._work, StoryPhoto, story.photo_id)


def _same_places(story: Story, fitting: Story) -> bool:
    """Whether all that the story belongs to is here."""
    names = ("activity_id", "occurrence_id", "area_id", "theme_ids")
    return all(getattr(story, name) == getattr(fitting, name) for name in names)
