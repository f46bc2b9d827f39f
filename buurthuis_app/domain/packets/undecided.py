"""Undecided news: what a door told about something that the office meanwhile changed, until somebody decides."""

import datetime as dt
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.counts.count import LARGEST_NUMBER
from buurthuis_app.domain.packets.forms_news import FormsNews
from buurthuis_app.domain.packets.packet import News, OccurrenceNews, StoryNews, decoded
from buurthuis_app.domain.packets.sign_up_news import SignUpNews
from buurthuis_app.i18n import _, hours, listing, long_date, ngettext, number


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
    SIGN_UP_LOOSE = "sign_up_loose"
    """What somebody signed up for was removed here."""
    SIGN_UP_MERGED = "sign_up_merged"
    SIGN_UP_CANCELLED = "sign_up_cancelled"
    """Somebody signed up for, or was ticked at, what was cancelled here."""
    SIGN_UP_CHANGED = "sign_up_changed"
    SIGN_UP_GONE = "sign_up_gone"
    """Somebody was ticked who was taken off the list here."""
    SURVEY_GONE = "survey_gone"
    SURVEY_CHANGED = "survey_changed"
    """The questions are others than those that were answered."""


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


def news_in(undecided: UndecidedNews) -> News | None:
    """The news itself; None when its content was erased for somebody's privacy."""
    try:
        return decoded(undecided.content, _ABOUT.get(undecided.objection, OccurrenceNews))
    except ValueError:
        return None


def asked(undecided: UndecidedNews, door: str) -> DecisionAsked | None:
    """The question in words; None when its content was erased for somebody's privacy."""
    news = news_in(undecided)
    if news is None:
        return None
    if isinstance(news, StoryNews):
        sentence, agree = _of_story(undecided, news, door)
    elif isinstance(news, SignUpNews):
        sentence, agree = _of_sign_up(undecided, news, door)
    elif isinstance(news, FormsNews):
        sentence, agree = _of_forms(undecided, news, door)
    else:
        sentence, agree = _of_occurrence(undecided, news, door)
    return DecisionAsked(id=undecided.id, sentence=sentence, agree=agree, decline=_("Weglaten"))


_ABOUT: dict[Objection, type[News]] = {
    **dict.fromkeys(
        (Objection.STORY_CHANGED, Objection.STORY_GONE, Objection.STORY_LOOSE), StoryNews
    ),
    **dict.fromkeys((each for each in Objection if each.value.startswith("sign_up_")), SignUpNews),
    **dict.fromkeys((Objection.SURVEY_GONE, Objection.SURVEY_CHANGED), FormsNews),
}
"""Of what news an objection is; all others are of occurrences."""


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


def _of_sign_up(undecided: UndecidedNews, news: SignUpNews, door: str) -> tuple[str, str]:
    if news.first:
        told = _("{door} meldde iemand aan bij {activity}.")
    elif news.came:
        told = _("{door} vinkte iemand aan bij {activity}.")
    else:
        told = _("{door} veranderde een aanmelding bij {activity}.")
    end, agree = _OF_SIGN_UPS[undecided.objection]()
    begin = told.format(door=door, activity=news.activity)
    return f"{begin} {end.format(here=undecided.here)}", agree


_OF_SIGN_UPS = {
    Objection.SIGN_UP_LOOSE: lambda: (
        _("Die is hier verwijderd. Zet eerst de activiteit terug, of laat dit weg."),
        _("Opnieuw proberen"),
    ),
    Objection.SIGN_UP_MERGED: lambda: (_("Die hoort hier nu bij {here}."), _("Daarbij zetten")),
    Objection.SIGN_UP_CANCELLED: lambda: (_("Die is hier afgezegd."), _("Toch bewaren")),
    Objection.SIGN_UP_CHANGED: lambda: (
        _("Die aanmelding is hier intussen ook veranderd."),
        _("Zoals aan de deur"),
    ),
    Objection.SIGN_UP_GONE: lambda: (
        _("Die aanmelding is hier verwijderd."),
        _("Zonder naam meetellen"),
    ),
}


def _of_forms(undecided: UndecidedNews, news: FormsNews, door: str) -> tuple[str, str]:
    told = ngettext(
        "{door} bracht {n} ingevuld formulier van '{survey}'.",
        "{door} bracht {n} ingevulde formulieren van '{survey}'.",
        len(news.sheets),
    ).format(door=door, n=number(len(news.sheets)), survey=news.asked.survey.title)
    if undecided.objection is Objection.SURVEY_GONE:
        end = _("Die peiling is hier verwijderd. Zet haar eerst terug, of laat dit weg.")
        return f"{told} {end}", _("Opnieuw proberen")
    end = _("Hier staan intussen andere vragen.")
    return f"{told} {end}", _("Bewaren wat past")
