"""Photos with the stories of the demo's last years, and the logo of the centre."""

from collections.abc import Iterable

from msgspec import Struct

from buurthuis_app.demo.data.photos import photos_data
from buurthuis_app.demo.data.stories import stories_data
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.centre.logo import Logo
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import years_later
from buurthuis_app.domain.stories.story import PhotoConsent, Story, StoryPhoto
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace

_YEARS = 3


class PhotoRecords(Struct, frozen=True, kw_only=True):
    """The stories, those with a photo pointing at it, and the photos."""

    stories: tuple[Story, ...]
    photos: tuple[StoryPhoto, ...]


def build(timeline: Timeline, stories: Iterable[Story]) -> PhotoRecords:
    """A photo with each story of the last years that goes with one; nobody can be recognised on any."""
    named = {story.title: story.photo for story in stories_data()}
    known = {photo.name: photo for photo in photos_data().photos}
    told: list[Story] = []
    photos: list[StoryPhoto] = []
    for story in stories:
        shown = known.get(named[story.title])
        if shown is None or story.date < years_later(timeline.today, -_YEARS):
            told.append(story)
            continue
        taken = shown.picture()
        photo = StoryPhoto(
            id=new_id(), content=taken.content, width=taken.width, height=taken.height
        )
        photos.append(photo)
        told.append(
            replace(
                story,
                photo_id=photo.id,
                photo_consent=PhotoConsent.NOBODY,
                photo_shows=shown.shows,
            )
        )
    return PhotoRecords(stories=tuple(told), photos=tuple(photos))


def keep(work: Work, centre: Centre, photos: Iterable[StoryPhoto]) -> None:
    """Write the photos, and the logo of the centre."""
    work.store(Logo).add(Logo.of(centre.id, photos_data().logo.picture()))
    work.store(StoryPhoto).add(*photos)
