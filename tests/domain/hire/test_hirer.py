"""Hirers: what must be known of one."""

import datetime as dt
from typing import Any

import pytest

from buurthuis_app.domain.hire.hirer import Hirer, HirerKind, hirer_kind_names, problems_of_hirer
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

CHOIR = Hirer(
    id=new_id(),
    centre_id=new_id(),
    name="Koor De Merel",
    email="koor@example.org",
    phone="0612345678",
    since=dt.date(2026, 1, 5),
)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"email": "", "phone": ""}, []),
        ({"name": " ", "email": "koor", "phone": "12"}, ["name", "email", "phone"]),
        ({"name": "x" * 121, "address": "x" * 401}, ["name", "address"]),
    ],
)
def test_a_hirer_has_a_name_and_can_be_reached(changes: dict[str, Any], fields: list[str]) -> None:
    assert [fault.field for fault in problems_of_hirer(replace(CHOIR, **changes))] == fields


def test_every_kind_of_hirer_has_a_name() -> None:
    assert set(hirer_kind_names()) == set(HirerKind)
