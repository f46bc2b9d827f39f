"""Programme of a door: what the office planned, whole, so that the newest one is all that a door needs."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import (
    ActivityKind,
    Area,
    ClosedDay,
    Room,
    TargetGroup,
    Theme,
)
from buurthuis_app.domain.centre.opening_hours import OpeningHours
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.domain.surveys.survey import Questionnaire
from buurthuis_app.records import replace

Listed = (
    Area
    | Room
    | Theme
    | TargetGroup
    | ActivityKind
    | ClosedDay
    | OpeningHours
    | Activity
    | TallyKind
)
"""What a door has of the office as it is, in the order in which one may refer to another."""


class Programme(Struct, frozen=True, kw_only=True):
    """All that is planned from `first` to `last`, and the lists that go with it.

    Of two programmes the one with the higher `number` holds. `taken` is the last packet of the door that was in the
    office's file when this was made. `sign_ups` is None for a door that has no names.
    """

    door_id: UUID
    number: int
    taken: int
    first: dt.date
    last: dt.date
    areas: tuple[Area, ...] = ()
    rooms: tuple[Room, ...] = ()
    themes: tuple[Theme, ...] = ()
    groups: tuple[TargetGroup, ...] = ()
    kinds: tuple[ActivityKind, ...] = ()
    closed_days: tuple[ClosedDay, ...] = ()
    opening_hours: tuple[OpeningHours, ...] = ()
    activities: tuple[Activity, ...] = ()
    tally_kinds: tuple[TallyKind, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    surveys: tuple[Questionnaire, ...] = ()
    sign_ups: tuple[SignUp, ...] | None = None

    def tells_of(self, day: dt.date) -> bool:
        """Whether all that is planned on that day is in it."""
        return self.first <= day <= self.last

    @property
    def lists(self) -> dict[type[Listed], tuple[Listed, ...]]:
        """The lists by what is in them, each after what it refers to."""
        return {
            Area: self.areas,
            Room: self.rooms,
            Theme: self.themes,
            TargetGroup: self.groups,
            ActivityKind: self.kinds,
            ClosedDay: self.closed_days,
            OpeningHours: self.opening_hours,
            Activity: self.activities,
            TallyKind: self.tally_kinds,
        }


def area_at_door(area: Area) -> Area:
    """Without the words that may be about a person, as in all below."""
    return replace(area, description="", version=1)


def closed_day_at_door(day: ClosedDay) -> ClosedDay:
    """Closed, and not why."""
    return replace(day, reason="", version=1)


def activity_at_door(activity: Activity) -> Activity:
    """What is planned, and not by whom."""
    return replace(
        activity,
        led_by="",
        led_by_id=None,
        organised_by="",
        description="",
        former_titles=(),
        uid="",
        initiative_id=None,
        version=1,
    )


def occurrence_at_door(occurrence: Occurrence) -> Occurrence:
    """When and where, whether it goes on, and no more."""
    because = occurrence.cancelled_because
    return replace(
        occurrence,
        remark="",
        uid="",
        led_by="",
        led_by_id=None,
        cancelled_because=None if because is None else "",
        version=1,
    )


def sign_up_at_door(sign_up: SignUp, known: Collection[UUID]) -> SignUp:
    """The name and what is eaten, and who was at the `known` times; how to reach people stays at the office."""
    present = tuple(at for at in sign_up.present_at if at in known)
    return replace(sign_up, email="", phone="", remark="", present_at=present, version=1)


def questionnaire_at_door(asked: Questionnaire) -> Questionnaire:
    """The questions, without what they are compared with."""
    return replace(
        asked,
        survey=replace(asked.survey, handed_out=None, repeats_id=None, version=1),
        questions=tuple(
            replace(question, repeats_id=None, version=1) for question in asked.questions
        ),
    )
