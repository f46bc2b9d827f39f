"""Printed story: what of a story may stand on paper."""

import datetime as dt
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.stories.story import StoryPhoto


class PrintedStory(Struct, frozen=True, kw_only=True):
    """A story as it may be printed: without who told it, unless that was allowed."""

    title: str
    happened: str
    changed: str
    matters: str
    quote: str
    teller_role: str
    activity: str
    theme: str
    date: dt.date
    chosen_because: str = ""
    """Why it was chosen for this overview; "" when nothing was said about that."""
    photo_id: UUID | None = None
    photo: StoryPhoto | None = None
    """The picture itself; only there while a paper is drawn."""
    photo_shows: str = ""
    """What there is to see on it."""
    photo_stays: bool = False
    """Whether it has a photo that may not go outside."""
    story_id: UUID | None = None
    themes: tuple[str, ...] = ()
    """Every theme it is about, by name."""

    def as_json(self) -> dict[str, str]:
        """The words of it for scripts."""
        return {
            "date": self.date.isoformat(),
            "title": self.title,
            "happened": self.happened,
            "changed": self.changed,
            "matters": self.matters,
            "quote": self.quote,
            "teller_role": self.teller_role,
            "activity": self.activity,
            "theme": self.theme,
            "chosen_because": self.chosen_because,
        }
