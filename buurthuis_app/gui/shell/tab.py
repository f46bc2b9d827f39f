"""Tab, the base of all: a page that knows which data it shows, its page in the manual and its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from buurthuis_app.gui.widgets.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from buurthuis_app.gui.shell.navigation import Destination
    from buurthuis_app.services.shared.done import Topic


class Tab(QWidget):
    """One page of the window. It is built when it is first shown, and reads its data in `refresh`."""

    areas: ClassVar[frozenset[Topic]] = frozenset()
    topic: str = "index"  # resources/help/nl/<topic>.md
    has_paper: ClassVar[bool] = False

    def refresh(self) -> None:
        """Read again what this tab shows; called on first show and when its areas changed."""
        raise NotImplementedError

    def follow(self) -> None:
        """Somebody else wrote, while this is looked at: read it again, unless that would take away what is read."""
        self.refresh()

    def put_away_said(self) -> None:
        """People wrote in one of its areas: what was said of an earlier act is over."""
        for notice in self.findChildren(Notice):
            if notice.window() is self.window():
                notice.put_away()

    def show_place(self, place: Destination) -> None:
        """Go to `place`, after the first refresh was asked for. A tab that has only one place does nothing."""

    def help_topic(self) -> str:
        """Which page of the manual is about what is shown now."""
        return self.topic

    def takes_key(self, event: QKeyEvent) -> bool:  # noqa: ARG002 - most tabs take none
        """Use a key that is pressed while the keyboard is on the row of tabs."""
        return False

    def settle(self) -> None:
        """Save what is half typed: the window is about to close."""

    def print_paper(self) -> None:
        """Make this tab's paper; only called when `has_paper`."""


class TabEntry(Struct, frozen=True, kw_only=True):
    """How the window gets a tab: `factory` is called when it is first shown."""

    key: str
    title: str
    icon: str
    factory: Callable[[], Tab]
