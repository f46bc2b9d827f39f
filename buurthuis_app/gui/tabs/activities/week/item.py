"""Item of the week and the month: one activity on one date, with all that its block says."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.activities.clashes import USUAL_LENGTH
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.i18n import _, day_and_month, hours, ngettext, number

DAY_MINUTES = 24 * 60
_WITHOUT_END = USUAL_LENGTH // dt.timedelta(minutes=1)
"""Minutes that something is drawn when its end is unknown."""


class Item(Struct, frozen=True, kw_only=True):
    """One occurrence as a block. `colour` is a place in the palette of kinds, None without a kind."""

    id: UUID
    activity_id: UUID
    title: str
    date: dt.date
    starts: dt.time | None = None
    ends: dt.time | None = None
    room_id: UUID | None = None
    room: str = ""
    kind_id: UUID | None = None
    kind: str = ""
    colour: int | None = None
    host: str = ""
    cancelled_because: str | None = None
    visits: int | None = None
    series: bool = False
    occurrence: Occurrence | None = None
    """Occurrence that the item shows."""

    @property
    def cancelled(self) -> bool:
        """Whether the occurrence does not take place."""
        return self.cancelled_because is not None

    @property
    def begin(self) -> int | None:
        """Minutes from midnight to its start; None without a time."""
        return None if self.starts is None else minutes(self.starts)

    @property
    def end(self) -> int | None:
        """Minutes from midnight of its date to its end: more than a day's when it ends after midnight."""
        if self.starts is None:
            return None
        begin = minutes(self.starts)
        if self.ends is None:
            return begin + _WITHOUT_END
        end = minutes(self.ends)
        return end if end > begin else end + DAY_MINUTES

    @property
    def state(self) -> str:
        """What to know beside its name: why it is off, or how many came."""
        if self.cancelled_because is not None:
            reason = self.cancelled_because or _("reden onbekend")
            return _("niet doorgegaan: {reason}").format(reason=reason)
        if self.visits is not None:
            return ngettext("{n} bezoek", "{n} bezoeken", self.visits).format(n=number(self.visits))
        return ""

    @property
    def sentence(self) -> str:
        """The item in one sentence, for a screen reader."""
        parts = (
            self.title,
            day_and_month(self.date),
            hours(self.starts, self.ends) or _("zonder tijd"),
            self.room,
            self.kind,
            self.state,
        )
        return ", ".join(part for part in parts if part)


def minutes(time: dt.time) -> int:
    """Minutes since midnight."""
    return time.hour * 60 + time.minute


def time_at(minute: int) -> dt.time:
    """The time of day so many minutes after some midnight."""
    hour, rest = divmod(minute % DAY_MINUTES, 60)
    return dt.time(hour, rest)


def told(items: Iterable[Item]) -> list[tuple[UUID, str]]:
    """What a screen reader walks through: each with its sentence, in the order of the days."""
    ordered = sorted(items, key=lambda item: (item.date, item.begin or 0, folded(item.title)))
    return [(item.id, item.sentence) for item in ordered]
