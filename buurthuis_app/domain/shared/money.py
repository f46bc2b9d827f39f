"""Amounts of money: whole euro cents, read as people write them, shared without losing a cent."""

import re

from msgspec import Struct

from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, euros

MOST_CENTS = 10_000_000_00
"""The highest amount that can be kept, ten million euros; a higher one is a slip of the fingers."""

_DUTCH = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}|-+))?")
_POINT = re.compile(r"(\d+)\.(\d{1,2}|-+)")
"""A point before the cents, as on a calculator: 12.50."""
_ENGLISH = re.compile(r"(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?")
_WORDS = re.compile(r"euro'?s?|eur|€")
_NOTHING = frozenset({"gratis", "geen", "niets"})


class AmountReading(Struct, frozen=True, kw_only=True):
    """What a text says as an amount. Exactly one of the three is there.

    `cents` when it can be read in one way, `choices` when people must say which of these they mean, and otherwise
    `sentence`, which says what is wrong with it.
    """

    cents: int | None = None
    choices: tuple[int, ...] = ()
    sentence: str = ""

    @property
    def question(self) -> str:
        """What to ask when there are choices: "Bedoelt u € 1.250,00 of € 1,25?"."""
        amounts = [euros(cents) for cents in self.choices]
        if len(amounts) == 1:
            return _("Bedoelt u {amount}?").format(amount=amounts[0])
        return _("Bedoelt u {amount} of {other}?").format(amount=amounts[0], other=amounts[1])

    def value(self) -> int:
        """The amount in euro cents. Raises Invalid with the question or the sentence."""
        if self.cents is None:
            raise Invalid(self.question if self.choices else self.sentence)
        return self.cents


def read_amount(text: str) -> AmountReading:
    """What `text` says: 1250, 1.250,-, € 1250,50, 1 250,50, 12.50, gratis.

    1,250 and 1,250.50 are written the English way or by mistake: those give choices and are never guessed.
    """
    plain = _WORDS.sub("", text.strip().casefold())
    plain = "".join(plain.replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-").split())
    if plain in _NOTHING:
        return AmountReading(cents=0)
    if plain.startswith("-") and plain.strip("-"):
        return AmountReading(
            sentence=_("Een bedrag onder nul kan niet. Schrijf het bedrag zonder min.")
        )
    if amount_match := _DUTCH.fullmatch(plain) or _POINT.fullmatch(plain):
        return _within(_cents(amount_match[1].replace(".", ""), amount_match[2]))
    if amount_match := _ENGLISH.fullmatch(plain):
        return _asked(amount_match[1], amount_match[2])
    return AmountReading(sentence=_("Dit is geen bedrag. Schrijf bijvoorbeeld 2,50 of 1.250,-."))


def shares(cents: int, parts: int) -> tuple[int, ...]:
    """`cents` in so many equal parts that together are exactly `cents`; the first ones get a cent more."""
    share, rest = divmod(cents, parts)
    return tuple(share + (place < rest) for place in range(parts))


def _cents(whole: str, rest: str | None) -> int:
    digits = (rest or "").replace("-", "")
    return int(whole) * 100 + int(digits.ljust(2, "0"))


def _asked(whole: str, rest: str | None) -> AmountReading:
    """Commas between thousands: the English reading, and when there is one comma alone perhaps a decimal one."""
    english = _cents(whole.replace(",", ""), rest)
    choices = [english]
    if rest is None and whole.count(",") == 1:
        before, after = whole.split(",")
        if after.endswith("0"):  # 1,250 may be meant as 1,25
            choices.append(_cents(before, after[:2]))
    amounts = tuple(cents for cents in choices if cents <= MOST_CENTS)
    return AmountReading(choices=amounts) if amounts else _within(english)


def _within(cents: int) -> AmountReading:
    if cents <= MOST_CENTS:
        return AmountReading(cents=cents)
    sentence = _(
        "Dit bedrag is te hoog. Het hoogste is {amount}; kijk of er een nul te veel staat."
    )
    return AmountReading(sentence=sentence.format(amount=euros(MOST_CENTS)))
