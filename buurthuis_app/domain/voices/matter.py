"""Matters that people bring up, what the centre answers to each, and how that stands."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, gathered, longer_than, too_long
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

LONGEST_TEXT = 1000
_LONGEST = {"title": 120, "adviser": 120, "words": LONGEST_TEXT}


class MatterKind(Enum):
    """Where a matter comes from: anybody, or a council that advises because it was asked to, or unasked."""

    MATTER = "matter"
    ASKED = "asked"
    UNASKED = "unasked"


class Reaction(Enum):
    """What the centre answers."""

    NONE_YET = "none_yet"
    PROMISE = "promise"
    PLAN = "plan"
    INITIATIVE = "initiative"
    DECLINED = "declined"


class MatterStanding(Enum):
    """How a matter stands on a day, what asks for work first."""

    OPEN = "open"
    LATE = "late"
    UNDER_WAY = "under_way"
    NOT_KEPT = "not_kept"
    KEPT = "kept"
    DECLINED = "declined"


class Matter(Struct, frozen=True, kw_only=True):
    """One thing that people bring up, in the words of the centre.

    `adviser` is the council that a piece of advice is of. `words` say what is done, or why it is not; `promise_id` and
    `initiative_id` are what it became. A plan is due on `due_on` and done on `done_on`.
    """

    id: UUID
    centre_id: UUID
    title: str
    since: dt.date
    kind: MatterKind = MatterKind.MATTER
    adviser: str = ""
    reaction: Reaction = Reaction.NONE_YET
    reacted_on: dt.date | None = None
    words: str = ""
    promise_id: UUID | None = None
    initiative_id: UUID | None = None
    due_on: dt.date | None = None
    done_on: dt.date | None = None
    version: int = 1


class MatterNote(Struct, frozen=True, kw_only=True):
    """How a matter stood on a day, in the words of the centre."""

    id: UUID
    matter_id: UUID
    date: dt.date
    words: str
    version: int = 1


class BecameOf(Struct, frozen=True, kw_only=True):
    """The promise or initiative that a matter became, as it stands on a day.

    `kept` is None while nothing can be said of it; `measured` is the last number with its unit. `over_on` is the day
    on which it held no longer or was over.
    """

    name: str = ""
    kept: bool | None = None
    measured: str = ""
    over_on: dt.date | None = None


def kind_names() -> dict[MatterKind, str]:
    """What people call each kind."""
    return {
        MatterKind.MATTER: _("onderwerp"),
        MatterKind.ASKED: _("gevraagd advies"),
        MatterKind.UNASKED: _("ongevraagd advies"),
    }


def reaction_names() -> dict[Reaction, str]:
    """What people call each answer."""
    return {
        Reaction.NONE_YET: _("nog geen antwoord"),
        Reaction.PROMISE: _("belofte"),
        Reaction.PLAN: _("plan met een dag"),
        Reaction.INITIATIVE: _("bewonersinitiatief"),
        Reaction.DECLINED: _("wij doen het niet"),
    }


def standing_names() -> dict[MatterStanding, str]:
    """What people call each standing."""
    return {
        MatterStanding.OPEN: _("nog geen antwoord"),
        MatterStanding.LATE: _("later dan gezegd"),
        MatterStanding.UNDER_WAY: _("loopt"),
        MatterStanding.NOT_KEPT: _("niet gelukt"),
        MatterStanding.KEPT: _("gedaan"),
        MatterStanding.DECLINED: _("wij doen het niet"),
    }


def standing(matter: Matter, became: BecameOf, day: dt.date) -> MatterStanding:
    """How it stands on this day; on the day of a plan itself it is not late yet."""
    if matter.reacted_on is None or matter.reacted_on > day:
        return MatterStanding.OPEN
    if matter.reaction is Reaction.DECLINED:
        return MatterStanding.DECLINED
    if matter.reaction is Reaction.PLAN:
        if matter.done_on is not None and matter.done_on <= day:
            return MatterStanding.KEPT
        late = matter.due_on is not None and matter.due_on < day
        return MatterStanding.LATE if late else MatterStanding.UNDER_WAY
    if became.kept is None:
        return MatterStanding.UNDER_WAY
    return MatterStanding.KEPT if became.kept else MatterStanding.NOT_KEPT


def over_on(matter: Matter, became: BecameOf) -> dt.date | None:
    """The day after which nothing more is to come of it; None as long as something is."""
    reacted = matter.reacted_on
    if matter.reaction is Reaction.DECLINED or reacted is None:
        return reacted
    over = matter.done_on if matter.reaction is Reaction.PLAN else became.over_on
    return None if over is None else max(over, reacted)


def coherent(matter: Matter) -> Matter:
    """The same, without what belongs to another answer or kind than the one it has."""
    reaction, plan = matter.reaction, matter.reaction is Reaction.PLAN
    return replace(
        matter,
        adviser="" if matter.kind is MatterKind.MATTER else matter.adviser,
        reacted_on=None if reaction is Reaction.NONE_YET else matter.reacted_on,
        words="" if reaction is Reaction.NONE_YET else matter.words,
        promise_id=matter.promise_id if reaction is Reaction.PROMISE else None,
        initiative_id=matter.initiative_id if reaction is Reaction.INITIATIVE else None,
        due_on=matter.due_on if plan else None,
        done_on=matter.done_on if plan else None,
    )


def problems_of_matter(matter: Matter, today: dt.date) -> tuple[Problem, ...]:
    """Everything a person must still mend before the matter can be kept."""
    return (*_of_matter(matter, today), *_of_reaction(coherent(matter), today))


def _of_matter(matter: Matter, today: dt.date) -> Iterator[Problem]:
    if not matter.title.strip():
        yield Problem("title", _("Schrijf in een paar woorden waar het over gaat."))
    if matter.since > today:
        yield Problem("since", _("Deze dag moet nog komen. Kies een eerdere dag."))
    if matter.kind is not MatterKind.MATTER and not matter.adviser.strip():
        yield Problem("adviser", _("Schrijf van wie het advies komt, zoals 'Participatieraad'."))
    yield from too_long(matter, _LONGEST)


def _of_reaction(matter: Matter, today: dt.date) -> Iterator[Problem]:
    if matter.reaction is Reaction.NONE_YET:
        return
    if matter.reacted_on is None or not matter.since <= matter.reacted_on <= today:
        yield Problem("reacted_on", _("Kies een dag tussen die waarop het is gezegd en vandaag."))
    if matter.reaction is Reaction.PROMISE and matter.promise_id is None:
        yield Problem("promise_id", _("Kies de belofte. U maakt die bij Beloften."))
    if matter.reaction is Reaction.INITIATIVE and matter.initiative_id is None:
        sentence = _("Kies het initiatief. U maakt het bij Bewonersinitiatieven.")
        yield Problem("initiative_id", sentence)
    if matter.reaction is Reaction.DECLINED and not matter.words.strip():
        yield Problem("words", _("Schrijf waarom niet. Wie iets zei, wil dat weten."))
    if matter.reaction is Reaction.PLAN:
        yield from _of_plan(matter, today)


def _of_plan(matter: Matter, today: dt.date) -> Iterator[Problem]:
    if not matter.words.strip():
        yield Problem("words", _("Schrijf wat u gaat doen."))
    if matter.due_on is None or (matter.reacted_on and matter.due_on < matter.reacted_on):
        yield Problem("due_on", _("Kies wanneer het klaar is: de dag van het antwoord of later."))
    done = matter.done_on
    if done is not None and not (matter.reacted_on or done) <= done <= today:
        sentence = _("Kies een dag tussen het antwoord en vandaag, of laat het leeg.")
        yield Problem("done_on", sentence)


@gathered
def problems_of_note(note: MatterNote, today: dt.date) -> Iterator[Problem]:
    """What must be mended in a note of how it stands."""
    if not note.words.strip():
        yield Problem("words", _("Schrijf hoe het staat."))
    if note.date > today:
        yield Problem("date", _("Deze dag moet nog komen. Kies een eerdere dag."))
    yield from longer_than(LONGEST_TEXT, "words", note.words)
