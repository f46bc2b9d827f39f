"""Choices of the activity form, read together with the programme."""

from msgspec import Struct

from buurthuis_app.domain.activities.planned import InitiativeName
from buurthuis_app.domain.centre.centre import (
    ActivityKind,
    Area,
    Centre,
    ClosedDay,
    Room,
    TargetGroup,
    Theme,
)
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.volunteers.leaders import Leader


class FormChoices(Struct, frozen=True, kw_only=True):
    """What can be chosen in the form, and on which days the house is closed."""

    centre: Centre
    rooms: tuple[Room, ...] = ()
    themes: tuple[Theme, ...] = ()
    groups: tuple[TargetGroup, ...] = ()
    kinds: tuple[ActivityKind, ...] = ()
    areas: tuple[Area, ...] = ()
    initiatives: tuple[InitiativeName, ...] = ()
    closed: tuple[ClosedDay, ...] = ()
    tallies: tuple[TallyKind, ...] = ()
    leaders: tuple[Leader, ...] = ()
