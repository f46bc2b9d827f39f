"""Places in the street where the demo's youth worker goes, as data."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read


class StreetPlaceData(Data, frozen=True, kw_only=True):
    """A place, about how many talks a round there has, and what rounds yielded now and then."""

    name: str
    area: str
    contacts: int
    yields: tuple[str, ...]


class OutreachData(Data, frozen=True, kw_only=True):
    """All places."""

    places: tuple[StreetPlaceData, ...]


@cache
def outreach_data() -> OutreachData:
    """The file `outreach`."""
    return read("outreach", OutreachData)
