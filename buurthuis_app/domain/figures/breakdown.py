"""The figures of a period split along one line: per activity, theme, weekday …, and the occurrences behind each row."""

import datetime as dt
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.counts.count import Source
from buurthuis_app.domain.figures.figures import Change, Figures, Part
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.periods import Against, Period, Span
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.i18n import _, weekday_name


class Along(Enum):
    """The ways in which the figures of a period can be split. This is the one list of them."""

    ACTIVITY = "activity"
    THEME = "theme"
    GROUP = "group"
    AREA = "area"
    KIND = "kind"
    DAY_PART = "day_part"
    WEEKDAY = "weekday"

    @property
    def overlaps(self) -> bool:
        """Whether an occurrence can stand in several rows, so that the rows together are more than the total."""
        return self in {Along.THEME, Along.GROUP}


RowKey = UUID | DayPart | int | None
"""What a row is about: the id of a record, a part of the day, a weekday (Monday is 0); None for "without"."""


class Only(Struct, frozen=True, kw_only=True):
    """Which activities the figures are of: all, those with a theme, or one."""

    theme_id: UUID | None = None
    activity_id: UUID | None = None

    @property
    def everything(self) -> bool:
        """Whether the choice leaves nothing out."""
        return self.theme_id is None and self.activity_id is None


EVERYTHING = Only()


class BreakdownRow(Struct, frozen=True, kw_only=True):
    """The figures of one activity, theme, weekday …"""

    key: RowKey
    name: str
    figures: Figures


class Breakdown(Struct, frozen=True, kw_only=True):
    """A period's figures along one line, beside those of an earlier period.

    `figures` is always the true total, in which each occurrence is counted once; where the rows overlap it is less
    than their sum. `former` and `former_parts` hold as many days as the period has had so far.
    """

    period: Period
    along: Along
    only: Only
    against: Against
    rows: tuple[BreakdownRow, ...]
    figures: Figures
    former_period: Period
    former: Figures
    change: Change | None
    extrapolated: int | None
    """The sum of what its activities may have had beside the visits; None when nothing was counted."""
    parts: tuple[Part, ...]
    former_parts: tuple[Part | None, ...]
    """What stands beside each of the `parts`; None where the earlier period has no such part."""


class FormerNumber(Struct, frozen=True, kw_only=True):
    """What a number was before it was corrected: of which tally kind, why, when and by which profile."""

    kind: str
    former: int
    because: str
    recorded_by: Profile
    recorded_at: dt.datetime


class OccurrencesBehind(Struct, frozen=True, kw_only=True):
    """One occurrence behind a figure. `visits` is None when it was not counted."""

    occurrence_id: UUID
    activity_id: UUID
    date: dt.date
    starts: dt.time | None
    title: str
    cancelled: bool
    held: bool
    visits: int | None
    sources: tuple[Source, ...]
    history: tuple[FormerNumber, ...] = ()

    @property
    def counted(self) -> bool:
        """Whether the occurrence has a count."""
        return self.visits is not None


class FigureQuestion(Struct, frozen=True, kw_only=True):
    """Of which figure the occurrences are asked: all of a breakdown, these rows of it, or one part of the period."""

    period: Period
    only: Only = EVERYTHING
    rows: tuple[tuple[Along, RowKey], ...] = ()
    span: Span | None = None


def names() -> dict[Along, str]:
    """Dutch names of the ways to split figures."""
    return {
        Along.ACTIVITY: _("activiteit"),
        Along.THEME: _("thema"),
        Along.GROUP: _("doelgroep"),
        Along.AREA: _("gebied"),
        Along.KIND: _("soort"),
        Along.DAY_PART: _("dagdeel"),
        Along.WEEKDAY: _("weekdag"),
    }


def without(along: Along) -> str:
    """The name of the row for what has none."""
    return {
        Along.THEME: _("geen thema"),
        Along.GROUP: _("geen doelgroep"),
        Along.AREA: _("geen gebied"),
        Along.KIND: _("geen soort"),
        Along.DAY_PART: _("tijd onbekend"),
    }.get(along, "")


def row_name(key: DayPart | int) -> str:
    """What people call a part of the day or a weekday."""
    if isinstance(key, int):
        return weekday_name(key)
    return {
        DayPart.MORNING: _("ochtend"),
        DayPart.AFTERNOON: _("middag"),
        DayPart.EVENING: _("avond"),
    }[key]


def definition(along: Along) -> str:
    """What the rows mean where that is not plain; empty elsewhere."""
    if along is Along.THEME:
        return _(
            "Een activiteit kan meer thema's hebben en staat dan in meer rijen. "
            "De rijen samen zijn daarom meer dan het totaal."
        )
    if along is Along.GROUP:
        return _(
            "Een activiteit kan meer doelgroepen hebben en staat dan in meer rijen. "
            "De rijen samen zijn daarom meer dan het totaal."
        )
    if along is Along.DAY_PART:
        return _(
            "Ochtend is van 5 tot 12 uur, middag tot 18 uur, avond daarna en in de nacht. Het begin telt."
        )
    return ""
