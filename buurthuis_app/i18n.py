"""Translation, dates and numbers as a Dutch reader expects them. Interface texts are Dutch: the gettext msgids."""

import datetime as dt
import gettext
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import ROUND_HALF_UP, Decimal

from buurthuis_app import paths

DUTCH = "nl"
OFFICE = (DUTCH, "en")
"""Languages that the whole program speaks; the door has more."""

_dutch = gettext.NullTranslations()
_spoken, _catalogue = DUTCH, _dutch
_for_now: ContextVar[gettext.NullTranslations | None] = ContextVar("for now", default=None)


def use_language(code: str) -> None:
    """Show the interface in language `code` from now on; a language without catalogue shows the Dutch texts."""
    global _spoken, _catalogue  # noqa: PLW0603 - one language for the whole program
    _spoken = code
    _catalogue = _texts(code)


def spoken() -> str:
    """The language that the interface is shown in."""
    return _spoken


@contextmanager
def in_dutch() -> Iterator[None]:
    """Dutch texts inside this, in this thread, whatever the screen speaks: for papers and for words that are kept."""
    with in_language(DUTCH):
        yield


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Texts of language `code` inside this, in this thread: for a paper in the language of who reads it."""
    before = _for_now.set(_dutch if code == DUTCH else _texts(code))
    try:
        yield
    finally:
        _for_now.reset(before)


def _texts(code: str) -> gettext.NullTranslations:
    folder = paths.resources() / "locale"
    return gettext.translation("buurthuis", folder, languages=[code], fallback=True)


OWN_NAMES = {
    "nl": "Nederlands",
    "en": "English",
    "tr": "Türkçe",
    "ar": "العربية",
    "uk": "Українська",
    "pl": "Polski",
}
"""What each language calls itself, by its code (ISO 639-1)."""

NOT_PROOFREAD = frozenset({"en", "tr", "ar", "uk", "pl"})
"""Languages whose texts nobody who grew up with them has read yet: docs/to-try.md says how one leaves this set."""


def languages() -> dict[str, str]:
    """The languages that there are texts in, by code, each by its own name; Dutch first."""
    folder = paths.resources() / "locale"
    return {
        code: name
        for code, name in OWN_NAMES.items()
        if code == "nl" or gettext.find("buurthuis", folder, languages=[code])
    }


def from_right_to_left(code: str) -> bool:
    """Whether language `code` is written from right to left."""
    return code == "ar"


def _(text: str) -> str:
    """`text` in the chosen language."""
    return (_for_now.get() or _catalogue).gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """`one` or `many`, as `n` asks, in the chosen language."""
    return (_for_now.get() or _catalogue).ngettext(one, many, n)


def form_of(value: float) -> int:
    """The number by which `ngettext` chooses the words for a value that need not be whole: 1,5 is more than one."""
    return 1 if value == 1 else 2


def number(value: float, decimals: int = 0) -> str:
    """5120 -> "5.120"; with decimals=1, 13.84 -> "13,8"."""
    exact = value if isinstance(value, int) else _rounded(value, decimals)
    english = f"{exact:,.{decimals}f}"
    return english.translate(_MARKS)


def rounded(value: float, decimals: int) -> float:
    """Halves go up, as `number` writes them."""
    return float(_rounded(value, decimals))


def _rounded(value: float, decimals: int) -> Decimal:
    """Halves go up, as people round: 10.5 -> 11, 2.25 -> 2.3; Python's own rounding goes to the even one."""
    step = Decimal(1).scaleb(-decimals)
    return Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_UP)


def short_number(value: float) -> str:
    """94.0 -> "94", 7.5 -> "7,5": with as many decimals as it has, at most three."""
    decimals = next((n for n in range(3) if round(value, n) == round(value, 3)), 3)
    return number(value, decimals)


_MARKS = str.maketrans(",.", ".,")
"""Dutch writes a point between thousands and a comma before decimals."""


def percent(share: float) -> str:
    """Share as a percentage: 0.061 -> "6%"."""
    return f"{number(share * 100)}%"


def euros(cents: int) -> str:
    """575 -> "€ 5,75", with a space that does not break."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"€\u00a0{sign}{number(whole)},{rest:02d}"


def in_hours(minutes: float) -> str:
    """150 -> "2,5": hours with one decimal at most, and two where one would say something else."""
    hundredths = round(minutes / 60 * 100)
    decimals = 0 if hundredths % 100 == 0 else 1 if hundredths % 10 == 0 else 2
    return number(minutes / 60, decimals)


def short_date(day: dt.date) -> str:
    """Date in digits: 22-11-2026."""
    return _("{day}-{month}-{year}").format(day=day.day, month=day.month, year=day.year)


def long_date(day: dt.date) -> str:
    """Date in full: zondag 22 november 2026."""
    return _("{weekday} {day} {month} {year}").format(
        weekday=weekday_name(day.weekday()),
        day=day.day,
        month=month_name(day.month),
        year=day.year,
    )


def day_of_month(day: dt.date) -> str:
    """Date in full without its year: zondag 22 november."""
    return _("{weekday} {day} {month}").format(
        weekday=weekday_name(day.weekday()), day=day.day, month=month_name(day.month)
    )


def day_and_month(day: dt.date) -> str:
    """Date in short: zo 22 nov."""
    return _("{weekday} {day} {month}").format(
        weekday=short_weekday_name(day.weekday()),
        day=day.day,
        month=short_month_name(day.month),
    )


def month_name(month: int) -> str:
    """Name of a month: 1 -> "januari"."""
    names = (
        *(_("januari"), _("februari"), _("maart"), _("april"), _("mei"), _("juni")),
        *(_("juli"), _("augustus"), _("september"), _("oktober"), _("november"), _("december")),
    )
    return names[month - 1]


def short_month_name(month: int) -> str:
    """Short name of a month: 1 -> "jan"."""
    names = _("jan feb mrt apr mei jun jul aug sep okt nov dec").split()
    return names[month - 1]


def weekday_name(weekday: int) -> str:
    """0 -> "maandag": Monday first, as `date.weekday()` counts."""
    names = (
        *(_("maandag"), _("dinsdag"), _("woensdag"), _("donderdag"), _("vrijdag")),
        *(_("zaterdag"), _("zondag")),
    )
    return names[weekday]


def short_weekday_name(weekday: int) -> str:
    """Short name of a weekday: 0 -> "ma"."""
    return _("ma di wo do vr za zo").split()[weekday]


def clock(time: dt.time) -> str:
    """9.30: the Dutch way to write a time of day."""
    return _("{hour}.{minute}").format(hour=time.hour, minute=f"{time.minute:02d}")


def hours(starts: dt.time | None, ends: dt.time | None) -> str:
    """10.00–12.00, or as much of it as is known."""
    if starts is None or ends is None:
        return "".join(clock(time) for time in (starts, ends) if time)
    return _("{begins}–{ends}").format(begins=clock(starts), ends=clock(ends))


def listing(words: Sequence[str]) -> str:
    """["a", "b", "c"] -> "a, b en c"."""
    *others, last = words or [""]
    return _("{others} en {last}").format(others=", ".join(others), last=last) if others else last
