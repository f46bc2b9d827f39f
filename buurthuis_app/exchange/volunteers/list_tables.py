"""Tables of people on a sheet: beside one another, below one another, or from left to right."""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from buurthuis_app.exchange.counts.sheet_view import band, turned
from buurthuis_app.exchange.files.sheet_grid import SheetGrid
from buurthuis_app.exchange.files.text_compare import plain, vocabulary, words
from buurthuis_app.exchange.volunteers.column_headings import Role, role_of
from buurthuis_app.exchange.volunteers.header_rows import NAMES, Columns, find_columns
from buurthuis_app.exchange.volunteers.standing import ACTIVE
from buurthuis_app.records import replace

_FEWEST_COLUMNS = 2
_NUMBER = re.compile(r"\d")
_LARGEST_TURNED = 400
"""Rows of a sheet that may go from left to right: it has some tens of headings, not hundreds."""
_MOST_TITLE_WORDS = 6
_LEFT = vocabulary(
    "oud gestopt gestopte gestopten vertrokken archief ex inactief inactieve uitgeschreven voormalig voormalige"
)
_ABOUT_PEOPLE = vocabulary("vrijwilligers vrijwilliger niet meer de mensen leden")


class PeopleTable(Struct, frozen=True, kw_only=True):
    """Rows with people below their headings, up to but not including `bottom`; `left` says that they all left."""

    sheet: SheetGrid
    columns: Columns
    bottom: int
    left: bool = False

    @property
    def rows(self) -> range:
        """The rows below the headings."""
        return range(self.columns.header_rows[-1] + 1, self.bottom)


def people_tables(sheet: SheetGrid) -> list[PeopleTable]:
    """All tables of people, each with the columns in which something stands; none when the sheet holds no people."""
    columns = find_columns(sheet)
    if columns is None or len(columns.roles) < _FEWEST_COLUMNS:
        sideways = _sideways(sheet)
        if sideways is not None:
            return sideways
    if columns is None:
        return []
    cuts = _cuts(sheet, columns)
    if cuts:
        edges = [0, *cuts, sheet.width]
        parts = [band(sheet, left, right) for left, right in pairwise(edges)]
        return [table for part in parts for table in people_tables(part)]
    return list(_below_one_another(sheet, columns))


def _sideways(sheet: SheetGrid) -> list[PeopleTable] | None:
    """The people beside one another, when the first column holds several headings of a list."""
    if len(sheet.rows) > _LARGEST_TURNED:
        return None
    exchanged = turned(sheet)
    columns = find_columns(exchanged)
    if columns is None or len(columns.roles) < _FEWEST_COLUMNS:
        return None
    return list(_below_one_another(exchanged, columns))


def _cuts(sheet: SheetGrid, columns: Columns) -> list[int]:
    """The columns at which another list begins beside the first: its headings again, or after an empty column."""
    named = columns.roles[columns.name_role]
    begin = min(columns.headings)
    filled = {column for row in sheet.rows for column, value in enumerate(row) if value is not None}
    cuts = []
    for first, other in pairwise(named):
        again = plain(columns.headings[first]) == plain(columns.headings[other])
        gap = next((c + 1 for c in range(other - 1, first, -1) if c not in filled), None)
        start = gap if gap is not None else other - (named[0] - begin)
        if (again or gap is not None) and start > first + 1:
            cuts.append(start)
    return cuts


def _below_one_another(sheet: SheetGrid, columns: Columns) -> Iterator[PeopleTable]:
    """The first table, and each that begins with headings of its own below it."""
    of_sheet = bool(set(words(sheet.title)) & _LEFT)
    below = range(columns.header_rows[-1] + 1, len(sheet.rows))
    headers = [row for row in below if _is_header(sheet, row)]
    starts = [columns.header_rows[0], *headers]
    for number, start in enumerate(starts):
        own = columns if not number else find_columns(_from(sheet, start)) or columns
        if number:
            own = replace(own, header_rows=tuple(row + start for row in own.header_rows))
        end = starts[number + 1] if number + 1 < len(starts) else len(sheet.rows)
        title = title_in(sheet, start - 1) if start else ""
        bottom = end - 1 if title_in(sheet, end - 1) and number + 1 < len(starts) else end
        yield PeopleTable(
            sheet=sheet,
            columns=_filled(sheet, own, bottom),
            bottom=bottom,
            left=left_in(title, usual=of_sheet),
        )


def _from(sheet: SheetGrid, row: int) -> SheetGrid:
    """The two rows from this one: all that a header takes."""
    return SheetGrid(title=sheet.title, rows=sheet.rows[row : row + 2])


def _is_header(sheet: SheetGrid, row: int) -> bool:
    """Whether each cell of this row is a heading, that of a name among them."""
    values = [value for value in sheet.rows[row] if value is not None]
    texts = [value for value in values if isinstance(value, str) and not _NUMBER.search(value)]
    if len(texts) < max(_FEWEST_COLUMNS, len(values)):
        return False
    roles = [role_of(text) for text in texts]
    return None not in roles and bool(NAMES & set(roles)) and len(set(roles)) >= _FEWEST_COLUMNS


def title_in(sheet: SheetGrid, row: int) -> str:
    """The words that stand alone in a row; "" for any other row."""
    values = [value for value in sheet.rows[row] if value is not None] if row >= 0 else []
    text = values[0] if len(values) == 1 and isinstance(values[0], str) else ""
    return text if len(text.split()) <= _MOST_TITLE_WORDS else ""


def left_in(title: str, *, usual: bool) -> bool:
    """Whether those below a title left; `usual` when it says nothing of it."""
    found = set(words(title))
    return bool(found & _LEFT) or (usual and not found & ACTIVE)


def says_whether_left(title: str) -> bool:
    """Whether a title is about nothing else than who is still there."""
    found = set(words(title))
    return bool(found) and found <= _LEFT | ACTIVE | _ABOUT_PEOPLE


def _filled(sheet: SheetGrid, columns: Columns, bottom: int) -> Columns:
    """Without the columns in which nothing stands: forms give out "Naam" also where nobody was asked for it."""
    rows = sheet.rows[columns.header_rows[-1] + 1 : bottom]
    used = {column for row in rows for column, value in enumerate(row) if value is not None}
    roles: dict[Role, tuple[int, ...]] = {
        role: kept
        for role, places in columns.roles.items()
        if (kept := tuple(column for column in places if column in used))
    }
    return replace(columns, roles=roles) if roles.keys() & NAMES else columns
