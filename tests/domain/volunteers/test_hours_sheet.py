"""Sheet of hours: lines, and the names of what they point to."""

import datetime as dt

import pytest

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import month
from buurthuis_app.domain.volunteers.hours_sheet import HoursSheet


def test_a_sheet_is_one_frozen_value_that_can_be_compared() -> None:
    ria = new_id()
    march = HoursSheet(
        period=month(2026, 3), worked=(), people={ria: "Ria"}, duties={}, activities={}, uses={}
    )
    april = HoursSheet(
        period=month(2026, 4), worked=(), people={ria: "Ria"}, duties={}, activities={}, uses={}
    )
    assert march != april
    assert march.period.first == dt.date(2026, 3, 1)
    with pytest.raises(AttributeError):
        march.period = april.period  # type: ignore[misc]
