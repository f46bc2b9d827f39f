"""The demo's house: its name, areas, rooms, the lists it sorts its work by, and when it is closed."""

from collections.abc import Mapping

from msgspec import Struct

from buurthuis_app.domain.centre.centre import (
    ActivityKind,
    Area,
    Centre,
    ClosedDay,
    Room,
    TargetGroup,
    Theme,
)
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
from buurthuis_app.services.demo.programme import YOUNG_PEOPLE
from buurthuis_app.services.demo.setting import Setting

NAME = "De Schakel"
TOWN = "Waterlanden"

AREAS = ("Molenwijk", "Oud-Havenkwartier", "Rietland", "De Vaart", "Zonneveld", "Kersenhof")

ROOMS = (("Grote zaal", 60), ("Huiskamer", 26), ("Atelier", 18), ("Keuken", 12))
"""(name, for how many people)"""

TOGETHER = ("Huiskamer en atelier", ("Huiskamer", "Atelier"))
"""(name, parts) of the room that two rooms make with the wall between them open."""

GROUPS = ("ouderen", "jongeren", "kinderen", "gezinnen", "alleenstaanden", "nieuwkomers")
"""For whom the house works."""

MORE_THEMES = ("gezondheid", "taal en leren", "opgroeien", "duurzaam")
"""What the house works on beside the town's themes."""


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


def built(setting: Setting) -> House:
    """The house, new, with its closed days from the beginning of the history to the end of the plan."""
    centre = Centre(id=new_id(), name=NAME, town=TOWN)
    more = (Theme(id=new_id(), centre_id=centre.id, name=name) for name in MORE_THEMES)
    areas = (Area(id=new_id(), centre_id=centre.id, name=name) for name in AREAS)
    groups = (TargetGroup(id=new_id(), centre_id=centre.id, name=name) for name in GROUPS)
    return House(
        centre=centre,
        areas={area.name: area for area in areas},
        rooms={room.name: room for room in _rooms(centre)},
        themes={theme.name: theme for theme in (*usual_themes(centre), *more)},
        groups={group.name: group for group in groups},
        activity_kinds={kind.name: kind for kind in usual_activity_kinds(centre)},
        kinds={kind.name: kind for kind in _kinds(centre)},
        closed_days=tuple(
            ClosedDay(
                id=new_id(),
                centre_id=centre.id,
                first=shut.first,
                last=shut.last,
                reason=shut.reason,
            )
            for shut in setting.closings.shut
            if shut.last >= setting.first and shut.first <= setting.last
        ),
    )


def keep(work: Work, house: House) -> None:
    """Write the house."""
    work.store(Centre).add(house.centre)
    work.store(Area).add(*house.areas.values())
    work.store(Room).add(*house.rooms.values())
    work.store(Theme).add(*house.themes.values())
    work.store(TargetGroup).add(*house.groups.values())
    work.store(ActivityKind).add(*house.activity_kinds.values())
    work.store(TallyKind).add(*house.kinds.values())
    work.store(ClosedDay).add(*house.closed_days)
    work.store(UnwantedBehaviour).add(*usual_behaviours(house.centre.id))
    work.store(HelpLine).add(*usual_lines(house.centre.id))


def _rooms(centre: Centre) -> tuple[Room, ...]:
    rooms = {
        name: Room(id=new_id(), centre_id=centre.id, name=name, capacity=capacity)
        for name, capacity in ROOMS
    }
    name, parts = TOGETHER
    whole = Room(
        id=new_id(),
        centre_id=centre.id,
        name=name,
        capacity=sum(rooms[part].capacity or 0 for part in parts),
        part_ids=tuple(sorted(rooms[part].id for part in parts)),
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
