"""Names of the people in a list, out of one column or several: "Vries, Wim de" is Wim de Vries."""

from buurthuis_app.exchange.files.sheet_grid import SheetGrid
from buurthuis_app.exchange.files.text_compare import plain, tidy
from buurthuis_app.exchange.volunteers.column_headings import PersonColumn
from buurthuis_app.exchange.volunteers.header_rows import Columns


class PersonNames:
    """The names of the rows, as people say them."""

    def __init__(self, sheet: SheetGrid, columns: Columns, rows: range) -> None:
        self._sheet = sheet
        self._columns = columns
        self._rows = rows
        self._order = self._order_of()

    def _order_of(self) -> list[PersonColumn]:
        """The columns that make up a name. "Naam" beside a first name is the surname, unless it is all of it."""
        roles = self._columns.roles.keys()
        if not roles & {PersonColumn.NAME, PersonColumn.FIRST_NAME}:
            return [PersonColumn.INITIALS, PersonColumn.MIDDLE, PersonColumn.LAST_NAME]
        if PersonColumn.NAME not in roles:
            return [PersonColumn.FIRST_NAME, PersonColumn.MIDDLE, PersonColumn.LAST_NAME]
        if {PersonColumn.FIRST_NAME, PersonColumn.LAST_NAME} <= roles:
            return [PersonColumn.FIRST_NAME, PersonColumn.MIDDLE, PersonColumn.LAST_NAME]
        if PersonColumn.FIRST_NAME in roles:
            whole = self._holds(PersonColumn.NAME, PersonColumn.FIRST_NAME)
            return (
                [PersonColumn.NAME]
                if whole
                else [PersonColumn.FIRST_NAME, PersonColumn.MIDDLE, PersonColumn.NAME]
            )
        if PersonColumn.LAST_NAME in roles:
            whole = self._holds(PersonColumn.NAME, PersonColumn.LAST_NAME)
            return (
                [PersonColumn.NAME]
                if whole
                else [PersonColumn.NAME, PersonColumn.MIDDLE, PersonColumn.LAST_NAME]
            )
        return [PersonColumn.NAME, PersonColumn.MIDDLE]

    def row(self, row: int) -> str:
        """The name: "Vries, Wim de" is Wim de Vries."""
        parts = {
            role: " ".join(
                tidy(str(value)) for value in self._columns.values(self._sheet, row, role)
            )
            for role in self._order
        }
        middle = parts.get(PersonColumn.MIDDLE, "")
        last, comma, given = parts.get(PersonColumn.NAME, "").partition(",")
        if self._order == [PersonColumn.NAME, PersonColumn.MIDDLE] and middle:
            if comma and "," not in given:
                return " ".join(filter(None, (given.strip(), middle, last.strip())))
            return _with_middle(parts[PersonColumn.NAME], middle)
        name = " ".join(part for part in parts.values() if part)
        last, comma, given = name.partition(",")
        return f"{given.strip()} {last.strip()}".strip() if comma and "," not in given else name

    def _holds(self, whole: PersonColumn, part: PersonColumn) -> bool:
        rows = [(self._texts(row, whole), self._texts(row, part)) for row in self._rows]
        both = [(text, piece) for text, piece in rows if text and piece]
        return 2 * sum(piece in text for text, piece in both) >= len(both) if both else True

    def _texts(self, row: int, role: PersonColumn) -> str:
        return plain(" ".join(map(str, self._columns.values(self._sheet, row, role))))


def _with_middle(name: str, middle: str) -> str:
    """ "Wim Vries" and "de" are Wim de Vries; what has it already stays."""
    if plain(middle) in plain(name):
        return name
    given, space, last = name.partition(" ")
    return f"{given} {middle} {last}" if space else f"{middle} {name}"
