"""Part of the tab Doelen, the base of each: a page, and the summary that the list beside it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from buurthuis_app.gui.tabs.goals.page_layout import LowPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.services.registry import CentreServices


class GoalsPart(LowPage):
    """One part of the tab. It is built when it is first shown, and reads its data in `refresh`."""

    has_paper: ClassVar[bool] = False

    def refresh(self) -> None:
        """Read again what this part shows."""
        raise NotImplementedError

    def show_record(self, key: UUID) -> None:
        """Open the record with this id, after the first refresh was asked for."""

    def print_paper(self) -> None:
        """Make the paper of what is shown; only called when `has_paper`."""


class Glance(Struct, frozen=True, kw_only=True):
    """What the list says below a part's name, and how full its bar is: shares of the whole (0-1), each over the one
    before."""

    words: str
    bar: tuple[float, ...] = ()


class PartEntry(Struct, frozen=True, kw_only=True):
    """How the tab gets a part. `glance` runs on the database lane."""

    key: str
    title: str
    """It may be broken at a soft hyphen where there is no room."""
    icon: str
    factory: Callable[[CentreServices, Shell], GoalsPart]
    glance: Callable[[CentreServices], Glance]
