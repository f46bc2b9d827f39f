"""Undecided news: what a door told about something that the office meanwhile changed, until somebody decides."""

import datetime as dt
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.counts.count import LARGEST_NUMBER
from buurthuis_app.domain.packets.packet import OccurrenceNews, StoryNews, decoded
from buurthuis_app.i18n import _, hours, listing, long_date, number


class Objection(Enum):
    """Objection of the office's file to what a door told."""

    CANCELLED = "cancelled"
    """It was counted at the door, and cancelled here."""
    MOVED = "moved"
    """It stands on another day here."""
    MERGED = "merged"
    """Its activity became part of another."""
    GONE = "gone"
    """It was removed here."""
    KIND_MERGED = "kind_merged"
    KIND_GONE = "kind_gone"
    TOO_FEW = "too_few"
    """More people were taken off than stand here."""
    TOO_MANY = "too_many"
    COUNTED = "counted"
    """It was cancelled at the door, and there were people here."""
    OTHER_REASON = "other_reason"
    """Whether and why it was cancelled was changed on both sides."""
    STORY_CHANGED = "story_changed"
    """A story was changed on both sides."""
    STORY_GONE = "story_gone"
    STORY_LOOSE = "story_loose"
    """A story belongs to something that is not here any more."""


class Objected(Struct, frozen=True, kw_only=True):
    """An objection with what stands here in its place: a title, a day, a number or a reason, as people read it."""

    objection: Objection
    here: str = ""


class UndecidedNews(Struct, frozen=True, kw_only=True):
    """News that waits for a decision, one for each occurrence or story of a door.

    `content` is the news as JSON. `agreed` is what somebody said yes to already.
    """

    id: UUID
    centre_id: UUID
    door_id: UUID
    about_id: UUID
    objection: Objection
    here: str
    agreed: frozenset[Objection] = frozenset()
    content: str
    arrived_at: dt.datetime
    version: int = 1


class DecisionAsked(Struct, frozen=True, kw_only=True):
    """A question to people: what came, what stands here, and what each answer does."""

    id: UUID
    sentence: str
    agree: str
    decline: str


def of_story(undecided: UndecidedNews) -> bool:
    """Whether it is about a story."""
    return undecided.objection in {
        Objection.STORY_CHANGED,
        Objection.STORY_GONE,
        Objection.STORY_LOOSE,
    }


def asked(undecided: UndecidedNews, door: str) -> DecisionAsked | None:
    """The question in words; None when its content was erased for somebody's privacy."""
    if not undecided.content:
        return None
    if of_story(undecided):
        sentence, agree = _of_story(undecided, decoded(undecided.content, StoryNews), door)
    else:
        sentence, agree = _of_occurrence(
            undecided, decoded(undecided.content, OccurrenceNews), door
        )
    return DecisionAsked(id=undecided.id, sentence=sentence, agree=agree, decline=_("Weglaten"))


def _of_occurrence(undecided: UndecidedNews, news: OccurrenceNews, door: str) -> tuple[str, str]:
    said, agree = _OF_OCCURRENCES[undecided.objection]()
    end = said.format(here=undecided.here, most=number(LARGEST_NUMBER))
    return f"{_told(news, door)} {end}", agree


def _told(news: OccurrenceNews, door: str) -> str:
    numbers = [f"{number(abs(count.number))} {count.kind}" for count in news.counts if count.number]
    if numbers and all(count.number <= 0 for count in news.counts):
        told = _("{door} haalde {numbers} af bij {activity} van {date}.")
    elif numbers:
        told = _("{door} telde {numbers} bij {activity} van {date}.")
    elif news.now is not None:
        told = _("{door} noteerde dat {activity} van {date} niet doorging.")
    elif news.was is not None:
        told = _("{door} noteerde dat {activity} van {date} toch doorging.")
    else:
        told = _("{door} had iets bij {activity} van {date}.")
    return told.format(
        door=door,
        numbers=listing(numbers),
        activity=news.activity,
        date=", ".join(filter(None, (long_date(news.date), hours(news.starts, None)))),
    )


_OF_OCCURRENCES = {
    Objection.CANCELLED: lambda: (_("Die is hier afgezegd."), _("Toch tellen")),
    Objection.MOVED: lambda: (_("Die staat hier nu op {here}."), _("Daar tellen")),
    Objection.MERGED: lambda: (_("Die hoort hier nu bij {here}."), _("Daarbij tellen")),
    Objection.GONE: lambda: (_("Die is hier verwijderd."), _("Terugzetten en tellen")),
    Objection.KIND_MERGED: lambda: (
        _("Een telsoort daarvan heet hier nu {here}."),
        _("Daarbij tellen"),
    ),
    Objection.KIND_GONE: lambda: (
        _("De telsoort {here} is hier verwijderd."),
        _("Telsoort terugzetten"),
    ),
    Objection.TOO_FEW: lambda: (
        _("Hier staat een ander aantal: {here}. Het zou onder nul komen."),
        _("Op nul zetten"),
    ),
    Objection.TOO_MANY: lambda: (
        _("Hier staat al {here}. Samen is dat meer dan {most}."),
        _("Op {most} zetten").format(most=number(LARGEST_NUMBER)),
    ),
    Objection.COUNTED: lambda: (
        _("Hier zijn er mensen geteld of aangevinkt."),
        _("Niet doorgegaan: aantallen weg"),
    ),
    Objection.OTHER_REASON: lambda: (
        _("Hier staat iets anders: {here}."),
        _("Zoals de deur het zegt"),
    ),
}
"""What each objection says, and the answer that goes on all the same."""


def _of_story(undecided: UndecidedNews, news: StoryNews, door: str) -> tuple[str, str]:
    heading = news.story.heading if news.story else undecided.here
    told = _("{door} vertelde '{heading}'.") if news.story else _("{door} haalde '{heading}' weg.")
    begin = told.format(door=door, heading=heading)
    if undecided.objection is Objection.STORY_CHANGED:
        end, agree = _("Dat verhaal is hier intussen veranderd."), _("Zoals aan de deur")
    elif undecided.objection is Objection.STORY_GONE:
        end, agree = _("Dat verhaal is hier verwijderd."), _("Terugzetten")
    elif undecided.here:
        end = _("Het hoort bij iets dat hier nu {here} heet.").format(here=undecided.here)
        agree = _("Daarbij zetten")
    else:
        end = _("Waar het bij hoort, is hier verwijderd.")
        agree = _("Zonder activiteit bewaren")
    return f"{begin} {end}", agree
