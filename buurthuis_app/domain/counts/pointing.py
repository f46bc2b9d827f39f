"""Pointing: which row of a sheet has the headings, and what each column holds, as a person said it.

It holds numbers of rows and columns only, no word of the sheet, so that it can be kept for next month's file without
keeping what stood in this one. A *line* is a column, or a row of a sheet that lies on its side; what crosses the
lines is a row, or a column then.
"""

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct, field

from buurthuis_app.records import replace


class Meaning(Enum):
    """What a line holds."""

    DATE = "date"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    WEEK = "week"
    WEEKDAY = "weekday"
    ACTIVITY = "activity"
    COUNT = "count"
    KIND = "kind"
    """A part of the count, by the tally kind above it."""
    OF_WHOM = "of_whom"
    PART_OF_DAY = "part_of_day"
    REMARK = "remark"
    STORY = "story"
    LEAVE_OUT = "leave_out"


OF_DATES = frozenset(
    (Meaning.DATE, Meaning.DAY, Meaning.MONTH, Meaning.YEAR, Meaning.WEEK, Meaning.WEEKDAY)
)
"""What tells the date, whole or in part."""
COUNTED = frozenset((Meaning.COUNT, Meaning.KIND))
_DAYS = frozenset((Meaning.DATE, Meaning.DAY, Meaning.WEEKDAY))
_ALONE = OF_DATES | {Meaning.ACTIVITY}


class Pointing(Struct, frozen=True, kw_only=True):
    """How one table of a sheet is to be read; a line that is not in `columns` is left out.

    `header` crosses the lines where the headings stand, -1 when there are none; `last` is the last place that is
    read, None for the end; `skipped` are places between them that are left out. `on_its_side` exchanges rows and
    columns first: then the dates stand beside one another. `heads` is a fingerprint of the headings: it holds for
    no other ones; "" for whatever stands there.
    """

    header: int
    columns: Mapping[int, Meaning] = field(default_factory=dict)
    last: int | None = None
    skipped: frozenset[int] = frozenset()
    on_its_side: bool = False
    heads: str = ""

    def of(self, meaning: Meaning) -> tuple[int, ...]:
        """The lines that hold this, from left to right."""
        return tuple(sorted(c for c, said in self.columns.items() if said is meaning))

    def meaning(self, line: int) -> Meaning:
        """What this line holds."""
        return self.columns.get(line, Meaning.LEAVE_OUT)

    def reads(self, place: int) -> bool:
        """Whether counts are read in this place across the lines."""
        ended = self.last is not None and place > self.last
        return place > self.header and not ended and place not in self.skipped

    @property
    def lacks(self) -> tuple[Meaning, ...]:
        """What must still be pointed at before anything can be read: the date, the counts."""
        said = set(self.columns.values())
        return (
            *(() if said & _DAYS else (Meaning.DATE,)),
            *(() if said & COUNTED else (Meaning.COUNT,)),
        )

    def says(self, line: int, meaning: Meaning) -> "Pointing":
        """The same, with this line holding this; there is one date, and one column of names."""
        gone = frozenset({meaning} & _ALONE)
        if meaning is Meaning.DATE:
            gone = OF_DATES
        elif meaning in _DAYS:
            gone = _DAYS
        columns = {c: said for c, said in self.columns.items() if said not in gone and c != line}
        if meaning is not Meaning.LEAVE_OUT:
            columns[line] = meaning
        return replace(self, columns=columns, heads="")

    def headed(self, place: int) -> "Pointing":
        """The same, with the headings there."""
        last = self.last if self.last is None or self.last > place else None
        skipped = frozenset(skip for skip in self.skipped if skip > place)
        return replace(self, header=place, last=last, skipped=skipped, heads="")

    def ended(self, place: int | None) -> "Pointing":
        """The same, read up to and with this place; None is to the end."""
        return replace(self, last=place)

    def without(self, place: int) -> "Pointing":
        """The same, without what stands in this place; with it again when it was left out."""
        return replace(self, skipped=self.skipped ^ {place})
