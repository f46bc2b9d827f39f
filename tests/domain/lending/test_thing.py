"""Things that are lent: what must be known of one."""

from typing import Any

import pytest

from buurthuis_app.domain.lending.thing import Thing, ThingState, problems_of_thing, state_names
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

TENT = Thing(id=new_id(), centre_id=new_id(), name="Partytent", deposit=2500)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"deposit": None}, []),
        ({"name": " ", "deposit": -1}, ["name", "deposit"]),
        ({"name": "x" * 121, "deposit": 1_000_001}, ["deposit", "name"]),
    ],
)
def test_a_thing_has_a_name_and_a_likely_deposit(
    changes: dict[str, Any], fields: list[str]
) -> None:
    assert [fault.field for fault in problems_of_thing(replace(TENT, **changes))] == fields


def test_every_state_has_a_name() -> None:
    assert set(state_names()) == set(ThingState)
