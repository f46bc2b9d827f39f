"""Meetings with sign-ups: attendances per time."""

import pytest

from buurthuis_app.domain.overviews.extra_figures import Meeting
from buurthuis_app.domain.shared.ids import new_id


@pytest.mark.parametrize(("attendances", "ticked", "per_time"), [(30, 4, 7.5), (0, 0, None)])
def test_attendances_are_divided_by_the_times_at_which_somebody_was_ticked(
    attendances: int, ticked: int, per_time: float | None
) -> None:
    meeting = Meeting(
        activity_id=new_id(),
        title="Eetcafé",
        held=6,
        placed=10,
        waiting=0,
        withdrawn=1,
        attendances=attendances,
        ticked=ticked,
    )
    assert meeting.per_time == per_time
