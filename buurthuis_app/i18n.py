"""Words, dates and numbers as a Dutch reader expects them. Interface texts are Dutch and are the gettext msgids."""

import datetime as dt
import gettext
from collections.abc import Sequence
from functools import cache

from buurthuis_app import paths

LOCALE = "nl"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(code: str) -> None:
    """Show the interface in language `code` from now on; a language without catalogue shows the Dutch texts."""
    global _catalogue  # noqa: PLW0603 - one language for the whole program
    _catalogue = gettext.translation(
        "buurthuis", paths.resources() / "locale", languages=[code], fallback=True
    )


def _(text: str) -> str:
    """`text` in the chosen language."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """`one` or `many`, as `n` asks, in the chosen language."""
    return _catalogue.ngettext(one, many, n)


def number(value: float, decimals: int = 0) -> str:
    """5120 -> "5.120"; with decimals=1, 13.84 -> "13,8"."""
    if isinstance(value, int) and not decimals:
        # Tables hold hundreds of whole numbers, and a pattern takes ten times as long.
        return f"{value:,}".replace(",", _thousands_mark())
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=LOCALE)


@cache
def _thousands_mark() -> str:
    from babel.numbers import get_group_symbol

    return get_group_symbol(LOCALE)


def percent(share: float) -> str:
    """0.061 -> "6%"."""
    from babel.numbers import format_percent

    return format_percent(share, locale=LOCALE)


def euros(cents: int) -> str:
    """575 -> "€ 5,75", with a space that does not break."""
    from babel.numbers import format_currency

    return format_currency(cents / 100, "EUR", locale=LOCALE)


def short_date(day: dt.date) -> str:
    """22-11-2026."""
    return f"{day.day}-{day.month}-{day.year}"


def long_date(day: dt.date) -> str:
    """zondag 22 november 2026."""
    from babel.dates import format_date

    return format_date(day, "EEEE d MMMM y", locale=LOCALE)


def day_and_month(day: dt.date) -> str:
    """zo 22 nov."""
    from babel.dates import format_date

    return format_date(day, "EEE d MMM", locale=LOCALE)


def month_name(month: int) -> str:
    """1 -> "januari"."""
    from babel.dates import get_month_names

    return str(get_month_names("wide", "stand-alone", locale=LOCALE)[month])


def short_month_name(month: int) -> str:
    """1 -> "jan"."""
    from babel.dates import get_month_names

    return str(get_month_names("abbreviated", "stand-alone", locale=LOCALE)[month])


def weekday_name(weekday: int) -> str:
    """0 -> "maandag": Monday first, as `date.weekday()` counts."""
    from babel.dates import get_day_names

    return str(get_day_names("wide", "stand-alone", locale=LOCALE)[weekday])


def clock(time: dt.time) -> str:
    """9.30: the Dutch way to write a time of day."""
    return f"{time.hour}.{time.minute:02d}"


def listing(words: Sequence[str]) -> str:
    """["a", "b", "c"] -> "a, b en c"."""
    from babel.lists import format_list

    return format_list(list(words), locale=LOCALE)
