"""Queries of the public page: the confidants on it, and whether a message can be left."""

from msgspec import Struct

from buurthuis_app.domain.confidant.page import ConfidantPage
from buurthuis_app.services.confidant.key_holders import Alarm, Holders, KeyAlarm, changed
from buurthuis_app.services.registry import CentreServices


class Seen(Struct, frozen=True, kw_only=True):
    """The page, who can read what is left, and what to say when something is wrong with the keys."""

    page: ConfidantPage
    holders: Holders | None
    """None when a key in the file is not what it says it is."""
    alarm: str = ""

    @property
    def mailbox(self) -> bool:
        """Whether a message can be left: somebody on the page can read it."""
        if self.holders is None or not self.holders.ready:
            return False
        return any(self.holders.of(one.id) for one in self.page.confidants)

    @property
    def left_behind(self) -> bool:
        """Whether somebody who is not on the page any more can still open the register."""
        on_page = {one.id for one in self.page.confidants}
        holders = self.holders.all if self.holders else ()
        return any(one.confidant_id not in on_page for one in holders)


def read(house: CentreServices) -> Seen:
    """Read it all; on the database lane."""
    page = house.confidants.page()
    try:
        holders = house.confiding.holders()
    except KeyAlarm as error:
        return Seen(page=page, holders=None, alarm=error.sentence)
    alarm = changed().sentence if holders.alarm is Alarm.CHANGED else ""
    return Seen(page=page, holders=holders, alarm=alarm)
