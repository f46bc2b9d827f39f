"""Incidents of the demo's centre, as data."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read
from buurthuis_app.domain.incidents.incident import IncidentKind


class IncidentData(Data, frozen=True, kw_only=True):
    """Something that goes wrong now and then."""

    kind: IncidentKind
    place: str
    done: str


class IncidentsData(Data, frozen=True, kw_only=True):
    """What goes wrong in the demo's house."""

    incidents: tuple[IncidentData, ...]


@cache
def incidents_data() -> IncidentsData:
    """The file `incidents`."""
    return read("incidents", IncidentsData)
