"""The demo's house: its name, areas, rooms, themes and tally kinds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from buurthuis_app.domain.centre import Area, Centre, Room, Theme
from buurthuis_app.domain.counts import TallyKind, TallyRole
from buurthuis_app.domain.ids import new_id
from buurthuis_app.persistence.database import Work
from buurthuis_app.services.centres import usual_kinds, usual_themes
from buurthuis_app.services.demo.programme import YOUNG_PEOPLE

NAME = "De Schakel"
TOWN = "Waterlanden"

AREAS = ("Molenwijk", "Oud-Havenkwartier", "Rietland", "De Vaart", "Zonneveld", "Kersenhof")

ROOMS = (("Grote zaal", 60), ("Huiskamer", 26), ("Atelier", 18), ("Keuken", 12))
"""(name, for how many people)"""

MORE_THEMES = ("gezondheid", "taal en leren", "opgroeien", "duurzaam")
"""What the house works on beside the town's themes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The centre and what belongs to it, by name."""

    centre: Centre
    areas: Mapping[str, Area]
    rooms: Mapping[str, Room]
    themes: Mapping[str, Theme]
    kinds: Mapping[str, TallyKind]


def built() -> House:
    """The house, new."""
    centre = Centre(id=new_id(), name=NAME, town=TOWN)
    more = (Theme(id=new_id(), centre_id=centre.id, name=name) for name in MORE_THEMES)
    areas = (Area(id=new_id(), centre_id=centre.id, name=name) for name in AREAS)
    rooms = (
        Room(id=new_id(), centre_id=centre.id, name=name, capacity=capacity)
        for name, capacity in ROOMS
    )
    return House(
        centre=centre,
        areas={area.name: area for area in areas},
        rooms={room.name: room for room in rooms},
        themes={theme.name: theme for theme in (*usual_themes(centre), *more)},
        kinds={kind.name: kind for kind in _kinds(centre)},
    )


def keep(work: Work, house: House) -> None:
    """Write the house."""
    work.store(Centre).add(house.centre)
    work.store(Area).add(*house.areas.values())
    work.store(Room).add(*house.rooms.values())
    work.store(Theme).add(*house.themes.values())
    work.store(TallyKind).add(*house.kinds.values())


def _kinds(centre: Centre) -> tuple[TallyKind, ...]:
    """The usual kinds, with young people as a kind of their own after the grown-ups."""
    adults, *others = usual_kinds(centre)
    young = TallyKind(
        id=new_id(), centre_id=centre.id, name=YOUNG_PEOPLE, role=TallyRole.VISITS, position=0
    )
    ordered = (adults, young, *others)
    return tuple(replace(kind, position=position) for position, kind in enumerate(ordered))
