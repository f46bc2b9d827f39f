"""Guest centre: another centre that is looked at here, as its last file said it."""

import datetime as dt
from uuid import UUID

from msgspec import Struct

from buurthuis_app.i18n import _


class GuestCentre(Struct, frozen=True, kw_only=True):
    """What another centre shared. `id` is the id that it has itself, `content` its shared file without the head."""

    id: UUID
    centre_id: UUID
    shared: str
    version: int = 1


class GuestFacts(Struct, frozen=True, kw_only=True):
    """A guest in the list, and one that is about to be taken in; `kept_at` is when the file was made that is kept."""

    centre_id: UUID
    name: str
    town: str
    made_at: dt.datetime
    years: tuple[int, ...]
    stories: int
    kept_at: dt.datetime | None = None
    lost_years: tuple[int, ...] = ()
    """Years of the kept file that are not in this one."""

    @property
    def older(self) -> bool:
        """Whether a later file of the same centre is kept already: people must say that they want the older one."""
        return self.kept_at is not None and self.made_at < self.kept_at

    @property
    def full_name(self) -> str:
        """The name with the town."""
        return (
            _("{name}, {town}").format(name=self.name, town=self.town) if self.town else self.name
        )
