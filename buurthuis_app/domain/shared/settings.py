"""Settings of a centre that every window of it follows."""

from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.periods import Period

LONGEST_FOREWORD = 6000

DOOR_CODE = "door_code"
"""The key of the hash of the code that leads from the door back to the office."""

VOLUNTEERS_KEPT = "volunteers_kept"
"""The key of how many months after the last day a volunteer's data is kept."""

ROSTER_GAP = "roster_gap"
"""The key of how many minutes somebody needs between two shifts."""


PARTICIPANTS = "participants"
"""The key of what is asked of participants, with commas between; without it the centre keeps no participants."""

PARTICIPANTS_KEPT = "participants_kept"
"""The key of how many months after the last time a participant is kept."""


class Setting(Struct, frozen=True, kw_only=True):
    """Setting of a centre, by its key."""

    centre_id: UUID
    key: str
    value: str
    version: int = 1


def foreword_of(period: Period) -> str:
    """The key of the foreword in the overview of a year."""
    return f"foreword.{period.first.year}"


def asked_of(period: Period) -> str:
    """The key of what the centre asks the council for in the summary of a year."""
    return f"asked.{period.first.year}"


def sections_of(period: Period) -> str:
    """The key of which sections the overview of a period has, and in which order."""
    return f"sections.{period.kind.value}.{period.first.year}"
