"""Dates, months and years in all the ways that people write them in a sheet.

The day comes before the month, unless a reader has found that in its file the month comes first.
"""

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
_FIRST_RUN_TOGETHER = 19_900_000
_SERIALS = range(32874, 73416)
"""Excel's day numbers of EARLIEST_YEAR up to LATEST_YEAR, as they show when a date lost its format."""
_SEASON_STARTS = 8
"""A year that is written as 2024-2025 starts in August."""

_MONTH_SPELLINGS = (
    "jan januari january januar janvier",
    "feb febr februari february februar fevrier",
    "mrt maa maart mar march mars",
    "apr april avril",
    "mei may mai",
    "jun juni june juin",
    "jul juli july juillet",
    "aug augustus august aout",
    "sep sept september septembre",
    "okt oct oktober october octobre",
    "nov november novembre",
    "dec december dez dezember decembre",
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
WEEKDAY_NUMBERS = {
    spelling: number
    for number, spellings in enumerate(_WEEKDAY_SPELLINGS, start=1)
    for spelling in spellings.split()
}
"""Monday is 1, as in the ISO calendar."""
WEEKDAYS = frozenset(WEEKDAY_NUMBERS)

_TIME = r"(?:[t ,]+(?:(?:om|at|um|@) )?\d{1,2}[:.u]\d{2}.*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/. ](\d{{1,2}})[-/. ](\d{{1,2}}){_TIME}")
_RUN_TOGETHER = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])(\d{2})")
_RUN_TOGETHER_DAY_FIRST = re.compile(r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])((?:19|20)\d{2})")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:e|ste|de|th|st|nd|rd)?\.?(?:\s*[-/.]\s*|\s+)(\d{1,2}|[a-z]+)\.?"
    rf"(?:(?:\s*[-/.,]\s*|\s*)['’]?(\d{{4}}|\d{{2}}))?{_TIME}"
)
_MONTH_FIRST = re.compile(
    rf"([a-z]+)\.?(?:\s+|-)(\d{{1,2}})(?:th|st|nd|rd)?,?(?:[\s-]+(\d{{4}}))?{_TIME}"
)
_DAY_ONLY = re.compile(r"(\d{1,2})(?:e|ste|de)?\.?")
_WEEKDAY = re.compile(r"([a-z]+)[.,]?\s+(?=\S)")
_LONGEST = 80
"""Characters; no date is longer, with its time and the name of its time zone."""
_FOUR_DIGIT_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_MONTH_AND_YEAR = re.compile(r"([a-z]+)\.?[\s\-/.]*['’]?(\d{2})(?!\d)")
_NUMBERS_MONTH_FIRST = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])[-/. ]((?:19|20)\d{2})(?!\d)")
_NUMBERS_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/. ](0[1-9]|1[0-2])(?!\d)")


_SEASON = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s*(?:-|–|—|/|\+|&|t/?m|tot en met|tot|en|naar)\s*['’]?((?:19|20)?\d{2})(?![\d-])"
)
_SHORT_SEASON = re.compile(r"(?<![\d.,/-])['’]?(\d{2})\s*[-/–]\s*['’]?(\d{2})(?![\d.,/-])")
_NOT_THE_YEAR = re.compile(
    r"[(\[]?\s*\b(?:bijgewerkt|gewijzigd|aangepast|versie|geprint|afgedrukt|opgeslagen|laatst|stand|concept|gemaakt|"
    r"updated|uitgeprint|d\.d\.)[^)\]]*[)\]]?"
)
_WEEK_NUMBER = re.compile(
    r"(?<![a-z0-9])(?:week|weeknr|weeknummer|wk|w)\s*(?:nr)?[.:]?\s*-?(\d{1,2})(?!\d)"
)
_LAST_WEEK = 53
_WHOLE_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}|\d{1,2} [a-z]+ (?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})(?!\d)"
)
_SHORTEST_SERIAL = 5


class NotADate(Exception):
    """This is no day of the calendar. Its text is the sentence for the user."""


class SheetPeriod(Struct, frozen=True, kw_only=True):
    """The month and year in which a part of a sheet lies, as far as they are known."""

    month: int | None = None
    years: tuple[int, ...] = ()
    week: int | None = None
    apart: bool = False
    """Whether several years were named that are no season: "2023 (bijgewerkt 2024)" gives one, "2023, 2024" two."""

    @property
    def year(self) -> int | None:
        """The one year; of a season such as 2024-2025 the one in which the month lies; None when unsure."""
        return self.year_of(self.month)

    def year_of(self, month: int | None) -> int | None:
        """The year in which `month` of this period lies."""
        if len(self.years) == 1:
            return self.years[0]
        if self.is_season and month:
            return self.years[0] if month >= _SEASON_STARTS else self.years[1]
        return None

    @property
    def is_season(self) -> bool:
        """Whether it runs over two years: 2024-2025."""
        return len(self.years) == 2 and self.years[1] - self.years[0] == 1 and not self.apart  # noqa: PLR2004

    def within(self, wider: "SheetPeriod") -> "SheetPeriod":
        """This period, completed by what the sheet or the file around it says."""
        return SheetPeriod(
            month=self.month or wider.month,
            years=self.years or wider.years,
            week=self.week or wider.week,
            apart=self.apart if self.years else wider.apart,
        )


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


def written_day(value: Value, *, month_first: bool = False) -> WrittenDay | None:
    """The day that this cell names, or None when it names none. A bare 12 is the 12th of an unknown month.

    `month_first` takes 3/4/2025 as the fourth of March.
    """
    if isinstance(value, dt.date):
        return WrittenDay(day=value.day, month=value.month, year=value.year)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, float):
        value = int(value) if value.is_integer() else None
    if isinstance(value, int):
        return _numbered_day(value)
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return _spelled_day(value, month_first=month_first)


def _numbered_day(number: int) -> WrittenDay | None:
    if 1 <= number <= _LAST_DAY:
        return WrittenDay(day=number)
    if number > _FIRST_RUN_TOGETHER:
        return _spelled_day(str(number), month_first=False)
    if number in _SERIALS:
        return written_day(_SERIAL_START + dt.timedelta(days=number))
    return None


@lru_cache(maxsize=8192)
def _spelled_day(text: str, *, month_first: bool) -> WrittenDay | None:
    text = " ".join(text.casefold().split())
    weekday = _WEEKDAY.match(text)
    if weekday and weekday[1] in WEEKDAYS:
        text = text[weekday.end() :]
    if (day := _year_told(text)) is not None:
        return day
    if match := _DAY_FIRST.fullmatch(text):
        if month_first and match[2].isdecimal():
            return _named(match[2], match[1], match[3])
        return _named(match[1], match[2], match[3])
    if match := _MONTH_FIRST.fullmatch(text):
        return _named(match[2], match[1], match[3]) if match[1] in MONTHS else None
    match = _DAY_ONLY.fullmatch(text)
    bare = match[1] if match else text
    is_number = bare.isascii() and bare.isdecimal() and len(bare) in {1, 2, _SHORTEST_SERIAL}
    return _numbered_day(int(bare)) if is_number else None


def _year_told(text: str) -> WrittenDay | None:
    """A day with its year in four digits, in an order that leaves no doubt: 2025-03-16, 20250316, 16032025."""
    for pattern in (_YEAR_FIRST, _RUN_TOGETHER):
        if match := pattern.fullmatch(text):
            return WrittenDay(day=int(match[3]), month=int(match[2]), year=int(match[1]))
    match = _RUN_TOGETHER_DAY_FIRST.fullmatch(text)
    return WrittenDay(day=int(match[1]), month=int(match[2]), year=int(match[3])) if match else None


def _named(day: str, month: str, year: str | None) -> WrittenDay | None:
    number = int(month) if month.isdecimal() else MONTHS.get(month)
    if number is None:
        return None
    return WrittenDay(day=int(day), month=number, year=_full_year(year) if year else None)


def _full_year(digits: str) -> int:
    return int(digits) + (_CENTURY if len(digits) == 2 else 0)  # noqa: PLR2004 - '25 is 2025


def day_in(text: str) -> WrittenDay | None:
    """The whole date that a title names: "Telling van maandag 4 maart 2024"."""
    match = _WHOLE_DATE.search(text.casefold())
    return written_day(match[0]) if match else None


def is_weekday(value: Value) -> bool:
    """Whether the cell holds nothing but the name of a day of the week."""
    return isinstance(value, str) and plain(value) in WEEKDAYS


def weekday_of(value: Value) -> int | None:
    """The day of the week that a cell names, Monday is 1: "ma", "Maandag 4 maart"; None when it names none."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    first = plain(value).split(" ", 1)[0]
    return WEEKDAY_NUMBERS.get(first)


def week_of(value: Value) -> int | None:
    """The number of the week that a text names: "Week 12", "wk 3"; None when it names none."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    match = _WEEK_NUMBER.search(value.casefold())
    return int(match[1]) if match and 1 <= int(match[1]) <= _LAST_WEEK else None


def month_of(value: Value) -> WrittenDay | None:
    """The month, as its first day, of a cell that names no more than a month: "jan", "mrt '24", "2024-03"."""
    if isinstance(value, dt.date):
        return written_day(value) if value.day == 1 else None
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    text = _FOUR_DIGIT_YEAR.sub("", value.casefold())
    letters = plain(text)
    word, _space, _rest = letters.partition(" ")
    period = period_of(value)
    if period.month is None or not (word in MONTHS or not word or word.isdecimal()):
        return None
    if word.isdecimal() and any(each in MONTHS for each in letters.split()):
        return None  # 4 mrt is a day
    named = [each for each in letters.split() if each in MONTHS]
    others = [each for each in letters.split() if each not in MONTHS]
    short = len(others) <= 1 and all(each.isdecimal() and len(each) <= 2 for each in others)  # noqa: PLR2004
    if len(named) > 1 or not short or (not named and not period.years):
        return None
    return WrittenDay(day=1, month=period.month, year=period.years[0] if period.years else None)


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
    years, season = _years_in(text)
    for word, digits in _MONTH_AND_YEAR.findall(text):
        if word in MONTHS and not years:
            years = {_full_year(digits)}
    if not months:
        months = {int(month) for month, _year in _NUMBERS_MONTH_FIRST.findall(text)}
    if not months:
        months = {int(month) for _year, month in _NUMBERS_YEAR_FIRST.findall(text)}
    found = tuple(sorted(years))
    return SheetPeriod(
        month=months.pop() if len(months) == 1 else None,
        years=found,
        week=week_of(text),
        apart=len(found) > 1 and not season,
    )


def _years_in(text: str) -> tuple[set[int], bool]:
    """The years that a title names, and whether they are one season. When it was last changed is not its year."""
    if match := _SEASON.search(text):
        first, second = int(match[1]), _full_year(match[2])
        if second == first + 1:
            return {first, second}, True
    years = {int(year) for year in _FOUR_DIGIT_YEAR.findall(text)}
    if len(years) > 1:
        years = {
            int(year) for year in _FOUR_DIGIT_YEAR.findall(_NOT_THE_YEAR.sub("", text))
        } or years
    return years, False


def short_season(text: str) -> SheetPeriod:
    """ "tellijst 23-24" may be a season; people are asked before it is taken for one."""
    match = _SHORT_SEASON.search(text)
    if match is None or int(match[2]) != int(match[1]) + 1:
        return SheetPeriod()
    first = _full_year(match[1])
    return SheetPeriod(years=(first, first + 1))


def period_of_title(title: str) -> SheetPeriod:
    """As `period_of`, for the name of a sheet, which may be no more than the number of its month."""
    period = period_of(title)
    number = title.strip()
    if period.month is None and number.isdecimal() and len(number) <= 2 and 1 <= int(number) <= 12:  # noqa: PLR2004
        return SheetPeriod(month=int(number), years=period.years)
    return period
