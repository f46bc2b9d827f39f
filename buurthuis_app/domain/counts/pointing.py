"""Pointing: which row of a sheet has the headings, and what each column holds, as a person said it.

It holds numbers of rows and columns only, no word of the sheet, so that it can be kept for next month's file without
keeping what stood in this one.
"""

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct, field


class Meaning(Enum):
    """What a column holds; of a sheet that lies on its side, what a row holds."""

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


class Pointing(Struct, frozen=True, kw_only=True):
    """How one sheet is to be read; what is not in `columns` is left out.

    `header` is the row of the headings, -1 when there is none; `last` is the last row that is read, None for the
    end. `on_its_side` exchanges rows and columns first: then the dates stand beside one another. `month_first`
    reads 3/4 as the fourth of March.
    """

    header: int
    columns: Mapping[int, Meaning] = field(default_factory=dict)
    last: int | None = None
    on_its_side: bool = False
    month_first: bool = False

    def of(self, meaning: Meaning) -> tuple[int, ...]:
        """The columns that hold this, from left to right."""
        return tuple(sorted(c for c, said in self.columns.items() if said is meaning))
