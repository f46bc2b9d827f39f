"""The shape of a sheet: the same for next month's file, and nothing of what stands in it can be read from it."""

import datetime as dt
import hashlib

from buurthuis_app.exchange.dates.dates import MONTHS
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value
from buurthuis_app.exchange.files.text_compare import words

_WITHIN = 40
_FEWEST_CELLS = 2


def shape_of(sheet: SheetGrid) -> str:
    """A fingerprint of the headings, without their months, years and numbers; "" when there are none."""
    for row, values in enumerate(sheet.rows[:_WITHIN]):
        filled = [(column, value) for column, value in enumerate(values) if value is not None]
        if len(filled) >= _FEWEST_CELLS and any(
            isinstance(value, str) for _column, value in filled
        ):
            signs: list[str] = [str(row)]
            for _column, value in filled:
                sign = _sign(value)
                if sign != signs[-1]:
                    signs.append(sign)
            return hashlib.blake2b("|".join(signs).encode(), digest_size=16).hexdigest()
    return ""


def _sign(value: Value) -> str:
    if isinstance(value, str):
        return " ".join(word for word in words(value) if word not in MONTHS) or "#"
    return "@" if isinstance(value, dt.date) else "#"
