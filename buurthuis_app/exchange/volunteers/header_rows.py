"""Header rows of a list of volunteers: the row that tells what the columns hold, and the one that adds to it.

A form gives "Wanneer kun je? [Maandag]" above each column; a sheet has "maandag" in one row and "ochtend" in the next.
"""

from collections.abc import Iterator

from msgspec import Struct

from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value
from buurthuis_app.exchange.files.text_compare import plain, tidy
from buurthuis_app.exchange.volunteers.availability import Part
from buurthuis_app.exchange.volunteers.availability_grid import parts_of_heading
from buurthuis_app.exchange.volunteers.column_headings import (
    ONE_COLUMN,
    PersonColumn,
    Role,
    role_of,
)

_HEADER_WITHIN = 40
_FEWEST_COLUMNS = 2
_FEWEST_DAYS = 2
NAMES = frozenset({PersonColumn.NAME, PersonColumn.FIRST_NAME, PersonColumn.LAST_NAME})
"""What a name is made of."""


class Columns(Struct, frozen=True, kw_only=True):
    """Where each thing stands. `days` are columns of a grid of days; `unknown` has the words above the others.

    `header_rows` are the rows of headings, `headings` the words above each column.
    """

    header_rows: tuple[int, ...]
    headings: dict[int, str]
    roles: dict[Role, tuple[int, ...]]
    days: dict[int, frozenset[Part]]
    unknown: dict[int, str]

    def values(self, sheet: SheetGrid, row: int, role: Role) -> list[Value]:
        """What this row says in the columns of this role."""
        found = (sheet.at(row, column) for column in self.roles.get(role, ()))
        return [value for value in found if value is not None]

    @property
    def weight(self) -> int:
        """How much the headings tell."""
        return len(self.roles) + sum(map(len, self.roles.values())) + 2 * len(self.days)

    @property
    def name_role(self) -> PersonColumn:
        """The role by whose column a row is named."""
        return next(
            role
            for role in (PersonColumn.NAME, PersonColumn.FIRST_NAME, PersonColumn.LAST_NAME)
            if role in self.roles
        )


def find_columns(sheet: SheetGrid) -> Columns | None:
    """The row whose words tell most, a name among them; else one that tells a name and little more."""
    rows = range(min(_HEADER_WITHIN, len(sheet.rows)))
    candidates = [columns for row in rows for columns in _candidates(sheet, row)]
    named = [columns for columns in candidates if columns.roles.keys() & NAMES]
    telling = [
        columns for columns in named if len(columns.roles) + bool(columns.days) >= _FEWEST_COLUMNS
    ]
    if telling:
        return max(telling, key=lambda columns: columns.weight)
    plain_lists = (
        columns for columns in named if columns.unknown or _only_names(sheet, columns.header_rows)
    )
    return next(plain_lists, None)


def _only_names(sheet: SheetGrid, rows: tuple[int, ...]) -> bool:
    """A list of one column: its heading has nothing beside it, nor has any row below."""
    return sheet.width == 1 and rows[-1] + 1 < len(sheet.rows)


def _candidates(sheet: SheetGrid, row: int) -> Iterator[Columns]:
    """The row alone, and together with the row below it when that only adds to the headings."""
    alone = {
        column: tidy(str(value))
        for column, value in enumerate(sheet.rows[row])
        if value is not None
    }
    texts = {column for column in alone if isinstance(sheet.at(row, column), str)}
    yield _columns((row,), alone, texts)
    if row + 1 < len(sheet.rows) and (both := _together(sheet, row)):
        yield _columns((row, row + 1), both, set(both))


def _together(sheet: SheetGrid, row: int) -> dict[int, str] | None:
    """The headings of two rows, the upper one holding for the columns after it until the next; None for a list."""
    upper, lower = sheet.rows[row], sheet.rows[row + 1]
    if not all(value is None or isinstance(value, str) for value in (*upper, *lower)):
        return None
    headings: dict[int, str] = {}
    above, added = "", 0
    for column in range(max(len(upper), len(lower))):
        top, bottom = (tidy(str(sheet.at(place, column) or "")) for place in (row, row + 1))
        above = top or above
        if not bottom or plain(bottom) == plain(top):
            if top:
                headings[column] = top
            continue
        headings[column] = f"{above} {bottom}" if above else bottom
        if parts_of_heading(bottom) is None and role_of(bottom) is None:
            return None  # what stands below is no heading
        added += 1
    return headings if added else None


def _columns(rows: tuple[int, ...], headings: dict[int, str], texts: set[int]) -> Columns:
    roles: dict[Role, list[int]] = {}
    days: dict[int, frozenset[Part]] = {}
    unknown: dict[int, str] = {}
    for column, heading in headings.items():
        parts = parts_of_heading(heading) if column in texts else None
        role = role_of(heading) if column in texts and parts is None else None
        if parts is not None:
            days[column] = parts
        elif role is None or (role in ONE_COLUMN and role in roles):
            unknown[column] = heading
        else:
            roles.setdefault(role, []).append(column)
    if len(days) < _FEWEST_DAYS:
        unknown |= {column: headings[column] for column in days}
        days = {}
    return Columns(
        header_rows=rows,
        headings=headings,
        roles={role: tuple(columns) for role, columns in roles.items()},
        days=days,
        unknown=dict(sorted(unknown.items())),
    )
