"""Filter on the occurrences behind a figure."""

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

    def holds(self, occurrence: OccurrencesBehind) -> bool:
        """Whether the filter lets this occurrence pass."""
        return {
            OccurrenceFilter.ALL: True,
            OccurrenceFilter.HELD: occurrence.held,
            OccurrenceFilter.COUNTED: occurrence.counted,
            OccurrenceFilter.NOT_COUNTED: occurrence.held and not occurrence.counted,
            OccurrenceFilter.CANCELLED: occurrence.cancelled,
        }[self]


def names() -> dict[OccurrenceFilter, str]:
    """Dutch names of the filters."""
    return {
        OccurrenceFilter.ALL: _("alle keren"),
        OccurrenceFilter.HELD: _("gehouden"),
        OccurrenceFilter.COUNTED: _("geteld"),
        OccurrenceFilter.NOT_COUNTED: _("niet geteld"),
        OccurrenceFilter.CANCELLED: _("niet doorgegaan"),
    }
