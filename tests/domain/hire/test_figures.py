"""Figures of room hire."""

import datetime as dt

from buurthuis_app.domain.hire.figures import HireYear, hire_definitions, hire_year
from buurthuis_app.domain.hire.hirer import HirerKind
from buurthuis_app.domain.hire.price_list import HiredTime
from buurthuis_app.domain.shared.ids import new_id


def test_times_hours_and_amounts_by_kind_of_hirer() -> None:
    time = HiredTime(
        date=dt.date(2026, 3, 3),
        starts=dt.time(19, 30),
        ends=dt.time(21),
        room_id=new_id(),
        room="Zaal",
    )
    unknown = HiredTime(
        date=dt.date(2026, 3, 3), starts=None, ends=None, room_id=None, room="Buiten"
    )
    year = hire_year(
        [(HirerKind.SOCIETY, time), (HirerKind.SOCIETY, unknown)],
        [(HirerKind.SOCIETY, 3000), (HirerKind.BUSINESS, 500), (HirerKind.BUSINESS, -500)],
    )
    assert year.as_json() == {
        "times": 2,
        "minutes": 90,
        "cents": 3000,
        "kinds": {"society": [2, 3000]},
    }
    assert hire_year([], []) == HireYear()
    assert {each.term for each in hire_definitions()} >= {"keren verhuurd", "gefactureerd"}
