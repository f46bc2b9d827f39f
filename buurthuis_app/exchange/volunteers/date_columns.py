"""Days in a list of volunteers: births, beginnings and ends, whole or in part, in the order that the list proves."""

import datetime as dt

from buurthuis_app.domain.volunteers.volunteer import OLDEST
from buurthuis_app.exchange.dates.dates import SheetPeriod, WrittenDay, period_of, written_day
from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.text_compare import plain
from buurthuis_app.exchange.volunteers.column_headings import PersonColumn, Role
from buurthuis_app.exchange.volunteers.read_row import NO, NOT_NEEDED, YES, ReadRow, as_text
from buurthuis_app.i18n import _

_CENTURY, _THIS_CENTURY = 100, 2000
_EARLIEST_START = 1950
_SERIAL_START = dt.date(1899, 12, 30)
_SERIALS = range(3_654, 60_000)
"""Excel's numbers of the days since 1910, as they show when a date lost its format; a year is smaller."""


def birth_of(row: ReadRow) -> tuple[int | None, dt.date | None]:
    """A year alone or a whole date; two digits are never a year to come."""
    for value in map(_as_day, row.values.get(PersonColumn.BIRTH, [])):
        if isinstance(value, int | float) and row.today.year - OLDEST <= value <= row.today.year:
            return int(value), None
        text = as_text(value)
        if text.isdecimal() and row.today.year - OLDEST <= int(text) <= row.today.year:
            return int(text), None
        day = known_day(row, value, past=row.today)
        if day is not None and day <= row.today and day.year >= row.today.year - OLDEST:
            return None, day
        row.remember(_("Geboren"), text)
        row.notes.append(
            _("Geboortedatum '{text}' bestaat niet. Hij staat bij de opmerking.").format(text=text)
            if not row.order.is_doubtful(value)
            else _(
                "Geboortedatum '{text}' kan op twee manieren gelezen worden. Hij staat bij de opmerking."
            ).format(text=text)
        )
    return None, None


def _as_day(value: Value) -> Value:
    if isinstance(value, int) and value in _SERIALS:
        return _SERIAL_START + dt.timedelta(days=value)
    return value


def known_day(row: ReadRow, value: Value, past: dt.date | None = None) -> dt.date | None:
    """The day of a cell in the order that the dates of the list prove; what is still unsure is said."""
    if row.order.is_doubtful(value):
        return None
    written = row.order.day(value)
    day = _whole(written, past if isinstance(value, str) else None)
    if day is not None and row.order.turned and written != written_day(value):
        row.notes.append(
            _("'{text}' is gelezen als {day}: dag en maand waren omgedraaid.").format(
                text=as_text(value), day=as_text(day)
            )
        )
    return day


def _whole(written: WrittenDay | None, past: dt.date | None) -> dt.date | None:
    """The day when all of it was written. With `past`, a year to come is one of a century before."""
    if written is None or written.month is None or written.year is None:
        return None
    year = written.year
    if past is not None and year > past.year:
        year -= _CENTURY
    try:
        return dt.date(year, written.month, written.day)
    except ValueError:
        return None


def day_of(row: ReadRow, role: Role, what: str) -> dt.date | None:
    """The day in a column; of a month or year alone its first day, and that is said."""
    for value in row.values.get(role, []):
        text = as_text(value)
        day = known_day(row, value)
        if day is not None:
            return day
        period = _period(value)
        if period.year is not None:
            known = dt.date(period.year, period.month or 1, 1)
            row.notes.append(
                _("{what} '{text}' is gelezen als {day}.").format(
                    what=what, text=text, day=as_text(known)
                )
            )
            return known
        if plain(text) not in NO | NOT_NEEDED and not (
            role is PersonColumn.UNTIL and plain(text) in YES
        ):
            row.remember(what, text)
            row.notes.append(
                _("{what} '{text}' is geen datum. Het staat bij de opmerking.").format(
                    what=what, text=text
                )
            )
    return None


def _period(value: Value) -> SheetPeriod:
    """The month and year of a cell; here a year of before 2000 may stand alone too."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and _EARLIEST_START <= value < _THIS_CENTURY:
        return SheetPeriod(years=(value,))
    return period_of(value)
