"""Centre of the demo: its areas and rooms, and what it organises."""

from buurthuis_app.demo.data.activities import activities_data
from buurthuis_app.demo.data.signups import signups_data
from buurthuis_app.domain.centre.centre import Area, Room, Theme
from tests.demo.filled import Filled

PROGRAMMES = activities_data().series
ALL = activities_data().all
INVITATIONS = signups_data().invitations


def test_the_house_has_its_areas_rooms_and_fifteen_activities(year: Filled) -> None:
    assert (year.centre.name, year.centre.town) == ("De Schakel", "Waterlanden")
    assert len(year.all(Area)) == 6
    assert [room.capacity for room in year.all(Room)] == [60, 26, 18, 12, 44]
    assert [len(room.part_ids) for room in year.all(Room)] == [0, 0, 0, 0, 2]
    assert {theme.name for theme in year.all(Theme)} >= {"eenzaamheid", "dagbesteding", "meedoen"}
    assert len(PROGRAMMES) == 15
    expected = {one.title for one in (*ALL, *INVITATIONS)}
    assert set(year.titles().values()) == expected
