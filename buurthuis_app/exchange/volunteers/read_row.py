"""Row of a list of volunteers while it is read: its values, what is to be said about them, what is kept in words."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct, field

from buurthuis_app.exchange.dates.date_order import DateOrder
from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.text_compare import tidy
from buurthuis_app.exchange.volunteers.column_headings import Role
from buurthuis_app.i18n import _

YES = {"ja", "j", "x", "yes", "y", "v", "ok", "akkoord", "waar", "true", "1", "aanwezig", "binnen"}
NO = {"nee", "n", "no", "geen", "onwaar", "false", "0", "niet"}
NOT_NEEDED = {"nvt", "n v t", "niet nodig", "niet van toepassing", "hoeft niet"}


class ReadRow(Struct):
    """What is read of one row, with what has to be said about it."""

    today: dt.date
    values: Mapping[Role, list[Value]]
    order: DateOrder
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def text(self, role: Role) -> str:
        """What stands in the columns of this role, as text."""
        return ", ".join(as_text(value) for value in self.values.get(role, []))

    def remember(self, what: str, text: str) -> None:
        """Keep the own words of something that has no field."""
        self.remarks.append(f"{what}: {text}")


def as_text(value: Value) -> str:
    """A cell as a person would copy it."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, dt.datetime | dt.date):
        return f"{value.day}-{value.month}-{value.year}"
    return tidy(str(value))
