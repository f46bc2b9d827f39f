"""Which of the occurrences behind a figure are shown."""

from enum import Enum

from buurthuis_app.domain.figures.breakdown import Behind
from buurthuis_app.i18n import _


class Which(Enum):
    """A choice above the list of occurrences."""

    ALL = "all"
    HELD = "held"
    COUNTED = "counted"
    NOT_COUNTED = "not_counted"
    CANCELLED = "cancelled"

    def holds(self, one: Behind) -> bool:
        """Whether this occurrence is one of them."""
        return {
            Which.ALL: True,
            Which.HELD: one.held,
            Which.COUNTED: one.counted,
            Which.NOT_COUNTED: one.held and not one.counted,
            Which.CANCELLED: one.cancelled,
        }[self]


def names() -> dict[Which, str]:
    """What people call them."""
    return {
        Which.ALL: _("alle keren"),
        Which.HELD: _("gehouden"),
        Which.COUNTED: _("geteld"),
        Which.NOT_COUNTED: _("niet geteld"),
        Which.CANCELLED: _("niet doorgegaan"),
    }
