"""Queries of the public page: the confidants on it, and whether a message can be left."""

import datetime as dt

from msgspec import Struct

from buurthuis_app.domain.confidant.page import ConfidantPage
from buurthuis_app.i18n import _
from buurthuis_app.services.confidant.key_holders import Alarm, Holders, alarmed
from buurthuis_app.services.registry import CentreServices


class Seen(Struct, frozen=True, kw_only=True):
    """The page, who can read what is left, and what to say when something is wrong with the keys.

    `founded_on` for as long as everybody is told that the register was founded anew.
    """

    page: ConfidantPage
    holders: Holders
    alarm: str = ""
    founded_on: dt.date | None = None

    @property
    def mailbox(self) -> bool:
        """Whether a message can be left: somebody on the page can read it."""
        if not self.holders.ready:
            return False
        return any(self.holders.of(confidant.id) for confidant in self.page.confidants)

    @property
    def left_behind(self) -> bool:
        """Whether somebody who is not on the page any more can still open the register."""
        on_page = {confidant.id for confidant in self.page.confidants}
        return any(holder.confidant_id not in on_page for holder in self.holders.all)

    @property
    def may_found(self) -> bool:
        """Whether there is no register, so that one can be set up."""
        return not self.holders.all and self.holders.alarm in {None, Alarm.GONE}


def read(house: CentreServices) -> Seen:
    """Read it all; on the database lane."""
    page, holders = house.confidants.page(), house.confiding.holders()
    told = holders.told_until is not None and house.clock.today() < holders.told_until
    return Seen(
        page=page,
        holders=holders,
        alarm=_sentence(holders),
        founded_on=holders.founded_on if told else None,
    )


def _sentence(holders: Holders) -> str:
    """The alarm in words, with what stood on the poster before."""
    if holders.alarm is None:
        return ""
    sentence = alarmed(holders).sentence
    if holders.former_words and holders.alarm is not Alarm.ALTERED:
        former = _("Eerder waren de controlewoorden: {words}.").format(words=holders.former_words)
        return f"{sentence}\n\n{former}"
    return sentence
