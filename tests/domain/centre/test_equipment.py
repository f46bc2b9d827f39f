"""Equipment of the rooms: what must be known of it."""

from typing import Any

import pytest

from buurthuis_app.domain.centre.equipment import Equipment, problems_of_equipment
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

CHAIRS = Equipment(id=new_id(), centre_id=new_id(), room_id=new_id(), what="Klapstoelen", number=40)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"room_id": None, "what": " ", "number": 0}, ["room_id", "what", "number"]),
        ({"number": 10_001, "remark": "x" * 501}, ["number", "remark"]),
    ],
)
def test_equipment_stands_in_a_room_and_is_counted(
    changes: dict[str, Any], fields: list[str]
) -> None:
    assert [fault.field for fault in problems_of_equipment(replace(CHAIRS, **changes))] == fields
