"""Areas of the demo's town: what they are like, in words and in figures that others published."""

from msgspec import Struct

from buurthuis_app.demo.data.centre import centre_data
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.domain.centre.centre import Area, ProfileLine
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace


class AreaRecords(Struct, frozen=True, kw_only=True):
    """The areas that are described, and the lines of their profiles."""

    areas: tuple[Area, ...]
    profiles: tuple[ProfileLine, ...]


def build(house: House) -> AreaRecords:
    """The areas of which something is known."""
    described = [area for area in centre_data().areas if area.description]
    return AreaRecords(
        areas=tuple(
            replace(house.areas[area.name], description=area.description) for area in described
        ),
        profiles=tuple(
            ProfileLine(
                id=new_id(),
                area_id=house.areas[area.name].id,
                name=line.name,
                figure=line.figure,
                year=line.year,
                source=line.source,
                position=place,
            )
            for area in described
            for place, line in enumerate(area.profile)
        ),
    )


def keep(work: Work, records: AreaRecords) -> None:
    """Write them; the areas are there already and get their description."""
    work.store(Area).replace_all(records.areas)
    work.store(ProfileLine).add(*records.profiles)
