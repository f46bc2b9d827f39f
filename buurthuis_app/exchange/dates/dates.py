"""Dates, months and years in all the ways that people write them in a sheet. The day comes before the month."""

import datetime as dt
import re
from functools import lru_cache

from msgspec import Struct

from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.text_compare import plain
from buurthuis_app.i18n import _

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
_LAST_DAY = 31
_CENTURY = 2000
_SERIAL_START = dt.date(1899, 12, 30)
_SERIALS = range(32874, 73416)
"""Excel's day numbers of EARLIEST_YEAR up to LATEST_YEAR, as they show when a date lost its format."""
_SEASON_STARTS = 8
"""A year that is written as 2024-2025 starts in August."""

_MONTH_SPELLINGS = (
    "jan januari january",
    "feb febr februari february",
    "mrt maa maart mar march",
    "apr april",
    "mei may",
    "jun juni june",
    "jul juli july",
    "aug augustus august",
    "sep sept september",
    "okt oct oktober october",
    "nov november",
    "dec december",
)
MONTHS = {
    spelling: number
    for number, spellings in enumerate(_MONTH_SPELLINGS, start=1)
    for spelling in spellings.split()
}
_WEEKDAY_SPELLINGS = (
    "ma maa maandag mon monday",
    "di din dinsdag tue tuesday",
    "wo woe woensdag wed wednesday",
    "do don donderdag thu thursday",
    "vr vri vrij vrijdag fri friday",
    "za zat zaterdag sat saturday",
    "zo zon zondag sun sunday",
)
WEEKDAYS = frozenset(" ".join(_WEEKDAY_SPELLINGS).split())

_TIME = r"(?:[t ,]+\d{1,2}[:.u]\d{2}.*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/. ](\d{{1,2}})[-/. ](\d{{1,2}}){_TIME}")
_RUN_TOGETHER = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:e|ste|de)?(?:\s*[-/.]\s*|\s+)(\d{1,2}|[a-z]+)\.?"
    rf"(?:(?:\s*[-/.,]\s*|\s*)['’]?(\d{{4}}|\d{{2}}))?{_TIME}"
)
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2}),?(?:\s+(\d{4}))?")
_DAY_ONLY = re.compile(r"(\d{1,2})(?:e|ste|de)?\.?")
_WEEKDAY = re.compile(r"([a-z]+)[.,]?\s+(?=\S)")
_LONGEST = 40
"""Characters; no date is longer."""
_FOUR_DIGIT_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_MONTH_AND_YEAR = re.compile(r"([a-z]+)\.?[\s\-/.]*['’]?(\d{2})(?!\d)")
_NUMBERS_MONTH_FIRST = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])[-/. ]((?:19|20)\d{2})(?!\d)")
_NUMBERS_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/. ](0[1-9]|1[0-2])(?!\d)")


class NotADate(Exception):
    """This is no day of the calendar. Its text is the sentence for the user."""


class SheetPeriod(Struct, frozen=True, kw_only=True):
    """The month and year in which a part of a sheet lies, as far as they are known."""

    month: int | None = None
    years: tuple[int, ...] = ()

    @property
    def year(self) -> int | None:
        """The one year; of a season such as 2024-2025 the one in which the month lies; None when unsure."""
        return self.year_of(self.month)

    def year_of(self, month: int | None) -> int | None:
        """The year in which `month` of this period lies."""
        if len(self.years) == 1:
            return self.years[0]
        if len(self.years) == 2 and self.years[1] - self.years[0] == 1 and month:  # noqa: PLR2004 - a season
            return self.years[0] if month >= _SEASON_STARTS else self.years[1]
        return None

    def within(self, wider: "SheetPeriod") -> "SheetPeriod":
        """This period, completed by what the sheet or the file around it says."""
        return SheetPeriod(month=self.month or wider.month, years=self.years or wider.years)


class WrittenDay(Struct, frozen=True, kw_only=True):
    """A day as far as it was written: "12", "12 jan" or a whole date. It need not exist."""

    day: int
    month: int | None = None
    year: int | None = None

    def on_calendar(self, period: SheetPeriod) -> dt.date:
        """The date, with month and year from `period` where they were not written. Raises NotADate."""
        month = self.month or period.month
        if month is None:
            raise NotADate(
                _("De maand ontbreekt. Zet de maand in de titel of in de naam van het blad.")
            )
        year = self.year or period.year_of(month)
        if year is None:
            sentence = _(
                "Het jaar ontbreekt. Zet het jaar in de titel, bijvoorbeeld: Bezoekers januari 2025."
            )
            raise NotADate(sentence)
        if not EARLIEST_YEAR <= year < LATEST_YEAR:
            raise NotADate(_("Het jaar van deze datum klopt niet."))
        try:
            return dt.date(year, month, self.day)
        except ValueError as error:
            raise NotADate(_("Deze datum bestaat niet.")) from error


def written_day(value: Value) -> WrittenDay | None:
    """The day that this cell names, or None when it names none. A bare 12 is the 12th of an unknown month."""
    if isinstance(value, dt.date):
        return WrittenDay(day=value.day, month=value.month, year=value.year)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, float):
        value = int(value) if value.is_integer() else None
    if isinstance(value, int):
        return _numbered_day(value)
    return _spelled_day(value) if isinstance(value, str) and len(value) <= _LONGEST else None


def _numbered_day(number: int) -> WrittenDay | None:
    if 1 <= number <= _LAST_DAY:
        return WrittenDay(day=number)
    if number in _SERIALS:
        return written_day(_SERIAL_START + dt.timedelta(days=number))
    return None


@lru_cache(maxsize=8192)
def _spelled_day(text: str) -> WrittenDay | None:
    text = " ".join(text.casefold().split())
    weekday = _WEEKDAY.match(text)
    if weekday and weekday[1] in WEEKDAYS:
        text = text[weekday.end() :]
    for pattern in (_YEAR_FIRST, _RUN_TOGETHER):
        if match := pattern.fullmatch(text):
            return WrittenDay(day=int(match[3]), month=int(match[2]), year=int(match[1]))
    if match := _DAY_FIRST.fullmatch(text):
        return _named(match[1], match[2], match[3])
    if match := _MONTH_FIRST.fullmatch(text):
        return _named(match[2], match[1], match[3]) if match[1] in MONTHS else None
    if match := _DAY_ONLY.fullmatch(text):
        return _numbered_day(int(match[1]))
    return None


def _named(day: str, month: str, year: str | None) -> WrittenDay | None:
    number = int(month) if month.isdecimal() else MONTHS.get(month)
    if number is None:
        return None
    return WrittenDay(day=int(day), month=number, year=_full_year(year) if year else None)


def _full_year(digits: str) -> int:
    return int(digits) + (_CENTURY if len(digits) == 2 else 0)  # noqa: PLR2004 - '25 is 2025


def is_weekday(value: Value) -> bool:
    """Whether the cell holds nothing but the name of a day of the week."""
    return isinstance(value, str) and plain(value) in WEEKDAYS


def period_of(value: Value) -> SheetPeriod:
    """The month and years that a title names: "BEZOEKERS JANUARI 2025", "jan-25", a first of the month."""
    if isinstance(value, dt.date):
        return (
            SheetPeriod(month=value.month, years=(value.year,)) if value.day == 1 else SheetPeriod()
        )
    if isinstance(value, int) and _CENTURY <= value < LATEST_YEAR:
        return SheetPeriod(years=(value,))
    return _spelled_period(value) if isinstance(value, str) and len(value) < 200 else SheetPeriod()  # noqa: PLR2004


@lru_cache(maxsize=1024)
def _spelled_period(text: str) -> SheetPeriod:
    text = text.casefold().replace("_", " ")
    months = {MONTHS[word] for word in re.findall(r"[a-z]+", text) if word in MONTHS}
    years = {int(year) for year in _FOUR_DIGIT_YEAR.findall(text)}
    for word, digits in _MONTH_AND_YEAR.findall(text):
        if word in MONTHS and not years:
            years = {_full_year(digits)}
    if not months:
        months = {int(month) for month, _year in _NUMBERS_MONTH_FIRST.findall(text)}
    if not months:
        months = {int(month) for _year, month in _NUMBERS_YEAR_FIRST.findall(text)}
    return SheetPeriod(month=months.pop() if len(months) == 1 else None, years=tuple(sorted(years)))


def period_of_title(title: str) -> SheetPeriod:
    """As `period_of`, for the name of a sheet, which may be no more than the number of its month."""
    period = period_of(title)
    number = title.strip()
    if period.month is None and number.isdecimal() and len(number) <= 2 and 1 <= int(number) <= 12:  # noqa: PLR2004
        return SheetPeriod(month=int(number), years=period.years)
    return period
