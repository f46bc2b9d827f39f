"""Promises of the demo as data, with what was measured."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read


class MeasurementData(Data, frozen=True, kw_only=True):
    """A number, or whether the promise was kept when it has no threshold."""

    days_ago: int
    value: float | None = None
    kept: bool | None = None


class PromiseData(Data, frozen=True, kw_only=True):
    """Data of one promise."""

    sentence: str
    norm: str
    measured_how: str
    looked_after_by: str
    threshold: float | None = None
    at_most: bool = False
    unit: str = ""
    measured: tuple[MeasurementData, ...]


class PromisesData(Data, frozen=True, kw_only=True):
    """What the demo's centre promises."""

    promises: tuple[PromiseData, ...]


@cache
def promises_data() -> PromisesData:
    """The file `promises`."""
    return read("promises", PromisesData)
