"""What is shown, on paper."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from buurthuis_app.gui.activities.tab import ActivitiesTab


def print_view(tab: "ActivitiesTab") -> None:
    """Print it."""
    del tab
