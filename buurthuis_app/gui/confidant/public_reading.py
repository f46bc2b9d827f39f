"""What the public page needs to know: who is on it, and whether a message can be left."""

from dataclasses import dataclass

from buurthuis_app.domain.confidant_page import ConfidantPage
from buurthuis_app.services.confidant.holders import Alarm, Holders, KeyAlarm, changed
from buurthuis_app.services.house import House


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The page, who can read what is left, and what to say when something is wrong with the keys."""

    page: ConfidantPage
    holders: Holders | None
    """None when a key in the file is not what it says it is."""
    alarm: str = ""

    @property
    def mailbox(self) -> bool:
        """Whether a message can be left."""
        return self.holders is not None and self.holders.ready


def read(house: House) -> Seen:
    """Read it all; on the database lane."""
    page = house.confidants.page()
    try:
        holders = house.confiding.holders()
    except KeyAlarm as error:
        return Seen(page=page, holders=None, alarm=error.sentence)
    alarm = changed().sentence if holders.alarm is Alarm.CHANGED else ""
    return Seen(page=page, holders=holders, alarm=alarm)
