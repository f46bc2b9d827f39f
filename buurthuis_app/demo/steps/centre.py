"""Centre of the demo: its name, areas, rooms, the lists it sorts its work by, and when it is closed."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from buurthuis_app.demo.data.activities import YOUNG_PEOPLE
from buurthuis_app.demo.data.centre import centre_data
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.centre.centre import (
    ActivityKind,
    Area,
    Centre,
    ClosedDay,
    Room,
    TargetGroup,
    Theme,
)
from buurthuis_app.domain.centre.equipment import Equipment
from buurthuis_app.domain.confidant.behaviours import (
    HelpLine,
    UnwantedBehaviour,
    usual_behaviours,
    usual_lines,
)
from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.services.centre.centres import usual_activity_kinds, usual_kinds, usual_themes


class House(Struct, frozen=True, kw_only=True):
    """The centre and what belongs to it, by name."""

    centre: Centre
    areas: Mapping[str, Area]
    rooms: Mapping[str, Room]
    themes: Mapping[str, Theme]
    groups: Mapping[str, TargetGroup]
    activity_kinds: Mapping[str, ActivityKind]
    kinds: Mapping[str, TallyKind]
    """The tally kinds of the whole house; those of one activity come with the plan."""
    closed_days: tuple[ClosedDay, ...]
    equipment: tuple[Equipment, ...]


def build(timeline: Timeline) -> House:
    """The house, new, with its closed days from the beginning of the history to the end of the plan."""
    data = centre_data()
    centre = Centre(id=new_id(), name=data.name, town=data.town)
    more = (Theme(id=new_id(), centre_id=centre.id, name=name) for name in data.more_themes)
    areas = (Area(id=new_id(), centre_id=centre.id, name=area.name) for area in data.areas)
    groups = (TargetGroup(id=new_id(), centre_id=centre.id, name=name) for name in data.groups)
    rooms = {room.name: room for room in _rooms(centre)}
    return House(
        centre=centre,
        equipment=_equipment(rooms, timeline.first),
        areas={area.name: area for area in areas},
        rooms=rooms,
        themes={theme.name: theme for theme in (*usual_themes(centre), *more)},
        groups={group.name: group for group in groups},
        activity_kinds={kind.name: kind for kind in usual_activity_kinds(centre)},
        kinds={kind.name: kind for kind in _kinds(centre)},
        closed_days=tuple(
            ClosedDay(
                id=new_id(),
                centre_id=centre.id,
                first=period.first,
                last=period.last,
                reason=period.reason,
            )
            for period in timeline.days_off.periods
            if period.last >= timeline.first and period.first <= timeline.last
        ),
    )


def keep(work: Work, house: House) -> None:
    """Write the house."""
    work.store(Centre).add(house.centre)
    work.store(Area).add(*house.areas.values())
    work.store(Room).add(*house.rooms.values())
    work.store(Equipment).add(*house.equipment)
    work.store(Theme).add(*house.themes.values())
    work.store(TargetGroup).add(*house.groups.values())
    work.store(ActivityKind).add(*house.activity_kinds.values())
    work.store(TallyKind).add(*house.kinds.values())
    work.store(ClosedDay).add(*house.closed_days)
    work.store(UnwantedBehaviour).add(*usual_behaviours(house.centre.id))
    work.store(HelpLine).add(*usual_lines(house.centre.id))


def _equipment(rooms: Mapping[str, Room], checked_on: dt.date) -> tuple[Equipment, ...]:
    return tuple(
        Equipment(
            id=new_id(),
            centre_id=rooms[room.name].centre_id,
            room_id=rooms[room.name].id,
            what=what,
            number=number,
            checked_on=checked_on,
        )
        for room in centre_data().rooms
        for what, number in room.equipment
    )


def _rooms(centre: Centre) -> tuple[Room, ...]:
    rooms = {
        room.name: Room(
            id=new_id(),
            centre_id=centre.id,
            name=room.name,
            capacity=room.capacity,
            square_metres=room.square_metres,
        )
        for room in centre_data().rooms
    }
    joined = centre_data().joined_room
    whole = Room(
        id=new_id(),
        centre_id=centre.id,
        name=joined.name,
        capacity=sum(rooms[part].capacity or 0 for part in joined.parts),
        part_ids=tuple(sorted(rooms[part].id for part in joined.parts)),
    )
    return (*rooms.values(), whole)


def _kinds(centre: Centre) -> tuple[TallyKind, ...]:
    """The usual kinds, with young people as a kind of their own after the grown-ups."""
    adults, *others = usual_kinds(centre)
    young = TallyKind(
        id=new_id(), centre_id=centre.id, name=YOUNG_PEOPLE, role=TallyRole.VISITS, position=0
    )
    ordered = (adults, young, *others)
    return tuple(replace(kind, position=position) for position, kind in enumerate(ordered))
