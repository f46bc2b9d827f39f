"""Records of several types in one statement are those of a statement each, whatever their columns hold."""

from typing import Any

import pytest
from sqlalchemy import event, select

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import Centre, Room, Theme
from buurthuis_app.domain.centre.opening_hours import OpeningHours
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.settings import Setting
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.queries.shared import read_together
from buurthuis_app.services.registry import CentreServices

KINDS = (Activity, Room, Theme, TallyKind, OpeningHours, Setting, Story)


@pytest.mark.both_engines
@pytest.mark.usefixtures("taken_in")
@pytest.mark.parametrize("at_hand", [True, False])
def test_they_are_the_same_in_one_journey(
    house: CentreServices, monkeypatch: pytest.MonkeyPatch, *, at_hand: bool
) -> None:
    with house.database.read() as work:
        engine = work.connection.dialect.name
    monkeypatch.setattr(read_together, "AT_HAND", engine if at_hand else "")
    centre_id = house.centre.id
    hall = Room(id=new_id(), centre_id=centre_id, name="Hal")
    with house.database.begin() as work:
        parts = [room.id for room in work.store(Room).find(centre_id=centre_id)]
        store = work.store(Room)
        store.add(
            hall, Room(id=new_id(), centre_id=centre_id, name="Huis", part_ids=(*parts, hall.id))
        )
    with house.database.read() as work:
        apart: list[tuple[Any, ...]] = [
            work.store(kind).find(centre_id=centre_id) for kind in KINDS
        ]
        every = select(schema.occurrence)
        (occurrences, (centre,)) = read_together.read(
            work, (Occurrence, every), (Centre, select(schema.centre))
        )
        assert occurrences == work.store(Occurrence).find()
        assert centre.id == centre_id
    asked: list[str] = []
    with house.database.read() as work:

        def note(_line: object, _cursor: object, statement: str, *_others: object) -> None:
            asked.extend([statement] if statement != "BEGIN" else [])

        event.listen(work.connection, "before_cursor_execute", note)
        read_together.of_centre(work, centre_id, *KINDS)
        read_together.of_centre(work, centre_id, *KINDS[:3])
        assert [work.store(kind).find(centre_id=centre_id) for kind in KINDS] == apart
    assert (len(asked) > len(KINDS)) if at_hand else (len(asked) == 1)
    assert len(occurrences) > 100
    (whole,) = [room for room in apart[1] if room.name == "Huis"]
    assert whole.part_ids == tuple(sorted((*parts, hall.id)))


def test_who_writes_reads_what_is_there_by_then(house: CentreServices) -> None:
    with house.database.begin() as work:
        read_together.of_centre(work, house.centre.id, Room)
        work.store(Room).add(Room(id=new_id(), centre_id=house.centre.id, name="Kelder"))
        found = work.store(Room).find(centre_id=house.centre.id)
    assert [room.name for room in found] == ["Grote zaal", "Kelder"]
