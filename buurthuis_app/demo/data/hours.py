"""Hours of the demo as data: for which duties they are noted by hand."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read


class HandNotedData(Data, frozen=True, kw_only=True):
    """A duty that stands in no roster, and what is noted with its hours."""

    duty: str
    remark: str = ""


class HoursData(Data, frozen=True, kw_only=True):
    """The duties with hours that are noted by hand."""

    by_hand: tuple[HandNotedData, ...]


@cache
def hours_data() -> HoursData:
    """The file `hours`."""
    return read("hours", HoursData)
