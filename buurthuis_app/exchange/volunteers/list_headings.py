"""Headings between the people of a list: "Bar", "Tuin", "Gestopt"; they hold for the rows below them."""

from buurthuis_app.exchange.volunteers.list_tables import PeopleTable, left_in, says_whether_left
from buurthuis_app.exchange.volunteers.person_names import PersonNames
from buurthuis_app.i18n import _

_MOSTLY = 0.7


class Headings:
    """The heading that holds for the row that is read."""

    def __init__(self, table: PeopleTable, names: PersonNames) -> None:
        self._table = table
        self.left = table.left
        """Whether the heading says that these people stopped."""
        self.others: tuple[tuple[str, str], ...] = ()
        """Other words of the heading, as (what, text)."""
        listed = [names.row(row) for row in table.rows if self._filled(row) > 1]
        whole = sum(" " in name for name in listed)
        self._names_are_whole = bool(listed) and whole >= _MOSTLY * len(listed)

    def take(self, row: int, name: str) -> bool:
        """Take this row as a heading, if it is one: one word alone, where people have a surname and more."""
        if self._filled(row) > 1:
            return False
        if says_whether_left(name):
            self.left = left_in(name, usual=False)
            return True
        if " " in name or not self._names_are_whole or not self._people_follow(row):
            return False
        self.others = ((_("Groep"), name),)
        return True

    def _people_follow(self, row: int) -> bool:
        below = (self._filled(other) for other in range(row + 1, self._table.bottom))
        return next((filled > 1 for filled in below if filled), False)

    def _filled(self, row: int) -> int:
        return sum(value is not None for value in self._table.sheet.rows[row])
