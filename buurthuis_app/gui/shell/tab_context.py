"""Context of a tab: the few things of the window that tabs share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from buurthuis_app.gui.forms.draft_keeper import Drafts
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.operations.undo_stack import UndoStack
    from buurthuis_app.gui.shell.navigation import Navigator


class Shell(Struct, frozen=True, kw_only=True):
    """Made once by bootstrap, handed to the factories of the tabs and to the window."""

    operations: Operations
    undo: UndoStack
    navigator: Navigator
    make_drafts: Callable[[], Drafts] | None = None

    @property
    def drafts(self) -> Drafts | None:
        """Where half-written forms are kept; made when the first form asks."""
        return self.make_drafts() if self.make_drafts else None
