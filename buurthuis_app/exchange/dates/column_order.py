"""Order of day and month in columns of dates, decided for all of them together and never for one cell.

3/4/1960 is the third of April here and the fourth of March in an American form. A date whose second number is above
twelve proves the one, a date whose first number is above twelve the other. Where Excel of the one country opened dates
of the other, those up to the twelfth were turned into real dates the wrong way round, and the others stayed text.
"""

import datetime as dt
import re
from collections.abc import Iterable

from msgspec import Struct

from buurthuis_app.exchange.files.sheet_grid import Value

_NUMBERS = re.compile(
    r"(\D{0,14}?)(\d{1,2})(\s*[-/.]\s*)(\d{1,2})(\s*[-/.]\s*\d{2,4}.*)?", re.DOTALL
)
_AFTERNOON = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
_LAST_MONTH = 12
_FEWEST_TURNED = 3


class ColumnOrder(Struct, frozen=True, kw_only=True):
    """How the dates of a file are to be read. `mixed` when some prove the one order and some the other."""

    month_first: bool = False
    turned: bool = False
    mixed: bool = False

    def usual(self, value: Value) -> Value:
        """The same date as it would be written here, with the day before the month."""
        if isinstance(value, dt.date):
            exchanged = self.turned and value.day <= _LAST_MONTH
            return value.replace(day=value.month, month=value.day) if exchanged else value
        match = _NUMBERS.fullmatch(value) if isinstance(value, str) and self.month_first else None
        if match is None:
            return value
        before, month, sign, day, rest = match.groups()
        return f"{before}{day}{sign}{month}{rest or ''}"

    def doubtful(self, value: Value) -> bool:
        """Whether the day of this cell depends on the order, where the file proves two orders or turned dates."""
        if isinstance(value, dt.date):
            return self.turned
        match = _NUMBERS.fullmatch(value) if isinstance(value, str) else None
        if match is None or not (self.mixed or self.month_first):
            return False
        return self.mixed and max(int(match[2]), int(match[4])) <= _LAST_MONTH


def order_of(values: Iterable[Value]) -> ColumnOrder:
    """The order that these dates, and times at which forms were filled in, prove together."""
    values = list(values)
    texts = [value for value in values if isinstance(value, str)]
    pairs = [
        (int(match[2]), int(match[4])) for text in texts if (match := _NUMBERS.fullmatch(text))
    ]
    days_first = sum(first > _LAST_MONTH >= second for first, second in pairs)
    months_first = sum(second > _LAST_MONTH >= first for first, second in pairs)
    real = [value for value in values if isinstance(value, dt.date)]
    turned = (
        len(real) >= _FEWEST_TURNED
        and bool(pairs)
        and days_first + months_first == len(pairs)
        and all(value.day <= _LAST_MONTH for value in real)
    )
    if days_first and months_first:
        return ColumnOrder(mixed=True, turned=turned)
    american = any(_AFTERNOON.search(text) for text in texts)
    return ColumnOrder(
        month_first=bool(months_first or (american and not days_first)), turned=turned
    )
