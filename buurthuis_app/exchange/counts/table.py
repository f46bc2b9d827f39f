"""A table on a sheet: which rows and columns hold what. It is judged by its contents, or pointed at by a person."""

from msgspec import Struct

from buurthuis_app.exchange.dates.date_order import DateOrder
from buurthuis_app.exchange.dates.dates import SheetPeriod, WrittenDay
from buurthuis_app.exchange.files.sheet_grid import SheetGrid

MONTH_MATRIX = "month matrix"
ONE_ROW_A_COUNT = "one row a count"
DATES_DOWN = "dates down"
PRESENCE = "presence list"


class DateColumns(Struct, frozen=True, kw_only=True):
    """The columns that tell the date of a row: a whole date, or its parts."""

    date: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    week: int | None = None
    weekday: int | None = None

    @property
    def all(self) -> frozenset[int]:
        """All of them."""
        columns = (self.date, self.day, self.month, self.year, self.week, self.weekday)
        return frozenset(column for column in columns if column is not None)

    @property
    def main(self) -> int | None:
        """The column that a person would point at as the date."""
        return next(
            (c for c in (self.date, self.day, self.weekday, self.week) if c is not None), None
        )


class TableMoment(Struct, frozen=True, kw_only=True):
    """As much of a date as a heading, a cell or a title tells."""

    day: WrittenDay | None = None
    month: WrittenDay | None = None
    week: int | None = None
    weekday: int | None = None


class Group(Struct, frozen=True, kw_only=True):
    """The columns that together tell of one count in each row.

    `name` is the activity and `moment` what the headings say of the date, as far as the columns tell them. `part`
    tells the morning from the afternoon. The first of `total` and `kinds` names the place.
    """

    name: str = ""
    moment: TableMoment | None = None
    part: str = ""
    kind: str = ""
    total: int | None = None
    kinds: tuple[tuple[int, str], ...] = ()
    of_whom: tuple[tuple[int, str], ...] = ()

    @property
    def counts(self) -> tuple[int, ...]:
        """The columns that add up to the visits, the most telling first."""
        whole = () if self.total is None else (self.total,)
        return whole + tuple(column for column, _kind in self.kinds)


class CountTable(Struct, frozen=True, kw_only=True):
    """One table: its place on the sheet and the role of each of its columns.

    `header` is the lowest of its header rows, -1 when it has none; the counts stand in the rows from `top` up to
    `bottom`. `name` is the activity that the words around the table give, `period` the time that they name.
    """

    sheet: SheetGrid
    layout: str
    header: int
    top: int
    bottom: int
    dates: DateColumns
    order: DateOrder
    groups: tuple[Group, ...]
    period: SheetPeriod = SheetPeriod()
    name: str = ""
    title: str = ""
    """The activity that the words around the table give, whether its columns name activities or not."""
    activity: int | None = None
    kind_name: int | None = None
    use: int | None = None
    source: int | None = None
    status: int | None = None
    estimated: int | None = None
    times: tuple[int, ...] = ()
    remarks: tuple[int, ...] = ()
    stories: tuple[int, ...] = ()
    sums: tuple[int, ...] = ()
    """Columns that add up others."""
    unused: tuple[int, ...] = ()
    person: int | None = None
    fill_dates: bool = False
    """Whether a date holds for the rows below it that have none."""
    computed: bool = False
    """Whether the counts may be computed: nothing else was counted in these rows."""
    day: WrittenDay | None = None
    """The day of all its counts, when its title names one and its rows none."""
    totals: tuple[int, ...] = ()
    """Other columns that may as well be what was counted."""
    rival: SheetPeriod | None = None
    """Another month or year that the sheet or the file names: the title was perhaps copied with the sheet."""
    beyond: int | None = None
    """The column in which a second month begins that nothing names."""
    doubt: str = ""
    """Why this might be no table of counts at all."""

    @property
    def across(self) -> bool:
        """Whether the headings tell the date, or a part of it."""
        return any(group.moment is not None for group in self.groups)
