"""Which of the occurrences behind a figure are shown."""

from enum import Enum

from buurthuis_app.domain.figures.breakdown import OccurrencesBehind
from buurthuis_app.i18n import _


class OccurrenceFilter(Enum):
    """A choice above the list of occurrences."""

    ALL = "all"
    HELD = "held"
    COUNTED = "counted"
    NOT_COUNTED = "not_counted"
    CANCELLED = "cancelled"

    def holds(self, one: OccurrencesBehind) -> bool:
        """Whether this occurrence is one of them."""
        return {
            OccurrenceFilter.ALL: True,
            OccurrenceFilter.HELD: one.held,
            OccurrenceFilter.COUNTED: one.counted,
            OccurrenceFilter.NOT_COUNTED: one.held and not one.counted,
            OccurrenceFilter.CANCELLED: one.cancelled,
        }[self]


def names() -> dict[OccurrenceFilter, str]:
    """What people call them."""
    return {
        OccurrenceFilter.ALL: _("alle keren"),
        OccurrenceFilter.HELD: _("gehouden"),
        OccurrenceFilter.COUNTED: _("geteld"),
        OccurrenceFilter.NOT_COUNTED: _("niet geteld"),
        OccurrenceFilter.CANCELLED: _("niet doorgegaan"),
    }
