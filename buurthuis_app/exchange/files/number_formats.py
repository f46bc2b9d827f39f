"""Number formats of spreadsheets: which of them show a number as a day, a time, a stretch of time, money or a share."""

import datetime as dt
import math
import re
from enum import Enum, auto
from functools import lru_cache

from buurthuis_app.exchange.files.sheet_grid import Value

OUTSIDE = "#VALUE!"
"""What a spreadsheet program shows for a date that is none."""
EPOCH_1900 = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet has no zone
EPOCH_1904 = dt.datetime(1904, 1, 1)  # noqa: DTZ001
_DAY_OF_1900 = 60
"""The 29th of February 1900, which never was; Excel counts it."""
_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)))
_BUILT_IN_DURATIONS = frozenset((46,))
_BUILT_IN_MONEY = frozenset((5, 6, 7, 8, 42, 44))
_BUILT_IN_SHARES = frozenset((9, 10))
_NO_FORMAT = {"general", "standaard", "standard", "@"}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:hh?|mm?|ss?)\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)
_PARTS_OF_A_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)
_DIGITS = re.compile(r"[#0?]")
_MONEY = re.compile(r"[€£¥]|\[\$(?!-)|(?<!\[)\$|\bEUR\b", re.IGNORECASE)


class NumberLook(Enum):
    """What a number in a cell is to who sees it."""

    PLAIN = auto()
    MOMENT = auto()
    """A day, a day and time, or a time."""
    DURATION = auto()
    """A stretch of time, such as [h]:mm, which may be longer than a day."""
    MONEY = auto()
    SHARE = auto()


@lru_cache(maxsize=512)
def look_of(number: int, code: str = "") -> NumberLook:
    """How a format shows a number; a code of its own counts first."""
    if not code:
        return _built_in(number)
    first = _first_part(code)
    if first.casefold().strip() in _NO_FORMAT:
        return NumberLook.PLAIN
    if _ELAPSED.search(first):
        return NumberLook.DURATION
    if _MONEY.search(code.partition(";")[0]):
        return NumberLook.MONEY
    if _PARTS_OF_A_DATE.search(first) and not _DIGITS.search(first.partition(".")[0]):
        return NumberLook.MOMENT
    return NumberLook.SHARE if "%" in first else NumberLook.PLAIN


def _built_in(number: int) -> NumberLook:
    if number in _BUILT_IN_DURATIONS:
        return NumberLook.DURATION
    if number in _BUILT_IN_DATES:
        return NumberLook.MOMENT
    if number in _BUILT_IN_MONEY:
        return NumberLook.MONEY
    return NumberLook.SHARE if number in _BUILT_IN_SHARES else NumberLook.PLAIN


def as_shown(number: float, look: NumberLook) -> str | None:
    """Money and shares in words, "€ 2,50" and "50%": they count no people. None for any other number."""
    if look is NumberLook.MONEY:
        return f"€ {number:.2f}".replace(".", ",")
    return f"{number * 100:.10g}%".replace(".", ",") if look is NumberLook.SHARE else None


def _first_part(code: str) -> str:
    """What holds for positive numbers, without the words and colours in it."""
    return _LITERAL.sub("", code).partition(";")[0]


def number_of(number: float) -> Value:
    """A whole number as one, also where a file kept it as a broken one; OUTSIDE for what is no number at all."""
    if not math.isfinite(number):
        return OUTSIDE
    return int(number) if float(number).is_integer() else number


def moment_of(number: float, epoch: dt.datetime, *, duration: bool = False) -> Value:
    """The day, day and time, or time that a number stands for; OUTSIDE when there is no such day.

    A stretch of time comes back as its words ("1 day, 3:00:00"): it is neither a count nor a day.
    """
    try:
        if duration:
            return str(dt.timedelta(seconds=round(number * 86400)))
        if 0 <= number < 1:
            return (epoch + _rounded(number)).time()
        if epoch == EPOCH_1900 and 1 <= number < _DAY_OF_1900:
            number += 1
        return epoch + _rounded(number)
    except (OverflowError, ValueError):
        return OUTSIDE


def _rounded(days: float) -> dt.timedelta:
    """To the second: a part of a day can't be written exactly."""
    whole = int(days // 1)
    return dt.timedelta(days=whole, seconds=round((days - whole) * 86400))
