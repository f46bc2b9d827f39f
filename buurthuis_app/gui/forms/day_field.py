"""A day as people type it, which may be left open: 22-11-2026, 22/11/26, 22 nov 2026."""

import datetime as dt
import re

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, month_name, short_date

_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})[- ]?([a-z]{3,})\.?[- ]?(\d{4}|\d{2})")
_YEAR = re.compile(r"\d{4}")
_CENTURY = 100
_AHEAD = 10
"""Two digits mean this century up to so many years from now, and the former century beyond."""
_LETTERS = 3


class DayField(QLineEdit):
    """Empty means unknown. What is no day is said beside the field when saving."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("bijv. 22-11-2026"))
        self.editingFinished.connect(self._tidy)

    def show_day(self, day: dt.date | None) -> None:
        """Show this day, or nothing."""
        self.setText(short_date(day) if day else "")

    def day(self) -> dt.date | None:
        """What stands there. Raises Invalid when it is no day, such as 31 February."""
        return read_day(self.text())

    def _tidy(self) -> None:
        try:
            self.show_day(self.day())
        except Invalid:
            return


class BirthField(DayField):
    """A date of birth, or the year alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("bijv. 1957 of 22-8-1957"))

    def show_birth(self, year: int | None, day: dt.date | None) -> None:
        """Show the day when it is known, else the year."""
        self.setText(short_date(day) if day else str(year or ""))

    def birth(self) -> tuple[int | None, dt.date | None]:
        """The year alone, or the day alone. Raises Invalid for anything else."""
        text = self.text().strip()
        if _YEAR.fullmatch(text):
            return int(text), None
        return None, read_day(text, past=True)

    @override
    def _tidy(self) -> None:
        try:
            self.show_birth(*self.birth())
        except Invalid:
            return


def read_day(text: str, *, past: bool = False) -> dt.date | None:
    """The day that `text` means; None for nothing. With `past`, two digits of a year are never of a year to come.

    Raises Invalid when it is no day that ever was or will be.
    """
    text = " ".join(text.casefold().split())
    if not text:
        return None
    day = month = year = 0
    if date_match := _NUMBERS.fullmatch(text):
        day, month, year = (int(part) for part in date_match.groups())
    elif date_match := _WORDS.fullmatch(text):
        day, month, year = int(date_match[1]), _month(date_match[2]), int(date_match[3])
    if year < _CENTURY and date_match:
        year = _whole_year(year, ahead=0 if past else _AHEAD)
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise Invalid(_("Deze dag bestaat niet. Schrijf bijvoorbeeld 22-11-2026.")) from None


def _month(word: str) -> int:
    """1 to 12 by the first three letters of its name; 0 for no month."""
    names = [month_name(number).casefold() for number in range(1, 13)]
    if word in {"mrt", "maa"}:
        return 3
    return next((n for n, name in enumerate(names, 1) if name.startswith(word[:_LETTERS])), 0)


def _whole_year(two_digits: int, *, ahead: int) -> int:
    now = dt.date.today().year  # noqa: DTZ011 - a year on the wall calendar
    year = now - now % _CENTURY + two_digits
    return year if year <= now + ahead else year - _CENTURY
