"""Figures of the promises of a year."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Definition, explained
from buurthuis_app.domain.promises.promise import Measurement, Promise
from buurthuis_app.i18n import _, euros, in_hours, short_number

_MONEY = frozenset({"euro", "€"})
_HOURS = frozenset({"uur", "uren"})
SAID_IN_FULL = _MONEY | _HOURS
"""Units of which a figure is not rounded to one decimal: another paper says it as it is."""


class PromiseRow(Struct, frozen=True, kw_only=True):
    """One promise in a year: how often it was measured, what came out last, and whether it was kept then.

    `kept` is None when it was not measured in that year.
    """

    id: UUID
    sentence: str
    norm: str
    measured_how: str
    unit: str
    measured: int
    last_on: dt.date | None = None
    value: float | None = None
    kept: bool | None = None
    remark: str = ""

    @property
    def value_words(self) -> str:
        """The last measured number with its unit: "94 %"; "" without one."""
        return "" if self.value is None else with_unit(self.value, self.unit)


class PromiseYear(Struct, frozen=True, kw_only=True):
    """The promises of a year, in their order."""

    year: int
    rows: tuple[PromiseRow, ...]

    @property
    def measured(self) -> int:
        """Number of promises that were measured."""
        return sum(row.kept is not None for row in self.rows)

    @property
    def kept(self) -> int:
        """How many of those were kept at the last measurement."""
        return sum(row.kept is True for row in self.rows)

    def as_json(self) -> list[dict[str, object]]:
        """The figures as JSON, for scripts."""
        return [
            {
                "sentence": row.sentence,
                "norm": row.norm,
                "measured": row.measured,
                "last_on": row.last_on.isoformat() if row.last_on else None,
                "value": row.value,
                "unit": row.unit,
                "kept": row.kept,
            }
            for row in self.rows
        ]


def with_unit(value: float, unit: str) -> str:
    """94.0, "%" -> "94%"; 7.5, "" -> "7,5"; money and hours as they are everywhere: "€ 12,50", "2,25 uur"."""
    if unit in _MONEY:
        return euros(round(value * 100))
    blank = "" if unit in {"", "%"} else "\u00a0"
    words = in_hours(value * 60) if unit in _HOURS else short_number(value)
    return f"{words}{blank}{unit}"


def verdict(promise: Promise, measurement: Measurement) -> bool | None:
    """Whether this measurement says that the promise was kept: by its number, or as was said."""
    by_norm = promise.kept_by(measurement.value)
    return measurement.kept if by_norm is None else by_norm


def year_of(
    promises: Iterable[Promise], measurements: Iterable[Measurement], year: int
) -> PromiseYear:
    """The promises that held in a year, each with the last measurement of that year."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    held = [
        held_promise
        for held_promise in promises
        if held_promise.since <= last and (not held_promise.until or held_promise.until >= first)
    ]
    taken = [measurement for measurement in measurements if first <= measurement.date <= last]
    rows = []
    for promise in sorted(held, key=lambda held_promise: (held_promise.position, held_promise.id)):
        own = [measurement for measurement in taken if measurement.promise_id == promise.id]
        latest = max(own, key=lambda measurement: (measurement.date, measurement.id), default=None)
        rows.append(
            PromiseRow(
                id=promise.id,
                sentence=promise.sentence,
                norm=promise.norm,
                measured_how=promise.measured_how,
                unit=promise.unit,
                measured=len(own),
                last_on=latest.date if latest else None,
                value=latest.value if latest else None,
                kept=verdict(promise, latest) if latest else None,
                remark=latest.remark if latest else "",
            )
        )
    return PromiseYear(year=year, rows=tuple(rows))


def definitions() -> tuple[Definition, ...]:
    """What the words under the table of promises mean."""
    return explained(
        {
            _("belofte gehouden"): _("de laatste meting van dit jaar haalde de norm."),
            _("niet gemeten"): _(
                "dit jaar is niet gekeken of de belofte werd gehouden. Dat is geen 'nee'."
            ),
        }
    )
