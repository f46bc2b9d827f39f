"""Story rows of the harvest: heading, what each belongs to, and how far it may travel, in words."""

from collections.abc import Collection, Iterable
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.stories.story import Consent, Story
from buurthuis_app.i18n import _, day_and_month, listing, short_date


class ToldStory(Struct, frozen=True, kw_only=True):
    """A story with the names of its activity and theme; `shareable` is about today."""

    story: Story
    activity: str
    theme: str
    shareable: bool
    names: tuple[str, ...] = ()
    """Words in the story that look like a name."""

    @property
    def consent(self) -> str:
        """Consent of the story, in words."""
        story = self.story
        if self.shareable:
            return _("te delen")
        if story.withdrawn_on is not None:
            return _("toestemming ingetrokken")
        if story.consent is Consent.NONE_YET:
            return _("toestemming vragen")
        if story.consent is Consent.INSIDE:
            return _("alleen in huis")
        if story.consent_until is not None:
            return _("toestemming was tot {date}").format(date=short_date(story.consent_until))
        return _("niet te delen")

    @property
    def state(self) -> str:
        """Its consent, and whether it seems to name somebody."""
        if not self.names:
            return self.consent
        named = _("staat er een naam in? {names}").format(names=listing(list(self.names)))
        return f"{self.consent} · {named}"

    @property
    def belongs_to(self) -> str:
        """When and at what: "di 3 mrt · Koffie-inloop · eenzaamheid"."""
        parts = (day_and_month(self.story.date), self.activity, self.theme)
        return " · ".join(part for part in parts if part)

    @property
    def sentence(self) -> str:
        """All that the list shows of it, for a screen reader."""
        return ". ".join((self.story.heading, self.belongs_to, self.state))

    def says(self, word: str) -> bool:
        """Whether `word` occurs anywhere in it; capitals and accents make no difference."""
        story = self.story
        texts = (story.title, story.happened, story.changed, story.matters, story.quote)
        around = (story.teller_role, self.activity, self.theme, self.consent)
        return folded(word) in folded("\n".join((*texts, *around)))


def chosen_of(
    stories: Iterable[ToldStory], *, words: str, activities: Collection[UUID]
) -> tuple[ToldStory, ...]:
    """The stories that say all of `words`, of these activities; no activities means all of them."""
    terms = words.split()
    return tuple(
        story
        for story in stories
        if (not activities or story.story.activity_id in activities)
        and all(story.says(word) for word in terms)
    )


def only(titles: Iterable[str]) -> str:
    """What is said above the list when it shows the stories of chosen activities alone."""
    return _("Alleen verhalen bij {activities}").format(activities=listing(list(titles)))
