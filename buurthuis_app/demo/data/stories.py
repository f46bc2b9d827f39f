"""Stories of the demo as data, all invented."""

from functools import cache

from buurthuis_app.demo.data.activities import WHOLE_YEAR, Month
from buurthuis_app.demo.data.toml_file import Data, read

FILES = ("meeting", "learning", "young", "making")


class StoryData(Data, frozen=True, kw_only=True):
    """A story to be told in the demo.

    `{who}` in a text stands for the person it is about: `who` in general words, or one of the `called` names
    where the teller allowed names. `activity` is the title of what it is about; empty for the house as a whole.
    `months` are those in which it could have happened, `photo` names the picture that goes with it.
    """

    title: str
    theme: str
    role: str
    happened: str
    activity: str = ""
    changed: str = ""
    matters: str = ""
    quote: str = ""
    who: str = ""
    called: tuple[str, ...] = ()
    months: frozenset[Month] = WHOLE_YEAR
    photo: str = ""

    def text_about(self, text: str, who: str) -> str:
        """The text about `who`, with a capital at its beginning."""
        filled = text.replace("{who}", who)
        return filled[:1].upper() + filled[1:]


class StoriesData(Data, frozen=True, kw_only=True):
    """The stories of one file."""

    stories: tuple[StoryData, ...]


@cache
def stories_data() -> tuple[StoryData, ...]:
    """The stories of all files in the folder `stories`."""
    return tuple(story for name in FILES for story in read(f"stories/{name}", StoriesData).stories)
