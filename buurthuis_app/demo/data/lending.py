"""Things that the demo lends, and what is brought to its repair café, as data."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read
from buurthuis_app.domain.lending.repair import RepairKind


class ThingData(Data, frozen=True, kw_only=True):
    """Something to borrow; the deposit is in euro cents."""

    name: str
    deposit: int | None = None


class BroughtData(Data, frozen=True, kw_only=True):
    """What is brought now and then, what it weighs, and how many in ten of it are mended."""

    thing: str
    kind: RepairKind
    mended: int
    grams: int


class LendingData(Data, frozen=True, kw_only=True):
    """What the demo lends and mends, and to whom."""

    names: tuple[str, ...]
    things: tuple[ThingData, ...]
    brought: tuple[BroughtData, ...]


@cache
def lending_data() -> LendingData:
    """The file `lending`."""
    return read("lending", LendingData)
