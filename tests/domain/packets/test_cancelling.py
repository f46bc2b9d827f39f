"""Cancelled at the door, at the office, or both."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.domain.packets.cancelling import Cancelling, cancelling
from buurthuis_app.domain.packets.packet import OccurrenceNews


@pytest.mark.parametrize(
    ("was", "now", "here", "because", "differs"),
    [
        (None, None, "storm", "storm", False),  # the door said nothing
        (None, "regen", None, "regen", False),
        (None, "regen", "regen", "regen", False),
        (None, "regen", "", "regen", False),  # the office knew no reason
        (None, "", "storm", "storm", False),  # the door knew none
        (None, "regen", "storm", "regen", True),
        ("storm", "regen", "storm", "regen", False),
        ("regen", "storm", None, "storm", True),  # the office resumed it
        ("regen", None, None, None, False),
        ("regen", None, "regen", None, False),
        ("", None, "storm", None, False),  # the door does not see the office's reasons
        ("regen", None, "", None, False),
        ("regen", None, "storm", None, True),
    ],
)
def test_cancelling_on_two_sides(
    was: str | None, now: str | None, here: str | None, because: str | None, *, differs: bool
) -> None:
    news = OccurrenceNews(
        occurrence_id=UUID(int=1),
        activity_id=UUID(int=2),
        activity="Eettafel",
        date=dt.date(2026, 3, 3),
        was=was,
        now=now,
    )
    assert cancelling(news, here) == Cancelling(because=because, differs=differs)
