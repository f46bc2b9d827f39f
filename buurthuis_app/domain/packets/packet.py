"""Packet: what happened at a door since its last one, in additions, so that two doors never undo each other."""

import datetime as dt
from hashlib import blake2b
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from msgspec import Struct

from buurthuis_app.domain.counts.count import Source, TallyRole
from buurthuis_app.domain.packets.forms_news import FormsNews, forms_together
from buurthuis_app.domain.packets.sign_up_news import SignUpNews, sign_up_together
from buurthuis_app.domain.shared.personal_data import PrivacyRequest
from buurthuis_app.domain.stories.story import Story, StoryPhoto
from buurthuis_app.records import replace

S = TypeVar("S")


class CountNews(Struct, frozen=True, kw_only=True):
    """What was added to one count; negative when people were taken off.

    `counted` tells whether it had a number afterwards; `source` is what the number was marked as, None when nobody
    touched that. `because` is the last reason why a number of an earlier day changed.
    """

    kind_id: UUID
    kind: str
    role: TallyRole
    number: int
    counted: bool = True
    source: Source | None = None
    because: str = ""


class OccurrenceNews(Struct, frozen=True, kw_only=True):
    """What happened at one occurrence, with what the door knew of it.

    `was` and `now` are why it was cancelled before and after, None for not cancelled. `first` marks an extra that the
    office never heard of, `withdrawn` one that was taken back at the door.
    """

    occurrence_id: UUID
    activity_id: UUID
    activity: str
    date: dt.date
    planned_for: dt.date | None = None
    sitting: int = 1
    starts: dt.time | None = None
    ends: dt.time | None = None
    first: bool = False
    withdrawn: bool = False
    counts: tuple[CountNews, ...] = ()
    was: str | None = None
    now: str | None = None

    @property
    def about(self) -> UUID:
        """What it is about."""
        return self.occurrence_id

    @property
    def nothing(self) -> bool:
        """Whether it came to nothing."""
        if self.first or self.withdrawn:
            return self.first and self.withdrawn
        return self.was == self.now and not self.counts


class StoryNews(Struct, frozen=True, kw_only=True):
    """A story that was told, changed or taken back (None). `was` is its digest when last sent, "" for a new one."""

    story_id: UUID
    story: Story | None
    activity: str = ""
    was: str = ""
    photo: StoryPhoto | None = None

    @property
    def about(self) -> UUID:
        """What it is about."""
        return self.story_id


News = OccurrenceNews | StoryNews | SignUpNews | FormsNews


class PacketContent(Struct, frozen=True, kw_only=True):
    """All of one packet. `id` and `sequence` tell it from any other of this door."""

    id: UUID
    door_id: UUID
    sequence: int
    occurrences: tuple[OccurrenceNews, ...] = ()
    stories: tuple[StoryNews, ...] = ()
    sign_ups: tuple[SignUpNews, ...] = ()
    forms: tuple[FormsNews, ...] = ()
    requests: tuple[PrivacyRequest, ...] = ()
    """What was erased at the door because somebody asked, and may stand at the office as well."""
    erased: tuple[str, ...] = ()
    """The texts of those requests, as lines of the ledger of erasures."""

    @property
    def erases(self) -> bool:
        """Whether somebody asked to be erased at the door."""
        return bool(self.requests) or any(news.erased for news in self.sign_ups)

    @property
    def news(self) -> tuple[News, ...]:
        """All of it."""
        return (*self.occurrences, *self.stories, *self.sign_ups, *self.forms)


class PacketReceipt(Struct, frozen=True, kw_only=True):
    """Packets of one door that the office has: the door need not keep them."""

    door_id: UUID
    packets: tuple[UUID, ...]


def encoded(content: Struct) -> str:
    """The content as JSON."""
    return msgspec.json.encode(content).decode()


def decoded(text: str | bytes, kind: type[S]) -> S:
    """What was encoded. Raises ValueError for anything else."""
    return msgspec.json.decode(text, type=kind)


def digest_of(story: Story | None) -> str:
    """What tells a story from another version of itself; "" for none."""
    if story is None:
        return ""
    return blake2b(encoded(replace(story, version=1)).encode(), digest_size=16).hexdigest()


def joined(former: str, later: News) -> News:
    """Both in one: what a door told first, as JSON, and what it told of the same thing afterwards."""
    join: Any = _TOGETHER[type(later)]
    joint: News = join(decoded(former, type(later)), later)
    return joint


def together(former: OccurrenceNews, later: OccurrenceNews) -> OccurrenceNews:
    """Both in one: what a door told of an occurrence first, and what it told afterwards."""
    counts = {count.kind_id: count for count in former.counts}
    for count in later.counts:
        earlier = counts.get(count.kind_id)
        counts[count.kind_id] = (
            count
            if earlier is None
            else replace(
                count,
                number=earlier.number + count.number,
                source=count.source or earlier.source,
                because=count.because or earlier.because,
            )
        )
    left = tuple(count for count in counts.values() if count.number or count.counted)
    return replace(later, first=former.first, was=former.was, counts=left)


def story_together(former: StoryNews, later: StoryNews) -> StoryNews:
    """Both in one: the story as it was told last, over what the office knew before the first."""
    return replace(later, was=former.was, photo=later.photo or former.photo)


_TOGETHER: dict[type[News], Any] = {
    OccurrenceNews: together,
    StoryNews: story_together,
    SignUpNews: sign_up_together,
    FormsNews: forms_together,
}
