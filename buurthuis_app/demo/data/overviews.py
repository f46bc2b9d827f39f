"""Overview of last year in the demo as data: the words of the board."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read


class OverviewsData(Data, frozen=True, kw_only=True):
    """The words of the board, why stories were chosen, and why something took place less or more often than aimed."""

    foreword: str
    asked: str
    reasons: tuple[str, ...]
    less: tuple[str, ...]
    more: str


@cache
def overviews_data() -> OverviewsData:
    """The file `overviews`."""
    return read("overviews", OverviewsData)
