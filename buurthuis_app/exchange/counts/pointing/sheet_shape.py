"""The shape of a sheet: the same for next month's file, and nothing of what stands in it can be read from it."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from buurthuis_app.domain.counts.pointing import Pointing
from buurthuis_app.exchange.dates.dates import MONTHS
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value
from buurthuis_app.exchange.files.text_compare import words

_WITHIN = 40
_FEWEST_CELLS = 2


def shape_of(sheet: SheetGrid) -> str:
    """A fingerprint of the headings, without their months, years and numbers; "" when there are none."""
    for row, values in enumerate(sheet.rows[:_WITHIN]):
        filled = [value for value in values if value is not None]
        if len(filled) >= _FEWEST_CELLS and any(isinstance(value, str) for value in filled):
            signs: list[str] = [str(row)]
            for value in filled:
                sign = _sign(value)
                if sign != signs[-1]:
                    signs.append(sign)
            return _hash(signs)
    return ""


def heads_sign(sheet: SheetGrid, pointing: Pointing) -> str:
    """A fingerprint of the headings of one table, each in its place; "" when it has none.

    What was pointed at holds for the same headings only: another one may be an activity that nobody spoke of.
    """
    if pointing.header < 0:
        return ""
    if pointing.on_its_side:
        headings = sheet.column(pointing.header)
    else:
        headings = list(sheet.rows[pointing.header]) if pointing.header < len(sheet.rows) else []
    signs = [f"{place}:{_sign(value)}" for place, value in enumerate(headings) if value is not None]
    return _hash(signs)


def _hash(signs: Sequence[str]) -> str:
    return hashlib.blake2b("|".join(signs).encode(), digest_size=16).hexdigest()


def _sign(value: Value) -> str:
    if isinstance(value, str):
        return " ".join(word for word in words(value) if word not in MONTHS) or "#"
    return "@" if isinstance(value, dt.date) else "#"
