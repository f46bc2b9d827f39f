"""Sheets as they are seen before they are read: what stands on them, and how they would be read."""

from msgspec import Struct

from buurthuis_app.domain.counts.pointing import Pointing


class SheetSeen(Struct, frozen=True, kw_only=True):
    """What stands on one sheet of a file. `tables` is how the program reads it, as far as that can be pointed at."""

    title: str
    shape: str
    cells: tuple[tuple[object, ...], ...]
    dates: int
    numbers: int
    tables: tuple[Pointing, ...] = ()
    recalled: bool = False
    """Whether `tables` is what somebody pointed at before, on a sheet of this shape."""

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.cells)

    @property
    def columns(self) -> int:
        """How many columns its widest row has."""
        return max((len(row) for row in self.cells), default=0)
